"""Meetings: quorum and votes, minutes with what the law wants in them, what to mind before elections. Pure."""

from gongyak.rules.meetings.elections import Election, election_warnings, elections
from gongyak.rules.meetings.jsonform import UNNAMED, from_json, public, to_json
from gongyak.rules.meetings.model import (
    Attendee,
    Came,
    Matter,
    Minutes,
    Outcome,
    Resolved,
    Said,
    Tracked,
)
from gongyak.rules.meetings.paper import TITLE, document
from gongyak.rules.meetings.quorum import Quorum, QuorumRule, VoteRule, is_carried, quorum
from gongyak.rules.meetings.required import Content, check, contents

__all__ = [
    "TITLE",
    "UNNAMED",
    "Attendee",
    "Came",
    "Content",
    "Election",
    "Matter",
    "Minutes",
    "Outcome",
    "Quorum",
    "QuorumRule",
    "Resolved",
    "Said",
    "Tracked",
    "VoteRule",
    "check",
    "contents",
    "document",
    "election_warnings",
    "elections",
    "from_json",
    "is_carried",
    "public",
    "quorum",
    "to_json",
]
