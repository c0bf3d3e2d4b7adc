"""Cards from records: what belongs to a pledge, a draft filled from it, and the lineage that is frozen with the card."""
