"""Approvals (결재)."""
