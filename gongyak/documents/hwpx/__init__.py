"""HWPX (OWPML, KS X 6101) in and out."""
