"""Score the notice reader on synthetic notices: per field right, wrong, missing, clean; per group of notices; kinds; confidence.

Usage: python benchmarks/reading/run.py [--show] [--group NAME] [--layout NAME] [cases per layout]
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from calibration import Judged, reliability
from fields import FIRST, FREE, LENIENT, NAMES, got_of, one_day, same, want_of
from make_notices import make
from truth import AS_OF

from denialhelp.casefile.contract import plain
from denialhelp.casefile.document import Document, Origin
from denialhelp.casefile.fact import Notice
from denialhelp.intake.files import read_files
from denialhelp.reading.notice import read_notice
from denialhelp.reference.tables import Tables, load_tables

HERE = Path(__file__).resolve().parent
RIGHT, WRONG, MISSING, CLEAN = range(4)


@dataclass
class Tally:
    """Right, wrong, missing, clean by field, and the confidence of every value judged."""

    fields: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0, 0]))
    judged: list[Judged] = field(default_factory=list)
    asked: int = 0
    notices: int = 0
    kinds: int = 0
    seconds: float = 0.0

    def line(self, name: str) -> str:
        """F1 and the share of wrong values."""
        right, wrong, missing = (sum(v[i] for v in self.fields.values()) for i in (RIGHT, WRONG, MISSING))
        f1 = 2 * right / max(1, 2 * right + wrong + missing)
        return (
            f"{name:22s} notices {self.notices:3d}  kind right {self.kinds:3d}  F1 {f1:.3f}  wrong {wrong} of {right + wrong} "
            f"({100 * wrong / max(1, right + wrong):.1f}%)  missing {missing}  asked plan {self.asked}"
        )


def _as_scan(document: Document) -> Document:
    return replace(document, how=Origin.OCR, pages=tuple(replace(p, how=Origin.OCR) for p in document.pages))


def judge(item: dict[str, Any], notice: Notice, tally: Tally, *, show: bool) -> None:
    """Count one notice."""
    strict = item.get("strict", False)
    got, want = got_of({n: plain(f.value) for n, f in notice.facts.items()}), want_of(item["gold"])
    tally.notices += 1
    kind = item.get("kind")
    tally.kinds += kind is None or notice.kind == kind
    if show and kind is not None and notice.kind != kind:
        print(f"{item['file']:38s} kind WRONG got {notice.kind} want {kind}")
    if kind in ("approval", "other"):
        want |= dict.fromkeys(("deadline", "reasons", "stage", "level", "urgent"))
    for name in NAMES if strict else FIRST:
        w, g = want.get(name) or None, got.get(name)
        if name == "urgent":
            w = want.get(name)
        if name == "plan_type" and any(q.fact == "plan_type" for q in notice.questions) and g is None:
            tally.asked += 1
            continue
        if (
            item.get("free")
            or one_day(name, w, g, want)
            or (w is None and g is not None and ((name in FREE if strict else name in LENIENT) and item["layout"] != "blank"))
        ):
            continue
        at = CLEAN if w is None and g is None else WRONG if w is None else MISSING if g is None else RIGHT if same(name, w, g) else WRONG
        tally.fields[name][at] += 1
        fact = notice.facts.get({"deadline": "stated_deadline"}.get(name, name))
        if at in (RIGHT, WRONG) and fact is not None:
            tally.judged.append(Judged(name, fact.confidence, at == RIGHT))
        if show and at in (WRONG, MISSING):
            print(f"{item['file']:38s} {name:17s} {'WRONG  ' if at == WRONG else 'missing'} got {g!r} want {w!r}")


def score(folder: Path, tables: Tables, *, show: bool, group: str | None, layout: str | None) -> dict[str, Tally]:
    """Read every notice of a folder; the tallies by group, and all together."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if (layout and layout not in item["file"]) or (group and group not in item["group"]):
            continue
        documents, _ = read_files([folder / item["file"]])
        if item.get("ocr"):
            documents = tuple(_as_scan(d) for d in documents)
        start = time.process_time()
        notice = read_notice(documents, tables, as_of=AS_OF)
        tallies[item["group"]].seconds += time.process_time() - start
        judge(item, notice, tallies[item["group"]], show=show)
    return dict(tallies)


def together(tallies: dict[str, Tally]) -> Tally:
    """All groups as one."""
    whole = Tally()
    for tally in tallies.values():
        for name, counts in tally.fields.items():
            whole.fields[name] = [a + b for a, b in zip(whole.fields[name], counts, strict=True)]
        whole.judged += tally.judged
        whole.notices += tally.notices
        whole.kinds += tally.kinds
        whole.asked += tally.asked
        whole.seconds += tally.seconds
    return whole


def report(tallies: dict[str, Tally], *, plot: bool) -> None:
    """Print the table and, of the whole corpus, draw the reliability plot."""
    whole = together(tallies)
    for name in NAMES:
        if name in whole.fields:
            r, w, m, c = whole.fields[name]
            print(f"{name:18s} right {r:4d}  wrong {w:3d}  missing {m:3d}  clean {c:4d}  F1 {2 * r / max(1, 2 * r + w + m):.3f}")
    for name, tally in tallies.items():
        print(tally.line(name))
    print(whole.line("all"))
    print(f"{1000 * whole.seconds / max(1, whole.notices):.0f} ms of processor a notice in the reader")
    print(reliability(whole.judged, HERE / "reliability.svg" if plot else None))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Score the notice reader on synthetic notices.")
    parser.add_argument("count", type=int, nargs="?", default=3, help="cases per layout")
    parser.add_argument("--show", action="store_true", help="name every wrong and missing value")
    parser.add_argument("--group", help="only groups whose name holds this: first, one, two, pictures, others, blank")
    parser.add_argument("--layout", help="only files whose name holds this")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        make(Path(temporary), options.count, group=options.group)
        found = score(Path(temporary), load_tables(), show=options.show, group=options.group, layout=options.layout)
        report(found, plot=not (options.group or options.layout))
