"""The catalogue: what data portals harvest (DCAT 3)."""
