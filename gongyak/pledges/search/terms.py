"""One thing that a question asks for: which texts say it, and which tokens those must have.

A word may stand inside a longer one (시장 in 전통시장에서). One of three syllables or more may be spread over
blanks (전통 시장), as long as it does not take a lone syllable from another word: 문화 재충전 does not say 문화재.
Numbers and Latin words are whole ones; a lone syllable begins a word or ends it.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from gongyak.pledges.search.endings import ENDING, drops, without_ending
from gongyak.pledges.search.letters import GAP, JOINING, LONGEST_RUN, runs
from gongyak.pledges.search.tokens import Tokens, pairs, paths

_WORD_ENDS = f"(?={ENDING}?(?![{JOINING}]))"
_ENDS = re.compile(f"{ENDING}?(?![{JOINING}])")
_JOINED = re.compile(GAP)
_PARTED = re.compile("[ ·]+")
#: From so many syllables on a word may be spread over blanks.
_SPREADS = 3
#: So many marks and blanks may stand between the parts of a term: 2024. 3.29.
_MARKS = 3


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a number or a phrase; `loose` is how it is looked for where `pattern` finds nothing at all.

    `whole` is the text that it is where that may end in a 조사 (복지정책과), and `exact` how that alone is said.
    """

    pattern: re.Pattern[str]
    loose: re.Pattern[str]
    tokens: Tokens
    whole: str = ""
    exact: re.Pattern[str] | None = None

    def as_name(self, names: Container[str]) -> "Term":
        """The term, taken whole where it is one of these names in small letters."""
        if self.exact is None or self.whole not in names:
            return self
        return Term(self.exact, self.exact, self.tokens)

    def spans(self, text: str, *, loose: bool = False) -> Iterator[tuple[int, int]]:
        """Where a text in small letters says it: start and end, none overlapping."""
        pattern = self.loose if loose else self.pattern
        at = 0
        while found := pattern.search(text, at):
            whole = _stands_by_itself(text, *found.span())
            if whole:
                yield found.span()
            at = found.end() if whole else found.start() + 1


def _stands_by_itself(text: str, start: int, end: int) -> bool:
    """Whether what is spread over blanks takes no lone syllable from a word before or behind it."""
    pieces = _PARTED.split(text[start:end])
    if len(pieces) == 1:
        return True
    if len(pieces[0]) == 1 and start and re.match(f"[{JOINING}]", text[start - 1]):
        return False
    return len(pieces[-1]) > 1 or bool(_ENDS.match(text, end))


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of a term; joining runs with nothing but blanks or dots between are one, told apart in `pieces`."""

    kind: str
    pieces: tuple[str, ...]
    between: str = ""

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def ending_in(self, piece: str) -> "_Part":
        """The same with another last piece."""
        return _Part(self.kind, (*self.pieces[:-1], piece), self.between)


def term_of(chunk: str) -> Term | None:
    """The term of a chunk of a question in small letters; None where it has no letter and no digit."""
    parts = _without_ending(_parts(chunk))
    if not parts:
        return None
    whole, lone = _pattern(parts), parts[0].text
    if len(parts) == len(lone) == 1 and parts[0].kind == "joining":
        edges = f"(?<![{JOINING}]){lone}|{lone}{_WORD_ENDS}"
        return Term(re.compile(edges), re.compile(lone), _tokens(parts))
    stem = _stem(parts)
    if stem is None:
        return Term(re.compile(whole), re.compile(whole), _tokens(parts))
    either = re.compile(f"{whole}|{_pattern(stem)}{_WORD_ENDS}")
    return Term(either, either, _tokens(stem, spread=True), chunk, re.compile(whole))


def _parts(chunk: str) -> list[_Part]:
    parts: list[_Part] = []
    before = 0
    for kind, run, start, end in runs(chunk):
        between = chunk[before:start]
        if parts and kind == parts[-1].kind == "joining" and _JOINED.fullmatch(between):
            parts[-1] = _Part(kind, (*parts[-1].pieces, run), parts[-1].between)
        else:
            parts.append(_Part(kind, (run,), between))
        before = end
    return parts


def _without_ending(parts: list[_Part]) -> list[_Part]:
    """The parts without a 조사 that surely is one."""
    if not parts or parts[-1].kind != "joining":
        return parts
    *before, last = parts
    if before and drops(last.text):
        return before
    return [*before, last.ending_in(without_ending(last.pieces[-1])[0])]


def _stem(parts: list[_Part]) -> list[_Part] | None:
    """The parts without a 조사 that may be one; None where there is none."""
    *before, last = parts
    stem = without_ending(last.pieces[-1])[1] if last.kind == "joining" else None
    return [*before, last.ending_in(stem)] if stem else None


def _pattern(parts: list[_Part]) -> str:
    made = ""
    for at, part in enumerate(parts):
        before = parts[at - 1] if at else None
        made += _before(before, part) + _of(part)
    first, last = parts[0], parts[-1]
    path = len(parts) > 1 and parts[1].kind == "digits" and parts[1].between == "-"
    return _begins(first, path) + made + _stops(last)


def _before(before: _Part | None, part: _Part) -> str:
    if before is None:
        return ""
    if not part.between.strip(" ·"):
        return GAP
    numbers = before.kind == part.kind == "digits"
    if numbers and part.between == "-":
        return "-"
    return f"(?:_|[^\\w\\n]){{{int(numbers)},{max(_MARKS, len(part.between))}}}"


def _of(part: _Part) -> str:
    if part.kind == "digits":
        groups = re.findall(r"\d{1,3}(?=(?:\d{3})*$)", part.text)
        return ",?".join(groups)
    if part.kind == "letters":
        return re.escape(part.text)
    inner = GAP if len(part.text) >= _SPREADS else ""
    return GAP.join(inner.join(piece) for piece in part.pieces)


def _begins(part: _Part, path: bool) -> str:
    if part.kind == "digits":
        return r"(?<!\d)" + (r"(?<!\d[,-])" if path else r"(?<!\d,)" if len(part.text) == 3 else "")
    return rf"(?<![^\W\d_{JOINING}])" if part.kind == "letters" else ""


def _stops(part: _Part) -> str:
    if part.kind == "digits":
        return r"(?!\d|,\d{3})"
    return rf"(?![^\W\d_{JOINING}])" if part.kind == "letters" else ""


def _tokens(parts: list[_Part], *, spread: bool = False) -> Tokens:
    """The tokens that every text which says it has; `spread` where a short word may be spread over blanks too."""
    w: set[str] = set()
    j: set[str] = set()
    for part in parts:
        if part.kind == "joining" and (spread or len(part.text) >= _SPREADS or len(part.pieces) > 1):
            j |= pairs(part.text)
        else:
            w.add(part.text[:LONGEST_RUN])
    return Tokens(frozenset(w | _path_tokens(parts)), frozenset(j))


def _path_tokens(parts: list[_Part]) -> set[str]:
    numbers = [part for part in parts if part.kind == "digits"]
    if len(numbers) != len(parts) or any(part.between != "-" for part in parts[1:]):
        return set()
    return paths("-".join(part.text for part in parts))
