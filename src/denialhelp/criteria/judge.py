"""A criterion's text to an outcome: taken apart where it is a compound, then checked by type, and by meaning where no type fits."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from denialhelp.casefile.policy import GroupKind
from denialhelp.casefile.slugs import Status

from .absence import absent
from .administrative import administrative
from .case import Scope
from .contents import contents
from .contra import table_contraindication
from .done import done
from .dose import dose, medicines_listed
from .function import (
    aid_not_enough,
    expected_gain,
    impaired_function,
    lower_level,
    paper_contents,
    seen_in_person,
    several_therapies,
    symptoms_last,
    takes_part,
    will_decide,
)
from .graded import graded
from .inline import inline_list
from .interval import age_of_measurements, interval
from .logic import logics
from .meaning import by_meaning
from .measure import age, is_age, limits_of, measured
from .normal import normal_value
from .numbers import Window, quantities, windows
from .outcome import UNKNOWN, Outcome, all_of, at_least, inverted, not_met, unknown
from .paired import measured_twice
from .papers import ordered, signed_paper, specialist, stated_schedule
from .progress import progress
from .relatives import family
from .results import named_result, test_result
from .stay import hospital_stay, only_level
from .tally import tally
from .tidy import tidy
from .trial import asked_of, treatments_in, trial, window_only
from .visits import activities_limited, named_person, stated_by, visit

_NOT = re.compile(
    r"(?i)^(?:there\s+(?:is|are)\s+)?(?:no\b(?!\s+(?:more|less|fewer|later|older|longer|greater)\b|\s+(?:\w+\s+)?(?:improvement|relief|"
    r"benefit|response)\s+(?:after|with|from|to|despite)\b)|not\b(?!\s+(?:more|less|fewer|later|older)\b)|absence\s+of|without|none\s+of|"
    r"lack\s+of|free\s+of|never|does\s+not\s+have|(?:the\s+)?(?:patient|member|individual)\s+(?:does\s+not\s+have|is\s+not|has\s+no)|"
    r"neither|(?:(?:the\s+)?(?:\w+\s+){0,3})?(?:will|shall|must|should|may|is|are)\s+not\s+(?:to\s+)?be(?:ing)?\s+(?:used|given|taken|"
    r"combined|prescribed|"
    r"administered)(?:\s+(?:in\s+combination|concurrently|concomitantly|simultaneously|together|along))?(?:\s+with)?|"
    r"(?:is\s+|are\s+)?not\s+(?:used|taken|given|receiv\w+|combined)(?:\s+\w+)?\s+(?:in\s+combination|concurrently|concomitantly|"
    r"together)\s+with)\s+(?:have\s+|has\s+|a\s+|an\s+|any\s+|evidence\s+of\s+|currently\s+|be\s+|known\s+|other\s+)*"
)
_GROUP = re.compile(
    r"(?i)^(?P<who>adults?|children|child|pediatric(?:\s+(?:members?|patients?))?|adolescents?)\s*(?:\([^)]*\))?\s*:\s*(?P<rest>.+)$"
)
_APPLIES = re.compile(
    r"(?i)[,\s]+\(?(?:for|in)\s+(?:members?|patients?|individuals?|adults?|women|men|those)\s+(?P<age>(?:aged?|over|under|at\s+least|\d+|"
    r"younger|older)[^,;)]{3,40}?(?:older|younger|over|under|\d+|years))\)?(?=$|[,;.)]|\s+[a-z])"
)
_AND_NOT = re.compile(r"(?i),?\s+(?:and|with|who)\s+(?=(?:has\s+)?(?:no|not|without|does\s+not|is\s+not)\b)")
_SHOWN_BY = re.compile(
    r"(?i),?\s+(?:(?:as\s+)?(?:confirmed|verified|evidenced|demonstrated)\s+by|(?:shown|seen|"
    r"documented)\s+in(?=[^\d]*(?:\bwithin\b.*)?$)|that\s+(?:finds?|indicates?|concludes?|shows?|"
    r"confirms?)(?:\s+that)?)\s+"
)
_INNER_NOT = re.compile(
    r"(?i)^(?P<what>.{0,60}?)\b(?:(?:does|do|did)\s+not\s+(?:show|demonstrate|reveal|have|indicate)|shows?\s+no|has\s+no|have\s+no|"
    r"demonstrates?\s+no)\b\s*(?:evidence\s+of\s+|any\s+)?(?P<rest>.+)$"
)
_NO_SMOKING = re.compile(
    r"(?i)\bnon-?smok(?:er|ing)\b|\b(?:nicotine|tobacco|smoke|smoking)[\s-]free\b|\babstin\w+\s+from\s+(?:tobacco|nicotine|smoking)\b|"
    r"\b(?:does|do)\s+not\s+(?:smoke|use\s+tobacco)\b"
)
_UNLESS = re.compile(r"(?i)^(?P<main>.{8,}?),?\s+unless\s+(?P<other>.+)$")
_BEFORE = re.compile(
    r"(?i)\s+(?:before|prior\s+to|after|following)\s+(?:the\s+)?(?:the\s+)?(?:sleep\s+(?:test|study)|procedure|surgery|study|"
    r"test(?:ing)?|order|treatment|therapy|"
    r"start\s+of\s+care|admission)$"
)
_OR_SPLIT = re.compile(r"[;,]\s+(?i:or)\s+|\s+OR\s+")
_RULE = re.compile(
    r"(?i)\b(?:is|are)\s+not\s+(?:approved|covered|payable|medically\s+necessary|authorized)\b[^.;]{0,20}?\b(?:if|when|"
    r"where)\b\s*(?P<when>[^.]+)"
)


# A limit whose number stands in brackets behind its name.
_BRACKET_LIMIT = re.compile(
    r"(?i)^(?P<what>[^()\d]{4,60}?)\s+(?:does\s+not\s+exceed|is\s+(?:within|below|under|not\s+above|"
    r"less\s+than))\s+[^()\d]{0,40}\((?P<limit>\d[^)]{0,20})\)"
)


def judge(text: str, scope: Scope, depth: int = 0) -> Outcome:
    """The outcome of a criterion's text."""
    title, rest = tidy(text)
    rest = _BRACKET_LIMIT.sub(lambda m: f"{m['what']} no more than {m['limit']}", rest)
    rest = re.sub(r"(?i)^(?:an?\s+)?(?:description|record)\s+of\s+(?:the\s+)?(?=symptoms|pain|complaints)", "", rest)
    if title and depth == 0:
        scope = replace(scope, title=title)
    if depth < 4:
        compound = _compound(rest, scope, depth)
        if compound is not None:
            return _title_denied(title, compound, scope)
    return _simple(rest, scope)


def _title_denied(title: str, outcome: Outcome, scope: Scope) -> Outcome:
    """A list under a condition's name ("Red flags. Any of: ...") is not met where the record denies that condition as a whole."""
    if not title or outcome.status is not Status.UNKNOWN:
        return outcome
    words = scope.case.chart.annotator.words(title)
    if not any(scope.case.chart.lexicon.concepts[m.concept].kind == "condition" for m in words.mentions):
        return outcome
    whole = absent(title, scope)
    return not_met(f"The record denies: {title}", *whole.evidence, kind="absence") if whole.status is Status.MET else outcome


def judge_absence(text: str, scope: Scope, depth: int = 0) -> Outcome:
    """The outcome of a negated criterion: met where what it names is shown to be absent."""
    _, rest = tidy(text)
    rule = _RULE.search(text)
    if rule:
        return lower_level(text, scope) or unknown("", f"a statement by the treating provider on: {rule['when'].strip()}", kind="rule")
    if depth < 3 and ";" in rest:
        return all_of([judge_absence(p, scope, depth + 1) for p in rest.split(";") if p.strip()])
    if re.search(r"(?i)^skeletal(?:ly)?\s+immatur", rest):
        return age("18 years or older", scope)
    if is_age(rest) and len(rest.split()) <= 6 and quantities(rest):
        return inverted(age(rest, scope))
    negative = _NOT.match(rest)
    if negative:
        return inverted(judge_absence(rest[negative.end() :], scope, depth + 1))
    return absent(rest, scope)


_FINAL = frozenset(
    {"paper", "interval", "window", "admin", "specialist", "dose", "result", "impact", "visit", "statement", "named", "activity"}
)  # what these leave open no similarity may answer
_CHECKS: tuple[Callable[[str, Scope], Outcome | None], ...] = (
    administrative,
    family,
    measured_twice,
    age_of_measurements,
    interval,
    stated_by,
    visit,
    named_person,
    activities_limited,
    signed_paper,
    ordered,
    specialist,
    stated_schedule,
    paper_contents,
    contents,
    expected_gain,
    takes_part,
    progress,
    several_therapies,
    aid_not_enough,
    will_decide,
    seen_in_person,
    only_level,
    hospital_stay,
    symptoms_last,
    impaired_function,
    dose,
    graded,
    normal_value,
    medicines_listed,
    test_result,
    done,
    trial,
    measured,
    tally,
)


def _simple(text: str, scope: Scope) -> Outcome:
    negative = _NOT.match(text)
    if negative and not limits_of(text, scope):
        return judge_absence(text[negative.end() :], scope, 1)
    if (gone := _ABSENT.match(text)) is not None:
        return named_result(gone["what"], text, scope)
    if _NO_SMOKING.search(text):
        return judge_absence("tobacco use", scope, 1)
    exception = _UNLESS.match(text)
    if exception:
        return _with_exception(exception, scope)
    if (inner := _INNER_NOT.match(text)) is not None:
        seen = test_result(text, scope) if _ANY_FINDING.search(inner["rest"]) else None
        return seen if seen is not None and seen.status is not Status.UNKNOWN else judge_absence(inner["rest"], scope, 1)
    before = _BEFORE.search(text)
    if before and not any(w.end > before.start() for w in windows(text)):
        text = text[: before.start()]
    return _qualified(text, scope) or _checked(text, scope)


_ABSENT = re.compile(r"(?i)^(?P<what>[^,;]{4,60}?)\s+(?:(?:is|are)\s+)?absent(?:\s+or\s+(?:very\s+)?(?:low|minimal|negligible))?$")
_ANY_FINDING = re.compile(r"(?i)^(?:\w+\s+){0,2}(?:findings?|abnormalit\w+|disease|malignan\w+|evidence)\b")


def _with_exception(exception: re.Match[str], scope: Scope) -> Outcome:
    """ "X unless Y": either is enough."""
    main = _simple(exception["main"], scope)
    if main.status is Status.MET:
        return main
    other = _simple(exception["other"], scope)
    return at_least([main, other], 1) if other.status is Status.MET else main


def _qualified(text: str, scope: Scope) -> Outcome | None:
    """Texts that bind an age group only, that define a thing by a value in brackets, that limit the age, or that are a window alone."""
    group = _GROUP.match(text)
    if group:
        limit = "18 years or older" if group["who"].lower().startswith("adult") else "under 18 years of age"
        return all_of([age(limit, scope), _simple(group["rest"], scope)])
    applies = _APPLIES.search(text)
    if applies and re.search(r"\d", applies["age"]):
        return _where_applicable(applies, text, scope)
    adult = _IN_ADULT.search(text)
    if adult:
        return all_of([age("18 years or older", scope), _simple(text[: adult.start()], scope)])
    where = _IF.match(text)
    if where and limits_of(where["when"], scope):
        return _if_so(where, scope)
    bracket = _DEFINED.match(text)
    if bracket and (is_age(bracket["def"]) or any(x.concept for x in limits_of(bracket["def"], scope))):
        return at_least([_simple(bracket["main"].strip(), scope), _simple(bracket["def"], scope)], 1)
    if is_age(text):
        return _with_age(text, scope)
    found = [w for w in windows(text) if not w.after]
    return window_only(text, found[0], scope) if found else None


def _checked(text: str, scope: Scope) -> Outcome:
    """The first check that settles it; similarity only where no number, drug or outcome is asked for that a check has left open."""
    best: Outcome = UNKNOWN
    for check in _CHECKS:
        if check is tally and best.kind == "trial":
            continue  # a length of treatment asks for its result too
        outcome = check(text, scope)
        if outcome is None:
            continue
        if outcome.status is not Status.UNKNOWN or outcome.kind in _FINAL:
            return outcome
        best = outcome if best is UNKNOWN else best
    if best.kind == "trial" or (best.kind == "measure" and _numeric(text, scope)):
        return best
    meant = by_meaning(text, scope)
    if meant.status is not Status.UNKNOWN or best is UNKNOWN:
        return meant
    return replace(best, evidence=best.evidence or meant.evidence)


_RESULT = re.compile(r"(?i)fail|inadequate|insufficient|intoleran|contraindicat|refractory|without\s+(?:relief|improvement)")
_DEFINED = re.compile(r"^(?P<main>[^()]{6,})\((?P<def>[^()]{4,60})\)\s*$")


_IN_ADULT = re.compile(r"(?i),?\s+in\s+(?:an?\s+)?adults?(?:\s+(?:patient|member)s?)?\s*$")
_IF = re.compile(r"(?i)^(?P<main>.{8,}?),?\s+(?:if|when)\s+(?P<when>.{8,})$")


def _if_so(where: re.Match[str], scope: Scope) -> Outcome:
    """A demand that binds only where a value is so ("counseling, if the body mass index is 30 or more"): met where it is not so."""
    holds = measured(where["when"], scope) or unknown("")
    if holds.status is Status.NOT_MET:
        return replace(holds, status=Status.MET, evidence=holds.against, against=(), why=f"{holds.why}: does not apply")
    main = _simple(where["main"], scope)
    return main if holds.status is Status.MET or main.status is Status.MET else unknown(main.why, main.ask)


def _where_applicable(applies: re.Match[str], text: str, scope: Scope) -> Outcome:
    """A criterion that binds only an age group: met for others."""
    holds = age(f"age {applies['age']}", scope)
    if holds.status is Status.NOT_MET:
        return replace(holds, status=Status.MET, evidence=holds.against, against=(), why=f"{holds.why}: does not apply")
    rest = _simple(f"{text[: applies.start()]} {text[applies.end() :]}".strip(), scope)
    return rest if holds.status is Status.MET or rest.status is Status.MET else unknown(rest.why, rest.ask, rest.evidence, rest.against)


def _numeric(text: str, scope: Scope) -> bool:
    """True where a text is nothing but a limit on a value that the lexicon knows: similarity must not answer it."""
    return any(x.concept for x in limits_of(text, scope))


def _with_age(text: str, scope: Scope) -> Outcome:
    """Age, and whatever else the same sentence asks."""
    parts = re.split(r"(?i)\s+and\s+(?:is\s+|are\s+|has\s+)?", text, maxsplit=1)
    ages = [p for p in parts if is_age(p)]
    others = [p for p in parts if not is_age(p)]
    if not ages or len(parts) == 1:
        first = age(text, scope)
        rest = re.sub(
            r"(?i)\b(?:in\s+an?\s+)?(?:adults?|child(?:ren)?|aged?|age|years?|months?|old(?:er)?|younger|or|of|over|under|at\s+least|\d+|"
            r"skeletally\s+mature|member|patient|is|the|who|and|between|through|to|individual|individuals|must\s+be|are)\b|[≥≤<>.,()]",
            " ",
            text,
        )
        if len(rest.split()) >= 2:
            return all_of([first, by_meaning(" ".join(rest.split()), scope)])
        return first
    judged = [age(a, scope) for a in ages]
    return all_of([*judged, *(_simple(o, scope) for o in others)])


def _compound(text: str, scope: Scope, depth: int) -> Outcome | None:
    each = re.search(r"(?i)\.\s*(For each [^,]{2,40},\s*)(.*)$", text)
    if each:
        return _each(text[: each.start()], each[2], scope)
    found = inline_list(text)
    if found is not None:
        lead = text[: found.lead_end]
        parts = [
            judge(text[p.start : p.end], replace(scope, subject=f"{scope.subject} {lead}", lead=lead), depth + 1) for p in found.pieces
        ]
        if found.logic.negated:
            return all_of([judge_absence(text[p.start : p.end], scope, depth + 1) for p in found.pieces])
        return at_least(parts, _need(found.logic.kind, found.logic.n, len(parts)))
    meaning = _MEANING.match(text)
    if meaning and _NOT.match(meaning["def"]):
        return judge(meaning["main"], scope, depth + 1)
    if meaning:
        return at_least([judge(meaning["main"], scope, depth + 1), judge(meaning["def"], scope, depth + 1)], 1)
    return _listed(text, scope, depth) or _bracketed(text, scope, depth) or _split(text, scope, depth)


def _need(kind: GroupKind, n: int | None, count: int) -> int:
    return count if kind is GroupKind.ALL else n or 1


def _each(subject: str, rule: str, scope: Scope) -> Outcome:
    """A drug with alternatives that hold "for each": use with failure, intolerance, or a contraindication."""
    found = inline_list(rule)
    if found is None:
        return judge(f"{rule} {subject}", scope, 2)
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


def _listed(text: str, scope: Scope, depth: int) -> Outcome | None:
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
    parts = [judge(i, inner, depth + 1) for i in items]
    listed = at_least(parts, _need(logic.kind, logic.n, len(parts)))
    made = re.match(r"(?i)^(?P<first>.+?),?\s+(?:consisting\s+of|includ(?:ing|es)|made\s+up\s+of)\s+(?P<also>.+?)\s+and$", lead)
    if made:
        also = judge(made["also"], replace(scope, lead=""), depth + 1)
        return all_of([judge(made["first"], scope, depth + 1), also, listed])
    if lead and (quantities(lead) or treatments_in(lead, scope)):
        return all_of([judge(lead, scope, depth + 1), listed])
    return listed


_MEANING = re.compile(r"(?i)^(?P<main>.{6,80}?),?\s+(?:meaning|defined\s+as|that\s+is,|as\s+defined\s+by|as\s+shown\s+by)\s+(?P<def>.+)$")
_OPEN = re.compile(
    r"(?i)\b(?:at\s+least\s+one|any|one\s+or\s+more|for\s+example|such\s+as|including|e\.g\.|validated|objective|either|one)\b"
)
_BRACKET = re.compile(r"(?i)^(?P<lead>[^()]*)\((?P<list>(?:for\s+example|such\s+as|including)?\s*[^()]*(?:,|\bor\b)[^()]*)\)(?P<rest>.*)$")


def _bracketed(text: str, scope: Scope, depth: int) -> Outcome | None:
    """ "at least one objective sign (a, b, or c)": any of the list stands for the thing named; what else the lead asks must hold too."""
    m = _BRACKET.match(text)
    if m is None or windows(m["list"]):
        return None
    items = [
        p.strip()
        for p in re.split(r",\s*(?:or\s+)?|\s+or\s+", re.sub(r"(?i)^\s*(?:for\s+example|such\s+as|including|e\.g\.,?)\s*", "", m["list"]))
        if p.strip()
    ]
    doses = sum(bool(quantities(i)) for i in items) >= 2
    if len(items) < 2 or not (doses or _OPEN.search(f"{m['lead']} {m['list']}")):
        return None
    if m["rest"].strip(" .") and not (windows(m["rest"]) or _AND_NOT.search(m["rest"])):
        return None
    window = next(iter(windows(m["rest"])), None)
    lead = re.match(r"(?i)^(?P<first>.+?),?\s+and\s+(?P<tail>(?:at\s+least\s+one|one\s+or\s+more|any)\b.*)$", m["lead"].strip())
    first, tail = (lead["first"], lead["tail"]) if lead else ("", m["lead"].strip())
    carried = _carried(tail)
    inner = replace(scope.within(window), subject=f"{scope.subject} {m['lead']}", lead=tail)
    parts = [at_least([judge(f"{carried}{i}", inner, depth + 1) for i in items], 1)]
    if first:
        parts.append(judge(first, scope, depth + 1))
    extra = _AND_NOT.split(m["rest"], maxsplit=1)
    if len(extra) == 2:
        parts.append(judge(extra[1], scope, depth + 1))
    return all_of(parts)


def _carried(lead: str) -> str:
    """What the lead asks of each example: "at least 3 months of conservative measures (a, b)" is "at least 3 months of a"."""
    m = re.match(r"(?i)^(?P<head>.*\b(?:of|with|to|after))\s+[^()]*$", lead)
    return f"{m['head']} " if m and asked_of(lead).bare is False else ""


_AND_ABLE = re.compile(r"(?i),?\s+and\s+(?=(?:is\s+|are\s+)?(?:able|has|have|can|will|agrees?|willing|lives|keeps|takes|uses)\b)")
_AND_CLAUSE = re.compile(
    r"(?i),\s+and\s+(?=(?:the|an?|no|there|it|they|this|all|any|its|his|her|their)\s+\w+(?:\s+\w+){0,3}?\s+(?:is|are|was|were|has|have|"
    r"does|do|can|will|must|explains?|shows?)\b)"
)
_OF_WHICH = re.compile(r"(?i),\s+(?:of\s+which|of\s+whom|at\s+least)\s+(?=(?:at\s+least|no\s+(?:fewer|less)|\d|one|two|three)\b)")
_ITEMS = re.compile(r",\s*(?:or\s+|and/or\s+)?|\s+or\s+")


_WITHOUT = re.compile(
    r"(?i)\s+(?:without|with\s+no|and\s+no|that\s+shows?\s+no|showing\s+no)\s+(?!(?:\w+\s+){0,2}(?:relief|improvement|benefit|response|"
    r"success|adequate|effect|control)\b)"
)


def _but_not(text: str, scope: Scope, window: Window | None, depth: int) -> Outcome | None:
    """ "A sleep endoscopy without complete concentric collapse": the one, and the other shown to be absent."""
    parts = _WITHOUT.split(text, maxsplit=1)
    if len(parts) != 2 or len(parts[0].split()) < 2:
        return None
    chart = scope.case.chart
    if not all(any(chart.lexicon.concepts[m.concept].kind != "word" for m in chart.annotator.words(p).mentions) for p in parts):
        return None
    return all_of([judge(parts[0], scope.within(window), depth + 1), judge_absence(parts[1], scope.within(window), depth + 1)])


def _either(text: str, scope: Scope, window: Window | None, depth: int) -> Outcome | None:
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
    return at_least([judge(p, scope.within(window), depth + 1) for p in items], 1)


def _split(text: str, scope: Scope, depth: int) -> Outcome | None:
    window = next(iter(windows(text)), None)
    if _NOT.match(text) and len(parts := _AND_ABLE.split(text, maxsplit=1)) == 2 and len(parts[1].split()) >= 3:
        return all_of([judge(p, scope, depth + 1) for p in parts])
    if not _NOT.match(text) and len(parts := _AND_CLAUSE.split(text, maxsplit=1)) == 2 and len(parts[0].split()) >= 3:
        return all_of([judge(p, scope, depth + 1) for p in parts])
    if len(parts := _OF_WHICH.split(text, maxsplit=1)) == 2 and quantities(parts[0]) and quantities(parts[1]):
        return all_of(
            [judge(parts[0], scope, depth + 1), judge(parts[1], replace(scope, subject=f"{scope.subject} {parts[0]}"), depth + 1)]
        )
    if (but := _but_not(text, scope, window, depth)) is not None:
        return but
    if ";" not in text and (either := _either(text, scope, window, depth)) is not None:
        return either
    if ";" in text:
        return all_of([judge(p, scope, depth + 1) for p in text.split(";") if p.strip()])
    if not text.lower().startswith("either") and (parts := _AND_NOT.split(text, maxsplit=1)) and len(parts) == 2 and not _NOT.match(text):
        return all_of([judge(p, scope, depth + 1) for p in parts])
    halves = [p for p in _OR_SPLIT.split(re.sub(r"(?i)^either\s+", "", text)) if p.strip()]
    if len(halves) > 1 and len(halves[-1].split()) >= 3 and not _NOT.match(text):
        return at_least([judge(p, scope.within(window), depth + 1) for p in halves], 1)
    shown = _SHOWN_BY.split(text, maxsplit=1)
    if len(shown) == 2 and len(shown[0].split()) >= 2 and (who := specialist(f"diagnosed by {shown[1]}", scope)) is not None:
        return all_of([judge(shown[0], scope.within(window), depth + 1), who])
    if len(shown) == 2 and len(shown[0].split()) >= 2:
        second = replace(scope.within(window), subject=f"{scope.subject} {shown[0]}")
        return all_of([judge(shown[0], scope.within(window), depth + 1), judge(shown[1], second, depth + 1)])
    limits = limits_of(text, scope)
    if len(limits) >= 2:
        word = re.search(
            r"(?i)\b(?:or|and)\b(?!\s+(?:more|less|higher|lower|above|below|greater|over|under|older|younger|fewer|better)\b)",
            text[limits[0].quantity.end : limits[1].quantity.start],
        )
        if word:
            at = limits[0].quantity.end + word.start()
            sides = [re.sub(r"(?i)^either\s+", "", text[:at]), text[at + len(word[0]) :]]
            parts_ = [judge(s, scope.within(window), depth + 1) for s in sides]
            return at_least(parts_, 1) if word[0].lower() == "or" else all_of(parts_)
    return _verbs(text, scope, depth)


_VERB_AND = re.compile(
    r"(?i)\s+and\s+(?=(?:is|are|was|were|has|have|can|stands?|walks?|follows?|transfers?|takes?|uses?|agrees?|lives?|failed|completed|"
    r"received|shows?|documents?)\b)"
)


def _verbs(text: str, scope: Scope, depth: int) -> Outcome | None:
    """Two clauses with verbs of their own."""
    parts = _VERB_AND.split(text)
    if len(parts) < 2 or is_age(parts[0]):
        return None
    return all_of([judge(p, scope, depth + 1) for p in parts])
