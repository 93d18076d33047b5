"""The writing of a representative as a PDF: every element that the rule asks for stands on the page, for every kind of plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from denialhelp.packet import authorization
from denialhelp.packet.authorization import Filled, Party, SignedBy, authorization_pdf, clauses, missing, record_clauses, signers
from denialhelp.reference.representation import Element, Form, Situation, load_representation

TABLE = load_representation()
DAY = date(2026, 11, 24)
# Synthetic people.
FILLED = Filled(
    patient=Party("Ada Sample", "1 Sample St\nAustin, TX 78701", "555-0101"),
    representative=Party("Ben Sample", "2 Sample St, Austin, TX 78701", "555-0102"),
    relation="brother",
    plan="Synthetic Health",
    member_number="SYN-77",
    matter="the denied therapy",
    ends_on=date(2027, 11, 24),
    claim="CLM-9",
)
BY_AUTHORITY = replace(FILLED, situation=Situation.PARENT, authority="parent of a minor")


def text_of(pdf: bytes) -> str:
    """All text, white space folded."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


# Where each element is seen on the page.
SEEN = {
    Element.APPOINTS: "Ben Sample",
    Element.RELEASES_INFORMATION: "identifiable health information",
    Element.SCOPE: "Purpose and scope: Ben Sample may ask for decisions",
    Element.PATIENT_CONTACT: "1 Sample St, Austin, TX 78701, 555-0101",
    Element.REPRESENTATIVE_CONTACT: "2 Sample St, Austin, TX 78701, 555-0102",
    Element.MEMBER_NUMBER: "SYN-77",
    Element.CLAIM: "CLM-9",
    Element.RELATION: "brother",
    Element.PATIENT_SIGNATURE: "signature: ____",
    Element.REPRESENTATIVE_SIGNATURE: "Representative, signature: ____",
    Element.ACCEPTANCE: "I, Ben Sample, accept.",
    Element.INFORMATION: "the medical and billing records about the denied therapy",
    Element.WHO_GIVES: "Who may give the records: every doctor",
    Element.WHO_RECEIVES: "Who may receive them: Ben Sample.",
    Element.PURPOSE: "to ask Synthetic Health to change its decision",
    Element.ENDS: "It ends on November 24, 2027.",
    Element.MAY_REVOKE: "It can be revoked at any time by a letter",
    Element.NOT_A_CONDITION: "do not depend on whether this is signed",
    Element.PASSED_ON: "no longer protected by the federal privacy rule",
}


@pytest.mark.parametrize("form", TABLE.forms, ids=lambda f: f.id)
def test_every_element_of_the_rule_is_on_the_page(form: Form) -> None:
    shown = text_of(authorization_pdf(form, FILLED, DAY))
    wanted = (form.elements | TABLE.records.elements) - {Element.AUTHORITY}
    assert [e for e in wanted if SEEN[e] not in shown] == []
    assert missing(form, FILLED) == ()


def test_a_parent_signs_by_authority_and_the_page_says_which() -> None:
    form = TABLE.forms[0]
    shown = text_of(authorization_pdf(form, BY_AUTHORITY, DAY))
    assert "I, Ben Sample, act for Ada Sample by my authority in law: parent of a minor." in shown
    assert "Ben Sample signs for Ada Sample by this authority: parent of a minor." in shown
    assert signers(form, BY_AUTHORITY) == ("representative",)
    assert "I, Ada Sample, appoint" not in shown


@pytest.mark.parametrize(("form", "who"), [("medicare", ("patient", "representative")), ("claims-rule", ("patient",))])
def test_who_signs(form: str, who: tuple[str, ...]) -> None:
    assert signers(next(f for f in TABLE.forms if f.id == form), FILLED) == who


def test_signatures_made_stand_with_their_day_and_the_others_have_a_line() -> None:
    medicare = TABLE.forms[0]
    shown = text_of(authorization_pdf(medicare, replace(FILLED, signatures={"patient": SignedBy("Ada Sample", DAY)}), DAY))
    assert shown.count("Patient: signed electronically by Ada Sample on November 24, 2026") == 2
    assert "Representative, signature: ____" in shown


def test_what_is_not_filled_in_is_named() -> None:
    medicare = TABLE.forms[0]
    bare = replace(FILLED, member_number="", relation="", patient=Party("Ada Sample"))
    assert set(missing(medicare, bare)) == {Element.MEMBER_NUMBER, Element.RELATION, Element.PATIENT_CONTACT}


def test_federal_employees_consent_is_specific_to_the_disputed_claim() -> None:
    fehb = next(f for f in TABLE.forms if f.id == "fehb")
    assert "my specific written consent that Ben Sample act for me to pursue the disputed claim" in text_of(
        authorization_pdf(fehb, FILLED, DAY)
    )


def test_who_gave_the_care_says_that_they_charge_nothing_for_representing() -> None:
    medicare = TABLE.forms[0]
    assert "charge the patient no fee" in text_of(authorization_pdf(medicare, replace(FILLED, furnished=True), DAY))
    assert "charge the patient no fee" not in text_of(authorization_pdf(medicare, FILLED, DAY))


@pytest.mark.parametrize("filled", [FILLED, BY_AUTHORITY], ids=["appointed", "authority"])
def test_every_sentence_has_its_spanish_with_the_same_names(filled: Filled) -> None:
    for form in TABLE.forms:
        for _, english, spanish in (*clauses(form, filled), *record_clauses(filled)):
            assert english != spanish
            for name in ("Ada Sample", "Ben Sample", "Synthetic Health"):
                assert english.count(name) == spanish.count(name), english


def test_the_same_writing_gives_the_same_bytes() -> None:
    assert authorization_pdf(TABLE.forms[0], FILLED, DAY) == authorization_pdf(TABLE.forms[0], FILLED, DAY)
    assert authorization.day(DAY) == "November 24, 2026"
