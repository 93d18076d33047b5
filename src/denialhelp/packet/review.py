"""The treating provider's review of the statement of medical necessity: each assertion beside its excerpt; accepted, edited or struck."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from denialhelp.errors import WrongUse
from denialhelp.letters.rephrase import new_words

Json = Any
CHECK = "( ) accept   ( ) edit   ( ) strike"
_INSTRUCTION = "Accept, edit or strike each one"


class Choice(StrEnum):
    """What the provider did with an assertion."""

    ACCEPT = "accept"
    EDIT = "edit"
    STRIKE = "strike"


@dataclass(frozen=True, slots=True)
class Item:
    """One assertion under review: its sentences, and the quotations with page stamps that it rests on."""

    number: int
    text: str
    excerpts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """The provider's choice for one item; `text` is the new wording of an edit."""

    choice: Choice
    text: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the name as printed, the NPI, a licence as text ("" for none)."""

    name: str
    npi: str
    license: str = ""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The statement after review as letter.json, and the numbers of what was edited and struck."""

    letter: Json
    edited: tuple[int, ...]
    struck: tuple[int, ...]


def _under_review(letter: Json) -> list[tuple[int, Json]]:
    """The index and block of every assertion that has boxes to mark."""
    texts = letter["statements"]
    return [(n, b) for n, b in enumerate(letter["blocks"]) if b["statements"] and texts[b["statements"][-1]]["text"] == CHECK]


def items(letter: Json) -> tuple[Item, ...]:
    """What is to be reviewed, numbered from 1; raises WrongUse where the letter is no statement under review."""
    out = []
    for number, (_, block) in enumerate(_under_review(letter), start=1):
        said = [letter["statements"][n] for n in block["statements"][:-1]]
        supports = (s for x in said for s in x["support"] if s.get("quote") and s.get("stamp"))
        found = [(s["quote"], f"EX-{s['exhibit']}-{s['stamp']:03d}") for s in supports]
        out.append(Item(number, " ".join(s["text"] for s in said), tuple(dict.fromkeys(found))))
    if not out:
        raise WrongUse("no-statement", "This packet holds no statement of medical necessity to review.")
    return tuple(out)


def review_json(letter: Json) -> Json:
    """The review as a file to fill in: `decision` takes accept, edit or strike; `text` the new wording of an edit."""
    rows = [
        {"number": i.number, "says": i.text, "rests_on": [{"page": p, "quote": q} for q, p in i.excerpts], "decision": "", "text": ""}
        for i in items(letter)
    ]
    return {"statement": letter["title"], "items": rows}


def decisions_of(value: object) -> dict[int, Decision]:
    """The decisions of a filled-in review; raises WrongUse with every fault."""
    rows = value.get("items") if isinstance(value, dict) else None
    if not isinstance(rows, list):
        raise WrongUse("review", "The decisions are not a filled-in review file; make one with: denialhelp review DIR --out review.json")
    out, faults = {}, []
    for row in rows:
        number, said, text = (row.get(k) for k in ("number", "decision", "text")) if isinstance(row, dict) else (None, None, None)
        if not isinstance(number, int) or said not in list(Choice):
            faults.append(f"item {number}: decision must be accept, edit or strike")
        elif said == Choice.EDIT and not (isinstance(text, str) and text.strip()):
            faults.append(f"item {number}: an edit needs its text")
        else:
            out[number] = Decision(Choice(said), " ".join(str(text or "").split()))
    if faults:
        raise WrongUse("review", "; ".join(faults) + ".")
    return out


def reviewed(letter: Json, decisions: Mapping[int, Decision], refused: Callable[[Json], str | None], signer: Signer, at: str) -> Reviewed:
    """The statement as it will be signed. `refused` says why a statement (of letter.json) is not borne by its supports, or None.

    Raises WrongUse, with every fault, where an item has no decision or an edit is not borne by the pages that the item rests on.
    """
    texts, faults = [dict(s) for s in letter["statements"]], []
    under = _under_review(letter)
    edited, struck, gone = [], [], set()
    for number, (index, block) in enumerate(under, start=1):
        decision = decisions.get(number)
        if decision is None:
            faults.append(f"item {number} has no decision")
        elif decision.choice is Choice.STRIKE:
            struck.append(number)
            gone.add(index)
        elif decision.choice is Choice.EDIT:
            said = [texts[n] for n in block["statements"][:-1]]
            whole: Json = {"text": decision.text, "support": [s for x in said for s in x["support"] if s.get("quote")], "asserts": True}
            borne = " ".join([*(x["text"] for x in said), *(s["quote"] for s in whole["support"])])
            strange = new_words(borne, decision.text)
            why = refused(whole) or (f"its pages do not say “{strange[0]}”" if strange else None)
            if why is not None:
                faults.append(f"item {number} cannot be signed as edited: {why}")
            edited.append(number)
            texts[block["statements"][0]] = whole
    if faults:
        raise WrongUse("review", "; ".join(faults) + ".")
    boxed, new = {index for index, _ in under}, {under[number - 1][0] for number in edited}
    kept = [_block(b, texts, boxed=n in boxed, edited=n in new) for n, b in enumerate(letter["blocks"]) if n not in gone]
    return Reviewed(_rebuilt(letter, texts, [b for b in kept if b["statements"]], signer, at), tuple(edited), tuple(struck))


def _block(block: Json, texts: Sequence[Json], *, boxed: bool, edited: bool) -> Json:
    """A block without its boxes; an edited one has its one new sentence."""
    indices = block["statements"][:-1] if boxed else block["statements"]
    indices = indices[:1] if edited else indices
    return block | {"statements": [n for n in indices if _INSTRUCTION not in texts[n]["text"]]}


def _rebuilt(letter: Json, texts: Sequence[Json], blocks: list[Json], signer: Signer, at: str) -> Json:
    """letter.json anew: statements in printing order, headings without content dropped, the closing that names who signed and when."""
    following = [*blocks[1:], None]
    blocks = [b for b, after in zip(blocks, following, strict=True) if b["kind"] != "heading" or (after and after["kind"] != "heading")]
    order = [row["statement"] for row in letter["subject"]] + [n for b in blocks for n in b["statements"]]
    place = {old: new for new, old in enumerate(order)}
    closing = [letter["closing"][0], f"Signed electronically by {signer.name} on {at}", f"NPI {signer.npi}"]
    closing += [f"License {signer.license}"] if signer.license else []
    return letter | {
        "statements": [texts[n] for n in order],
        "subject": [row | {"statement": place[row["statement"]]} for row in letter["subject"]],
        "blocks": [b | {"statements": [place[n] for n in b["statements"]]} for b in blocks],
        "closing": closing,
        "worklist": [],
        "left_out": [],
    }
