"""Tables of people and of how they come in."""

from gongyak.staff.models.entry import Factor, LoginSession, SecondFactor, TryCount
from gongyak.staff.models.people import (
    IN_DEPARTMENT,
    STANDS_FOR,
    Department,
    Duty,
    Handover,
    Role,
    SpanQuerySet,
    Staff,
    StaffManager,
)

__all__ = [
    "IN_DEPARTMENT",
    "STANDS_FOR",
    "Department",
    "Duty",
    "Factor",
    "Handover",
    "LoginSession",
    "Role",
    "SecondFactor",
    "SpanQuerySet",
    "Staff",
    "StaffManager",
    "TryCount",
]
