"""Measures how hard letters are to read: the Flesch-Kincaid grade of their own sentences, without quotations, citations and names.

Usage, from the project's root: .venv/bin/python benchmarks/letters/grade.py FOLDER_OF_RESULTS [...]   (folders that hold letter.json)

Only what the program itself words is graded: quotations are the payer's, the record's or the claimant's, and law keeps its citations.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

AIM = 8.0
_QUOTED = re.compile("“[^”]*”")
_BRACKETS = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")
_VOWELS = re.compile(r"[aeiouy]+")


def syllables(word: str) -> int:
    """The syllables of an English word by its groups of vowels; a silent e, and -es and -ed without a sound of their own, count none."""
    bare = re.sub(r"[^a-z]", "", word.lower())
    if not bare:
        return 0
    count = len(_VOWELS.findall(bare))
    silent = re.search(r"[^aeiouy]e$", bare) and not re.search(r"[^aeiouy]le$", bare)
    if silent or re.search(r"[^aeioutd]ed$|[^aeiouyszxc]es$", bare):
        count -= 1
    if re.search(r"i(?:a|o|u)(?!n\b)", bare):
        count += len(re.findall(r"(?<![tcsg])i(?:a|o|u)", bare))
    return max(1, count)


def own_words(text: str) -> str:
    """A sentence without what it quotes or cites."""
    return " ".join(_BRACKETS.sub(" ", _QUOTED.sub(" ", text)).split())


def sentences(text: str) -> list[str]:
    """The sentences of a text that say more than three words."""
    found = (s.strip() for s in re.split(r"(?<=[.?!:])\s+", text))
    return [s for s in found if len(re.findall(r"[A-Za-z]{2,}", s)) > 3]


def grade(texts: list[str]) -> float:
    """The Flesch-Kincaid grade of the texts together; 0 where they hold no sentence."""
    said = [s for t in texts for s in sentences(own_words(t))]
    words = [w for s in said for w in re.findall(r"[A-Za-z][A-Za-z'’-]*", s)]
    if not said or not words:
        return 0.0
    return 0.39 * len(words) / len(said) + 11.8 * sum(syllables(w) for w in words) / len(words) - 15.59


def body(letter: Any) -> list[str]:
    """The statements of a letter's body."""
    return [letter["statements"][i]["text"] for block in letter["blocks"] if block["kind"] != "heading" for i in block["statements"]]


def main(folders: list[str]) -> int:
    """Print the grade of each letter in a claimant's or representative's voice; 1 where their mean is above the aim."""
    grades: list[float] = []
    for path in sorted(p for f in folders for p in Path(f).rglob("*.json")):
        letter = json.loads(path.read_text())
        if not isinstance(letter, dict) or letter.get("voice") not in ("claimant", "representative") or "blocks" not in letter:
            continue
        grades.append(grade(body(letter)))
        print(f"{grades[-1]:5.1f}  {letter['kind']:28} {path.parent.name}/{path.name}")
    mean = sum(grades) / max(1, len(grades))
    print(f"{mean:5.1f}  mean of {len(grades)} letters (aim {AIM:g})")
    return int(mean > AIM)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
