"""A letter as letter.json: the contract's shape, with everything that prints, so that PDF, DOCX and verification rest on one text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from denialhelp.casefile import contract
from denialhelp.casefile.document import Document
from denialhelp.casefile.letter import ExhibitPlan, ExhibitRef, Letter, Support, SupportKind
from denialhelp.letters.spanish.reading import read
from denialhelp.packet import words
from denialhelp.packet.locating import locate
from denialhelp.packet.printable import printable
from denialhelp.packet.reading_copy import frame

Json = Any

# "EX-B-003", "Exhibit B, page 3", "Exhibit B at 3", in English or Spanish.
_REFERENCE = re.compile(
    r"\bEX-(?P<a>[A-Z]{1,2})-(?P<n>\d{3,4})\b"
    r"|\b(?:Exhibit|Anexo|Prueba)\s+(?P<b>[A-Z]{1,2})(?:,?\s+(?:at\s+)?(?:page|p\.|página|pág\.|at)\s*(?P<m>\d+))\b"
)
_MOST_LABELS = 3


def references(text: str) -> Iterator[tuple[int, int, ExhibitRef]]:
    """Every mention of an exhibit's page in a text: start, end, and the page it means."""
    for found in _REFERENCE.finditer(text):
        yield found.start(), found.end(), ExhibitRef(found["a"] or found["b"], int(found["n"] or found["m"]))


def support(value: Support, plan: ExhibitPlan, documents: Sequence[Document]) -> Json:
    """One support with its exhibit and stamp where it is a quote."""
    out = contract.support(value)
    ref = None if value.pin is None else locate(plan, documents, value.pin)
    if ref is not None:
        out |= {"exhibit": ref.exhibit, "stamp": ref.stamp}
    return out


def letter_json(letter: Letter, plan: ExhibitPlan, documents: Sequence[Document], running_head: str = "") -> Json:
    """The letter as JSON: `statements` in printing order; `subject` and `blocks` point into it by index from 0."""
    statements = letter.statements()
    out = contract.letter(letter)
    spanish = read(letter)
    out["statements"] = [
        {"text": s.text, "support": [support(x, plan, documents) for x in s.support], "asserts": s.asserts}
        | ({"reading": {"es": said}} if said else {})
        for s, said in zip(statements, spanish.statements, strict=True)
    ]
    rows, count = [], 0
    for label, _ in letter.subject:
        rows.append({"label": label, "statement": count})
        count += 1
    blocks = []
    for block in letter.blocks:
        indices = list(range(count, count + len(block.statements)))
        blocks.append({"kind": block.kind.value, "criterion": block.criterion, "statements": indices})
        count += len(block.statements)
    return out | {
        "title": words.LETTERS[letter.kind],
        "running_head": running_head,
        "dated_text": words.day(letter.dated, letter.language),
        "sender": list(letter.sender),
        "recipient": list(letter.recipient),
        "subject": rows,
        "salutation": letter.salutation,
        "blocks": blocks,
        "closing": list(letter.closing),
        "enclosures": list(letter.enclosures),
        "worklist": [contract.task(t) for t in letter.worklist],
        "reading": {"es": frame(spanish)},
    }


_CITED = frozenset({SupportKind.DOCUMENT.value, SupportKind.CLAIMANT.value})


def labels(statement: Json) -> tuple[str, ...]:
    """The page stamps to print with a statement, in order, each once, three at most: of facts from the notice, the record and the
    claimant. None where its text names pages itself, where it leads to a list whose items name them, and for what it concludes from a
    finding: the policy is named once, at the head of its section, and the proofs name their own pages."""
    text = statement["text"].rstrip()
    if not statement["asserts"] or text.endswith(":") or next(references(text), None) is not None:
        return ()
    if any(s["kind"] == SupportKind.FINDING.value for s in statement["support"]):
        return ()
    found = [ExhibitRef(s["exhibit"], s["stamp"]).label() for s in statement["support"] if s.get("stamp") and s["kind"] in _CITED]
    return tuple(dict.fromkeys(found))[:_MOST_LABELS]


def _marks(letter: Json, block: Json) -> list[tuple[str, ...]]:
    """For each statement of a block the stamps that are printed with it: those that stand after the next one as well wait for it, and
    a stamp that the block has shown is not shown again."""
    statements = [letter["statements"][index] for index in block["statements"]]
    wanted = [labels(s) if block["kind"] != "heading" else () for s in statements]
    shown: set[str] = set()
    out: list[tuple[str, ...]] = []
    for place, statement in enumerate(statements):
        following = wanted[place + 1] if place + 1 < len(wanted) else ()
        now = () if wanted[place] and set(wanted[place]) <= set(following) else tuple(x for x in wanted[place] if x not in shown)
        shown |= {*now, *(ref.label() for _, _, ref in references(statement["text"]))}
        out.append(now)
    return out


def linked(text: str) -> list[Json]:
    """A text as runs, those that name an exhibit's page with its `label`."""
    out: list[Json] = []
    at = 0
    for start, end, ref in references(text):
        out += [{"text": text[at:start]}, {"text": text[start:end], "label": ref.label()}]
        at = end
    return [run for run in (*out, {"text": text[at:]}) if run["text"]]


def runs(letter: Json, block: Json) -> list[Json]:
    """What a block prints: the text of its statements, the stamps of those that name none themselves before their full stop."""
    out: list[Json] = []
    for place, (index, shown) in enumerate(zip(block["statements"], _marks(letter, block), strict=True)):
        text = (" " if place else "") + letter["statements"][index]["text"]
        stop = "." if shown and text.endswith(".") else ""
        out += linked(text.removesuffix(stop) if stop else text)
        for number, label in enumerate(shown):
            out += [{"text": ", " if number else " ("}, {"text": label, "label": label}]
        if shown:
            out.append({"text": ")" + stop})
    return out


def sheet(letter: Json) -> Json:
    """What the templates set: the letter's parts with their text and runs."""
    numbers = iter(range(1, len(letter["blocks"]) + 1))
    blocks = []
    for block in letter["blocks"]:
        number = next(numbers) if block["kind"] == "numbered" else 0
        if block["kind"] != "numbered":
            numbers = iter(range(1, len(letter["blocks"]) + 1))
        blocks.append({"kind": block["kind"], "number": number, "runs": runs(letter, block)})
    page: Json = printable({
        "title": letter["title"], "language": letter["language"], "running_head": letter["running_head"], "dated": letter["dated_text"],
        "sender": letter["sender"], "recipient": letter["recipient"],
        "subject": [{"label": row["label"], "text": letter["statements"][row["statement"]]["text"]} for row in letter["subject"]],
        "salutation": letter["salutation"], "blocks": blocks, "closing": letter["closing"],
        "enclosures": [linked(line) for line in letter["enclosures"] if line.strip()],
        "enclosures_title": "Documentos adjuntos" if letter["language"] == "es" else "Enclosures",
    })
    return page


def printed(letter: Json, bullet: str = "•") -> tuple[str, ...]:
    """Every piece of text that the letter prints, in order: what a faithful copy of it reads, page furniture apart.
    `bullet` is the mark of a list item where the copy has one as text."""
    page = sheet(letter)
    pieces: list[str] = [*page["sender"], page["dated"], *page["recipient"]]
    for row in page["subject"]:
        pieces += [row["label"], row["text"]]
    pieces.append(page["salutation"])
    for block in page["blocks"]:
        mark = f"{block['number']}." if block["kind"] == "numbered" else bullet if block["kind"] == "bullet" else ""
        pieces.append(mark + "".join(run["text"] for run in block["runs"]))
    pieces += page["closing"]
    if page["enclosures"]:
        pieces += [page["enclosures_title"], *("".join(run["text"] for run in line) for line in page["enclosures"])]
    return tuple(piece for piece in pieces if piece.strip())
