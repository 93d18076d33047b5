"""The Spanish copy of a letter: sentence by sentence beside the English, marked as not to be sent, and held to the same content."""

from __future__ import annotations

import copy

import pytest

import letters_samples as samples
from denialhelp.casefile.slugs import LetterKind
from denialhelp.packet.check_letters import readings
from denialhelp.packet.letter_json import letter_json, sheet
from denialhelp.packet.page_reading import texts
from denialhelp.packet.reading_copy import TITLE, copy_sheet
from denialhelp.packet.typeset import set_pages


@pytest.fixture(scope="module")
def letter():
    brief = samples.emergency().brief()
    return letter_json(samples.drafted("emergency", LetterKind.APPEAL), brief.exhibits, brief.documents, "Marco Dell")


def manifest(letter):
    return {"letters": [{"path": "letter", "letter": letter}]}


def test_every_statement_has_its_reading_and_the_sheet_that_is_sent_has_none(letter):
    assert all(s["reading"]["es"] for s in letter["statements"])
    assert "apelo" not in str(sheet(letter)).lower()
    assert len(letter["reading"]["es"]["labels"]) == len(letter["subject"])


def test_the_copy_sets_both_languages_side_by_side_and_says_that_it_is_not_sent(letter):
    pairs = copy_sheet(letter)["pairs"]
    assert {"kind": "row", "english": "Patient: Marco Dell", "spanish": "Paciente: Marco Dell"} in pairs
    assert any(p["kind"] == "heading" and p["spanish"] == "Lo que pido" for p in pairs)
    assert any(p["spanish"].startswith("1. Revoque la denegación") for p in pairs)
    pages = texts(set_pages("reading", copy_sheet(letter), samples.AS_OF))
    assert all(TITLE in page for page in pages)
    assert "do not send it" in " ".join(pages[0].split())


def test_a_sentence_without_spanish_is_read_in_english(letter):
    changed = copy.deepcopy(letter)
    place = changed["blocks"][0]["statements"][0]
    del changed["statements"][place]["reading"]
    opening = next(p for p in copy_sheet(changed)["pairs"] if p["english"].startswith("I am appealing"))
    assert opening["spanish"].startswith("I am appealing your decision of June 8, 2026. Negó")
    assert readings(manifest(changed))[0] == []


def test_a_reading_that_says_something_else_fails(letter):
    assert readings(manifest(letter)) == ([], len(letter["statements"]))
    for number, statement in enumerate(letter["statements"], start=1):
        said = statement["reading"]["es"]
        if not any(c.isdigit() for c in said):
            continue
        changed = copy.deepcopy(letter)
        digit = next(c for c in said if c.isdigit())
        changed["statements"][number - 1]["reading"]["es"] = said.replace(digit, str((int(digit) + 1) % 10), 1)
        failures, _ = readings(manifest(changed))
        assert failures, said
        assert f"statement {number} of the appeal letter" in failures[0]
