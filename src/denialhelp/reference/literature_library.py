"""The published studies for and against a treatment: what one is as data, and the strict reading of `reference/literature`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from denialhelp.errors import FaultyReference

from .checks import Fields
from .schema import Read
from .service_slugs import SERVICES
from .yaml_text import Faults, read_yaml

LITERATURE = Path(__file__).parent / "literature"
OLDEST_YEAR = 1945
_PMID = re.compile(r"[1-9][0-9]{0,7}\Z")
_DOI = re.compile(r"10\.[0-9]{4,9}/\S+\Z")
_SENTENCE = re.compile(r"[A-Z0-9][^\n]*[.]\Z")


class Side(StrEnum):
    """What a paper speaks for: the treatment, those who would deny it, or both."""

    FOR = "for"
    AGAINST = "against"
    MIXED = "mixed"


class Design(StrEnum):
    """How a paper comes to its finding, the strongest first."""

    META_ANALYSIS = "meta-analysis"
    SYSTEMATIC_REVIEW = "systematic-review"
    TRIAL = "randomized-trial"
    GUIDELINE = "guideline"
    CONTROLLED = "controlled-study"
    DIAGNOSTIC = "diagnostic-study"
    COHORT = "cohort"
    CASE_CONTROL = "case-control"
    CONSENSUS = "consensus"
    CASE_SERIES = "case-series"
    REVIEW = "review"


_STRENGTH = {design: i for i, design in enumerate(Design)}


@dataclass(frozen=True, slots=True)
class Paper:
    """One publication on one or more treatments. `finding` is one sentence of ours; `n` counts people (or studies, as `counted` says);
    `verified` says that the record or abstract was read at `source` on `checked` and holds the finding: only such a paper may be cited."""

    services: tuple[str, ...]
    title: str
    first_author: str
    journal: str
    year: int
    design: Design
    side: Side
    finding: str
    source: str
    read: Read
    verified: bool
    checked: date
    pmid: str = ""
    doi: str = ""
    n: int | None = None
    counted: str = "people"
    note: str = ""

    @property
    def id(self) -> str:
        """A name that stays: the PubMed number, else the DOI."""
        return f"pmid.{self.pmid}" if self.pmid else f"doi.{self.doi}"


@dataclass(frozen=True, slots=True)
class Literature:
    """All papers, in the order of strength, year and name."""

    papers: tuple[Paper, ...]

    def find(self, service: str, side: Side | None = None, *, verified: bool = True) -> tuple[Paper, ...]:
        """The papers on a treatment, the strongest design first, newer before older; `verified` False gives those not yet verified too."""
        held = [p for p in self.papers if service in p.services and side in (None, p.side) and (p.verified or not verified)]
        return tuple(sorted(held, key=_order))

    def services(self) -> tuple[str, ...]:
        """Treatments with at least one verified paper."""
        return tuple(sorted({s for p in self.papers if p.verified for s in p.services}))

    def by_id(self, paper_id: str) -> Paper | None:
        """The paper of this name, or None."""
        return next((p for p in self.papers if p.id == paper_id), None)


def _order(paper: Paper) -> tuple[int, int, str]:
    return _STRENGTH[paper.design], -paper.year, paper.id


def _consistent(fields: Fields, made: Paper, today: date | None, stale_before: date | None) -> None:
    """What the fields of one paper must be, and owe each other."""
    for key in ("design", "side", "read", "verified"):
        if fields.raw(key) is None:
            fields.fault(f"'{key}' is missing")
    finding = made.finding.replace("vs. ", "")
    wrong = {
        "'service' names no service": not made.services,
        "a paper needs its PubMed number or its DOI": not made.pmid and not made.doi,
        "'pmid' is no PubMed number": bool(made.pmid) and not _PMID.match(made.pmid),
        "'doi' is no DOI": bool(made.doi) and not _DOI.match(made.doi),
        "'year' is no year of a publication": not OLDEST_YEAR <= made.year <= (today or date.max).year,
        "'n' must be at least 1": made.n is not None and made.n < 1,
        "'title' ends with a full stop": made.title.endswith("."),
        "'finding' must be one sentence": bool(finding) and (not _SENTENCE.match(finding) or ". " in finding),
        "'source' must be a public address": bool(made.source) and not made.source.startswith(("https://", "http://")),
        "a verified paper was read in its own record or abstract": made.verified and made.read is Read.SECONDARY,
        "'checked' lies in the future": today is not None and made.checked > today,
        f"checked on {made.checked.isoformat()}, which is too long ago": stale_before is not None
        and date.min < made.checked < stale_before,
    }
    for words, found in wrong.items():
        if found:
            fields.fault(words)


def _paper(fields: Fields, today: date | None, stale_before: date | None) -> Paper:
    """One paper; every fault is noted."""
    title = fields.text("title")
    fields.where = f"{fields.where.partition('.papers[')[0]} {title[:50]}".rstrip()
    checked = fields.day("checked")
    year, n = fields.number("year"), fields.number("n")
    made = Paper(
        services=fields.texts("service", SERVICES),
        title=title,
        first_author=fields.text("first_author"),
        journal=fields.text("journal"),
        year=year or 0,
        design=fields.member("design", Design) or Design.REVIEW,
        side=fields.member("side", Side) or Side.MIXED,
        finding=fields.text("finding"),
        source=fields.text("source"),
        read=fields.member("read", Read) or Read.SECONDARY,
        verified=fields.truth("verified", default=None) is True,
        checked=checked or date.min,
        pmid=fields.text("pmid", needed=False),
        doi=fields.text("doi", needed=False),
        n=n,
        counted=fields.text("counted", needed=False) or "people",
        note=fields.text("note", needed=False),
    )
    _consistent(fields, made, today, stale_before)
    fields.close()
    return made


def read_literature(folder: Path, *, today: date | None = None, stale_before: date | None = None) -> Literature:
    """The papers of a folder. Raises FaultyReference with every fault; `today` and `stale_before` as for the coverage library."""
    faults = Faults()
    papers: list[Paper] = []
    seen: dict[str, Paper] = {}
    for path in sorted(folder.glob("*.yaml")):
        fields = Fields(read_yaml(path.read_text(encoding="utf-8"), path.name, faults), path.name, faults)
        items = fields.items("papers")
        if not items:
            fields.fault("'papers' is empty")
        papers += [_paper(one, today, stale_before) for one in items]
        fields.close()
    for paper in papers:
        for name in filter(None, (paper.pmid, paper.doi.casefold(), paper.title.casefold())):
            if seen.setdefault(name, paper) is not paper:
                faults.add(paper.title[:50] or paper.id, f"'{name}' stands twice: name both treatments in one entry")
    if faults.found:
        raise FaultyReference(tuple(faults.found))
    return Literature(tuple(sorted(papers, key=_order)))


@lru_cache(maxsize=1)
def load_literature() -> Literature:
    """The packaged papers, read once for the process. Raises FaultyReference."""
    return read_literature(LITERATURE)
