"""From sendings to what the templates show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from denialhelp.web.accounts.mail import mail_on
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.present import place_url
from denialhelp.web.providers.reviewing import has_statement
from denialhelp.web.sending import papers, recipients
from denialhelp.web.sending.models import Dispatch, Part, State, Way
from denialhelp.web.sending.services.chosen import ways
from denialhelp.web.tracking.models import What

_EXHIBIT = re.compile(r"Exhibit (\w+)")
# The largest number of requests without an answer after which a person should look.
DOUBT = 3


def state_words(state: str) -> str:
    """A state in plain words."""
    return _(State(state).label)


def sent_words(event: str) -> str:
    """What is sent."""
    return _(What(event).label)


def row(dispatch: Dispatch) -> dict[str, Any]:
    """One sending for a list."""
    return {
        "one": dispatch,
        "to": recipients.written(dispatch.to),
        "way": _(Way(dispatch.way).label),
        "what": sent_words(dispatch.event),
        "state": state_words(dispatch.state),
    }


def part_row(part: Part) -> dict[str, Any]:
    """One part with its proof."""
    proof = part.proof or {}
    return {
        "one": part,
        "state": state_words(part.state),
        "tracking": proof.get("number", ""),
        "why": proof.get("why", ""),
        "doubt": part.state == State.ASKED and part.looks >= DOUBT,
        "words": len(proof.get("documents", [])),
    }


def proof_of(dispatch: Dispatch) -> dict[str, Any]:
    """Everything that proves a sending, for a file of its own."""
    told = recipients.written(dispatch.to)
    return {
        "what": dispatch.event,
        "way": dispatch.way,
        "service": dispatch.service,
        "to": told,
        "state": dispatch.state,
        "packet_sha256": dispatch.document,
        "pages": dispatch.pages,
        "confirmed_at": _at(dispatch.confirmed_at),
        "ended_at": _at(dispatch.ended_at),
        "parts": [
            {
                "number": p.number,
                "state": p.state,
                "pages": p.pages,
                "bytes": p.size,
                "sha256": p.sha256,
                "our_key": p.key,
                "service_id": p.service_id,
                "requested_at": _at(p.asked_at),
                "accepted_at": _at(p.accepted_at),
                "mailed_at": _at(p.mailed_at),
                "ended_at": _at(p.ended_at),
                **(p.proof or {}),
            }
            for p in dispatch.parts.all()
        ],
    }


def contents(case: Case, *, cited_only: bool) -> list[dict[str, Any]]:
    """What goes along, piece by piece, in the reader's words."""
    pieces = papers.contents(case, cited_only=cited_only)
    words = [_EXHIBIT.match(p.what) for p in pieces]
    named = [_("Exhibit %(label)s") % {"label": w[1]} if w else _("Letter and tables") for w in words]
    return [{"what": name, "pages": len(p.pages)} for name, p in zip(named, pieces, strict=True)]


def _at(value: Any) -> str | None:
    return value.isoformat(timespec="seconds") if value else None


def hub(case: Case, given: Mapping[str, str]) -> dict[str, Any]:
    """What the page of sending shows."""
    to = recipients.recipient(case)
    whole, cited = papers.contents(case, cited_only=False), papers.contents(case, cited_only=True)
    return {
        "case": case,
        "to": to,
        "places": [place_url(case.pk, s) for s in to.sources[:1]],
        "kept": papers.kept_parts(case),
        "ways": [{"way": w.value, "words": _(w.label)} for w in ways()],
        "rows": [row(d) for d in case.dispatches.all()],
        "whole": sum(len(p.pages) for p in whole),
        "cited": sum(len(p.pages) for p in cited),
        "able": mail_on() and has_statement(case),
        "given": given,
    }


def form(case: Case, way: Way, given: Mapping[str, str]) -> dict[str, Any]:
    """What the form for a service is filled with: the notice's own words, or what was typed."""
    to = recipients.recipient(case)
    held: dict[str, str] = {"fax": to.fax, "to_name": to.name}
    address = recipients.parsed(to.name, to.address) if way == Way.CERTIFIED else None
    if address is not None:
        held |= {f"to_{k}": getattr(address, k) for k in ("line1", "line2", "city", "state", "zip_code")}
    typed = {k: v for k, v in given.items() if k != "csrfmiddlewaretoken"}
    return {
        **hub(case, given),
        "way": way.value,
        "words": _(way.label),
        "f": held | typed,
        "whats": [(k, _(v)) for k, v in What.choices],
        "fields": [
            ("line1", _("Street or P.O. box")),
            ("line2", _("More of the address, if there is any")),
            ("city", _("City")),
            ("state", _("State (two letters)")),
            ("zip_code", _("ZIP code")),
        ],
    }
