"""The page of the organization's own letterhead and paragraphs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.views.decorators.http import require_http_methods

from denialhelp.letters.voice import Refused, Why
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.guard.rate import limited
from denialhelp.web.organizations import voice as voices
from denialhelp.web.organizations.access import member
from denialhelp.web.organizations.models import Membership
from denialhelp.web.organizations.rights import Deed
from denialhelp.web.organizations.rows import who

WHY = {
    Why.LONG: noop("it is too long, or there are more than four sentences"),
    Why.START: noop("it does not ask, thank, or say how you are reached; anything else needs a source"),
    Why.HEALTH_OR_LAW: noop("it speaks of health, law, cover or fault; the letter says that with its source"),
    Why.GATE: noop("it names a person, number or date that is not in your letterhead"),
}


def _told(refused: Refused) -> str:
    return _("“%(sentence)s” cannot stand: %(why)s.") % {"sentence": refused.sentence, "why": _(WHY[refused.why])}


@require_http_methods(["GET", "POST"])
@limited("edit")
@member(Deed.VOICE)
def voice(request: HttpRequest, own: Membership) -> HttpResponseBase:
    """The letterhead and the paragraphs; a POST keeps them where every sentence can stand."""
    faults: list[str] = []
    shown = voices.words_of(own.organization)
    if request.method == "POST":
        shown, refused = voices.keep(own.organization, request.POST.dict())
        if not refused:
            record(Action.ORGANIZATION_CHANGED, who=who(own), detail=f"organization:{own.organization_id}/voice")
            return redirect("organization-voice", organization_id=own.organization_id)
        faults = [_told(r) for r in refused]
    context = {"own": own, "organization": own.organization, "shown": shown, "faults": faults, "kept": bool(own.organization.voice)}
    return render(request, "organizations/voice.html", context, status=400 if faults else 200)
