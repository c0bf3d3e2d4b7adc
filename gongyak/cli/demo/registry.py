"""What the demo enters in the registry by hand: the district, its departments, officeholders and fields."""

from collections.abc import Iterable

from gongyak.cli.demo.office import Holder, Office
from gongyak.cli.demo.story import Story
from gongyak.district.models import DepartmentLine, District
from gongyak.pledges.models import Field, Officeholder, Pledge, Term
from gongyak.pledges.places import order_key
from gongyak.rules.term import term_number


def register(office: Office) -> None:
    """Enter the district. Safe to repeat."""
    settings = {"name": office.name, "notice": office.notice, "coordinator": office.coordinator}
    settings["notice_english"] = office.notice_english
    District.objects.update_or_create(id=1, defaults=settings)
    for place, (name, department) in enumerate(office.departments.items(), start=1):
        line = {"phone": department.phone, "place": place}
        DepartmentLine.objects.update_or_create(department=name, defaults=line)
    for holder in office.holders:
        _register(holder)


def _register(holder: Holder) -> None:
    number, sequence = map(int, holder.key.split("-"))
    rule = term_number(number)
    term = Term.objects.get_or_create(number=number, defaults={"start_on": rule.start, "end_on": rule.end})[0]
    told = {
        "name": holder.name,
        "role": holder.role,
        "began_on": holder.began_on,
        "ended_on": holder.ended_on,
    }
    row = Officeholder.objects.update_or_create(term=term, sequence=sequence, defaults=told)[0]
    for path, name in holder.fields.items():
        parent = Field.objects.filter(officeholder=row, number=path.rpartition("-")[0]).first()
        made = {"parent": parent, "name": name}
        Field.objects.update_or_create(officeholder=row, number=path, defaults=made)


def describe(stories: Iterable[Story]) -> None:
    """Enter 신규·계속 and whose budget a pledge shares, for those pledges that are there. Safe to repeat."""
    for story in stories:
        pledge = _pledge(story.holder, story.number)
        if pledge and pledge.origin is None:
            pledge.origin = story.origin
            pledge.shares_budget_of = story.shares_budget_of and _pledge(story.holder, story.shares_budget_of)
            pledge.save()


def _pledge(holder: str, number: str) -> Pledge | None:
    term, sequence = holder.split("-")
    asked = Pledge.objects.filter(officeholder__term__number=term, officeholder__sequence=sequence)
    return asked.filter(order=order_key(number)).first()
