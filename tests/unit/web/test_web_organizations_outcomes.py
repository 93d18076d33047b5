"""Outcomes by payer, reason and argument, what may be shown outside, the office's own voice, and rows that follow their cases."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from test_web_spanish import untranslated

from denialhelp.web.cases.job import request_of
from denialhelp.web.cases.models import Case
from denialhelp.web.organizations import rows
from denialhelp.web.organizations import statistics as stats
from denialhelp.web.organizations.models import CaseOf, Membership, Organization
from denialhelp.web.tracking.models import Sending
from organization_case import TODAY, browser, joined, office, row_of
from web_case import finished

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_day(settings: Any) -> None:
    settings.AS_OF = TODAY.isoformat()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sample")


def answered() -> tuple[Organization, Membership]:
    """Twenty-four answered cases of one payer, two of another, and open ones that count for nothing."""
    held, own = office()
    for number in range(1, 25):
        stage = "won" if number <= 12 else "lost"
        row_of(held, number, stage=stage, recovered=Decimal(50) if stage == "won" else None, arguments=["cites-law"])
    row_of(held, 25, stage="partly", payer="aetna", reason="coding")
    row_of(held, 26, stage="won", payer="aetna", reason="coding")
    row_of(held, 27, stage="sent")
    return held, own


def test_answered_cases_are_counted_with_their_interval() -> None:
    held, _own = answered()
    found = stats.outcomes(held)
    cigna, aetna = found["payer"]
    assert (cigna.name, cigna.n, cigna.won, cigna.lost, cigna.percents) == ("cigna", 24, 12, 12, (31, 50, 69))
    assert (aetna.n, aetna.won, aetna.partly, aetna.rate) == (2, 1, 1, 1.0)
    assert cigna.recovered == Decimal(600)
    assert [c.name for c in found["argument"]] == ["cites-law"]


def test_outside_no_small_count_is_told_nor_what_gives_one_away() -> None:
    held, own = answered()
    client = browser(own.person)
    told = list(csv.DictReader(io.StringIO(client.get(f"/organization/{held.pk}/outcomes.csv?for=outside").content.decode())))
    by = {(r["by"], r["name"]): r for r in told}
    assert (by["payer", "cigna"]["answered"], by["payer", "cigna"]["share"]) == ("24", "0.500")
    small = by["payer", "aetna"]
    assert (small["answered"], small["won"], small["lost"], small["share"], small["low"]) == ("<11", "<11", "<11", "", "")
    assert "amount_denied" not in small
    whole = client.get(f"/organization/{held.pk}/outcomes.csv").content.decode()
    assert "aetna,2,1,1,0,1.000" in whole


@pytest.mark.parametrize(("won", "partly", "lost"), [(20, 0, 3), (12, 3, 12), (5, 0, 30)])
def test_a_share_beside_a_small_count_is_not_told_either(won: int, partly: int, lost: int) -> None:
    told = stats.outside(stats.Counted("x", "x", won + partly + lost, won, partly, lost, Decimal(), Decimal()))
    assert told["share"] == told["low"] == told["high"] == ""
    assert "<11" in (told["won"], told["won_in_part"], told["lost"])


def test_the_page_shows_a_picture_and_the_same_in_a_table() -> None:
    held, own = answered()
    shown = browser(own.person).get(f"/organization/{held.pk}/outcomes/").content.decode()
    assert shown.count('<svg class="plot" role="img"') == 3
    assert "31-69%" in shown
    assert "style=" not in shown
    assert browser(joined(held, "reader").person).get(f"/organization/{held.pk}/outcomes.csv").status_code == 404
    assert browser(office("Synthetic Other", "stranger")[1].person).get(f"/organization/{held.pk}/outcomes/").status_code == 404


def test_a_voice_is_kept_sealed_and_given_to_the_letters_of_the_organizations_cases(sample: Path, tmp_path: Path) -> None:
    held, own = office()
    case = finished(sample)
    client, address = browser(own.person), f"/organization/{held.pk}/voice/"
    posted = {
        "office": "Synthetic Hand Clinic\n1 Sample St\n512-555-0100", "opening": "Thank you for your attention.",
        "closing": "Our office can be reached at 512-555-0100.", "signature": "Patient advocate",
    }  # fmt: skip
    assert client.post(address, posted).status_code == 302
    held.refresh_from_db()
    assert b"Synthetic" not in bytes(held.voice_sealed)
    (tmp_path / "one").mkdir()
    assert request_of(case, tmp_path / "one").voice is None
    rows.put(held, case, own)
    (tmp_path / "two").mkdir()
    voice = request_of(Case.objects.get(pk=case.pk), tmp_path / "two").voice
    assert voice is not None
    assert (voice.office[0], voice.opening, voice.signature) == (
        "Synthetic Hand Clinic", "Thank you for your attention.", ("Patient advocate",),
    )  # fmt: skip


def test_a_sentence_that_needs_a_source_is_refused_with_its_reason() -> None:
    held, own = office()
    answer = browser(own.person).post(f"/organization/{held.pk}/voice/", {"office": "X", "opening": "The therapy works."})
    assert answer.status_code == 400
    assert "“The therapy works.” cannot stand" in answer.content.decode()
    held.refresh_from_db()
    assert held.voice == {}


@pytest.mark.parametrize(("role", "status"), [("owner", 200), ("clinician", 200), ("biller", 404), ("advocate", 404), ("reader", 404)])
def test_whose_the_voice_is(role: str, status: int) -> None:
    held, own = office()
    client = browser(own.person if role == "owner" else joined(held, role).person)
    assert client.get(f"/organization/{held.pk}/voice/").status_code == status


def test_a_case_put_on_the_board_is_told_by_what_was_read(sample: Path) -> None:
    held, own = office()
    case = finished(sample)
    row = rows.put(held, case, own)
    row.refresh_from_db()
    assert (row.reason, row.plan_type, row.due_on) == ("medical-necessity", "erisa-self-funded", date(2027, 5, 5))
    assert "Marchetti" in row.shown["patient"]
    assert "cites-law" in row.arguments
    assert rows.put(held, case, own).pk == row.pk


def test_a_sending_and_an_outcome_move_the_row() -> None:
    held, _own = office()
    row = row_of(held, stage="ready")
    Sending.objects.create(case=row.case, form="one", event="appeal_received", method="fax", sent_on=date(2026, 11, 20))
    row.refresh_from_db()
    assert (row.stage, row.needs, row.sent_on) == ("sent", "answer", date(2026, 11, 20))
    case = Case.objects.get(pk=row.case_id)
    case.notes = {"outcome": {"kind": "partly", "on": "2026-11-23"}}
    case.save(update_fields=["notes_sealed"])
    row.refresh_from_db()
    assert (row.stage, row.answered_on) == ("partly", date(2026, 11, 23))


def test_after_the_work_on_a_case_its_row_is_in_step(sample: Path) -> None:
    held, _own = office()
    case = finished(sample)
    row = CaseOf.objects.create(organization=held, case=case, stage="drafting")
    rows.case_ended(case.pk)
    row.refresh_from_db()
    assert (row.plan_type, row.needs) == ("erisa-self-funded", "none")
    rows.case_ended("no-such-case")


PAGES = ("", "?due=late", "new/", "people/", "particulars/", "tokens/", "voice/", "remittances/", "outcomes/", "case/{row}/")


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_have_no_english_left_in_spanish(path: str) -> None:
    held, own = answered()
    client, row = browser(own.person), held.board.first()
    assert row is not None
    for address in (f"/organization/{held.pk}/{path.format(row=row.pk)}", "/organizations/"):
        pages = []
        for code in ("en", "es"):
            client.cookies["django_language"] = code
            pages.append(client.get(address).content)
        assert [said for said in untranslated(*pages) if "Synthetic" not in said] == []
