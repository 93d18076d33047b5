"""The first tables."""

from __future__ import annotations

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import denialhelp.web.representation.models


class Migration(migrations.Migration):
    """Writings by which somebody acts for a patient, and the links to sign them."""

    initial = True

    dependencies = [  # noqa: RUF012 - Django's own form
        ("cases", "0002_sealed"),
    ]

    operations = [  # noqa: RUF012 - Django's own form
        migrations.CreateModel(
            name="Authorization",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=30)),
                ("plan_type", models.CharField(max_length=30)),
                (
                    "situation",
                    models.CharField(
                        choices=[
                            ("appointed", "appointed"),
                            ("parent", "parent"),
                            ("power-of-attorney", "power-of-attorney"),
                            ("estate", "estate"),
                            ("clinician", "clinician"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[("open", "waits for signatures"), ("signed", "signed"), ("ended", "ended")], default="open", max_length=6
                    ),
                ),
                ("on_paper", models.BooleanField(default=False)),
                ("shown", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ends_on", models.DateField()),
                ("signed_on", models.DateField(null=True)),
                ("details_sealed", models.BinaryField(default=b"")),
                ("signatures_sealed", models.BinaryField(default=b"")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="authorizations", to="cases.case")),
            ],
            options={
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="SigningLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(choices=[("patient", "the patient"), ("representative", "the representative")], max_length=14)),
                ("link_hash", models.CharField(max_length=64, unique=True)),
                ("expires_at", models.DateTimeField(default=denialhelp.web.representation.models.link_end)),
                ("used_at", models.DateTimeField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                ("secret_sealed", models.BinaryField(default=b"")),
                (
                    "authorization",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="links", to="representation.authorization"),
                ),
            ],
            options={
                "ordering": ("-pk",),
            },
        ),
    ]
