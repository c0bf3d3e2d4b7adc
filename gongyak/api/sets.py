"""The set of pledges that an address asks for, or the sentence that says why there is none."""

from gongyak.api.asking import Asked
from gongyak.api.problems import NotThere
from gongyak.pledges import published
from gongyak.pledges.published import PublishedSet


def set_asked(asked: Asked) -> PublishedSet:
    """The set; NotThere where nothing was published for it. Five queries at most."""
    found = published.listed(asked.as_of, asked.known_at, asked.holder)
    if found is None:
        raise nothing_published()
    return found


def nothing_published() -> NotThere:
    """What is said where there is no set."""
    return NotThere(
        "이 조건으로 공개된 공약이 없습니다. 공개된 기준일은 /api/v1/publications, 구청장은 /api/v1/terms 에 있습니다."
    )
