"""Dates, times, date-times and both kinds of duration: reading, writing and arithmetic.

A time zone is kept as it was written: an offset stays an offset, a zone stays a zone. Nothing
here asks the machine for its own zone or for the present time.
"""
