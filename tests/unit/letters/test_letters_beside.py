"""What stands beside the matter and must not be taken for it: days, a network's word beside a name, looks inside among treatments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from denialhelp.casefile.fact import Fact, Pin
from denialhelp.casefile.record import Event, Record
from denialhelp.casefile.slugs import Assertion, EventKind
from denialhelp.letters.arguments.asks import reviewer
from denialhelp.letters.arguments.record_shows import tried
from denialhelp.letters.further import _to_do
from denialhelp.letters.relevance import overlap
from denialhelp.letters.statements import Pen
from letters_samples import doc, stimulator


def test_two_texts_that_share_a_day_speak_of_nothing_together() -> None:
    assert overlap("October 28, 2026.", "Nothing had been received when we decided on October 16, 2026.") == 0
    assert overlap("Seen 10/28/2026.", "Decided 10/28/2026 by the plan's panel.") == 0
    assert overlap("The wrist was measured on June 16, 2026.", "No measurement of the wrist.") >= 1


@pytest.mark.parametrize(
    ("word", "named"), [("Preferred", False), ("Participating Provider", False), ("Pain Medicine", True), ("Neurology", True)]
)
def test_a_field_of_medicine_is_asked_for_and_no_network_word(word: str, *, named: bool) -> None:
    brief = stimulator().brief()
    notice = doc("notice.txt", f"SAMPLE PLAN (synthetic)\n\nOrdering provider: Anna Sample, MD ({word})\n\nWe denied it.")
    note = replace(brief.notice.documents[0], id=notice.id)
    page = notice.pages[0]
    at = page.text.index("Anna")
    pin = Pin(notice.id, 1, page.text[at : at + 15])
    facts = {**brief.notice.facts, "provider_name": Fact("provider_name", "Anna Sample, MD", 0.9, (pin,))}
    made = replace(brief, notice=replace(brief.notice, documents=(note,), facts=facts), documents=(notice,))
    said = " ".join(s.text for s in reviewer(Pen(made)))
    assert (f"own field, {word}," in said) is named
    assert "took no part in the first decision" in said


def test_looks_inside_and_lists_of_medicines_are_no_treatments_tried() -> None:
    lines = (
        (EventKind.PROCEDURE, "completed", "Colonoscopy 11/02/2023: two small polyps."),
        (EventKind.MEDICATION, "failed", "Medicines: one, two, three stopped in 2024 without effect."),
        (EventKind.MEDICATION, "failed", "Sampledrug for two months, no effect."),
    )
    chart = doc("chart.txt", "SYNTHETIC SAMPLE\n" + "\n".join(text for _, _, text in lines))
    events = []
    for kind, outcome, text in lines:
        pin = Pin(chart.id, 1, text)
        events.append(
            Event(kind=kind, text=text, assertion=Assertion.PRESENT, outcome=outcome, recorded_on=date(2026, 4, 1), sources=(pin,))
        )
    brief = stimulator().brief()
    made = replace(brief, record=Record(events=tuple(events)), documents=(*brief.documents, chart))
    said = " ".join(s.text for item in tried(Pen(made)).items for s in item)
    assert "Sampledrug" in said and "Colonoscopy" not in said and "Medicines:" not in said


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("Your attending physician must complete the attestation that is part of the application.", True),
        ("Please include a copy of the final denial with the form.", True),
        ("You must send your application within four months of this letter.", False),
        ("We may charge a fee of up to $25 for each external appeal.", False),
        ("The application and instructions are enclosed with this letter.", False),
    ],
)
def test_only_what_somebody_must_do_is_a_task(text: str, *, task: bool) -> None:
    assert _to_do(text) is task
