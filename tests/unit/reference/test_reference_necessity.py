"""The definitions of medical necessity: read strictly, each with its source, and only what was read may be cited."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from denialhelp.errors import FaultyReference
from denialhelp.reference.necessity_library import load_necessity, read_necessity
from denialhelp.reference.necessity_schema import Definer
from denialhelp.reference.schema import Read

GOOD = """definitions:
- id: necessity.sample.one
  title: "Sample program"
  es: "Programa de muestra"
  plans: [tricare]
  definer: program
  says: "The sample program pays for what is needed"
  elements:
  - {text: "It is needed", es: "Hace falta", aspect: recommended}
  citations:
  - {cite: "1 CFR 1.1", source: "https://example.org/1", read: text}
  checked: 2026-11-24
"""


def _read(tmp_path: Path, text: str, **more: date) -> object:
    (tmp_path / "sample.yaml").write_text(text, encoding="utf-8")
    return read_necessity(tmp_path, **more)


def test_a_good_file_reads(tmp_path: Path) -> None:
    held = _read(tmp_path, GOOD)
    assert [d.sentence for d in held.definitions] == ["The sample program pays for what is needed (1 CFR 1.1)."]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("old", "new", "fault"), [
    ("plans: [tricare]", "plans: [tricar]", "unknown value 'tricar'"),
    ("  definer: program\n", "", "'definer' is missing"),
    ("definer: program", "definer: contract", "a contract's definition"),
    ("aspect: recommended", "aspect: wished", "unknown value 'wished'"),
    ('what is needed"', 'what is needed."', "ends without a stop"),
    ("https://example.org/1", "a book", "must be a public address"),
    (", read: text", "", "'read' is missing"),
    ("id: necessity.sample.one", "id: sample", "must begin with"),
    ("  checked: 2026-11-24\n", "  checked: 2026-11-24\n  checkd: x\n", "unknown key 'checkd'"),
    ("  checked: 2026-11-24\n", "  checked: 2026-11-24\n  rests_on: 2\n", "more citations than were read"),
    ('es: "Hace falta", ', "", "'es' must be text"),
])
def test_every_fault_is_told(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in GOOD
    with pytest.raises(FaultyReference) as raised:
        _read(tmp_path, GOOD.replace(old, new))
    assert any(fault in one for one in raised.value.faults)


def test_an_id_twice_a_future_check_and_an_old_one_are_faults(tmp_path: Path) -> None:
    with pytest.raises(FaultyReference, match="stands twice"):
        _read(tmp_path, GOOD + GOOD.removeprefix("definitions:\n"))
    with pytest.raises(FaultyReference, match="lies in the future"):
        _read(tmp_path, GOOD, today=date(2026, 11, 23))
    with pytest.raises(FaultyReference, match="too long ago"):
        _read(tmp_path, GOOD, stale_before=date(2027, 1, 1))


def test_the_packaged_definitions_keep_what_they_owe() -> None:
    held = load_necessity()
    assert held.gaps
    for one in held.definitions:
        assert one.checked >= date(2026, 11, 24), one.id
        assert (one.definer is Definer.CONTRACT) == (not one.elements), one.id
        assert all(c.read is not Read.SECONDARY for c in one.read), one.id
        assert one.sentence == "" or one.sentence.endswith(")."), one.id
        assert all(e.text[0].isupper() and not e.text.endswith(".") and e.es != e.text for e in one.elements), one.id


def test_what_was_read_second_hand_or_binds_only_some_payers_is_never_cited() -> None:
    held = {d.id: d for d in load_necessity().definitions}
    assert held["necessity.va.package"].sentence == ""
    assert held["necessity.ca.mental_health"].sentence == ""
