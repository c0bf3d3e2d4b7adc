"""DOCX: documents of Word and of whatever else writes Office Open XML."""
