"""Sheets of the store: pledges of a published set, chosen and compared, for the pure rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongyak import documents
from gongyak.district.published import district
from gongyak.pledges import published
from gongyak.pledges.places import order_key
from gongyak.pledges.published import UNSAID, PublishedRow, PublishedSet
from gongyak.rules.sheets import Entry, Sheet, begins_on, columns_of, compared_with, document, forms
from gongyak.rules.totals import About
from gongyak.snapshots.models import KnownAt

#: What pledges can be chosen by, and how a sentence calls it.
CHOICES = {
    "field": "분야",
    "department": "주관부서",
    "status": "전국 분류",
    "completion": "완료시기",
    "origin": "신규·계속",
    "kind": "예산 구분",
    "number": "관리번호",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a sheet is asked to show. `values` by the codes of `CHOICES`; no columns are those of the form."""

    form: str = "answer"
    values: Mapping[str, Sequence[str]] | None = None
    columns: Sequence[str] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class MadeSheet:
    """A sheet, the set that it is of, and what stands at its head."""

    found: PublishedSet
    about: About
    sheet: Sheet


def sheet(
    asked: Asked, as_of: date | None = None, known_at: KnownAt = None, holder: str | None = None
) -> MadeSheet | None:
    """The sheet over the cards that the public sees for a day, as it saw them at `known_at`.

    None where there are none; ValueError with one sentence on a form or column that there is not. As many
    queries however many pledges.
    """
    if asked.form not in forms():
        raise ValueError(f"‘{asked.form}’ 표는 없습니다. 고를 수 있는 표: {', '.join(forms())}")
    form = forms()[asked.form]
    columns = columns_of(asked.columns or form.columns)
    found = published.listed(as_of, known_at, holder)
    if found is None:
        return None
    settings = district()
    made = Sheet(
        form=form,
        title=asked.title or form.label,
        as_of=found.as_of,
        columns=columns,
        entries=tuple(_entries(found, known_at, form.period, asked.values or {})),
        chosen=tuple(
            f"{CHOICES[name]} {', '.join(told)}" for name, told in (asked.values or {}).items() if told
        ),
    )
    return MadeSheet(found, published.about(found, settings.name, settings.notice), made)


def sheet_file(made: MadeSheet, format: str) -> bytes:
    """The sheet as a file (hwpx, xlsx, pdf, md); a spreadsheet has everything in one table."""
    blocks = document(made.sheet, made.about, one_table=format == "xlsx")
    return documents.write(format, blocks, title=made.sheet.title)


def _entries(
    found: PublishedSet, known_at: KnownAt, period: str, values: Mapping[str, Sequence[str]]
) -> list[Entry]:
    key = found.holder.key
    now = {one.number: one.card for one in published.cards(found.as_of, known_at, key)}
    earlier = published.cards(compared_with(period, found.as_of), known_at, key)
    before = {one.number: one.card for one in earlier}
    return [
        Entry(
            number=row.number,
            title=row.title,
            card=now[row.number],
            field=f"{row.field.number} {row.field.name}".strip() if row.field else "",
            origin=row.origin,
            before=before.get(row.number),
            since=begins_on(period, found.as_of),
        )
        for row in _chosen(found.rows, values)
    ]


def _chosen(rows: Sequence[PublishedRow], values: Mapping[str, Sequence[str]]) -> list[PublishedRow]:
    """The rows that say one of the values of each matter; `미기재` asks for what a card does not say."""
    facets = {
        name: [UNSAID if value == "미기재" else value for value in told]
        for name, told in values.items()
        if told and name != "number"
    }
    numbers = {order_key(number) for number in values.get("number", ())}
    return [row for row in published.choose(rows, facets) if not numbers or row.order in numbers]
