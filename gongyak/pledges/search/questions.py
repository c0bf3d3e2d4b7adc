"""What a person typed, bounded and read: the terms to look for, and a sentence where something must be said."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongyak.pledges.search.letters import JOINING, clean, lower
from gongyak.pledges.search.terms import Term, term_of
from gongyak.pledges.search.tokens import Tokens

MOST_LETTERS = 200
MOST_TERMS = 8
#: As read before it is cleaned: letters can come apart from their marks, and blanks in crowds.
_MOST_RAW = 4 * MOST_LETTERS
_CHUNK = re.compile(r'"([^"]+)"|([^\s"]+)')
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»『』「」"), '"')
_WORD = re.compile(f"[{JOINING}]+")


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    """The terms of a question, all of which must be said, and a sentence for the person who asked, or ""."""

    terms: tuple[Term, ...]
    note: str = ""

    @property
    def tokens(self) -> Tokens:
        """The tokens that whatever answers it has."""
        return Tokens().union(*(term.tokens for term in self.terms))

    @property
    def may_name(self) -> bool:
        """Whether a term may be a name rather than a word with a 조사."""
        return any(term.exact for term in self.terms)

    def named(self, names: Container[str]) -> "SearchQuestion":
        """The question with those terms taken whole that are among these names."""
        return SearchQuestion(tuple(term.as_name(names) for term in self.terms), self.note)


def read_question(text: str) -> SearchQuestion:
    """The question in a text of any kind and length; words in quotation marks stand side by side."""
    raw = clean(text[:_MOST_RAW])
    chunks = list(dict.fromkeys(_chunks(lower(raw[:MOST_LETTERS]).translate(_QUOTES))))
    found = [term for chunk in chunks if (term := term_of(chunk))]
    return SearchQuestion(tuple(found[:MOST_TERMS]), _note(text, raw, found))


def _note(text: str, raw: str, found: list[Term]) -> str:
    if not found:
        return _("찾을 말을 한글이나 영문, 숫자로 두 글자 이상 적어 주십시오.") if text.strip() else ""
    if len(text) > _MOST_RAW or len(raw) > MOST_LETTERS or len(found) > MOST_TERMS:
        said = _("찾을 말이 길어 앞의 %(letters)d자, 낱말 %(words)d개까지만 찾았습니다.")
        return said % {"letters": MOST_LETTERS, "words": MOST_TERMS}
    return ""


def _chunks(text: str) -> Iterator[str]:
    """What stands between blanks; a lone syllable belongs to the word before it, or to the one behind it."""
    waiting = ""
    for quoted, plain in _CHUNK.findall(text):
        word = bool(_WORD.fullmatch(plain))
        if not word:
            yield from filter(None, (waiting, quoted or plain))
            waiting = ""
        elif waiting and (len(plain) == 1 or len(waiting) == 1):
            waiting = f"{waiting} {plain}"
        else:
            yield from filter(None, (waiting,))
            waiting = plain
    yield from filter(None, (waiting,))
