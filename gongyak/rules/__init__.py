"""Rules: what is true of text, money, dates and cards alone. Plain Python, no framework, no clock."""
