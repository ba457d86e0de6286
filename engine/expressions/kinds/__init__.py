"""What expressions compute with: kinds of values, their equality, order, text and types."""
