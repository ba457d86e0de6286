"""Questions of this area."""
