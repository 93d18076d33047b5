"""Where an appeal goes: the name, address, fax, telephone, portal and e-mail of the appeal section, fast or standard."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from denialhelp.casefile.fact import AppealTo, Fact, Pin

from .contacts import Contact, contacts
from .context import last_clause
from .structure import Sheet

_APPEAL = re.compile(
    r"\b(?:appeal(?:s|ing)?|grievances?|reconsideration|redetermination|review unit|disagree|dispute|apela\w+|"
    r"reconsideraci[oó]n|redeterminaci[oó]n|quejas formales|ask for a review|request(?:ing)? a review|(?:ask|tell|want) us to (?:review|"
    r"reconsider|"
    r"look at)|claims? review|review (?:this|our|the) (?:decision|denial|claim|result)|reconsider|contest|looked at again|look at (?:it|"
    r"this) again|"
    r"disputes?|review desk)\b",
    re.IGNORECASE,
)
_SEND = re.compile(
    r"\b(?:send|mail|write|fax|submit|deliver|address(?:ed)?|contact|file|env[ií]e\w*|escriba\w*|mande|por correo|presente|"
    r"dirija|return|complete)\b",
    re.IGNORECASE,
)
_EXTERNAL = re.compile(
    r"\b(?:external (?:appeal|review)|department of (?:financial services|insurance|managed)|independent review|division of "
    r"(?:insurance|financial)|insurance (?:department|commission(?:er)?|division)|fair hearing|"
    r"MAXIMUS|C2C|IRO|QIC|qualified independent contractor|revisi[oó]n externa|departamento de seguros|audiencia imparcial|"
    r"office of (?:personnel|administrative))\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:peer[- ]to[- ]peer|ombuds\w*|EBSA|employee benefits security|civil rights|discriminat\w*|language (?:help|"
    r"assistance)|questions?|department of labor|legal (?:aid|help|services)|fraud|assistance program|SHIP|"
    r"customer (?:care|service)|1-800-MEDICARE|more information|preguntas|ayuda|derechos civiles|complaint|consumer (?:assistance|"
    r"protection|affairs|help|advoc\w+)|voluntary second)\b",
    re.IGNORECASE,
)
_FAST = re.compile(
    r"\b(?:fast|expedited|urgent|expedite|r[aá]pid[oa]s?|acelerad[oa]s?|urgentes?|expedit[oa]s?|72[- ]hours?|24[- ]hours? a day)\b",
    re.IGNORECASE,
)
_STANDARD = re.compile(r"\b(?:standard|regular|est[aá]ndar|normal|non-urgent)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Scored:
    contact: Contact
    score: float
    fast: bool
    standard: bool


def _lead(contact: Contact, width: int = 260) -> str:
    """The words before a contact, back to the heading of its part; for a block of its own, the whole paragraph before it."""
    text = contact.sheet.page.text
    start = contact.name_start if contact.name_start >= 0 else contact.start
    if contact.kind == "address" and text[:start].rstrip(" ").endswith("\n\n"):
        opening = text.rfind("\n\n", 0, max(0, len(text[:start].rstrip()) - 1))
        width = max(width, min(1200, start - opening))
    return contact.sheet.flat[max(0, start - width, _section(text, start)) : start]


def _section(text: str, start: int) -> int:
    """Where the part of the page begins that a place belongs to: after the last heading that speaks of something else than an appeal."""
    floor = 0
    offset = 0
    for line in text[:start].split("\n"):
        plain = line.strip()
        heading = (
            3 < len(plain) < 60 and not plain.endswith((".", ",", ";", ":")) and plain[:1].isupper() and not re.search(r"\d{3}", plain)
        )
        if heading and (_OTHER.search(plain) or _EXTERNAL.search(plain)) and not _APPEAL.search(plain):
            floor = offset
        offset += len(line) + 1
    return floor


def _score(contact: Contact, external: bool) -> _Scored:
    lead = _lead(contact)
    name = contact.name or ""
    flat = contact.sheet.flat
    near = lead[-150:]
    clause = last_clause(lead) + " " + name
    score = 0.0
    appeals = [m.end() for m in _APPEAL.finditer(lead)]
    if appeals:
        score += 0.45 if len(lead) - appeals[-1] < 170 or len(lead) > 260 else 0.3
    if _APPEAL.search(name):
        score += 0.5
    if _SEND.search(near):
        score += 0.2
    about = _EXTERNAL.search(clause) or (_EXTERNAL.search(lead) and not _APPEAL.search(re.sub(_EXTERNAL, "", clause)))
    if about:
        score += 0.35 if external else -0.9
    elif external:
        score -= 0.45
    about_others = clause.removesuffix(name) if _APPEAL.search(name) else clause
    if _OTHER.search(about_others) or (contact.kind != "address" and _OTHER.search(near[-70:])):
        score -= 0.6
    line = flat[max(0, contact.start - 70) : contact.start]
    fast, standard = _speed(contact)
    if contact.kind == "address" and contact.sheet.order == 0 and contact.start < 0.12 * len(flat) and not appeals:
        score -= 0.4
    if re.search(r"\b(?:TTY|Relay)\b[^\d]*$", line[-20:]):
        score -= 0.5
    return _Scored(contact, score, fast, standard)


def _speed(contact: Contact) -> tuple[bool, bool]:
    """Whether a contact is for fast appeals, and whether it is for standard ones: the nearer word counts."""
    flat = contact.sheet.flat
    lead = flat[max(0, contact.start - 110) : contact.start]
    stop = max((m.end() for m in re.finditer(r"(?<=[a-z)])\.\s", lead)), default=0)
    lead = lead[stop:]
    fast = max((m.start() for m in _FAST.finditer(lead)), default=-1)
    standard = max((m.start() for m in _STANDARD.finditer(lead)), default=-1)
    after = flat[contact.end : contact.end + 30].split(".")[0]
    if re.match(r"[\s(,]*(?:for )?(?:expedited|fast|urgent)", after, re.IGNORECASE):
        return True, False
    if re.match(r"[\s(,]*(?:for )?(?:standard)", after, re.IGNORECASE):
        return False, True
    return fast > standard, standard > fast


def appeal_to(sheets: Sequence[Sheet], *, urgent: bool, external: bool) -> Fact | None:
    """The place where the appeal goes. For an urgent case the fast numbers lead; after the last internal decision the external
    reviewer's. Only what stands with the appeal words counts: header, member services and agencies do not."""
    found = [_score(c, external) for sheet in sheets for c in contacts(sheet)]
    address = max((s for s in found if s.contact.kind == "address"), key=lambda s: (round(s.score, 2), -s.contact.start), default=None)
    if address is not None and address.score < 0.4:
        address = None
    picked: dict[str, _Scored] = {}
    for kind in ("fax", "phone", "email", "portal"):
        best = _nearest([s for s in found if s.contact.kind == kind], address, urgent)
        if best is not None:
            picked[kind] = best
    reviewer = None if address is not None or "fax" in picked else _improvement_organization(sheets)
    if reviewer is not None:
        return reviewer
    if address is None and "fax" not in picked and not picked:
        return None
    if address is None and "fax" not in picked and "portal" not in picked and "email" not in picked:
        return None
    pins = _pins(address, picked)
    value = AppealTo(
        name=None if address is None else address.contact.name,
        address=None if address is None else address.contact.value,
        fax=picked["fax"].contact.value if "fax" in picked else None,
        phone=picked["phone"].contact.value if "phone" in picked else None,
        portal=picked["portal"].contact.value if "portal" in picked else None,
        email=picked["email"].contact.value if "email" in picked else None,
    )
    score = max([s.score for s in (address, *picked.values()) if s is not None])
    return Fact("appeal_to", value, min(0.97, 0.62 + 0.25 * score), pins)


_QIO = re.compile(
    r"(?:\bQIO|[Qq]uality [Ii]mprovement [Oo]rganization)\b(?: \(QIO\))?(?: at)?[:,]?\s+(?:(?P<name>[A-Z][\w.'’&-]+(?: "
    r"[A-Z&][\w.'’&-]+){0,5}),?\s+(?:at )?)?"
    r"(?P<phone>(?:1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4})"
)


def _improvement_organization(sheets: Sequence[Sheet]) -> Fact | None:
    """Where a stay of Medicare ends, the appeal goes by telephone to the organization that the notice names."""
    for sheet in sheets:
        hit = _QIO.search(sheet.flat)
        if hit is not None:
            return Fact("appeal_to", AppealTo(name=hit["name"], phone=" ".join(hit["phone"].split())), 0.85, (sheet.pin(*hit.span()),))
    return None


def _nearest(found: Sequence[_Scored], address: _Scored | None, urgent: bool) -> _Scored | None:
    """The best number of a kind: with the appeal address or the appeal words, of the speed that is wanted."""

    def rank(s: _Scored) -> float:
        score = s.score
        if address is not None and s.contact.sheet is address.contact.sheet:
            gap = s.contact.start - address.contact.end
            back = address.contact.start - s.contact.end
            if 0 <= gap < 90 or 0 <= back < 60:
                score += 0.45
            elif 0 <= gap < 260 or 0 <= back < 160:
                score += 0.25
            elif abs(gap) > 900:
                score -= 0.2
        if urgent:
            return score + (0.3 if s.fast else -0.05)
        return score - (0.25 if s.fast else 0.0) + (0.05 if s.standard else 0.0)

    ranked = sorted(found, key=rank, reverse=True)
    best = next((s for s in ranked if rank(s) >= 0.4), None)
    if best is None:
        return None
    if best.fast and not urgent and not best.standard and best.contact.kind in ("fax", "phone"):
        return None  # a number for fast appeals is not where an ordinary one goes
    rivals = [s for s in ranked if s.contact.value != best.contact.value and rank(s) > rank(best) - 0.04]
    return None if rivals and best.contact.kind == "fax" and not (urgent and best.fast) else best


def _pins(address: _Scored | None, picked: dict[str, _Scored]) -> tuple[Pin, ...]:
    out: list[Pin] = []
    if address is not None:
        c = address.contact
        out.append(c.sheet.pin(c.name_start if c.name_start >= 0 else c.start, c.end))
    out.extend(s.contact.sheet.pin(s.contact.start, s.contact.end) for s in picked.values())
    return tuple(out)
