"""Addresses of terms and publications."""

import json

from django.http import HttpRequest
from django.urls import reverse
from ninja import P, Path, Query, Router

from gongyak.api.asking import Asked
from gongyak.api.face import resource
from gongyak.api.paging import PagedAsked
from gongyak.api.problems import NotThere
from gongyak.api.publications.answers import (
    ManifestAnswer,
    PublicationAnswer,
    PublicationsAnswer,
    TermsAnswer,
    publications_of,
    terms_of,
)
from gongyak.api.sets import set_asked
from gongyak.pledges import published

router = Router()
Seq = Path[int, P(ge=1, le=999_999, description="공개 차수 / number of the publication", example=1)]


@resource(
    router, "/terms", name="terms", summary="민선 기수와 구청장 / terms and officeholders", gives=TermsAnswer
)
def terms(request: HttpRequest, asked: Query[Asked]) -> TermsAnswer:
    """The terms and officeholders whose pledges are published, with the key that `holder` takes."""
    return terms_of(set_asked(asked).holders)


@resource(
    router, "/publications", name="publications", summary="공개 목록 / publications", gives=PublicationsAnswer
)
def publications(request: HttpRequest, asked: Query[PagedAsked]) -> PublicationsAnswer:
    """Every publication with its hash, the latest first; corrections say so."""
    found = _found(asked)
    more = asked.end < len(found)
    joined = "&" if asked.query else "?"
    following = f"{reverse('api:publications')}{asked.query}{joined}limit={asked.limit}&cursor={asked.end}"
    return PublicationsAnswer(
        total=len(found),
        next=following if more else None,
        publications=tuple(found[asked.cursor : asked.end]),
    )


@resource(
    router,
    "/publications/{seq}",
    name="publication",
    summary="공개 하나와 그 목록 / one publication and its list",
    gives=ManifestAnswer,
)
def publication(request: HttpRequest, seq: Seq, asked: Query[Asked]) -> ManifestAnswer:
    """One publication with the hash of every public form and file that it holds, and of the list before it."""
    one = next((each for each in _found(asked) if each.seq == seq), None)
    manifest = published.public_list_of(seq)
    if one is None or manifest is None:
        raise NotThere(
            f"이 조건에 맞는 공개 {seq}차가 없습니다. 공개한 것은 /api/v1/publications 에 있습니다."
        )
    return ManifestAnswer(publication=one, manifest=json.loads(manifest.body))


def _found(asked: Asked) -> list[PublicationAnswer]:
    found = publications_of(published.publications(asked.known_at, asked.holder))
    return [one for one in found if asked.as_of is None or one.as_of <= asked.as_of]
