"""The tokens of a line: `w` inside its words, `j` over its words joined.

An index of them proposes; whether a text says a word is judged on the text (`terms.py`).
"""

from dataclasses import dataclass

from gongyak.pledges.search.letters import LONGEST_RUN, PATH, runs


@dataclass(frozen=True, slots=True)
class Tokens:
    """Two sets of tokens: syllables, pairs, whole numbers and Latin words in `w`, pairs across blanks in `j`."""

    w: frozenset[str] = frozenset()
    j: frozenset[str] = frozenset()

    def union(self, *others: "Tokens") -> "Tokens":
        """These and those of the others."""
        return Tokens(self.w.union(*(o.w for o in others)), self.j.union(*(o.j for o in others)))

    def __le__(self, other: "Tokens") -> bool:
        return self.w <= other.w and self.j <= other.j


def pairs(word: str) -> set[str]:
    """Every two letters that stand side by side."""
    return {word[at : at + 2] for at in range(len(word) - 1)}


def tokens_of(line: str) -> Tokens:
    """The tokens of a line of text in small letters."""
    w: set[str] = set()
    j: set[str] = set()
    before, last = -1, ""
    for kind, run, start, end in runs(line):
        if kind != "joining":
            w.add(run[:LONGEST_RUN])
            continue
        w |= {*run, *pairs(run)}
        joined = last if before >= 0 and set(line[before:start]) <= {" ", "·"} else ""
        j |= pairs(joined + run)
        before, last = end, run[-1]
    return Tokens(frozenset(w | paths(line)), frozenset(j))


def paths(line: str) -> set[str]:
    """Numbers with hyphens, and what each begins with: 1-2 and 1-2-2."""
    found = set()
    for path in PATH.findall(line):
        parts = path.split("-")
        begun = ("-".join(parts[:count]) for count in range(2, len(parts) + 1))
        found |= {number for number in begun if len(number) <= LONGEST_RUN}
    return found
