"""Logging in and out of the desk."""
