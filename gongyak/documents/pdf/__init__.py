"""PDF in and out."""
