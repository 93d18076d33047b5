"""Whether a letter is the right tool for a case, said before anybody is asked to pay: by the router's first route."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from denialhelp.casefile.slugs import RouteKind
from denialhelp.web.cases import present
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.storage import Store


class Tool(Enum):
    """What helps."""

    LETTER = "letter"
    OTHER = "other"
    NONE = "none"


LETTERS = frozenset(
    {
        RouteKind.INTERNAL_APPEAL,
        RouteKind.SECOND_LEVEL_APPEAL,
        RouteKind.EXPEDITED_APPEAL,
        RouteKind.EXTERNAL_REVIEW,
        RouteKind.EXPEDITED_EXTERNAL_REVIEW,
        RouteKind.RETROACTIVE_AUTHORIZATION,
        RouteKind.FORMULARY_EXCEPTION,
        RouteKind.STEP_THERAPY_EXCEPTION,
        RouteKind.OPM_REVIEW,
        RouteKind.REDETERMINATION,
        RouteKind.RECONSIDERATION,
        RouteKind.ALJ_HEARING,
        RouteKind.FAIR_HEARING,
    }
)
# A form, a call or another's duty: nobody should pay for a letter where one of these comes first.
OTHERS = frozenset(
    {
        RouteKind.SUBMIT_PRIOR_AUTHORIZATION,
        RouteKind.AUTHORIZATION_ON_FILE,
        RouteKind.CORRECTED_CLAIM,
        RouteKind.PROVIDER_WRITE_OFF,
        RouteKind.NO_SURPRISES_DISPUTE,
        RouteKind.QIO_FAST_TRACK,
        RouteKind.IRE_AUTOMATIC,
        RouteKind.NO_APPEAL_OTHER_HELP,
    }
)


@dataclass(frozen=True, slots=True)
class Advice:
    """What helps, the route that says so in plain words, and why."""

    tool: Tool
    words: str = ""
    why: str = ""
    sound: bool = True

    @property
    def worth_paying(self) -> bool:
        """Whether anybody may be asked to pay: a letter is the tool, and every sentence of it was proven."""
        return self.tool is Tool.LETTER and self.sound


def advice_of(rights: Any, *, sound: bool) -> Advice:
    """The advice from the contract's rights. Routes that only go beside another decide nothing."""
    for route in present.routes(rights):
        named = RouteKind(route["route"])
        if named in LETTERS or named in OTHERS:
            tool = Tool.LETTER if named in LETTERS else Tool.OTHER
            return Advice(tool, route["words"], route["why"] or "", sound)
    return Advice(Tool.NONE, sound=sound)


def advice(case: Case) -> Advice:
    """The advice for a case whose packet is made; without one there is nothing to pay for."""
    store = Store(case)
    whole = store.get_json(f"{case.packet}/case.json") if case.packet else None
    if whole is None:
        return Advice(Tool.NONE)
    proof = store.get_json(f"{case.packet}/proof.json")
    return advice_of(whole["rights"], sound=bool(proof and proof["ok"]))
