"""Residents' opinions on pledges: written, received, looked up, and read with their answers."""
