"""The first table."""

from __future__ import annotations

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import denialhelp.web.office.models


class Migration(migrations.Migration):
    """Leave to look."""

    initial = True
    dependencies = [  # noqa: RUF012 - Django's own form
        ("cases", "0002_sealed"),
    ]

    operations = [  # noqa: RUF012 - Django's own form
        migrations.CreateModel(
            name="Sight",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("until", models.DateTimeField(default=denialhelp.web.office.models.sight_end)),
                ("case", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="sight", to="cases.case")),
            ],
        ),
    ]
