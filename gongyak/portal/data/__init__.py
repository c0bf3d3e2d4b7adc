"""The page of the open data: what can be had, for which day, in which format, under which terms."""
