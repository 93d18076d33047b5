"""The packet's own tables as JSON: criteria against the record, days, and the index of exhibits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from denialhelp.casefile import contract
from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Pin
from denialhelp.casefile.letter import ExhibitPlan, ExhibitRef
from denialhelp.casefile.policy import Evidence, Finding, Group, GroupKind, Match, Node, Policy
from denialhelp.casefile.rights import Citation, Clock, Rights
from denialhelp.casefile.slugs import Assertion, Status
from denialhelp.packet import words
from denialhelp.packet.letter_json import sheet
from denialhelp.packet.locating import locate

Json = Any
_MOST_QUOTES = 3
_LONGEST_QUOTE = 420
_MOST_CRITERIA = 12


class Places:
    """Where pins stand: the stamp's label for each."""

    def __init__(self, plan: ExhibitPlan, documents: Sequence[Document]) -> None:
        self._plan, self._documents = plan, documents

    def label(self, pin: Pin) -> str:
        """The stamp of the page that a pin points to, or nothing."""
        ref = locate(self._plan, self._documents, pin)
        return "" if ref is None else ref.label()


def _short(quote: str) -> str:
    if len(quote) <= _LONGEST_QUOTE:
        return quote
    return quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def _passage(value: Evidence, places: Places) -> Json:
    """A quote with its stamp. `note` says what the passage asserts where that is not plain presence, and of which day it speaks."""
    notes = [] if value.assertion.value == "present" else [value.assertion.value]
    if value.on is not None:
        notes.append(words.day(value.on))
    where = contract.source(value.pin)
    return {**where, "quote": _short(value.pin.quote), "label": places.label(value.pin), "note": ", ".join(notes)}


def _nodes(policy: Policy | None) -> Iterator[tuple[Node, int]]:
    def below(node: Node, depth: int) -> Iterator[tuple[Node, int]]:
        yield node, depth
        if isinstance(node, Group):
            for child in node.children:
                yield from below(child, depth + 1)

    if policy is not None:
        yield from below(policy.root, 0)
        for node in policy.exclusions:
            yield from below(node, 0)


def _rule(node: Node | None) -> str:
    """How a group combines, in words."""
    if not isinstance(node, Group):
        return ""
    if node.negated:
        return "None of these may be present"
    match node.kind:
        case GroupKind.ALL:
            return "All of these"
        case GroupKind.ANY:
            return "Any one of these"
        case GroupKind.AT_LEAST:
            return f"At least {node.n} of these"


_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")


def _worded(match: re.Match[str]) -> str:
    try:
        return words.day(date(int(match[1]), int(match[2]), int(match[3])))
    except ValueError:  # digits that are no day stay as they are
        return match[0]


def said(why: str) -> str:
    """A check in words as the table prints it: a large first letter, days as people write them."""
    return _ISO.sub(_worded, why[:1].upper() + why[1:])


def _missing(finding: Finding) -> str:
    """What is still needed, as a line of its own; what says itself that nothing is needed stays as it is."""
    missing = finding.missing or ""
    if not missing or words.needless(missing):
        return missing[:1].upper() + missing[1:]
    return f"Still needed: {missing}"


MUST_NOT = "Must not apply: "
_LONGEST_WHOLE = 1800  # characters of a row that may still be kept on one page


def _length(row: Json) -> int:
    parts = [row["why"], row["missing"], *(p["quote"] for p in (*row["evidence"], *row["against"]))]
    return max(len(row["text"]), sum(len(p) + 40 for p in parts))


def _row(finding: Finding, node: Node | None, depth: int, places: Places) -> Json:
    rule = _rule(node)
    text = finding.text or (node.text if node is not None else "")
    if finding.is_group:
        text = f"{rule}: {text}" if rule and text else rule or text
    negated = node is not None and node.negated
    if negated and not finding.is_group:
        text = MUST_NOT + text
    shown = () if finding.is_group else finding.evidence[:_MOST_QUOTES]
    against = () if finding.is_group else finding.against[:_MOST_QUOTES]
    sources = () if node is None else node.sources
    nameless = depth == 0 and finding.is_group and finding.id.lower() == "root"
    row = {
        "id": finding.id, "name": "" if nameless else finding.id, "text": text, "group": finding.is_group, "depth": min(depth, 5),
        "negated": negated,
        "status": words.status(finding.status, negated=negated, group=finding.is_group, missing=finding.missing),
        "why": said(finding.why), "missing": _missing(finding),
        "label": places.label(sources[0]) if sources and not finding.is_group else "",
        "evidence": [_passage(e, places) for e in shown],
        "against": [_passage(e, places) for e in against],
    }
    return row | {"whole": _length(row) < _LONGEST_WHOLE}


_OPEN = words.STATUSES[Status.UNKNOWN]
_SHOWN = frozenset({words.STATUSES[Status.MET], words.status(Status.MET, negated=True, group=False, missing=None)})
_AGAINST = frozenset({words.STATUSES[Status.NOT_MET], words.status(Status.NOT_MET, negated=True, group=False, missing=None)})


def summary(rows: Sequence[Json]) -> str:
    """The table in two lines, for a reader with little time: what is shown, what is still open, what stands against."""
    leaves = [row for row in rows if not row["group"]]
    shown, open_, against = ([r["name"] or r["id"] for r in leaves if r["status"] in kind] for kind in (_SHOWN, {_OPEN}, _AGAINST))
    counted = len(shown) + len(open_) + len(against)
    if not counted:
        return ""
    points = "1 point that counts" if counted == 1 else f"{counted} points that count"
    told = f"In short: the record shows {len(shown)} of the {points}"
    told += f"; still open: {', '.join(open_)}" if open_ else "; none is open"
    return told + (f"; against: {', '.join(against)}." if against else ".")


def criteria(match: Match, policy: Policy | None, places: Places) -> Json:
    """The criteria table in the policy's order; findings that the policy does not name follow."""
    findings = {f.id: f for f in match.findings}
    rows, done = [], set()
    for node, depth in _nodes(policy):
        if node.id in findings and node.id not in done:
            done.add(node.id)
            rows.append(_row(findings[node.id], node, depth, places))
    rows += [_row(f, None, 0, places) for f in match.findings if f.id not in done]
    # Exclusions and limits without any sign in the record take a line together, not a row and at times a page each.
    unseen = [row for row in rows if row["status"] == words.NO_SIGN and not (row["evidence"] or row["against"] or row["group"])]
    rows = [row for row in rows if row not in unseen]
    title, number = (None, None) if policy is None else (policy.title, policy.number)
    name = title if title and number and number in title else ", ".join(part for part in (title, number) if part)
    return {
        "kind": "criteria", "title": "The criteria against the record",
        "lead": (f"Policy: {name}. " if name else "") + f"Result as a whole: {words.STATUSES[match.overall]}. "
        "Every quotation is verbatim; the mark after it names the page of this packet on which it stands.",
        "summary": summary(rows), "rows": rows,
        "unseen": [{"id": row["id"], "text": row["text"].removeprefix(MUST_NOT)} for row in unseen],
    }


_MOST_DAYS = 60


def chronology(match: Match, places: Places) -> Json:
    """What the record shows, day by day: every dated quotation that a criterion rests on, once, in the order of the calendar."""
    rows: dict[tuple[date, str, str], Json] = {}
    for finding in match.findings:
        if finding.is_group:
            continue
        for evidence in (*finding.evidence, *finding.against):
            label = places.label(evidence.pin)
            if evidence.on is None or not label:
                continue
            key = (evidence.on, label, evidence.pin.quote)
            when = {"on": evidence.on.isoformat(), "day": words.day(evidence.on)}
            sure = evidence.assertion in (Assertion.PRESENT, Assertion.ABSENT)
            row = rows.setdefault(key, {**_passage(evidence, places), **when, "ids": [],
                                            "as": "" if sure else evidence.assertion.value})
            row["ids"] = [*row["ids"], finding.id] if finding.id not in row["ids"] else row["ids"]
    ordered = [row | {"criteria": criteria_line(row["ids"])} for _, row in sorted(rows.items(), key=lambda item: item[0])]
    cut = f" Of {len(ordered)} dated entries the last {_MOST_DAYS} are shown." if len(ordered) > _MOST_DAYS else ""
    return {"kind": "chronology", "title": "Chronology of care",
            "lead": "What the record shows, by the day that each entry speaks of; every quotation is verbatim." + cut,
            "rows": ordered[-_MOST_DAYS:]}


def _cites(citations: Sequence[Citation]) -> str:
    return "; ".join(dict.fromkeys(c.cite for c in citations))


# Advice to the claimant within a sentence that counts; who reads the packet needs only the count.
_ADVICE = re.compile(r"; this rule [^;.]*, so file by [^;.]*|,? so file by [^;.]*(?=\.)|(?<=\.) Ask by [^.]* to be safe\.")


def _counted(how: str) -> str:
    return _ADVICE.sub("", how)


def _pace(clock: Clock, clocks: Sequence[Clock]) -> str:
    """Tells the clock in hours from that in days where the same decision has both: hours are for an urgent case."""
    twins = {c.length.unit for c in clocks if (c.who, c.what) == (clock.who, clock.what)}
    return " (where it is urgent)" if clock.length.unit == "hours" and len(twins) > 1 else ""


def dates(rights: Rights) -> Json:
    """The last days of the routes and the days by which others must act, in the order of the calendar; undated ones last."""
    rows: list[tuple[date, Json]] = []
    for route in sorted((r for r in rights.routes if r.available), key=lambda r: r.rank):
        if route.file_by is None:
            continue
        held = words.condition(route)
        notes = [*([f"Only {held}."] if held else []), *([f"To: {route.to_whom}"] if route.to_whom else [])]
        rows.append((route.file_by, {
            "day": words.day(route.file_by), "what": f"Last day to file: {words.ROUTES[route.route]}", "notes": notes,
            "how": _counted(route.how_counted), "cites": _cites(route.citations)}))
    for clock in rights.clocks:
        due = None if clock.due is None else date(clock.due.year, clock.due.month, clock.due.day)
        after = words.IF_MISSED.get(clock.if_missed, words.what(clock.if_missed))
        rows.append((due or date.max, {
            "day": words.day(clock.due) if clock.due is not None else words.length(clock.length),
            "what": f"{words.WHO.get(clock.who, clock.who)}: {words.what(clock.what)}{_pace(clock, rights.clocks)}",
            "notes": [f"If missed: {after}."] if after else [],
            "how": f"Within {words.length(clock.length)}", "cites": _cites(clock.citations)}))
    rows.sort(key=lambda row: row[0])
    return {"kind": "dates", "title": "Dates", "lead": "The last days to file, and the days by which the plan and reviewers must act. "
            "A length in place of a day starts when the filing is received.", "rows": [row for _, row in rows]}


def file_line(document: str, sha256: str) -> str:
    """How the index names an exhibit's file."""
    return f"{document}, sha256 {sha256[:16]}…"


def criteria_line(criteria: Sequence[str]) -> str:
    """The criteria that an exhibit speaks to, as the index lists them."""
    return ", ".join(criteria[:_MOST_CRITERIA]) + (" …" if len(criteria) > _MOST_CRITERIA else "")


def index_note(*, set_from_text: bool, withheld: Sequence[int]) -> str:
    """What the index says of an exhibit's making: set from a file without pages, pages taken out."""
    if withheld:
        pages = f"Page {withheld[0]} is" if len(withheld) == 1 else f"Pages {', '.join(str(n) for n in withheld)} are"
        return "It is about another person and was taken out." if set_from_text else f"{pages} about another person and taken out."
    return "Set as pages from a file that has none; the text is complete." if set_from_text else ""


def index(plan: ExhibitPlan, documents: Sequence[Document]) -> Json:
    """The index of exhibits."""
    hashes = {d.id: d.sha256 for d in documents}
    rows = []
    for exhibit in plan.exhibits:
        count = len(exhibit.page_texts)
        rows.append({
            "letter": exhibit.letter, "title": exhibit.title, "file": file_line(exhibit.document, hashes[exhibit.document]),
            "note": index_note(set_from_text=exhibit.set_from_text, withheld=exhibit.withheld),
            "first": ExhibitRef(exhibit.letter, 1).label(), "last": ExhibitRef(exhibit.letter, max(count, 1)).label(),
            "criteria": criteria_line(exhibit.criteria),
        })
    return {"kind": "index", "title": "Index of exhibits", "lead": "Every page of an exhibit bears its stamp. The hash identifies the file "
            "from which the exhibit was made; manifest.json, attached to this PDF, holds it in full.",
            "rows": rows, "with_criteria": any(row["criteria"] for row in rows)}


def front(letter: Json, sections: Sequence[Json], exhibit_pages: int) -> Json:
    """What the template of the packet's own pages sets."""
    return {"title": f"{letter['title']}: letter and exhibits", "language": "en", "running_head": letter["running_head"],
            "letter": sheet(letter), "sections": [s | {"first": not n} for n, s in enumerate(sections)], "exhibit_pages": exhibit_pages}


def evidence_of(sections: Sequence[Json]) -> Iterator[tuple[str, Mapping[str, Json]]]:
    """Every quotation of the criteria table with its criterion."""
    for section in sections:
        if section["kind"] == "criteria":
            for row in section["rows"]:
                for passage in (*row["evidence"], *row["against"]):
                    yield row["id"], passage
        elif section["kind"] == "chronology":
            for row in section["rows"]:
                yield row["ids"][0], row
