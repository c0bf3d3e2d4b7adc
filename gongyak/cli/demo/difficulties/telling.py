"""What the public is told: stories of some difficulties that ended, by two people, and each month's figures."""

from datetime import date, datetime

from gongyak.cases import stories
from gongyak.cases.models import ConsentWay, PublicStory
from gongyak.cases.publishing import due_month, publish_figures
from gongyak.cli.demo.difficulties.living import Living, Moments
from gongyak.cli.demo.difficulties.office import Office
from gongyak.rules.moments import day_of

#: One of so many becomes a story, one of so many of the stories names the business; one is withdrawn again.
_STORY, _NAMED, _WITHDRAWN = 8, 24, 64
_ENDS = ("해결", "일부", "안내", "불가")


def tell(living: Living) -> Moments:
    """The story of an ended difficulty: written with the consent of the business, approved the day after."""
    number = living.life.number
    if number % _STORY or living.life.end not in _ENDS or living.case.is_anonymous:
        return
    yield from living.wait(2)
    stem = living.life.stem
    if PublicStory.objects.filter(title=stem.title).exists():
        return
    wording = stories.Wording(
        title=stem.title,
        trouble=f"{stem.content} {stem.wish}",
        answer=stem.answer,
        consent_way=ConsentWay.values[0],
        consented_on=day_of(living.now),
        names=number % _NAMED == 0,
    )
    made = stories.write_story(case=living.case, wording=wording, by=living.officer, now=living.now)
    yield from living.wait(minutes=30)
    told = {"by": living.officer, "now": living.now}
    asked = stories.ask_approval(story=made, revision=made.revision, **told)
    yield from living.wait(1)
    by = living.office.lead(living.department)
    made = stories.publish_story(story=asked, revision=asked.revision, by=by, now=living.now)
    if number == _WITHDRAWN:
        yield from living.wait(20)
        _withdraw(living, made)


def _withdraw(living: Living, story: PublicStory) -> None:
    by = living.office.lead(living.department)
    reason = "기업이 공개를 거두어 달라고 함(시연)"
    stories.withdraw_story(story=story, by=by, now=living.now, reason=reason)


def tell_figures(office: Office, month: date, now: datetime) -> None:
    """The figures of a month that is over, where it is their turn."""
    if due_month(now) == month:
        publish_figures(month=month, by=office.counsellor, now=now)
