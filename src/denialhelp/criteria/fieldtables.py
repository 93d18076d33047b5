"""Drug policies printed as tables of fields ("Required Medical Information | ...", "Age Restrictions | ...")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from .lines import CELL_EDGE, Line
from .markers import Marker

_ASKED, _EXCLUDED, _ASIDE = "asked", "excluded", "aside"
# The fields of Medicare drug plans' tables, with the first words that a narrow column leaves on the label's first line.
_LABELS = (
    (_EXCLUDED, r"Exclusion(?:\s+Criteria)?"),
    (_ASKED, r"Required\s+Medical(?:\s+Information)?"),
    (_ASKED, r"Age\s+Restrictions?"),
    (_ASKED, r"Prescriber(?:\s+Restrictions?)?"),
    (_ASIDE, r"Coverage\s+Duration"),
    (_ASKED, r"Other\s+Criteria"),
    (_ASIDE, r"(?:Covered|Off[\s-]?[Ll]abel)\s+Uses?|PA\s+Indication(?:\s+Indicator)?"),
    (_ASIDE, r"Part\s+B\s+Prerequisite|Prerequisite\s+Therapy(?:\s+Required)?"),
)
_LABEL = tuple((kind, re.compile(rf"(?:{pattern})(?=\s*[:|]|\s+\S|\s*$)")) for kind, pattern in _LABELS)
_REST = re.compile(r"(?:Criteria|Information|Restrictions?|Duration|Indicator|Required|Uses?)$")
_NOTHING = re.compile(r"(?i)^(?:n/?a|none|not\s+applicable|-+)\.?$")
_HEAD = re.compile(r"(?i)^PA\s+Criteria\b.{0,20}\bDetails\b")
_PREFIX = re.compile(r"(?P<name>[A-Z][\w ,()/'’&-]{1,90}?)\s*(?:\((?P<phase>(?i:initial|re-?auth\w*|continu\w*|renewal))[^)]*\))?\s*:\s+")
_NO_NAME = re.compile(r"(?i)\b(?:following|one|any|all|both|either|age|documentation|note|dose|diagnosis)\b")
_SENTENCE = re.compile(r"(?:(?<=[a-z0-9)\]])|(?<=[A-Z]{2}))\.\s+(?=[A-Z])|;\s+(?:and\s+)?")
_LATER = re.compile(r"(?i)re-?auth|continu|renewal")
_MARK = Marker("", (("bullet field", 0),), 0)
_INNER = Marker("", (("bullet field inner", 0),), 0)


@dataclass(slots=True)
class _Field:
    """A field's kind, its label's lines and the stretches of lines that are its value."""

    kind: str
    labels: list[Line] = field(default_factory=list)
    value: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class _Block:
    """The criteria of one indication and phase."""

    name: str
    later: bool
    items: list[list[Line]] = field(default_factory=list)


def _part(line: Line, start: int, end: int) -> Line:
    text = line.text[start:end]
    return replace(line, start=line.start + start, end=line.start + end, text=text, cells=1, gap=False)


def _label(text: str) -> tuple[str, int] | None:
    for kind, pattern in _LABEL:
        if found := pattern.match(text):
            return kind, found.end()
    return None


def _fields(lines: Sequence[Line]) -> tuple[list[_Field], int]:
    """The fields of a table that begins with the first line, and how many lines it takes."""
    out: list[_Field] = []
    for at, line in enumerate(lines):
        begin = 0
        while (found := _label(line.text[begin:])) is not None:  # a field without a value is followed by the next one's label
            out.append(_Field(found[0]))
            out[-1].labels.append(_part(line, begin, begin + found[1]))
            after = line.text[begin + found[1] :]
            begin += found[1] + len(after) - len(after.lstrip(" |:\t"))
        if begin:
            if begin < len(line.text):
                out[-1].value.append(_part(line, begin, len(line.text)))
            continue
        cells = [x for x in CELL_EDGE.split(line.text) if x]
        rest = bool(out and cells and _REST.match(cells[0]) and not _REST.search(out[-1].labels[-1].text))
        if out and rest:
            out[-1].labels.append(_part(line, 0, len(cells[0])))
            start = line.text.index(cells[1], len(cells[0])) if len(cells) > 1 else len(line.text)
            if start < len(line.text):
                out[-1].value.append(_part(line, start, len(line.text)))
        elif out and not line.gap:
            out[-1].value.append(replace(line, gap=False))
        else:
            return out, at
    return out, len(lines)


def _pieces(value: Sequence[Line]) -> Iterator[list[Line]]:
    """The sentences of a value, each as the stretches of lines that it stands on."""
    text, starts = "", []
    for line in value:
        starts.append(len(text))
        text += line.text + " "
    cuts = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        out = []
        for line, begin in zip(value, starts, strict=True):
            a, b = max(start, begin) - begin, min(end, begin + len(line.text)) - begin
            if b > a and line.text[a:b].strip():
                lead = len(line.text[a:b]) - len(line.text[a:b].lstrip())
                out.append(_part(line, a + lead, a + len(line.text[a:b].rstrip(" ;"))))
        if out and not _NOTHING.match(" ".join(x.text for x in out).strip()):
            yield out


def _named(piece: list[Line]) -> tuple[str, bool | None, list[Line]]:
    """The indication before a sentence ("" where it names none), whether it is about later treatment, and the sentence's own words."""
    found = _PREFIX.match(piece[0].text)
    if found is None or _NO_NAME.search(found["name"]):
        return "", None, piece
    later = bool(_LATER.match(found["phase"])) if found["phase"] else None
    rest = _part(piece[0], found.end(), len(piece[0].text)) if found.end() < len(piece[0].text) else None
    return found["name"].strip(), later, [*([rest] if rest else []), *piece[1:]]


def _same(name: str, block: _Block) -> bool:
    short = re.findall(r"\(([A-Za-z]{2,8})\)", block.name)
    parts = [p.strip() for p in re.split(r",|\band\b|/", name)]
    return any(p and (p.lower() == block.name.lower() or p in short or block.name.lower().startswith(p.lower())) for p in parts)


def _blocks(fields: Sequence[_Field]) -> list[_Block]:
    out: list[_Block] = []
    for one in fields:
        if one.kind != _ASKED:
            continue
        mine: list[_Block] = []  # a name holds for the sentences after it, up to the next name or field
        for piece in _pieces(one.value):
            name, later, words = _named(piece)
            if name:
                mine = [b for b in out if _same(name, b) and b.later == bool(later)]
                if not mine:
                    out.append(_Block(name, bool(later)))
                    mine = [out[-1]]
            elif not mine:
                mine = [b for b in out if not b.later] or [_Block("", later=False)]
                out.extend(b for b in mine if b not in out)
            for block in mine if words else ():
                block.items.append(words)
    return [b for b in out if b.items]


def _listed(items: Sequence[list[Line]], mark: Marker = _MARK) -> Iterator[Line]:
    for item in items:
        yield replace(item[0], mark=mark, indent=0.0)
        yield from (replace(line, goes_on=True) for line in item[1:])


def _table(fields: Sequence[_Field]) -> Iterator[Line]:
    """The lines of a table of fields as headings and lists."""
    denying = [one for one in fields if one.kind == _EXCLUDED and any(_pieces(one.value))]
    for block in _blocks(fields):
        phase = "continuation criteria" if block.later else "initial criteria"
        yield replace(block.items[0][0], heading=f"{block.name}: {phase}" if block.name else phase.capitalize())
        yield from _listed(block.items)
        for one in () if block.later else denying:
            yield replace(one.labels[0], mark=_MARK, indent=0.0)
            yield from _listed(list(_pieces(one.value)), _INNER)
    for one in fields:
        yield from (replace(line, note=True) for line in one.labels if one not in denying)
        if one.kind == _ASIDE or not any(_pieces(one.value)):
            yield from (replace(line, note=True) for line in one.value)
    yield replace(fields[0].labels[0], heading="Notes", text="")


def with_fields(lines: list[Line]) -> list[Line]:
    """The lines with tables of fields turned into lists; unchanged where fewer than three fields of such a table stand together."""
    out: list[Line] = []
    at = 0
    while at < len(lines):
        fields, taken = _fields(lines[at:]) if _label(lines[at].text) else ([], 0)
        if len({f.labels[0].text.split()[0] for f in fields}) >= 3 and any(f.kind == _ASKED for f in fields):
            out.extend(_table(fields))
            at += taken
        else:
            out.append(replace(lines[at], heading=lines[at].text) if _HEAD.match(lines[at].text) else lines[at])
            at += 1
    return out


_INDICATION = re.compile(r"(?i)^(?:(?:covered\s+)?(?:indications?|diagnos[ei]s|conditions?|diseases?|uses?)(?:\s*/\s*\w+)?|drug)$")
_FIRST = re.compile(
    r"(?i)\b(?:initial|approval|authori[sz]ation|coverage|clinical)\b.*\b(?:criteria|authori[sz]ation|approval|requirements?)\b|^initial\b"
)
_DOSE = re.compile(r"(?i)\b(?:dos(?:e|es|ing|age)|quantity|duration|length|limit)\b")


@dataclass(slots=True)
class _Row:
    """The cells of one row of a table of indications, each as the stretches of lines that it stands on."""

    cells: list[list[Line]]


def _columns(line: Line) -> list[tuple[float, Line]]:
    """The cells of a line with the place (in points) where each begins."""
    starts = [0, *(gap.end() for gap in CELL_EDGE.finditer(line.text) if gap.start() > 0 and gap.end() < len(line.text))]
    ends = [*(gap.start() for gap in CELL_EDGE.finditer(line.text) if gap.start() > 0 and gap.end() < len(line.text)), len(line.text)]
    return [(x, _part(line, a, b)) for x, a, b in zip(line.at, starts, ends, strict=False)]


def _head_of(line: Line) -> list[str] | None:
    """The columns of a table of indications: the first names them, one holds initial and one later criteria; else None."""
    words = [part.text.strip() for _, part in _columns(line)]
    if len(words) < 3 or not _INDICATION.match(words[0]):
        return None
    kinds = ["" if _DOSE.search(w) else "later" if _LATER.search(w) else "first" if _FIRST.search(w) else "" for w in words[1:]]
    return ["name", *kinds] if "first" in kinds and "later" in kinds else None


def _rows(lines: Sequence[Line], edges: Sequence[float], width: int) -> tuple[list[_Row], int]:
    """The rows under the head of a table of indications, and how many lines they take."""
    out: list[_Row] = []
    for at, line in enumerate(lines):
        cells = _columns(line)
        places = [max((n for n, edge in enumerate(edges) if edge <= x + 12.0), default=0) for x, _ in cells]
        if len(set(places)) < len(places) or (line.gap and (places[0] != 0 or len(cells) < 2)):
            return out, at
        fresh = places[0] == 0 and len(cells) >= 2 and not cells[0][1].text[0].islower()
        if fresh or not out:
            out.append(_Row([[] for _ in range(width)]))
        for place, (_, part) in zip(places, cells, strict=True):
            out[-1].cells[place].append(part)
    return out, len(lines)


def _of_rows(rows: Sequence[_Row], kinds: Sequence[str]) -> Iterator[Line]:
    """The lines of a table of indications as headings and lists."""
    for row in rows:
        name = " ".join(part.text for part in row.cells[0]).strip()
        for kind, cell in zip(kinds, row.cells, strict=True):
            items = list(_pieces(cell))
            if kind in ("first", "later") and items:
                yield replace(items[0][0], heading=f"{name}: {'continuation' if kind == 'later' else 'initial'} criteria")
                yield from _listed(items)
    for row in rows:
        for kind, cell in zip(kinds, row.cells, strict=True):
            yield from (replace(part, note=True) for part in cell if kind not in ("first", "later"))


def with_indications(lines: list[Line]) -> list[Line]:
    """The lines with tables that have a row for each indication turned into lists."""
    out: list[Line] = []
    at = 0
    while at < len(lines):
        kinds = _head_of(lines[at])
        rows, taken = _rows(lines[at + 1 :], lines[at].at, len(kinds)) if kinds else ([], 0)
        if kinds and len(rows) >= 1 and all(row.cells[0] for row in rows):
            out.append(replace(lines[at], note=True))
            out.extend(_of_rows(rows, kinds))
            out.append(replace(lines[at], heading="Notes", text=""))
            at += taken + 1
        else:
            out.append(lines[at])
            at += 1
    return out
