"""The district's settings, as people who are no developers set them."""
