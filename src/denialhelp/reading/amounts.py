"""Find amounts of money."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_MONEY = re.compile(
    r"(?<![\w.,/-])(?P<neg>-|\()?\s?(?P<cur>US\$|\$|USD\s?)?\s?(?P<n>\d{1,3}(?:,\d{3})+|"
    r"\d+)(?P<c>\.\d{2})?(?P<close>\))?(?![\w/%])(?![.,]\d)(?!-\d)"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """Dollars named in a text at `start:end`; `marked` where a currency sign or cents show that it is money."""

    value: Decimal
    start: int
    end: int
    marked: bool = True


def find_amounts(text: str, *, bare: bool = False) -> tuple[Amount, ...]:
    """Every amount in a text: with a dollar sign or with cents; whole numbers too where `bare`."""
    out: list[Amount] = []
    for hit in _MONEY.finditer(text):
        marked = bool(hit["cur"]) or bool(hit["c"])
        if not marked and not bare:
            continue
        value = Decimal(hit["n"].replace(",", "") + (hit["c"] or ""))
        if hit["neg"] == "-" or (hit["neg"] == "(" and hit["close"]):
            value = -value
        start = hit.start("cur") if hit["cur"] else hit.start("n")
        end = hit.end("c") if hit["c"] else hit.end("n")
        out.append(Amount(value, start, end, marked))
    return tuple(out)
