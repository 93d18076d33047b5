"""A paper that holds several decisions is read as one of them, and says so (all samples synthetic: fictional people)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from denialhelp.casefile.document import Document, Page
from denialhelp.reading.notice import read_notice
from denialhelp.reading.several import choose_one
from denialhelp.reference.tables import load_tables

AS_OF = date(2026, 11, 23)

TWO_REQUESTS = """\
SYNTHETIC SAMPLE - fictional people
Prairie Lantern Health Plan
November 3, 2026

Member: Odalys Brannigan-Fe
Member ID: PLH 88213004

This letter is about two requests.

Request 1
Reference number: PA-26-10011
Service: MRI of the lumbar spine without contrast (CPT 72148)
Decision: Denied
Reason: The records do not show six weeks of physical therapy. The service is not medically necessary.

Request 2
Reference number: PA-26-10012
Service: Lumbar epidural steroid injection (CPT 62323)
Decision: Denied
Reason: This service is considered experimental for your condition because no nerve root pain is documented.

You may appeal within 180 days after you receive this letter. Prairie Lantern Appeals, P.O. Box 990101, Des Moines, IA 50306.
"""

TWO_PEOPLE = """\
SYNTHETIC SAMPLE - fictional people
Cobalt Ridge Insurance Company
October 14, 2026

We have processed the claims below. They are denied.

Patient: Nadia Halloran
Member ID: CRI 5520187-01
Claim number: 26100-55881
Date of service: 09/02/2026
Service: Sleep study in a laboratory (95810)
Amount denied: $2,310.00
Reason: The service is not medically necessary because a home test was not tried.

Patient: Peter Halloran
Member ID: CRI 5520187-03
Claim number: 26100-55902
Date of service: 09/09/2026
Service: Hearing test (92557)
Amount denied: $148.00
Reason: No prior authorization was obtained before the service.

You can appeal within 180 days of receiving this letter. Cobalt Ridge Appeals, P.O. Box 990556, Boise, ID 83701.
"""

STATEMENT = """\
SYNTHETIC SAMPLE - fictional person
Northern Pines Mutual
EXPLANATION OF BENEFITS - THIS IS NOT A BILL
Statement date: 10/20/2026
Patient: Jorun Castellanos-Way     Member ID: NPM 7741 2203
Claim number: 2026-2931-0077

Date        Code    Description         Billed      Allowed    Plan paid   Not covered   Remark
09/15/2026  99284   Emergency visit     $1,240.00   $820.00    $656.00     $0.00
09/15/2026  70450   CT of the head      $1,980.00   $0.00      $0.00       $1,980.00     50
09/15/2026  80053   Blood panel         $112.00     $44.00     $35.20      $0.00
09/15/2026  93306   Heart ultrasound    $1,650.00   $0.00      $0.00       $1,650.00     197
Total                                   $4,982.00   $864.00    $691.20     $3,630.00

Remarks
50: These services are not deemed medically necessary by the payer.
197: Precertification or authorization is absent.

You may appeal within 180 days after you receive this statement.
"""

REMITTANCE = """\
Payment date: 2026-10-20
Payer: MARBLE HILL HEALTH PLAN

Claim: ACC-1001
Claim status: 4 denied
Billed: 900.00
Paid: 0.00
Payer claim number: MHH2610000011
Patient: ANNIKA SAMPLE
Member ID: MHH100200
Service: HCPCS 72148 modifier 26  billed 900.00  paid 0.00
Service date: 2026-09-10
Adjustment: CO-197 900.00

Claim: ACC-1002
Claim status: 1 processed as primary
Billed: 200.00
Paid: 120.00
Patient: BRUNO SAMPLE
Member ID: MHH100300
Service: HCPCS 99213  billed 200.00  paid 120.00
Adjustment: CO-45 50.00

Claim: ACC-1003
Claim status: 4 denied
Billed: 4400.00
Paid: 0.00
Payer claim number: MHH2610000013
Patient: CORA SAMPLE
Member ID: MHH100400
Service: HCPCS 64635  billed 4400.00  paid 0.00
Service date: 2026-09-12
Adjustment: PR-50 4400.00
"""


@pytest.fixture(scope="module")
def tables():
    return load_tables()


def paper(text, media="text/plain"):
    return (Document("notice.txt", "", media, (Page(1, text),)),)


def read(tables, text, claim=None, media="text/plain"):
    return read_notice(paper(text, media), tables, as_of=AS_OF, claim=claim)


def codes(notice):
    return {c.code for c in notice.value("codes")}


@pytest.mark.parametrize(
    ("claim", "number", "code", "reasons"),
    [
        (None, "PA-26-10011", "72148", ("medical-necessity",)),
        (1, "PA-26-10011", "72148", ("medical-necessity",)),
        (2, "PA-26-10012", "62323", ("experimental",)),
    ],
)
def test_a_letter_on_two_requests_is_read_as_one_of_them(tables, claim, number, code, reasons):
    notice = read(tables, TWO_REQUESTS, claim)
    assert notice.text("reference_number") == number
    assert codes(notice) == {code}
    assert set(notice.many("reasons")) == set(reasons)
    assert notice.text("member_id") == "PLH 88213004"
    assert notice.value("stated_deadline").days == 180
    told = [p.message for p in notice.problems if p.code == "several-claims"]
    assert len(told) == 1
    assert "PA-26-10011" in told[0]
    assert "PA-26-10012" in told[0]
    assert any(q.fact == "claim" for q in notice.questions) is (claim is None)


@pytest.mark.parametrize(
    ("claim", "patient", "number", "day", "amount"),
    [
        (1, "Nadia Halloran", "26100-55881", date(2026, 9, 2), Decimal("2310.00")),
        (2, "Peter Halloran", "26100-55902", date(2026, 9, 9), Decimal("148.00")),
    ],
)
def test_two_patients_claims_are_never_mixed(tables, claim, patient, number, day, amount):
    notice = read(tables, TWO_PEOPLE, claim)
    assert notice.text("patient_name") == patient
    assert notice.text("claim_number") == number
    assert notice.day("service_start") == day
    assert notice.value("amount_denied") == amount
    other = {"Nadia Halloran": "Peter", "Peter Halloran": "Nadia"}[patient]
    assert not any(other in s.quote for f in notice.facts.values() for s in f.sources)


def test_a_statement_of_one_claim_keeps_its_lines_together_and_says_that_the_reasons_differ(tables):
    notice = read(tables, STATEMENT)
    assert codes(notice) == {"70450", "93306"}
    assert notice.value("amount_denied") == Decimal("3630.00")
    assert [p.code for p in notice.problems].count("several-services") == 1
    assert not any(q.fact == "claim" for q in notice.questions)


@pytest.mark.parametrize(
    ("claim", "patient", "code", "reason"),
    [
        (None, "CORA SAMPLE", "64635", "medical-necessity"),
        (1, "ANNIKA SAMPLE", "72148", "no-prior-authorization"),
        (2, "CORA SAMPLE", "64635", "medical-necessity"),
        (7, "CORA SAMPLE", "64635", "medical-necessity"),  # a number that is not there changes nothing
    ],
)
def test_a_remittance_is_read_as_one_denied_claim(tables, claim, patient, code, reason):
    notice = read(tables, REMITTANCE, claim, media="application/edi-x12")
    assert notice.text("patient_name") == patient
    assert codes(notice) == {code}
    assert notice.many("reasons") == (reason,)
    assert "72148-26" not in (notice.text("service") or "")
    told = next(p.message for p in notice.problems if p.code == "several-claims")
    assert "ACC-1001" in told
    assert "ACC-1003" in told
    assert "ACC-1002" not in told  # that one was paid


def test_other_decisions_are_blank_in_the_paper_and_no_offset_moves():
    one = choose_one(paper(TWO_PEOPLE), 2).documents[0].pages[0].text
    assert len(one) == len(TWO_PEOPLE)
    assert "Nadia" not in one
    assert one.index("Peter") == TWO_PEOPLE.index("Peter")
    assert "You can appeal within 180 days" in one


@pytest.mark.parametrize(
    "text",
    [
        "Patient: Ann Example\nClaim number: 1001-22\nService: MRI (72148)\nReason: not medically necessary\n",
        # the first request and the appeal of it are one decision
        "Patient: Ann Example\nReference number: AP-77812\nFirst request number: SR-10023\nService: MRI (72148)\nDecision: Denied\n",
        # the other request was approved
        ("Request number: RQ-10021\nService: Physical therapy\nDecision: Approved\n\n"
        "Request number: RQ-10022\nService: MRI (72148)\nDecision: Denied\nReason: not medically necessary\n"),
    ],
)
def test_a_paper_with_one_refusal_stays_as_it_is(text):
    one = choose_one(paper(text))
    assert one.documents == paper(text)
    assert not one.problems
    assert not one.questions


def test_paid_claims_of_other_people_are_blank_in_a_remittance():
    alone = REMITTANCE.replace("Claim status: 4 denied\nBilled: 900.00", "Claim status: 1 processed as primary\nBilled: 900.00")
    alone = alone.replace("Adjustment: CO-197 900.00", "Adjustment: CO-45 900.00")
    one = choose_one(paper(alone, "application/edi-x12"))
    text = one.documents[0].pages[0].text
    assert "ANNIKA" not in text
    assert "CORA SAMPLE" in text
    assert not one.problems
