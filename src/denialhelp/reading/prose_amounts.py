"""Amounts that sentences name: what was charged, what was refused, what the patient owes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from .candidates import Candidate
from .structure import Sheet

_MONEY = r"(?:US)?\$\s?(?P<n>\d{1,3}(?:,\d{3})*(?:\.\d{2})?|\d+(?:\.\d{2})?)(?![\d,]*\d)"
_SAYS = (
    (
        "amount_billed",
        re.compile(
            r"\b(?:charged|billed|charges? of|bill of|invoice of|claim of|factur[oó]|cobr[oó]|cargos? (?:de|por))(?: us| you| a total of|"
            r" the amount of)?\s+" + _MONEY
        ),
    ),
    ("amount_billed", re.compile(r"\b(?:the|a|of) " + _MONEY + r" (?:that )?(?:(?:was|were|it|they) )?(?:charged?|billed?|bill)\b")),
    ("amount_billed", re.compile(r"\b(?:[Cc]harged?|[Bb]illed|[Cc]harges?)\b:? " + _MONEY)),
    (
        "amount_denied",
        re.compile(
            r"\b(?:denied (?:charges?|amount|part)|amount (?:denied|not (?:paid|covered|allowed)))(?: (?:is|was|of|comes? to|came to|"
            r"totals?))? " + _MONEY
        ),
    ),
    ("amount_denied", re.compile(r"\b(?:[Ww]e (?:denied|are denying|did not pay|will not pay|cannot pay))(?: the)? " + _MONEY)),
    (
        "patient_owes",
        re.compile(
            r"\b(?:[Yy]ou (?:now |still |may )?owe(?: the provider)?|[Yy]ou (?:are|may be) responsible for(?: paying)?|[Yy]our (?:share|"
            r"responsibility|cost) is|[Yy]ou (?:must|will have to) pay|"
            r"[Tt]he (?:member|patient) (?:owes|is responsible for)|[Uu]sted (?:debe|es responsable de|tiene que pagar)) " + _MONEY
        ),
    ),
    ("patient_owes", re.compile(r"\b(?:[Tt]he )?(?:amount|sum) of " + _MONEY + r" is (?:yours|your responsibility)\b")),
)


def prose_amounts(sheet: Sheet) -> Iterator[Candidate]:
    """Candidates for amount_billed, amount_denied and patient_owes from sentences."""
    for name, pattern in _SAYS:
        for hit in pattern.finditer(sheet.flat):
            value = Decimal(hit["n"].replace(",", ""))
            if re.search(r"\b(?:if|unless|si)\b[^.]{0,40}$", sheet.flat[max(0, hit.start() - 60) : hit.start()], re.IGNORECASE):
                continue
            yield Candidate(name, value, 0.76, (sheet.pin(*hit.span()),), "in a sentence")
