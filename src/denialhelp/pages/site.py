"""Which pages exist, in which language, and how each is made: the plan of the site over one library."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from denialhelp.casefile.slugs import PlanType, Reason
from denialhelp.reference.coverage_schema import Coverage, leaves
from denialhelp.reference.services_table import ServiceKind

from . import addresses, cells, front, lookups, topics
from .desk import Desk
from .ladder import PUBLIC_REASONS, plans_of
from .library import Datum, Library, law_path
from .model import Page, page_statements
from .sameness import Gate, Shares
from .voice import LANGS

Key = tuple[str, ...]
# A page is left out where a smaller share of its sentences stands only on pages of its own payer or treatment.
OWN_SHARE = 0.4
_FIRST = (
    Reason.MEDICAL_NECESSITY,
    Reason.NO_PRIOR_AUTHORIZATION,
    Reason.EXPERIMENTAL,
    Reason.STEP_THERAPY,
    Reason.NON_FORMULARY,
    Reason.LEVEL_OF_CARE,
    Reason.QUANTITY_LIMIT,
    Reason.PLAN_EXCLUSION,
    Reason.OUT_OF_NETWORK,
)
IMPORTANCE = (*_FIRST, *(r for r in Reason if r not in _FIRST))


@dataclass
class Site:
    """The pages of a library. `paths` are the addresses (without language) that exist in each language."""

    library: Library
    paths: dict[str, set[str]] = field(default_factory=lambda: {lang: set() for lang in LANGS})
    refused: dict[str, int] = field(default_factory=dict)
    made: dict[str, int] = field(default_factory=dict)

    @cached_property
    def desks(self) -> dict[str, Desk]:
        """A desk for each language."""
        return {lang: Desk(self.library, lang) for lang in LANGS}

    @cached_property
    def keys(self) -> dict[str, list[Key]]:
        """The keys of all pages by language, planned once; a page is planned only where it has facts of its own."""
        singles = self._single_keys()
        cells_ = self._cell_keys()
        out: dict[str, list[Key]] = {}
        for lang in LANGS:
            held = [k for k in singles if self._in(lang, k)] + [k for k in cells_ if self._in(lang, k)]
            out[lang] = held
            self.paths[lang] = {path_of(k) for k in held}
            self.desks[lang].exists = self.paths[lang].__contains__
            self.desks[lang].shared.clear()
        self._count()
        return out

    def _count(self) -> None:
        facts = []
        for slug in self.library.payers:
            pairs = sum(1 for p, s in self.library.coverage if p == slug)
            says = f"{pairs} {self.made.get(slug, 0)} {self.refused.get(slug, 0)}"
            facts.append(Datum(f"map.{slug}", "this library's own count", "", "", self.library.as_of, says))
        facts.append(
            Datum("map.gaps", "this library's own count", "", "", self.library.as_of, str(len(self.library.rules.coverage().gaps)))
        )
        self.library.data.update({f.id: f for f in facts})

    def _single_keys(self) -> list[Key]:
        lib = self.library
        out: list[Key] = [("home",), ("search",), ("glossary",), ("dates",), ("map",), ("odds",)]
        out += [("list", name) for name in addresses.LISTS]
        out += [("treatment", s) for s in lib.services.services]
        out += [("argument", s.slug, r.value) for s in lib.services.services.values() for r in s.reasons]
        out += [("payer", p) for p in lib.payers]
        out += [("reason", r.value) for r in Reason] + [("plan", p.value) for p in PlanType] + [("state", s) for s in lib.rules.states]
        out += [("situation", s.slug) for s in lib.texts.situations] + [("letter", one.kind.value) for one in lib.texts.letters]
        out += [("code", kind, c) for kind, table in (("carc", lib.carc), ("rarc", lib.rarc)) for c in table]
        out += [("group", g) for g in lib.groups]
        out += [("law", r.id) for r in lib.rules.rules.values() if lookups.has_law_page(self.desks["en"], r)]
        return out

    def _cell_keys(self) -> list[Key]:
        """A pair for every policy; a cell for every reason under which the page has enough of its own.

        The reasons that most people are given come first, then the payers and policies of which most is known: a thinner page gives way.
        """
        gate, shares, desk, lib = Gate(), Shares(), self.desks["en"], self.library
        known = {s: len(lib.policies_on(s)) + len(lib.papers.get(s, ())) for s in lib.services.services}
        order = sorted(lib.coverage, key=lambda key: (-len(lib.payers[key[0]].facts), -_weight(lib.coverage[key]) - known[key[1]], key))
        passed: list[Key] = []
        for reason in IMPORTANCE:
            for payer, service in order:
                entry = lib.services.services[service]
                if reason not in entry.reasons or not self._speaks_of(payer, reason):
                    continue
                page = cells.cell(desk, lib.payers[payer], entry, reason)
                groups = (("pr", payer, reason), ("pt", payer, service), ("tr", service, reason))
                if gate.admit(page, groups):
                    shares.add(payer, service, page)
                    passed.append(("cell", payer, service, reason.value))
                else:
                    self.refused[payer] = self.refused.get(payer, 0) + 1
        out: list[Key] = [("pair", *key) for key in order]
        for key, share in zip(passed, shares.shares(), strict=True):
            if share >= OWN_SHARE:
                out.append(key)
                self.made[key[1]] = self.made.get(key[1], 0) + 1
            else:
                self.refused[key[1]] = self.refused.get(key[1], 0) + 1
        return out

    def _in(self, lang: str, key: Key) -> bool:
        """Whether a page can be told in a language."""
        if lang == "en":
            return True
        desk = self.desks[lang]
        match key[0]:
            case "pair" | "cell":
                return all(desk.has_words(e) for e in self.library.coverage[(key[1], key[2])])
            case "code":
                table = self.library.carc if key[1] == "carc" else self.library.rarc
                return lookups.code_about(desk, key[1], key[2], table[key[2]]) is not None
            case "law":
                return lookups.rule_title(desk, self.library.rules.rule(key[1])) is not None
            case "group":
                return key[1] in lookups.GROUPS_ES
            case _:
                return True

    def _speaks_of(self, payer: str, reason: Reason) -> bool:
        """Whether a reason's texts fit a payer: those that speak of private plans are not for Medicare or Medicaid alone."""
        lines = self.library.payers[payer].lines
        private = self.library.rules.groups["claims-rule"]
        return reason in PUBLIC_REASONS or not lines or any(p in private for p in plans_of(lines, drug=True))

    def alternate(self, page: Page) -> str:
        """The address of a page in the other language, or empty."""
        other = "es" if page.lang == "en" else "en"
        if page.other not in self.paths[other]:
            return ""
        return self.desks[other].voice.path(page.other)

    def page(self, lang: str, key: Key) -> Page:
        """The page of a key in a language."""
        _ = self.keys
        desk, lib = self.desks[lang], self.library
        match key:
            case ("cell", payer, service, reason):
                return cells.cell(desk, lib.payers[payer], lib.services.services[service], Reason(reason))
            case ("pair", payer, service):
                return cells.pair(desk, lib.payers[payer], lib.services.services[service])
            case ("argument", service, reason):
                return cells.treatment_reason(desk, lib.services.services[service], Reason(reason))
            case ("code", kind, code):
                return lookups.code(desk, kind, (lib.carc if kind == "carc" else lib.rarc)[code])
            case (name, held):
                return self._topic(desk, name, held)
            case _:
                return self._single(desk, key[0])

    def _topic(self, desk: Desk, name: str, held: str) -> Page:
        lib = self.library
        match name:
            case "treatment":
                return topics.treatment(desk, lib.services.services[held])
            case "payer":
                return topics.payer(desk, lib.payers[held])
            case "reason":
                return topics.reason(desk, lib.texts.reasons[Reason(held)])
            case "plan":
                return topics.plan(desk, PlanType(held))
            case "state":
                return lookups.state(desk, lib.rules.states[held])
            case "situation":
                return topics.situation(desk, next(s for s in lib.texts.situations if s.slug == held))
            case "letter":
                return topics.letter(desk, next(one for one in lib.texts.letters if one.kind.value == held))
            case "group":
                return lookups.group(desk, held, lib.groups[held])
            case "law":
                return lookups.law(desk, lib.rules.rule(held))
            case _:
                return front.listing(desk, held, self._groups(desk, held))

    def _single(self, desk: Desk, name: str) -> Page:
        match name:
            case "home":
                return front.home(desk)
            case "search":
                return front.search(desk)
            case "glossary":
                return front.glossary(desk)
            case "dates":
                return front.dates(desk)
            case "odds":
                return front.odds(desk)
            case _:
                return front.coverage_map(desk, self.made, self.refused)

    def _groups(self, desk: Desk, name: str) -> list[tuple[str, list[tuple[str, str]]]]:
        """What a list shows, in groups."""
        lib, lang = self.library, desk.lang
        match name:
            case "treatment":
                return [
                    (front.KINDS[k], [(desk.treatment_long(s), addresses.treatment(s.slug)) for s in desk.services_of(k)])
                    for k in ServiceKind
                ]
            case "payer":
                return [("", sorted((p.name, addresses.payer(p.slug)) for p in lib.payers.values()))]
            case "reason":
                return [("", [(desk.reason_name(r), addresses.reason(r)) for r in Reason])]
            case "plan":
                return [("", [(desk.plan_name(p), addresses.plan(p)) for p in PlanType])]
            case "state":
                return [("", sorted((s.name, addresses.state(s.code)) for s in lib.rules.states.values()))]
            case "situation":
                return [("", [(s.name.of(lang), addresses.situation(s.slug)) for s in lib.texts.situations])]
            case "letter":
                return [("", [(one.name.of(lang), addresses.letter(one.kind)) for one in lib.texts.letters])]
            case "code":
                return self._code_groups(desk)
            case _:
                rules = [r for r in lib.rules.rules.values() if law_path(r.id) in self.paths[lang]]
                return [("", [(lookups.rule_title(desk, r) or r.title, law_path(r.id)) for r in rules])]

    def _code_groups(self, desk: Desk) -> list[tuple[str, list[tuple[str, str]]]]:
        lib = self.library
        out: list[tuple[str, list[tuple[str, str]]]] = [("Group codes", [(g, addresses.code("group", g)) for g in lib.groups])]
        for kind, title, table in (("carc", "Reason codes (CARC)", lib.carc), ("rarc", "Remark codes (RARC)", lib.rarc)):
            out.append(
                (title, [(f"{c}: {lookups.code_about(desk, kind, c, held) or ''}", addresses.code(kind, c)) for c, held in table.items()])
            )
        return out


def _weight(entries: tuple[Coverage, ...]) -> int:
    """How much is known of a policy: those of which most is known come first, so that a thinner page gives way to a fuller one."""
    return sum(1 if e.criteria is None else 2 + sum(1 for _ in leaves(e.criteria)) for e in entries)


def path_of(key: Key) -> str:
    """The address of a key's page, without the language."""
    match key:
        case ("cell", payer, service, reason):
            return addresses.cell(payer, service, Reason(reason))
        case ("pair", payer, service):
            return addresses.pair(payer, service)
        case ("argument", service, reason):
            return addresses.argument(service, Reason(reason))
        case ("code", kind, code):
            return addresses.code(kind, code)
        case ("group", code):
            return addresses.code("group", code)
        case ("law", rule):
            return law_path(rule)
        case ("list", name):
            return addresses.LISTS[name]
        case ("home",):
            return addresses.HOME
        case (name,):
            return f"/help/{name}/"
        case (name, held):
            return f"/help/{name}/{held.lower()}/"
        case _:
            raise KeyError(key)


__all__ = ["Key", "Site", "page_statements", "path_of"]
