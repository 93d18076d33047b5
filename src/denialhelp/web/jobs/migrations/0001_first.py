"""The first table."""

from __future__ import annotations

import django.utils.timezone
from django.db import migrations, models

CHOICES = (("waiting", "Waiting"), ("running", "Running"), ("done", "Done"), ("failed", "Failed"))


class Migration(migrations.Migration):
    """Tasks."""

    initial = True
    dependencies = ()
    operations = (
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=120, unique=True)),
                ("name", models.CharField(max_length=60)),
                ("arguments", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=CHOICES,
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("due_at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(null=True)),
                ("fault", models.CharField(blank=True, default="", max_length=120)),
            ],
        ),
    )
