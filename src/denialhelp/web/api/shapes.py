"""What the interface takes and gives: the shapes of its JSON. What is read of a case has the shape of the command line's contract."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from ninja import Field, Schema

CASE_ID = r"^[A-Za-z0-9_-]{8,43}$"
Role = Literal["notice", "records", "policy", "plan", "statement"]
State = Literal["working", "read", "done", "failed"]
Method = Literal["certified", "mail", "fax", "portal", "hand", "email"]
What = Literal["appeal_received", "appeal2_received", "external_request_received", "exception_request_received"]


class Fault(Schema):
    """Why a request was not done, in a sentence."""

    code: str
    message: str


class FileOut(Schema):
    """One file of a case."""

    number: int
    role: Role
    name: str
    state: Literal["waiting", "reading", "read", "failed"]
    pages: int | None
    size: int


class Summary(Schema):
    """A case as a row of the board. `amount` is in US dollars; `due_on` is the next last day."""

    id: str
    state: State
    stage: str
    payer: str
    reason: str
    plan_type: str
    amount: Decimal | None
    due_on: date | None
    created_at: datetime


class Page(Schema):
    """Some cases, the newest first; `next` is what to ask for as `before` to go on, or null at the end."""

    cases: list[Summary]
    next: int | None


class CaseOut(Summary):
    """A case and how far its work is. `step` is what is or was done last; `message` says why it failed."""

    step: Literal["read", "appeal"]
    doing: str
    done: int
    total: int
    message: str
    files: list[FileOut]
    has_packet: bool


class Started(Schema):
    """Whether the work was put in line; false where it was going on already."""

    started: bool


class Facts(Schema):
    """Corrections and answers by fact name, as in the command line's answers file; null withdraws one."""

    facts: dict[str, Any] = Field(max_length=60)


class Edit(Schema):
    """A sentence of the letter, by its number from 0. `own`: it becomes the claimant's own statement. Empty text strikes it."""

    text: str = Field(max_length=1200)
    own: bool = False


class Sent(Schema):
    """Something that was sent. The same `key` twice is one sending."""

    what: What
    method: Method
    sent_on: date
    received_on: date | None = None
    number: str = Field(default="", max_length=80)
    key: str = Field(min_length=1, max_length=32, pattern=r"^[A-Za-z0-9_-]+$")


class SentOut(Schema):
    """A sending that is kept."""

    what: What
    method: Method
    sent_on: date
    received_on: date | None
    number: str


class Packet(Schema):
    """The finished packet: whether its proof holds, what does not, its files, and case.json."""

    proved: bool
    failures: list[str]
    files: list[str]
    case: dict[str, Any]


class Json(Schema):
    """A part of the case in the shape of the command line's contract."""

    value: Any


class LetterOut(Json):
    """letter.json, and the numbers of the sentences that can be changed."""

    editable: list[int]
