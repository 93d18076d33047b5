"""The first price book: a letter costs $40; with SEO25 the first one costs $30, once for each customer."""

from __future__ import annotations

from typing import Any

from django.db import migrations


def write_book(apps: Any, schema: Any) -> None:
    """Enter both; where the office has its own, nothing is changed."""
    price, promotion = apps.get_model("payments", "Price"), apps.get_model("payments", "Promotion")
    if not price.objects.exists():
        price.objects.create(product="letter", amount_cents=4000, currency="usd")
    promotion.objects.get_or_create(code="SEO25", defaults={"off_cents": 1000, "currency": "usd", "first_time": True})


class Migration(migrations.Migration):
    """The first price book."""

    dependencies = [  # noqa: RUF012 - Django's own form
        ("payments", "0001_first"),
    ]

    operations = [  # noqa: RUF012 - Django's own form
        migrations.RunPython(write_book, migrations.RunPython.noop),
    ]
