"""What sentences of charts assert, and what became of treatments: the labelled sentences of the specification, and cases of their own."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from denialhelp.casefile.record import Passage
from denialhelp.casefile.slugs import Assertion
from denialhelp.reading.chart.assertion import assert_of, read_assertion
from denialhelp.reading.chart.outcome import outcome_of

FOLDER = Path(__file__).parents[2] / "spec" / "chart"
SPECS = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("assertion*.yaml"))]
TARGET = re.compile(r"\[([^\[\]]+)\]")


def targets(line: str) -> list[tuple[str, int, int, str]]:
    """The sentence, the offsets of each [target], the section."""
    sentence, _, section = line.partition(" // ")
    plain = TARGET.sub(r"\1", sentence)
    found = []
    for number, match in enumerate(TARGET.finditer(sentence)):
        start = match.start() - 2 * number
        found.append((plain, start, start + len(match.group(1)), section))
    return found


ASSERTIONS = [(label, line) for spec in SPECS for label, lines in spec.items() if label != "outcomes" for line in lines]
OUTCOMES = [(label, line) for spec in SPECS for label, lines in spec["outcomes"].items() for line in lines]


@pytest.mark.parametrize(("label", "line"), ASSERTIONS)
def test_assertion_of_each_labelled_target(label: str, line: str) -> None:
    for sentence, start, end, section in targets(line):
        assert assert_of(sentence, start, end, section).value == label


@pytest.mark.parametrize(("label", "line"), OUTCOMES)
def test_outcome_of_each_labelled_treatment(label: str, line: str) -> None:
    for sentence, start, end, _ in targets(line):
        assert outcome_of(sentence, start, end) == label


def test_specification_is_large_enough() -> None:
    assert len(ASSERTIONS) + len(OUTCOMES) >= 800


@pytest.mark.parametrize(
    ("sentence", "section", "expected"),
    [
        ("No relief from naproxen.", "", Assertion.PRESENT),
        ("He denies any seizure.", "", Assertion.ABSENT),
        ("Hypertension at goal, no chest pain.", "", Assertion.PRESENT),
        ("Will consider an injection after the MRI.", "", Assertion.PLANNED),
        ("Father: epilepsy.", "Family history", Assertion.FAMILY),
        ("Return if fever develops.", "", Assertion.POSSIBLE),
        ("Drink plenty of water.", "Discharge instructions", Assertion.PLANNED),
        ("", "", Assertion.PRESENT),
        ("☒ Diabetes", "", Assertion.PRESENT),
        ("Seizures: [ ] Yes [x] No", "", Assertion.ABSENT),
        ("Seizures: [x] Yes [ ] No", "", Assertion.PRESENT),
    ],
)
def test_main_claim(sentence: str, section: str, expected: Assertion) -> None:
    assert read_assertion(sentence, section)[0] is expected


def test_words_that_reach_over_two_scopes_take_the_first() -> None:
    sentence = "No family history of medullary thyroid cancer."
    main, scopes = read_assertion(sentence)
    passage = Passage("a", 1, 0, len(sentence), sentence, main, scopes=scopes)
    cancer = sentence.index("medullary")
    assert passage.assertion_at(cancer, len(sentence) - 1) is Assertion.FAMILY
    assert passage.assertion_at(sentence.index("family"), len(sentence) - 1) is Assertion.ABSENT


def test_a_passage_without_scopes_is_uniform() -> None:
    assert Passage("a", 1, 0, 4, "Pain", Assertion.PRESENT).assertion_at(0, 4) is Assertion.PRESENT


@given(st.text(max_size=120), st.sampled_from(["", "Plan", "Family history", "Past medical history", "Goals", "Odd title"]))
def test_scopes_tile_the_sentence(sentence: str, section: str) -> None:
    _, scopes = read_assertion(sentence, section)
    if scopes:
        assert scopes[0][0] == 0
        assert scopes[-1][1] == len(sentence)
        assert all(a[1] == b[0] for a, b in pairwise(scopes))


@given(st.text(alphabet="no denies failed, stopped for nausea.;()123/ x", max_size=80))
def test_outcomes_are_of_the_closed_set(sentence: str) -> None:
    assert outcome_of(sentence) in {None, "completed", "failed", "declined", "stopped-intolerance", "stopped", "ongoing"}
