"""What a business typed, step by step, and what is wrong with it: codes that the pages put into words."""

import re
import unicodedata
from dataclasses import asdict, dataclass, fields, replace

from gongyak.cases.taking import ON_SITE
from gongyak.rules import personal
from gongyak.rules.cases.questions import questions
from gongyak.rules.cases.sorts import groups

#: The steps in their order with the fields of each; between them stand the files, and the check page at the end.
STEPS: dict[str, tuple[str, ...]] = {
    "matter": ("ask", "group"),
    "story": ("title", "content", "wish", "place"),
    "files": (),
    "who": ("company", "reply_by", "name", "position", "phone", "mail", "consents", "hidden_from"),
}
#: How somebody wants to be told; 누리집 with the code alone, which asks for nothing personal.
REPLY_BY = (ON_SITE, "전자우편", "전화")
#: Characters.
LONGEST = {
    "title": 100,
    "content": 4_000,
    "wish": 1_000,
    "place": 100,
    "company": 100,
    "name": 50,
    "position": 50,
    "phone": 40,
    "mail": 100,
}
_REQUIRED = ("title", "content", "company")
#: Control characters but tabs and line ends, lone surrogates, and those that turn the direction of what follows.
_UNSEEN = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]")
_PHONE = re.compile(r"\+?[\d\s().-]{7,25}")


@dataclass(frozen=True, slots=True)
class Difficulty:
    """What was typed so far. `ask` is the key of a question, `group` the code of a group of sorts, `hidden_from` the
    name of a department that must not know whose it is."""

    ask: str = ""
    group: str = ""
    title: str = ""
    content: str = ""
    wish: str = ""
    place: str = ""
    company: str = ""
    reply_by: str = ""
    name: str = ""
    position: str = ""
    phone: str = ""
    mail: str = ""
    consents: str = ""
    hidden_from: str = ""

    @property
    def has_person(self) -> bool:
        """Whether anything personal was given."""
        return bool(self.name or self.position or self.phone or self.mail)

    def with_step(self, step: str, sent: dict[str, str]) -> "Difficulty":
        """The same with the fields of a step as a form sent them, each in its one spelling."""
        return replace(self, **{name: normal(sent.get(name, "")) for name in STEPS[step]})


def normal(text: str) -> str:
    """A text as it is kept: one spelling of each letter, one end of lines, nothing that cannot be seen."""
    told = unicodedata.normalize("NFC", _UNSEEN.sub("", text.replace("\r\n", "\n")))
    return told.strip()


def as_values(told: Difficulty) -> dict[str, str]:
    """What was typed, by field."""
    return asdict(told)


def from_values(values: dict[str, str]) -> Difficulty:
    """What was typed, from what was kept; fields that are none any more are let go of."""
    known = {one.name for one in fields(Difficulty)}
    return Difficulty(**{name: value for name, value in values.items() if name in known})


def wrong_with(step: str, told: Difficulty) -> dict[str, str]:
    """What must be mended before a step is done, by field: `missing`, `choose`, `long`, `resident` (주민등록번호),
    `phone`, `mail`, `consent`."""
    wrong = {}
    for name in STEPS[step]:
        code = _wrong(name, getattr(told, name), told)
        if code:
            wrong[name] = code
    return wrong


def unfinished(told: Difficulty) -> str:
    """The first step that is not done; empty where everything can be sent."""
    return next((step for step in STEPS if wrong_with(step, told)), "")


def _wrong(name: str, text: str, told: Difficulty) -> str:
    if name in _CHOSEN:
        return _CHOSEN[name](text)
    if name in _REQUIRED and not text:
        return "missing"
    if len(text) > LONGEST.get(name, 200):
        return "long"
    if personal.Kind.RESIDENT in personal.kinds(text):
        return "resident"
    return _WITH_REST[name](text, told) if name in _WITH_REST else ""


def _wrong_phone(text: str, told: Difficulty) -> str:
    if not text:
        return "missing" if told.reply_by == "전화" else ""
    plain = unicodedata.normalize("NFKC", text)
    digits = sum(one.isdigit() for one in plain)
    return "" if _PHONE.fullmatch(plain) and 7 <= digits <= 15 else "phone"


def _wrong_mail(text: str, told: Difficulty) -> str:
    if not text:
        return "missing" if told.reply_by == "전자우편" else ""
    return "" if personal.is_mail(text) else "mail"


_CHOSEN = {
    "ask": lambda text: "" if any(one.key == text for one in questions()) else "choose",
    "group": lambda text: "" if any(one.code == text for one in groups()) else "choose",
    "reply_by": lambda text: "" if text in REPLY_BY else "choose",
}
_WITH_REST = {
    "phone": _wrong_phone,
    "mail": _wrong_mail,
    "consents": lambda text, told: "consent" if told.has_person and not text else "",
}
