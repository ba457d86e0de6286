"""Events in, row changes out; pure."""
