"""알림: by which ways notices go, in whose words, and what went out lately."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from gongyak.cases.models import Case, Notice, NoticeSetting, NoticeTemplate, NoticeWay
from gongyak.cases.notices.setting import Ways, reset_template, set_template, set_ways
from gongyak.cases.permissions import may_set_cases, receiving
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.numbers import read_key
from gongyak.jobs.models import Job, JobState
from gongyak.jobs.standing import standing
from gongyak.rules.cases import notices
from gongyak.rules.moments import moment_words
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

_SHOWN = 50
_FLAGS = ("by_mail", "by_hook", "waits_at_night", "tells_progress")
#: What stands in the slots of the sample on the page.
_SAMPLE = {
    "district": "가온구",
    "center": "기업 창구",
    "number": "기업애로-2026-1234",
    "address": "https://www.example.kr/difficulties/status/",
    "department": "일자리경제과",
    "phone": "051-000-4801",
    "due": "2026. 12. 10.(목) 18:00",
}


@dataclass(frozen=True, slots=True)
class Sent:
    """One notice in the log: nothing of to whom, for it does not hold that."""

    when: str
    step: str
    to: str
    way: str
    number: str
    case: int | None
    state: str
    tone: str
    why: str


@dataclass(frozen=True, slots=True)
class Words:
    """A step with the words that it is told in now, whether they are the district's own, and how long it is as a mobile
    text, filled in as in the sample."""

    step: notices.Step
    subject: str
    text: str
    is_on: bool
    is_own: bool
    sample: str
    bytes: int

    @property
    def kind(self) -> str:
        """`단문`, `장문`: what a carrier makes of it."""
        return "단문" if self.bytes <= notices.SHORT else "장문"


@office(may_set_cases)
def page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """How mail and texts stand, the ways, the words of each step, and the log of those cases that the person sees."""
    refused = ""
    if request.method == "POST":
        try:
            set_ways(ways=_ways(request), by=actor, now=timezone.now())
            messages.success(request, "알림의 길을 저장했습니다.")
            return redirect("desk-notices")
        except Refusal as refusal:
            refused = str(refusal)
    now = timezone.now()
    shown = {
        "frame": make_frame(actor, "desk-cases"),
        "setting": NoticeSetting.objects.current(),
        "standing": standing(now),
        "words": [_words(one, own) for one, own in _with_own()],
        "log": _log(actor),
        "typed": request.POST if refused else {},
        "refused": refused,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/cases/notices.jinja", shown, status=409 if refused else 200)


def _ways(request: HttpRequest) -> Ways:
    sent = request.POST
    days = {name: read_key(sent.get(name, "")) or 0 for name in ("near_days", "escalate_days")}
    texts = {name: sent.get(name, "").strip() for name in ("site", "hook_url", "hook_secret")}
    return Ways(**texts, **days, **{name: name in sent for name in _FLAGS})


@office(may_set_cases)
def template(request: HttpRequest, actor: Actor, step: str) -> HttpResponse:
    """The words of one step, and how they read with values in them."""
    found = next((pair for pair in _with_own() if pair[0].key == step), None)
    if found is None:
        raise Http404
    refused = ""
    if request.method == "POST":
        try:
            messages.success(request, _kept(request, actor, step))
            return redirect("desk-notices")
        except Refusal as refusal:
            refused = str(refusal)
    shown = {
        "frame": make_frame(actor, "desk-cases"),
        "words": _words(*found),
        "slots": notices.slots(),
        "typed": request.POST if refused else {},
        "refused": refused,
    }
    return render(request, "desk/cases/notice.jinja", shown, status=409 if refused else 200)


def _kept(request: HttpRequest, actor: Actor, step: str) -> str:
    now, label = timezone.now(), notices.step_of(step).label
    if "reset" in request.POST:
        reset_template(step=step, by=actor, now=now)
        return f"‘{label}’ 알림을 처음 글로 되돌렸습니다."
    told = {name: request.POST.get(name, "") for name in ("subject", "text")}
    set_template(step=step, **told, is_on="is_on" in request.POST, by=actor, now=now)
    return f"‘{label}’ 알림의 글을 저장했습니다. 다음 알림부터 이 글로 나갑니다."


def _with_own() -> list[tuple[notices.Step, NoticeTemplate | None]]:
    own = {row.step: row for row in NoticeTemplate.objects.all()}
    return [(one, own.get(one.key)) for one in notices.steps()]


def _words(step: notices.Step, own: NoticeTemplate | None) -> Words:
    words = own or step
    _, sample = notices.notice(words.subject, words.text, {**_SAMPLE, "when": step.when})
    text = notices.with_code(sample, "G-2612-00001-7K3Q9")
    return Words(
        step=step,
        subject=words.subject,
        text=words.text,
        is_on=own is None or own.is_on,
        is_own=own is not None,
        sample=text,
        bytes=notices.text_bytes(text),
    )


def _log(actor: Actor) -> list[Sent]:
    """The latest notices on cases that the person may know of, and those on none. Three queries."""
    seen = Case.objects.visible_to(actor, receiving()).order_by()
    rows = Notice.objects.filter(case__in=seen) | Notice.objects.filter(case=None)
    latest = list(rows.select_related("case").order_by("-pk")[:_SHOWN])
    jobs = {job.key: job for job in Job.objects.filter(key__in=[row.job_key for row in latest])}
    return [_sent(row, jobs.get(row.job_key)) for row in latest]


def _sent(row: Notice, job: Job | None) -> Sent:
    state, tone, why = _state(row, job)
    step = next((one for one in notices.steps() if one.key == row.step), None)
    return Sent(
        when=moment_words(row.at),
        step=step.label if step else row.step,
        to=step.to if step else "",
        way=row.way,
        number=(row.case.number or "접수 전") if row.case else "",
        case=row.case_id,
        state=state,
        tone=tone,
        why=why,
    )


def _state(row: Notice, job: Job | None) -> tuple[str, str, str]:
    """What became of a notice: the word, its tone and why."""
    if row.sent_at is not None:
        return "보냄", "done", moment_words(row.sent_at)
    if row.unsent_why:
        return "보내지 않음", "plain", row.unsent_why
    if row.way == NoticeWay.LOG:
        return "적어 둠", "plain", "통지문으로 알립니다"
    if job is not None and job.state == JobState.DEAD:
        return "멈춤", "open", job.error
    if job is not None and job.attempts:
        return "발송 지연", "open", job.error
    return "기다림", "going", ""
