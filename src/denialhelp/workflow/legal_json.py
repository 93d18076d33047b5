"""A legal case as the JSON that `denialhelp rights` takes."""

from __future__ import annotations

from typing import Any

from denialhelp.casefile.contract import plain
from denialhelp.casefile.rights import LegalCase


def legal_case_json(case: LegalCase) -> Any:
    """The contract's `rights` input; what is not known is left out."""
    plan = {
        name: plain(getattr(case.plan, name))
        for name in ("type", "state", "grandfathered", "internal_levels", "funding", "multiemployer", "external_process", "nsa_issue")
    }
    whole = {
        "plan": {k: v for k, v in plan.items() if v is not None},
        **{
            name: plain(getattr(case, name))
            for name in (
                "item",
                "stage",
                "level",
                "urgent",
                "emergency",
                "network",
                "reasons",
                "pa_history",
                "group_code",
                "medical_judgment",
            )
        },
        "events": {name: plain(day) for name, day in case.events.items()},
        "document_terms": dict(case.document_terms),
    }
    return {k: v for k, v in whole.items() if v is not None}
