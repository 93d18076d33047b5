"""What may stand in the gaps of a sentence: how each kind is recognised in English, and how it is said in Spanish."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from denialhelp.letters.dates import find_dates, spanish

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = rf"{_MONTH} \d{{1,2}}, \d{{4}}"
_QUOTE = "“[^“”]*”"
_PLACE = r"(?: \(EX-[A-Z]{1,2}-\d{3,4}\))?"
_FREE = "[^“”]+?"
_ID = r"[\w.()/-]+"
_IDS = rf"{_ID}(?:, {_ID})*(?: and {_ID})?"


@dataclass(frozen=True, slots=True)
class Slot:
    """A kind of gap: `pattern` is what it takes in English, `say` turns that into Spanish (None: it cannot be said)."""

    pattern: str
    say: Callable[[str], str | None]


def same(text: str) -> str:
    """A name, number, code or citation: it stays as it is."""
    return text


def day(text: str) -> str | None:
    """October 19, 2026 as 19 de octubre de 2026."""
    found = find_dates(text)
    alone = len(found) == 1 and found[0].start == 0 and found[0].end == len(text.strip())  # a number may hold what looks like a day
    whole = found[0].whole() if alone else None
    return None if whole is None else spanish(whole)


def days(text: str) -> str | None:
    """One day, or a span of two."""
    said = [day(part) for part in text.split(" to ")]
    return None if any(s is None for s in said) else " a ".join(s for s in said if s)


def listed(text: str) -> str:
    """A, B and C as A, B y C."""
    return re.sub(r" and (?=\S+$)", " y ", text)


_COUNTED = {
    "unit": "unidad", "units": "unidades", "visit": "visita", "visits": "visitas", "hour": "hora", "hours": "horas", "session": "sesión",
    "sessions": "sesiones", "day": "día", "days": "días", "treatment": "tratamiento", "treatments": "tratamientos", "dose": "dosis",
    "doses": "dosis", "injection": "inyección", "injections": "inyecciones",
}  # fmt: skip


def codes(text: str) -> str:
    """Codes with their units: CPT 97530 (120 unidades) y código de ingresos 0450."""
    counted = re.sub(r"\((\d+) (\w+)\)", lambda m: f"({m.group(1)} {_COUNTED.get(m.group(2), m.group(2))})", text)
    return counted.replace("revenue code", "código de ingresos").replace(" and ", " y ")


_PERIODS = {"days": "días", "months": "meses", "business days": "días hábiles", "month": "mes", "day": "día"}


def period(text: str) -> str | None:
    """180 days as 180 días."""
    count, _, unit = text.partition(" ")
    said = _PERIODS.get(unit)
    return None if said is None else f"{count} {said}"


def service(text: str) -> str:
    """The service in the notice's own words, set as the quotation that it is."""
    return "el servicio" if text == "the service" else f"“{text}”"


def told(text: str) -> str | None:
    """A piece of evidence: its day in Spanish, its words as they stand, or the cells of a dated table row."""
    row = re.fullmatch(rf"({_QUOTE}): (.+?)({_PLACE})", text)
    if row is not None:
        cells = [re.fullmatch(rf"(.+?) on ({_DATE})( \([a-z ]+\))?", c) for c in row.group(2).split("; ")]
        if not all(cells):
            return None
        said = [f"{m.group(1)} el {day(m.group(2))}{m.group(3) or ''}" for m in cells if m]
        return f"{row.group(1)}: {'; '.join(said)}{row.group(3)}"
    dated = re.fullmatch(rf"(?:({_DATE}): )?({_QUOTE}{_PLACE})", text)
    if dated is None:
        return None
    return dated.group(2) if dated.group(1) is None else f"{day(dated.group(1))}: {dated.group(2)}"


_RELATIONS = {
    "dad": "papá", "father": "padre", "mom": "mamá", "mother": "madre", "son": "hijo", "daughter": "hija", "wife": "esposa",
    "husband": "esposo", "spouse": "cónyuge", "brother": "hermano", "sister": "hermana", "child": "hijo o hija", "baby": "bebé",
    "grandmother": "abuela", "grandfather": "abuelo", "grandson": "nieto", "granddaughter": "nieta", "partner": "pareja", "aunt": "tía",
    "uncle": "tío", "client": "cliente", "friend": "amigo o amiga", "ward": "persona a mi cargo", "parent": "padre o madre",
    "patient": "paciente", "brother or sister": "hermano o hermana",
}  # fmt: skip
_VERBS = {
    "am appealing": "Apelo", "am making a second-level appeal of": "Presento una apelación de segundo nivel contra",
    "am asking for an expedited appeal of": "Pido una apelación acelerada de",
    "am asking for an expedited internal appeal of": "Pido una apelación interna acelerada de",
    "am asking for an expedited reconsideration of": "Pido una reconsideración acelerada de",
    "am asking for an expedited redetermination of": "Pido una redeterminación acelerada de",
    "am asking for an expedited fair hearing of": "Pido una audiencia imparcial acelerada sobre",
    "am asking for an expedited review of": "Pido una revisión acelerada de",
    "am asking for an expedited appeal under the contract of": "Pido una apelación acelerada según el contrato de",
    "am asking for a reconsideration of": "Pido una reconsideración de",
    "am asking for a redetermination of": "Pido una redeterminación de",
    "am asking for a fair hearing of": "Pido una audiencia imparcial sobre",
    "am asking for a state fair hearing on": "Pido una audiencia imparcial estatal sobre",
    "am asking for the state's review of": "Pido la revisión del estado de", "am asking OPM to review": "Pido a OPM que revise",
    "am asking for a hearing before a judge on": "Pido una audiencia ante un juez sobre", "am asking for a hearing on":
    "Pido una audiencia sobre", "am asking for an expedited external review of": "Pido una revisión externa acelerada de",
    "am asking for an external review of": "Pido una revisión externa de", "am asking for an independent review of":
    "Pido una revisión independiente de",
}  # fmt: skip
_DECIDERS = {
    "your": "su", "the plan's": "el plan", "the carrier's": "la aseguradora", "the facility's": "el centro",
    "the contractor's": "el contratista", "the state agency's": "la agencia estatal", "the company's": "la compañía",
    "the last reviewer's": "el último revisor",
}  # fmt: skip
_NOUNS = {
    "decision": "la decisión", "notice": "el aviso", "policy": "la política de cobertura", "reasons": "las razones", "reason": "la razón",
    "own protocol": "el propio protocolo", "own policy": "la propia política de cobertura", "own appeal": "la propia apelación",
}  # fmt: skip
_ANY_WHOSE = "(?:" + "|".join(f"[{w[0].upper()}{w[0].lower()}]{re.escape(w[1:])}" for w in _DECIDERS) + ")"
_ANY_NOUN = "(?:" + "|".join(sorted(_NOUNS, key=len, reverse=True)) + ")"
_BARE = {"own protocol": "propio protocolo", "own policy": "propia política de cobertura", "own appeal": "propia apelación"}


def whose(text: str) -> str | None:
    """your notice as su aviso; the plan's notice as el aviso del plan; with a large first letter where the English has one."""
    lowered = text[:1].lower() + text[1:]
    owner = next((w for w in _DECIDERS if lowered.startswith(w + " ")), None)
    noun = lowered[len(owner) + 1 :] if owner is not None else ""
    if owner is None or noun not in _NOUNS:
        return None
    bare = _BARE.get(noun) or _NOUNS[noun].split(" ", 1)[1]
    said = f"{'sus' if noun == 'reasons' else 'su'} {bare}" if owner == "your" else f"{_NOUNS[noun]} de {_DECIDERS[owner]}"
    return said[:1].upper() + said[1:] if text[:1].isupper() else said


_YOU = {"you": "usted", **{w.removesuffix("'s"): said for w, said in _DECIDERS.items() if w != "your"}}
_WORDS = {
    "appeal": "esta apelación", "request": "esta solicitud", "request for reconsideration": "esta solicitud de reconsideración",
    "request for redetermination": "esta solicitud de redeterminación", "request for a hearing": "esta solicitud de audiencia",
}  # fmt: skip
_ABOUT = {
    "this claim": "esta reclamación", "the decision": "la decisión", "the rule, guideline or protocol": "la regla, guía o protocolo",
    "this case": "este caso", "each guideline": "cada guía",
}  # fmt: skip


def about(text: str) -> str:
    """What a request is about: claim 26-90311, request R-7, or a paper that the notice names, set as the quotation that it is."""
    if text in _ABOUT:
        return _ABOUT[text]
    for english, said in (("claim ", "la reclamación "), ("request ", "la solicitud ")):
        if text.startswith(english) and " " not in text[len(english) :]:
            return said + text[len(english) :]
    return f"“{text}”"


def claim(text: str) -> str:
    """claim 26-90311, or the claim."""
    return "la reclamación" if text == "the claim" else "la reclamación " + text.removeprefix("claim ")


def one_of(table: Mapping[str, str]) -> Slot:
    """A closed set of words."""
    return Slot("(?:" + "|".join(re.escape(w) for w in sorted(table, key=len, reverse=True)) + ")", table.get)


LAWS = {
    "ERISA claims procedure rule": "regla de ERISA sobre el procedimiento de reclamaciones",
    "claims procedure rule, as the Affordable Care Act applies it to this coverage":
        "regla del procedimiento de reclamaciones, como la aplica a esta cobertura la Ley del Cuidado de Salud a Bajo Precio",
    "internal claims, appeals and external review under the Affordable Care Act":
        "reclamaciones internas, apelaciones y revisión externa según la Ley del Cuidado de Salud a Bajo Precio",
    "grandfathered plan: the claims rule where it is an ERISA plan; of the Affordable Care Act only external review of surprise bills":
        "plan con derechos adquiridos: la regla de reclamaciones si es un plan de ERISA; de la Ley del Cuidado de Salud a Bajo Precio solo "
        "la revisión externa de facturas sorpresa",
    "federal external review": "revisión externa federal",
    "external review by the state": "revisión externa del estado",
    "No Surprises Act": "Ley No Sorpresas",
    "Medicare Advantage appeals": "apelaciones de Medicare Advantage",
    "Medicare Part D appeals": "apelaciones de la Parte D de Medicare",
    "original Medicare appeals": "apelaciones de Medicare Original",
    "Original Medicare appeals": "apelaciones de Medicare Original",
    "Medicaid managed care appeals": "apelaciones de la atención administrada de Medicaid",
    "Medicaid fair hearings": "audiencias imparciales de Medicaid",
    "CHIP managed care appeals": "apelaciones de la atención administrada de CHIP",
    "Federal Employees Health Benefits disputed claims": "reclamaciones disputadas de los beneficios de salud de empleados federales",
    "TRICARE appeals": "apelaciones de TRICARE",
    "VA decision reviews and clinical appeals": "revisiones de decisiones y apelaciones clínicas de VA",
}  # fmt: skip
_LAW = rf"[^“”()]+(?:\([^()\s]+\))* \((?:{'|'.join(re.escape(w) for w in sorted(LAWS, key=len, reverse=True))})\)"


def laws(text: str) -> str | None:
    """Laws by citation, each with its name in brackets."""
    said = text
    for english, spanish_name in sorted(LAWS.items(), key=lambda x: -len(x[0])):
        said = said.replace(f"({english})", f"({spanish_name})")
    unsaid = re.findall(r"\(([^()]{6,})\)", said)
    return None if any(u not in LAWS.values() for u in unsaid) else re.sub(r"\) and (?=\S+ )", ") y ", said)


_STUDIES = {
    "meta-analysis": "Un metaanálisis", "systematic review": "Una revisión sistemática", "randomized trial": "Un ensayo aleatorizado",
    "guideline": "Una guía", "controlled study": "Un estudio controlado", "diagnostic study": "Un estudio diagnóstico",
    "cohort study": "Un estudio de cohorte", "case-control study": "Un estudio de casos y controles",
    "consensus statement": "Una declaración de consenso", "case series": "Una serie de casos", "review": "Una revisión",
}  # fmt: skip


SLOTS: Mapping[str, Slot] = {
    "date": Slot(_DATE, day), "span": Slot(rf"{_DATE}(?: to {_DATE})?", days), "quote": Slot(_QUOTE, same), "place": Slot(_PLACE, same),
    "cite": Slot(_FREE, same), "name": Slot(_FREE, same), "id": Slot(_ID, same), "ids": Slot(_IDS, listed),
    "money": Slot(r"\$[\d,.]+", same), "number": Slot(r"[\d,]+", same),
    "period": Slot(r"\d+ (?:business )?(?:days?|months?)", period), "codes": Slot(_FREE, codes),
    "service": Slot(_FREE, service), "told": Slot(rf".*{_QUOTE}.*?", told), "rel": one_of(_RELATIONS), "verb": one_of(_VERBS),
    "whose": Slot(f"{_ANY_WHOSE} {_ANY_NOUN}", whose), "you": one_of(_YOU), "word": one_of(_WORDS), "about": Slot(_FREE, about),
    "study": one_of(_STUDIES), "finding": Slot(_FREE, same), "law": Slot(_FREE, same),
    "claim": Slot(r"(?:the claim|claim \S+?)", claim), "laws": Slot(r".+", laws),
}  # fmt: skip
