"""The addresses of the pages, without the language."""

from __future__ import annotations

from denialhelp.casefile.slugs import LetterKind, PlanType, Reason

HOME = "/help/"
SEARCH = "/help/search/"
GLOSSARY = "/help/glossary/"
DATES = "/help/dates/"
MAP = "/help/map/"
ODDS = "/help/odds/"
LISTS = {name: f"/help/{name}/" for name in ("treatment", "payer", "reason", "plan", "state", "code", "law", "situation", "letter")}


def treatment(slug: str) -> str:
    """A treatment's page."""
    return f"/help/treatment/{slug}/"


def argument(slug: str, reason: Reason) -> str:
    """A treatment and a reason, for any payer."""
    return f"/help/treatment/{slug}/{reason.value}/"


def payer(slug: str) -> str:
    """A payer's page."""
    return f"/help/payer/{slug}/"


def pair(payer_slug: str, slug: str) -> str:
    """A payer's policy on a treatment."""
    return f"/help/{payer_slug}/{slug}/"


def cell(payer_slug: str, slug: str, reason: Reason) -> str:
    """A payer, a treatment and a reason."""
    return f"/help/{payer_slug}/{slug}/{reason.value}/"


def reason(held: Reason) -> str:
    """A reason's page."""
    return f"/help/reason/{held.value}/"


def plan(held: PlanType) -> str:
    """A kind of plan."""
    return f"/help/plan/{held.value}/"


def state(code: str) -> str:
    """A state."""
    return f"/help/state/{code.lower()}/"


def code(kind: str, held: str) -> str:
    """A code: kind is carc, rarc or group."""
    return f"/help/code/{kind}-{held.lower()}/"


def situation(slug: str) -> str:
    """A situation."""
    return f"/help/situation/{slug}/"


def letter(held: LetterKind) -> str:
    """A letter."""
    return f"/help/letter/{held.value}/"
