"""What the office sets of services."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """The services' values, sealed."""

    dependencies = [  # noqa: RUF012 - Django's own form
        ("guard", "0001_first"),
    ]

    operations = [  # noqa: RUF012 - Django's own form
        migrations.CreateModel(
            name="ServiceSettings",
            fields=[
                ("name", models.CharField(max_length=8, primary_key=True, serialize=False)),
                ("sealed", models.BinaryField(default=b"")),
                ("changed_at", models.DateTimeField(auto_now=True)),
            ],
        ),
    ]
