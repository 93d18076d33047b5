"""When the notice reached the claimant: written on it, or told in the claimant's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from .candidates import Candidate
from .dates import Mention, find_dates, find_partial
from .structure import Sheet

_CAME = re.compile(
    r"\b(?:came|arrived?|got (?:it|the|this|that|my|here|to|their|in|a)|get (?:it|the|this|here|to)|received?|reached|"
    r"delivered|showed up|(?:gave|handed|brought) (?:us|me|him|her|my|dad|mom|them)|in (?:my|our|the) (?:mail ?box|mail)|"
    r"found it|picked (?:it|the)|"
    r"lleg[oó]|recib[ií](?:mos|ó)?|entregaron|dieron|la vi|trajeron)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"\b(?:letter|notice|eob|denial|it|envelope|mail|e-?mail|decision|statement|paper|them|carta|aviso|notificaci[oó]n|"
    r"correo|negaci[oó]n|denegaci[oó]n|decisi[oó]n)\b",
    re.IGNORECASE,
)
_NOT_LETTER = re.compile(
    r"\b(?:(?:second )?bill|check|card|medication|medicine|package|treatment|surgery|shot|diagnosis|hospital bill|factura|"
    r"receta|they (?:received|got)|(?:insurance|plan|office|hospital|cigna|aetna|united|humana|company) (?:received|got)|"
    r"appeal|request|records)\b",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:dated|date (?:of|on)|has|tiene fecha|con fecha|fechada)\b[^.]{0,30}$", re.IGNORECASE)
_HAND = re.compile(
    r"(?:\brec['’´`]?d\b|\brcvd\b|\brec['’]d\b|\breceived (?:by (?:mail|me)|in (?:the )?mail)|\brecibid[ao] (?:por correo|en "
    r"casa))[^.\n]{0,18}$",
    re.IGNORECASE,
)
_DAYS = {
    name: i
    for i, names in enumerate(
        (
            ("monday", "mon", "lunes"),
            ("tuesday", "tues", "tue", "martes"),
            ("wednesday", "wed", "miércoles", "miercoles"),
            ("thursday", "thurs", "thur", "thu", "jueves"),
            ("friday", "fri", "viernes"),
            ("saturday", "sat", "sábado", "sabado"),
            ("sunday", "sun", "domingo"),
        )
    )
    for name in names
}
_WEEKDAY = re.compile(r"\b(" + "|".join(sorted(_DAYS, key=len, reverse=True)) + r")\b\.?,?\s+(?:the\s+|el\s+)?$", re.IGNORECASE)


def received(context: Sequence[Sheet], notice: Sequence[Sheet], *, notice_on: date | None, as_of: date) -> tuple[Candidate, ...]:
    """Candidates for received_date. A day without a year is placed on the first one from the notice's date on."""
    out: list[Candidate] = []
    earliest = notice_on or as_of - timedelta(days=300)
    latest = min(as_of, earliest + timedelta(days=200)) if notice_on else as_of
    for sheet in context:
        out.extend(_told(sheet, earliest, latest, as_of))
    for sheet in notice:
        out.extend(_written(sheet, earliest, latest, as_of))
    return tuple(out)


def _told(sheet: Sheet, earliest: date, latest: date, as_of: date) -> Iterator[Candidate]:
    flat = sheet.flat
    mentions = sorted([*find_dates(flat, pivot=as_of.year), *find_partial(flat, after=earliest, before=latest)], key=lambda m: m.start)
    for verb in _CAME.finditer(flat):
        begin = max(
            (m.end() for m in re.finditer(r"(?<=[a-z\d)])[.!?]\s", flat[max(0, verb.start() - 200) : verb.start()])), default=0
        ) + max(0, verb.start() - 200)
        stop = re.search(r"[.!?](?:\s|$)", flat[verb.end() : verb.end() + 160])
        end = verb.end() + (stop.start() if stop else 160)
        clause = flat[begin:end]
        if not _LETTER.search(clause) and not re.match(r"\s*(?:lleg|me lleg|recib)", clause, re.IGNORECASE):
            continue
        if _NOT_LETTER.search(flat[begin : verb.end() + 25]) and not re.search(
            r"\b(?:letter|notice|eob|carta|aviso)\b", clause, re.IGNORECASE
        ):
            continue
        chosen = next((m for m in mentions if verb.end() <= m.start < min(end, verb.end() + 80)), None)
        if chosen is None or not earliest <= chosen.day <= latest or _DATED.search(flat[verb.end() : chosen.start]):
            continue
        if re.search(r"\bbut\b|\bpero\b|\bopened\b|\babr[ií]\b", flat[verb.end() : chosen.start], re.IGNORECASE):
            continue
        named = 0.05 if re.search(r"\b(?:letter|notice|eob|carta|aviso|denial|mail\w*)\b", clause, re.IGNORECASE) else 0.0
        yield Candidate("received_date", chosen.day, 0.84 + named - _off(flat, chosen), (sheet.pin(begin, end),), "the claimant says")


def _off(flat: str, mention: Mention) -> float:
    """What a weekday that does not fit takes off."""
    named = _WEEKDAY.search(flat[max(0, mention.start - 20) : mention.start])
    if named is None:
        return 0.0 if mention.sure else 0.08
    return 0.35 if _DAYS[named[1].lower()] != mention.day.weekday() else -0.03


def _written(sheet: Sheet, earliest: date, latest: date, as_of: date) -> Iterator[Candidate]:
    for mention in find_dates(sheet.flat, pivot=as_of.year):
        if _HAND.search(sheet.flat[max(0, mention.start - 40) : mention.start]) and earliest <= mention.day <= latest:
            heard = sheet.confidence(mention.start, mention.end)
            yield Candidate(
                "received_date",
                mention.day,
                0.78 if heard > 0.8 else 0.5,
                (sheet.pin(max(0, mention.start - 20), mention.end),),
                "written on the notice",
            )
