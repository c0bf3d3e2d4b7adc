"""What a business hands in by itself on its difficulty, and what it sees of that: the door inward of the public."""

from gongyak.cases.intake import attaching, drafts, filing, typed
from gongyak.cases.intake.access import Drawn, LookedTooOften, Opened, case_of, draw, enter, leave, open_for
from gongyak.cases.intake.drafts import Draft, Flooded, NoDraft
from gongyak.cases.intake.filing import Receipt, Unfinished
from gongyak.cases.intake.typed import Difficulty
from gongyak.cases.intake.window import Window, departments, window

__all__ = [
    "Difficulty",
    "Draft",
    "Drawn",
    "Flooded",
    "LookedTooOften",
    "NoDraft",
    "Opened",
    "Receipt",
    "Unfinished",
    "Window",
    "attaching",
    "case_of",
    "departments",
    "drafts",
    "draw",
    "enter",
    "filing",
    "leave",
    "open_for",
    "typed",
    "window",
]
