"""What leaves the desk as a file: after a reason was given and recorded, with who took it, when and why on its head.

The reason is asked by 개인정보의 안전성 확보조치 기준 제8조제2항, the mark by 제13조.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse

from gongyak.audit.models import LookKind
from gongyak.desk.looking import looked
from gongyak.documents.xlsx.listing import write_listing
from gongyak.rules import personal
from gongyak.rules.moments import day_of, moment_words
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

#: A file holds so many rows; more are asked for in parts.
MOST = 20_000
LONGEST_REASON = 200
_BEGINS_FORMULA = tuple("=+-@＝＋－＠")
_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list that somebody takes: its title, the name of its file, the columns (width, whether a number), its rows."""

    title: str
    name: str
    columns: Sequence[tuple[str, int, bool]]
    rows: Sequence[Sequence[str]]


def take_out(
    request: HttpRequest,
    actor: Actor,
    sheet: Sheet,
    *,
    subjects: Iterable[str],
    object: str,
    format: str,
    now: datetime,
) -> HttpResponse:
    """The file, after the look at each of `subjects` was recorded with the reason of the form.

    Refused: no reason, a format that there is none, more rows than a file holds.
    """
    reason = reason_of(request)
    if format not in _TYPES:
        raise Refusal("파일의 형식을 고르십시오.")
    if len(sheet.rows) > MOST:
        raise Refusal(
            f"{len(sheet.rows):,}건이라 한 파일에 담을 수 없습니다. {MOST:,}건 안으로 좁혀 내려받으십시오."
        )
    looked(request, actor, subjects, object, kind=LookKind.DOWNLOAD, reason=reason)
    body = _written(sheet, mark(actor, len(sheet.rows), now, reason), format)
    answer = HttpResponse(body, content_type=_TYPES[format])
    answer["Content-Disposition"] = f'attachment; filename="{sheet.name}-{day_of(now)}.{format}"'
    return answer


def reason_of(request: HttpRequest) -> str:
    """Why somebody takes data out. Refused: nothing, too much, or something personal in it."""
    reason = " ".join(request.POST.get("reason", "").split())
    if not reason:
        raise Refusal("내려받는 사유를 적으십시오. 누가 언제 왜 내려받았는지 접속기록에 남습니다.")
    if len(reason) > LONGEST_REASON:
        raise Refusal(f"내려받는 사유는 {LONGEST_REASON}자까지 적을 수 있습니다({len(reason)}자).")
    if personal.kinds(reason):
        raise Refusal("내려받는 사유에는 개인정보를 적지 마십시오. 접속기록은 지울 수 없습니다.")
    return reason


def mark(actor: Actor, count: int, now: datetime, reason: str) -> str:
    """The mark on the head of a file: whoever finds it knows who took it."""
    return f"{count:,}건 · {actor.name}({actor.key}) · {moment_words(now)} 내려받음 · 사유: {reason} · 쓰고 나면 파기하십시오."


def _written(sheet: Sheet, marked: str, format: str) -> bytes:
    head = [label for label, _, _ in sheet.columns]
    if format == "xlsx":
        widths = [width for _, width, _ in sheet.columns]
        numbers = [is_number for _, _, is_number in sheet.columns]
        return write_listing(sheet.title, [marked], head, sheet.rows, widths=widths, numbers=numbers)
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerows([[sheet.title], [marked], head, *([_plain(text) for text in row] for row in sheet.rows)])
    return made.getvalue().encode("utf-8-sig")


def _plain(text: str) -> str:
    """A cell that no spreadsheet takes for a formula, wide signs (＝) among them: some read those alike."""
    return f"'{text}" if text.lstrip().startswith(_BEGINS_FORMULA) else text
