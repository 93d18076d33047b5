"""What the matcher knows of a case besides the record: the patient's birth, the service and the dates that windows count from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from denialhelp.casefile.fact import Code


@dataclass(frozen=True, slots=True)
class CaseContext:
    """Facts of the case. `request_on` is the day the payer received the request; `service_start` the first planned or rendered day."""

    patient_name: str | None = None
    born_on: date | None = None
    service: str | None = None
    codes: tuple[Code, ...] = ()
    request_on: date | None = None
    service_start: date | None = None
    notice_on: date | None = None
