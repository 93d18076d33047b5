"""A new version's database serves the version before it too: while machines are changed one after the other, both are at work.

The rule (docs/operate/upkeep.md): a version adds, the next one removes what nobody uses any more. `tests/frozen` holds the tables of the
release before; at a release the snapshot is made anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

FROZEN = json.loads(sorted((Path(__file__).resolve().parents[2] / "frozen").glob("schema-*.json"))[-1].read_text())
# A table's columns, with the length of those that have one.
TABLES: dict[str, dict[str, int | None]] = FROZEN["tables"]
RELEASED = {tuple(name.split(".")) for name in FROZEN["migrations"]}
OLD_APPS = {app for app, _ in RELEASED}
ADDS = (migrations.CreateModel, migrations.AddIndex, migrations.AddConstraint, migrations.AlterModelOptions)


def new_operations() -> Iterator[tuple[str, Operation]]:
    """What this version does to the tables of the release."""
    loader = MigrationLoader(None)
    for key in sorted(k for k in loader.disk_migrations if k[0] in OLD_APPS and k not in RELEASED):
        for operation in loader.disk_migrations[key].operations:
            yield ".".join(key), operation


def fits_the_old_code(operation: Operation) -> bool:
    """Whether code that knows nothing of the operation can go on reading and writing."""
    if isinstance(operation, migrations.AddField):
        field = operation.field
        return field.null or field.many_to_many or field.has_db_default()
    if isinstance(operation, migrations.AlterField):
        return isinstance(operation.field, models.CharField)  # its choices or a greater length: what is narrower is met below
    return isinstance(operation, ADDS)


def test_this_version_only_adds() -> None:
    wrong = [f"{name}: {operation.describe()}" for name, operation in new_operations() if not fits_the_old_code(operation)]
    assert wrong == [], "give a new column null=True or a db_default; remove in the version after"


@pytest.mark.parametrize(
    ("operation", "fits"),
    [
        (migrations.AddField("case", "x", models.IntegerField()), False),
        (migrations.AddField("case", "x", models.IntegerField(default=1)), False),
        (migrations.AddField("case", "x", models.IntegerField(db_default=1)), True),
        (migrations.AddField("case", "x", models.IntegerField(null=True)), True),
        (migrations.RemoveField("case", "step"), False),
        (migrations.RenameField("case", "step", "stage"), False),
        (migrations.DeleteModel("case"), False),
        (migrations.RunSQL("SELECT 1"), False),
        (migrations.AlterField("case", "total", models.BigIntegerField()), False),
    ],
)
def test_what_counts_as_adding(operation: Operation, fits: bool) -> None:
    assert fits_the_old_code(operation) is fits


@pytest.mark.django_db
@pytest.mark.parametrize("table", sorted(TABLES))
def test_the_release_before_finds_its_columns_and_can_leave_out_the_new_ones(table: str) -> None:
    with connection.cursor() as cursor:
        columns = {c.name: c for c in connection.introspection.get_table_description(cursor, table)}
    assert set(TABLES[table]) <= set(columns)
    needed = [name for name, c in columns.items() if name not in TABLES[table] and not c.null_ok and c.default is None]
    assert needed == [], "the release before would fail to write this row"


def test_every_column_of_text_is_at_least_as_long_as_it_was() -> None:
    fields = [(m._meta.db_table, f) for m in apps.get_models() for f in m._meta.local_concrete_fields]
    lengths = {(table, f.column): (f.target_field if isinstance(f, models.ForeignKey) else f).max_length for table, f in fields}
    asked = {(table, column): length for table, columns in TABLES.items() for column, length in columns.items() if length}
    assert len(asked) > 20
    assert [place for place, length in asked.items() if (lengths[place] or 0) < length] == []


@pytest.mark.django_db
def test_the_models_and_the_migrations_say_the_same() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
