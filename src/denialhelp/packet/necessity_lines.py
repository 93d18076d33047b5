"""What the worklist says of what counts as medically necessary in this kind of plan: each demand, where its proof usually is, and whose
words they are; in English and Spanish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from denialhelp.packet import words
from denialhelp.packet.library_lines import PROOFS
from denialhelp.packet.markdown import marked

Json = Any
_MOST = 8
_PRUEBAS = {
    "chart": "el expediente", "office-note": "la nota de una consulta", "specialist-note": "la nota del especialista",
    "treatment-record": "el registro de los tratamientos anteriores", "order": "la orden firmada", "plan-of-care": "el plan de atención",
    "provider-letter": "una carta del profesional que lo trata", "plan-document": "el documento del plan",
}
_NEEDS = {
    "under-21": ("the patient is under 21", "el paciente tiene menos de 21 años"),
    "over-20": ("the patient is 21 or older", "el paciente tiene 21 años o más"),
    "mental-health": ("the care is for mental health or substance use", "la atención es de salud mental o uso de sustancias"),
    "not-mental-health": ("the care is not for mental health", "la atención no es de salud mental"),
}
_READ = {"text": "its text", "agency": "the agency's own page", "secondary": "a quotation of it"}
_LEIDO = {"text": "su texto", "agency": "la página de la propia agencia", "secondary": "una cita de otro"}

# Where nothing is held: by whether the kind of plan is what lacks.
_NONE = {
    False: (
        "- No definition for this kind of plan could be read. Ask the plan for the one that it used; the request letter does.",
        "- No se pudo leer una definición para este tipo de plan. Pida al plan la que usó; la carta de solicitud lo hace.",
    ),
    True: (
        "- It depends on the kind of plan, which is not known yet. Answer the question on it, and ask for the definition that was used.",
        "- Depende de la clase de plan, que todavía no se sabe. Conteste la pregunta sobre eso y pida al plan la definición que usó.",
    ),
}


def _of(library: Json) -> Mapping[str, Json] | None:
    held = library.get("definition") if isinstance(library, dict) else None
    return held if isinstance(held, dict) else None


def _shown(held: Mapping[str, Json]) -> list[Json]:
    """The general definitions, without those that only point to the plan's own words where these are at hand."""
    return [one for one in held["general"] if one["elements"] or not held["own"]]


def _own(held: Mapping[str, Json]) -> list[str]:
    lines = []
    for one in held["own"]:
        at = one["sources"][0]
        lines.append(f"- Your plan's own paper says it, on page {at['page']} of {marked(at['document'])}: “{marked(one['text'])}”")
    if len(held["own"]) > 1:
        lines.append("  - The paper says it in more than one way. Read which one is for your kind of care; the letter quotes none.")
    return [*lines, *(["  - These words come first: the plan must decide by them."] if lines else [])]


def _definition(one: Mapping[str, Json], *, needs: Sequence[str] = ()) -> list[str]:
    cite = one["citations"][0]
    head = marked(one["title"]) + (f", if {' and '.join(_NEEDS[n][0] for n in needs)}" if needs else "")
    seen = f"{marked(cite['cite'])}, read on {words.day(date.fromisoformat(one['checked']))} in {_READ[cite['read']]}"
    if not one["elements"]:
        return [f"- {head} ({seen}). Look under “definitions” in the plan document. The plan must give you that document free if you ask."]
    lines = [f"- {head} ({seen}):"]
    lines += [f"  - [ ] {marked(e['text'])}. It is usually in {PROOFS[e['proof']]}." for e in one["elements"]]
    lines += [f"  - This may not decide: {marked(n['text'])}." for n in one["not_used"]]
    if not one["whole"]:
        lines.append("  - Only a part of it could be read; it may ask for more.")
    return [*lines, *([f"  - {marked(one['note'])}"] if one["note"] else [])]


def necessity_lines(library: Json) -> list[str]:
    """The section of the worklist, ready as Markdown; empty where the denial is not about need."""
    held = _of(library)
    if held is None:
        return []
    lines = _own(held)
    for one in _shown(held):
        lines += _definition(one)
    for one in held["if_so"]:
        lines += _definition(one, needs=one["needs"])
    if not held["general"] and not held["own"]:
        lines.append(_NONE[held["plan"] is None][0])
        lines += [f"- Until then the notice's own reason is all there is: “{marked(s['quote'])}”" for s in held["notice_says"]]
    elif any(one["elements"] for one in held["general"]):
        lines.append("- Nothing here is said to be met. Check each point against the papers, and ask the treating provider for what lacks.")
    return lines


def _definicion(one: Mapping[str, Json], *, needs: Sequence[str] = ()) -> list[str]:
    cite = one["citations"][0]
    head = marked(one["es"]) + (f", si {' y '.join(_NEEDS[n][1] for n in needs)}" if needs else "")
    seen = f"{marked(cite['cite'])}, leído el {words.day(date.fromisoformat(one['checked']), 'es')} en {_LEIDO[cite['read']]}"
    if not one["elements"]:
        return [f"- {head} ({seen}). Busque “definitions” en el documento del plan. El plan debe darle ese documento gratis si lo pide."]
    lines = [f"- {head} ({seen}):"]
    for e in one["elements"]:
        where = _PRUEBAS.get(e["proof"])
        lines.append(f"  - [ ] {marked(e['es'])}." + (f" Suele estar en {where}." if where else ""))
    return [*lines, *(f"  - Esto no puede decidir: {marked(n['es'])}." for n in one["not_used"])]


def necessity_lines_es(library: Json) -> list[str]:
    """The same in Spanish; the plan's own words stay as they are."""
    held = _of(library)
    if held is None:
        return []
    lines = []
    for one in held["own"]:
        at = one["sources"][0]
        where = f"en la página {at['page']} de {marked(at['document'])}"
        lines.append(f"- El papel de su propio plan lo dice, {where}: “{marked(one['text'])}”")
    for one in _shown(held):
        lines += _definicion(one)
    for one in held["if_so"]:
        lines += _definicion(one, needs=one["needs"])
    if not held["general"] and not held["own"]:
        lines.append(_NONE[held["plan"] is None][1])
    return lines
