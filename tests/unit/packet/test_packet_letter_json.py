"""letter.json: references to exhibit pages, and the text that a letter prints."""

from __future__ import annotations

from pathlib import Path

import pytest

import packet_case
from denialhelp.casefile.letter import ExhibitRef
from denialhelp.packet.letter_json import labels, letter_json, linked, printed, references, runs


@pytest.mark.parametrize(("text", "label"), [
    ("see EX-B-003.", "EX-B-003"), ("see Exhibit B, page 3.", "EX-B-003"), ("(Exhibit AA, p. 12)", "EX-AA-012"),
    ("Exhibit C at 4", "EX-C-004"), ("Exhibit B, page\n3", "EX-B-003"), ("Anexo B, página 3", "EX-B-003"), ("EX-B-1003", "EX-B-1003"),
])
def test_references_are_found(text: str, label: str) -> None:
    found = list(references(text))
    assert [ref.label() for _, _, ref in found] == [label]
    start, end, _ = found[0]
    assert text[start:end][0] in "EA"


@pytest.mark.parametrize("text", ["Exhibit A is the notice.", "EX-B-3", "exhibition B, page 3", "REX-B-003", "Exhibit b, page 3"])
def test_other_words_are_no_references(text: str) -> None:
    assert list(references(text)) == []


def test_runs_keep_the_text() -> None:
    text = "As EX-B-003 and Exhibit C, page 1: EX-C-001 show."
    runs = linked(text)
    assert "".join(r["text"] for r in runs) == text
    assert [r.get("label") for r in runs] == [None, "EX-B-003", None, "EX-C-001", None, "EX-C-001", None]


def test_labels_are_added_only_where_none_is_named() -> None:
    places = (("B", 3), ("B", 3), ("C", 1))
    support = [{"kind": "document", "exhibit": e, "stamp": n} for e, n in places]
    assert labels({"text": "It is so.", "asserts": True, "support": support}) == ("EX-B-003", "EX-C-001")
    assert labels({"text": "It is so (EX-B-003).", "asserts": True, "support": support}) == ()
    assert labels({"text": "Please answer.", "asserts": False, "support": support}) == ()
    assert labels({"text": "The record says:", "asserts": True, "support": support}) == ()
    finding = {"kind": "finding", "finding": "C.1", "exhibit": "F", "stamp": 1}
    assert labels({"text": "Criterion C.1 is met.", "asserts": True, "support": [finding, *support]}) == ()


def test_a_mark_stands_before_the_full_stop_and_once_in_a_run_of_sentences() -> None:
    support = [{"kind": "document", "exhibit": "A", "stamp": 1}]
    texts = ("You denied it.", "It was asked for in May.", "Please answer.")
    statements = [{"text": t, "asserts": not t.startswith("Please"), "support": support} for t in texts]
    said = "".join(r["text"] for r in runs({"statements": statements}, {"kind": "paragraph", "statements": [0, 1, 2]}))
    assert said == "You denied it. It was asked for in May (EX-A-001). Please answer."


def test_letter_json_has_the_contract_and_prints_everything_once(tmp_path: Path) -> None:
    case = packet_case.make_case(tmp_path)
    letter = case.letters[0]
    value = letter_json(letter, case.exhibits, case.documents, "Head")
    assert value["placeholders"] == []
    assert value["statements"][0]["support"][0]["exhibit"] == "A"
    assert value["statements"][0]["support"][0]["stamp"] == 1
    text = "\n".join(printed(value))
    for statement in letter.statements():
        assert text.count(statement.text.removesuffix(".")) >= 1
    assert "1.Grip strength was written down on day 13 (EX-F-003)." in text
    assert "•Stroke on 05/11/2026 (EX-B-001)." in text
    assert "Enclosures\nExhibit A: Denial notice (EX-A-001 to EX-A-002)" in text
    assert value["left_out"] == [{"text": "I tried everything.", "why": "nothing in the record bears it"}]


def test_labels_have_at_least_three_digits() -> None:
    assert ExhibitRef("C", 17).label() == "EX-C-017"
    assert ExhibitRef("C", 1017).label() == "EX-C-1017"
