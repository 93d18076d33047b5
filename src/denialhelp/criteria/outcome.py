"""What a check gives: a status with evidence for and against, and why, in plain words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from denialhelp.casefile.policy import Evidence
from denialhelp.casefile.slugs import Status


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a check. `why` names the check with its numbers; `ask` what would settle it where it is unknown.

    `open`: the text is of the check's kind and the record gave it nothing to decide on; other checks may still answer.
    `together`: so many of the first pieces of evidence prove one part each; only all of them prove the whole.
    """

    status: Status
    evidence: tuple[Evidence, ...] = ()
    against: tuple[Evidence, ...] = ()
    why: str = ""
    ask: str = ""
    kind: str = ""
    open: bool = False
    together: int = 1


UNKNOWN = Outcome(Status.UNKNOWN)


def met(why: str, *evidence: Evidence, against: tuple[Evidence, ...] = (), kind: str = "") -> Outcome:
    """A criterion that the record proves."""
    return Outcome(Status.MET, evidence, against, why, kind=kind)


def not_met(why: str, *against: Evidence, kind: str = "") -> Outcome:
    """A criterion that the record speaks against."""
    return Outcome(Status.NOT_MET, (), against, why, kind=kind)


def unknown(why: str, ask: str = "", evidence: tuple[Evidence, ...] = (), against: tuple[Evidence, ...] = (), kind: str = "") -> Outcome:
    """A criterion that the record does not settle."""
    return Outcome(Status.UNKNOWN, evidence, against, why, ask, kind)


def still_open(kind: str, ask: str = "") -> Outcome:
    """A criterion of a check's kind for which the record holds nothing that the check reads."""
    return Outcome(Status.UNKNOWN, ask=ask, kind=kind, open=True)


def _merged(parts: list[Outcome], attr: str) -> tuple[Evidence, ...]:
    out: dict[tuple[str, int, str], Evidence] = {}
    for part in parts:
        for item in getattr(part, attr):
            out.setdefault((item.pin.document, item.pin.page, item.pin.quote), item)
    return tuple(out.values())


def _leads(parts: list[Outcome]) -> list[Evidence]:
    """What proves each part first, one after the other."""
    first = (e for p in parts for e in p.evidence[: p.together])
    return list({(e.pin.document, e.pin.page, e.pin.quote): e for e in first}.values())


def all_of(parts: list[Outcome]) -> Outcome:
    """Every part must hold. The evidence begins with what proves each part."""
    statuses = [p.status for p in parts]
    status = Status.NOT_MET if Status.NOT_MET in statuses else Status.UNKNOWN if Status.UNKNOWN in statuses else Status.MET
    said = [p for p in parts if p.why]
    why = "; ".join(dict.fromkeys(p.why for p in said))
    ask = "; ".join(dict.fromkeys(p.ask for p in parts if p.status is Status.UNKNOWN and p.ask))
    leads = _leads(parts)
    evidence = tuple(dict.fromkeys((*leads, *_merged(parts, "evidence"))))
    kind = parts[0].kind if parts else ""
    return Outcome(status, evidence, _merged(parts, "against"), why, ask, kind, together=max(1, len(leads)))


def at_least(parts: list[Outcome], n: int) -> Outcome:
    """At least `n` parts must hold."""
    good = [p for p in parts if p.status is Status.MET]
    open_ = [p for p in parts if p.status is Status.UNKNOWN]
    if len(good) >= n:
        return replace(all_of(good), status=Status.MET)
    if len(good) + len(open_) < n:
        bad = [p for p in parts if p.status is Status.NOT_MET]
        return Outcome(
            Status.NOT_MET,
            _merged(good, "evidence"),
            _merged(bad, "against"),
            "; ".join(p.why for p in bad if p.why),
            kind=parts[0].kind if parts else "",
        )
    ask = " or ".join(dict.fromkeys(p.ask for p in open_ if p.ask))
    return Outcome(
        Status.UNKNOWN,
        _merged(parts, "evidence"),
        _merged(parts, "against"),
        "; ".join(p.why for p in parts if p.why),
        ask,
        parts[0].kind if parts else "",
    )


def inverted(part: Outcome, why: str = "") -> Outcome:
    """The opposite status, with evidence and against exchanged."""
    flip = {Status.MET: Status.NOT_MET, Status.NOT_MET: Status.MET, Status.UNKNOWN: Status.UNKNOWN}
    return Outcome(flip[part.status], part.against, part.evidence, why or part.why, part.ask, part.kind)
