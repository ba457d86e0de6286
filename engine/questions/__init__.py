"""What may be asked, one file each: the question, its answer and the function that reads it."""
