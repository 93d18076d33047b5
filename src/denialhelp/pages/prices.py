"""The price book: what a letter costs and what is free, as one configured fact, so that no page can say another price."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from denialhelp.errors import WrongUse

_CODE = re.compile(r"[A-Z0-9-]{3,30}\Z")


@dataclass(frozen=True, slots=True)
class PriceBook:
    """US dollars: the list price of a letter, the price of the first one with the code, and the code; without a code both are the same.
    Nothing is sold where the list price is 0, and then no page speaks of paying."""

    list_usd: int | Decimal = 40
    first_usd: int | Decimal = 30
    code: str = "SEO25"

    def __post_init__(self) -> None:
        if not 0 <= self.first_usd <= self.list_usd or not (_CODE.match(self.code) or (self.first_usd == self.list_usd and not self.code)):
            raise WrongUse("prices", "The price book wants whole dollars, a first price no higher than the list price, and a code.")

    @property
    def sells(self) -> bool:
        """Whether anything is sold."""
        return self.list_usd > 0


NOTHING_SOLD = PriceBook(0, 0, "")


def usd(amount: int | Decimal) -> str:
    """An amount as pages write it: $40, $39.50."""
    return f"${amount}" if amount == int(amount) else f"${amount:.2f}"


def read_prices(text: str | None) -> PriceBook:
    """The price book from `LIST:FIRST:CODE` (such as 40:30:SEO25), or the usual one; raises WrongUse for anything else."""
    if not text:
        return PriceBook()
    parts = text.split(":")
    if len(parts) != 3 or not parts[0].isdigit() or not parts[1].isdigit():
        raise WrongUse("prices", "The price book is written LIST:FIRST:CODE, for example 40:30:SEO25.")
    return PriceBook(int(parts[0]), int(parts[1]), parts[2])
