"""Labels of notices in English and Spanish, short, long and misread."""

from __future__ import annotations

import pytest

from denialhelp.reading.labels import Label, classify

CASES = {
    Label.MEMBER_ID: "Member ID|Subscriber #|Enrollee No.|Beneficiary HIC|Identification No.|Medicaid ID|Mbr ID|Customer ID number|"
    "Medicare "
    "Number|MBI|Certificate no.|"
    "Número de miembro|N.º de identificación del miembro|ID del asegurado|Identificación de Medicaid|N° de afiliado|Mernber "
    "ID|Plan Member ID",
    Label.GROUP: "Group number|Group #|Grp|Group number / name|Account number / name|Número de grupo|Employer group number",
    Label.CLAIM: "Claim #|Claim Number|Claim ID|Claim ICN|Clm #|Payer claim control number|Claim reference number|Número de reclamación|"
    "Reclamación n.º|Clairn Number",
    Label.REFERENCE: "Reference #|Our file number|Case ID|Service Reference Number|Service Authorization Request #|Appeal ID|Plan "
    "Reference "
    "Number|Request reference number|"
    "Reference / Auth #|Authorization number|Número de referencia|Núm. de caso|Auth/Referral #",
    Label.OTHER_ID: "Document control no.|Patient Account #|Letter ID|Rx BIN|TIN|Check number|Medical Record Number|Provider reference|DCN|"
    "Cuenta del paciente|Member ICN",
    Label.NPI: "NPI|Provider NPI|NPI del proveedor",
    Label.NOTICE_DATE: "Date of this letter|Date on this notice|Notice date|EOB date|Ltr Dt|Fecha de la carta|Fecha de emisión",
    Label.OTHER_DATE: "Date received|Claims processed|Printed|Request received|Date of request|Reclamación recibida|Procesada",
    Label.SERVICE_DATE: "Date(s) of Service|DOS|Requested dates of service|Authorization period requested|Fecha propuesta "
    "del "
    "servicio|Service date",
    Label.BORN: "Date of birth|DOB|Birth date|Born|Fecha de nacimiento",
    Label.PATIENT: "Patient|Patient name|Customer / patient|Pt Name|Paciente|Nombre del paciente",
    Label.MEMBER: "Member name|Member|Enrollee|Miembro|Nombre del miembro|Name",
    Label.PROVIDER: "Ordering Provider|Requested by|Prescriber|Rendering provider|Health care professional|Proveedor|Médico que ordena|"
    "Services Provided By",
    Label.FACILITY: "Servicing facility|Facility|Nursing agency|Hospital",
    Label.SERVICE: "Service requested|Service(s) denied|Drug requested|Servicio solicitado|Medication|Service Provided & Billing Code",
    Label.BILLED: "Amount billed|Total charges|Billed|Charges|Facturado|The hospital charged",
    Label.DENIED: "Not covered|Non-covered charges|No cubierto|Not Cov",
    Label.OWES: "You may owe|Patient responsibility|Pt Resp|Maximum You May Be Billed|Usted podría deber|Lo que usted debe",
    Label.DEADLINE: "Appeal deadline|Last day to appeal|Fecha límite para apelar",
}


@pytest.mark.parametrize(("label", "text"), [(k, t) for k, v in CASES.items() for t in v.split("|")])
def test_a_label_means_its_field(label: Label, text: str) -> None:
    found = classify(text)
    assert found is not None
    assert found[0] is label


@pytest.mark.parametrize(
    "text",
    ["Dear Ms. Finch", "We denied your request", "Day the change starts today", "Thank you", "", "x" * 120, "Sincerely", "Page 1 of 3"],
)
def test_what_is_no_label(text: str) -> None:
    assert classify(text) is None
