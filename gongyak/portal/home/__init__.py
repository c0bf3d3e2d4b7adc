"""The first page: whose pledges these are, and the list that leads to each."""
