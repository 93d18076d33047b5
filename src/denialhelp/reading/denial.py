"""What a notice says of the denial itself: who decided, why, at which stage and level, and what became of the authorization."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Fact
from denialhelp.reading.adjustments import code_facts, code_lines, denied_lines
from denialhelp.reading.authorization import pa_history_fact, refine_pa_history
from denialhelp.reading.kind import document_kind
from denialhelp.reading.payer import payer_facts
from denialhelp.reading.reasons import reasons_fact
from denialhelp.reading.sentences import Sentence, sentences_of
from denialhelp.reading.stage import level_fact, stage_fact, urgent_fact
from denialhelp.reference.tables import Tables

__all__ = ["denial_facts", "document_kind", "refine_pa_history"]


def denial_facts(documents: Sequence[Document], tables: Tables, *, as_of: date) -> dict[str, Fact]:
    """The facts payer, payer_name, delegate, carc, rarc, group_code, reasons, stage, level, pa_history and urgent.

    A fact that the notice does not bear is absent. `as_of` is the day of reading.
    """
    sentences = sentences_of(documents)
    lines = code_lines(documents, tables)
    refused = denied_lines(lines, tables)
    facts = payer_facts(documents, tables)
    facts |= code_facts(lines, tables)
    reasons = reasons_fact(sentences, refused, tables)
    if reasons is not None:
        facts["reasons"] = reasons
    slugs = reasons.value if reasons is not None and isinstance(reasons.value, tuple) else ()
    stage = stage_fact(sentences, refused, tuple(str(s) for s in slugs), tables)
    if stage is not None:
        facts["stage"] = stage
    medicare, other_part = _medicare(sentences, tables)
    facts["level"] = level_fact(sentences, tables, medicare=medicare, part_d_or_original=other_part)
    history = pa_history_fact(sentences, facts, tables)
    if history is not None:
        facts["pa_history"] = history
    urgent = urgent_fact(sentences, facts, tables)
    if urgent is not None:
        facts["urgent"] = urgent
    return facts


def _medicare(sentences: Sequence[Sentence], tables: Tables) -> tuple[bool, bool]:
    """Whether the notice is one of Medicare's, and whether of Part D or Original Medicare."""

    def stands(sign: str) -> bool:
        wording = tables.plan_signs[sign]
        return any(
            any(p.search(s.folded) for p in wording.phrases) and not any(p.search(s.folded) for p in wording.unless) for s in sentences
        )

    part_d, original = stands("medicare-part-d"), stands("medicare-original")
    return stands("medicare-advantage") or part_d or original, part_d or original
