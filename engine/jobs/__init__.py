"""Deadlines due, messages to deliver, the access log to seal; each in its own transaction."""
