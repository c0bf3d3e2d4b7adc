"""일정 구독: the page on which a person makes or revokes the secret address of the calendar, and that calendar."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.sessions import place_of
from gongyak.meetings.feeds import MEDIA_TYPE, staff_calendar
from gongyak.meetings.models import CalendarKey
from gongyak.meetings.permissions import may_see_meetings
from gongyak.meetings.subscribing import key_of, subscribe, unsubscribe
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor, actor_of
from gongyak.staff.tries import Subject, succeeded, take

#: So many wrong addresses from one machine in a quarter of an hour.
_MOST = 30


@office(may_see_meetings)
def subscription(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Make a secret address, shown this once, or revoke it."""
    now, secret = timezone.now(), ""
    if request.method == "POST":
        if request.POST.get("act") == "end":
            unsubscribe(by=actor, now=now)
            messages.success(request, "구독 주소를 끊었습니다. 달력은 더 읽어 가지 못합니다.")
            return redirect("desk-meetings-subscription")
        secret = subscribe(by=actor, now=now)
    shown = {
        "frame": make_frame(actor, "desk-meetings"),
        "address": request.build_absolute_uri(reverse("desk-meetings-feed", args=[secret])) if secret else "",
        "key": CalendarKey.objects.filter(staff=actor.id, ended_at=None).first(),
        "public": request.build_absolute_uri(reverse("meetings-feed")),
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/meetings/subscription.jinja", shown)


@require_safe
@never_cache
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """A person's calendar of meetings, for a program that is not logged in.

    404 for every other address, and for all once a machine tried too many: nobody learns whether one exists.
    """
    now = timezone.now()
    tried = [Subject("calendar", place_of(request).address or "", _MOST)]
    try:
        take(tried, now)
    except Refusal as refusal:
        raise Http404 from refusal
    key = key_of(secret)
    if key is None or not may_see_meetings(actor_of(key.staff, day_of(now))):
        raise Http404
    succeeded(tried)
    return HttpResponse(staff_calendar(now), MEDIA_TYPE)
