"""Who acts for the patient: what the plan's kind asks for, the form, the writing, its signatures, its end; and the page of a signer."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from denialhelp.casefile.slugs import PlanType
from denialhelp.errors import WrongUse
from denialhelp.packet.authorization import authorization_pdf, clauses, record_clauses, signers
from denialhelp.reference.representation import load_representation
from denialhelp.web.cases.access import own
from denialhelp.web.cases.forms import PLAN_WORDS
from denialhelp.web.cases.job import today
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.storage import Store
from denialhelp.web.guard.rate import limited
from denialhelp.web.representation import writing
from denialhelp.web.representation.models import PAPER, Authorization, Signer, SigningLink, Standing
from denialhelp.web.speaking import spoken


def _who(request: HttpRequest) -> str:
    return f"member:{request.user.pk}" if request.user.is_authenticated else "visitor"


@require_http_methods(["GET", "POST"])
@limited("edit")
@own
def representative(request: HttpRequest, case: Case) -> HttpResponseBase:
    """What is needed to act for the patient; a POST makes the writing."""
    fault, table = "", load_representation()
    given: dict[str, Any] = writing.first_words(case)
    if request.method == "POST":
        given = request.POST.dict()
        try:
            made = writing.make(case, given, today(), _who(request))
        except WrongUse as wrong:
            fault = spoken(wrong.message)
        else:
            return redirect("authorization", case_id=case.pk, number=made.pk)
    asked = str(given.get("plan_type") or request.GET.get("plan_type", ""))
    plan = PlanType(asked) if asked in [p.value for p in PlanType] else writing.plan_of(case)
    form = table.form(plan)
    context = {
        "case": case, "fault": fault, "given": given, "plan": plan.value if plan else "", "form": form,
        "plans": [(p.value, words) for p, words in PLAN_WORDS.items()], "standings": table.standings,
        "relations": list(writing.PATIENT_IS.items()), "held": list(case.authorizations.all()), "records": table.records,
        "latest": writing.years_on(today(), (form.years if form else None) or 1),
    }  # fmt: skip
    return render(request, "representation/representative.html", context, status=400 if fault else 200)


def _of(case: Case, number: int) -> Authorization:
    found = case.authorizations.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
@limited("edit")
@own
def authorization(request: HttpRequest, case: Case, number: int) -> HttpResponseBase:
    """One writing: its text, who has signed, how the others can; a POST signs for the representative, takes a paper, or ends it."""
    held, fault = _of(case, number), ""
    if request.method == "POST":
        try:
            _do(request, held)
            return redirect("authorization", case_id=case.pk, number=number)
        except WrongUse as wrong:
            fault = spoken(wrong.message)
    filled = held.filled()
    left = writing.left_to_sign(held) if held.standing == Standing.OPEN else []
    links = {link.who: link for link in held.links.all() if link.usable}
    context = {
        "case": case, "held": held, "form": held.kind, "filled": filled, "fault": fault, "left": left,
        "clauses": [(e, s) for _, e, s in clauses(held.kind, filled)], "records": [(e, s) for _, e, s in record_clauses(filled)],
        "signed": [(Signer(w).label, s) for w, s in filled.signatures.items()], "needed": signers(held.kind, filled),
        "links": [(Signer(w).label, _address(request, link), link) for w, link in links.items()],
        "standing": load_representation().standing(filled.situation), "late": held.ends_on < today(), "gaps": held.kind.gaps,
    }  # fmt: skip
    return render(request, "representation/authorization.html", context, status=400 if fault else 200)


def _typed(request: HttpRequest) -> str:
    """The name that was typed as a signature; raises WrongUse where the box beside it is not checked."""
    if request.POST.get("sure") != "yes":
        raise WrongUse("sure", str(writing.SURE))
    return request.POST.get("name", "")


def _address(request: HttpRequest, link: SigningLink) -> str:
    return request.build_absolute_uri(reverse("sign-authorization", args=[link.secret]))


def _do(request: HttpRequest, held: Authorization) -> None:
    what = request.POST.get("what", "")
    if what == "sign":
        writing.sign(held, Signer.REPRESENTATIVE, _typed(request), today(), _who(request))
    elif what == "link" and request.POST.get("who") in writing.left_to_sign(held) and held.standing == Standing.OPEN:
        SigningLink.make(held, request.POST["who"])
    elif what == "paper":
        for upload in request.FILES.getlist("paper")[:1]:
            writing.keep_paper(held, upload, today(), _who(request))
    elif what == "end":
        writing.end(held, _who(request))


@require_GET
@own
def paper(request: HttpRequest, case: Case, number: int) -> HttpResponseBase:
    """The writing as a PDF (or the paper as it was given)."""
    held = _of(case, number)
    store = Store(case)
    if held.standing == Standing.SIGNED and store.has(PAPER):
        content = store.get(PAPER)
    else:
        content = authorization_pdf(held.kind, held.filled(), today())
    answer = HttpResponse(content, content_type=writing.image_or_pdf(content))
    answer["Content-Disposition"] = 'inline; filename="authorization.pdf"'
    return answer


@never_cache
@require_http_methods(["GET", "POST"])
@limited("code")
def sign(request: HttpRequest, link: str) -> HttpResponseBase:
    """The page of a signer who needs no account: the whole text, and a place to sign."""
    found = SigningLink.of(link)
    if found is None:
        return render(request, "representation/sign.html", {"gone": True}, status=404)
    held, fault = found.authorization, ""
    filled = held.filled()
    if request.method == "POST":
        try:
            writing.sign(held, found.who, _typed(request), today(), f"signer:{found.who}")
        except WrongUse as wrong:
            fault = spoken(wrong.message)
        else:
            SigningLink.objects.filter(pk=found.pk).update(used_at=timezone.now())
            return render(request, "representation/sign.html", {"done": True})
    context = {
        "link": link, "held": held, "filled": filled, "fault": fault, "form": held.kind, "records": load_representation().records,
        "name": filled.patient.name if found.who == Signer.PATIENT else filled.representative.name,
        "clauses": [(e, s) for _, e, s in (*clauses(held.kind, filled), *record_clauses(filled))],
    }  # fmt: skip
    return render(request, "representation/sign.html", context, status=400 if fault else 200)


@require_POST
@own
def revoke_link(request: HttpRequest, case: Case, number: int, link_id: int) -> HttpResponseBase:
    """Let a signer's link do nothing any more."""
    SigningLink.objects.filter(pk=link_id, authorization=_of(case, number), used_at=None).update(revoked_at=timezone.now())
    return redirect("authorization", case_id=case.pk, number=number)
