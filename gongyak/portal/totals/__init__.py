"""총괄표 and 공약가계부 as a page and as files."""
