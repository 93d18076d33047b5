"""Letters about the process: what the notice lacks, a missed deadline, a late filing, a complaint, a representative, continued benefits."""

from __future__ import annotations

import re
from datetime import date, datetime

from denialhelp.casefile.fact import StatedDeadline
from denialhelp.casefile.letter import Block, Letter, Statement, Support, SupportKind
from denialhelp.casefile.policy import Task
from denialhelp.casefile.rights import Clock, Defect
from denialhelp.casefile.slugs import LetterKind, RouteKind
from denialhelp.letters import frame
from denialhelp.letters.arguments import timely
from denialhelp.letters.claimant import patient_name, signer
from denialhelp.letters.dates import find_dates, written
from denialhelp.letters.lawsaid import law_says
from denialhelp.letters.outline import Said
from denialhelp.letters.passages import pieces, pin_of
from denialhelp.letters.statements import Pen, ask, bullet, numbered, paragraph, say, section
from denialhelp.letters.wording import full_stop, lower_first, place, quoted, upper_first

_PAYER_CLOCKS = (
    "decide-internal-appeal",
    "decide-second-level",
    "decide-claim",
    "decide-reconsideration",
    "decide-redetermination",
    "decide-appeal",
)


def lacks(pen: Pen, defect: Defect) -> Said:
    """One thing that the law asks of the notice and it lacks, with the citation, and what it says instead where it says anything."""
    text = defect.text.strip().rstrip(".")
    sentence = (
        upper_first(text)
        if text.lower().startswith("the notice")
        else f"The notice has {lower_first(text)}"
        if text.lower().startswith("no ")
        else ""
    )
    out: list[Statement] = []
    for cite in defect.citations[:1]:
        support = Support(SupportKind.LAW, cite=cite.cite, rule=defect.rule)
        out += pen.first(
            say(f"{sentence} ({cite.cite}).", support) if sentence else None,
            say(f"The notice lacks this: {lower_first(text)} ({cite.cite}).", support),
            say(f"The notice does not hold what the law asks for ({cite.cite}).", support),
        )
    if defect.said:
        for document in pen.brief.notice_documents():
            from denialhelp.casefile.quote import find_quote  # noqa: PLC0415

            pin = find_quote(document, defect.said, method="letter")
            if pin is not None:
                out += pen.first(say(f"It says {quoted(pin.quote, 200)}{place(pen.brief.exhibit(pin))}.", pen.document(pin)))
                break
    return tuple(out)


def defects(pen: Pen) -> tuple[Block, ...]:
    """All that the notice lacks, as a list."""
    return tuple(b for d in pen.brief.defects for b in bullet(*lacks(pen, d)))


def notice_defects(pen: Pen) -> Letter:
    """To the payer: what the notice lacks, and the request for one that is whole."""
    day = pen.brief.notice.day("notice_date")
    lead = pen.first(
        say(f"Your notice of {written(day)} does not hold all that the law asks of it.", *pen.facts("notice_date")) if day else None,
        ask("Please look again at your notice."),
    )
    consequence = law_says(
        pen, "law.federal.aca.deemed_exhausted", "law.federal.medicaid_managed_care.deemed_exhausted", "law.federal.claims.deemed_exhausted"
    )
    asks = (
        *numbered(ask("Send a new notice that holds what is missing.")),
        *numbered(ask("Count the time to appeal from the day on which I receive it.")),
        *numbered(ask("Answer this letter in writing.")),
    )
    blocks = (
        *paragraph(*lead),
        *section("What is missing", defects(pen)),
        *section("What I ask for", asks),
        *paragraph(*consequence, ask("I do not wait for the new notice. I make the appeal in time on its own.")),
    )
    return frame.letter(pen, LetterKind.NOTICE_DEFECTS, blocks)


def _day(value: date | datetime | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value


def missed(pen: Pen) -> Clock | None:
    """The plan's own clock that has run out before today on an appeal or request that is known to have been made, or None."""
    events = pen.brief.case.events
    answered = {
        "decide-claim": ("notice_dated", "notice_received", "decision_received"),
        "decide-second-level": ("final_notice_dated", "final_notice_received"),
    }
    for clock in pen.brief.rights.clocks:
        due = _day(clock.due)
        begun = "appeal_received" if clock.what != "decide-claim" else "pa_request_received"
        if clock.who != "plan" or clock.what not in _PAYER_CLOCKS or due is None or due >= pen.brief.as_of or begun not in events:
            continue
        if not any(e in events for e in answered.get(clock.what, ("decision_received", "final_notice_dated", "final_notice_received"))):
            return clock
    return None


def late_plan(pen: Pen) -> Letter:
    """To the payer: that its time to decide has run out, and what follows."""
    clock = missed(pen)
    out: list[Statement] = []
    if clock is not None and clock.citations:
        due, received = _day(clock.due), _day(pen.brief.case.events.get("appeal_received"))
        law = Support(SupportKind.LAW, cite=clock.citations[0].cite, rule=clock.rule)
        facts = pen.facts("appeal_received")
        out += pen.first(
            say(
                f"You received my appeal on {written(received)}. The decision was due on {written(due)} ({clock.citations[0].cite}).",
                law,
                *facts,
            )
            if due is not None and received is not None
            else None,
            say(f"The time to decide has run out ({clock.citations[0].cite}).", law),
        )
    follows = law_says(
        pen,
        "law.federal.aca.deemed_exhausted",
        "law.federal.medicare_advantage.late_forward",
        "law.federal.medicaid_managed_care.deemed_exhausted",
        "law.federal.claims.deemed_exhausted",
    )
    asks = (
        *numbered(ask("Decide now, and send the decision in writing.")),
        *numbered(ask("If it was decided, send the decision and the proof of its mailing.")),
        *numbered(ask("Confirm in writing that I may go on to the next level.")),
    )
    return frame.letter(
        pen,
        LetterKind.LATE_PLAN,
        (*paragraph(*out, *follows), *section("What I ask for", asks)),
        worklist=()
        if out
        else (
            Task(
                "Find the proof of the day on which the plan received the appeal.",
                "patient",
                "The letter needs it to say that the plan is late.",
            ),
        ),
    )


_WHY_LATE = re.compile(
    r"\b(?:hospital|ill|sick|surgery|died|death|moved|wrong address|never (?:got|received|came)|late in the mail|did not (?:get|receive)|"
    r"didn't (?:get|receive)|"
    r"disaster|storm|flood|fire|language|could not|couldn't|only (?:opened|came|arrived))\b",
    re.IGNORECASE,
)


def good_cause(pen: Pen) -> Letter:
    """To the payer: why the filing is late, in the claimant's own words, and the rule that lets it be taken."""
    items: list[Said] = []
    document = pen.brief.statement_document
    for piece in pieces(document) if document is not None else ():
        if _WHY_LATE.search(piece.text) and len(items) < 3 and document is not None and "?" not in piece.text:
            pin = pin_of(document, piece)
            items += [s for s in (pen.first(say(f"{quoted(pin.quote)}{place(pen.brief.exhibit(pin))}.", pen.document(pin))),) if s]
    rule = law_says(
        pen,
        "law.federal.medicare_advantage.good_cause",
        "law.federal.part_d.good_cause",
        "law.federal.medicare_original.good_cause",
        "law.federal.fehb.good_cause",
    )
    stated = pen.brief.notice.value("stated_deadline")
    short: Said = ()
    if isinstance(stated, StatedDeadline):
        short = timely.answer(pen, pen.brief.route(*timely.FILING), "request").fact
    blocks = (
        *paragraph(ask("Please accept this filing although it is late."), *rule),
        *section("Why it is late", (b for i in items for b in bullet(*i))),
        *paragraph(*short),
        *section(
            "What I ask for",
            (
                *numbered(ask("Accept the filing and decide it on its merits.")),
                *numbered(ask("If you refuse, say why in writing and how that can be reviewed.")),
            ),
        ),
    )
    tasks = (
        ()
        if items
        else (
            Task(
                "Write down why the filing is late, with days, and keep any proof.",
                "patient",
                "The letter gives only what the claimant has said.",
            ),
        )
    )
    return frame.letter(pen, LetterKind.GOOD_CAUSE, blocks, worklist=tasks)


def complaint(pen: Pen) -> Letter:
    """To the regulator of this plan: what was denied, what the notice lacks, and what is asked."""
    brief = pen.brief
    service, supports = frame.service_phrase(pen)
    payer, day = brief.notice.text("payer_name"), brief.notice.day("notice_date")
    dated = f" on {written(day)}" if day is not None and brief.pins("notice_date") else ""
    lead = pen.first(
        say(f"{payer} denied {service}{dated}.", *supports, *pen.facts("payer_name", "notice_date")) if payer else None,
        ask("I ask for your help with the denial named above."),
    )
    asks = (
        *numbered(ask("Look into whether the law was kept in this case.")),
        *numbered(ask("Have the plan answer in writing and correct what was wrong.")),
        *numbered(ask("Tell me what you find.")),
    )
    blocks = (
        *paragraph(*lead),
        *section("What was wrong", defects(pen)),
        *section("What I ask for", asks),
        *paragraph(ask("I am using my rights of appeal as well. This complaint does not take their place.")),
    )
    to = (brief.rights.regulator.name,) if brief.rights.regulator is not None else ()
    return frame.letter(pen, LetterKind.REGULATOR_COMPLAINT, blocks, to=to, greeting="To the regulator:", enclose=True)


def appointment(pen: Pen) -> Letter:
    """The patient's appointment of a representative; both sign."""
    who, patient = signer(pen.brief), patient_name(pen.brief)
    supports = (*(pen.document(p) for p in who.pins), *pen.facts("patient_name"))
    lead = pen.first(
        ask(
            f"I, {patient}, appoint {who.name} to act for me in this matter, to receive my papers, and to speak and write for me.",
            *supports,
        )
        if who.name and patient and who.represents
        else None,
        ask("I appoint the person who signs below to act for me in this matter."),
    )
    rule = law_says(pen, "law.federal.claims.representative", "law.federal.medicaid.hearing_help")
    blocks = (*paragraph(*lead, *rule), *paragraph(ask("I may take this back at any time in writing.")))
    end = (
        "Signature of the patient and date: ____________________",
        "I accept.",
        "Signature of the representative and date: ____________________",
    )
    tasks = (
        Task(
            "Have the patient and the representative sign; where the plan has its own form, use it.",
            "patient",
            "Some programs ask for their own form.",
        ),
    )
    return frame.letter(pen, LetterKind.REPRESENTATIVE_APPOINTMENT, blocks, voice="claimant", end=end, worklist=tasks)


_UNTIL = re.compile(r"(?:author\w+|approved|certified|granted|valid|autoriz\w+)[^.]{0,80}", re.IGNORECASE)
_CUT = re.compile(
    r"\b(?:reduc\w+|terminat\w+|will (?:end|stop|be (?:reduced|cut))|no longer|discontinu\w+|from \d+ to \d+|taken away|"
    r"change (?:starts|takes effect)|\d+ (?:hours|visits|days|units)\b.{3,60}\b\d+ (?:hours|visits|days|units))\b",
    re.IGNORECASE,
)


def reduction(pen: Pen) -> tuple[Said, ...]:
    """What the notice says of the approval and of the cut."""
    found: list[tuple[int, int, Said]] = []
    for document in pen.brief.notice_documents():
        for piece in pieces(document):
            cut, given = _CUT.search(piece.text), _UNTIL.search(piece.text) and find_dates(piece.text)
            if (
                not (cut or given)
                or not 25 <= len(piece.text) <= 320
                or piece.text.isupper()
                or re.search(r"appeal|if you|you may", piece.text, re.IGNORECASE)
            ):
                continue
            weight = 2 * bool(cut) + 2 * bool(given) + min(3, len(re.findall(r"\d+", piece.text)))
            pin = pin_of(document, piece)
            made = pen.first(say(f"Your notice says {quoted(pin.quote)}{place(pen.brief.exhibit(pin))}.", pen.document(pin)))
            if made and weight >= 2:
                found.append((-weight, piece.start, made))
    return tuple(s for _, _, s in sorted(found, key=lambda f: f[:2])[:3])


def asked_in_time(pen: Pen) -> Said:
    """The last day to ask that the services go on, where the rule or the notice bears it."""
    route = pen.brief.route(RouteKind.AID_PAID_PENDING)
    if route is None or route.file_by is None or route.file_by < pen.brief.as_of or route.rule is None or not route.citations:
        return ()
    law, pins = pen.law(route.rule, route.citations[0].cite), pen.brief.pins("notice_date")
    if law is None or not pins:
        return ()
    supports = (law.support(), *pen.facts("notice_date"), *pen.day(route.file_by, pins[0]))
    return pen.first(say(f"The last day to ask for this is {written(route.file_by)} ({law.cite()}). I ask in time.", *supports))


def continuation_rule(pen: Pen) -> Said:
    """The rule under which the services go on, and the last day to ask."""
    return (
        *asked_in_time(pen),
        *law_says(pen, "law.federal.medicaid_managed_care.continuation_conditions", "law.federal.aca.continued_coverage"),
        *law_says(pen, "law.federal.claims.reduction_notice"),
    )


def continuation(pen: Pen) -> Letter:
    """To the payer: keep the services as they were approved until the appeal is decided."""
    service, supports = frame.service_phrase(pen)
    route = pen.brief.route(RouteKind.AID_PAID_PENDING)
    asks = (
        *numbered(
            *pen.first(
                ask(f"Continue {service} at the level approved before, without a gap, until the appeal is decided.", *supports),
                ask("Continue the services at the level approved before, without a gap, until the appeal is decided."),
            )
        ),
        *numbered(ask("Tell the provider today that the services go on.")),
        *numbered(ask("Confirm this to me in writing, with the day from which it holds.")),
    )
    blocks = (
        *paragraph(ask("I appeal, and I ask that the services continue while the appeal is decided.")),
        *section("What was approved and what is cut", (b for s in reduction(pen) for b in paragraph(*s))),
        *section("The rule", paragraph(*continuation_rule(pen))),
        *section("What I ask for", asks),
    )
    tasks: tuple[Task, ...] = ()
    if route is not None and route.file_by is not None:
        tasks = (
            Task(
                f"Send this by fax, or ask by telephone and write down the name, by {written(route.file_by)} at the latest; today is "
                f"better.",
                "patient",
                full_stop(route.how_counted or "After that day the services may stop while the appeal runs"),
            ),
        )
    tasks = (
        *tasks,
        *(Task(w, "patient", "A warning that goes with continued services.") for w in (route.warnings if route is not None else ())),
    )
    return frame.letter(pen, LetterKind.CONTINUATION_OF_BENEFITS, blocks, worklist=tasks)
