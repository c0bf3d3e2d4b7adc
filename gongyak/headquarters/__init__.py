"""종합대책본부: phases, teams, indicators, the situation page and its reports."""
