"""Seats, conflict of interest, quorum facts and tallies; pure."""
