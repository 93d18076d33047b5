"""What the library gives to a case without a policy: the right service, payer and kind of plan, or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Code, Fact, FactValue, Notice, Pin
from denialhelp.casefile.record import Record
from denialhelp.casefile.rights import LegalCase, Plan
from denialhelp.casefile.slugs import PlanType, Reason
from denialhelp.reference.coverage_library import load_coverage
from denialhelp.reference.services_table import load_services
from denialhelp.workflow import steps
from denialhelp.workflow.in_library import Given, in_library, policies_for, services_named

AS_OF = date(2026, 11, 24)


def _notice(**facts: FactValue) -> Notice:
    return Notice((), "denial", {name: Fact(name, value, 1.0) for name, value in facts.items()})


def _case(plan: PlanType | None = PlanType.ERISA_INSURED, *reasons: Reason, emergency: bool = False) -> LegalCase:
    return LegalCase(plan=Plan(type=plan), reasons=reasons or (Reason.MEDICAL_NECESSITY,), emergency=emergency)


def _named(text: str) -> tuple[str, ...]:
    return services_named(text, tuple(load_services().services.values()))


@pytest.mark.parametrize(("text", "services"), [
    ("Outpatient occupational therapy - constraint-induced movement therapy (CIMT) program", ("cimt",)),
    ("Occupational therapy, 12 visits", ("occupational-therapy",)),
    ("Dupixent 300 mg every two weeks", ("dupilumab",)),
    ("Total knee replacement, right", ("knee-replacement",)),
    ("MRI brain for seizures", ("mri",)),
    ("Terapia física, 20 visitas", ("physical-therapy",)),
    ("evaluation of back pain and chest pain", ()),
    ("mask", ()),
    ("comprehensive examination", ()),
])
def test_a_service_is_known_by_its_names_and_not_by_loose_words(text: str, services: tuple[str, ...]) -> None:
    assert _named(text) == services


def test_the_payers_policy_for_this_kind_of_plan_is_found() -> None:
    notice = _notice(payer="aetna", service="Constraint-induced movement therapy")
    found = policies_for(notice, _case(), "", AS_OF)
    assert [(s, e.payer) for s, e in found] == [("cimt", "aetna")]


@pytest.mark.parametrize("case", [
    _case(PlanType.MEDICAID_MANAGED_CARE),
    _case(PlanType.VA),
    _case(PlanType.ERISA_INSURED, Reason.TIMELY_FILING),
    _case(PlanType.ERISA_INSURED, emergency=True),
])
def test_another_kind_of_plan_or_a_reason_not_of_care_finds_none(case: LegalCase) -> None:
    assert policies_for(_notice(payer="aetna", service="Constraint-induced movement therapy"), case, "", AS_OF) == ()


def test_another_payers_policy_is_never_taken() -> None:
    assert policies_for(_notice(service="Constraint-induced movement therapy"), _case(), "", AS_OF) == ()
    found = policies_for(_notice(payer="oscar", service="Constraint-induced movement therapy"), _case(), "", AS_OF)
    assert all("oscar" in (e.payer, *e.also) for _, e in found)


def test_a_policy_known_only_by_an_old_title_needs_the_notice_to_name_it() -> None:
    old = next(e for e in load_coverage().entries if e.title_only and e.number and e.old(AS_OF) and "employer" in e.lines)
    service = load_services().services[old.services[0]].name.en
    notice = _notice(payer=old.payer, service=service)
    assert old not in [e for _, e in policies_for(notice, _case(), "", AS_OF)]
    assert old in [e for _, e in policies_for(notice, _case(), f"We used policy {old.number}.", AS_OF)]


def test_medicares_own_rules_stand_beside_the_plans_and_local_ones_do_not() -> None:
    notice = _notice(payer="humana", service="Acupuncture for chronic low back pain")
    found = policies_for(notice, _case(PlanType.MEDICARE_ADVANTAGE), "", AS_OF)
    assert {e.payer for _, e in found} == {"cms-ncd"}


def test_codes_alone_name_a_service_only_where_they_name_one() -> None:
    held: dict[str, set[str]] = {}
    for entry in load_coverage().find(payer="aetna", line="employer"):
        for code in (*entry.cpt, *entry.hcpcs):
            held.setdefault(code, set()).add(entry.services[0])
    code, services = next((c, s) for c, s in held.items() if len(s) == 1)
    notice = _notice(payer="aetna", service="Outpatient service", codes=(Code("CPT", code),))
    assert {s for s, _ in policies_for(notice, _case(), "", AS_OF)} == services


def test_the_record_is_held_against_our_words_and_nothing_is_met_without_a_record() -> None:
    text = "Right hemiparesis of the arm after a left MCA stroke on 05/11/2026."
    document = Document("note.txt", "0" * 64, "text/plain", (Page(1, text),))
    notice = _notice(payer="aetna", service="Constraint-induced movement therapy")
    record = steps.chart([document], as_of=AS_OF, notice=notice)
    with_record = in_library(Given(notice, "", _case(), record, (document,)), as_of=AS_OF)
    without = in_library(Given(notice, "", _case(), None, ()), as_of=AS_OF)
    rows = with_record["policies"][0]["criteria"]
    assert with_record["services"] == ["cimt"]
    assert any(row["status"] == "met" and row["evidence"] for row in rows if not row["group"])
    assert all(row["proof"] for row in rows if not row["group"])
    assert {row["status"] for row in without["policies"][0]["criteria"]} == {"unknown"}
    held = with_record["policies"][0]
    assert held["source"].startswith("http")
    assert held["checked"]
    assert isinstance(held["old"], bool)
    assert all(paper["pmid"] or paper["doi"] for paper in with_record["papers"])


def test_what_the_library_does_not_hold_is_nothing() -> None:
    late = _case(PlanType.ERISA_INSURED, Reason.TIMELY_FILING)
    assert in_library(Given(_notice(payer="aetna", service="A thing unheard of"), "", late, Record(), ()), as_of=AS_OF) is None


OWN = "Medically Necessary means care that is needed to treat an illness under accepted standards."
BOOKLET = Document("plan.txt", "0" * 64, "text/plain", (Page(1, f"{OWN}\n\nMember means a person enrolled."),))


def test_without_a_policy_the_plans_own_words_come_first_and_no_demand_is_met() -> None:
    notice = _notice(service="A thing unheard of")
    held = in_library(Given(notice, "", _case(PlanType.MEDICARE_ADVANTAGE), None, (), (BOOKLET,)), as_of=AS_OF)["definition"]
    assert [one["text"] for one in held["own"]] == [OWN]
    assert held["own"][0]["sources"][0]["page"] == 1
    assert [one["id"] for one in held["general"]] == ["necessity.medicare.reasonable", "necessity.medicare_advantage.criteria"]
    assert {e["status"] for one in held["general"] for e in one["elements"]} == {"unknown"}
    assert all(one["citations"] and one["checked"] for one in held["general"])


def test_the_age_decides_and_an_unknown_one_is_said() -> None:
    case = replace(_case(PlanType.MEDICAID_MANAGED_CARE), plan=Plan(type=PlanType.MEDICAID_MANAGED_CARE, state="CA"))
    child = in_library(Given(_notice(patient_dob=date(2014, 2, 28)), "", case, None, ()), as_of=AS_OF)["definition"]
    grown = in_library(Given(_notice(patient_dob=date(2005, 11, 24)), "", case, None, ()), as_of=AS_OF)["definition"]
    unknown = in_library(Given(_notice(), "", case, None, ()), as_of=AS_OF)["definition"]
    assert child["general"][0]["id"] == "necessity.medicaid.under_21"
    assert [one["id"] for one in grown["general"]] == ["necessity.ca.medi_cal", "necessity.medicaid_managed_care.no_stricter"]
    assert {one["id"]: one["needs"] for one in unknown["if_so"]} == {
        "necessity.medicaid.under_21": ["under-21"], "necessity.ca.medi_cal": ["over-20"],
    }


@pytest.mark.parametrize("case", [_case(PlanType.CHIP, Reason.TIMELY_FILING), _case(PlanType.VA, emergency=True)])
def test_a_denial_that_is_not_about_need_or_an_emergency_gets_no_definition(case: LegalCase) -> None:
    assert in_library(Given(_notice(), "", case, None, (), (BOOKLET,)), as_of=AS_OF) is None


def test_where_nothing_defines_it_the_notices_own_reason_is_kept() -> None:
    pin = Pin("notice.txt", 1, "The test is not medically necessary.")
    notice = Notice((), "denial", {"reasons": Fact("reasons", (Reason.MEDICAL_NECESSITY,), 1.0, (pin,))})
    held = in_library(Given(notice, "", _case(PlanType.CHIP), None, ()), as_of=AS_OF)["definition"]
    assert (held["plan"], held["own"], held["general"]) == ("chip", [], [])
    assert in_library(Given(notice, "", _case(None), None, ()), as_of=AS_OF)["definition"]["plan"] is None
    assert [s["quote"] for s in held["notice_says"]] == ["The test is not medically necessary."]
