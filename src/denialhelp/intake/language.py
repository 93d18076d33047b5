"""The language of a text, by a vote of its commonest words or by its script."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_STOPS: dict[str, frozenset[str]] = {
    "en": frozenset(
        [
            "the",
            "of",
            "and",
            "to",
            "in",
            "is",
            "for",
            "this",
            "that",
            "with",
            "you",
            "your",
            "not",
            "are",
            "was",
            "have",
            "be",
            "by",
            "or",
            "an",
            "on",
            "from",
            "has",
            "will",
            "may",
            "we",
            "our",
            "he",
            "she",
            "his",
            "her",
            "it",
            "as",
            "at",
        ]
    ),
    "es": frozenset(
        [
            "el",
            "la",
            "los",
            "las",
            "de",
            "del",
            "y",
            "que",
            "en",
            "un",
            "una",
            "por",
            "para",
            "con",
            "no",
            "se",
            "su",
            "sus",
            "es",
            "al",
            "lo",
            "como",
            "más",
            "este",
            "esta",
            "usted",
            "puede",
            "sin",
            "sobre",
            "fue",
            "ha",
            "si",
            "nos",
            "dentro",
        ]
    ),
    "fr": frozenset(
        [
            "le",
            "la",
            "les",
            "des",
            "du",
            "et",
            "que",
            "en",
            "un",
            "une",
            "pour",
            "avec",
            "ne",
            "se",
            "sa",
            "ses",
            "est",
            "au",
            "aux",
            "vous",
            "votre",
            "nous",
            "dans",
            "sur",
            "ce",
            "cette",
            "pas",
            "sont",
            "être",
            "ou",
            "il",
        ]
    ),
    "pt": frozenset(
        [
            "o",
            "os",
            "as",
            "da",
            "do",
            "das",
            "dos",
            "e",
            "que",
            "em",
            "um",
            "uma",
            "por",
            "para",
            "com",
            "não",
            "se",
            "sua",
            "seu",
            "é",
            "ao",
            "você",
            "pode",
            "sem",
            "sobre",
            "foi",
            "na",
            "no",
            "nas",
            "nos",
            "mais",
        ]
    ),
    "ht": frozenset(
        [
            "nan",
            "yo",
            "ak",
            "pou",
            "ou",
            "li",
            "ki",
            "sa",
            "se",
            "pa",
            "te",
            "ap",
            "gen",
            "nou",
            "yon",
            "lan",
            "sou",
            "fè",
            "kapab",
            "oswa",
            "tout",
            "plan",
            "dwe",
            "mwen",
        ]
    ),
    "vi": frozenset(
        [
            "của",
            "và",
            "các",
            "cho",
            "là",
            "không",
            "được",
            "quý",
            "vị",
            "này",
            "với",
            "có",
            "trong",
            "để",
            "một",
            "những",
            "người",
            "nếu",
            "hoặc",
            "từ",
            "bạn",
            "tôi",
        ]
    ),
    "de": frozenset(
        [
            "der",
            "die",
            "das",
            "und",
            "zu",
            "den",
            "von",
            "mit",
            "ist",
            "des",
            "nicht",
            "ein",
            "eine",
            "für",
            "auf",
            "im",
            "sie",
            "dem",
            "werden",
            "oder",
            "sich",
            "auch",
        ]
    ),
    "tl": frozenset(
        [
            "ang",
            "ng",
            "mga",
            "sa",
            "na",
            "at",
            "ay",
            "para",
            "kung",
            "hindi",
            "ito",
            "ka",
            "iyong",
            "may",
            "o",
            "upang",
            "kayo",
            "nang",
            "inyong",
        ]
    ),
}
_WORDS = re.compile(r"[^\W\d_]+")
_SCRIPTS = {
    "CJK": "zh",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CYRILLIC": "ru",
    "ARABIC": "ar",
    "DEVANAGARI": "hi",
    "HEBREW": "he",
    "THAI": "th",
    "GREEK": "el",
    "ARMENIAN": "hy",
    "KHMER": "km",
    "LAO": "lo",
    "BENGALI": "bn",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
}


def _by_script(sample: str) -> str | None:
    counts: Counter[str] = Counter()
    letters = 0
    for char in sample:
        if char.isascii():
            letters += char.isalpha()
            continue
        if char.isalpha():
            letters += 1
            script = unicodedata.name(char, "").split(" ", 1)[0]
            if script in _SCRIPTS:
                counts[_SCRIPTS[script]] += 1
    if counts["ja"] > 0.1 * letters:
        return "ja"
    if counts:
        name, count = counts.most_common(1)[0]
        if count > 0.4 * letters:
            return name
    return None


def language_of(text: str) -> str:
    """A two-letter code; "en" where nothing speaks for another language. Reads at most 20,000 characters."""
    sample = text[:20_000]
    named = _by_script(sample)
    if named is not None:
        return named
    words = Counter(_WORDS.findall(sample.lower()))
    votes = {name: sum(words[w] for w in stops) for name, stops in _STOPS.items()}
    best = max(votes, key=lambda name: (votes[name], name == "en"))
    return best if (votes[best] >= 3 and votes[best] > 1.15 * votes["en"]) or best == "en" else "en"
