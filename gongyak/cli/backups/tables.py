"""The tables of a store as its migrations made them, be they of today or of an older version."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.models import F, Field, Model
from django.db.models.functions import Collate

from gongyak.cli.backups.values import kind_of, write_line

#: Rows held at once, and those of a table with files in it, which are up to megabytes each.
_CHUNK, _FEW = 500, 10
Migration = tuple[str, str]


@dataclass(frozen=True)
class Table:
    """One table with its columns, as a model of its time."""

    model: type[Model]

    @property
    def name(self) -> str:
        """Its name in the database."""
        return str(self.model._meta.db_table)

    @cached_property
    def fields(self) -> list[Field]:
        """The columns that hold what was put in; what the engine makes itself is left out."""
        return [field for field in self.model._meta.local_concrete_fields if not field.generated]

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Each column's kind."""
        return {str(field.column): kind_of(field) for field in self.fields}

    def count(self, connection: BaseDatabaseWrapper) -> int:
        """How many rows it has."""
        return self.model._base_manager.using(connection.alias).count()

    def lines(self, connection: BaseDatabaseWrapper) -> Iterator[bytes]:
        """Each row as a line, by primary key, in the same order on every engine."""
        key = self.model._meta.pk
        rows = self.model._base_manager.using(connection.alias)
        if connection.vendor == "postgresql" and self.kinds[str(key.column)] == "text":
            rows = rows.order_by(Collate(F(key.attname), "C"))
        else:
            rows = rows.order_by("pk")
        names = [field.attname for field in self.fields]
        for row in rows.values_list(*names).iterator(_FEW if "bytes" in self.kinds.values() else _CHUNK):
            yield write_line(self.kinds, row)


def tables_after(loader: MigrationLoader, migrations: Iterable[Migration]) -> list[Table]:
    """The tables that these migrations make, by name."""
    state = loader.project_state(last_of(loader, migrations))
    models = state.apps.get_models(include_auto_created=True)
    kept = {
        model._meta.db_table: Table(model)
        for model in models
        if model._meta.managed and not model._meta.proxy
    }
    return [kept[name] for name in sorted(kept)]


def last_of(loader: MigrationLoader, migrations: Iterable[Migration]) -> list[Migration]:
    """Those of the migrations on which none of the others of the same app rests."""
    done = set(migrations)
    nodes = loader.graph.node_map
    return sorted(
        key for key in done if not any(c.key in done and c.key[0] == key[0] for c in nodes[key].children)
    )


def unknown_to(loader: MigrationLoader, migrations: Iterable[Migration]) -> list[Migration]:
    """Migrations that this version of the program does not have: they are of a newer one."""
    return sorted(set(migrations) - loader.graph.nodes.keys())
