"""The verified publications as a letter may cite them, with the names by which a notice calls their treatments."""

from __future__ import annotations

import re

from denialhelp.casefile.letter import Study
from denialhelp.reference.literature_library import Design, Literature, Paper, Side, load_literature
from denialhelp.reference.service_slugs import SERVICES
from denialhelp.reference.services_table import ServiceEntry, ServiceKind, ServiceTable, load_services

_SHORTEST = 3
_LONGEST_SHORT = 5
_KINDS = {
    Design.META_ANALYSIS: "meta-analysis",
    Design.SYSTEMATIC_REVIEW: "systematic review",
    Design.TRIAL: "randomized trial",
    Design.GUIDELINE: "guideline",
    Design.CONTROLLED: "controlled study",
    Design.DIAGNOSTIC: "diagnostic study",
    Design.COHORT: "cohort study",
    Design.CASE_CONTROL: "case-control study",
    Design.CONSENSUS: "consensus statement",
    Design.CASE_SERIES: "case series",
    Design.REVIEW: "review",
}


# Words that many treatments have in their names: to share one of them says nothing.
_WIDE = frozenset(
    str.split(
        "surgery therapy treatment testing test tests care home with drug drugs shot shots pump pumps device devices injection injections "
        "rehab program stay oral body other back chest skin pain"
    )
)
_ABBREVIATED = frozenset(s for s in SERVICES if len(s) <= _LONGEST_SHORT)
_GENERIC = re.compile(r"[a-z]+(?:mab|nib|cept|tide|pant|siran|tropin|orphine|phenidate|amphetamine|ketamine)$")


def _telling(text: str) -> set[str]:
    return {w for w in re.findall(r"[a-z]{4,}", text.lower()) if w not in _WIDE}


def _is_name(alias: str, entry: ServiceEntry, own: set[str]) -> bool:
    """Whether what people call a treatment names the treatment and not the illness: it shares a telling word with its name, or is a
    drug's own name."""
    if _telling(alias) & own:
        return True
    one = " " not in alias
    return entry.kind is ServiceKind.DRUG and one and bool(_GENERIC.match(alias) or (alias[:1].isupper() and not alias.isupper()))


def _names(paper: Paper, services: ServiceTable) -> tuple[str, ...]:
    """Every name of the paper's treatments; none that people use for the illness."""
    out: list[str] = []
    for slug in paper.services:
        entry = services.services.get(slug)
        held = [slug.replace("-", " ")]
        if entry is not None:
            own = _telling(f"{slug.replace('-', ' ')} {entry.name.en}")
            held += [entry.name.en, entry.short, *(a for a in entry.also if _is_name(a, entry, own))]
        bare = [" ".join(re.sub(r"\([^)]*\)", " ", name).split()) for name in held]
        short = [s for name in held for s in re.findall(r"\(([^()\s]+)\)", name)]
        out += [p for p in (*bare, *short) if len(p) >= _SHORTEST and (_telling(p) or p.isupper() or p in _ABBREVIATED)]
    return tuple(dict.fromkeys(out))


def studies_of(literature: Literature, services: ServiceTable) -> tuple[Study, ...]:
    """The verified papers, the strongest first."""
    return tuple(
        Study(
            p.pmid,
            p.doi,
            p.first_author,
            p.journal,
            p.year,
            _KINDS[p.design],
            p.finding,
            p.title,
            p.side is Side.FOR,
            _names(p, services),
        )
        for p in literature.papers
        if p.verified
    )


def load_studies() -> tuple[Study, ...]:
    """The packaged ones. Raises FaultyReference."""
    return studies_of(load_literature(), load_services())
