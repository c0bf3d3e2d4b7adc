"""실적대장: what was done, dated, numbered and evidenced; and what is planned next."""
