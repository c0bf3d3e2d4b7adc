"""The first address: whose data these are, for which days, and where everything is."""

from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router
from pydantic import Field

from gongyak.api.answers import Answer, HolderAnswer, PublicationRef, holder_of, publication_of
from gongyak.api.asking import Asked
from gongyak.api.face import resource
from gongyak.api.files.views import FORMATS
from gongyak.district.published import district
from gongyak.pledges import published
from gongyak.rules.opendata import datasets

router = Router()
#: The lists, by the name of their address.
LISTS = {
    "terms": "민선 기수와 구청장 / terms and officeholders",
    "publications": "공개 목록과 해시 / publications and their hashes",
    "pledges": "공약 목록 / the list of pledges",
    "changes": "두 기준일 사이에 달라진 것 / what changed between two days",
    "totals": "이행률과 금액의 합 / rates and sums of money",
}
#: Those that no 기준일 asks about.
PLAIN = {
    "difficulty-answers": "기업애로의 답변과 해결 사례 / public answers to difficulties of businesses",
    "difficulty-figures": "기업애로 통계 / figures of difficulties of businesses",
}


class ResourceAnswer(Answer):
    """Something that there is, and where."""

    about: str = Field(description="무엇인지 / what it is")
    address: str = Field(description="주소 / its address")


class RootAnswer(Answer):
    """What there is."""

    publisher: str = Field(description="자치구 / the district")
    licence: str = Field(description="이용 조건 / terms of use")
    notice: str | None = Field(description="모든 화면에 붙는 알림 / notice on every page")
    latest: PublicationRef | None = Field(
        description="가장 늦은 기준일의 공개 / publication of the latest day"
    )
    days: tuple[date, ...] = Field(
        description="공개된 기준일, 늦은 것이 먼저 / published days, the latest first"
    )
    holders: tuple[HolderAnswer, ...] = Field(
        description="구청장, 나중 사람이 먼저 / officeholders, the latest first"
    )
    resources: tuple[ResourceAnswer, ...] = Field(description="API의 주소 / addresses of the API")
    files: tuple[ResourceAnswer, ...] = Field(description="자료 전체를 담은 파일 / bulk files")


@resource(router, "/", name="root", summary="무엇이 있는지 / what there is", gives=RootAnswer)
def root(request: HttpRequest, asked: Query[Asked]) -> RootAnswer:
    """Whose data these are, for which days there are any, and the addresses of everything."""
    found = published.listed(asked.as_of, asked.known_at, asked.holder)
    settings = district()
    days = published.days(asked.known_at)
    return RootAnswer(
        publisher=settings.name,
        licence=settings.licence,
        notice=settings.notice or None,
        latest=publication_of(found) if found else None,
        days=tuple(day for day in days if asked.as_of is None or day <= asked.as_of),
        holders=tuple(map(holder_of, found.holders)) if found else (),
        resources=tuple(_resources(asked.query)),
        files=tuple(_files(asked.query)),
    )


def _resources(query: str) -> list[ResourceAnswer]:
    lists = [
        ResourceAnswer(about=about, address=reverse(f"api:{name}") + query) for name, about in LISTS.items()
    ]
    described = ResourceAnswer(about="이 API의 설명 / OpenAPI 3.1", address=reverse("api:openapi"))
    plain = [ResourceAnswer(about=about, address=reverse(f"api:{name}")) for name, about in PLAIN.items()]
    return [*lists, *plain, described]


def _files(query: str) -> list[ResourceAnswer]:
    return [
        ResourceAnswer(
            about=f"{one.ko} {format.upper()} / {one.en}",
            address=reverse("api:file", args=[one.name, format]) + query,
        )
        for one in datasets()
        for format in FORMATS
    ]
