"""Reads `reference/coverage` strictly into a library of coverage policies: every fault of every file in one list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from denialhelp.casefile.policy import GroupKind
from denialhelp.errors import FaultyReference

from .checks import Fields
from .coverage_schema import CMS, USUAL_PROOF, Branch, Coverage, Leaf, LeafKind, Licensed, Position, Proof, Tree
from .payers import LINES, load_payers
from .schema import Read
from .service_slugs import SERVICES
from .yaml_text import Faults, read_yaml

COVERAGE = Path(__file__).parent / "coverage"
GROUPS_OF_LINES = {"commercial": frozenset({"employer", "individual"})}
OLDEST = date(1966, 1, 1)  # Medicare began on 1 July 1966; no policy read is older
_CODES = {
    "icd10": re.compile(r"[A-TV-Z][0-9][0-9A-Z](?:\.[0-9A-Z]{1,4})?\Z"),
    "hcpcs": re.compile(r"[A-V][0-9]{4}\Z"),
    "cpt": re.compile(r"[0-9]{4}[0-9FTU]\Z"),
}
_DIGIT = re.compile(r"[0-9]")
_AT_LEAST = re.compile(r"at-least-([1-9][0-9]?)\Z")
_RANK = {Position.COVERED: 0, Position.CASE_BY_CASE: 1, Position.INVESTIGATIONAL: 1, Position.EXCLUDED: 1, Position.NOT_READ: 2}
Json = Any


@dataclass(frozen=True, slots=True)
class CoverageLibrary:
    """All entries, in the order of payer, number and service."""

    entries: tuple[Coverage, ...]

    def find(self, *, payer: str | None = None, service: str | None = None, line: str | None = None) -> tuple[Coverage, ...]:
        """The entries that fit, those with criteria first, newer versions before older ones. `line` is a line of business."""
        found = [
            e
            for e in self.entries
            if (payer is None or payer == e.payer or payer in e.also)
            and (service is None or service in e.services)
            and (line is None or line in e.lines)
        ]
        return tuple(sorted(found, key=lambda e: (_RANK[e.position], -(e.version or date.min).toordinal(), e.id)))

    def by_id(self, entry_id: str) -> Coverage | None:
        """The entry of this name, or None."""
        return next((e for e in self.entries if e.id == entry_id), None)

    def services(self) -> tuple[str, ...]:
        """Services with at least one entry whose policy was read."""
        return tuple(sorted({s for e in self.entries if not e.title_only for s in e.services}))

    def payers(self) -> tuple[str, ...]:
        """Whose policies the library holds (payers and the three kinds of Medicare rule)."""
        return tuple(sorted({p for e in self.entries for p in (e.payer, *e.also)}))

    def stale(self, before: date) -> tuple[Coverage, ...]:
        """Entries last checked before a day."""
        return tuple(e for e in self.entries if e.checked < before)


class CoverageReader:
    """Reads the files of one folder; `library` raises FaultyReference with every fault found."""

    def __init__(self, folder: Path, payers: frozenset[str], today: date | None, stale_before: date | None) -> None:
        self.folder, self.payers, self.today, self.stale_before = folder, payers, today, stale_before
        self.faults = Faults()
        self.entries: list[Coverage] = []

    def leaf(self, fields: Fields) -> Leaf:
        """One criterion; the usual proof of its kind where none is named."""
        kind = fields.member("kind", LeafKind, LeafKind.OTHER) or LeafKind.OTHER
        made = Leaf(fields.text("text"), kind, fields.member("proof", Proof, USUAL_PROOF[kind]) or USUAL_PROOF[kind])
        fields.close()
        return made

    def tree(self, value: Json, where: str) -> Tree | None:
        """A criterion (`text`) or a group (one of `all`, `any`, `at-least-N`)."""
        fields = Fields(value, where, self.faults)
        keys = [k for k in fields.data if k in ("all", "any") or _AT_LEAST.match(k)]
        if not keys:
            return self.leaf(fields) if fields.data else None
        if len(keys) > 1:
            fields.fault("a group is one of all, any or at-least-N")
        key = keys[0]
        items = fields.raw(key)
        if not isinstance(items, list) or not items:
            fields.fault(f"'{key}' must be a list of criteria")
            items = []
        counted = _AT_LEAST.match(key)
        n = int(counted.group(1)) if counted else None
        children = tuple(c for i, item in enumerate(items) if (c := self.tree(item, f"{where}.{key}[{i}]")) is not None)
        if n is not None and n >= len(items):
            fields.fault(f"'{key}' asks for as many as there are: write all")
        heading = fields.text("of", needed=False)
        fields.close()
        return Branch(GroupKind.AT_LEAST if counted else GroupKind(key), children, n, heading)

    def codes(self, fields: Fields) -> dict[str, tuple[str, ...]]:
        """Codes by system, each of the right shape; a description has no place here."""
        inner = Fields(fields.raw("codes") or {}, f"{fields.where}.codes", self.faults)
        made: dict[str, tuple[str, ...]] = {}
        for system, shape in _CODES.items():
            raw = inner.raw(system)
            items = tuple(str(v) for v in (raw if isinstance(raw, list) else [] if raw is None else [raw]))
            for item in items:
                if not shape.match(item):
                    inner.fault(f"'{item}' is no {system} code")
            made[system] = items
        inner.close()
        return made

    def lines(self, fields: Fields) -> frozenset[str]:
        """Lines of business, groups unfolded."""
        names = fields.texts("lines", LINES | set(GROUPS_OF_LINES))
        if not names:
            fields.fault("'lines' names no line of business")
        return frozenset(n for item in names for n in GROUPS_OF_LINES.get(item, frozenset({item})))

    def day(self, fields: Fields, key: str) -> date | None:
        """A day that can be: not before Medicare, not a future check or review."""
        if fields.raw(key) is None:
            return None
        found = fields.day(key)
        if found is not None and found < OLDEST:
            fields.fault(f"'{key}' is too far back")
        if found is not None and key != "effective" and self.today is not None and found > self.today:
            fields.fault(f"'{key}' lies in the future")
        return found

    def checked(self, fields: Fields) -> date:
        """The day on which the entry was checked."""
        found = self.day(fields, "checked")
        if found is None:
            fields.fault("'checked' must be a day")
        elif self.stale_before is not None and found < self.stale_before:
            fields.fault(f"checked on {found.isoformat()}, which is too long ago")
        return found or date.min

    def slugs(self, fields: Fields, key: str, allowed: Iterable[str]) -> tuple[str, ...]:
        """Slugs of a closed list."""
        return fields.texts(key, allowed)

    def entry(self, fields: Fields, payer: str) -> Coverage:
        """One entry."""
        number, named, title = fields.text("number", needed=False), fields.text("named", needed=False), fields.text("title")
        part = fields.text("part", needed=False)
        fields.where = f"{fields.where.partition('.entries[')[0]} {number or named} {part}".rstrip()
        codes = self.codes(fields)
        source = fields.text("source")
        if source and not source.startswith(("https://", "http://")):
            fields.fault("'source' must be a public address")
        licensed = None
        if fields.raw("licensed") is not None:
            inner = fields.inner("licensed")
            licensed = Licensed(inner.text("name"), inner.text("ask", needed=False))
            inner.close()
        made = Coverage(
            payer=payer,
            number=number,
            title=title,
            services=self.slugs(fields, "service", SERVICES),
            lines=self.lines(fields),
            position=fields.member("position", Position) or Position.NOT_READ,
            source=source,
            read=fields.member("read", Read) or Read.SECONDARY,
            checked=self.checked(fields),
            part=part,
            criteria=None if fields.raw("criteria") is None else self.tree(fields.raw("criteria"), f"{fields.where}.criteria"),
            renewal=None if fields.raw("renewal") is None else self.tree(fields.raw("renewal"), f"{fields.where}.renewal"),
            not_covered=fields.texts("not_covered"),
            limits=fields.texts("limits"),
            icd10=codes["icd10"],
            hcpcs=codes["hcpcs"],
            cpt=codes["cpt"],
            effective=self.day(fields, "effective"),
            reviewed=self.day(fields, "reviewed"),
            licensed=licensed,
            contractor=fields.text("contractor", needed=False),
            also=self.slugs(fields, "also", self.payers),
            note=fields.text("note", needed=False),
            whole=fields.truth("whole", default=True) is not False,
            reported=fields.texts("reported"),
            named=named,
        )
        self.consistent(fields, made)
        fields.close()
        return made

    def consistent(self, fields: Fields, made: Coverage) -> None:
        """What the fields of one entry owe each other."""
        for key in ("position", "read"):
            if fields.raw(key) is None:
                fields.fault(f"'{key}' is missing")
        if not made.services:
            fields.fault("'service' names no service")
        held = made.criteria is not None or made.renewal is not None
        if made.position is Position.COVERED and not held and made.licensed is None and made.read is not Read.SECONDARY:
            fields.fault("a position with criteria needs its criteria, or the licensed set that holds them")
        if made.title_only and (held or made.not_covered or made.limits):
            fields.fault("an entry of which only the title was read holds no criteria")
        if held and made.read is Read.SECONDARY:
            fields.fault("criteria only where the policy's own text was read")
        if made.reported and made.read is not Read.SECONDARY:
            fields.fault("'reported' is for a policy known from another's summary only")
        if bool(made.number) == bool(made.named):
            fields.fault("one of 'number' (as the payer prints it) and 'named' (where it prints none) is needed")
        if made.number and not _DIGIT.search(made.number):
            fields.fault("'number' is no number that a payer prints: use 'named'")
        if made.contractor and made.payer != "cms-lcd":
            fields.fault("'contractor' belongs to a local determination, and to nothing else")
        if made.payer == "cms-lcd" and not made.contractor and made.read is not Read.SECONDARY:
            fields.fault("'contractor' is missing")
        if made.contractor and made.contractor not in self.payers:
            fields.fault(f"unknown contractor '{made.contractor}'")

    def file(self, path: Path) -> None:
        """One payer's file; a payer with many policies may have several, named PAYER--SOMETHING.yaml."""
        where = path.relative_to(self.folder).as_posix()
        fields = Fields(read_yaml(path.read_text(encoding="utf-8"), where, self.faults), where, self.faults)
        payer = fields.text("payer")
        if payer != path.stem.partition("--")[0]:
            fields.fault("'payer' must be the file's name")
        if payer not in self.payers and payer not in CMS:
            fields.fault(f"unknown payer '{payer}'")
        items = fields.items("entries")
        if not items:
            fields.fault("'entries' is empty")
        self.entries += [self.entry(one, payer) for one in items]
        fields.close()

    def agreement(self) -> None:
        """One policy has one number, one number has one title, and one entry stands once."""
        titles: dict[tuple[str, str, str], str] = {}
        numbers: dict[tuple[str, str, str, frozenset[str]], str] = {}
        seen: set[str] = set()
        for e in self.entries:
            key = e.number or e.named
            where = f"{e.payer} {key}"
            if titles.setdefault((e.payer, e.contractor, key.casefold()), e.title) != e.title:
                self.faults.add(where, "this number has two titles")
            if numbers.setdefault((e.payer, e.contractor, e.title.casefold(), e.lines), key) != key:
                self.faults.add(where, "this policy has two numbers")
            if e.id in seen:
                self.faults.add(where, f"the entry '{e.id}' stands twice: tell them apart by 'part'")
            seen.add(e.id)

    def library(self) -> CoverageLibrary:
        """The whole folder. Raises FaultyReference with every fault."""
        for path in sorted(self.folder.glob("*.yaml")):
            self.file(path)
        self.agreement()
        if self.faults.found:
            raise FaultyReference(tuple(self.faults.found))
        return CoverageLibrary(tuple(sorted(self.entries, key=lambda e: e.id)))


def read_coverage(
    folder: Path, *, payers: frozenset[str] | None = None, today: date | None = None, stale_before: date | None = None
) -> CoverageLibrary:
    """The policies of a folder. Raises FaultyReference with every fault; with `today` a check or review of a later day is one, with
    `stale_before` an entry checked before it."""
    known = frozenset(p.slug for p in load_payers().payers) if payers is None else payers
    return CoverageReader(folder, known, today, stale_before).library()


@lru_cache(maxsize=1)
def load_coverage() -> CoverageLibrary:
    """The packaged library, read once for the process. Raises FaultyReference."""
    return read_coverage(COVERAGE)
