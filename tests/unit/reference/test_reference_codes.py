"""Codes of diseases from the packaged table, and of supplies from a user's own file."""

from __future__ import annotations

from pathlib import Path

import pytest

from denialhelp.errors import UnreadableFile
from denialhelp.reference.diagnosis_codes import TABLE, covers, dotted, edition, family_of, find_diagnosis
from denialhelp.reference.hcpcs import load_hcpcs


def test_table_is_small_and_says_its_edition() -> None:
    assert TABLE.stat().st_size < 2.5 * 1024 * 1024
    assert edition().startswith("ICD-10-CM, edition ")
    assert "public domain" in edition()


@pytest.mark.parametrize(
    ("code", "start", "billable"),
    [("M48.062", "Spinal stenosis, lumbar region", True), ("m48062", "Spinal stenosis", True), ("M48", "Other spondylopathies", False)],
)
def test_codes_have_names(code: str, start: str, billable: bool) -> None:
    found = find_diagnosis(code)
    assert found is not None
    assert found.name.startswith(start)
    assert found.billable is billable


@pytest.mark.parametrize("code", ["T98.6", "M48.06X9", "99213", "A1", "", "|A00", "Z99.999"])
def test_what_is_no_code(code: str) -> None:
    assert find_diagnosis(code) is None


def test_family() -> None:
    assert [d.code for d in family_of("M48.062")] == ["M48", "M48.0", "M48.06", "M48.062"]
    assert next(d.code for d in family_of("S33.30XA")) == "S33"
    assert family_of("T98.6") == ()
    assert covers("M48.0", "M48.062")
    assert not covers("M47", "M48.062")
    assert not covers("Q", "Q12")
    assert dotted("E119") == "E11.9"


def test_hcpcs_from_a_users_file(tmp_path: Path) -> None:
    path = tmp_path / "hcpcs.csv"
    rows = ('E9991,1,"Sample device,  one each",Sample', "99213,1,not taken,x", "e9992,1,Second sample,x", ",,,")
    path.write_text("\n".join(("Sample table, synthetic", "HCPC,N,LONG DESCRIPTION,SHORT", *rows)), encoding="utf-8")
    assert load_hcpcs(path) == {"E9991": "Sample device, one each", "E9992": "Second sample"}


@pytest.mark.parametrize("content", ["no table at all", "code,description\n99213,visit\n"])
def test_hcpcs_refuses_what_is_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableFile) as caught:
        load_hcpcs(path)
    assert caught.value.code == "unknown-kind"
    with pytest.raises(UnreadableFile):
        load_hcpcs(tmp_path / "none.csv")
