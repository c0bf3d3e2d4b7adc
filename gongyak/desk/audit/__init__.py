"""The auditor's part of the desk: acts, looks at personal data, anchors, reviews, and mail that is late."""
