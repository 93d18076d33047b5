"""Each of the payer's reasons gets its own argument: quoted, answered from the record or the plan, asked about, and asked for instead."""

from __future__ import annotations

from itertools import combinations

import pytest

import letters_reasons as reasons
import letters_samples as samples
from denialhelp.casefile.letter import BlockKind
from denialhelp.casefile.rights import Plan
from denialhelp.casefile.slugs import LetterKind, PlanType, Reason
from denialhelp.letters.draft import draft
from denialhelp.letters.grounding import gate


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


@pytest.mark.parametrize(
    ("plan_type", "state", "cited"),
    [
        (PlanType.ERISA_INSURED, "TX", "Tex. Ins. Code 1369.0546"),
        (PlanType.INDIVIDUAL_ACA, "OH", "O.R.C. 3901.832"),
        (PlanType.ERISA_SELF_FUNDED, "TX", None),  # state insurance law does not bind a plan that pays its own claims
        (PlanType.ERISA_INSURED, None, None),
        (PlanType.MEDICARE_PART_D, "TX", None),
    ],
)
def test_a_states_law_on_step_therapy_is_said_where_it_binds_the_plan(plan_type, state, cited):
    made = reasons.brief(next(t for t in reasons.TOLD if t.reason is Reason.STEP_THERAPY))
    made = samples.replace(made, case=samples.replace(made.case, plan=Plan(plan_type, state)))
    text = samples.as_text(gate(draft(LetterKind.APPEAL, made), made))
    assert ("State law on this" in text) is (cited is not None)
    assert cited is None or cited in text
