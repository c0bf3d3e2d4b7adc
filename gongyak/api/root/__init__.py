"""The first address: what there is."""
