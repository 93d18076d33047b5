"""Days that the law's clocks count from: when a request or claim came in, when the notice was mailed, when a change takes effect."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from denialhelp.casefile.fact import Pin

from .candidates import Candidate
from .context import sentence_of
from .dates import Mention
from .deadlines import Period
from .fields_dates import DayBook
from .labels import normal
from .pairs import Pair
from .structure import Sheet

CLOCK_FACTS = ("effective_date", "mailed_date", "request_received", "claim_received", "approved_through", "peer_to_peer_by")
RECEIVED = "received_plain"  # a label "received" that does not say what was received
EFFECTIVE = "effective_plain"  # a label "effective date" that does not say of what

_DAY = timedelta(days=1)
_NUMBER_OF_DAY = r"(?:(?:on|by|date|the|el|day|is|was|be|es|of|mon|tues|wednes|thurs|fri|satur|sun|\w+day)[\s,:]*){0,3}"
_LABELS: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    (
        "request_received",
        0,
        re.compile(
            r"(?:date )?(?:asked for|requested|request made)(?: on)?|request date|date (?:of|you made) (?:the |your )?request|"
            r"(?:date |day )?(?:(?:your |the |this |initial |original |prior |pre |pa |coverage |service )?(?:authorization |auth |pa "
            r"|coverage |service )?request|prior authorization|prior auth|pa|solicitud|organization determination request)(?: was)? "
            r"(?:received|receipt|recibid[oa])(?: on| by (?:us|the plan|plan)| date| el)*|(?:date )?(?:we )?(?:received|receipt of|got) "
            r"(?:the |your )?(?:prior authorization |authorization |pa |coverage )?request(?: on| date)?|fecha (?:de|en que se) "
            r"(?:recepcion|recibo|recibio) (?:de )?(?:la |su )?solicitud|(?:date|day) (?:of )?(?:receipt of )?request (?:was )?received"
        ),
    ),
    (
        "claim_received",
        0,
        re.compile(
            r"(?:date |day )?(?:the |your |this |original )?(?:claims?|bill|reclamacion|reclamo|factura)(?: was)? (?:received|receipt|"
            r"recibid[oa])(?: on| by (?:us|the plan|plan)| date| el)*|(?:date )?(?:we )?(?:received|receipt of|got) (?:the |your )?claims?"
            r"(?: on| date)?|fecha (?:de|en que se) (?:recepcion|recibo|recibio) (?:de )?(?:la |su )?(?:reclamacion|factura)"
        ),
    ),
    (RECEIVED, 0, re.compile(r"(?:date |day )?(?:received|receipt)(?: date| on| by us| by plan)?|(?:fecha de )?(?:recibid[oa]|recepcion)")),
    (EFFECTIVE, 0, re.compile(r"effective(?: date| on| from)?|vigencia|fecha de vigencia")),
    (
        "mailed_date",
        0,
        re.compile(
            r"(?:date )?(?:this )?(?:notice |letter |decision |eob )?(?:was )?(?:mailed|of mailing|mailing|postmarked?|post ?mark)(?: "
            r"date)?(?: "
            r"on| of this notice)?|(?:date|day) (?:this |the )?(?:notice |letter )?(?:was )?(?:mailed|sent|postmarked)|(?:mailing|"
            r"postmark) "
            r"date|"
            r"(?:notice|letter) sent(?: on)?|fecha de envio(?: por correo)?|enviad[oa] por correo(?: el)?|fecha del matasellos"
        ),
    ),
    (
        "effective_date",
        0,
        re.compile(
            r"effective date (?:of )?(?:the |this )?(?:action|change|reduction|termination|suspension|adverse action|proposed action|"
            r"decision)|(?:date|day)(?: of| on which)? (?:the |this )?(?:action|change|reduction|termination|suspension) (?:starts?|"
            r"begins?|"
            r"takes effect|is effective|will take effect|effective)|(?:action|change|reduction|termination|suspension) (?:effective|"
            r"(?:starts|begins|takes effect))(?: date| on)?|(?:date|day) of (?:proposed |adverse )?(?:action|reduction|termination|"
            r"suspension|change)|(?:reduction|termination|suspension) date|services? (?:will )?(?:ends?|stop|change)(?: on)?|fecha "
            r"(?:de vigencia|efectiva|en que (?:entra|comienza|empieza)) ?(?:de |del |la |el |en vigor |vigencia )*(?:accion|cambio|"
            r"reduccion|terminacion|suspension)?"
        ),
    ),
    (
        "effective_date",
        1,
        re.compile(
            r"(?:last|final) (?:day of (?:coverage|service|services|care)|(?:covered|approved|authorized) (?:day|date)|(?:day|date) "
            r"(?:covered|approved|authorized))(?: is)?|ultimo dia (?:cubierto|de cobertura)"
        ),
    ),
    (
        "approved_through",
        0,
        re.compile(
            r"(?:authorization|approval|certification|authorized|approved|certified|auth|pa)(?: is)?(?: period| date)? (?:through|thru|"
            r"until|"
            r"end|ends|end date|expires?|expiration|expiration date|valid through|valid until|good through|to)(?: date| on)?|(?:approved|"
            r"authorized|certified) (?:dates?|period|from|for dates)|(?:autorizacion|aprobacion)(?: valida)? (?:hasta|vence)(?: el)?"
        ),
    ),
)
_CHANGE = (
    r"(?:reduc\w+|decreas\w+|lower\w*|cut(?:ting)?|terminat\w+|suspen\w+|stop\w*|discontinu\w+|ends?|ending|no longer (?:be )?(?:cover\w*|"
    r"pa[iy]\w*|approv\w+|authoriz\w+)|rescind\w*|rescission|cancel\w*|go(?:es)? (?:down|from)|change(?:s|d)?|takes? effect|termina\w*|"
    r"suspend\w+|disminu\w+|dejar\w*|cambi\w+|entra\w* en vigor)"
)
_STARTS = re.compile(
    r"(?:\beffective(?: date)?(?: is| of| on| as of)?|\bstarting(?: on)?|\bbeginning(?: on)?|\bas of|\bwill (?:stop|end|change)(?: on)?|"
    r"\btakes? effect(?: on)?|\bwill take effect(?: on)?|\b(?:ends?|ended|stops?|changes?|begins?|starts?)(?: on)?|\b(?:hours|week|"
    r"month|day|services?|benefits?|coverage|care|units|visits|you|end)(?: will end:?)?,? (?:on|from)|a partir del?(?: d[ií]a)?|con "
    r"vigencia "
    r"(?:a partir )?(?:del?|el)|\bdesde el|\bentra(?:r[aá])? en vigor(?: el)?|\bwill end:?)\s*(?:the |\w+day,? )?$",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"(?:\blast (?:covered |approved |authorized )?day(?: of (?:coverage|service|services|care))?(?: is| was| will be|:)?|\bthrough|"
    r"\bafter|"
    r"\bdespu[eé]s del?|\bhasta el)\s*(?:the |\w+day,? )?$",
    re.IGNORECASE,
)
_LAST_DAY = re.compile(
    r"\blast (?:covered|approved|authorized) day\b[^.;]{0,50}?\b(?:is|was|will be)\s*(?:the |\w+day,? )?$|\blast covered day:?\s*$",
    re.IGNORECASE,
)
_GIVES_WAY = re.compile(
    r"\b(?:if (?:you|your)|appeal|hearing|apela\w*|audiencia|may be billed|policy year|plan year|benefit year|deductible|you must|ask|"
    r"expir\w+|approved|authorized|certified|your coverage (?:began|starts|began)|employ\w+|policy effective)\b",
    re.IGNORECASE,
)
_GOT = re.compile(
    r"\b(?:received|got|receive|recibi[oó]|recibimos|was received|submitted to us|reached us)\b(?P<what>[^.;:]{0,150}?)\b(?:on|"
    r"el)\s*(?:the |"
    r"\w+day,? )?$",
    re.IGNORECASE,
)
_GOT_PASSIVE = re.compile(
    r"\b(?P<what>(?:request|claim|prior authorization|bill|solicitud|reclamaci[oó]n)\b[^.;:]{0,110}?)\b(?:(?:was|were|is)(?: first)? "
    r"received|received|reached us|recibida|recibido|that we received|which we received)(?: by [^.;:,]{2,40}| in our office)?,? "
    r"(?:on|el)\s*(?:the |\w+day,? )?$",
    re.IGNORECASE,
)
_GOT_IT = re.compile(r"\s*(?:we|the plan) (?:received|got) (?:it|the request|your request) on\s*(?:\w+day,? )?$", re.IGNORECASE)
_ON = re.compile(r"(?:^|[.\s])(?:on|el)\s*(?:the |\w+day,? )?$", re.IGNORECASE)
_THEN_GOT = re.compile(
    r"\s*,?\s*(?:(?:we|the plan|your plan|recibimos|[A-Z][\w&.]+(?: [A-Z][\w&.]+){0,4}) ?(?:received|got|recibi[oó]|)|(?:a|your|the) "
    r"(?:request|claim)[^.;]{0,60} was received)\b(?P<what>[^.;]{0,140})",
)
_REQUEST = re.compile(r"\b(?:requests?|prior auth\w*|pre-?authoriz\w+|precertification|solicitud)\b", re.IGNORECASE)
_CLAIM = re.compile(r"\b(?:claims?|bill|reclamaci[oó]n|factura)\b", re.IGNORECASE)
_NOT_GOT = re.compile(
    r"\b(?:appeal\w*|reconsider\w*|redeterminat\w*|grievance|apelaci\w+|records|information|notes|letter|notice|peer|review of|dated|more|"
    r"additional|services?|treatment|care (?:you )?received|hearing|second)\b",
    re.IGNORECASE,
)
_MAILED = re.compile(
    r"(?:\b(?:this|the) (?:notice|letter|decision|explanation of benefits) (?:was|is|is being|has been) (?:mailed|sent|postmarked)(?: to "
    r"you)?(?: by mail)?(?: on)?|\b(?:mailed|postmarked?|placed in the mail|deposited in the mail)(?: to you)?(?: on|:)?|\b(?:esta carta|"
    r"este "
    r"aviso) (?:se|fue) envi(?:[oó]|ad[oa])(?: por correo)?(?: el)?)\s*(?:the |\w+day,? )?$",
    re.IGNORECASE,
)
_NOT_MAILED = re.compile(
    r"\b(?:we (?:mailed|sent)|you (?:mailed|sent)|appeal|if|must|records|copy|copies|check|bill|first|earlier|previous|request)\b",
    re.IGNORECASE,
)
_APPROVED = re.compile(
    r"\b(?:approved|authorized|certified|aprobad[oa]s?|autorizad[oa]s?|(?:authorization|approval|certification|autorizaci[oó]n) [^.;]{0,"
    r"40}?"
    r"(?:is |was )?(?:valid|good|runs|ran|vence|venci[oó])|(?:authorization|approval|certification)(?= (?:expire|end)))\b[^.;]{0,"
    r"90}?(?:through|thru|until|to|expires?(?: "
    r"on)?|expired(?: on)?|ends?(?: on)?|ended(?: on)?|hasta(?: el)?|vence(?: el)?|venci[oó](?: el)?|-|–|—)\s*$",
    re.IGNORECASE,
)
_NOT_APPROVED = re.compile(r"\b(?:not|no|cannot|unable|nor|denied|if|request\w*|until we|only)\b", re.IGNORECASE)
_PEER = re.compile(r"\bpeer[- ]to[- ]peer|\bpeer (?:discussion|conversation|review|call)|\bdoctor[- ]to[- ]doctor", re.IGNORECASE)
_BY = re.compile(
    r"(?:\bby|\bbefore|\bno later than|\buntil|\bthrough)\s*(?:close of business (?:on )?|[\d:]+ ?[ap]\.?m\.?,? (?:on )?|"
    r"\w+day,? |the )*$",
    re.IGNORECASE,
)


def clock_days(sheets: Sequence[Sheet], pairs: Sequence[Pair], book: DayBook) -> tuple[Candidate, ...]:
    """Candidates for the facts in CLOCK_FACTS but peer_to_peer_by in days, and for RECEIVED; each pinned where it is said."""
    out: list[Candidate] = []
    for pair in pairs:
        out.extend(_labelled(pair, book))
    for sheet in sheets:
        for mention in book.mentions[sheet.order]:
            out.extend(_beside(sheet, mention, book))
            out.extend(_said(sheet, mention, book))
    return tuple(out)


_APPEAL_CAME = re.compile(
    r"(?:\b(?:received|got|filed|sent|recibimos) (?:your|the|this|an?|su|la) (?:\w+ ){0,2}?(?:appeal|grievance|reconsideration|"
    r"apelaci[oó]n)\b[^.;]{0,60}?\b(?:on|el)|"
    r"\b(?:appeal|grievance|reconsideration|apelaci[oó]n) (?:was |is )?(?:received|filed|recibida)(?: on| el)?|\bappealed(?: on)?|"
    r"\bappeal\b[^.;]{0,90}\breceived on)[\s:]*(?:\w+day,? )?$",
    re.IGNORECASE,
)


def appeal_day(sheets: Sequence[Sheet], pairs: Sequence[Pair], book: DayBook) -> tuple[date, Pin] | None:
    """The day on which the appeal came in that the notice decides, with its place; None where it names none."""
    for pair in pairs:
        days = book.within(pair.sheet, *pair.first)
        if days and re.fullmatch(r"(?:date )?(?:your )?appeal (?:was )?(?:received|filed)(?: on| date)?", normal(pair.name)):
            return days[0].day, pair.sheet.pin(days[0].start, days[0].end)
    for sheet in sheets:
        for mention in book.mentions[sheet.order]:
            begin, _ = sentence_of(sheet, mention.start, mention.end)
            if _APPEAL_CAME.search(sheet.flat[begin : mention.start]):
                return mention.day, sheet.pin(begin, mention.end)
    return None


def _kind_of(label: str) -> tuple[str, int] | None:
    plain = normal(label)
    return next(((name, shift) for name, shift, pattern in _LABELS if pattern.fullmatch(plain)), None)


def _score(mention: Mention, most: float) -> float:
    return most - (0.0 if mention.sure else 0.15 if mention.other is None else 0.35)


def _end(sheet: Sheet, mention: Mention, book: DayBook) -> date:
    span = book.span_at(sheet, mention)
    return mention.day if span is None else span.last


def _labelled(pair: Pair, book: DayBook) -> Iterator[Candidate]:
    kind = _kind_of(pair.name)
    days = [] if kind is None else book.within(pair.sheet, *pair.first)
    if kind is None or not days or days[0].start - pair.first[0] > 14:
        return
    yield from _made(pair.sheet, kind, days[0], book, pair.start if pair.how in ("inline", "prefix") else days[0].start, pair.name)


def _made(sheet: Sheet, kind: tuple[str, int], mention: Mention, book: DayBook, start: int, why: str) -> Iterator[Candidate]:
    name, shift = kind
    day = _end(sheet, mention, book) if name == "approved_through" else mention.day
    yield Candidate(name, day + shift * _DAY, _score(mention, 0.9), (sheet.pin(start, mention.end),), why)


def _beside(sheet: Sheet, mention: Mention, book: DayBook) -> Iterator[Candidate]:
    """A day whose label the room's table of labels does not hold: before it in its cell, or in the cell left of it."""
    cell = sheet.cell_at(mention.start)
    if cell is None or len(cell.text.split()) > 16:
        return
    lead = sheet.flat[cell.start : mention.start].rstrip(" :.-–—")
    kind, start = _kind_of(lead) if lead else None, cell.start
    if not lead:
        row = [c for c in sheet.rows[cell.row] if c.x1 <= cell.x0 and c.start < cell.start]
        kind, start = (_kind_of(row[-1].text.rstrip(" :.-–—")), mention.start) if row else (None, start)
    if kind is not None:
        yield from _made(sheet, kind, mention, book, start, "label")


def _said(sheet: Sheet, mention: Mention, book: DayBook) -> Iterator[Candidate]:
    begin, end = sentence_of(sheet, mention.start, mention.end)
    blank = sheet.page.text.rfind("\n\n", begin, mention.start)
    begin = max(begin, blank + 2 if blank >= 0 else 0)
    lead, tail = sheet.flat[begin : mention.start], sheet.flat[mention.end : end]
    pin = (sheet.pin(begin, end),)
    if _GOT_IT.match(lead) and _one_request(sheet.flat[max(0, begin - 220) : begin]):
        yield Candidate("request_received", mention.day, _score(mention, 0.8), pin, "in a sentence")
    for name, day, most in (
        *_effective(lead, tail, mention),
        *_got(lead, tail, mention),
        *_asked(lead, tail, mention),
        *_sent(lead, mention),
        *_approved(sheet, lead, mention, book),
        *_peer(lead, mention),
    ):
        yield Candidate(name, day, _score(mention, most), pin, "in a sentence")


def _effective(lead: str, tail: str, mention: Mention) -> Iterator[tuple[str, date, float]]:
    if _LAST_DAY.search(lead):
        yield "effective_date", mention.day + _DAY, 0.84
    elif not re.search(rf"\b{_CHANGE}\b", f"{lead} {tail}", re.IGNORECASE) or _GIVES_WAY.search(lead):
        return
    elif _LAST.search(lead):
        if re.search(r"\b(?:no longer|stop\w*|end\w*|terminat\w+|last|not)\b", lead, re.IGNORECASE):
            yield "effective_date", mention.day + _DAY, 0.8
    elif _STARTS.search(lead) or (
        _ON.search(lead) and re.search(rf"^\s*,?\s*(?:we|your|the|su|sus|vamos)\b[^.;]{{0,80}}\b{_CHANGE}\b", tail, re.I)
    ):
        yield "effective_date", mention.day, 0.84


_ASKED_ON = re.compile(r"(?:^|[.,]\s|\b)[Oo]n\s*(?:\w+day,? )?$")  # "On October 9, 2026 your provider asked us to approve"
_ASKED_THEN = re.compile(
    r"\s*,?\s*(?:you|your (?:\w+ )?(?:doctor|provider|physician|prescriber|dentist|surgeon|hospital|clinic)|"
    r"(?:Dra?\.? )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:, [A-Z]{2,4},?)?|"
    r"you or your (?:doctor|provider|prescriber)) (?:asked|requested|sent (?:us )?a request|"
    r"submitted a request)\b(?! (?:us )?(?:for (?:an? )?(?:appeal|review|copy)|to (?:reconsider|review)))"
)
_WERE_ASKED = re.compile(
    r"\b(?:(?:which|that) (?:you|your (?:\w+ )?(?:doctor|provider|prescriber|physician)) (?:asked for|requested)|we were asked|(?:doctor|"
    r"provider|prescriber|physician) asked us|request (?:came in|arrived|reached us|"
    r"was made|was sent))\s+on\s*(?:\w+day,? )?$",
    re.IGNORECASE,
)


def _asked(lead: str, tail: str, mention: Mention) -> Iterator[tuple[str, date, float]]:
    """The day on which approval was asked for, in the words of whoever was asked."""
    if _WERE_ASKED.search(lead) or (
        _ASKED_ON.search(lead) and _ASKED_THEN.match(tail) and not re.search(r"appeal|reconsider", lead, re.IGNORECASE)
    ):
        yield "request_received", mention.day, 0.78


def _got(lead: str, tail: str, mention: Mention) -> Iterator[tuple[str, date, float]]:
    hit = _GOT_PASSIVE.search(lead) or _GOT.search(lead)
    what = hit["what"] if hit is not None else ""
    if hit is None and _ON.search(lead or " on"):
        after = _THEN_GOT.match(tail)
        what = after["what"] if after is not None and re.search(r"received|got|recibi", after.group()) else ""
    if hit is not None and re.search(r"\b(?:you|member|patient|he|she)(?: \w+)? $", lead[: hit.start()], re.IGNORECASE):
        return
    first = what[:70]
    if hit is not None and re.match(r"\s*(?:from|de)\b", what) and re.search(r"\b(?:that|which|que) (?:we )?$", lead[: hit.start()]):
        first = lead[max(0, hit.start() - 40) : hit.start()]
    if not first or _NOT_GOT.search(re.split(r"\bfor\b|\bpara\b", first)[0]):
        return
    if _REQUEST.search(first) and (not _CLAIM.search(first) or _first_is_request(first)):
        yield "request_received", mention.day, 0.82
    elif _CLAIM.search(first) and not re.search(r"\bfor\b|\bpor\b", what):  # "the claim for a visit on July 3": the day of the visit
        yield "claim_received", mention.day, 0.82


def _one_request(text: str) -> bool:
    """Whether the sentence before speaks of a request, which the next one calls "it"."""
    said = re.split(r"(?<=[a-z\d)])[.!?:]\s+", text.strip().rstrip("."))[-1]
    return _REQUEST.search(said) is not None and _CLAIM.search(said) is None and not re.search(r"appeal|grievance|hearing", said, re.I)


def _first_is_request(text: str) -> bool:
    request, claim = _REQUEST.search(text), _CLAIM.search(text)
    return request is not None and claim is not None and request.start() < claim.start()


def _sent(lead: str, mention: Mention) -> Iterator[tuple[str, date, float]]:
    if _MAILED.search(lead) and not _NOT_MAILED.search(lead):
        yield "mailed_date", mention.day, 0.82


def _approved(sheet: Sheet, lead: str, mention: Mention, book: DayBook) -> Iterator[tuple[str, date, float]]:
    span = next((s for s in book.spans[sheet.order] if s.start <= mention.start < s.end), None)
    head = lead if span is None else sheet.flat[mention.start - len(lead) : span.start]
    if span is not None and span.last == mention.day and span.start != mention.start:
        hit = re.search(r"\b(?:approved|authorized|certified|aprobad[oa]s?|autorizad[oa]s?|valid|good)\b[^.;]{0,80}$", head, re.IGNORECASE)
    else:
        hit = _APPROVED.search(lead) if span is None else None
    if hit is not None and not _NOT_APPROVED.search(lead[max(0, hit.start() - 40) : hit.end()]):
        yield "approved_through", mention.day, 0.8


def _peer(lead: str, mention: Mention) -> Iterator[tuple[str, date, float]]:
    if _PEER.search(lead) and _BY.search(lead):
        yield "peer_to_peer_by", mention.day, 0.85


def peer_by_days(found: Sequence[Period], notice_on: date | None) -> tuple[Candidate, ...]:
    """The last day for a peer-to-peer talk where the notice gives calendar days from its date."""
    if notice_on is None:
        return ()
    return tuple(
        Candidate("peer_to_peer_by", notice_on + timedelta(days=p.value.days), p.score - 0.04, (p.pin,), "days from the notice")
        for p in found
        if p.kind == "peer" and p.value.days is not None and p.value.start in (None, "notice")
    )
