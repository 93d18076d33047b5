"""Score the notice reader on synthetic notices: per field right, wrong, missing, clean.

Usage: python benchmarks/reading/run.py [--show] [--layout NAME] [cases per layout]
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from make_notices import make
from truth import AS_OF

from denialhelp.casefile.contract import plain
from denialhelp.casefile.document import Document, Origin
from denialhelp.intake.files import read_files
from denialhelp.reading.notice import read_notice
from denialhelp.reference.tables import load_tables

FIELDS = (
    "member_id",
    "group_number",
    "claim_number",
    "reference_number",
    "patient_name",
    "patient_dob",
    "provider_name",
    "facility_name",
    "npi",
    "notice_date",
    "service_start",
    "service_end",
    "amount_billed",
    "amount_denied",
    "patient_owes",
    "codes",
    "deadline",
    "fax",
)
# Not scored as wrong where the layout does not name it: the notice does bear them, or it is a matter of taste.
LENIENT = frozenset(
    {"service_end", "facility_name", "provider_name", "amount_denied", "amount_billed", "patient_owes", "codes", "fax", "service_start"}
)


def _norm(value: Any) -> str:
    return re.sub(r"[^a-z0-9]+", "", str(value).lower())


def _same(field: str, want: Any, got: Any) -> bool:
    if field == "codes":
        return {str(w) for w in want} == {c["code"] for c in got}
    if field == "deadline":
        if want[0] == "by":
            return bool(got.get("date") == want[1])
        if want[0] == "months":
            return bool(got.get("months") == want[1])
        return bool(got.get("days") == want[0] and got.get("from") == want[1])
    if field.startswith("amount") or field == "patient_owes":
        return abs(float(str(want).replace(",", "")) - float(got)) < 0.005
    if field == "fax":
        return _norm(want)[-10:] == _norm(got)[-10:]
    if field == "provider_name":
        a, b = _norm(want), _norm(got)
        return a in b or b in a or _norm(str(want).removeprefix("Dr. ")) in b
    return _norm(want) == _norm(got)


def score(folder: Path, *, show: bool, layout: str | None) -> None:
    """Read every notice of a folder and print the table."""
    tables = load_tables()
    tally: dict[str, list[int]] = {f: [0, 0, 0, 0] for f in FIELDS}
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if layout and layout not in item["file"]:
            continue
        documents, _ = read_files([folder / item["file"]])
        if item.get("ocr"):
            documents = tuple(_as_scan(d) for d in documents)
        notice = read_notice(documents, tables, as_of=AS_OF)
        got: dict[str, Any] = {name: plain(f.value) for name, f in notice.facts.items()}
        got["deadline"] = got.get("stated_deadline")
        got["fax"] = (got.get("appeal_to") or {}).get("fax")
        for field in FIELDS:
            want, have = item["gold"].get(field), got.get(field)
            if want is None and have is not None and field in LENIENT and item["layout"] != "blank":
                continue
            at = 3 if want is None and have is None else 1 if want is None else 2 if have is None else 0 if _same(field, want, have) else 1
            tally[field][at] += 1
            if show and at in (1, 2):
                print(f"{item['file']:28s} {field:17s} {'WRONG  ' if at == 1 else 'missing'} got {have!r} want {want!r}")
    right, wrong, missing = (sum(v[i] for v in tally.values()) for i in range(3))
    for field, (r, w, m, c) in tally.items():
        print(f"{field:18s} right {r:4d}  wrong {w:3d}  missing {m:3d}  clean {c:4d}")
    precision, recall = right / max(1, right + wrong), right / max(1, right + wrong + missing)
    print(
        f"F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}, wrong {wrong} of {right + wrong} "
        f"({100 * wrong / max(1, right + wrong):.1f}%), missing {missing}"
    )


def _as_scan(document: Document) -> Document:
    return replace(document, how=Origin.OCR, pages=tuple(replace(p, how=Origin.OCR) for p in document.pages))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Score the notice reader on synthetic notices.")
    parser.add_argument("count", type=int, nargs="?", default=3, help="cases per layout")
    parser.add_argument("--show", action="store_true", help="name every wrong and missing value")
    parser.add_argument("--layout", help="only files whose name holds this")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        make(Path(temporary), options.count)
        score(Path(temporary), show=options.show, layout=options.layout)
