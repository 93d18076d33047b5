"""What a plan contains, what gain is expected, and why a lower level of care would not do."""

from __future__ import annotations

import re
from datetime import date

from denialhelp.casefile.policy import Evidence
from denialhelp.casefile.slugs import Assertion

from .case import Scope
from .chart import Entry, said_on
from .cues import Stance, own_cues
from .datelines import dateline
from .numbers import quantities, windows
from .outcome import Outcome, met, not_met, still_open, unknown
from .papers import paper_entries
from .schedule import schedule_in
from .slots import Slot, slots_of
from .undone import undone

_PLAN_WORDS = re.compile(r"(?i)\b(?:plan\s+of\s+care|plan\s+of\s+treatment|treatment\s+plan|written\s+(?:plan|program)|care\s+plan)\b")
_EXPECT = re.compile(r"(?i)\b(?:expect\w*|anticipat\w*|prognosis|potential|outlook)\b")
_GAIN = re.compile(r"(?i)\b(?:improv\w+|gain|benefit|recover\w+|progress)\b")
_FUNCTION = re.compile(
    r"(?i)\b(?:work|job|school|friends|social\w*|walk\w*|ambulat\w*|gait|transfers?|self-?\s?(?:feed|care)\w*|feeding|dressing|bathing|"
    r"toilet\w*|stairs|independen\w+|"
    r"assist\w*|function\w*|mobility|speech|swallow\w*|return\s+to|sports?|basketball|bathroom|kitchen|meals?|running|exercis\w+|"
    r"hobb\w+|gym|swim\w*|driv\w+|cook\w*|chores|shop\w*|garden\w*|lift\w*|sleep\w*)\b"
)
_NOT_ENOUGH = re.compile(
    r"(?i)\b(?:(?:would|will|can|could|does|do|did)\s*not\s+(?:be\s+)?(?:adequate\w*\s+|safely\s+)?(?:meet|met|provide|safe|adequate|"
    r"sufficient|offer|manage|suffice)\w*|cannot\s+(?:be\s+)?(?:safely\s+)?(?:met|meet|provide|manage|offer)\w*|"
    r"(?:cannot|can[’']t|could\s+not)\s+be\s+(?:safely\s+)?(?:managed|cared\s+for|treated|discharged)(?:\s+safely)?|"
    r"unable\s+to\s+(?:provide|meet|manage|assist|lift|care)|not\s+(?:be\s+)?enough|cannot\s+go\s+home|inadequate|insufficient|"
    r"not\s+(?:appropriate|"
    r"adequate|sufficient|safe|feasible|suitable)|unsafe|no\s+(?:\w+\s+){1,4}program|exceeds?)\b"
)


_GOALS = re.compile(r"(?i)\bgoals?\b")
_OFTEN = re.compile(r"(?i)\b(?:frequency|how\s+often|hours|amount|intensity|schedule)\b")
_LONG = re.compile(r"(?i)\b(?:duration|length)\b")
_HOW_LONG = re.compile(
    r"(?i)\bfor\s+(?:\w+\s+)?(?:\d+|one|two|three|four|six|eight|ten|twelve)\s*(?:weeks?|months?|days?|sessions|visits)\b|"
    r"\b(?:certification|from)\b.*\d{1,2}/\d{1,2}/\d{2,4}\s*(?:to|through|-)"
)


def paper_contents(text: str, scope: Scope) -> Outcome | None:
    """What a plan of care must hold, where each part may stand in another place of the plan's document."""
    if not _PLAN_WORDS.search(f"{scope.subject} {text}") or quantities(text):
        return None
    chart = scope.case.chart
    slots = [s for s in slots_of(chart.annotator.words(text), chart.annotator) if s.weight >= 1.9 and "plan-of-care" not in s.concepts]
    asked = [p for p, wanted in ((_OFTEN, True), (_LONG, True)) if wanted and p.search(text)]
    if len(slots) + len(asked) < 2 or re.search(r"(?i)\bsign", text):
        return None
    for name in dict.fromkeys(e.passage.document for e in paper_entries("plan-of-care", chart)):
        found = [_place(s, name, scope) for s in slots] + [_stated(p, name, scope) for p in asked]
        if all(f is not None for f in found):
            proof: list[Evidence] = [chart.evidence(e, Assertion.PRESENT, method="plan") for e in found if e is not None]
            return met("The plan holds each part that is asked", *dict.fromkeys(proof), kind="plan")
    return still_open("plan")


def _stated(part: re.Pattern[str], document: str, scope: Scope) -> Entry | None:
    """Where a plan states how often (a schedule) or how long."""
    for entry in scope.case.chart.entries:
        if entry.passage.document != document or not entry.usable:
            continue
        have = schedule_in(entry.text)
        if (part is _LONG and _HOW_LONG.search(entry.text)) or (
            part is _OFTEN and (have.said or re.search(r"(?i)\b(?:daily|weekly|monthly|every\s+\d+)\b", entry.text))
        ):
            return entry
    return None


def _place(slot: Slot, document: str, scope: Scope) -> Entry | None:
    chart = scope.case.chart
    for concept in sorted(slot.concepts):
        for entry, mention in chart.mentions(concept):
            if entry.passage.document == document and entry.stance(mention.start, mention.end) in (Stance.PRESENT, Stance.PLANNED):
                return entry
        for entry in chart.about(concept):
            if entry.passage.document == document:
                return entry
    return None


def expected_gain(text: str, scope: Scope) -> Outcome | None:
    """A gain in function that is expected within a time: a clinician's expectation that names a function and a time or a measure."""
    chart = scope.case.chart
    kinds = {chart.lexicon.concepts[m.concept].kind for m in chart.annotator.words(text).mentions}
    timed = re.search(r"(?i)\b(?:within|time|days?|weeks?|months?|period|measur\w+|significant\w*)\b", text) is not None
    if not (_EXPECT.search(text) and _GAIN.search(text)) or kinds & {"condition", "drug"} or "oxygen" in text.lower():
        return None
    for entry in chart.entries:
        m = _EXPECT.search(entry.text)
        if (
            entry.usable
            and m
            and _FUNCTION.search(entry.text)
            and (not timed or any(q.dimension in ("days", "feet", "meters") for q in quantities(entry.text, bare=True)))
            and entry.stance(m.start(), m.end()) is not Stance.ABSENT
        ):
            return met(
                "A clinician expects a gain in function within a stated time",
                chart.evidence(entry, Assertion.PLANNED, method="expectation"),
                kind="expectation",
            )
    return still_open("expectation")


def takes_part(text: str, scope: Scope) -> Outcome | None:
    """The patient can take part in therapy: a note of therapy done or tolerated, with its minutes or hours."""
    if (
        not re.search(r"(?i)\b(?:participat\w+|take\s+part)\b", text)
        or quantities(text)
        or re.search(r"(?i)willing|agree|consent|caregiver|parent", text)
    ):
        return None
    chart = scope.case.chart
    for entry, mention in chart.mentions("w:participate"):
        if (
            entry.stance(mention.start, mention.end) is Stance.PRESENT
            and any(q.dimension == "seconds" for q in quantities(entry.text, bare=True))
            and any(chart.lexicon.is_a(c, "rehab-therapy") for c in entry.words.concepts())
        ):
            return met("The record shows therapy done or tolerated", chart.evidence(entry, method="participation"), kind="participation")
    return still_open("participation")


_HOME_FIT = re.compile(r"(?i)\bhome\b[^;]*\b(?:safe|suitable|accessible|adequate|allows?|accommodat\w+|access|permits?|appropriate)\b")
_HOME_SEEN = re.compile(r"(?i)\bhome\s+(?:safety\s+)?(?:visit|assessment|evaluation|inspection|environment|accessibility)\b")
_HOME_GOOD = re.compile(
    r"(?i)\b(?:safe|pass(?:es|ed)?|adequate|accessible|fits?|meets?|suitable|accommodat\w+|wide\s+enough|no\s+barriers?)\b"
)


def home_fit(text: str, scope: Scope) -> Outcome | None:
    """A home that allows the equipment or the care: a passage of a home visit that says so, or the one after it."""
    if not _HOME_FIT.search(text) or quantities(text) or re.search(r"(?i)\b(?:not|cannot|unsafe|no)\b", text):
        return None
    chart = scope.case.chart
    for entry in chart.entries:
        if not entry.usable or not _HOME_SEEN.search(entry.text):
            continue
        near = [entry, *(e for e in chart.around(entry, 2) if e.index > entry.index and e.passage.recorded_on == entry.passage.recorded_on)]
        good = next((e for e in near if (m := _HOME_GOOD.search(e.text)) and own_cues(e.text, m.start(), m.end()) is Stance.PRESENT), None)
        if good is not None:
            return met(
                "The record says that the home allows it",
                *dict.fromkeys(chart.evidence(e, method="home") for e in (entry, good)),
                kind="home",
            )
    return still_open("home")


_TRAINED = re.compile(r"(?i)\b(?:trained|taught|instructed|educated|training|education|teach-?back|demonstrat\w+|competen\w+)\b")
_IN_USE = re.compile(
    r"(?i)\b(?:use|using|operat\w+|device|sensor|monitor|pump|machine|ventilator|inject\w*|self-?inject\w*|infus\w+|equipment|"
    r"suction\w*|care\s+for)\b"
)


def trained_in_use(text: str, scope: Scope) -> Outcome | None:
    """The patient or a caregiver was taught to use the device: a passage that says so as done; None where the text asks no such thing."""
    asked = re.search(r"(?i)\b(?:trained|taught|training|instructed|educated|education)\b", text)
    if (
        asked is None
        or not _IN_USE.search(text)
        or quantities(text)
        or not re.search(r"(?i)\b(?:member|patient|caregiver|beneficiary|enrollee|parent|individual)\b", text)
    ):
        return None
    chart = scope.case.chart
    for entry in chart.entries:
        m = _TRAINED.search(entry.text)
        if m is None or not entry.usable or not _IN_USE.search(entry.text) or undone(entry.text) or "?" in entry.text:
            continue
        done = own_cues(entry.text, m.start(), m.end()) is Stance.PRESENT
        if done and not re.search(r"(?i)\b(?:offered|will|to\s+be|plan\w*|need\w*|requested)\b", entry.text):
            return met("The record says that the use was taught", chart.evidence(entry, method="training"), kind="training")
    return still_open("training")


_DISCIPLINES = ("physical-therapy", "occupational-therapy", "speech-therapy", "orthosis")
_SEVERAL = re.compile(r"(?i)\b(two|three|multiple|more\s+than\s+one|several|2|3)\b[^.;]{0,30}\b(?:therap\w+|disciplines?)\b")


def several_therapies(text: str, scope: Scope) -> Outcome | None:
    """A need for several therapy disciplines: those that the record says the patient needs or gets."""
    m = _SEVERAL.search(text)
    if m is None or not re.search(r"(?i)\bdisciplines?\b|\btherapies\b", text):
        return None
    chart = scope.case.chart
    found: dict[str, Entry] = {}
    for name in _DISCIPLINES:
        for entry, mention in chart.mentions(name):
            if entry.stance(mention.start, mention.end) in (Stance.PRESENT, Stance.PLANNED):
                found.setdefault(name, entry)
    wanted = 3 if m[1].lower() in ("three", "3") else 2
    if len(found) >= wanted and ({"physical-therapy", "occupational-therapy"} & set(found) or "physical" not in text.lower()):
        return met(
            f"The record names {len(found)} disciplines: {', '.join(n.replace('-', ' ') for n in found)}",
            *dict.fromkeys(chart.evidence(e, method="discipline") for e in found.values()),
            kind="discipline",
        )
    return still_open("discipline")


_AIDS = ("cane", "walker", "gait-aid", "manual-wheelchair")
_TOO_LITTLE = re.compile(
    r"(?i)\b(?:not\s+enough|not\s+(?:be\s+)?(?:sufficient|adequate|safe|possible|able)|insufficient|inadequate|cannot|can\s*not|unable|"
    r"unsafe|fall(?:s|en)?\s+with|fail(?:s|ed)?|lacks?|too\s+weak|does\s+not\s+(?:\w+\s+)?(?:resolve|meet|help|correct))\b"
)


def aid_not_enough(text: str, scope: Scope) -> Outcome | None:
    """A cane, walker or manual wheelchair would not do: a passage that names the aid and says so."""
    chart = scope.case.chart
    wanted = {m.concept for m in chart.annotator.words(text).mentions if m.concept in _AIDS}
    if not wanted or not _TOO_LITTLE.search(text):
        return None
    for concept in sorted(wanted):
        for entry, _ in chart.mentions(concept):
            after = [e for e in chart.around(entry, 2) if e.index > entry.index and e.passage.recorded_on == entry.passage.recorded_on]
            told = next(
                (e for e in after if re.search(r"(?i)\b(?:cannot|can\s*not|unable)\s+(?:to\s+)?(?:self-?)?(?:propel|wheel|push)", e.text)),
                None,
            )
            if told is not None and "wheelchair" in concept:
                return met(
                    "The record says that this aid would not do",
                    chart.evidence(entry, method="aid"),
                    chart.evidence(told, method="aid"),
                    kind="aid",
                )
            if _TOO_LITTLE.search(entry.text) and not re.search(r"(?i)\bno\s+difficulty\b", entry.text):
                return met("The record says that this aid would not do", chart.evidence(entry, method="aid"), kind="aid")
    return still_open("aid")


_DECIDES = re.compile(
    r"(?i)\b(?:will|would|may|can|needed\s+to|necessary\s+to|in\s+order\s+to|to)\s+(?:help\s+(?:to\s+)?)?(?:decide|determine|guide|"
    r"change|alter|direct|choose|select|affect|influence|plan|inform)\b"
)
_CARE = re.compile(
    r"(?i)\b(?:treat\w*|surg\w+|therap\w+|manage\w*|lumpectomy|mastectomy|resect\w+|chemo\w*|radiation|intent|candidate|operat\w+|"
    r"medication|dose|intervention|care|choice|surveillance|drugs?|anticonvulsant\w*|screening|transplant\w*|catheter\w*)\b"
)


_CONDITIONAL = re.compile(
    r"(?i)\bif\s+(?:the\s+|it\s+|this\s+)?(?:[\w/-]+\s+){0,3}?(?:shows?|confirms?|is|are|comes\s+back|"
    r"finds?)?\s*(?:an?\s+)?(?:positive|negative|normal|abnormal|clear|ischemia|tumor|mass|disease|"
    r"mutation|variant|\w+ation|\w+osis|present|absent)\b[^.]{0,80}\b(?:will|would|goes|go|she|he|we|then|plan|proceed|can|need\w*)\b"
)


def will_decide(text: str, scope: Scope) -> Outcome | None:
    """The result will decide on treatment: a clinician says what depends on it."""
    if not (
        re.search(r"(?i)\bresults?\b|\bfindings\b|\btest(?:ing)?\b|\bstudy\b|\bimaging\b", text)
        and _DECIDES.search(text)
        and _CARE.search(text)
    ):
        return None
    chart = scope.case.chart
    for entry in chart.entries:
        if entry.usable and _CONDITIONAL.search(entry.text) and len(_CARE.findall(entry.text)) >= 1:
            return met(
                "A clinician says what follows from the result", chart.evidence(entry, Assertion.PLANNED, method="impact"), kind="impact"
            )
        m = _DECIDES.search(entry.text)
        if (
            entry.usable
            and m
            and _CARE.search(entry.text[m.end() :])
            and re.search(
                r"(?i)\b(?:result|study|scan|test\w*|MRI|CT|PET\S*|imaging|needed|biopsy|diagnosis|finding|sequencing|exome|"
                r"catheterization)\b",
                entry.text[: m.end()],
            )
            and not re.search(r"(?i)\b(?:not|no)\b[^.;]{0,20}$", entry.text[: m.start()])
        ):
            return met(
                "A clinician says what treatment depends on the result",
                chart.evidence(entry, Assertion.PLANNED, method="impact"),
                kind="impact",
            )
    return unknown("No clinician says what depends on the result", f"a note on how the result will guide treatment: {text}", kind="impact")


_IN_PERSON = re.compile(r"(?i)\b(?:in[\s-]person|face[\s-]to[\s-]face)\b")
_REMOTE = re.compile(r"(?i)\b(?:video|telehealth|tele-?visit|telemedicine|virtual|phone|telephone|portal)\b")
_SEEN = re.compile(
    r"(?i)\b(?:(?:initial|new\s+patient|follow[\s-]?up|office|clinic|return|post-?op\w*|consult\w*|annual|urgent)\s+(?:visit|"
    r"consultation|evaluation|exam\w*|appointment|note)|"
    r"visit(?:\s+date)?|consultation|progress\s+note|seen\s+(?:and\s+examined|today|in|by|at|on)|follow[\s-]?up)\b"
)
_VISIT = re.compile(
    r"(?i)\b(?:in[\s-]person|face[\s-]to[\s-]face|office\s+visit|clinic\s+visit|visit\s+date|date\s+of\s+visit|follow-?up\s+visit|"
    r"telehealth|seen\s+(?:today|in\s+clinic))\b"
)


_RATE = re.compile(r"(?i)\bvisits?\s+(?:every|per|each|a\s+(?:week|month))\b|\b(?:requested|expected|authorized|approved)\b")


def _of_field(entry: Entry, field: set[str], scope: Scope) -> bool:
    """True where the visit's own note (its heads, author, or lines of the same day) names the specialist that the text asks for."""
    chart = scope.case.chart
    near = [entry, *(e for e in chart.around(entry, 12) if e.passage.recorded_on == entry.passage.recorded_on)]
    ids = {i for e in near for i in (*e.words.concepts(), *e.about.concepts())}
    return any(chart.lexicon.is_a(i, c) for i in ids for c in field)


def seen_in_person(text: str, scope: Scope) -> Outcome | None:
    """A face-to-face examination or encounter that took place, in the window where there is one."""
    if (
        not _IN_PERSON.search(text)
        or not re.search(r"(?i)\b(?:evaluat\w+|examin\w+|encounter|visit|assess\w+)\b", text)
        or quantities(re.sub(r"(?i)(?:within|no\s+(?:more|earlier|later)\s+than|not\s+more\s+than).*$", "", text))
    ):
        return None
    chart = scope.case.chart
    found = windows(text)
    window = found[0] if found and "start of care" not in text.lower() else None
    wanted = _VISIT if re.search(r"(?i)\bvisit\b|\btelehealth\b", text) else _IN_PERSON
    field = {m.concept for m in chart.annotator.words(text).mentions if chart.lexicon.concepts[m.concept].kind == "specialty"} - {
        "specialist"
    }
    remote = _REMOTE.search(text) is not None
    plain = re.search(r"(?i)\bvisit\b|\bencounter\b|\bseen\b", text) is not None
    for entry in chart.entries:
        m = wanted.search(entry.text)
        if m is None and plain and (remote or not _REMOTE.search(entry.text)):
            m = _SEEN.search(entry.text) if dateline(entry.passage) or len(entry.text) < 90 else None
        if m is None and remote and plain:
            m = _REMOTE.search(entry.text) if re.search(r"(?i)\bvisit\b", entry.text) else None
        if not entry.usable or m is None or _RATE.search(entry.text):
            continue
        if field and not _of_field(entry, field, scope):
            continue
        on = said_on(entry)
        if undone(entry.text) or on is None or on > scope.case.as_of:
            continue
        done = (
            bool(entry.dates) and on is not None and on <= scope.case.as_of and own_cues(entry.text, m.start(), m.end()) is Stance.PRESENT
        )
        if not done and entry.stance(m.start(), m.end()) not in (Stance.PRESENT, Stance.HISTORICAL):
            continue
        near_start = (
            on is not None and scope.case.context.service_start is not None and -31 < (scope.case.context.service_start - on).days <= 90
        )
        if (window is not None and scope.case.inside(on, window) is True) or (not found) or (window is None and near_start):
            return met("The record has a face-to-face examination", chart.evidence(entry, method="face-to-face"), kind="visit")
    return still_open("contact")


_IMPAIRED = re.compile(
    r"(?i)\b(?:interfer\w+\s+with\s+(?:\w+\s+){0,2}(?:life|sleep|work|school|activities|function\w*)|functional\s+disability|"
    r"loss\s+of\s+function|mobility\s+limitation|(?:keeps?|prevents?)\s+(?:\w+\s+){0,4}from|(?:unable|cannot|"
    r"inability)\s+(?:to\s+)?perform|"
    r"(?:impact|effect)\s+on\s+(?:the\s+)?(?:daily|function\w*|activities|quality\s+of\s+life|ability)|impairments?\s+in|"
    r"impair\w*\s+(?:[\w-]+\s+){0,3}(?:activities|function|mobility)|functional\s+(?:impairment|limitations?|"
    r"deficits?|disability|decline)|impair(?:s|ed|"
    r"ment)?\s+(?:of\s+)?(?:function|daily|"
    r"activities)|(?:interferes?|limits?|interfering|limiting)\s+(?:with\s+)?(?:function|daily|activities|mobility))"
)
_CANNOT = re.compile(
    r"(?i)\b(?:cannot|can\s*not|can[’']t|could\s+not|unable\s+to|needs?\s+(?:a\s+|an\s+|the\s+)?(?:help|assist\w*|walker|cane|wheelchair|"
    r"two\s+people)|requires?\s+(?:help|assist\w*)|difficulty|trouble|stopped|no\s+longer|limited|dependent|max(?:imal)?\s+assist|"
    r"mod(?:erate)?\s+assist\w*)\b"
)


_ABLE = re.compile(
    r"(?i)\b(?:(?:fully\s+)?independent\s+(?:in|with|for)\s+(?:all\s+)?(?:of\s+)?(?:(?:his|her|their|"
    r"the)\s+)?(?:basic\s+)?(?:activities\s+of\s+daily\s+"
    r"living|ADLs?|self-?care)|no\s+(?:functional\s+(?:limitations?|impairments?|deficits?)|limits?\s+in\s+daily\s+activities))\b"
)


def impaired_function(text: str, scope: Scope) -> Outcome | None:
    """Function that is impaired: a passage that says what the patient cannot do or needs help with."""
    m = _IMPAIRED.search(text)
    if m is None or any(q.dimension for q in quantities(text)):
        return None
    chart = scope.case.chart
    rest = [s for s in slots_of(chart.annotator.words(text[: m.start()]), chart.annotator) if s.weight >= 1.9]
    for entry in chart.entries:
        cannot = _CANNOT.search(entry.text) or next((_FUNCTION.search(entry.text) for s in rest if _names(s, entry, scope)), None)
        if (
            not entry.usable
            or cannot is None
            or not _FUNCTION.search(entry.text)
            or re.search(r"(?i)\b(?:no|without|denies)\s+(?:\w+\s+){0,2}$", entry.text[: cannot.start()])
        ):
            continue
        near = [entry, *chart.around(entry, 3)]
        if all(any(_names(s, e, scope) for e in near) for s in rest):
            return met("The record says what the patient cannot do", chart.evidence(entry, method="function"), kind="function")
    whole = [e for e in chart.entries if e.usable and not rest and _ABLE.search(e.text) and not _CANNOT.search(e.text)]
    if whole:
        newest = max(whole, key=lambda e: e.passage.recorded_on or date.min)
        return not_met("The record says that function is whole", chart.evidence(newest, method="function"), kind="function")
    return still_open("function")


def _names(slot: Slot, entry: Entry, scope: Scope) -> bool:
    lexicon = scope.case.chart.lexicon
    return any(
        any(lexicon.is_a(m.concept, c) for c in slot.concepts) and entry.stance(m.start, m.end) in (Stance.PRESENT, Stance.HISTORICAL)
        for m in entry.words.mentions
    )


def lower_level(text: str, scope: Scope) -> Outcome | None:
    """A clinician's statement of why a lower level of care would not meet the needs."""
    chart = scope.case.chart
    wanted = {
        m.concept
        for m in chart.annotator.words(text).mentions
        if m.concept in ("snf", "home-health", "outpatient", "partial-hospital", "residential", "irf")
    }
    if not wanted:
        return None
    for entry in chart.entries:
        if not entry.usable or not _NOT_ENOUGH.search(entry.text):
            continue
        near = [entry, *(e for e in chart.around(entry, 2) if e.passage.section == entry.passage.section)]
        if any(wanted & (e.words.concepts() | e.about.concepts()) for e in near):
            proof = [chart.evidence(e, method="level") for e in near if wanted & e.words.concepts()][:1]
            return met(
                "The record says why a lower level would not meet the needs",
                *dict.fromkeys([*proof, chart.evidence(entry, method="level")]),
                kind="level",
            )
    return None
