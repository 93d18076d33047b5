"""The payers are found by whole words, the longest name first, with the legal name as printed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from denialhelp.casefile.slugs import Reason
from denialhelp.errors import FaultyReference
from denialhelp.reference.payers import Payer, PayerKind, build_table, load_payers
from denialhelp.reference.phrases import fold_words, phrase
from denialhelp.reference.strict import faults_of, parse_strict
from denialhelp.reference.tables import load_tables

NAMES = [
    ("UnitedHealthcare of Ohio, Inc.\nP.O. Box 990740", "unitedhealthcare", "UnitedHealthcare of Ohio, Inc."),
    ("issued by UnitedHealthcare\nof Florida, Inc.; member", "unitedhealthcare", "UnitedHealthcare of Florida, Inc."),
    ("Cigna Health and Life Insurance Company reviews", "cigna", "Cigna Health and Life Insurance Company"),
    ("AETNA HEALTH INC.\nCLAIM", "aetna", "AETNA HEALTH INC."),
    ("BlueCross BlueShield of North Carolina", "bcbs-north-carolina", "BlueCross BlueShield of North Carolina"),
    ("Blue Cross and Blue Shield of Texas", "bcbs-texas", "Blue Cross and Blue Shield of Texas"),
    ("Anthem Blue Cross and Blue Shield", "anthem", "Anthem Blue Cross and Blue Shield"),
    ("Humana Military decides", "humana-military", "Humana Military"),
    ("Humana Gold Plus H1036", "humana", "Humana Gold Plus"),
    ("superior healthplan\nSTAR Kids", "superior-healthplan", "superior healthplan"),
    ("Molina Healthcare of Texas", "molina", "Molina Healthcare of Texas"),
    ("Aetna Better Health® of Virginia", "aetna-better-health", "Aetna Better Health® of Virginia"),
    ("eviCore healthcare", "evicore", "eviCore healthcare"),
    ("Optum Rx", "optum-rx", "Optum Rx"),
    ("ambetter\nCeltic", "ambetter", "ambetter"),
    ("Ambetter from Superior HealthPlan", "ambetter", "Ambetter from Superior HealthPlan"),
    ("L.A. Care Health Plan", "la-care", "L.A. Care Health Plan"),
    ("MERIDIAN HEALTH PLAN\nUtilization", "meridian", "MERIDIAN HEALTH PLAN"),
]


@pytest.mark.parametrize(("text", "slug", "printed"), NAMES)
def test_names(text: str, slug: str, printed: str) -> None:
    mention = load_payers().find(text)[0]
    assert (mention.payer.slug, mention.printed) == (slug, printed)
    assert " ".join(text[mention.start : mention.end].split()) == printed


@pytest.mark.parametrize(
    "text",
    [
        "Medicare covers this",
        "Medicares",
        "our aim is",
        "independent health care review",
        "network health services",
        "the maximum",
        "a quartz watch",
        "Unhumana",
    ],
)
def test_no_part_of_a_word(text: str) -> None:
    assert [m.payer.slug for m in load_payers().find(text) if m.payer.slug != "medicare"] == []


def test_every_payer_has_a_public_address_and_a_date() -> None:
    table = load_payers()
    assert len(table.payers) > 300
    assert table.checked is not None
    assert all(re.match(r"https://[\w.-]+", p.source) and p.checked for p in table.payers)
    assert {"cigna", "humana", "ambetter", "evicore"} <= {p.slug for p in table.payers}
    assert table.by_slug("nobody") is None
    assert not next(p for p in table.payers if p.slug == "evicore").decides


def test_two_owners_of_a_name_are_a_fault() -> None:
    with pytest.raises(FaultyReference) as fault:
        build_table((Payer("a", "Sample Health"), Payer("b", "Other", aliases=("Sample Health",)), Payer("a", "Third", PayerKind.TPA)))
    assert len(fault.value.faults) == 2


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for mention in load_payers().find(text):
        assert 0 <= mention.start < mention.end <= len(text)


def test_codes_have_meanings_in_our_own_words() -> None:
    tables = load_tables()
    assert tables.carc["50"].reasons == (Reason.MEDICAL_NECESSITY,)
    assert tables.carc["197"].reasons == (Reason.NO_PRIOR_AUTHORIZATION,)
    assert tables.carc["45"].kind == "price"
    assert tables.carc["2"].kind == "sharing"
    assert tables.rarc["M62"].reasons == (Reason.NO_PRIOR_AUTHORIZATION,)
    assert {w.reason for w in tables.reasons} == set(Reason)
    assert set(tables.groups) == {"CO", "PR", "OA", "PI", "CR"}


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("not [..] medically necessary", "is not\nmedically   necessary.", "not medically necessary"),
        ("not [..] medically necessary", "It isn't considered medically necessary", "not considered medically necessary"),
        ("pre-authorization", "preauthorization", "preauthorization"),
        ("pre-authorization", "pre authorization", "pre authorization"),
        ("autorizacion previa", "la autorización previa", "autorizacion previa"),
        ("cannot (approve|cover)", "We cannot cover it", "cannot cover"),
        ("exclu*", "are excluded,", "excluded"),
        ("can not approve", "we can't approve", "can not approve"),
        ("will not pay", "we won't pay", "will not pay"),
        ("denied", "undenied", None),
    ],
)
def test_phrases(source: str, text: str, found: str | None) -> None:
    match = phrase(source).search(fold_words(text)[0])
    assert (match.group().strip() if match else None) == found


@pytest.mark.parametrize("source", ["(a|b", "a)", "[a|b)"])
def test_broken_phrases_are_faults(source: str) -> None:
    with pytest.raises(FaultyReference):
        phrase(source)


@given(st.text(max_size=120))
def test_folding_keeps_places(text: str) -> None:
    folded, places = fold_words(text)
    assert len(folded) == len(places)
    assert list(places) == sorted(places)


def test_strict_yaml() -> None:
    assert parse_strict("a: yes\nb: 2026-11-24") == {"a": "yes", "b": "2026-11-24"}
    with pytest.raises(FaultyReference):
        parse_strict("a: 1\na: 2")
    assert faults_of("x", {"a": 1, "c": 2}, {"a": str, "b": str}, {}) == ["x: b is missing", "x: a must be str", "x: unknown key c"]
    assert faults_of("x", 3, {}, {}) == ["x: must be a mapping"]
