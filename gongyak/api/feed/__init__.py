"""The feed of changes: one entry for each publication, with the hash that anchors it."""
