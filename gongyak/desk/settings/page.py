"""What the pages of the settings share: the frame and the tabs that somebody may open."""

from typing import Any

from django.urls import reverse

from gongyak.desk.frame import Entry, make_frame
from gongyak.desk.settings.forms import PARTS
from gongyak.desk.settings.permissions import may_set
from gongyak.staff.actors import Actor


def make_page(actor: Actor, here: str, **shown: Any) -> dict[str, Any]:
    """What a template of the settings is given; `here` is the tab."""
    tabs = [(reverse("desk-settings-part", args=[part.name]), part.label, part.name) for part in PARTS]
    tabs += [
        (reverse("desk-lines"), "부서 대표전화", "lines"),
        (reverse("desk-statuses"), "추진상황의 말", "statuses"),
        (reverse("desk-rules"), "점검 규칙", "rules"),
    ]
    told = [*(tabs if may_set(actor) else ()), (reverse("desk-setting-changes"), "바뀐 기록", "changes")]
    return {
        "frame": make_frame(actor, "desk-settings"),
        "tabs": [Entry(address, label, name == here) for address, label, name in told],
    } | shown
