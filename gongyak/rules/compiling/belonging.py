"""What belongs to a pledge: what is linked to it, what stands under that, what came of its projects."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongyak.rules.compiling.model import SERIES, Link, Records
from gongyak.rules.records import Achievement, PlannedActivity, Project


@dataclass(frozen=True, slots=True)
class Belonging:
    """The links of a pledge over what is known."""

    records: Records
    links: dict[str, Link]

    @classmethod
    def of(cls, records: Records) -> "Belonging":
        """The links by what they name."""
        return cls(records, {link.record: link for link in records.links})

    def results(self) -> list[Achievement]:
        """Results that are linked themselves, by their series, or by the project that they came of; and those
        under one of them.
        """
        every = self.records.of(Achievement)
        own = {one.key for one in every if self._named(one)}
        return [one for one in every if one.key in own or self._is_under(one, own)]

    def planned(self) -> list[PlannedActivity]:
        """Planned activities that are linked, came of a linked project, or stand under such a one."""
        every = self.records.of(PlannedActivity)
        own = {one.key for one in every if one.key in self.links or one.source in self.links}
        return [one for one in every if one.key in own or self._is_under(one, own)]

    def projects(self, *, own_money: bool = False) -> list[Project]:
        """The linked projects, or only those whose money is the pledge's own."""
        return [
            one
            for one in self.records.of(Project)
            if one.key in self.links and (self.links[one.key].own_money or not own_money)
        ]

    def place(self, told_together: Iterable[Achievement | PlannedActivity]) -> int | None:
        """The first place set by hand of any of them, or of their series."""
        names = [name for one in told_together for name in (one.key, _series(one))]
        places = [self.links[name].order for name in names if name in self.links]
        return min((place for place in places if place is not None), default=None)

    def _named(self, one: Achievement) -> bool:
        return bool({one.key, one.source, _series(one)} & self.links.keys())

    def _is_under(self, one: Achievement | PlannedActivity, own: set[str]) -> bool:
        """Whether some record above it belongs; a ring of parents ends."""
        seen: set[str] = set()
        at: Achievement | PlannedActivity | None = one
        while at is not None and at.parent and at.parent not in seen:
            if at.parent in own:
                return True
            seen.add(at.parent)
            at = self.records.get(at.parent, type(one))
        return False


def _series(one: Achievement | PlannedActivity) -> str:
    return f"{SERIES}{one.series}" if isinstance(one, Achievement) and one.series else one.key
