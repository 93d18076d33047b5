"""The labelled sentences read by medspaCy and negspaCy, the two open programs for the same work, beside our own engine.

Usage: PYTHONPATH=src python benchmarks/reading/peers.py [OUT.json]     in an environment that has medspacy, negspacy and PyYAML

They know fewer classes, so each is compared on what it knows: medspaCy on present, absent, historical, family and possible, and with
planned counted right wherever it says "hypothetical"; negspaCy on absent or not. Both are given the target as their entity, so that
only the reading of the context is measured. With OUT.json their answers are kept, a label for each sentence in order.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from assertion import FILES, FOLDER, cases

from denialhelp.reading.chart.assertion import assert_of

KNOWN = ("present", "absent", "historical", "family", "possible")
Case = tuple[str, str, str, int, int, str]  # file, label, sentence, start, end, section


def all_cases() -> Iterator[Case]:
    """Every labelled target (outcomes apart: neither peer reads them)."""
    for name in FILES:
        for label, lines in yaml.safe_load((FOLDER / name).read_text(encoding="utf-8")).items():
            if label != "outcomes":
                for line in lines:
                    for sentence, start, end, section in cases(line):
                        yield name, label, sentence, start, end, section


def _entity(nlp: Any, spacy: Any, case: Case) -> Any:
    """The sentence as a document with the target as its only entity, behind its section's title, after every step of the pipeline."""
    _, _, sentence, start, end, section = case
    lead = f"{section}:\n" if section else ""
    made = nlp.make_doc(lead + sentence)
    for name, pipe in nlp.pipeline:
        if name in {"negex", "medspacy_context"}:
            span = made.char_span(start + len(lead), end + len(lead), label="CONDITION", alignment_mode="expand")
            made.ents = [span]
        made = pipe(made)
    return made.ents[0] if made.ents else None


def medspacy_reader() -> Callable[[Case], str]:
    """Reads a case with medspaCy's context and section rules as they come."""
    importlib.import_module("loguru").logger.remove()
    spacy = importlib.import_module("spacy")
    medspacy = importlib.import_module("medspacy")
    nlp = medspacy.load(medspacy_enable=["medspacy_pyrush", "medspacy_context", "medspacy_sectionizer"])

    def read(case: Case) -> str:
        said = _entity(nlp, spacy, case)
        if said is None:
            return "present"
        flags = said._
        order = (
            (flags.is_family, "family"),
            (flags.is_negated, "absent"),
            (flags.is_historical, "historical"),
            (flags.is_uncertain, "possible"),
            (flags.is_hypothetical, "hypothetical"),
        )
        return next((label for on, label in order if on), "present")

    return read


def negspacy_reader() -> Callable[[Case], str]:
    """Reads a case with negspaCy's clinical terms: absent, or "other"."""
    spacy = importlib.import_module("spacy")
    importlib.import_module("negspacy.negation")
    terms = importlib.import_module("negspacy.termsets").termset("en_clinical").get_patterns()
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("negex", config={"neg_termset": terms, "ent_types": ["CONDITION"]})

    def read(case: Case) -> str:
        said = _entity(nlp, spacy, case)
        return "absent" if said is not None and said._.negex else "other"

    return read


def ours(case: Case) -> str:
    """Our own reading."""
    _, _, sentence, start, end, section = case
    return assert_of(sentence, start, end, section).value


def _share(pairs: list[tuple[bool, bool]]) -> str:
    """Right of those that count, as a fraction and a share."""
    counted = [right for counts, right in pairs if counts]
    return f"{sum(counted):4}/{len(counted):<4} {sum(counted) / max(1, len(counted)):.3f}"


def figures(found: list[Case], answers: list[str], *, binary: bool) -> Iterator[tuple[str, str]]:
    """What is printed of one reader: by file and in all."""
    for name in (*FILES, "all"):
        here = [(case[1], got) for case, got in zip(found, answers, strict=True) if name in {case[0], "all"}]
        if not binary:
            yield f"{name}: classes known to medspaCy", _share([(label in KNOWN, got == label) for label, got in here])
            planned = [(True, got == label or (label in {"planned", "possible"} and got == "hypothetical")) for label, got in here]
            yield f"{name}: all classes", _share(planned)
        yield f"{name}: absent or not", _share([(True, (got == "absent") == (label == "absent")) for label, got in here])


def main() -> int:
    """Print the figures of whatever is installed."""
    found = list(all_cases())
    kept: dict[str, Any] = {}
    readers: tuple[tuple[str, Callable[[], Callable[[Case], str]], bool], ...] = (
        ("denialhelp", lambda: ours, False),
        ("medspacy", medspacy_reader, False),
        ("negspacy", negspacy_reader, True),
    )
    for name, build, binary in readers:
        if name != "denialhelp" and importlib.util.find_spec(name) is None:
            print(f"{name}: not installed here")
            continue
        read = build()
        answers = [read(case) for case in found]
        version = "" if name == "denialhelp" else importlib.metadata.version(name)
        kept[name] = {"version": version, "answers": [re.sub(r"\W", "", a) for a in answers]}
        print(f"== {name} {version}")
        for what, value in figures(found, answers, binary=binary):
            print(f"{what:58} {value}")
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(json.dumps(kept), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
