"""Text as the rest of the program may see it: composed Hangul, printable characters, line feeds."""

import re
import unicodedata
from itertools import groupby, islice

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]")
#: Control characters, lone surrogates and invisible signs that hide or turn the text around them.
#: The joiners U+200C and U+200D stay: signs made of several parts need them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)

#: Signs that join the one before them, and no letters: only in such a run can many combine.
_RUN = re.compile(r"[^\w\s]{31,}")
_MOST_COMBINING = 30


def plain(text: str) -> str:
    """Text in NFC with line feeds for line ends and plain spaces, without unseen characters.

    U+3000, as wide as a letter, stays. Of the signs that combine with one letter the first 30 stay, more
    than any script has: to put a longer run in order takes the square of its length (UAX #15, Stream-Safe).
    """
    seen = _UNSEEN.sub("", _SPACES.sub(" ", _LINE_ENDS.sub("\n", text)))
    return unicodedata.normalize("NFC", _RUN.sub(_fewer, seen))


def _fewer(run: re.Match[str]) -> str:
    groups = groupby(run[0], key=lambda sign: bool(unicodedata.combining(sign)))
    return "".join(
        "".join(islice(signs, _MOST_COMBINING) if combining else signs) for combining, signs in groups
    )


def one_line(text: str) -> str:
    """The text with every run of white space, tabs and line ends included, as one space."""
    return " ".join(plain(text).split())
