"""The claimant's changes to a drafted letter: a sentence reworded within what it rests on, said in their own words, or struck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from denialhelp.casefile.letter import BlockKind, Letter, Statement, Support, SupportKind
from denialhelp.casefile.quote import find_quote
from denialhelp.letters.brief import Brief
from denialhelp.letters.grounding import check_statement, gate


@dataclass(frozen=True, slots=True)
class Edit:
    """`old` is the sentence as it was drafted, `new` what stands for it ("" strikes it); `own`: the claimant says it, in the statement
    that is an exhibit."""

    old: str
    new: str
    own: bool = False


def _changed(statement: Statement, edit: Edit, brief: Brief) -> Statement | None:
    """The sentence after the edit, or None where it does not hold."""
    if not edit.own:
        made = replace(statement, text=edit.new)
    else:
        own = brief.statement_document
        pin = None if own is None else find_quote(own, edit.new)
        if pin is None:
            return None
        made = Statement(edit.new, (Support(SupportKind.CLAIMANT, pin),))
    papers = {d.id: d for d in brief.papers()}
    why = check_statement(made, papers, brief.rules, brief.plan_type, brief.as_of, brief.findings(), brief.case.plan.state)
    return made if why is None else None


def revised(letter: Letter, edits: Sequence[Edit], brief: Brief) -> Letter:
    """The letter with the edits whose sentence still stands in it and that hold; every other sentence stays as it was drafted."""
    by_old = {" ".join(e.old.split()): e for e in edits}
    if not by_old:
        return letter
    blocks = []
    for block in letter.blocks:
        kept: list[Statement] = []
        for statement in block.statements:
            edit = by_old.get(" ".join(statement.text.split())) if block.kind is not BlockKind.HEADING else None
            if edit is None:
                kept.append(statement)
            elif edit.new:
                kept.append(_changed(statement, edit, brief) or statement)
        blocks.append(replace(block, statements=tuple(kept)))
    return gate(replace(letter, blocks=tuple(blocks)), brief)
