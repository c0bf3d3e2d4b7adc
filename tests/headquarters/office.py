"""A headquarters of the cast's office, for tests: set up, with people in its teams and an indicator."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from gongyak.headquarters.defining import IndicatorWords, define_indicator
from gongyak.headquarters.founding import Founding, declare_phase, establish
from gongyak.headquarters.models import (
    AlertLevel,
    Headquarters,
    Indicator,
    MemberPart,
    Observation,
    Phase,
    Team,
    TeamMember,
)
from gongyak.headquarters.observing import Entered, observe
from gongyak.headquarters.teams import NewMember, add_member
from gongyak.rules.indicators import period_of, read_value
from gongyak.staff.actors import Actor
from tests.people import People

BEGAN = date(2024, 1, 2)
NOW = datetime(2024, 6, 30, 3, 0, tzinfo=UTC)
DAY = date(2024, 6, 30)
WORDS = IndicatorWords("고용", "국민연금 가입자", "명", "국민연금공단", "오르면 좋음", "month")


@dataclass(frozen=True)
class Office:
    """The headquarters with who acts in it."""

    people: People
    headquarters: Headquarters

    def by(self, who: str, day: date = DAY) -> Actor:
        """Somebody of the cast at work on a day."""
        return self.people.actor(who, day)

    @property
    def leading(self) -> Team:
        """총괄행정지원반."""
        return self.headquarters.teams.get(leads=True)

    def team(self, place: int) -> Team:
        """The team of a place."""
        return self.headquarters.teams.get(place=place)

    def join(
        self, who: str, team: Team | None = None, part: str = MemberPart.MEMBER, began_on: date = BEGAN
    ) -> TeamMember:
        """Somebody of the cast joins a team."""
        if part != MemberPart.DEPUTY_HEAD:
            team = team or self.leading
        member = NewMember(part, began_on, staff=self.people[who], team=team)
        return add_member(headquarters=self.headquarters, member=member, by=self.by("총괄"), now=NOW)

    def declare(self, level: str = "평시", began_on: date = BEGAN, now: datetime = NOW) -> Phase:
        """A level holds from a day on."""
        return declare_phase(
            headquarters=self.headquarters,
            level=AlertLevel.objects.get(name=level),
            began_on=began_on,
            reason="지표를 보고",
            by=self.by("총괄"),
            now=now,
        )

    def indicator(self, words: IndicatorWords = WORDS) -> Indicator:
        """An indicator of employment, told every month."""
        return define_indicator(words=words, by=self.by("총괄"), now=NOW)

    def enter(
        self,
        indicator: Indicator,
        start: date,
        value: str | None,
        published_on: date,
        *,
        firmness: str = "확정",
        note: str = "",
        now: datetime = NOW,
    ) -> list[Observation]:
        """A value for the period that holds a day."""
        number = None if value is None else read_value(value)
        period = period_of(start, indicator.precision)
        entered = Entered(indicator, *period, number, firmness, published_on, note=note)
        return observe(entered=[entered], by=self.by("총괄"), now=now)


def opened(people: People) -> Office:
    """A headquarters since January 2024."""
    founding = Founding("지역경제활성화 종합대책본부", "구청장 방침", BEGAN, "일자리경제과-100")
    made = establish(founding=founding, by=people.actor("총괄", BEGAN), now=NOW)
    return Office(people, made)
