"""Practices, hospitals and suppliers that sentences and addresses name: whose bill it is, who asked, whom the letter greets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .address_blocks import address_blocks
from .candidates import Candidate
from .names import is_facility, organisation, person, professional
from .structure import Sheet

_BILLER = re.compile(
    r"\b(?:[Cc]laims?(?: (?=\S*\d)\S+)?(?: received (?:for [^,;:]{4,40} )?on [^,;:]{6,20}(?:, \d{4})?,)?|[Bb]ills?|[Cc]harges?|"
    r"[Ii]nvoice|[Rr]eclamaci[oó]n(?:es)?(?: \S+){0,3}|[Ff]actura) (?:that )?(?:from|of|by|sent by|de|del) (?:the )?"
    r"(?P<who>[A-ZÁÉÍÓÚÑ][\w'’&.-]*(?:,? (?:(?:of|the|de|del|la|and|&) )?[A-ZÁÉÍÓÚÑ&][\w'’&.-]*){1,7})"
)
_ASKER = re.compile(
    r"(?:^|[.:]\s+|\n)(?P<who>[A-ZÁÉÍÓÚÑ][\w'’&.-]*(?: (?:(?:of|the|de|del|and|&) )?[A-Z&][\w'’&.-]*){1,6}) (?:has |have )?(?:asked|"
    r"requested|sent|billed|submitted) "
    r"(?:us |for |a |the |that )"
)


_FROM_WHOM = re.compile(r"\bfrom (?P<who>[A-Z][\w'’.&-]*(?: (?:of |and |& )?[A-Z&][\w'’.&-]*){1,6}),? (?:which|that) (?:you|your|was|is)\b")
_HAD_AT = re.compile(
    r"\b(?:care|services?|visit|treatment|tests?|surgery|stay)(?: that| which)? you (?:had|got|received) (?:at|from) (?:the )?"
    r"(?P<who>[A-Z][\w'’.&-]*(?: (?:of |and |& )?[A-Z&][\w'’.&-]*){1,6})"
)
_SUPPLIED = re.compile(
    r"\b(?:received|supplied|delivered|bought)(?: on)? (?:[A-Z][a-z]+ \d{1,2}, \d{4}|[\d/]{6,10}) (?:from|"
    r"by) (?P<who>[A-Z][\w'’.&-]*(?: (?:of |and |& )?[A-Z&][\w'’.&-]*){1,6})"
)
_HEADING = re.compile(r"(?:^|\n)[A-Z][a-z]+ \d{1,2}, \d{4} ?[:–—-] ?(?P<who>[A-Z][\w.'’&-]*(?: (?:of |and |& )?[A-Z&][\w.'’&-]*){1,6})")


def billers(sheet: Sheet) -> Iterator[Candidate]:
    """An organisation whose bill or request a sentence speaks of: "the bill from Sunflower Air Rescue", "Oak Street Partners asked for"."""
    for pattern, score, why in (
        (_BILLER, 0.76, "bill from"),
        (_ASKER, 0.74, "asked"),
        (_HEADING, 0.76, "heading"),
        (_SUPPLIED, 0.76, "supplied by"),
        (_HAD_AT, 0.75, "care at"),
        (_FROM_WHOM, 0.72, "from"),
    ):
        for hit in pattern.finditer(sheet.flat if pattern is _BILLER else sheet.page.text):
            who = re.split(r"\s+(?:for|on|por)\b", hit["who"])[0].rstrip(" .,")
            name = organisation(who)
            if (
                name is None
                or len(name.split()) < 2
                or professional(who) is not None
                or re.search(
                    r"\b(?:[Pp]lan|Insurance|Medicare|"
                    r"Medicaid)\b",
                    name,
                )
            ):
                continue
            yield Candidate("provider_name", name, score, (sheet.pin(hit.start("who"), hit.start("who") + len(who)),), why)
            if is_facility(name):
                yield Candidate("facility_name", name, score - 0.06, (sheet.pin(hit.start("who"), hit.start("who") + len(who)),), why)


def addressed(sheet: Sheet) -> Iterator[Candidate]:
    """The practice that a letter greets by a desk and its name: "Dear Billing Manager, Gallatin Orthopedics:"; a doctor in the address
    whom the letter greets."""
    greeting = re.search(r"\bDear (?:Dr|Doctor)\.? (?P<who>[A-Z][\w'’-]+)", sheet.page.text) if sheet.order == 0 else None
    if greeting is not None:
        for cell in sheet.cells:
            name = professional(cell.text) if cell.end < greeting.start() and ":" not in cell.text else None
            if name is not None and greeting["who"] in name.split(",")[0].split():
                yield Candidate("provider_name", name, 0.78, (sheet.pin(cell.start, cell.end),), "addressee")
                break
    to = (
        re.search(r"^[ \t]*(?:TO|To|ATTN|Attn): (?P<who>[A-Z][^\n,:;]{5,60})(?=,|\n|$)", sheet.page.text, re.MULTILINE)
        if sheet.order == 0
        else None
    )
    if (
        to is not None
        and organisation(to["who"]) is not None
        and re.search(
            r"\b(?:hospital|center|clinic|associates|group|pharmacy|ems|"
            r"laborator\w+|imaging|surgery|orthop\w+|pllc|p\.?c\.?|llc|inc)\b",
            to["who"],
            re.IGNORECASE,
        )
    ):
        yield Candidate("provider_name", to["who"].strip(), 0.7, (sheet.pin(*to.span("who")),), "addressed")
    yield from _practice_in_address(sheet)
    hit = re.search(
        r"\b(?:Dear|To:?|Attn:?|Attention:?) (?:[A-Z][a-z]+ ){1,3}?(?:Manager|Office|Department|Team|Staff|"
        r"Supervisor)s?, (?P<who>[A-Z][^\n:;]{4,60}?)\s*[:;\n]",
        sheet.page.text,
    )
    name = None if hit is None else organisation(hit["who"])
    if hit is not None and name is not None:
        yield Candidate("provider_name", name, 0.7, (sheet.pin(*hit.span("who")),), "addressed")


_TO_AN_OFFICE = re.compile(
    r"\b(?:To whom it may concern|Dear (?:Provider|Billing|Doctor|Sir|Claims|Colleague|Office|Administrator))", re.IGNORECASE
)
_PAYS = re.compile(
    r"\b(?:health ?plans?|insurance|benefits?|mutual|medicare|medicaid|blue ?(?:cross|shield)|administrators?|plan|management|department|"
    r"appeals|claims|review)\b",
    re.IGNORECASE,
)


def _practice_in_address(sheet: Sheet) -> Iterator[Candidate]:
    """The practice at the head of the address of a letter that greets no person by name."""
    if sheet.order != 0 or _TO_AN_OFFICE.search(sheet.page.text) is None:
        return
    greeting = _TO_AN_OFFICE.search(sheet.page.text)
    for block in address_blocks(sheet):
        name = organisation(block[0].text) if greeting is not None and block[0].start < greeting.start() else None
        if (
            name is not None
            and _PAYS.search(name) is None
            and person(name) is None
            and re.search(
                r"\b(?:hospital|center|clinic|associates|group|pharmacy|ems|laborator\w+|imaging|radiology|surgery|orthop\w+|medic\w+|pllc|"
                r"p\.?c\.?|llc|inc|"
                r"physicians|specialists|pediatrics|cardiology|therapy|rehab\w*)\b",
                name,
                re.IGNORECASE,
            )
        ):
            yield Candidate("provider_name", name, 0.7, (sheet.pin(block[0].start, block[0].end),), "addressed")
