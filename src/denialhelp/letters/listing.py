"""What a payer lists in one sentence ("not shown: a, b and c") is taken apart; the criteria that it names by number are found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from denialhelp.casefile.policy import Finding
from denialhelp.letters.brief import Brief
from denialhelp.letters.evidence import deciding, exclusions

# What comes before a list of things that the payer misses.
_LEAD = re.compile(
    r"(?:\bnot (?:shown|met|found|documented|included|supported|in the file)|\bwe (?:lack|did not find|could not find|need|are missing)|"
    r"\b(?:missing|lacking|in particular|reviewer (?:noted|wrote|found)|does not show|do not show))\b[^:.;]{0,40}:\s+",
    re.IGNORECASE,
)
# A list that comes before its verdict: "The criteria on x (2.2), y (2.3) and z (2.4) are not shown."
_VERDICT = re.compile(r",?\s+(?:are|is|were) not (?:shown|met|documented|found|supported)\.?\s*$", re.IGNORECASE)
_OPENING = re.compile(r"^(?:the )?(?:criteria|paragraphs?|items?|rows?|sections?|conditions?|points?)(?: (?:on|for|of))?\s+", re.IGNORECASE)
_AND = re.compile(r"^(?:and|or)\s+", re.IGNORECASE)
_NUMBERS = re.compile(
    r"\((?:(?:item|section|condition|criterion|paragraph|row|point)s? )?([A-Z]{0,2}\d[\w.]*|[A-Z]|[IVX]+(?:\.[\w.]+)?)\)|"
    r"\b(?:item|section|condition|criterion|paragraph|row|point) ([A-Z]{0,2}\d[\w.]*|[IVX]+(?:\.[\w.]+)?|[A-Z])\b|"
    r"\b([A-Z]\d{0,2}) \((?=[a-zA-Z])",
)
_LEAST, _FEWEST = 8, 2  # characters of a part, parts of a list


def _cuts(text: str, mark: str) -> list[tuple[int, int]]:
    """The stretches between these marks, those in brackets apart."""
    out, depth, at = [], 0, 0
    for n, char in enumerate(text):
        depth += (char in "([") - (char in ")]")
        if char == mark and depth <= 0:
            out.append((at, n))
            at = n + 1
    return [*out, (at, len(text))]


def _tidied(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without its joining word, spaces and final stop."""
    part = text[start:end]
    lead = len(part) - len(part.lstrip())
    joined = _AND.match(part.lstrip())
    start += lead + (joined.end() if joined else 0)
    return start, start + len(text[start:end].rstrip(" \n.;,"))


def parts(text: str) -> tuple[tuple[int, int], ...]:
    """Where the parts of a listing sentence stand, as offsets into it; empty where it lists nothing."""
    lead, verdict = _LEAD.search(text), _VERDICT.search(text)
    if lead is not None:
        start, end = lead.end(), len(text)
    elif verdict is not None and len(_NUMBERS.findall(text)) >= _FEWEST:
        opening = _OPENING.match(text)
        start, end = (opening.end() if opening else 0), verdict.start()
    else:
        return ()
    inside = text[start:end]
    mark = ";" if ";" in inside else ","
    found = [_tidied(text, start + a, start + b) for a, b in _split_last(inside, _cuts(inside, mark))]
    kept = tuple((a, b) for a, b in found if b - a >= _LEAST)
    return kept if len(kept) >= _FEWEST else ()


def _split_last(text: str, cuts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches, the last one parted at its "and" where the list has no comma before it."""
    for n, (a, b) in enumerate(cuts):
        join = re.search(r"\)\s+and\s+", text[a:b]) if n == len(cuts) - 1 else None
        if join:
            yield a, a + join.start() + 1
            yield a + join.end(), b
        else:
            yield a, b


def numbers(text: str) -> tuple[str, ...]:
    """The numbers of criteria that a payer's words name: in brackets, or after "item", "section" and the like."""
    return tuple(dict.fromkeys(n.rstrip(".") for m in _NUMBERS.finditer(text) for n in m.groups() if n))


def _shared(ids: Sequence[str]) -> str:
    """What all criteria's numbers begin with ("2.2."): a payer says "item 3" for 2.2.3."""
    parted = [i.split(".")[:-1] for i in ids if i[:1].isdigit() and "." in i]
    if not parted or len(parted) < 0.8 * len(ids):  # a limit or an exclusion may have a name of its own
        return ""
    same = [x[0] for x in takewhile(lambda each: len(set(each)) == 1, zip(*parted, strict=False))]
    return "".join(f"{x}." for x in same)


def named(brief: Brief, text: str) -> tuple[Finding, ...]:
    """The deciding findings that a payer's words name by number, with those below them; empty where they name none."""
    found = (*deciding(brief), *exclusions(brief))
    before = _shared([f.id for f in found])
    wanted = [w for n in numbers(text) for w in ((n, before + n) if before else (n,))]
    return tuple(f for f in found if any(f.id == n or f.id.startswith(f"{n}.") for n in wanted))
