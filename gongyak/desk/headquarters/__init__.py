"""종합대책본부: the situation page, reports, the office with its teams, indicators."""
