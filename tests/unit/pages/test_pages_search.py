"""Search by names, synonyms and misspellings; the index is what the static site ships."""

from __future__ import annotations

import json

import pytest

from denialhelp.pages.finder import Index, build_index, distance, plain
from pages_built import Built


@pytest.fixture(scope="module")
def index(built: Built) -> Index:
    """The English index, read back from the built site."""
    return Index(json.loads((built.folder / "help/search/index-en.json").read_text()))


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("Cigna denied CIMT for prior authorization", "/help/cigna/cimt/no-prior-authorization/"),
        ("cygna cmit not medically necessary", "/help/cigna/cimt/medical-necessity/"),
        ("Humira step therapy", "/help/treatment/adalimumab/step-therapy/"),
        ("humera", "/help/treatment/adalimumab/"),
        ("sezure", "/help/treatment/mri/"),
        ("out of net work", "/help/reason/out-of-network/"),
        ("CO 197", "/help/code/carc-197/"),
        ("carc50", "/help/code/carc-50/"),
        ("ozempick not on formulary", "/help/treatment/glp-1-diabetes/non-formulary/"),
        ("speach therapy visit limit", "/help/treatment/speech-therapy/benefit-maximum/"),
        ("North Carolina", "/help/state/nc/"),
        ("can I sue", "/help/situation/can-i-sue/"),
        ("they approved it and then did not pay", "/help/situation/approved-then-denied/"),
        ("medicare advantage", "/help/plan/medicare-advantage/"),
        ("balance bill", "/help/situation/balance-bill/"),
    ],
)
def test_a_query_finds_its_page(index: Index, query: str, path: str) -> None:
    assert path in [p for _, p in index.find(query)][:3], index.find(query)


def test_spanish_search(built: Built) -> None:
    index = build_index(built.site, "es")
    assert index.find("negaron la terapia del habla por límite de visitas")[0][1] == "/es/help/treatment/speech-therapy/benefit-maximum/"
    assert index.find("ambulancia")[0][1].startswith("/es/help/treatment/")


def test_nothing_is_found_for_nonsense(index: Index) -> None:
    assert index.find("qqqq zzzz") == ()
    assert index.find("") == ()


def test_what_is_found_exists(built: Built, index: Index) -> None:
    for query in ("cigna", "tms", "prior authorization aetna", "spinal fusion unitedhealthcare experimental", "glossary"):
        for _, path in index.find(query):
            assert path in built.pages


def test_distance_counts_a_swap_once_and_never_reaches_far() -> None:
    assert distance("sezure", "seizure") == 1
    assert distance("cmit", "cimt") == 0  # short words must be right, or stand among the known misspellings
    assert distance("humera", "humira") == 1
    assert distance("hearing", "healing") == 1
    assert distance("cigna", "humana") == 0
    assert plain("Terapia del HABLA: límite!") == "terapia del habla limite"


def test_the_index_is_small(built: Built) -> None:
    for lang in ("en", "es"):
        assert (built.folder / f"help/search/index-{lang}.json").stat().st_size < 700_000
