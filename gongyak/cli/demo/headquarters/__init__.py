"""A year of an invented headquarters, told in `demo/headquarters/`, by the acts of the product."""
