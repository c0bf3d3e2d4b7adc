"""Figures over a set of pledges, each with its formula and the pledges behind it."""
