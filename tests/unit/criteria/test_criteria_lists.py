"""Lists with signs: what each item asserts, and texts that only look like such a list."""

from __future__ import annotations

import pytest

from denialhelp.criteria.checklists import signed
from denialhelp.criteria.cues import Stance


def said(text: str, item: str) -> Stance | None:
    start = text.index(item)
    return next((s for a, b, s in signed(text) if a <= start and start + len(item) <= b), None)


@pytest.mark.parametrize(
    ("text", "item", "stance"),
    [
        ("ROS: + congestion, - facial pain", "congestion", Stance.PRESENT),
        ("ROS: + congestion, - facial pain", "facial pain", Stance.ABSENT),
        ("GI: +reflux, -dysphagia, melena; GU: +nocturia", "melena", Stance.UNSURE),
        ("GI: +reflux, -dysphagia, melena; GU: +nocturia", "nocturia", Stance.PRESENT),
        ("(+) cough (-) fever (-) hemoptysis", "fever", Stance.ABSENT),
        ("(+) cough (-) fever (-) hemoptysis", "cough", Stance.PRESENT),
        ("Resp: cough (+), hemoptysis (-)", "hemoptysis", Stance.ABSENT),
        ("Resp: cough (+), hemoptysis (-)", "cough", Stance.PRESENT),
        ("Resp: cough pos, fever neg", "fever", Stance.ABSENT),
    ],
)
def test_a_sign_speaks_for_its_item(text: str, item: str, stance: Stance) -> None:
    assert said(text, item) is stance


@pytest.mark.parametrize(
    "text",
    [
        "- congestion",
        "Visit 10/05/2026 - Ann Example, MD",
        "20-30 mmHg hose worn daily - no relief",
        "HER2 3+ and ER positive",
        "Fever: neg",
        "T-score -2.8 at the hip",
    ],
)
def test_a_bullet_a_dash_and_a_value_are_no_signs(text: str) -> None:
    assert signed(text) == ()
