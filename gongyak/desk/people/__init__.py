"""People and rights: departments, staff, their duties, handovers, and who had which rights when."""
