"""Mail that waits to be sent."""

from __future__ import annotations

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """Mail that waits to be sent."""

    dependencies = [  # noqa: RUF012 - Django's own form
        ("accounts", "0001_first"),
    ]

    operations = [  # noqa: RUF012 - Django's own form
        migrations.CreateModel(
            name="OutgoingMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=115, unique=True)),
                ("template", models.CharField(max_length=60)),
                ("language", models.CharField(max_length=2)),
                ("sealed", models.BinaryField(default=b"")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("sent_at", models.DateTimeField(null=True)),
            ],
        ),
    ]
