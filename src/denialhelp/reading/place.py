"""The state whose law governs: where the policy was issued, the program's state, the member's address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Alternative, Fact, Pin, Question
from denialhelp.casefile.quote import pin_at
from denialhelp.casefile.slugs import PlanType
from denialhelp.reading.plan_signs import Evidence, Voice, voice_of
from denialhelp.reference.states import STATE_CODES, STATE_NAMES
from denialhelp.reference.tables import Tables

_NAMES = "|".join(sorted((re.escape(n) for n in STATE_NAMES), key=len, reverse=True))
_STATE = rf"(?P<state>{_NAMES})"
_ISSUED = re.compile(
    rf"(?:(?:issued|delivered|issued and delivered|emitid[oa]|regulated|situs)\s+(?:in|en|"
    rf"by)\s+(?:the\s+)?(?:state\s+of\s+|commonwealth\s+of\s+|estado\s+de\s+)?|licensed\s+(?:by|"
    rf"in)\s+the\s+state\s+of\s+|"
    rf"governed\s+by\s+(?:the\s+laws?\s+of\s+)?(?:the\s+)?(?:state\s+of\s+)?|state\s+of\s+issue:?\s+|situs(?:\s+state)?:?\s+){_STATE}\b",
    re.IGNORECASE,
)
_LAW = re.compile(rf"\b{_STATE}\s+(?:state\s+)?(?:insurance\s+)?(?:law|insurance\s+code|regulations?|external\s+review)\b", re.IGNORECASE)
_DEPARTMENT = re.compile(
    rf"\b(?:{_STATE}\s+(?:state\s+)?(?:department\s+of\s+(?:insurance|financial\s+services|managed\s+health\s+care|"
    rf"health\s+care\s+services|commerce)|insurance\s+(?:department|division|administration|commissioner)|"
    rf"bureau\s+of\s+insurance|division\s+of\s+insurance|office\s+of\s+the\s+insurance\s+commissioner|"
    rf"(?:state\s+)?health\s+insurance\s+assistance\s+program)|"
    rf"departamento\s+de\s+seguros\s+de\s+(?P<state2>{_NAMES}))\b",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(rf"^\s*(?:,?\s*(?:inc|llc|company|corp)\.?)?\s*\((?P<state>{_NAMES})\)", re.IGNORECASE)
_OF_STATE = re.compile(rf"\b{_STATE}(?:,?\s+(?:inc|llc|company|corp|health|insurance)\b.*)?\.?$", re.IGNORECASE)
_CITY_LINE = re.compile(
    r"^[ \t]*(?P<city>[A-Z][A-Za-z .'’-]{1,30}?),?[ ]+(?P<state>[A-Z]{2})[ ]+(?P<zip>\d{5})(?:-\d{4})?[ \t]*(?=$|\n|[ ]{2,})", re.MULTILINE
)
_STREET = re.compile(r"^\s*\d{1,6}[A-Za-z]?\s+\S+|^\s*(?:apt|unit|suite|#|rr|rural)\b", re.IGNORECASE)
_BOX = re.compile(r"\bP\.?\s?O\.?\s+box\b|\bapartado\b", re.IGNORECASE)
_PAYER_LINE = re.compile(
    r"\b(?:insurance|health|plan|company|inc|llc|appeals?|department|hospital|clinic|center|associates|group|md|do|"
    r"dpm|phd|pharmacy|benefits?|administrat\w+|attn|fax)\b\.?",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?:mailed to|member address|patient address|subscriber address|enviad[oa] a|direcci[oó]n(?: del miembro)?|"
    r"address)\s*:?\s+[^\n]{5,80}?[,\s](?P<state>[A-Z]{2})\s+(?P<zip>\d{5})(?:-\d{4})?",
    re.IGNORECASE,
)
_LIVES = re.compile(
    rf"\b(?:I live in|we live in|living in|I'm in|I am in|I am from|vivo en|vivimos en|resido en|resident of|"
    rf"from)\s+(?:[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+)*,?\s+)?(?:(?P<state>{_NAMES})|(?P<code>[A-Z]{{2}}))\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"^[^\n]{0,60}?\b[A-Z][a-z]+,?\s+(?P<code>[A-Z]{2})\b\.?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that speaks for a state: kind is issue, program, member, payer, department or said."""

    state: str
    kind: str
    weight: float
    pin: Pin


def _name(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    name = groups.get("state") or groups.get("state2")
    if name is not None:
        return STATE_NAMES.get(" ".join(name.lower().split())) or (name if name in STATE_CODES else None)
    code = groups.get("code")
    return code if code in STATE_CODES else None


def _person_block(page: Page, match: re.Match[str]) -> bool:
    """Whether the lines above a city line are a person's name and street."""
    above = [line for line in page.text[: match.start()].rstrip("\n").split("\n")[-4:] if line.strip()]
    if not above or not _STREET.match(above[-1]) or _BOX.search(above[-1]):
        return False
    at = len(above) - 2
    while at >= 0 and _STREET.match(above[at]):
        at -= 1
    if at < 0:
        return False
    name = above[at].strip()
    words = name.split()
    return 1 < len(words) <= 6 and not any(c.isdigit() for c in name) and not _PAYER_LINE.search(name) and not name.endswith(":")


def _page_claims(document: Document, page: Page, voice: Voice) -> Iterator[Claim]:
    text = page.text

    def claim(state: str | None, kind: str, weight: float, start: int, end: int) -> Iterator[Claim]:
        if state is not None:
            yield Claim(state, kind, weight, pin_at(document, page, start, end, f"state by {kind}"))

    for pattern, kind, weight in ((_ISSUED, "issue", 6.0), (_LAW, "law", 3.0), (_DEPARTMENT, "department", 2.5)):
        for match in pattern.finditer(text):
            yield from claim(_name(match), kind, weight, match.start(), match.end())
    for match in _CITY_LINE.finditer(text):
        if match.group("state") in STATE_CODES and _person_block(page, match):
            line = text.rfind("\n", 0, match.start("city")) + 1
            yield from claim(match.group("state"), "member", 4.0, line, match.end("zip"))
    for match in _INLINE.finditer(text):
        if (
            not _BOX.search(match.group())
            and match.group("state") in STATE_CODES
            and not re.search(r"appeal|write to|mail to", text[max(0, match.start() - 60) : match.start()], re.IGNORECASE)
        ):
            yield from claim(match.group("state"), "member", 3.5, match.start(), match.end())
    if voice is Voice.CLAIMANT:
        for pattern in (_LIVES, _SIGNED):
            for match in pattern.finditer(text):
                yield from claim(_name(match), "said", 2.0, match.start(), match.end())
        for match in re.finditer(rf"\b{_STATE}\b", text, re.IGNORECASE):
            if match.group()[0].isupper():
                yield from claim(_name(match), "said", 1.0, match.start(), match.end())


def _payer_claims(document: Document, page: Page, tables: Tables) -> Iterator[Claim]:
    for mention in tables.payers.find(page.text):
        after = _AFTER_NAME.match(page.text[mention.end - 6 if mention.printed.endswith(".") else mention.end :]) or _AFTER_NAME.match(
            page.text[mention.end :]
        )
        pin = pin_at(document, page, mention.start, mention.end, "state by payer")
        inside = _OF_STATE.search(mention.printed)
        if after is not None:
            state = _name(after)
            if state:
                yield Claim(state, "payer", 3.5, pin)
        elif inside is not None:
            state = _name(inside)
            if state:
                yield Claim(state, "payer", 3.5, pin)
        elif mention.payer.blue and len(mention.payer.states) == 1:
            yield Claim(mention.payer.states[0], "payer", 3.0, pin)
        elif len(mention.payer.states) == 1:
            yield Claim(mention.payer.states[0], "payer", 2.5, pin)


def state_claims(
    notice_documents: Sequence[Document], context_documents: Sequence[Document], evidence: Evidence, tables: Tables
) -> tuple[Claim, ...]:
    """Everything that speaks for a state."""
    out: list[Claim] = []
    for documents, notice in ((notice_documents, True), (context_documents, False)):
        for document in documents:
            voice = voice_of(document, notice=notice)
            for page in document.pages:
                out += _page_claims(document, page, voice)
                if voice is not Voice.CLAIMANT:
                    out += _payer_claims(document, page, tables)
    for line in ("medicaid", "medicaid-managed", "chip", "marketplace", "governmental"):
        out += [Claim(s.state, "program", 6.0, s.pin) for s in evidence.of(line) if s.state is not None]
    return tuple(out)


_BY_HOME = frozenset(
    {
        PlanType.ERISA_SELF_FUNDED,
        PlanType.MEDICARE_ADVANTAGE,
        PlanType.MEDICARE_PART_D,
        PlanType.MEDICARE_ORIGINAL,
        PlanType.FEHB,
        PlanType.TRICARE,
        PlanType.VA,
    }
)


def state_fact(claims: Sequence[Claim], plan_type: PlanType | None) -> tuple[Fact | None, Question | None]:
    """The state, or a question where the papers point to two."""
    if not claims:
        return None, None
    weights: dict[str, float] = {}
    for state in {c.state for c in claims}:
        best: dict[str, float] = {}
        for c in claims:
            if c.state == state:
                best[c.kind] = max(best.get(c.kind, 0.0), c.weight)
        weights[state] = sum(best.values())
        if plan_type in _BY_HOME and "member" in best:
            weights[state] += 4.0
    ranked = sorted(weights, key=lambda s: -weights[s])
    first = ranked[0]
    mine = sorted((c for c in claims if c.state == first), key=lambda c: -c.weight)
    sources = tuple(dict.fromkeys(c.pin for c in mine))[:3]
    others = tuple(Alternative(s, tuple(c.pin for c in claims if c.state == s)[:1]) for s in ranked[1:3])
    if weights[first] < 2.0:
        return None, None
    if len(ranked) > 1 and weights[ranked[1]] > 0.7 * weights[first]:
        named = " or ".join(ranked[:2])
        return None, Question(
            "state",
            f"In which state was the insurance issued, or where does the member live: {named}?",
            "The state's insurance law and its department depend on it.",
        )
    return Fact("state", first, 0.93 if weights[first] >= 4.0 else 0.75, sources, others), None
