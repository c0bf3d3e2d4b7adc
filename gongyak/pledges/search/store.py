"""Keep the text of frozen versions for searching, and find those that say what was asked for."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from gongyak.pledges.models import SearchText
from gongyak.pledges.search.finding import Match, Passage, match
from gongyak.pledges.search.index import having
from gongyak.pledges.search.questions import SearchQuestion, read_question
from gongyak.pledges.search.texts import Page, page_of
from gongyak.snapshots.models import Version

_BATCH = 200
_COLUMNS = ("fields", "text", "w", "j")


@dataclass(frozen=True, slots=True)
class Hit:
    """A version that answers a question; `rank` is 1 for the best."""

    version: int
    rank: int
    match: Match

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the card that say it, in the order of the form: title, number, achievements …"""
        return self.match.fields

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The best pieces of those fields, with the marked parts told as (start, end)."""
        return self.match.passages


@transaction.atomic
def keep(versions: Iterable[Version]) -> None:
    """Take those versions in that are not yet, from their public forms. Safe to repeat."""
    asked = Version.objects.filter(pk__in=[version.pk for version in versions], search_text=None)
    waiting = asked.select_related("public").order_by("pk")
    rows = (_row(version.pk, bytes(version.public.body)) for version in waiting.iterator(_BATCH))
    SearchText.objects.bulk_create(rows, _BATCH, ignore_conflicts=True)  # another may take them in meanwhile


def _row(key: int, public: bytes) -> SearchText:
    page = page_of(json.loads(public)["card"])
    tokens = page.tokens()
    w, j = (" ".join(sorted(some)) for some in (tokens.w, tokens.j))
    return SearchText(version_id=key, fields=page.fields, text=page.text, w=w, j=j)


def agrees(version: Version) -> bool:
    """Whether what was taken in of a version is what its public form gives; True where nothing was."""
    kept = SearchText.objects.filter(version=version).values(*_COLUMNS).first()
    made = _row(version.pk, bytes(version.public.body))
    return kept is None or kept == {name: getattr(made, name) for name in _COLUMNS}


def find(query: str, versions: QuerySet[Version]) -> list[Hit]:
    """The versions among these that say all that a question asks for, newest first.

    Any text is a question; one without a letter finds nothing (`read_question` tells the sentence for it).
    Where no card says it closely, those are given that say it loosely: see `finding.match`. One query.
    """
    question = read_question(query)
    if not question.terms:
        return []
    proposed = _proposed(question, versions)
    if question.may_name:
        question = question.named(set().union(*(page.departments() for _, page in proposed)))
    return _ranked(_matches(question, proposed) or _matches(question, proposed, loose=True))


def _proposed(question: SearchQuestion, versions: QuerySet[Version]) -> list[tuple[int, Page]]:
    rows = SearchText.objects.filter(having(question.tokens), version__in=versions)
    newest = rows.order_by("-version__effective_on", "-version__recorded_at", "version")
    return [(key, Page(*page)) for key, *page in newest.values_list("version", "fields", "text")]


def _matches(
    question: SearchQuestion, proposed: Iterable[tuple[int, Page]], *, loose: bool = False
) -> list[tuple[int, Match]]:
    judged = ((key, match(question, page, loose=loose)) for key, page in proposed)
    return [(key, found) for key, found in judged if found]


def _ranked(found: list[tuple[int, Match]]) -> list[Hit]:
    best = sorted(range(len(found)), key=lambda at: -found[at][1].weight)
    ranks = {at: rank for rank, at in enumerate(best, start=1)}
    return [Hit(key, ranks[at], each) for at, (key, each) in enumerate(found)]
