"""The life of a device: when it came, who paid and when, what a repair costs, a recall, the kind of mask, and a second unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from .case import Scope
from .chart import Entry, said_on
from .newest import Said, decided, own, passages, residue
from .numbers import is_number_word, months_before, value_of
from .outcome import Outcome, met, not_met

_N_YEARS = r"(?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight|ten)"
_DEVICE = re.compile(
    r"(?i)\b(?:current\s+|existing\s+|present\s+|replaced\s+)?(?:(?:PAP|CPAP|BiPAP|sleep)\s+)?(?:devices?|machines?|units?|equipment|wheelchair|prosthesis|"
    r"hearing\s+aids?|pumps?|stimulator|CPAP|appliance)\b"
)
_CAME = re.compile(
    rf"(?i)\b(?:was|were|has\s+been|is)\s+(?:delivered|dispensed|provided|purchased|acquired|issued|received|furnished|supplied|at\s+least|more\s+than)?\s*"
    rf"(?:to\s+the\s+(?:member|patient)\s+)?(?:at\s+least\s+|more\s+than\s+)?{_N_YEARS}\s+(?:or\s+more\s+)?years?\s*(?:or\s+more\s+)?"
    r"(?:old|ago|before\s+(?:the\s+)?(?:date\s+of\s+)?(?:the\s+)?request)"
)
_HANDED = re.compile(
    r"(?i)\b(?:delivery\s+ticket|deliver(?:ed|y)|dispensed|purchase[d]?|set[\s-]?up|issued|received|equipment\s+history|rent-to-own|proof\s+of\s+delivery)\b"
)
_NOT_HANDED = re.compile(
    r"(?i)\b(?:not\s+(?:yet\s+)?delivered|to\s+be\s+delivered|will\s+be|pending|request\w*|ordered|scheduled|awaiting|quote|estimate|denied)\b"
)
_SUPPLY = re.compile(
    r"(?i)\b(?:pillows?|cushions?|filters?|headgear|tubing|mask|resupply|supplies|chinstrap|batter(?:y|ies)|sensors?|infusion\s+sets?|liners?)\b"
)


def _years(text: str) -> float:
    return value_of(text) if text.isdigit() or is_number_word(text) else 0.0


def _handed(scope: Scope) -> Iterator[tuple[date, Entry]]:
    """Days on which a device itself was handed over."""
    for entry in passages(scope):
        place = entry.passage
        about = f"{entry.text} {place.section} {' '.join(place.heads)}"
        if not _HANDED.search(about) or _NOT_HANDED.search(entry.text) or not own(entry):
            continue
        serial = re.search(r"(?i)\b(?:SN|S/N|serial)\b", about) is not None
        if not serial or (_SUPPLY.search(entry.text) and not re.search(r"(?i)\bSN\b|\b\d{6,}\b|\bserial\b", entry.text)):
            continue
        if place.cells and not any("serial" in h.lower() and entry.text[a:b].strip() for a, b, h in place.cells):
            continue
        if (on := said_on(entry)) is not None:
            yield on, entry


def came_long_ago(text: str, scope: Scope) -> Outcome | None:
    """A device that was handed over so many years before the request; None where the text asks otherwise or no delivery is shown."""
    asked = _CAME.search(text)
    if asked is None or residue(text, _CAME, _DEVICE, re.compile(r"(?i)current|use")):
        return None
    found = list(_handed(scope))
    if not found:
        return None
    last = max(on for on, _ in found)
    proof = tuple(scope.case.chart.evidence(e, on=d, method="delivery") for d, e in found if d == last)[:2]
    limit = months_before(scope.case.anchors()[0], _years(asked["n"]) * 365.25)
    why = f"The newest device came on {last.isoformat()}"
    return met(why, *proof, kind="age") if last <= limit else not_met(why, *proof, kind="age")


_PAID = re.compile(
    rf"(?i)\b(?:the\s+)?(?:plan|insurers?|payers?|another\s+insurer|medicare|or|an?)\b(?:\s+\w+){{0,4}}?\s+(?:paid|purchased|covered|reimbursed)\s+(?:for\s+)?"
    rf"(?P<what>[\w\s-]{{2,40}}?)\s+(?:for\s+the\s+(?:member|patient)\s+)?(?:during|within|in)\s+the\s+(?:last\s+|past\s+)?{_N_YEARS}\s+years?(?:\s+before\s+the\s+\w+)?$"
)
_LAST_PAID = re.compile(
    r"(?i)\b(?P<code>[A-Z]\d{4})\b[^.;]{0,30}?\b(?:last\s+paid|paid)\b(?:[\s:]*(?:DOS|on|date)?[\s:]*)(?P<on>\d{1,2}/\d{1,2}/\d{2,4})?"
)
_CODES: tuple[tuple[str, str], ...] = (
    (r"(?i)\b(?:PAP|CPAP|APAP)\b|airway", r"E0601|E0470|E0471"),
    (r"(?i)wheelchair", r"K08\d\d|E12\d\d|K000\d"),
    (r"(?i)insulin\s+pump", r"E0784"),
    (r"(?i)oxygen|concentrator", r"E1390|E0431|E1392"),
    (r"(?i)hospital\s+bed", r"E02[5-9]\d|E030\d"),
)


def paid_before(text: str, scope: Scope) -> Outcome | None:
    """A device that somebody paid for within so many years, by the claims that a note quotes; None where none is quoted."""
    asked = _PAID.search(text.strip().rstrip(".;,"))
    codes = next((c for name, c in _CODES if re.search(name, text)), None)
    if asked is None or codes is None:
        return None
    entries = list(passages(scope))
    for at, entry in enumerate(entries):
        after = entries[at + 1].text if at + 1 < len(entries) and entries[at + 1].passage.page == entry.passage.page else ""
        m = _LAST_PAID.search(f"{entry.text} {after}" if not entry.text.rstrip().endswith(".") else entry.text)
        if m is None or m["on"] is None or not re.fullmatch(codes, m["code"].upper()):
            continue
        month, day, year = (int(x) for x in m["on"].split("/"))
        on = date(year + 2000 if year < 100 else year, month, day)
        proofs = [scope.case.chart.evidence(entry, on=on, method="claim")]
        if m["on"] not in entry.text:
            proofs.insert(0, scope.case.chart.evidence(entries[at + 1], on=on, method="claim"))
        recent = on >= months_before(scope.case.anchors()[0], _years(asked["n"]) * 365.25)
        why = f"Last paid on {on.isoformat()}"
        return met(why, *proofs, kind="paid") if recent else not_met(why, *proofs, kind="paid")
    return None


_REPAIR = re.compile(
    r"(?i)\b(?:the\s+)?(?:estimated\s+)?costs?\s+of\s+(?:the\s+)?repairs?\s+(?:is|are|exceeds?|would\s+exceed)\s*(?P<how>more\s+than|greater\s+than|less\s+than|at\s+least)?\s*"
    r"(?P<n>\d{1,3})\s*(?:%|percent)\s+of\s+the\s+(?:cost|price)\s+of\s+(?:an?\s+|the\s+)?(?:replacement|new)(?:\s+\w+)?"
)
_ESTIMATE = re.compile(
    r"(?i),?\s*(?:as\s+)?(?:shown|documented|supported)?\s*by\s+an?\s+(?:written\s+)?(?:estimate|quote)|\bwritten\b|\bestimate\b"
)
_SUM = re.compile(r"\$\s?(?P<v>\d[\d,]*(?:\.\d\d)?)")
_FOR_REPAIR = re.compile(r"(?i)\b(?:repair\w*|estimate|labou?r|parts)\b")
_FOR_NEW = re.compile(r"(?i)\b(?:new\s+(?:unit|device|machine|one|\w+)|replacement|replace)\b")


def repair_share(text: str, scope: Scope) -> Outcome | None:
    """The cost of a repair as a share of a new device's, from the two sums of one note; None where either is not there."""
    asked = _REPAIR.search(text)
    if asked is None or residue(text, _REPAIR, _ESTIMATE, _DEVICE):
        return None
    notes: dict[tuple[str, date | None], dict[str, tuple[float, Entry]]] = {}
    for entry in passages(scope):
        sums = list(_SUM.finditer(entry.text))
        if len(sums) != 1 or not own(entry):
            continue
        repair, new = _FOR_REPAIR.search(entry.text), _FOR_NEW.search(entry.text)
        if bool(repair) is bool(new):
            continue
        key = (entry.passage.document, entry.passage.recorded_on)
        notes.setdefault(key, {})["repair" if repair else "new"] = (float(sums[0]["v"].replace(",", "")), entry)
    good = [n for n in notes.values() if len(n) == 2]
    if len(good) != 1 or not good[0]["new"][0]:
        return None
    share = 100 * good[0]["repair"][0] / good[0]["new"][0]
    how, limit = (asked["how"] or "more than").lower(), float(asked["n"])
    holds = share < limit if how.startswith("less") else share >= limit if "least" in how else share > limit
    proof = tuple(scope.case.chart.evidence(good[0][k][1], method="cost") for k in ("repair", "new"))
    why = f"the repair costs {share:.0f} % of a new one"
    return met(why, *proof, kind="cost") if holds else not_met(why, *proof, kind="cost")


_RECALL = re.compile(
    r"(?i)\b(?:is|was|are|has\s+been)?\s*(?:(?:the\s+)?subject\s+of|affected\s+by|under|part\s+of|included\s+in)?\s*(?:an?\s+|the\s+)?(?:manufacturer['’]?s?\s+|safety\s+|FDA\s+)?"
    r"recall(?:ed)?\b(?:\s+notice)?(?:\s+and\s+(?:its|the)\s+serial\s+number\s+is\s+confirmed\s+as\s+affected)?"
)
_LISTED = r"(?:recall\w*|field\s+(?:safety\s+)?(?:action|correction|notice)|safety\s+(?:notice|advisory))"
_NOT_LISTED = re.compile(
    rf"(?i)\b(?:not|no|never|isn['’]t)\b[^.;]{{0,40}}\b{_LISTED}|\b{_LISTED}\b[^.;]{{0,30}}\b(?:not\s+(?:affected|listed|included|on)|negative|none|no\s+match|n/a)\b"
)
_IS_LISTED = re.compile(
    rf"(?i)\bserial\b[^.;]{{0,30}}\b(?:is|was|confirmed|listed|included|affected|on)\b[^.;]{{0,30}}\b{_LISTED}|\b{_LISTED}\b[^.;]{{0,30}}\b(?:confirmed|affected)\b"
)


def recalled(text: str, scope: Scope) -> Outcome | None:
    """A device that a recall names, by the look-up of its serial number; None where the text asks otherwise or nobody looked."""
    if not re.search(r"(?i)\brecall", text) or residue(text, _RECALL, _DEVICE):
        return None
    found = []
    for entry in passages(scope):
        if (
            own(entry)
            and re.search(rf"(?i){_LISTED}", entry.text)
            and not re.search(r"(?i)\b(?:whether|asked\s+if|check\s+(?:for|if)|\?)", entry.text)
        ):
            no, yes = _NOT_LISTED.search(entry.text), _IS_LISTED.search(entry.text)
            if no or yes:
                found.append(Said(no is None, entry, said_on(entry)))
    return decided(found, text, scope, "recall", ("The look-up names the device", "The look-up does not name the device"))


_FULL = re.compile(
    r"(?i)\b(?:an?\s+|use\s+of\s+)?(?:oronasal|full[\s-]?face|FFM)\b\s*(?:\(\s*(?:oronasal|full[\s-]?face)\s*\))?\s*(?:interface|mask)?"
)
_MASK = re.compile(
    r"(?i)\b(?:interface|mask)\b\s*(?:is|:|=|,)?\s*(?P<kind>nasal\s+pillows?|pillows?|nasal(?:\s+mask|\s+cushion)?|full[\s-]?face|FFM|oronasal|hybrid)\b"
)


def full_face(text: str, scope: Scope) -> Outcome | None:
    """A mask over nose and mouth, by the newest note that names the mask; None where the text asks otherwise."""
    if not _FULL.search(text) or residue(text, _FULL):
        return None
    found = [
        Said(not m["kind"].lower().startswith(("nasal", "pillow")), entry, said_on(entry))
        for entry in passages(scope)
        if (m := _MASK.search(entry.text))
        and own(entry, m.start())
        and not re.search(r"(?i)\b(?:changed|switch\w*|tried|from)\b", entry.text)
    ]
    return decided(found, text, scope, "mask", ("The newest note names a full face mask", "The newest note names another mask"))


_SECOND = re.compile(
    r"(?i)\b(?:is\s+|are\s+)?(?:requested|ordered|needed|intended|used)\s+(?:only\s+)?(?:as|for)\s+(?:an?\s+)?(?:second|spare|back-?up|additional|travel|duplicate)\b[^.;]*$"
)
_GOES_BACK = re.compile(
    r"(?i)\b(?:old|current|existing|present)\s+(?:unit|device|machine|chair|pump)\b[^.;]{0,30}\b(?:goes\s+back|returned|to\s+be\s+returned|traded|will\s+be\s+(?:returned|replaced))\b|"
    r"\btrade-?in\b|\bno\s+(?:spare|back-?up|second\s+(?:unit|device))\b"
)


def second_unit(text: str, scope: Scope) -> Outcome | None:
    """A second or spare unit: not so where the notes say that the old one goes back; None where they do not say."""
    m = _SECOND.search(text)
    if m is None or residue(text[: m.start()], _DEVICE):
        return None
    found = [Said(False, e, said_on(e)) for e in passages(scope) if _GOES_BACK.search(e.text) and own(e)]
    return decided(found, text, scope, "second", ("", "The old unit goes back"))
