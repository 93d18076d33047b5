"""Letters about the claim form and the bill: an authorization that is on file, a corrected claim, a charge to be written off."""

from __future__ import annotations

import re
from decimal import Decimal

from denialhelp.casefile.letter import Block, Letter
from denialhelp.casefile.policy import Task
from denialhelp.casefile.slugs import LetterKind, Reason, RouteKind
from denialhelp.letters import frame
from denialhelp.letters.arguments import approval as approvals
from denialhelp.letters.arguments import asks as asks_for
from denialhelp.letters.arguments import authorization, contract, emergency, timely
from denialhelp.letters.dates import written
from denialhelp.letters.evidence import as_evidence, passages, tell
from denialhelp.letters.lawsaid import law_says
from denialhelp.letters.outline import Said
from denialhelp.letters.passages import pieces, pin_of
from denialhelp.letters.payer import stated_reasons
from denialhelp.letters.statements import Pen, ask, bullet, numbered, paragraph, say, section
from denialhelp.letters.wording import money, name_case, place, quoted

_CO = re.compile(
    r"contractual obligation|has agreed not to bill|may not (?:bill|balance)|provider (?:may|can)not bill|"
    r"not (?:be )?billed? (?:to )?(?:you|the patient)|"
    r"you (?:do not|don't) owe|member is not responsible|patient (?:is not|may not be) (?:responsible|billed)",
    re.IGNORECASE,
)
_BILL = re.compile(r"balance due|amount due|you owe|payment is due|past due|collection", re.IGNORECASE)


def _claim(pen: Pen) -> str:
    number = pen.brief.notice.text("claim_number")
    return f"claim {number}" if number and pen.brief.pins("claim_number") else "the claim"


def contractual(pen: Pen) -> tuple[Said, ...]:
    """What the notice says of the group code: that the provider, not the patient, bears the amount."""
    out: list[Said] = []
    if pen.brief.case.group_code != "CO":
        return ()
    found = [(d, p) for d in pen.brief.notice_documents() for p in pieces(d) if _CO.search(p.text) and len(p.text) <= 320]
    if found:
        document, piece = max(found, key=lambda f: len(re.findall(r"\b(?:bill|owe|responsible|amount)\w*", f[1].text)))
        pin = pin_of(document, piece)
        out += [
            s
            for s in (
                pen.first(say(f"The notice says of the adjustment {quoted(pin.quote)}{place(pen.brief.exhibit(pin))}.", pen.document(pin))),
            )
            if s
        ]
    rule = law_says(pen, "law.federal.remittance.group_code_co")
    out += [rule] if rule else []
    amount = pen.brief.notice.value("amount_denied")
    if isinstance(amount, Decimal):
        out += [
            s
            for s in (
                pen.first(
                    say(
                        f"The amount that was not covered, {money(amount)}, carries group code CO and not PR.",
                        *pen.facts("amount_denied", "group_code"),
                    )
                ),
                pen.first(
                    say(
                        f"The amount that was not covered, {money(amount)}, carries group code CO.",
                        *pen.facts("amount_denied", "group_code"),
                    )
                ),
            )
            if s
        ][:1]
    owed = pen.brief.notice.value("patient_owes")
    if isinstance(owed, Decimal) and owed == 0:
        out += [s for s in (pen.first(say(f"The notice gives {money(owed)} as what I may owe.", *pen.facts("patient_owes"))),) if s]
    return tuple(out)


def _bills(pen: Pen, most: int = 2) -> tuple[Said, ...]:
    """What the provider's bill asks of the patient."""
    out: list[Said] = []
    for passage in passages(pen.brief):
        if len(out) < most and _BILL.search(passage.text) and re.search(r"\d", passage.text) and len(passage.text) <= 260:
            evidence = as_evidence(pen.brief, passage)
            if evidence is not None:
                told = tell(pen, evidence)
                out += [s for s in (pen.first(say(told.text + ".", *told.support)),) if s]
    return tuple(out)


def _time(pen: Pen) -> tuple[Block, ...]:
    route = pen.brief.route(RouteKind.INTERNAL_APPEAL, RouteKind.RECONSIDERATION, RouteKind.REDETERMINATION)
    point = timely.answer(pen, route, "request")
    note = ask("Please do not treat this request as a reason to let the time to appeal pass. I keep the right to appeal.")
    return paragraph(*point.fact, note) if point.fact else paragraph(note)


def on_file(pen: Pen) -> Letter:
    """To the payer: its own approval, the claim that it fits, and the request to process the claim again without a new authorization."""
    approval = approvals.find_approval(pen.brief)
    claim = _claim(pen)
    day = pen.brief.notice.day("notice_date")
    dated = f" of {written(day)}" if day is not None and pen.brief.pins("notice_date") else ""
    supports = (*pen.facts("claim_number"), *pen.facts("notice_date"))
    lead = list(
        pen.first(
            say(f"Your notice{dated} denied {claim} for want of an authorization.", *supports),
            ask(f"Please look again at {claim}.", *supports),
        )
    )
    if approval is not None:
        lead += pen.first(say("You gave that authorization. Your own paper shows it.", pen.document(approval.approved_pin)))
    said = stated_reasons(pen.brief, 2)
    quotes = [
        pen.first(say(f"Your notice says: {quoted(s.text)}{place(pen.brief.exhibit(s.pin))}.", pen.document(s.pin))) for s in said[:1]
    ]
    proof = authorization.shown(pen, approval) if approval is not None else ()
    asks = (
        *numbered(
            *pen.first(
                ask(
                    f"Link authorization {approval.number} to {claim} and process it again, without a new or retroactive authorization.",
                    *supports,
                    pen.document(approval.number_pin),
                )
            )
            if approval
            else (ask(f"Find the authorization and process {claim} again.", *supports),)
        ),
        *numbered(ask("Send me and the provider a corrected statement that shows what, if anything, is my share after that.")),
        *numbered(ask("Tell the provider in writing that the adjustment is not mine to pay while this is open.")),
        *numbered(*asks_for.file_copies(pen)[:1]),
    )
    tasks: tuple[Task, ...] = ()
    if approval is None:
        lacks = "Without the paper the letter cannot show the approval."
        tasks = (Task("Find the approval letter or its number and add it to the case.", "treating-provider", lacks),)
    route = pen.brief.route(RouteKind.INTERNAL_APPEAL, RouteKind.RECONSIDERATION, RouteKind.REDETERMINATION)
    if route is not None and route.file_by is not None:
        ask_for = f"File the appeal by {written(route.file_by)}, even while the claim is being processed again."
        tasks = (*tasks, Task(ask_for, "patient", "A request to process the claim again does not stop the time to appeal."))
    blocks = (
        *paragraph(*lead, *(s for q in quotes for s in q)),
        *section("The approval", (b for p in proof if not p.empty() for b in p.blocks())),
        *section("The amount is not mine to pay", (b for s in contractual(pen) for b in paragraph(*s))),
        *section("What I ask for", asks),
        *section("The time to appeal", _time(pen)),
    )
    return frame.letter(pen, LetterKind.AUTHORIZATION_ON_FILE, blocks, enclose=True, worklist=tasks)


def _provider(pen: Pen) -> tuple[str, ...]:
    name = pen.brief.notice.text("provider_name") or pen.brief.notice.text("facility_name")
    return (name_case(name), "Patient accounts") if name else ("Patient accounts",)


def write_off(pen: Pen) -> Letter:
    """To the provider: hold the account, post the adjustment, bill no more than the share, and send nothing to collections."""
    claim = _claim(pen)
    nsa = emergency.is_emergency(pen)
    rule = law_says(pen, "law.federal.nsa.emergency_no_balance_bill", "law.federal.nsa.emergency_cost_sharing") if nsa else ()
    approval = approvals.find_approval(pen.brief)
    proof = authorization.approved(pen, approval).fact if approval is not None else ()
    asks = (
        *numbered(ask("Hold the account, and do not send it to a collection agency or report it, while the plan decides.")),
        *numbered(
            ask("Post the plan's adjustment to the account and take the amount off what I am asked to pay.")
            if pen.brief.case.group_code == "CO"
            else ask("Bill me no more than the share that the plan finally sets.")
        ),
        *numbered(
            *pen.first(
                ask(f"Send a corrected claim with authorization number {approval.number} in its field.", pen.document(approval.number_pin))
            )
            if approval is not None
            else ()
        ),
        *numbered(ask("Confirm this to me in writing.")),
    )
    lead = pen.first(
        say(f"The plan denied {claim}, and I am asking it to correct that.", *pen.facts("claim_number")),
        ask("I write about the account named above."),
    )
    blocks = (
        *paragraph(*lead),
        *section("What the plan's notice says", (b for s in contractual(pen) for b in paragraph(*s))),
        *section("What the bill says", (b for s in _bills(pen) for b in bullet(*s))),
        *section("The authorization", paragraph(*proof)),
        *section("The rule", paragraph(*rule)),
        *section("What I ask for", asks),
    )
    return frame.letter(
        pen, LetterKind.PROVIDER_WRITE_OFF, blocks, to=_provider(pen), greeting="To the patient accounts department:", enclose=False
    )


# What the provider is asked to put right, by the payer's reason; {claim} is the claim's number.
_PUT_RIGHT = {
    Reason.TIMELY_FILING: "Send the plan your proof of the day on which {claim} was first sent, and ask it to process the claim on that "
    "day's footing.",
    Reason.DUPLICATE_CLAIM: "Find out what became of the first claim, and if {claim} is for another service, mark it so and send it again.",
    Reason.COORDINATION_OF_BENEFITS: "Check which insurer pays first on {claim}, bill that one, and send its statement on to the other.",
    Reason.REFERRAL: "Put the referral on {claim} and send it again.",
    Reason.MISSING_INFORMATION: "Send the plan what its notice says was missing on {claim}.",
    Reason.CODING: "Check the codes on {claim} against the record, and send a corrected claim where they are wrong.",
    Reason.BUNDLING: "Check whether the services on {claim} were separate, and if the record shows that they were, mark them so and send "
    "it again.",
}


def _put_right(pen: Pen, claim: str, approval: approvals.Approval | None) -> Said:
    """What the provider is asked to put right on the claim."""
    supports = pen.facts("claim_number")
    if approval is not None:
        number = pen.document(approval.number_pin)
        return pen.first(
            ask(f"Put authorization number {approval.number} on {claim} and send it again as a corrected claim.", number, *supports)
        )
    wanted = next((_PUT_RIGHT[r] for r in pen.brief.case.reasons if r in _PUT_RIGHT), None)
    wording = wanted or "Check {claim} against the record and send a corrected claim where it is wrong."
    return pen.first(ask(wording.format(claim=claim), *supports))


def corrected_claim(pen: Pen) -> Letter:
    """To the provider: what the payer says is wrong with the claim form, and the request to send it again."""
    claim = _claim(pen)
    approval = approvals.find_approval(pen.brief)
    quotes = [
        pen.first(say(f"The plan's notice says: {quoted(s.text)}{place(pen.brief.exhibit(s.pin))}.", pen.document(s.pin)))
        for s in stated_reasons(pen.brief, 3)
    ]
    linked = authorization.why_not_linked(pen, approval) if approval is not None else None
    record: tuple[Said, ...] = ()
    for reason in pen.brief.case.reasons:
        record = record or contract.record_says(pen, reason)
    asks = (
        *numbered(*_put_right(pen, claim, approval)),
        *numbered(ask("Mark it as the replacement of the first claim, so that it is not denied as a duplicate.")),
        *numbered(ask("Do it within the plan's time limit, and send me the proof that the plan received it.")),
        *numbered(ask("Hold the account until the plan has answered.")),
    )
    blocks = (
        *paragraph(ask(f"Please look at {claim} with me.", *pen.facts("claim_number")), *(s for q in quotes for s in q)),
        *section(
            "What the papers show",
            (*(linked.blocks() if linked is not None and not linked.empty() else ()), *(b for s in record for b in bullet(*s))),
        ),
        *section("What I ask for", asks),
    )
    return frame.letter(pen, LetterKind.CORRECTED_CLAIM_REQUEST, blocks, to=_provider(pen), greeting="To the billing department:")
