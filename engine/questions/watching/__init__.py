"""What those who run the product ask; the answers hold numbers and no person."""
