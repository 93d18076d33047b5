"""The days of a notice arrive as the events that the law counts from."""

from __future__ import annotations

from datetime import date

from denialhelp.casefile.document import Document, Page
from denialhelp.reading.notice import read_notice
from denialhelp.reference.tables import load_tables
from denialhelp.workflow.placing import legal_case

REDUCED = """\
Example Community Plan (Medicaid)
NOTICE OF ADVERSE BENEFIT DETERMINATION

Date of notice: November 2, 2026
Date mailed: November 3, 2026
Member: Kim Sample   Medicaid ID: 990112233

Dear parent of Kim Sample:

We received a request on October 20, 2026 for 84 hours a week of private duty nursing. We approved it through November 30, 2026.
Beginning December 2, 2026 your private duty nursing will be reduced from 84 to 56 hours a week because the hours are not medically
necessary. Your doctor may ask for a peer-to-peer talk within 10 calendar days of the date of this notice.

You may ask for an appeal within 60 days. To keep your services, ask within 10 days of mailing or before the change.
"""


def test_days_become_events() -> None:
    notice = read_notice([Document("n.txt", "0" * 64, "text/plain", (Page(1, REDUCED),))], load_tables(), as_of=date(2026, 11, 23))
    case = legal_case(notice)
    expected = {
        "notice_dated": date(2026, 11, 2),
        "notice_sent": date(2026, 11, 3),
        "pa_request_received": date(2026, 10, 20),
        "effective_date": date(2026, 12, 2),
        "course_approved_through": date(2026, 11, 30),
    }
    assert {name: case.events.get(name) for name in expected} == expected
    assert case.document_terms["peer_to_peer_days"] == 10
