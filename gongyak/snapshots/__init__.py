"""Snapshots (확정본): what is official, frozen. Knows documents and their bytes, never what they mean."""
