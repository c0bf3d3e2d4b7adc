"""The pages of bodies: a new one, and one with its rules, members, series and meetings."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from gongyak.desk.acting import Act, Acting
from gongyak.desk.dates import d_day
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.looking import looked
from gongyak.desk.meetings.page import ITEM_TONES, TONES
from gongyak.desk.meetings.typed import day_of_form, text
from gongyak.desk.numbers import read_key
from gongyak.meetings import bodies as acts
from gongyak.meetings.bodies import NewBody, NewBodyMember
from gongyak.meetings.models import Body, BodyKind, BodyMember, BodyPost, Meeting, SeriesKind
from gongyak.meetings.permissions import may_found, may_found_any, may_run, may_see_meetings
from gongyak.meetings.reading import promised
from gongyak.rules.dates import format_day
from gongyak.rules.meetings import QuorumRule, VoteRule
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Staff

_MOST_MEETINGS = 40


@office(may_found_any)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """설치."""
    now, refused = timezone.now(), ""
    departments = [one for one in Department.objects.on(day_of(now)) if may_found(actor, one)]
    if request.method == "POST":
        try:
            department = next(
                (one for one in departments if str(one.pk) == text(request, "department")), None
            )
            if department is None:
                raise Refusal("주관부서를 고르십시오.")
            made = acts.found_body(body=_new_body(request), department=department, by=actor, now=now)
            messages.success(request, f"{made.name}을(를) 만들었습니다. 위원을 위촉하십시오.")
            return redirect("desk-body", made.pk)
        except Refusal as refusal:
            refused = str(refusal)
    shown = {
        "frame": make_frame(actor, "desk-meetings"),
        "departments": departments,
        "kinds": BodyKind.values,
        "quorums": [rule.value for rule in QuorumRule],
        "votes": [rule.value for rule in VoteRule],
        "typed": request.POST,
        "refused": refused,
        "today": format_day(day_of(now)),
    }
    return render(request, "desk/meetings/new_body.jinja", shown, status=409 if refused else 200)


def _new_body(request: HttpRequest) -> NewBody:
    days = read_key(text(request, "notice_days"))
    if days is None:
        raise Refusal("소집 통지를 회의 며칠 전에 하는지 수로 적으십시오. 보기: 7")
    return NewBody(
        name=text(request, "name"),
        kind=text(request, "kind"),
        basis=text(request, "basis"),
        began_on=day_of_form(request, "began_on", "설치일"),
        quorum_rule=text(request, "quorum_rule"),
        vote_rule=text(request, "vote_rule"),
        counts_deputies="counts_deputies" in request.POST,
        notice_days=days,
    )


def visible(actor: Actor, pk: int) -> Body:
    """A body that the person may know of; 404 otherwise."""
    if not may_see_meetings(actor):
        raise Http404
    return get_object_or_404(Body.objects.select_related("department"), pk=pk)


@office()
def body(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One body."""
    return body_page(request, actor, visible(actor, pk))


def body_page(request: HttpRequest, actor: Actor, row: Body, refused: Refusal | None = None) -> HttpResponse:
    """The page of a body; what was typed stays in it where an act was refused."""
    today = day_of(timezone.now())
    members = list(row.members.order_by("pk"))
    looked(request, actor, [one.key for one in members], row.key)
    meetings = Meeting.objects.filter(series__body=row).select_related("series__body")
    match = request.resolver_match
    shown = {
        "frame": make_frame(actor, "desk-meetings"),
        "body": row,
        "members": [one for one in members if one.ended_on is None or one.ended_on >= today],
        "former": [one for one in members if one.ended_on is not None and one.ended_on < today],
        "series": row.series.all(),
        "meetings": meetings.order_by("-on", "-pk")[:_MOST_MEETINGS],
        "promised": promised(row),
        "open_items": row.items.open().select_related("department").order_by("kind", "due_on", "pk"),
        "tones": TONES,
        "item_tones": ITEM_TONES,
        "day_today": today,
        "d_day": d_day,
        "today": format_day(today),
        "posts": BodyPost.values,
        "kinds": SeriesKind.values,
        "staff": Staff.objects.filter(is_active=True).order_by("name") if may_run(actor, row) else (),
        "may_run": may_run(actor, row),
        "typed": request.POST if refused else {},
        "act": match.kwargs.get("act", "") if refused and match else "",
        "refused": refused,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/meetings/body.jinja", shown, status=409 if refused else 200)


def _appoint(request: HttpRequest, actor: Actor, row: Body) -> str:
    key = read_key(text(request, "staff"))
    member = NewBodyMember(
        name=text(request, "name"),
        began_on=day_of_form(request, "began_on", "위촉일"),
        organization=text(request, "organization"),
        title=text(request, "title"),
        post=text(request, "post"),
        staff=get_object_or_404(Staff, pk=key) if key else None,
    )
    made = acts.appoint_member(body=row, member=member, by=actor, now=timezone.now())
    return (
        f"{made.name} 님을 {made.post}으로 위촉했습니다."
        if made.post == "위원"
        else f"{made.name} 님을 위촉했습니다({made.post})."
    )


def _dismiss(request: HttpRequest, actor: Actor, row: Body) -> str:
    member = get_object_or_404(BodyMember, pk=read_key(text(request, "member")) or 0, body=row)
    told = {"ended_on": day_of_form(request, "ended_on", "해촉일"), "reason": text(request, "reason")}
    acts.dismiss_member(member=member, by=actor, now=timezone.now(), **told)
    return f"{member.name} 님을 해촉했습니다."


def _series(request: HttpRequest, actor: Actor, row: Body) -> str:
    told = {name: text(request, name) for name in ("kind", "name", "rhythm")}
    made = acts.add_series(body=row, by=actor, now=timezone.now(), **told)
    return f"{made.name}을(를) 더했습니다."


def _dissolve(request: HttpRequest, actor: Actor, row: Body) -> str:
    day = day_of_form(request, "ended_on", "폐지일")
    acts.dissolve_body(body=row, ended_on=day, by=actor, now=timezone.now())
    return f"{row.name}을(를) 폐지했습니다. 지난 회의와 건의는 그대로 남습니다."


def _again(request: HttpRequest, actor: Actor, row: Body) -> HttpResponse:
    return redirect("desk-body", row.pk)


ACTS: Mapping[str, Act[Body]] = {
    "appoint": _appoint,
    "dismiss": _dismiss,
    "series": _series,
    "dissolve": _dissolve,
}
acting = Acting(visible, body_page, _again)
do = acting.named(ACTS)
