"""The linter as pages: a whole quarter by rule and department, and the headquarters' records."""
