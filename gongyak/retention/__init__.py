"""보존과 파기: how long what is kept is kept, and how it is destroyed by two people, with a ledger (파기대장)."""
