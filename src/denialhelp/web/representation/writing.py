"""From the page's fields to a writing, from signatures to a paper of the case, and its end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import gettext_noop as noop

from denialhelp.casefile.slugs import PlanType
from denialhelp.errors import WrongUse
from denialhelp.packet.authorization import authorization_pdf, missing, signers
from denialhelp.reference.representation import Element, Situation, load_representation
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.storage import Store
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.representation.models import PAPER, Authorization, Signer, SigningLink, Standing

Json = Any
# What the patient is to who acts; the letter says it so.
PATIENT_IS = {
    "child": noop("child"),
    "mother": noop("mother"),
    "father": noop("father"),
    "wife": noop("wife"),
    "husband": noop("husband"),
    "partner": noop("partner"),
    "sister": noop("sister"),
    "brother": noop("brother"),
    "friend": noop("friend"),
    "ward": noop("person in my care by law"),
    "client": noop("client"),
    "patient": noop("patient of mine"),
}
MISSING = {
    Element.PATIENT_CONTACT: noop("the patient's name, address and telephone"),
    Element.REPRESENTATIVE_CONTACT: noop("the representative's name, address and telephone"),
    Element.MEMBER_NUMBER: noop("the member number (for Medicare: the Medicare number)"),
    Element.CLAIM: noop("the claim or what was denied"),
    Element.RELATION: noop("the representative's relation to the patient or profession"),
    Element.SCOPE: noop("what it is about"),
    Element.APPOINTS: noop("both names"),
}
_TEXT = (
    "patient_name", "patient_address", "patient_phone", "representative_name", "representative_address", "representative_phone",
    "relation", "plan", "member_number", "matter", "claim", "authority", "holders", "information",
)  # fmt: skip
_LONG = ("patient_address", "representative_address", "holders", "information")
SURE = lazy("Say that you sign it: check the box.")
PAPER_KINDS = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff")


def plan_of(case: Case) -> PlanType | None:
    """The plan's kind as it was read or answered; None where it is not known."""
    read = Store(case).get_json("read.json")
    found = case.answers.get("plan_type") or ((read or {}).get("notice", {}).get("facts", {}).get("plan_type") or {}).get("value")
    return PlanType(found) if found in [p.value for p in PlanType] else None


def first_words(case: Case) -> dict[str, str]:
    """What the case already says, for the form's fields."""
    read = Store(case).get_json("read.json")
    facts = {k: v["value"] for k, v in ((read or {}).get("notice", {}).get("facts", {}) or {}).items() if v and v.get("value")}
    facts |= {k: v for k, v in case.answers.items() if v}
    pairs = {
        "patient_name": "patient_name", "plan": "payer_name", "member_number": "member_id", "claim": "claim_number", "matter": "service",
    }  # fmt: skip
    return {field: str(facts[fact]) for field, fact in pairs.items() if isinstance(facts.get(fact), str)}


def years_on(start: date, years: int) -> date:
    """The same day some years on; from February 29 on, February 28."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return start.replace(year=start.year + years, day=28)


def make(case: Case, posted: Mapping[str, str], today: date, who: str) -> Authorization:
    """A writing from the form; raises WrongUse with what is missing or wrong."""
    plan_type = posted.get("plan_type", "")
    table = load_representation()
    form = table.form(PlanType(plan_type)) if plan_type in [p.value for p in PlanType] else None
    if form is None:
        raise WrongUse("plan", _("Choose the kind of plan: it decides which writing is needed."))
    if posted.get("situation") not in [s.value for s in Situation] or posted.get("patient_is") not in PATIENT_IS:
        raise WrongUse("situation", _("Choose by what you act, and what the patient is to you."))
    details: dict[str, Any] = {n: posted.get(n, "").strip()[: 500 if n in _LONG else 120] for n in _TEXT}
    details |= {"patient_is": posted["patient_is"], "furnished": posted.get("furnished") == "yes"}
    ends = _end(posted.get("ends_on", ""), today, form.years)
    made = Authorization(case=case, form=form.id, plan_type=plan_type, situation=posted["situation"], ends_on=ends)
    made.details = details
    filled = made.filled()
    lacking = [_(MISSING[e]) for e in missing(form, filled)]
    if not filled.patient_signs and not filled.authority:
        lacking.append(_("by what authority you sign (parent, guardian, agent, executor)"))
    if lacking:
        raise WrongUse("missing", _("Still missing: %(what)s.") % {"what": "; ".join(lacking)})
    with transaction.atomic():
        Authorization.objects.filter(case=case, standing=Standing.OPEN).update(standing=Standing.ENDED)
        made.save()
    record(Action.AUTHORIZATION_MADE, who=who, case_id=case.pk, detail=str(made.pk))
    return made


def _end(text: str, today: date, years: int | None) -> date:
    """The day on which it ends: as given, at most as long as the rule lets it hold, a year where nothing is said."""
    latest = years_on(today, years or 2)
    try:
        given = date.fromisoformat(text) if text else years_on(today, 1)
    except ValueError as fault:
        raise WrongUse("day", _("Choose the day.")) from fault
    if not today < given <= latest:
        raise WrongUse("day", _("It must end after today, and not later than the rule lets it hold."))
    return given


def same_name(typed: str, printed: str) -> bool:
    """Whether a name was typed as it is printed, apart from case and spaces."""
    return bool(typed.strip()) and " ".join(typed.lower().split()) == " ".join(printed.lower().split())


def left_to_sign(held: Authorization) -> list[str]:
    """Who has not signed yet."""
    return [w for w in signers(held.kind, held.filled()) if w not in held.signatures]


def sign(held: Authorization, who: str, typed: str, today: date, by: str) -> bool:
    """Take a signature; with the last one the paper goes into the case. Raises WrongUse where the name is another."""
    filled = held.filled()
    printed = filled.patient.name if who == Signer.PATIENT else filled.representative.name
    if not same_name(typed, printed):
        raise WrongUse("name", _("Type the name as it stands in the writing: %(name)s.") % {"name": printed})
    with transaction.atomic():
        locked = Authorization.objects.select_related("case").get(pk=held.pk)
        if locked.standing != Standing.OPEN or who not in left_to_sign(locked):
            return False
        locked.signatures = {**locked.signatures, who: {"name": " ".join(typed.split()), "on": today.isoformat()}}
        locked.save(update_fields=["signatures_sealed"])
        done = not left_to_sign(locked)
    record(Action.AUTHORIZATION_SIGNED, who=by, case_id=held.case_id, detail=f"{held.pk}/{who}")
    if done:
        _file(locked, authorization_pdf(locked.kind, locked.filled(), today), today)
    return True


def keep_paper(held: Authorization, upload: UploadedFile[bytes], today: date, by: str) -> None:
    """Take the writing as it was signed on paper; raises WrongUse where it is no PDF or picture."""
    content = b"".join(upload.chunks())
    if not content.startswith(PAPER_KINDS):
        raise WrongUse("paper", _("Give the signed paper as a PDF, a photo or a scan."))
    if held.standing != Standing.OPEN:
        raise WrongUse("paper", _("This writing is signed or ended already."))
    held.on_paper = True
    held.save(update_fields=["on_paper"])
    record(Action.AUTHORIZATION_SIGNED, who=by, case_id=held.case_id, detail=f"{held.pk}/paper")
    _file(held, content, today)


def _file(held: Authorization, content: bytes, today: date) -> None:
    """Put the signed writing into the case, where the next packet takes it from."""
    case = held.case
    Store(case).put(PAPER, [content])
    with transaction.atomic():
        Authorization.objects.filter(case=case, standing=Standing.SIGNED).exclude(pk=held.pk).update(standing=Standing.ENDED)
        Authorization.objects.filter(pk=held.pk).update(standing=Standing.SIGNED, signed_on=today)
        fresh = Case.objects.get(pk=case.pk)
        details = held.details
        told = {"name": details["representative_name"], "patient_is": details["patient_is"]}
        fresh.notes = {**fresh.notes, "representative": told, "letter_changed": True}
        fresh.save(update_fields=["notes_sealed"])
    held.refresh_from_db()


def end(held: Authorization, by: str) -> None:
    """Let a writing hold no more: it goes out of the next packet, and its links do nothing."""
    was_signed = held.standing == Standing.SIGNED
    Authorization.objects.filter(pk=held.pk).update(standing=Standing.ENDED)
    SigningLink.objects.filter(authorization=held, used_at=None).update(revoked_at=timezone.now())
    record(Action.AUTHORIZATION_ENDED, who=by, case_id=held.case_id, detail=str(held.pk))
    if was_signed:
        case = Case.objects.get(pk=held.case_id)
        Store(case).drop(PAPER)
        case.notes = {**{k: v for k, v in case.notes.items() if k != "representative"}, "letter_changed": True}
        case.save(update_fields=["notes_sealed"])


def image_or_pdf(content: bytes) -> str:
    """The content type of a kept paper."""
    return "application/pdf" if content.startswith(b"%PDF-") else "image/png" if content.startswith(b"\x89PNG") else "image/jpeg"
