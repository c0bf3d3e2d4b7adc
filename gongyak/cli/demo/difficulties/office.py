"""The office as the lives of difficulties see it: people, departments, working hours and a clock."""

from datetime import date, datetime, time, timedelta
from functools import cache

from gongyak.calendar.reading import calendar
from gongyak.cli.demo.difficulties.told import Told
from gongyak.cli.demo.headquarters.told import rows
from gongyak.cli.demo.timeline import Clock, who
from gongyak.rules.moments import SEOUL, day_of
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Role

#: Nothing begins after this hour of the day.
_LAST, _FIRST = time(17, 30), time(9, 20)
_DAY = timedelta(days=1)


class Office:
    """People and departments of the invented office on a day; they are the same all year. `told` is the file."""

    def __init__(self, told: Told, now: datetime) -> None:
        self.told, self.now, self.clock = told, now, Clock()
        self._calendar, self._today = calendar(), day_of(now)
        self.who = cache(self._who)
        self.department = cache(lambda name: Department.objects.get(name=name))

    @property
    def receiving(self) -> str:
        """The name of the department that takes cases in."""
        return str(self.told.raw["receiving"])

    @property
    def counsellor(self) -> Actor:
        """Who takes cases in."""
        return self.who(Role.OFFICER, self.receiving)

    @property
    def coordinator(self) -> Actor:
        """Who sees all of them, and those that are about the department that takes them in."""
        return self.who(Role.COORDINATOR)

    def whose(self, sort: str) -> str:
        """The department whose a sort of difficulties is by the rules of the file."""
        fitting = [row for row in rows(self.told.raw["rules"]) if sort.startswith(row[0])]
        return max(fitting, key=lambda row: len(row[0]))[1]

    def officer(self, department: str) -> Actor:
        """The officer of a department."""
        return self.who(Role.OFFICER, department)

    def lead(self, department: str) -> Actor:
        """Its team lead."""
        return self.who(Role.TEAM_LEAD, department)

    def head(self, department: str) -> Actor:
        """Its head."""
        return self.who(Role.HEAD, department)

    def later(self, now: datetime, days: int = 0, minutes: int = 0) -> datetime:
        """A moment of working hours so many working days and minutes after another."""
        day = day_of(now)
        for _ in range(days):
            day = self._calendar.next_working(day + _DAY)
        moment = datetime.combine(day, now.astimezone(SEOUL).time(), SEOUL) + timedelta(minutes=minutes)
        if moment.time() > _LAST or day_of(moment) != day:
            over = timedelta(minutes=minutes % 90)
            return datetime.combine(self._calendar.next_working(day + _DAY), _FIRST, SEOUL) + over
        if self._calendar.off(day):
            return datetime.combine(self._calendar.next_working(day), _FIRST, SEOUL)
        return moment

    def on(self, day: date, minutes: int = 0) -> datetime:
        """A moment of the first working day from a day on."""
        first = self._calendar.next_working(day)
        return datetime.combine(first, time(9, 30), SEOUL) + timedelta(minutes=minutes % 450)

    def just_before(self, minutes: int) -> datetime:
        """The moment of working hours so many minutes before the opening, or before the last evening."""
        here = self.now.astimezone(SEOUL)
        opens = here.replace(hour=10, minute=30)
        day = self.back(self._today if here > opens else self._today - _DAY, 0)
        end = datetime.combine(day, _LAST, SEOUL)
        return min(here, end) - timedelta(minutes=minutes)

    def before(self, due: datetime, days: int) -> datetime:
        """A moment so many working days before another."""
        return self.on(self.back(day_of(due), days), minutes=due.minute * 7)

    def back(self, day: date, days: int) -> date:
        """The working day so many working days before a day."""
        while days or self._calendar.off(day):
            day -= _DAY
            days -= not self._calendar.off(day) and days > 0
        return day

    def ahead(self, day: date, days: int) -> date:
        """The working day so many working days after a day."""
        for _ in range(days):
            day = self._calendar.next_working(day + _DAY)
        return day

    def working_days(self, first: date, last: date) -> list[date]:
        """The working days from a day through another."""
        days = [first + _DAY * count for count in range((last - first).days + 1)]
        return [day for day in days if not self._calendar.off(day)]

    def _who(self, role: str, department: str = "") -> Actor:
        return who(role, self._today, department)
