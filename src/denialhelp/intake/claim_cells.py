"""Single cells of an export: US amounts and days, identifiers that Excel has not spoiled, adjustment and remark codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

_MONEY = re.compile(
    r"(?:USD\s*)?(?P<open>\()?\s*(?P<sign>[-−])?\s*\$?\s*(?P<inner>-)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d*)?|\d+(?:\.\d*)?|\.\d+)\s*(?P<close>\))?(?P<after>-)?"
)
_FORMS = (
    "%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%Y%m%d", "%m-%d-%Y", "%m-%d-%y", "%d-%b-%Y", "%d-%b-%y", "%b %d, %Y", "%B %d, %Y", "%m.%d.%Y",
    "%Y/%m/%d", "%d %b %Y", "%m%d%Y",
)  # fmt: skip
_CLOCK = re.compile(r"[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AP]M)?(?:Z|[+-]\d{2}:?\d{2})?$", re.IGNORECASE)
_RANGE = re.compile(r"(?<=\d)\s*(?:\s[-–—]\s|\bto\b|\bthru\b|\bthrough\b|–|—|(?<=/\d{4})-(?=\d{1,2}/))\s*(?=[\dA-Za-z])")
_DAY_FIRST = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{2}|\d{4})$")
_SCIENTIFIC = re.compile(r"^\d(?:[.,]\d+)?E\+?\d{1,3}$", re.IGNORECASE)
_PIECES = re.compile(r"[,;|/\n]+")
_GROUPED = re.compile(r"(?P<group>CO|PR|OA|PI|CR)[\s*:_-]{0,3}0*(?P<code>[A-Z]?\d{1,3})(?![\w.])", re.IGNORECASE)
_BARE = re.compile(r"(?P<code>[A-Z]?\d{1,3})(?:\.0)?(?![\w.])", re.IGNORECASE)
_REMARK = re.compile(r"(?:HE\s*[:-]\s*)?(?P<code>(?:MA|M|N)\d{1,4})(?![\w.])", re.IGNORECASE)
_AMOUNT = re.compile(r"\s*[:=*(]?\s*(?P<amount>\$\s*-?[\d,]+(?:\.\d{1,2})?|-?\d[\d,]*\.\d{1,2})\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Codes:
    """What a cell of codes names: (group, reason code, amount or None), remark codes, and whether it holds words instead."""

    adjustments: tuple[tuple[str, str, Decimal | None], ...] = ()
    remarks: tuple[str, ...] = ()
    words: str = ""


def money(text: str) -> Decimal | None:
    """An amount in US form: "$1,234.50", "(1,234.50)", "-12", "12.50-"; None for anything else."""
    found = _MONEY.fullmatch(text.strip())
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    try:
        value = Decimal(found["number"].replace(",", ""))
    except InvalidOperation:
        return None
    return -value if found["open"] or found["sign"] or found["inner"] or found["after"] else value


def day(text: str) -> date | None:
    """A day in the forms US systems write, with or without a time; of a range the first. None where it is none, or out of 1990 to 2100."""
    plain = _CLOCK.sub("", text.strip())
    plain = _RANGE.split(plain, maxsplit=1)[0].strip()
    for form in _FORMS:
        try:
            found = datetime.strptime(plain, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
        return found if 1990 <= found.year <= 2100 else None
    return None


def is_day_first(text: str) -> bool:
    """Whether a cell can only be read with the day before the month: such a column says nothing sure about 03/04."""
    found = _DAY_FIRST.match(_CLOCK.sub("", text.strip()))
    return found is not None and int(found[1]) > 12 >= int(found[2])


def is_scientific(text: str) -> bool:
    """Whether a number was spoiled by a spreadsheet: 1.23E+11 has lost its last digits."""
    return _SCIENTIFIC.match(text.strip()) is not None


def identifier(text: str) -> str:
    """An identifier without what tables put around it: ="00123", '00123, 12345.0."""
    plain = text.strip()
    if plain.startswith('="') and plain.endswith('"'):
        plain = plain[2:-1]
    plain = plain.lstrip("'").strip()
    return plain[:-2] if re.fullmatch(r"\d{1,15}\.0", plain) else plain


def codes(text: str, *, remarks_only: bool = False) -> Codes:
    """The codes of a cell: "CO-197", "CO 197; N706", "197", "PR1, CO45: 20.00", "CO*45*20.00|PR*2*5.00", "197 - words"."""
    adjustments: list[tuple[str, str, Decimal | None]] = []
    remarks: list[str] = []
    for number, piece in enumerate(_PIECES.split(_whole(text))):
        found = _piece(piece.strip(), adjustments, remarks, remarks_only=remarks_only)
        if not found and number == 0 and piece.strip():
            return Codes(words=text.strip())
    return Codes(tuple(adjustments), tuple(dict.fromkeys(remarks)))


def _whole(text: str) -> str:
    """Thousands of an amount are no separator of codes, nor is the stroke between a group and its code."""
    plain = re.sub(r"(?<=\d),(?=\d{3}\.\d{2}\b)", "", identifier(text))
    return re.sub(r"\b(CO|PR|OA|PI|CR)\s*/\s*(?=[A-Z]?\d)", r"\1-", plain, flags=re.IGNORECASE)


def _piece(piece: str, adjustments: list[tuple[str, str, Decimal | None]], remarks: list[str], *, remarks_only: bool) -> bool:
    """Take the codes from the front of a piece; whether there was one. What follows them is description."""
    at, any_found = 0, False
    while at < len(piece):
        rest = piece[at:]
        remark = _REMARK.match(rest)
        if remark:
            remarks.append(remark["code"].upper())
            at += remark.end()
        else:
            found = (
                None if remarks_only else _GROUPED.match(rest) or (_BARE.match(rest) if _stands_alone(rest, first=not any_found) else None)
            )
            if found is None:
                break
            group = (found.groupdict().get("group") or "").upper()
            at += found.end()
            amount = _AMOUNT.match(piece[at:])
            at += amount.end() if amount else 0
            value = money(amount["amount"].replace(" ", "")) if amount else None
            adjustments.append((group, found["code"].upper().lstrip("0") or "0", value))
        any_found = True
        at += len(piece[at:]) - len(piece[at:].lstrip(" &+"))
    return any_found


def _stands_alone(rest: str, *, first: bool) -> bool:
    """Whether a bare number is a code: it is the whole piece, or stands first with a dash or colon and words after it."""
    if re.fullmatch(r"[A-Z]?\d{1,3}(?:\.0)?", rest, re.IGNORECASE):
        return True
    if re.fullmatch(r"[A-Z]?\d{1,3}\s*[:=*(]\s*\$?-?\d[\d,]*\.\d{1,2}\)?", rest, re.IGNORECASE):
        return True
    if re.fullmatch(r"[A-Z]?\d{1,3}(?:\s+(?:[A-Z]{0,2}\d{1,4}))+", rest, re.IGNORECASE):
        return True
    return first and re.match(r"[A-Z]?\d{1,3}\s*[-–—:]\s+\D", rest, re.IGNORECASE) is not None
