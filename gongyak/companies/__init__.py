"""기업·단체: companies and their contacts, whose personal values are sealed."""
