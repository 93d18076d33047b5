"""Forms that nobody filled in give nothing; the same forms filled in are read (all synthetic)."""

from __future__ import annotations

import pytest

from denialhelp.reading.notice import read_notice
from denialhelp.reference.tables import load_tables
from reading_samples import AS_OF, document

TABLES = load_tables()
FORMS = {
    "labels": "Model Notice of Adverse Benefit Determination\n\nDate of Notice:\nName of Plan:\nPatient Name:      ID Number:\nClaim #:  "
    "    Date of "
    "Service:\nProvider:\nReason for Denial (in whole or in part):\n\nOMB Control Number 1210-0144\n",
    "brackets": "[Plan Letterhead]\nNOTICE OF ACTION\n\n[Date]\n[Member's Name]      [Treating Provider's Name]\n\nRE: [Service "
    "requested]\n\n[Plan] has "
    "denied this request.\nYou may appeal this decision within 60 days.\n",
    "lines": "External Review Request Form\n\nApplicant name: ____________________\nMember identification number: ____________________\n"
    "Insurance company name: ____________________\nSignature: ____________________  Date: __________\n",
    "sample": "SAMPLE: how to read your Explanation of Benefits\n\nMember name: [Member name]\nClaim number: [Claim number]\n\n"
    "Date of service  Amount billed  Plan paid  Not covered\nMM/DD/YYYY  $0.00  $0.00  $0.00\n",
    "spanish": "Formulario de apelación\n\nNombre del miembro: ______________________\nNúmero de identificación: ______________________\n"
    "Fecha de la carta: ______________________\nFirma: ______________________\n",
}


@pytest.mark.parametrize("name", FORMS)
def test_a_blank_form_gives_nothing(name: str) -> None:
    notice = read_notice([document(FORMS[name])], TABLES, as_of=AS_OF)
    assert notice.kind == "other"
    assert not notice.facts
    assert [p.code for p in notice.problems if p.code == "blank-form"]


def test_the_same_form_filled_in_is_read() -> None:
    text = (
        "Model Notice of Adverse Benefit Determination\n\nDate of Notice: October 3, 2026\nName of Plan: Lakeshore Health Plan\nPatient "
        "Name: Ada "
        "Lindqvist      ID Number: LHP-4471820\nClaim #: 26-118-204      Date of Service: September 2, 2026\nProvider: Cedar Clinic\n"
        "Reason for Denial (in whole or in part): not medically necessary\n\nWe denied your claim. OMB Control Number 1210-0144\n"
    )
    notice = read_notice([document(text)], TABLES, as_of=AS_OF)
    assert notice.kind == "denial"
    assert notice.value("member_id") == "LHP-4471820"
    assert notice.value("claim_number") == "26-118-204"
