"""Everything of a case under its own key. Cases from before this change were anonymous and in the clear: they are deleted."""

from __future__ import annotations

import shutil
from typing import Any

from django.conf import settings
from django.db import migrations, models

import denialhelp.web.cases.models

STATES = [("waiting", "Waiting"), ("reading", "Reading"), ("read", "Read"), ("failed", "Failed")]


def _drop_old(apps: Any, schema_editor: Any) -> None:
    del schema_editor
    apps.get_model("cases", "Case").objects.all().delete()
    shutil.rmtree(settings.HOME / "cases", ignore_errors=True)


class Migration(migrations.Migration):
    """Sealed columns, expiry, and the state of each file."""

    dependencies = [("cases", "0001_first")]  # noqa: RUF012 - Django's own form
    operations = [  # noqa: RUF012 - Django's own form
        migrations.RunPython(_drop_old, migrations.RunPython.noop),
        migrations.RemoveField("case", "answers"),
        migrations.RemoveField("case", "message"),
        migrations.RemoveField("casefile", "name"),
        migrations.AddField(
            "case", "expires_at", models.DateTimeField(db_index=True, default=denialhelp.web.cases.models.expiry, null=True)
        ),
        migrations.AddField("case", "key_wrapped", models.BinaryField(default=b"")),
        migrations.AddField("case", "packet", models.CharField(blank=True, default="", max_length=40)),
        migrations.AddField("case", "message_sealed", models.BinaryField(default=b"")),
        migrations.AddField("case", "answers_sealed", models.BinaryField(default=b"")),
        migrations.AddField("case", "notes_sealed", models.BinaryField(default=b"")),
        migrations.AddField("casefile", "place", models.PositiveIntegerField(default=0)),
        migrations.AddField("casefile", "state", models.CharField(choices=STATES, default="waiting", max_length=8)),
        migrations.AddField("casefile", "pages", models.PositiveIntegerField(null=True)),
        migrations.AddField("casefile", "size", models.PositiveBigIntegerField(default=0)),
        migrations.AddField("casefile", "name_sealed", models.BinaryField(default=b"")),
        migrations.AlterModelOptions("casefile", options={"ordering": ("place", "pk")}),
    ]
