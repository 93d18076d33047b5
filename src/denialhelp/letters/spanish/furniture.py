"""What stands around a letter's sentences: labels, forms of address, endings, the list of what is enclosed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from denialhelp.casefile.slugs import LetterKind
from denialhelp.letters.spanish.slots import codes, day, days

TITLES: Mapping[LetterKind, str] = {
    LetterKind.APPEAL: "Apelación de una denegación",
    LetterKind.SECOND_LEVEL: "Apelación de segundo nivel",
    LetterKind.EXPEDITED: "Solicitud de una apelación acelerada",
    LetterKind.EXTERNAL_REVIEW: "Solicitud de revisión independiente",
    LetterKind.MEDICAL_NECESSITY_STATEMENT: "Declaración de necesidad médica",
    LetterKind.CLAIM_FILE_REQUEST: "Solicitud del expediente de la reclamación",
    LetterKind.CRITERIA_REQUEST: "Solicitud de los criterios que se usaron",
    LetterKind.RETRO_AUTHORIZATION: "Solicitud de autorización retroactiva",
    LetterKind.AUTHORIZATION_ON_FILE: "Aviso de que hay una autorización registrada",
    LetterKind.CORRECTED_CLAIM_REQUEST: "Solicitud de una reclamación corregida",
    LetterKind.EXCEPTION_REQUEST: "Solicitud de una excepción",
    LetterKind.NOTICE_DEFECTS: "Lo que le falta al aviso",
    LetterKind.LATE_PLAN: "El plazo que el plan dejó pasar",
    LetterKind.GOOD_CAUSE: "Solicitud de aceptar un escrito tardío por buena causa",
    LetterKind.REGULATOR_COMPLAINT: "Queja ante el regulador",
    LetterKind.PEER_TO_PEER_BRIEF: "Notas para la llamada entre médicos",
    LetterKind.CONTINUATION_OF_BENEFITS: "Solicitud de continuar los beneficios",
    LetterKind.PROVIDER_WRITE_OFF: "Solicitud al proveedor de cancelar el cargo",
    LetterKind.REPRESENTATIVE_APPOINTMENT: "Nombramiento de un representante",
}
LABELS: Mapping[str, str] = {
    "Patient": "Paciente", "Date of birth": "Fecha de nacimiento", "Member ID": "Número de miembro", "Group number": "Número de grupo",
    "Claim number": "Número de reclamación", "Reference number": "Número de referencia", "Date of your notice": "Fecha de su aviso",
    "Date of the plan's notice": "Fecha del aviso del plan", "Date of the decision": "Fecha de la decisión", "Service": "Servicio",
    "Codes": "Códigos", "Diagnosis code": "Código de diagnóstico", "Dates of service": "Fechas del servicio", "Provider": "Proveedor",
    "Facility": "Centro", "Amount denied": "Cantidad negada", "Health plan": "Plan de salud",
    "Review asked for": "Revisión que se pide",
}  # fmt: skip
_LINES: Mapping[str, str] = {
    "To the appeals department:": "Al departamento de apelaciones:", "To the reviewer:": "Al revisor:",
    "To the billing department:": "Al departamento de facturación:",
    "To the patient accounts department:": "Al departamento de cuentas de pacientes:", "To the regulator:": "Al regulador:",
    "To the hearings office:": "A la oficina de audiencias:", "To the judge:": "Al juez:", "Notes for the call": "Notas para la llamada",
    "Sincerely,": "Atentamente,", "I accept.": "Acepto.", "Patient accounts": "Cuentas de pacientes",
    "I have read this statement against the record, and what stands in it is true to the best of my knowledge.":
        "He leído esta declaración junto al expediente, y lo que dice es verdad según mi leal saber y entender.",
    "Signature: ____________________   Date: ____________": "Firma: ____________________   Fecha: ____________",
    "Printed name: ____________________": "Nombre en letra de molde: ____________________",
    "NPI: ____________________   License: ____________________": "NPI: ____________________   Licencia: ____________________",
    "Signature of the patient and date: ____________________": "Firma del paciente y fecha: ____________________",
    "Signature of the representative and date: ____________________": "Firma del representante y fecha: ____________________",
    "State fair hearings office": "Oficina estatal de audiencias imparciales", "State CHIP agency": "Agencia estatal de CHIP",
    "Office named in the decision": "Oficina nombrada en la decisión",
    "Independent reviewer named in the decision": "Revisor independiente nombrado en la decisión",
}  # fmt: skip
_EXHIBITS: Mapping[str, str] = {
    "Denial notice": "Aviso de denegación", "Plan document": "Documento del plan", "Coverage policy": "Política de cobertura",
    "Claimant's statement": "Declaración del reclamante",
}  # fmt: skip


def label(text: str) -> str | None:
    """A label of the subject lines."""
    return LABELS.get(text)


def value(label_: str, text: str) -> str:
    """What stands beside a label: a day in Spanish, codes with their units, anything else as it is."""
    if label_ == "Review asked for":
        return {"Standard": "Normal", "Expedited": "Acelerada"}.get(text, text)
    if label_ == "Codes":
        return codes(text)
    return (days(text) or text) if label_ == "Dates of service" else (day(text) or text)


def line(text: str) -> str:
    """A line of the sender, the addressee or the end: known words in Spanish, names and addresses as they are."""
    if text in _LINES:
        return _LINES[text]
    for english, said in (("for ", "por "), ("By fax: ", "Por fax: "), ("By portal: ", "Por el portal: "), ("For: ", "De: ")):
        if text.startswith(english):
            return said + text.removeprefix(english)
    return text


def known_line(text: str) -> bool:
    """Whether a form of address is among the known ones."""
    return text in _LINES


def enclosure(text: str) -> str:
    """A line of the list of exhibits; the title of a paper of the record stays as it is."""
    found = re.fullmatch(r"Exhibit ([A-Z]{1,2}): (.*?)( \(EX-[^()]*\))?", text)
    if found is None:
        return text
    kind, colon, title = found.group(2).partition(": ")
    name = _EXHIBITS.get(found.group(2)) or ("Expediente: " + title if kind == "Record" and colon else found.group(2))
    return f"Anexo {found.group(1)}: {name}{(found.group(3) or '').replace(' to ', ' a ')}"
