"""휴일·기한: the holidays of a year with what the district changed, and the clock that counts by them."""
