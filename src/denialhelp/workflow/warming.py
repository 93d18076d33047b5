"""Does once, before anybody waits, what the first notice of a process would wait for: loads the tables, and reads a made-up notice."""

from __future__ import annotations

import hashlib
from datetime import date

from denialhelp.casefile import contract
from denialhelp.casefile.document import Document, Page
from denialhelp.workflow import appeal, steps
from denialhelp.workflow.legal_json import legal_case_json

# Synthetic: long enough that every reader has something to look at.
_NOTICE = """Sample Health Plan
P.O. Box 5550, Springfield, IL 62701
January 5, 2026
Member: Delphine Example   Member ID: SYN000001   Date of birth: 01/02/1970
Claim number: SYN2600412345   Date of service: 01/02/2026   Provider: Sample Clinic
Dear Delphine Example:
We reviewed the request for physical therapy (CPT 97110). We cannot approve it. Reason: it is not medically necessary under our
clinical policy PT-1. Diagnosis code M54.50. Amount billed: $120.00. Amount denied: $120.00. You may owe: $120.00. CARC 50, CO.
You may appeal within 180 days of the day you receive this letter. Send your appeal to: Sample Health Plan Appeals, P.O. Box 5551,
Springfield, IL 62701, fax 555-555-0142. If your doctor says that it is urgent you may ask for an expedited appeal. After the final
decision you may ask for an external review within four months. You may ask for the documents used, free of charge.
This plan is sponsored by your employer and subject to ERISA. If the plan is insured you may complain to the state department of insurance.
The clinical reviewer, a medical director, found that the records submitted do not support continued therapy at this level of care: goals
were met, a maximum of 60 visits was used, and a home exercise program is enough. It is not experimental or investigational, cosmetic or
excluded. The service was not authorized before it began; the provider is out of network; the claim was received late, is a duplicate, or
lacks information, a modifier, a referral or coordination of benefits. Step therapy or a formulary alternative must be tried first.
You, your representative or your provider may request a reconsideration, a second level appeal, a fair hearing or a peer to peer call.
Call member services at 555-555-0100 or write to us within 60 days. A decision on a standard appeal is made in 30 days, on an urgent one
in 72 hours. Services may continue during the appeal. This determination was made on December 30, 2025 and mailed on January 5, 2026.
"""


def warm() -> None:
    """Load and try everything that reading a notice needs; nothing is kept of the made-up one."""
    from denialhelp.intake.child import start_one_early

    start_one_early()
    as_of = date(2026, 1, 6)
    document = Document("sample.txt", hashlib.sha256(_NOTICE.encode()).hexdigest(), "text/plain", (Page(1, _NOTICE),))
    notice = steps.extract((document,), as_of=as_of)
    case = steps.place(notice)
    rights = steps.rights(case, as_of=as_of)
    steps.audit(notice, (document,), case, as_of=as_of)
    told = (contract.notice(notice), contract.rights(rights), legal_case_json(case))
    assert all(told)  # noqa: S101 - made for what making it loads
    appeal.open_questions(notice, rights)
