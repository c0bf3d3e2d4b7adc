"""Which records belong to a pledge: linked, ordered by hand, ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from gongyak.desk.acting import Acting
from gongyak.desk.doors import office
from gongyak.desk.filling.page import address
from gongyak.desk.frame import make_frame
from gongyak.desk.numbers import read_key
from gongyak.pledges.compiling.linking import link_record, order_records, unlink_record
from gongyak.pledges.compiling.permissions import may_link, may_see_links
from gongyak.pledges.compiling.reading import all_known
from gongyak.pledges.models import Pledge, RecordLink
from gongyak.pledges.registry.permissions import may_see_registry
from gongyak.rules.compiling import SERIES, Known
from gongyak.rules.compiling.periods import period
from gongyak.rules.records import Achievement, AchievementStatus, PlannedActivity, PlannedStatus, Project
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

#: So many records of a kind are offered at once; the search finds the others.
MOST = 50


@dataclass(frozen=True, slots=True)
class Shown:
    """One record: what it is, when, of which department, whether it is linked as the pledge's own money."""

    key: str
    kind: str
    title: str
    when: str
    department: str
    state: str
    address: str
    place: int = 0
    own_money: bool = False
    is_project: bool = False


@office(may_see_registry)
def pledges(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The pledges whose links the person may see, with how many they have."""
    standing = Count("record_links", filter=Q(record_links__ended_at=None))
    rows = Pledge.objects.annotate(standing=standing).order_by("-officeholder__began_on", "order")
    own = [row for row in rows if may_see_links(actor, row)]
    return render(
        request, "desk/filling/pledges.jinja", {"frame": make_frame(actor, "pledge-links"), "rows": own}
    )


@office()
def page(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """What belongs to one pledge, and what could."""
    return _render(request, actor, _visible(actor, pk))


def _visible(actor: Actor, pk: int) -> Pledge:
    row = get_object_or_404(Pledge.objects.select_related("officeholder", "document"), pk=pk)
    if not may_see_links(actor, row):
        raise Http404
    return row


def _render(request: HttpRequest, actor: Actor, row: Pledge, refused: Refusal | None = None) -> HttpResponse:
    known = all_known()
    standing = list(row.record_links.known())
    query = (request.POST if request.method == "POST" else request.GET).get("q", "").strip()
    shown = {
        "frame": make_frame(actor, "pledge-links"),
        "pledge": row,
        "linked": [_linked(link, known) for link in standing],
        "offered": _offered(known, {link.record for link in standing}, query),
        "query": query,
        "may": may_link(actor, row),
        "refused": refused,
        "said": list(messages.get_messages(request)),
        "most": MOST,
    }
    return render(request, "desk/filling/links.jinja", shown, status=409 if refused else 200)


def _linked(link: RecordLink, known: Mapping[str, Known]) -> Shown:
    told = known.get(link.record)
    if told:
        one = _shown(told.record)
        return Shown(**{**_fields(one), "place": link.place or 0, "own_money": link.own_money})
    name = link.record.removeprefix(SERIES)
    return Shown(link.record, "묶음 전체", name, "앞으로의 것도", "", "", "", link.place or 0)


def _fields(one: Shown) -> dict[str, object]:
    return {name: getattr(one, name) for name in Shown.__slots__}


def _shown(record: object) -> Shown:
    match record:
        case Achievement():
            return Shown(record.key, f"실적 · {record.kind}", record.title, _when(record), record.department,
                         str(record.status), address(record.key))  # fmt: skip
        case PlannedActivity():
            return Shown(record.key, "향후계획", record.title, _when(record), record.department,
                         str(record.status), address(record.key))  # fmt: skip
        case Project():
            return Shown(record.key, "사업", record.title, _when(record), record.department, record.status,
                         address(record.key), is_project=True)  # fmt: skip
    raise Http404


def _when(record: Achievement | PlannedActivity | Project) -> str:
    return period(record.span) or record.span.recurrence or ""


def _offered(known: Mapping[str, Known], linked: set[str], query: str) -> list[tuple[str, list[Shown], int]]:
    """What could be linked, by kind: (heading, the first of them, how many there are)."""
    records = [one.record for key, one in known.items() if key not in linked]
    results = [
        one
        for one in records
        if isinstance(one, Achievement) and one.status is not AchievementStatus.CANCELLED
    ]
    series = sorted(
        {one.series for one in results if one.series} - {key.removeprefix(SERIES) for key in linked}
    )
    planned = [
        one for one in records
        if isinstance(one, PlannedActivity) and one.status in (PlannedStatus.PLANNED, PlannedStatus.RUNNING)
    ]  # fmt: skip
    groups: Sequence[tuple[str, list[Shown]]] = (
        (
            "차례로 이어지는 실적",
            [Shown(SERIES + name, "묶음 전체", name, "앞으로의 것도", "", "", "") for name in series],
        ),
        ("실적", [_shown(one) for one in reversed(results)]),
        ("향후계획", [_shown(one) for one in planned]),
        ("사업", [_shown(one) for one in records if isinstance(one, Project)]),
    )
    found = [(head, [one for one in listed if _matches(one, query)]) for head, listed in groups]
    return [(head, listed[:MOST], len(listed)) for head, listed in found if listed]


def _matches(one: Shown, query: str) -> bool:
    text = f"{one.title} {one.kind} {one.department}"
    return all(word in text for word in query.split())


def _link(request: HttpRequest, actor: Actor, row: Pledge) -> str:
    records = request.POST.getlist("record")
    if not records:
        raise Refusal("이을 기록을 고르십시오.")
    own = set(request.POST.getlist("own_money"))
    for record in records:
        link_record(pledge=row, record=record, own_money=record in own, by=actor, now=timezone.now())
    return f"기록 {len(records)}건을 이었습니다."


def _unlink(request: HttpRequest, actor: Actor, row: Pledge) -> str:
    unlink_record(pledge=row, record=request.POST.get("record", ""), by=actor, now=timezone.now())
    return "기록을 뗐습니다. 언제까지 이어져 있었는지는 남습니다."


def _order(request: HttpRequest, actor: Actor, row: Pledge) -> str:
    """By the numbers that were typed; equal ones keep their order."""
    places = dict(zip(request.POST.getlist("record"), request.POST.getlist("place"), strict=False))
    typed = {record: place for record, text in places.items() if (place := read_key(text))}
    listed = sorted(typed, key=lambda record: typed[record])
    order_records(pledge=row, records=listed, by=actor, now=timezone.now())
    return "카드에 적는 차례를 정했습니다."


def _onward(request: HttpRequest, actor: Actor, row: Pledge) -> HttpResponse:
    return redirect("pledge-link", row.pk)


act = Acting(_visible, _render, _onward).named({"link": _link, "unlink": _unlink, "order": _order})
