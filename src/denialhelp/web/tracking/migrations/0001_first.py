"""The first tables."""

from __future__ import annotations

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

EVENTS = [
    ("appeal_received", "The appeal"),
    ("appeal2_received", "The second appeal"),
    ("external_request_received", "The request for an outside review"),
    ("exception_request_received", "The request for an exception"),
]
METHODS = [
    ("certified", "Certified mail"),
    ("mail", "Ordinary mail"),
    ("fax", "Fax"),
    ("portal", "The plan's website"),
    ("hand", "By hand"),
    ("email", "E-mail"),
]


class Migration(migrations.Migration):
    """Sendings and feeds."""

    initial = True
    dependencies = [("cases", "0002_sealed")]  # noqa: RUF012 - Django's own form
    operations = [  # noqa: RUF012 - Django's own form
        migrations.CreateModel(
            name="Sending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=32)),
                ("event", models.CharField(choices=EVENTS, max_length=26)),
                ("method", models.CharField(choices=METHODS, max_length=9)),
                ("sent_on", models.DateField()),
                ("received_on", models.DateField(null=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("number_sealed", models.BinaryField(default=b"")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="sendings", to="cases.case")),
            ],
            options={"ordering": ("sent_on", "pk")},
        ),
        migrations.AddConstraint("sending", models.UniqueConstraint(fields=("case", "form"), name="one_sending_a_form")),
        migrations.CreateModel(
            name="Feed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("link_hash", models.CharField(max_length=64, unique=True)),
                ("secret_sealed", models.BinaryField(default=b"")),
                ("case", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="feed", to="cases.case")),
            ],
        ),
    ]
