"""May this actor see, do or read this? Pure."""
