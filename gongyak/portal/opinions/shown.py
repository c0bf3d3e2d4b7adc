"""An answered opinion ready to print."""

from dataclasses import dataclass

from django.urls import reverse

from gongyak.pledges.published import PublishedOpinion
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of


@dataclass(frozen=True, slots=True)
class ShownOpinion:
    """An answered opinion as pages show it; `card` is the way to its pledge."""

    anchor: str
    number: str
    title: str
    card: str
    text: str
    received: str
    department: str
    answer: str
    answered: str


def make_opinion(one: PublishedOpinion) -> ShownOpinion:
    """An opinion ready to print."""
    return ShownOpinion(
        anchor=f"opinion-{one.key}",
        number=one.pledge,
        title=one.title,
        card=f"{reverse('card', args=[one.pledge])}?holder={one.holder}",
        text=one.text,
        received=format_day(one.received_on),
        department=one.department,
        answer=one.answer,
        answered=format_day(day_of(one.answered_at)),
    )
