"""Tasks are held for a time by a worker; workers are known."""

from __future__ import annotations

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """Lanes, leases, workers; what the version before writes stays valid."""

    dependencies = [  # noqa: RUF012 - Django's own form
        ("jobs", "0001_first"),
    ]

    operations = [  # noqa: RUF012 - Django's own form
        migrations.CreateModel(
            name="Worker",
            fields=[
                ("name", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("seen_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.AddField(
            model_name="task",
            name="every",
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="task",
            name="failures",
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="task",
            name="lane",
            field=models.CharField(
                choices=[("short", "Short"), ("read", "Read"), ("long", "Long")], db_default="short", default="short", max_length=5
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="leased_until",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="task",
            name="worker",
            field=models.CharField(blank=True, db_default="", default="", max_length=80),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(fields=["state", "lane", "due_at"], name="jobs_task_next"),
        ),
    ]
