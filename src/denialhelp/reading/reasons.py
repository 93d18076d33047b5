"""Why the payer said no: the reasons that a notice gives in its own words, then those that only its codes give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from denialhelp.casefile.fact import Fact, Pin
from denialhelp.casefile.slugs import Reason
from denialhelp.reading.adjustments import CodeLine
from denialhelp.reading.sentences import Sentence, Zone, denies_it, says, supposes
from denialhelp.reference.phrases import Phrase, fold_words
from denialhelp.reference.tables import ReasonWording, Tables

_CELL = re.compile(r"\S+(?:[ \u00a0]\S+)*")
_ASKED = re.compile(
    r"\b(?:asked|requested|needed|faxed|wrote|called)\b.*\b(?:information|records|notes|documentation|documents|results?|reports?)\b|"
    r"\b(?:information|records|notes|documentation|documents|results?|reports?)\b.*\b(?:asked for|requested)\b"
)
_NEVER_CAME = re.compile(
    r"^(?:\S+ ){0,6}?(?:(?:did|have|has|had) (?:not|never) (?:yet )?(?:get|got|gotten|receive|received|respond|responded|send|sent) "
    r"(?:it|them|these|those|anything|any of (?:it|them)|in time )?|(?:none|nothing|neither)(?: of (?:it|them|these|this))? "
    r"(?:(?:was|were|has been|had been|have been) )?(?:received|sent|submitted|provided|arrived|came)|"
    r"(?:they|it) (?:was|were) (?:not|never) (?:received|sent|submitted|provided))\b"
)
_PLAN_WORDS = re.compile(r"\b(?:benefits?|plan|policy|contract|booklet|certificate|coverage|beneficios?|p[oó]liza)\b", re.IGNORECASE)
_PROSE = 5  # words of a cell that can be a sentence


@dataclass(frozen=True, slots=True)
class Given:
    """One reason at one place. `weak` where the words only hint at it, `order` the place in reading order."""

    reason: Reason
    pin: Pin
    order: float
    weak: bool = False
    heading: bool = False


# A reason that is the special form of a general one leads it; the general one stays where the notice says it as well.
_AHEAD: Mapping[Reason, frozenset[Reason]] = {
    Reason.EMERGENCY: frozenset({Reason.NO_PRIOR_AUTHORIZATION, Reason.OUT_OF_NETWORK, Reason.MEDICAL_NECESSITY, Reason.LEVEL_OF_CARE}),
    Reason.EXPERIMENTAL: frozenset({Reason.MEDICAL_NECESSITY, Reason.PLAN_EXCLUSION}),
    Reason.STEP_THERAPY: frozenset({Reason.MEDICAL_NECESSITY, Reason.MISSING_INFORMATION}),
    Reason.NON_FORMULARY: frozenset({Reason.MEDICAL_NECESSITY, Reason.STEP_THERAPY, Reason.PLAN_EXCLUSION}),
    Reason.QUANTITY_LIMIT: frozenset({Reason.MEDICAL_NECESSITY}),
    Reason.COSMETIC: frozenset({Reason.MEDICAL_NECESSITY, Reason.PLAN_EXCLUSION}),
    Reason.OFF_LABEL: frozenset({Reason.PLAN_EXCLUSION}),
    Reason.SITE_OF_CARE: frozenset({Reason.MEDICAL_NECESSITY}),
    Reason.MEDICAL_NECESSITY: frozenset(
        {Reason.LEVEL_OF_CARE, Reason.LENGTH_OF_STAY, Reason.CUSTODIAL, Reason.MISSING_INFORMATION, Reason.OFF_LABEL}
    ),
    Reason.RESCISSION: frozenset({Reason.ELIGIBILITY}),
}


def _places(wording: ReasonWording, phrases: Sequence[Phrase], sentence: Sentence) -> re.Match[str] | None:
    for phrase in phrases:
        for match in phrase.finditer(sentence.folded):
            if not denies_it(sentence, match) and not supposes(sentence, match):
                return match
    return None


def _in_prose(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the cell of the match is an explanation in words, not the head of a column."""
    text = sentence.page.text[sentence.start : sentence.end]
    at = sentence.places[match.start()] - sentence.start
    cells = [c for c in _CELL.finditer(text) if c.start() <= at < c.end()]
    return bool(cells) and len(cells[0].group().split()) >= _PROSE


def _skip(sentence: Sentence, tables: Tables) -> bool:
    if sentence.zone is Zone.RIGHTS:
        return True
    said = says(tables.wording["claimant-said"], sentence)
    return said is not None and says(tables.wording["denied"], sentence) is None


def _earlier(sentence: Sentence, tables: Tables) -> bool:
    return says(tables.wording["previous-decision"], sentence) is not None


def _never_came(before: Sentence | None, sentence: Sentence) -> re.Match[str] | None:
    """What the payer asked for in the sentence before, and says in this one that it did not get."""
    if before is None or before.page is not sentence.page or _ASKED.search(before.folded) is None or "appeal" in before.folded:
        return None
    match = _NEVER_CAME.search(sentence.folded)
    return match if match is not None and not supposes(sentence, match) else None


def reasons_in_words(sentences: Sequence[Sentence], tables: Tables) -> tuple[Given, ...]:
    """Every reason that a sentence of the decision gives, in reading order."""
    out: list[Given] = []
    earlier: list[Given] = []
    for order, sentence in enumerate(sentences):
        if _skip(sentence, tables):
            continue
        kept = earlier if _earlier(sentence, tables) else out
        came = _never_came(sentences[order - 1] if order else None, sentence)
        if came is not None:
            kept.append(Given(Reason.MISSING_INFORMATION, sentence.pin_of(came, "words"), order + came.start() / 10_000))
        for wording in tables.reasons:
            if says(wording.unless, sentence) is not None:
                continue
            match = _places(wording, wording.says, sentence)
            weak = match is None
            if match is None:
                match = _places(wording, wording.hints, sentence)
                match = match if match is None or not sentence.row or _in_prose(sentence, match) else None
            if match is not None:
                kept.append(Given(wording.reason, sentence.pin_of(match, "words"), order + match.start() / 10_000, weak, sentence.heading))
    return tuple(out or earlier)


def _by_plan(given: Given) -> bool:
    """Whether a hint of an exclusion names the plan or its benefits, not only that something is not covered."""
    return given.reason is Reason.PLAN_EXCLUSION and _PLAN_WORDS.search(given.pin.quote) is not None


def _strong(given: Iterable[Given]) -> tuple[Given, ...]:
    """The given reasons without hints, or only the first hinted reason where nothing else is given."""
    all_given = tuple(given)
    strong = tuple(g for g in all_given if not g.weak)
    if strong:
        kept = {g.reason for g in strong}
        if Reason.COSMETIC in kept and any(_by_plan(g) for g in all_given):  # "cosmetic" tells why the plan's own exclusion applies
            kept.add(Reason.PLAN_EXCLUSION)
            all_given = tuple(g for g in all_given if not g.weak or g.reason is not Reason.PLAN_EXCLUSION or _by_plan(g))
        return tuple(g for g in all_given if g.reason in kept)
    if not all_given:
        return ()
    rank = (Reason.MEDICAL_NECESSITY, Reason.NO_PRIOR_AUTHORIZATION, Reason.PLAN_EXCLUSION, Reason.COST_SHARING)
    best = min((g.reason for g in all_given), key=lambda r: rank.index(r) if r in rank else 0)
    return tuple(g for g in all_given if g.reason is best)


def _words_of(text: str, tables: Tables) -> frozenset[Reason]:
    folded = fold_words(text)[0]
    return frozenset(w.reason for w in tables.reasons if any(p.search(folded) for p in (*w.says, *w.hints)))


def reasons_of_codes(lines: Sequence[CodeLine], given: frozenset[Reason], tables: Tables) -> tuple[Given, ...]:
    """The reasons that only the codes give: none where a printed explanation of the code, or the notice's words, already say why."""
    out: list[Given] = []
    for line in lines:
        code = (tables.rarc if line.remark else tables.carc).get(line.code)
        if code is None or not code.reasons or code.kind in {"sharing", "price"}:
            continue
        if given & set(code.reasons) or (given and (code.kind == "general" or line.remark)):
            continue
        told = _words_of(line.printed, tables)
        if told and not told & set(code.reasons):
            continue  # the notice explains the code in another sense
        if given and (len(code.reasons) > 1 or not line.printed):
            continue
        out.append(Given(code.reasons[0], line.pin, 10_000 + line.order, weak=line.remark or code.kind == "general"))
    strong = [g for g in out if not g.weak]
    return tuple(strong or (out if not given else ()))


def _order(reasons: Sequence[Reason], titled: frozenset[Reason]) -> tuple[Reason, ...]:
    """The primary reason first: in reading order, except that a leading reason stands before those that it leads. What the title
    itself gives stays in front."""
    out = sorted(reasons, key=lambda r: r not in titled)
    for _ in range(len(out)):
        for i in range(len(out)):
            for j in range(i + 1, len(out)):
                if out[i] in _AHEAD.get(out[j], frozenset()) and (out[i] not in titled or out[j] in titled):
                    out.insert(i, out.pop(j))
    return tuple(out)


def _is_title(sentences: Sequence[Sentence], given: Given) -> bool:
    """Whether the reason stands in the document's title: a heading near the top that says that something was denied."""
    if given.order >= len(sentences):
        return False
    sentence = sentences[int(given.order)]
    return (
        given.order < 25
        and re.search(r"\b(?:denial|denied|denying|negacion|denegacion)\b", sentence.folded) is not None
        and not sentence.folded[:1].isdigit()
    )


_LOOKS = re.compile(r"\b(?:cosmetic|appearance|est[eé]tic[oa]|cosm[eé]tic[oa])", re.IGNORECASE)
_UNPROVEN = re.compile(r"\b(?:experimental|investigational|unproven|en investigaci[oó]n)", re.IGNORECASE)


def _pays_no_looks(given: Given, sentence: Sentence) -> bool:
    """Whether what is left out is cosmetic care itself: "does not pay for cosmetic surgery"."""
    return _LOOKS.search(sentence.text.partition(given.pin.quote)[2]) is not None


def _one_rule(words: Sequence[Given], sentences: Sequence[Sentence]) -> tuple[Given, ...]:
    """The reasons without an exclusion that is only the rule against experimental care itself ("the plan leaves out what is
    experimental")."""
    kept = {g.reason for g in words}
    if Reason.COSMETIC in kept:  # "your booklet does not pay for cosmetic surgery" gives one reason, not two
        words = [
            g
            for g in words
            if not (
                g.weak and g.reason is Reason.PLAN_EXCLUSION and g.order < len(sentences) and _pays_no_looks(g, sentences[int(g.order)])
            )
        ]
    if Reason.EXPERIMENTAL not in kept:
        return tuple(words)
    own = [g for g in words if g.reason is Reason.PLAN_EXCLUSION]
    if all(g.order < len(sentences) and _UNPROVEN.search(sentences[int(g.order)].text) for g in own):
        return tuple(g for g in words if g.reason is not Reason.PLAN_EXCLUSION)
    return tuple(words)


_DRUG_SIGNS = 3  # kinds of words that only papers about drugs have


def _tried_first(sentences: Sequence[Sentence], tables: Tables) -> tuple[Given, ...]:
    """Step therapy where a paper about a drug says that another treatment must be tried, or was not. In other papers the same words
    speak of medical necessity ("six weeks of therapy must be tried")."""
    if sum(any(p.search(s.folded) for s in sentences) for p in tables.wording["drug-paper"]) < _DRUG_SIGNS:
        return ()
    out: list[Given] = []
    for order, sentence in enumerate(sentences):
        if _skip(sentence, tables) or says(tables.wording["not-tried-first"], sentence) is not None:
            continue
        for phrase in tables.wording["tried-first"]:
            match = phrase.search(sentence.folded)
            if match is not None and not supposes(sentence, match):
                out.append(Given(Reason.STEP_THERAPY, sentence.pin_of(match, "words"), order + match.start() / 10_000))
                break
    return tuple(out)


def reasons_fact(sentences: Sequence[Sentence], lines: Sequence[CodeLine], tables: Tables) -> Fact | None:
    """The fact `reasons`: slugs of the contract, the primary one first; None where the notice gives none."""
    said = reasons_in_words(sentences, tables)
    tried = _tried_first(sentences, tables) if Reason.STEP_THERAPY not in {g.reason for g in said} else ()
    words = _one_rule(_strong((*said, *tried)), sentences)
    by_words = frozenset(g.reason for g in words)
    certain = frozenset(g.reason for g in words if not g.weak)
    codes = reasons_of_codes(lines, certain or frozenset(), tables)
    if codes and words and not certain and not by_words & {g.reason for g in codes}:
        words = ()
    given = (*words, *codes)
    if not given:
        return None
    first: dict[Reason, float] = {}
    for g in given:
        first[g.reason] = min(first.get(g.reason, g.order), g.order)
    titled = frozenset(g.reason for g in given if g.heading and not g.weak and _is_title(sentences, g))
    order = _order(tuple(sorted(first, key=lambda r: first[r])), titled)
    pins: list[Pin] = []
    for reason in order:
        best = sorted((g for g in given if g.reason is reason), key=lambda g: (g.weak, g.heading, g.order))
        pins += [g.pin for g in best[:2] if g.pin not in pins]
    confidence = 0.92 if certain else 0.8 if codes else 0.6
    return Fact("reasons", tuple(r.value for r in order), confidence, tuple(pins))
