"""공약 변경: written by departments, handled by the coordinating office, signed."""
