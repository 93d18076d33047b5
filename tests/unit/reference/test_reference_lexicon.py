"""The clinical lexicon: classes with their place in the ATC index, spellings that belong to concepts, nothing named twice by mistake."""

from __future__ import annotations

import re

import pytest
import yaml

from denialhelp.reference.lexicon import FOLDER, load_lexicon


def test_every_place_in_the_atc_index_has_the_form_of_a_code() -> None:
    classes = yaml.safe_load((FOLDER / "drugs.yaml").read_text(encoding="utf-8"))["classes"]
    coded = {k: v["atc"] for k, v in classes.items() if "atc" in v}
    assert len(coded) > 100
    wrong = [(k, c) for k, codes in coded.items() for c in codes if not re.fullmatch(r"[A-V]\d\d[A-Z](?:[A-Z](?:\d\d)?)?|[A-V]\d\d", c)]
    assert wrong == []


@pytest.mark.parametrize(
    ("drug", "group"),
    [
        ("rx:almotriptan", "triptan"),
        ("rx:olmesartan", "ace-arb"),
        ("rx:nebivolol", "beta-blocker"),
        ("rx:cariprazine", "antipsychotic"),
        ("rx:daridorexant", "hypnotic"),
    ],
)
def test_a_drug_belongs_to_its_class(drug: str, group: str) -> None:
    assert load_lexicon().is_a(drug, group)


def test_ranolazine_is_no_nitrate() -> None:
    lexicon = load_lexicon()
    assert not any(lexicon.is_a(c.id, "nitrate") for c in lexicon.concepts.values() if "ranolazine" in c.names)


def test_no_spelling_stands_under_two_conditions_of_which_neither_is_a_kind_of_the_other() -> None:
    lexicon = load_lexicon()
    seen: dict[str, set[str]] = {}
    for concept in lexicon.concepts.values():
        if concept.kind == "condition":
            for name in concept.names:
                seen.setdefault(name, set()).add(concept.id)
    more = yaml.safe_load((FOLDER / "spellings.yaml").read_text(encoding="utf-8"))["conditions"]
    fresh = {n for v in more.values() for n in v["names"]}
    apart = {
        name: sorted(ids)
        for name, ids in seen.items()
        if name in fresh and any(not (lexicon.is_a(a, b) or lexicon.is_a(b, a)) for a in ids for b in ids)
    }
    assert apart == {}
