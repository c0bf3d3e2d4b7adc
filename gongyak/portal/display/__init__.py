"""Text size and contrast, which each reader chooses, and two cookies remember."""
