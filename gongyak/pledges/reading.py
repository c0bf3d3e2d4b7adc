"""Read a file into what a version will hold, or refuse it with everything that stands in the way."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from django.db.models import BigIntegerField

from gongyak import documents
from gongyak.district.published import district
from gongyak.pledges.content import UNREADABLE, Content, Source
from gongyak.pledges.forms import summary_of
from gongyak.pledges.models import ImportedFile, Pledge
from gongyak.pledges.places import order_key
from gongyak.pledges.rendering import rendered
from gongyak.rules import card as cards
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.card import Answer, Card, jsonfile
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.refusal import Refusal
from gongyak.snapshots.actions import Summary, refuse_person
from gongyak.snapshots.sealing import commitments

_LONGEST_NAME, _LONGEST_NUMBER, _LONGEST_ORDER = (
    model._meta.get_field(field).max_length
    for model, field in ((ImportedFile, "name"), (Pledge, "number"), (Pledge, "order"))
)
_Reader = Callable[[Sequence[Answer]], tuple[Card, list[Finding]]]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read: its content, the number, title and 기준일 in it, and the findings that stay."""

    content: Content
    number: str
    title: str
    as_of: date
    findings: tuple[Finding, ...]


def read_file(name: str, data: bytes, answers: Iterable[Answer], *, by: str, now: datetime) -> ReadFile:
    """Read a card file with answers; those that do not say who or when are taken as given by `by` at `now`.

    Answers that name the number of another card are left out. Raises Refusal on a file that cannot be
    read, shown or stored, on errors and open questions, on who acts by name, and where 관리번호, 공약제목 or 기준일 is missing.
    """
    refuse_person(by)
    format, read = _reader(name, data)
    card, asked = read(())
    meant = [answer for answer in answers if answer.number in (None, card.number)]
    for each in meant:
        refuse_person(each.by or by)
    card, findings = read(meant)
    _refuse_blocked(name, findings)
    if not (card.number and card.title and card.as_of):
        raise Refusal(f"{name}: 관리번호, 공약제목, 기준일이 모두 있어야 들여올 수 있습니다.", findings)
    questions = {f.code: f for f in (*asked, *findings) if f.severity is Severity.QUESTION}
    given = {
        a.code: replace(a, by=a.by or by, at=a.at or now, number=None) for a in meant if a.code in questions
    }
    source = Source(sha256(data), format, name)
    content = Content(card, tuple(questions.values()), tuple(given.values()), source)
    _refuse_lossy(name, content)
    _refuse_unshowable(name, content)
    return ReadFile(content, card.number, card.title, card.as_of, tuple(findings))


def _reader(name: str, data: bytes) -> tuple[str, _Reader]:
    """The real format of a file, and how to read its card with answers; the file itself is parsed once."""
    if name.lower().endswith(".json"):
        return "json", partial(cards.reconsider, _from_json(name, data))
    try:
        reading = documents.read(name, data)
    except documents.Refused as refused:
        raise Refusal(f"{name}: {refused}") from refused
    return reading.format, partial(cards.read, reading.blocks)


def _from_json(name: str, data: bytes) -> Card:
    try:
        return jsonfile.load(data)
    except ValueError as error:
        raise Refusal(f"{name}: {error}") from error


def _refuse_blocked(name: str, findings: Sequence[Finding]) -> None:
    blocking = [finding for finding in findings if finding.blocks]
    if blocking:
        errors = sum(finding.severity is Severity.ERROR for finding in blocking)
        raise Refusal(
            f"{name}: 오류 {errors}건, 답해야 할 질문 {len(blocking) - errors}건이 있어 들여오지 않았습니다. "
            "파일을 고치거나 질문에 답한 뒤 다시 들여오십시오.",
            findings,
        )


def _refuse_lossy(name: str, content: Content) -> None:
    """Refuse a public form, and text that not every database and file can carry."""
    if content.card.withheld:
        raise Refusal(f"{name}: 이름을 가린 공개본입니다. 가리지 않은 원본을 들여오십시오.")
    try:
        body = canonical([name, content.plain()])
    except ValueError as error:
        raise Refusal(f"{name}: 깨진 글자가 있습니다. 파일을 다시 저장한 뒤 들여오십시오.") from error
    if b"\\u0000" in body:
        raise Refusal(f"{name}: 보이지 않는 제어 문자(NUL)가 있습니다. 지우고 다시 들여오십시오.")
    if next(commitments(content.plain()), None):
        raise Refusal(f"{name}: ‘commitment’는 이 프로그램이 쓰는 이름입니다. 다른 이름으로 고치십시오.")


def _refuse_unshowable(name: str, content: Content) -> None:
    """Go the whole way to a published card once: what cannot be shown later must not be frozen now."""
    try:
        summary = summary_of(content.card)
        rendered("md", content.public(district())["card"])
    except (documents.Refused, *UNREADABLE) as error:
        raise Refusal(f"{name}: 카드를 만들 수 없는 값이 있어 들여오지 않았습니다({error}).") from error
    _refuse_too_large(name, content.card.number or "", summary)


def _refuse_too_large(name: str, number: str, summary: Summary) -> None:
    """Refuse what does not fit a column, on every engine alike."""
    if len(name) > _LONGEST_NAME:
        raise Refusal(
            f"{name[:40]}…: 파일 이름은 {_LONGEST_NAME}자까지입니다. 이름을 줄여 다시 들여오십시오."
        )
    if len(number) > _LONGEST_NUMBER or len(order_key(number)) > _LONGEST_ORDER:
        raise Refusal(
            f"{name}: 관리번호 ‘{number[:40]}’이(가) 너무 깁니다. {_LONGEST_NUMBER}자까지 적으십시오."
        )
    for label, won in (("계획", summary.plan_won), ("투입", summary.spent_won)):
        if won is not None and not 0 <= won <= BigIntegerField.MAX_BIGINT:
            raise Refusal(
                f"{name}: {label} 총계는 0원부터 {BigIntegerField.MAX_BIGINT:,}원까지입니다. 금액과 단위를 확인하십시오."
            )
