"""Claim adjustment codes of the refused lines, and the approval that a record holds."""

from __future__ import annotations

from datetime import date

import pytest

from denialhelp.casefile import contract
from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Code, Fact
from denialhelp.reading.adjustments import code_facts, code_lines
from denialhelp.reading.denial import denial_facts, refine_pa_history
from denialhelp.reference.tables import load_tables


def paper(text: str, name: str = "notice.txt") -> Document:
    """A synthetic document of one page."""
    return Document(name, "0" * 64, "text/plain", (Page(1, text),))


def codes(text: str) -> dict[str, object]:
    """The code facts of a text as JSON."""
    tables = load_tables()
    return {name: contract.plain(fact.value) for name, fact in code_facts(code_lines([paper(text)], tables), tables).items()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Denial code: CO50 - not needed", {"carc": ["50"], "group_code": "CO"}),
        ("CO-197", {"carc": ["197"], "group_code": "CO"}),
        ("line 3  2,384.00  0.00  CO  197, M62", {"carc": ["197"], "rarc": ["M62"], "group_code": "CO"}),
        ("PR  40, 197,\n242", {"carc": ["40", "197", "242"], "group_code": "PR"}),
        ("billed 289.00  40.00  CO PR  45 3\nbilled 900.00  900.00  PR  204", {"carc": ["204"], "group_code": "PR"}),
        ("CO-45 $69.00, PR-3 $30.00\nPR-204 not covered", {"carc": ["204"], "group_code": "PR"}),
        ("CO-16 210.00 N382", {"carc": ["16"], "rarc": ["N382"], "group_code": "CO"}),
        ("PR-1 applied to the deductible", {"carc": ["1"], "group_code": "PR"}),
        ("CO 22\nOA 18", {"carc": ["22", "18"]}),
        ("Claim adjustment reason code 29. Remark code: N30", {"carc": ["29"], "rarc": ["N30"]}),
        ("Código de motivo: 50", {"carc": ["50"]}),
        ("CLP*1*4~\nCAS*CO*50*500*1*45*20~\nLQ*HE*M25~", {"carc": ["50"], "rarc": ["M25"], "group_code": "CO"}),
        ("CO42 - not payable under the policy", {"carc": ["42"], "group_code": "CO"}),
        ("Denver, CO 80202 and Boulder CO 80301", {}),
        ("Diagnosis M54.16, N18.6; call 1-800-555-0100; CPT 99213", {}),
        ("The co-pay is 50 dollars; PR 2000 units", {}),
        ("", {}),
    ],
)
def test_codes_of_refused_lines(text: str, found: dict[str, object]) -> None:
    assert codes(text) == found


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("Claim 1 CO-50", ["medical-necessity"]),
        ("Claim 1 CO-197", ["no-prior-authorization"]),
        ("Claim 1 CO-29 N30", ["timely-filing"]),
        ("Claim 1 PR-119", ["benefit-maximum"]),
        ("Claim 1 CO-16 N382", ["missing-information"]),
        ("Claim 1 CO-96", ["plan-exclusion"]),
        ("Claim 1 CO-27\n27 - Experimental or investigational service", ["experimental"]),
        ("Claim 1 CO-97, not medically necessary", ["medical-necessity"]),
    ],
)
def test_reasons_that_only_codes_give(text: str, reasons: list[str]) -> None:
    facts = denial_facts([paper(text)], load_tables(), as_of=date(2026, 11, 23))
    assert contract.plain(facts["reasons"].value) == reasons


APPROVAL = """Example Health Plan
Your service has been approved
Member / ID  Pat Sample / 440021
Procedure code / units  {code} / 1
Authorization number  A100
Effective dates  {span}
"""
UNKNOWN = Fact("pa_history", "unknown", 0.7)


def facts_of_notice(code: str = "72148", day: date | None = date(2026, 8, 18), member: str = "440021") -> dict[str, Fact]:
    """What the notice says of the service."""
    facts = {"codes": Fact("codes", (Code("CPT", code),), 0.9), "member_id": Fact("member_id", member, 0.9)}
    return facts | ({"service_start": Fact("service_start", day, 0.9)} if day else {})


@pytest.mark.parametrize(
    ("code", "span", "found"),
    [
        ("72148", "08/06/2026 through 11/04/2026", "lost"),
        ("72148", "20260806-20261104", "lost"),
        ("72148", "01/06/2026 through 03/04/2026", "expired"),
        ("72148", "09/06/2026 through 11/04/2026", "approved-mismatch"),
        ("72141", "08/06/2026 through 11/04/2026", "approved-mismatch"),
        ("72141", "01/06/2025 through 03/04/2025", "unknown"),
    ],
)
def test_the_record_holds_an_approval(code: str, span: str, found: str) -> None:
    letter = paper(APPROVAL.format(code=code, span=span), "approval.txt")
    refined = refine_pa_history(UNKNOWN, [letter], load_tables(), facts_of_notice())
    assert refined is not None
    assert refined.value == found
    assert (found == "unknown") == (not refined.sources)


def test_an_approval_of_another_member_or_a_denial_does_not_count() -> None:
    tables = load_tables()
    letter = paper(APPROVAL.format(code="72148", span="08/06/2026 through 11/04/2026"), "approval.txt")
    assert refine_pa_history(UNKNOWN, [letter], tables, facts_of_notice(member="999888")) == UNKNOWN
    refused = paper(APPROVAL.format(code="72148", span="08/06/2026 through 11/04/2026") + "This is denied.", "denial.txt")
    assert refine_pa_history(UNKNOWN, [refused], tables, facts_of_notice()) == UNKNOWN
    denied = Fact("pa_history", "requested-denied", 0.9)
    assert refine_pa_history(denied, [letter], tables, facts_of_notice()) == denied
    assert refine_pa_history(None, [letter], tables) is None


def test_without_a_day_the_same_code_is_enough() -> None:
    letter = paper(APPROVAL.format(code="72148", span="see below"), "approval.txt")
    refined = refine_pa_history(UNKNOWN, [letter], load_tables(), facts_of_notice(day=None))
    assert refined is not None
    assert refined.value == "lost"
    assert refined.confidence < 0.8
