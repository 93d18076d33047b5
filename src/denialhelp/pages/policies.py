"""What a payer's policy says of a treatment: number, title, dates, position, and its criteria beside the paper that shows each."""

from __future__ import annotations

from denialhelp.casefile.policy import GroupKind
from denialhelp.casefile.slugs import Reason
from denialhelp.reference.coverage_schema import Branch, Coverage, Leaf, LeafKind, Position, Proof, Tree

from .desk import Desk
from .library import PayerPage
from .model import Block, Bullets, Part, Prose, Scope, Section, Statement, Table
from .voice import sentence

MOST_ROWS = 40
PROOFS = {
    Proof.CHART: "the chart",
    Proof.OFFICE_NOTE: "the visit note",
    Proof.SPECIALIST_NOTE: "the specialist's note",
    Proof.PHARMACY_RECORD: "the pharmacy record",
    Proof.TREATMENT_RECORD: "the treatment record",
    Proof.IMAGING_REPORT: "the imaging report",
    Proof.LAB_REPORT: "the lab report",
    Proof.TEST_REPORT: "the test report",
    Proof.SLEEP_STUDY: "the sleep study",
    Proof.THERAPY_NOTES: "the therapy notes",
    Proof.THERAPY_EVALUATION: "the therapist's evaluation",
    Proof.PLAN_OF_CARE: "the plan of care",
    Proof.ORDER: "the signed order",
    Proof.PSYCHOLOGICAL_EVALUATION: "the psychological evaluation",
    Proof.RATING_SCALE: "the rating scale",
    Proof.DEVICE_DOWNLOAD: "the device's own report",
    Proof.HOSPITAL_RECORD: "the hospital record",
    Proof.OPERATIVE_NOTE: "the operative note",
    Proof.PHOTOGRAPHS: "photographs",
    Proof.WEIGHT_RECORD: "the weight record",
    Proof.FACE_TO_FACE_NOTE: "the note of the visit in person",
    Proof.SYMPTOM_LOG: "the symptom diary",
    Proof.PLAN_DOCUMENT: "the plan document",
    Proof.PROVIDER_LETTER: "the provider's letter",
}
K = LeafKind
# Which criteria bear on a reason. Medical necessity turns on all of them; a reason that does not stand here turns on none.
BEARS: dict[Reason, frozenset[LeafKind]] = {
    Reason.MEDICAL_NECESSITY: frozenset(LeafKind),
    Reason.STEP_THERAPY: frozenset({K.TRIAL, K.RESPONSE}),
    Reason.NON_FORMULARY: frozenset({K.TRIAL}),
    Reason.DUPLICATE_THERAPY: frozenset({K.TRIAL}),
    Reason.QUANTITY_LIMIT: frozenset({K.DOSE, K.RESPONSE}),
    Reason.OFF_LABEL: frozenset({K.DIAGNOSIS, K.AGE, K.TEST}),
    Reason.COSMETIC: frozenset({K.FUNCTION, K.MEASUREMENT, K.TEST, K.DOCUMENT}),
    Reason.LEVEL_OF_CARE: frozenset({K.SETTING, K.FUNCTION, K.PLAN}),
    Reason.SITE_OF_CARE: frozenset({K.SETTING, K.ABSENCE, K.RESPONSE}),
    Reason.LENGTH_OF_STAY: frozenset({K.SETTING, K.PLAN, K.RESPONSE}),
    Reason.CUSTODIAL: frozenset({K.SETTING, K.PLAN, K.FUNCTION}),
    Reason.NO_PRIOR_AUTHORIZATION: frozenset({K.DOCUMENT, K.SPECIALIST, K.PLAN}),
    Reason.MISSING_INFORMATION: frozenset({K.DOCUMENT, K.TEST, K.MEASUREMENT}),
    Reason.EXPERIMENTAL: frozenset(),
}
POSITIONS = {
    Position.COVERED: "{payer} covers {treatment} when the points of its policy are met.",
    Position.INVESTIGATIONAL: "{payer}'s policy calls {treatment} unproven and does not cover it.",
    Position.EXCLUDED: "{payer}'s policy says that {treatment} is not covered.",
    Position.CASE_BY_CASE: "{payer}'s policy sets no fixed list for {treatment}: each case is looked at by itself.",
    Position.NOT_READ: "{payer} has a policy on {treatment}. We have not read its text, so we do not say what it asks.",
}


ALSO = "{payer} has another policy on {treatment}, whose text we have not read."


def decider(payer: PayerPage, entry: Coverage) -> str:
    """Who decides by an entry: the payer, or Medicare's contractor (by its short name) for its own area."""
    return f"{payer.name} ({entry.contractor.upper()})" if entry.contractor else payer.name


def head(desk: Desk, payer: PayerPage, treatment: str, entry: Coverage, *, also: bool = False) -> tuple[Statement, ...]:
    """The policy's name, dates and position; `also`: another one of the payer stands before it."""
    say, datum = desk.voice.say, f"policy.{entry.id}"
    name = Part(f"{entry.number}, “{entry.title}”" if entry.number else f"“{entry.title}”", datum)
    position = ALSO if also and entry.position is Position.NOT_READ else POSITIONS[entry.position]
    out = [say(position, datum, payer=decider(payer, entry), treatment=treatment)]
    if entry.effective is not None:
        dated = say("The policy is {name}, in effect from {day}.", datum, name=name, day=desk.voice.day(entry.effective, datum))
    elif entry.reviewed is not None:
        dated = say("The policy is {name}, reviewed on {day}.", datum, name=name, day=desk.voice.day(entry.reviewed, datum))
    else:
        dated = say("The policy is {name}. The copy that we read prints no date.", datum, name=name)
    out.append(Statement(dated.parts, dated.data, (datum,)))
    if entry.part:
        out.append(say("This part is about: {part}.", datum, part=desk.own_words(entry.part)))
    if entry.note:
        out.append(desk.line(Part(desk.own_words(entry.note), datum), data=(datum,)))
    if entry.old(desk.library.as_of) and entry.position is not Position.NOT_READ:
        out.append(
            say("That version may have been replaced. Ask {payer} for the one in force on the day of your request.", payer=payer.name)
        )
    return tuple(out)


def _lead(desk: Desk, branch: Branch) -> str:
    tr = desk.voice.tr
    title = f"{desk.own_words(branch.text)}: " if branch.text else ""
    match branch.kind:
        case GroupKind.ALL:
            return title + tr("all of these")
        case GroupKind.ANY:
            return title + tr("one of these")
        case GroupKind.AT_LEAST:
            return title + tr("at least {n} of these").format(n=branch.n)


def bearing(tree: Tree, kinds: frozenset[LeafKind]) -> Tree | None:
    """The part of a tree whose criteria are of these kinds; None where there is none."""
    if isinstance(tree, Leaf):
        return tree if tree.kind in kinds else None
    children = tuple(held for child in tree.children if (held := bearing(child, kinds)) is not None)
    if not children:
        return None
    if len(children) == len(tree.children):
        return Branch(tree.kind, children, tree.n, tree.text)
    # A group of which only a part bears is told as "among these", so that no count is changed.
    return Branch(GroupKind.ALL, children, None, tree.text) if tree.kind is GroupKind.ALL else tree


def _rows(desk: Desk, tree: Tree, datum: str, depth: int) -> list[tuple[Statement, ...]]:
    indent = "– " * depth
    if isinstance(tree, Leaf):
        text = desk.own_words(tree.text)
        return [(desk.line(indent, Part(text, datum), data=(datum,)), desk.line(desk.voice.tr(PROOFS[tree.proof])), desk.line(""))]
    lead = _lead(desk, tree)
    out: list[tuple[Statement, ...]] = [(desk.line(indent, Part(sentence(lead), datum), data=(datum,)), desk.line(""), desk.line(""))]
    for child in tree.children:
        out += _rows(desk, child, datum, depth + 1)
    return out


def criteria(desk: Desk, entry: Coverage, tree: Tree, caption: str) -> Table:
    """The criteria in our words, each with the paper that usually shows it and a place for the page in the reader's record."""
    tr = desk.voice.tr
    rows = _rows(desk, tree, f"policy.{entry.id}", 0)
    return Table(
        caption, (tr("What the policy asks, in our words"), tr("Paper that usually shows it"), tr("Page in your record")), tuple(rows)
    )


def _lists(desk: Desk, entry: Coverage, treatment: str) -> list[Block]:
    datum, say = f"policy.{entry.id}", desk.voice.say
    out: list[Block] = []
    if entry.not_covered:
        out.append(Prose((say("The policy does not cover this:", datum),)))
        out.append(Bullets(tuple(desk.line(Part(desk.own_words(t), datum), data=(datum,)) for t in entry.not_covered)))
    if entry.limits:
        out.append(Prose((say("The policy sets these limits on {treatment}:", datum, treatment=treatment),)))
        out.append(Bullets(tuple(desk.line(Part(desk.own_words(t), datum), data=(datum,)) for t in entry.limits)))
    if getattr(entry, "reported", ()):
        out.append(Prose((say("Another site reports, and we have not read in the policy itself:", datum),)))
        out.append(Bullets(tuple(desk.line(Part(desk.own_words(t), datum), data=(datum,)) for t in entry.reported)))
    if entry.licensed is not None:
        ask = f" {desk.own_words(entry.licensed.ask)}." if entry.licensed.ask else ""
        out.append(
            Prose(
                (
                    desk.voice.say(
                        "The decision may rest on a licensed set of criteria: {name}.{ask}",
                        datum,
                        name=Part(entry.licensed.name, datum),
                        ask=Part(ask, datum),
                    ),
                )
            )
        )
    return out


def blocks(desk: Desk, payer: PayerPage, treatment: str, entry: Coverage, reason: Reason | None, *, also: bool) -> list[Block]:
    """What is said of one entry under a reason; with no reason all of it, the renewal and the codes too."""
    datum, tr = f"policy.{entry.id}", desk.voice.tr
    out: list[Block] = [Prose(head(desk, payer, treatment, entry, also=also))]
    kinds = frozenset(LeafKind) if reason is None else BEARS.get(reason, frozenset())
    tree = bearing(entry.criteria, kinds) if entry.criteria is not None else None
    if tree is not None:
        whole = reason in (None, Reason.MEDICAL_NECESSITY)
        out.append(
            criteria(
                desk, entry, tree, tr("The criteria beside your papers") if whole else tr("Those of its criteria that bear on this reason")
            )
        )
    if reason is None and entry.renewal is not None:
        out.append(criteria(desk, entry, entry.renewal, tr("To go on with the treatment")))
    if reason in (None, Reason.MEDICAL_NECESSITY, Reason.EXPERIMENTAL, Reason.COSMETIC, Reason.QUANTITY_LIMIT, Reason.PLAN_EXCLUSION):
        out += _lists(desk, entry, treatment)
    codes = [*entry.hcpcs, *entry.cpt][:12] if reason is None else []
    if codes:
        out.append(Prose((desk.voice.say("Codes that the policy names: {codes}.", datum, codes=Part(", ".join(codes), datum)),)))
    return out


def chosen(entries: tuple[Coverage, ...]) -> tuple[Coverage, ...]:
    """The entries that a page on one reason shows: the strongest first, as many as fit."""
    out: list[Coverage] = []
    rows = 0
    for entry in entries:
        size = 3 if entry.criteria is None else sum(1 for _ in _leaves(entry.criteria))
        if out and rows + size > MOST_ROWS:
            continue
        out.append(entry)
        rows += size
        if len(out) == 3:
            break
    return tuple(out)


def _leaves(tree: Tree) -> list[Leaf]:
    if isinstance(tree, Leaf):
        return [tree]
    return [leaf for child in tree.children for leaf in _leaves(child)]


def section(desk: Desk, payer: PayerPage, service_slug: str, treatment: str, reason: Reason | None = None) -> Section | None:
    """The section on a payer's policy; None where no entry can be told in this language."""
    held = tuple(e for e in desk.library.coverage.get((payer.slug, service_slug), ()) if desk.has_words(e))
    if not held:
        return None
    shown = held if reason is None else chosen(held)
    key = f"policy/{payer.slug}/{service_slug}/{reason or 'all'}/{desk.lang}"

    def make() -> Section:
        out: list[Block] = []
        for i, entry in enumerate(shown):
            out += blocks(desk, payer, treatment, entry, reason, also=i > 0)
        same = sorted({desk.library.payers[p].name for e in shown for p in e.also if p in desk.library.payers})
        if same:
            out.append(Prose((desk.voice.say("The same policy is used by: {names}.", names=", ".join(same)),)))
        title = desk.voice.tr("What {payer}'s policy says").format(payer=payer.name)
        return Section("policy", title, tuple(out), Scope.POLICY, key)

    return desk.keep(key, make)


def settled(desk: Desk, payer: PayerPage, service_slug: str) -> bool:
    """Whether a policy was read whose version is not old: then nothing has to be asked for."""
    held = desk.library.coverage.get((payer.slug, service_slug), ())
    return any(e.criteria is not None and not e.old(desk.library.as_of) for e in held)
