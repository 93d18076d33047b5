"""Papers that are no decision of a plan though they speak of one: records, bills, newsletters, policies, letters to the plan."""

from __future__ import annotations

from collections.abc import Sequence

from denialhelp.reading.sentences import Sentence, Zone, says
from denialhelp.reference.tables import Tables


def _kinds(name: str, sentences: Sequence[Sentence], tables: Tables) -> int:
    """How many of the wordings `name` stand in the paper."""
    return sum(1 for phrase in tables.wording[name] if any(phrase.search(s.folded) for s in sentences))


def _times(name: str, sentences: Sequence[Sentence], tables: Tables) -> int:
    return sum(1 for s in sentences if says(tables.wording[name], s) is not None)


def other_paper(sentences: Sequence[Sentence], tables: Tables, *, named: int, direct: int, offered: int) -> bool:
    """Whether signs of another sort of paper outweigh the refusals. `named`: how many marks of a person; `direct`: refusals in the
    plan's own voice; `offered`: sentences that offer an appeal."""

    def kinds(name: str) -> int:
        return _kinds(name, sentences, tables)

    weak = direct < 2 and not offered
    if kinds("chart") >= 3 and (not offered or direct < 2):
        return True
    if kinds("prescription") >= 2 and weak:
        return True
    if kinds("debt") >= 2 and not offered:
        return True
    if kinds("privacy") and direct < 3:
        return True
    if (kinds("welcome") >= 2 or kinds("survey") >= 2) and direct < 2:
        return True
    if _times("newsletter", sentences, tables) >= 2 and named < 4:
        return True
    if _times("appointment", sentences, tables) >= 2 and direct < 2:
        return True
    if _times("bill", sentences, tables) >= (3 if direct else 1) and not offered and direct < 3:
        return True
    told = [s for s in sentences if s.zone is Zone.DECISION]
    own = _kinds("claimants-own", told, tables) + _kinds("appeal-letter", told, tables)
    if own and (not offered or own >= 2) and direct < 3:
        return True
    return kinds("policy") >= 3 and named < 4
