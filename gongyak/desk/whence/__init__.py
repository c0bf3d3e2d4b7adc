"""“이 숫자 어디서?” in the office: the rows behind every figure of a card, as they were and as they are."""
