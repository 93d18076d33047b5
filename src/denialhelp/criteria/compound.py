"""A criterion taken apart: lists inside it, alternatives, clauses joined by and, things shown by others; each part judged by itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from denialhelp.casefile.policy import GroupKind
from denialhelp.casefile.slugs import Status

from .ages import is_age
from .case import Scope
from .composed import conditions_listed, limits_joined
from .contra import table_contraindication
from .despite import persists
from .given import confirmed_by_test
from .inline import inline_list
from .logic import logics
from .measure import limits_of
from .numbers import Window, quantities, windows
from .outcome import Outcome, all_of, at_least, unknown
from .papers import specialist
from .trial import asked_of, treatments_in, trial


@dataclass(frozen=True, slots=True)
class By:
    """How a part is judged: that it is so, and that it is not so; the number is how deep the part lies."""

    judge: Callable[[str, Scope, int], Outcome]
    absence: Callable[[str, Scope, int], Outcome]


NOT = re.compile(
    r"(?i)^(?:there\s+(?:is|are)\s+)?(?:no\b(?!\s+(?:more|less|fewer|later|older|longer|greater)\b|\s+(?:\w+\s+)?(?:improvement|relief|"
    r"benefit|response)\s+(?:after|with|from|to|despite)\b)|not\b(?!\s+(?:more|less|fewer|later|older)\b)|absence\s+of|without|none\s+of|"
    r"lack\s+of|free\s+of|never|does\s+not\s+have|(?:the\s+)?(?:patient|member|individual)\s+(?:does\s+not\s+have|is\s+not|has\s+no)|"
    r"neither|(?:(?:the\s+)?(?:\w+\s+){0,3})?(?:will|shall|must|should|may|is|are)\s+not\s+(?:to\s+)?be(?:ing)?\s+(?:used|given|taken|"
    r"combined|prescribed|"
    r"administered)(?:\s+(?:in\s+combination|concurrently|concomitantly|simultaneously|together|along))?(?:\s+with)?|"
    r"(?:(?:the\s+)?(?:\w+\s+){0,2}?(?:is\s+|are\s+))?not\s+(?:used|taken|given|receiv\w+|combined)(?:\s+\w+)?\s+(?:in\s+combination|"
    r"concurrently|concomitantly|"
    r"together)\s+with)\s+(?:have\s+|has\s+|a\s+|an\s+|any\s+|evidence\s+of\s+|currently\s+|be\s+|known\s+|other\s+)*"
)
_AND_NOT = re.compile(r"(?i),?\s+(?:and|with|who)\s+(?=(?:has\s+)?(?:no|not|without|does\s+not|is\s+not)\b)")
_OR_SPLIT = re.compile(r"[;,]\s+(?i:or)\s+|\s+OR\s+")
_SHOWN_BY = re.compile(
    r"(?i),?\s+(?:(?:as\s+)?(?:confirmed|verified|evidenced|demonstrated|documented|supported|proven|established|"
    r"shown)\s+by(?!\s+(?:the\s+)?(?:record|chart|treating|a\s+physician|physician|medical\s+records?))|(?:shown|seen|"
    r"documented)\s+in(?=[^\d]*(?:\bwithin\b.*)?$)|that\s+(?:finds?|indicates?|concludes?|shows?|"
    r"confirms?)(?:\s+that)?)\s+"
)


def compound(by: By, text: str, scope: Scope, depth: int) -> Outcome | None:
    each = re.search(r"(?i)\.\s*(For each [^,]{2,40},\s*)(.*)$", text)
    if each:
        return _each(by, text[: each.start()], each[2], scope)
    found = inline_list(text)
    if found is not None:
        lead = text[: found.lead_end]
        parts = [
            by.judge(text[p.start : p.end], replace(scope, subject=f"{scope.subject} {lead}", lead=lead), depth + 1) for p in found.pieces
        ]
        if found.logic.negated:
            return all_of([by.absence(text[p.start : p.end], scope, depth + 1) for p in found.pieces])
        return at_least(parts, _need(found.logic.kind, found.logic.n, len(parts)))
    colon = _COLON.match(text)
    if colon and not NOT.match(text):
        return by.judge(colon["def"], replace(scope, subject=f"{scope.subject} {colon['main']}"), depth + 1)
    meaning = _MEANING.match(text)
    if meaning and NOT.match(meaning["def"]):
        return by.judge(meaning["main"], scope, depth + 1)
    if meaning:
        return at_least([by.judge(meaning["main"], scope, depth + 1), by.judge(meaning["def"], scope, depth + 1)], 1)
    inner = lambda part, place: by.judge(part, place, depth + 1)  # noqa: E731
    if not NOT.match(text) and (made := limits_joined(text, scope, inner) or conditions_listed(text, scope, inner)) is not None:
        return made
    lasting = None if NOT.match(text) else persists(text, scope, lambda part, place: by.judge(part, place, depth + 1))
    if lasting is not None and lasting.status is not Status.UNKNOWN:
        return lasting
    return (
        _numbered(by, text, scope, depth)
        or _listed(by, text, scope, depth)
        or _bracketed(by, text, scope, depth)
        or _split(by, text, scope, depth)
    )


def _need(kind: GroupKind, n: int | None, count: int) -> int:
    return count if kind is GroupKind.ALL else n or 1


def _each(by: By, subject: str, rule: str, scope: Scope) -> Outcome:
    """A drug with alternatives that hold "for each": use with failure, intolerance, or a contraindication."""
    found = inline_list(rule)
    if found is None:
        return by.judge(f"{rule} {subject}", scope, 2)
    parts = [rule[p.start : p.end] for p in found.pieces]
    return at_least([_of_subject(part, subject, scope) for part in parts], _need(found.logic.kind, found.logic.n, len(parts)))


def _of_subject(part: str, subject: str, scope: Scope) -> Outcome:
    if re.search(r"(?i)\bcontraindicat", part):
        return table_contraindication(subject, scope)
    return trial(f"{part} of {subject}", scope) or unknown("", f"records of {subject}: {part}")


_COMMA_LIST = re.compile(
    r"(?i)^(?P<lead>.*?)\b(?P<logic>(?:with\s+)?(?:at\s+least\s+(?:one|two|three|four|\d)|any(?:\s+one)?|one\s+or\s+more|two\s+or\s+more|"
    r"one|either|all|both)\s+of)\s*:?\s+(?P<list>.+)$"
)


def _listed(by: By, text: str, scope: Scope, depth: int) -> Outcome | None:
    """ "... at least two of: a; b; c" or "... of a, b, c": the lead's own demands and the list."""
    m = _COMMA_LIST.match(text)
    if m is None:
        return None
    body = m["list"]
    items = [
        p
        for p in re.split(r";\s*(?:or\s+|and\s+)?" if ";" in body else r",\s*(?:or\s+|and\s+)?|\s+or\s+(?=\w+\s*\w*$)", body)
        if p and p.strip()
    ]
    logic = next(iter(logics(m["logic"] + " the following")), None)
    if len(items) < 2 or logic is None or (";" not in body and max(len(i.split()) for i in items) > 9):
        return None
    lead = m["lead"].strip(" ,")
    window = next(iter(windows(lead)), None) or next(iter(windows(items[-1])), None)
    inner = replace(scope.within(window), subject=f"{scope.subject} {lead}")
    parts = [by.judge(i, inner, depth + 1) for i in items]
    listed = at_least(parts, _need(logic.kind, logic.n, len(parts)))
    made = re.match(r"(?i)^(?P<first>.+?),?\s+(?:consisting\s+of|includ(?:ing|es)|made\s+up\s+of)\s+(?P<also>.+?)\s+and$", lead)
    if made:
        also = by.judge(made["also"], replace(scope, lead=""), depth + 1)
        return all_of([by.judge(made["first"], scope, depth + 1), also, listed])
    if lead and (quantities(lead) or treatments_in(lead, scope)):
        return all_of([by.judge(lead, scope, depth + 1), listed])
    return listed


_NUMBERED = re.compile(
    r"(?i)^(?P<lead>[^()]{10,}?)\s*\((?P<how>(?:any\s+|at\s+least\s+)?(?:one|two|three|"
    r"all)\s+of)\s*:?\s*(?P<list>[^()]*[;,][^()]*)\)(?P<rest>.*)$"
)


def _numbered(by: By, text: str, scope: Scope, depth: int) -> Outcome | None:
    """ "Failure after 6 weeks of conservative care (two of: an NSAID; physical therapy; injections)": so many of the list."""
    m = _NUMBERED.match(text)
    if m is None:
        return None
    items = [
        p.strip() for p in re.split(r";\s*(?:or\s+|and\s+)?" if ";" in m["list"] else r",\s*(?:or\s+|and\s+)?", m["list"]) if p.strip()
    ]
    logic = next(iter(logics(f"{m['how']} the following")), None)
    if len(items) < 2 or logic is None:
        return None
    window = next(iter(windows(m["rest"])), None) or next(iter(windows(m["lead"])), None)
    carried = _carried(m["lead"])
    inner = replace(scope.within(window), subject=f"{scope.subject} {m['lead']}", lead=m["lead"])
    parts = [by.judge(f"{carried}{i}", inner, depth + 1) for i in items]
    return at_least(parts, _need(logic.kind, logic.n, len(parts)))


# "Breast growth is complete: age 18 or older, or ...": what follows says when it is so.
_COLON = re.compile(r"^(?P<main>[A-Za-z][A-Za-z ,'-]{6,60}?\s(?:is|are)\s[A-Za-z]+):\s+(?P<def>\S.{8,})$")
_MEANING = re.compile(r"(?i)^(?P<main>.{6,80}?),?\s+(?:meaning|defined\s+as|that\s+is,|as\s+defined\s+by|as\s+shown\s+by)\s+(?P<def>.+)$")
_OPEN = re.compile(
    r"(?i)\b(?:at\s+least\s+one|any|one\s+or\s+more|for\s+example|such\s+as|including|e\.g\.|validated|objective|either|one)\b"
)
_BRACKET = re.compile(r"(?i)^(?P<lead>[^()]*)\((?P<list>(?:for\s+example|such\s+as|including)?\s*[^()]*(?:,|\bor\b)[^()]*)\)(?P<rest>.*)$")


def _bracketed(by: By, text: str, scope: Scope, depth: int) -> Outcome | None:
    """ "at least one objective sign (a, b, or c)": any of the list stands for the thing named; what else the lead asks must hold too."""
    m = _BRACKET.match(text)
    if m is None or windows(m["list"]):
        return None
    items = [
        p.strip()
        for p in re.split(r",\s*(?:or\s+)?|\s+or\s+", re.sub(r"(?i)^\s*(?:for\s+example|such\s+as|including|e\.g\.,?)\s*", "", m["list"]))
        if p.strip()
    ]
    if all("w:ADL" in scope.case.chart.annotator.words(i).concepts() for i in items):
        return None  # the bracket only explains what daily activities are
    doses = sum(bool(quantities(i)) for i in items) >= 2
    if len(items) < 2 or not (doses or _OPEN.search(f"{m['lead']} {m['list']}")):
        return None
    asked = quantities(m["rest"])
    length = m["rest"] if asked and all(q.dimension == "days" for q in asked) and len(m["rest"].split()) <= 7 else ""
    if m["rest"].strip(" .") and not (length or windows(m["rest"]) or _AND_NOT.search(m["rest"])):
        return None
    window = next(iter(windows(m["rest"])), None)
    lead = re.match(r"(?i)^(?P<first>.+?),?\s+and\s+(?P<tail>(?:at\s+least\s+one|one\s+or\s+more|any)\b.*)$", m["lead"].strip())
    first, tail = (lead["first"], lead["tail"]) if lead else ("", m["lead"].strip())
    carried = _carried(tail)
    inner = replace(scope.within(window), subject=f"{scope.subject} {m['lead']}", lead=tail)
    parts = [at_least([by.judge(f"{carried}{i}{length}", inner, depth + 1) for i in items], 1)]
    if first:
        parts.append(by.judge(first, scope, depth + 1))
    extra = _AND_NOT.split(m["rest"], maxsplit=1)
    if len(extra) == 2:
        parts.append(by.judge(extra[1], scope, depth + 1))
    return all_of(parts)


def _carried(lead: str) -> str:
    """What the lead asks of each example: "at least 3 months of conservative measures (a, b)" is "at least 3 months of a"."""
    m = re.match(r"(?i)^(?P<head>.*\b(?:of|with|to|after))\s+[^()]*$", lead)
    return f"{m['head']} " if m and asked_of(lead).bare is False else ""


_AND_ABLE = re.compile(r"(?i),?\s+and\s+(?=(?:is\s+|are\s+)?(?:able|has|have|can|will|agrees?|willing|lives|keeps|takes|uses)\b)")
_OR_NOT = re.compile(
    r"(?i)(?:,\s+or\s+(?=\w+(?:\s+\w+){0,2}\s+(?:is|are|was|were|has|have|will)\b)|,?\s+or\s+(?=(?:no|not|never|has\s+(?:no|not|"
    r"stopped|quit)|is\s+not|have\s+not)\b))"
)
_AND_CLAUSE = re.compile(
    r"(?i),\s+and\s+(?=(?:the|an?|no|there|it|they|this|all|any|its|his|her|their)\s+\w+(?:\s+\w+){0,3}?\s+(?:is|are|was|were|has|have|"
    r"does|do|can|will|must|explains?|shows?)\b)"
)
_OF_WHICH = re.compile(r"(?i),\s+(?:of\s+which|of\s+whom|at\s+least)\s+(?=(?:at\s+least|no\s+(?:fewer|less)|\d|one|two|three)\b)")
_ANOTHER = re.compile(
    r"(?i)^(?P<a>[^,;]{6,80}?),?\s+or\s+(?:another|other|an?\s+(?:equivalent|similar|comparable))\s+(?P<b>\w+\s+\w+[^;]*)$"
)
_ITEMS = re.compile(r",\s*(?:or\s+|and/or\s+)?|\s+or\s+")
_TAKEN = re.compile(
    r"(?i),?\s+(?:that\s+(?:is|was|were)\s+)?(?:taken|used|tried|given|for|at)\b[^,;]*\d.*$|,?\s+(?:taken|used|tried|given)\s+[^,"
    r";]*\b(?:at\s+least|for)\b.*$"
)
# "A plan signed by the physician that states ...": the signature and the content, each with its own proof.
_PAPER_STATES = re.compile(
    r"(?i)^(?P<a>(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}?(?P<paper>treatment\s+plan|plan\s+of\s+care|plan|order|prescription|letter|report|"
    r"statement)\b[^.;]*?"
    r"\bsigned\b[^.;]*?),?\s+(?:that|which|and)\s+(?P<verb>states?|gives?|names?|includes?|contains?|documents?|lists?|specif(?:ies|y)|"
    r"shows?|describes?|explains?)"
    r"\s+(?P<b>.+)$"
)


_WITHOUT = re.compile(
    r"(?i)\s+(?:without|with\s+no|and\s+no|that\s+shows?\s+no|showing\s+no)\s+(?!(?:\w+\s+){0,2}(?:relief|improvement|benefit|response|"
    r"success|adequate|effect|control)\b)"
)


def _but_not(by: By, text: str, scope: Scope, window: Window | None, depth: int) -> Outcome | None:
    """ "A sleep endoscopy without complete concentric collapse": the one, and the other shown to be absent; or the one together with it."""
    paired = _TOGETHER.split(text, maxsplit=1)
    if len(paired) == 2 and all(len(p.split()) >= 2 for p in paired) and not treatments_in(text, scope, requested=True):
        return all_of([by.judge(p, scope.within(window), depth + 1) for p in paired])
    parts = _WITHOUT.split(text, maxsplit=1)
    if len(parts) != 2 or len(parts[0].split()) < 2:
        return None
    chart = scope.case.chart
    if not all(any(chart.lexicon.concepts[m.concept].kind != "word" for m in chart.annotator.words(p).mentions) for p in parts):
        return None
    return all_of([by.judge(parts[0], scope.within(window), depth + 1), by.absence(parts[1], scope.within(window), depth + 1)])


def _either(by: By, text: str, scope: Scope, window: Window | None, depth: int) -> Outcome | None:
    """ "An Epworth score above 10, hypertension, or a past stroke": things of a kind of their own, any of which will do."""
    items = [p.strip() for p in _ITEMS.split(text) if p.strip()]
    if len(items) < 2 or not re.search(r",?\s+or\s+[^,]+$", text) or not any(limits_of(p, scope) for p in items):
        return None
    chart = scope.case.chart
    kinds = [{chart.lexicon.concepts[m.concept].kind for m in chart.annotator.words(p).mentions} for p in items]
    if any(k and k <= {"measure", "word"} and not limits_of(p, scope) for p, k in zip(items, kinds, strict=True)):
        return None  # "an AHI or REI from 5 to 14" is one limit on either
    if any(len(p.split()) > 8 or not (k & {"condition", "measure", "drug", "care"}) for p, k in zip(items, kinds, strict=True)):
        return None
    return at_least([by.judge(p, scope.within(window), depth + 1) for p in items], 1)


_WHO_FOUND = re.compile(
    r"(?i)^(?P<a>.+?\bby\s+(?:an?|the)\s+[\w\s/-]{4,60}?),?\s+(?:who|which)\s+(?:has\s+|have\s+)?(?:found|determined|concluded|"
    r"documented|confirmed|stated|"
    r"finds|confirms|documents|states)\s+(?:that\s+)?(?P<b>.{4,})$"
)


_WHO_SAW = re.compile(
    r"(?i)^(?P<a>.+?\bby\s+(?:an?|the)\s+(?P<who>[\w\s/-]{4,40}?))\s+who\s+(?:has\s+)?(?:examined|evaluated|saw|seen|"
    r"assessed)\s+(?:the\s+)?(?:member|"
    r"patient|beneficiary|individual)\s*(?P<b>.*)$"
)
# "By a rheumatologist, with at least 3 tender joints": the specialist and the finding, each with its own proof.
_BY_WITH = re.compile(
    r"(?i)^(?P<a>.+?\b(?:by|with)\b.+?),?\s+with\s+(?P<b>(?:at\s+least|more\s+than|no\s+(?:fewer|less)\s+than|a\s+minimum\s+of|"
    r"an?\s+\w+\s+(?:of|above|below))"
    r"\s+.+)$"
)


def _clauses(by: By, text: str, scope: Scope, window: Window | None, depth: int) -> Outcome | None:
    """Clauses joined by and or or, with a denial in one of them; a number "of which" another one; one thing "or another"."""
    if (found := _WHO_FOUND.match(text)) is not None:
        return all_of([by.judge(found["a"], scope, depth + 1), by.judge(found["b"], scope, depth + 1)])
    if (seen := _WHO_SAW.match(text)) is not None:
        visit = f"evaluation {seen['b'].strip()} by a {seen['who']}"
        return all_of([by.judge(seen["a"], scope, depth + 1), by.judge(visit, scope, depth + 1)])
    if (also := _BY_WITH.match(text)) is not None and specialist(also["a"], scope) is not None:
        return all_of([by.judge(also["a"], scope, depth + 1), by.judge(also["b"], scope, depth + 1)])
    if NOT.match(text):
        if len(parts := _AND_ABLE.split(text, maxsplit=1)) == 2 and len(parts[1].split()) >= 3:
            return all_of([by.judge(p, scope, depth + 1) for p in parts])
        if len(parts := _OR_NOT.split(text, maxsplit=1)) == 2:
            return at_least([by.judge(p, scope, depth + 1) for p in parts], 1)
        return None
    if len(parts := _AND_CLAUSE.split(text, maxsplit=1)) == 2 and len(parts[0].split()) >= 3:
        return all_of([by.judge(p, scope, depth + 1) for p in parts])
    if len(parts := _OF_WHICH.split(text, maxsplit=1)) == 2 and quantities(parts[0]) and quantities(parts[1]):
        inner = replace(scope, subject=f"{scope.subject} {parts[0]}")
        return all_of([by.judge(parts[0], scope, depth + 1), by.judge(parts[1], inner, depth + 1)])
    another = _ANOTHER.match(text)
    if another:
        tail = _TAKEN.search(another["b"])  # "a drug or another one, taken for 6 weeks": what is asked of the last is asked of both
        sides = (f"{another['a']}{tail[0] if tail else ''}", another["b"])
        return at_least([by.judge(side, scope.within(window), depth + 1) for side in sides], 1)
    if (stated := _PAPER_STATES.match(text)) is not None:
        content = f"the {stated['paper'].lower()} {stated['verb']} {stated['b']}"
        return all_of([by.judge(stated["a"], scope, depth + 1), by.judge(content, scope, depth + 1)])
    return None


# "A high risk of sores together with inability to shift weight": two things, each with its own proof; drugs used together are one.
_TOGETHER = re.compile(r"(?i)(?<!used)(?<!taken)(?<!given)(?<!use)(?<!combined)(?<!prescribed)(?<!administered),?\s+together\s+with\s+")


def _split(by: By, text: str, scope: Scope, depth: int) -> Outcome | None:
    window = next(iter(windows(text)), None)
    if (clauses := _clauses(by, text, scope, window, depth)) is not None:
        return clauses
    if (but := _but_not(by, text, scope, window, depth)) is not None:
        return but
    if ";" not in text and (either := _either(by, text, scope, window, depth)) is not None:
        return either
    if ";" in text:
        return all_of([by.judge(p, scope, depth + 1) for p in text.split(";") if p.strip()])
    if not text.lower().startswith("either") and (parts := _AND_NOT.split(text, maxsplit=1)) and len(parts) == 2 and not NOT.match(text):
        return all_of([by.judge(p, scope, depth + 1) for p in parts])
    halves = [p for p in _OR_SPLIT.split(re.sub(r"(?i)^either\s+", "", text)) if p.strip()]
    if len(halves) > 1 and len(halves[-1].split()) >= 3 and not NOT.match(text):
        return at_least([by.judge(p, scope.within(window), depth + 1) for p in halves], 1)
    if (tested := confirmed_by_test(text, scope)) is not None and not tested.open:
        return tested
    shown = _SHOWN_BY.split(text, maxsplit=1)
    if len(shown) == 2 and _ANY_RECORD.fullmatch(shown[1]):
        return by.judge(shown[0], scope.within(window), depth + 1)
    if len(shown) == 2 and len(shown[0].split()) >= 2 and (who := specialist(f"diagnosed by {shown[1]}", scope)) is not None:
        return all_of([by.judge(shown[0], scope.within(window), depth + 1), who])
    if len(shown) == 2 and len(shown[0].split()) >= 2:
        second = replace(scope.within(window), subject=f"{scope.subject} {shown[0]}")
        thing, proof = by.judge(shown[0], scope.within(window), depth + 1), by.judge(shown[1], second, depth + 1)
        valued = any(x.concept for x in limits_of(shown[1], scope)) and not (limits_of(shown[0], scope) or treatments_in(shown[0], scope))
        if valued and thing.status is Status.UNKNOWN and proof.status is not Status.UNKNOWN:
            return proof  # "low use, shown by a score below 2.5": the score shows it
        return all_of([thing, proof])
    limits = limits_of(text, scope)
    if len(limits) >= 2:
        word = re.search(
            r"(?i)\b(?:or|and)\b(?!\s+(?:more|less|higher|lower|above|below|greater|over|under|older|younger|fewer|better)\b)",
            text[limits[0].quantity.end : limits[1].quantity.start],
        )
        if word:
            at = limits[0].quantity.end + word.start()
            sides = [re.sub(r"(?i)^either\s+", "", text[:at]), text[at + len(word[0]) :]]
            parts_ = [by.judge(s, scope.within(window), depth + 1) for s in sides]
            return at_least(parts_, 1) if word[0].lower() == "or" else all_of(parts_)
    return _verbs(by, text, scope, depth)


_ANY_RECORD = re.compile(
    r"(?i)(?:an?\s+|the\s+)?(?:history|records?|documentation|tests?|testing|examination|notes?|chart)(?:\s*(?:,|or|and)\s*(?:an?\s+|"
    r"the\s+)?(?:history|records?|tests?|testing|examination|notes?))*"
)
_VERB_AND = re.compile(
    r"(?i)\s+and\s+(?=(?:is|are|was|were|has|have|can|stands?|walks?|follows?|transfers?|takes?|uses?|agrees?|lives?|failed|completed|"
    r"received|shows?|documents?)\b)"
)


def _verbs(by: By, text: str, scope: Scope, depth: int) -> Outcome | None:
    """Two clauses with verbs of their own."""
    parts = _VERB_AND.split(text)
    if len(parts) < 2 or is_age(parts[0]):
        return None
    return all_of([by.judge(p, scope, depth + 1) for p in parts])
