"""Mails of which nobody knows whether they went out."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """When a mail was being handed over, and whether it was sent once more."""

    dependencies = [  # noqa: RUF012 - Django's own form
        ("accounts", "0005_exports"),
    ]

    operations = [  # noqa: RUF012 - Django's own form
        migrations.AddField(
            model_name="outgoingmail",
            name="asked_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="outgoingmail",
            name="doubts",
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
