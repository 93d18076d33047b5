"""What a language model may change: the wording of a sentence whose every fixed part it never sees, bounded by the sentence's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from denialhelp.casefile.letter import Block, BlockKind, Letter, Statement
from denialhelp.letters.brief import Brief
from denialhelp.letters.grounding import check_statement
from denialhelp.letters.masking import Masked, mask, unmask

Rewriter = Callable[[Sequence[str]], Sequence[str | None]]

_SHORTEST = 30
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.NUMBERED})
_NEGATIVE = re.compile(
    r"\b(?:no|not|never|none|nor|neither|without|cannot|\w+n['’]t|fail\w*|lack\w*|den(?:y|ies|ied|ial)\w*|refus\w*|missing|absent|"
    r"unless|except\w*|only|before|after|less|more|least|most|must|may|might|should|shall|if|until|all|any|some)\b",
    re.IGNORECASE,
)
# Words that carry no claim of their own: a rewriter may add and drop them.
_FREE = frozenset(
    str.split(
        """
        a an the this that these those it its itself and or but so as of to in on at by for from with into over under about than then
        there here
        is are was were be been being am do does did has have had having will would can could
        i me my we us our you your they them their he him his she her who whom which what when where how
        also again now thus therefore hence accordingly because since while however indeed moreover further furthermore
        please kindly thank respectfully simply clearly plainly directly
        show shows showed shown showing state states stated stating say says said saying tell tells told note notes noted noting
        find finds found finding give gives given read reads reading see seen set out see below above following follows
        record records document documents page pages enclosed attached here matter point regard concerning regarding
        ask asks asking asked request requests requested requesting write writing wrote
        decision letter notice plan
        """
    )
)


@dataclass(frozen=True, slots=True)
class Rephrased:
    """A letter after rephrasing: how many sentences were sent, how many new wordings were taken, and why each of the others was not."""

    letter: Letter
    sent: int
    taken: int
    refused: tuple[str, ...]


_ENDS = ("ations", "ation", "ingly", "ments", "ment", "ings", "ing", "ied", "ies", "edly", "ed", "es", "ly", "al", "s", "y", "e")


def _stem(word: str) -> str:
    """The word without its endings, taken off again and again: appealing, appeals and appeal become one."""
    while True:
        end = next((e for e in _ENDS if word.endswith(e) and len(word) - len(e) >= 3), None)
        if end is None:
            return word
        word = word[: -len(end)]


def _content(text: str) -> set[str]:
    words = re.findall(r"[^\W\d_]+", text.lower())
    return {_stem(w) for w in words if w not in _FREE}


def new_words(before: str, after: str) -> tuple[str, ...]:
    """The words of `after` that have a meaning of their own and stand, in any form, nowhere in `before`."""
    known = _content(before)
    words = re.findall(r"[^\W\d_]+", after)
    return tuple(dict.fromkeys(w for w in words if w.lower() not in _FREE and _stem(w.lower()) not in known))


def why_not(before: str, after: str) -> str | None:
    """Why a new wording of a masked sentence may not stand for the old one; None where it may.

    No word with a meaning of its own may be new, few may be lost, and what turns a meaning (not, only, must, before ...) stays as it was.
    """
    if "\n" in after or len(after) > 1.6 * len(before) + 20:
        return "it is longer than the sentence it stands for"
    if sorted(m.lower() for m in _NEGATIVE.findall(before)) != sorted(m.lower() for m in _NEGATIVE.findall(after)):
        return "a word that turns the meaning was added or lost"
    old, new = _content(before), _content(after)
    if new - old:
        return "it brings a word of its own"
    if old and len(old & new) < 0.7 * len(old):
        return "it drops part of what was said"
    return None


def sendable(letter: Letter, private: Sequence[str]) -> tuple[tuple[int, int, Masked], ...]:
    """The sentences of a letter that may be rephrased, masked: block, place in the block, sentence. What would be sent is exactly this."""
    out = []
    for b, block in enumerate(letter.blocks):
        if block.kind not in _PROSE:
            continue
        for s, statement in enumerate(block.statements):
            masked = mask(statement.text, private)
            if statement.asserts and len(re.sub(r"⟦\d+⟧", "", masked.text).strip()) >= _SHORTEST:
                out.append((b, s, masked))
    return tuple(out)


def private_words(brief: Brief) -> tuple[str, ...]:
    """Names and numbers of people and plans that the facts hold, people's names also word by word: they never leave the machine."""
    held = ("patient_name", "provider_name", "facility_name", "payer_name", "delegate", "member_id", "group_number", "claim_number",
            "reference_number", "npi", "patient_dob")  # fmt: skip
    values = [v for name in held if (v := brief.notice.text(name))]
    people = [v for name in ("patient_name", "provider_name") if (v := brief.notice.text(name))]
    words = [w for v in people for w in re.findall(r"[\w’'-]{3,}", v)]
    return tuple(dict.fromkeys((*values, *words)))


def rephrase(letter: Letter, brief: Brief, rewriter: Rewriter) -> Rephrased:
    """The letter with those new wordings that pass: marks whole and in order, no new meaning, and the same gate as every sentence."""
    places = sendable(letter, private_words(brief))
    if not places:
        return Rephrased(letter, 0, 0, ())
    answers = rewriter([masked.text for _, _, masked in places])
    papers, findings = {d.id: d for d in brief.papers()}, brief.findings()
    blocks = [list(b.statements) for b in letter.blocks]
    taken, refused = 0, []
    for (b, s, masked), answer in zip(places, (*answers, *[None] * len(places)), strict=False):
        old = blocks[b][s]
        new, why = _accepted(old, masked, answer)
        if why is None and new is not None:
            why = check_statement(new, papers, brief.rules, brief.plan_type, brief.as_of, findings, brief.case.plan.state)
        if why is None and new is not None:
            taken += new.text != old.text
            blocks[b][s] = new
        else:
            refused.append(why or "there was no answer")
    made = tuple(Block(b.kind, tuple(statements), b.criterion) for b, statements in zip(letter.blocks, blocks, strict=True))
    return Rephrased(replace(letter, blocks=made), len(places), taken, tuple(refused))


def _accepted(old: Statement, masked: Masked, answer: str | None) -> tuple[Statement | None, str | None]:
    if answer is None or not answer.strip():
        return None, "there was no answer"
    said = answer.strip()
    whole = unmask(said, masked.parts)
    if whole is None:
        return None, "a fixed part is missing or moved"
    why = why_not(masked.text, said)
    return (None, why) if why else (replace(old, text=whole, plain=old.plain or old.text), None)
