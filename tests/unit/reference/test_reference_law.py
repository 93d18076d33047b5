"""The law tables are strict, dated, cited, resolvable, and say honestly what is verified."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from denialhelp.casefile.slugs import PlanType
from denialhelp.errors import FaultyReference
from denialhelp.reference.checks import Fields
from denialhelp.reference.loader import LAW, load_rules, read_law
from denialhelp.reference.schema import Kind, Read
from denialhelp.reference.yaml_text import Faults, read_yaml

DAY = date(2026, 11, 24)


def test_yaml_keeps_words_as_words() -> None:
    faults = Faults()
    assert read_yaml("a: yes\nb: on\nc: 2026-01-01\nd: 12\ne: true\nf: null\ng: '7'\nh: 1.5\ni: 012", "x", faults) == {
        "a": "yes",
        "b": "on",
        "c": "2026-01-01",
        "d": 12,
        "e": True,
        "f": None,
        "g": "7",
        "h": "1.5",
        "i": "012",
    }
    assert not faults.found


def test_yaml_names_duplicate_keys_and_broken_text() -> None:
    faults = Faults()
    read_yaml("a: 1\nb: 2\na: 3", "x.yaml", faults)
    read_yaml("a: [1", "y.yaml", faults)
    read_yaml("? [a]\n: b", "z.yaml", faults)
    assert faults.found[0] == "x.yaml: line 3: the key 'a' stands twice"
    assert "y.yaml" in faults.found[1]
    assert "plain text" in faults.found[2]


def test_fields_collect_faults() -> None:
    faults = Faults()
    fields = Fields({"n": "x", "t": 3, "b": "yes", "l": [1], "d": "2026-02-30", "extra": 1}, "f", faults)
    fields.number("n")
    fields.text("t")
    fields.truth("b", default=None)
    fields.texts("l")
    fields.day("d")
    fields.close()
    assert len(faults.found) == 6
    assert Fields([], "g", faults).data == {}
    assert faults.found[-1] == "g: must be a mapping"


def _copy(tmp_path: Path) -> Path:
    for path in LAW.rglob("*.yaml"):
        target = tmp_path / path.relative_to(LAW)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


FAULTY = """rules:
  - id: law.federal.claims.internal_appeal_filing
    title: twice
    applies_to: nobody
    starts_at: [notice_opened]
    filed_when: whenever
    surprise: 1
    in_force:
      2003-01-01:
        value: {count: 180, unit: fortnights}
        rolls_over: sometimes
        citations: []
      2002-01-01:
        value: {count: 1}
        citations: [{cite: "1 CFR 1", source: "nowhere", read: guessed}]
    checked: {date: 2026-13-01, how: text}
"""


def test_every_fault_is_in_one_list(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    (folder / "federal" / "faulty.yaml").write_text(FAULTY, encoding="utf-8")
    with pytest.raises(FaultyReference) as found:
        read_law(folder)
    text = "\n".join(found.value.faults)
    for word in (
        "nobody",
        "notice_opened",
        "filed_when",
        "surprise",
        "fortnights",
        "rolls_over",
        "citation of its own",
        "must rise",
        "public address",
        "read",
        "2026-11-24",
        "stands twice",
        "count with its unit",
    ):
        assert word in text, word


def test_stale_values_fail(tmp_path: Path) -> None:
    with pytest.raises(FaultyReference, match="too long ago"):
        read_law(_copy(tmp_path), stale_before=date(2027, 6, 1))


def test_every_value_has_its_own_dated_citation_and_source() -> None:
    rules = load_rules()
    assert len(rules.rules) > 150
    for rule in rules.rules.values():
        assert rule.checked >= date(2026, 11, 24), rule.id
        for dated in rule.in_force:
            for cited in dated.citations:
                assert cited.source.startswith("http"), rule.id
                assert any(ch.isdigit() for ch in cited.cite), rule.id


def test_every_citation_resolves_for_a_plan_that_it_governs() -> None:
    rules = load_rules()
    for rule in rules.rules.values():
        for plan in rule.applies_to:
            for cite in rules.citations(rule.id, DAY, plan):
                found = rules.resolve(cite.cite, rule.id, plan, DAY)
                assert found.good, (rule.id, plan, cite.cite)
                assert found.checked == rule.checked


def test_a_citation_is_compared_by_its_words_and_never_guessed() -> None:
    rules = load_rules()
    assert rules.resolve("29 CFR § 2560.503-1(h)(3)(i).", None, PlanType.ERISA_INSURED, DAY).good
    assert not rules.resolve("29 CFR 2560.503-1(z)", None, PlanType.ERISA_INSURED, DAY).found
    medicaid = rules.resolve("29 CFR 2560.503-1(h)(3)(i)", None, PlanType.MEDICAID_MANAGED_CARE, DAY)
    assert medicaid.found
    assert not medicaid.governs
    assert not rules.resolve("29 CFR 2560.503-1(h)(3)(i)", None, None, DAY).governs
    assert not rules.resolve("29 CFR 2560.503-1(h)(3)(i)", None, PlanType.ERISA_INSURED, date(1999, 1, 1)).in_force
    assert not rules.resolve("42 CFR 422.582(b)(1)", None, PlanType.MEDICARE_ADVANTAGE, date(2024, 6, 1)).in_force
    assert not rules.resolve("O.R.C. 3922.02(B)", None, PlanType.ERISA_INSURED, DAY, state="TX").governs
    assert rules.resolve("O.R.C. 3922.02(B)", None, PlanType.ERISA_INSURED, DAY, state="OH").good
    assert not rules.resolve("45 CFR 147.136(b)(2)(ii)(E)(1)", None, PlanType.INDIVIDUAL_ACA, DAY).good


def test_values_of_a_day() -> None:
    rules = load_rules()
    old, new = (rules.value_on("law.federal.medicare_advantage.decide_claim_pa", day) for day in (date(2025, 12, 31), date(2026, 1, 1)))
    assert old is not None
    assert new is not None
    assert (old.count, new.count) == (14, 7)
    assert rules.value_on("law.federal.claims.internal_appeal_filing", date(2001, 1, 1)) is None
    assert rules.value_on("no.such.rule", DAY) is None
    assert rules.citations("no.such.rule", DAY) == ()
    with pytest.raises(KeyError):
        rules.rule("no.such.rule")


def test_what_is_verified_is_said() -> None:
    coverage = load_rules().coverage()
    assert coverage.text > 90
    assert coverage.secondary > 0
    assert any("Original Medicare" in gap for gap in coverage.gaps)
    assert len(load_rules().states) == 52


def test_words_of_the_regimes() -> None:
    rules = load_rules()
    assert rules.words(PlanType.MEDICARE_ADVANTAGE)["appeal"] == "reconsideration"
    assert rules.words(PlanType.MEDICARE_PART_D)["appeal"] == "redetermination"
    assert rules.words(None)["decider"] == "the plan"
    keys = set(rules.words(None))
    assert all(set(t.words) == keys for t in rules.terms)


def test_nobody_is_left_without_words_or_law() -> None:
    rules = load_rules()
    for plan in PlanType:
        assert rules.words(plan)
    assert all(rule.clock is not None for rule in rules.of_kind(Kind.CLOCK))
    assert {c.read for r in rules.rules.values() for d in r.in_force for c in d.citations} == set(Read)
