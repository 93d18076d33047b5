"""Outline items to the tree's nodes: groups with their logic, criteria verbatim with pins, ids as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Pin, Problem
from denialhelp.casefile.policy import Criterion, Group, GroupKind, Node
from denialhelp.casefile.quote import pin_at, span_of

from .flattened import adopted
from .inline import Inline, Piece, inline_list
from .lines import pins_of
from .logic import PAYERS_BURDEN, Logic, lead_logic, trailing
from .outline import Item
from .sections import COVERAGE_WORDS, opens_criteria

_LEADING = re.compile(r"(?:AND|OR|And|Or)\s+(?=[a-zA-Z])(?:[Aa]lso\s+)?")


# "is treated with insulin, or has hypoglycemia with at least one of:" - the first half alone is enough.
_ALTERNATIVE = re.compile(
    r"^(?P<first>[^;:.]{12,120}),\s+or\s+[^;:.]{6,160}\b(?:with|and)\s+(?:at\s+least\s+)?(?:one|any)\b[^.;]{0,40}:?\s*$", re.IGNORECASE
)


def joined_id(prefix: str, label: str) -> str:
    """The id of a child: printed labels joined by dots, without repeating what a label already holds (2 + 2.1 is 2.1)."""
    if not prefix or not label:
        return prefix or label
    if re.match(re.escape(prefix) + r"(?:[.-]|(?<=[A-Za-z])\d|(?<=\d)[A-Za-z])", label):
        return label
    parent = label.rpartition(".")[0]
    if parent and prefix.endswith(f".{parent}"):
        return prefix[: -len(parent)] + label
    if parent.isdigit() and prefix.startswith(f"{parent}.") and prefix.count(".") > 1:
        return label  # "2.0.1 ... meets criteria 2.1 to 2.4": the mark is printed whole
    return f"{prefix}.{label}"


def bullet_label(place: int) -> str:
    """The running letter of a bullet: a to z, then aa, ab ..."""
    return chr(97 + place) if place < 26 else chr(96 + place // 26) + chr(97 + place % 26)


@dataclass(slots=True)
class Builder:
    """Builds nodes of one document; collects what belongs to no criterion and what is in doubt."""

    document: Document
    unparsed: list[Pin] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def pins(self, item: Item, text: str | None = None) -> tuple[Pin, ...]:
        """Pins of an item, or of a part of its text where that stands on one page."""
        if text is not None and item.spans:
            for number in dict.fromkeys(s.page for s in item.spans):
                page = self.document.page(number)
                first = min(s.start for s in item.spans if s.page == number)
                found = span_of(page.text, text, first)
                if found is not None:
                    return (pin_at(self.document, page, *found, "policy"),)
        return pins_of(self.document, item.spans)

    def leave(self, item: Item, text: str) -> None:
        """Words that no criterion holds are shown, never dropped."""
        if re.search(r"\w{3}", text):
            self.unparsed.extend(self.pins(item, text.strip()))

    def node(self, item: Item, prefix: str, label: str, negated: bool = False) -> Node | None:
        """The node of an item with its children or its inline list."""
        name = joined_id(prefix, label)
        if item.joins:
            return self.group(item, name, negated) if item.children else None
        own = item.text
        end = trailing(own)[1]
        lead = _LEADING.match(own)
        text = own[lead.end() if lead else 0 : end].strip()
        if item.children:
            return self.group(item, name, negated)
        if not text:
            return None
        found = inline_list(text)
        if found is not None and not (negated and found.pieces[0].label == ""):
            return self._inline(item, text, found, name, negated)
        return Criterion(name, text, self.pins(item, text), negated)

    def group(self, item: Item, name: str, negated: bool = False, extra: str = "") -> Group:
        """The group of an item with children; `extra` is the heading that stands for a lead-in where there is none."""
        item = replace(item, children=adopted(item.children))
        if _ASSOCIATED.search(item.text) and not negated:
            item = replace(item, children=_own_lists(item))
        if not negated and (parted := self._and_none(item, name, extra)) is not None:
            return parted
        item = self._bounded(item)
        logic = self._logic(item, extra)
        if PAYERS_BURDEN.search(item.text):
            logic = replace(logic, negated=True)
        inner = negated or logic.negated
        if logic.negated and not negated and (parted := self._before_none(item, name)) is not None:
            return parted
        if any(child.joins for child in item.children) and not inner:
            return self._with_second_leads(item, name, logic)
        listed = item.children if logic.kind is not GroupKind.ANY or inner else [_named_kinds(child) for child in item.children]
        children = self.children(listed, name, inner)
        by_name = referenced(item.text, children) if not inner else None
        if by_name is not None:
            return Group(name, GroupKind.ALL, by_name, None, item.text.strip(), self.pins(item), False)
        if not inner:
            children = self._runs(item, children, logic)
        kind = GroupKind.ALL if inner else logic.kind
        n = None if inner else logic.n
        other = _ALTERNATIVE.match(item.text) if not inner and kind is GroupKind.ANY else None
        if other is not None and len(other["first"].split()) >= 4:
            children = [Criterion(f"{name}.0", other["first"].strip(), self.pins(item, other["first"].strip())), *children]
        if kind is GroupKind.ANY and len(children) >= 3 and _NO_CONTRA.match(item.children[-1].text):
            others = self._alternatives(replace(item, children=item.children[:-1]), children[:-1])
            children = [Group(f"{others[0].id}-{others[-1].id}", GroupKind.ANY, tuple(others)), children[-1]]
            kind = GroupKind.ALL
        if kind is GroupKind.ANY and not inner and len(children) == len(item.children):
            children = self._alternatives(item, children)
        own = self._own_condition(item, name) or self._first_half(item, name) if children and not inner else None
        if own is not None and kind is not GroupKind.ALL:
            children = [Group(f"{children[0].id}-{children[-1].id}", kind, tuple(children), n)]
            kind, n = GroupKind.ALL, None
        if own is not None:
            children = [own, *children]
        if n is not None and n > len(children):
            self.problems.append(Problem("criteria-count", "A group asks for more items than it lists.", next(iter(self.pins(item)), None)))
        return Group(name, kind, tuple(children), n, item.text.strip(), self.pins(item), inner)

    def _bounded(self, item: Item) -> Item:
        """The item without what follows the last mark that its lead names ("criteria 2.1 to 2.4"); that is shown as text."""
        span = _SPAN.search(item.text)
        labels = [child.label for child in item.children]
        if span is None or span["first"] not in labels or span["last"] not in labels[:-1]:
            return item
        end = labels.index(span["last"]) + 1
        if labels[0] != span["first"]:
            return item
        for child in item.children[end:]:
            for part in (child, *child.children):
                self.leave(part, part.text)
        return replace(item, children=item.children[:end])

    def _and_none(self, item: Item, name: str, extra: str) -> Group | None:
        """A lead that asks for some of its items and forbids the others by their marks ("any of: I-III and none of IV")."""
        found = _AND_NONE.search(item.text)
        denied = _named(found["refs"], [child.label.rpartition(".")[2] for child in item.children]) if found else None
        if not found or not denied or len(denied) == len(item.children):
            return None
        asked = [child for place, child in enumerate(item.children) if place not in denied]
        head = self.group(replace(item, text=item.text[: found.start()], children=asked), name, False, extra)
        none = self.children([item.children[place] for place in denied], name, True)
        first: tuple[Node, ...] = head.children
        if head.kind is not GroupKind.ALL and len(first) > 1:
            first = (Group(f"{first[0].id}-{first[-1].id}", head.kind, first, head.n),)
        return Group(name, GroupKind.ALL, (*first, *none), None, item.text.strip(), self.pins(item))

    def _before_none(self, item: Item, name: str) -> Group | None:
        """What is asked before a lead that forbids its list ("Age 12 or older, and the member has none of the following:")."""
        found = _THEN_NONE.match(item.text)
        if found is None or COVERAGE_WORDS.search(found["own"]) or opens_criteria(found["own"]) or found["own"].endswith(":"):
            return None
        none = self.group(replace(item, text=found["lead"]), name)
        parts = [p.strip(" .;,") for p in re.split(r"(?<=[a-z)])[.;]\s+(?=[A-Z])", found["own"])]
        own = [Criterion(joined_id(name, f"0{bullet_label(n) if n else ''}"), p, self.pins(item, p)) for n, p in enumerate(parts) if p]
        label = f"{none.children[0].id}-{none.children[-1].id}" if none.children else joined_id(name, "none")
        return Group(name, GroupKind.ALL, (*own, replace(none, id=label)), None, item.text.strip(), self.pins(item))

    def _first_half(self, item: Item, name: str) -> Criterion | None:
        """What is asked before the lead of an item ("a course of therapy AND one of the following:")."""
        found = _AND_LEAD.match(item.text)
        return Criterion(f"{name}.0", found["first"], self.pins(item, found["first"])) if found and (item.label or item.style) else None

    def _alternatives(self, item: Item, children: list[Node]) -> list[Node]:
        """Under "one or more of", items joined by AND among others joined by OR are one alternative ("1 or 2 or 3 and 4")."""
        joiners = [_joiner(child, after) for child, after in zip(item.children, item.children[1:], strict=False)]
        if {j for j in joiners if j} != {"and", "or"}:
            return children
        out: list[Node] = []
        run: list[Node] = []
        for child, joiner in zip(children, [*joiners, "or"], strict=True):
            run.append(child)
            if joiner != "and":
                out.append(run[0] if len(run) == 1 else Group(f"{run[0].id}-{run[-1].id}", GroupKind.ALL, tuple(run)))
                run = []
        return out

    def _own_condition(self, item: Item, name: str) -> Criterion | None:
        """The words of an item that ask something of their own and are joined by AND with the list under them."""
        word, end = trailing(item.text)
        text = item.text[:end].strip()
        words = text.split()
        logic = lead_logic(text)
        leads = logic is not None and (logic.sure or word != "and")
        if not (item.label or item.style) or leads or _UNFINISHED.search(text):
            return None
        if len(words) < (3 if word == "and" else 6) or (text.istitle() or _MUST_MEET.search(text)):
            return None
        return Criterion(f"{name}.0", text, self.pins(item, text))

    def _with_second_leads(self, item: Item, name: str, logic: Logic) -> Group:
        """A list with a second lead in it: what stands before that lead and what stands under it are asked together."""
        nodes = self.children(item.children, name, False)
        out: list[Node] = []
        for child, node in zip((c for c in item.children if c.text or c.children), nodes, strict=False):
            if child.joins and out and logic.kind is not GroupKind.ALL:
                before = out[0] if len(out) == 1 else Group(f"{out[0].id}-{out[-1].id}", logic.kind, tuple(out), logic.n)
                out = [Group(f"{name}.{child.order or 'and'}-and", GroupKind.ALL, (before, node))]
            else:
                out.append(node)
        if len(out) == 1 and isinstance(out[0], Group):
            return replace(out[0], id=name, text=item.text.strip(), sources=self.pins(item))
        return Group(name, logic.kind, tuple(out), logic.n if logic.n and logic.n <= len(out) else None, item.text.strip(), self.pins(item))

    def _runs(self, item: Item, children: list[Node], logic: Logic) -> list[Node]:
        """Items joined by both words: those joined by or become one alternative ("1 or 2; and 3")."""
        joiners = _joiners(item.children)
        if {j for j in joiners if j} != {"and", "or"} or logic.kind is not GroupKind.ALL or len(children) != len(item.children):
            return children
        out: list[Node] = []
        run: list[Node] = []
        for child, joiner in zip(children, [*joiners, "and"], strict=True):
            run.append(child)
            if joiner == "or":
                continue
            out.append(run[0] if len(run) == 1 else Group(f"{run[0].id}-{run[-1].id}", GroupKind.ANY, tuple(run)))
            run = []
        return [*out, *run]

    def children(self, items: list[Item], name: str, negated: bool) -> list[Node]:
        """The nodes of a list's items; bullets and unlabelled items get running letters."""
        out: list[Node] = []
        for place, child in enumerate(items):
            node = self.node(child, name, child.label or bullet_label(place), negated)
            if node is not None:
                out.append(node)
        return out

    def _logic(self, item: Item, extra: str) -> Logic:
        if _FORBIDS.fullmatch(item.text):
            return Logic(GroupKind.ALL, negated=True)
        logic = lead_logic(item.text) or (lead_logic(extra) if extra else None)
        pair = _PAIR.search(item.text)
        labels = {re.split(r"[.-]", child.label)[-1] for child in item.children}
        if pair is not None and {pair["one"], pair["two"]} <= labels and (logic is None or not logic.sure):
            return Logic(GroupKind.ANY if pair["word"].lower() == "or" else GroupKind.ALL)
        joiners = _joiners(item.children)
        said = {j for j in joiners if j}
        if logic is not None and logic.kind is GroupKind.ANY and not logic.sure and said == {"and"} and None in joiners:
            return logic  # "for the following conditions: a; b; and c" lists conditions, each of which is enough
        if logic is not None and logic.sure:
            if logic.kind is GroupKind.ALL and said == {"or"} and not logic.negated:
                self.problems.append(
                    Problem(
                        "criteria-logic",
                        "The lead-in says all and the items are joined by or; the lead-in was followed.",
                        next(iter(self.pins(item)), None),
                    )
                )
            return logic
        if len(said) == 1:
            return Logic(GroupKind.ANY if said == {"or"} else GroupKind.ALL)
        if said == {"and", "or"}:
            self.problems.append(
                Problem(
                    "criteria-logic",
                    "The items are joined by both and and or; those joined by or were read as alternatives.",
                    next(iter(self.pins(item)), None),
                )
            )
        return logic or Logic(GroupKind.ALL, sure=False)

    def _inline(self, item: Item, text: str, found: Inline, name: str, negated: bool) -> Group:
        inner = negated or found.logic.negated
        shared = text[found.shared.start : found.shared.end].strip() if found.shared else ""
        children = [self._piece(item, text, piece, name, inner, shared) for piece in found.pieces]
        lead = text[: found.lead_end].strip()
        if not found.shared and found.tail < len(text):
            self.leave(item, text[found.tail :].lstrip(" .;"))
        return Group(
            name,
            GroupKind.ALL if inner else found.logic.kind,
            tuple(children),
            None if inner else found.logic.n,
            lead,
            self.pins(item, lead) if lead else self.pins(item),
            inner,
        )

    def _piece(self, item: Item, text: str, piece: Piece, name: str, negated: bool, shared: str) -> Node:
        words = text[piece.start : piece.end].strip().rstrip(".")
        label = joined_id(name, piece.label)
        found = inline_list(words) if not shared else None
        if found is not None and found.pieces[0].label:
            part = replace_text(item, words)
            return self._inline(part, words, found, label, negated)
        sources = self.pins(item, words)
        if shared:
            return Criterion(label, f"{words}. {shared}", sources + self.pins(item, shared), negated)
        return Criterion(label, words, sources, negated)


# The last of several alternatives, which holds for each of them.
_MARK = r"\d{1,2}(?:\.\d{1,2})+"
_SPAN = re.compile(rf"\b(?P<first>{_MARK})\s*(?:to|through|thru|-|–)\s*(?P<last>{_MARK})(?![\w%])")
_NO_CONTRA = re.compile(r"(?i)^(?:and\s+)?(?:there\s+(?:is|are)\s+)?(?:no|absence\s+of)\s+(?:known\s+|absolute\s+)?contra-?indications?\b")
_AND_LEAD = re.compile(
    r"^(?P<first>(?!(?i:[^:]*\b(?:both|combin\w+|between|either)\b))[^:]{12,}?)(?:,?\s+AND|;\s+and|,?\s+and(?=\s+(?:at\s+least\s+)?(?:one|any|ONE|ANY)\b))\s+"
    r"(?:at\s+least\s+)?(?:[Oo]ne|ONE|[Aa]ny|ANY|[Ee]ither|EITHER|[Tt]wo|TWO)\b[^.;:]{0,40}:?\s*$"
)
_AND_NONE = re.compile(
    r"(?i),?\s+(?:and|but)\s+none\s+of:?\s+(?:(?:section|part|criteri(?:a|on)|items?|group)\s+)?"
    r"(?P<refs>\(?[A-Z0-9]{1,4}\)?(?:\s*(?:,|-|–|\bto\b|\band\b|\bor\b)\s*\(?[A-Z0-9]{1,4}\)?)*)\s*[:.]?\s*$"
)
_THEN_NONE = re.compile(
    r"(?P<own>\S.{11,}?)(?:\.\s+|,\s+and\s+|\s+AND\s+|;\s+(?:and\s+)?)"
    r"(?P<lead>(?:[Tt]he\s+)?(?:[Pp]atient|[Mm]ember|[Ii]ndividual|[Bb]eneficiary|[Ee]nrollee|[Cc]hild)\s+(?:must\s+|should\s+|does\s+|has\s+|have\s+|with\s+)"
    r"[^.;]{3,90}:)\s*$"
)
_UNFINISHED = re.compile(
    r"[:,]$|\b(?:of|for|with|that|by|to|when|if|is|are|be|was|were|has|have|because|as|an?|the|either)$|\bbecause(?:\s+\w+){1,8}$"
)
# The name of a part of a list whose items must not be there.
_FORBIDS = re.compile(r"(?i)\W*(?:exclusions?|exclusion\s+criteria|contra-?indications?)\s*:?\s*")
_MUST_MEET = re.compile(r"(?i)\bcriteria\b")
# A lead-in that ends in the names of its two items: Failed trial, either A or B.
_PAIR = re.compile(
    r"(?i)(?:^|[\s:,])\(?(?P<one>[A-Za-z0-9]{1,3})\)?,?\s+(?P<word>and|or)\s+(?:(?:group|section|set|category|option|part|pathway)\s+)?"
    r"\(?(?P<two>[A-Za-z0-9]{1,3})\)?(?:\s+(?:is|are)\s+met)?\s*[:.]?\s*$"
)
_WORD = re.compile(r"(?i)\b(?:criteri(?:a|on)|items?|conditions?|requirements?)\s+(?=\(?[A-Za-z0-9]{1,3}\)?(?:[\s,.:;)]|$))")
_HOW = re.compile(
    r"(?i)^(?P<how>at\s+least\s+(?:one|two|three)|any(?:\s+(?:one|two))?|one|two|either|all|both|"
    r"each)\s+(?:of\s+)?(?P<rest>.+)$"
)
_PIECES = re.compile(r"(?i)\s+and\s+(?=(?:either|both|at\s+least|any|one|all)\b)")
_STRETCH = re.compile(
    r"(?i)(?:(?:at\s+least\s+(?:one|two|three)|any(?:\s+(?:one|two))?|one|two|either|all|both|each)\s+(?:of\s+)?)?\(?\b[A-Za-z0-9]{1,"
    r"3}\b\)?"
    r"(?:\s*(?:,|\bto\b|through|thru|-|–|\band\b|\bor\b)\s*(?:(?:and|or)\s+)?(?:(?:at\s+least\s+(?:one|two|three)|any(?:\s+one)?|either|"
    r"both|all)\s+(?:of\s+)?)?"
    r"\(?\b[A-Za-z0-9]{1,3}\b\)?)+"
)


def _named(refs: str, labels: list[str]) -> list[int] | None:
    """The places of the items that "A to C" or "1, 2 and 4" name, or None where a name is not among the labels."""
    out: list[int] = []
    span = False
    for word in (w for w in re.split(r"[\s,()]+", refs.replace("-", " to ").replace("–", " to ")) if w):
        if word.lower() in ("to", "through", "thru"):
            span = True
        elif word.lower() in ("and", "or"):
            continue
        elif word in labels:
            at = labels.index(word)
            out.extend(range(out[-1] + 1, at + 1) if span and out else [at])
            span = False
        else:
            return None
    return out


def referenced(text: str, children: list[Node]) -> tuple[Node, ...] | None:
    """The nodes of a lead that names its items ("at least one of A to C and both D and E"); None where it does not name each once."""
    labels = [c.id.rpartition(".")[2] for c in children]
    for m in _STRETCH.finditer(_WORD.sub("", text)):
        pieces = _PIECES.split(m[0])
        made = [_group_of(piece, labels, children, number) for number, piece in enumerate(pieces, 1)]
        places = [p for _, found in (x for x in made if x) for p in found]
        if len(pieces) >= 2 and all(made) and sorted(places) == list(range(len(children))):
            return tuple(node for node, _ in (x for x in made if x))
    return None


def _group_of(piece: str, labels: list[str], children: list[Node], number: int) -> tuple[Node, list[int]] | None:
    m = _HOW.match(piece)
    refs = m["rest"] if m else piece
    places = _named(refs, labels)
    if not places:
        return None
    if len(places) == 1:
        return children[places[0]], places
    how = m["how"].lower() if m else "any" if re.search(r"(?i)\bor\b", refs) else "all"
    logic = lead_logic(f"{how} of the following:") or Logic(GroupKind.ALL)
    return Group(f"group-{number}", logic.kind, tuple(children[p] for p in places), logic.n, piece.strip()), places


def _joiners(items: list[Item]) -> list[str | None]:
    """The words between the items of a list. An item that begins with OR is the alternative of the one before it alone."""
    joiners = [_joiner(item, after) for item, after in pairwise(items)]
    leading = [bool(_LEADING.match(after.text)) and word == "or" for after, word in zip(items[1:], joiners, strict=True)]
    if any(leading) and None in joiners and all(word in (None, "or") for word in joiners) and sum(leading) == joiners.count("or"):
        return [word or "and" for word in joiners]
    return joiners


def _joiner(item: Item, after: Item) -> str | None:
    """The word between two items: on a line of its own, at the end of the first, or at the start of the second."""
    lead = _LEADING.match(after.text)
    if item.children and not any(child.joins for child in item.children):  # its own last word joins it with what stands under it
        last = item.children[-1]
        while last.children:
            last = last.children[-1]
        return item.joiner or last.joiner or trailing(last.text)[0] or (lead[0].split()[0].lower() if lead else None)
    return item.joiner or trailing(item.text)[0] or (lead[0].split()[0].lower() if lead else None)


# "when ALL of the associated criteria are met": each condition under the lead has its own, behind its name.
_ASSOCIATED = re.compile(
    r"(?i)\b(?:associated|respective|corresponding|applicable|listed|its|their)\s+(?:\w+\s+)?(?:criteria|requirements|conditions)\b"
)
_NAME = re.compile(r"^(?P<name>[A-Z][^:;]{2,90}):\s+(?P<rest>\S.{20,})$")


def _own_lists(item: Item) -> list[Item]:
    """The items under a lead that gives each its own criteria: those printed in one paragraph ("Fracture: x; and y.") as lists."""
    out = []
    for child in item.children:
        found = _NAME.match(child.text) if not child.children and inline_list(child.text) is None else None
        rest = found["rest"].rstrip(".") if found else ""
        parts = re.split(r";\s+(?:and\s+|or\s+)?", rest) if ";" in rest else re.split(r"(?<=[a-z)])\.\s+(?=[A-Z])", rest)
        if found is None or len(parts) < 2 or any(len(p.split()) < 2 for p in parts):
            out.append(child)
            continue
        word = "or" if re.search(r";\s+or\s+", rest) and not re.search(r";\s+and\s+", rest) else "and"
        inner = [Item("", "bullet part", 0, child.indent, child.spans, p.strip(), joiner=word) for p in parts]
        out.append(replace(child, text=f"{found['name']}:", children=inner))
    return out


def _named_kinds(item: Item) -> Item:
    """A name with names under it, among alternatives ("Neuropathic pain:" with four diseases): one of those is enough."""
    if not re.fullmatch(r"[^.;:]{3,60}:", item.text) or not item.children or lead_logic(item.text[:-1]) is not None:
        return item
    short = all(
        not c.children and len(c.text.split()) <= 4 and _joiner(c, c) is None and not re.search(r"\d", c.text) for c in item.children
    )
    return replace(item, children=[replace(c, joiner="or") for c in item.children]) if short and len(item.children) >= 2 else item


def replace_text(item: Item, text: str) -> Item:
    """The same place with a part of its text."""
    return replace(item, text=text, children=[])
