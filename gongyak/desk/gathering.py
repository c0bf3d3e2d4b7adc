"""Many short lists in one question to the store: a page with twenty parts asks once for them, not twenty times."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import Model, QuerySet, Value
from django.db.models.functions import JSONObject


@dataclass(frozen=True, slots=True)
class Rows:
    """A list that is wanted: all columns of its table, and of the rows that it points to by `named` their names, or the
    column that is told there (`file__size`)."""

    rows: QuerySet[Any]
    named: tuple[str, ...] = ()


def gathered(wanted: Mapping[str, Rows]) -> dict[str, list[Any]]:
    """The rows of each list in the order of their keys. One query.

    Each row travels as JSON, for the rows of a UNION have the same columns, and is of its own model again here. Of a
    row that is only `named` nothing but that and its key is known.
    """
    found: dict[str, list[Any]] = {name: [] for name in wanted}
    first, *others = (_told(name, one) for name, one in wanted.items())
    for name, told in first.union(*others, all=True):
        found[name].append(_made(wanted[name], told))
    return {name: sorted(rows, key=lambda row: row.pk) for name, rows in found.items()}


def _told(name: str, wanted: Rows) -> QuerySet[Any]:
    columns = [field.attname for field in wanted.rows.model._meta.concrete_fields]
    columns += [f"{relation}__{column}" for relation, column in _named(wanted)]
    told = JSONObject(**{column: column for column in columns})
    return wanted.rows.order_by().values_list(Value(name), told)


def _made(wanted: Rows, told: Mapping[str, Any]) -> Model:
    model = wanted.rows.model
    fields = model._meta.concrete_fields
    row = model.from_db(
        wanted.rows.db, [field.attname for field in fields], [_value(field, told) for field in fields]
    )
    for relation, column in _named(wanted):
        field = model._meta.get_field(relation)
        known = {"pk": told[field.attname], column: told[f"{relation}__{column}"]}
        setattr(row, relation, None if known["pk"] is None else field.related_model(**known))
    return row


def _named(wanted: Rows) -> Iterator[tuple[str, str]]:
    for one in wanted.named:
        relation, _, column = one.partition("__")
        yield relation, column or "name"


def _value(field: Any, told: Mapping[str, Any]) -> Any:
    """A value as the field has it. SQLite tells moments in UTC and does not say so."""
    value = field.to_python(told[field.attname])
    is_naive = isinstance(value, datetime) and value.tzinfo is None
    return value.replace(tzinfo=UTC) if is_naive else value
