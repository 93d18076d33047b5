"""The contract's JSON from the case's values: names and shapes that programs outside rely on."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from .fact import AppealTo, Code, Fact, Notice, Pin, Problem, Question, StatedDeadline
from .letter import Letter, Statement, Support
from .policy import Evidence, Group, Match, Node, Policy, Task
from .record import Record
from .rights import Citation, Defect, Rights

Json = Any


def plain(value: object) -> Json:
    """A fact's value as JSON: dates ISO, amounts as strings, codes and addresses as objects."""
    match value:
        case None | bool() | int() | float():
            return value
        case StrEnum():
            return value.value
        case str():
            return value
        case datetime():
            return value.isoformat(timespec="minutes")
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:.2f}"
        case Code():
            return {"system": value.system, "code": value.code}
        case StatedDeadline():
            pairs = {"days": value.days, "months": value.months, "from": value.start, "date": plain(value.date)}
            return {k: v for k, v in pairs.items() if v is not None}
        case AppealTo():
            pairs = {k: getattr(value, k) for k in ("name", "address", "fax", "phone", "portal", "email")}
            return {k: v for k, v in pairs.items() if v is not None}
        case tuple() | list():
            return [plain(v) for v in value]
        case _:
            raise TypeError(type(value).__name__)


def source(pin: Pin | None) -> Json:
    """SOURCE of the contract."""
    if pin is None:
        return None
    box = None if pin.box is None else [round(v, 1) for v in (pin.box.x0, pin.box.y0, pin.box.x1, pin.box.y1)]
    return {"document": pin.document, "page": pin.page, "box": box, "quote": pin.quote}


def fact(value: Fact) -> Json:
    """One fact."""
    return {
        "value": plain(value.value),
        "confidence": round(value.confidence, 3),
        "sources": [source(s) for s in value.sources],
        "alternatives": [{"value": plain(a.value), "sources": [source(s) for s in a.sources]} for a in value.alternatives],
    }


def problem(value: Problem) -> Json:
    """One problem."""
    return {"code": value.code, "message": value.message, "source": source(value.source)}


def question(value: Question) -> Json:
    """One question."""
    return {"fact": value.fact, "ask": value.ask, "why": value.why}


def _documents(value: Notice | Record) -> Json:
    return [{"id": d.id, "sha256": d.sha256, "pages": d.pages, "how": d.how, "language": d.language} for d in value.documents]


def notice(value: Notice) -> Json:
    """The answer of `read`."""
    return {
        "documents": _documents(value),
        "kind": value.kind,
        "facts": {name: fact(f) for name, f in value.facts.items()},
        "problems": [problem(p) for p in value.problems],
        "questions": [question(q) for q in value.questions],
    }


def record(value: Record) -> Json:
    """The answer of `read --records`."""
    patient = value.patient
    return {
        "documents": _documents(value),
        "patient": {
            "name": patient.name,
            "born_on": plain(patient.born_on),
            "sex": patient.sex,
            "record_numbers": list(patient.record_numbers),
            "sources": [source(s) for s in patient.sources],
        },
        "events": [
            {
                "kind": e.kind.value,
                "text": e.text,
                "codes": plain(e.codes),
                "value": e.value,
                "unit": e.unit,
                "start": plain(e.start),
                "end": plain(e.end),
                "outcome": e.outcome,
                "assertion": e.assertion.value,
                "sources": [source(s) for s in e.sources],
                "recorded": plain(e.recorded_on),
                "section": e.section,
                "author": e.author,
                "copied": e.copied,
            }
            for e in value.events
        ],
        "problems": [problem(p) for p in value.problems],
    }


def citation(value: Citation) -> Json:
    """One citation."""
    return {"cite": value.cite, "in_force_from": plain(value.in_force_from), "checked": plain(value.checked), "source": value.source}


def rights(value: Rights) -> Json:
    """The answer of `rights`."""
    return {
        "regime": [{"law": r.law, "citation": r.citation} for r in value.regime],
        "regulator": None if value.regulator is None else {"name": value.regulator.name, "contact": value.regulator.contact},
        "routes": [
            {
                "route": r.route.value,
                "available": r.available,
                "rank": r.rank,
                "file_by": plain(r.file_by),
                "recommended_file_by": plain(r.recommended_file_by),
                "unrolled": plain(r.unrolled),
                "counted_from": r.counted_from,
                "how_counted": r.how_counted,
                "filed_when": r.filed_when,
                "fee_usd": r.fee_usd,
                "to_whom": r.to_whom,
                "rule": r.rule,
                "citations": [citation(c) for c in r.citations],
                "warnings": list(r.warnings),
                "why": r.why,
            }
            for r in value.routes
        ],
        "clocks": [
            {
                "who": c.who,
                "what": c.what,
                "due": plain(c.due),
                "length": {"number": c.length.number, "unit": c.length.unit},
                "if_missed": c.if_missed,
                "citations": [citation(x) for x in c.citations],
                "rule": c.rule,
            }
            for c in value.clocks
        ],
        "decided": [
            {
                "who": d.who,
                "what": d.what,
                "due": plain(d.due),
                "decided_on": plain(d.decided_on),
                "late": d.late,
                "days_late": d.days_late,
                "length": {"number": d.length.number, "unit": d.length.unit},
                "if_missed": d.if_missed,
                "citations": [citation(x) for x in d.citations],
                "rule": d.rule,
            }
            for d in value.decided
        ],
        "not_available": [{"route": n.route, "why": n.why, "citations": [citation(c) for c in n.citations]} for n in value.not_available],
        "protections": [{"text": p.text, "citations": [citation(c) for c in p.citations], "rule": p.rule} for p in value.protections],
        "questions": [question(q) for q in value.questions],
        "problems": [problem(p) for p in value.problems],
    }


def defect(value: Defect) -> Json:
    """One defect of a notice."""
    return {
        "code": value.code,
        "text": value.text,
        "citations": [citation(c) for c in value.citations],
        "rule": value.rule,
        "said": value.said,
    }


def node(value: Node) -> Json:
    """One node of a policy's tree."""
    if isinstance(value, Group):
        return {
            "id": value.id,
            "kind": value.kind.value,
            "n": value.n,
            "children": [node(c) for c in value.children],
            "text": value.text,
            "sources": [source(s) for s in value.sources],
            "negated": value.negated,
        }
    return {
        "id": value.id,
        "kind": "criterion",
        "text": value.text,
        "sources": [source(s) for s in value.sources],
        "negated": value.negated,
    }


def policy(value: Policy) -> Json:
    """The answer of `criteria`."""
    return {
        "policy": {
            "title": value.title,
            "number": value.number,
            "payer": value.payer,
            "effective": plain(value.effective),
            "reviewed": plain(value.reviewed),
            "next_review": plain(value.next_review_on),
            "first_effective": plain(value.first_effective_on),
            "revisions": [
                {
                    "on": f"{r.on:%Y-%m}" if r.whole_month else plain(r.on),
                    "text": r.text,
                    "source": source(r.source) if r.source else None,
                }
                for r in value.revisions
            ],
            "replaces": source(value.replaces) if value.replaces else None,
            "sources": [source(s) for s in value.sources],
        },
        "services": list(value.services),
        "codes": plain(value.codes),
        "exclusions": [node(n) for n in value.exclusions],
        "root": node(value.root),
        "definitions": [{"term": t, "text": d} for t, d in value.definitions],
        "unparsed": [source(p) for p in value.unparsed],
        "others": [node(n) for n in value.others],
        "problems": [problem(p) for p in value.problems],
    }


def _evidence(value: Evidence) -> Json:
    return {**source(value.pin), "assertion": value.assertion.value, "date": plain(value.on)}


def task(value: Task) -> Json:
    """One line of the worklist."""
    return {"ask": value.ask, "of": value.of, "why": value.why}


def match(value: Match) -> Json:
    """The answer of `match`."""
    return {
        "overall": value.overall.value,
        "criteria": [
            {
                "id": f.id,
                "text": f.text,
                "status": f.status.value,
                "evidence": [_evidence(e) for e in f.evidence],
                "against": [_evidence(e) for e in f.against],
                "missing": f.missing,
                "why": f.why,
                "group": f.is_group,
                **({"candidates": [_evidence(e) for e in f.candidates]} if f.candidates else {}),
                **({"marked": True} if f.marked else {}),
            }
            for f in value.findings
        ],
        "smallest_missing": [list(s) for s in value.smallest_missing],
        "worklist": [task(t) for t in value.worklist],
        "problems": [problem(p) for p in value.problems],
    }


def support(value: Support) -> Json:
    """One support of a statement; exhibit and stamp are added by the packet."""
    out: dict[str, Json] = {"kind": value.kind.value}
    if value.pin is not None:
        out |= source(value.pin)
    for key in ("cite", "rule", "finding", "pmid", "doi"):
        if getattr(value, key) is not None:
            out[key] = getattr(value, key)
    return out


def statement(value: Statement) -> Json:
    """One statement."""
    return {"text": value.text, "support": [support(s) for s in value.support], "asserts": value.asserts}


def letter(value: Letter) -> Json:
    """`letter.json`."""
    return {
        "kind": value.kind.value,
        "language": value.language,
        "voice": value.voice,
        "dated": plain(value.dated),
        "statements": [statement(s) for s in value.statements()],
        "placeholders": [],
        "left_out": [{"text": s.text, "why": why} for s, why in value.left_out],
    }
