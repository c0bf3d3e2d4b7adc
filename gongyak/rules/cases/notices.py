"""알림: the short word at each step, from a template whose slots hold nothing personal.

What can stand in a slot is a number, a department with its line, a moment, an address: whoever reads it on the way
learns neither who wrote in nor about what.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache

from gongyak.rules import data, personal
from gongyak.rules.moments import SEOUL
from gongyak.rules.refusal import Refusal

FILE = "notices.toml"
_SLOT = re.compile(r"\{([^{}\n]{0,30})\}")
_QUIET = data.load(FILE)["quiet"]
#: What a mobile text carries (bytes of EUC-KR); more goes as a long one.
SHORT = 90
MOST_SUBJECT, MOST_TEXT = 100, 1000
#: The slot of the code by which a business looks its case up.
CODE = "조회번호"
BUSINESS, OFFICE = "기업", "직원"


@dataclass(frozen=True, slots=True)
class Step:
    """One step that is told: whom (`기업`, `직원`), and the text that the product comes with; `when` is what may stand in
    its {때}."""

    key: str
    label: str
    to: str
    subject: str
    text: str
    when: str = ""


@cache
def steps() -> tuple[Step, ...]:
    """Every step in its order."""
    return tuple(Step(**row) for row in data.load(FILE)["step"])


def step_of(key: str) -> Step:
    """The step of that key; Refusal where there is none."""
    for one in steps():
        if one.key == key:
            return one
    raise Refusal("알림의 단계를 목록에서 고르십시오.")


def slots() -> dict[str, str]:
    """The words that may stand between braces, each with the name of its value."""
    return dict(data.load(FILE)["slots"])


def unknown_slots(text: str, known: Collection[str]) -> list[str]:
    """The words between braces for which there is no value, in their order."""
    return [word for word in _SLOT.findall(text) if word not in known]


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its slots filled in; a word that has no value stays as it is written, and what an empty value
    leaves behind is closed up."""
    told = _SLOT.sub(lambda found: values.get(found[1], found[0]), text)
    return "\n".join(re.sub(r" {2,}", " ", line).strip() for line in told.splitlines())


def notice(subject: str, text: str, values: Mapping[str, str]) -> tuple[str, str]:
    """Subject and text of a notice as it is kept. `values` go by the names of `slots`; the look-up code stays a slot, for
    it stands in no list: `with_code` puts it in when the notice goes."""
    told = {word: values.get(name, "") for word, name in slots().items() if word != CODE}
    return filled(subject, told).replace("\n", " "), filled(text, told)


def with_code(text: str, code: str) -> str:
    """The text with the look-up code; where there is none, its word goes along."""
    body = text if code else text.replace(f"{CODE} {{{CODE}}}", "")
    return filled(body, {CODE: code})


def wrong_template(subject: str, text: str) -> Iterator[str]:
    """What stands against a template, each a sentence."""
    if not subject.strip() or not text.strip():
        yield "알림의 제목과 글을 모두 적으십시오."
    if len(subject) > MOST_SUBJECT or len(text) > MOST_TEXT:
        yield f"알림의 제목은 {MOST_SUBJECT}자, 글은 {MOST_TEXT:,}자까지입니다."
    if "\n" in subject:
        yield "알림의 제목은 한 줄로 적으십시오."
    if odd := unknown_slots(f"{subject}\n{text}", slots()):
        yield f"알림에 넣을 수 없는 자리입니다: {', '.join(f'{{{word}}}' for word in odd)}."
    if kinds := personal.kinds(f"{subject}\n{text}"):
        yield f"알림에는 {', '.join(kinds)}를 적을 수 없습니다. 자리({{전화}})를 쓰십시오."


def text_bytes(text: str) -> int:
    """How many bytes of EUC-KR a text is to the carrier; what it has no sign for counts as one question mark."""
    return len(text.encode("cp949", "replace"))


def after_quiet(moment: datetime) -> datetime:
    """The moment itself, or the next morning where it falls into the quiet hours of the night."""
    here = moment.astimezone(SEOUL)
    if _QUIET["ends"] <= here.hour < _QUIET["begins"]:
        return moment
    day = here.date() + timedelta(days=1 if here.hour >= _QUIET["begins"] else 0)
    return datetime.combine(day, time(_QUIET["ends"]), SEOUL)
