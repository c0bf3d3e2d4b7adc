"""공개 사례: written beside the case that it tells of, approved by who leads the department, withdrawn with a reason."""

from datetime import datetime

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from gongyak.cases import stories
from gongyak.cases.models import Case, CaseAnswer, ConsentWay, PublicStory, StoryStatus
from gongyak.cases.models.stories import StoryQuerySet
from gongyak.cases.permissions import may_see_cases
from gongyak.desk.acting import Acting
from gongyak.desk.cases.views import visible as visible_case
from gongyak.desk.dates import read_day
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.numbers import read_revision
from gongyak.rules.cases import sort_of
from gongyak.rules.dates import format_day
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

_MOST = 200
_TONES = {"작성": "plain", "승인 대기": "going", "공개": "done", "공개 철회": "open"}


@office(may_see_cases)
def listed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every story that the person may see: those to be approved first."""
    rows = list(_seen(actor).select_related("department", "written_by")[:_MOST])
    shown = {
        "frame": make_frame(actor, "desk-cases"),
        "waiting": [one for one in rows if one.status == StoryStatus.ASKED],
        "others": [one for one in rows if one.status != StoryStatus.ASKED],
        "tones": _TONES,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/cases/stories.jinja", shown)


@office()
def of_case(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Write the story of a case; its page where there is one already."""
    case = visible_case(actor, pk)
    if story := case.stories.exclude(status=StoryStatus.WITHDRAWN).first():
        return redirect("desk-story", story.pk)
    if request.method != "POST":
        return _writing(request, actor, case, None)
    try:
        made = _write(request, actor, case)
    except Refusal as refusal:
        return _writing(request, actor, case, refusal)
    messages.success(request, "공개 사례를 저장했습니다. 읽어 보고 승인을 요청하십시오.")
    return redirect("desk-story", made.pk)


def _writing(request: HttpRequest, actor: Actor, case: Case, refused: Refusal | None) -> HttpResponse:
    shown = {
        "frame": make_frame(actor, "desk-cases"),
        "case": case,
        "may_write": stories.may_write_story(actor, case) and bool(case.first_replied_at),
        "answers": _answers(case),
        "ways": ConsentWay.values,
        "refused": refused,
        "typed": request.POST if refused else {"title": case.title},
    }
    return render(request, "desk/cases/story_new.jinja", shown, status=409 if refused else 200)


def _answers(case: Case) -> list[CaseAnswer]:
    return list(case.answers.exclude(sent_at=None))


@office()
def story(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One story as the public will read it, and what the person may do with it."""
    return _page(request, actor, _visible(actor, pk))


def _page(
    request: HttpRequest, actor: Actor, row: PublicStory, refused: Refusal | None = None
) -> HttpResponse:
    own = row.department_id in actor.departments()
    shown = {
        "frame": make_frame(actor, "desk-cases"),
        "story": row,
        "sort": sort_of(row.sort).words,
        "tone": _TONES[row.status],
        "own": own,
        "leads": stories.may_approve_story(actor, row),
        "wrote": row.written_by_id == actor.id,
        "answers": _answers(row.case) if own and row.case else [],
        "ways": ConsentWay.values,
        "refused": refused,
        "typed": request.POST if refused else _typed(row),
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/cases/story.jinja", shown, status=409 if refused else 200)


def _typed(row: PublicStory) -> dict[str, str]:
    """The fields of the form as they are saved."""
    told = {name: getattr(row, name) for name in ("title", "trouble", "answer", "consent_way")}
    names = {"names": "1"} if row.consents_to_name else {}
    return {**told, **names, "consented_on": format_day(row.consented_on)}


def _seen(actor: Actor) -> StoryQuerySet:
    own = Q(department__in=actor.departments())
    return PublicStory.objects.filter(own | Q(status__in=(StoryStatus.PUBLIC, StoryStatus.WITHDRAWN)))


def _visible(actor: Actor, pk: int) -> PublicStory:
    related = ("department", "written_by", "approved_by", "case")
    return get_object_or_404(_seen(actor).select_related(*related), pk=pk)


def _onward(request: HttpRequest, actor: Actor, row: PublicStory) -> HttpResponse:
    return redirect("desk-story", row.pk)


def _write(request: HttpRequest, actor: Actor, case: Case, revision: int = 0) -> PublicStory:
    told = {name: request.POST.get(name, "") for name in ("title", "trouble", "answer", "consent_way")}
    day = read_day(request.POST.get("consented_on", ""))
    wording = stories.Wording(**told, consented_on=day, names="names" in request.POST)
    return stories.write_story(case=case, wording=wording, revision=revision, by=actor, now=timezone.now())


def _save(request: HttpRequest, actor: Actor, row: PublicStory) -> str:
    if row.case is None:
        raise Refusal("애로가 파기되어 공개 사례를 고칠 수 없습니다.")
    made = _write(request, actor, row.case, read_revision(request.POST.get("revision", "")))
    if "ask" in request.POST:
        return _asked(made, actor, timezone.now())
    return "공개 사례를 저장했습니다."


def _ask(request: HttpRequest, actor: Actor, row: PublicStory) -> str:
    row.revision = read_revision(request.POST.get("revision", ""))
    return _asked(row, actor, timezone.now())


def _asked(row: PublicStory, actor: Actor, now: datetime) -> str:
    stories.ask_approval(story=row, revision=row.revision, by=actor, now=now)
    return "팀장이나 과장에게 승인을 요청했습니다."


def _publish(request: HttpRequest, actor: Actor, row: PublicStory) -> str:
    revision = read_revision(request.POST.get("revision", ""))
    made = stories.publish_story(story=row, revision=revision, by=actor, now=timezone.now())
    return f"{made.number} 공개 사례를 공개했습니다."


def _send_back(request: HttpRequest, actor: Actor, row: PublicStory) -> str:
    reason = request.POST.get("reason", "")
    stories.send_story_back(story=row, by=actor, now=timezone.now(), reason=reason)
    return "공개 사례를 돌려보냈습니다."


def _withdraw(request: HttpRequest, actor: Actor, row: PublicStory) -> str:
    reason = request.POST.get("reason", "")
    stories.withdraw_story(story=row, by=actor, now=timezone.now(), reason=reason)
    return "공개를 철회했습니다. 번호와 사유는 누리집에 남습니다."


_acting = Acting(_visible, _page, _onward)
act = _acting.named(
    {"save": _save, "ask": _ask, "publish": _publish, "send-back": _send_back, "withdraw": _withdraw}
)
