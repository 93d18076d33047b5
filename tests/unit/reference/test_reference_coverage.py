"""The packaged coverage library holds together, and its strict reader finds every fault; the policies written here are synthetic."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from denialhelp.casefile.policy import Criterion, Group, GroupKind
from denialhelp.errors import FaultyReference
from denialhelp.reference.coverage_library import COVERAGE, CoverageLibrary, load_coverage, read_coverage
from denialhelp.reference.coverage_schema import UNREAD, Branch, Coverage, LeafKind, Position, Proof, as_policy, leaves
from denialhelp.reference.payers import LINES
from denialhelp.reference.schema import Read
from denialhelp.reference.service_slugs import SERVICES

TODAY = date(2026, 11, 24)
ENTRY = """
- number: SY 1
  title: Synthetic Policy One
  service: cpap
  lines: [commercial]
  position: covered-with-criteria
  criteria:
    all:
    - {text: "An adult", kind: age}
    - at-least-2:
      - {text: "Sleepy by day", kind: diagnosis}
      - {text: "An index of 15", kind: test, proof: sleep-study}
      - {text: "High blood pressure", kind: diagnosis}
  renewal: {text: "Used it", kind: response, proof: device-download}
  reviewed: 2026-01-01
  source: https://payer.example/policy
  read: text
  checked: 2026-11-24
"""


def made(tmp_path: Path, entries: str, payer: str = "synthetic", today: date | None = TODAY, stale: date | None = None) -> CoverageLibrary:
    """The library of one file of synthetic entries."""
    (tmp_path / f"{payer}.yaml").write_text(f"payer: {payer}\nentries:{entries}", encoding="utf-8")
    return read_coverage(tmp_path, payers=frozenset({"synthetic", "other", "macs"}), today=today, stale_before=stale)


def faults(tmp_path: Path, entries: str, payer: str = "synthetic", stale: date | None = None) -> list[str]:
    """The faults of one file, each without its place."""
    with pytest.raises(FaultyReference) as caught:
        made(tmp_path, entries, payer, stale=stale)
    return [f.partition(": ")[2] for f in caught.value.faults]


def changed(*pairs: tuple[str, str]) -> str:
    """The synthetic entry with other words."""
    text = ENTRY
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def test_the_packaged_library_is_read_and_reaches_its_breadth() -> None:
    library = load_coverage()
    assert library == read_coverage(COVERAGE, today=TODAY)
    read = [e for e in library.entries if not e.title_only]
    assert len(library.entries) >= 150
    assert len(library.payers()) >= 12
    assert len(library.services()) >= 60
    assert sum(e.criteria is not None for e in read) >= 100


@pytest.mark.parametrize("entry", load_coverage().entries, ids=lambda e: e.id)
def test_every_packaged_entry_keeps_the_promises_of_its_kind(entry: Coverage) -> None:
    assert entry.services
    assert set(entry.services) <= SERVICES
    assert entry.lines
    assert entry.lines <= LINES
    assert date(2026, 11, 1) <= entry.checked <= TODAY
    assert entry.reviewed is None or entry.reviewed <= TODAY
    assert entry.effective is None or date(1966, 1, 1) <= entry.effective <= date(2027, 12, 31)
    assert entry.cited.startswith(entry.title)
    assert entry.named == "" or entry.named not in entry.cited.split()
    if entry.criteria is not None:
        assert entry.read is not Read.SECONDARY
        assert all(leaf.text[-1] not in ".;," for leaf in leaves(entry.criteria))
    if entry.title_only:
        assert (entry.criteria, entry.renewal, entry.not_covered, entry.limits) == (None, None, (), ())


def test_one_policy_has_one_number_and_one_number_one_title_in_the_packaged_library() -> None:
    titles: dict[tuple[str, str, str], set[str]] = {}
    numbers: dict[tuple[str, str, str, frozenset[str]], set[str]] = {}
    for e in load_coverage().entries:
        titles.setdefault((e.payer, e.contractor, (e.number or e.named).casefold()), set()).add(e.title)
        numbers.setdefault((e.payer, e.contractor, e.title.casefold(), e.lines), set()).add(e.number or e.named)
    assert [k for k, v in titles.items() if len(v) > 1] == []
    assert [k for k, v in numbers.items() if len(v) > 1] == []


def test_constraint_induced_therapy_stands_as_the_payers_have_it() -> None:
    found = {(e.payer, e.position) for e in load_coverage().find(service="cimt")}
    assert ("aetna", Position.COVERED) in found
    assert ("bcbs-alabama", Position.INVESTIGATIONAL) in found
    assert any(position is Position.EXCLUDED for _, position in found)
    assert all(e.title_only and e.criteria is None for e in load_coverage().find(payer="cigna", service="cimt"))


def test_an_entry_is_read_field_by_field(tmp_path: Path) -> None:
    entry = made(tmp_path, ENTRY).entries[0]
    assert (entry.id, entry.cited, entry.lines) == (
        "synthetic/sy-1/cpap",
        "Synthetic Policy One (SY 1)",
        frozenset({"employer", "individual"}),
    )
    assert isinstance(entry.criteria, Branch)
    assert [(leaf.kind, leaf.proof) for leaf in leaves(entry.criteria)] == [
        (LeafKind.AGE, Proof.CHART),
        (LeafKind.DIAGNOSIS, Proof.OFFICE_NOTE),
        (LeafKind.TEST, Proof.SLEEP_STUDY),
        (LeafKind.DIAGNOSIS, Proof.OFFICE_NOTE),
    ]
    assert (entry.version, entry.old(date(2027, 12, 31)), entry.old(date(2028, 1, 5))) == (date(2026, 1, 1), False, True)
    assert replace(entry, reviewed=None).old(TODAY)


def test_a_policy_without_a_printed_number_is_cited_by_its_title_alone(tmp_path: Path) -> None:
    entry = made(tmp_path, changed(("number: SY 1", "named: sleep"))).entries[0]
    assert (entry.number, entry.cited, entry.id) == ("", "Synthetic Policy One", "synthetic/sleep/cpap")
    policy = as_policy(entry)
    assert policy is not None
    assert policy.number is None


def test_an_entry_becomes_a_policy_that_can_be_matched(tmp_path: Path) -> None:
    entry = made(tmp_path, ENTRY).entries[0]
    policy = as_policy(entry)
    assert policy is not None
    assert (policy.title, policy.number, policy.payer, policy.services) == ("Synthetic Policy One", "SY 1", "synthetic", ("cpap",))
    root = policy.root
    assert isinstance(root, Group)
    assert root.kind is GroupKind.ALL
    group = root.children[1]
    assert isinstance(group, Group)
    assert (group.kind, group.n, [c.id for c in group.children]) == (GroupKind.AT_LEAST, 2, ["1.2.1", "1.2.2", "1.2.3"])
    renewal = as_policy(entry, renewal=True)
    assert renewal is not None
    assert isinstance(renewal.root, Group)
    assert [c.text for c in renewal.root.children if isinstance(c, Criterion)] == ["Used it"]
    assert as_policy(replace(entry, criteria=None)) is None


def test_a_policy_read_in_part_can_never_come_out_as_met(tmp_path: Path) -> None:
    policy = as_policy(made(tmp_path, changed(("read: text", "read: text\n  whole: false"))).entries[0])
    assert policy is not None
    assert isinstance(policy.root, Group)
    last = policy.root.children[-1]
    assert policy.root.kind is GroupKind.ALL
    assert isinstance(last, Criterion)
    assert last.text == UNREAD.text


def test_entries_with_criteria_come_first_and_newer_before_older(tmp_path: Path) -> None:
    more = changed(("SY 1", "SY 2"), ("Policy One", "Policy Two"), ("2026-01-01", "2026-05-01"))
    none = "\n- {number: SY 0, title: Third, service: cpap, lines: [commercial], position: not-read, reviewed: 2026-11-01"
    none += ", source: https://payer.example/3, read: text, checked: 2026-11-24, also: [other]}\n"
    library = made(tmp_path, none + ENTRY + more)
    assert [e.number for e in library.find(service="cpap", line="employer")] == ["SY 2", "SY 1", "SY 0"]
    assert [e.number for e in library.find(payer="other")] == ["SY 0"]
    assert library.find(line="medicaid") == ()
    assert (library.services(), library.payers()) == (("cpap",), ("other", "synthetic"))
    assert [e.number for e in library.stale(date(2026, 11, 25))] == ["SY 0", "SY 1", "SY 2"]
    assert library.by_id("synthetic/sy-2/cpap") == library.find(payer="synthetic")[0]
    assert library.by_id("nothing") is None


def test_faults_come_as_one_list(tmp_path: Path) -> None:
    bad = changed(
        ("  source: https://payer.example/policy\n", ""), ("read: text", "read: heard\n  colour: red"), ("service: cpap", "service: spa")
    )
    assert faults(tmp_path, bad + bad.replace("SY 1", "SY 9").replace("title", "title: x\n  title")) == [
        "line 23: the key 'title' stands twice",
        *[
            "'source' must be text",
            "'service' has the unknown value 'spa'",
            "'read' has the unknown value 'heard'",
            "'service' names no service",
            "criteria only where the policy's own text was read",
            "unknown key 'colour'",
        ]
        * 2,
        "this policy has two numbers",
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("number: SY 1", "number: SY", "'number' is no number that a payer prints: use 'named'"),
        (
            "number: SY 1",
            "number: SY 1\n  named: sleep",
            "one of 'number' (as the payer prints it) and 'named' (where it prints none) is needed",
        ),
        ("number: SY 1", "part: adults", "one of 'number' (as the payer prints it) and 'named' (where it prints none) is needed"),
        ("read: text", "read: secondary", "criteria only where the policy's own text was read"),
        ("position: covered-with-criteria", "position: not-read", "an entry of which only the title was read holds no criteria"),
        ("  position: covered-with-criteria\n", "", "'position' is missing"),
        ("lines: [commercial]", "lines: []", "'lines' names no line of business"),
        ("lines: [commercial]", "lines: [moon]", "'lines' has the unknown value 'moon'"),
        ("https://payer.example/policy", "the payer", "'source' must be a public address"),
        ("checked: 2026-11-24", "checked: 2026-11-25", "'checked' lies in the future"),
        ("  checked: 2026-11-24\n", "", "'checked' must be a day"),
        ("reviewed: 2026-01-01", "reviewed: 1.1.2026", "'reviewed' must be a day like 2026-11-24"),
        ("reviewed: 2026-01-01", "reviewed: 1930-01-01", "'reviewed' is too far back"),
        ("reviewed: 2026-01-01", "reviewed: 2027-01-01", "'reviewed' lies in the future"),
        ("at-least-2", "at-least-3", "'at-least-3' asks for as many as there are: write all"),
        ("kind: age", "kind: size", "'kind' has the unknown value 'size'"),
        ("read: text", "read: text\n  contractor: macs", "'contractor' belongs to a local determination, and to nothing else"),
        ("read: text", "read: text\n  reported: [It is said]", "'reported' is for a policy known from another's summary only"),
        ("read: text", "read: text\n  also: [nobody]", "'also' has the unknown value 'nobody'"),
        ("read: text", "read: text\n  codes: {hcpcs: [E06011]}", "'E06011' is no hcpcs code"),
        ("read: text", "read: text\n  codes: {cpt: [sleep study]}", "'sleep study' is no cpt code"),
    ],
)
def test_what_an_entry_must_not_be(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert fault in faults(tmp_path, changed((old, new)))


def test_a_check_too_long_ago_is_a_fault_on_request(tmp_path: Path) -> None:
    assert made(tmp_path, ENTRY, stale=TODAY).entries
    assert faults(tmp_path, ENTRY, stale=date(2026, 11, 25)) == ["checked on 2026-11-24, which is too long ago"]


def test_two_entries_cannot_disagree_on_number_or_title_nor_stand_twice(tmp_path: Path) -> None:
    other_title = changed(("Policy One", "Policy Two"), ("service: cpap", "service: tms"))
    assert faults(tmp_path, ENTRY + other_title) == ["this number has two titles"]
    other_number = changed(("SY 1", "SY 2"), ("service: cpap", "service: tms"))
    assert faults(tmp_path, ENTRY + other_number) == ["this policy has two numbers"]
    assert faults(tmp_path, ENTRY + ENTRY) == ["the entry 'synthetic/sy-1/cpap' stands twice: tell them apart by 'part'"]
    assert len(made(tmp_path, ENTRY + changed(("title:", "part: children\n  title:"))).entries) == 2


def test_payers_and_contractors_must_be_known(tmp_path: Path) -> None:
    assert faults(tmp_path, ENTRY, payer="stranger") == ["unknown payer 'stranger'"]
    (tmp_path / "stranger.yaml").unlink()
    local = changed(("SY 1", "L1"))
    assert faults(tmp_path, local, payer="cms-lcd") == ["'contractor' is missing"]
    assert faults(tmp_path, local + "  contractor: nobody\n", payer="cms-lcd") == ["unknown contractor 'nobody'"]
    assert made(tmp_path, local + "  contractor: macs\n", payer="cms-lcd").entries[0].id == "cms-lcd/macs/l1/cpap"


def test_a_file_without_entries_or_under_another_name_is_a_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, "\n") == ["'entries' is empty"]
    (tmp_path / "synthetic.yaml").rename(tmp_path / "other.yaml")
    assert "'payer' must be the file's name" in faults(tmp_path, ENTRY)
