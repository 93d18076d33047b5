"""What a label of a notice asks for: its words, in English and Spanish, mapped to the field it stands before."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .label_ids import IDENTITY_RULES
from .label_kinds import Label
from .label_words import CONTACT_RULES, SUBJECT_RULES

__all__ = ["Label", "classify", "normal"]

_RULES = (*IDENTITY_RULES, *SUBJECT_RULES, *CONTACT_RULES)
_COMPILED = tuple((rule.label, rule.weight, re.compile(rule.pattern)) for rule in _RULES)

_NUMBER_SIGN = re.compile(
    r"#|\bn\.?\s?[º°]\.?(?=\s|$|:)|\b(?:no|nbr|num|nro)\.(?=\s|$|:)|\b(?:nbr|num|nro)\b|n[úu]m\.|\bn\.\s?[º°o]", re.IGNORECASE
)


_WORDS = frozenset(
    [
        "member",
        "subscriber",
        "enrollee",
        "beneficiary",
        "patient",
        "claim",
        "claims",
        "number",
        "reference",
        "identification",
        "group",
        "provider",
        "physician",
        "facility",
        "service",
        "services",
        "notice",
        "letter",
        "birth",
        "dated",
        "authorization",
        "request",
        "requested",
        "diagnosis",
        "procedure",
        "billed",
        "amount",
        "charges",
        "covered",
        "responsibility",
        "statement",
        "received",
        "processed",
        "decision",
        "appeal",
        "admission",
        "discharge",
        "prescriber",
        "ordering",
        "rendering",
        "treating",
        "description",
        "codes",
        "miembro",
        "paciente",
        "reclamacion",
        "numero",
        "fecha",
        "servicio",
        "proveedor",
        "factura",
        "facturado",
        "cubierto",
    ]
)
_SHORT = {
    "mbr": "member",
    "mem": "member",
    "prov": "provider",
    "clm": "claim",
    "pt": "patient",
    "ltr": "letter",
    "dt": "date",
    "grp": "group",
    "svc": "service",
    "rsn": "reason",
    "resp": "responsibility",
    "cov": "covered",
    "amt": "amount",
    "chg": "charge",
    "chgs": "charges",
    "bene": "beneficiary",
    "enr": "enrollee",
    "fac": "facility",
    "subs": "subscriber",
    "svcs": "services",
    "phys": "physician",
    "req": "requested",
    "descr": "description",
    "srv": "service",
    "ins": "insured",
    "pat": "patient",
    "cert": "certificate",
}
_KNOWN = (
    _WORDS
    | {"provided", "provides", "noticed", "claimed", "members", "patients", "dob", "dos", "npi", "code", "name", "date"}
    | {w for rule in _RULES for w in re.findall(r"[a-z]{4,}", rule.pattern)}
    | {"identificacion", "afiliado", "asegurado", "identification", "latter", "novice"}
)


_DIGITS = str.maketrans("015", "ols")


@lru_cache(maxsize=8192)
def _mended(word: str) -> str:
    """A label's word as recognition may have misread it, one letter off: "nurnber", "clairn", "menber"."""
    if not word.isalpha() and (plain := word.translate(_DIGITS)) in _KNOWN:
        return plain
    if len(word) < 5 or word in _KNOWN or word.rstrip("s") in _KNOWN:
        return word
    joined = word.replace("rn", "m")
    for known in _WORDS:
        if joined == known or (
            len(word) == len(known) >= 6 and word[0] == known[0] and sum(a != b for a, b in zip(word, known, strict=True)) == 1
        ):
            return known
        if (
            len(word) == len(known) == 5
            and word[0] in "ce"
            and sum(a != b for a, b in zip(word, known, strict=True)) == 1
            and known == "claim"
        ):
            return known
    return word


@lru_cache(maxsize=8192)
def normal(text: str) -> str:
    """A label's normal form: lower case without accents and punctuation; "#", "No.", "número" as "number"; parentheses dropped."""
    text = re.sub(r"\(s\)|\(es\)", "s", text.strip(), flags=re.IGNORECASE)
    text = re.sub(r"\([^)]*\)?", " ", text)
    text = _NUMBER_SIGN.sub(" number ", text)
    text = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    text = re.sub(r"\bi\.?d\.?\b", "id", text)
    text = re.sub(r"\bidentification\b", "id", text)
    text = re.sub(r"\bnumero\b", "number", text)
    text = re.sub(r"\bident(?:ificacion)?\b", "identificacion", text)
    text = re.sub(r"[^a-z0-9]+", " ", text.replace("&", " and ")).strip()
    text = " ".join(_SHORT.get(w) or _mended(w) for w in text.split())
    text = re.sub(r"(?<=\w )no$", "number", text)
    text = re.sub(r"\b(number)(?: number)+\b", r"\1", text)
    return re.sub(r"\bid id\b", "id", text)


@lru_cache(maxsize=8192)
def _match(plain: str) -> tuple[Label, float] | None:
    if not plain or len(plain) > 70:
        return None
    whole = re.sub(r"(?<=[a-z]{5}) (?=[b-z]$)", "", plain)
    for variant in dict.fromkeys((plain, plain.replace("number", "numero"), whole)):
        for label, weight, rule in _COMPILED:
            if rule.fullmatch(variant):
                return label, weight
    return None


@lru_cache(maxsize=8192)
def classify(text: str) -> tuple[Label, float] | None:
    """What a label asks for, and how surely; None where the words are no label that is known. "A / B" may mean either."""
    if len(text) > 90:
        return None
    whole = _match(normal(text.replace("/", " ")))
    if whole is not None or "/" not in text or len(text.split()) > 6:
        return whole
    for part in text.split("/"):
        found = _match(normal(part))
        if found is not None:
            return found
    return None
