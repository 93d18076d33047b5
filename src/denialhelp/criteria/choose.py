"""Which block of criteria a case needs: by service, code and diagnosis; initial and continued treatment kept apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from denialhelp.casefile.fact import Code
from denialhelp.casefile.policy import Criterion, Group
from denialhelp.reference.diagnosis_codes import find_diagnosis

from .sections import continues, pays_when

_STOP = frozenset(
    [
        "the",
        "and",
        "for",
        "with",
        "without",
        "when",
        "are",
        "all",
        "any",
        "following",
        "criteria",
        "medically",
        "necessary",
        "considered",
        "coverage",
        "treatment",
        "therapy",
        "service",
        "services",
        "procedure",
        "outpatient",
        "inpatient",
        "initial",
        "program",
        "request",
        "member",
        "patient",
        "policy",
        "clinical",
        "part",
        "section",
        "documented",
        "one",
        "two",
        "each",
        "from",
        "this",
        "that",
    ]
)
_GENERAL = re.compile(
    r"(?i)\b(?:administrative|general|required\s+for\s+(?:every|each|all)\s+(?:requests?|services?|members?|patients?|cases?|indications?)|(?:every|each)\s+request|universal|all\s+(?:services|requests|members|products|"
    r"studies|patients|indications))\b"
)
_BASIC = re.compile(r"(?i)\b(?:basic|general)\s+(?:coverage\s+)?criteria\b(?![^.]*\band\s+(?:all|any|both|one)\b)")
_OWN = re.compile(r"(?i)\b(?:is|are)\s+(?:considered\s+)?(?:medically\s+necessary|covered)\b")
# What an office must send with a request is no condition of the patient.
_PAPERS = re.compile(
    r"(?i)\b(?:information|documentation|documents|records?)\b[^.:]{0,60}\b(?:must|should|shall|needs?\s+to)\s+(?:also\s+)?be\s+(?:submitted|"
    r"provided|sent|included\s+with)\b|\b(?:clinical\s+|chart\s+)?notes\s+(?:must|should|shall)\s+(?:address|include|document|contain)\b"
)
_PAPERS_PART = re.compile(
    r"(?i)\b(?:documentation|document|submission|record(?:keeping)?s?)\s+(?:requirements?|guidelines|checklist)\b|"
    r"\b(?:required|supporting|necessary)\s+(?:clinical\s+|medical\s+)?(?:documentation|documents|records|information)\b|"
    r"\b(?:documentation|information|records)\s+(?:required|needed|to\s+(?:be\s+)?submit(?:ted)?)\b"
)
# What a drug was licensed for is the label's word, not the payer's criteria.
_LABEL = re.compile(
    r"(?i)^(?:\S+\s+){1,14}(?:is|are)\s+(?:also\s+)?indicated\s+(?:for|as|in)\b[^.]*:\s*$|\bindicated\s+for\s+(?:the\s+)?treatment\s+of\b[^.]*:\s*$"
)
_LICENSED = re.compile(r"(?i)\bfda[\s-]+(?:approved|labell?ed)\s+(?:indications?|uses?)|\bindicated\s+for\s+(?:the\s+)?treatment\s+of\b")
_FOR_ANOTHER = re.compile(r"(?i)^\W*additional\s+(?:\w+\s+){0,3}criteria\s+for\s+(?!(?:all|every|any|each|coverage|approval)\b)")
_REFERS = re.compile(r"(?i)^(?:please\s+)?(?:refer|see)\s+(?:to\b)?")
_COVERAGE = re.compile(
    r"(?i)\b(?:reasonable and necessary|medically necessary|covered|approved?|approval|appropriate|indicated|authorized|payable)\b"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A list of criteria with the words that say what it is for."""

    group: Group
    title: str
    label: str = ""
    continuation: bool = False
    section: int = 0
    goes_on: bool = False  # the list ends in "AND": what follows under the next heading is asked with it

    @property
    def subject(self) -> str:
        """Heading and lead-in together."""
        return f"{self.title} {self.group.text}"


def _words(text: str) -> set[str]:
    return {w[:7] for w in re.findall(r"[a-z0-9-]{3,}", text.lower()) if w not in _STOP}


def _score(block: Block, service: str | None, codes: Sequence[Code], diagnoses: Sequence[Code], names: Sequence[str]) -> float:
    subject = block.subject
    words = _words(subject)
    score = 0.0
    if service:
        asked = _words(service)
        score += 3.0 * len(asked & words) / max(1, len(asked))
        score += 1.0 * len(asked & _words(block.title)) / max(1, len(asked))
    score += 4.0 * any(code.code in subject for code in codes)
    score += 3.0 * any(code.code.split(".")[0] in subject for code in diagnoses)
    score += 3.0 * any(name.lower() in subject.lower() for name in names)
    return score


def _labelled(block: Block) -> bool:
    return bool(_LABEL.search(block.group.text) and _LICENSED.search(block.subject))


def _refers(block: Block) -> bool:
    """True for a block that only sends the reader to another policy ("Other diagnoses: refer to ...")."""
    return all(isinstance(c, Criterion) and _REFERS.match(c.text) for c in block.group.children)


def _same_service(one: Block, other: Block, service: str | None) -> bool:
    """True for headings that name the service and, behind a colon or a dash, another indication each ("Drug: asthma", "Drug: hives")."""
    shared = "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one.title, other.title, strict=False)))
    end = max(shared.rfind(mark) for mark in (":", "–", "—", " - "))
    return end > 0 and one.title != other.title and bool(_words(shared[:end]) & _words(service or ""))


_AGES = re.compile(
    r"(?i)(?:^|[:–—-]\s*|\bin\s+|\bfor\s+)(?:pediatric\s+(?:members|patients)|children|infants|adolescents|adults|(?:members|patients|individuals)"
    r"(?=[^:]*\b(?:years?|age)\b))\b[^:]{0,60}$"
)


def for_ages(block: Block) -> str | None:
    """The words of a block's heading that say for which ages it is ("Adults (18 years and older)"), or None."""
    found = _AGES.search(block.title)
    return block.title[found.start() :].lstrip(" :–—-") if found else None


OTHER_WAY = "other indications"


def is_general(block: Block) -> bool:
    """True for a block that holds whatever the service is (administrative requirements)."""
    titled = _GENERAL.search(block.title)
    if titled and titled[0].lower() == "general" and _OWN.search(block.group.text):
        titled = None  # "General criteria" of one service
    return block.goes_on or bool(titled) or bool(_BASIC.search(block.group.text))


def _goes_on(block: Block, first: Block) -> bool:
    """A second lead-in of the same passage ("In addition, ANY of ...") rather than another indication."""
    name = block.title.lower()
    if name.endswith(OTHER_WAY) and first.title.lower().startswith(name.removesuffix(OTHER_WAY)):
        return True
    if _FOR_ANOTHER.search(block.group.text):
        return False
    return block.section == first.section and not _COVERAGE.search(block.group.text) and not pays_when(block.group.text)


# Words of headings that name a part of one list ("Severity", "Setting", "Prior treatment") and no service, drug or disease.
_PART_WORDS = frozenset(
    str.split(
        """
        clinical status setting order orders ordering certification recertification related condition conditions daily
        skilled skills service services therapy treatment treatments prior previous conservative management care history
        diagnosis diagnostic severity symptom symptoms sign signs presentation imaging laboratory labs lab testing tests
        test results evidence examination exam physical findings evaluation assessment function functional impairment
        limitation need needs necessity medical coverage guidelines guideline criteria criterion requirement
        requirements documentation record records supporting provider prescriber physician practitioner specialist
        facility staff supplier safety precautions contraindications follow-up followup monitoring response adherence
        compliance use benefit goals plan planning discharge placement home environment support caregiver education
        training instruction trial device equipment dose dosing quantity frequency duration intensity risk factors age
        population patient member selection eligibility general psychological behavioral health social readiness
        stability level levels failure alternatives consent step expected outcome outcomes progress when with from the
        and for of all any is are its their this that current baseline required continued admission initial practical
        matter timing supply accessories fit fitting visit encounter face-to-face qualifying objective subjective
        """
    )
)


def _is_part(block: Block) -> bool:
    """Whether a block's heading names a part of one list, and its lead does not open a list of its own."""
    words = re.findall(r"[a-z][a-z-]+", re.sub(r"\([^)]*\)", " ", block.title.lower()))
    of_its_own = _OWN.search(block.group.text) or _FOR_ANOTHER.search(block.group.text)
    return bool(words) and all(w in _PART_WORDS for w in words) and not of_its_own


def _parts_of_one(special: Sequence[Block], at: int) -> list[Block]:
    """The neighbours of a block that are parts of one list with it ("A. Order", "B. Setting", ...): empty where it is no such part."""
    if not _is_part(special[at]):
        return []
    first, last = at, at
    while first > 0 and _is_part(special[first - 1]):
        first -= 1
    while last + 1 < len(special) and _is_part(special[last + 1]):
        last += 1
    return list(special[first : last + 1])


_REPLACES = re.compile(r"(?i)\b(?:replac|repeat|revis|re-?treat|renew|second|subsequent)\w*")


def _same_turn(blocks: Sequence[Block], service: str | None) -> bool:
    """Whether the service names what a later block is for in the same word ("Replacement auto-CPAP device", "III. Replacement")."""
    asked = {m.group().lower()[:6] for m in _REPLACES.finditer(service or "")}
    later = [b for b in blocks if b.continuation]
    return any(m.group().lower()[:6] in asked for b in later for m in _REPLACES.finditer(f"{b.title[-60:]} {b.group.text[:60]}"))


_NO_KIND = frozenset(_words("unspecified other specified without intractable status initial encounter right left disease disorder"))


def _told_apart(blocks: Sequence[Block], scores: list[float], diagnoses: Sequence[Code]) -> list[float]:
    """The scores with those of blocks that fit equally well told apart by the words of the diagnosis codes' own names.

    "Chronic migraine" and "Episodic migraine" both name the disease of G43.709; the code's name says which of them it is.
    """
    level = [at for at, score in enumerate(scores) if score == max(scores)]
    names = [found.name for code in diagnoses if code.system.startswith("ICD-10-CM") and (found := find_diagnosis(code.code)) is not None]
    kinds = set().union(*(_words(name) for name in names)) - _NO_KIND if names else set()
    shared = {at: len(kinds & _words(blocks[at].subject)) for at in level}
    most = max(shared.values(), default=0)
    if len(level) < 2 or most == 0 or list(shared.values()).count(most) != 1:
        return scores
    return [score + 0.5 * (at in level and shared[at] == most) for at, score in enumerate(scores)]


@dataclass(frozen=True, slots=True)
class Choice:
    """Blocks that hold together (all of them), those kept apart, and whether the choice was sure.

    `ways` are blocks that fit the service just as well as the first of `together` that names it: other indications of the same service.
    """

    together: tuple[Block, ...]
    apart: tuple[Block, ...]
    sure: bool
    ways: tuple[Block, ...] = ()


def choose(
    blocks: Sequence[Block], service: str | None, codes: Sequence[Code], diagnoses: Sequence[Code], names: Sequence[str] = ()
) -> Choice:
    """The blocks for this case. Without a hint that tells them apart the first initial block is taken and `sure` is False."""
    wants_continued = bool(service and continues(service)) or _same_turn(blocks, service)
    papers = [b for b in blocks if _PAPERS.search(b.group.text) or _PAPERS_PART.search(b.title) or _labelled(b) or _refers(b)]
    blocks = [b for b in blocks if b not in papers] or list(blocks)
    fit = [b for b in blocks if b.continuation == wants_continued] or list(blocks)
    general = [b for b in fit if is_general(b)]
    special = [b for b in fit if not is_general(b)]
    if not special and any(b.goes_on for b in general):
        special = [next(b for b in reversed(general) if b.goes_on)]  # nothing follows it
        general = [b for b in general if b not in special]
    if not special:
        special, general = general, []
    if not special:
        return Choice((), tuple(blocks), True)
    scores = [_score(b, service, codes, diagnoses, names) for b in special]
    scores = _told_apart(special, scores, diagnoses)
    best = max(scores)
    at = scores.index(best)
    chosen = [special[at]]
    for other in special[at + 1 :]:
        if not _goes_on(other, special[at]):
            break
        chosen.append(other)
    if len(parts := _parts_of_one(special, at)) > len(chosen):
        chosen = parts
    rivals = [s for i, s in enumerate(scores) if s == best and special[i] not in chosen]
    together = tuple(b for b in blocks if b in general or b in chosen)
    ways: tuple[Block, ...] = ()
    level = [b for b, score in zip(special, scores, strict=True) if score == best and b is not chosen[0]]
    if rivals and len(chosen) == 1 and for_ages(chosen[0]) and all(for_ages(b) for b in level):
        return Choice(together, tuple(b for b in (*blocks, *papers) if b not in together and b not in level), True, (chosen[0], *level))
    if rivals and best > 0 and len(chosen) == 1 and not special[at].goes_on:
        ways = (chosen[0], *(b for b in level if _same_service(chosen[0], b, service)))
    return Choice(together, tuple(b for b in (*blocks, *papers) if b not in together and b not in ways), not rivals, ways)
