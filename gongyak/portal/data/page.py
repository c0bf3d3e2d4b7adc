"""Everything that the page of the open data shows, ready to print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC

from django.urls import reverse
from django.utils.translation import gettext as _

from gongyak.pledges.published import PublishedSet
from gongyak.portal.asking import Asked
from gongyak.rules.dates import format_day
from gongyak.rules.moments import moment_words
from gongyak.rules.opendata import KOGL, CodeList, DataField, Dataset, code_lists, datasets

#: The formats in the order of use.
FORMATS = ("xlsx", "csv", "json")


@dataclass(frozen=True, slots=True)
class File:
    """One format of a dataset: its address for the day that is shown."""

    kind: str
    address: str


@dataclass(frozen=True, slots=True)
class ShownDataset:
    """One dataset with its files, columns, and the words of its codes."""

    about: Dataset
    files: tuple[File, ...]
    fields: tuple[DataField, ...]
    codes: tuple[CodeList, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """An address of the API to copy, and what it gives."""

    what: str
    address: str


@dataclass(frozen=True, slots=True)
class Page:
    """The page; `as_of` is empty while nothing is published. `latest` and `pinned` are two addresses of one file:
    that of whatever is the latest, and that of the day shown, as it is known now."""

    as_of: str
    published_at: str
    publication: int
    datasets: tuple[ShownDataset, ...]
    latest: str
    pinned: str
    examples: tuple[Example, ...]
    cited: str
    conditions: str
    needs_source_only: bool
    addresses: Mapping[str, str]


def make_page(found: PublishedSet | None, asked: Asked, district: str, licence: str, root: str) -> Page:
    """The page for the set that was asked for; `root` is the absolute address of this site, without a slash."""
    table = root + _file("pledges", "csv")
    pinned = table + _exact(found) if found else table
    of_day = Asked(found.as_of, asked.known_at, asked.holder) if found else asked
    number = found.rows[0].number if found and found.rows else "1-1"
    return Page(
        as_of=format_day(found.as_of) if found else "",
        published_at=moment_words(found.published_at) if found else "",
        publication=found.publication if found else 0,
        datasets=tuple(_dataset(one, of_day.query) for one in datasets()),
        latest=table,
        pinned=pinned,
        examples=tuple(_examples(root, number, of_day)),
        cited=_cited(found, district, pinned) if found else "",
        conditions=KOGL if "공공누리" in licence else "",
        needs_source_only="제1유형" in licence,
        addresses={name: root + reverse(place) for name, place in _PLACES.items()},
    )


_PLACES = {"api": "api:root", "described": "api:openapi", "feed": "feed", "catalog": "catalog"}


def _dataset(one: Dataset, query: str) -> ShownDataset:
    codes = dict.fromkeys(field.codes for field in one.fields if field.codes)
    return ShownDataset(
        about=one,
        files=tuple(File(format.upper(), _file(one.name, format) + query) for format in FORMATS),
        fields=one.fields,
        codes=tuple(code_lists()[name] for name in codes),
    )


def _file(name: str, format: str) -> str:
    return reverse("api:file", args=[name, format])


def _examples(root: str, number: str, asked: Asked) -> Sequence[Example]:
    day = asked.query
    more = f"{day}&" if day else "?"
    return (
        Example(_("완료한 공약만"), root + reverse("api:pledges") + f"{more}status=완료"),
        Example(_("공약 하나의 카드 전체"), root + reverse("api:pledge", args=[number]) + day),
        Example(_("이행률과 재원·연도별 금액"), root + reverse("api:totals") + day),
    )


def _exact(found: PublishedSet) -> str:
    """A query that always gives the set as it is known now, in as few signs as can be."""
    known_at = found.published_at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return f"?as_of={found.as_of}&known_at={known_at}&holder={found.holder.key}"


def _cited(found: PublishedSet, district: str, address: str) -> str:
    """How to name the source: in Korean, as the terms of use ask for it."""
    return f"{district}, 「공약사업」({format_day(found.as_of)} 기준, 공개 목록 {found.publication}차), {address}"
