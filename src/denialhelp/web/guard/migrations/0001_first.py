"""The audit log, which the database itself keeps from being changed, and counts of requests."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models


def _append_only(apps: Any, schema_editor: Any) -> None:
    del apps
    if schema_editor.connection.vendor == "sqlite":
        for what in ("UPDATE", "DELETE"):
            schema_editor.execute(
                f"CREATE TRIGGER guard_auditevent_no_{what.lower()} BEFORE {what} ON guard_auditevent "
                "BEGIN SELECT RAISE(ABORT, 'the audit log can only be added to'); END"
            )
    elif schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION guard_append_only() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'the audit log can only be added to'; END $$ "
            "LANGUAGE plpgsql"
        )
        schema_editor.execute(
            "CREATE TRIGGER guard_auditevent_append_only BEFORE UPDATE OR DELETE ON guard_auditevent "
            "FOR EACH ROW EXECUTE FUNCTION guard_append_only()"
        )


class Migration(migrations.Migration):
    """The first tables."""

    initial = True
    dependencies = []  # noqa: RUF012 - Django's own form
    operations = [  # noqa: RUF012 - Django's own form
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.CharField(max_length=32)),
                ("who", models.CharField(max_length=40)),
                ("action", models.CharField(max_length=24)),
                ("subject", models.CharField(blank=True, default="", max_length=64)),
                ("previous", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={"ordering": ("number",)},
        ),
        migrations.CreateModel(
            name="Count",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("until", models.DateTimeField(db_index=True)),
                ("number", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.RunPython(_append_only, migrations.RunPython.noop),
    ]
