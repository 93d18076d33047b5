"""Dates of a notice: its own date, the birth date, the dates of service; every other date is known so that it is not taken for one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from denialhelp.casefile.document import Document

from .candidates import Candidate
from .context import before, label_before, last_clause
from .dates import Mention, Span, find_dates, find_ranges
from .labels import Label, classify
from .pairs import Pair
from .structure import Cell, Sheet

_NOTICE_SAYS = re.compile(
    r"(?:\b(?:this|the|our) (?:notice|letter|explanation of benefits|statement|determination)(?: of \w+(?: \w+)?)? (?:is|"
    r"was) (?:dated|issued(?: on)?|sent on)|date of this (?:notice|letter)(?: is|:|,)?|"
    r"\besta (?:carta|notificaci[oó]n) (?:es de fecha|est[aá] fechada el|tiene fecha(?: del?)?)|este aviso (?:es de fecha|"
    r"tiene fecha(?: del?)?))\s*(?:the |el )?$",
    re.IGNORECASE,
)
_SERVICE = (
    r"(?:services?|treatments?|care|visits?|rides?|transports?|transportation|ambulance|sessions?|consultations?|studies|study|imaging|"
    r"x-rays?|dialysis|delivery|flight|"
    r"surger(?:y|ies)|procedures?|stays?|tests?|scans?|emergency rooms?|rooms?|"
    r"charges?|mri|ct|admissions?|admitted|"
    r"hospitali[sz]ed|prescriptions?|injections?|infusions?|therapy|supplies|equipment|claim|"
    r"servicios?|terapias?|equipos?|medicamentos?|tratamientos?|atenci[oó]n|visitas?|cirug[ií]as?|procedimientos?|"
    r"estad[ií]as?|hospitalizaci[oó]n|ex[aá]menes|"
    r"pruebas?|reclamaci[oó]n)"
)
_SERVICE_SAYS = re.compile(
    rf"\b{_SERVICE}\b(?:(?!\b(?:decision|appeal|letter|notice|dated|recibimos|request(?:ed)? (?:on|dated)|policy|effective|"
    rf"before|after|prior to|antes|until)\b)[^;:]){{0,130}}?"
    r"\b(?:on|from|for|dates?|performed|provided|received|rendered|furnished|you had|scheduled for|beginning|starting|began|given|"
    r"el(?: d[ií]a)?|del?|desde(?: el)?|en|para el)\s*$",
    re.IGNORECASE,
)
_IS_SERVICE = re.compile(rf"\b{_SERVICE}\b", re.IGNORECASE)
_GIVEN = re.compile(
    r"\b(?:provided|performed|rendered|furnished|received|delivered|given|dispensed|filled|you (?:had|received|got)|admitted|"
    r"scheduled|planned|recibi[oó]|realizad[oa]s?|prestad[oa]s?|programad[oa]s?|was done|were done|took place)\b",
    re.IGNORECASE,
)
_NOT_SERVICE = re.compile(
    r"\b(?:(?:claim|bill|request) received|we \S+ (?:the|your|a|an|this|their) (?:claim|request|appeal)|we (?:received|faxed|mailed|got|"
    r"reviewed|sent|asked|"
    r"made|decided)|letter|notice|appeal(?:ed)?|decision|decided|determined|received (?:a|the|your|an) (?:prior|request|"
    r"claim|appeal)|request(?:ed)? (?:dated|received)|evaluation|"
    r"report|notes?|records?|policy|effective|revised|printed|recibimos|carta|aviso|apelaci[oó]n|mailed|dated|bill(?:ed)? "
    r"(?:on|dated)|statement|answer|faxed|order|response|completed|last|previous(?:ly)?|advised|recommended|recorded|requested by|"
    r"asked for|applied|application|"
    r"enrolled|rescind\w*|first decision|original|approved)\b",
    re.IGNORECASE,
)
_HANDLED = re.compile(
    r"(?<!services )(?<!care )(?<!you )\b(?:received|processed|finished|paid|recibid[ao]|procesad[ao])[\s:]*$",
    re.IGNORECASE,
)
_DAYS = re.compile(r"\b(?:days?|dates?|stay|services?|d[ií]as)\b", re.IGNORECASE)
_MORE_DAYS = re.compile(
    r"\b(?:more|additional|further|extra)(?: \w+)? (?:days|nights)(?: of \w+(?: \w+)?)?[,:]?(?: \(?from| for|"
    r" dated)? ?$",
    re.IGNORECASE,
)
_REFUSED_DAYS = re.compile(
    r",? (?:is|are|was|were|will) (?:not (?:be )?(?:covered|approved|certified|authorized|paid)|denied|non-?certified)|,? (?:no est[aá]n|"
    r"no "
    r"fueron|fueron) (?:cubiert|aprobad|denegad|negad)",
    re.IGNORECASE,
)
_ROLE = {
    Label.NOTICE_DATE: ("notice_date", 0.0),
    Label.MAILED_DATE: ("notice_date", -0.12),
    Label.DECISION_DATE: ("notice_date", 0.0),
    Label.BORN: ("patient_dob", 0.0),
}
_PASSED_ON = re.compile(r"forwarded message|original message|mensaje reenviado|mensaje original", re.IGNORECASE)
_OTHERS = frozenset(
    {Label.BORN, Label.SERVICE_DATE, Label.SERVICE_FROM, Label.SERVICE_TO, Label.OTHER_DATE, Label.DECISION_DATE, Label.DEADLINE}
)
_BORN_SAYS = re.compile(
    r"\b(?:born(?: on)?|birth ?date|date of birth|d\.?o\.?b\.?|fecha de nacimiento|nacid[oa](?: el)?|f\.?\s?nac\.?)[\s:(]*$", re.IGNORECASE
)


class DayBook:
    """Every date of the notice's sheets, read in the order (month or day first) that the notice shows."""

    def __init__(self, sheets: Sequence[Sheet], order: bool | None, as_of: date) -> None:
        self.as_of = as_of
        self.order = order
        self.mentions = {s.order: find_dates(s.flat, order=order, pivot=as_of.year) for s in sheets}
        self.spans = {s.order: find_ranges(s.flat, self.mentions[s.order]) for s in sheets}

    def within(self, sheet: Sheet, start: int, end: int) -> list[Mention]:
        """The dates in a part of a sheet."""
        return [m for m in self.mentions[sheet.order] if m.start >= start and m.end <= end]

    def span_at(self, sheet: Sheet, mention: Mention) -> Span | None:
        """The period that a date begins or ends."""
        return next((s for s in self.spans[sheet.order] if s.start <= mention.start < s.end), None)


def day_candidates(sheets: Sequence[Sheet], pairs: Sequence[Pair], book: DayBook, documents: Sequence[Document]) -> tuple[Candidate, ...]:
    """Candidates for notice_date, patient_dob, service_start and service_end."""
    out: list[Candidate] = list(_mail(sheets, documents, book))
    claimed: set[tuple[int, int]] = set()
    for pair in pairs:
        for candidate, start in _of_pair(pair, book):
            claimed.add((pair.sheet.order, start))
            out.append(candidate)
    for sheet in sheets:
        for mention in book.mentions[sheet.order]:
            if (sheet.order, mention.start) not in claimed:
                out.extend(_of_mention(sheet, mention, book))
    for sheet in sheets:
        out.extend(_loose_spans(sheet, book))
        out.extend(_day_headings(sheet, book))
    out.extend(_head_date(sheets, book, {p.first[0] for p in pairs if p.label in _OTHERS and p.sheet is sheets[0]}))
    return tuple(out)


def _mail(sheets: Sequence[Sheet], documents: Sequence[Document], book: DayBook) -> Iterator[Candidate]:
    """The date in an e-mail's header is the notice's date."""
    for document in documents:
        fields = {k.lower(): v for k, v in document.headers}
        value = fields.get("date")
        if value is None:
            continue
        found = find_dates(value, pivot=book.as_of.year)
        sheet = next((s for s in sheets if s.document is document), None)
        if not found or sheet is None:
            continue
        at = sheet.flat.find(value[found[0].start : found[0].end])
        if at >= 0:
            passed_on = _PASSED_ON.search(sheet.flat)
            yield Candidate(
                "notice_date", found[0].day, 0.4 if passed_on else 0.9, (sheet.pin(at, at + found[0].end - found[0].start),), "e-mail date"
            )


def _shade(mention: Mention, sheet: Sheet) -> float:
    """What an unsure reading of a date takes off."""
    heard = sheet.confidence(mention.start, mention.end)
    return (0.0 if mention.sure else 0.15 if mention.other is None else 0.3) + (0.0 if heard > 0.7 else 0.1 if heard > 0.5 else 0.3)


def _of_pair(pair: Pair, book: DayBook) -> Iterator[tuple[Candidate, int]]:
    sheet = pair.sheet
    found = [m for s, e in pair.spans for m in book.within(sheet, s, e)]
    if not found or (found[0].start - pair.first[0] > 14 and pair.label is not Label.CLAIM):
        return
    if pair.label is Label.CLAIM and re.search(r"receiv|process|recib|proces", sheet.flat[pair.first[0] : found[0].start], re.IGNORECASE):
        return
    first = found[0]
    if pair.label is Label.OTHER_DATE and re.search(r"process(?:ed)?\b|finali[sz]ed", pair.name, re.IGNORECASE) and sheet.order == 0:
        yield Candidate("notice_date", first.day, 0.62 - _shade(first, sheet), (_pin(pair, first),), pair.name), -1
    if pair.label in _ROLE:
        name, less = _ROLE[pair.label]
        if pair.label is Label.NOTICE_DATE and pair.how == "below" and pair.weight < 0.92 and _heads_claims(sheet, pair.start):
            return  # the column "Date" of a table of services
        score = 0.95 * pair.weight + less - _shade(first, sheet) - 0.01 * min(sheet.order, 3)
        if pair.how == "below":
            score -= 0.04
        if pair.label is Label.BORN and mention_is_open(first):
            score -= 0.1  # nothing else on the page can settle which number is the month
        passed_on = _PASSED_ON.search(sheet.flat) if pair.label is Label.NOTICE_DATE else None
        if passed_on is not None and pair.start < passed_on.start():
            score -= 0.45
        yield Candidate(name, first.day, score, (_pin(pair, first),), pair.name), first.start
    elif pair.label is Label.CLAIM and found:
        span = book.span_at(sheet, first)
        yield (
            Candidate("service_start", span.first if span else first.day, 0.74 - _shade(first, sheet), (_pin(pair, first),), "claim line"),
            first.start,
        )
        yield (
            Candidate("service_end", span.last if span else first.day, 0.74 - _shade(first, sheet), (_pin(pair, first),), "claim line"),
            -2,
        )
    elif pair.label in (Label.SERVICE_DATE, Label.SERVICE_FROM, Label.SERVICE_TO):
        span = book.span_at(sheet, first)
        score = (
            0.92
            - _shade(first, sheet)
            - (
                0.15
                if pair.name.strip().lower() in ("from", "to", "through", "desde", "hasta", "start", "end", "start date", "end date")
                else 0
            )
        )
        if pair.label is not Label.SERVICE_TO:
            yield Candidate("service_start", span.first if span else first.day, score, (_pin(pair, first),), pair.name), first.start
        if pair.label is not Label.SERVICE_FROM or span is not None:
            last = span.last if span else first.day
            yield (
                Candidate("service_end", last, score, (_pin(pair, first),), pair.name),
                (found[1].start if span and len(found) > 1 else first.start),
            )


def _heads_claims(sheet: Sheet, start: int) -> bool:
    """Whether a head stands in a row that also heads charges or procedures."""
    cell = sheet.cell_at(start)
    row = () if cell is None else sheet.rows[cell.row]
    found = [classify(c.text) for c in row]
    return any(f is not None and f[0] in (Label.BILLED, Label.PROCEDURE, Label.PAID, Label.ALLOWED, Label.DENIED) for f in found)


def mention_is_open(mention: Mention) -> bool:
    """Whether a date can be read with the day or the month first."""
    return not mention.sure and mention.other is not None


def _pin(pair: Pair, mention: Mention):  # type: ignore[no-untyped-def]
    start = pair.start if pair.how in ("inline", "prefix") and mention.end - pair.start < 90 else mention.start
    return pair.sheet.pin(start, mention.end)


def _of_mention(sheet: Sheet, mention: Mention, book: DayBook) -> Iterator[Candidate]:
    lead = before(sheet, mention.start)
    cell = sheet.cell_at(mention.start)
    if cell is not None and len(sheet.rows[cell.row]) >= 3:
        lead = sheet.flat[cell.start : mention.start]  # the words of other cells of a table's row say nothing of this one
    pin = sheet.pin(mention.start, mention.end)
    less = _shade(mention, sheet)
    if _NOTICE_SAYS.search(lead):
        yield Candidate("notice_date", mention.day, 0.9 - less, (pin,), "this notice is dated")
        return
    if _BORN_SAYS.search(lead):
        yield Candidate("patient_dob", mention.day, 0.92 - less, (pin,), "born")
        return
    if _HANDLED.search(lead):
        supplied = re.search(r"\breceived(?: on)? $", lead) and re.match(r" from [A-Z]", sheet.flat[mention.end : mention.end + 8])
        if supplied and not re.search(r"\b(?:request|claim|appeal|bill|records|letter)\b", last_clause(lead)[-60:], re.IGNORECASE):
            yield from _service(sheet, mention, book, 0.74 - less)
        return
    label = label_before(sheet, mention.start)
    if label is not None and label.label is Label.NOTICE_DATE and label.weight >= 0.95 and (label.heading or label.near):
        name = sheet.flat[label.start : label.end].lower()
        if name != "dated":
            yield Candidate("notice_date", mention.day, 0.9 * label.weight - less, (sheet.pin(label.start, mention.end),), name)
        return
    if (
        label is not None
        and label.label in (Label.SERVICE_DATE, Label.SERVICE_FROM)
        and label.weight == 1.0
        and len(sheet.flat[label.start : label.end]) > 5
    ):
        yield from _service(sheet, mention, book, 0.88 - less)
        return
    said = last_clause(lead)
    about = re.search(
        r"\b(?:claim|bill|reclamaci[oó]n|factura)\b.*\b(?:for|por) (?:your |the |an? |su |la |el )?(?P<what>[^.;]{3,60})$",
        said,
        re.IGNORECASE,
    )
    against = about["what"] if about is not None and _IS_SERVICE.search(about["what"]) else said[-80:]
    if _SERVICE_SAYS.search(said) and not _NOT_SERVICE.search(against):
        yield from _service(sheet, mention, book, (0.8 if _GIVEN.search(said) else 0.66) - less)


def _day_headings(sheet: Sheet, book: DayBook) -> Iterator[Candidate]:
    """A day that heads a claim on a statement, with who gave the care: "August 11, 2026: Delmarva Laboratory Associates"."""
    for mention in book.mentions[sheet.order]:
        cell = sheet.cell_at(mention.start)
        if (
            cell is not None
            and mention.start - cell.start < 2
            and re.match(r" ?[:–—-] ?[A-Z][\w.'’&-]+ [A-Z]", sheet.page.text[mention.end : cell.end])
        ):
            for name in ("service_start", "service_end"):
                yield Candidate(name, mention.day, 0.76 - _shade(mention, sheet), (sheet.pin(mention.start, mention.end),), "heading")


def _loose_spans(sheet: Sheet, book: DayBook) -> Iterator[Candidate]:
    """Periods whose first day has no year of its own: "from September 3 through September 9, 2026"."""
    starts = {m.start for m in book.mentions[sheet.order]}
    for span in book.spans[sheet.order]:
        label = label_before(sheet, span.start)
        refused = _REFUSED_DAYS.match(sheet.flat[span.end : span.end + 60])
        more = _MORE_DAYS.search(before(sheet, span.start)[-60:])
        if (refused is not None or more is not None) and _DAYS.search(before(sheet, span.start)[-60:]):
            pin = (sheet.pin(span.start, span.end + (refused.end() if refused is not None else 0)),)
            yield Candidate("service_start", span.first, 1.06, pin, "days refused")
            yield Candidate("service_end", span.last, 1.06, pin, "days refused")
            continue
        if span.start in starts:
            continue
        said = last_clause(before(sheet, span.start))
        labelled = (
            label is not None and label.label in (Label.SERVICE_DATE, Label.SERVICE_FROM) and len(sheet.flat[label.start : label.end]) > 5
        )
        if labelled or (_SERVICE_SAYS.search(said) and not _NOT_SERVICE.search(said[-80:])):
            pin = (sheet.pin(span.start, span.end),)
            score = 0.88 if labelled else 0.78 if _GIVEN.search(said) else 0.66
            yield Candidate("service_start", span.first, score, pin, "period")
            yield Candidate("service_end", span.last, score, pin, "period")


def _service(sheet: Sheet, mention: Mention, book: DayBook, score: float) -> Iterator[Candidate]:
    span = book.span_at(sheet, mention)
    if span is None:
        span = next((s for s in book.spans[sheet.order] if s.start < mention.start < s.end), None)
    if span is not None and span.start != mention.start:
        return
    pin = sheet.pin(mention.start, span.end if span else mention.end)
    yield Candidate("service_start", span.first if span else mention.day, score, (pin,), "in a sentence")
    yield Candidate("service_end", span.last if span else mention.day, score, (pin,), "in a sentence")


def _head_date(sheets: Sequence[Sheet], book: DayBook, others: set[int]) -> Iterator[Candidate]:
    """A date that stands alone on a line of the first page, above the salutation or in the upper part: the letter's date."""
    if not sheets:
        return
    sheet = sheets[0]
    greeting = re.search(r"\b(?:Dear|DEAR|Hello|Estimad[oa])\b", sheet.page.text)
    limit = greeting.start() if greeting else len(sheet.page.text) // 2
    for mention in book.mentions[sheet.order]:
        cell = sheet.cell_at(mention.start)
        if cell is None or mention.start > limit or mention.start in others or len(sheet.rows[cell.row]) > 3:
            continue
        rest = (sheet.page.text[cell.start : mention.start] + sheet.page.text[mention.end : cell.end]).strip(" ,.|·")
        alone = not rest or re.fullmatch(r"[A-ZÁÉÍÓÚÑ][\w .]+,?(?: a)?(?: [A-Z]{2},?)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?", rest)
        label = label_before(sheet, mention.start)
        if alone and len(rest) < 28 and (label is None or label.label not in _OTHERS):
            yield Candidate(
                "notice_date", mention.day, 0.84 - _shade(mention, sheet), (sheet.pin(mention.start, mention.end),), "date line"
            )
            return


def column_days(sheet: Sheet, label: Label, cells: Sequence[Cell], book: DayBook) -> Iterator[Candidate]:
    """Days of service that stand under a table's column, even where a date is broken over two lines of its cell."""
    if label not in (Label.SERVICE_DATE, Label.SERVICE_FROM, Label.SERVICE_TO):
        return
    pins = tuple(sheet.pin(c.start, c.end) for c in cells)
    days = [m for c in cells for m in book.within(sheet, c.start, c.end)]
    if not days:
        days = list(find_dates(" ".join(c.text for c in cells), order=book.order, pivot=book.as_of.year))
    for mention in days:
        less = 0.0 if mention.sure else 0.2
        if label is not Label.SERVICE_TO:
            yield Candidate("service_start", mention.day, 0.86 - less, pins, "table")
        if label is not Label.SERVICE_FROM:
            yield Candidate("service_end", mention.day, 0.86 - less, pins, "table")
