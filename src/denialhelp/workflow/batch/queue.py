"""The queue and the causes as tables: ordered, with what stands behind each row, as JSON, CSV and (with the extra) Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from denialhelp.workflow.batch.triage import Action, Triaged

Json = Any
_ORDER = {Action.APPEAL: 0, Action.CORRECT: 1, Action.WRITE_OFF: 2, Action.LEAVE: 3}
_SOON = 14  # days: what ends sooner stands first


@dataclass(frozen=True, slots=True)
class Cause:
    """Claims that were denied for one cause: how many, how much, what to do about the source."""

    cause: str
    claims: int
    denied: Decimal
    action: Action
    fix: str
    keys: tuple[str, ...]

    def sentence(self) -> str:
        """For example: 41 denials, $8,200.00, of Sample Health for CO-4: correct the code ... at the source."""
        many = f"{self.claims} denials" if self.claims != 1 else "1 denial"
        return f"{many}, ${self.denied:,.2f}: {self.cause}." + (f" Fix the source: {self.fix}." if self.fix and self.claims > 1 else "")


def ordered(rows: Iterable[Triaged]) -> tuple[Triaged, ...]:
    """What to fight first: by action, then what ends soon, then the amount expected (or denied, where no counts are held)."""

    def place(t: Triaged) -> tuple[Any, ...]:
        soon = t.days_left is None or t.days_left > _SOON
        return (_ORDER[t.action], soon, -(t.expected if t.expected is not None else t.denied), t.row.source, t.row.place)

    return tuple(sorted(rows, key=place))


def causes(rows: Iterable[Triaged]) -> tuple[Cause, ...]:
    """The denials grouped by cause, the dearest first."""
    held: dict[tuple[str, Action], list[Triaged]] = defaultdict(list)
    for row in rows:
        if row.denied > 0 and (row.codes or row.reasons):
            held[row.cause, row.action].append(row)
    found = [
        Cause(cause, len(group), sum((t.denied for t in group), Decimal()), action, group[0].fix, tuple(t.row.key() for t in group))
        for (cause, action), group in held.items()
    ]
    return tuple(sorted(found, key=lambda c: (-c.denied, c.cause)))


def as_json(item: Triaged, draft: str | None = None) -> Json:
    """One row: amounts as text, dates in ISO form, null where not known."""
    row, counts = item.row, item.odds
    share = counts.share if counts else None
    return {
        "key": row.key(), "source": row.source, "place": row.place, "action": item.action.value, "why": item.why, "payer": row.payer,
        "claim_number": row.claim_number, "payer_claim_number": row.payer_number, "patient": row.patient, "member_id": row.member_id,
        "provider": row.provider, "npi": row.npi, "dated": _iso(row.dated), "service_from": _iso(row.service_from),
        "procedures": ["-".join((line.code, *line.modifiers)) for line in row.lines], "service": row.service or None,
        "codes": list(item.codes), "reasons": [r.value for r in item.reasons], "billed": _text(row.billed), "paid": _text(row.paid),
        "denied": _text(item.denied), "patient_owes": _text(row.patient_owes), "plan_type": row.plan_type.value if row.plan_type else None,
        "state": row.state or None, "route": item.route or None, "last_day": _iso(item.last_day), "days_left": item.days_left,
        "odds": None if share is None or share.rate is None or share.interval is None else {
            "n": share.n, "overturned": share.overturned, "rate": round(share.rate, 4), "interval": [round(x, 4) for x in share.interval],
            "years": list(share.years or ()), "source": counts.source.title if counts and counts.source else None,
        },
        "expected": _text(item.expected), "effort_minutes": item.minutes, "cause": item.cause, "fix": item.fix or None,
        "notes": list(item.notes), "draft": draft,
    }  # fmt: skip


def flat(row: Json) -> dict[str, Any]:
    """A row for tables: lists joined, the odds in columns of their own."""
    told = row["odds"] or {}
    out = {k: "; ".join(map(str, v)) if isinstance(v, list) else v for k, v in row.items() if k != "odds"}
    low, high = told.get("interval", (None, None))
    return out | {"odds_n": told.get("n"), "odds_rate": told.get("rate"), "odds_low": low, "odds_high": high}


def to_csv(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """A CSV with a header; a cell that a spreadsheet would run as a formula is made plain text."""
    held = io.StringIO()
    if rows:
        writer = csv.DictWriter(held, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({k: plain_cell(v) for k, v in row.items()} for row in rows)
    return held.getvalue().encode()


def plain_cell(value: Any) -> Any:
    """A cell that a spreadsheet would run as a formula is made plain text."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value


def to_json(value: Json) -> bytes:
    """Readable JSON."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def to_parquet(rows: Sequence[Mapping[str, Any]]) -> bytes | None:
    """The rows as Parquet, or None where the extra `batch` is not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        return None
    out = pa.BufferOutputStream()
    parquet.write_table(pa.Table.from_pylist([dict(r) for r in rows]), out)
    return bytes(out.getvalue())


def _iso(day: Any) -> str | None:
    return None if day is None else day.isoformat()


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"
