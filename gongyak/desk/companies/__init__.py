"""기업 대장: companies, their people masked until somebody says why, what may be one, and rows from a file."""
