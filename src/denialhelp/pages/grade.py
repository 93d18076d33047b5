"""How hard an English text is to read, as a school grade (Flesch-Kincaid), by counting sentences, words and syllables."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_END = re.compile(r"[.!?:;]+(?=\s|\Z)|\n")
_VOWELS = re.compile(r"[aeiouy]+")


def syllables(word: str) -> int:
    """The syllables of an English word by its groups of vowels; a silent e at the end is not counted."""
    bare = re.sub(r"[^a-z]", "", word.lower())
    if not bare:
        return 0
    count = len(_VOWELS.findall(bare))
    if bare.endswith("e") and not bare.endswith(("le", "ee", "ye")) and count > 1:
        count -= 1
    if (
        bare.endswith(("es", "ed"))
        and not bare.endswith(("les", "ies", "ted", "ded", "ses", "zes", "ces", "ges", "ches", "shes", "xes"))
        and count > 1
    ):
        count -= 1
    return max(count, 1)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text; 0.0 for one without words. A line's end ends a sentence, so that list items count as such."""
    sentences = [s for s in _END.split(text) if _WORD.search(s)]
    words = _WORD.findall(text)
    if not words or not sentences:
        return 0.0
    total = sum(syllables(w) for w in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * total / len(words) - 15.59
