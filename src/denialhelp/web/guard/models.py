"""Rows of the audit log, which can only be added to, counts of requests, and what the office sets of services."""

from __future__ import annotations

from django.db import models


class Action(models.TextChoices):
    """What was done."""

    CASE_MADE = "case-made"
    FILE_ADDED = "file-added"
    FILE_REMOVED = "file-removed"
    FACTS_CORRECTED = "facts-corrected"
    WORK_STARTED = "work-started"
    WORK_ENDED = "work-ended"
    FILE_TAKEN = "file-taken"
    LETTER_EDITED = "letter-edited"
    PROVIDER_INVITED = "provider-invited"
    PROVIDER_OPENED = "provider-opened"
    PROVIDER_REFUSED = "provider-refused"
    INVITATION_REVOKED = "invitation-revoked"
    STATEMENT_SIGNED = "statement-signed"
    SENT = "sent"
    ANSWER_CAME = "answer-came"
    OUTCOME_RECORDED = "outcome-recorded"
    KEPT = "kept"
    CASE_DELETED = "case-deleted"
    CASE_EXPIRED = "case-expired"
    KEYS_ROTATED = "keys-rotated"
    ORGANIZATION_MADE = "organization-made"
    ORGANIZATION_CHANGED = "organization-changed"
    MEMBER_INVITED = "member-invited"
    MEMBER_JOINED = "member-joined"
    MEMBER_CHANGED = "member-changed"
    TOKEN_MADE = "token-made"  # noqa: S105 - the name of a deed
    TOKEN_REVOKED = "token-revoked"  # noqa: S105 - the name of a deed
    PUT_ON_BOARD = "put-on-board"
    STAGE_SET = "stage-set"
    ASSIGNED = "assigned"
    NOTE_WRITTEN = "note-written"
    BOARD_EXPORTED = "board-exported"
    BATCH_BROUGHT = "batch-brought"
    AUTHORIZATION_MADE = "authorization-made"
    AUTHORIZATION_SIGNED = "authorization-signed"
    AUTHORIZATION_ENDED = "authorization-ended"
    PAYMENT_STARTED = "payment-started"
    PAID = "paid"
    REFUND_ASKED = "refund-asked"
    REFUNDED = "refunded"
    PRICES_CHANGED = "prices-changed"
    DISPATCH_MADE = "dispatch-made"
    DISPATCH_CONFIRMED = "dispatch-confirmed"
    DISPATCH_WITHDRAWN = "dispatch-withdrawn"
    DISPATCH_ACCEPTED = "dispatch-accepted"
    DISPATCH_DELIVERED = "dispatch-delivered"
    DISPATCH_FAILED = "dispatch-failed"
    SIGNED_IN = "signed-in"
    SIGNED_OUT = "signed-out"
    SESSIONS_ENDED = "sessions-ended"
    PASSKEY_ADDED = "passkey-added"
    PASSKEY_REMOVED = "passkey-removed"
    HANDED_OVER = "handed-over"
    CASE_LEFT = "case-left"
    EXPORT_MADE = "export-made"
    EXPORT_TAKEN = "export-taken"
    EXPORT_DELETED = "export-deleted"
    ADDRESS_CHANGED = "address-changed"
    ACCOUNT_DELETED = "account-deleted"
    REMINDED = "reminded"
    RECORDS_ASKED = "records-asked"
    OFFICE_LOOKED = "office-looked"
    SIGHT_GIVEN = "sight-given"
    SIGHT_ENDED = "sight-ended"
    STEP_AGAIN = "step-again"
    OFFICE_CHANGED = "office-changed"
    SERVICE_CHANGED = "service-changed"
    SERVICE_TRIED = "service-tried"


class AuditEvent(models.Model):
    """One event. `subject` is a fingerprint of the case's id, never the id; nothing of a case's content is here."""

    number = models.BigIntegerField(primary_key=True)
    at = models.CharField(max_length=32)
    who = models.CharField(max_length=40)
    action = models.CharField(max_length=24)
    subject = models.CharField(max_length=64, blank=True, default="")
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"event {self.number}"


class Count(models.Model):
    """How often something was asked for in one window of time. `key` is a keyed fingerprint of what and by whom."""

    key = models.CharField(max_length=64, primary_key=True)
    until = models.DateTimeField(db_index=True)
    number = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return "a count"


class ServiceSettings(models.Model):
    """What the office has set of one service (mail, fax, post): all of it sealed under the master key."""

    name = models.CharField(max_length=8, primary_key=True)
    sealed = models.BinaryField(default=b"")
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"the service for {self.name}"
