"""The one form in which parts of a PDF are hashed, whichever reader gives them: scalars, lists and dictionaries as bytes."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

NOT_SHOWN = frozenset({"Parent", "P", "StructParent", "StructParents", "Length", "Filter", "DecodeParms", "Popup", "Tabs"})


def scalar(value: object, *, is_name: bool = False) -> bytes:
    """A name's or string's bytes, a number or a truth value; a number is the same however many zeros it is written with."""
    if isinstance(value, bytes):
        return b"/" + value.hex().encode() if is_name else b"(" + value.hex().encode() + b")"
    if value is None or isinstance(value, bool):
        return repr(value).encode()
    number = Decimal(str(value))
    return format(number.normalize() if number else Decimal(0), "f").encode()


def array(items: Iterable[bytes]) -> bytes:
    """A list."""
    return b"[" + b",".join(items) + b"]"


def dictionary(pairs: Iterable[tuple[str, bytes]]) -> bytes:
    """A dictionary, its keys (without slash) sorted."""
    return b"<" + b";".join(key.encode() + b"=" + value for key, value in pairs) + b">"
