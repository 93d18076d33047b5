"""Gathers the packaged reference data into one library of sources for the pages."""

from __future__ import annotations

from datetime import date

from denialhelp.outcomes.odds import odds
from denialhelp.reference.coverage_library import load_coverage
from denialhelp.reference.coverage_schema import CMS, Coverage, Position
from denialhelp.reference.help_library import HelpTexts, load_help
from denialhelp.reference.literature_library import Paper as Study
from denialhelp.reference.literature_library import load_literature
from denialhelp.reference.loader import load_rules
from denialhelp.reference.outcomes_table import TYPES, Group, Outcomes, load_outcomes
from denialhelp.reference.payers import PayerTable, load_payers
from denialhelp.reference.services_table import load_services
from denialhelp.reference.tables import load_tables

from .desk import facts_of
from .library import Datum, Library, Odds, Paper, PayerPage
from .prices import PriceBook

MEDICARE = "medicare-coverage"


def _payer_slug(slug: str) -> str:
    """National and local determinations and Medicare's benefit rules stand under one name."""
    return MEDICARE if slug in CMS else slug


def _lines(held: tuple[str, ...]) -> tuple[str, ...]:
    return held


def _payers(texts: HelpTexts, known: PayerTable, wanted: set[str]) -> dict[str, PayerPage]:
    out: dict[str, PayerPage] = {}
    for slug in sorted(wanted | set(texts.payers)):
        help_, entry = texts.payers.get(slug), known.by_slug(slug)
        if slug == MEDICARE:
            out[slug] = PayerPage(slug, "Medicare", ("Medicare", "CMS", "NCD", "LCD"), ("original", "medicare-advantage"))
            continue
        if entry is None and help_ is None:
            continue
        name = help_.name if help_ else entry.name if entry else slug
        also = (*(help_.also if help_ else ()), *((entry.name, *entry.aliases, *entry.brands) if entry else ()))
        out[slug] = PayerPage(slug, name, also, _lines(entry.lines if entry else ()), help_.facts if help_ else ())
    return out


def _coverage(entries: tuple[Coverage, ...]) -> dict[tuple[str, str], tuple[Coverage, ...]]:
    rank = {Position.COVERED: 0, Position.CASE_BY_CASE: 1, Position.INVESTIGATIONAL: 1, Position.EXCLUDED: 1, Position.NOT_READ: 2}
    out: dict[tuple[str, str], list[Coverage]] = {}
    for entry in entries:
        for service in entry.services:
            out.setdefault((_payer_slug(entry.payer), service), []).append(entry)
    return {
        key: tuple(sorted(held, key=lambda e: (rank[e.position], -(e.version or date.min).toordinal(), e.id)))
        for key, held in sorted(out.items())
    }


def _papers() -> dict[str, tuple[Paper, ...]]:
    """The verified papers by treatment, the strongest first."""
    held = load_literature()
    return {service: tuple(_paper(p) for p in held.find(service)) for service in held.services()}


def _paper(held: Study) -> Paper:
    name = f"PMID {held.pmid}" if held.pmid else f"doi {held.doi}"
    href = f"https://pubmed.ncbi.nlm.nih.gov/{held.pmid}/" if held.pmid else f"https://doi.org/{held.doi}"
    cite = f"{held.first_author}. {held.title.rstrip('.')}. {held.journal} {held.year}. {name}"
    return Paper(held.id, cite, href, held.side.value, held.finding, held.read.value, held.checked)


def _counted(table: Outcomes, group: Group, kind: str) -> Odds | None:
    """A group's share of reviews that went against the plan; None where the outcomes room gives no rate."""
    held = odds(table, treatment=group.key, kind=kind or None)
    share = held.share
    if held.abstains or share is None or share.rate is None or share.interval is None or share.years is None or held.source is None:
        return None
    low, high = share.interval
    rate = (round(100 * share.rate), round(100 * low), round(100 * high))
    datum = f"odds.{group.key}.{kind or 'all'}"
    return Odds((group.en, group.es), kind, share.overturned, share.n, share.years, *rate, held.source.address, held.source.title, datum)


def _odds() -> dict[str, tuple[Odds, ...]]:
    table = load_outcomes()
    out: dict[str, list[Odds]] = {}
    for group in table.treatments.values():
        if not group.services:
            continue
        made = [one for kind in ("", *TYPES) if (one := _counted(table, group, kind)) is not None]
        for service in group.services:
            out.setdefault(service, []).extend(made)
    return {service: tuple(held) for service, held in out.items() if held}


def gather(as_of: date, *, prices: PriceBook | None = None) -> Library:
    """The library of the packaged data on a day. Raises FaultyReference where the data is at fault."""
    texts, tables, rules = load_help(), load_tables(), load_rules()
    services = load_services()
    entries = load_coverage().entries
    coverage = _coverage(entries)
    payers = _payers(texts, load_payers(), {_payer_slug(p) for e in entries for p in (e.payer, *e.also)})
    coverage = {key: held for key, held in coverage.items() if key[0] in payers and key[1] in services.services}
    library = Library(
        rules,
        services,
        texts,
        payers,
        coverage,
        tables.carc,
        tables.rarc,
        dict(tables.groups),
        prices or PriceBook(),
        as_of,
        _papers(),
        _odds(),
    )
    library.note(facts_of(library))
    library.note(_offices(library))
    return library


def _offices(library: Library) -> list[Datum]:
    held = list(library.rules.offices.values())
    for state in library.rules.states.values():
        held += [o for o in (state.regulator, state.assistance) if o is not None]
    known = (Datum(f"office.{o.id}", o.name, o.source or o.url, o.read.value, None, f"{o.name} {o.phone} {o.url}") for o in held)
    return [*_filings(library), *known]


def _filings(library: Library) -> list[Datum]:
    """Where each state takes requests for its review."""
    out = []
    for state in library.rules.states.values():
        f = state.filing
        if f is not None:
            says = f"{f.address} {f.fax} {f.email} {f.portal} {f.phone}"
            out.append(Datum(f"filing.{state.code}", f"{state.name}, where to send the request", f.source, f.read.value, None, says))
    return out
