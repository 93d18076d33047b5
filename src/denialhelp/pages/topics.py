"""The pages on one thing: a treatment, a payer, a reason, a kind of plan, a situation, a letter."""

from __future__ import annotations

from denialhelp.casefile.slugs import LetterKind, PlanType, Reason, RouteKind
from denialhelp.reference.help_library import LetterHelp, ReasonHelp, Situation
from denialhelp.reference.services_table import ServiceEntry, ServiceKind

from . import addresses, cells, policies
from .desk import Desk
from .ladder import FIRST, USUAL, plans_of
from .library import PayerPage
from .model import Block, Bullets, Note, Page, PageKind, Part, Prose, Scope, Section, Statement
from .voice import sentence

LETTER_FOR: dict[Reason, tuple[LetterKind, ...]] = {
    Reason.NO_PRIOR_AUTHORIZATION: (LetterKind.AUTHORIZATION_ON_FILE, LetterKind.RETRO_AUTHORIZATION, LetterKind.APPEAL),
    Reason.CODING: (LetterKind.CORRECTED_CLAIM_REQUEST, LetterKind.PROVIDER_WRITE_OFF),
    Reason.BUNDLING: (LetterKind.PROVIDER_WRITE_OFF,),
    Reason.TIMELY_FILING: (LetterKind.PROVIDER_WRITE_OFF,),
    Reason.STEP_THERAPY: (LetterKind.EXCEPTION_REQUEST, LetterKind.APPEAL),
    Reason.NON_FORMULARY: (LetterKind.EXCEPTION_REQUEST, LetterKind.APPEAL),
    Reason.LENGTH_OF_STAY: (LetterKind.CONTINUATION_OF_BENEFITS, LetterKind.EXPEDITED),
}
VERDICT = {
    "yes": "A letter is the right tool here.",
    "maybe": "A letter may help, but there is often a quicker step.",
    "no": "A letter is seldom the right tool here.",
}


def _rules(desk: Desk, ids: tuple[str, ...], plan: PlanType | None = None) -> tuple[Statement, ...]:
    return tuple(s for s in (desk.plain_rule(i, plan) for i in ids) if s is not None)


def treatment(desk: Desk, service: ServiceEntry) -> Page:
    """A treatment: what it is, what proves its need, which payers' policies are held, and why it is denied."""
    tr, name = desk.voice.tr, desk.treatment(service)
    payers = [(p.name, addresses.pair(p.slug, service.slug)) for p in desk.library.payers.values()]
    reasons = [(desk.reason_name(r), addresses.argument(service.slug, r)) for r in service.reasons]
    missing = desk.voice.say("No payer's policy on {treatment} is held here yet. Ask the plan for its own.", treatment=name)
    proofs = desk.proofs(service, ("need", "tried", "papers"))
    sections: list[Section | None] = [
        Section(
            "answer",
            "",
            (Prose((desk.line(service.about.of(desk.lang)),)), Note((desk.line(service.point.of(desk.lang)),))),
            Scope.TREATMENT,
        ),
        desk.section("reasons", "Why was it denied?", (desk.links(reasons),)),
        desk.section(
            "payers", "Choose your payer", (desk.links(payers),) if any(desk.exists(p) for _, p in payers) else (Prose((missing,)),)
        ),
        desk.section("proof", "Where the proof usually stands", (Bullets(proofs),)),
        cells.evidence(desk, service),
        cells.others(desk, service),
        cells.outcomes(desk, service, None),
        desk.start(),
    ]
    words = (*service.also, *service.typos)
    title = tr("{treatment}: denied, and what to do").format(treatment=sentence(desk.treatment_long(service)))
    return desk.page(
        addresses.treatment(service.slug),
        PageKind.TREATMENT,
        title,
        tr("Denied {treatment}? Which reason was given, what your payer's policy says, which papers prove the need.").format(
            treatment=name
        ),
        sections,
        ((tr("Treatments"), addresses.LISTS["treatment"]), (sentence(name), addresses.treatment(service.slug))),
        schema="MedicalWebPage",
        about=((cells.ABOUT.get(service.kind, "MedicalEntity"), desk.treatment_long(service)),),
        words=words,
    )


def payer(desk: Desk, held: PayerPage) -> Page:
    """A payer: how to reach it, where its criteria can be read, its policies here, and the times by kind of plan."""
    tr, say = desk.voice.tr, desk.voice.say
    services = desk.library.services.services
    pairs = [(desk.treatment(services[s]), addresses.pair(held.slug, s)) for p, s in desk.library.coverage if p == held.slug]
    pairs += [
        (f"{desk.treatment(services[s])} ({desk.library.payers[p].name})", addresses.pair(p, s))
        for (p, s), entries in desk.library.coverage.items()
        if any(held.slug in e.also for e in entries)
    ]
    pairs.sort(key=lambda one: one[0].lower())
    plans = plans_of(held.lines, drug=True) if held.lines else USUAL
    file = "law.federal.claims.claim_file"
    private = desk.governs(file, plans)
    cites = (file,) if private else ()
    words = (
        "Ask {payer} in writing for the policy that it used and for your file. Both are free."
        if private
        else "Ask {payer} in writing for the policy that it used."
    )
    ask = say(words, *cites, cites=cites, payer=held.name)
    policy: tuple[Block, ...] = (
        (desk.links(pairs),)
        if any(desk.exists(p) for _, p in pairs)
        else (Prose((say("No public policy of {payer} is held here in this language yet.", payer=held.name),)),)
    )
    sections: list[Section | None] = [
        Section(
            "answer",
            "",
            (
                Prose(
                    (say("{payer} denied your care? Find the treatment below, or the reason, and start from there.", payer=held.name), ask)
                ),
            ),
            Scope.PAYER,
        ),
        desk.section("policies", "Policies held here", policy),
        cells.payer_facts(desk, held),
        desk.section("rights", "Your rights, by the kind of plan", (desk.date_form(plans, None),)),
        desk.start(),
    ]
    return desk.page(
        addresses.payer(held.slug),
        PageKind.PAYER,
        tr("{payer}: denied care, and what to do").format(payer=held.name),
        tr("How to appeal a denial by {payer}: its policies in our words, where to send the appeal, your times.").format(payer=held.name),
        sections,
        ((tr("Payers"), addresses.LISTS["payer"]), (held.name, addresses.payer(held.slug))),
        about=(("Organization", held.name),),
        words=held.also,
    )


def reason(desk: Desk, held: ReasonHelp) -> Page:
    """A reason: what it means, whether a letter helps, what to check, gather and avoid, and the rights by kind of plan."""
    voice, tr, said = desk.voice, desk.voice.tr, held.name.of(desk.lang)
    care = tr("the care")

    def told(texts: tuple[object, ...]) -> Bullets:
        return Bullets(tuple(voice.tell(t, treatment=care) for t in texts))  # type: ignore[arg-type]

    services = [
        (desk.treatment(s), addresses.argument(s.slug, held.reason))
        for s in desk.library.services.services.values()
        if held.reason in s.reasons
    ]
    letters = [
        (one.name.of(desk.lang), addresses.letter(one.kind))
        for one in desk.library.texts.letters
        if one.kind in LETTER_FOR.get(held.reason, (LetterKind.APPEAL, LetterKind.CRITERIA_REQUEST))
    ]
    codes = [(f"CARC {c}", addresses.code("carc", c)) for c, code in desk.library.carc.items() if code.reasons[:1] == (held.reason,)]
    law = _rules(desk, held.law)
    plans = plans_of(
        ("employer", "individual", "medicare-advantage", "part-d", "medicaid", "federal", "tricare"),
        drug=held.reason in (Reason.STEP_THERAPY, Reason.NON_FORMULARY, Reason.OFF_LABEL, Reason.DUPLICATE_THERAPY, Reason.QUANTITY_LIMIT),
    )
    sections: list[Section | None] = [
        Section("answer", "", (Prose((voice.tell(held.says), voice.say(VERDICT[held.letter]))),), Scope.REASON),
        cells.first_question(desk, held),
        cells.stories(desk) if held.reason is Reason.NO_PRIOR_AUTHORIZATION else None,
        desk.section("check", "Check this first", (told(held.check),)),
        desk.section("argue", "What to argue", (told(held.argue),)),
        desk.section("gather", "What to gather", (told(held.gather),)),
        desk.section("avoid", "What to leave out", (told(held.avoid),)),
        desk.section("rights", "Your rights, by the kind of plan", (desk.date_form(plans, held.reason), *((Bullets(law),) if law else ()))),
        desk.section("letters", "Letters for this", (desk.links(letters),)),
        desk.section("treatments", "By treatment", (desk.links(services),)) if services else None,
        desk.section("codes", "Codes that mean this", (desk.links(codes),)) if codes else None,
        desk.start(),
    ]
    return desk.page(
        addresses.reason(held.reason),
        PageKind.REASON,
        tr("Denied: {reason}").format(reason=said),
        tr("What “{reason}” means on a denial, whether a letter helps, what to check and gather, and your times.").format(reason=said),
        sections,
        ((tr("Reasons"), addresses.LISTS["reason"]), (sentence(said), addresses.reason(held.reason))),
        words=held.also,
    )


def plan(desk: Desk, held: PlanType) -> Page:
    """A kind of plan: how to tell, the ladder with its times, the duties that bind it, who oversees it."""
    texts, tr, voice = desk.library.texts.plans[held], desk.voice.tr, desk.voice
    name, ladder = texts.name.of(desk.lang), desk.rung(held, None, drug=held is PlanType.MEDICARE_PART_D)
    routes = tuple(desk.line(f"{_route_name(desk, held, r)}: ", desk.library.texts.routes[r].says.of(desk.lang)) for r in ladder.routes)
    office = desk.library.rules.offices[texts.office]
    who: list[Statement] = []
    if desk.lang == "en":
        contact = Part(office.phone, f"office.{office.id}") if office.phone else Part("")
        who.append(voice.say("Who oversees it: {office}.", office=office.name))
        if office.phone:
            who.append(voice.say("Telephone: {phone}.", f"office.{office.id}", cites=(f"office.{office.id}",), phone=contact))
    else:
        who.append(voice.say("Who oversees it: {office}.", office=OFFICES_ES.get(office.id, office.name)))
        if office.phone:
            who.append(
                voice.say(
                    "Telephone: {phone}.",
                    f"office.{office.id}",
                    cites=(f"office.{office.id}",),
                    phone=Part(office.phone, f"office.{office.id}"),
                )
            )
    law = _rules(desk, texts.law, held)
    sections: list[Section | None] = [
        Section("answer", "", (Prose((voice.tell(texts.tell), voice.tell(texts.note))),), Scope.CELL),
        desk.section("times", "The times", (desk.date_form((held,), None, drug=held is PlanType.MEDICARE_PART_D),)),
        desk.section("routes", "The ways forward, in order", (Bullets(routes, ordered=True),)),
        desk.section("duties", "What the plan owes you", (Bullets(law),)) if law else None,
        desk.section("who", "Who can help", (Prose(tuple(who)),)),
        desk.start(),
    ]
    return desk.page(
        addresses.plan(held),
        PageKind.PLAN,
        tr("Denied by a plan of this kind: {plan}").format(plan=name),
        tr("How to appeal in this kind of plan: {plan}. The steps, their times, and the law behind each.").format(plan=name),
        sections,
        ((tr("Kinds of plan"), addresses.LISTS["plan"]), (sentence(name), addresses.plan(held))),
    )


def _route_name(desk: Desk, plan: PlanType, route: RouteKind) -> str:
    """A way's name: the plan's own appeal by the name that its law gives it."""
    if route is FIRST.get(plan, RouteKind.INTERNAL_APPEAL):
        return desk.named(plan, "appeal")
    return desk.library.texts.routes[route].name.of(desk.lang)


OFFICES_ES = {
    "ebsa": "Departamento de Trabajo de EE. UU., Administración de Seguridad de Beneficios para Empleados (EBSA)",
    "cms-marketplace": (
        "Departamento de Salud y Servicios Humanos de EE. UU., CMS, que supervisa los planes gubernamentales autofinanciados"
    ),
    "help-desk": "Línea de ayuda de facturas sorpresa, No Surprises Help Desk (CMS)",
    "medicare": "Medicare (CMS)",
    "state-medicaid": "la agencia de Medicaid del estado",
    "state-chip": "la agencia CHIP del estado",
    "opm": "Oficina de Administración de Personal de EE. UU., Salud y Seguros",
    "dha": "Defense Health Agency",
    "va": "Departamento de Asuntos de Veteranos de EE. UU., el defensor del paciente del centro",
    "state-insurance": "el departamento de seguros del estado",
    "treasury": "el Servicio de Impuestos Internos (planes de iglesia autofinanciados) o el departamento de seguros (los asegurados)",
}


def situation(desk: Desk, held: Situation) -> Page:
    """A situation: the answer first, then the steps in order."""
    voice, tr, name = desk.voice, desk.voice.tr, held.name.of(desk.lang)
    related = [(desk.reason_name(r), addresses.reason(r)) for r in held.reasons] + [
        (desk.plan_name(p), addresses.plan(p)) for p in held.plans
    ]
    blocks: list[Block] = [Prose((voice.tell(held.answer), voice.say(VERDICT[held.letter])))]
    if held.letter == "no":
        blocks.append(desk.free_help())
    sections: list[Section | None] = [
        Section("answer", "", tuple(blocks), Scope.CELL),
        desk.section("steps", "What to do, in order", (Bullets(tuple(voice.tell(t) for t in held.steps), ordered=True),)),
        desk.section("more", "More on this", (desk.links(related),)),
        desk.start() if held.letter != "no" else None,
    ]
    return desk.page(
        addresses.situation(held.slug),
        PageKind.SITUATION,
        name,
        tr("What to do now: {situation}").format(situation=name),
        sections,
        ((tr("Situations"), addresses.LISTS["situation"]), (name, addresses.situation(held.slug))),
        words=held.also,
    )


def letter(desk: Desk, held: LetterHelp) -> Page:
    """A letter: when it is the right one, what it needs, what to mind."""
    voice, tr, name = desk.voice, desk.voice.tr, held.name.of(desk.lang)
    sections: list[Section | None] = [
        Section("answer", "", (Prose((voice.tell(held.use),)),), Scope.CELL),
        desk.section("needs", "What it needs", (Bullets(tuple(Statement((Part(sentence(t.of(desk.lang))),)) for t in held.needs)),)),
        desk.section(
            "mind",
            "Mind this",
            (
                Prose(
                    (
                        voice.tell(held.mind),
                        voice.say(
                            "The program writes it from your own papers. What no paper supports is left out and becomes a question to you."
                        ),
                    )
                ),
            ),
        ),
        desk.start(),
    ]
    return desk.page(
        addresses.letter(held.kind),
        PageKind.LETTER,
        name,
        tr("{letter}: when to use it, what it needs, what to leave out.").format(letter=name),
        sections,
        ((tr("Letters"), addresses.LISTS["letter"]), (name, addresses.letter(held.kind))),
    )


def shown_service_kinds() -> tuple[ServiceKind, ...]:
    """The kinds of treatment in the order of the lists."""
    return tuple(ServiceKind)


__all__ = ["letter", "payer", "plan", "policies", "reason", "situation", "treatment"]
