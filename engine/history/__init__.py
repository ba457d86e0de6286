"""Seal, verify, replay. This room may not write and may not send."""
