"""Files in and out: bytes to checked rows, and rows to bytes. Reaches no database."""
