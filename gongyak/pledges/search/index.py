"""The index of each engine over the table of `SearchText`: FTS5 on SQLite, GIN on PostgreSQL.

It holds no text of its own, follows the table by itself, and proposes the rows that have all tokens of a
question. Positions are not kept: the text itself tells whether tokens stand side by side.
"""

from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import RawSQL

from gongyak.pledges.search.tokens import Tokens

TABLE = "pledges_searchtext"
INDEX = "pledges_searchindex"
_COLUMNS = ("w", "j")
_ADD = f"INSERT INTO {INDEX}(rowid, w, j) VALUES (NEW.version_id, NEW.w, NEW.j);"  # noqa: S608
_REMOVE = f"INSERT INTO {INDEX}({INDEX}, rowid, w, j) VALUES ('delete', OLD.version_id, OLD.w, OLD.j);"  # noqa: S608
_SQLITE = (
    # every token is what Python made: ASCII keeps all other letters as they are
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5(w, j, content='{TABLE}', content_rowid='version_id',"
    " detail=column, columnsize=0, tokenize=\"ascii tokenchars '-'\")",
    f"CREATE TRIGGER {INDEX}_adds AFTER INSERT ON {TABLE} BEGIN {_ADD} END",
    f"CREATE TRIGGER {INDEX}_removes AFTER DELETE ON {TABLE} BEGIN {_REMOVE} END",
    f"CREATE TRIGGER {INDEX}_changes AFTER UPDATE ON {TABLE} BEGIN {_REMOVE} {_ADD} END",
)
_SQLITE_DROPS = (
    *(f"DROP TRIGGER {INDEX}_{act}" for act in ("adds", "removes", "changes")),
    f"DROP TABLE {INDEX}",
)
# Made of the tokens as they are: the parser of a text search configuration would take 1-2-2 apart. Stored,
# since the planner takes what has to be made for each row of a small table for cheap, and reads the table.
_POSTGRESQL = tuple(
    statement
    for column in _COLUMNS
    for statement in (
        f"ALTER TABLE {TABLE} ADD COLUMN {column}_tokens tsvector"
        f" GENERATED ALWAYS AS (array_to_tsvector(string_to_array({column}, ' '))) STORED",
        f"CREATE INDEX {INDEX}_{column} ON {TABLE} USING gin ({column}_tokens)",
    )
)
_POSTGRESQL_DROPS = tuple(f"ALTER TABLE {TABLE} DROP COLUMN {column}_tokens" for column in _COLUMNS)


def make_index(connection: BaseDatabaseWrapper) -> None:
    """Make the index of the engine."""
    _execute(connection, _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL)


def drop_index(connection: BaseDatabaseWrapper) -> None:
    """Remove it."""
    _execute(connection, _SQLITE_DROPS if connection.vendor == "sqlite" else _POSTGRESQL_DROPS)


def _execute(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def having(tokens: Tokens) -> RawSQL:
    """The condition that a row of `SearchText` has all of these tokens."""
    made = _sqlite(tokens) if connection.vendor == "sqlite" else _postgresql(tokens)
    return RawSQL(*made, output_field=models.BooleanField())  # noqa: S611 - the tokens are parameters


def _sqlite(tokens: Tokens) -> tuple[str, list[str]]:
    match = " AND ".join(
        f"{column} : ({' AND '.join(some)})" for column, some in _quoted(tokens, '"').items()
    )
    return f"{TABLE}.version_id IN (SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s)", [match]  # noqa: S608


def _postgresql(tokens: Tokens) -> tuple[str, list[str]]:
    asked = _quoted(tokens, "'")
    holds = [f"{TABLE}.{column}_tokens @@ %s::tsquery" for column in asked]
    return " AND ".join(holds), [" & ".join(some) for some in asked.values()]


def _quoted(tokens: Tokens, mark: str) -> dict[str, list[str]]:
    """The tokens by column, each in quotation marks: they hold letters, digits and hyphens only."""
    asked = {"w": tokens.w, "j": tokens.j}
    return {
        column: [f"{mark}{token}{mark}" for token in sorted(some)] for column, some in asked.items() if some
    }
