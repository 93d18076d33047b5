"""The first table."""

from __future__ import annotations

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import denialhelp.web.providers.models

STANDINGS = [("open", "Open"), ("opened", "Opened"), ("signed", "Signed"), ("revoked", "Revoked"), ("locked", "Locked")]


class Migration(migrations.Migration):
    """Invitations."""

    initial = True
    dependencies = [("cases", "0002_sealed")]  # noqa: RUF012 - Django's own form
    operations = [  # noqa: RUF012 - Django's own form
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("link_hash", models.CharField(max_length=64, unique=True)),
                ("code_hash", models.CharField(max_length=64)),
                ("bound", models.CharField(blank=True, default="", max_length=64)),
                ("standing", models.CharField(choices=STANDINGS, default="open", max_length=8)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField(default=denialhelp.web.providers.models.expiry)),
                ("secret_sealed", models.BinaryField(default=b"")),
                ("result_sealed", models.BinaryField(default=b"")),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="invitations", to="cases.case"),
                ),
            ],
            options={"ordering": ("-pk",)},
        ),
    ]
