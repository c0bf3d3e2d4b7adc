"""District (설정): what one installation says of itself and what it shows to the public."""
