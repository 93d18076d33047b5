"""From a paper that holds several decisions nothing of another person reaches a letter or the packet (synthetic, fictional people)."""

from __future__ import annotations

import json
from datetime import date

import pypdfium2
import pytest

from denialhelp.errors import WrongUse
from denialhelp.workflow.appeal import AppealRequest, run_appeal

AS_OF = date(2026, 11, 23)
PAPER = """\
SYNTHETIC SAMPLE - fictional people
Cobalt Ridge Insurance Company
October 14, 2026

The claims below are denied.

Patient: Nadia Halloran
Member ID: CRI 5520187-01
Claim number: 26100-55881
Date of service: 09/02/2026
Service: Sleep study in a laboratory (95810)
Reason: The service is not medically necessary because a home test was not tried.

Patient: Peter Vandermolen
Member ID: CRI 5520187-03
Claim number: 26100-55902
Date of service: 09/09/2026
Service: Hearing test (92557)
Reason: No prior authorization was obtained before the service.

You can appeal within 180 days of receiving this letter. Cobalt Ridge Appeals, P.O. Box 990556, Boise, ID 83701.
"""


def packet_text(folder):
    pdf = pypdfium2.PdfDocument(folder / "packet.pdf")
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


def test_the_other_persons_decision_is_in_no_letter_and_no_page(tmp_path):
    notice = tmp_path / "notice.txt"
    notice.write_text(PAPER, encoding="utf-8")
    result = run_appeal(AppealRequest(notice=notice, out=tmp_path / "out", given={"claim": "2"}), as_of=AS_OF)
    assert result.notice.text("patient_name") == "Peter Vandermolen"
    letters = json.dumps([s.text for letter in result.letters for s in letter.statements()])
    pages = packet_text(tmp_path / "out")
    for other in ("Nadia", "26100-55881", "95810", "home test"):
        assert other not in letters
        assert other not in pages
    assert "26100-55902" in pages
    work = (tmp_path / "out" / "worklist.md").read_text(encoding="utf-8")
    assert "26100-55881" in work  # that it exists is said to the person, not to the payer
    assert "Which decision is this about" not in work  # it was answered


@pytest.mark.parametrize("answer", ["both", 0, True])
def test_an_answer_that_is_no_number_is_refused(tmp_path, answer):
    notice = tmp_path / "notice.txt"
    notice.write_text(PAPER, encoding="utf-8")
    with pytest.raises(WrongUse):
        run_appeal(AppealRequest(notice=notice, out=tmp_path / "out", given={"claim": answer}), as_of=AS_OF)
