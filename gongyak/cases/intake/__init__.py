"""What a business hands in by itself on its difficulty, and what it sees of that: the door inward of the public."""

from gongyak.cases.business import (
    add_material,
    answer_supplement,
    ask_again,
    say_solved,
    withdraw,
    withdraw_consent,
)
from gongyak.cases.intake import attaching, drafts, filing, typed
from gongyak.cases.intake.access import LookedTooOften, case_of, enter, leave
from gongyak.cases.intake.asked import AskedWhether, answer_asked, asked_by
from gongyak.cases.intake.bringing import looked_through
from gongyak.cases.intake.drafts import Draft, Flooded, NoDraft
from gongyak.cases.intake.filing import Receipt, Unfinished
from gongyak.cases.intake.status import OwnCase, letter_of_own, own_case, question_of_own
from gongyak.cases.intake.typed import Difficulty
from gongyak.cases.intake.window import Window, departments, window
from gongyak.cases.losing import AskedTooOften, ask_for_secret, lost_of, renew

__all__ = [
    "AskedTooOften",
    "AskedWhether",
    "Difficulty",
    "Draft",
    "Flooded",
    "LookedTooOften",
    "NoDraft",
    "OwnCase",
    "Receipt",
    "Unfinished",
    "Window",
    "add_material",
    "answer_asked",
    "answer_supplement",
    "ask_again",
    "ask_for_secret",
    "asked_by",
    "attaching",
    "case_of",
    "departments",
    "drafts",
    "enter",
    "filing",
    "leave",
    "letter_of_own",
    "looked_through",
    "lost_of",
    "own_case",
    "question_of_own",
    "renew",
    "say_solved",
    "typed",
    "window",
    "withdraw",
    "withdraw_consent",
]
