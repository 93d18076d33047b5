"""The pages that lead to the others: the first page, lists, search, dates, the glossary and the map of what is held."""

from __future__ import annotations

from denialhelp.casefile.slugs import PlanType
from denialhelp.reference.services_table import ServiceKind

from . import addresses
from .desk import Desk
from .model import Block, Page, PageKind, Part, Prose, Search, Section, Table, Term, Terms
from .voice import sentence

KINDS = {
    ServiceKind.DRUG: "Drugs",
    ServiceKind.DEVICE: "Devices",
    ServiceKind.PROCEDURE: "Procedures",
    ServiceKind.THERAPY: "Therapies and programs",
    ServiceKind.TEST: "Tests",
    ServiceKind.LEVEL_OF_CARE: "Levels of care",
    ServiceKind.TRANSPORT: "Transport",
    ServiceKind.EMERGENCY: "Emergency",
}
LIST_TITLES = {
    "treatment": "Treatments",
    "payer": "Payers",
    "reason": "Reasons",
    "plan": "Kinds of plan",
    "state": "States",
    "code": "Codes",
    "law": "The law",
    "situation": "Situations",
    "letter": "Letters",
}


def glossary(desk: Desk) -> Page:
    """The glossary, in the order of its terms."""
    tr = desk.voice.tr
    other = "es" if desk.lang == "en" else "en"
    terms = []
    for anchor, (name, means) in sorted(desk.library.texts.glossary.items(), key=lambda kv: kv[1][0].of(desk.lang).lower()):
        head = desk.line(f"{name.of(desk.lang)}" + (f" ({name.of(other)})" if name.of(other) != name.of(desk.lang) else ""))
        terms.append(Term(anchor, head, (desk.voice.tell(means),)))
    sections: list[Section | None] = [
        Section("answer", "", (Prose((desk.voice.say("The words of denials, in plain English and Spanish."),)), Terms(tuple(terms))))
    ]
    return desk.page(
        addresses.GLOSSARY,
        PageKind.GLOSSARY,
        tr("Glossary"),
        tr("The words of health plan denials in plain language, in English and Spanish."),
        sections,
        ((tr("Glossary"), addresses.GLOSSARY),),
        schema="DefinedTermSet",
    )


def dates(desk: Desk) -> Page:
    """The calculator: last days from the reader's own day."""
    tr, say = desk.voice.tr, desk.voice.say
    form = desk.date_form(tuple(PlanType), None, drug=True, ladder=False)
    intro = Prose(
        (
            say("Enter the day on your denial. The last day for the first appeal appears for each kind of plan."),
            say("Your own notice or plan may give more time. File early, and keep proof."),
        )
    )
    sections: list[Section | None] = [Section("answer", "", (intro, form)), desk.start()]
    return desk.page(
        addresses.DATES,
        PageKind.DATES,
        tr("Count your last day to appeal"),
        tr("Count the last day to appeal a health plan's denial, by the kind of plan, with the rule behind it."),
        sections,
        ((tr("Count your last day to appeal"), addresses.DATES),),
        schema="WebApplication",
    )


def search(desk: Desk) -> Page:
    """The search page; without a script it leads to the lists."""
    tr = desk.voice.tr
    lists = [(tr(t), addresses.LISTS[n]) for n, t in LIST_TITLES.items()]
    sections: list[Section | None] = [
        Section("answer", "", (Search(),)),
        desk.section("lists", "Or choose from the lists", (desk.links(lists),)),
    ]
    return desk.page(
        addresses.SEARCH,
        PageKind.SEARCH,
        tr("Search"),
        tr("Search the help library: payer, treatment, reason, code or situation."),
        sections,
        ((tr("Search"), addresses.SEARCH),),
        schema="SearchResultsPage",
    )


def home(desk: Desk) -> Page:
    """The library's first page."""
    tr, say = desk.voice.tr, desk.voice.say
    lists = [(tr(t), addresses.LISTS[n]) for n, t in LIST_TITLES.items()] + [
        (tr("Glossary"), addresses.GLOSSARY),
        (tr("Count your last day to appeal"), addresses.DATES),
        (tr("How outside reviews ended"), addresses.ODDS),
        (tr("What this library holds"), addresses.MAP),
    ]
    common = [(s.name.of(desk.lang), addresses.situation(s.slug)) for s in desk.library.texts.situations]
    intro = Prose(
        (
            say("Your health plan said no. Type who said it, what for and why, and start from there."),
            say("Every fact here names its source and the day on which it was checked."),
        )
    )
    sections: list[Section | None] = [
        Section("answer", "", (intro, Search())),
        desk.section("situations", "What happened to you?", (desk.links(common),)),
        desk.section("lists", "Or choose from the lists", (desk.links(lists),)),
        desk.start(),
    ]
    return desk.page(
        addresses.HOME,
        PageKind.HOME,
        tr("Help with a health plan's denial"),
        tr("Free help with a denial by a health plan: the policy, your rights, your dates, the proof, the next step."),
        sections,
        schema="CollectionPage",
    )


def odds(desk: Desk) -> Page:
    """How outside reviews ended, group by group, with numbers, intervals, years and what they are not."""
    tr, say = desk.voice.tr, desk.voice.say
    held = {o.datum: o for counted in desk.library.odds.values() for o in counted if not o.kind}
    rows = []
    for one in sorted(held.values(), key=lambda o: o.group[desk.lang == "es"]):
        numbers = [str(one.n), str(one.won), f"{one.rate}", f"{one.low}–{one.high}", f"{one.years[0]}–{one.years[1]}"]
        cells_ = [desk.line(Part(n, one.datum), data=(one.datum,)) for n in numbers]
        rows.append((desk.line(sentence(one.group[desk.lang == "es"]), cites=(one.datum,)), *cells_))
    head = ("Treatment", "Reviews", "Against the plan", "In 100", "From to when chance is allowed for", "Years")
    table = Table(tr("Outside reviews in California, by group of treatments"), tuple(tr(h) for h in head), tuple(rows))
    intro = (
        say("Each of these cases had already lost an appeal at the plan, and its people chose to go on. It is not your own chance."),
        say("A group with too few decisions is left out: no rate is better than a guessed one."),
    )
    sections: list[Section | None] = [Section("answer", "", (Prose(intro), table)), desk.start()]
    title = tr("How outside reviews ended")
    about = tr("Published outside reviews in California by treatment: how many, how many against the plan, with interval and years.")
    return desk.page(addresses.ODDS, PageKind.ODDS, title, about, sections, ((title, addresses.ODDS),), schema="Dataset")


def listing(desk: Desk, name: str, groups: list[tuple[str, list[tuple[str, str]]]]) -> Page:
    """A list of pages of one kind, in groups."""
    tr, title = desk.voice.tr, LIST_TITLES[name]
    sections: list[Section | None] = [
        Section(f"g{i}", tr(head) if head else "", (desk.links(pairs),))
        for i, (head, pairs) in enumerate(groups)
        if any(desk.exists(p) for _, p in pairs)
    ]
    path = addresses.LISTS[name]
    return desk.page(
        path,
        PageKind.LIST,
        tr(title),
        tr("All pages of this kind: {list}.").format(list=tr(title).lower()),
        sections,
        ((tr(title), path),),
        schema="CollectionPage",
    )


def coverage_map(desk: Desk, made: dict[str, int], refused: dict[str, int]) -> Page:
    """What exists and what is missing, and why."""
    tr, say = desk.voice.tr, desk.voice.say
    rows = []
    for payer in desk.library.payers.values():
        held = sum(1 for p, _ in desk.library.coverage if p == payer.slug)
        count = desk.line(Part(str(held), f"map.{payer.slug}"), data=(f"map.{payer.slug}",))
        cells_ = desk.line(Part(str(made.get(payer.slug, 0)), f"map.{payer.slug}"), data=(f"map.{payer.slug}",))
        without = desk.line(Part(str(refused.get(payer.slug, 0)), f"map.{payer.slug}"), data=(f"map.{payer.slug}",))
        rows.append((desk.line(desk.linked(payer.name, addresses.payer(payer.slug))), count, cells_, without))
    table = Table(
        tr("Pages by payer"),
        (tr("Payer"), tr("Treatments with a policy"), tr("Pages by reason"), tr("Left out: too little of their own")),
        tuple(rows),
    )
    services = [s for s in desk.library.services.services.values() if not any(slug == s.slug for _, slug in desk.library.coverage)]
    missing: tuple[Block, ...] = (desk.links([(desk.treatment(s), addresses.treatment(s.slug)) for s in services]),)
    gaps = desk.library.rules.coverage().gaps if desk.lang == "en" else ()
    intro = Prose(
        (say("A page exists only where it has facts of its own. What is missing here is not known to us yet, and we do not guess."),)
    )
    sections: list[Section | None] = [
        Section("answer", "", (intro, table)),
        desk.section("missing", "Treatments without any payer's policy yet", missing) if services else None,
        desk.section(
            "gaps",
            "Gaps in the law tables",
            (
                Prose(
                    (
                        say(
                            "The law tables state their own gaps: {n} of them.",
                            "map.gaps",
                            n=Part(str(len(desk.library.rules.coverage().gaps)), "map.gaps"),
                        ),
                    )
                ),
            ),
        ),
    ]
    _ = gaps
    return desk.page(
        addresses.MAP,
        PageKind.COVERAGE_MAP,
        tr("What this library holds"),
        tr("Which payers, treatments and reasons have a page, and what is still missing."),
        sections,
        (
            (tr("How outside reviews ended"), addresses.ODDS),
            (tr("What this library holds"), addresses.MAP),
        ),
    )
