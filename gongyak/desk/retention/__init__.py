"""보존과 파기 on the desk: what is kept how long, what is due, who proposed and confirmed, and the ledger."""
