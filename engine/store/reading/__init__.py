"""What questions read: rows of several tables as one answer needs them."""
