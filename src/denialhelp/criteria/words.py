"""Words of a text: tokens with places and stems, and the lexicon's concepts found among them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from denialhelp.reference.lexicon import Lexicon, load_lexicon

from .friends import false_friend

_TOKEN = re.compile(r"[A-Za-zÀ-ÿ]+(?:[’'][A-Za-z]+)?|\d+(?:\.\d+)?|[^\sA-Za-zÀ-ÿ\d]")
STOP = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "being",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "hers",
        "him",
        "his",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "itself",
        "may",
        "might",
        "more",
        "most",
        "must",
        "no",
        "nor",
        "not",
        "of",
        "on",
        "one",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "she",
        "should",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "under",
        "until",
        "up",
        "upon",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "why",
        "will",
        "with",
        "within",
        "without",
        "would",
        "you",
        "your",
        "any",
        "all",
        "each",
        "both",
        "either",
        "per",
        "also",
        "about",
        "after",
        "before",
        "during",
        "between",
    ]
)
# Words of policies that carry no clinical content of their own.
FORMAL = frozenset(
    [
        "patient",
        "member",
        "individual",
        "enrollee",
        "beneficiary",
        "person",
        "people",
        "document",
        "documentation",
        "documented",
        "record",
        "chart",
        "follow",
        "following",
        "criterion",
        "criteria",
        "requir",
        "requirement",
        "meet",
        "met",
        "must",
        "medic",
        "necessary",
        "medical",
        "condition",
        "diagnosi",
        "diagnos",
        "evidenc",
        "presenc",
        "present",
        "has",
        "have",
        "show",
        "shown",
        "least",
        "minimum",
        "maximum",
        "includ",
        "e.g",
        "example",
        "such",
        "applic",
        "applicable",
        "conclud",
        "program",
        "docu",
        "enough",
        "sufficient",
        "device",
        "devic",
        "qualify",
        "service",
        "determin",
        "practition",
        "treat",
        "history",
        "personal",
        "diagnosis",
        "identify",
        "confirm",
        "current",
        "currently",
        "use",
        "used",
        "using",
        "receiv",
        "appropriat",
        "clinic",
        "clinical",
        "clinically",
        "provid",
        "result",
        "caus",
        "due",
        "relat",
        "associat",
        "direct",
        "mean",
    ]
)


def stem(word: str) -> str:
    """A light stem: plural, -ed, -ing and -ly endings off; numbers as they are."""
    low = word.lower().replace("’", "'")
    return _stem(low)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    if word.endswith("'s"):
        word = word[:-2]
    if len(word) <= 3 or word[0].isdigit():
        return word
    for ending, new in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            word = word[: -len(ending)] + new
            break
    else:
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            word = word[:-1]
    for ending in ("ing", "edly", "ed", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and re.search("[aeiouy]", word[: -len(ending)]):
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    for ending in ("ement", "ment", "ation", "ition", "tion", "ion"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


_DISEASE = re.compile(
    r"(?:oma|itis|osis|emia|aemia|pathy|algia|plegia|paresis|trophy|stenosis|rrhea|rrhage|penia|philia|cele|ectasis|dystonia|plasia|"
    r"sclerosis|megaly|phobia|uria|iasis|edema|apnea|pnea|lysis|esthesia|phasia|phagia)$"
)
_PROCEDURE = re.compile(r"(?:ectomy|plasty|scopy|otomy|ostomy|graphy|desis|pexy|centesis|rrhaphy)$")
_DRUG = re.compile(
    r"(?:mab|nib|pril|sartan|statin|gliptin|gliflozin|glutide|caine|azole|cillin|mycin|cycline|oxacin|vir|parin|oxetine|azepam|triptan|"
    r"sone|solone|olol|dipine|prazole|tidine|setron|xaban|gatran|lukast|terol|profen|gepant|ciclib|rafenib|parib|zomib|platin|taxel|cept)$"
)
_NO_DISEASE = frozenset(
    [
        "diagnosis",
        "prognosis",
        "hypothesis",
        "analysis",
        "basis",
        "emphasis",
        "chromosome",
        "genome",
        "idioma",
        "aroma",
        "diploma",
        "sympathy",
        "empathy",
        "autopsy",
    ]
)


def looks_medical(word: str) -> str:
    """What a word looks like by its ending: condition, care (a procedure), drug, or "" for an ordinary word."""
    low = word.lower()
    if len(low) < 6 or low in _NO_DISEASE:
        return ""
    if _PROCEDURE.search(low):
        return "care"
    if _DRUG.search(low) and low not in ("concept", "except", "accept", "intercept", "reservoir", "personal"):
        return "drug"
    return "condition" if _DISEASE.search(low.removesuffix("s") if low.endswith("mas") else low) else ""


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `stem` is what is compared; `start`/`end` are offsets into the text."""

    text: str
    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept named in a text; `first`/`last` are token numbers (last exclusive)."""

    concept: str
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Words:
    """A text with its tokens and the concepts it names (longest names win; other concepts of the same words are kept)."""

    text: str
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]

    def concepts(self) -> frozenset[str]:
        """Ids of every concept named."""
        return frozenset(m.concept for m in self.mentions)


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text."""
    return tuple(Token(m[0], stem(m[0]), m.start(), m.end()) for m in _TOKEN.finditer(text))


GAP = "_"  # in a name of the lexicon: up to three words
_WIDEST = 3
_BREAKS_GAP = frozenset(".;:!?|()[]+/") | {"no", "not", "den", "denie", "deny", "without", "never", "but", "nor", "neither", "none"}


def _reach(tokens: tuple[Token, ...], at: int, stems: tuple[str, ...]) -> int:
    """How many tokens from `at` a name with gaps covers; 0 where it does not stand there."""
    place, gap = at, False
    for stem_ in stems:
        if stem_ == GAP:
            gap = True
            continue
        between = 0
        while place < len(tokens) and tokens[place].stem != stem_:
            between += tokens[place].text != ","
            if not gap or between > _WIDEST or tokens[place].stem in _BREAKS_GAP:
                return 0
            place += 1
        if place >= len(tokens):
            return 0
        place, gap = place + 1, False
    return place - at


class Annotator:
    """Finds the lexicon's names in texts. Names in capitals of up to five letters match capitals only."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._names: dict[str, dict[tuple[tuple[str, ...], str, str], None]] = {}
        for concept in lexicon.concepts.values():
            for name in concept.names:
                parts = tokens_of(name)
                if not parts:
                    continue
                exact = name if len(name) <= 5 and name.upper() == name and name.isalpha() else ""
                name_ = (tuple(t.stem for t in parts if t.text not in "'’"), concept.id, exact)
                self._names.setdefault(parts[0].stem, {})[name_] = None
        for stem_, entries in self._names.items():
            self._names[stem_] = dict.fromkeys(sorted(entries, key=lambda e: -len(e[0])))

    def words(self, text: str) -> Words:
        """The text's tokens and concepts."""
        return _annotate(self, text)

    def find(self, text: str) -> Words:
        """As `words`, without the cache."""
        tokens = tokens_of(text)
        found: list[Mention] = []
        taken: dict[int, int] = {}
        for at, token in enumerate(tokens):
            for stems, concept, exact in self._names.get(token.stem, ()):
                length = _reach(tokens, at, stems) if GAP in stems else len(stems)
                if not length or at + length > len(tokens) or (exact and token.text != exact):
                    continue
                if GAP not in stems and any(tokens[at + k].stem != stems[k] for k in range(1, length)):
                    continue
                if exact == "MS" and self._is_degree(tokens, at):
                    continue
                if exact in CREDENTIALS and _is_credential(tokens, at):
                    found.append(Mention(CREDENTIALS[exact], token.start, token.end, at, at + 1))
                    taken[at] = at + 1
                    continue
                if taken.get(at, at) > at + length:
                    continue
                found.append(Mention(concept, token.start, tokens[at + length - 1].end, at, at + length))
                for k in range(at, at + length):
                    taken[k] = max(taken.get(k, 0), at + length)
        for at, token in enumerate(tokens):
            kind = "" if at in taken else looks_medical(token.text)
            if kind:
                found.append(Mention(f"x:{kind}:{token.stem}", token.start, token.end, at, at + 1))
        longest: dict[int, int] = {}
        for m in found:
            for k in range(m.first, m.last):
                longest[k] = max(longest.get(k, 0), m.last - m.first)
        words = {
            k: m.last - m.first
            for m in sorted(found, key=lambda m: m.last - m.first)
            if m.concept.startswith("w:")
            for k in range(m.first, m.last)
        }
        kept = tuple(
            m
            for m in found
            if (
                m.last - m.first == max(longest[k] for k in range(m.first, m.last))
                or (m.concept.startswith("w:") and words.get(m.first, 0) == m.last - m.first)
            )
            and not false_friend(m.concept, text, m.start, m.end)
        )
        return Words(text, tokens, kept)

    def _is_degree(self, tokens: tuple[Token, ...], at: int) -> bool:
        """True for MS as a degree ("Ann Example, MS, CCC-SLP"), which names no disease."""
        if at < 2 or at + 2 >= len(tokens) or tokens[at - 1].text != "," or tokens[at + 1].text != ",":
            return False
        name, after = tokens[at - 2], tokens[at + 2]
        known = any(len(stems) == 1 for stems, _, _ in self._names.get(name.stem, ()))
        return name.text[:1].isupper() and not name.text.isupper() and not known and len(after.text) > 1 and after.text[:2].isupper()


# Letters after a name, and whom they name.
CREDENTIALS = {"PT": "physical-therapist", "OT": "occupational-therapist", "SLP": "speech-therapist", "RD": "dietitian"}


def _is_credential(tokens: tuple[Token, ...], at: int) -> bool:
    """True for the letters after a name ("Ann Example, PT"), which name a therapist and no therapy."""
    if at < 2 or tokens[at - 1].text != ",":
        return False
    name, after = tokens[at - 2].text, tokens[at + 1].text if at + 1 < len(tokens) else "."
    return name[:1].isupper() and not name.isupper() and (not after[:1].isalpha() or after[:1].isupper())


@lru_cache(maxsize=200_000)
def _annotate(annotator: Annotator, text: str) -> Words:
    return annotator.find(text)


@lru_cache(maxsize=1)
def annotator() -> Annotator:
    """The annotator of the packaged lexicon."""
    return Annotator(load_lexicon())
