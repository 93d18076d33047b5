"""What a payer lists in one sentence is taken apart, answered by the criterion it names, and what is not met is said openly (synthetic)."""

from __future__ import annotations

from dataclasses import replace

import pytest

import letters_samples as samples
from denialhelp.casefile.slugs import LetterKind, Status
from denialhelp.letters.draft import draft
from denialhelp.letters.grounding import gate
from denialhelp.letters.listing import _shared, numbers, parts
from denialhelp.letters.payer import stated_reasons

HEAD = "SAMPLE PLAN (synthetic)\n\n"


def quoted(text):
    made = samples.stimulator().brief()
    notice = samples.doc("notice.txt", HEAD + text)
    note = replace(made.notice.documents[0], id=notice.id)
    return [s.text for s in stated_reasons(replace(made, notice=replace(made.notice, documents=(note,)), documents=(notice,)))]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "We cannot approve this request\n\nNot shown: 8 weeks of bracing, photographs, and a current scan.",
            ["8 weeks of bracing", "photographs", "a current scan"],
        ),
        (
            "The request is denied. We did not find: a laboratory value (section I); a visit within 6 months (section IV).",
            ["a laboratory value (section I)", "a visit within 6 months (section IV)"],
        ),
        (
            "The request is denied. The criteria on pain (2.2), exercise (2.3) and the scan (2.4) are not shown.",
            ["pain (2.2)", "exercise (2.3)", "the scan (2.4)"],
        ),
        (
            ("What we decided now\n\nThe denial is upheld. (1) The note of 20 March 2026 shows six weeks of therapy; twelve are needed. "
            "(2) No MRI of the spine was found."),
            ["The note of 20 March 2026 shows six weeks of therapy; twelve are needed.", "No MRI of the spine was found."],
        ),
        (
            'We cannot approve this. The reviewer wrote: "The sleep test is not current. The report does not show the score."',
            ["The sleep test is not current.", "The report does not show the score."],
        ),
        ("Your decision\n\nReason: No prior authorization was obtained.", ["No prior authorization was obtained."]),
    ],
)
def test_each_thing_that_a_payer_misses_is_a_reason_of_its_own(text, want):
    said = quoted(text)
    assert [w for w in want if w not in said] == []
    assert not any(s.startswith(("Reason:", "The reviewer wrote")) for s in said)


@pytest.mark.parametrize(
    "text", ["You may appeal: by mail, by fax, or by phone.", "The drug is not covered, and it is not on our list.", "Not shown: a scan."]
)
def test_what_lists_nothing_is_not_cut(text):
    assert parts(text) == ()


def test_the_numbers_of_criteria_are_read():
    assert numbers("a preferred product (item 6)") == ("6",)
    assert numbers("twelve are needed (4.1.3.1).") == ("4.1.3.1",)
    assert numbers("condition 2, testing absent") == ("2",)
    assert numbers("C5 (alcohol test)") == ("C5",)
    assert numbers("six weeks of therapy") == ()


def test_a_number_without_its_section_is_the_policys_own():
    assert _shared(["2.2.1.1", "2.2.3", "2.2.9.2"]) == "2.2."
    assert _shared(["A", "B.1"]) == ""
    assert _shared(["1.a", "2.b"]) == ""


def made_with(reason, status=Status.MET):
    made = samples.stimulator()
    text = made.notice.pages[0].text.replace("1. The pain score of March 2, 2026 was 4 out of 10. The policy asks for severe pain.", reason)
    notice = samples.doc("notice.txt", text)
    findings = tuple(
        replace(f, status=status, evidence=(), against=f.evidence) if f.id == "B" and status is Status.NOT_MET else f for f in made.findings
    )
    changed = replace(made, notice=notice, findings=findings)
    brief = changed.brief()
    return gate(draft(LetterKind.APPEAL, brief), brief)


def test_a_listed_reason_is_answered_by_the_criterion_that_it_names():
    letter = made_with("The request is not approved. Not shown: the amount (item D), prior measures (item B).")
    text = samples.as_text(letter)
    assert "Your notice lists as not shown: “prior measures (item B)”" in text
    assert "Six months of physical therapy" in text[text.index("prior measures (item B)") :]
    assert "the amount (item D)" not in text  # it is open: the worklist asks for it, the letter does not pretend


def test_a_day_that_the_payer_calls_too_old_is_not_answered_by_other_criteria():
    text = samples.as_text(made_with("1. Your liver test of March 2, 2026 is too old."))
    assert "liver test" not in text or "as this letter shows" not in text[text.index("liver test") :].split("\n")[0]


def test_a_criterion_that_the_record_speaks_against_is_said_openly():
    text = samples.as_text(made_with("1. The pain score of March 2, 2026 was 4 out of 10.", Status.NOT_MET))
    assert "## What is not claimed" in text
    assert "B, “Failure of at least six months of conservative care”: not met on the record at hand." in text
    assert "## What is not claimed" not in samples.as_text(made_with("1. The pain score of March 2, 2026 was 4 out of 10."))


def test_an_item_whose_criterion_is_open_draws_no_passage_near_it():
    listed = "Not shown: informed consent for gabapentin (item D), prior measures (item B)."
    text = samples.as_text(made_with(f"The request is not approved. {listed}"))
    assert "informed consent for gabapentin" not in text
    assert "prior measures (item B)" in text
