"""Cases that people keep: whose they are, how they come to somebody, and how they leave."""

from __future__ import annotations

import secrets
from datetime import date, timedelta

from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from denialhelp.web.accounts.mail import address, send_mail
from denialhelp.web.accounts.models import Handover, Holding, User, keyed
from denialhelp.web.cases.access import Access, let_go
from denialhelp.web.cases.models import Case, expiry
from denialhelp.web.guard.audit import fingerprint, record
from denialhelp.web.guard.models import Action

OFFER_LASTS = timedelta(days=14)
_DAY = timedelta(days=1)


def grant(request: HttpRequest, case_id: str) -> Access:
    """A kept case is its person's own."""
    if not request.user.is_authenticated:
        return Access.NONE
    held = Holding.objects.filter(case_id=case_id, person_id=request.user.pk).first()
    if held is None:
        return Access.NONE
    if timezone.now() - held.used_at > _DAY:
        Holding.objects.filter(pk=held.pk).update(used_at=timezone.now())
    return Access.OWN


def hold(person: User, case: Case) -> None:
    """The case is the person's from now on, and is kept."""
    with transaction.atomic():
        held, made = Holding.objects.get_or_create(case=case, defaults={"person": person})
        if held.person_id != person.pk:
            return
        Case.objects.filter(pk=case.pk).update(expires_at=None)
    if made:
        record(Action.KEPT, who=f"person-{person.pk}", case_id=case.pk)


def claimed(request: HttpRequest, case: Case) -> bool:
    """A case that a signed-in person makes is theirs at once, and the case of an answer belongs to whom the case before belongs. True where
    it is this person's."""
    person = request.user if isinstance(request.user, User) else None
    before = case.notes.get("before")
    if before:
        held = Holding.objects.select_related("person").filter(case_id=before).first()
        if held is None:
            return False
        hold(held.person, case)
        return held.person == person
    if person is None:
        return False
    hold(person, case)
    return True


def keep(request: HttpRequest, case: Case) -> None:
    """A case of this browser becomes the person's; the browser alone opens it no more."""
    if isinstance(request.user, User):
        hold(request.user, case)
        let_go(request, case.pk)


def leave(person: User, case: Case) -> None:
    """The person keeps the case no more: it goes after the hours for material that nobody keeps."""
    if Holding.objects.filter(case=case, person=person).delete()[0]:
        Handover.objects.filter(case=case).delete()
        Case.objects.filter(pk=case.pk).update(expires_at=expiry())
        record(Action.CASE_LEFT, who=f"person-{person.pk}", case_id=case.pk)


def offer(giver: User, case: Case, email: str, language: str) -> None:
    """Offer a case to a person by mail; an earlier offer of it ends."""
    Handover.objects.filter(case=case).delete()
    token = secrets.token_urlsafe(32)
    until = timezone.now() + OFFER_LASTS
    made = Handover.objects.create(case=case, giver=giver, email=email, token_hash=keyed("handover", token), expires_at=until)
    told: dict[str, str | date] = {"link": address(reverse("handover", args=[token])), "person": giver.email, "day": until.date()}
    send_mail("accounts/handover", email, language, told, f"handover:{made.pk}:{made.token_hash[:16]}")


def offered(token: str) -> Handover | None:
    """The offer behind a link, where it still stands."""
    found = Handover.objects.select_related("case", "giver").filter(token_hash=keyed("handover", token), expires_at__gt=timezone.now())
    made = found.first()
    return made if made is not None and made.case.key_wrapped else None


def accept(made: Handover, person: User) -> bool:
    """The case is the person's who was invited; False where it is not offered to them."""
    if person.email != made.email.lower():
        return False
    with transaction.atomic():
        if not Handover.objects.filter(pk=made.pk).delete()[0]:
            return False
        moved = Holding.objects.filter(case=made.case, person=made.giver).update(person=person, used_at=timezone.now())
    if moved:
        record(Action.HANDED_OVER, who=f"person-{person.pk}", case_id=made.case_id)
        told = {"person": person.email, "link": address(reverse("my-cases"))}
        send_mail("accounts/handed-over", made.giver.email, made.giver.language, told, f"handed:{fingerprint(made.case_id)}:{made.pk}")
    return bool(moved)
