"""What an auditor asks."""
