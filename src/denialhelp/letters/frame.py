"""The frame of a letter: who writes to whom about what, from facts alone; what is not known is left away."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from denialhelp.casefile.fact import AppealTo, Code, Pin
from denialhelp.casefile.letter import Block, Letter, Statement, Support
from denialhelp.casefile.policy import Task
from denialhelp.casefile.quote import pin_at
from denialhelp.casefile.slugs import LetterKind
from denialhelp.letters.brief import Brief
from denialhelp.letters.claimant import Signer, patient_name, signer
from denialhelp.letters.dates import written
from denialhelp.letters.statements import Pen, ask
from denialhelp.letters.wording import lower_first, money, name_case

_STATE_ZIP = re.compile(r"\b[A-Z]{2},? +\d{5}(?:-\d{4})?\s*$")
_UNITS = (
    r"\s*(?:[(/,x×:–-]|\bfor\b)?\s*(?P<count>\d{1,4})\s*(?P<unit>units?|visits?|hours?|sessions?|days?|treatments?|doses?|injections?)\b"
)


def patient_address(brief: Brief) -> tuple[str, ...]:
    """The patient's postal address as it stands under their name on the notice; empty where it does not."""
    wanted = {w for w in re.findall(r"[a-z]+", (patient_name(brief) or "").lower()) if len(w) > 1}
    if len(wanted) < 2:
        return ()
    for document in brief.notice_documents():
        for page in document.pages[:2]:
            lines = [line.split("   ")[0].strip() for line in page.text.splitlines()]
            for n, line in enumerate(lines):
                if {w for w in re.findall(r"[a-z]+", line.lower()) if len(w) > 1} != wanted:
                    continue
                following = [x for x in lines[n + 1 : n + 5] if x]
                end = next((i for i, x in enumerate(following[:3]) if _STATE_ZIP.search(x)), None)
                if end is not None and any(c.isdigit() for c in following[0]):
                    return tuple(_address_case(x) for x in following[: end + 1])
    return ()


def _address_case(line: str) -> str:
    match = _STATE_ZIP.search(line)
    tail = match.group() if match else ""
    return re.sub(r"\b([A-Z])([A-Z]+)\b", lambda m: m.group(1) + m.group(2).lower(), line[: len(line) - len(tail)]) + tail


def sender(brief: Brief) -> tuple[str, ...]:
    """The lines of the writer: a representative's name first, then whose case it is."""
    who, patient = signer(brief), patient_name(brief)
    lines: list[str] = []
    if who.represents:
        lines += [who.name] if who.name else []
        lines += [f"for {patient}"] if patient else []
    elif patient:
        lines.append(patient)
    return (*lines, *patient_address(brief)) if lines else ()


def appeal_to(brief: Brief) -> AppealTo | None:
    """Where the notice says that an appeal goes."""
    value = brief.notice.value("appeal_to")
    return value if isinstance(value, AppealTo) else None


def recipient(brief: Brief, *, fax: bool = True) -> tuple[str, ...]:
    """The lines of the addressee: the appeal address of the notice, else the payer's name alone."""
    to = appeal_to(brief)
    payer = brief.notice.text("payer_name")
    if to is None:
        return (payer,) if payer else ()
    lines = [to.name or payer or ""]
    if to.address:
        lines += [p.strip() for p in re.split(r",\s*(?=P\.?O\.?)|(?<=\d),\s*(?=[A-Z][a-z])|\n", to.address) if p.strip()]
    if fax and to.fax:
        lines.append(f"By fax: {to.fax}")
    elif to.portal and not to.address:
        lines.append(f"By portal: {to.portal}")
    return tuple(x for x in lines if x)


def service_words(brief: Brief) -> str | None:
    """The service in the notice's words, fit for the middle of a sentence."""
    service = service_line(brief)
    if not service:
        return None
    return service if _is_name(brief, re.match(r"[A-Za-z]*", service)) else lower_first(service)


def _is_name(brief: Brief, first: re.Match[str] | None) -> bool:
    """Whether a word is written large in the middle of a sentence of the case's papers, and never small: a drug's or device's name."""
    word = first.group() if first is not None else ""
    if len(word) < 4:
        return False
    texts = [page.text for document in brief.documents for page in document.pages]
    inside = re.compile(rf"[a-z,] {re.escape(word)}\b")
    return any(inside.search(t) for t in texts) and not any(re.search(rf"\b{re.escape(word.lower())}\b", t) for t in texts)


_GOES_ON = re.compile(r"(?<=[a-z0-9)])\. +(?=(?:The|This|It|Your|You|We|Requested|Ordered|Provider|Facility|Diagnosis|Dates?|Codes?)\b)")


def service_line(brief: Brief) -> str | None:
    """The service as the notice names it, without sentences about it that follow on the same line."""
    service = brief.notice.text("service")
    return None if not service else _GOES_ON.split(" ".join(service.split()))[0].rstrip(".")


def codes_with_units(brief: Brief) -> tuple[tuple[str, tuple[Pin, ...]], ...]:
    """The codes of the notice, each with its system, its units where the notice gives them beside it, and its places."""
    value = brief.notice.value("codes")
    fact = brief.fact("codes")
    if fact is None or not isinstance(value, tuple):
        return ()
    out: list[tuple[str, tuple[Pin, ...]]] = []
    for code in value:
        if not isinstance(code, Code) or code.system == "ICD-10-CM":
            continue
        pins = [p for p in fact.sources if code.code in p.quote][:1]
        units = _units(brief, code.code)
        text = f"{code.system} {code.code}" if code.system != "REV" else f"revenue code {code.code}"
        if units is not None:
            text, pins = f"{text} ({units[0]})", [*pins, units[1]]
        if pins:
            out.append((text, tuple(pins)))
    return tuple(out)


def _units(brief: Brief, code: str) -> tuple[str, Pin] | None:
    pattern = re.compile(re.escape(code) + r"[^\n\d]{0,12}?" + _UNITS, re.IGNORECASE)
    for document in brief.notice_documents():
        for page in document.pages:
            found = pattern.search(page.text)
            if found is not None:
                return f"{found.group('count')} {found.group('unit').lower()}", pin_at(
                    document, page, found.start(), found.end(), method="letter"
                )
    return None


def diagnoses(brief: Brief) -> tuple[str, ...]:
    """The diagnosis codes of the notice."""
    value = brief.notice.value("codes")
    return tuple(c.code for c in value if isinstance(c, Code) and c.system == "ICD-10-CM") if isinstance(value, tuple) else ()


def dates_of_service(brief: Brief) -> str | None:
    """The day or days of service: one date, or from ... to ..."""
    start, end = brief.notice.day("service_start"), brief.notice.day("service_end")
    if start is None:
        return None
    return written(start) if end is None or end == start else f"{written(start)} to {written(end)}"


def _plain(pen: Pen, label: str, name: str, *, case: bool = False) -> list[tuple[str, Statement]]:
    value = pen.brief.notice.value(name)
    if isinstance(value, date):
        text = written(value)
    elif isinstance(value, Decimal):
        text = money(value)
    elif isinstance(value, str):
        text = name_case(value) if case else value
    else:
        return []
    return [(label, s) for s in pen.first(Statement(text, pen.facts(name)))]


def subject(pen: Pen, *, third: bool = False) -> tuple[tuple[str, Statement], ...]:
    """The label and value lines above the letter: only what the documents bear."""
    brief = pen.brief
    rows = [
        *_plain(pen, "Patient", "patient_name", case=True),
        *_plain(pen, "Date of birth", "patient_dob"),
        *_plain(pen, "Member ID", "member_id"),
        *_plain(pen, "Group number", "group_number"),
        *_plain(pen, "Claim number", "claim_number"),
        *_plain(pen, "Reference number", "reference_number"),
        *(_plain(pen, "Health plan", "payer_name") if pen.outside or third else ()),
        *_plain(pen, _day_label(pen, third), "notice_date"),
        *_service(pen),
    ]
    codes = codes_with_units(brief)
    if codes:
        rows += [
            ("Codes", s)
            for s in pen.first(Statement("; ".join(t for t, _ in codes), _supports(pen, [p for _, pins in codes for p in pins])))
        ]
    found = diagnoses(brief)
    if found:
        pins = [p for p in brief.pins("codes") if any(d in p.quote for d in found)]
        rows += [("Diagnosis code", s) for s in pen.first(Statement("; ".join(found), _supports(pen, pins)))]
    when = dates_of_service(brief)
    if when:
        rows += [("Dates of service", s) for s in pen.first(Statement(when, pen.facts("service_start", "service_end")))]
    rows += _plain(pen, "Provider", "provider_name", case=True)
    if brief.notice.text("facility_name") != brief.notice.text("provider_name"):
        rows += _plain(pen, "Facility", "facility_name", case=True)
    if brief.notice.text("stage") == "post-service":
        rows += _plain(pen, "Amount denied", "amount_denied")
    return tuple(rows)


def _day_label(pen: Pen, third: bool) -> str:
    return "Date of the decision" if pen.outside else "Date of the plan's notice" if third else "Date of your notice"


def _service(pen: Pen) -> list[tuple[str, Statement]]:
    line = service_line(pen.brief)
    return [("Service", s) for s in pen.first(Statement(line, pen.facts("service")))] if line else []


def _supports(pen: Pen, pins: list[Pin]) -> tuple[Support, ...]:
    return tuple(pen.document(p) for p in dict.fromkeys(pins))


def salutation(brief: Brief) -> str:
    """The form of address."""
    to = appeal_to(brief)
    name = to.name if to is not None and to.name else ""
    return "To the appeals department:" if re.search(r"appeal|grievance|apelacion", name, re.IGNORECASE) else "To the reviewer:"


def closing(who: Signer, *more: str) -> tuple[str, ...]:
    """The end of a letter: the name under which it is signed. The line for the signature is the packet's to draw."""
    return ("Sincerely,", *((who.name,) if who.name else ()), *more)


def _pointed_to(brief: Brief, blocks: tuple[Block, ...]) -> frozenset[str]:
    """The exhibits that a letter names, or rests an assertion on."""
    statements = [s for b in blocks for s in b.statements]
    refs = (brief.exhibit(x.pin) for s in statements if s.asserts for x in s.support if x.pin is not None)
    return frozenset(re.findall(r"\bEX-([A-Z]{1,2})-", " ".join(s.text for s in statements))) | {r.exhibit for r in refs if r is not None}


def enclosures(brief: Brief, blocks: tuple[Block, ...] | None = None) -> tuple[str, ...]:
    """The exhibits, each with its pages; with `blocks` only those that the letter points to."""
    named = None if blocks is None else _pointed_to(brief, blocks)
    out = []
    for exhibit in brief.exhibits.exhibits:
        if named is not None and exhibit.letter not in named:
            continue
        pages = len(exhibit.page_texts)
        span = f"EX-{exhibit.letter}-001" + (f" to EX-{exhibit.letter}-{pages:03d}" if pages > 1 else "")
        out.append(f"Exhibit {exhibit.letter}: {exhibit.title} ({span})")
    return tuple(out)


def service_phrase(pen: Pen) -> tuple[str, tuple[Support, ...]]:
    """The service for the middle of a sentence, with what bears it; "the service" where the notice names none that can be quoted."""
    words = service_words(pen.brief)
    supports = pen.facts("service")
    if words is not None and supports and pen.holds(ask(f"I ask for {words}.", *supports)):
        return words, supports
    return "the service", ()


def letter(
    pen: Pen,
    kind: LetterKind,
    blocks: tuple[Block, ...],
    *,
    to: tuple[str, ...] | None = None,
    greeting: str | None = None,
    voice: str | None = None,
    writer: tuple[str, ...] | None = None,
    end: tuple[str, ...] | None = None,
    enclose: bool = False,
    worklist: tuple[Task, ...] = (),
) -> Letter:
    """A letter in its frame: sender, addressee, subject lines, the blocks given, and the end."""
    who = signer(pen.brief)
    return Letter(
        kind,
        "en",
        voice or who.voice,
        pen.brief.as_of,
        sender(pen.brief) if writer is None else writer,
        recipient(pen.brief) if to is None else to,
        subject(pen, third=to is not None or voice == "treating-provider"),
        greeting or salutation(pen.brief),
        blocks,
        closing(who) if end is None else end,
        enclosures(pen.brief, None if enclose else blocks),
        worklist=worklist,
    )
