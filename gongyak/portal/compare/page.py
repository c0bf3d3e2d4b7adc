"""The page of two dates of one card: the two versions, or why there are not two and where to go on."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from gongyak.pledges.published import PublishedPair
from gongyak.portal.asking import Span
from gongyak.portal.compare.beside import Beside, make_beside
from gongyak.portal.compare.chooser import Chooser, make_chooser
from gongyak.rules.dates import format_day
from gongyak.rules.moments import moment_words


@dataclass(frozen=True, slots=True)
class Way:
    """A sentence that says why there is nothing to compare, and a link on, empty where there is none."""

    sentence: str
    address: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Two dates of a card; where there are no two versions `beside` is None and `way` says why.

    `correction` tells of a 기준일 that was published twice.
    """

    number: str
    title: str
    card: str
    chooser: Chooser
    beside: Beside | None
    way: Way | None
    correction: str = ""


def make_page(pair: PublishedPair, span: Span) -> Page:
    """The page of a pair of published versions, as `span` asks for it."""
    before, after = pair.before, pair.after
    way = _missing(pair, span) or _misordered(pair, span)
    return Page(
        number=pair.number,
        title=pair.title,
        card=reverse("card", args=[pair.number]) + span.asked.query,
        chooser=make_chooser(pair.days, before and before.as_of, after and after.as_of, span),
        beside=make_beside(pair, before, after, span.asked) if before and after and not way else None,
        way=way,
        correction=_correction(pair) if pair.is_correction else "",
    )


def _missing(pair: PublishedPair, span: Span) -> Way | None:
    """Why one of the two is not there."""
    if pair.before and pair.after:
        return None
    if len(pair.days) == 1:
        said = _("이 카드는 아직 한 번만 공개되어(%(day)s 기준) 견줄 다른 기준일이 없습니다.")
        address = reverse("card", args=[pair.number]) + span.asked.query
        return Way(said % {"day": format_day(pair.days[0])}, address, _("그 카드 보기"))
    first, last = pair.days[-1], pair.days[0]
    asked = span.after if pair.after is None else span.before
    if asked is None:
        said = _("이 카드가 처음 공개된 기준일(%(first)s)보다 앞선 것이 없습니다.")
        way = Way(said % {"first": format_day(first)}, span.query(first, pair.days[-2]), _("그다음과 견주기"))
    elif asked < first:
        said = _("%(day)s에는 이 카드가 공개되어 있지 않았습니다. 처음 공개된 기준일은 %(first)s입니다.")
        told = said % {"day": format_day(asked), "first": format_day(first)}
        way = Way(told, span.query(first, last), _("처음과 마지막 견주기"))
    else:
        said = _("%(day)s의 공개에는 이 카드가 없습니다. 카드가 있는 기준일은 위의 목록에 있습니다.")
        told = said % {"day": format_day(asked)}
        way = Way(told, span.query(pair.days[1], last), _("마지막 두 기준일 견주기"))
    return way


def _misordered(pair: PublishedPair, span: Span) -> Way | None:
    """Why two versions are not two, or stand in the wrong order."""
    before, after = pair.before, pair.after
    if before is None or after is None or pair.is_correction:
        return None
    if before.as_of > after.as_of:
        said = _("앞 기준일(%(before)s)이 뒤 기준일(%(after)s)보다 늦습니다.")
        told = said % {"before": format_day(before.as_of), "after": format_day(after.as_of)}
        return Way(told, span.query(after.as_of, before.as_of), _("두 날을 바꾸어 견주기"))
    if before.as_of < after.as_of:
        return None
    said = _("고르신 두 날은 같은 기준일(%(day)s)의 카드를 가리키고, 이 카드는 그 뒤로 고쳐지지 않았습니다.")
    told = said % {"day": format_day(after.as_of)}
    if len(pair.days) == 1:
        return Way(told, reverse("card", args=[pair.number]) + span.asked.query, _("그 카드 보기"))
    return Way(told, span.query(pair.days[1], pair.days[0]), _("마지막 두 기준일 견주기"))


def _correction(pair: PublishedPair) -> str:
    if not (pair.before and pair.after):
        return ""
    said = _(
        "%(day)s 기준의 카드는 공개한 뒤에 고쳐졌습니다. 왼쪽은 %(first)s에 처음 공개한 것, 오른쪽은 %(again)s에 "
        "다시 공개한 것입니다. 다시 공개한 사유: %(reason)s"
    )
    return said % {
        "day": format_day(pair.after.as_of),
        "first": moment_words(pair.before.published_at),
        "again": moment_words(pair.after.published_at),
        "reason": pair.after.reason,
    }
