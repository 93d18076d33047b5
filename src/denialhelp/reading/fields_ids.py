"""Identifiers: member, group, claim, reference number and NPI; whole, as printed, and never one for another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .candidates import Candidate
from .context import label_before
from .dates import find_dates
from .labels import Label
from .pairs import Pair
from .structure import Cell, Sheet

_FACT = {
    Label.MEMBER_ID: "member_id",
    Label.GROUP: "group_number",
    Label.CLAIM: "claim_number",
    Label.REFERENCE: "reference_number",
    Label.NPI: "npi",
}
_TOKEN = re.compile(r"(?<![\w/.$@-])(?=[\w*/.-]*\d)[A-Za-z0-9](?:[A-Za-z0-9]|[-./*_](?=[A-Za-z0-9]))*(?![\w@])")
_PHONE = re.compile(r"(?:1[-.\s])?\(?\d{3}\)?[-.\s]\d{3}[-.\s]\d{4}$")
_STATE_BEFORE = re.compile(r"[A-Za-z.],? [A-Z]{2},? $")
_MBI = re.compile(r"\b[1-9][A-Z][A-Z0-9]\d[ -]?[A-Z][A-Z0-9]\d[ -]?[A-Z]{2}\d{2}\b")
_SUFFIX = re.compile(r" (\d{2})(?=$|[\s,.;)])(?! (?:days?|hours?|months?|units?|weeks?|visits?|d[ií]as|horas)\b)")
_GROUPS = re.compile(r"(?: \d{3}){1,2}(?: \d{2,4})?(?=$|[\s,.;)])(?! (?:days?|hours?|months?|units?|weeks?|visits?|d[ií]as|horas)\b)")
_LOOSE_GROUPS = re.compile(r"(?: \d{2,5}){1,3}(?=$|[,.;)])")
_OLD = re.compile(
    r"\b(?:first|previous|prior|original|earlier|older?|initial|expired|other|another|related|primera|anterior|otra)\b[^.;:]{0,45}$",
    re.IGNORECASE,
)
_GROUP_SENTENCE = re.compile(r"\bgroup\b(?: plan| name)?(?: is|:)? [^;:]{2,70}?, (?:group )?(?:number|no\.?|#) ?$", re.IGNORECASE)
_GIVEN = re.compile(
    r",? (?:was|is) (?:given|issued|approved|granted|valid)\b|,? (?:covered|covers|expired|ended|was good)\b"
)  # an earlier approval
_LEAST = {"member_id": 5, "group_number": 3, "claim_number": 6, "reference_number": 5, "npi": 10}
_CARD = re.compile(r"\b(?:BIN|PCN)\b[^\n]*$")  # a pharmacy card's group
_CALENDAR = re.compile(r"(?<!\d)(?:19\d\d|20[0-3]\d)(?!\d)|\d{1,2}/\d{1,2}(?:/\d{2,4})?")


def _grouped(sheet: Sheet, start: int, end: int) -> int:
    """The end of an identifier that is printed in groups with spaces ("1EG4 TE5 MK73", "U44719382 01")."""
    text = sheet.flat
    mbi = _MBI.match(text, start)
    if mbi:
        return mbi.end()
    cell = sheet.cell_at(start)
    if cell is not None:
        rest = re.match(r"(?: (?=[A-Z]*\d)[A-Z0-9-]{2,})+(?=$|[ ]?[|;,)])", text[end : cell.end])
        whole = re.match(r"(?: (?=[A-Z]*\d)[A-Z0-9-]{2,})+(?: \d)?$", text[end : cell.end].rstrip(" .,;"))
        if whole and not _CALENDAR.search(text[end : end + whole.end()]):
            return end + whole.end()
        if rest and len(rest.group()) <= 4:
            return end + rest.end()
    groups = _GROUPS.match(text, end) if end - start <= 4 or re.search(r"[A-Z]{2,4} $", text[max(0, start - 5) : start]) else None
    if groups is None and re.search(r"[A-Z]{2,4} $", text[max(0, start - 5) : start]):
        groups = _LOOSE_GROUPS.match(text, end)  # "CSH 00 44718"
    if groups is not None and text[end - 1].isdigit():
        return groups.end()
    suffix = _SUFFIX.match(text, end)
    return suffix.end() if suffix else end


def _tokens(sheet: Sheet) -> Iterator[tuple[int, int]]:
    dates = [(m.start, m.end) for m in find_dates(sheet.flat)]
    for hit in _TOKEN.finditer(sheet.flat):
        start, end = hit.span()
        if re.fullmatch(r"\d{5}(?:-\d{4})?", hit.group()) and _STATE_BEFORE.search(sheet.flat[max(0, start - 30) : start]):
            continue  # "Boise, ID 83701" holds no identifier
        if end - start < 3 or any(start < e and end > s for s, e in dates):
            continue
        if (
            _PHONE.search(hit.group())
            or "@" in sheet.flat[end : end + 1]
            or (re.fullmatch(r"[\d,.]+", sheet.flat[max(0, start - 1) : end]) is None and sheet.flat[start - 1 : start] == "$")
        ):
            continue
        yield start, end


def _fits(name: str, value: str) -> bool:
    plain = re.sub(r"[^A-Za-z0-9]", "", value)
    if len(plain) < _LEAST[name] or not re.search(r"\d", plain) or _PHONE.fullmatch(value):
        return False
    if name == "npi":
        return re.fullmatch(r"[12]\d{9}", plain) is not None
    if name in ("member_id", "claim_number") and sum(c.isdigit() for c in plain) < 3:
        return False
    return re.fullmatch(r"(?:19|20)\d\d|[a-z]+\d?|\d+(?:st|nd|rd|th)", value) is None


def _score(sheet: Sheet, weight: float, start: int, *, heading: bool, prose: bool) -> float:
    """How sure a labelled identifier is: less in small print at the foot, in running prose, and where recognition was unsure."""
    score = 0.9 * weight
    if heading:
        score += 0.04
    if prose:
        score -= 0.03
    cell = sheet.cell_at(start)
    if cell is not None and sheet.cells and cell.y0 > 0.9 * max(c.y1 for c in sheet.cells) and len(sheet.cells) > 25:
        score -= 0.1
    return score - 0.02 * min(sheet.order, 3)


def identifiers(sheets: Sequence[Sheet], pairs: Sequence[Pair]) -> tuple[Candidate, ...]:
    """Candidates for member_id, group_number, claim_number, reference_number and npi."""
    out: list[Candidate] = []
    for pair in pairs:
        out.extend(_of_pair(pair))
    for sheet in sheets:
        out.extend(_of_text(sheet))
    return tuple(out)


def _of_pair(pair: Pair) -> Iterator[Candidate]:
    name = _FACT.get(pair.label)
    if name is None and pair.label is Label.MEMBER and re.fullmatch(r"[A-Z]{0,4}[ -]?(?=(?:\D*\d){5})[A-Z0-9-]{5,18}", pair.text.strip()):
        name = "member_id"  # "Member: SVH7718204"
    both = (
        re.search(r" / (?P<id>[A-Z0-9][A-Z0-9 -]*\d[A-Z0-9 -]*)$", pair.text) if pair.label is Label.MEMBER and "/" in pair.name else None
    )
    if both is not None and _fits("member_id", both["id"]):
        yield Candidate("member_id", both["id"].strip(), 0.84, (pair.sheet.pin(*pair.first),), pair.name)
    if name is None:
        yield from _of_request(pair)
        return
    start, end = pair.first
    sheet = pair.sheet
    hit = _TOKEN.search(sheet.flat, start, end)
    bracket = (
        re.search(r"\((?:(?:No\.?|#|[Gg]roup) ?)?([A-Z0-9-]*\d[A-Z0-9-]*)\)$", sheet.flat[start:end]) if name == "group_number" else None
    )
    if bracket is None and name == "group_number":  # "Group: Harbor Mills LLC, 0071188 (small group)"
        bracket = re.search(r"[A-Za-z.],? (?:No\.? ?|# ?)?((?=[A-Z]*\d)[A-Z0-9-]{4,})(?: \([^)]*\))?$", sheet.flat[start:end])
    if bracket is not None and _fits(name, bracket[1]):  # "Your group: Harbor Mills (60-1188)"
        span = (start + bracket.start(1), start + bracket.end(1))
        yield Candidate(name, bracket[1], 0.8 * pair.weight, (sheet.pin(*span),), pair.name)
        return
    prefix = None if hit is None else sheet.flat[start : hit.start()]
    if hit is None or prefix is None or not re.fullmatch(r"(?:[A-Z]{1,4}[ -])?|[#(\s*]*|(?:number|no\.?|ID) ", prefix):
        return
    finish = _grouped(sheet, hit.start(), hit.end()) if name in ("member_id", "claim_number", "reference_number") else hit.end()
    begin = start if re.fullmatch(r"[A-Z]{1,4}[ -]", prefix) else hit.start()
    value = " ".join(sheet.flat[begin : min(finish, max(end, hit.end()))].split())
    if _fits(name, value) and not find_dates(value):
        old = _old(sheet, pair.start, heading=True) and pair.how != "below"
        score = _score(sheet, pair.weight, begin, heading=True, prose=False) - (0.3 if old else 0) - (0.05 if pair.how == "below" else 0)
        yield Candidate(
            name,
            value,
            _heard(sheet, begin, finish, score),
            (sheet.pin(pair.start, finish) if pair.how == "inline" else sheet.pin(begin, finish),),
            pair.name,
        )


def _of_request(pair: Pair) -> Iterator[Candidate]:
    """ "Request: UR-26-1188-04": where the request is named by a number, it is the reference."""
    plain = pair.text.strip()
    if pair.label is not Label.SERVICE or not re.fullmatch(r"(?:your |the |our )?(?:request|solicitud)", pair.name.strip(" :").lower()):
        return
    if re.fullmatch(r"(?=(?:\D*\d){4})[A-Z0-9]+(?:-[A-Z0-9]+)+|[A-Z]{1,3}\d{5,}", plain) and not find_dates(plain):
        yield Candidate("reference_number", plain, 0.8, (pair.sheet.pin(*pair.first),), pair.name)


def _old(sheet: Sheet, start: int, *, heading: bool) -> bool:
    """Whether the words before a label say that it is another decision's or claim's number."""
    lead = sheet.page.text[max(0, start - 60) : start]
    lead = lead.rpartition("\n")[2] if heading else lead.replace("\n", " ")
    return _OLD.search(lead) is not None


def _heard(sheet: Sheet, start: int, end: int, score: float) -> float:
    """Lower for an identifier that recognition read badly."""
    heard = sheet.confidence(start, end)
    return score if heard >= 0.7 else score - 0.12 if heard >= 0.5 else score - 0.45


_SAID = (
    (
        "member_id",
        re.compile(
            r"\b(?:enrolled|covered|insured|registered|a member)\b[^.;]{0,30}\b(?:under|by|with|as)(?: the| your)? (?:number|"
            r"no\.?|ID)(?: number)? $",
            re.IGNORECASE,
        ),
    ),
    ("member_id", re.compile(r"(?:\(|, )member $", re.IGNORECASE)),
    ("reference_number", re.compile(r"\b(?:[Rr]equest|[Cc]ase|[Aa]ppeal|[Pp]re-?authorization|[Pp]recertification) $")),
    ("member_id", re.compile(r"\b(?:as|our|of) (?:subscriber|member|enrollee) $", re.IGNORECASE)),
    ("claim_number", re.compile(r"\b(?:claim|bill)\b[^.;]{0,45}\b(?:as|under|number) (?:number |no\. )?$", re.IGNORECASE)),
    (
        "reference_number",
        re.compile(
            r"\b(?:request|case|review|decision|appeal|file|letter)\b[^.;]{0,40}\b(?:carries|has|bears|"
            r"carrying) (?:the |our )?(?:reference |case )?number $",
            re.IGNORECASE,
        ),
    ),
    ("reference_number", re.compile(r"\b(?:request|case|review)\b[^.;]{0,60}\bunder (?:the )?number $", re.IGNORECASE)),
)


def _prefixed(sheet: Sheet, start: int) -> int:
    """Where an identifier begins whose first group is capital letters alone: "PS 4471-220"."""
    hit = re.search(r"(?<![\w-])[A-Z]{2,4} $", sheet.flat[max(0, start - 6) : start])
    return start if hit is None or hit.group().strip() in ("ID", "NO", "OR", "AND", "IS", "DOB", "PO") else start - len(hit.group())


def _of_text(sheet: Sheet) -> Iterator[Candidate]:
    for token, end in _tokens(sheet):
        begin = _prefixed(sheet, token)
        for fact, pattern in _SAID:
            lead = sheet.flat[max(0, begin - 100) : begin]
            told = pattern.search(lead) if begin < token else None
            first = begin if told else token
            told = told or pattern.search(sheet.flat[max(0, token - 100) : token])
            last = _grouped(sheet, token, end) if fact == "member_id" else end
            value = " ".join(sheet.flat[first:last].split())
            enough = sum(c.isdigit() for c in value) >= 5
            if told and _fits(fact, value) and enough and not _GIVEN.match(sheet.flat[last : last + 40]):
                yield Candidate(fact, value, 0.76, (sheet.pin(first, last),), "in a sentence")
        if _GROUP_SENTENCE.search(sheet.flat[max(0, token - 110) : token]):
            yield Candidate("group_number", sheet.flat[token:end], 0.88, (sheet.pin(token, end),), "group is ..., number")
            continue
        label = label_before(sheet, token) or (label_before(sheet, begin) if begin < token else None)
        name = None if label is None else _FACT.get(label.label)
        if label is None or name is None:
            continue
        start = begin if label.end <= begin else token
        finish = _grouped(sheet, start, end) if name in ("member_id", "claim_number", "reference_number") else end
        if start == begin and name == "member_id" and finish == end:
            finish = _grouped(sheet, end - len(sheet.flat[start:end].split()[-1]), end)
        value = " ".join(sheet.flat[start:finish].split())
        if name == "group_number" and _CARD.search(sheet.flat[max(0, label.start - 40) : label.start]):
            continue
        if not _fits(name, value) or (label.weight < 0.86 and not label.heading and value.islower()):
            continue
        old = _old(sheet, label.start, heading=label.heading) or (
            name == "reference_number" and _GIVEN.match(sheet.flat[finish : finish + 40]) is not None
        )
        score = _score(sheet, label.weight, start, heading=label.heading, prose=not label.heading) - (0.3 if old else 0)
        yield Candidate(
            name, value, _heard(sheet, start, finish, score), (sheet.pin(label.start, finish),), sheet.flat[label.start : label.end]
        )


def column_claims(sheet: Sheet, label: Label, cells: Sequence[Cell], denied: Sequence[str]) -> Iterator[Candidate]:
    """The claim number that stands under a table's claim column; the denied claim's leads."""
    if label is not Label.CLAIM:
        return
    hit = _TOKEN.search(sheet.flat, cells[0].start, cells[0].end)
    if hit is not None and _fits("claim_number", hit.group()) and (hit.group() in denied or not denied):
        yield Candidate("claim_number", hit.group(), 0.93 if denied else 0.7, (sheet.pin(*hit.span()),), "table")
