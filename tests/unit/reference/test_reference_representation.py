"""The table of writings by which somebody acts for a patient: every entry cited, one for each kind of plan, faults told all at once."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from denialhelp.casefile.slugs import PlanType
from denialhelp.errors import FaultyReference
from denialhelp.reference.representation import PLACE, Element, Situation, load_representation, read_representation
from denialhelp.reference.strict import read_strict

TABLE = load_representation()


@pytest.mark.parametrize("form", [*TABLE.forms, TABLE.records], ids=lambda f: f.id)
def test_every_writing_is_cited_dated_and_signed(form: Any) -> None:
    assert form.citations
    assert all(c.source.startswith("http") for c in form.citations)
    assert date(2026, 11, 1) <= form.checked
    assert Element.PATIENT_SIGNATURE in form.elements


@pytest.mark.parametrize(
    ("plan", "form"),
    [
        (PlanType.MEDICARE_ADVANTAGE, "medicare"),
        (PlanType.MEDICARE_PART_D, "medicare"),
        (PlanType.MEDICARE_ORIGINAL, "medicare"),
        (PlanType.MEDICAID_MANAGED_CARE, "medicaid-managed-care"),
        (PlanType.MEDICAID_FFS, "medicaid"),
        (PlanType.ERISA_SELF_FUNDED, "claims-rule"),
        (PlanType.INDIVIDUAL_ACA, "claims-rule"),
        (PlanType.FEHB, "fehb"),
        (PlanType.TRICARE, "tricare"),
        (PlanType.VA, None),
        (PlanType.SHARING_MINISTRY, None),
        (None, None),
    ],
)
def test_a_kind_of_plan_has_its_writing_or_none(plan: PlanType | None, form: str | None) -> None:
    found = TABLE.form(plan)
    assert (found.id if found else None) == form


def test_medicare_asks_for_both_signatures_and_holds_a_year_and_names_its_form() -> None:
    medicare = TABLE.form(PlanType.MEDICARE_ADVANTAGE)
    assert medicare is not None
    assert {Element.REPRESENTATIVE_SIGNATURE, Element.ACCEPTANCE, Element.RELATION, Element.MEMBER_NUMBER} <= medicare.elements
    assert medicare.years == 1
    assert medicare.official is not None
    assert (medicare.official.must, "CMS-1696" in medicare.official.name) == (False, True)


def test_the_records_authorization_has_every_element_of_the_privacy_rule() -> None:
    wanted = {Element.INFORMATION, Element.WHO_GIVES, Element.WHO_RECEIVES, Element.PURPOSE, Element.ENDS, Element.PATIENT_SIGNATURE,
              Element.AUTHORITY, Element.MAY_REVOKE, Element.NOT_A_CONDITION, Element.PASSED_ON}  # fmt: skip
    assert TABLE.records.elements == wanted


def test_who_has_authority_in_law_shows_a_paper() -> None:
    assert [s.value for s in Situation if TABLE.standing(s).paper] == ["power-of-attorney", "estate"]
    assert not TABLE.standing(Situation.PARENT).patient_signs


FAULTS = (
    (("forms", 0, "plans"), ["no-such-plan"], "unknown value"),
    (("forms", 0, "elements"), ["no-such-element"], "unknown value"),
    (("forms", 0, "citations"), [], "'citations' is missing"),
    (("forms", 0, "checked", "date"), "yesterday", "must be a day"),
    (("forms", 0, "lasts", "count"), 0, "at least 1"),
    (("forms", 1, "plans"), ["medicare-advantage"], "two writings"),
    (("forms", 0, "more"), "x", "unknown key"),
    (("situations", 0, "id"), "parent", "every situation needs one entry"),
    (("forms", 0, "citations", 0, "source"), "a book", "public address"),
)


@pytest.mark.parametrize(("path", "value", "words"), FAULTS, ids=[w for _, _, w in FAULTS])
def test_a_fault_is_told_with_its_place(path: tuple[Any, ...], value: Any, words: str) -> None:
    data = deepcopy(read_strict(PLACE))
    at = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    with pytest.raises(FaultyReference) as caught:
        read_representation(data)
    assert words in str(caught.value) or any(words in f for f in caught.value.faults)
