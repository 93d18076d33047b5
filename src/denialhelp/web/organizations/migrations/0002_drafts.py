"""A draft that is asked for."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Rows know that a draft is wanted."""

    dependencies = [  # noqa: RUF012 - Django's own form
        ("organizations", "0001_first"),
    ]

    operations = [  # noqa: RUF012 - Django's own form
        migrations.AddField(
            model_name="caseof",
            name="draft_wanted",
            field=models.BooleanField(default=False),
        ),
    ]
