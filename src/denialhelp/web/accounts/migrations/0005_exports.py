"""An export lies in a case of its own."""

from __future__ import annotations

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Exports anew; none could be made before."""

    dependencies = [  # noqa: RUF012 - Django's own form
        ("accounts", "0004_keeping"),
        ("cases", "0002_sealed"),
    ]

    operations = [  # noqa: RUF012 - Django's own form
        migrations.DeleteModel(name="Export"),
        migrations.CreateModel(
            name="Export",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("made_at", models.DateTimeField(null=True)),
                ("case", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="export", to="cases.case")),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="exports", to=settings.AUTH_USER_MODEL),
                ),
            ],
        ),
    ]
