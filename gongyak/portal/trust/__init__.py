"""How cards come about, what is published, and how anyone checks it."""
