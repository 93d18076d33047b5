"""Random lies in finished packets: `python benchmarks/letters/mutations.py [TRIES] [PACKET_DIR ...]` (default: 1,000 on the sample case).

Each try alters one quotation, number, date, name, code, page label or citation in one sentence of a letter, or in what it rests on, and
leaves everything else as a careful forger would (the manifest is believed, no hash is compared): only the check of the sentences against
the pages is left to find it. Afterwards the untouched packets are verified whole.
"""

from __future__ import annotations

import json
import random
import re
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from denialhelp.casefile.slugs import PlanType
from denialhelp.packet.check_statements import Papers, _findings, _place_faults, _statement, check_statement
from denialhelp.packet.verify import by_libraries, verify
from denialhelp.reference.loader import load_rules
from denialhelp.workflow.appeal import AppealRequest, run_appeal

Json = Any
SAMPLE = Path(__file__).resolve().parents[2] / "examples/cimt-stroke"
DIGIT, NAME = re.compile(r"\d"), re.compile(r"(?<![.!?:“] )(?<!^)\b[A-Z][a-z]{3,}\b")
DATE = re.compile(r"\b(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2}), (\d{4})")
CITE = re.compile(r"\b\d{2} CFR [\d.]+-?\d*\([a-z]\)")
LABEL = re.compile(r"\bEX-([A-Z])-(\d{3})")
CODE = re.compile(r"\b(?:CPT |HCPCS |ICD-10-CM )?([A-Z]\d{2}\.\d+|\d{5})\b")
QUOTE = re.compile(r"“([^”]{12,})”")


def sample(folder: Path) -> Path:
    """The packet of the sample case."""
    out = folder / "out"
    notice, policy, plan, words = (SAMPLE / name for name in ("notice.pdf", "policy.pdf", "plan.pdf", "statement.txt"))
    given = AppealRequest(notice, out, (SAMPLE / "records",), policy, plan, words)
    run_appeal(given, as_of=date(2026, 11, 24))
    return out


def _digit(text: str, at: int, chance: random.Random) -> str:
    return text[:at] + str((int(text[at]) + chance.randrange(1, 10)) % 10) + text[at + 1 :]


def lie(statement: Json, kind: str, chance: random.Random) -> Json | None:
    """The statement with one thing of this kind altered, or None where it holds none."""
    copy, text = json.loads(json.dumps(statement)), statement["text"]
    quotes = list(QUOTE.finditer(text))

    def outside(found: re.Match[str]) -> bool:
        return not any(q.start() <= found.start() < q.end() for q in quotes)

    match kind:
        case "quote":
            spots = [(q.start(1) + n, c) for q in quotes for n, c in enumerate(q[1]) if c.isalnum()]
        case "number":
            bare = [*DATE.finditer(text), *CITE.finditer(text), *LABEL.finditer(text)]
            free = [m for m in DIGIT.finditer(text) if outside(m) and not any(b.start() <= m.start() < b.end() for b in bare)]
            spots = [(m.start(), m[0]) for m in free]
        case "date":
            spots = [(m.start(2), m[2][0]) for m in DATE.finditer(text) if outside(m)]
        case "name":
            spots = [(m.start() + 1, m[0][1]) for m in NAME.finditer(text) if outside(m)]
        case "code":
            spots = [(m.end() - 1, m[0][-1]) for m in CODE.finditer(text) if outside(m)]
        case "page":
            spots = [(m.end() - 1, m[0][-1]) for m in LABEL.finditer(text)]
        case "citation":
            spots = [(m.end() - 4, m[0][-4]) for m in CITE.finditer(text)]
        case _:  # the support's own quotation
            held = [s for s in copy["support"] if s.get("quote") and s.get("stamp") and len(s["quote"]) > 8]
            if not held:
                return None
            support = chance.choice(held)
            at = chance.choice([n for n, c in enumerate(support["quote"]) if c.isalnum()])
            support["quote"] = support["quote"][:at] + ("7" if support["quote"][at] != "7" else "3") + support["quote"][at + 1 :]
            return copy
    if not spots:
        return None
    at, old = chance.choice(spots)
    if old.isdigit():
        copy["text"] = _digit(text, at, chance)
    else:
        copy["text"] = text[:at] + chance.choice([c for c in "bdfgklmprstvz" if c != old.lower()]) + text[at + 1 :]
    return copy


def main() -> None:
    """Print how many lies of each kind were found, and those that were not."""
    tries = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    chance, rules = random.Random(20261124), load_rules()  # noqa: S311 - repeatable lies, no secret
    with tempfile.TemporaryDirectory() as scratch:
        folders = [Path(p) for p in sys.argv[2:]] or [sample(Path(scratch))]
        kinds = ("quote", "number", "date", "name", "code", "page", "citation", "support")
        found: Counter[str] = Counter()
        tried: Counter[str] = Counter()
        missed: list[str] = []
        began = time.perf_counter()
        for folder in folders:
            manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
            view = by_libraries((folder / "packet.pdf").read_bytes())
            papers = Papers(view, manifest)
            for f in manifest["findings"]:
                papers.prove_evidence((*f["evidence"], *f["against"]))
            statements = [s for entry in manifest["letters"] for s in entry["letter"]["statements"]]
            for s in statements:
                list(_place_faults(s, papers))
            findings, documents = _findings(manifest), papers.documents()
            plan = next((p for p in PlanType if p.value == manifest["case"]["plan_type"]), None)
            on, done = date.fromisoformat(manifest["created_for"]), 0
            while done < tries // len(folders):
                kind = kinds[done % len(kinds)]
                original = chance.choice(statements)
                told = lie(original, kind, chance)
                if told is None:
                    if chance.random() < 0.02:
                        done += 1
                    continue
                done += 1
                tried[kind] += 1
                faults = list(_place_faults(told, papers))
                why = faults or check_statement(_statement(told), documents, rules, plan, on, findings, manifest["case"]["state"])
                if why:
                    found[kind] += 1
                else:
                    missed.append(f"{kind}: {original['text'][:110]} -> {told['text'][:110]}")
            view.close()
        print(f"{sum(tried.values())} alterations in {len(folders)} packets, {time.perf_counter() - began:.0f} s")
        for kind in kinds:
            print(f"  {kind:<9} {found[kind]} of {tried[kind]} found")
        for line in missed[:40]:
            print("  MISSED", line)
        alarms = [f for folder in folders for f in verify(folder, rules).failures]
        print(f"alarms on the untouched packets: {len(alarms)}")


if __name__ == "__main__":
    main()
