"""The check digit of a National Provider Identifier.

Source: Standard Unique Health Identifier for Health Care Providers, final rule, 69 FR 3434 (January 23, 2004), and 45 CFR 162.406: ten
digits, the first 1 or 2, the last a Luhn check digit (ISO/IEC 7812) reckoned as if the prefix 80840 stood before.
"""

from __future__ import annotations

_PREFIX = 24  # what the digits of 80840 add to the sum


def is_npi(text: str) -> bool:
    """Whether ten digits form an NPI. It says nothing of whether the number was ever given out, or to whom."""
    if len(text) != 10 or not (text.isascii() and text.isdigit()) or text[0] not in "12":
        return False
    doubled = [2 * int(d) for d in text[-2::-2]]
    total = _PREFIX + sum(d // 10 + d % 10 for d in doubled) + sum(int(d) for d in text[-1::-2])
    return total % 10 == 0
