"""The payers are found by whole words, the longest name first, with the legal name as printed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from denialhelp.casefile.slugs import Reason
from denialhelp.errors import FaultyReference
from denialhelp.reference.payers import HOWS, Payer, PayerKind, build_table, load_payers, read_check
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


def test_what_is_not_checked_is_a_name_and_nothing_more() -> None:
    table = load_payers()
    checked = [p for p in table.payers if p.check is not None]
    assert len(table.payers) > 300
    assert len(checked) > 160
    assert all(p.check and re.match(r"https?://[\w.-]+", p.check.source) and p.check.how in HOWS for p in checked)
    unchecked = next(p for p in table.payers if p.check is None)
    assert not any(unchecked.verified(fact) for fact in ("name", "states", "kind"))
    carefirst = table.by_slug("carefirst")
    assert carefirst is not None
    assert carefirst.verified("states")
    assert table.by_slug("nobody") is None


COMMON = [
    "unitedhealthcare aetna cigna humana anthem kaiser-permanente centene molina oscar ambetter wellcare health-net hcsc highmark",
    "independence-blue-cross carefirst florida-blue premera regence wellmark horizon-bcbsnj bcbs-illinois bcbs-texas bcbs-michigan",
    "devoted-health clover-health superior-healthplan amerihealth-caritas caresource optum-rx express-scripts cvs-caremark",
    "prime-therapeutics evicore carelon evolent navihealth ash cohere umr meritain medi-share tricare c2c",
]


@pytest.mark.parametrize("slug", " ".join(COMMON).split())
def test_the_most_common_are_verified(slug: str) -> None:
    payer = load_payers().by_slug(slug)
    assert payer is not None
    assert payer.check is not None


@pytest.mark.parametrize(
    ("slug", "owner"),
    [
        ("umr", "unitedhealthcare"),
        ("meritain", "aetna"),
        ("evicore", "evernorth"),
        ("navihealth", "optum"),
        ("ambetter", "centene"),
        ("wellcare", "centene"),
        ("superior-healthplan", "centene"),
        ("healthspring", "hcsc"),
        ("connecticare", "molina"),
        ("tufts", "point32health"),
    ],
)
def test_owners_are_verified(slug: str, owner: str) -> None:
    payer = load_payers().by_slug(slug)
    assert payer is not None
    assert payer.part_of == owner
    assert payer.verified("part_of")


@pytest.mark.parametrize(
    ("slug", "kind"),
    [
        ("umr", PayerKind.TPA),
        ("meritain", PayerKind.TPA),
        ("evicore", PayerKind.DELEGATE),
        ("carelon", PayerKind.DELEGATE),
        ("evolent", PayerKind.DELEGATE),
        ("ash", PayerKind.DELEGATE),
        ("cohere", PayerKind.DELEGATE),
        ("optum-rx", PayerKind.DELEGATE),
        ("c2c", PayerKind.IRE),
        ("maximus", PayerKind.IRE),
        ("noridian", PayerKind.MAC),
    ],
)
def test_who_decides_for_others_is_verified(slug: str, kind: PayerKind) -> None:
    payer = load_payers().by_slug(slug)
    assert payer is not None
    assert payer.kind is kind
    assert payer.verified("kind")
    assert payer.decides is (kind is PayerKind.TPA)


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Blue Cross covers this", []),
        ("a Blue Cross Blue Shield plan", []),
        ("Blue Advantage HMO", []),
        ("a Gold Plus plan", []),
        ("the Senior Advantage plan", []),
        ("triage ESI 3 on arrival", []),
        ("OneCare Vermont", []),
        ("we run managed health services and community health group visits", []),
        ("Medica paid as secondary", ["medica"]),
        ("Medicare paid first", ["medicare"]),
        ("Mercy Care denied", ["mercy-care"]),
        ("ConnectiCare, Inc.", ["connecticare"]),
        ("Florida Health Care Plans", ["florida-blue"]),
        ("Health Net Federal Services", ["health-net-federal"]),
        ("Health Net of California", ["health-net"]),
        ("Optum Home & Community Care", ["navihealth"]),
        ("Empire BlueCross BlueShield", ["anthem"]),
        ("Anthem Blue Cross", ["anthem"]),
        ("Blue Cross of Idaho", ["bcbs-idaho"]),
    ],
)
def test_names_that_several_could_bear(text: str, slugs: list[str]) -> None:
    assert [m.payer.slug for m in load_payers().find(text)] == slugs


def test_anthem_is_in_many_states() -> None:
    anthem = load_payers().by_slug("anthem")
    assert anthem is not None
    assert anthem.verified("states")
    assert {"CA", "CO", "CT", "GA", "IN", "KY", "ME", "MO", "NH", "NV", "NY", "OH", "VA", "WI"} == set(anthem.states)


GOOD: dict[str, object] = {"date": "2026-11-24", "how": "agency", "bears": ["name", "states"]}


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"source": "https://example.org", "checked": GOOD}, None),
        ({}, None),
        ({"source": "https://example.org"}, "not checked"),
        ({"checked": GOOD}, "without a public address"),
        ({"source": "from memory", "checked": GOOD}, "without a public address"),
        ({"source": "https://example.org", "checked": {**GOOD, "how": "memory"}}, "checked how memory"),
        ({"source": "https://example.org", "checked": {**GOOD, "bears": []}}, "bears out a name"),
        ({"source": "https://example.org", "checked": {**GOOD, "bears": ["name", "address"]}}, "bears out a name"),
        ({"source": "https://example.org", "checked": {**GOOD, "bears": ["name", "part_of"]}}, "does not state"),
        ({"source": "https://example.org", "checked": {**GOOD, "names": ["Another"]}}, "does not have"),
        ({"source": "https://example.org", "checked": {**GOOD, "names": ["Sample"]}}, None),
        ({"source": "https://example.org", "checked": {**GOOD, "date": "yesterday"}}, "a date that is none"),
        ({"source": "https://example.org", "checked": {**GOOD, "dated": "2013"}}, None),
        ({"source": "https://example.org", "checked": {"how": "text", "bears": ["name"]}}, "date is missing"),
        ({"source": "https://example.org", "checked": {**GOOD, "by": "me"}}, "unknown key by"),
    ],
)
def test_checks_are_read_strictly(entry: dict[str, object], fault: str | None) -> None:
    faults: list[str] = []
    check = read_check("x", {"name": "Sample Plan", "states": ["OH"], "aliases": ["Sample"], **entry}, faults)
    assert (check is not None) is (fault is None and "checked" in entry)
    assert len(faults) == (fault is not None)
    assert all(fault and fault in f for f in faults)


def test_programs_say_what_was_verified() -> None:
    programs = {p.name: p for p in load_tables().programs}
    kids = programs["STAR Kids"].check
    assert kids is not None
    assert kids.how == "agency"
    assert {"lines", "states"} <= kids.bears
    assert sum(p.check is not None for p in programs.values()) >= 25
    texts = {p.phrase.source: p.state for p in load_tables().programs}
    assert texts["SEHBP"] == "NJ"


def test_two_owners_of_a_name_are_a_fault() -> None:
    with pytest.raises(FaultyReference) as fault:
        build_table((Payer("a", "Sample Health"), Payer("b", "Other", aliases=("Sample Health",)), Payer("a", "Third", PayerKind.TPA)))
    assert len(fault.value.faults) == 2
    with pytest.raises(FaultyReference):
        build_table((Payer("a", "Sample Health", part_of="nobody"),))


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
