"""The first tables."""

from __future__ import annotations

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

STATES = [("working", "Working"), ("read", "Read"), ("done", "Done"), ("failed", "Failed")]
ROLES = [("notice", "Notice"), ("records", "Records"), ("policy", "Policy"), ("plan", "Plan"), ("statement", "Statement")]


class Migration(migrations.Migration):
    """Cases and their files."""

    initial = True
    dependencies = []  # noqa: RUF012 - Django's own form
    operations = [  # noqa: RUF012 - Django's own form
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.CharField(max_length=43, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("state", models.CharField(choices=STATES, default="working", max_length=8)),
                ("step", models.CharField(default="read", max_length=8)),
                ("doing", models.CharField(default="Waiting to start", max_length=60)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=1)),
                ("message", models.TextField(blank=True, default="")),
                ("alive_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("answers", models.JSONField(default=dict)),
            ],
        ),
        migrations.CreateModel(
            name="CaseFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(choices=ROLES, max_length=9)),
                ("name", models.CharField(max_length=160)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="files", to="cases.case")),
            ],
            options={"ordering": ("pk",)},
        ),
    ]
