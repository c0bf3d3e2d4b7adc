"""암호의 규칙: which passwords a district takes, under one of two presets (`data/passwords.toml`).

`asvs` asks for length and nothing else (OWASP ASVS 5.0, 6.2); `gov-kr` for kinds of characters and a change
every quarter, as Korean public guidance does. Whether a password is among the common ones is judged elsewhere.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise

from gongyak.rules import data

#: A phrase of this length is still hashed at once (ASVS 6.2.9 asks for 64 at least).
LONGEST = 200
#: A name or id of this length or longer must not stand in a password.
_TELLING = 3


@dataclass(frozen=True, slots=True)
class PasswordRule:
    """One preset; `runs` and `days` are 0 where not asked."""

    label: str
    shortest: int
    kinds: int
    runs: int
    days: int
    source: str
    article: str
    version_read: date
    confirmed: bool

    @property
    def sentence(self) -> str:
        """What a page says beside the field."""
        parts = [f"{self.shortest}자 이상"]
        if self.kinds > 1:
            parts.append(f"영문 소문자·대문자·숫자·특수문자 가운데 {self.kinds}가지 이상")
        if self.runs:
            parts.append(f"같거나 이어지는 글자 {self.runs}개를 잇대지 않기")
        return ", ".join([*parts, "아이디·성명과 흔한 암호 쓰지 않기"])

    def is_too_old(self, set_at: datetime, now: datetime) -> bool:
        """Whether a password of that moment must be changed now."""
        return bool(self.days) and now - set_at > timedelta(days=self.days)


@cache
def password_rules() -> dict[str, PasswordRule]:
    """The presets by name."""
    return {name: PasswordRule(**row) for name, row in data.load("passwords.toml").items()}


def normal(password: str) -> str:
    """A password in its one spelling: Hangul that a Mac typed in pieces is the Hangul that Windows typed."""
    return unicodedata.normalize("NFKC", password)


def weaknesses(password: str, rule: PasswordRule, about: Iterable[str] = ()) -> list[str]:
    """Why a password is not taken, in sentences; empty where it is. `about` are the person's id and name."""
    text = normal(password)
    wrong = []
    if len(text) < rule.shortest:
        wrong.append(f"암호는 {rule.shortest}자 이상이어야 합니다.")
    if len(text) > LONGEST:
        wrong.append(f"암호는 {LONGEST}자를 넘을 수 없습니다.")
    if _kinds(text) < rule.kinds:
        wrong.append(f"영문 소문자, 대문자, 숫자, 특수문자 가운데 {rule.kinds}가지 이상을 섞으십시오.")
    if rule.runs and _has_run(text, rule.runs):
        wrong.append(f"같은 글자나 이어지는 글자를 {rule.runs}개 이상 잇대어 쓸 수 없습니다.")
    if any(len(word) >= _TELLING and word.casefold() in text.casefold() for word in about):
        wrong.append("암호에 아이디나 성명을 넣을 수 없습니다.")
    return wrong


def _kinds(text: str) -> int:
    lower, upper, digit = str.islower, str.isupper, str.isdigit
    return sum(any(map(kind, text)) for kind in (lower, upper, digit)) + (not text.isalnum())


def _has_run(text: str, length: int) -> bool:
    steps = [ord(after) - ord(before) for before, after in pairwise(text)]
    return any(
        steps[at] in (-1, 0, 1) and len(set(steps[at : at + length - 1])) == 1
        for at in range(len(text) - length + 1)
    )
