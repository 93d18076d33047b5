"""The filing period that a notice states: whose period it is, how long, and from when it runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from denialhelp.casefile.fact import Pin, StatedDeadline
from denialhelp.casefile.slugs import Level

from .context import sentence_of
from .dates import find_dates
from .fields_dates import DayBook
from .labels import Label
from .pairs import Pair
from .structure import Sheet

_ONES = {
    w: i
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ]
    )
}
_ONES |= {"un": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "diez": 10, "quince": 15}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "sixty": 60,
    "sixty-five": 65,
    "seventy": 70,
    "ninety": 90,
    "one hundred twenty": 120,
    "one hundred and twenty": 120,
    "one hundred eighty": 180,
    "one hundred and eighty": 180,
    "treinta": 30,
    "cuarenta y cinco": 45,
    "sesenta": 60,
    "sesenta y cinco": 65,
    "noventa": 90,
    "ciento veinte": 120,
    "ciento ochenta": 180,
    "veinte": 20,
}
WORDS = _ONES | _TENS
_NUMBER = "|".join(sorted((re.escape(w).replace(r"\ ", r"[\s-]+") for w in WORDS), key=len, reverse=True))
PERIOD = re.compile(
    rf"\b(?P<n>\d{{1,3}}|{_NUMBER})[\s-]*(?:\((?P<m>\d{{1,3}})\)\s*)?(?:(?:full|consecutive)\s+)?(?P<cal>calendar|business|"
    rf"working)?[\s-]*(?P<u>days?|months?|years?|d[ií]as?|mes(?:es)?|años?)\b(?P<es>\s+(?:calendario|naturales|h[aá]biles|corridos))?",
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"\b(?:appeals?|appealing|reconsider(?:ation)?s?|redeterminations?|grievances?|disagree|look (?:at (?:it|this|the "
    r"\w+) )?again|review of (?:this|our|the) "
    r"(?:decision|denial|determination)|(?:ask|tell|write|want|have)(?: us| to have)?(?: \w+){0,3} (?:for a review|to (?:review|reconsider|"
    r"look at))|request(?:ing)? (?:a )?review|contest|disput\w+|challenge|(?:review|reconsider) (?:this|our|the) (?:decision|denial|"
    r"result|claim|"
    r"finding)|(?:don['’]t|do not) agree|look(?:ed)? at (?:this|it|the \w+|your \w+) again|reconsidered|"
    r"apela(?:r|ci[oó]n|ciones)|reconsideraci[oó]n|redeterminaci[oó]n|desacuerdo|no est[aá] de acuerdo|impugna\w*)\b",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "peer",
        re.compile(
            r"\breconsideration (?:by|from|for) (?:the |your )?(?:(?:ordering|requesting|treating|referring|rendering) )?(?:clinician|"
            r"provider|physician|"
            r"doctor|prescriber)|\bpeer[- ]to[- ]peer|\bpeer (?:discussion|conversation|review)|\bentre pares|de m[eé]dico a m[eé]dico|"
            r"doctor[- "
            r"]to[- ]doctor|speak with (?:the|a) (?:medical director|reviewer)",
            re.IGNORECASE,
        ),
    ),
    (
        "corrected",
        re.compile(
            r"\bcorrected (?:claims?|bills?)|\bresubmit|\breclamaci[oó]n corregida|submit (?:the )?(?:additional|missing|"
            r"requested) (?:information|records|documents)|timely filing",
            re.IGNORECASE,
        ),
    ),
    (
        "continue",
        re.compile(
            r"\b(?:continue|continuing|continued|keep|keeping)\b[^.]{0,60}\b(?:services?|benefits?|hours|care|coverage|"
            r"treatment)\b|\b(?:services?|benefits?|hours)\b[^.]{0,50}\bcontinu(?:e|ing|ed)\b|\bseguir recibiendo|"
            r"\bcontinuar (?:recibiendo|los|sus)",
            re.IGNORECASE,
        ),
    ),
    (
        "hearing",
        re.compile(
            r"\b(?:state )?fair hearing|\bstate hearing|\bask the state for a hearing|\bhearing (?:with|from|by) the state|"
            r"\badministrative (?:law judge|hearing)|\baudiencia (?:imparcial|"
            r"estatal|justa)|\bOPM\b|Office of Personnel Management",
            re.IGNORECASE,
        ),
    ),
    (
        "external",
        re.compile(
            r"\bexternal (?:appeal|review|medical review|exception)|\bindependent (?:external |medical )?review|"
            r"\bindependent review (?:organization|entity)|\brevisi[oó]n (?:externa|independiente)|\bapelaci[oó]n externa|"
            r"\bIRO\b|superintendent",
            re.IGNORECASE,
        ),
    ),
    ("suit", re.compile(r"\bcivil action|\blawsuit|\bcourt\b|\bfile suit|\blegal action|\bdemanda\b", re.IGNORECASE)),
    (
        "second",
        re.compile(
            r"\bsecond[- ](?:level|appeal)|\bvoluntary (?:second|appeal|level)|\blevel (?:2|two|II)\b|\bsegundo nivel|\bnivel (?:2|dos)\b",
            re.IGNORECASE,
        ),
    ),
)
_WE = re.compile(
    r"(?:\bwe\b(?! must)(?: \w+){0,3}? (?:decide|answer|respond|reply|send|review|tell|notify|make|complete|resolve|give|"
    r"issue|process|write|take|mail|let|acknowledge|provide|have|need)|\b(?:decision|response|answer|determination|review) "
    r"(?:will be|is) (?:made|sent|issued|given|provided|completed)|"
    r"\b(?:it|they|entity|organization) will\b|\b(?:will|shall) (?:be )?(?:write to|decided?|notif(?:y|ied)|resolved|answered|completed?|"
    r"receive (?:a|our|the|an) (?:written "
    r")?(?:decision|answer|response|letter))|\bresponder(?:emos|á)|\bdecidi(?:mos|remos)|\bresolver(?:emos|á)|\ble "
    r"(?:daremos|enviaremos|avisaremos|notificaremos)|\btomar(?:emos|á) una decisi[oó]n|"
    r"\b(?:answers?|answered|response|reply|respuesta)\b[^.;]{0,12} within\b|\bwaiting\b|\besperar\b|\bwe decide\b|decide[ds]?\b[^.]{0,"
    r"30}\bwithin|\bdeciden\b|\bpanel\b|\bmay take up to\b|"
    r"\bdecisions? (?:are|is) made|\b(?:you )?will (?:have|get|hear|receive)\b)",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"\b(?:after|of|from|once|when|following)\b[^.;]{0,20}\b(?:we|the plan|[A-Z]\w+) (?:receiv\w+|get)\b|\breceipt of "
    r"(?:your|the|an?) (?:appeal|request|grievance|information)|"
    r"\b(?:que|de haber) (?:recibamos|recibimos|recibido|recibir)\b[^.;]{0,12}\b(?:su|la) (?:apelaci|solicitud)|\brecibamos su\b",
)
_LIMIT = re.compile(
    r"(?:\bwithin|\bw/in|\bno later than|\bnot later than|\bhave(?: up to| only)?|\bhas|\bup to|\bbefore(?: the end of)?|"
    r"\bby|\bdentro de(?: los| un plazo de| un per[ií]odo de)?|\btiene(?:n)?(?: hasta| un plazo de)?|\ben un plazo de|"
    r"\bplazo de|\bhasta|\ben los|\ba m[aá]s tardar|\bat least|\bfor|:|\bin)\s*(?:the (?:next|first)\s+|los\s+|the\s+|a "
    r"period of\s+|un\s+|only\s+)?$",
    re.IGNORECASE,
)
_RECEIPT = re.compile(r"\b(?:receiv\w*|reach(?:es|ed) you|receipt|got|get|getting|recibo|recib\w*|recepci[oó]n|reciba)\b", re.IGNORECASE)
_NOTICE = re.compile(
    r"\b(?:(?:date|dated|mailed|mailing|postmark\w*|sent)\b|of this (?:notice|letter|denial|decision|determination|"
    r"remittance|statement|eob|e-?mail|message)|from this (?:notice|letter|denial|determination)|date (?:shown |printed )?(?:above|"
    r"at the top|on page one)|after this (?:notice|"
    r"letter)|of the (?:notice|letter|denial|determination|adverse)|"
    r"(?:fecha|envi\w+)|de est[ae] (?:carta|aviso|notificaci[oó]n|decisi[oó]n)|de la (?:carta|notificaci[oó]n|denegaci[oó]n))",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:(?:final|appeal|internal|our (?:final|appeal|first|reconsideration)) (?:\w+ )?(?:decision|notice|determination|"
    r"letter|response|resolution)|decision (?:on|about|letter|of) (?:your |the )?(?:appeal|reconsideration)|notice of "
    r"(?:appeal )?resolution|reconsideration (?:decision|notice)|decisi[oó]n (?:final|de (?:la|su) apelaci[oó]n))\b",
    re.IGNORECASE,
)
_THIS = re.compile(r"\bthis (?:final|letter|notice|decision|determination|appeal)|\besta\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """A filing period found: its kind (internal, second, external, hearing ...), value, confidence and place."""

    kind: str
    value: StatedDeadline
    score: float
    pin: Pin


def _number(text: str) -> int:
    return int(text) if text.isdigit() else WORDS.get(" ".join(text.lower().replace("-", " ").split()), WORDS.get(text.lower(), 0))


def _kind(sheet: Sheet, at: int, sentence: tuple[int, int]) -> str | None:
    """Whose period it is: by the words of its sentence, else by what was said last before it on the page."""
    said = sheet.flat[slice(*sentence)]
    own = [(m.start(), kind) for kind, pattern in _KINDS for m in pattern.finditer(said)]
    local = at - sentence[0]
    if own:
        early = [k for s, k in own if s < local + 40]
        kind = early[-1] if early else own[0][1]
        ended = max(m.end() for _, pattern in _KINDS for m in pattern.finditer(said) if m.start() < local + 40 or not early)
        if kind in ("corrected", "peer") and ended < local and _APPEAL.search(said[ended:local]):
            return "internal"  # "send a corrected claim, or ask us to reconsider within 180 days"
        return (
            kind
            if kind not in ("external", "second", "hearing", "peer") or not re.search(r"\bnot\b[^.]{0,30}$", said[: own[0][0]])
            else None
        )
    text = sheet.page.text
    floor = max(0, sentence[0] - 420)
    lead = sheet.flat[floor : sentence[0]]
    last = max(((m.start(), kind) for kind, pattern in _KINDS for m in pattern.finditer(lead)), default=None)
    appeals = [
        m.start() for m in _APPEAL.finditer(lead) if not re.search(r"external $|second-level $", lead[max(0, m.start() - 14) : m.start()])
    ]
    if last is not None and last[1] in ("peer", "corrected", "continue") and _APPEAL.search(said[: max(0, local)]):
        return "internal"
    if last is not None and (not appeals or last[0] > appeals[-1]) and not _break(text, floor + last[0], sentence[0]):
        return last[1]
    if _LATER.search(said) and not _THIS.search(said) and not re.search(r"\b(?:adverse|denial)\b", said):
        return "external"
    if _APPEAL.search(said) or (appeals and len(lead) - appeals[-1] < 380):
        return "internal"
    return None


def _break(text: str, start: int, end: int) -> bool:
    """Whether a heading that speaks of an appeal stands between two places."""
    return any(
        _APPEAL.search(line) and len(line) < 70 and not line.rstrip().endswith((".", ",")) for line in text[start:end].split("\n")[1:]
    )


def periods(sheets: Sequence[Sheet], pairs: Sequence[Pair], book: DayBook) -> tuple[Period, ...]:
    """Every filing period that the notice states, of every kind."""
    out: list[Period] = []
    for sheet in sheets:
        for hit in PERIOD.finditer(sheet.flat):
            found = _of_hit(sheet, hit)
            if found is not None:
                out.append(found)
        out.extend(_by_date(sheet, book))
    for pair in pairs:
        if pair.label is Label.DEADLINE:
            days = book.within(pair.sheet, *pair.first)
            if days:
                pin = pair.sheet.pin(pair.start, days[0].end)
                kind = "external" if re.search(r"external|externa", pair.name, re.IGNORECASE) else "internal"
                out.append(Period(kind, StatedDeadline(date=days[0].day), 0.93 if days[0].sure else 0.7, pin))
    return tuple(out)


def _of_hit(sheet: Sheet, hit: re.Match[str]) -> Period | None:
    count = _number(hit["m"] or hit["n"])
    years = hit["u"].lower().startswith(("year", "año"))
    months = years or hit["u"].lower().startswith(("month", "mes"))
    count = 12 * count if years else count
    business = (hit["cal"] or "").lower() in ("business", "working") or (hit["es"] or "").strip().lower() in ("hábiles", "habiles")
    if count == 0 or (not months and not 2 <= count <= 730) or (months and count > 24):
        return None
    begin, end = sentence_of(sheet, hit.start(), hit.end())
    head = sheet.flat[max(begin, hit.start() - 200) : hit.start()]
    tail = sheet.flat[hit.end() : min(end, hit.end() + 130)]
    limit = _LIMIT.search(head)
    if limit is None and not re.match(r"\s*(?:of|from|after|to|de|a partir|para|desde)\b", tail):
        return None
    said = sheet.flat[begin:end]
    us = list(_WE.finditer(said))
    clause_start = max((m.end() for m in re.finditer(r"[;:]|, (?:and|but)\b", sheet.flat[begin : hit.start()])), default=0) + begin
    filed = re.search(r"\b(?:appeals?|requests?|apelaci[oó]n)(?: that (?:is|are))? (?:sent|filed|received|made|mailed|submitted) $", head)
    if (
        filed is None
        and any(clause_start <= begin + m.start() < hit.end() + 25 for m in us)
        and not re.search(r"\b(?:must|we must) (?:be )?receive", said, re.IGNORECASE)
    ):
        return None
    kind = _kind(sheet, hit.start(), (begin, end))
    if kind is None:
        return None
    if (
        kind == "internal"
        and not _APPEAL.search(said)
        and not re.search(
            r"\b(?:you|your|must|do (?:this|so|it)|ask|file|send|write|tell|call|reply|mail|fax|debe|tiene|puede|usted|su|"
            r"haga|plazo)\b",
            said,
            re.IGNORECASE,
        )
    ):
        return None
    clause = re.split(r"[.;]|, (?:and|or|but|unless)\b|\bunless\b", tail)[0]
    if _REPLY.search(clause):
        return None
    start = _start(clause)
    value = StatedDeadline(months=count, start=start) if months else StatedDeadline(days=count, start=start)
    score = 0.9 if limit is not None else 0.72
    if business:
        score -= 0.35  # a period in business days is no number of days
    if kind == "internal" and not _APPEAL.search(said):
        score -= 0.08
    score -= 0.0 if sheet.confidence(hit.start(), hit.end()) > 0.7 else 0.15
    return Period(
        kind,
        value,
        score,
        sheet.pin(max(begin, limit.start() + max(begin, hit.start() - 200) if limit else hit.start()), min(end, hit.end() + len(clause))),
    )


def _start(clause: str) -> str | None:
    receipt, notice = _RECEIPT.search(clause[:90]), _NOTICE.search(clause[:90])
    if receipt is not None:
        return "receipt"
    return "notice" if notice is not None else None


_BY = re.compile(
    r"(?:\bby|\bno later than|\bnot later than|\bon or before|\bbefore|\buntil|\bdeadline(?: is|:)?|\ba m[aá]s tardar(?: "
    r"el)?|\bantes del?|\bhasta el)\s*(?:the close of business on |midnight (?:on )?|\w+day,? |the )?$",
    re.IGNORECASE,
)


def _by_date(sheet: Sheet, book: DayBook) -> Iterator[Period]:
    for mention in book.mentions[sheet.order]:
        if not _BY.search(sheet.flat[max(0, mention.start - 60) : mention.start]):
            continue
        sentence = sentence_of(sheet, mention.start, mention.end)
        said = sheet.flat[slice(*sentence)]
        kind = _kind(sheet, mention.start, sentence)
        if kind is None or _WE.search(said[: mention.start - sentence[0]]) or (not _APPEAL.search(said) and kind == "internal"):
            continue
        yield Period(
            kind,
            StatedDeadline(date=mention.day),
            0.85 if mention.sure else 0.6,
            sheet.pin(max(sentence[0], mention.start - 80), mention.end),
        )


def wanted_kinds(level: str | None) -> tuple[str, ...]:
    """Which period counts after a decision of this level."""
    if level in (Level.FINAL_INTERNAL, Level.INTERNAL_2):
        return ("external", "hearing", "internal", "second")
    if level in (Level.INTERNAL_1,):
        return ("second", "external", "hearing", "internal")
    if level in (Level.RECONSIDERATION, Level.REDETERMINATION, Level.EXTERNAL):
        return ("external", "hearing", "internal")
    return ("internal",)


def agrees(value: StatedDeadline, notice_on: date | None, by: date) -> bool:
    """Whether a stated date fits a stated number of days from the notice (a few days' grace for the mail)."""
    if notice_on is None or value.days is None:
        return True
    return -1 <= (by - notice_on).days - value.days <= 7


def stray_dates(text: str) -> bool:
    """Whether a text holds a whole date."""
    return bool(find_dates(text))
