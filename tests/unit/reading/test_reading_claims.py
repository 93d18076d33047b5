"""Claims on statements: the denied one counts, the others are out of sight; and remittances."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Code
from denialhelp.reading.fields_claims import mask, read_claims
from denialhelp.reading.fields_remittance import remittance
from denialhelp.reading.pairs import find_pairs
from denialhelp.reading.structure import sheets_of
from reading_samples import AS_OF, document

TABLE = """Claim #        Provider                  Service date    Billed      Plan paid    Not covered    You may owe
310000417      Quarry Lake Laboratory    09/02/2026      $96.00      $96.00       $0.00          $0.00
310000993      Harbor Pain Center        09/05/2026      $3,480.00   $0.00        $3,480.00      $3,400.00
Totals                                                   $3,576.00   $96.00       $3,480.00      $3,400.00
"""


def test_the_denied_claim_s_amounts_count() -> None:
    sheets = sheets_of([document(TABLE)])
    claims = read_claims(sheets, find_pairs(sheets))
    assert claims.denied == ("310000993",)
    assert claims.others == ("310000417",)
    amounts = {c.name: c.value for c in claims.candidates}
    assert amounts == {"amount_billed": Decimal("3480.00"), "amount_denied": Decimal("3480.00"), "patient_owes": Decimal("3400.00")}


def test_other_claims_are_hidden_at_the_same_offsets() -> None:
    sheets = sheets_of([document(TABLE)])
    claims = read_claims(sheets, find_pairs(sheets))
    hidden = mask(sheets[0], claims.hidden)
    assert "310000417" not in hidden.page.text
    assert hidden.page.text.index("310000993") == TABLE.index("310000993")
    assert hidden.pin(TABLE.index("Quarry"), TABLE.index("Quarry") + 6).quote == "Quarry"


def test_spaces_that_were_lost_do_not_move_amounts() -> None:
    squeezed = "\n".join("  ".join(p.strip() for p in line.split("  ") if p.strip()) for line in TABLE.splitlines())
    sheets = sheets_of([document(squeezed)])
    amounts = {c.name: c.value for c in read_claims(sheets, find_pairs(sheets)).candidates}
    assert amounts["amount_denied"] == Decimal("3480.00")
    assert amounts["patient_owes"] == Decimal("3400.00")


def test_lines_of_one_claim() -> None:
    text = """  1) E0601   not covered $1,800.00   paid $0.00    you owe $1,800.00
  2) A7030   not covered   $250.00   paid $0.00    you owe   $250.00
  3) 99213   allowed        $96.00   paid $66.00   you owe    $30.00
"""
    sheets = sheets_of([document(text)])
    claims = read_claims(sheets, find_pairs(sheets))
    assert next(c.value for c in claims.candidates if c.name == "amount_denied") == Decimal("2050.00")
    assert claims.paid_codes == frozenset({"99213"})


REMITTANCE = """Payer: Sandpiper Health Plan
Production date: 2026-07-18

Claim: ACCT001
Claim status: 1 processed as primary
Billed: 120
Paid: 85
Payer claim number: PAID001
Patient: Other Person
Service: HCPCS 99213  billed 120  paid 85
Adjustment: PR-3 35

Claim: ACCT002
Claim status: 4 denied
Billed: 500.00
Paid: 0.00
Patient responsibility: 0.00
Payer claim number: ICN-778
Patient: Lincoln Byrd
Member ID: SP91BE1
Rendering provider: Priya Nair
NPI: 1999999999
Service: HCPCS 72141 modifier 26  billed 500.00  paid 0.00
Service date: 2026-07-01
Adjustment: CO-50 500.00 quantity 1
"""


def test_the_denied_claim_of_a_remittance() -> None:
    paper = Document("a.835", "0" * 64, "application/edi-x12", (Page(1, REMITTANCE),))
    facts, problems = remittance(sheets_of([paper]), AS_OF)
    assert not problems
    values = {name: fact.value for name, fact in facts.items()}
    assert values["claim_number"] == "ACCT002"
    assert values["reference_number"] == "ICN-778"
    assert values["patient_name"] == "Lincoln Byrd"
    assert values["codes"] == (Code("CPT", "72141"),)
    assert values["amount_denied"] == Decimal("500.00")
    assert (values["notice_date"], values["service_start"]) == (date(2026, 7, 18), date(2026, 7, 1))
    assert all(fact.sources for fact in facts.values())


def test_several_denied_claims_are_said() -> None:
    twice = REMITTANCE + "\n" + REMITTANCE[REMITTANCE.index("Claim: ACCT002") :].replace("ACCT002", "ACCT003").replace("500.00", "90.00")
    paper = Document("a.835", "0" * 64, "application/edi-x12", (Page(1, twice),))
    facts, problems = remittance(sheets_of([paper]), AS_OF)
    assert facts["claim_number"].value == "ACCT002"
    assert [p.code for p in problems] == ["several-claims"]
