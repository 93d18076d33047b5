"""The states of work on a case of an organization, as a table: what follows what, what is open, what is an outcome."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as lazy


class Stage(models.TextChoices):
    """Where an organization's work on a case stands."""

    NEW = "new", lazy("new")
    DECIDE = "decide", lazy("to decide")
    DRAFTING = "drafting", lazy("drafting")
    CLINICIAN = "clinician", lazy("with the clinician")
    READY = "ready", lazy("ready to send")
    SENT = "sent", lazy("sent")
    WON = "won", lazy("answered: won")
    PARTLY = "partly", lazy("answered: won in part")
    LOST = "lost", lazy("answered: lost")
    CLOSED = "closed", lazy("closed")
    WRITTEN_OFF = "written-off", lazy("written off")


class Need(models.TextChoices):
    """What a case waits for next."""

    NONE = "none", lazy("nothing")
    DECISION = "decision", lazy("a decision to appeal or not")
    NOTICE = "notice", lazy("the notice")
    RECORDS = "records", lazy("records")
    ANSWERS = "answers", lazy("answers to questions")
    SIGNATURE = "signature", lazy("a signature")
    AUTHORIZATION = "authorization", lazy("an authorization of the patient")
    SENDING = "sending", lazy("to be sent")
    ANSWER = "answer", lazy("the plan's answer")
    CORRECTION = "correction", lazy("a corrected claim")


OPEN = (Stage.NEW, Stage.DECIDE, Stage.DRAFTING, Stage.CLINICIAN, Stage.READY, Stage.SENT)
ANSWERED = (Stage.WON, Stage.PARTLY, Stage.LOST)
OVER = (*ANSWERED, Stage.CLOSED, Stage.WRITTEN_OFF)
_BACK = (Stage.NEW, Stage.DECIDE, Stage.DRAFTING)
FOLLOWS: dict[Stage, tuple[Stage, ...]] = {
    Stage.NEW: (Stage.DECIDE, Stage.DRAFTING, Stage.CLOSED, Stage.WRITTEN_OFF),
    Stage.DECIDE: (Stage.DRAFTING, Stage.CLOSED, Stage.WRITTEN_OFF),
    Stage.DRAFTING: (Stage.DECIDE, Stage.CLINICIAN, Stage.READY, Stage.CLOSED, Stage.WRITTEN_OFF),
    Stage.CLINICIAN: (Stage.DRAFTING, Stage.READY, Stage.CLOSED, Stage.WRITTEN_OFF),
    Stage.READY: (Stage.DRAFTING, Stage.CLINICIAN, Stage.SENT, Stage.CLOSED, Stage.WRITTEN_OFF),
    Stage.SENT: (*ANSWERED, Stage.READY, Stage.CLOSED),
    # A decision may be appealed to the next level, and a case that was put away may be taken up again.
    Stage.WON: (Stage.CLOSED, Stage.SENT),
    Stage.PARTLY: (Stage.CLOSED, Stage.DRAFTING, Stage.SENT),
    Stage.LOST: (Stage.CLOSED, Stage.DRAFTING, Stage.SENT, Stage.WRITTEN_OFF),
    Stage.CLOSED: _BACK,
    Stage.WRITTEN_OFF: _BACK,
}
NEXT_NEED: dict[Stage, Need] = {
    Stage.NEW: Need.DECISION,
    Stage.DECIDE: Need.DECISION,
    Stage.DRAFTING: Need.RECORDS,
    Stage.CLINICIAN: Need.SIGNATURE,
    Stage.READY: Need.SENDING,
    Stage.SENT: Need.ANSWER,
    **dict.fromkeys(OVER, Need.NONE),
}


def can_follow(old: str, new: str) -> bool:
    """Whether a case may go from one state to the other."""
    return Stage(new) in FOLLOWS[Stage(old)]
