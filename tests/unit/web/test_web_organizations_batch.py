"""Remittances onto the board: rows of what is worth it, once; causes; files that go; drafts of chosen rows; what cannot be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from denialhelp.web.cases.models import WORK_STEPS, Case, CaseFile
from denialhelp.web.cases.storage import Store
from denialhelp.web.guard.models import Action, AuditEvent
from denialhelp.web.jobs.models import Task
from denialhelp.web.organizations import steps
from denialhelp.web.organizations.models import Batch, CaseOf, Membership, Organization
from organization_case import TODAY, browser, joined, office

pytestmark = pytest.mark.django_db
NO_AUTHORIZATION = "CO*197*480.00"
MODIFIER = "CO*4*120.00"


@pytest.fixture(autouse=True)
def on_the_day(settings: Any) -> None:
    settings.AS_OF = TODAY.isoformat()


def begun() -> list[tuple[str, str]]:
    """The work on cases that is in line: what, and of which case."""
    return [(str(t.arguments[0]), t.name) for t in Task.objects.filter(name__startswith="cases.")]


def claim(number: int, adjustment: str, paid: str = "0.00") -> str:
    """One synthetic claim."""
    billed = adjustment.rsplit("*", 1)[-1] if adjustment else "50.00"
    parts = [f"CLP*SYN{number}*{'4' if adjustment else '1'}*{billed}*{paid}*0.00*12*ICN{number}",
             f"NM1*QC*1*SAMPLE*PAT{number}****MI*M000{number}", "DTM*232*20260901", f"SVC*HC:97530*{billed}*{paid}**1",
             f"CAS*{adjustment}" if adjustment else ""]  # fmt: skip
    return "~\n".join(p for p in parts if p)


def remit(*claims: str) -> bytes:
    """A synthetic remittance."""
    head = ["ISA*00*          *00*          *ZZ*SYNTHETIC      *ZZ*SYNTHETIC      *261101*0900*^*00501*000000001*0*T*:",
            "GS*HP*S*S*20261101*0900*1*X*005010X221A1", "ST*835*0001", "BPR*I*0*C*CHK************20261101", "N1*PR*CIGNA",
            "N1*PE*SYNTHETIC CLINIC*XX*1234567893"]  # fmt: skip
    return ("~\n".join([*head, *claims, "SE*1*0001", "GE*1*1", "IEA*1*000000001"]) + "~\n").encode()


MONDAY = remit(claim(1, NO_AUTHORIZATION), claim(2, MODIFIER), claim(3, MODIFIER), claim(4, "CO*50*900.00"), claim(5, "", "50.00"))


def bring(own: Membership, *files: tuple[str, bytes]) -> Batch:
    """Upload and read."""
    given = [SimpleUploadedFile(name, content) for name, content in files]
    answer = browser(own.person).post(f"/organization/{own.organization_id}/remittances/", {"files": given})
    assert answer.status_code == 302
    made = Batch.objects.first()
    assert made is not None
    assert Task.objects.filter(name="organizations.batch", key=f"organizations.batch:{made.pk}").count() == 1
    steps.read_batch(made.pk)
    made.refresh_from_db()
    return made


def _page(own: Membership, held: Batch) -> str:
    return browser(own.person).get(f"/organization/{own.organization_id}/remittances/{held.pk}/").content.decode()


def test_what_is_worth_it_comes_onto_the_board_with_its_reason_and_causes_are_grouped(home: Path) -> None:
    held, own = office()
    made = bring(own, ("monday.835", MONDAY))
    assert (made.state, made.counts["claims"], made.counts["new"], made.counts["known"]) == ("done", 5, 4, 0)
    rows = list(held.board.order_by("-amount"))
    assert [(r.reason, r.action, str(r.amount), r.payer) for r in rows] == [
        ("medical-necessity", "appeal", "900.00", "cigna"),
        ("no-prior-authorization", "appeal", "480.00", "cigna"),
        ("coding", "correct", "120.00", "cigna"),
        ("coding", "correct", "120.00", "cigna"),
    ]
    assert rows[2].needs == "correction"
    assert rows[0].shown["patient"] == "PAT4 SAMPLE"
    shown = _page(own, made)
    assert "Denials: 2" in shown
    assert "correct the code or modifier" in shown
    assert "on the board: 2" in shown
    assert not list((home / "cases").glob("*/originals/*"))
    assert (Case.objects.count(), CaseFile.objects.count(), made.case) == (4, 0, None)
    assert AuditEvent.objects.filter(action=Action.BATCH_BROUGHT).count() == 2


def test_nothing_readable_lies_in_the_rows() -> None:
    held, own = office()
    bring(own, ("monday.835", MONDAY))
    row = held.board.first()
    assert row is not None
    for column in CaseOf._meta.get_fields():
        value = getattr(row, column.name, "") if column.concrete else ""
        held_text = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        assert b"SAMPLE" not in held_text
    assert b"CIGNA" not in bytes(Batch.objects.get().causes_sealed)


def test_the_same_file_twice_and_the_same_step_twice_add_nothing() -> None:
    held, own = office()
    first = bring(own, ("monday.835", MONDAY))
    steps.read_batch(first.pk)
    again = bring(own, ("copy of monday.835", MONDAY), ("tuesday.835", remit(claim(4, "CO*50*900.00"), claim(6, "CO*50*300.00"))))
    assert held.board.count() == 5
    assert (again.counts["new"], again.counts["known"], again.counts["seen_twice"]) == (1, 4, 1)
    other, stranger = office("Synthetic Other", "stranger")
    bring(stranger, ("monday.835", MONDAY))
    assert other.board.count() == 4


def test_a_run_that_was_stopped_in_the_middle_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    held, own = office()
    monkeypatch.setattr("denialhelp.web.organizations.bringing.AT_ONCE", 1)
    monkeypatch.setattr(CaseOf.objects.__class__, "bulk_create", _stops_after(2))
    with pytest.raises(KeyboardInterrupt):
        bring(own, ("monday.835", MONDAY))
    monkeypatch.undo()
    stopped = Batch.objects.get()
    assert (stopped.state, held.board.count(), Case.objects.count()) == ("reading", 1, 2)
    steps.read_batch(stopped.pk)
    stopped.refresh_from_db()
    assert (stopped.state, stopped.counts["new"], held.board.count()) == ("done", 4, 4)


def _stops_after(calls: int) -> Any:
    from django.db.models.manager import Manager

    original, done = Manager.bulk_create, []

    def bulk_create(self: Any, *given: Any, **named: Any) -> Any:
        if self.model is CaseOf:
            done.append(1)
            if len(done) >= calls:
                raise KeyboardInterrupt
        return original(self, *given, **named)

    return bulk_create


def test_the_queue_of_an_earlier_run_is_taken() -> None:
    held, own = office()
    rows = [
        {"key": "a" * 16, "action": "appeal", "denied": "750.00", "payer": "Aetna", "reasons": ["experimental"], "last_day": "2027-01-10",
         "why": "Refused", "odds": {"n": 40, "overturned": 20, "rate": 0.5, "interval": [0.35, 0.65], "years": [], "source": None}},
        {"key": "b" * 16, "action": "leave", "denied": "0.00"},
        {"no": "row"},
    ]  # fmt: skip
    made = bring(own, ("queue.json", json.dumps(rows).encode()))
    row = held.board.get()
    assert (row.payer, row.reason, str(row.due_on), row.odds_low, row.odds_high) == ("aetna", "experimental", "2027-01-10", 0.35, 0.65)
    assert made.counts["claims"] == 2


def test_a_file_that_is_none_is_told_and_deleted() -> None:
    held, own = office()
    made = bring(own, ("notes.txt", b"not a remittance"))
    assert (made.state, held.board.count(), Case.objects.count()) == ("failed", 0, 0)
    assert "could not be read" in _page(own, made)


def test_a_task_that_gave_up_lets_the_files_go() -> None:
    _held, own = office()
    case = Case.begin("holds-files")
    made = Batch.objects.create(organization=own.organization, case=case)
    steps.batch_failed(made.pk)
    made.refresh_from_db()
    assert (made.state, Case.objects.count()) == ("failed", 0)


def test_chosen_rows_are_drafted_from_the_claims_own_segments() -> None:
    held, own = office()
    made = bring(own, ("monday.835", MONDAY))
    row = held.board.get(reason="medical-necessity")
    address = f"/organization/{held.pk}/remittances/{made.pk}/draft/"
    browser(own.person).post(address, {"row": [row.pk]})
    browser(own.person).post(address, {"row": [row.pk]})
    assert Task.objects.filter(name="organizations.draft").count() == 1
    steps.start_draft(row.pk)
    assert begun() == [(row.case_id, WORK_STEPS["read"])]
    file = CaseFile.objects.get()
    told = Store(row.case).get(file.stored).decode()
    assert "CLP*SYN4*" in told
    assert "SYN1" not in told
    Case.objects.filter(pk=row.case_id).update(state="read")
    steps.case_read(row.case_id)
    assert begun() == [(row.case_id, WORK_STEPS["appeal"])]
    Case.objects.filter(pk=row.case_id).update(state="done")
    steps.case_read(row.case_id)
    row.refresh_from_db()
    assert (row.stage, row.draft_wanted) == ("drafting", False)


def test_a_row_without_a_notice_says_what_it_needs() -> None:
    held, own = office()
    bring(own, ("denials.csv", b"claim number,payer,denial code,denied amount,patient\nSYN9,Cigna,CO-50,800.00,Synthetic Person\n"))
    row = held.board.get()
    browser(own.person).post(f"/organization/{held.pk}/case/{row.pk}/", {"what": "draft"})
    steps.start_draft(row.pk)
    row.refresh_from_db()
    assert (row.needs, row.draft_wanted, begun()) == ("notice", False, [])


@pytest.mark.parametrize(("role", "status"), [("owner", 302), ("biller", 302), ("reader", 404)])
def test_who_may_bring_remittances_in(role: str, status: int) -> None:
    held, own = office()
    client = browser(own.person if role == "owner" else joined(held, role).person)
    given = {"files": [SimpleUploadedFile("m.835", MONDAY)]}
    assert client.post(f"/organization/{held.pk}/remittances/", given).status_code == status
    assert client.get(f"/organization/{held.pk}/remittances/").status_code == 200


def test_another_organizations_batch_is_not_there() -> None:
    _held, own = office()
    made = bring(own, ("monday.835", MONDAY))
    other, stranger = office("Synthetic Other", "stranger")
    assert browser(stranger.person).get(f"/organization/{other.pk}/remittances/{made.pk}/").status_code == 404
    assert browser(stranger.person).post(f"/organization/{other.pk}/remittances/{made.pk}/draft/", {"row": ["1"]}).status_code == 404


def test_no_file_is_a_sentence() -> None:
    held, own = office()
    assert browser(own.person).post(f"/organization/{held.pk}/remittances/").status_code == 400
    assert Organization.objects.get().board.count() == 0
