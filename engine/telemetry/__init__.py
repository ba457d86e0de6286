"""What is told to those who run the product: one event a line, and numbers; never answers."""
