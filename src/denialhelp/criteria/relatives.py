"""Family history as a criterion: a relative with the condition, of the degree that is asked."""

from __future__ import annotations

import re

from denialhelp.casefile.policy import Evidence
from denialhelp.casefile.slugs import Assertion

from .case import Scope
from .chart import Entry
from .cues import Stance
from .numbers import value_of
from .outcome import Outcome, met, not_met, unknown
from .words import Mention

_ASKED = re.compile(
    r"(?i)\b(?:family\s+history|(?:first|second|third|close)[\s-]degree(?!(?:\s*(?:,|or|and|to)\s*\w+[\s-]degree)*\s+(?:AV\b|heart|burns?|atrio|block|tear|sprain|prolapse))(?:\s+(?:blood\s+)?relatives?)?|(?:blood|close|"
    r"affected)\s+relatives?|relatives?\s+with|"
    r"(?:parent|mother|father|sibling|sister|brother|child)\s+(?:with|who\s+(?:has|had))|in\s+a\s+(?:parent|sibling|relative)|"
    r"consanguin\w+)\b"
)
_PERSONAL = re.compile(r"(?i)\bpersonal\s+(?:or|and/or|and)\s+family\b|\bpersonal\s+history\b")
_FIRST = re.compile(r"(?i)\b(?:mother|father|sister|brother|son|daughter|parents?|siblings?|child(?:ren)?|twin)\b")
_RELATIVE = re.compile(
    r"(?i)\b(?:(?:maternal|paternal)\s+)?(?:(?:half[\s-])?(?:sister|brother)|mother|father|son|daughter|parents?|siblings?|aunt|uncle|"
    r"cousin|niece|nephew|"
    r"grand(?:mother|father|parents?)|twin)s?\b"
)
_NONE = re.compile(
    r"(?i)\b(?:no|negative|denies|unremarkable|non-?contributory|without)\b[^.;]{0,40}\bfamily\s+history\b|"
    r"\bfamily\s+history\b[^.;]{0,30}\b(?:negative|none|unremarkable|non-?contributory)\b"
)
# A relative's illness is no gene that was found in the relative.
_GENE = re.compile(
    r"(?i)\b(?:variants?|mutations?|carriers?|gene(?:tic)?\s+(?:test\w*|result|change)|(?-i:[A-Z]{3,5})\d?\s*(?:\+|positive))"
)
_HOW_MANY = re.compile(r"(?i)\b(?:at\s+least\s+)?(one|two|three|\d)\b[^.;]{0,30}\brelatives?\b")
_AGE = re.compile(r"(?i)\b(?:at\s+(?:or\s+before\s+)?age|before\s+(?:the\s+)?age|before|under|younger\s+than)\s+(?:of\s+)?(\d{2})\b")


def family(text: str, scope: Scope) -> Outcome | None:
    """Met where a relative of the degree asked for has the condition; not met where the record denies any; None where none is asked."""
    if not _ASKED.search(text) or _PERSONAL.search(text):
        return None
    chart = scope.case.chart
    wanted = {m.concept for m in chart.annotator.words(text).mentions if chart.lexicon.concepts[m.concept].kind == "condition"}
    first = re.search(r"(?i)\bfirst[\s-]degree\b|\b(?:parent|sibling|mother|father)\b", text) is not None and not re.search(
        r"(?i)second|third", text
    )
    wanted.discard("consanguinity")  # the parents' own kinship: no relative has it as an illness
    if re.search(r"(?i)\bconsanguin", text) and not wanted:
        return _unrelated(text, scope)
    number = _HOW_MANY.search(text)
    asked = int(value_of(number[1])) if number else 1
    people: dict[str, Evidence] = {}
    for concept in sorted(wanted):
        for entry, mention in chart.mentions(concept):
            person = _person(entry, mention)
            if not person or (first and not _FIRST.search(person)) or entry.stance(mention.start, mention.end) is Stance.ABSENT:
                continue
            if not _young_enough(text, entry, mention) or (_GENE.search(text) and not _GENE.search(entry.text)):
                continue
            people.setdefault(person.lower(), chart.evidence(entry, Assertion.FAMILY, method="family"))
    if len(people) >= asked:
        return met(f"The record names {', '.join(sorted(people))}", *people.values(), kind="family")
    denied = [
        chart.evidence(e, Assertion.ABSENT, method="denial")
        for e in chart.entries
        if e.usable and _NONE.search(e.text) and _covers(e, wanted, scope)
    ]
    if denied and not people:
        return not_met("The record denies such a family history", *denied[:2], kind="family")
    return unknown("", f"a family history that shows: {text.strip()}", tuple(people.values()), kind="family")


_RELATED = re.compile(
    r"(?i)\bparents\s+are\s+(?:\w+\s+)?(?:first\s+|second\s+)?(?:cousins|related|consanguineous)\b|\bconsanguineous\s+(?:parents|union|marriage)\b"
)


def _unrelated(text: str, scope: Scope) -> Outcome:
    """Whether the parents are kin to each other; what else the text asks of a family history is left open where they are not said to be."""
    chart = scope.case.chart
    for entry in chart.entries:
        if entry.usable and re.search(
            r"(?i)\bparents?\b[^.;]{0,40}\b(?:unrelated|not\s+related)\b|\bnon-?consanguin\w+|\bno\s+consanguin", entry.text
        ):
            return not_met("The parents are not related", chart.evidence(entry, Assertion.ABSENT, method="denial"), kind="family")
    if len(text.split()) <= 6:
        for entry in chart.entries:
            if (
                entry.usable
                and (m := _RELATED.search(entry.text))
                and not re.search(r"(?i)\b(?:no|not|if|whether)\b", entry.text[: m.start()])
            ):
                return met("The parents are related", chart.evidence(entry, method="family"), kind="family")
    return unknown("", f"a family history that shows: {text.strip()}", kind="family")


def _person(entry: Entry, mention: Mention) -> str:
    """The relative whom a passage gives the condition: the last one named before it, else behind it ("cancer in a sister")."""
    before = re.split(r"[.;]", entry.text[: mention.start])[-1]
    named = _RELATIVE.findall(before)
    if named:
        return str(named[-1])
    after = re.match(r"(?i)^[^.;]{0,40}?\b(?:in|:)\s*(?:(?:his|her|a|the|one)\s+)?([^.;]{0,40})", entry.text[mention.end :])
    found = _RELATIVE.search(after[1]) if after else None
    if found:
        return found[0]
    return "a relative" if entry.stance(mention.start, mention.end) is Stance.FAMILY else ""


def _young_enough(text: str, entry: Entry, mention: Mention) -> bool:
    """True unless the criterion gives an age that the relative was not under."""
    limit = _AGE.search(text)
    if limit is None:
        return True
    said = re.search(r"(?i)\b(?:at|age|aged)\s+(?:age\s+)?(\d{2})\b", entry.text[mention.start : mention.end + 40])
    return said is not None and int(said[1]) <= int(limit[1])


def _covers(entry: Entry, wanted: set[str], scope: Scope) -> bool:
    """True where a denial of family history names what is asked, or denies all of it."""
    lexicon = scope.case.chart.lexicon
    named = {m.concept for m in entry.words.mentions if lexicon.concepts[m.concept].kind == "condition"}
    return not wanted or not named or any(lexicon.is_a(n, w) or lexicon.is_a(w, n) for n in named for w in wanted)
