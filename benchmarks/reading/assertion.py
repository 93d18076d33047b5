"""How often the assertion of a concept and the outcome of a treatment are read right, on the labelled sentences of tests/spec/chart.

Usage: python benchmarks/reading/assertion.py [-v]      prints accuracy for each label and in all, and with -v every miss.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from denialhelp.reading.chart.assertion import assert_of
from denialhelp.reading.chart.outcome import outcome_of

FOLDER = Path(__file__).parents[2] / "tests" / "spec" / "chart"
FILES = ("assertion.yaml", "assertion_styles.yaml", "assertion_second.yaml", "assertion_third.yaml")
_TARGET = re.compile(r"\[([^\[\]]+)\]")


def cases(line: str) -> Iterator[tuple[str, int, int, str]]:
    """For each [target] of a line: the sentence, the target's offsets, the section."""
    sentence, _, section = line.partition(" // ")
    plain = _TARGET.sub(r"\1", sentence)
    shift = 0
    for match in _TARGET.finditer(sentence):
        start = match.start() - shift
        yield plain, start, start + len(match.group(1)), section
        shift += 2


def measured(name: str) -> Iterator[tuple[str, str, str, str]]:
    """For each case of a file: its label, what was read, the target and the line."""
    spec = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    outcomes = spec.pop("outcomes")
    for label, lines in spec.items():
        for line in lines:
            for sentence, start, end, section in cases(line):
                yield label, assert_of(sentence, start, end, section).value, sentence[start:end], line
    for label, lines in outcomes.items():
        for line in lines:
            for sentence, start, end, _ in cases(line):
                yield f"outcome {label}", f"outcome {outcome_of(sentence, start, end)}", sentence[start:end], line


def main() -> int:
    """Print the figures; 1 where accuracy is below 97 in 100."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for name in FILES:
        for label, got, target, line in measured(name):
            total[label] += 1
            right[label] += got == label
            if got != label and "-v" in sys.argv:
                print(f"want {label}, got {got}: [{target}] in {line}")
    for label in total:
        print(f"{label:28} {right[label]:4}/{total[label]:<4} {right[label] / total[label]:.3f}")
    accuracy = sum(right.values()) / sum(total.values())
    print(f"{'all':28} {sum(right.values()):4}/{sum(total.values()):<4} {accuracy:.3f}")
    return 0 if accuracy >= 0.97 else 1


if __name__ == "__main__":
    sys.exit(main())
