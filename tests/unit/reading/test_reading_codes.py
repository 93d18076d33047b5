"""Codes, and the numbers that are none."""

from __future__ import annotations

import pytest

from denialhelp.reading.codes import CodeFinder
from denialhelp.reading.pairs import find_pairs
from denialhelp.reading.structure import sheets_of
from reading_samples import document


def _codes(text: str) -> set[tuple[str, str]]:
    sheets = sheets_of([document(text)])
    return {(h.system, h.code) for h in CodeFinder(sheets, find_pairs(sheets)).codes() if h.score >= 0.6}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Procedure codes: 97110 (24 units); 97140 (12 units)", {("CPT", "97110"), ("CPT", "97140")}),
        ("codes 63650 for the first lead and 63655 for each further one", {("CPT", "63650"), ("CPT", "63655")}),
        ("MRI brain (CPT 70551,70553)", {("CPT", "70551"), ("CPT", "70553")}),
        ("RE: Denial of Claim — 27447 (Total knee arthroplasty)", {("CPT", "27447")}),
        ("coverage for L5856 microprocessor knee", {("HCPCS", "L5856")}),
        ("CPT 0481T, a category III code", {("CPT", "0481T")}),
        ("diagnoses of G43.909 (Migraine) and R51 (Headache)", {("ICD-10-CM", "G43.909"), ("ICD-10-CM", "R51")}),
        ("for gout (M10.09)", {("ICD-10-CM", "M10.09")}),
        ("injector, NDC 00000-111-22, once", {("NDC", "00000-111-22")}),
        ("NDC: 00024591502", {("NDC", "00024591502")}),
        ("semi-private room, revenue code 0128", {("REV", "0128")}),
        ("SERVICE: 72141-26 professional reading", {("CPT", "72141")}),
    ],
)
def test_codes(text: str, codes: set[tuple[str, str]]) -> None:
    assert _codes(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "Springfield, IL 62704",
        "P.O. Box 84130",
        "Salt Lake City, UT84130-0555",
        "70412 County Road 12",
        "charged $28,647.00",
        "Policy 84130",
        "Plan H0000-001 (HMO)",
        "reference A118805531",
        "Form CMS-10003",
        "claim 12345",
        "fax 555-0142",
        "LCD L34971",
        "the year 20261",
    ],
)
def test_what_is_no_code(text: str) -> None:
    assert not _codes(text)
