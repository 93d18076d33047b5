"""Scores the main job on case kits with gold answers: facts, plan, routes, last days, criteria, quotes, letters, proof, time and memory.

Usage, from the project's root: .venv/bin/python benchmarks/kits.py FOLDER_OF_KITS [NUMBER ...]
A kit is a folder with notice.*, records/, policy.*, plan.*, statement.txt and gold.json.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from denialhelp.casefile.quote import fold

ROOT = Path(__file__).resolve().parents[1]
LOOSE = {"payer_name", "patient_name", "provider_name", "facility_name", "cited_policy", "service", "delegate"}
EXACT = [
    "payer",
    "member_id",
    "group_number",
    "claim_number",
    "reference_number",
    "patient_dob",
    "notice_date",
    "received_date",
    "service_start",
    "service_end",
    "pa_history",
    "stage",
    "level",
    "urgent",
    "group_code",
]
LISTS = ["reasons", "codes", "carc", "rarc"]
AMOUNTS = ["amount_billed", "amount_denied", "patient_owes"]


def norm(value: Any) -> str:
    """Letters and digits only."""
    return re.sub(r"[^a-z0-9]+", "", str(value).lower())


def same(name: str, gold: Any, got: Any) -> bool:
    """Whether a value is right: identifiers and dates exactly, names and prose loosely, lists as sets, amounts as numbers."""
    if name in LOOSE:
        a, b = norm(gold), norm(got)
        words = set(re.findall(r"[a-z0-9]{4,}", str(gold).lower()))
        shared = words & set(re.findall(r"[a-z0-9]{4,}", str(got).lower()))
        return a == b or a in b or b in a or (name == "service" and len(shared) >= 0.5 * len(words))
    if name == "codes":
        return {c["code"] for c in gold} == {c["code"] for c in got}
    if name in LISTS:
        return set(gold) == set(got)
    if name in AMOUNTS:
        return abs(float(gold) - float(got)) < 0.005
    return norm(gold) == norm(got)


class Tally:
    """Right, wrong, missing and rightly silent, by field."""

    def __init__(self) -> None:
        self.fields: dict[str, dict[str, int]] = defaultdict(lambda: {"right": 0, "wrong": 0, "missing": 0, "silent": 0})
        self.notes: list[str] = []

    def add(self, kit: str, name: str, gold: Any, got: Any) -> None:
        """Count one value."""
        empty, none = gold in (None, "", [], {}), got in (None, "", [], {})
        verdict = "silent" if empty and none else "wrong" if empty else "missing" if none else "right" if same(name, gold, got) else "wrong"
        self.fields[name][verdict] += 1
        if verdict in ("wrong", "missing"):
            self.notes.append(f"{kit[:2]} {name}: {verdict}; want {gold!r}, got {got!r}")


def folded(text: str) -> str:
    """Text without white space and typographic variants, as the product folds it."""
    return fold(text)[0]


def run(arguments: list[str]) -> tuple[int, float, float, str]:
    """Exit code, seconds, peak megabytes and messages of one command."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, time.perf_counter()
    wrapped = ["/bin/sh", "-c", 'exec "$0" "$@"', str(ROOT / "denialhelp"), *arguments]
    peak_file = tempfile.NamedTemporaryFile(suffix=".peak", delete=False)  # noqa: SIM115 - closed by the program that writes it
    probe = [
        sys.executable,
        "-c",
        ("import resource,subprocess,sys; p=subprocess.run(sys.argv[2:]); "
        "open(sys.argv[1],'w').write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)); sys.exit(p.returncode)"),
        peak_file.name,
    ]
    done = subprocess.run([*probe, *wrapped], capture_output=True, text=True, cwd=ROOT, check=False)
    peak = float(Path(peak_file.name).read_text() or before) / 1024
    Path(peak_file.name).unlink()
    return done.returncode, time.perf_counter() - start, peak, done.stderr


def best(findings: list[Any], gold: Any) -> Any:
    """The finding that speaks of a gold criterion: the same id, else most words in common."""
    wanted = set(re.findall(r"\w{4,}", gold["text"].lower()))
    same_id = [f for f in findings if norm(f["id"]) == norm(gold["id"])]
    if same_id:
        return same_id[0]
    return max(findings, key=lambda f: len(wanted & set(re.findall(r"\w{4,}", f["text"].lower()))), default=None)


def quotes(case: Any, texts: dict[tuple[str, int], str]) -> tuple[int, int]:
    """How many cited quotes stand on their page, of how many: facts, criteria and letters."""
    pins = [s for f in case["notice"]["facts"].values() for s in f["sources"]]
    pins += [e for c in (case.get("match") or {}).get("criteria", []) for e in (*c["evidence"], *c["against"])]
    held = [p for p in pins if (p["document"], p["page"]) in texts]
    return sum(folded(p["quote"]) in texts[p["document"], p["page"]] for p in held), len(held)


def page_texts(kit: Path) -> dict[tuple[str, int], str]:
    """The text of every page of text PDFs, read by another reader than the product's (poppler), folded."""
    texts: dict[tuple[str, int], str] = {}
    for pdf in kit.rglob("*.pdf"):
        for mode in ([], ["-layout"], ["-raw"]):
            done = subprocess.run(["pdftotext", *mode, str(pdf), "-"], capture_output=True, text=True, check=False)
            for number, page in enumerate(done.stdout.split("\f"), 1):
                if len(page.strip()) > 80:
                    key = (pdf.name, number)
                    texts[key] = texts.get(key, "") + "\n" + folded(page)
    return texts


def score(kit: Path, tally: Tally, sums: dict[str, list[int]]) -> None:
    """Run and score one kit."""
    gold = json.loads((kit / "gold.json").read_text())
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        arguments = ["appeal", str(next(kit.glob("notice.*"))), "--out", str(out), "--as-of", gold["today"]]
        if (kit / "records").is_dir():
            arguments += ["--records", str(kit / "records")]
        for name in ("policy", "plan", "statement"):
            found = next(kit.glob(name + ".*"), None)
            arguments += [f"--{name}", str(found)] if found else []
        code, seconds, peak, errors = run(arguments)
        if not (out / "case.json").exists():
            print(f"{kit.name}: FAILED ({code}) {errors.strip()[-300:]}")
            return
        case = json.loads((out / "case.json").read_text())
        facts = {k: v["value"] for k, v in case["notice"]["facts"].items()}
        for name in [*EXACT, *sorted(LOOSE), *LISTS, *AMOUNTS]:
            tally.add(kit.name, name, gold["notice"].get(name), facts.get(name))
        for name in ("address", "fax", "phone"):
            tally.add(
                kit.name, "appeal_" + name, (gold["notice"].get("appeal_to") or {}).get(name), (facts.get("appeal_to") or {}).get(name)
            )
        tally.add(
            kit.name,
            "stated_deadline",
            json.dumps(gold["notice"].get("stated_deadline"), sort_keys=True),
            json.dumps(facts.get("stated_deadline"), sort_keys=True),
        )
        tally.add(kit.name, "plan_type", gold["plan"]["type"], facts.get("plan_type"))
        tally.add(kit.name, "state", gold["plan"]["state"], facts.get("state"))
        routes = [r["route"] for r in sorted(case["rights"]["routes"], key=lambda r: r["rank"]) if r["available"]]
        sums["routes"][0] += sum(r in routes for r in gold["routes"])
        sums["routes"][1] += len(gold["routes"])
        sums["first route"][0] += bool(routes) and routes[0] == gold["routes"][0]
        sums["first route"][1] += 1
        mistakes = [r for r in gold["not_routes"] if r in routes]
        sums["mistaken routes"][0] += len(mistakes)
        sums["mistaken routes"][1] += len(gold["not_routes"])
        last = gold["deadlines"].get("internal_last_day")
        if last:
            hit = last in json.dumps(case["rights"]["routes"])
            sums["last day"][0] += hit
            sums["last day"][1] += 1
        findings = (case.get("match") or {}).get("criteria", [])
        for criterion in gold["criteria"]:
            found = best(findings, criterion)
            status = found and found["status"]
            sums["criteria"][0] += status == criterion["status"]
            sums["criteria"][1] += 1
            sums["false met"][0] += status == "met" and criterion["status"] != "met"
            sums["false met"][1] += 1
            if status != criterion["status"]:
                tally.notes.append(
                    f"{kit.name[:2]} criterion {criterion['id']}: want {criterion['status']}, got {status} ({criterion['text'][:60]})"
                )
        right, held = quotes(case, page_texts(kit))
        sums["quotes on their page"][0] += right
        sums["quotes on their page"][1] += held
        letter = folded(" ".join(s["text"] for s in json.loads((out / "letter.json").read_text())["statements"])).lower()
        left = json.loads((out / "letter.json").read_text()).get("left_out", [])
        verified = subprocess.run([str(ROOT / "denialhelp"), "verify", str(out)], capture_output=True, text=True, cwd=ROOT, check=False)
        sums["verify"][0] += verified.returncode == 0
        sums["verify"][1] += 1
        print(
            f"{kit.name}: {seconds:.1f} s, {peak:.0f} MB, routes {', '.join(routes[:4])}; letter {len(letter)} signs, {len(left)} left out"
            + (f"; MISTAKEN {mistakes}" if mistakes else "")
            + ("" if verified.returncode == 0 else "; VERIFY " + verified.stdout[:300])
        )


def main() -> None:
    """Score all kits and print the tables."""
    root, only = Path(sys.argv[1]), sys.argv[2:]
    tally, sums = Tally(), defaultdict(lambda: [0, 0])
    for kit in sorted(p for p in root.iterdir() if (p / "gold.json").exists()):
        if not only or kit.name[:2] in only:
            score(kit, tally, sums)
    print(f"\n{'field':<18} right wrong missing silent")
    total = defaultdict(int)
    for name, row in tally.fields.items():
        print(f"{name:<18} {row['right']:5d} {row['wrong']:5d} {row['missing']:7d} {row['silent']:6d}")
        for verdict, number in row.items():
            total[verdict] += number
    returned = total["right"] + total["wrong"]
    print(
        f"{'all':<18} {total['right']:5d} {total['wrong']:5d} {total['missing']:7d} {total['silent']:6d}   "
        f"wrong {total['wrong'] / max(returned, 1):.1%} of {returned} returned"
    )
    for name, (right, whole) in sums.items():
        print(f"{name}: {right} of {whole}")
    for note in tally.notes:
        print("  -", note)


if __name__ == "__main__":
    main()
