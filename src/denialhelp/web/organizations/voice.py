"""The organization's own voice: kept sealed, looked at sentence by sentence before it is kept, given to the main job."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from denialhelp.letters.voice import Refused, Voice, refusals
from denialhelp.web.cases.job import today
from denialhelp.web.cases.models import Case
from denialhelp.web.organizations.models import CaseOf, Organization
from denialhelp.workflow.steps import rules

FIELDS = ("office", "opening", "closing", "signature")
LONGEST = 1000


def _lines(text: str, most: int) -> tuple[str, ...]:
    return tuple(" ".join(line.split())[:100] for line in text.splitlines() if line.strip())[:most]


def from_words(held: Mapping[str, str]) -> Voice:
    """A voice from the page's fields."""
    return Voice(_lines(held.get("office", ""), 6), held.get("opening", ""), held.get("closing", ""), _lines(held.get("signature", ""), 4))


def words_of(organization: Organization) -> dict[str, str]:
    """The fields as they are kept; a letterhead from the particulars where nothing is kept yet."""
    held: dict[str, str] = organization.voice
    first = "\n".join(p for p in (organization.name, organization.address, f"NPI {organization.npi}" if organization.npi else "") if p)
    return {n: held.get(n, first if n == "office" else "") for n in FIELDS}


def keep(organization: Organization, posted: Mapping[str, str]) -> tuple[dict[str, str], tuple[Refused, ...]]:
    """Keep the voice where every sentence can stand; the fields, and what cannot stand."""
    held = {n: posted.get(n, "").strip()[:LONGEST] for n in FIELDS}
    voice = from_words(held)
    refused = tuple(r for text in (voice.opening, voice.closing) if text for r in refusals(text, voice, rules(), today()))
    if not refused:
        organization.voice = held
        organization.save(update_fields=["voice_sealed"])
    return held, refused


def voice_of(case: Case) -> dict[str, Any]:
    """The voice of the organization whose case it is, for the main job's request."""
    row = CaseOf.objects.select_related("organization").filter(case_id=case.pk).first()
    if row is None or not row.organization.voice:
        return {}
    return {"voice": from_words(row.organization.voice)}
