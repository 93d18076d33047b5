"""What the coverage library, the definitions of necessity and the literature hold for a case that has no policy: named and dated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from denialhelp.casefile import contract
from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Code, Notice
from denialhelp.casefile.record import Record
from denialhelp.casefile.rights import LegalCase
from denialhelp.casefile.slugs import PlanType, Reason, Stage

if TYPE_CHECKING:
    from denialhelp.reference.coverage_schema import Coverage, Leaf
    from denialhelp.reference.literature_library import Paper
    from denialhelp.reference.services_table import ServiceEntry

Json = Any
_MOST_POLICIES = 3
_MOST_PAPERS = 6
# Which part of a payer's business a plan belongs to; a plan that may be either gives none.
_LINE = {
    PlanType.ERISA_SELF_FUNDED: "employer",
    PlanType.ERISA_INSURED: "employer",
    PlanType.CHURCH: "employer",
    PlanType.GOVERNMENTAL_NON_FEDERAL: "employer",
    PlanType.INDIVIDUAL_ACA: "individual",
    PlanType.MEDICARE_ADVANTAGE: "medicare-advantage",
    PlanType.MEDICARE_PART_D: "part-d",
    PlanType.MEDICARE_ORIGINAL: "original",
    PlanType.MEDICAID_MANAGED_CARE: "medicaid",
    PlanType.MEDICAID_FFS: "medicaid-ffs",
    PlanType.CHIP: "chip",
    PlanType.FEHB: "federal",
}
_COMMERCIAL = frozenset({"employer", "individual"})
# National determinations and benefit rules bind both kinds of Medicare everywhere; a local one only its contractor's states.
_OF_MEDICARE = {"medicare-advantage": ("cms-ncd", "cms-rule"), "original": ("cms-ncd", "cms-rule")}
_ABOUT_CARE = frozenset(
    {
        Reason.MEDICAL_NECESSITY,
        Reason.EXPERIMENTAL,
        Reason.STEP_THERAPY,
        Reason.NON_FORMULARY,
        Reason.QUANTITY_LIMIT,
        Reason.OFF_LABEL,
        Reason.COSMETIC,
        Reason.CUSTODIAL,
        Reason.LEVEL_OF_CARE,
        Reason.SITE_OF_CARE,
        Reason.LENGTH_OF_STAY,
        Reason.MISSING_INFORMATION,
        Reason.NO_PRIOR_AUTHORIZATION,
        Reason.DUPLICATE_THERAPY,
    }
)
# What people type when they search is looser than what names a service: a complaint, a place or a single common word names none.
_LOOSE = frozenset(
    str.split(
        "back nose jaw pain denied bill cut cancer cure shot end stay status day seizure short child allergy eczema stroke brain heart "
        "memory low addiction bone surgery infusion migraine cholesterol asthma weight obesity resistant deficit belly skin apnea injury"
    )
)
_GENERIC = frozenset({"physical-therapy", "occupational-therapy", "speech-therapy", "inpatient-admission", "home-health", "emergency-care"})
_INN = re.compile(r"[a-z]{4,}(?:mab|cept|tinib|gepant|siran|tropin|phenidate|ketamine)\Z")
_PARENTHESES = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Held:
    """The names by which services are known in a notice: in any case, or only as written (abbreviations)."""

    slug: str
    name: str
    exact: bool


def _names(service: ServiceEntry) -> Iterator[Held]:
    for name in (service.name.en, service.name.es):
        yield Held(service.slug, _PARENTHESES.sub("", name), exact=False)
    if len(service.short) > 2:
        yield Held(service.slug, service.short, exact=True)
    for other in service.also:
        words = other.split()
        if len(words) > 1 and not _LOOSE & {w.lower() for w in words}:
            yield Held(service.slug, other, exact=other.isupper())
        elif len(words) == 1 and len(other) > 2 and other.isupper() and other not in ("MAT", "ADD", "ATM", "TEC", "TAC", "FIV"):
            yield Held(service.slug, other, exact=True)
        elif service.kind.value == "drug" and len(words) == 1 and len(other) > 4 and (other[:1].isupper() or _INN.match(other)):
            yield Held(service.slug, other, exact=False)


def services_named(text: str, services: Sequence[ServiceEntry]) -> tuple[str, ...]:
    """The treatments that a text names as whole words; a name inside a longer one and a general therapy beside its kind do not count."""
    found: list[tuple[int, int, str]] = []
    for service in services:
        for held in _names(service):
            how = re.NOFLAG if held.exact else re.IGNORECASE
            found += [(m.start(), m.end(), held.slug) for m in re.finditer(rf"(?<!\w){re.escape(held.name)}(?:e?s)?(?!\w)", text, how)]
    widest = [a for a in found if not any(b is not a and b[2] != a[2] and b[0] <= a[0] and a[1] <= b[1] and b[:2] != a[:2] for b in found)]
    slugs = tuple(dict.fromkeys(slug for *_, slug in sorted(widest)))
    special = tuple(s for s in slugs if s not in _GENERIC)
    return special or slugs


def _codes(notice: Notice) -> frozenset[str]:
    value = notice.value("codes")
    return frozenset(c.code for c in value if isinstance(c, Code) and c.system != "ICD-10-CM") if isinstance(value, tuple) else frozenset()


def _lines(plan: PlanType | None) -> frozenset[str]:
    """The lines of business of which a policy must be; empty where the plan's kind is of no line that the library knows."""
    if plan is None or plan is PlanType.GRANDFATHERED:
        return _COMMERCIAL
    return frozenset({_LINE[plan]}) if plan in _LINE else frozenset()


def _said(notice: Notice) -> str:
    """What the notice says of the service and of its reasons, in one lower-case line."""
    quoted = [pin.quote for name in ("service", "reasons") if name in notice.facts for pin in notice.facts[name].sources]
    return " ".join((notice.text("service") or "", *quoted)).lower()


def _of_this_part(entries: Sequence[Coverage], notice: Notice) -> list[Coverage]:
    """Of entries about different parts of one policy's patients those whose part the notice names; entries without a part always."""
    said = _said(notice)
    parts = [e for e in entries if e.part]
    fitting = [e for e in parts if any(len(w) > 4 and w in said for w in re.findall(r"[a-z]+", e.part.lower()))]
    return [e for e in entries if not e.part or e in fitting or not fitting]


def _named(entry: Coverage, pages: str) -> bool:
    """Whether the notice's pages name a policy by its number."""
    return bool(entry.number) and re.search(rf"(?<![\w.-]){re.escape(entry.number)}(?![\w-])", pages, re.IGNORECASE) is not None


def policies_for(notice: Notice, case: LegalCase, pages: str, as_of: date) -> tuple[tuple[str, Coverage], ...]:
    """(service, policy) as the library holds them for this payer, this kind of plan and this service; empty where any is not known.
    `pages` is the notice's text. Of a policy whose text was not read only a current or named one is worth a line."""
    from denialhelp.reference.coverage_library import load_coverage
    from denialhelp.reference.services_table import load_services

    payer, lines = notice.text("payer"), _lines(case.plan.type)
    if not lines or not _ABOUT_CARE.intersection(case.reasons) or case.emergency:
        return ()
    library, codes = load_coverage(), _codes(notice)
    services = services_named(notice.text("service") or "", tuple(load_services().services.values()))
    payers = [*([payer] if payer else []), *(p for line in sorted(lines) for p in _OF_MEDICARE.get(line, ()))]
    found: list[tuple[str, Coverage]] = []
    for of in payers:
        for entry in library.find(payer=of):
            named = next((s for s in services if s in entry.services), None)
            coded = not services and bool(codes & {*entry.hcpcs, *entry.cpt})
            if lines <= entry.lines and (named or coded):
                found.append((named or entry.services[0], entry))
    if not services and len({s for s, _ in found}) > 1:  # the codes alone do not tell which
        return ()
    kept = _of_this_part([e for _, e in found if not e.title_only or not e.old(as_of) or _named(e, pages)], notice)
    return tuple((s, e) for s, e in found if e in kept)[:_MOST_POLICIES]


def _leaves(entry: Coverage, *, renewal: bool) -> dict[str, Leaf]:
    """The criteria by the ids that `as_policy` gives them."""
    from denialhelp.casefile.policy import Criterion, walk
    from denialhelp.reference.coverage_schema import UNREAD, as_policy, leaves

    policy, tree = as_policy(entry, renewal=renewal), entry.renewal if renewal and entry.renewal is not None else entry.criteria
    if policy is None or tree is None:
        return {}
    ids = [node.id for node in walk(policy.root) if isinstance(node, Criterion)]
    return dict(zip(ids, [*leaves(tree), *(() if entry.whole else (UNREAD,))], strict=True))


@dataclass(frozen=True, slots=True)
class Given:
    """A case without a policy: the notice with the text of its pages, the case, the record with its documents where there is one, and the
    plan's own papers."""

    notice: Notice
    pages: str
    case: LegalCase
    record: Record | None
    documents: Sequence[Document]
    plan_documents: Sequence[Document] = ()


def _policy(service: str, entry: Coverage, given: Given, as_of: date) -> Json:
    from denialhelp.reference.coverage_schema import as_policy
    from denialhelp.workflow import steps

    renewal = given.case.stage is Stage.CONCURRENT and entry.renewal is not None
    policy, held = as_policy(entry, renewal=renewal), _leaves(entry, renewal=renewal)
    criteria: list[Json] = []
    if policy is not None:
        context = steps.context_of(given.notice, given.case)
        match = steps.compare(policy, given.record or Record(), given.documents, context, as_of=as_of)
        for row in contract.match(match)["criteria"]:
            proof = held[row["id"]].proof.value if row["id"] in held else None
            # What a library's words are matched with is a hint for the reader, so without a record nothing is said to be met.
            said = {} if given.record is not None else {"status": "unknown", "evidence": [], "against": []}
            criteria.append(row | {"proof": proof} | said)
    return {
        "service": service, "title": entry.title, "number": entry.number or None, "cited": entry.cited, "payer": entry.payer,
        "lines": sorted(entry.lines), "part": entry.part or None, "position": entry.position.value,
        "named_in_notice": _named(entry, given.pages),
        "version": None if entry.version is None else entry.version.isoformat(), "old": entry.old(as_of), "source": entry.source,
        "read": entry.read.value, "checked": entry.checked.isoformat(), "whole": entry.whole, "renewal": renewal,
        "licensed": None if entry.licensed is None else {"name": entry.licensed.name, "ask": entry.licensed.ask},
        "not_covered": list(entry.not_covered), "limits": list(entry.limits), "reported": list(entry.reported),
        "note": entry.note or None,
        "criteria": criteria,
    }


def _paper(paper: Paper) -> Json:
    return {
        "title": paper.title, "first_author": paper.first_author, "journal": paper.journal, "year": paper.year, "pmid": paper.pmid or None,
        "doi": paper.doi or None, "design": paper.design.value, "side": paper.side.value, "n": paper.n, "counted": paper.counted,
        "finding": paper.finding, "source": paper.source, "checked": paper.checked.isoformat(),
    }


def in_library(given: Given, *, as_of: date) -> Json:
    """The `library` key of case.json, or None: policies as last read with the record's status by our words, what counts as medically
    necessary in this kind of plan, and verified papers."""
    from denialhelp.reference.literature_library import load_literature
    from denialhelp.reference.services_table import load_services
    from denialhelp.workflow.in_definition import in_definition

    notice, case = given.notice, given.case
    policies = policies_for(notice, case, given.pages, as_of)
    services = tuple(dict.fromkeys(s for s, _ in policies)) or services_named(
        notice.text("service") or "", tuple(load_services().services.values())
    )
    papers = {p.id: p for s in services for p in load_literature().find(s)} if _ABOUT_CARE.intersection(case.reasons) else {}
    definition = in_definition(notice, case, given.plan_documents, as_of=as_of)
    if not policies and not papers and definition is None:
        return None
    return {
        "services": list(services),
        "policies": [_policy(s, e, given, as_of) for s, e in policies],
        "definition": definition,
        "papers": [_paper(p) for p in list(papers.values())[:_MOST_PAPERS]],
    }
