"""One's own account: password, second factors, and where one is logged in."""
