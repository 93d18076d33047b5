"""A plan paper's own definition of what is medically necessary: found in varied layouts, whole, verbatim, and never made up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.quote import span_of
from denialhelp.reading.own_definition import own_definitions
from denialhelp.reference.yaml_text import Faults, read_yaml

SAMPLES = Path(__file__).with_name("own_definitions.yaml")


def _samples() -> list[Any]:
    faults = Faults()
    rows = read_yaml(SAMPLES.read_text(encoding="utf-8"), SAMPLES.name, faults)
    assert not faults.found
    return [pytest.param(row, id=row["name"]) for row in rows]


def _document(pages: list[str]) -> Document:
    return Document("plan.pdf", "0" * 64, "application/pdf", tuple(Page(n, text) for n, text in enumerate(pages, 1)))


@pytest.mark.parametrize("sample", _samples())
def test_the_plans_own_words_are_found_whole_and_verbatim(sample: dict[str, Any]) -> None:
    document = _document(sample["pages"])
    found = own_definitions([document])
    assert [(d.text[: len(w["begins"])], d.text[-len(w["ends"]) :], [p.page for p in d.pins], d.means) for d, w in
            zip(found, sample["found"], strict=True)] == [(w["begins"], w["ends"], w["pages"], w["means"]) for w in sample["found"]]
    for one in found:
        assert all(span_of(document.page(pin.page).text, pin.quote) is not None for pin in one.pins)


def test_papers_that_agree_give_one_and_papers_that_differ_give_each() -> None:
    one = "Medically Necessary means care that is needed to treat an illness under accepted standards."
    other = "Medically Necessary means care that is needed to treat an illness at the lowest safe level."
    assert len(own_definitions([_document([one]), _document([one.replace(" care", "\ncare")])])) == 1
    assert len(own_definitions([_document([one]), _document([other])])) == 2


def test_no_paper_gives_none() -> None:
    assert own_definitions([]) == ()
