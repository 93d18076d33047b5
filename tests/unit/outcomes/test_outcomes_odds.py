"""Odds: Wilson's interval, the silence under twenty, the finding of groups, and that rows add up to their source."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from denialhelp.cli.main import app
from denialhelp.outcomes.find import find_group
from denialhelp.outcomes.interval import borrowed, wilson
from denialhelp.outcomes.odds import FEWEST, odds, share_of
from denialhelp.reference.outcomes_table import TYPES, load_outcomes

TABLE = load_outcomes()


def test_wilson_agrees_with_a_published_example() -> None:
    # 81 of 263: Newcombe 1998, Statistics in Medicine 17:857, table I, method 3
    low, high = wilson(81, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    low, high = wilson(0, 20)
    assert (low, round(high, 4)) == (0.0, 0.1611)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_share_and_mirrors(case: tuple[int, int]) -> None:
    hits, n = case
    low, high = wilson(hits, n)
    assert 0 <= low <= hits / n + 1e-12
    assert hits / n - 1e-12 <= high <= 1
    other = wilson(n - hits, n)
    assert other[0] == pytest.approx(1 - high, abs=1e-9)


@pytest.mark.parametrize(("hits", "n"), [(1, 0), (3, 2), (-1, 5)])
def test_wilson_refuses_what_is_no_count(hits: int, n: int) -> None:
    with pytest.raises(ValueError, match="decision"):
        wilson(hits, n)


def test_borrowed_lies_between_its_own_share_and_the_larger_one() -> None:
    assert borrowed(0, 0, 0.4) == 0.4
    assert 0.4 < borrowed(9, 10, 0.4) < 0.9
    assert borrowed(900, 1000, 0.4) == pytest.approx(0.89, abs=0.01)


def test_no_rate_under_twenty() -> None:
    assert share_of(FEWEST - 1, 5, None).rate is None
    assert share_of(FEWEST, 5, None).rate == 0.25


def test_rows_add_up_to_the_whole_source() -> None:
    assert sum(r.decisions for r in TABLE.by_type.rows) == TABLE.by_type.decisions
    assert sum(r.overturned for r in TABLE.by_type.rows) == TABLE.by_type.overturned
    assert sum(r.decisions for r in TABLE.newer.rows) < TABLE.newer.decisions
    assert all(r.recent is not None and r.recent[1] <= r.recent[0] <= r.decisions for r in TABLE.newer.rows)


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("MRI", "mri"), ("mris", "mri"), ("Wegovy", "weight-loss-drugs"), ("glp-1-weight-loss", "weight-loss-drugs"),
        ("RTC", "residential-treatment"), ("proton beam", "proton-therapy"), ("terapia del habla", "speech-therapy"),
        ("lumbar fusion surgery", "spinal-fusion"), ("Humira", "biologics"),
        ("a CGM for my son", "glucose-monitor"), ("knee replacement", "knee-replacement"),
    ],
)  # fmt: skip
def test_words_find_one_group(asked: str, key: str) -> None:
    assert [g.key for g in find_group(TABLE.treatments, asked)] == [key]


@pytest.mark.parametrize("asked", ["", "  ", "ivf", "xyzzy", "mr"])
def test_unknown_words_find_none(asked: str) -> None:
    assert find_group(TABLE.treatments, asked) == ()


def test_words_of_several_groups_are_a_question() -> None:
    answer = odds(TABLE, treatment="therapy")
    assert answer.abstains
    assert answer.share is None
    assert {"speech-therapy", "physical-therapy"} <= {g.key for g in answer.choices}


def test_an_unknown_diagnosis_is_not_dropped() -> None:
    answer = odds(TABLE, treatment="MRI", diagnosis="hiccups")
    assert answer.abstains
    assert answer.share is None
    assert "hiccups" in answer.why


def test_every_group_and_type_keeps_the_floor_and_the_interval() -> None:
    for group in TABLE.treatments.values():
        for kind in (None, *TYPES):
            answer = odds(TABLE, treatment=group.key, kind=kind)
            assert answer.abstains == (answer.share is None or answer.share.n < FEWEST)
            if not answer.abstains:
                assert answer.share is not None
                assert answer.share.interval is not None
                assert answer.share.rate is not None
                assert answer.share.interval[0] <= answer.share.rate <= answer.share.interval[1]
                assert answer.source is not None
                assert answer.estimate is not None
            assert "survived an internal appeal" in answer.selection


def test_a_wider_group_says_so() -> None:
    assert any("wider" in note for note in odds(TABLE, treatment="facet-radiofrequency-ablation").notes)


def test_a_change_over_time_is_told() -> None:
    assert any("recent figure" in note for note in odds(TABLE, treatment="residential treatment").notes)


def test_the_command_prints_json_and_refuses_an_unknown_type() -> None:
    good = CliRunner().invoke(app, ["odds", "--treatment", "MRI", "--diagnosis", "cancer", "--json"])
    told = json.loads(good.stdout)
    assert (told["n"], told["overturned"], told["years"], told["abstains"]) == (120, 66, [2002, 2025], False)
    assert told["source"]["licence"].startswith("CC BY")
    few = json.loads(CliRunner().invoke(app, ["odds", "--treatment", "hearing aid", "--json"]).stdout)
    assert few["abstains"]
    assert few["rate"] is None
    text = CliRunner().invoke(app, ["odds", "--treatment", "proton", "--type", "experimental"])
    assert "95% interval" in text.stdout
    wrong = CliRunner().invoke(app, ["odds", "--treatment", "MRI", "--type", "x"])
    assert wrong.exit_code != 0
