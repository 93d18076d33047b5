"""The pages on a payer, a treatment and a reason; on a treatment and a reason; and on a payer's policy for a treatment."""

from __future__ import annotations

from denialhelp.casefile.slugs import PlanType, Reason
from denialhelp.reference.coverage_schema import Position
from denialhelp.reference.help_library import ReasonHelp
from denialhelp.reference.services_table import ServiceEntry, ServiceKind

from . import addresses, policies
from .desk import Desk
from .ladder import USUAL, plans_of
from .library import PayerPage
from .model import Bars, Block, Bullets, Note, Page, PageKind, Part, Prose, Scope, Section, Statement, Table
from .voice import sentence

# Reasons that turn on the policy's own points; for the others the policy is only named.
CLINICAL = frozenset(
    {
        Reason.MEDICAL_NECESSITY,
        Reason.EXPERIMENTAL,
        Reason.STEP_THERAPY,
        Reason.QUANTITY_LIMIT,
        Reason.OFF_LABEL,
        Reason.COSMETIC,
        Reason.LEVEL_OF_CARE,
        Reason.SITE_OF_CARE,
        Reason.LENGTH_OF_STAY,
        Reason.CUSTODIAL,
        Reason.NO_PRIOR_AUTHORIZATION,
        Reason.NON_FORMULARY,
        Reason.DUPLICATE_THERAPY,
    }
)
EVIDENCE = frozenset({Reason.MEDICAL_NECESSITY, Reason.EXPERIMENTAL, Reason.OFF_LABEL})
UNPROVEN = frozenset({Reason.EXPERIMENTAL, Reason.OFF_LABEL, Reason.MEDICAL_NECESSITY})
COMPARED = frozenset({Reason.EXPERIMENTAL, Reason.OFF_LABEL, Reason.NO_PRIOR_AUTHORIZATION, Reason.PLAN_EXCLUSION})
ABOUT = {
    ServiceKind.DRUG: "Drug",
    ServiceKind.DEVICE: "MedicalDevice",
    ServiceKind.PROCEDURE: "MedicalProcedure",
    ServiceKind.THERAPY: "MedicalTherapy",
    ServiceKind.TEST: "MedicalTest",
}
ANSWERS = {
    Position.COVERED: (
        "{payer} does cover {treatment} for some patients, so this denial can often be answered point by point from its own policy."
    ),
    Position.INVESTIGATIONAL: (
        "{payer}'s own policy calls {treatment} unproven, so proof of need alone will not do: bring studies and plan for outside review."
    ),
    Position.EXCLUDED: "{payer}'s policy says that {treatment} is not covered, so look first whether the plan document says the same.",
    Position.CASE_BY_CASE: "{payer} decides on {treatment} case by case, so the answer lies in this patient's own record.",
    Position.NOT_READ: "{payer} has a policy on {treatment} that we could not read, so ask for it before you write.",
}
SHORT = {
    Position.COVERED: "{payer} covers it when the points of its policy are met",
    Position.INVESTIGATIONAL: "{payer} calls it unproven",
    Position.EXCLUDED: "{payer} does not cover it",
    Position.CASE_BY_CASE: "{payer} decides case by case",
}


def answer(desk: Desk, payer: PayerPage, service: ServiceEntry, held: ReasonHelp) -> Section:
    """The direct answer for this very case, in two sentences."""
    say, name = desk.voice.say, desk.treatment(service)
    entries = desk.library.coverage.get((payer.slug, service.slug), ())
    if entries:
        first = say(ANSWERS[entries[0].position], f"policy.{entries[0].id}", payer=payer.name, treatment=name)
    else:
        first = say(
            "No public policy of {payer} on {treatment} was found, so ask for the one that was used.", payer=payer.name, treatment=name
        )
    now = desk.voice.tell(held.now, payer=payer.name, treatment=name)
    return Section("answer", "", (Prose((now, first)),), Scope.CELL)


def first_question(desk: Desk, held: ReasonHelp, plans: tuple[PlanType, ...] = ()) -> Section:
    """Whether a letter is the right tool, and whether the patient owes anything at all. With `plans` only what governs one of them."""
    private = not plans or any(p in desk.library.rules.groups["claims-rule"] for p in plans)
    key = f"first/{held.reason}/{private}/{desk.lang}"

    def make() -> Section:
        voice = desk.voice
        said = tuple(voice.tell(t, treatment=voice.tr("the care")) for t in held.first)
        blocks: list[Block] = [Prose(tuple(s for s in said if not plans or not s.cites or any(desk.governs(c, plans) for c in s.cites)))]
        if held.claim or held.reason in (Reason.OUT_OF_NETWORK, Reason.NO_PRIOR_AUTHORIZATION):
            owe = voice.say(
                (
                    "You may owe nothing: if the statement shows CO beside the amount, it usually falls to a network "
                    "provider. PR means that you may be billed."
                ),
                "law.federal.remittance.group_code_co",
                cites=("law.federal.remittance.group_code_co",),
            )
            blocks.append(Note((owe,), "good"))
        if held.letter == "no":
            blocks.append(desk.free_help())
        return desk.section("tool", "Is a letter the right tool?", tuple(blocks), Scope.REASON, key)

    return desk.keep(key, make)


STORIES = (
    ("Nobody asked; the care is still ahead", "The provider asks now."),
    ("Nobody asked; the care is done", "Show why. Ask about approval after the fact; it is no right."),
    ("Asked and denied", "Appeal. Asking again stops no clock."),
    ("Approved, yet the claim was denied", "Show the approval; match code, date, place and provider."),
    ("Approved, but expired or for another code", "Corrected claim, or a longer approval."),
    ("Still pending", "Send what is missing; hold the plan to its time."),
    ("Sent, and lost by the plan", "Show the fax page or portal receipt."),
)


def stories(desk: Desk) -> Section:
    """The situations that hide behind the words no prior authorization, each with its own step."""

    def make() -> Section:
        tr = desk.voice.tr
        rows = tuple((desk.line(tr(a)), desk.line(tr(b))) for a, b in STORIES)
        table = Table(tr("Which story is yours?"), (tr("What happened"), tr("The step")), rows)
        return desk.section("stories", "Which of these is your story?", (table,), Scope.REASON, f"stories/{desk.lang}")

    return desk.keep(f"stories/{desk.lang}", make)


def rights(desk: Desk, held: ReasonHelp, lines: tuple[str, ...], *, drug: bool) -> Section:
    """The times by kind of plan, from the rule book."""
    plans = plans_of(lines, drug=drug)
    key = f"rights/{held.reason}/{drug}/{'-'.join(plans)}/{desk.lang}"

    def make() -> Section:
        table = desk.date_form(plans, held.reason, drug=drug)
        said = tuple(s for s in (desk.plain_rule(rule) for rule in held.law if desk.governs(rule, plans)) if s is not None)[:1]
        return desk.section(
            "rights", "Your rights and dates, by the kind of plan", (table, Bullets(said)) if said else (table,), Scope.REASON, key
        )

    return desk.keep(key, make)


def argument(desk: Desk, service: ServiceEntry, held: ReasonHelp) -> Section:
    """What to argue and gather for this treatment under this reason."""
    key = f"argument/{service.slug}/{held.reason}/{desk.lang}"

    def make() -> Section:
        voice, name = desk.voice, desk.treatment(service)
        blocks: list[Block] = [
            Prose((desk.line(service.about.of(desk.lang)),)),
            Bullets(tuple(voice.tell(t, treatment=name) for t in (*service.own.get(held.reason, ()), *held.argue))),
        ]
        if "need" in held.proof or held.reason in CLINICAL:
            blocks.append(Note((desk.line(service.point.of(desk.lang)),)))
        blocks.append(Prose((voice.say("For {treatment}, the proof usually stands in these papers:", treatment=name),)))
        blocks.append(Bullets(desk.proofs(service, held.proof)))
        title = voice.tr("What to argue and gather for {treatment}").format(treatment=name)
        return Section("gather", title, tuple(blocks), Scope.ARGUMENT, key)

    return desk.keep(key, make)


def checks(desk: Desk, held: ReasonHelp) -> Section:
    """What to check, add and avoid under a reason, whatever the treatment."""
    key = f"checks/{held.reason}/{desk.lang}"

    def make() -> Section:
        voice, care = desk.voice, desk.voice.tr("the care")
        items = (*held.check, *held.avoid)
        return desk.section("check", "Check this first", (Bullets(tuple(voice.tell(t, treatment=care) for t in items)),), Scope.REASON, key)

    return desk.keep(key, make)


def evidence(desk: Desk, service: ServiceEntry, most: int = 7) -> Section | None:
    """The strongest studies with their number, our sentence on each; None where the literature holds none."""
    papers = desk.library.papers.get(service.slug, ())
    if not papers:
        return None
    key = f"evidence/{service.slug}/{most}/{desk.lang}"

    def make() -> Section:
        say = desk.voice.say
        items = []
        sides = (
            [p for p in papers if p.side == "for"][: most - 2 if most > 2 else most],
            [p for p in papers if p.side != "for"][: 2 if most > 2 else 0],
        )
        for paper in (*sides[0], *sides[1]):
            words = "{finding} {paper}" if paper.side == "for" else "The plan may point to this: {finding} {paper}"
            held = desk.finding(paper.finding, paper.id)
            items.append(say(words, paper.id, finding=held, paper=Part(paper.cite, paper.id, paper.href)))
        items.append(say("Read the whole paper before you cite it, and mark the page."))
        title = desk.voice.tr("Studies on {treatment}").format(treatment=desk.treatment(service))
        return Section("evidence", title, (Bullets(tuple(items)),), Scope.TREATMENT, key)

    return desk.keep(key, make)


KIND_OF = {Reason.MEDICAL_NECESSITY: "medical-necessity", Reason.EXPERIMENTAL: "experimental"}


def outcomes(desk: Desk, service: ServiceEntry, reason: Reason | None) -> Section | None:
    """How outside reviews of a treatment ended, with number, interval, years and what they are not; None where too few are counted."""
    held = desk.library.odds.get(service.slug, ())
    shown = [o for o in held if o.kind == KIND_OF.get(reason, "")] if reason else [o for o in held if not o.kind]
    shown = shown or [o for o in held if not o.kind]
    if not shown:
        return None
    key = f"odds/{service.slug}/{shown[0].kind}/{desk.lang}"

    def make() -> Section:
        say, items, rows = desk.voice.say, [], []
        for one in shown:
            group = one.group[1] if desk.lang == "es" else one.group[0]
            numbers = {
                k: Part(str(v), one.datum) for k, v in {"n": one.n, "k": one.won, "first": one.years[0], "last": one.years[1]}.items()
            }
            numbers |= {k: Part(str(v), one.datum) for k, v in {"rate": one.rate, "low": one.low, "high": one.high}.items()}
            items.append(
                say(
                    "Of {n} outside reviews in California on {group}, {first} to {last}, {k} went against the plan. That is {rate} in 100, "
                    "and between {low} and {high} in 100 when chance is allowed for.",
                    one.datum,
                    cites=(one.datum,),
                    group=group,
                    **numbers,
                )
            )
            rows.append((group, float(one.rate), float(one.low), float(one.high)))
        items.append(
            say("Each of these cases had already lost an appeal at the plan, and its people chose to go on. It is not your own chance.")
        )
        caption = desk.voice.tr("Share of outside reviews that went against the plan")
        blocks: tuple[Block, ...] = (Prose(tuple(items)), Bars(caption, tuple(rows), tuple(o.datum for o in shown)))
        return desk.section("odds", "How outside reviews ended", blocks, Scope.TREATMENT, key)

    return desk.keep(key, make)


def payer_facts(desk: Desk, payer: PayerPage, kind: ServiceKind | None = None) -> Section | None:
    """Where to send and where to read criteria, as the payer's own pages say; for a kind of treatment the three that bear on it most."""
    facts = payer.facts
    if kind is not None:
        mine = [f for f in facts if kind.value in f.kinds]
        facts = (*mine, *[f for f in facts if not f.kinds and f.kind == "send"])[:3]
    if not facts:
        return None
    key = f"payer/{payer.slug}/{kind or 'all'}/{desk.lang}"

    def make() -> Section:
        items = [desk.payer_fact(payer, fact) for fact in facts]
        items.append(desk.voice.say("The address in your notice comes before any other."))
        title = desk.voice.tr("Where to reach {payer}").format(payer=payer.name)
        return Section("payer", title, (Bullets(tuple(items)),), Scope.PAYER, key)

    return desk.keep(key, make)


# The right to see what was used, by the rule that gives it; the first that governs one of the plans is told.
ASK_PRIVATE = (
    "Ask {payer} for the rule. You may write: “Please send me, free of charge, the full text of the policy and of any other rule "
    "used to deny {treatment}, in the version of the day of my request, the field of the person who decided, and my whole file.”"
)
ASK_MEDICAID = "Ask {payer} for your case file on {treatment}, with the criteria that were used. It is free."
ASK_MEDICARE = "Ask for the provision of the policy, manual or regulation that was used to deny {treatment}. You get it on request."
ASK_OTHER = "Ask {payer} in writing for the rule that was used to deny {treatment}, in the version of the day of your request."
ASKS = (
    ("law.federal.claims.claim_file", ASK_PRIVATE),
    ("law.federal.medicaid_managed_care.case_file", ASK_MEDICAID),
    ("law.federal.medicare_original.notice", ASK_MEDICARE),
)


def next_steps(desk: Desk, name: str, who: str, plans: tuple[PlanType, ...], *, ask: bool) -> Section:
    """The next steps; with `ask` the words with which the reader can ask for the rule that was used."""
    say = desk.voice.say
    rule, words = next(((r, w) for r, w in ASKS if desk.governs(r, plans)), ("", ASK_OTHER))
    cites = (rule,) if rule else ()
    if rule == ASKS[0][0] and not ask:
        words = "Ask {payer} in writing for your file on {treatment}. It is free."
    steps = (
        say("Count your last day in the table above, and write it down."),
        say(words, *cites, cites=cites, payer=who, treatment=name),
        say("Send the appeal to {payer} so that you can show the day on which it arrived.", payer=who),
    )
    return desk.section("next", "Next steps", (Bullets(steps, ordered=True),), Scope.CELL)


def others(desk: Desk, service: ServiceEntry, but: str = "") -> Section | None:
    """What other payers' policies say of a treatment, each with number and day; None where none was read."""
    key = f"others/{service.slug}/{but}/{desk.lang}"
    found: list[Statement] = []
    for payer, entries in desk.library.policies_on(service.slug):
        read = next((e for e in entries if e.position is not Position.NOT_READ), None)
        if payer.slug == but or read is None or len(found) == 8:
            continue
        datum = f"policy.{read.id}"
        when = desk.voice.day(read.version, datum) if read.version else Part(desk.voice.tr("no date printed"))
        who = desk.linked(policies.decider(payer, read), addresses.pair(payer.slug, service.slug))
        words = desk.voice.say(SHORT[read.position], datum, cites=(datum,), payer=who)
        found.append(Statement((*words.parts, Part(" ("), when, Part(")")), words.data, words.cites))
    if not found:
        return None
    title = desk.voice.tr("What other payers say of {treatment}").format(treatment=desk.treatment(service))
    return desk.keep(key, lambda: Section("others", title, (Bullets(tuple(found)),), Scope.TREATMENT, key))


def _around(desk: Desk, pairs: list[tuple[str, str]]) -> Section:
    return desk.section("more", "More on this", (desk.links(pairs),), Scope.CELL)


def cell(desk: Desk, payer: PayerPage, service: ServiceEntry, reason: Reason) -> Page:
    """The page on a payer, a treatment and a reason."""
    held, drug, tr = desk.library.texts.reasons[reason], service.kind is ServiceKind.DRUG, desk.voice.tr
    name, said = desk.treatment(service), held.name.of(desk.lang)
    plans = plans_of(payer.lines, drug=drug)
    sections: list[Section | None] = [
        answer(desk, payer, service, held),
        first_question(desk, held, plans),
        stories(desk) if reason is Reason.NO_PRIOR_AUTHORIZATION else None,
        policies.section(desk, payer, service.slug, name, reason),
        argument(desk, service, held),
        evidence(desk, service, 2 if reason is Reason.MEDICAL_NECESSITY else 7) if reason in UNPROVEN else None,
        others(desk, service, payer.slug) if reason in COMPARED else None,
        outcomes(desk, service, reason) if reason in EVIDENCE else None,
        rights(desk, held, payer.lines, drug=drug),
        payer_facts(desk, payer, service.kind),
        next_steps(desk, name, payer.name, plans, ask=not policies.settled(desk, payer, service.slug)),
        _around(
            desk,
            [
                (
                    tr("All of {payer}'s policy on {treatment}").format(payer=payer.name, treatment=name),
                    addresses.pair(payer.slug, service.slug),
                ),
                (tr("More on the reason “{reason}”").format(reason=said), addresses.reason(reason)),
            ],
        ),
        desk.start(),
    ]
    title = tr("{payer} denied {treatment}: {reason}").format(payer=payer.name, treatment=name, reason=said)
    path = addresses.cell(payer.slug, service.slug, reason)
    return Page(
        desk.voice.path(path),
        PageKind.CELL,
        desk.lang,
        title,
        tr("What to do when {payer} denies {treatment} as “{reason}”: the policy, your times, the proof, the next step.").format(
            payer=payer.name, treatment=name, reason=said
        ),
        tuple(s for s in sections if s is not None),
        desk.crumbs(
            (payer.name, addresses.payer(payer.slug)), (sentence(name), addresses.pair(payer.slug, service.slug)), (sentence(said), path)
        ),
        path,
        "MedicalWebPage",
        ((ABOUT.get(service.kind, "MedicalEntity"), desk.treatment_long(service)), ("Organization", payer.name)),
    )


def treatment_reason(desk: Desk, service: ServiceEntry, reason: Reason) -> Page:
    """The page on a treatment and a reason, whoever the payer is."""
    held, drug, tr = desk.library.texts.reasons[reason], service.kind is ServiceKind.DRUG, desk.voice.tr
    name, said = desk.treatment(service), held.name.of(desk.lang)
    first = desk.voice.tell(held.now, payer=tr("the plan"), treatment=name)
    payers = [
        (p.name, addresses.cell(p.slug, service.slug, reason))
        for p in desk.library.payers.values()
        if desk.exists(addresses.cell(p.slug, service.slug, reason))
    ]
    sections: list[Section | None] = [
        Section("answer", "", (Prose((first,)),), Scope.ARGUMENT),
        first_question(desk, held),
        stories(desk) if reason is Reason.NO_PRIOR_AUTHORIZATION else None,
        desk.section("payers", "Choose your payer", (desk.links(payers),), Scope.ARGUMENT) if payers else None,
        argument(desk, service, held),
        evidence(desk, service, 2 if reason is Reason.MEDICAL_NECESSITY else 7) if reason in UNPROVEN else None,
        others(desk, service) if reason in COMPARED else None,
        outcomes(desk, service, reason) if reason in EVIDENCE else None,
        rights(desk, held, (), drug=drug),
        next_steps(desk, name, tr("the plan"), USUAL, ask=True),
        _around(
            desk,
            [
                (tr("More on {treatment}").format(treatment=name), addresses.treatment(service.slug)),
                (tr("More on the reason “{reason}”").format(reason=said), addresses.reason(reason)),
            ],
        ),
        desk.start(),
    ]
    path = addresses.argument(service.slug, reason)
    return Page(
        desk.voice.path(path),
        PageKind.TREATMENT_REASON,
        desk.lang,
        tr("{treatment} denied: {reason}").format(treatment=sentence(name), reason=said),
        tr("What to do when a plan denies {treatment} as “{reason}”: what to argue, which papers to gather, your times.").format(
            treatment=name, reason=said
        ),
        tuple(s for s in sections if s is not None),
        desk.crumbs((sentence(name), addresses.treatment(service.slug)), (sentence(said), path)),
        path,
        "MedicalWebPage",
        ((ABOUT.get(service.kind, "MedicalEntity"), desk.treatment_long(service)),),
    )


def pair(desk: Desk, payer: PayerPage, service: ServiceEntry) -> Page:
    """The page on a payer's policy for a treatment, whole."""
    tr, name = desk.voice.tr, desk.treatment(service)
    policy = policies.section(desk, payer, service.slug, name)
    reasons = [(desk.reason_name(r), addresses.cell(payer.slug, service.slug, r)) for r in service.reasons]
    about: list[Statement] = [desk.line(service.about.of(desk.lang))]
    plans = plans_of(payer.lines, drug=service.kind is ServiceKind.DRUG)
    own = [desk.voice.tell(t, treatment=name) for texts in service.own.values() for t in texts]
    gather: tuple[Block, ...] = (
        Bullets(tuple(own)),
        Prose((desk.voice.say("For {treatment}, the proof usually stands in these papers:", treatment=name),)),
        Bullets(desk.proofs(service, ("need", "tried", "papers"))),
    )
    sections: list[Section | None] = [
        Section("answer", "", (Prose(tuple(about)), Note((desk.line(service.point.of(desk.lang)),))), Scope.TREATMENT),
        policy,
        Section("gather", tr("What to argue and gather for {treatment}").format(treatment=name), gather, Scope.TREATMENT),
        desk.section(
            "rights", "Your rights and dates, by the kind of plan", (desk.date_form(plans, None, drug=service.kind is ServiceKind.DRUG),)
        ),
        next_steps(desk, name, payer.name, plans, ask=True),
        evidence(desk, service),
        others(desk, service, payer.slug),
        outcomes(desk, service, None),
        desk.section("reasons", "Why was it denied?", (desk.links(reasons),), Scope.CELL)
        if any(desk.exists(p) for _, p in reasons)
        else None,
        payer_facts(desk, payer),
        _around(
            desk,
            [
                (tr("More on {treatment}").format(treatment=name), addresses.treatment(service.slug)),
                (payer.name, addresses.payer(payer.slug)),
            ],
        ),
        desk.start(),
    ]
    path = addresses.pair(payer.slug, service.slug)
    return Page(
        desk.voice.path(path),
        PageKind.PAIR,
        desk.lang,
        tr("{payer}'s policy on {treatment}").format(payer=payer.name, treatment=name),
        tr("What {payer}'s coverage policy says on {treatment}: number, date, criteria in our words, and how to answer a denial.").format(
            payer=payer.name, treatment=name
        ),
        tuple(s for s in sections if s is not None),
        desk.crumbs((payer.name, addresses.payer(payer.slug)), (sentence(name), path)),
        path,
        "MedicalWebPage",
        ((ABOUT.get(service.kind, "MedicalEntity"), desk.treatment_long(service)), ("Organization", payer.name)),
    )
