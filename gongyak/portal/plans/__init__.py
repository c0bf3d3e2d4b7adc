"""Plans (실천계획) as the public reads them."""
