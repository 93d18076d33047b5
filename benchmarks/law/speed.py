"""Times the law: `rights_of` on the specification cases, one core, and the load of the tables.

Usage, from the project's root: .venv/bin/python benchmarks/law/speed.py [--rounds N]
Each case is computed in every round with its own dates, so nothing is answered from a memory of whole cases. Evaluations are timed by
the processor's time of this one process, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from denialhelp.casefile.rights import LegalCase
from denialhelp.law.case_json import case_from_json
from denialhelp.law.rights import rights_of
from denialhelp.reference.loader import load_rules
from denialhelp.reference.yaml_text import Faults, read_yaml

SPECS = Path(__file__).resolve().parents[2] / "tests" / "spec" / "law"
LOAD = (
    "import time; s=time.perf_counter(); from denialhelp.reference.loader import load_rules; load_rules(); print(time.perf_counter()-s)"
)


def cases() -> list[tuple[LegalCase, date]]:
    """The cases of the specifications with their days."""
    found = []
    for path in sorted(SPECS.glob("*.yaml")):
        rows = read_yaml(path.read_text(encoding="utf-8"), path.name, Faults())
        found += [(case_from_json(row["case"]), date.fromisoformat(row.get("as_of", "2026-11-23"))) for row in rows if "case" in row]
    return found


def moved(case: LegalCase, days: int) -> LegalCase:
    """The same case with every event some days earlier: another case for the law."""
    shift = timedelta(days=days)
    events: dict[str, date | datetime] = {name: at - shift for name, at in case.events.items()}
    return replace(case, events=events)


def main() -> None:
    """Print the best of the rounds: evaluations a second, and the load of the tables in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    loads = [float(subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True).stdout) for _ in range(3)]
    rules = load_rules()
    held = cases()
    best = 0.0
    for number in range(rounds):
        todo = [(moved(case, number), as_of) for case, as_of in held]
        start = time.process_time()
        for case, as_of in todo:
            rights_of(case, rules, as_of=as_of)
        best = max(best, len(todo) / (time.process_time() - start))
    print(f"{platform.machine()}, Python {platform.python_version()}")
    print(f"tables: imported and loaded in {min(loads) * 1000:.0f} ms (target 150 ms)")
    print(f"rights of {len(held)} cases: {best:,.0f} a second on one core, best of {rounds} rounds (target 10,000)")


if __name__ == "__main__":
    main()
