"""What to ask for where a criterion is open, in plain words: the policy's own words, what is still missing of them, what kind of paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from denialhelp.casefile.policy import Finding, Group, Node
from denialhelp.casefile.slugs import Status
from denialhelp.reference.lexicon import Lexicon

from .words import Annotator

_LONG = 220
# How the checks begin what they ask for; "A or B" is two asks only where B begins so.
_OPENERS = (
    r"a\s+document\s+that\s+shows:|a\s+dated\s+value\s+of|a\s+dated\s+record\s+of:?|a\s+note\s+that\s+says\s+that\s+this\s+is\s+not\s+so:|"
    r"a\s+note\s+or\s+letter\s+by|records?\s+(?:of|that)|values?\s+(?:of|that|before)|the\s+(?:report|value|paper|notes?)\b|a\s+(?:note|value|scored)\b|"
    r"a\s+statement\b"
)
_AND = re.compile(rf";\s+(?={_OPENERS})", re.IGNORECASE)
_OR = re.compile(rf"\s+or\s+(?={_OPENERS})", re.IGNORECASE)
_SHOWS = re.compile(r"(?i)^(?:a\s+document\s+that\s+shows|a\s+dated\s+record\s+of|records?\s+that\s+show):?\s*(?P<what>.*)$", re.DOTALL)
_NOT_SO = re.compile(r"(?i)^a\s+note\s+that\s+says\s+that\s+this\s+is\s+not\s+so:\s*(?P<what>.*)$", re.DOTALL)
_VALUE = re.compile(r"(?i)^a\s+dated\s+value\s+of\s+(?P<what>.*)$", re.DOTALL)
_RECORDS = re.compile(r"(?i)^records\s+of\s+(?P<what>.*)$", re.DOTALL)
_LETTER = re.compile(r"(?i)^a\s+note\s+or\s+letter\s+by\s+an?\s+(?P<what>.*)$", re.DOTALL)

_LABS = frozenset(
    [
        "a1c",
        "glucose",
        "c-peptide",
        "ldl",
        "triglycerides",
        "creatinine",
        "egfr",
        "alt",
        "ast",
        "crp",
        "esr",
        "hemoglobin",
        "ferritin",
        "platelets",
        "inr",
        "tsh",
        "vitamin-d",
        "psa-lab",
        "testosterone",
        "fsh",
        "amh",
        "igf1",
        "eos",
        "ige",
        "igg",
        "urate",
        "tsat",
        "anc",
        "wbc",
        "albumin",
        "prealbumin",
        "bilirubin",
        "cd4",
        "potassium",
        "sodium",
        "calcium",
        "pth",
        "cortisol",
        "creatinine-clearance",
        "fecal-calprotectin",
        "bnp",
        "troponin",
        "hcv-load",
    ]
)
_SLEEP = frozenset({"ahi", "central-apnea-index", "nadir-spo2"})
_VITALS = frozenset({"bmi", "weight", "height", "bp-diastolic", "bp-systolic", "heart-rate"})
_REHAB = frozenset({"physical-therapy", "occupational-therapy", "speech-therapy", "chiropractic", "acupuncture", "aquatic"})


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked, without "Please get" and full stop; `place` says where it usually is, "" where that is not sure."""

    what: str
    place: str = ""


def asked(text: str, ask: str, annotator: Annotator, *, negated: bool = False) -> Ask:
    """The ask of a check in plain words. `text` is the criterion verbatim; `ask` what the check gave ("" where it gave nothing)."""
    own = _short(text)
    wanted = [[part.strip() for part in _OR.split(one)] for one in _AND.split(ask or "")]
    choices = [x for x in wanted[0] if x] if len(wanted) == 1 else []
    if len(choices) > 1:
        told = [_one(x, own, annotator, negated=negated) for x in choices]
        listed = list(dict.fromkeys(t.what for t in told if not t.what.startswith(_POINT)))
        if len(listed) > 1 and len(listed) == len(told):
            return Ask(f"one of these (one is enough): {'; '.join(listed)} (the policy: “{own}”)")
        return Ask(_point(own, negated=negated))
    if len(wanted) > 1:
        told = [_one(" or ".join(x), own, annotator, negated=negated) for x in wanted]
        listed = list(dict.fromkeys(t.what for t in told))
        if any(w.startswith(_POINT) for w in listed):
            return Ask(_point(own, negated=negated))
        return Ask(" and ".join(listed))
    return _one(ask.strip(), own, annotator, negated=negated)


def plainly(findings: Sequence[Finding], nodes: Sequence[Node], annotator: Annotator) -> tuple[list[Finding], dict[str, str]]:
    """The findings with what is missing in plain words, and for their ids where that usually is. `nodes`: the whole tree."""
    negated = {n.id for n in nodes if n.negated}
    titles = {c.id: title for n in nodes if isinstance(n, Group) and (title := _title(n.text)) for c in n.children}
    out: list[Finding] = []
    places: dict[str, str] = {}
    for finding in findings:
        missing = finding.missing or ""
        if finding.is_group or finding.status is not Status.UNKNOWN or missing.startswith("not needed"):
            out.append(finding)
            continue
        told = asked(finding.text, missing, annotator, negated=finding.id in negated)
        under = titles.get(finding.id, "")
        out.append(
            replace(finding, missing=told.what + (f" (under “{under}”)" if under and under.lower() not in told.what.lower() else ""))
        )
        if told.place:
            places[finding.id] = told.place
    return out, places


_TITLED = re.compile(r"^(?P<title>[A-Z][^.:;]{3,60})[.:]")
_NO_TITLE = re.compile(r"(?i)\b(?:of\s+the|following|all\s+of|any\s+(?:one|of)|none|both|either|criteria|met|section)\b")


def _title(text: str) -> str:
    """The title that a group's text begins with, "" where it has none of its own."""
    found = _TITLED.match(" ".join(text.split()))
    return "" if found is None or _NO_TITLE.search(found["title"]) else found["title"].strip()


_POINT = ("a paper that shows", "a note that says whether")


def _point(own: str, *, negated: bool) -> str:
    if negated:
        return f"a note that says whether this is so (it must not be so): “{own}”"
    return f"a paper that shows this point of the policy: “{own}”"


def _one(ask: str, own: str, annotator: Annotator, *, negated: bool) -> Ask:
    """One ask in plain words; what the lexicon cannot name is asked for in the policy's own words."""
    lexicon = annotator.lexicon
    if (m := _VALUE.match(ask)) is not None:
        named = [x.concept for x in annotator.words(m["what"]).mentions if lexicon.concepts[x.concept].kind == "measure"]
        if named:
            return Ask(f"the value of {m['what'].strip()} with its date (the policy: “{own}”)", _place_of_values(named))
    elif (m := _RECORDS.match(ask)) is not None:
        return Ask(f"records of {m['what'].strip()} (the policy: “{own}”)", _place_of_courses(m["what"], annotator))
    elif (m := _LETTER.match(ask)) is not None:
        return Ask(f"a note or letter on this point, by a {m['what'].replace('-', ' ').strip()}: “{own}”")
    elif (m := _SHOWS.match(ask)) is not None and not negated:
        part = _short(m["what"])
        if part and 2 * len(part) < len(own) and part.lower() in own.lower():
            return Ask(f"a paper that shows this part of the policy's point “{own}”: {part}")
    elif (m := _NOT_SO.match(ask)) is not None:
        return Ask(_point(_short(m["what"]) if not negated and m["what"].strip() else own, negated=True))
    elif ask and not re.match(r"(?i)a\s+document\s+that\s+shows", ask):
        head, colon, rest = ask.partition(": ")
        return Ask(f"{head}: “{_short(rest)}”" if colon else ask.rstrip("."))
    return Ask(_point(own, negated=negated))


def _place_of_values(named: list[str]) -> str:
    for known, place in (
        (_LABS, "the laboratory's report or the patient portal"),
        (_SLEEP, "the sleep laboratory's report"),
        (_VITALS, "the vital signs of the last visits"),
    ):
        if all(n in known for n in named):
            return place
    return ""


def _place_of_courses(what: str, annotator: Annotator) -> str:
    """Where a course of treatment is recorded, where all that is named is of one kind."""
    lexicon = annotator.lexicon
    ids = {m.concept for m in annotator.words(what).mentions if lexicon.concepts[m.concept].kind in ("drug", "care")}
    if not ids:
        return ""
    if all(_taken_home(c, lexicon) for c in ids):
        return "the pharmacy's list of fills and the prescriber's notes"
    if ids <= _REHAB:
        return "the therapy clinic's visit list or discharge summary"
    return ""


def _taken_home(concept: str, lexicon: Lexicon) -> bool:
    return lexicon.concepts[concept].kind == "drug" and not any(lexicon.is_a(concept, x) for x in ("injection", "iv-therapy"))


def _short(text: str) -> str:
    """The text on one line, cut at a word where it is long."""
    line = " ".join(text.split()).strip().rstrip(".;,")
    if len(line) <= _LONG:
        return line
    return line[:_LONG].rsplit(" ", 1)[0].rstrip(" ,;:") + " ..."
