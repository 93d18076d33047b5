"""Each of the payer's reasons gets its own argument: quoted, answered from the record or the plan, asked about, and asked for instead."""

from __future__ import annotations

from itertools import combinations

import pytest

import letters_reasons as reasons
import letters_samples as samples
from denialhelp.casefile.letter import BlockKind
from denialhelp.casefile.slugs import Reason


def body(letter):
    return [s.text for b in letter.blocks if b.kind is not BlockKind.HEADING for s in b.statements]


def test_every_reason_has_a_case():
    assert {t.reason for t in reasons.TOLD} == set(Reason)


@pytest.mark.parametrize("told", reasons.TOLD, ids=lambda t: t.reason.value)
def test_a_reason_is_quoted_answered_and_turned_into_a_question(told):
    letter = reasons.appeal(told)
    text = samples.as_text(letter)
    assert letter.left_out == ()
    assert told.says.rstrip(".") in text, text
    assert told.shown in text, text
    assert told.asked in text, text
    assert text.index(told.says.rstrip(".")) < text.index("## What I ask for")


def test_letters_of_two_reasons_read_as_two_letters():
    made = {t.reason: body(reasons.appeal(t)) for t in reasons.TOLD}
    shares = {}
    for (one, first), (other, second) in combinations(made.items(), 2):
        same = sum(len(s.split()) for s in first if s in second)
        shares[one, other] = same / sum(len(s.split()) for s in first)
    # These letters hold little but their one reason and what every appeal under one law has to ask for.
    assert sum(shares.values()) / len(shares) <= 0.25
    assert max(shares.values()) <= 0.65, max(shares, key=shares.__getitem__)
