"""What a letter never quotes as the payer's reason: check-box lines that are not ticked or ran together, and the heads of tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from denialhelp.letters.payer import stated_reasons
from letters_samples import doc, stimulator

PROSE = "The records do not show that a lower dose was tried before."
LIST = """Why we denied it
☐ the drug is excluded from coverage under this plan
{tick} the amount is above a quantity limit and is not medically necessary
☐ step therapy requirements are not met

{prose}"""
PLAIN = """Why we denied it
the drug is excluded from coverage under this plan
X  the amount is above a quantity limit step therapy requirements are not met
prior authorization requirements are not met

{prose}"""
TABLE = """Explanation of the decision
Date of service  Service  Billed  Plan allowance  Not covered  Deductible  Copay  We paid  Remark codes

{prose}"""


def quoted(text: str) -> list[str]:
    notice = doc("notice.txt", "SAMPLE PLAN (synthetic)\n\n" + text.replace("{prose}", PROSE))
    brief = stimulator().brief()
    note = replace(brief.notice.documents[0], id=notice.id)
    return [s.text for s in stated_reasons(replace(brief, notice=replace(brief.notice, documents=(note,)), documents=(notice,)))]


@pytest.mark.parametrize("tick", ["☒", "☑", "[x]", "(X)"])
def test_of_boxes_only_the_ticked_line_is_quoted(tick: str) -> None:
    said = quoted(LIST.replace("{tick}", tick))
    assert said[0] == "the amount is above a quantity limit and is not medically necessary"
    assert all(PROSE in s for s in said[1:]) and len(said) > 1


@pytest.mark.parametrize("text", [PLAIN, TABLE])
def test_only_the_prose_is_quoted(text: str) -> None:
    said = quoted(text)
    assert said
    assert all(PROSE in s for s in said), said


def test_a_list_in_prose_without_boxes_is_still_quoted() -> None:
    said = quoted("Why we denied it\n\n1. The chart does not show twelve visits of therapy.\n2. No imaging result was included.\n\n{prose}")
    assert any("twelve visits" in s for s in said)
    assert any("imaging" in s for s in said)


def test_what_was_not_sent_is_a_reason() -> None:
    said = quoted(
        "Why we denied it\nYour doctor told us about one drug. Nothing was said about the second. A liver test was not sent.\n\n{prose}"
    )
    assert any("Nothing was said" in s for s in said) and any("liver test" in s for s in said)
