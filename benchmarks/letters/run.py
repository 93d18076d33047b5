"""Measures the letters of case kits: sentences that kits share, what each must and must not say, blanks, length, grade, Spanish, proof.

Usage, from the project's root: .venv/bin/python benchmarks/letters/run.py FOLDER_OF_KITS [FOLDER ...]

A kit is a folder with notice.*, records/, policy.*, plan.*, statement.txt and gold.json (`must_say`, `must_not_say`: sentences in plain
words). Whether a letter says a sentence is judged by words alone: of its figures, days, codes and telling words (stems), at least `SAID` of
them stand in the case's letters and worklist. A must-not sentence is listed for a person to read where one sentence of a letter holds
nearly all of its words and does not quote it as another's. Both are aids to reading, not verdicts.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from grade import body, grade

from denialhelp.letters.dates import find_dates, written
from denialhelp.letters.relevance import stems

ROOT = Path(__file__).resolve().parents[2]
SAID = 0.6
NEARLY = 0.85
PLACEHOLDER = re.compile(r"\[[^\]]*\]|\{[^}]*\}|\$[A-Za-z_]|_{3,}|\bTODO\b|\bTBD\b|\bXXX+\b|\binsert\b", re.IGNORECASE)
MOST_SHARED = 25.0


def arguments(kit: Path, out: Path) -> list[str]:
    """The command that works a kit."""
    gold = json.loads((kit / "gold.json").read_text())
    command = [str(ROOT / "denialhelp"), "appeal", str(next(kit.glob("notice.*")))]
    for name in ("records", "policy", "plan", "statement"):
        found = sorted(kit.glob(name if name == "records" else f"{name}.*"))
        command += [f"--{name}", str(found[0])] if found else []
    return [*command, "--out", str(out), "--as-of", gold.get("today", "2026-11-23")]


def telling(text: str) -> frozenset[str]:
    """The stems and figures of a text; days as a letter writes them, so that 2026-09-29 and September 29, 2026 are one."""
    days = frozenset(written(d) for f in find_dates(text) if (d := f.whole()) is not None)
    return stems(text) | {f"day {d}" for d in days}


def sentences(letter: Any) -> list[str]:
    """The statements of a letter's body, not its subject lines or headings, without the places they name."""
    indices = [i for block in letter["blocks"] if block["kind"] != "heading" for i in block["statements"]]
    return [re.sub(r" ?\((?:EX-[A-Z]+-\d+(?:, )?)+\)", "", letter["statements"][i]["text"]) for i in indices]


def shared(letters: dict[str, list[str]]) -> dict[str, float]:
    """For each kit the share (percent of words) of its main letter that stands word for word in another kit's."""
    out = {}
    for name, own in letters.items():
        others = {s for other, theirs in letters.items() if other != name for s in theirs}
        total = sum(len(s.split()) for s in own)
        out[name] = 100 * sum(len(s.split()) for s in own if s in others) / max(1, total)
    return out


def judged(gold: Any, letters: list[Any], worklist: str) -> tuple[int, list[str], list[str]]:
    """How many must-say sentences are said, those that are not, and the must-not sentences that a person should look at."""
    said = telling(" ".join([*(s["text"] for letter in letters for s in letter["statements"]), worklist]))
    missing = []
    for wanted in gold.get("must_say", ()):
        words = telling(wanted)
        if len(words & said) < SAID * len(words):
            missing.append(wanted)
    look = []
    for never in gold.get("must_not_say", ()):
        words = telling(never)
        plain = (re.sub("“[^”]*”", " ", s) for letter in letters for s in sentences(letter))
        if any(len(words & telling(s)) >= NEARLY * len(words) for s in plain):
            look.append(never)
    return len(gold.get("must_say", ())) - len(missing), missing, look


def work(kit: Path, folder: Path) -> tuple[list[str], str]:
    """One kit: the main letter's sentences, and its line of figures."""
    out = folder / kit.name
    done = subprocess.run(arguments(kit, out), capture_output=True, text=True, check=False)
    if done.returncode:
        return [], f"{kit.name}: failed: {done.stderr.strip()[-200:]}"
    gold = json.loads((kit / "gold.json").read_text())
    paths = [out / "letter.json", *sorted((out / "letters").glob("*.json"))]
    letters = [json.loads(p.read_text()) for p in paths if p.exists()]
    proof = subprocess.run([str(ROOT / "denialhelp"), "verify", str(out)], capture_output=True, text=True, check=False)
    blanks = sum(len(PLACEHOLDER.findall(re.sub("“[^”]*”", " ", s["text"]))) for x in letters for s in x["statements"])
    said, missing, look = judged(gold, letters, (out / "worklist.md").read_text())
    pages = json.loads((out / "manifest.json").read_text())["packet"]["letter_pages"]
    own = [x for x in letters if x["voice"] in ("claimant", "representative")]
    hardest = max((grade(body(x)) for x in own), default=0.0)
    unsaid = sum("reading" not in s for x in letters for s in x["statements"])
    head = (
        f"{kit.name}: {letters[0]['kind']}, {pages} pages; must say {said}/{said + len(missing)}; to look at {len(look)}; blanks {blanks}; "
        f"hardest letter grade {hardest:.1f}; without Spanish {unsaid}; "
        f"{'proved' if proof.returncode == 0 else 'NOT PROVED'}"
    )
    lines = [head, *(f"   not said: {m[:150]}" for m in missing), *(f"   look: {m[:150]}" for m in look)]
    return sentences(letters[0]), "\n".join(lines)


def main(folders: list[str]) -> int:
    """Print the figures; 1 where a bound is broken."""
    kits = sorted(p.parent for f in folders for p in Path(f).glob("*/gold.json"))
    mains: dict[str, list[str]] = {}
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for kit in kits:
            mains[kit.name], line = work(kit, Path(folder))
            failed |= "failed" in line or "NOT PROVED" in line or "blanks 0" not in line
            print(line, flush=True)
    shares = shared({name: own for name, own in mains.items() if own})
    print("\nWords of main letters that stand in another kit's letter too:")
    for name, share in shares.items():
        print(f"  {share:5.1f}%  {name}")
    mean = sum(shares.values()) / max(1, len(shares))
    print(f"  {mean:5.1f}%  mean (bound {MOST_SHARED:g}%)")
    return int(failed or mean > MOST_SHARED)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or [str(ROOT / "benchmarks" / "kits")]))
