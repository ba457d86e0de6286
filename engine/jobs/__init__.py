"""What is due, what is to be sealed or ended; each thing in a transaction of its own."""
