"""The pages that look something up: states, codes, rules of law, the glossary, lists, dates, search and the map of what is held."""

from __future__ import annotations

from denialhelp.casefile.slugs import LetterKind, PlanType, Reason
from denialhelp.reference.schema import Kind, Office, Rule, StateLaw, Value
from denialhelp.reference.tables import AdjustmentCode

from . import addresses
from .desk import STARTS, Desk
from .library import law_path, whole_count
from .model import Bullets, Page, PageKind, Part, Prose, Section, Statement, Table
from .voice import period_words, sentence

CODE_KINDS = {
    "denial": "This code says why an amount was refused.",
    "sharing": "This code marks your own share. It is no refusal.",
    "price": "This code marks a reduction of the price. It is no refusal.",
    "general": "This code only says that it was not paid. Another code says why.",
}
GROUPS_ES = {
    "CO": "decide el contrato del proveedor con la aseguradora; un proveedor de la red por lo general no puede cobrarle al paciente",
    "PR": "la aseguradora dice que lo debe el paciente",
    "OA": "otro ajuste, ni del contrato ni del paciente",
    "PI": "una reducción que la aseguradora hizo por su cuenta",
    "CR": "una corrección o reversión de un pago anterior",
}


def rule_title(desk: Desk, rule: Rule) -> str | None:
    """A rule's title in this language; None where Spanish has none."""
    if desk.lang == "en":
        return rule.title
    held = desk.library.texts.rights.get(rule.id)
    if held is not None:
        return held.title
    kind = rule.id.rpartition(".")[2]
    states = [desk.library.rules.states[s].name for s in rule.states]
    if kind in STATE_TITLES_ES and states:
        return f"{STATE_TITLES_ES[kind]} ({', '.join(states)})"
    return None


STATE_TITLES_ES = {
    "external_review_filing": "Plazo para pedir la revisión externa del estado",
    "step_therapy": "Excepciones a la terapia escalonada",
    "late_decision": "Qué pasa si la decisión llega tarde",
    "external_decision": "Plazo de la decisión de la revisión externa del estado",
    "external_decision_expedited": "Plazo de la decisión rápida de la revisión externa del estado",
}


def has_law_page(desk: Desk, rule: Rule) -> bool:
    """Whether a rule can be told in both languages: its title, and its duty in plain words where it is one."""
    held = desk.library.texts.rights.get(rule.id)
    if rule.on(desk.library.as_of) is None:
        return False
    timed = rule.kind in (Kind.PERIOD, Kind.CLOCK, Kind.AMOUNT)
    if rule.states:
        return timed and rule.id.rpartition(".")[2] in STATE_TITLES_ES
    return held is not None and (timed or held.plain is not None)


def _now(desk: Desk, rule: Rule) -> list[Statement]:
    """What a rule says today."""
    say, held = desk.voice.say, rule.on(desk.library.as_of)
    if held is None or held.value is None:
        return []
    if held.value.usd is not None:
        return [say("The amount is {usd}.", rule.id, usd=Part(f"${held.value.usd:,}", rule.id))]
    if held.value.count is None:
        plain = desk.plain_rule(rule.id)
        return [plain] if plain else []
    start = STARTS.get(rule.starts_at[0] if rule.starts_at else "", "")
    words = desk.line(desk.voice.window(rule.id), (" " + desk.voice.tr(start)) if start else "", data=(rule.id,))
    out = [say("The time is {window}.", rule.id, window=words)]
    if held.value.bound == "at-least":
        out.append(say("The plan or state may give more time, never less."))
    if rule.presumed and start == STARTS["notice_dated"]:
        out.append(say("It includes {days} for the mail.", rule.id, days=Part(desk.voice.tr("{n} days").format(n=rule.presumed), rule.id)))
    return out


def law(desk: Desk, rule: Rule) -> Page:
    """A rule: what it says today, since when, for which plans, with its citation, address and the day it was checked."""
    voice, say, tr = desk.voice, desk.voice.say, desk.voice.tr
    title = rule_title(desk, rule) or rule.title
    rows = []
    for dated in rule.in_force:
        when = desk.line(voice.day(dated.begins, rule.id)) if dated.begins else say("the day is not held")
        cites = desk.line(Part("; ".join(c.cite for c in dated.citations), rule.id, dated.citations[0].source))
        rows.append((when, desk.line(_value_words(desk, rule, dated.value)), cites))
    plans = Bullets(tuple(desk.line(desk.linked(sentence(desk.plan_name(p)), addresses.plan(p))) for p in PlanType if p in rule.applies_to))
    sections: list[Section | None] = [
        Section("answer", "", (Prose(tuple(_now(desk, rule))),)),
        desk.section(
            "history",
            "Since when, and where it stands",
            (Table(tr("Values of this rule"), (tr("In force from"), tr("Value"), tr("Citation")), tuple(rows)),),
        ),
        desk.section("plans", "For these kinds of plan", (plans,)),
    ]
    path = law_path(rule.id)
    return desk.page(
        path,
        PageKind.LAW,
        title,
        tr("{rule}: what it says today, since when, for whom, and where to read it.").format(rule=title),
        sections,
        ((tr("The law"), addresses.LISTS["law"]), (title, path)),
        schema="WebPage",
        about=(("Legislation", rule.in_force[-1].citations[0].cite),),
    )


def _value_words(desk: Desk, rule: Rule, value: Value | None) -> Part:
    """A value of a rule in words."""
    if value is None:
        return Part(desk.voice.tr("ended"))
    if value.usd is not None:
        return Part(f"${value.usd:,}", rule.id)
    if value.count is None or value.unit is None:
        return Part(desk.voice.tr("a duty in words"))
    return Part(period_words(desk.lang, whole_count(rule, value), value.unit), rule.id)


def _office(desk: Desk, office: Office, lead: str) -> Statement:
    parts: list[Part | str] = [f"{desk.voice.tr(lead)}: ", Part(office.name, f"office.{office.id}")]
    if office.phone:
        parts += [", ", Part(office.phone, f"office.{office.id}")]
    if office.url:
        parts += [", ", Part(office.url.removeprefix("https://").rstrip("/"), "", office.url)]
    return desk.line(*parts, data=(f"office.{office.id}",))


def state(desk: Desk, held: StateLaw) -> Page:
    """A state: whose outside review, by when, who oversees insurers, who helps for free; what is not held is said."""
    say, tr = desk.voice.say, desk.voice.tr
    book, day = desk.library.rules, desk.library.as_of
    process = {
        "state": "In {state} insured plans use the state's own outside review.",
        "federal": "In {state} insured plans use the federal outside review.",
        "unsettled": "Which outside review insured plans in {state} use is not settled in what we read. Follow the final denial.",
    }
    facts: list[Statement] = [say(process[held.process], state=held.name)]
    external = held.external if held.external and book.value_on(held.external, day) else None
    if external:
        rule = book.rule(external)
        window = desk.line(desk.voice.window(external), " " + tr(STARTS[rule.starts_at[0]]), data=(external,), cites=(external,))
        facts.append(say("You may ask for it within {window}.", external, window=window))
    elif held.process == "federal":
        federal = "law.federal.aca.external_review_filing"
        window = desk.line(desk.voice.window(federal), " " + tr(STARTS["final_notice_received"]), data=(federal,), cites=(federal,))
        facts.append(say("You may ask for it within {window}.", federal, window=window))
    else:
        facts.append(say("We hold no checked time for it. Follow the final denial, and do not wait."))
    facts.append(
        say("A self-funded employer plan is not bound by the state's insurance law. It uses the federal outside review, as a rule.")
    )
    offices: list[Statement] = []
    if held.regulator:
        offices.append(_office(desk, held.regulator, "Insurance department"))
    if held.assistance:
        offices.append(_office(desk, held.assistance, "Free help for consumers"))
    offices.append(say("With Medicare, ask for the state's SHIP counselors. With a low income, ask for legal aid."))
    duties = [one for i in held.duties if (one := _duty(desk, i)) is not None]
    filing = _filing(desk, held)
    plans = (PlanType.ERISA_INSURED, PlanType.INDIVIDUAL_ACA)
    rows = tuple(
        (
            desk.line(desk.linked(sentence(desk.plan_name(p)), addresses.plan(p))),
            desk.window(desk.rung(p, Reason.MEDICAL_NECESSITY, state=held.code).first, p),
        )
        for p in plans
    )
    sections: list[Section | None] = [
        Section("answer", "", (Prose(tuple(facts)),)),
        desk.section("filing", "Where to send the request", (Bullets(filing),)) if filing else None,
        desk.section("who", "Who can help", (Bullets(tuple(offices)),)),
        desk.section("duties", "The state's own rules for insured plans", (Bullets(tuple(duties)),)) if duties else None,
        desk.section(
            "first",
            "First the appeal to the plan",
            (Table(tr("First appeal in insured plans"), (tr("Kind of plan"), tr("First appeal")), rows),),
        ),
        desk.start(),
    ]
    return desk.page(
        addresses.state(held.code),
        PageKind.STATE,
        tr("{state}: denied care, outside review and free help").format(state=held.name),
        tr("In {state}: whose outside review, by when, who oversees insurers and who helps for free.").format(state=held.name),
        sections,
        ((tr("States"), addresses.LISTS["state"]), (held.name, addresses.state(held.code))),
        words=(held.code,),
    )


LONGEST = 32  # a duty of more words is named by its title, and read at its citation


def _duty(desk: Desk, rule_id: str) -> Statement | None:
    """A duty of the state's law in our words, or by its title where it is long; None where it is no longer in force."""
    rule = desk.library.rules.rule(rule_id)
    value = desk.library.rules.value_on(rule_id, desk.library.as_of)
    if value is None or value.text is None:
        return None
    words = value.text if len(value.text.split()) <= LONGEST else rule.title
    return desk.line(desk.finding(words, rule_id), data=(rule_id,), cites=(rule_id,))


def _filing(desk: Desk, held: StateLaw) -> tuple[Statement, ...]:
    """Where a request for the state's review goes, as the authority says."""
    filing, datum = held.filing, f"filing.{held.code}"
    if filing is None:
        return ()
    say = desk.voice.say
    parts = (
        ("By mail: {place}.", filing.address),
        ("By fax: {place}.", filing.fax),
        ("By e-mail: {place}.", filing.email),
        ("Online: {place}.", filing.portal),
        ("By telephone: {place}.", filing.phone),
    )
    told = [(msgid, place) for msgid, place in parts if place]
    last = len(told) - 1
    return tuple(
        say(msgid, datum, cites=(datum,) if i == last else (), place=Part(place, datum, place if place.startswith("https://") else ""))
        for i, (msgid, place) in enumerate(told)
    )


def code_about(desk: Desk, kind: str, code: str, held: AdjustmentCode) -> str | None:
    """What a code means in this language; None where Spanish has no words for it."""
    return held.about if desk.lang == "en" else desk.library.texts.codes.get(f"{kind}-{code}")


def code(desk: Desk, kind: str, held: AdjustmentCode) -> Page:
    """A reason or remark code: its meaning in our words, the reasons behind it, whether you may owe anything."""
    tr, say = desk.voice.tr, desk.voice.say
    about, name = code_about(desk, kind, held.code, held) or held.about, f"{kind.upper()} {held.code}"
    datum = f"code.{kind}.{held.code}"
    reasons = [(desk.reason_name(r), addresses.reason(r)) for r in held.reasons]
    sections: list[Section | None] = [
        Section(
            "answer",
            "",
            (Prose((say("{code} means, in our words: {about}.", datum, code=Part(name, datum), about=about), say(CODE_KINDS[held.kind]))),),
        ),
        desk.section(
            "group",
            "Look at the two letters beside it",
            (
                Bullets(
                    (
                        say(
                            "CO: it usually falls to the provider, and you may owe nothing.",
                            "law.federal.remittance.group_code_co",
                            cites=("law.federal.remittance.group_code_co",),
                        ),
                        say("PR: you may be billed."),
                    )
                ),
            ),
        ),
        desk.section("reasons", "What it can stand for", (desk.links(reasons),)) if reasons else None,
    ]
    path = addresses.code(kind, held.code)
    return desk.page(
        path,
        PageKind.CODE,
        tr("Code {code}: {about}").format(code=name, about=about),
        tr("What {code} on a statement means in plain words, and what to do.").format(code=name),
        sections,
        ((tr("Codes"), addresses.LISTS["code"]), (name, path)),
        words=(held.code, name, f"{kind}{held.code}"),
    )


def group(desk: Desk, held: str, about: str) -> Page:
    """A group code: who bears the amount."""
    tr, say = desk.voice.tr, desk.voice.say
    words, datum = (about if desk.lang == "en" else GROUPS_ES[held]), "law.federal.remittance.group_code_co"
    path = addresses.code("group", held)
    sections: list[Section | None] = [
        Section(
            "answer",
            "",
            (
                Prose(
                    (
                        say("{code} means, in our words: {about}.", datum, cites=(datum,), code=held, about=words),
                        say("A group code is a sign, not a proof. Ask the plan to say in writing what you owe."),
                    )
                ),
            ),
        ),
        desk.section(
            "more",
            "More on this",
            (
                desk.links(
                    [
                        (desk.library.texts.letters[i].name.of(desk.lang), addresses.letter(desk.library.texts.letters[i].kind))
                        for i in range(len(desk.library.texts.letters))
                        if desk.library.texts.letters[i].kind is LetterKind.PROVIDER_WRITE_OFF
                    ]
                ),
            ),
        ),
    ]
    return desk.page(
        path,
        PageKind.CODE,
        tr("Group code {code}: who bears the amount").format(code=held),
        tr("What {code} on a statement means in plain words, and what to do.").format(code=held),
        sections,
        ((tr("Codes"), addresses.LISTS["code"]), (held, path)),
        words=(held,),
    )
