"""Lines to an outline: sections with headings, paragraphs, and nested list items."""

from __future__ import annotations

import re
from dataclasses import replace

from .fieldtables import with_fields, with_indications
from .headings import JOINED, TERMINAL, heading_text, numbered_title, title_like, titles_over
from .items import Item, Section
from .lines import Line, Span
from .logic import lead_logic
from .markers import Marker, marker_of, to_roman
from .nesting import PLAIN, Lists
from .rows import with_numbers, with_rows
from .sections import COVERAGE_WORDS, SectionKind, denies, kind_of, names_section, opens_criteria

__all__ = ["Item", "Section", "outline"]

_CONNECTOR = re.compile(r"(?i)^[\s\-–—*(]*(and/or|and|or)[\s\-–—*):;.]*$")
_PART = re.compile(r"(?i)\b(?:part|section)\s+([A-Z]|[IVX]{1,4})\b\s*[–—:.-]")
_PART_LABEL = re.compile(
    r"(?:For\s+(?:initial|continuation|continued|continuing|renewal|re-?authori[sz]ation)\b[^:.]{0,60}|(?:Continuation|Continued|"
    r"Renewal|Re-?authori[sz]ation|Initial|Exclusions?|Limitations?|Not covered|(?:Not\s+)?[Mm]edically\s+[Nn]ecessary|Investigational|"
    r"Cosmetic|Note|Notes|Approval "
    r"(?:length|duration)|Duration of approval|Definitions?|References?|Codes?)(?:\s+(?:criteria|therapy|request|treatment|"
    r"approval))?)\s*(?:\([^)]*\))?\s*:"
)
_MORE_CRITERIA = re.compile(r"Additional\s+(?:\w+\s+){0,3}[Cc]riteria\s+for\s[^:.]{2,80}:\s*$")
_SECOND_LEAD = re.compile(
    r"(?i)^(?:and|plus|with|in\s+addition),?\s+(?:(?:also|the|member|patient|individual|must|meets?|have|has|does|do|not|satisf(?:y|ies))\s+){0,6}"
    r"(?:both|all|each|either|one|any|none|at\s+least)\b[^;]{0,80}(?::|\bfollowing|\([^)]*\))\s*$"
)
_PART_NAME = re.compile(
    r"(?i)^(?:initial|renewal|re-?authori[sz]ation|continuation|continued|approval|coverage)(?:\s+(?:of\s+)?(?:therapy|treatment|approval|"
    r"authori[sz]ation))?\s+(?:criteria|duration|period)\s*:?$|^(?:other|surgical|clinical|covered|non-?covered)\s+indications\s*:?$"
)
# A remark inside an open list ("Note: ...", "Rationale: ..."): shown, no criterion, and the list goes on after it.
_REMARK = re.compile(
    r"(?i)^\W{0,2}(?:note|nb|rationale|comment|reviewer\s+note|clinical\s+note|example|tip)s?\s*(?:\d{1,2})?\s*:\s+\S.*[^:]$"
)
_HOW_MANY = re.compile(r"(?i)\((?:at\s+least\s+)?(?:any|one|two|three|all|both|each)\b[^)]*\)\s*:?\s*$")
_TABLE_TITLE = re.compile(r"(?i)^table\s+(?:\d{1,2}|[A-Z])\b")
_BARE = "bullet bare"
_NO_ITEM = re.compile(
    r"(?i)^(?:note|notes|important|please|see|refer|examples?\s+of\b|for\s+(?:additional|more|further)|the\s+(?:company|plan|health\s+plan)\b|\*)"
)
_ENDS_JOINED = re.compile(r"[;,]\s*(?:and|or)\s*$|\b(?:AND|OR)\s*$")
_OF_CRITERIA = (SectionKind.CRITERIA, SectionKind.CONTINUATION)


def _plain_marker(level: int) -> Marker:
    return Marker("", ((f"{PLAIN}{level}", 0),), 0)


class _Builder(Lists):
    """Keeps the open section and what the lines about the one at hand look like."""

    def __init__(self, loose: bool, lines: list[Line]) -> None:
        super().__init__()
        lengths = sorted(len(line.text) for line in lines)
        self.width = lengths[int(len(lengths) * 0.95)] if len(lengths) >= 6 else 0
        self.last: Line | None = None  # the line before
        self.unmarked = False  # another line of prose follows the line at hand
        self.titles = False  # the line at hand is a title over a sentence that opens criteria, or over a list
        self.above = ""
        self.remark: Item | None = None  # the remark that the line before belongs to
        self.loose = loose  # every line is a paragraph of its own

    def start_section(self, line: Line, label: str, title: str) -> None:
        part = _PART.search(line.text)
        last = self.sections[-1]
        if last.title and last.kind is SectionKind.OTHER and (not last.items or kind_of(title) is not SectionKind.OTHER):
            self.above = last.title
        elif kind_of(title) is SectionKind.OTHER:
            self.above = ""
        if "." in label:  # a numbered part stands under the part whose number begins its own
            parent = label.rpartition(".")[0]
            self.above = next((x.title for x in reversed(self.sections) if x.label == parent), "")
        section = Section(title, self.above, part[1] if part else label, kind_of(title), span=Span(line.page, line.start, line.end))
        if section.kind is SectionKind.OTHER and _HOW_MANY.search(title):
            section.kind = SectionKind.CRITERIA
        if section.kind is SectionKind.OTHER and re.search(r"(?i)\bpart [A-Z]\b", line.text):
            section.kind = SectionKind.CRITERIA
        self.sections.append(section)
        kept = (self.open, self.owner) if _TABLE_TITLE.match(title) and self.open else ([], [])  # the list goes on after the table
        self.open, self.owner, self.para, self.current, self.past = [], [], None, None, kept

    def paragraph(self, line: Line) -> None:
        item = Item(indent=line.indent, row=line.cells > 1)
        item.add(line, 0)
        self.sections[-1].items.append(item)
        self.para = self.current = item
        if opens_criteria(item.text) or item.text.endswith(":") or _PART_LABEL.match(item.text):
            self.past = (self.open, self.owner) if self.open and not _PART_LABEL.match(item.text) else ([], [])
            self.open, self.owner = [], []

    def titled(self, line: Line) -> bool:
        """True where a numbered title ("Criterion 4.2 Imaging") stands over the line that says what it asks."""
        item = self.current
        if item is None or self.para is item or item.children or not re.search(r"\d[.-]\d|[A-Za-z]\d", item.label):
            return False
        sentence = line.cells == 1 and line.text[0].isupper() and (len(line.text) > 100 or bool(re.search(r"[.:]$", line.text)))
        return line.gap and sentence and len(item.text.split()) <= 6 and title_like(item.text) and not _NO_ITEM.match(line.text)

    def instead(self, line: Line) -> None:
        """The line takes the place of the title that stood for the open item; the title is kept as a note."""
        item = self.current
        if item is not None:
            self.sections[-1].items.append(Item(indent=item.indent, row=True, spans=item.spans, text=item.text))
            item.text, item.spans = "", []
            item.add(line, 0)

    def in_table(self, line: Line) -> bool:
        """True for a row of a table that stands inside a list."""
        return line.cells > 1 and line.mark is None and bool(self.past[0]) and bool(_TABLE_TITLE.match(self.sections[-1].title))

    def note(self, line: Line) -> None:
        """Keeps words that are shown and are no criterion; what is open stays open."""
        item = Item(indent=line.indent, row=True)
        item.add(line, 0)
        self.sections[-1].items.append(item)

    def aside(self, line: Line) -> bool:
        """True for a whole sentence of explanation between the unmarked items of a list, which goes on after it."""
        item = self.current
        inside = item is not None and item.style.startswith(PLAIN) and bool(TERMINAL.search(item.text))
        return inside and self.tight and line.text.endswith(".") and bool(_NO_ITEM.match(line.text)) and not opens_criteria(line.text)

    def remarks(self, line: Line) -> bool:
        """Takes a remark between the items of an open list, and the lines that go on with it, out of the list; True where it did."""
        begins = bool(_REMARK.match(line.text)) and bool(self.open) and self.para is None and not opens_criteria(line.text)
        if not begins and (self.remark is None or line.gap or names_section(line.text)):
            self.remark = None
            return False
        if begins:
            self.note(line)
            self.remark = self.sections[-1].items[-1]
        elif self.remark is not None:
            self.remark.add(line, 0)
        return True

    def second_lead(self, line: Line) -> bool:
        """Places a lead inside an open list ("AND must meet ALL of the following"), where its words and the open lists allow it."""
        if not self.open or not _SECOND_LEAD.match(line.text) or self.para is not None:
            return False
        depth = len(self.open) - 1
        while depth > 0 and line.indent > 0 and self.open[depth].indent > line.indent + 4:
            depth -= 1
        owner = self.owner[depth]
        if not (owner.label or owner.style):
            return False
        last = self.open[depth]
        del self.open[depth:], self.owner[depth + 1 :]
        item = Item("", last.style, last.order, last.indent, joins=True)
        item.add(line, 0)
        owner.children.append(item)
        self.open.append(item)
        self.current = item
        return True

    def bare(self, line: Line) -> Marker | None:
        """A bullet that is not printed: a line that ends in AND, OR or ";" after a lead-in, and the lines after it."""
        item = self.current
        if item is None or item.row or line.cells > 1 or not line.text[0].isalnum():
            return None
        joined = bool(JOINED.search(line.text)) or (line.text[0].islower() and line.text.endswith(":"))
        if item is self.para and not item.children and _ENDS_JOINED.search(item.text) and self.sections[-1].kind in _OF_CRITERIA:
            item.style = _BARE
            self.open, self.owner, self.para = [item], [Item()], None
            return Marker("", ((_BARE, 0),), 0)
        if (plain := self._plain(item, line)) is not None:
            return plain
        if item.style == _BARE:
            if item.text.endswith(":"):
                return Marker("", ((f"{_BARE}.", 0),), 0) if not line.gap or self.loose else None
            return Marker("", ((_BARE, 0),), 0) if JOINED.search(item.text) or (item.joiner and line.text[0].isupper()) else None
        if item.style == f"{_BARE}." and line.text[0].islower() and JOINED.search(item.text):
            return Marker("", ((_BARE, 0),), 0)  # back among the names around the inner list
        if item.style == f"{_BARE}.":
            return Marker("", ((f"{_BARE}.", 0),), 0) if (self.loose or not line.gap) and line.text[0].isupper() else None
        if item.text.endswith(":") and joined and lead_logic(item.text) is not None:
            return Marker("", ((_BARE, 0),), 0)
        return None

    def _plain(self, item: Item, line: Line) -> Marker | None:
        """The next of the unmarked lines under a lead that says how many of them are asked ("ALL of the following criteria are met:")."""
        refuses = denies(re.sub(r"(?i)\b(?:excluded|contra-?indicated)\b", "", line.text))
        covers = opens_criteria(line.text) and (COVERAGE_WORDS.search(line.text) or (line.gap and not line.text.endswith(":")))
        stops = covers or refuses or _NO_ITEM.match(line.text) or names_section(line.text) or self.titles
        level = int(item.style[len(PLAIN) :]) if item.style.startswith(PLAIN) else 0
        if stops or not line.text[0].isupper():
            return None
        logic = lead_logic(item.text) if re.search(r":\s*$", item.text) and not item.children else None
        if logic is not None and (logic.sure or (item.label and self.loose)):
            return _plain_marker(level + 1) if self.unmarked else None
        if level == 0:
            return None
        another = lead_logic(line.text) if line.text.endswith(":") else None
        if another is not None:
            return _plain_marker(max(1, level - 1)) if another.sure else None
        joined = bool(JOINED.search(item.text)) or item.joiner is not None
        begins = line.gap or self.loose or joined or bool(TERMINAL.search(item.text)) or self._short(item, line)
        if begins and level > 1 and self._sentence_after_names(line):
            level -= 1
        return _plain_marker(level) if begins else None

    def _sentence_after_names(self, line: Line) -> bool:
        """True where a sentence follows a nested list of short names: it goes on with the list around them."""
        names = self.owner[-1].children if self.owner else []
        sentence = line.text.endswith(".") and len(line.text.split()) >= 8
        return sentence and len(names) >= 2 and all(len(x.text.split()) <= 6 and not TERMINAL.search(x.text) for x in names)

    def next_section(self, line: Line, marker: Marker) -> bool:
        """True where a block begins with a short title whose mark goes on the count of the sections ("3. ..." after "2. ...")."""
        title = re.sub(r"\([^)]*\)", "", heading_text(line.text)[1]).strip()
        words = title.split()
        if not line.gap or not 1 <= len(words) <= 12 or not title[:1].isupper() or TERMINAL.search(line.text) or JOINED.search(title):
            return False
        last = next((x for x in reversed(self.sections) if x.label), None)
        before = marker_of(f"{last.label}. x") if last is not None else None
        if before is None or marker.parent or not any(a[0] == b[0] and b[1] == a[1] + 1 for a in before.styles for b in marker.styles):
            return False
        rival = next((x for x in self.open if any((x.style, x.order + 1) == style for style in marker.styles)), None)
        return rival is None or 0 < line.indent < rival.indent - 4

    def denying_section(self, line: Line, marker: Marker) -> bool:
        """True where the mark after the open section's own begins the next section, which says what is not covered."""
        before = [marker_of(f"{section.label}. x") for section in self.sections[-6:] if section.label]
        follows = any(m is not None and any(x[0] == y[0] and y[1] == x[1] + 1 for x in m.styles for y in marker.styles) for m in before)
        title = heading_text(line.text)[1]
        says_no = denies(line.text) or (kind_of(title) is SectionKind.EXCLUSIONS and line.text.endswith(":"))
        return follows and says_no and self._sibling(line, marker)[0] is None

    def _short(self, item: Item, line: Line) -> bool:
        """True where the line before ended although the next word, which begins with a capital, would have fitted."""
        last = self.last
        if (
            last is None
            or last.page != line.page
            or not line.text[0].isupper()
            or re.search(r"[,(/&-]$|\b(?:[a-z]{1,4}|[A-Z]{2,})$", item.text)
        ):
            return False
        return self.width > 60 and len(last.text) + 1 + len(line.text.split()[0]) < 0.7 * self.width

    def continues(self, line: Line) -> bool:
        """True where an unmarked line goes on with the paragraph or item before it."""
        item = self.current
        if item is None or _PART_LABEL.match(line.text) or _MORE_CRITERIA.match(line.text):
            return False
        if item.row or line.cells > 1:
            return item.row and not line.gap and line.cells == 1 and line.indent > item.indent + 4
        new_page = bool(item.spans) and item.spans[-1].page != line.page
        if item.text.endswith(":") and line.text.endswith(":"):
            return False  # a lead-in under a lead-in
        if _SECOND_LEAD.match(line.text) and item is not self.para:
            return False
        if self._short(item, line):
            return False
        if self.loose:
            return line.text[0].islower() and not TERMINAL.search(item.text)
        if line.gap:
            return not TERMINAL.search(item.text) and (new_page or line.text[0].islower()) and not names_section(line.text)
        return not (item.label and line.indent < item.indent - 3 and TERMINAL.search(item.text))


def _is_heading(builder: _Builder, line: Line, after: Line | None, marker: Marker | None) -> bool:
    label, title = heading_text(line.text)
    if line.cells > 1 and marker is None and _history_head(line):
        return True
    if line.cells > 1 and not (line.cells == 2 and re.match(r"^\(?[A-Za-z0-9.]{1,4}[.):]\s{2,}", line.text)):
        return False
    if marker is not None and not label:
        return False
    waited = marker is not None and builder.expects(marker)
    if names_section(title) and not (
        waited and (kind_of(title) in (SectionKind.CRITERIA, SectionKind.CONTINUATION) or len(title.split()) > 3)
    ):
        if after is not None and (marker_of(after.text) is not None or _PART_NAME.match(title)) and marker is None and not waited:
            return True
        follows = after is None or after.gap or builder.loose or not after.text[0].islower()
        return follows and (
            line.gap or builder.loose or label != "" or builder.current is None or bool(TERMINAL.search(builder.current.text))
        )
    if marker is not None and not waited and numbered_title(marker, title, after):
        return True
    logic = lead_logic(line.text) if line.text.endswith(":") and marker is None else None
    if logic is not None and logic.sure:
        return False
    if not title_like(title) or waited or (line.text.endswith(":") and after is not None and marker_of(after.text) is not None):
        return False
    if after is None or after.text[0].islower() or (after.cells > 1 and not line.gap) or _CONNECTOR.match(after.text):
        return False
    alone = line.gap and after.gap
    if builder.current is not None and marker is None and not alone and builder.continues(line):
        return False
    if _PART.match(line.text):
        return True
    if marker is not None:
        return marker_of(after.text) is None or bool(marker_of(after.text) and after.gap and marker.starts() is None)
    return (line.gap or builder.loose) and len(title) < 90


def _history_head(line: Line) -> bool:
    """True for the head of a table of changes ("Reviews, Revisions, and Approvals   Date   Approval Date")."""
    first, *rest = re.split(r" {2,}|\t+|\s*\|\s*", line.text)
    dated = any(re.search(r"(?i)\bdates?\b", cell) for cell in rest)
    return dated and kind_of(first) is SectionKind.HISTORY and names_section(first)


def outline(lines: list[Line]) -> list[Section]:
    """The sections of a policy; the first has no title and holds what stands before any heading."""
    lines = with_numbers(with_rows(with_indications(with_fields(lines))))
    loose = sum(len(line.text) > 150 for line in lines) >= 2 or (bool(lines) and all(line.gap for line in lines))
    builder = _Builder(loose, lines)
    for at, line in enumerate(lines):
        _around(builder, lines, at)
        after = lines[at + 1] if at + 1 < len(lines) else None
        rest: Line | None = line
        while rest is not None:
            part, rest = rest, None
            if part.note or builder.in_table(part):
                builder.note(part)
                break
            _take(builder, part, after)
            cut = builder.next_item(part)
            if cut is not None and builder.current is not None:
                rest = replace(part, start=part.start + cut, text=part.text[cut:], gap=False)
                builder.current.shorten(part, cut)
    return builder.sections


def _around(builder: _Builder, lines: list[Line], at: int) -> None:
    """Tells the builder what the lines about the one at hand look like."""
    line, after = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    builder.last = lines[at - 1] if at else None
    builder.tight = after is not None and not after.gap
    builder.unmarked = after is not None and after.cells == 1
    builder.titles = after is not None and len(line.text.split()) <= 6 and not TERMINAL.search(line.text) and titles_over(line, after)


def _take(builder: _Builder, line: Line, after: Line | None) -> None:
    """Gives a line its place: heading, item, second lead, or the next words of what is open."""
    if line.heading:
        builder.start_section(line, "", line.heading)
        return
    if line.mark is not None:
        builder.place(line, line.mark)
        return
    if line.goes_on and builder.current is not None:
        builder.current.add(line, 0)
        return
    connector = _CONNECTOR.match(line.text)
    if connector and builder.current is not None:
        builder.current.joiner = "or" if "or" in connector[1].lower() else "and"
        builder.joined = True
        return
    _place_line(builder, line, after)
    builder.joined = False


def _place_line(builder: _Builder, line: Line, after: Line | None) -> None:
    marker = _mark(builder, line)
    if marker is None and builder.remarks(line):
        return
    builder.remark = None
    if marker is not None and (marker.styles[0][0] == "1.0" or builder.next_section(line, marker)):
        builder.start_section(line, *heading_text(line.text))
    elif marker is not None and builder.denying_section(line, marker):
        builder.start_section(line, *heading_text(line.text))
        if line.text.endswith(":"):
            builder.paragraph(line)
    elif (
        builder.current is not None
        and (builder.current.style.startswith(_BARE) or builder.current.text.endswith(":"))
        and not names_section(line.text)
        and bare_of(builder, line, marker)
    ):
        return
    elif _is_heading(builder, line, after, marker):
        builder.start_section(line, *heading_text(line.text))
    elif marker is not None:
        builder.place(line, marker)
    elif not bare_of(builder, line, None) and not builder.second_lead(line):
        _plain_line(builder, line)


def _mark(builder: _Builder, line: Line) -> Marker | None:
    """The line's mark, where it is one: no star of a footnote, no middle of a sentence, no name of a group that nothing waits for."""
    marker = marker_of(line.text)
    if marker is None or (line.text.startswith("* ") and builder.footnote(marker)) or _wraps(builder, line, marker):
        return None
    return None if marker.names_group and not builder.expects(marker) else marker


def _plain_line(builder: _Builder, line: Line) -> None:
    """Gives a line without any mark its place."""
    if builder.alternative(line):
        return
    if builder.aside(line):
        builder.note(line)
    elif builder.titled(line):
        builder.instead(line)
    elif builder.continues(line) and builder.current is not None:
        builder.current.add(line, 0)
    else:
        builder.paragraph(line)


def bare_of(builder: _Builder, line: Line, marker: Marker | None) -> bool:
    """Places a line as an unmarked item of the open list, where it is one."""
    bare = builder.bare(line) if marker is None else None
    if bare is not None:
        builder.place(line, bare)
    return bare is not None


def _wraps(builder: _Builder, line: Line, marker: Marker) -> bool:
    """A line that only looks marked: the middle of a sentence that wrapped before "A." or "5 (" or a dash."""
    item = builder.current
    if item is None or line.gap or builder.loose or item.row:
        return False
    if not marker.is_bullet and _begun_inside(item, marker):
        return True
    if TERMINAL.search(item.text):
        return False
    if marker.is_bullet:
        style = marker.styles[0][0]
        if any(x.style == style for x in builder.open) or (style == "bulleto" and re.match(r"o\s+[A-Z]", line.text)):
            return False
        return (
            marker.styles[0][0] in ("bullet-", "bullet–", "bullet—", "bulleto")
            and item.style != marker.styles[0][0]
            and bool(item.text)
            and not item.text.endswith(":")
        )
    return re.search(
        r"(?:\band|\bor|\bto|\bof|\bthan|\bleast|\bfrom|\bsection|\bgrade|,|\bin|\bthe|\bwith|[(/])$", item.text
    ) is not None and not builder.expects(marker)


def _begun_inside(item: Item, marker: Marker) -> bool:
    """True where the mark before this one stands inside the words of the open item: the list runs on in its paragraph."""
    for style, order in marker.styles:
        if order < 2 or not style.endswith("()") or item.style == style:
            continue
        before = to_roman(order - 1) if style[0] in "iI" else str(order - 1) if style[0] == "1" else chr(95 + order)
        if re.search(rf"[:;,.]\s\({re.escape(before)}\)\s", item.text, re.IGNORECASE):
            return True
    return False
