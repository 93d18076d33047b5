"""What became of the authorization: never asked for, refused, approved but not matched, expired, pending, or lost by the payer."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Code, Fact, Pin
from denialhelp.casefile.quote import pin_at
from denialhelp.casefile.slugs import PaHistory, Reason, Stage
from denialhelp.reading.dates import Mention, find_dates
from denialhelp.reading.sentences import Sentence, Zone, sentences_of
from denialhelp.reading.stage import found
from denialhelp.reference.tables import Tables

# "days beyond May 5 are not approved" speaks of no approval
_REFUSED = re.compile(r"\b(?:not|no)\s+(?:\w+\s+)?(?:approved|authorized|certified|aprobad|autorizad)", re.IGNORECASE)


def pa_history_fact(sentences: Sequence[Sentence], facts: Mapping[str, Fact], tables: Tables) -> Fact | None:
    """The fact `pa_history` as the notice itself tells it; None where authorization plays no part."""
    decision = [s for s in sentences if s.zone is Zone.DECISION]
    during = "stage" in facts and facts["stage"].value == Stage.CONCURRENT.value
    for name, value in (
        ("lost", PaHistory.LOST),
        ("approved-mismatch", PaHistory.APPROVED_MISMATCH),
        ("expired", PaHistory.EXPIRED),
        ("pending", PaHistory.PENDING),
    ):
        pins = tuple(p for p in found(name, decision, tables, loose=True) if name == "lost" or not _REFUSED.search(p.quote))
        if pins and not (during and value is PaHistory.APPROVED_MISMATCH):  # the days approved before the cut are no mismatch
            return Fact("pa_history", value.value, 0.82, pins[:2])
    stage = facts["stage"].value if "stage" in facts else None
    reasons = facts["reasons"].value if "reasons" in facts else ()
    about_authorization = isinstance(reasons, tuple) and Reason.NO_PRIOR_AUTHORIZATION.value in reasons
    none = found("none-requested", decision, tables, loose=True)
    asked = found("request-denied", decision, tables, loose=True)
    if none and (about_authorization or stage == Stage.POST_SERVICE.value):
        return Fact("pa_history", PaHistory.NONE.value, 0.85, none[:2])
    if stage in {Stage.PRE_SERVICE.value, Stage.FORMULARY.value}:
        return Fact("pa_history", PaHistory.REQUESTED_DENIED.value, 0.9 if asked else 0.78, (asked or facts["stage"].sources)[:2])
    if stage is None and asked:
        return Fact("pa_history", PaHistory.REQUESTED_DENIED.value, 0.72, asked[:2])
    if stage == Stage.CONCURRENT.value and asked and not about_authorization:
        return Fact("pa_history", PaHistory.REQUESTED_DENIED.value, 0.75, asked[:2])
    if about_authorization:
        pins = next((f.sources for f in (facts["reasons"],)), ())
        return Fact("pa_history", PaHistory.UNKNOWN.value, 0.7, pins[:2])
    return None


@dataclass(frozen=True, slots=True)
class _Approval:
    """What an approval letter says: its codes, its days, and where."""

    pin: Pin
    codes: frozenset[str]
    first: date | None
    last: date | None


_APPROVES = re.compile(
    r"\b(?:has been approved|is approved|was approved|we (?:have )?(?:approved|authorized)|been authorized|"
    r"certified in total|approval (?:notice|letter)|authorization (?:approved|granted)|"
    r"ha sido aprobad[oa]|fue aprobad[oa]|status\s+(?:a1|approved|certified))",
    re.IGNORECASE,
)
_REFUSES = re.compile(
    r"\b(?:not approved|denied|cannot approve|unable to approve|not medically necessary|partially|no aprobad)", re.IGNORECASE
)
_PERIOD = re.compile(
    r"\b(?:effective|valid|authorized|approved|service|authorization|approval|start|from|desde|vigen\w+|"
    r"certification)\b[^\n.]{0,30}\b(?:dates?|from|through|period|span|range|fechas?)?",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<![\w-])(?:\d{4}[0-9TUFM]|[A-V]\d{4})(?![\w-])")
_THROUGH = re.compile(r"^\s*(?:-|–|—|to|through|thru|until|al?|hasta(?: el)?)\s*$", re.IGNORECASE)
_COMPACT = re.compile(r"(?<!\d)(20\d{2})(\d{2})(\d{2})\s*-\s*(20\d{2})(\d{2})(\d{2})(?!\d)")


def _spans(text: str) -> list[tuple[date, date, int, int]]:
    """Periods printed as "day through day"."""
    mentions: Sequence[Mention] = tuple(find_dates(text))
    out = [
        (a.day, b.day, a.start, b.end)
        for a, b in itertools.pairwise(mentions)
        if a.day <= b.day and b.start - a.end < 20 and _THROUGH.match(text[a.end : b.start])
    ]
    for m in _COMPACT.finditer(text):
        y1, m1, d1, y2, m2, d2 = (int(g) for g in m.groups())
        if 1 <= m1 <= 12 and 1 <= m2 <= 12 and 1 <= d1 <= 31 and 1 <= d2 <= 31:
            out.append((date(y1, m1, min(d1, 28)), date(y2, m2, min(d2, 28)), m.start(), m.end()))
    return out


def _approvals(documents: Sequence[Document]) -> list[_Approval]:
    """The approval letters among these documents: a page that says approved and refuses nothing, with its codes and period."""
    out: list[_Approval] = []
    for document in documents:
        for page in document.pages:
            approved = _APPROVES.search(page.text)
            if (
                approved is None
                or _REFUSES.search(page.text)
                or not re.search(r"authoriz|approval|certif|autoriz|aproba", page.text, re.IGNORECASE)
            ):
                continue
            spans = _spans(page.text)
            first = min((s[0] for s in spans), default=None)
            last = max((s[1] for s in spans), default=None)
            line_start = page.text.rfind("\n", 0, approved.start()) + 1
            line_end = page.text.find("\n", approved.end())
            pin = pin_at(document, page, line_start, line_end if line_end >= 0 else len(page.text), "approval letter")
            out.append(_Approval(pin, frozenset(_CODE.findall(page.text)), first, last))
    return out


def _same_member(document: Document, facts: Mapping[str, Fact]) -> bool:
    text = " ".join(" ".join(p.text.split()) for p in document.pages).lower()
    member = facts.get("member_id")
    name = facts.get("patient_name")
    if member is not None and isinstance(member.value, str) and re.sub(r"\W", "", member.value).lower() in re.sub(r"\W", "", text):
        return True
    if name is not None and isinstance(name.value, str):
        parts = [p for p in re.findall(r"[a-z'’-]+", name.value.lower()) if len(p) > 2]
        return bool(parts) and parts[0] in text and parts[-1] in text
    return member is None and name is None


def refine_pa_history(
    fact: Fact | None, record_documents: Sequence[Document], tables: Tables, facts: Mapping[str, Fact] | None = None
) -> Fact | None:
    """The history with the record's own approval letters taken into account.

    Only a denial for want of authorization is refined. An approval of the same code whose days cover the service means that the payer
    lost it; one for other codes is a mismatch; one whose days ended before the service has expired. `facts` are those of the notice:
    codes, service_start, member_id and patient_name are used. Returns the fact unchanged where no approval fits.
    """
    if fact is None or fact.value not in {PaHistory.UNKNOWN.value, PaHistory.NONE.value}:
        return fact
    known = facts or {}
    if "stage" in known and known["stage"].value == Stage.CONCURRENT.value:  # the same stay's earlier approval is no answer
        return fact
    codes_value = known["codes"].value if "codes" in known else ()
    codes = (
        frozenset(c.code for c in codes_value if isinstance(c, Code) and c.system in {"CPT", "HCPCS"})
        if isinstance(codes_value, tuple)
        else frozenset()
    )
    start_value = known["service_start"].value if "service_start" in known else None
    start = start_value if isinstance(start_value, date) else None
    letters = _approvals([d for d in record_documents if _same_member(d, known)])
    best: tuple[PaHistory, float, _Approval] | None = None
    for letter in letters:
        same = bool(codes & letter.codes) if codes and letter.codes else None
        verdict = _verdict(same, start, letter)
        if verdict is not None and (best is None or verdict[1] > best[1]):
            best = (*verdict, letter)
    if best is None:
        return fact
    return Fact("pa_history", best[0].value, best[1], (best[2].pin, *fact.sources[:2]), fact.alternatives)


def _verdict(same: bool | None, start: date | None, letter: _Approval) -> tuple[PaHistory, float] | None:
    if start is None or letter.first is None or letter.last is None:
        return (PaHistory.LOST, 0.75) if same else None
    if letter.first <= start <= letter.last:
        if same is False:
            return PaHistory.APPROVED_MISMATCH, 0.7
        return PaHistory.LOST, 0.9 if same else 0.65
    if same and start > letter.last:
        return PaHistory.EXPIRED, 0.85
    return (PaHistory.APPROVED_MISMATCH, 0.75) if same else None


def approval_sentences(documents: Sequence[Document]) -> tuple[Sentence, ...]:
    """The sentences of these documents that approve something, for readers that show them."""
    return tuple(s for s in sentences_of(documents) if _APPROVES.search(s.text))
