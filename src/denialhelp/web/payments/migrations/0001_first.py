"""Price book, promotion codes, payments and the events that were taken."""

from __future__ import annotations

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import denialhelp.web.payments.models


class Migration(migrations.Migration):
    """Price book, promotion codes, payments and the events that were taken."""

    initial = True

    dependencies = [  # noqa: RUF012 - Django's own form
        ("cases", "0002_sealed"),
    ]

    operations = [  # noqa: RUF012 - Django's own form
        migrations.CreateModel(
            name="Customer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.CharField(max_length=64, unique=True)),
                ("stripe_id", models.CharField(blank=True, default="", max_length=80)),
            ],
        ),
        migrations.CreateModel(
            name="Price",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("product", models.CharField(choices=[("letter", "Letter")], max_length=12)),
                ("amount_cents", models.PositiveIntegerField()),
                ("currency", models.CharField(default="usd", max_length=3)),
                ("active_from", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ("-active_from", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Promotion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=30, unique=True)),
                ("off_cents", models.PositiveIntegerField(default=0)),
                ("off_percent", models.PositiveSmallIntegerField(default=0)),
                ("currency", models.CharField(default="usd", max_length=3)),
                ("first_time", models.BooleanField(default=False)),
                ("most_uses", models.PositiveIntegerField(blank=True, null=True)),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
                ("active", models.BooleanField(default=True)),
                ("stripe_id", models.CharField(blank=True, default="", max_length=80)),
                ("made_for", models.CharField(blank=True, default="", max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="StripeEvent",
            fields=[
                ("id", models.CharField(max_length=100, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=60)),
                ("taken_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(default=denialhelp.web.payments.models.new_number, max_length=24, unique=True)),
                ("receipt", models.CharField(default=denialhelp.web.payments.models.new_number, max_length=24, unique=True)),
                ("product", models.CharField(choices=[("letter", "Letter")], default="letter", max_length=12)),
                ("amount_cents", models.PositiveIntegerField()),
                ("off_cents", models.PositiveIntegerField(default=0)),
                ("currency", models.CharField(default="usd", max_length=3)),
                ("language", models.CharField(default="en", max_length=2)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("started", "Started"),
                            ("open", "Open"),
                            ("gone", "Gone"),
                            ("paid", "Paid"),
                            ("refund-asked", "Refund Asked"),
                            ("refunded", "Refunded"),
                        ],
                        default="started",
                        max_length=12,
                    ),
                ),
                ("attempt", models.PositiveIntegerField(default=1)),
                ("session_id", models.CharField(blank=True, db_index=True, default="", max_length=100)),
                ("intent_id", models.CharField(blank=True, db_index=True, default="", max_length=100)),
                ("refunded_cents", models.PositiveIntegerField(default=0)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("paid_at", models.DateTimeField(null=True)),
                ("refunded_at", models.DateTimeField(null=True)),
                ("email_sealed", models.BinaryField(default=b"")),
                (
                    "case",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="payments", to="cases.case"),
                ),
                ("customer", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="payments.customer")),
                ("promotion", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="payments.promotion")),
            ],
            options={
                "ordering": ("-pk",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("started", "open", "paid", "refund-asked"))),
                        fields=("case",),
                        name="one_live_payment_a_case",
                    )
                ],
            },
        ),
    ]
