"""공약: the pledge cards of a district office, from the file that arrives to the page that anyone can check."""
