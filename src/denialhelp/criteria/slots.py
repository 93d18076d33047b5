"""What a criterion names: slots of terms, each met by any of its alternatives, with a weight that says how much it carries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .numbers import is_number_word
from .words import FORMAL, STOP, Annotator, Mention, Token, Words, stem

_KIND_WEIGHT = {"condition": 3.0, "drug": 3.0, "care": 3.0, "measure": 3.0, "specialty": 2.5, "ability": 2.5, "word": 1.3}
# Concepts that nearly every chart names: they carry less than others of their kind.
_COMMON = frozenset(
    {
        "pain",
        "test",
        "surgery",
        "injection",
        "imaging",
        "rehab-therapy",
        "order",
        "outpatient",
        "oral-medication",
        "exercise",
        "goals",
        "fall",
        "weight",
        "independent",
        "standing",
        "transfers",
        "hospital-admission",
        "analgesic",
        "family",
        "caregiver",
        "specialist",
        "authorization",
        "edema",
        "infection",
        "home-health",
        "conventional-therapy",
    }
)

# Concepts so general that they prove nothing and need not be named ("a standardized test").
_GENERIC = frozenset({"test", "imaging", "oral-medication", "conventional-therapy", "clinician"})
# Words that qualify without carrying the point; a passage may leave them out.
_LIGHT = frozenset(
    [
        "active",
        "actively",
        "being",
        "may",
        "practical",
        "value",
        "reasonable",
        "made",
        "file",
        "given",
        "performed",
        "done",
        "taken",
        "obtained",
        "considered",
        "felt",
        "described",
        "describe",
        "describes",
        "conducted",
        "provided",
        "necessary",
        "sufficient",
        "related",
        "associated",
        "resulting",
        "presence",
        "typical",
        "recent",
        "another",
        "together",
        "concurrent",
        "concurrently",
        "combination",
        "different",
        "various",
        "available",
        "status",
        "attributable",
        "believed",
        "thought",
        "judged",
        "deemed",
        "intended",
        "established",
        "ongoing",
        "respective",
        "certain",
        "particular",
        "relevant",
        "clinically",
        "medically",
        "properly",
        "fully",
        "consider",
        "considering",
        "professional",
        "person",
        "individual",
        "individualized",
        "time",
        "mainly",
        "day",
        "part",
        "need",
        "change",
        "comprehensive",
        "licensed",
        "qualified",
        "formal",
        "realistic",
        "identified",
        "written",
        "new",
        "adequate",
        "general",
        "specific",
        "significant",
        "significantly",
        "level",
        "levels",
        "usual",
        "proper",
        "enrolled",
        "enrollment",
        "enroll",
        "allow",
        "allows",
        "permit",
        "support",
        "supported",
        "careful",
        "complete",
        "full",
        "standardized",
        "validated",
        "plan",
        "planned",
        "planning",
        "oral",
        "topical",
        "intra",
        "articular",
        "intraarticular",
        "injectable",
        "prescription",
        "drug",
    ]
)
LIGHT_WEIGHT = 0.3
# Words that decide although they name nothing: a passage without them proves another thing.
CRITICAL = frozenset(
    [
        "sever",
        "chronic",
        "acut",
        "progress",
        "unstabl",
        "recurr",
        "refractor",
        "uncontrol",
        "untreat",
        "bilater",
        "unilater",
        "primary",
        "alternat",
        "unplan",
        "permanent",
        "metastat",
        "inoper",
        "unresect",
        "irrevers",
        "symptomat",
        "asymptomat",
        "fix",
        "congenit",
        "documented-allergy",
        "residu",
        "complet",
        "partial",
        "weekly",
        "daily",
        "continu",
        "supervis",
        "independ",
        "first",
        "second",
        "third",
        "high",
        "low",
        "lower",
        "upper",
    ]
)
_OR = re.compile(
    r"(?:\d{1,2}|[ivx]{1,3})?,?\s*(?:/|and/or|or(?:\s+(?:an?|the|other|another|similar|equivalent|comparable|any|(?:a\s+)?history\s+of|"
    r"evidence\s+of|prior|documented|known|"
    r"active))*)"
)


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing named: concept ids and stems, any of which may stand for it. `words` is how the criterion puts it."""

    concepts: frozenset[str]
    stems: frozenset[str]
    weight: float
    words: str
    start: int
    end: int

    @property
    def heavy(self) -> bool:
        """True where a passage without it cannot prove the criterion."""
        return self.weight >= 2.5


def _free(token: Token, taken: Sequence[tuple[int, int]]) -> bool:
    return not any(token.start < b and token.end > a for a, b in taken)


def _weight(annotator: Annotator, concepts: Iterable[str]) -> float:
    best = 0.0
    for name in concepts:
        concept = annotator.lexicon.concepts[name]
        if name in _GENERIC:
            best = max(best, 0.5)
        elif name == "w:contraindication":
            best = max(best, 2.2)
        else:
            best = max(best, 2.0 if name in _COMMON else _KIND_WEIGHT[concept.kind])
    return best


def slots_of(words: Words, annotator: Annotator, leave: Sequence[tuple[int, int]] = ()) -> list[Slot]:
    """The slots of a text in order; `leave` are stretches that do not count (numbers, windows)."""
    singles = _plain_before_people(words, list(_singles(words, annotator, leave)), annotator)
    return _joined(words, singles, annotator)


def _longest(words: Words) -> dict[int, list[Mention]]:
    """Mentions by their first token, the longest only, without overlap."""
    chosen: dict[int, list[Mention]] = {}
    upto = 0
    for mention in sorted(words.mentions, key=lambda m: (m.first, -(m.last - m.first))):
        if mention.first in chosen and chosen[mention.first][0].last == mention.last:
            chosen[mention.first].append(mention)
        elif mention.first >= upto:
            chosen[mention.first] = [mention]
            upto = mention.last
    return chosen


def _singles(words: Words, annotator: Annotator, leave: Sequence[tuple[int, int]]) -> Iterable[Slot]:
    chosen = _longest(words)
    at = 0
    while at < len(words.tokens):
        token = words.tokens[at]
        if (span := _severities(words, at)) is not None and _free(token, leave):
            last, names = span
            yield Slot(frozenset(), names, 1.5, words.text[token.start : words.tokens[last].end], token.start, words.tokens[last].end)
            at = last + 1
            continue
        if at in chosen and _free(token, leave):
            group = chosen[at]
            mention = group[0]
            ids = frozenset(m.concept for m in group)
            ids = frozenset(c for c in ids if not any(o != c and annotator.lexicon.is_a(o, c) for o in ids))  # the narrowest that is named
            stems = frozenset({token.stem}) if mention.last - mention.first == 1 else frozenset()
            yield Slot(ids, stems, _weight(annotator, ids), words.text[mention.start : mention.end], mention.start, mention.end)
            at = mention.last
            continue
        low = token.text.lower()
        if (
            token.text[0].isalpha()
            and not is_number_word(low)
            and low not in STOP
            and token.stem not in FORMAL
            and low not in FORMAL
            and len(low) > 2
            and _free(token, leave)
        ):
            yield Slot(
                frozenset(),
                frozenset({token.stem}),
                LIGHT_WEIGHT if token.stem in _LIGHT or low in _LIGHT else 1.0,
                token.text,
                token.start,
                token.end,
            )
        at += 1


_SEVERITY = ("mild", "moderate", "severe", "profound")


def _severities(words: Words, at: int) -> tuple[int, frozenset[str]] | None:
    """ "moderate to profound": any severity between the two will do; the last token and the stems of all of them."""
    names = [t.text.lower().removesuffix("ly") for t in words.tokens[at : at + 3]]
    if len(names) < 3 or names[0] not in _SEVERITY or names[1] not in ("to", "or", "-", "–") or names[2] not in _SEVERITY:
        return None
    low, high = sorted((_SEVERITY.index(names[0]), _SEVERITY.index(names[2])))
    return at + 2, frozenset(stem(x) for x in _SEVERITY[low : high + 1])


def _plain_before_people(words: Words, singles: list[Slot], annotator: Annotator) -> list[Slot]:
    """A plain word before a kind of specialist ("developmental pediatrician") is part of its name."""
    out: list[Slot] = []
    for slot in singles:
        last = out[-1] if out else None
        if (
            last is not None
            and not last.concepts
            and slot.concepts
            and not words.text[last.end : slot.start].strip()
            and all(annotator.lexicon.concepts[c].kind == "specialty" for c in slot.concepts)
        ):
            out[-1] = Slot(slot.concepts, slot.stems, slot.weight, words.text[last.start : slot.end], last.start, slot.end)
        else:
            out.append(slot)
    return out


def _joined(words: Words, singles: list[Slot], annotator: Annotator) -> list[Slot]:
    """Neighbours joined by or, by a slash, or by commas that end in or become one slot."""
    out: list[Slot] = []
    at = 0
    while at < len(singles):
        run = [singles[at]]
        said_or = False
        nxt = at + 1
        while nxt < len(singles):
            between = words.text[run[-1].end : singles[nxt].start].strip().lower()
            if _OR.fullmatch(between):
                said_or = True
            elif between != "," or not _ends_in_or(words, singles, nxt):
                break
            run.append(singles[nxt])
            nxt += 1
        if len(run) > 2 and said_or and _real(run[0]) and not any(_real(s) for s in run[1:]):
            # "depressive disorder, severe, single or recurrent": the thing, then what it must be like
            out.append(run[0])
            out.extend(_joined(words, run[1:], annotator))
            at = nxt
        elif len(run) > 2 and said_or and _severe(run[0]) and not any(_severe(s) for s in run[1:]):
            out.append(run[0])  # "severe, single or recurrent": severe is no alternative to the others
            out.extend(_joined(words, run[1:], annotator))
            at = nxt
        elif len(run) > 1 and said_or:
            out.append(_merge(words, _carried(words, run, annotator)))
            at = nxt
        else:
            out.append(singles[at])
            at += 1
    return out


def _severe(slot: Slot) -> bool:
    return slot.words.lower().removesuffix("ly") in _SEVERITY


def _real(slot: Slot) -> bool:
    return any(not c.startswith("w:") for c in slot.concepts)


def _ends_in_or(words: Words, singles: list[Slot], at: int) -> bool:
    for here, after in zip(singles[at:], singles[at + 1 :], strict=False):
        between = words.text[here.end : after.start].strip().lower()
        if _OR.fullmatch(between):
            return True
        if between != ",":
            return False
    return False


def _carried(words: Words, run: list[Slot], annotator: Annotator) -> list[Slot]:
    """Words that share a neighbour's head or adjective: "ischemic or hemorrhagic stroke", "neurogenic bladder or bowel"."""
    out = list(run)
    named = [s for s in run if s.concepts and " " in s.words and not all(c.startswith("w:") for c in s.concepts)]
    for at, slot in enumerate(run):
        if (slot.concepts and not all(c.startswith("w:") for c in slot.concepts)) or not named:
            continue
        near = min(named, key=lambda s: abs(s.start - slot.start))
        tail = re.match(r"\s+(?:\d{1,2}|[ivx]{1,3})\b", words.text[slot.end :])
        own, parts = slot.words + (tail[0] if tail else ""), near.words.split()
        phrases = (
            [f"{own} {' '.join(parts[-n:])}" for n in (1, 2)]
            if slot.start < near.start
            else [f"{' '.join(parts[:n])} {own}" for n in (1, 2)]
        )
        found = [m.concept for phrase in phrases for m in annotator.words(phrase).mentions if m.end - m.start == len(phrase)]
        if found:
            out[at] = Slot(frozenset(found), frozenset(), _weight(annotator, found), slot.words, slot.start, slot.end)
    return out


def _merge(words: Words, run: list[Slot]) -> Slot:
    concepts = frozenset(c for s in run for c in s.concepts)
    stems = frozenset(x for s in run for x in s.stems)
    weight = min(s.weight for s in run)
    if any(not s.concepts for s in run) and any(s.concepts for s in run):
        weight = max(weight, min(2.0, max(s.weight for s in run)))
    return Slot(concepts, stems, weight, words.text[run[0].start : run[-1].end], run[0].start, run[-1].end)
