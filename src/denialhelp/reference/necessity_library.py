"""Reads `reference/necessity` strictly: every fault of every file in one list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path

from denialhelp.casefile.slugs import PlanType
from denialhelp.errors import FaultyReference

from .checks import Fields
from .coverage_schema import Proof
from .necessity_schema import PREFIX, Aspect, Definer, Definition, Element, NecessityLibrary, Population
from .schema import Cited, Read
from .states import STATE_CODES
from .yaml_text import Faults, read_yaml

NECESSITY = Path(__file__).parent / "necessity"
USUAL_PROOF: dict[Aspect, Proof] = {
    Aspect.CONDITION: Proof.OFFICE_NOTE,
    Aspect.RECOMMENDED: Proof.ORDER,
    Aspect.SEVERITY: Proof.OFFICE_NOTE,
    Aspect.EFFECT: Proof.PROVIDER_LETTER,
    Aspect.STANDARDS: Proof.PROVIDER_LETTER,
    Aspect.FIT: Proof.PLAN_OF_CARE,
    Aspect.ALTERNATIVES: Proof.TREATMENT_RECORD,
    Aspect.CONVENIENCE: Proof.PROVIDER_LETTER,
    Aspect.COST: Proof.PROVIDER_LETTER,
    Aspect.OTHER: Proof.PROVIDER_LETTER,
}
_ID = re.compile(r"necessity\.[a-z0-9_]+(?:\.[a-z0-9_]+)+\Z")


class _Reader:
    def __init__(self, folder: Path, today: date | None, stale_before: date | None) -> None:
        self.folder, self.today, self.stale_before = folder, today, stale_before
        self.faults = Faults()
        self.definitions: list[Definition] = []
        self.gaps: list[str] = []

    def element(self, fields: Fields) -> Element:
        aspect = fields.member("aspect", Aspect) or Aspect.OTHER
        if fields.raw("aspect") is None:
            fields.fault("'aspect' is missing")
        proof = fields.member("proof", Proof, USUAL_PROOF[aspect]) or USUAL_PROOF[aspect]
        made = Element(fields.text("text"), fields.text("es"), aspect, proof)
        fields.close()
        return made

    def cited(self, fields: Fields) -> Cited:
        made = Cited(fields.text("cite"), fields.text("source"), fields.member("read", Read) or Read.SECONDARY)
        if fields.raw("read") is None:
            fields.fault("'read' is missing")
        if made.source and not made.source.startswith(("https://", "http://", "ecfr:")):
            fields.fault("'source' must be a public address")
        fields.close()
        return made

    def pair(self, fields: Fields) -> tuple[str, str]:
        made = (fields.text("text"), fields.text("es"))
        fields.close()
        return made

    def members(self, fields: Fields, key: str, allowed: Iterable[str]) -> frozenset[str]:
        return frozenset(fields.texts(key, allowed))

    def definition(self, fields: Fields) -> Definition:
        name = fields.text("id")
        fields.where = f"{fields.where.partition('.definitions[')[0]} {name}"
        checked, begun = fields.day("checked"), None if fields.raw("in_force") is None else fields.day("in_force")
        made = Definition(
            id=name,
            title=fields.text("title"),
            es=fields.text("es"),
            plans=frozenset(PlanType(p) for p in self.members(fields, "plans", [p.value for p in PlanType])),
            states=self.members(fields, "states", STATE_CODES),
            population=frozenset(Population(p) for p in self.members(fields, "population", [p.value for p in Population])),
            definer=fields.member("definer", Definer) or Definer.CONTRACT,
            says=fields.text("says"),
            elements=tuple(self.element(one) for one in fields.items("elements")),
            citations=tuple(self.cited(one) for one in fields.items("citations")),
            checked=checked or date.min,
            not_used=tuple(self.pair(one) for one in fields.items("not_used")),
            in_force=begun,
            whole=fields.truth("whole", default=True) is not False,
            cited=fields.truth("cited", default=True) is not False,
            rests_on=1 if fields.raw("rests_on") is None else fields.number("rests_on") or 1,
            note=fields.text("note", needed=False),
        )
        self.consistent(fields, made)
        fields.close()
        return made

    def consistent(self, fields: Fields, made: Definition) -> None:
        """What the fields of one definition owe each other."""
        if not _ID.match(made.id):
            fields.fault(f"'id' must begin with '{PREFIX}' and name the plan and the rule")
        if fields.raw("definer") is None:
            fields.fault("'definer' is missing")
        if not made.plans:
            fields.fault("'plans' names no kind of plan")
        if not made.citations:
            fields.fault("'citations' is empty")
        if made.says.endswith("."):
            fields.fault("'says' ends without a stop: the citation follows it")
        if bool(made.elements) == (made.definer is Definer.CONTRACT):
            fields.fault("a contract's definition stands in the contract: it holds no elements here, and every other one does")
        if not 1 <= made.rests_on <= max(1, sum(c.read is not Read.SECONDARY for c in made.citations)):
            fields.fault("'rests_on' counts more citations than were read")
        if {Population.UNDER_21, Population.OVER_20} <= made.population:
            fields.fault("nobody is both under 21 and older")
        if self.today is not None and made.checked > self.today:
            fields.fault("'checked' lies in the future")
        if self.stale_before is not None and made.checked < self.stale_before:
            fields.fault(f"checked on {made.checked.isoformat()}, which is too long ago")

    def library(self) -> NecessityLibrary:
        for path in sorted(self.folder.glob("*.yaml")):
            fields = Fields(read_yaml(path.read_text(encoding="utf-8"), path.name, self.faults), path.name, self.faults)
            self.definitions += [self.definition(one) for one in fields.items("definitions")]
            self.gaps += fields.texts("gaps")
            fields.close()
        ids = [d.id for d in self.definitions]
        for twice in sorted({i for i in ids if ids.count(i) > 1}):
            self.faults.add(twice, "the id stands twice")
        if self.faults.found:
            raise FaultyReference(tuple(self.faults.found))
        return NecessityLibrary(tuple(self.definitions), tuple(self.gaps))


def read_necessity(folder: Path, *, today: date | None = None, stale_before: date | None = None) -> NecessityLibrary:
    """The definitions of a folder. Raises FaultyReference with every fault; with `today` a check of a later day is one, with
    `stale_before` a definition checked before it."""
    return _Reader(folder, today, stale_before).library()


@lru_cache(maxsize=1)
def load_necessity() -> NecessityLibrary:
    """The packaged definitions, read once for the process. Raises FaultyReference."""
    return read_necessity(NECESSITY)
