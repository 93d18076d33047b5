"""The desk at which pages of one language are written: what exists, short ways to say things, and sections that many pages share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from denialhelp.casefile.slugs import PlanType, Reason
from denialhelp.reference.coverage_schema import Coverage, Leaf, leaves
from denialhelp.reference.help_library import PayerFact
from denialhelp.reference.services_table import ServiceEntry, ServiceKind

from . import addresses
from .ladder import Rung, Step, rung
from .library import Datum, Library, PayerPage
from .model import (
    Block,
    Bullets,
    Crumb,
    DateForm,
    DateRow,
    Note,
    Page,
    PageKind,
    Part,
    Prose,
    Scope,
    Section,
    Statement,
)
from .prices import usd
from .voice import Voice, sentence

STARTS = {
    "notice_received": "after you get the denial",
    "notice_dated": "from the date on the denial",
    "notice_sent": "from the day the notice was sent",
    "msn_dated": "from the date on the denial",
    "final_notice_received": "after you get the final denial",
    "final_notice_dated": "from the date on the final denial",
    "reconsideration_notice_dated": "from the date on the decision on your appeal",
    "redetermination_notice_dated": "from the date on the decision on your appeal",
    "resolution_notice_dated": "from the date on the decision on your appeal",
    "ire_decision_dated": "from the date on the reviewer's decision",
    "appeal_received": "after the appeal arrives",
    "appeal2_received": "after the appeal arrives",
    "external_request_received": "after the request arrives",
    "pa_request_received": "after the request arrives",
    "claim_received": "after the claim arrives",
    "extension_request_received": "after the request arrives",
    "extension_notice_received": "after you get the plan's notice",
}


@dataclass
class Desk:
    """One language's desk. `exists` says whether a page of this library exists in this language (set after planning)."""

    library: Library
    lang: str
    exists: Callable[[str], bool] = lambda _path: True
    shared: dict[str, Section] = field(default_factory=dict)
    rungs: dict[tuple[object, ...], Rung] = field(default_factory=dict)

    @cached_property
    def voice(self) -> Voice:
        """The desk's voice."""
        return Voice(self.lang, self.library)

    def keep(self, key: str, make: Callable[[], Section]) -> Section:
        """A section that several pages share, made once."""
        held = self.shared.get(key)
        if held is None:
            held = make()
            self.shared[key] = held
        return held

    def section(self, anchor: str, title: str, blocks: tuple[Block, ...], scope: Scope = Scope.COMMON, key: str = "") -> Section:
        """A section whose title is a program sentence."""
        return Section(anchor, self.voice.tr(title), blocks, scope, key)

    def rung(self, plan: PlanType, reason: Reason | None, *, drug: bool = False, state: str | None = None) -> Rung:
        """The ladder of a kind of plan, made once."""
        key = (plan, reason, drug, state)
        if key not in self.rungs:
            self.rungs[key] = rung(plan, reason, self.library.rules, self.library.as_of, drug=drug, state=state)
        return self.rungs[key]

    # Names

    def treatment(self, service: ServiceEntry) -> str:
        """A treatment's name within a sentence: the short one where there is one."""
        return service.short or service.name.of(self.lang)

    def treatment_long(self, service: ServiceEntry) -> str:
        """A treatment's whole name."""
        return service.name.of(self.lang)

    def plan_name(self, plan: PlanType) -> str:
        """A kind of plan."""
        return self.library.texts.plans[plan].name.of(self.lang)

    def reason_name(self, reason: Reason) -> str:
        """A reason."""
        return self.library.texts.reasons[reason].name.of(self.lang)

    def linked(self, words: str, path: str) -> Part:
        """Words that lead to a page of this language where it exists, else only words."""
        return self.voice.link(words, path) if self.exists(path) else Part(words)

    def line(self, *parts: Part | str, data: tuple[str, ...] = (), cites: tuple[str, ...] = ()) -> Statement:
        """A statement made of parts."""
        return Statement(tuple(Part(p) if isinstance(p, str) else p for p in parts), data, cites)

    def links(self, pairs: list[tuple[str, str]]) -> Bullets:
        """A list of links to pages that exist."""
        return Bullets(tuple(self.line(self.voice.link(sentence(words), path)) for words, path in pairs if self.exists(path)))

    def crumbs(self, *steps: tuple[str, str]) -> tuple[Crumb, ...]:
        """The way from the library's first page."""
        return (Crumb(self.voice.tr("Help"), self.voice.path(addresses.HOME)), *(Crumb(n, self.voice.path(p)) for n, p in steps))

    # Law

    def cited_rule(self, rule: str, plan: PlanType | None = None) -> str:
        """The fact of a rule as it is cited for a kind of plan."""
        return f"{rule}@{plan.value}" if plan is not None and self.library.rules.citations(rule, self.library.as_of, plan) else rule

    def named(self, plan: PlanType, word: str) -> str:
        """A word of the plan's own law: its appeal, or the step after it (`next`)."""
        words = self.library.rules.words(plan)
        return sentence(words.get(f"{word}_es" if self.lang == "es" else word, ""))

    def window(self, step: Step | None, plan: PlanType, word: str = "appeal") -> Statement:
        """A step's name in its own law and its time: how long, from when, by which rule. Without a step the plan has none, or no time of it
        is held."""
        name = self.named(plan, word)
        if step is None:
            private = plan in self.library.rules.groups["claims-rule"]
            return self.voice.say("no outside review here") if private or not name else self.line(name)
        if step.rule is None or step.starts is None:
            return self.line(name)
        held = self.cited_rule(step.rule, plan)
        part = self.voice.window(step.rule)
        return self.line(f"{name}: ", Part(part.text, held), " " + self.voice.tr(STARTS[step.starts]), data=(held,), cites=(held,))

    def fast(self, held: Rung) -> Statement:
        """The fast clock in words."""
        if held.fast is None:
            return self.line("–")
        cited = self.cited_rule(held.fast, held.plan)
        return self.line(Part(self.voice.window(held.fast).text, cited), data=(cited,), cites=(cited,))

    def governs(self, rule: str, plans: tuple[PlanType, ...]) -> bool:
        """Whether a rule governs one of these kinds of plan."""
        return any(self.library.rules.governs(rule.partition("@")[0], plan) for plan in plans)

    def plain_rule(self, rule: str, plan: PlanType | None = None) -> Statement | None:
        """A duty in plain words with its citation; None where it has no plain words."""
        held = self.library.texts.rights.get(rule)
        if held is None or held.plain is None:
            return None
        cited = self.cited_rule(rule, plan)
        return Statement((Part(held.plain.of(self.lang), cited),), (cited,), (cited,))

    def date_form(self, plans: tuple[PlanType, ...], reason: Reason | None, *, drug: bool = False, ladder: bool = True) -> DateForm:
        """The first appeal's time for each kind of plan, to be counted from the reader's own day; with `ladder` what comes after it too.

        Kinds of plan with the same ladder by the same rules stand in one row.
        """
        tr = self.voice.tr
        alike: dict[tuple[object, ...], list[PlanType]] = {}
        for plan in plans:
            held = self.rung(plan, reason, drug=drug)
            alike.setdefault((held.first, held.outside if ladder else None, held.fast), []).append(plan)
        rows = tuple(row for held in alike.values() if (row := self._date_row(tuple(held), reason, drug=drug, ladder=ladder)) is not None)
        return DateForm(rows, tr("Your times, by the kind of plan"), (tr("Then"), tr("Fast appeal decided in")) if ladder else ())

    def _date_row(self, plans: tuple[PlanType, ...], reason: Reason | None, *, drug: bool, ladder: bool) -> DateRow | None:
        plan = plans[0]
        held = self.rung(plan, reason, drug=drug)
        names: list[Part | str] = []
        for one in plans:
            names += ["; "] if names else []
            names.append(self.linked(sentence(self.plan_name(one)), addresses.plan(one)))
        step, name = held.first, self.line(*names)
        more = (self.window(held.outside, plan, "next"), self.fast(held)) if ladder else ()
        value = self.library.rules.value_on(step.rule, self.library.as_of) if step and step.rule else None
        if step is None or step.rule is None or step.starts is None or value is None or value.unit is None:
            return DateRow(name, self.window(step, plan), "", "", 0, "", "", 0, more) if ladder else None
        rule = self.library.rules.rule(step.rule)
        mail = rule.presumed or 0 if step.starts.endswith("dated") else 0
        return DateRow(
            name, self.window(step, plan), step.rule, step.starts, value.count or 0, value.unit.value, value.month_end, mail, more
        )

    # Treatments

    def proofs(self, service: ServiceEntry, kinds: tuple[str, ...]) -> tuple[Statement, ...]:
        """Where a treatment's proof usually stands, for the kinds that a reason asks for."""
        slugs = dict.fromkeys(p for kind in kinds for p in getattr(service, kind))
        return tuple(self.line(sentence(self.library.services.proofs[p].of(self.lang))) for p in slugs)

    def services_of(self, kind: ServiceKind) -> tuple[ServiceEntry, ...]:
        """The treatments of a kind, by name."""
        return tuple(sorted(self.library.services.of_kind(kind), key=lambda s: s.name.of(self.lang).lower()))

    # Payers and policies

    def payer_fact(self, payer: PayerPage, fact: PayerFact) -> Statement:
        """A payer's fact with its source."""
        held = f"payer.{payer.slug}.{fact.key}"
        parts = [Part(fact.words.of(self.lang), held)]
        if fact.href:
            parts += [Part(" "), Part(fact.href.removeprefix("https://").rstrip("/"), "", fact.href)]
        return Statement(tuple(parts), (held,), (held,))

    def own_words(self, text: str) -> str:
        """The library's words on a policy in this language; raises KeyError where Spanish lacks them."""
        return text if self.lang == "en" else self.library.texts.translated[text]

    def finding(self, text: str, datum: str) -> Part:
        """Our sentence on a paper; where Spanish lacks it, the English one marked as such."""
        held = text if self.lang == "en" else self.library.texts.translated.get(text)
        return Part(text, datum, lang="en") if held is None else Part(held, datum)

    def has_words(self, entry: Coverage) -> bool:
        """Whether all that is said of a policy can be said in this language."""
        return self.lang == "en" or all(text in self.library.texts.translated for text in texts_of(entry))

    def free_help(self) -> Note:
        """Free help comes first where a letter is not the tool."""
        say = self.voice.say
        return Note(
            (
                say("Free help comes first here. Nobody should pay for an appeal letter where it cannot win."),
                say(
                    "Ask the state's consumer assistance program or insurance department. With Medicare, ask the "
                    "state's SHIP counselors. With Medicaid or a low income, ask legal aid."
                ),
            ),
            "good",
        )

    def start(self) -> Section:
        """How to start the appeal, what is free and what a letter costs: from the price book."""

        def make() -> Section:
            say, prices = self.voice.say, self.library.prices
            full, first = Part(usd(prices.list_usd), "prices"), Part(usd(prices.first_usd), "prices")
            if not prices.sells:
                price = say(
                    "The program reads your notice, counts your days and drafts the letter from your own records. It and this page are "
                    "free."
                )
            elif not prices.code:
                price = say(
                    "The program reads your notice, counts your days and drafts the letter from your own records. It and this page are "
                    "free; on the hosted service a finished letter costs {full}.",
                    "prices",
                    full=full,
                )
            else:
                price = say(
                    "The program reads your notice, counts your days and drafts the letter from your own records. It and this page are "
                    "free; on the hosted service a finished letter costs {full}, and the first one {first} with the code {code}.",
                    "prices",
                    full=full,
                    first=first,
                    code=Part(prices.code, "prices"),
                )
            way = f"/?code={prices.code}" if prices.code else "/"
            blocks: tuple[Block, ...] = (Prose((price,)), Bullets((self.line(Part(self.voice.tr("Start the appeal"), "", way)),)))
            return self.section("start", "Start the appeal", blocks, Scope.COMMON, f"start/{self.lang}")

        return self.keep("start", make)

    def page(
        self,
        path: str,
        kind: PageKind,
        title: str,
        description: str,
        sections: Sequence[Section | None],
        crumbs: tuple[tuple[str, str], ...] = (),
        *,
        schema: str = "WebPage",
        about: tuple[tuple[str, str], ...] = (),
        words: tuple[str, ...] = (),
    ) -> Page:
        """A page at an address (given without language); sections that are None are left out."""
        held = tuple(s for s in sections if s is not None)
        return Page(self.voice.path(path), kind, self.lang, title, description, held, self.crumbs(*crumbs), path, schema, about, words)


def texts_of(entry: Coverage) -> tuple[str, ...]:
    """All words of ours in a policy's entry."""
    out: list[str] = [*entry.not_covered, *entry.limits, *getattr(entry, "reported", ())]
    out += [held for held in (entry.part, entry.note) if held]
    for tree in (entry.criteria, entry.renewal):
        if tree is not None:
            out += [leaf.text for leaf in leaves(tree)]
            out += [held for held in _headings(tree) if held]
    if entry.licensed is not None and entry.licensed.ask:
        out.append(entry.licensed.ask)
    return tuple(out)


def _headings(tree: object) -> list[str]:
    if isinstance(tree, Leaf):
        return []
    out = [getattr(tree, "text", "")]
    for child in getattr(tree, "children", ()):
        out += _headings(child)
    return out


def policy_datum(entry: Coverage) -> Datum:
    """A policy's entry as a fact."""
    says = [entry.number, entry.title, str(entry.effective or ""), str(entry.reviewed or ""), *texts_of(entry)]
    says += [*entry.icd10, *entry.hcpcs, *entry.cpt, entry.note, entry.contractor]
    for day in (entry.effective, entry.reviewed, entry.checked):
        says.append(day.isoformat() if day else "")
    name = f"{entry.number}, {entry.title}" if entry.number else entry.title
    return Datum(f"policy.{entry.id}", name, entry.source, entry.read.value, entry.checked, " ".join(says))


def facts_of(library: Library) -> list[Datum]:
    """Every fact that is no rule."""
    prices = library.prices
    told = f"{usd(prices.list_usd)} {usd(prices.first_usd)} {prices.code}"
    out = [Datum("prices", "price book", "", "", library.as_of, told)] if prices.sells else []
    for payer in library.payers.values():
        for fact in payer.facts:
            first = fact.sources[0]
            says = f"{fact.words.en} {fact.words.es} {fact.href} " + " ".join(s.cite for s in fact.sources)
            out.append(Datum(f"payer.{payer.slug}.{fact.key}", first.cite, first.source, first.read, fact.checked, says))
    seen: dict[str, Datum] = {}
    for entries in library.coverage.values():
        for entry in entries:
            seen.setdefault(f"policy.{entry.id}", policy_datum(entry))
    for papers in library.papers.values():
        for paper in papers:
            seen.setdefault(paper.id, Datum(paper.id, paper.cite, paper.href, paper.how, paper.checked, f"{paper.finding} {paper.cite}"))
    for counted in library.odds.values():
        for one in counted:
            says = " ".join(str(v) for v in (one.won, one.n, *one.years, one.rate, one.low, one.high, 100))
            seen.setdefault(one.datum, Datum(one.datum, one.title, one.source, "agency", None, says))
    for kind, table in (("carc", library.carc), ("rarc", library.rarc)):
        for code, held in table.items():
            out.append(
                Datum(
                    f"code.{kind}.{code}",
                    f"{kind.upper()} {code}",
                    "",
                    "secondary",
                    None,
                    f"{code} {held.about}",
                    addresses.code(kind, code),
                )
            )
    return out + list(seen.values())
