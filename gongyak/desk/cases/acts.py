"""What is done on the page of a case: each act of the address does one thing and shows the case again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from gongyak.approvals.models import ApprovalStep
from gongyak.cases import (
    afterwards,
    answering,
    asking,
    assigning,
    extending,
    joining,
    leaving,
    minding,
    proposing,
    returning,
    reviewing,
    stopping,
)
from gongyak.cases.meeting_items import answer_item_of
from gongyak.cases.models import Case, FollowUpQuestion, UpstreamProposal
from gongyak.cases.permissions import receiving
from gongyak.cases.taking import classify, receive
from gongyak.desk.acting import Acting
from gongyak.desk.cases import files, sent
from gongyak.desk.cases.views import case_page, visible
from gongyak.desk.numbers import read_key, read_keys, read_revision
from gongyak.rules.dates import format_day
from gongyak.rules.deadlines import moment_with_weekday
from gongyak.rules.particles import with_particle
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department


def _onward(request: HttpRequest, actor: Actor, row: Case) -> HttpResponse:
    """The case again, or the list where it has gone to another department."""
    still_there = Case.objects.visible_to(actor, receiving()).filter(pk=row.pk).exists()
    return redirect("desk-case", row.pk) if still_there else redirect("desk-cases")


def _receive(request: HttpRequest, actor: Actor, row: Case) -> str:
    made = receive(case=row, by=actor, now=timezone.now())
    due = moment_with_weekday(made.due_at) if made.due_at else ""
    return f"접수했습니다. 접수번호 {made.number}, 처리기한 {due}."


def _assign(request: HttpRequest, actor: Actor, row: Case) -> str:
    department, now = sent.department(request), timezone.now()
    assigning.assign(case=row, department=department, by=actor, now=now, reason=sent.text(request, "reason"))
    return f"{row} 애로를 {department}에 보냈습니다."


def _review(request: HttpRequest, actor: Actor, row: Case) -> str:
    department = sent.department(request)
    told = {"number": sent.text(request, "number"), "reason": sent.text(request, "reason")}
    reviewing.review(case=row, department=department, **told, by=actor, now=timezone.now())
    return f"{row} 애로를 {department}에서 다시 조사하게 했습니다."


def _begin(request: HttpRequest, actor: Actor, row: Case) -> str:
    handler = sent.handler(request)
    assigning.begin_work(case=row, handler=handler, by=actor, now=timezone.now())
    return f"담당자를 {handler.name} 님으로 정했습니다."


def _classify(request: HttpRequest, actor: Actor, row: Case) -> str:
    told = {name: sent.text(request, name) for name in ("sort", "kind", "basis", "place", "authority")}
    flags = {name: name in request.POST for name in ("is_regulation", "in_zone")}
    days, people = sent.count(request, "own_days"), sent.count(request, "people") or 1
    classify(case=row, **told, **flags, own_days=days, people=people, by=actor, now=timezone.now())
    return "분류를 고쳤습니다. 처리기한을 다시 세었습니다."


def _ask(request: HttpRequest, actor: Actor, row: Case) -> str:
    department = sent.department(request)
    days, question = sent.count(request, "days") or 0, sent.text(request, "question")
    told = {"department": department, "question": question, "days": days}
    made = asking.ask(case=row, **told, by=actor, now=timezone.now())
    return f"{department}에 협조를 요청했습니다. 회신기한은 {moment_with_weekday(made.due_at)}입니다."


def _drop(request: HttpRequest, actor: Actor, row: Case) -> str:
    one = get_object_or_404(row.requests, pk=read_key(sent.text(request, "request")) or 0)
    asking.drop_request(request=one, by=actor, now=timezone.now(), reason=sent.text(request, "reason"))
    return "협조요청을 철회했습니다."


def _supplement(request: HttpRequest, actor: Actor, row: Case) -> str:
    due_on = sent.day(request, "due_on", "보완 기한을")
    told = {"wanted": sent.text(request, "wanted"), "due_on": due_on}
    stopping.ask_supplement(case=row, **told, by=actor, now=timezone.now())
    return f"{format_day(due_on)}까지 보완을 요구했습니다. 그동안 처리기간이 멈춥니다."


def _supplemented(request: HttpRequest, actor: Actor, row: Case) -> str:
    stopping.supplement(case=row, answer=sent.text(request, "answer"), by=actor, now=timezone.now())
    return "보완된 것을 적었습니다. 처리기간이 다시 흐릅니다."


def _put_off(request: HttpRequest, actor: Actor, row: Case) -> str:
    due_on = sent.day(request, "due_on", "새 보완 기한을")
    stopping.put_off_supplement(case=row, due_on=due_on, by=actor, now=timezone.now())
    return f"보완 기한을 {format_day(due_on)}로 미루었습니다."


def _came_back(request: HttpRequest, actor: Actor, row: Case) -> str:
    on = sent.day(request, "on", "되돌아온 날을")
    returning.note_return(case=row, on=on, by=actor, now=timezone.now())
    return f"보완요구가 {format_day(on)}에 되돌아왔다고 적었습니다."


def _taken_as_withdrawn(request: HttpRequest, actor: Actor, row: Case) -> str:
    returning.take_as_withdrawn(case=row, by=actor, now=timezone.now(), reason=sent.text(request, "reason"))
    return "취하한 것으로 보아 끝냈습니다."


def _again(request: HttpRequest, actor: Actor, row: Case) -> str:
    made = stopping.ask_supplement_again(case=row, by=actor, now=timezone.now())
    return f"{format_day(made.due_on)}까지 한 번 더 요구했습니다."


def _return(request: HttpRequest, actor: Actor, row: Case) -> str:
    stopping.return_case(case=row, by=actor, now=timezone.now(), reason=sent.text(request, "reason"))
    return "반려하고 사유와 구제절차를 알렸습니다."


def _survey(request: HttpRequest, actor: Actor, row: Case) -> str:
    stopping.begin_survey(case=row, by=actor, now=timezone.now(), reason=sent.text(request, "reason"))
    return "현장조사를 시작했습니다. 그동안 처리기간이 멈춥니다."


def _survey_longer(request: HttpRequest, actor: Actor, row: Case) -> str:
    stopping.lengthen_survey(case=row, by=actor, now=timezone.now(), reason=sent.text(request, "reason"))
    return "현장조사 기간을 늘렸습니다. 처리기한을 다시 세었습니다."


def _survey_end(request: HttpRequest, actor: Actor, row: Case) -> str:
    stopping.end_survey(case=row, by=actor, now=timezone.now())
    return "현장조사를 마쳤습니다. 처리기간이 다시 흐릅니다."


def _visit(request: HttpRequest, actor: Actor, row: Case) -> str:
    told = {name: sent.text(request, name) for name in ("place", "visitors", "found")}
    visited_on = sent.day(request, "visited_on", "다녀온 날을")
    stopping.visit(case=row, visited_on=visited_on, **told, by=actor, now=timezone.now())
    return "현장방문을 적었습니다."


def _stop(request: HttpRequest, actor: Actor, row: Case) -> str:
    told = {"cause": sent.text(request, "cause"), "reason": sent.text(request, "reason")}
    stopping.stop(case=row, **told, by=actor, now=timezone.now())
    return "처리기간을 멈추었습니다."


def _resume(request: HttpRequest, actor: Actor, row: Case) -> str:
    stopping.resume(case=row, cause=sent.text(request, "cause"), by=actor, now=timezone.now())
    return "처리기간이 다시 흐릅니다."


def _extend(request: HttpRequest, actor: Actor, row: Case) -> str:
    told = {"reason": sent.text(request, "reason"), "amount": sent.count(request, "amount")}
    agreed = "agreed" in request.POST
    made = extending.extend(case=row, **told, agreed=agreed, by=actor, now=timezone.now())
    due = moment_with_weekday(made.due_at) if made.due_at else ""
    return f"처리기한을 {due}까지 연장하고 통지문을 만들었습니다."


def _answer(request: HttpRequest, actor: Actor, row: Case) -> str:
    told = {name: sent.text(request, name) for name in ("text", "reason", "remedy")}
    revision, refuses, now = (
        read_revision(sent.text(request, "revision")),
        "refuses" in request.POST,
        timezone.now(),
    )
    made = answering.write_answer(case=row, **told, revision=revision, refuses=refuses, by=actor, now=now)
    if "submit" not in request.POST:
        return "답변을 저장했습니다. 아직 나가지 않았습니다."
    chosen = Department.objects.filter(pk__in=read_keys(request.POST.getlist("cooperating")))
    answering.submit_answer(case=row, revision=made.revision, by=actor, now=now, cooperating=tuple(chosen))
    return "답변을 올렸습니다. 결재가 끝나면 회신합니다."


def _step(request: HttpRequest, row: Case) -> ApprovalStep:
    key = read_key(sent.text(request, "step"))
    return get_object_or_404(ApprovalStep, pk=key or 0, approval__object=row.key)


def _sign(request: HttpRequest, actor: Actor, row: Case) -> str:
    step, shown = _step(request, row), sent.text(request, "content_hash")
    done = answering.sign_answer(
        step=step, content_hash=shown, by=actor, now=timezone.now(), memo=sent.text(request, "memo")
    )
    return "결재를 마치고 회신했습니다." if done.replied_at else f"서명했습니다({step.kind})."


def _send_back(request: HttpRequest, actor: Actor, row: Case) -> str:
    told = {"step": _step(request, row), "reason": sent.text(request, "memo")}
    answering.send_answer_back(**told, by=actor, now=timezone.now())
    return "사유와 함께 돌려보냈습니다."


def _take_back(request: HttpRequest, actor: Actor, row: Case) -> str:
    answering.take_answer_back(case=row, by=actor, now=timezone.now())
    return "답변을 회수했습니다. 고친 뒤 다시 올리십시오."


def _outcome(request: HttpRequest, actor: Actor, row: Case) -> str:
    text = sent.text(request, "day").strip()
    told = {"code": sent.text(request, "code"), "reason": sent.text(request, "reason")}
    told |= {"alternative": sent.text(request, "alternative"), "by_company": "by_company" in request.POST}
    day = sent.day(request, "day", "목표일이나 재검토일을") if text else None
    afterwards.decide(case=row, **told, day=day, by=actor, now=timezone.now())
    return f"결과를 ‘{told['code']}’로 적었습니다."


def _confirm(request: HttpRequest, actor: Actor, row: Case) -> str:
    one = get_object_or_404(FollowUpQuestion, pk=read_key(sent.text(request, "question")) or 0, case=row)
    word, now = sent.text(request, "said"), timezone.now()
    if not word:
        afterwards.ask_company(question=one, by=actor, now=now)
        return "기업에 물었다고 적었습니다."
    told = {"satisfaction": sent.count(request, "satisfaction"), "remark": sent.text(request, "remark")}
    afterwards.note_answer(question=one, said_word=word, **told, by=actor, now=now)
    return f"기업의 답을 적었습니다: {word}"


def _close(request: HttpRequest, actor: Actor, row: Case) -> str:
    afterwards.close(case=row, by=actor, now=timezone.now(), reason=sent.text(request, "reason"))
    return "애로를 종결했습니다."


def _reopen(request: HttpRequest, actor: Actor, row: Case) -> str:
    afterwards.reopen(case=row, by=actor, now=timezone.now(), reason=sent.text(request, "reason"))
    return "애로를 다시 열었습니다. 처리기한을 오늘부터 새로 셉니다."


def _transfer(request: HttpRequest, actor: Actor, row: Case) -> str:
    told = {"target": sent.text(request, "target"), "reason": sent.text(request, "reason")}
    leaving.transfer(case=row, **told, by=actor, now=timezone.now())
    return "다른 기관으로 이송하고 기업에 알렸습니다."


def _withdraw(request: HttpRequest, actor: Actor, row: Case) -> str:
    leaving.withdraw(case=row, by=actor, now=timezone.now(), reason=sent.text(request, "reason"))
    return "취하로 끝냈습니다."


def _exclude(request: HttpRequest, actor: Actor, row: Case) -> str:
    told = {"ground": sent.text(request, "ground"), "reason": sent.text(request, "reason")}
    leaving.exclude(case=row, **told, by=actor, now=timezone.now())
    return "처리하지 않는 민원으로 끝내고 사유를 알렸습니다."


def _repeated(request: HttpRequest, actor: Actor, row: Case) -> str:
    earlier = sent.text(request, "earlier").replace(",", " ").split()
    told = {"earlier": earlier, "reason": sent.text(request, "reason")}
    if sent.text(request, "committee_on").strip():
        told["committee_on"] = sent.day(request, "committee_on", "민원조정위원회가 심의한 날을")
    leaving.end_repeated(case=row, **told, by=actor, now=timezone.now())
    return "반복 신청으로 끝내고 사유를 알렸습니다."


def _join(request: HttpRequest, actor: Actor, row: Case) -> str:
    told = {"number": sent.text(request, "number"), "reason": sent.text(request, "reason")}
    made = joining.join(case=row, **told, by=actor, now=timezone.now())
    return f"{with_particle(str(made.main), '와과')} 함께 답합니다. 번호와 기한은 그대로 있습니다."


def _part(request: HttpRequest, actor: Actor, row: Case) -> str:
    joining.part(case=row, by=actor, now=timezone.now(), reason=sent.text(request, "reason"))
    return "병합을 풀었습니다. 따로 답하십시오."


def _urge(request: HttpRequest, actor: Actor, row: Case) -> str:
    mails = minding.urge(case=row, by=actor, now=timezone.now())
    return (
        f"{row.department} 과장 {mails}명에게 독촉장을 보냅니다."
        if mails
        else "독촉을 적었습니다. 과장의 전자우편이 없어 메일은 보내지 못합니다."
    )


def _progress(request: HttpRequest, actor: Actor, row: Case) -> str:
    minding.tell_progress(case=row, text=sent.text(request, "text"), by=actor, now=timezone.now())
    return "진행상황을 알렸습니다."


def _upstream(request: HttpRequest, actor: Actor, row: Case) -> str:
    names = ("rule", "current", "problem", "improvement")
    wanted = proposing.Wanted(**{name: sent.text(request, name) for name in names})
    due_on = sent.day(request, "due_on", "회신기한을") if sent.text(request, "due_on").strip() else None
    proposing.propose_upstream(
        case=row,
        to=sent.text(request, "to"),
        wanted=wanted,
        filed_on=sent.day(request, "filed_on", "제출일을"),
        due_on=due_on,
        number=sent.text(request, "number"),
        by=actor,
        now=timezone.now(),
    )
    return "상위건의를 적었습니다. 건의서를 내려받아 보내십시오."


def _tell_item(request: HttpRequest, actor: Actor, row: Case) -> str:
    answer_item_of(case=row, by=actor, now=timezone.now())
    return "회의의 건의에 답변을 넣었습니다. 다음 회의의 안건에 결과로 올라갑니다."


def _upstream_result(request: HttpRequest, actor: Actor, row: Case) -> str:
    one = get_object_or_404(UpstreamProposal, pk=read_key(sent.text(request, "proposal")) or 0, case=row)
    if "tell" in request.POST:
        proposing.tell_result(proposal=one, by=actor, now=timezone.now())
        return "건의 결과를 기업에 알렸습니다."
    told = {"result": sent.text(request, "result"), "text": sent.text(request, "text")}
    on = sent.day(request, "on", "결과가 온 날을")
    proposing.note_result(proposal=one, **told, on=on, by=actor, now=timezone.now())
    return "건의의 결과를 적었습니다. 기업에 알리십시오."


act = Acting(visible, case_page, _onward).named(
    {
        "receive": _receive,
        "assign": _assign,
        "hand-on": _assign,
        "review": _review,
        "begin": _begin,
        "change-handler": _begin,
        "classify": _classify,
        "ask": _ask,
        "drop": _drop,
        "supplement": _supplement,
        "supplemented": _supplemented,
        "put-off": _put_off,
        "came-back": _came_back,
        "taken-as-withdrawn": _taken_as_withdrawn,
        "supplement-again": _again,
        "return": _return,
        "survey": _survey,
        "survey-longer": _survey_longer,
        "survey-end": _survey_end,
        "visit": _visit,
        "paper": files.keep,
        "paper-out": files.take_out,
        "stop": _stop,
        "resume": _resume,
        "extend": _extend,
        "answer": _answer,
        "sign": _sign,
        "send-back": _send_back,
        "take-back": _take_back,
        "outcome": _outcome,
        "confirm": _confirm,
        "close": _close,
        "reopen": _reopen,
        "transfer": _transfer,
        "withdraw": _withdraw,
        "exclude": _exclude,
        "repeated": _repeated,
        "join": _join,
        "part": _part,
        "urge": _urge,
        "progress": _progress,
        "tell-item": _tell_item,
        "upstream": _upstream,
        "upstream-result": _upstream_result,
    }
)
