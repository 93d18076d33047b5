"""A criterion's text to an outcome: taken apart where it is a compound, then checked by type, and by meaning where no type fits."""

from __future__ import annotations

import re
from dataclasses import replace

from denialhelp.casefile.slugs import Status

from .absence import absent
from .ages import age, is_age
from .awaited import Awaited, awaited
from .case import Scope, sides_said
from .cessation import ceased
from .composed import count_behind, stands
from .compound import NOT, By, compound
from .conceive import tried_for_pregnancy
from .function import lower_level
from .graded import grades_in
from .kinds import FINAL, KINDS, NEGATED, WHOLE, Check
from .lacking import self_propels
from .meaning import by_meaning
from .measure import limits_of, measured
from .notbefore import not_before
from .numbers import quantities, windows
from .outcome import UNKNOWN, Outcome, all_of, at_least, inverted, not_met, unknown
from .purpose import only_purpose
from .relatives import family
from .results import named_result, test_result
from .tally import tally
from .tidy import tidy
from .together import given_together
from .trial import number_shown, treatments_in, trial, window_only

_GROUP = re.compile(
    r"(?i)^(?P<who>adults?|children|child|pediatric(?:\s+(?:members?|patients?))?|adolescents?)\s*(?:\([^)]*\))?\s*:\s*(?P<rest>.+)$"
)
_IF_AGED = re.compile(
    r"(?i),?\s+if\s+(?:the\s+)?(?:member\s+|patient\s+)?(?:is\s+)?(?P<age>(?:aged?\s+)[^,;)]{0,30}?(?:older|younger|over|under|years|"
    r"\d+)(?:\s+(?:or|and)\s+(?:older|over|above))?)\s*$"
)
_APPLIES = re.compile(
    r"(?i)[,\s]+\(?(?:for|in)\s+(?:members?|patients?|individuals?|adults?|women|men|those)\s+(?P<age>(?:aged?|over|under|at\s+least|\d+|"
    r"younger|older)[^,;)]{3,40}?(?:older|younger|over|under|\d+(?:\s*\+)?|years)"
    r"(?:\s+(?:years?\s+)?(?:of\s+age\s+)?(?:or|and)\s+(?:older|more|over|above|greater|up|beyond|younger|less|under|below))?)\)?"
    r"(?=$|[,;.)]|\s+[a-z])"
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
_RULE = re.compile(
    r"(?i)\b(?:is|are)\s+not\s+(?:approved|covered|payable|medically\s+necessary|authorized)\b[^.;]{0,20}?\b(?:if|when|"
    r"where)\b\s*(?P<when>[^.]+)"
)


# A limit whose number stands in brackets behind its name.
_BRACKET_LIMIT = re.compile(
    r"(?i)^(?P<what>[^()\d]{4,60}?)\s+(?:does\s+not\s+exceed|is\s+(?:within|below|under|not\s+above|"
    r"less\s+than(?:\s+or\s+equal\s+to)?))\s+[^()\d]{0,40}\((?P<limit>\d[^)]{0,20})\)"
)


# "Since her second pregnancy": a pregnancy that is over is none now.
_EXPECTING = re.compile(
    r"(?i)\b(?:is|now|currently|\d+\s*(?:weeks?|wks?))\s+pregnant\b|\bgestation\b|\bprenatal\b|\bhCG\b|\bEDD\b|\bdue\s+date\b|\bintrauterine\b|"
    r"\bpregnant\b(?!\s+(?:in|with\s+her))|\bpregnancy\s+test\b"
)


def _of_now(outcome: Outcome, text: str) -> Outcome:
    if outcome.status is not Status.NOT_MET or not re.fullmatch(r"(?i)\W*(?:current\s+|known\s+)?pregnan\w+\W*", text):
        return outcome
    if any(_EXPECTING.search(e.pin.quote) for e in outcome.against):
        return outcome
    return unknown("", f"a note that says that this is not so: {text}", against=outcome.against, kind="absence")


_UNWILLING = re.compile(r"(?i)\b(?:has|have)\s+not\s+expressed\s+(?:an?\s+|any\s+)?unwillingness\s+to")


def judge(text: str, scope: Scope, depth: int = 0) -> Outcome:
    """The outcome of a criterion's text."""
    title, rest = tidy(count_behind(_UNWILLING.sub("is willing to", text)))
    rest = _for_this_age(rest, scope)
    rest = _BRACKET_LIMIT.sub(lambda m: f"{m['what']} no more than {m['limit']}", rest)
    rest = re.sub(r"(?i)^(?:an?\s+)?(?:description|record)\s+of\s+(?:the\s+)?(?=symptoms|pain|complaints)", "", rest)
    if title and depth == 0:
        scope = replace(scope, title=title)
    if (whole := _first(WHOLE, rest, scope)) is not None:
        return whole
    if (applies := _IF_AGED.search(rest)) is not None:
        return _where_applicable(applies, rest, scope)
    if depth < 4:
        parts = compound(_BY, rest, scope, depth)
        if parts is not None:
            return _title_denied(title, parts, scope)
    return _simple(rest, scope)


_BY_AGE = re.compile(
    r"(?i)\b(?P<a>\d+\s+(?:days|weeks|months|years))(?P<mid>[^,;]{0,40}?)\s+(?:if|when|for\s+(?:those|patients|women|persons))\s+(?P<one>(?:under|"
    r"younger\s+than|over|older\s+than|aged?)[^,;]{1,25}?\d+(?:\s+(?:years|or\s+older|and\s+older))?)\s*,?\s+(?:or|and)\s+"
    r"(?P<b>\d+\s+(?:days|weeks|months|years))\s+(?:if|when|for\s+(?:those|patients|women|persons))\s+(?P<two>(?:under|younger|over|older|aged?|\d+)[^,;.]{0,25})"
)


def _for_this_age(text: str, scope: Scope) -> str:
    """ "12 months if under age 35, or 6 months if 35 or older" as it reads for this patient's age; unchanged where that is not known."""
    m = _BY_AGE.search(text)
    if m is None:
        return text
    one, two = (age(f"age {re.sub(r'(?i)^age[d]? ', '', m[part].strip())}", scope).status for part in ("one", "two"))
    if {one, two} != {Status.MET, Status.NOT_MET}:
        return text
    chosen = m["a"] if one is Status.MET else m["b"]
    return f"{text[: m.start()]}{chosen}{m['mid']}{text[m.end() :]}".strip()


def _first(checks: tuple[Check, ...], text: str, scope: Scope) -> Outcome | None:
    """What the first check says that does not leave the text open."""
    return next((o for check in checks if (o := check(text, scope)) is not None and not o.open), None)


def _title_denied(title: str, outcome: Outcome, scope: Scope) -> Outcome:
    """A list under a condition's name ("Red flags. Any of: ...") is not met where the record denies that condition as a whole."""
    if not title or outcome.status is not Status.UNKNOWN:
        return outcome
    words = scope.case.chart.annotator.words(title)
    if not any(scope.case.chart.lexicon.concepts[m.concept].kind == "condition" for m in words.mentions):
        return outcome
    whole = absent(title, scope)
    return not_met(f"The record denies: {title}", *whole.evidence, kind="absence") if whole.status is Status.MET else outcome


# "Into the joint" of an injection says no more than the operation's own joint, which a note names.
_INTO_JOINT = re.compile(r"(?i)(?<=injection)s?\s+(?:into|in|of)\s+the\s+(?:affected\s+|operative\s+|same\s+|target\s+)?joint\b")


_NEAR_BY = re.compile(r"(?i)\s+within\s+\d+(?:\.\d+)?\s*(?:cm|mm|inches|feet|meters|m|miles)\s+of\s+(?:the\s+)?[\w\s-]{3,30}$")


def judge_absence(text: str, scope: Scope, depth: int = 0) -> Outcome:
    """The outcome of a negated criterion: met where what it names is shown to be absent."""
    _, rest = tidy(text)
    rest = _NEAR_BY.sub("", _INTO_JOINT.sub("", rest))
    if (aim := only_purpose(rest, scope)) is not None:
        return aim
    if (turned := _first(NEGATED, rest, scope)) is not None:
        return inverted(turned)
    rule = _RULE.search(text)
    if rule:
        return lower_level(text, scope) or unknown("", f"a statement by the treating provider on: {rule['when'].strip()}", kind="rule")
    if depth < 3 and ";" in rest:
        return all_of([judge_absence(p, scope, depth + 1) for p in rest.split(";") if p.strip()])
    if re.search(r"(?i)^skeletal(?:ly)?\s+immatur", rest):
        return age("18 years or older", scope)
    if is_age(rest) and len(rest.split()) <= 6 and quantities(rest):
        return inverted(age(rest, scope))
    negative = NOT.match(rest)
    if negative:
        return inverted(judge_absence(rest[negative.end() :], scope, depth + 1))
    return _of_now(_of_side(absent(rest, scope), rest, scope), rest)


def _simple(text: str, scope: Scope) -> Outcome:
    if (tries := tried_for_pregnancy(text, scope)) is not None and not tries.open:
        return tries
    if (waited := awaited(text)) is not None:
        return _in_vain(waited, scope)
    if (both := given_together(text, scope) or self_propels(text, scope) or not_before(text, scope)) is not None:
        return both
    negative = _SAYS_NONE.match(text) or NOT.match(text)
    if negative:
        return judge_absence(text[negative.end() :], scope, 1)
    if len(text.split()) <= 9 and (gone := _ABSENT.match(text)) is not None and not re.search(r"\bor\b", gone["what"]):
        return named_result(gone["what"], text, scope)
    if (given_up := ceased(text, scope)) is not None:
        return given_up
    if _NO_SMOKING.search(text):
        return judge_absence("tobacco use", scope, 1)
    exception = _UNLESS.match(text)
    if exception:
        return _with_exception(exception, scope)
    if (inner := _INNER_NOT.match(text)) is not None:
        seen = test_result(text, scope) if _ANY_FINDING.search(inner["rest"]) else None
        return seen if seen is not None and seen.status is not Status.UNKNOWN else judge_absence(inner["rest"], scope, 1)
    if (kin := family(text, scope)) is not None:
        return kin
    before = _BEFORE.search(text)
    if before and not any(w.end > before.start() for w in windows(text)):
        text = text[: before.start()]
    needed = _NEEDS.match(text)
    if needed is not None and (kinds := _kinds(needed["what"], scope)) and kinds <= {"condition"}:
        text = needed["what"]
    return _qualified(text, scope) or checked(text, scope)


_SAYS_NONE = re.compile(
    r"(?i)^(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,3}?(?:report|evaluation|assessment|evaluator|psychologist|psychiatrist|surgeon|clinician|note|"
    r"letter|consultation|examination)\s+(?:says?|states?|documents?|concludes?|confirms?|indicates?|finds?)\s+(?:that\s+)?(?:there\s+"
    r"(?:is|are|was|were)\s+)?no\s+(?=[^,;]{6,}$)"
)
_NEEDS = re.compile(
    r"(?i)^(?:(?:the\s+)?(?:patient|member|individual)\s+)?(?:requires?|needs?|is\s+dependent\s+on|depends\s+on)\s+(?:an?\s+|"
    r"the\s+)?(?P<what>[\w\s-]{4,50})$"
)


def _kinds(text: str, scope: Scope) -> set[str]:
    chart = scope.case.chart
    return {chart.lexicon.concepts[m.concept].kind for m in chart.annotator.words(text).mentions}


def _in_vain(waited: Awaited, scope: Scope) -> Outcome:
    """ "No pregnancy after 12 months of trying, woman under 35": the time itself must be shown, and the age that is asked."""
    aged = age(f"aged {waited.age}", scope) if waited.age else None
    if aged is not None and aged.status is Status.NOT_MET:
        return aged if waited.demand else unknown(aged.why, f"a document that shows: {waited.text}")
    parts = [by_meaning(waited.course, scope), judge_absence(waited.what, scope, 1)]
    whole = all_of(parts if aged is None else [aged, *parts])
    return whole if whole.status is Status.MET else unknown(whole.why, f"a document that shows: {waited.text}", whole.evidence)


_EXCUSED = re.compile(r"(?i)\b(?:contraindicat\w*|intoleran\w*|toler\w+|not\s+appropriate|inappropriate)\b")


def _exception(text: str, main: str, scope: Scope) -> Outcome:
    """What stands behind "unless": of the treatment before it where it only says contraindicated or not tolerated."""
    named = treatments_in(main, scope)
    if _EXCUSED.search(text) and len(text.split()) <= 8 and named:
        parts = [trial(f"contraindication or intolerance to {s.words}", scope) or unknown("") for s in named]
        return at_least(parts, 1)
    return _simple(text, scope)


_ABSENT = re.compile(r"(?i)^(?P<what>[^,;]{4,60}?)\s+(?:(?:is|are)\s+)?absent(?:\s+or\s+(?:very\s+)?(?:low|minimal|negligible))?$")
_ANY_FINDING = re.compile(r"(?i)^(?:\w+\s+){0,2}(?:findings?|abnormalit\w+|disease|malignan\w+|evidence)\b")


def _with_exception(exception: re.Match[str], scope: Scope) -> Outcome:
    """ "X unless Y": either is enough."""
    main = _simple(exception["main"], scope)
    if main.status is Status.MET:
        return main
    other = _exception(exception["other"], exception["main"], scope)
    return at_least([main, other], 1) if other.status is Status.MET else main


def _qualified(text: str, scope: Scope) -> Outcome | None:
    """Texts that bind an age group only, that define a thing by a value in brackets, that limit the age, or that are a window alone."""
    group = _GROUP.match(text)
    if group:
        limit = "18 years or older" if group["who"].lower().startswith("adult") else "under 18 years of age"
        return all_of([age(limit, scope), _simple(group["rest"], scope)])
    applies = _APPLIES.search(text) or _IF_AGED.search(text)
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
    adult = re.match(r"(?i)^(?:post-?pubertal|adult)\s+(?P<sex>male|female|man|woman)$", text)
    if adult:
        return age("18 years or older", scope)
    if is_age(text):
        return _with_age(text, scope)
    found = [w for w in windows(text) if not w.after]
    return window_only(text, found[0], scope) if found else None


def checked(text: str, scope: Scope) -> Outcome:
    """What the checks say; passages that speak only of the side that is not asked for settle nothing."""
    return _of_side(_checked(text, scope), text, scope)


_OTHER_SIDE = re.compile(r"(?i)\b(?:contralateral|opposite|other\s+side|both|bilateral\w*|each|either|right|left)\b")


def _of_side(outcome: Outcome, text: str, scope: Scope) -> Outcome:
    asked = scope.case.service_sides()
    proof = outcome.evidence if outcome.status is Status.MET else outcome.against
    if outcome.status is Status.UNKNOWN or len(asked) != 1 or not proof or _OTHER_SIDE.search(text):
        return outcome
    said = [sides_said(e.pin.quote) for e in proof]
    wrong = [bool(s) and not s & asked for s in said]
    if not (any(wrong) if outcome.kind == "meaning" else all(wrong)):
        return outcome
    return unknown("The record says it of the other side", f"a document that shows: {text}", against=proof[:2], kind=outcome.kind)


def _checked(text: str, scope: Scope) -> Outcome:
    """The first check that settles it; similarity only where no number, drug or outcome is asked for that a check has left open."""
    best: Outcome = UNKNOWN
    claim: Outcome | None = None
    for check in KINDS:
        if check is tally and best.kind == "trial":
            continue  # a length of treatment asks for its result too
        outcome = check(text, scope)
        if outcome is None:
            continue
        if outcome.open:
            claim = claim or outcome
            continue
        if outcome.status is not Status.UNKNOWN or outcome.kind in FINAL:
            return outcome
        best = outcome if best is UNKNOWN else best
    if best.kind == "trial" or (best.kind == "measure" and _numeric(text, scope)):
        return best
    meant = by_meaning(text, scope)
    quotes = [e.pin.quote for e in meant.evidence]
    if meant.status is Status.MET and not stands(text, quotes, claim.kind if claim else "", scope.case.context.service or ""):
        meant = replace(meant, status=Status.UNKNOWN, evidence=(), why="", ask=f"a document that shows: {text}")
    if meant.status is Status.MET and claim is not None and claim.kind == "grade" and not _graded_here(text, quotes, scope):
        meant = replace(meant, status=Status.UNKNOWN, evidence=(), why="", ask=f"a document that shows: {text}")  # a grade of another thing
    if meant.status is Status.MET and not number_shown(text, quotes, scope):
        meant = replace(meant, status=Status.UNKNOWN, why="The number that is asked is not shown", ask=f"a document that shows: {text}")
    free = [q for q in quantities(text) if not any(q.start < w.end and q.end > w.start for w in windows(text))]
    if meant.status is Status.UNKNOWN and not free and (gone := _denied(text, scope)) is not None:
        return gone
    if meant.status is not Status.UNKNOWN or best is UNKNOWN:
        return meant if claim is None or meant.status is not Status.UNKNOWN else replace(meant, kind=claim.kind, ask=claim.ask or meant.ask)
    return replace(best, evidence=best.evidence or meant.evidence)


def _graded_here(text: str, quotes: list[str], scope: Scope) -> bool:
    """True where one quote gives a grade beside what the criterion names."""
    annotator = scope.case.chart.annotator
    asked = annotator.words(text).concepts()
    return len(quotes) == 1 or any(grades_in(q) and asked & annotator.words(q).concepts() for q in quotes)


_SYMPTOM = re.compile(r"(?i)\b(?:no|not|without|risk|prevent|potential|likely|history|prior|previous|past|failed?|failure|despite|trial)\b")


def _denied(text: str, scope: Scope) -> Outcome | None:
    """A condition or finding that is asked for and that the record denies in plain words, with all of its alternatives."""
    plain = text
    for window in reversed(windows(text)):
        plain = plain[: window.start] + plain[window.end :]
    if _SYMPTOM.search(plain) or len(text.split()) > 14:
        return None
    chart = scope.case.chart
    named = [m.concept for m in chart.annotator.words(text).mentions if not m.concept.startswith("w:")]
    operation = bool(named) and all(chart.lexicon.is_a(c, "surgery") for c in named)
    if not operation and {chart.lexicon.concepts[c].kind for c in named} != {"condition"}:
        return None
    gone = absent(text, scope)
    return not_met("The record says that it is not so", *gone.evidence, kind="absence") if gone.status is Status.MET else None


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
    if holds.status is Status.NOT_MET and quantities(applies["age"]):  # "aged 60" alone may be the half of a limit
        return replace(holds, status=Status.MET, evidence=holds.against, against=(), why=f"{holds.why}: does not apply")
    rest = judge(f"{text[: applies.start()]} {text[applies.end() :]}".strip(), scope, 1)
    return rest if holds.status is Status.MET or rest.status is Status.MET else unknown(rest.why, rest.ask, rest.evidence, rest.against)


def _numeric(text: str, scope: Scope) -> bool:
    """True where a text is nothing but a limit on a value that the lexicon knows: similarity must not answer it."""
    return any(x.concept for x in limits_of(text, scope))


_AT_THE_START = re.compile(
    r"(?i),?\s+(?:at|on|by)\s+(?:the\s+)?(?:start|time|date|day|beginning|first\s+day)\s+of\s+(?:the\s+)?\w+(?:\s+\w+)?\s*$"
)


def _with_age(text: str, scope: Scope) -> Outcome:
    """Age, and whatever else the same sentence asks."""
    text = _AT_THE_START.sub("", text)
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


_BY = By(judge, judge_absence)
