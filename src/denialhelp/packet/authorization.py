"""The writing by which somebody acts for a patient: every element that the plan's kind asks for, in our own words, as a tagged PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from denialhelp.packet.typeset import set_pages
from denialhelp.reference.representation import Element, Form, Situation

Json = Any
LINE = "______________________________"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody with an address."""

    name: str = ""
    address: str = ""
    phone: str = ""

    @property
    def whole(self) -> bool:
        """Whether name, address and telephone are there."""
        return bool(self.name and self.address and self.phone)


@dataclass(frozen=True, slots=True)
class SignedBy:
    """A signature made on a page of ours: the name as it was typed, and the day."""

    name: str
    on: date


@dataclass(frozen=True, slots=True)
class Filled:
    """What the writing is filled with. `matter` is what it is about, in the notice's words; `authority` by what a representative signs for
    the patient (parent, guardian, agent, executor); `furnished`: the representative gave the care in question."""

    patient: Party
    representative: Party
    relation: str
    plan: str
    member_number: str
    matter: str
    ends_on: date
    situation: Situation = Situation.APPOINTED
    claim: str = ""
    authority: str = ""
    holders: str = ""
    information: str = ""
    furnished: bool = False
    signatures: Mapping[str, SignedBy] = field(default_factory=dict)

    @property
    def patient_signs(self) -> bool:
        """Whether the patient signs, or the representative by their authority."""
        return self.situation in (Situation.APPOINTED, Situation.CLINICIAN)


def day(value: date) -> str:
    """A day as letters write it."""
    return f"{value:%B} {value.day}, {value.year}"


def missing(form: Form, filled: Filled) -> tuple[Element, ...]:
    """The elements for which something is not filled in; the signatures come later."""
    have = {
        Element.PATIENT_CONTACT: filled.patient.whole,
        Element.REPRESENTATIVE_CONTACT: filled.representative.whole,
        Element.MEMBER_NUMBER: bool(filled.member_number),
        Element.CLAIM: bool(filled.claim or filled.matter),
        Element.RELATION: bool(filled.relation),
        Element.SCOPE: bool(filled.matter),
        Element.APPOINTS: bool(filled.patient.name and filled.representative.name),
    }
    return tuple(e for e in Element if e in form.elements and not have.get(e, True))


def signers(form: Form, filled: Filled) -> tuple[str, ...]:
    """Who must sign: the patient or who has authority for them, and the representative where the rule asks for it."""
    first = "patient" if filled.patient_signs else "representative"
    both = Element.REPRESENTATIVE_SIGNATURE in form.elements or not filled.patient_signs
    return tuple(dict.fromkeys((first, *(("representative",) if both else ()))))


def clauses(form: Form, filled: Filled) -> Iterator[tuple[Element, str, str]]:
    """Each element's sentence, in English (which is signed) and in Spanish (to read)."""
    who, rep = filled.patient.name, filled.representative.name
    matter, plan = filled.matter or "my claim", filled.plan or "my health plan"
    if filled.patient_signs and form.id == "fehb":
        yield (
            Element.APPOINTS,
            f"I, {who}, give my specific written consent that {rep} act for me to pursue the disputed claim named above.",
            f"Yo, {who}, doy mi consentimiento específico por escrito para que {rep} actúe por mí en la reclamación nombrada arriba.",
        )
    elif filled.patient_signs:
        yield Element.APPOINTS, f"I, {who}, appoint {rep} to act for me.", f"Yo, {who}, nombro a {rep} para que actúe por mí."
    else:
        yield (
            Element.APPOINTS,
            f"I, {rep}, act for {who} by my authority in law: {filled.authority}.",
            f"Yo, {rep}, actúo por {who} por mi facultad legal: {filled.authority}.",
        )
    yield (
        Element.SCOPE,
        (
            f"Purpose and scope: {rep} may ask for decisions, appeals, reviews and hearings about {matter}, at every level, give and "
            "receive papers and evidence, and receive notices and decisions."
        ),
        (
            f"Propósito y alcance: {rep} puede pedir decisiones, apelaciones, revisiones y audiencias sobre {matter}, en todos los "
            "niveles, dar y recibir documentos y pruebas, y recibir avisos y decisiones."
        ),
    )
    whose = "my" if filled.patient_signs else "the patient's"
    suya = "mi" if filled.patient_signs else "la"
    yield (
        Element.RELEASES_INFORMATION,
        (
            f"{plan}, its reviewers and whoever decides an appeal may give {rep} {whose} identifiable health information as far as it "
            "bears on this matter."
        ),
        (
            f"{plan}, sus revisores y quien decida una apelación pueden dar a {rep} {suya} información de salud identificable en lo "
            "que toque a este asunto."
        ),
    )
    yield (
        Element.ENDS,
        (
            f"It holds until {day(filled.ends_on)}, and for an appeal begun before that day until the appeal ends. It can be taken back at "
            "any time in writing."
        ),
        (
            f"Vale hasta el {filled.ends_on:%d/%m/%Y}, y para una apelación empezada antes de ese día hasta que termine. Se puede anular "
            "en cualquier momento por escrito."
        ),
    )
    if Element.ACCEPTANCE in form.elements:
        yield from _acceptance(filled)


def _acceptance(filled: Filled) -> Iterator[tuple[Element, str, str]]:
    rep = filled.representative.name
    yield (
        Element.ACCEPTANCE,
        f"I, {rep}, accept. I have not been disqualified or suspended from acting as a representative, and no law prohibits me from it.",
        f"Yo, {rep}, acepto. No se me ha descalificado ni suspendido como representante, y ninguna ley me lo prohíbe.",
    )
    if filled.furnished:
        yield (
            Element.ACCEPTANCE,
            "I gave the care in question and charge the patient no fee for acting as representative.",
            "Yo di la atención de que se trata y no cobro al paciente por actuar como representante.",
        )


def record_clauses(filled: Filled) -> Iterator[tuple[Element, str, str]]:
    """The authorization to give out records, element by element."""
    who, rep = filled.patient.name, filled.representative.name
    holders = filled.holders or f"every doctor, hospital and other provider who treated {who} for this matter"
    information = filled.information or f"the medical and billing records about {filled.matter or 'the care in question'}"
    yield Element.WHO_GIVES, f"Who may give the records: {holders}.", f"Quién puede dar los registros: {holders}."
    yield Element.INFORMATION, f"What may be given: {information}.", f"Qué se puede dar: {information}."
    yield Element.WHO_RECEIVES, f"Who may receive them: {rep}.", f"Quién puede recibirlos: {rep}."
    yield (
        Element.PURPOSE,
        f"What for: to ask {filled.plan or 'the health plan'} to change its decision, and to appeal it.",
        f"Para qué: para pedir a {filled.plan or 'el plan de salud'} que cambie su decisión, y para apelarla.",
    )
    yield Element.ENDS, f"It ends on {day(filled.ends_on)}.", f"Termina el {filled.ends_on:%d/%m/%Y}."
    yield (
        Element.MAY_REVOKE,
        "It can be revoked at any time by a letter to whoever holds the records; what was given out before in reliance on it stays.",
        "Se puede revocar en cualquier momento con una carta a quien tiene los registros; lo que ya se dio confiando en ella queda.",
    )
    yield (
        Element.NOT_A_CONDITION,
        "Treatment, payment, enrollment and eligibility for benefits do not depend on whether this is signed.",
        "El tratamiento, el pago, la inscripción y el derecho a beneficios no dependen de que se firme.",
    )
    yield (
        Element.PASSED_ON,
        "Who receives the records may pass them on, and they are then no longer protected by the federal privacy rule.",
        "Quien recibe los registros puede pasarlos a otros, y entonces ya no los protege la regla federal de privacidad.",
    )
    if not filled.patient_signs:
        yield (
            Element.AUTHORITY,
            f"{rep} signs for {who} by this authority: {filled.authority}.",
            f"{rep} firma por {who} por esta facultad: {filled.authority}.",
        )


def _rows(form: Form, filled: Filled) -> list[Json]:
    number = "Medicare number" if form.id == "medicare" else "Member number"

    def contact(party: Party) -> str:
        return ", ".join(p for p in (re.sub(r"\s*\n\s*", ", ", party.address), party.phone) if p) or LINE

    rows = [
        ("Patient", filled.patient.name or LINE), ("Address, telephone", contact(filled.patient)), (number, filled.member_number or LINE),
        ("Health plan", filled.plan or LINE), *([("Claim or reference", filled.claim)] if filled.claim else []),
        ("Representative", filled.representative.name or LINE), ("Address, telephone", contact(filled.representative)),
        ("Relation or profession", filled.relation or LINE),
    ]  # fmt: skip
    return [{"label": label, "text": text} for label, text in rows]


def _signature(filled: Filled, who: str) -> str:
    made = filled.signatures.get(who)
    patient = "Patient" if filled.patient_signs else "For the patient"
    name = {"patient": patient, "representative": "Representative"}[who]
    if made is None:
        return f"{name}, signature: {LINE}   Date: ______________"
    return f"{name}: signed electronically by {made.name} on {day(made.on)}"


def sheet(form: Form, filled: Filled) -> Json:
    """The writing as the sheet that the letters' template sets."""

    def block(text: str, kind: str = "paragraph") -> Json:
        return {"kind": kind, "number": 1, "runs": [{"text": text}]}

    signs = [block(_signature(filled, who)) for who in signers(form, filled)]
    first = "patient" if filled.patient_signs else "representative"
    return {
        "title": "Authorization of a representative", "running_head": f"Authorization of a representative · {filled.patient.name}",
        "language": "en", "page_word": "Page", "of_word": "of", "sender": [], "recipient": [filled.plan] if filled.plan else [],
        "dated": "Authorization of a representative", "subject": _rows(form, filled), "salutation": "",
        "blocks": [
            *(block(english) for _, english, _ in clauses(form, filled)), *signs,
            block("Authorization to give out records", "heading"), *(block(english) for _, english, _ in record_clauses(filled)),
            block(_signature(filled, first)),
        ],
        "closing": [], "enclosures": [], "enclosures_title": "",
    }  # fmt: skip


def authorization_pdf(form: Form, filled: Filled, as_of: date) -> bytes:
    """The writing as a PDF, with lines for the signatures that were not made yet."""
    return set_pages("letter", sheet(form, filled), as_of)
