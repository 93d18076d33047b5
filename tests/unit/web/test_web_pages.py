"""Every page of a case: it shows what it should, to the browser that made the case and to no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver

from denialhelp.web import urls
from denialhelp.web.cases import job
from denialhelp.web.cases.models import Case, Role
from denialhelp.web.cases.storage import Store
from web_case import PATIENT, browser_of, finished, letter_of

pytestmark = pytest.mark.django_db
QUESTIONS = (
    {"fact": "received_date", "ask": "On which day did the notice come?", "why": "The law counts from receipt."},
    {"fact": "stated_deadline", "ask": "How long does the notice give you to appeal?", "why": "The last day depends on it."},
    {"fact": "network", "ask": "Nothing on this page can answer this.", "why": ""},
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sample")


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The work that was started; none of it is done."""
    begun: list[tuple[str, str]] = []
    monkeypatch.setattr(job, "launch", lambda case_id, step: begun.append((case_id, step)))
    return begun


def own_paths(patterns: list[Any], before: str = "") -> list[str]:
    """Every address with a case in it."""
    out: list[str] = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            out += own_paths(pattern.url_patterns, before)
        elif isinstance(pattern, URLPattern) and "case_id" in str(pattern.pattern):
            out.append("/" + str(pattern.pattern))
    return out


def filled(path: str, case: Case) -> str:
    number = str(case.files.filter(role=Role.NOTICE).get().pk)
    path = path.replace("<str:case_id>", case.pk).replace("<path:name>", "packet.pdf").replace("<int:page>", "1")
    return path.replace("<int:number>", "10" if "letter" in path else number)


def test_no_page_of_a_case_is_shown_to_another_browser(sample: Path) -> None:
    case = finished(sample)
    other = Case.begin("another-case")
    for client in (Client(), browser_of(other)):
        for path in own_paths(urls.urlpatterns):
            for answer in (client.get(filled(path, case)), client.post(filled(path, case), {"text": "x"})):
                assert answer.status_code in (404, 405), path
                assert not any(name in answer.content.decode("latin-1") for name in PATIENT)
    assert Case.objects.filter(pk=case.pk).exists()
    assert len(own_paths(urls.urlpatterns)) > 15


def test_one_case_does_not_open_the_files_of_another(sample: Path) -> None:
    mine, theirs = finished(sample, "mine"), finished(sample, "theirs")
    client, number = browser_of(mine), theirs.files.filter(role=Role.NOTICE).get().pk
    assert client.get(f"/case/mine/image/{number}/1.png").status_code == 404
    assert client.post(f"/case/mine/files/{number}/", {"out": "1"}).status_code == 404
    assert client.get("/case/mine/file/../../theirs/read.json").status_code == 404


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("", "What the notice says"),
        ("dates/", "in order"),
        ("files/", "The files of this case"),
        ("criteria/", "Not shown yet"),
        ("worklist/", "What is left to do"),
        ("records-request/", "Request for medical records"),
        ("letter/", "with its sources"),
        ("packet/", "Your packet is ready"),
        ("preview/", "as it will be sent"),
        ("preview/?page=9999", "as it will be sent"),
    ],
)
def test_each_page_shows_what_it_is_for(sample: Path, path: str, shown: str) -> None:
    answer = browser_of(finished(sample)).get(f"/case/a-finished-case/{path}")
    assert answer.status_code == 200
    assert shown in answer.content.decode()
    assert "no-cache" in answer["Cache-Control"]


def test_the_days_of_both_sides_stand_in_order_and_in_the_calendar_without_health(sample: Path) -> None:
    client = browser_of(finished(sample))
    page = client.get("/case/a-finished-case/dates/").content.decode()
    days = re.findall(r'<time datetime="([\d-]+)"', page.partition("<ol")[2])
    assert len(days) > 3
    assert days == sorted(days)
    assert "Yours" in page
    calendar = client.get("/case/a-finished-case/dates.ics").content.decode()
    assert "BEGIN:VEVENT" in calendar
    assert not any(word in calendar.lower() for word in ("stroke", "therapy", *(n.lower() for n in PATIENT)))


def test_pages_are_drawn_once_and_kept_sealed(sample: Path) -> None:
    case = finished(sample)
    client = browser_of(case)
    for path in (f"image/{case.files.filter(role=Role.NOTICE).get().pk}/1.png", "preview/1.png"):
        first, again = client.get(f"/case/{case.pk}/{path}"), client.get(f"/case/{case.pk}/{path}")
        assert first.content[:4] == b"\x89PNG"
        assert again.content == first.content
    assert len(Store(case).names("images")) == 2
    assert client.get(f"/case/{case.pk}/preview/9999.png").status_code == 404


def test_questions_come_one_at_a_time_and_the_case_is_counted_anew(sample: Path, launched: list[tuple[str, str]]) -> None:
    case = finished(sample, questions=QUESTIONS)
    client, path = browser_of(case), f"/case/{case.pk}/question/"
    page = client.get(path).content.decode()
    assert "On which day did the notice come?" in page
    assert "The law counts from receipt." in page
    assert "Question 1 of 2" in page
    assert client.post(path, {"fact": "received_date", "answer": "yesterday"}).status_code == 400
    client.post(path, {"fact": "received_date", "answer": "2026-11-09"})
    assert "Question 2 of 2" in client.get(path).content.decode()
    assert client.post(path, {"fact": "stated_deadline", "answer": "soon", "unit": "days"}).status_code == 400
    client.post(path, {"fact": "stated_deadline", "answer": "180", "unit": "days"})
    assert launched == []
    assert client.get(path).status_code == 302
    assert launched == [(case.pk, "read")]
    assert Case.objects.get(pk=case.pk).answers == {"received_date": "2026-11-09", "stated_deadline": {"days": 180}}


def test_a_question_may_be_passed_over(sample: Path, launched: list[tuple[str, str]]) -> None:
    case = finished(sample, questions=QUESTIONS[:1])
    client = browser_of(case)
    client.post(f"/case/{case.pk}/question/", {"fact": "received_date", "answer": "", "pass": "1"})
    assert client.get(f"/case/{case.pk}/question/").status_code == 302
    assert launched == []
    assert Case.objects.get(pk=case.pk).answers == {}


def test_photos_of_one_notice_keep_their_order_and_can_be_moved(sample: Path, launched: list[tuple[str, str]]) -> None:
    case = finished(sample)
    client = browser_of(case)
    for name in ("IMG_2.jpg", "IMG_1.jpg"):
        file = case.files.model(case=case, role=Role.NOTICE, place=50 + len(name))
        file.name = name
        file.save()

    def names() -> list[str]:
        return [f.name for f in Case.objects.get(pk=case.pk).files.filter(role=Role.NOTICE)]

    assert names() == ["notice.pdf", "IMG_2.jpg", "IMG_1.jpg"]
    last = case.files.filter(role=Role.NOTICE).last()
    assert last is not None
    client.post(f"/case/{case.pk}/files/{last.pk}/", {"up": "1"})
    assert names() == ["notice.pdf", "IMG_1.jpg", "IMG_2.jpg"]
    client.post(f"/case/{case.pk}/files/{last.pk}/", {"out": "1"})
    assert names() == ["notice.pdf", "IMG_2.jpg"]
    assert launched == []


def test_a_sentence_may_be_reworded_only_within_its_sources(sample: Path) -> None:
    case = finished(sample)
    client = browser_of(case)
    number, said = next((n, s) for n, s in enumerate(letter_of(case)["statements"]) if n > 8 and len(s["text"]) > 60 and s["support"])
    path = f"/case/{case.pk}/letter/{number}/"
    refused = client.post(path, {"text": said["text"] + " It was $999,999 in 1987."})
    assert refused.status_code == 400
    assert "cannot stand as a supported sentence" in refused.content.decode()
    assert Case.objects.get(pk=case.pk).notes.get("edits", []) == []
    assert client.post(path, {"text": said["text"], "strike": "1"}).status_code == 302
    assert Case.objects.get(pk=case.pk).notes["edits"] == [{"old": said["text"], "new": "", "own": False}]
    assert "Left out" in client.get(f"/case/{case.pk}/letter/").content.decode()
    client.post(f"/case/{case.pk}/letter/undo/", {"old": said["text"]})
    assert Case.objects.get(pk=case.pk).notes["edits"] == []


def test_an_edit_of_ones_own_becomes_part_of_ones_statement(sample: Path, launched: list[tuple[str, str]]) -> None:
    case = finished(sample)
    client = browser_of(case)
    number = next(n for n, s in enumerate(letter_of(case)["statements"]) if n > 8 and len(s["text"]) > 60)
    client.post(f"/case/{case.pk}/letter/{number}/", {"text": "I asked  twice by telephone.", "own": "1"})
    held = Case.objects.get(pk=case.pk)
    assert held.notes["edits"][0]["new"] == "I asked twice by telephone."
    own = held.files.get(role=Role.STATEMENT)
    assert Store(held).get(own.stored).decode().endswith("I asked twice by telephone.\n")
    assert "stand in the packet once it is made again" in client.get(f"/case/{case.pk}/letter/").content.decode()
    client.post(f"/case/{case.pk}/letter/remake/")
    assert launched == [(case.pk, "appeal")]


def test_headings_and_the_head_of_the_letter_cannot_be_changed(sample: Path) -> None:
    case = finished(sample)
    assert browser_of(case).get(f"/case/{case.pk}/letter/0/").status_code == 404
    assert browser_of(case).get(f"/case/{case.pk}/letter/99999/").status_code == 404


def with_offer(case: Case) -> str:
    """The case with a passage offered for its first open criterion; gives the criterion's id."""
    store = Store(case)
    whole = store.get_json(f"{case.packet}/case.json")
    row = next(c for c in whole["match"]["criteria"] if c["status"] == "unknown" and not c["group"])
    source = {**next(e for c in whole["match"]["criteria"] for e in c["evidence"]), "quote": "A passage that may speak of it."}
    row["candidates"] = [source, {**source, "quote": "Another passage."}]
    store.put_json(f"{case.packet}/case.json", whole)
    return str(row["id"])


def test_a_passage_is_marked_taken_back_and_put_into_a_new_packet(sample: Path, launched: list[tuple[str, str]]) -> None:
    case = finished(sample)
    client, criterion = browser_of(case), with_offer(case)
    path = f"/case/{case.pk}/criteria/"
    assert "2 passages may speak of this" in client.get(path).content.decode()
    assert client.post(path, {"criterion": criterion, "mark": "1"}).status_code == 302
    kept = Case.objects.get(pk=case.pk).answers["marks"][criterion]
    assert [m["quote"] for m in kept] == ["Another passage."]
    shown = client.get(path).content.decode()
    assert "The packet does not hold them yet" in shown
    assert "Take back what I marked" in shown
    client.post(path, {"criterion": criterion, "unmark": "1"})
    assert "marks" not in Case.objects.get(pk=case.pk).answers
    client.post(path, {"criterion": criterion, "mark": "0"})
    assert client.post(path, {"again": "1"}).status_code == 302
    assert launched == [(case.pk, "appeal")]


@pytest.mark.parametrize("number", ["2", "-1", "x", "", "999"])
def test_what_the_page_does_not_offer_cannot_be_marked(sample: Path, number: str) -> None:
    case = finished(sample)
    criterion = with_offer(case)
    path = f"/case/{case.pk}/criteria/"
    assert browser_of(case).post(path, {"criterion": criterion, "mark": number}).status_code == 404
    assert browser_of(case).post(path, {"criterion": "no-such", "mark": "0"}).status_code == 404
    assert browser_of(Case.begin("another-case-2")).post(path, {"criterion": criterion, "mark": "0"}).status_code == 404
    assert Case.objects.get(pk=case.pk).answers == {}
