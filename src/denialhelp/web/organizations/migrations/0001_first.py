"""The first tables."""

from __future__ import annotations

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import denialhelp.web.organizations.models


class Migration(migrations.Migration):
    """Organizations, their members and their board."""

    initial = True

    dependencies = [  # noqa: RUF012 - Django's own form
        ("cases", "0002_sealed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [  # noqa: RUF012 - Django's own form
        migrations.CreateModel(
            name="Organization",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("practice", "medical practice"),
                            ("advocate", "patient advocates"),
                            ("facility", "hospital or other facility"),
                        ],
                        default="practice",
                        max_length=9,
                    ),
                ),
                ("npi", models.CharField(blank=True, default="", max_length=10)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("keyed_as", models.CharField(max_length=32, unique=True)),
                ("key_wrapped", models.BinaryField(default=b"")),
                ("address_sealed", models.BinaryField(default=b"")),
                ("voice_sealed", models.BinaryField(default=b"")),
            ],
        ),
        migrations.CreateModel(
            name="Batch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "waiting"), ("reading", "reading"), ("done", "done"), ("failed", "failed")],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("counts", models.JSONField(default=dict)),
                ("causes_sealed", models.BinaryField(default=b"")),
                ("problems_sealed", models.BinaryField(default=b"")),
                ("case", models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="cases.case")),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="batches", to="organizations.organization"),
                ),
            ],
            options={
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("owner", "owner"),
                            ("clinician", "clinician"),
                            ("biller", "biller"),
                            ("advocate", "advocate"),
                            ("reader", "reader"),
                        ],
                        max_length=9,
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="organizations.organization"
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="CaseOf",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("new", "new"),
                            ("decide", "to decide"),
                            ("drafting", "drafting"),
                            ("clinician", "with the clinician"),
                            ("ready", "ready to send"),
                            ("sent", "sent"),
                            ("won", "answered: won"),
                            ("partly", "answered: won in part"),
                            ("lost", "answered: lost"),
                            ("closed", "closed"),
                            ("written-off", "written off"),
                        ],
                        default="new",
                        max_length=11,
                    ),
                ),
                (
                    "needs",
                    models.CharField(
                        choices=[
                            ("none", "nothing"),
                            ("decision", "a decision to appeal or not"),
                            ("notice", "the notice"),
                            ("records", "records"),
                            ("answers", "answers to questions"),
                            ("signature", "a signature"),
                            ("authorization", "an authorization of the patient"),
                            ("sending", "to be sent"),
                            ("answer", "the plan's answer"),
                            ("correction", "a corrected claim"),
                        ],
                        default="decision",
                        max_length=13,
                    ),
                ),
                ("due_on", models.DateField(null=True)),
                ("claim", models.CharField(blank=True, default="", max_length=32)),
                ("payer", models.CharField(blank=True, default="", max_length=60)),
                ("reason", models.CharField(blank=True, default="", max_length=30)),
                ("service", models.CharField(blank=True, default="", max_length=60)),
                ("plan_type", models.CharField(blank=True, default="", max_length=30)),
                ("action", models.CharField(blank=True, default="", max_length=9)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                ("recovered", models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                ("odds_low", models.FloatField(null=True)),
                ("odds_high", models.FloatField(null=True)),
                ("arguments", models.JSONField(default=list)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("sent_on", models.DateField(null=True)),
                ("answered_on", models.DateField(null=True)),
                ("shown_sealed", models.BinaryField(default=b"")),
                (
                    "batch",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="rows", to="organizations.batch"
                    ),
                ),
                ("case", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="board", to="cases.case")),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="assigned",
                        to="organizations.membership",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="board", to="organizations.organization"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("text_sealed", models.BinaryField(default=b"")),
                ("row", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="organizations.caseof")),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("owner", "owner"),
                            ("clinician", "clinician"),
                            ("biller", "biller"),
                            ("advocate", "advocate"),
                            ("reader", "reader"),
                        ],
                        max_length=9,
                    ),
                ),
                ("link_hash", models.CharField(max_length=64, unique=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField(default=denialhelp.web.organizations.models.invitation_end)),
                ("used_at", models.DateTimeField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                ("email_sealed", models.BinaryField(default=b"")),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="invitations", to="organizations.organization"
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("query", models.CharField(max_length=400)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("name_sealed", models.BinaryField(default=b"")),
                (
                    "member",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="views", to="organizations.membership"),
                ),
                (
                    "organization",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="views", to="organizations.organization"),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("new", "new"),
                            ("decide", "to decide"),
                            ("drafting", "drafting"),
                            ("clinician", "with the clinician"),
                            ("ready", "ready to send"),
                            ("sent", "sent"),
                            ("won", "answered: won"),
                            ("partly", "answered: won in part"),
                            ("lost", "answered: lost"),
                            ("closed", "closed"),
                            ("written-off", "written off"),
                        ],
                        default="",
                        max_length=11,
                    ),
                ),
                (
                    "assigned_to",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="organizations.membership"
                    ),
                ),
                ("row", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="organizations.caseof")),
                (
                    "who",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Token",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("scopes", models.JSONField(default=list)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("last_used_at", models.DateTimeField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="tokens", to="organizations.organization"),
                ),
            ],
            options={
                "ordering": ("-pk",),
            },
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(fields=("organization", "person"), name="one_membership_each"),
        ),
        migrations.AddIndex(
            model_name="caseof",
            index=models.Index(fields=["organization", "due_on", "id"], name="board_due"),
        ),
        migrations.AddIndex(
            model_name="caseof",
            index=models.Index(fields=["organization", "stage", "due_on"], name="board_stage"),
        ),
        migrations.AddIndex(
            model_name="caseof",
            index=models.Index(fields=["organization", "payer"], name="board_payer"),
        ),
        migrations.AddIndex(
            model_name="caseof",
            index=models.Index(fields=["organization", "amount"], name="board_amount"),
        ),
        migrations.AddConstraint(
            model_name="caseof",
            constraint=models.UniqueConstraint(
                condition=models.Q(("claim", ""), _negated=True), fields=("organization", "claim"), name="one_row_a_claim"
            ),
        ),
    ]
