"""Which version applies: authority and legal date; pure."""
