"""상호: what of a company's name tells it from others, and how near two names are."""

import re
import unicodedata
from difflib import SequenceMatcher

#: What says only what form the company has.
_LEGAL = re.compile(
    r"주식\s*회사|유한\s*(?:책임\s*)?회사|합자\s*회사|합명\s*회사|농업\s*회사\s*법인|사회적\s*협동조합|협동조합"
    r"|\(주\)|\(유\)|\(합\)|\(사\)|\(재\)|사단법인|재단법인|co\.?,?\s*ltd\.?|inc\.?|corp\.?"
)
_NOISE = re.compile(r"[^\w]|_")
NEAR = 0.8


def name_key(name: str) -> str:
    """A name without its legal form, blanks, signs and case: `㈜ 한빛 정밀` and `한빛정밀 주식회사` have the same.

    A name that is nothing else stays as it is, without blanks.
    """
    plain = unicodedata.normalize("NFKC", name).lower()
    return _NOISE.sub("", _LEGAL.sub(" ", plain)) or "".join(plain.split())


def are_near(one: str, other: str) -> bool:
    """Whether two keys of names differ by little more than a slip of the pen."""
    if one == other:
        return True
    needed = NEAR * (len(one) + len(other)) / 2
    # signs in common are at least as many as those in common in order: most pairs end here, cheaply
    if min(len(one), len(other)) < needed:
        return False
    if sum(min(one.count(sign), other.count(sign)) for sign in {*one}) < needed:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= NEAR
