"""Ages, qualifiers, counts, tests that exclude, denials of another kind: what a criterion asks beside its head word (all synthetic)."""

from __future__ import annotations

from datetime import date

import pytest

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.policy import Finding, walk
from denialhelp.casefile.slugs import Status
from denialhelp.criteria.ages import is_age
from denialhelp.criteria.awaited import awaited
from denialhelp.criteria.context import CaseContext
from denialhelp.criteria.logic import lead_logic
from denialhelp.criteria.match import match
from denialhelp.criteria.numbers import dates_in
from denialhelp.criteria.parse import parse_policy
from denialhelp.reading.records import read_records

AS_OF = date(2026, 11, 23)
NOTE = "Visit 10/20/2026\nPatient: Ann Example  DOB 01/01/1963\nAuthor: Sam Writer, MD\n\n"


def text_document(name: str, text: str) -> Document:
    return Document(name, "0" * 64, "text/plain", (Page(1, text),))


def finding(criterion: str, chart: str, born: date = date(1963, 1, 1)) -> Finding:
    lead = "The procedure is medically necessary when ALL of these are met:"
    policy = parse_policy(text_document("policy.txt", f"Sample policy\n\n{lead}\n1. {criterion}\n2. Age 18 years or older\n"))
    chart_document = text_document("chart.txt", NOTE.replace("1963", str(born.year)) + chart)
    record = read_records([chart_document], as_of=AS_OF, patient_name="Ann Example", patient_born=born)
    context = CaseContext("Ann Example", born, "a procedure", (), date(2026, 11, 1), None, None)
    assert any(n.id == "1" for n in walk(policy.root))
    return next(f for f in match(policy, record, [chart_document], context, as_of=AS_OF).findings if f.id == "1")


@pytest.mark.parametrize(
    "who",
    ["women aged 60 or more", "members 60 years or older", "patients aged 60 and over", "adults aged 55 or above", "women aged 60"],
)
def test_an_age_group_that_holds_the_patient_binds_her(who: str) -> None:
    assert finding(f"A bone density test within the past 24 months for {who}", "Seen for back pain.").status is Status.UNKNOWN


def test_an_age_group_that_leaves_the_patient_out_does_not_bind_her() -> None:
    got = finding("A bone density test within the past 24 months for women aged 70 or more", "Seen for back pain.")
    assert got.status is Status.MET
    assert "does not apply" in got.why


@pytest.mark.parametrize("text", ["bone age below 14 in girls", "skeletal age under 16", "a gestational age of at least 30 weeks"])
def test_another_age_is_not_how_old_the_patient_is(text: str) -> None:
    assert not is_age(text)


@pytest.mark.parametrize(
    "text", ["age below 14", "aged 60 or more", "a child under 12 years of age", "age 4 or older with a bone age of 3"]
)
def test_the_age_itself_is(text: str) -> None:
    assert is_age(text)


@pytest.mark.parametrize(
    ("criterion", "said"),
    [
        ("A wound with packing or a drain", "Sacral wound dressing changed, 0.6 x 0.4 cm, no drainage."),
        ("A wound with packing", "Heel wound clean and dry, no packing."),
        ("A pressure injury of stage 3 or worse", "Sacral pressure injury stage 2, pink base."),
        ("Side effects that stopped four antidepressants", "Only one antidepressant stopped for side effects; sertraline was tolerated."),
        ("Side effects that stopped three antidepressants", "Sertraline stopped for side effects. Bupropion stopped for side effects."),
        ("No pregnancy after 12 months of unprotected intercourse, woman aged 70 or younger", "Pregnancy test 10/01/2026 negative."),
        ("No pregnancy despite 1 year of trying", "hCG negative."),
        ("A karyotype that excludes Turner syndrome", "Karyotype to exclude Turner syndrome ordered."),
        ("A karyotype that excludes Turner syndrome", "Karyotype: Turner syndrome cannot be excluded."),
        ("A karyotype that excludes Turner syndrome", "Thyroid panel normal."),
        ("An MRI of the brain that excludes tumor", "MRI of the knee 09/01/2026: normal."),
        ("A biopsy that rules out melanoma", "Biopsy of the left arm: melanoma, 0.8 mm."),
    ],
)
def test_a_part_of_what_is_asked_is_no_proof(criterion: str, said: str) -> None:
    assert finding(criterion, said).status is not Status.MET


@pytest.mark.parametrize(
    ("criterion", "said"),
    [
        ("In girls, a karyotype or microarray that excludes Turner syndrome", "Karyotype 46,XX normal female, Turner syndrome excluded."),
        ("A karyotype that rules out Turner syndrome", "Karyotype, 50 cells: negative for Turner syndrome."),
        ("A karyotype excluding Turner syndrome", "Karyotype 08/04/2026: normal female."),
        ("A pressure injury of stage 3 or worse", "Pressure injury of the sacrum, stage 4, 4 x 3 cm."),
        ("Side effects that stopped two antidepressants", "Sertraline stopped due to side effects. Bupropion stopped due to hives."),
    ],
)
def test_all_of_what_is_asked_is_proof(criterion: str, said: str) -> None:
    got = finding(criterion, said)
    assert got.status is Status.MET
    assert got.evidence


@pytest.mark.parametrize("said", ["Pulses 2+ both feet: not vascular claudication.", "ABI normal, no vascular claudication."])
def test_a_denial_of_another_kind_is_no_denial(said: str) -> None:
    assert finding("Neurogenic claudication", said).status is not Status.NOT_MET


def test_an_age_that_is_asked_and_not_so_defeats_a_course() -> None:
    got = finding("No pregnancy after 12 months of unprotected intercourse, woman aged 35 or younger", "Age 63.")
    assert got.status is Status.NOT_MET


def test_a_course_in_vain_is_taken_apart() -> None:
    got = awaited("no pregnancy after 6 months of donor insemination, if the woman is over 35")
    assert got is not None
    assert (got.what, got.course, got.age, got.demand) == ("pregnancy", "6 months of donor insemination", "over 35", False)
    assert awaited("no relief after 6 weeks of physical therapy") is None
    assert awaited("no pregnancy") is None


@pytest.mark.parametrize("text", ["Back pain 4/10 at rest.", "NRS 7/10", "Strength of the left grip 4/5.", "4/10 pain today"])
def test_a_score_is_no_day(text: str) -> None:
    assert dates_in(text, 2026) == []


@pytest.mark.parametrize("text", ["Seen 4/10 for follow-up.", "Injection on 4/5", "Pain began 4/12"])
def test_a_day_without_year_is_still_a_day(text: str) -> None:
    assert len(dates_in(text, 2026)) == 1


def test_a_planned_day_lies_in_no_time_before() -> None:
    assert finding("PHQ-9 of 20 or more within 30 days of the request", "PHQ-9 of 22 planned for 12/10/2026.").status is not Status.MET


def test_what_to_call_for_is_no_finding() -> None:
    got = finding("No chest pain", "Instructed to stop exercise and call if chest pain.")
    assert got.status is not Status.NOT_MET


def test_a_cause_is_no_negation_of_its_list() -> None:
    because = lead_logic("Travel by road is not suitable because of any one of these:")
    barred = lead_logic("The service is not covered for any of these:")
    assert because is not None and not because.negated
    assert barred is not None and barred.negated


@pytest.mark.parametrize(
    "said",
    [
        "Stop the exercise if arm pain is more than 7/10 and rest.",
        "Patient instructed to rest when arm pain is 6/10.",
        "She is to call the clinic for arm pain of 8/10.",
    ],
)
def test_an_instruction_holds_no_value(said: str) -> None:
    assert finding("No pain in the arm of more than 5 out of 10", said).status is Status.UNKNOWN


@pytest.mark.parametrize(("said", "status"), [("Arm pain 2/10.", Status.MET), ("Arm pain 7/10 today.", Status.NOT_MET)])
def test_a_denied_limit_is_read_the_right_way_round(said: str, status: Status) -> None:
    assert finding("No pain in the arm of more than 5 out of 10", said).status is status


@pytest.mark.parametrize(
    ("criterion", "status"),
    [("At least 3 months since onset", Status.MET), ("At least 8 months since onset", Status.NOT_MET)],
)
def test_time_that_has_passed_is_counted_to_the_request(criterion: str, status: Status) -> None:
    got = finding(criterion, "Stroke with onset 03/10/2026. Program planned to start 12/20/2026.")
    assert got.status is status
    assert all("12/20" not in e.pin.quote or "03/10" in e.pin.quote for e in (*got.evidence, *got.against))


def test_the_normal_test_of_a_relative_excludes_nothing() -> None:
    assert finding("A karyotype that excludes Turner syndrome", "Family: sister's karyotype normal.").status is Status.UNKNOWN


def test_one_plain_word_denied_is_not_the_whole() -> None:
    got = finding("No ground crew with the needed level of care could be had within 60 minutes", "Walks 300 ft alone, no needs.")
    assert got.status is Status.UNKNOWN
