"""The reading copy of a letter: its English, which is sent, beside its Spanish, for a signer who reads Spanish. It is never sent."""

from __future__ import annotations

from typing import Any

from denialhelp.letters.spanish.reading import Reading
from denialhelp.packet.printable import printable

Json = Any
LANGUAGE = "es"
TITLE = "Copia para leer: no la envíe"
LEAD = (
    "La carta que se envía está en inglés. A la derecha está lo mismo en español, frase por frase, para que usted sepa lo que firma. "
    "Las citas entre comillas quedan en el idioma del documento. Reading copy only: do not send it."
)


def frame(reading: Reading) -> Json:
    """The Spanish of what stands around the statements, as letter.json holds it."""
    return {
        "title": reading.title,
        "sender": list(reading.sender),
        "recipient": list(reading.recipient),
        "labels": list(reading.labels),
        "salutation": reading.salutation,
        "closing": list(reading.closing),
        "enclosures": list(reading.enclosures),
    }


def _spanish(statement: Json) -> str:
    return str(statement.get("reading", {}).get(LANGUAGE) or statement["text"])


def copy_sheet(letter: Json) -> Json:
    """What the template sets: pairs of English and Spanish in the letter's order. A sentence without Spanish stands in English twice."""
    around, statements = letter["reading"][LANGUAGE], letter["statements"]
    pairs = [
        {"kind": "lines", "english": "\n".join(letter["sender"]), "spanish": "\n".join(around["sender"])},
        {"kind": "lines", "english": "\n".join(letter["recipient"]), "spanish": "\n".join(around["recipient"])},
    ]
    for row, label in zip(letter["subject"], around["labels"], strict=True):
        statement = statements[row["statement"]]
        pairs.append({"kind": "row", "english": f"{row['label']}: {statement['text']}", "spanish": f"{label}: {_spanish(statement)}"})
    pairs.append({"kind": "text", "english": letter["salutation"], "spanish": around["salutation"]})
    number = 0
    for block in letter["blocks"]:
        number = number + 1 if block["kind"] == "numbered" else 0
        mark = f"{number}. " if number else "• " if block["kind"] == "bullet" else ""
        said = [statements[n] for n in block["statements"]]
        english, spanish = (mark + " ".join(texts) for texts in ([s["text"] for s in said], [_spanish(s) for s in said]))
        pairs.append({"kind": "heading" if block["kind"] == "heading" else "text", "english": english, "spanish": spanish})
    pairs.append({"kind": "lines", "english": "\n".join(letter["closing"]), "spanish": "\n".join(around["closing"])})
    pairs.append({"kind": "lines", "english": "\n".join(letter["enclosures"]), "spanish": "\n".join(around["enclosures"])})
    kept = [p for p in pairs if p["english"].strip()]
    sheet: Json = printable({
        "title": f"{around['title']}. {TITLE}", "language": LANGUAGE, "head": TITLE, "lead": LEAD, "name": around["title"],
        "running_head": letter["running_head"], "pairs": kept,
    })
    return sheet
