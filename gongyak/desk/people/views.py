"""The list of people, one person, and registering one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.looking import looked
from gongyak.desk.people.page import choices, duty_lines, make_list
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actions import NewStaff
from gongyak.staff.actors import Actor, actor_of
from gongyak.staff.managing import REASONS, engage
from gongyak.staff.models import Staff
from gongyak.staff.permissions import may_manage, may_manage_people

managers = office(may_manage_people)


@managers
@require_safe
def people(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Everybody, found by name, id, department or role."""
    q, everybody = request.GET.get("q", "").strip()[:100], request.GET.get("all") == "1"
    page = make_list(q, everybody=everybody, number=request.GET.get("page", "1"), day=day_of(timezone.now()))
    looked(request, actor, [line.key for line in page.lines], "people")
    shown = {"frame": make_frame(actor, "people"), "page": page, "q": q, "everybody": everybody}
    return render(request, "desk/people/list.jinja", shown)


@managers
@require_safe
def person(request: HttpRequest, actor: Actor, staff: int) -> HttpResponse:
    """One person: what is known, the duties over time, and what can be done."""
    return person_page(request, actor, get_object_or_404(Staff, pk=staff))


def person_page(
    request: HttpRequest, actor: Actor, staff: Staff, *, initial: str = "", done: str = ""
) -> HttpResponse:
    """The page; `initial` is a password just made, which is shown this once."""
    day = day_of(timezone.now())
    looked(request, actor, [staff.key], staff.key)
    shown = {
        "frame": make_frame(actor, "people"),
        "staff": staff,
        "duties": duty_lines(staff.duties.select_related("department"), day),
        "may_manage": may_manage(actor, actor_of(staff, day)),
        "is_self": actor.id == staff.pk,
        "has_factors": staff.factors.exists(),
        "handovers": staff.given.select_related("taker"),
        "today": day.isoformat(),
        "reasons": REASONS,
        "initial": initial,
        "done": done,
        **choices(day),
    }
    return render(request, "desk/people/person.jinja", shown)


@managers
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Register somebody; the initial password is shown once."""
    typed = {name: request.POST.get(name, "") for name in ("username", "name", "phone", "email")}
    wrong = ""
    if request.method == "POST":
        try:
            staff, initial = engage(person=NewStaff(**typed), by=actor, now=timezone.now())
            return person_page(
                request, actor, staff, initial=initial, done="등록했습니다. 이제 역할을 주십시오."
            )
        except Refusal as refusal:
            wrong = str(refusal)
    shown = {"frame": make_frame(actor, "people"), "typed": typed, "wrong": wrong}
    return render(request, "desk/people/new.jinja", shown, status=409 if wrong else 200)
