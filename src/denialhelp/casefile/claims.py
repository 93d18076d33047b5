"""A claim of a remittance or an export, as the batch desk works with it: who, what, how much, and what was taken off and why."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal

from .slugs import PlanType


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
    """One claim. `source` is the file, `place` where in it (claim or row number from 1); `raw` what an 835 says of it, by segments."""

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
    raw: tuple[str, ...] = field(default=(), repr=False)

    def all_adjustments(self) -> tuple[Adjustment, ...]:
        """Those of the claim and of its lines."""
        return (*self.adjustments, *(a for line in self.lines for a in line.adjustments))

    def remarks(self) -> tuple[str, ...]:
        """The remark codes of the claim and its lines, each once."""
        return tuple(dict.fromkeys((*self.rarc, *(code for line in self.lines for code in line.rarc))))

    def key(self) -> str:
        """The same for the same claim decision, whichever file and place it stands in: 16 hexadecimal digits."""
        held = {k: v for k, v in asdict(self).items() if k not in ("source", "place", "raw")}
        return hashlib.sha256(json.dumps(held, default=str, sort_keys=True).encode()).hexdigest()[:16]
