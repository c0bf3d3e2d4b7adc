"""통지문: what goes to a business at each step, with everything that the law asks for, as blocks.

A letter is kept as it was sent but for the recipient: who wrote in stands elsewhere, and can be erased there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongyak.blocks import Block, Paragraph
from gongyak.rules import data
from gongyak.rules.cases.sorts import FILE
from gongyak.rules.dates import format_day
from gongyak.rules.refusal import Refusal

_ROWS: dict[str, dict[str, Any]] = {row["key"]: row for row in data.load(FILE)["letter"]}
_WORDS = {
    "number": "접수번호",
    "received": "접수한 때",
    "due": "기한",
    "reason": "이유",
    "remedy": "구제절차",
    "target": "보낸 곳",
    "body": "내용",
    "officer": "담당자의 소속·성명·연락처",
}
_ORDER = ("number", "received", "target", "due")
_BELOW = "가나다라마바사아자차카타파하"


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask: 소속, 성명, 연락처 (영 제31조)."""

    department: str
    name: str
    phone: str

    @property
    def is_whole(self) -> bool:
        """Whether all three are there."""
        return all(part.strip() for part in (self.department, self.name, self.phone))

    @property
    def words(self) -> str:
        """`일자리경제과 김담당 (전화 051-000-0000)`"""
        return f"{self.department} {self.name} (전화 {self.phone})"


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: `kind` is a row of the data file, `subject` what the case is called, `day` when it is written.

    The texts are as the office writes them; `received` and `due` are moments or days in words.
    """

    kind: str
    subject: str
    day: date
    officer: Contact
    number: str = ""
    received: str = ""
    due: str = ""
    body: str = ""
    reason: str = ""
    remedy: str = ""
    target: str = ""
    sender: str = ""
    ask: str = ""

    @property
    def title(self) -> str:
        """`기업애로 처리 결과 알림`"""
        return str(_row(self.kind)["title"])

    @property
    def article(self) -> str:
        """The articles by which it is sent."""
        return str(_row(self.kind)["article"])


def _row(kind: str) -> dict[str, Any]:
    if kind not in _ROWS:
        raise Refusal(f"‘{kind}’ 통지문의 서식이 없습니다.")
    return _ROWS[kind]


def missing(letter: Letter) -> tuple[str, ...]:
    """What the law asks of such a letter and it does not say, in words; nothing may go out while there is any."""
    told = {name: getattr(letter, name) for name in _WORDS if name != "officer"}
    told["officer"] = "있음" if letter.officer.is_whole else ""
    return tuple(_WORDS[name] for name in _row(letter.kind)["must"] if not str(told[name]).strip())


def blocks(letter: Letter, recipient: str) -> Iterator[Block]:
    """The letter as a page: office, recipient, title, numbered items, 끝, date, in whose name, and officer."""
    yield Paragraph(letter.sender, 0, "#", "center")
    yield Paragraph(f"수신: {recipient}")
    yield Paragraph(f"제목: {letter.title}({letter.subject})")
    items = list(_items(letter))
    for place, (text, lines) in enumerate(items):
        is_last = place == len(items) - 1
        *most, last = [text, *lines]
        texts = [*most, last + ("  끝." if is_last else "")]
        yield Paragraph(texts[0], 1, f"{place + 1}.")
        yield from (Paragraph(one, 2, f"{_BELOW[at % len(_BELOW)]}.") for at, one in enumerate(texts[1:]))
    yield Paragraph(format_day(letter.day), align="center")
    if letter.sender:
        yield Paragraph(signed_by(letter.sender), 0, "#", "center")
    yield Paragraph(f"담당: {letter.officer.words}")
    yield Paragraph(f"근거: {letter.article} (민원 처리에 관한 법률과 그 시행령)")


def signed_by(office: str) -> str:
    """In whose name an office writes: that of its head (행정업무의 운영 및 혁신에 관한 규정 제13조), `가온구청장`."""
    heads = {"구": "청장", "시": "장", "군": "수"}
    return office + heads.get(office[-1:], "")


def _items(letter: Letter) -> Iterator[tuple[str, list[str]]]:
    """The items in their order, each with those below it."""
    words = {**_WORDS, "due": _row(letter.kind).get("due", _WORDS["due"])}
    yield (
        "우리 구에 알려 주신 애로에 대하여 다음과 같이 알려 드립니다.",
        [f"{words[name]}: {getattr(letter, name)}" for name in _ORDER if getattr(letter, name)],
    )
    for name, head in (("body", ""), ("reason", "이유"), ("remedy", "이견이 있을 때"), ("ask", "요청")):
        lines = [line.strip() for line in str(getattr(letter, name)).splitlines() if line.strip()]
        if head and lines:
            yield (f"{head}: {lines[0]}", lines[1:])
        elif lines:
            yield lines[0], lines[1:]


def remedy(kind: str) -> str:
    """The usual words of what somebody can do who does not agree, by the kind of petition."""
    rows = data.load(FILE)["remedy"]
    return str(rows["statutory" if kind == "법정" else "plain"])
