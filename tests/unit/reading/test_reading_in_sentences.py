"""What sentences and boxes of a notice say beside its labels: services, amounts, identifiers, days, head rows (all synthetic)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from denialhelp.casefile.fact import AppealTo, Notice
from denialhelp.reading.notice import read_notice
from denialhelp.reading.pairs import find_pairs
from denialhelp.reading.prose_amounts import prose_amounts
from denialhelp.reading.service_says import said_services
from denialhelp.reading.structure import sheets_of
from denialhelp.reference.tables import Tables, load_tables
from reading_samples import AS_OF, document

TABLES = load_tables()


def _read(text: str, tables: Tables = TABLES, **more: object) -> Notice:
    return read_notice([document(text, **more)], tables, as_of=AS_OF)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("Your surgeon, Ada Boyle, MD, wrote to ask that we approve upper eyelid surgery, billed under 15823.", "upper eyelid surgery"),
        ("We were asked on October 12, 2026 to certify home infusion of vedolizumab, code J3380.", "home infusion of vedolizumab"),
        ("We received a referral for dental implants. This is not a benefit.", "dental implants"),
        ("You appealed our denial of home health aide visits, three a week. We upheld it.", "home health aide visits, three a week"),
        ("The claim bills procedure 64493 (facet joint injection), with diagnosis M47.816.", "facet joint injection"),
        ("We are writing about the bill from Sunflower Air for the helicopter ride on August 30, 2026.", "helicopter ride"),
        ("Subject: Coverage decision for peripheral nerve field stimulation", "peripheral nerve field stimulation"),
    ],
)
def test_a_sentence_names_the_service(text: str, service: str) -> None:
    (sheet,) = sheets_of([document(text)])
    assert service in [words for words, *_ in said_services(sheet)]


@pytest.mark.parametrize(
    "text",
    [
        "If you want us to approve an appeal you must write to us.",
        "You may ask for copies of the documents.",
        "Re: Ada Lindqvist, participant number 44-118",
    ],
)
def test_a_sentence_that_names_no_service_gives_none(text: str) -> None:
    (sheet,) = sheets_of([document(text)])
    assert not list(said_services(sheet))


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("We cannot pay the $31,450.00 that was charged.", "amount_billed", "31450.00"),
        ("El hospital facturó $2,240.00 por la visita.", "amount_billed", "2240.00"),
        ("The denied charges come to $19,840.00.", "amount_denied", "19840.00"),
        ("You are responsible for $88.10.", "patient_owes", "88.10"),
    ],
)
def test_a_sentence_names_an_amount(text: str, name: str, value: str) -> None:
    (sheet,) = sheets_of([document(text)])
    assert (name, Decimal(value)) in [(c.name, c.value) for c in prose_amounts(sheet)]


def test_an_amount_under_a_condition_is_none() -> None:
    (sheet,) = sheets_of([document("If you go out of network you owe $500.00.")])
    assert not list(prose_amounts(sheet))


def test_values_belong_to_the_head_at_their_place_in_the_row() -> None:
    text = "Insured student  SRID  Policy number  Date\nBasil Ferreira-Lund  4471902  2026-201844-1  October 13, 2026\n"
    pairs = {p.name: p.text for p in find_pairs(sheets_of([document(text)]))}
    assert pairs["SRID"] == "4471902"
    assert pairs["Policy number"] == "2026-201844-1"


def test_boxes_that_hold_label_and_value() -> None:
    first = "Date 10/11/2026  Claim no. CM-88-120447  Member no. CMH 0448 712\n"
    text = first + "Patient Ambrosia Lindell  Seen by Kitsap Sleep Center  On 09/08/2026\n"
    pairs = {p.name: p.text for p in find_pairs(sheets_of([document(text)]))}
    assert pairs["Patient"] == "Ambrosia Lindell"
    assert pairs["On"] == "09/08/2026"
    assert pairs["Date"] == "10/11/2026"


def test_the_number_of_a_box_is_no_part_of_its_label() -> None:
    text = "1. Customer  2. ID  3. Date of letter\nRosa Falconer  U88 204 7719  11/06/2026\n"
    pairs = {p.name: p.text for p in find_pairs(sheets_of([document(text)]))}
    assert pairs == {"Customer": "Rosa Falconer", "ID": "U88 204 7719", "Date of letter": "11/06/2026"}


_LETTER = """Prairie Sentinel Mutual Health
{head}
Dear Ada Lindqvist:

{body}

You may appeal within 180 days after you receive this letter. Write to Prairie Sentinel Appeals, P.O. Box 300, Salina, KS 67402.
"""


def _letter(body: str, head: str = "November 3, 2026\n") -> Notice:
    return _read(_LETTER.format(head=head, body=body))


def test_identifiers_in_prose_keep_their_groups() -> None:
    notice = _letter(
        "We denied the request of Dr. Barnaby Achter for hip arthroscopy. Your identification number is MTP 904 118 220 and this request "
        "carries the number 26289-00417."
    )
    assert notice.value("member_id") == "MTP 904 118 220"
    assert notice.value("reference_number") == "26289-00417"


def test_an_earlier_approval_is_not_this_decisions_number() -> None:
    notice = _letter("We denied claim 820262731. Authorization 118827745 was given for another code.")
    assert notice.value("reference_number") is None


def test_a_decision_that_came_late_was_not_urgent() -> None:
    notice = _letter(
        "On October 9, 2026 your provider asked us to approve a knee brace. We are not approving it. It is not medically necessary."
    )
    assert notice.value("request_received") == date(2026, 10, 9)
    assert notice.value("urgent") is False


def test_a_stay_without_a_word_of_its_pace_stays_open() -> None:
    notice = _letter("Your hospital asked us to approve an inpatient stay. We cannot approve the admission.")
    assert notice.value("urgent") is None


def test_a_department_of_appeals_in_the_letterhead_begins_no_rights() -> None:
    notice = _letter(
        "We denied your request because the scan is not medically necessary.", head="Grievances and Appeals\nNovember 3, 2026\n"
    )
    assert notice.value("reasons") == ("medical-necessity",)


def test_where_a_stay_of_medicare_ends_the_review_organization_takes_the_appeal() -> None:
    notice = _read(
        "Bitterroot Advantage (HMO)\n\nNotice of Medicare Non-Coverage\n\nPatient name: Roderick Lind    Patient number: 3KD8-YF2-RT65\n\n"
        "Coverage of your current skilled nursing services will end November 20, 2026.\n\n"
        "Call your QIO at: Mountain Peer Review, 1-800-555-0182, to appeal.\n"
    )
    assert notice.kind == "denial"
    assert notice.value("appeal_to") == AppealTo(name="Mountain Peer Review", phone="1-800-555-0182")


def test_the_inner_sender_of_a_forwarded_message_is_the_payer() -> None:
    text = (
        "From: Ada Blum <ada@mail.example>\nSubject: Fwd: claim\n\nCan you help?\n\n---------- Forwarded message ---------\n"
        "From: Summit Peak Health <claims@summit.example>\nDate: Wed, Oct 21, 2026\n\nDear Ada Blum,\n\nMember ID: SPH4401182\n"
        "Acupuncture is not a covered benefit of your Summit Peak Health plan, so we denied the claim.\n"
    )
    notice = _read(text, headers=(("From", "Ada Blum <ada@mail.example>"),))
    assert notice.value("payer_name") == "Summit Peak Health"
