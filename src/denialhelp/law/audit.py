"""The audit of a notice: what the governing law requires it to contain and it clearly lacks, with what it says instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from denialhelp.casefile.document import Document, Origin
from denialhelp.casefile.fact import Notice, StatedDeadline
from denialhelp.casefile.rights import Defect, LegalCase
from denialhelp.reference.rulebook import RuleBook
from denialhelp.reference.schema import Content, Unit

from .events import Timeline
from .plans import plausible_types
from .traits import facts, holds

AUDITED = frozenset({"denial", "explanation-of-benefits"})
# Below these a lack cannot be told from a page that was not read well.
SHORTEST, LEAST_CONFIDENCE = 300, 0.8
GUIDELINE = re.compile(
    r"guideline|criteri|interqual|\bmcg\b|milliman|medical policy|coverage policy|clinical policy|guía clínica|criterios", re.I
)
PERIOD = (
    r"\b{n}\s*(?:\(\s*\w+\s*\)\s*)?(?:calendar |natural(?:es)? |business )?(?:days?|d[ií]as?)\b"
    r"|\({n}\)\s*(?:calendar )?(?:days?|d[ií]as?)\b"
)


@dataclass(frozen=True, slots=True)
class _Text:
    """The notice's words: as they stand, and folded to one line."""

    pages: tuple[str, ...]
    folded: str


def _text_of(notice: Notice, documents: Sequence[Document]) -> _Text | None:
    ids = {d.id for d in notice.documents}
    held = [d for d in documents if d.id in ids] or list(documents)
    pages = [page for document in held for page in document.pages]
    folded = " ".join(" ".join(page.text.split()) for page in pages)
    words = [word.confidence for page in pages if page.how is not Origin.TEXT for word in page.words]
    unsure = bool(words) and sum(words) / len(words) < LEAST_CONFIDENCE
    return None if len(folded) < SHORTEST or unsure else _Text(tuple(p.text for p in pages), folded)


def _patterns(content: Content, rules: RuleBook) -> tuple[re.Pattern[str], ...]:
    return rules.remember(("patterns", content.code), lambda: tuple(re.compile(p, re.I) for p in content.present))


def _said(text: _Text, pattern: re.Pattern[str]) -> str | None:
    """The sentence around the first match, verbatim but for white space."""
    for page in text.pages:
        flat = " ".join(page.split())
        found = pattern.search(flat)
        if found is None:
            continue
        start = max((m.end() for m in re.finditer(r"[.!?:]\s", flat[: found.start()])), default=0)
        after = re.search(r"[.!?](?:\s|$)", flat[found.end() :])
        return flat[start : found.end() + (after.end() if after else 0)].strip()
    return None


def _stated_days(notice: Notice, case: LegalCase) -> int | None:
    stated = notice.value("stated_deadline")
    if isinstance(stated, StatedDeadline):
        return stated.days
    return case.document_terms.get("appeal_days")


def _short_period(notice: Notice, text: _Text, case: LegalCase, content: Content, rules: RuleBook, day: date) -> str | None:
    """What the notice says of the time to appeal, where that is shorter than the law's floor; else None."""
    days, value = _stated_days(notice, case), rules.value_on(content.rule, day)
    if days is None or value is None or value.count is None or value.unit is not Unit.CALENDAR_DAYS or days >= value.count:
        return None
    return _said(text, re.compile(PERIOD.replace("{n}", str(days)), re.I))


def _lacks(content: Content, text: _Text, notice: Notice, rules: RuleBook) -> bool:
    if content.needs == "guideline" and notice.text("cited_policy") is None and not GUIDELINE.search(text.folded):
        return False
    if content.needs == "diagnosis" and _partly(content, text) is None:
        return False
    return not any(pattern.search(text.folded) for pattern in _patterns(content, rules))


def _partly(content: Content, text: _Text) -> str | None:
    return next((said for p in content.partial if (said := _said(text, re.compile(p, re.I))) is not None), None)


def audit_notice(notice: Notice, documents: Sequence[Document], case: LegalCase, rules: RuleBook, *, as_of: date) -> tuple[Defect, ...]:
    """The defects of a notice under the law of its plan. A lack is named only where none of many wordings (English, Spanish) is found.

    Nothing is said where the plan's type is not known, where the paper is no notice of denial, or where it was not read well.
    """
    plans = plausible_types(case)
    text = _text_of(notice, documents) if notice.kind in AUDITED and len(plans) == 1 else None
    if text is None:
        return ()
    plan, timeline = plans[0], Timeline(case, as_of)
    day, held = timeline.law_day(as_of), facts(case, plan, rules, as_of)
    found: list[Defect] = []
    for content in rules.contents:
        if not rules.governs(content.rule, plan) or not holds(content.when, held.values) or rules.value_on(content.rule, day) is None:
            continue
        if content.needs == "period":
            said = _short_period(notice, text, case, content, rules, day)
            if said is not None:
                found.append(Defect(content.code, content.text, rules.citations(content.rule, day, plan), content.rule, said))
        elif _lacks(content, text, notice, rules):
            found.append(Defect(content.code, content.text, rules.citations(content.rule, day, plan), content.rule, _partly(content, text)))
    return tuple(found)
