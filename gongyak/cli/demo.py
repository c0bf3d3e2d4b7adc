"""The demo: the one real card, taken in with marked answers, and published."""

from pathlib import Path

from gongyak.cli import clock

_FOLDER = Path(__file__).parents[2] / "demo"
_CARD = "card-1-2-2.txt"
BY = "시연"


def load() -> None:
    """Take in and publish the demo card; a store that has it already stays as it is."""
    from gongyak.district.models import District
    from gongyak.pledges.actions import import_card, publish_quarter
    from gongyak.rules.card.answers import parse_sheet

    now = clock.now()
    District.objects.get_or_create(id=1, defaults={"name": "부산광역시 금정구 공약 카드 시연"})
    answers = parse_sheet((_FOLDER / "answers.toml").read_text(encoding="utf-8"))
    data = (_FOLDER / _CARD).read_bytes()
    report = import_card(name=_CARD, data=data, answers=answers, by=BY, now=now)
    publish_quarter(as_of=report.as_of, by=BY, now=now, reason="시연 자료 공개")
