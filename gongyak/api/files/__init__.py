"""Bulk files: each dataset of the dictionary as CSV, JSON and XLSX."""
