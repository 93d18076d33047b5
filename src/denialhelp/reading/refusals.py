"""Where a paper itself says no: refusals of this person's request or claim, apart from conditions, general rules and what others said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from denialhelp.casefile.fact import Pin
from denialhelp.reading.sentences import Sentence, Zone, denies_it, says, supposes
from denialhelp.reference.tables import Tables


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal at one place. `direct` where the paper itself decides about this person, not where it only mentions a denial."""

    pin: Pin
    direct: bool
    sentence: Sentence


_REVERSED = re.compile(r"\b(?:overturn\w*|revers\w*|in your favor|revocamos|a su favor)\b")
_GENERAL = re.compile(
    r"\b(?:insurers|health plans|companies|claims are|people|consumers|percent|%|many|most|often|every year|study|report found|survey|"
    r"in some cases|when (?:any|all|one|either|both|the following)|(?:any|all|one|each) of the following|generally|some (?:drugs|"
    r"services|items|requests))\b|"
    r"\b(?:services?|items?|units|expenses?|charges?|drugs?|treatments?|care|any) (?:that|which) (?:are|is|were|was|has|have)\b|"
    r"\b(?:beyond|other than|outside|except for) (?:those|what|the ones)\b|\bunits not authorized\b"
)
_OTHERS_SAID = re.compile(
    r"\b(?:insurance|insurer|carrier|insurance (?:company|carrier|plan)|payer|payor)(?: \w+)? (?:has |have |had )?(?:denied|declined|"
    r"rejected|refused|not paid|did not pay|would not pay|not approved)\b|\bour client\b|\bdeclined by (?:the )?(?:patient|family)\b|"
    r"\b(?:patient|pt|he|she|they|mother|father|wife|husband)(?: \S+){0,4} (?:received|declined|denies|refused|denied|got|opened)\b"
)
_MINE = re.compile(r"\b(?:i|my|me|mi|mis|yo|mine)\b")
_REVIEWER = re.compile(
    r"\bi (?:have |had |also )?(?:not approved|did not approve|could not approve|reviewed|determined|denied|upheld|uphold|cannot|can not|"
    r"find|found|decided|concluded|am (?:unable|"
    r"not able|denying))\b"
)
_SPEAKER = re.compile(
    r"\b(?:we|we've|we're|our|us|nos|nuestr[oa]s?|hemos|medical director|physician reviewer|reviewer|trustees|committee|medicare|medicaid|"
    r"has (?:determined|decided|denied|found|concluded|reviewed)|tricare|va)\b"
)
_THING = re.compile(
    r"\b(?:a|your|this|these|the|su|sus|esta|este|la|el)(?: \S+){0,6}? (?:request(?:ed|s)?|claims?|charges?|services?|authorization|"
    r"precertification|admission|stay|days|"
    r"treatments?|therapy|drugs?|medications?|medicines?|coverage|benefits?|hours|visits?|procedures?|surgery|operation|tests?|scan|mri|"
    r"items?|equipment|bills?|expenses?|care|appeal|payment|wheelchair|device|infusion|injection|line|lines|rest|others?|"
    r"solicitud|reclamacion|servicios?|medicamento|tratamiento|cobertura|autorizacion|apelacion|horas|plan)\b"
)
_LABELLED = re.compile(
    r"^(?:\S+ ){0,7}?(?:denial|decision|determination|status|outcome|result|notice|resultado|estado|aviso|disposition|action|coverage|"
    r"request|"
    r"authorization|certification|claim|service|services|benefits|appeal|stay|care)\b"
)
_SIGN = re.compile(
    r"\b(?:denied|denial|not (?:certified|approved|authorized|paid)|non ?certifi\w*|disapproved|adverse|negad\w+|denegad\w+|"
    r"reduc\w+|terminat\w+|suspen\w+|negacion|denegacion|declined|rejected)\b"
)
_SOME = re.compile(r"\b(?:any|before|after|each|every|such|if|or) (?:an? |the )?$")
_TITLED = re.compile(
    r"\b(?:decision|determination|status|outcome|result|disposition|action|resultado|estado|decision del plan)(?: (?:is|was|es))? $"
)
_PASSIVE = re.compile(
    r"\b(?:has|have|had) (?:not )?been\b|\bis non ?certified\b|\bare non ?certified\b|\bremains?\b|"
    r"\b(?:was|were|is|are) (?:denied|disallowed|disapproved|rejected|not (?:approved|paid|covered|authorized|certified|allowed))\b"
)
_PLAIN_NO = re.compile(
    r"we (?:did not|do not|cannot|can not|could not|have not|denied|have denied|are not able to|are unable to) (?:\S+ ){0,3}?"
    r"(?:pay|cover|approve|authorize|certify|denied|paid|covered|approved|authorized|the|your|this)\b"
)  # a plain refusal under any heading
_CARE = re.compile(r"\b(?:hours|coverage|services?|benefits?|visits|payment|stay|horas|servicios)\b")


def _negated(sentence: Sentence, match: re.Match[str]) -> bool:
    return re.search(r"\b(?:not|no|cannot|unable)\b", match.group()) is None and denies_it(sentence, match)


def reverses(sentence: Sentence) -> bool:
    """Whether the sentence says that a refusal was undone."""
    return _REVERSED.search(sentence.folded) is not None and "not" not in sentence.folded.split()


def _direct(sentence: Sentence, match: re.Match[str], *, sure: bool) -> bool:
    """Whether the refusal is the paper's own decision: by the plan, on this request, or as a label or title says it."""
    words = sentence.folded
    if _SOME.search(words[: match.start()]):
        return False
    if _TITLED.search(words[: match.start()]):
        return True
    if _REVIEWER.search(words) or _SPEAKER.search(words) or _THING.search(words) or (_PASSIVE.search(words) and sure):
        return True
    if sentence.row:
        return _SIGN.search(match.group()) is not None
    if sentence.heading or len(words.split()) <= 9:
        return _SIGN.search(match.group()) is not None and _LABELLED.search(words) is not None
    return not sure and _CARE.search(match.group()) is not None


def refusals(sentences: Sequence[Sentence], tables: Tables) -> tuple[Refusal, ...]:
    """Where the paper refuses something, in what was decided and not in rights, conditions or examples. Words that only often mean
    a refusal ("excluded under the plan") count like the plain ones; both are `direct` where the plan speaks of this case."""
    out: list[Refusal] = []
    for sentence in sentences:
        if (sentence.zone is Zone.RIGHTS and not _PLAIN_NO.match(sentence.folded)) or any(
            says(tables.wording[name], sentence) is not None for name in ("generic", "acknowledged")
        ):
            continue
        if _GENERAL.search(sentence.folded) or reverses(sentence) or _OTHERS_SAID.search(sentence.folded):
            continue
        if _MINE.search(sentence.folded) and not _REVIEWER.search(sentence.folded):
            continue
        found = _first(sentence, tables)
        if found is not None:
            out.append(found)
    return tuple(out)


def _first(sentence: Sentence, tables: Tables) -> Refusal | None:
    for name, sure in (("denied", True), ("refused-otherwise", False)):
        for phrase in tables.wording[name]:
            match = phrase.search(sentence.folded)
            if match is not None and not supposes(sentence, match) and not _negated(sentence, match):
                return Refusal(sentence.pin_of(match, "refusal"), _direct(sentence, match, sure=sure), sentence)
    return None
