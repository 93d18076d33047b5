"""Which lines of a policy are headings, told from the line itself and the one after it."""

from __future__ import annotations

import re

from .lines import Line
from .logic import lead_logic
from .markers import Marker, marker_of
from .sections import SectionKind, kind_of, opens_criteria

_HEAD_NUMBER = re.compile(
    r"^(?:(?:Section|Part|Appendix|Article)\s+)?(?P<label>\d{1,2}(?:\.\d{1,2}){1,3}(?=[.):\s])|[IVX]{1,5}|[A-Z]|\d{1,2})(?:(?<=\d)[.):]?|"
    r"[.):]|\s*[–—:-])\s+|^(?:Section|Part|Article)\s+(?P<bare>[IVX]{1,5}|[A-Z]|\d{1,2})\b[\s:.–—-]*"
)
JOINED = re.compile(r"(?:\b(?:AND|OR)|;\s*(?:and|or)?)\s*$")
TERMINAL = re.compile(r"[.;:!?][”\"')]?$")


def heading_text(text: str) -> tuple[str, str]:
    """A heading's own number or letter ("" where it has none) and its words."""
    found = _HEAD_NUMBER.match(text)
    if found is None:
        return "", text.rstrip(":").strip()
    return (found["label"] or found["bare"] or "").removesuffix(".0"), text[found.end() :].rstrip(":").strip() or text.strip()


def title_like(text: str) -> bool:
    """True for words that may stand as a title: few, with a capital, no sentence."""
    plain = re.sub(r"\([^)]*\)", "", text).strip()
    words = plain.split()
    if (
        not words
        or len(words) > 10
        or not re.match(r"[A-Z0-9“\"]", plain)
        or re.search(r"[a-z)]\. [A-Z]", plain)
        or TERMINAL.search(plain)
        or plain.endswith(",")
        or JOINED.search(plain)
    ):
        return False
    big = sum(w[0].isupper() or not w[0].isalpha() for w in words)
    return big >= 1 and not re.search(r"\b(?:is|are|must|has|have|was|were|and|or|of|the|a|to|for|with|at)$", plain)


def numbered_title(marker: Marker, title: str, after: Line | None) -> bool:
    """True for the heading of a numbered part ("3.2 Specific Criteria Covered"), told from an item of a numbered list."""
    if "." not in marker.label or not marker.parent or after is None or not title_like(title):
        return False
    below = marker_of(after.text)
    if below is not None and below.parent == marker.label:
        return True
    words = [w for w in re.findall(r"[A-Za-z-]+", title) if len(w) > 3]
    named = bool(words) and sum(w[0].isupper() for w in words) >= 0.75 * len(words)
    return (named or kind_of(title) is not SectionKind.OTHER) and (below is None or below.parent != marker.parent)


def titles_over(line: Line, after: Line) -> bool:
    """True where a short line stands over a list or over a sentence that opens criteria and speaks of the same thing."""
    if marker_of(after.text) is not None:
        return True
    shared = set(re.findall(r"[a-z]{4,}", line.text.lower())) & set(re.findall(r"[a-z]{4,}", after.text.lower()))
    return bool(shared) and opens_criteria(after.text) and (lead_logic(after.text) is not None)
