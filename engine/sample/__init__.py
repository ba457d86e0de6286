"""The sample authority, its people and its missions, clearly marked as such."""
