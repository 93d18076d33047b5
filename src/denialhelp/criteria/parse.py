"""A coverage policy to a tree of criteria, verbatim and with places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Code, Problem
from denialhelp.casefile.policy import Criterion, Group, GroupKind, Node, Policy, walk
from denialhelp.reference.lexicon import load_lexicon

from .build import Builder, bullet_label, joined_id
from .choose import Block, choose
from .draft import LIMIT, PREFIX, ROOT, Draft
from .gather import distinct, linked, top
from .header import codes_in, definitions_in, header_of
from .history import labelled_days, replaces, revisions_of
from .inline import inline_list
from .items import Item, Section
from .kept import every_item, left_out
from .lines import lines_of
from .logic import lead_logic, trailing
from .outline import outline
from .sections import SectionKind, continues, denies, is_rule, kind_of, opens_criteria, pays_when, restates

_MEDICAL = re.compile(r"(?i)\b(?:medically necessary|covered|appropriate|approved?|payable)\b[^.]*\b(?:when|if|for)\b|\bmust\b")
# An item that opens criteria for a service of its own; "must have tried ..." is a criterion.
_OWN_SERVICE = re.compile(
    r"(?i)\b(?:(?:shall|will|may)\s+cover|reasonable and necessary|medically necessary|covered|appropriate|approved?|"
    r"payable)\b[^.]*\b(?:when|if|for)\b"
)
_COVERS = re.compile(r"(?i)\b(?:(?:shall|will|may)\s+cover|reasonable and necessary|medically necessary|covered)\b[^.]*\b(?:when|if|for)\b")
_CONTRA_LIST = re.compile(
    r"(?i)^\W*(?:absolute\s+|relative\s+|general\s+)*(?:contra-?indications?|exclusions?|exclusion\s+criteria)\b[^.;]{0,80}:\s*$"
)


def _is_lead(item: Item) -> bool:
    if item.children:
        return opens_criteria(item.text) or lead_logic(item.text) is not None or item.text.endswith(":")
    return inline_list(item.text) is not None and not _PLANS_OWN.search(item.text)


# What the plan itself does or wants to know ("requires care coordination to determine 1) whether ..."), and what a word means.
_PLANS_OWN = re.compile(
    r"(?i)^(?:the\s+)?(?:company|plan|health\s+plan|payer|insurer)\s+(?:requires|reviews|determines|uses|considers\s+whether)\b|"
    r"\bto\s+determine\b[^.]{0,40}\bwhether\b"
)
_MEANS = re.compile(r"(?i)^\W*(?:[\w-]+\W+){1,5}(?:is|are)\s+defined\s+as\b|^\W*the\s+term\b[^.]{1,80}\bmeans\b")


# What follows such words are services and uses that the plan does not pay, not conditions of the patient.
_USES = re.compile(
    r"(?i)\b(?:investigational|experimental|unproven)\b|\bnot\s+(?:considered\s+)?medically\s+necessary\b[^.:]{0,40}\b(?:indications?|"
    r"uses?|"
    r"procedures?|services?|treatments?|devices?)\b|\b(?:procedures?|services?|treatments?|devices?|"
    r"tests?)\b[^.:]{0,60}\bnot\s+(?:considered\s+)?"
    r"(?:medically\s+necessary|covered)\b(?![^.:]*\b(?:when|if|with|has)\b)"
)


def _without_restating(draft: Draft, item: Item) -> Item | None:
    """The item without sentences that only repeat that the criteria must be met (they are shown as text); None where nothing is left."""
    if not item.children:
        if restates(item.text) and ";" not in item.text:
            draft.builder.leave(item, item.text)
            return None
        return item
    again = [c for c in item.children if not c.children and restates(c.text)]
    for child in again:
        draft.builder.leave(child, child.text)
    kept = [c for c in item.children if c not in again]
    return replace(item, children=kept) if kept else None


def _exclusion(draft: Draft, item: Item, *, section_denies: bool = False) -> None:
    """Negated criteria: a list's items are exclusions, the parts of a sentence are limits (they defeat only where shown to apply)."""
    builder, place = draft.builder, len(draft.exclusions)
    bare = _without_restating(draft, item)
    if bare is None:
        return
    item = bare
    if item.children and _USES.search(item.text):
        for child in item.children:
            node = builder.node(child, LIMIT, child.label or bullet_label(len(draft.limits)), negated=True)
            if node is not None:
                draft.limits.append(_unique(node, draft.limits, len(draft.limits)))
        return
    if item.children:
        for child in item.children:
            if _OWN_SERVICE.search(child.text) and not denies(child.text) and not child.children:
                builder.leave(child, child.text)  # says what is covered
                continue
            node = builder.node(child, PREFIX, child.label or bullet_label(place), negated=True)
            place += 1
            if node is not None:
                draft.exclusions.append(_unique(node, draft.exclusions, place))
        return
    text, place = item.text.strip(), len(draft.limits)
    if found := inline_list(text):
        parts = [text[p.start : p.end] for p in found.pieces]
    else:
        body = re.sub(r"^[^:;]{3,160}:\s*(?=[^;]+;)", "", text)
        parts = [
            p for sentence in (re.split(r"(?<=[a-z)])\.\s+(?=[A-Z])", body) if ";" not in body else [body]) for p in sentence.split(";")
        ]
        parts = parts if ";" in body else [p for p in parts if denies(p) or section_denies] or parts
    for part in (p.strip().rstrip(".") for p in parts):
        words = re.sub(r"^(?:and|or)\s+", "", part)
        if re.search(r"\w{3}", words):
            place += 1
            draft.limits.append(Criterion(joined_id(LIMIT, str(place)), words, builder.pins(item, words), negated=True))


def _unique(node: Node, others: list[Node], place: int) -> Node:
    return node if all(node.id != other.id for other in others) else replace(node, id=f"{node.id}-{place}")


def _listed(section: Section) -> bool:
    """True where the section's own list is one list of criteria, not a list of services each with its own criteria."""
    marked = [item for item in section.items if item.label or item.style]
    return bool(marked) and not any((_is_lead(i) and _own_service(i.text)) or _part_kind(i) in _APART for i in marked)


def _own_service(text: str) -> bool:
    """True for words that open criteria for a service of its own."""
    return bool(_OWN_SERVICE.search(text)) or pays_when(text)


def _title_of(section: Section) -> str:
    return f"{section.above} {section.title}".strip()


def _block(draft: Draft, item: Item, section: Section, at: int, label: str) -> None:
    builder = draft.builder
    if _A_NOTE.match(item.text) or _MEANS.match(item.text):
        for part in (item, *item.children):
            builder.leave(part, part.text)
        return
    phases = item.children if item.children and all(_PHASE.match(c.text) and c.children for c in item.children) else []
    inner = [one for phase in phases for one in phase.children]
    if len(inner) > 1 and all(_is_lead(one) and one.children for one in inner):
        _phases(draft, item, section, at)
        return
    if len(inner) == 1:
        section = replace(section, title=f"{section.title} {inner[0].text}")
    apart = not _COVERS.search(item.text) and bool(item.children) and all(_COVERS.search(c.text) and c.children for c in item.children)
    apart = apart or (len(item.children) > 1 and all(_FOR_ONE.match(c.text) and c.children for c in item.children))
    if (_SERVICES.search(item.text) or apart) and not denies(item.text) and any(_is_lead(c) and c.children for c in item.children):
        for place, child in enumerate(item.children, 1):
            _service(draft, child, section, -1000 * at - place)
        return
    if (
        _CONTRA_LIST.match(item.text)
        or (denies(item.text) and not re.search(r"(?i)(?<!not )(?<!not considered )\bmedically necessary\b[^.]*\bwhen\b", item.text))
        or section.kind is SectionKind.EXCLUSIONS
    ):
        _exclusion(draft, item)
        return
    if item.children:
        group: Node | None = builder.group(item, label, extra=section.title)
    else:
        group = builder.node(replace(item, label=""), label, "")
    if isinstance(group, Group) and group.children:
        continued = (
            section.kind is SectionKind.CONTINUATION
            or _part_kind(item) is SectionKind.CONTINUATION
            or (continues(item.text[: item.text.find(":") + 1 or None]) and not re.search(r"(?i)\binitial\b", item.text))
        )
        goes_on = bool(item.children) and trailing(item.children[-1].text)[0] == "and"
        draft.blocks.append(Block(group, _title_of(section), label, continued, at, goes_on))


# "I. Initial Approval Criteria" under "... medically necessary when the following criteria are met:" holds a list for each diagnosis.
_PHASE = re.compile(r"(?i)^(?:initial|continu(?:ed|ation)|renewal|re-?authori[sz]ation|ongoing)\b[^.:]{0,50}$")


def _phases(draft: Draft, item: Item, section: Section, at: int) -> None:
    for place, phase in enumerate(item.children, 1):
        kind = SectionKind.CONTINUATION if continues(phase.text) else section.kind
        for row, one in enumerate(phase.children, 1):
            _block(draft, one, replace(section, kind=kind), -10000 - 1000 * at - 50 * place - row, one.label.rpartition(".")[2])


_A_NOTE = re.compile(r"(?i)^\W*(?:(?:important\s+)?notes?\s*:?\W*|(?:list|examples?)\s+of\s+[^.:;]{3,80}:\s*)$")
# A sentence that is a whole criterion of its own: "Debridement is medically necessary when done with another covered procedure."
_POINTS_ON = re.compile(r"(?i)\b(?:criteria|following|below|above|sections?|guidelines?|polic(?:y|ies)|requirements|as\s+follows)\b")
# "considers the following medically necessary:" lists services, each with criteria of its own.
_SERVICES = re.compile(
    r"(?i)\b(?:following|procedures?|services?|treatments?|interventions?)\b[^.:]{0,60}\bmedically\s+necessary(?:\s+(?:procedures?|"
    r"services?|"
    r"indications?))?\s*:\s*$"
)


def _service(draft: Draft, item: Item, section: Section, at: int) -> None:
    builder = draft.builder
    if _is_lead(item) and item.children:
        _block(draft, item, section, at, item.label or section.label)
        return
    node = builder.node(replace(item, label=""), item.label, "")
    if isinstance(node, Criterion):
        node = Group(item.label, GroupKind.ALL, (node,), None, node.text, node.sources)
    if node is not None:
        draft.blocks.append(Block(node, _title_of(section), item.label, False, at))


# "For breast surgery, ...:" and "For genital surgery, ...:" under one lead hold the criteria of one service each.
_FOR_ONE = re.compile(
    r"(?i)^for\s+(?!(?:all|each|every|any|the\s+following|at\s+least|an?)\b)[^,:;.]{3,60}\b(?:surgery|procedures?|services?|devices?|therapy|treatment)s?\s*[,:]"
)
_APART = frozenset({SectionKind.CONTINUATION, SectionKind.EXCLUSIONS, SectionKind.DEFINITIONS, SectionKind.HISTORY})


def _opened(items: list[Item]) -> list[Item]:
    """Items with the lists of plain paragraphs (a title that was read as one) taken out of them."""
    out: list[Item] = []
    for item in items:
        if item.children and not item.label and not item.style and not _is_lead(item):
            out.extend([replace(item, children=[]), *item.children])
        else:
            out.append(item)
    return out


def _part_kind(item: Item) -> SectionKind:
    """The kind of part that an item's own title names ("Concurrent review. ..."), OTHER where it has none."""
    title, dot, _ = item.text.partition(". ")
    return kind_of(title) if dot and len(title.split()) <= 4 and not re.search(r"(?i)none of", item.text) else SectionKind.OTHER


def _criteria(draft: Draft, section: Section, at: int) -> None:
    builder = draft.builder
    section = replace(section, items=_opened(section.items))
    of_criteria = section.kind in (SectionKind.CRITERIA, SectionKind.CONTINUATION)
    if _listed(section) and (of_criteria or not any(_is_lead(i) for i in section.items if not (i.label or i.style))):
        whole = Item(text="", children=[i for i in section.items if i.label or i.style])
        several = sum(bool(i.label) for i in section.items) >= 3 and any(_is_lead(i) for i in section.items)
        several = several or sum(trailing(i.text)[0] is not None for i in whole.children) >= max(1, len(whole.children) // 2)
        if section.kind is not SectionKind.BACKGROUND and (section.kind not in (SectionKind.OTHER, SectionKind.TABLE) or several):
            group = builder.group(whole, section.label, extra=section.title)
            draft.blocks.append(
                Block(
                    replace(group, text=section.title),
                    _title_of(section),
                    section.label,
                    section.kind is SectionKind.CONTINUATION,
                    at,
                )
            )
            rest = [i for i in section.items if not (i.label or i.style)]
        else:
            rest = section.items
    else:
        rest = section.items
        joined = [i for i in rest if i.style.startswith("bullet bare")]
        if len(joined) >= 2 and section.kind in (SectionKind.CRITERIA, SectionKind.CONTINUATION):
            group = replace(builder.group(Item(children=joined), section.label, extra=section.title), text=section.title)
            draft.blocks.append(Block(group, _title_of(section), section.label, section.kind is SectionKind.CONTINUATION, at))
            rest = [i for i in rest if i not in joined]
    for item in _after_their_services(draft, [_with_semicolons(one) for one in rest]):
        if item.text.endswith(":") and not item.children and not item.label and opens_criteria(item.text):
            section = replace(section, above=item.text)
        if item.row:
            draft.codes.update(dict.fromkeys(codes_in(item.text)))
            builder.leave(item, item.text)
        elif _is_lead(item) and (section.kind is not SectionKind.BACKGROUND or opens_criteria(item.text)):
            _block(draft, item, section, at, item.label or section.label)
        else:
            _prose(draft, item, section)


# "One of the following procedures: (list)  May be considered medically necessary when ...": the list is what the sentence speaks of.
_NO_SUBJECT = re.compile(
    r"(?i)^(?:may|is|are|will|can|shall)\s+(?:be\s+)?(?:considered\s+)?(?:medically\s+necessary|covered|approved|reasonable)\b"
)


def _after_their_services(draft: Draft, items: list[Item]) -> list[Item]:
    """The items without lists of services that the next item's sentence goes on from; they stand before its words."""
    out: list[Item] = []
    for item in items:
        before = out[-1] if out else None
        if before is None or not before.children or not _NO_SUBJECT.match(item.text) or opens_criteria(before.text):
            out.append(item)
            continue
        out.pop()
        for part in (before, *before.children):
            draft.builder.leave(part, part.text)
        named = "; ".join(c.text for c in before.children)
        out.append(replace(item, text=f"{before.text} {named} {item.text}", spans=[*before.spans, *item.spans]))
    return out


_SEMICOLONS = re.compile(r"^(?P<lead>[^:;]{8,200}:)\s*(?P<rest>[^:;]{3,}(?:;[^:;]{3,})+)$")


def _with_semicolons(item: Item) -> Item:
    """A lead with its criteria in the same paragraph ("Approve when all of these are met: x; y; z.") as a list."""
    found = _SEMICOLONS.match(item.text) if not item.children and not item.row else None
    logic = lead_logic(found["lead"]) if found else None
    if found is None or logic is None or not logic.sure or logic.negated or denies(found["lead"]) or not opens_criteria(found["lead"]):
        return item
    if inline_list(item.text) is not None:
        return item
    pieces = [re.sub(r"^(?:and|or)\s+", "", p.strip()).rstrip(".") for p in found["rest"].split(";")]
    joined = "or" if re.search(r";\s*or\b", found["rest"]) else None
    children = [Item(bullet_label(n), "semicolon", n, item.indent, item.spans, p, joiner=joined) for n, p in enumerate(pieces, 0)]
    return replace(item, text=found["lead"], children=children)


def _prose(draft: Draft, item: Item, section: Section) -> None:
    if is_rule(item.text) and section.label and section.kind is not SectionKind.BACKGROUND:
        draft.rules.append(Criterion(section.label, item.text.strip(), draft.builder.pins(item), negated=True))
    elif section.kind is SectionKind.BACKGROUND:
        for part in (item, *item.children) if item.children or item.label else ():
            draft.builder.leave(part, part.text)
    elif (
        denies(item.text)
        and not item.children
        and (";" in item.text or re.search(r"(?i)\b(?:if|when|for|with|in the presence of|including)\b", item.text))
    ):
        _exclusion(draft, item)
    elif item.label and not item.children and opens_criteria(item.text) and _COVERS.search(item.text) and not _POINTS_ON.search(item.text):
        _service(draft, item, section, -7000 - len(draft.blocks))
    else:
        if section.kind is not SectionKind.CONTINUATION and _MEDICAL.search(item.text):
            draft.sentences.append(item)
        draft.builder.unparsed.extend(draft.builder.pins(item))
        for child in item.children:
            _prose(draft, child, section)


def _text_of(item: Item) -> str:
    return "\n".join([item.text, *(_text_of(c) for c in item.children)])


def _table(draft: Draft, section: Section) -> None:
    """Rows of a table of the policy become definitions: what stands in the first cell, and the rest."""
    rows: list[list[str]] = []
    for item in section.items:
        page = draft.builder.document.page(item.spans[0].page) if item.spans else None
        raw = page.text[item.spans[0].start : item.spans[-1].end] if page else item.text
        cells = [c.strip() for c in re.split(r" {2,}|\t", raw) if c.strip()]
        if len(cells) >= 2:
            rows.append([cells[0], " ".join(" ".join(cells[1:]).split())])
        elif rows and not re.search(r"[.]$", item.text):
            rows[-1][0] += " " + item.text if rows[-1][0].endswith(",") else ""
        else:
            draft.builder.leave(item, item.text)
    draft.definitions.extend((a, b) for a, b in rows)


def _under_lead(sections: list[Section], at: int) -> Section:
    """A section whose list stands under a lead that the section before it ended with ("when one or more of the following are met:")."""
    section, before = sections[at], sections[at - 1] if at else None
    lead = before.items[-1] if before is not None and before.items else None
    if lead is None or lead.children or lead.label or lead.style or not lead.text.endswith(":") or not opens_criteria(lead.text):
        return section
    logic = lead_logic(lead.text)
    if before is None or logic is None or not logic.sure or section.kind is SectionKind.EXCLUSIONS:
        return section
    marked = [i for i in section.items if i.label or i.style]
    if len(marked) < 2 or any(_is_lead(i) and _OWN_SERVICE.search(i.text) for i in section.items):
        return section
    before.items.pop()
    rest = [i for i in section.items if not (i.label or i.style)]
    return replace(section, kind=SectionKind.CRITERIA, items=[replace(lead, children=marked), *rest])


def _read(draft: Draft, sections: list[Section]) -> None:
    sections = [_under_lead(sections, at) for at in range(len(sections))]
    for at, section in enumerate(sections):
        match section.kind:
            case SectionKind.HISTORY:
                draft.revisions.extend(revisions_of(section.items, draft.builder.pins))
            case SectionKind.DEFINITIONS:
                for item in section.items:
                    found = definitions_in(_text_of(item))
                    draft.definitions.extend(found)
                    for part in () if found else (item, *item.children):
                        draft.builder.leave(part, part.text)
            case SectionKind.CODES:
                for item in section.items:
                    draft.codes.update(dict.fromkeys(codes_in(_text_of(item))))
            case SectionKind.EXCLUSIONS:
                _exclusions(draft, section, at)
            case _:
                if section.kind is SectionKind.TABLE and any(i.row for i in section.items):
                    _table(draft, section)
                else:
                    _criteria(draft, section, at)


def _exclusions(draft: Draft, section: Section, at: int) -> None:
    marked = [i for i in section.items if i.label or i.style]
    draft.denying = section.label
    own = [i for i in section.items if _is_lead(i) and opens_criteria(i.text) and _OWN_SERVICE.search(i.text) and not denies(i.text)]
    for item in own:  # the next service stands under the limits of the one before it
        _block(draft, item, replace(section, title="", kind=SectionKind.CRITERIA), at, item.label)
    marked = [i for i in marked if i not in own]
    for item in section.items:
        if item.label or item.style or item in own:
            continue
        if item.children or ";" in item.text or denies(item.text) or not marked:
            _exclusion(draft, item, section_denies=True)
        else:
            draft.builder.leave(item, item.text)
    if marked:
        _exclusion(draft, Item(children=marked))


def _keep(draft: Draft, items: Sequence[tuple[Item, SectionKind]], nodes: Sequence[Node]) -> None:
    """What stands in no node, definition or other text is added to the text that is shown as it is."""
    texts = [t for node in nodes for n in walk(node) for t in (n.text, *(pin.quote for pin in n.sources))]
    texts += [pin.quote for pin in draft.builder.unparsed] + [f"{term} {meaning}" for term, meaning in draft.definitions]
    texts += [b.title for b in draft.blocks] + [change.text for change in draft.revisions]
    for item in left_out(items, texts):
        draft.builder.leave(item, item.text)


def _names_of(diagnoses: Sequence[Code]) -> tuple[str, ...]:
    """Names of the conditions that diagnosis codes stand for: a policy's headings name conditions, not codes."""
    if not diagnoses:
        return ()
    lexicon = load_lexicon()
    found = dict.fromkeys(c for code in diagnoses for c in lexicon.of_code(code.code))
    return tuple(name for c in found for name in lexicon.concepts[c].names if len(name) > 3)


def parse_policy(
    document: Document,
    *,
    service: str | None = None,
    codes: Sequence[Code] = (),
    diagnoses: Sequence[Code] = (),
    diagnosis_names: Sequence[str] = (),
) -> Policy:
    """The policy's tree for a service.

    `service` (plain words), `codes` (CPT, HCPCS, NDC) and `diagnoses` (ICD-10-CM) choose among several sections; the others are kept in
    `others`. A policy without any list becomes one group of its "medically necessary when" sentences. Nothing raises: what could not be
    read is in `unparsed` and `problems`.
    """
    lines = lines_of(document)
    header = header_of(document, lines, service)
    draft = Draft(Builder(document))
    sections = outline(lines)
    items = every_item(sections)
    _read(draft, sections)
    if not draft.blocks and not draft.exclusions:  # a policy without any lead: the lists of its plain parts are read as its criteria
        bare = Draft(Builder(document))
        kinds = {SectionKind.OTHER: SectionKind.CRITERIA}
        _read(bare, [replace(x, kind=kinds.get(x.kind, x.kind)) for x in outline(lines)])
        draft = bare if bare.blocks else draft
    choice = choose(draft.blocks, service, codes, diagnoses, (*diagnosis_names, *_names_of(diagnoses)))
    problems = list(draft.builder.problems)
    if not choice.sure:
        problems.append(
            Problem("criteria-several", "The policy has criteria for several services; name the service to choose among them.", None)
        )
    root = linked(distinct(top(draft, choice)), draft)
    root = root if isinstance(root, Group) else Group(ROOT, GroupKind.ALL, (root,))
    if not root.children:
        problems.append(Problem("criteria-none", "No list of criteria was found in this policy.", None))
    others = tuple(replace(b.group, id=b.label or b.title, text=b.subject.strip()) for b in choice.apart)
    _keep(draft, items, (root, *draft.exclusions, *draft.limits, *others))
    next_review, first_effective = labelled_days("\n".join(line.text for line in lines[:60]))
    taken = {pin for node in walk(root) for pin in node.sources}
    return Policy(
        title=header.title,
        number=header.number,
        payer=header.payer,
        effective=header.effective,
        reviewed=header.reviewed,
        sources=header.pins,
        root=root,
        exclusions=(*draft.exclusions, *draft.limits),
        services=tuple(dict.fromkeys(b.title for b in draft.blocks if b.title)),
        codes=tuple(draft.codes),
        definitions=tuple(draft.definitions),
        unparsed=tuple(p for p in dict.fromkeys(draft.builder.unparsed) if p not in taken),
        problems=tuple(problems),
        others=others,
        next_review_on=next_review,
        first_effective_on=first_effective,
        revisions=tuple(draft.revisions),
        replaces=next((p for p in draft.builder.unparsed if replaces(p.quote)), None),
    )
