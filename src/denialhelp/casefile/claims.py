"""A claim of a remittance or an export, as the batch desk works with it: who, what, how much, and what was taken off and why."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal

from .slugs import PlanType, Reason


@dataclass(frozen=True, slots=True)
class Adjustment:
    """An amount taken off: group code (CO, PR, OA, PI, CR; "" where not told), reason code, amount in dollars."""

    group: str
    carc: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """A line of a claim: procedure code with its modifiers, amounts, adjustments and remark codes of the line."""

    code: str
    modifiers: tuple[str, ...] = ()
    billed: Decimal | None = None
    paid: Decimal | None = None
    adjustments: tuple[Adjustment, ...] = ()
    rarc: tuple[str, ...] = ()
    service_on: date | None = None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim. `source` is the file, `place` where in it (claim or row number from 1); `raw` what an 835 says of it, by segments;
    `reasons_told` the reasons that an export gives in words, where it gives no code (the adjustment's `carc` is "" then)."""

    source: str
    place: int
    payer: str = ""
    claim_number: str = ""
    payer_number: str = ""
    patient: str = ""
    member_id: str = ""
    provider: str = ""
    npi: str = ""
    status: str = ""
    billed: Decimal | None = None
    paid: Decimal | None = None
    patient_owes: Decimal | None = None
    dated: date | None = None
    service_from: date | None = None
    lines: tuple[ServiceLine, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    rarc: tuple[str, ...] = ()
    authorization: str = ""
    service: str = ""
    plan_type: PlanType | None = None
    state: str = ""
    notice_file: str = ""
    reasons_told: tuple[Reason, ...] = ()
    raw: tuple[str, ...] = field(default=(), repr=False)

    def all_adjustments(self) -> tuple[Adjustment, ...]:
        """Those of the claim and of its lines."""
        return (*self.adjustments, *(a for line in self.lines for a in line.adjustments))

    def remarks(self) -> tuple[str, ...]:
        """The remark codes of the claim and its lines, each once."""
        return tuple(dict.fromkeys((*self.rarc, *(code for line in self.lines for code in line.rarc))))

    def payer_reference(self) -> str:
        """The payer's own number as it compares between systems: letters and digits, no leading zeros; "" where it is too short to tell."""
        plain = "".join(c for c in self.payer_number.upper() if c.isalnum()).lstrip("0")
        return plain if len(plain) >= _TELLING and any(c.isdigit() for c in plain) else ""

    def same_decision(self, other: ClaimRow) -> bool:
        """Whether both speak of one decision: the payer's number, what was billed and what was paid agree, and no two days differ."""
        told = self.payer_reference()
        return (
            bool(told)
            and told == other.payer_reference()
            and self.billed is not None
            and self.billed == other.billed
            and (self.paid or Decimal()) == (other.paid or Decimal())
            and (self.dated is None or other.dated is None or self.dated == other.dated)
        )

    def key(self) -> str:
        """The same for the same claim decision, whichever file and place it stands in: 16 hexadecimal digits. By the payer's number, the
        day and the amounts where all are told (so that an export and an 835 agree), else by everything that the row says."""
        held: object
        if self.payer_reference() and self.billed is not None and self.dated is not None:
            held = [self.payer_reference(), f"{self.billed:.2f}", f"{self.paid or Decimal():.2f}", self.dated]
        else:
            held = {k: v for k, v in asdict(self).items() if k not in ("source", "place", "raw") and (k != "reasons_told" or v)}
        return hashlib.sha256(json.dumps(held, default=str, sort_keys=True).encode()).hexdigest()[:16]


_TELLING = 6  # characters of a payer's number that make it its own
