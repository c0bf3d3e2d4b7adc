"""Staff: departments and people of the office, with the days for which each is so."""
