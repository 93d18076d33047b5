"""Sendings and their parts."""

from __future__ import annotations

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """Sendings and their parts."""

    initial = True

    dependencies = [  # noqa: RUF012 - Django's own form
        ("cases", "0002_sealed"),
    ]

    operations = [  # noqa: RUF012 - Django's own form
        migrations.CreateModel(
            name="Dispatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("way", models.CharField(choices=[("fax", "Fax"), ("certified", "Certified mail")], max_length=9)),
                (
                    "event",
                    models.CharField(
                        choices=[
                            ("appeal_received", "The appeal"),
                            ("appeal2_received", "The second appeal"),
                            ("external_request_received", "The request for an outside review"),
                            ("exception_request_received", "The request for an exception"),
                        ],
                        max_length=26,
                    ),
                ),
                ("service", models.CharField(max_length=12)),
                ("mark", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("prepared", "Made ready; you have not said yes yet"),
                            ("confirmed", "You said yes"),
                            ("queued", "Waiting for its turn"),
                            ("asked", "Being handed to the service"),
                            ("accepted", "The service has it"),
                            ("delivered", "Delivered"),
                            ("failed", "Not delivered"),
                            ("withdrawn", "You withdrew it"),
                        ],
                        default="prepared",
                        max_length=9,
                    ),
                ),
                ("document", models.CharField(max_length=64)),
                ("pages", models.PositiveIntegerField()),
                ("prepared_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("to_sealed", models.BinaryField(default=b"")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="dispatches", to="cases.case")),
            ],
            options={
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Part",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("key", models.CharField(max_length=40, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("prepared", "Made ready; you have not said yes yet"),
                            ("confirmed", "You said yes"),
                            ("queued", "Waiting for its turn"),
                            ("asked", "Being handed to the service"),
                            ("accepted", "The service has it"),
                            ("delivered", "Delivered"),
                            ("failed", "Not delivered"),
                            ("withdrawn", "You withdrew it"),
                        ],
                        default="prepared",
                        max_length=9,
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("pages", models.PositiveIntegerField()),
                ("service_id", models.CharField(blank=True, db_index=True, default="", max_length=80)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("looks", models.PositiveIntegerField(default=0)),
                ("asked_at", models.DateTimeField(null=True)),
                ("accepted_at", models.DateTimeField(null=True)),
                ("mailed_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("proof_sealed", models.BinaryField(default=b"")),
                ("dispatch", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="sending.dispatch")),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.AddConstraint(
            model_name="dispatch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("prepared", "confirmed", "queued", "asked", "accepted", "delivered"))),
                fields=("mark",),
                name="nothing_is_sent_twice",
            ),
        ),
        migrations.AddConstraint(
            model_name="part",
            constraint=models.UniqueConstraint(fields=("dispatch", "number"), name="a_part_once"),
        ),
    ]
