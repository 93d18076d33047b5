"""A denial of another kind of a thing ("not vascular claudication") is no denial of the kind that is asked for."""

from __future__ import annotations

import re

from .case import Scope
from .chart import Entry
from .cues import Stance
from .slots import Slot
from .words import Mention

_NEUTRAL = frozenset(
    [
        "no",
        "not",
        "denies",
        "denied",
        "without",
        "any",
        "history",
        "hx",
        "of",
        "evidence",
        "sign",
        "signs",
        "known",
        "prior",
        "previous",
        "current",
        "currently",
        "active",
        "acute",
        "significant",
        "personal",
        "or",
        "and",
        "nor",
        "for",
        "the",
        "a",
        "an",
        "never",
        "had",
        "has",
        "have",
        "having",
        "is",
        "are",
        "was",
        "been",
        "with",
        "free",
        "from",
        "ever",
        "new",
        "recent",
        "obvious",
        "other",
        "further",
        "received",
        "takes",
        "taken",
        "used",
        "using",
        "symptoms",
        "documented",
        "reported",
        "to",
        "clinical",
        "definite",
        "but",
    ]
)


def narrower(entry: Entry, mention: Mention, text: str) -> bool:
    """True where a denial is of something narrower ("no muscle pain" denies no pain), unless the criterion is that narrow itself."""
    m = re.search(r"([A-Za-z-]+)\s+$", entry.text[: mention.start])
    return m is not None and m[1].lower() not in _NEUTRAL and m[1].lower() not in text.lower()


def only_other_kind(text: str, entry: Entry, slots: list[Slot], scope: Scope) -> bool:
    """True where every denial in a passage of what the slots name is of a narrower kind than `text` asks for."""
    lexicon = scope.case.chart.lexicon
    wanted = [c for s in slots if s.heavy for c in s.concepts]
    denied = [
        m for m in entry.words.mentions if any(lexicon.is_a(m.concept, c) for c in wanted) and entry.stance(m.start, m.end) is Stance.ABSENT
    ]
    return bool(denied) and all(narrower(entry, m, text) for m in denied)
