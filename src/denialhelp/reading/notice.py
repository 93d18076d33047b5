"""Read a denial notice: all finders together, constraints between fields, facts with pins, questions for what is open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Alternative, Code, DocumentNote, Fact, Notice, Pin, Problem, Question, StatedDeadline
from denialhelp.casefile.slugs import Level, PlanType, Stage
from denialhelp.reference.tables import Tables

from .blank_forms import blank_form
from .candidates import BAR, Candidate, Choice, choose
from .codes import CodeFinder, CodeHit
from .dates import day_first, impossible_dates
from .deadlines import Period, agrees, periods, wanted_kinds
from .denial import denial_facts, document_kind
from .fields_appeal import appeal_to
from .fields_claims import Claims, labelled_amounts, mask, read_claims
from .fields_clock import CLOCK_FACTS, EFFECTIVE, RECEIVED, appeal_day, clock_days, peer_by_days
from .fields_dates import DayBook, column_days, day_candidates
from .fields_ids import column_claims, identifiers
from .fields_people import column_people, people
from .fields_remittance import is_remittance, remittance
from .fields_service import policies, services
from .pairs import Pair, find_pairs
from .plan import plan_facts
from .prose_amounts import prose_amounts
from .questions import ask
from .received import received
from .sentences import Zone, sentences_of
from .service_change import change_of
from .several import choose_one
from .stage import ordinary_pace, urgent_as_told, urgent_stay
from .structure import Sheet, sheets_of

_SIMPLE = (
    "member_id",
    "group_number",
    "claim_number",
    "reference_number",
    "npi",
    "patient_name",
    "patient_dob",
    "provider_name",
    "facility_name",
    "notice_date",
    "service_start",
    "service_end",
    "service",
    "cited_policy",
    "amount_billed",
    "amount_denied",
    "patient_owes",
)

_LONG_AGO = 450
_OWN_REVIEW = {
    PlanType.MEDICARE_ADVANTAGE.value: Level.RECONSIDERATION,
    PlanType.FEHB.value: Level.RECONSIDERATION,
    PlanType.TRICARE.value: Level.RECONSIDERATION,
    PlanType.MEDICARE_PART_D.value: Level.REDETERMINATION,
    PlanType.MEDICARE_ORIGINAL.value: Level.REDETERMINATION,
}
_FIRST_PERSON = re.compile(r"\b(?:[Mm]y|me|I|[Mm]i|[Yy]o)\b")


@dataclass
class _Reading:
    """What is gathered while one notice is read."""

    documents: tuple[Document, ...]
    context: tuple[Document, ...]
    tables: Tables
    as_of: date
    facts: dict[str, Fact] = field(default_factory=dict)
    open: dict[str, Choice] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def put(self, choice: Choice, name: str) -> None:
        """Keep a chosen fact, or what is open about it."""
        if choice.fact is not None:
            self.facts[name] = choice.fact
        elif choice.rivals:
            self.open[name] = choice

    def day(self, name: str) -> date | None:
        """The day of a fact that was found."""
        fact = self.facts.get(name)
        return fact.value if fact is not None and isinstance(fact.value, date) else None


def read_notice(
    documents: Sequence[Document], tables: Tables, *, as_of: date, context: Sequence[Document] = (), claim: int | None = None
) -> Notice:
    """The facts of a notice with their places. `context` (plan documents, the claimant's statement) may supply plan_type, state,
    funding and received_date. What is uncertain is a question, what is absent stays absent. Of several decisions in one paper only one
    is read: number `claim` of the paper's order, else the first (of a remittance the largest)."""
    one = choose_one(documents, claim)
    documents = one.documents
    reading = _Reading(tuple(documents), tuple(context), tables, as_of)
    reading.problems.extend(one.problems)
    reading.questions.extend(one.questions)
    notes = tuple(DocumentNote(d.id, d.sha256, len(d.pages), d.how.value, d.language) for d in documents)
    _languages(reading)
    sheets = sheets_of(documents)
    kind = _parties(reading)
    if blank_form(sheets):
        problem = Problem("blank-form", "This is a form that nobody has filled in; send the notice that you received.")
        return Notice(notes, "other", {}, (*reading.problems, problem), ())
    if is_remittance(documents):
        facts, problems = remittance(sheets, as_of)
        reading.facts.update(facts)
        reading.problems.extend(problems)
    else:
        _fields(reading, sheets)
    _received(reading, sheets)
    reading.questions.extend(ask(reading.facts, reading.open, kind))
    return Notice(notes, kind, reading.facts, tuple(reading.problems), tuple(_once(reading.questions)))


def _once(questions: Sequence[Question]) -> list[Question]:
    seen: dict[str, Question] = {}
    for question in questions:
        seen.setdefault(question.fact, question)
    return list(seen.values())


def _languages(reading: _Reading) -> None:
    for document in reading.documents:
        if document.language not in ("en", "es", ""):
            message = (
                f"This notice seems to be in a language that is not read here ({document.language}); "
                "ask the plan for it in English or Spanish."
            )
            reading.problems.append(Problem("other-language", message))


def _parties(reading: _Reading) -> str:
    """Facts of payer, reasons, stage and plan from their own finders; the kind of document."""
    kind, problems = document_kind(reading.documents, reading.tables)
    reading.problems.extend(problems)
    reading.facts.update(denial_facts(reading.documents, reading.tables, as_of=reading.as_of))
    facts, questions = plan_facts(reading.documents, reading.context, reading.tables)
    reading.facts.update(facts)
    level, plan = reading.facts.get("level"), facts.get("plan_type")
    if level is not None and plan is not None and level.value == Level.INTERNAL_1.value and plan.confidence >= 0.8:
        own = _OWN_REVIEW.get(str(plan.value))
        if own is not None:  # the plan's own review has its own name there
            reading.facts["level"] = replace(level, value=own.value)
    reading.questions.extend(questions)
    return str(kind)


def _fields(reading: _Reading, whole: Sequence[Sheet]) -> None:
    """Every field of a letter, statement or e-mail."""
    claims = read_claims(whole, find_pairs(whole))
    sheets = tuple(mask(s, claims.hidden) for s in whole)
    pairs = find_pairs(sheets)
    language = "es" if any(d.language == "es" for d in reading.documents) else "en"
    book = DayBook(sheets, day_first([s.flat for s in sheets], language), reading.as_of)
    found = [
        *identifiers(sheets, pairs),
        *people(sheets, pairs),
        *day_candidates(sheets, _outside(pairs, claims), book, reading.documents),
        *services(sheets, pairs, claims),
        *policies(sheets, pairs),
        *claims.candidates,
        *labelled_amounts(sheets, pairs, claims.columns),
        *(c for sheet in sheets for c in prose_amounts(sheet)),
        *_table_fields(claims, book),
    ]
    for name in _SIMPLE:
        mine = _fitting(name, [c for c in found if c.name == name], reading, claims)
        reading.put(choose(mine, margin=_margin(name)), name)
    _kaiser_number(reading, pairs)
    _cut(reading, sheets)
    _codes(reading, CodeFinder(sheets, pairs, claims.columns).codes(), claims)
    _together(reading)
    stated = periods(sheets, pairs, book)
    _deadline(reading, stated)
    _clocks(reading, [*clock_days(sheets, pairs, book), *peer_by_days(stated, reading.day("notice_date"))])
    _settle(reading)
    _urgency(reading, appeal_day(sheets, pairs, book))
    place = appeal_to(
        sheets,
        urgent=_is(reading, "urgent"),
        external=_level(reading) in ("final-internal", "internal-2", "redetermination", "reconsideration"),
    )
    if place is not None and place.confidence >= BAR:
        reading.facts["appeal_to"] = place
    for sheet in whole:
        for start, end in impossible_dates(sheet.flat):
            reading.problems.append(Problem("date-impossible", "A date is printed that does not exist.", sheet.pin(start, end)))


def _together(reading: _Reading) -> None:
    """Says that a statement refuses several services of one claim, where it gives more than one reason."""
    service, reasons = reading.facts.get("service"), reading.facts.get("reasons")
    names = str(service.value).split("; ") if service is not None else []
    if service is None or len(names) < 2 or reasons is None or not isinstance(reasons.value, tuple) or len(reasons.value) < 2:
        return
    message = (
        f"This paper refuses {len(names)} services ({service.value}) and gives more than one reason. The letter speaks of all of them; "
        "check which reason belongs to which, and take out what you do not want to appeal."
    )
    reading.problems.append(Problem("several-services", message, service.sources[0] if service.sources else None))


def _kaiser_number(reading: _Reading, pairs: Sequence[Pair]) -> None:
    """Kaiser Permanente calls its members' number the medical or health record number; elsewhere that is the hospital's own."""
    payer = reading.facts.get("payer")
    if payer is None or payer.value != "kaiser-permanente" or "member_id" in reading.facts:
        return
    for pair in pairs:
        if re.fullmatch(r"(?:medical|health) record (?:number|no\.?|#)", pair.name.strip(" :").lower()) and re.fullmatch(
            r"[\d -]{6,14}", pair.text
        ):
            reading.facts["member_id"] = Fact("member_id", pair.text.strip(), 0.85, (pair.sheet.pin(*pair.first),))
            return


def _cut(reading: _Reading, sheets: Sequence[Sheet]) -> None:
    """A service that is reduced is named with its old and new amount."""
    service, stage = reading.facts.get("service"), reading.facts.get("stage")
    if service is None or stage is None or stage.value != Stage.CONCURRENT.value or re.search(r"\bredu", str(service.value)):
        return
    change = change_of(sheets)
    if change is not None:
        words, pin = change
        reading.facts["service"] = replace(service, value=f"{service.value}, {words}", sources=(*service.sources, pin))


def _outside(pairs: Sequence[Pair], claims: Claims) -> list[Pair]:
    """The pairs but for heads of a table's columns: its rows are read one by one."""
    return [p for p in pairs if p.how != "below" or (p.sheet.order, p.first[0]) not in claims.columns]


def _urgency(reading: _Reading, appealed: tuple[date, Pin] | None) -> None:
    """Where the notice's words leave open whether it was urgent: the days of a stay's review, then the claimant's own words."""
    if "urgent" in reading.facts:
        return
    own = [d for d in reading.context if len(d.pages) <= 2 and _FIRST_PERSON.search(" ".join(p.text for p in d.pages)[:3000])]
    fact = urgent_stay(reading.facts) or urgent_as_told(sentences_of(own)) or ordinary_pace(reading.facts, appealed)
    if fact is None and _plain_request(reading):
        stage = reading.facts["stage"]
        fact = Fact("urgent", False, 0.66, stage.sources[:1])
    if fact is not None:
        reading.facts["urgent"] = fact


_HURRY = re.compile(
    r"\b(?:expedit\w+|urgent\w*|urgente\w*|fast|emergenc\w+|72[- ]hours?|inpatient|residential|hospital stay|hospitali[sz]\w+|admission|"
    r"admitted|intensive care|chemotherapy|"
    r"transplant|cancer|discharge[ds]?)\b",
    re.IGNORECASE,
)


def _plain_request(reading: _Reading) -> bool:
    """Whether a request before the service is decided without one word of hurry or of a stay: by law a fast decision tells of fast
    appeals, so that such a notice was an ordinary one."""
    stage = reading.facts.get("stage")
    if stage is None or stage.value not in (Stage.PRE_SERVICE.value, Stage.FORMULARY.value, Stage.CONCURRENT.value):
        return False
    told = " ".join(s.folded for s in sentences_of(reading.documents) if s.zone is Zone.DECISION)
    return _HURRY.search(told) is None


def _margin(name: str) -> float:
    return {
        "reference_number": 0.02,
        "service": 0.0,
        "cited_policy": 0.0,
        "provider_name": 0.03,
        "facility_name": 0.03,
        "service_end": 0.03,
    }.get(name, 0.06)


def _is(reading: _Reading, name: str) -> bool:
    fact = reading.facts.get(name)
    return fact is not None and fact.value is True


def _level(reading: _Reading) -> str | None:
    fact = reading.facts.get("level")
    return fact.value if fact is not None and isinstance(fact.value, str) else None


def _table_fields(claims: Claims, book: DayBook) -> list[Candidate]:
    """Claim number, provider and dates of service from the columns of the denied claim's rows."""
    out: list[Candidate] = []
    for table, record in claims.rows:
        for at, column in enumerate(table.columns):
            cells = record.cells.get(at, [])
            if column.label is None or not cells:
                continue
            out.extend(column_claims(table.sheet, column.label, cells, claims.denied))
            out.extend(column_people(table.sheet, column.label, cells))
            out.extend(column_days(table.sheet, column.label, cells, book))
    return out


def _fitting(name: str, found: list[Candidate], reading: _Reading, claims: Claims) -> list[Candidate]:
    """The candidates that other facts allow."""
    notice_on, born = reading.day("notice_date"), reading.day("patient_dob")
    if name == "claim_number":
        found = [c for c in found if c.value not in claims.others]
        if len(claims.denied) > 1:
            found = [replace(c, score=min(c.score, 0.8)) for c in found]
    if (
        name == "provider_name"
        and claims.denied
        and any(c.score >= 0.8 and re.fullmatch(r"\s*provider\W*", c.why, re.IGNORECASE) for c in found)
    ):
        # on a statement whoever billed the claim leads whoever ordered it
        found = [replace(c, score=c.score - 0.2) if re.search(r"order|refer", c.why, re.IGNORECASE) else c for c in found]
    if name == "notice_date":
        found = [
            c
            for c in found
            if isinstance(c.value, date) and reading.as_of - timedelta(days=1830) < c.value <= reading.as_of + timedelta(days=7)
        ]
        return _first_days(found)
    if name == "patient_dob":
        return [c for c in found if isinstance(c.value, date) and reading.as_of - timedelta(days=44_000) < c.value <= reading.as_of]
    if name in ("service_start", "service_end"):
        found = [c for c in found if isinstance(c.value, date) and c.value != born and c.value > reading.as_of - timedelta(days=3660)]
        amounts = any(n in reading.facts for n in ("amount_billed", "patient_owes")) or any(
            c.name == "amount_billed" for c in claims.candidates
        )
        if notice_on is not None and amounts:
            found = [c if isinstance(c.value, date) and c.value <= notice_on else replace(c, score=c.score - 0.3) for c in found]
        if notice_on is not None:
            found = [replace(c, score=c.score - 0.4) if _history(c, notice_on) else c for c in found]
        stage = reading.facts.get("stage")
        return _outer(name, found, going_on=stage is not None and stage.value == Stage.CONCURRENT.value)
    return found


def _history(candidate: Candidate, notice_on: date) -> bool:
    """Whether a day that a sentence names lies so long ago that it belongs to the patient's history."""
    return candidate.why == "in a sentence" and isinstance(candidate.value, date) and (notice_on - candidate.value).days >= _LONG_AGO


def _first_days(found: list[Candidate]) -> list[Candidate]:
    """Among dates that a notice calls its own, the notice or letter date leads; mailing and decision dates stand back."""
    if any(c.score >= 0.8 for c in found):
        return [c if c.score >= 0.8 else replace(c, score=min(c.score, 0.5)) for c in found]
    return found


def _outer(name: str, found: list[Candidate], *, going_on: bool = False) -> list[Candidate]:
    """Several days of service in one table are one period: the first and the last count. Days that are refused out of a stay lead,
    but not before the day of admission, unless the stay goes on."""
    if not going_on and any(re.search(r"admi|ingreso", c.why, re.IGNORECASE) for c in found):
        found = [c for c in found if c.why != "days refused"]
    tables = [c for c in found if c.why == "table"]
    if len({c.value for c in tables}) > 1:
        days = [c.value for c in tables if isinstance(c.value, date)]
        edge = min(days) if name == "service_start" else max(days)
        found = [c for c in found if c.why != "table" or c.value == edge]
    return found


def _codes(reading: _Reading, hits: Sequence[CodeHit], claims: Claims) -> None:
    kept: dict[Code, CodeHit] = {}
    for hit in hits:
        if hit.score < BAR or (hit.code in claims.paid_codes):
            continue
        code = Code(hit.system, hit.code)
        if code not in kept or hit.score > kept[code].score:
            kept.setdefault(code, hit)
    if not kept:
        return
    order = {"CPT": 0, "HCPCS": 0, "NDC": 1, "REV": 2, "ICD-10-CM": 3}
    codes = tuple(sorted(kept, key=lambda c: order[c.system]))
    pins = tuple(kept[c].sheet.pin(kept[c].start, kept[c].end) for c in codes)
    reading.facts["codes"] = Fact("codes", codes, min(kept[c].score for c in codes), pins)


def _deadline(reading: _Reading, found: Sequence[Period]) -> None:
    """The filing period for the next step after a decision of this level; a printed last day joins the days it agrees with."""
    for kind in wanted_kinds(_level(reading)):
        mine = [p for p in found if p.kind == kind]
        spans = [p for p in mine if p.value.date is None]
        days = [p for p in mine if p.value.date is not None]
        choice = choose(
            [Candidate("stated_deadline", p.value, p.score, (p.pin,), p.kind) for p in _fuller(spans)], key=_length, margin=0.05
        )
        if choice.fact is None and not choice.rivals and days:
            choice = choose([Candidate("stated_deadline", p.value, p.score, (p.pin,), p.kind) for p in days])
        elif choice.fact is not None and days and isinstance(choice.fact.value, StatedDeadline):
            choice = Choice(_with_date(reading, choice.fact, days[0]))
        if choice.fact is not None or choice.rivals:
            reading.put(choice, "stated_deadline")
            return


def _clocks(reading: _Reading, found: Sequence[Candidate]) -> None:
    """The days that clocks count from, as far as they fit the notice's own date. What was received without a word of what it was is
    the request before the service and the claim after it."""
    notice_on, stage = reading.day("notice_date"), reading.facts.get("stage")
    named = {Stage.PRE_SERVICE.value: "request_received", Stage.POST_SERVICE.value: "claim_received"}
    plain = named.get(str(stage.value)) if stage is not None and _level(reading) == Level.INITIAL else None
    kept = [replace(c, name=plain, score=c.score - 0.1) if c.name == RECEIVED and plain else c for c in found]
    if stage is not None and stage.value == Stage.CONCURRENT.value:
        kept = [replace(c, name="effective_date", score=c.score - 0.12) if c.name == EFFECTIVE else c for c in kept]
    for name in CLOCK_FACTS:
        mine = [c for c in kept if c.name == name and isinstance(c.value, date) and _fits(name, c.value, notice_on, reading.as_of)]
        reading.put(choose(mine), name)


def _fits(name: str, day: date, notice_on: date | None, as_of: date) -> bool:
    """Whether a day can be what it is taken for: things are received before the notice, and it is mailed about its own date."""
    if name in ("request_received", "claim_received"):
        return day <= (notice_on or as_of) and (notice_on or as_of) - day < timedelta(days=730)
    if name == "mailed_date":
        return day <= as_of and (notice_on is None or abs((day - notice_on).days) <= 30)
    if notice_on is None:
        return True
    if name == "peer_to_peer_by":
        return timedelta(0) <= day - notice_on <= timedelta(days=120)
    return abs((day - notice_on).days) <= 730


def _length(value: StatedDeadline) -> object:
    return value.days, value.months, value.date


def _fuller(found: Sequence[Period]) -> list[Period]:
    """Periods of one length agree on where they start if only one of them says it."""
    out = []
    for p in found:
        starts = {q.value.start for q in found if _length(q.value) == _length(p.value) and q.value.start}
        out.append(replace(p, value=replace(p.value, start=starts.pop())) if p.value.start is None and len(starts) == 1 else p)
    return out


def _with_date(reading: _Reading, fact: Fact, day: Period) -> Fact:
    value, by = fact.value, day.value.date
    if not isinstance(value, StatedDeadline) or by is None:
        return fact
    if agrees(value, reading.day("notice_date"), by):
        return replace(fact, value=replace(value, date=by), sources=(*fact.sources, day.pin))
    reading.problems.append(
        Problem("conflicting-values", "The last day to appeal that is printed does not fit the number of days that is printed.", day.pin)
    )
    return replace(fact, alternatives=(*fact.alternatives, Alternative(day.value, (day.pin,))))


def _settle(reading: _Reading) -> None:
    """What facts say about each other: one number is not two things, a service ends after it begins."""
    facts = reading.facts
    claim, reference = facts.get("claim_number"), facts.get("reference_number")
    if claim is not None and reference is not None and claim.value == reference.value:
        del facts["reference_number" if claim.confidence >= reference.confidence - 0.1 else "claim_number"]
    start, end = reading.day("service_start"), reading.day("service_end")
    if end is not None and (start is None or end < start):
        facts.pop("service_end", None)
    for name in ("member_id", "claim_number", "reference_number", "notice_date"):
        choice = reading.open.get(name)
        if choice is not None and choice.conflict and len(choice.rivals) > 1:
            message = f"The notice gives more than one {name.replace('_', ' ')}."
            reading.problems.append(Problem("conflicting-values", message, choice.rivals[0].pins[0] if choice.rivals[0].pins else None))
    if _bare(facts.get("patient_name")) and _bare(facts.get("patient_name")) == _bare(facts.get("provider_name")):
        del facts["patient_name"]


def _bare(fact: Fact | None) -> str:
    """A name's letters, without title and credentials."""
    return "" if fact is None else re.sub(r"\W", "", str(fact.value).split(",")[0].lower().removeprefix("dr. "))


def _received(reading: _Reading, sheets: Sequence[Sheet]) -> None:
    found = list(received(sheets_of(reading.context), sheets, notice_on=reading.day("notice_date"), as_of=reading.as_of))
    mailed = reading.facts.get("notice_date")
    if not found and mailed is not None and any(d.headers for d in reading.documents) and any("e-mail" in c for c in _ways(reading)):
        found.append(Candidate("received_date", mailed.value, 0.75, mailed.sources, "e-mail date"))
    reading.put(choose(_earliest(found)), "received_date")


def _ways(reading: _Reading) -> list[str]:
    return ["e-mail" for d in reading.documents if any(k.lower() == "date" for k, _ in d.headers)]


def _earliest(found: list[Candidate]) -> list[Candidate]:
    """Of two days that the claimant names, the earlier is the safe one."""
    days = sorted({c.value for c in found if isinstance(c.value, date)})
    if len(days) > 1:
        return [c if c.value == days[0] else replace(c, score=c.score - 0.12) for c in found]
    return found
