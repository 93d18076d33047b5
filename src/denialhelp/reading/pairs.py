"""Labels of a notice with the values that stand after, right of or under them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .labels import Label, classify
from .structure import Cell, Sheet, below, continued, right_of

_MARK = re.compile(r"(?<!\d)[:=](?!\d|//)|(?<=\w)[:=]\s*(?=\d)|(?<=\D)#(?=\s*[:\w])|\s[–—-]\s")
_EDGE = " \t|;,·•:=-–—*_#"
_LONG = frozenset(
    {
        Label.SERVICE,
        Label.PROVIDER,
        Label.FACILITY,
        Label.PATIENT,
        Label.MEMBER,
        Label.ADDRESS,
        Label.POLICY,
        Label.PLAN,
        Label.DIAGNOSIS,
        Label.PROCEDURE,
        Label.REASON,
        Label.SERVICE_DATE,
    }
)
_POINTS = re.compile(r"\b(?:following|these|below|siguientes?|estos)\s*$", re.IGNORECASE)  # "has denied the following service(s):"
_WHOLE = frozenset(
    {
        Label.SERVICE,
        Label.PROVIDER,
        Label.FACILITY,
        Label.PATIENT,
        Label.MEMBER,
        Label.SUBSCRIBER,
        Label.PLAN,
        Label.NOTICE_DATE,
        Label.SERVICE_DATE,
        Label.SERVICE_FROM,
        Label.SERVICE_TO,
    }
)
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its value. `spans` are the places of the value on the sheet; `how`: inline, right, below or prefix."""

    sheet: Sheet
    label: Label
    weight: float
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    how: str

    @property
    def text(self) -> str:
        """The value with its lines joined by single spaces."""
        return " ".join(" ".join(self.sheet.page.text[s:e].split()) for s, e in self.spans)

    @property
    def first(self) -> tuple[int, int]:
        """The place of the value's first line."""
        return self.spans[0]

    @property
    def name(self) -> str:
        """The label as printed."""
        return _BOX.sub("", self.sheet.page.text[self.start : self.end])


@dataclass(frozen=True, slots=True)
class _Mark:
    label: Label
    weight: float
    start: int
    end: int
    value: int


def _marks(text: str, base: int) -> list[_Mark]:
    """The labels in a cell that a colon, "#" or dash ends, each with the place where its value begins."""
    out: list[_Mark] = []
    floor = 0
    for sign in _MARK.finditer(text):
        if sign.start() < floor:
            continue
        dash = sign.group().strip() in "–—-"
        words = list(_WORD.finditer(text, floor, sign.start() + (1 if sign.group().startswith("#") else 0)))[-9:]
        for at in range(len(words)):
            if dash and (at > 0 or words[0].start() > 0):
                break
            start = words[at].start()
            candidate = text[start : sign.start()].rstrip(" #").lstrip("(*•-")
            found = classify(candidate + (" #" if sign.group().startswith("#") else ""))
            if found is None or (dash and found[1] < 0.85):
                continue
            if (
                floor == 0
                and at > 0
                and found[0] in _WHOLE
                and re.search(r"[^\W\d]\s*$", text[:start])
                and not _POINTS.search(text[:start])
            ):
                break  # the end of a longer label that is not known: "Who gave the care:"
            out.append(_Mark(*found, base + start, base + sign.start(), base + sign.end()))
            floor = sign.end()
            break
    return out


_BOX = re.compile(r"^(?:\d{1,2}|[A-H])[.)]? (?=[A-Z])")  # the number of a form's box before its label


def _alone(cell: Cell) -> tuple[Label, float] | None:
    """What a cell asks for that holds a label and nothing else."""
    text = _BOX.sub("", cell.text.strip(" *•"))
    if len(text.split()) > 8 or (text.endswith(".") and not re.search(r"\b[Nn]o\.$", text)):
        return None
    return classify(text.rstrip(":#= "))


def _strip(sheet: Sheet, start: int, end: int) -> tuple[int, int]:
    text = sheet.page.text
    while start < end and text[start] in _EDGE + "\n":
        start += 1
    while end > start and text[end - 1] in " \t|;·•:=–—_\n":
        end -= 1
    return start, end


class PairFinder:
    """Finds the pairs of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.marks = {c.start: _marks(c.text, c.start) for c in sheet.cells}
        self.alone = {c.start: found for c in sheet.cells if (found := _alone(c)) is not None}
        self.labels = {
            c.start for c in sheet.cells if c.start in self.alone or (self.marks[c.start] and self.marks[c.start][0].start - c.start < 4)
        }
        self.under: dict[int, Cell] = {}
        self.heads = self._heads()

    def _heads(self) -> set[int]:
        """Starts of cells in a row of labels only: their values stand under them. Where the next row has as many cells and no label,
        each value belongs to the head at its own place in the row, wherever it is printed."""
        out: set[int] = set()
        rows = list(self.sheet.rows.values())
        for cells, following in zip(rows, [*rows[1:], ()], strict=True):
            if len(cells) < 2 or any(c.text.rstrip().endswith(":") for c in cells):
                continue
            known = [c for c in cells if c.start in self.alone]
            if len(known) == len(cells):
                out |= {c.start for c in cells}
            elif not (len(known) >= 2 and 2 * len(known) >= len(cells) and self._like_heads(cells, following)):
                continue
            if len(following) == len(cells) and not any(c.start in self.labels or self.marks[c.start] for c in following):
                self.under |= {head.start: value for head, value in zip(cells, following, strict=True)}
                out |= {c.start for c in cells}
        return out

    @staticmethod
    def _like_heads(cells: Sequence[Cell], following: Sequence[Cell]) -> bool:
        """Whether a row of short words without numbers stands over a row of as many values, one of them with a number."""
        short = all(len(c.text.split()) <= 5 and not re.search(r"\d|[.$]", c.text) for c in cells)
        return short and len(following) == len(cells) and any(re.search(r"\d", c.text) for c in following)

    def pairs(self) -> Iterator[Pair]:
        """Every pair of the sheet in reading order."""
        for cell in self.sheet.cells:
            marks = self.marks[cell.start]
            head = _CLAIM_HEAD.match(cell.text) or _CLAIM_LINE.search(cell.text)
            if head is not None:
                at = cell.start + head.start("n")
                line = head.re is _CLAIM_LINE
                yield self._pair(
                    Label.CLAIM,
                    0.95,
                    cell.start,
                    at - 1,
                    [(at, cell.end if line else cell.start + head.end("n"))],
                    "inline" if line else "prefix",
                )
            for at, mark in enumerate(marks):
                end = marks[at + 1].start if at + 1 < len(marks) else cell.end
                start, stop = _strip(self.sheet, mark.value, end)
                if stop > start:
                    yield self._pair(
                        mark.label, mark.weight, mark.start, mark.end, self._inline(mark, cell, start, stop, end == cell.end), "inline"
                    )
                elif at + 1 == len(marks):
                    yield from self._apart(cell, mark.label, mark.weight, mark.start, mark.end)
            if not marks and cell.start in self.alone:
                yield from self._apart(cell, *self.alone[cell.start], cell.start, cell.end)
            elif not marks:
                yield from self._prefixed(cell)

    def _pair(self, label: Label, weight: float, start: int, end: int, spans: Sequence[tuple[int, int]], how: str) -> Pair:
        if label is Label.PORTAL and _DAY.match(self.sheet.page.text, spans[0][0]):
            label = Label.SERVICE_DATE  # "Visit: 09/02/2026", no address of a web page
        return Pair(self.sheet, label, weight, start, end, tuple(spans), how)

    def _inline(self, mark: _Mark, cell: Cell, start: int, stop: int, last: bool) -> list[tuple[int, int]]:
        """The value in the cell and, for long values, the lines that go on with it."""
        spans = [(start, stop)]
        if not last or mark.label not in _LONG:
            return spans
        here = cell
        while len(spans) < 4:
            at = self.sheet.at(here) + 1
            following = self.sheet.cells[at] if at < len(self.sheet.cells) else None
            if following is None or following.block != here.block or following.start in self.labels or self.marks[following.start]:
                break
            if following.row == here.row or (len(self.sheet.rows[following.row]) > 1 and following.y0 - here.y1 > 12):
                break
            indented = following.x0 > cell.x0 + 8 and following.line == here.line + 1
            runs_on = following.text[:1].islower() or (following.text[:1] in "(0123456789" and not re.match(r"\d+[.)]", following.text))
            if not (indented or runs_on) or (self.sheet.page.text[spans[-1][1] - 1] in ".!?" and not indented):
                break
            spans.append((following.start, following.end))
            here = following
        return spans

    def _apart(self, cell: Cell, label: Label, weight: float, start: int, end: int) -> Iterator[Pair]:
        """The value of a label that stands alone in its cell: right of it, else under it."""
        if cell.start not in self.heads:
            right = right_of(self.sheet, cell)
            if right is not None and right.start not in self.labels and (right.block == cell.block or right.x0 - cell.x1 < 200):
                yield self._pair(label, weight, start, end, self._value(right, label), "right")
                if cell.text.rstrip().endswith(":"):
                    under = below(self.sheet, cell)
                    if under is not None and under.start not in self.labels and abs(under.x0 - cell.x0) < 12:
                        yield self._pair(label, weight * 0.8, start, end, self._value(under, label), "below")
                return
        under = self.under.get(cell.start) or below(self.sheet, cell)
        if under is not None and under.start not in self.labels:
            yield self._pair(label, weight * 0.95, start, end, self._value(under, label), "below")

    def _value(self, cell: Cell, label: Label) -> list[tuple[int, int]]:
        cells = continued(self.sheet, cell, tuple(self.labels)) if label in _LONG else (cell,)
        out = []
        for c in cells:
            marks = self.marks[c.start]
            start, end = _strip(self.sheet, c.start, marks[0].start if marks and marks[0].start > c.start else c.end)
            if end > start:
                out.append((start, end))
        return out or [(cell.start, cell.end)]

    def _prefixed(self, cell: Cell) -> Iterator[Pair]:
        """A label of two words or more with its value in one cell and nothing between them: "Member name Gerald W. Lindqvist"."""
        words = list(_WORD.finditer(cell.text))
        if len(words) >= 2 and self._boxes(cell):
            found = (Label.SERVICE_DATE, 0.9) if words[0].group() in ("On", "El") else classify(words[0].group())
            start = cell.start + words[1].start()
            if (
                found is not None
                and classify(" ".join(w.group() for w in words[:2])) is None
                and _of_kind(found[0], cell.text[words[1].start() :])
            ):
                yield self._pair(*found, cell.start, cell.start + words[0].end(), [(start, cell.end)], "prefix")
                return
        if not 3 <= len(words) <= 14 or cell.text.rstrip().endswith((".", ",")):
            return
        for count in range(min(6, len(words) - 1), 1, -1):
            found = classify(cell.text[: words[count - 1].end()])
            if found is not None and found[1] >= 0.85:
                rest = cell.text[words[count].start() :]
                if rest[:1].isupper() or rest[:1].isdigit() or rest[:1] in "$(":
                    start = cell.start + words[count].start()
                    yield self._pair(*found, cell.start, cell.start + words[count - 1].end(), [(start, cell.end)], "prefix")
                return

    def _boxes(self, cell: Cell) -> bool:
        """Whether a cell stands in a row of boxes that each hold a label and its value: "Patient Ada Lindell   Claim no. 88-120"."""
        row = self.sheet.rows[cell.row]
        return len(row) >= 2 and sum(_boxed(c.text) for c in row) >= 2


def _boxed(text: str) -> bool:
    words = text.split()
    return any(
        (found := classify(" ".join(words[:n]))) is not None and _of_kind(found[0], " ".join(words[n:]))
        for n in range(1, min(5, len(words)))
    )


_CLAIM_HEAD = re.compile(r"Claim \d{1,2}(?: of \d{1,2})?[:.]? (?:number |no\. |# ?)?(?P<n>(?=(?:[\w-]*\d){6})[A-Z0-9][\w-]{6,})(?=\s|,|$)")
_CLAIM_LINE = re.compile(r"(?:^|, )Claim (?:no\. |number |# ?)?(?P<n>(?=(?:[\w-]*\d){5})[A-Z0-9][\w-]{6,}), (?=[A-Z])")
_DAY = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\d{4}-\d\d-\d\d|(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4})|\d{1,2} de [a-z]+ de \d{4}")
_NAMES = frozenset({Label.PATIENT, Label.MEMBER, Label.PROVIDER, Label.FACILITY, Label.SUBSCRIBER})
_NUMBERS = frozenset({Label.MEMBER_ID, Label.GROUP, Label.CLAIM, Label.REFERENCE, Label.NPI})
_DAYS = frozenset({Label.NOTICE_DATE, Label.BORN, Label.SERVICE_DATE, Label.SERVICE_FROM, Label.SERVICE_TO, Label.MAILED_DATE})


def _of_kind(label: Label, text: str) -> bool:
    """Whether a text can be the value of a label: a day, a name of two capital words or more, a number, an amount."""
    if label in _DAYS:
        return _DAY.match(text) is not None
    if label in _NAMES:
        return (
            re.match(r"(?:Dra?\.? )?[A-ZÁÉÍÓÚÑ][\w'’.&-]*(?: [A-ZÁÉÍÓÚÑ][\w'’.&-]*,?){1,6}$", text.split(" (", maxsplit=1)[0]) is not None
        )
    if label in _NUMBERS:
        return re.match(r"(?=[\w -]*\d)[A-Z0-9][\w -]{3,24}$", text) is not None
    return label in (Label.BILLED, Label.DENIED, Label.OWES) and re.match(r"\$?[\d,]+\.\d\d$", text) is not None


def find_pairs(sheets: Sequence[Sheet]) -> tuple[Pair, ...]:
    """Every label with its value on every sheet, in reading order."""
    return tuple(p for sheet in sheets for p in PairFinder(sheet).pairs())
