"""Organizations of a person: making one, its members and their roles, invitations, keys for programs."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from denialhelp.casefile.npi import is_npi
from denialhelp.web.accounts.mail import send_mail
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.guard.rate import limited
from denialhelp.web.organizations import ending
from denialhelp.web.organizations.access import member
from denialhelp.web.organizations.models import Invitation, Kind, Membership, Organization, Scope, Token
from denialhelp.web.organizations.rights import Deed, Role
from denialhelp.web.organizations.rows import who


def _particulars(request: HttpRequest) -> tuple[dict[str, str], str]:
    """Name, kind, number and address as they were given, and what is wrong with them."""
    given = {n: " ".join(request.POST.get(n, "").split()) for n in ("name", "kind", "npi")}
    given["address"] = request.POST.get("address", "").strip()[:500]
    if not given["name"] or len(given["name"]) > 120:
        return given, _("Give the organization a name of at most 120 characters.")
    if given["kind"] not in Kind.values:
        return given, _("Choose what the organization is.")
    if given["npi"] and not is_npi(given["npi"]):
        return given, _("This is no NPI: its ten digits do not fit together. Leave it empty where you have none.")
    return given, ""


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
@limited("organization")
def organizations(request: HttpRequest) -> HttpResponseBase:
    """The organizations of this person; a POST makes one."""
    given, fault = _particulars(request) if request.method == "POST" else ({}, "")
    if request.method == "POST" and not fault:
        with transaction.atomic():
            made = Organization.begin(given["name"], given["kind"], request.user, given["npi"])
            made.address = given["address"]
            made.save(update_fields=["address_sealed"])
        record(Action.ORGANIZATION_MADE, who=f"member:{request.user.pk}", detail=f"organization:{made.pk}")
        return redirect("board", organization_id=made.pk)
    own = Membership.objects.select_related("organization").filter(person_id=request.user.pk)
    context = {"own": own, "kinds": Kind.choices, "given": given, "fault": fault}
    return render(request, "organizations/organizations.html", context, status=400 if fault else 200)


def _people_page(request: HttpRequest, own: Membership, *, fault: str = "", link: str = "", mailed: bool = False) -> HttpResponse:
    held = own.organization
    context = {
        "own": own,
        "organization": held,
        "manage": own.role == Role.OWNER,
        "members": held.memberships.select_related("person"),
        "open": [i for i in held.invitations.all() if i.usable] if own.role == Role.OWNER else [],
        "roles": Role.choices,
        "fault": fault,
        "link": link,
        "mailed": mailed,
    }
    return render(request, "organizations/people.html", context, status=400 if fault else 200)


@require_http_methods(["GET", "POST"])
@limited("organization")
@member(Deed.SEE, post=Deed.MEMBERS)
def people(request: HttpRequest, own: Membership) -> HttpResponseBase:
    """The members; a POST of an owner invites somebody."""
    if request.method == "GET":
        return _people_page(request, own)
    email, role = request.POST.get("email", "").strip().lower(), request.POST.get("role", "")
    try:
        validate_email(email)
    except ValidationError:
        return _people_page(request, own, fault=_("Give the e-mail address of the person whom you invite."))
    if role not in Role.values:
        return _people_page(request, own, fault=_("Choose a role."))
    made, secret = Invitation.make(own.organization, role, email, request.user)
    record(Action.MEMBER_INVITED, who=who(own), detail=f"organization:{own.organization_id}/{made.pk}")
    link = request.build_absolute_uri(reverse("join-organization", args=[secret]))
    return _people_page(request, own, link=link, mailed=_mail(own.organization, made, email, link))


def _mail(organization: Organization, made: Invitation, email: str, link: str) -> bool:
    """Send the invitation where this site sends mail."""
    told: dict[str, str | int | date] = {"organization": organization.name, "link": link, "day": made.expires_at.date()}
    return send_mail("organizations/invitation", email, (get_language() or "en")[:2], told, f"invitation:{made.pk}")


def _last_owner(own: Membership, changed: Membership) -> bool:
    """Whether nobody would own the organization without this member."""
    others = Membership.objects.filter(organization_id=own.organization_id, role=Role.OWNER).exclude(pk=changed.pk)
    return changed.role == Role.OWNER and not others.exists()


@require_POST
@member(Deed.MEMBERS)
def change_member(request: HttpRequest, own: Membership, number: int) -> HttpResponseBase:
    """Give a member another role, or take them out."""
    with transaction.atomic():
        changed = Membership.objects.filter(pk=number, organization_id=own.organization_id).first()
        if changed is None:
            raise Http404
        role = request.POST.get("role", "")
        remove = "remove" in request.POST
        if not remove and role not in Role.values:
            return _people_page(request, own, fault=_("Choose a role."))
        if (remove or role != Role.OWNER) and _last_owner(own, changed):
            return _people_page(request, own, fault=_("An organization needs at least one owner. Make somebody else an owner first."))
        if remove:
            changed.delete()
        else:
            Membership.objects.filter(pk=changed.pk).update(role=role)
        record(Action.MEMBER_CHANGED, who=who(own), detail=f"organization:{own.organization_id}/{'out' if remove else role}")
    return redirect("organizations") if remove and number == own.pk else redirect("members", organization_id=own.organization_id)


@require_POST
@member(Deed.MEMBERS)
def revoke_invitation(request: HttpRequest, own: Membership, number: int) -> HttpResponseBase:
    """Let an invitation's link do nothing any more."""
    own.organization.invitations.filter(pk=number, used_at=None).update(revoked_at=timezone.now())
    return redirect("members", organization_id=own.organization_id)


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
@limited("organization")
def join(request: HttpRequest, link: str) -> HttpResponseBase:
    """What an invited person sees; a POST takes the place. Only the address that was invited may, and only once."""
    invitation = Invitation.of(link)
    if invitation is None:
        return render(request, "organizations/join.html", {"invitation": None}, status=404)
    person: Any = request.user
    mine = person.email.lower() == invitation.email
    if request.method == "GET" or not mine:
        context = {"invitation": invitation, "mine": mine, "link": link}
        return render(request, "organizations/join.html", context, status=200 if mine else 403)
    with transaction.atomic():
        if not Invitation.objects.filter(pk=invitation.pk, used_at=None, revoked_at=None).update(used_at=timezone.now()):
            raise Http404
        Membership.objects.get_or_create(organization=invitation.organization, person=person, defaults={"role": invitation.role})
    record(Action.MEMBER_JOINED, who=f"member:{person.pk}", detail=f"organization:{invitation.organization_id}")
    return redirect("board", organization_id=invitation.organization_id)


@require_http_methods(["GET", "POST"])
@limited("organization")
@member(Deed.TOKENS)
def tokens(request: HttpRequest, own: Membership) -> HttpResponseBase:
    """The keys for programs; a POST makes one, which is shown this once."""
    made, fault = "", ""
    if request.method == "POST":
        name = " ".join(request.POST.get("name", "").split())[:60]
        scopes = [s for s in request.POST.getlist("scopes") if s in Scope.values]
        if not name or not scopes:
            fault = _("Give the token a name and choose what it may do.")
        else:
            token, made = Token.make(own.organization, name, scopes, request.user)
            record(Action.TOKEN_MADE, who=who(own), detail=f"organization:{own.organization_id}/{token.pk}")
    held = Token.objects.filter(organization_id=own.organization_id)
    context = {"own": own, "organization": own.organization, "tokens": held, "scopes": Scope.choices, "made": made, "fault": fault}
    return render(request, "organizations/tokens.html", context, status=400 if fault else 200)


@require_POST
@member(Deed.TOKENS)
def revoke_token(request: HttpRequest, own: Membership, number: int) -> HttpResponseBase:
    """End a key for a program."""
    if Token.objects.filter(organization_id=own.organization_id, pk=number, revoked_at=None).update(revoked_at=timezone.now()):
        record(Action.TOKEN_REVOKED, who=who(own), detail=f"organization:{own.organization_id}/{number}")
    return redirect("organization-tokens", organization_id=own.organization_id)


@require_http_methods(["GET", "POST"])
@member(Deed.RENAME)
def particulars(request: HttpRequest, own: Membership) -> HttpResponseBase:
    """The organization's name, kind, number and address."""
    held = own.organization
    given, fault = _particulars(request) if request.method == "POST" else ({}, "")
    if request.method == "POST" and not fault:
        held.name, held.kind, held.npi = given["name"], given["kind"], given["npi"]
        held.address = given["address"]
        held.save(update_fields=["name", "kind", "npi", "address_sealed"])
        record(Action.ORGANIZATION_CHANGED, who=who(own), detail=f"organization:{held.pk}")
        return redirect("board", organization_id=held.pk)
    shown = given or {"name": held.name, "kind": held.kind, "npi": held.npi, "address": held.address}
    context = {"own": own, "organization": held, "kinds": Kind.choices, "given": shown, "fault": fault}
    return render(request, "organizations/particulars.html", context, status=400 if fault else 200)



@require_POST
@member(Deed.RENAME)
def end_organization(request: HttpRequest, own: Membership) -> HttpResponseBase:
    """Delete the organization with all its cases, where its name is typed."""
    if " ".join(request.POST.get("name", "").split()) != own.organization.name:
        return redirect("organization-particulars", organization_id=own.organization_id)
    ending.end(own.organization_id, who=who(own))
    return redirect("organizations")
