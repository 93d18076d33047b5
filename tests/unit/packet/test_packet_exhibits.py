"""Exhibits: their order, their letters, and where a quote is found."""

from __future__ import annotations

import hashlib
from email.message import EmailMessage
from pathlib import Path

import pytest

import packet_case
from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Pin
from denialhelp.casefile.letter import Exhibit, ExhibitPlan, ExhibitRef
from denialhelp.errors import UnreadableFile
from denialhelp.packet.exhibits import exhibit_letter, plan_exhibits
from denialhelp.packet.locating import locate
from denialhelp.packet.originals import original_bytes


def test_letters_go_on_after_z() -> None:
    assert [exhibit_letter(n) for n in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


def test_notice_first_then_what_proves_the_criteria_in_order(tmp_path: Path) -> None:
    plan = packet_case.make_case(tmp_path).exhibits
    assert [(e.letter, e.document) for e in plan.exhibits] == [
        ("A", "notice.pdf"), ("B", "records/neurology_scan.pdf"), ("C", "records/therapy.pdf"), ("D", "policy.pdf"),
        ("E", "records/log.jpg"), ("F", "records/chart.json"), ("G", "statement.txt"),
    ]
    assert [e.set_from_text for e in plan.exhibits] == [False] * 5 + [True, True]
    assert plan.exhibits[1].criteria == ("1", "3")
    assert plan.exhibits[0].page_texts[0].startswith("SYNTHETIC SAMPLE")


def test_a_file_that_was_set_keeps_every_word(tmp_path: Path) -> None:
    case = packet_case.make_case(tmp_path)
    chart = next(d for d in case.documents if d.id == "records/chart.json")
    set_text = "".join("".join(t.split()) for t in case.exhibits.exhibits[5].page_texts).replace("\u200b", "")
    assert set_text == "".join(chart.pages[0].text.split())
    statement = case.exhibits.exhibits[6].page_texts[0]
    assert "§ 1 on my list → first." in statement.replace("\r\n", " ")


def _set_plan(*pages: str) -> ExhibitPlan:
    return ExhibitPlan((Exhibit("C", "Record", "a.txt", pages, (), set_from_text=True),))


def test_locate_in_pages_and_in_set_text() -> None:
    paged = ExhibitPlan((Exhibit("B", "Record", "a.pdf", ("x", "y")),))
    assert locate(paged, (), Pin("a.pdf", 2, "y")) == ExhibitRef("B", 2)
    assert locate(paged, (), Pin("a.pdf", 3, "y")) is None
    assert locate(paged, (), Pin("other.pdf", 1, "y")) is None
    plan = _set_plan("one two", "three four")
    assert locate(plan, (), Pin("a.txt", 1, "three")) == ExhibitRef("C", 2)
    assert locate(plan, (), Pin("a.txt", 1, "two  three")) == ExhibitRef("C", 1)  # begins on the first of two pages
    assert locate(plan, (), Pin("a.txt", 1, "five")) is None
    assert locate(plan, (), Pin("a.txt", 1, " ")) is None


def test_locate_prefers_the_part_that_the_pin_names() -> None:
    document = Document("a.txt", "0", "text/plain", (Page(1, "pain was 2 of 10"), Page(2, "pain was 2 of 10")))
    plan = _set_plan("pain was 2 of 10", "pain was 2 of 10")
    assert locate(plan, (document,), Pin("a.txt", 2, "pain was 2 of 10")) == ExhibitRef("C", 2)
    assert locate(plan, (document,), Pin("a.txt", 1, "pain was 2 of 10")) == ExhibitRef("C", 1)


def test_an_original_that_changed_stops_the_work(tmp_path: Path) -> None:
    documents, originals = packet_case.make_documents(tmp_path)
    (tmp_path / "notice.pdf").write_bytes(b"%PDF-1.4 other")
    with pytest.raises(UnreadableFile, match="changed"):
        plan_exhibits(documents, None, {"notice.pdf"}, originals)
    (tmp_path / "notice.pdf").unlink()
    with pytest.raises(UnreadableFile, match="can no longer be read"):
        plan_exhibits(documents, None, {"notice.pdf"}, originals)


def test_the_attachment_of_a_mail_is_found_by_its_hash(tmp_path: Path) -> None:
    inner = packet_case.picture_bytes()
    mail = EmailMessage()
    mail["Subject"] = "Synthetic"
    mail.set_content("See the picture.")
    mail.add_attachment(inner, maintype="image", subtype="jpeg", filename="notice.jpg")
    (tmp_path / "mail.eml").write_bytes(bytes(mail))
    document = Document("mail.eml/notice.jpg", hashlib.sha256(inner).hexdigest(), "image/jpeg", (Page(1, ""),))
    assert original_bytes(document, {document.id: tmp_path / "mail.eml"}) == inner
    unknown = Document("mail.eml/notice.jpg", "0" * 64, "image/jpeg", (Page(1, "words"),))
    plan = plan_exhibits((unknown,), None, (), {unknown.id: tmp_path / "mail.eml"})
    assert plan.exhibits[0].set_from_text


def test_a_document_without_original_is_set_from_its_text() -> None:
    document = Document("gone.pdf", "0" * 64, "application/pdf", (Page(1, "kept words"),))
    plan = plan_exhibits((document,), None, (), {})
    assert plan.exhibits[0].set_from_text
    assert "kept words" in plan.exhibits[0].page_texts[0]
