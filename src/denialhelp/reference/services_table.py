"""The treatments that people look for: names, kinds, words they type, where their proof stands, and which reasons make sense for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from denialhelp.casefile.slugs import Reason
from denialhelp.reference.help_text import HelpFaults, Text, names_of, text_of, texts_of
from denialhelp.reference.service_slugs import SERVICES
from denialhelp.reference.strict import faults_of, names_in, read_strict


class ServiceKind(StrEnum):
    """What sort of thing a treatment is: it decides which reasons can be given."""

    DRUG = "drug"
    DEVICE = "device"
    PROCEDURE = "procedure"
    THERAPY = "therapy"
    TEST = "test"
    LEVEL_OF_CARE = "level-of-care"
    TRANSPORT = "transport"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class ServiceEntry:
    """One treatment. `need`, `tried` and `papers` name proofs; `reasons` are those that can be given for it; `also` and `typos` find it.

    `own` is what is special to it under a reason.
    """

    slug: str
    kind: ServiceKind
    name: Text
    short: str
    also: tuple[str, ...]
    typos: tuple[str, ...]
    about: Text
    point: Text
    need: tuple[str, ...]
    tried: tuple[str, ...]
    papers: tuple[str, ...]
    reasons: tuple[Reason, ...]
    infused: bool = False
    own: Mapping[Reason, tuple[Text, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ServiceTable:
    """All treatments by slug, and the proofs by name."""

    services: Mapping[str, ServiceEntry]
    proofs: Mapping[str, Text]

    def of_kind(self, kind: ServiceKind) -> tuple[ServiceEntry, ...]:
        """The treatments of one kind, in the table's order."""
        return tuple(s for s in self.services.values() if s.kind is kind)


_REQUIRED: dict[str, type] = {
    "slug": str,
    "kind": str,
    "name": list,
    "about": list,
    "point": list,
    "need": list,
    "tried": list,
    "papers": list,
}
_OPTIONAL: dict[str, type] = {"short": str, "also": str, "typos": str, "add": list, "drop": list, "infused": bool}


def _reasons(entry: Mapping[str, Any], usual: tuple[str, ...], where: str, faults: HelpFaults) -> tuple[Reason, ...]:
    """The kind's reasons, with the entry's own added and dropped; a drop of what was never there is a fault."""
    added, dropped = tuple(entry.get("add", ())), tuple(entry.get("drop", ()))
    infused = ("site-of-care",) if entry.get("infused") else ()
    known = {r.value for r in Reason}
    for one in (*added, *dropped):
        if one not in known:
            faults.add(f"{where}: unknown reason {one}")
    for one in dropped:
        if one not in usual:
            faults.add(f"{where}: drops {one}, which its kind does not have")
    names = [r for r in (*usual, *added, *infused) if r not in dropped and r in known]
    return tuple(Reason(r) for r in dict.fromkeys(names))


def _own(slug: str, faults: HelpFaults) -> dict[Reason, tuple[Text, ...]]:
    """What is special to a treatment under its reasons."""
    raw = read_strict("services/arguments.yaml")["arguments"].get(slug, {})
    return {Reason(reason): texts_of(pairs, f"{slug}.{reason}", faults) for reason, pairs in raw.items()}


def _service(
    entry: Mapping[str, Any], kinds: Mapping[str, tuple[str, ...]], proofs: Mapping[str, Text], faults: HelpFaults
) -> ServiceEntry:
    where = str(entry["slug"])
    for held in ("need", "tried", "papers"):
        for proof in entry[held]:
            if proof not in proofs:
                faults.add(f"{where}: unknown proof {proof}")
    if entry["kind"] not in kinds:
        faults.add(f"{where}: unknown kind {entry['kind']}")
    kind = ServiceKind(entry["kind"])
    reasons, own = _reasons(entry, kinds.get(kind.value, ()), where, faults), _own(where, faults)
    for reason in own:
        if reason not in reasons:
            faults.add(f"{where}: an argument under {reason}, which it does not have")
    return ServiceEntry(
        where,
        kind,
        text_of(entry["name"], f"{where}.name", faults, numbers=True),
        str(entry.get("short", "")),
        names_of(entry.get("also"), where, faults),
        names_of(entry.get("typos"), where, faults),
        text_of(entry["about"], f"{where}.about", faults, numbers=True),
        text_of(entry["point"], f"{where}.point", faults, numbers=True),
        tuple(entry["need"]),
        tuple(entry["tried"]),
        tuple(entry["papers"]),
        reasons,
        bool(entry.get("infused", False)),
        own,
    )


@cache
def load_services() -> ServiceTable:
    """The packaged table. Raises FaultyReference with every fault; every treatment of the closed list must be there."""
    faults = HelpFaults("services")
    raw_proofs = read_strict("services/proofs.yaml")["proofs"]
    proofs = {name: text_of(pair, f"proofs.{name}", faults) for name, pair in raw_proofs.items()}
    kinds = {name: tuple(reasons) for name, reasons in read_strict("service_kinds.yaml")["kinds"].items()}
    made: dict[str, ServiceEntry] = {}
    for name in names_in("services"):
        if name in ("proofs.yaml", "arguments.yaml"):
            continue
        for entry in read_strict(f"services/{name}")["services"]:
            wrong = faults_of(f"services/{name}", entry, _REQUIRED, _OPTIONAL)
            for one in wrong:
                faults.add(one)
            if wrong:
                continue
            service = _service(entry, kinds, proofs, faults)
            if service.slug in made:
                faults.add(f"{service.slug} stands twice")
            made[service.slug] = service
    for missing in sorted(SERVICES - set(made)):
        faults.add(f"{missing} has no entry")
    for extra in sorted(set(made) - SERVICES):
        faults.add(f"{extra} is not in the closed list")
    faults.stop()
    return ServiceTable(made, proofs)
