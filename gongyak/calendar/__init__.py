"""휴일: what the district changes in the holidays of the kept library."""
