"""What may stand before the finished files of a case; an app registers it, and by itself nothing does."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponseBase

from denialhelp.web.cases.models import Case

# What whoever asks for a file of the packet gets in its place, or None where it may be had.
Gate = Callable[[Case, str], HttpResponseBase | None]
_GATES: list[Gate] = []


def register(gate: Gate) -> None:
    """Let an app stand before the files (its AppConfig.ready calls this)."""
    if gate not in _GATES:
        _GATES.append(gate)


def in_place_of(case: Case, name: str) -> HttpResponseBase | None:
    """What is given in place of the file, or None."""
    return next((answer for gate in _GATES if (answer := gate(case, name)) is not None), None)
