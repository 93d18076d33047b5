"""Finds where a plan's own paper says what "medically necessary" means: its words verbatim, with their list, up to the next definition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Pin
from denialhelp.casefile.quote import fold, pin_at

METHOD = "own-definition"
_MOST = 2400
_LEAST = 60
_Q, _UNQ = "[“\"‘']?", "[”\"’']?"
_ONE = r"(?:medically[ -]necessary|medical(?:ly)? necessity|m[ée]dicamente necesari[oa]s?|necesidad m[ée]dica)"
_KIND = (
    r"(?: (?:and appropriate|care|covered services?|health care services?|services?(?: (?:and|or) supplies)?|treatments?|supplies|"
    r"benefits))?"
)
_TERM = rf"{_Q}{_ONE}{_UNQ}{_KIND}{_UNQ}(?:(?:,| |/| ?/ ?)+(?:and|or|and/or|o|y)? ?{_Q}{_ONE}{_UNQ}{_KIND}{_UNQ})?"
_MARK = re.compile(
    r"^\s*(?P<mark>(?:--|[•·▪◦*●○■–—-])(?=\s)|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)](?=\s)|\d{1,3}(?:\.\d{1,3})+\.?(?=\s))\s+"
)
_NUMBER = r"(?:(?:section |§ ?)?\d{1,3}(?:\.\d{1,3})*[.)]?\s+|[•·▪◦*●○■–-]\s+|\(?[a-zA-Z][.)]\s+)?"
_SAYS = (
    r"(?:means?\b|(?:is|are) defined (?:as|to)|shall mean|refers? to|(?:is|are) (?:those|services?|care|health care|"
    r"a (?:service|treatment)|any)\b|significan?\b|se define)"
)
_IN_THIS = r"(?:,? (?:as (?:it is )?used(?: in)?|for (?:the )?purposes? of|under|in) (?:herein|th(?:is|e) [\w ]{3,40}?))?"
_MEANS = re.compile(
    rf"(?<!not )(?<!non-)(?P<term>{_TERM}){_IN_THIS},? {_SAYS}|\bby (?:the (?:term|words?) )?{_TERM},? we mean\b", re.IGNORECASE
)
_RUN_IN = re.compile(
    rf"^\s*\|?\s*{_NUMBER}(?P<term>{_TERM})(?:\s*[:—–]\s*|\s+[-]\s+|\.\s+|[ \u00a0]{{2,}}|\t+|\s*\|\s*)(?=\S)", re.IGNORECASE
)
_HEAD = re.compile(rf"^\s*{_NUMBER}(?:definition of |what (?:is|does|we mean by) )?(?P<term>{_TERM})(?: mean)?\s*[:?.]?\s*$", re.IGNORECASE)
_IF = re.compile(
    rf"\b(?:(?:is|are|be|as)(?: considered| deemed)?(?: to be)? {_Q}medically necessary{_UNQ},?|"
    rf"(?:meets? the definition of|to be|considers? .{{3,60}}) {_Q}(?:medically necessary|medical necessity){_UNQ},?)"
    r" (?:only )?(?:if|when|where)\b(?! you\b)",
    re.IGNORECASE,
)
_MUST = re.compile(rf"\bto be (?:considered )?{_Q}medically necessary{_UNQ}, (?=[^.:]{{3,60}} must\b)", re.IGNORECASE)
_TELLS = re.compile(
    r"\b(?:accepted|appropriate|needed|necessary (?:to|for)|diagnos\w+|prevent\w*|treat\w*|consistent|standards?|illness|injury|condition|"
    r"aceptad\w+|apropiad\w+|diagnosticar|prevenir|tratar|enfermedad)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"^\W*(?:\(?see\b|refer to|as defined|defined in|is defined in|(?:on )?page \d|véase|vea )", re.IGNORECASE)
_TOC = re.compile(r"(?:\.{3,}|…|(?:\. ){3,}|\s{3,})\s*\d{1,3}\s*$|\s[ivx]{1,5}-?\d{1,3}$")
_PAGE_LINE = re.compile(
    r"^\W*(?:page |pág(?:ina)?\.? )?\d{1,4}(?: (?:of|de|/) \d{1,4})?\W*$|\bpage \d{1,4}(?: of \d{1,4})?\W*$", re.IGNORECASE
)
_NEXT = re.compile(
    r"^\s*(?:(?:section )?\d{1,3}(?:\.\d{1,3})*[.)]?\s+|[•·▪◦*●○■–-]\s+|\(?[a-zA-Z][.)]\s+)?"
    r"(?!(?:When|If|This|It|In|For|Although|However|Under|As|Such|These|That)(?![\w-])|(?:Services?|Treatment|Care) (?=[a-z]))"
    r"(?P<term>[“\"‘'][^”\"’']{2,60}[”\"’']|[A-ZÁÉÍÓÚÑ][\w’'/(),&-]*(?: [\w’'/(),&-]+){0,7}?)"
    r"(?: (?:means?|shall mean|refers? to|(?:is|are) defined as|significan?)\b|\s*[:—–] (?=[A-ZÁÉÍÓÚÑ“\"])|(?<=[a-z]): (?=[a-z])|"
    r"\s+- (?=[A-ZÁÉÍÓÚÑ“\"])|(?:[ \u00a0]{3,}|\t+)(?=[A-ZÁÉÍÓÚÑ]))"
)
_SHOUTED = re.compile(r"^[A-Z][A-Z /&’'()-]{3,60}(?:\.\s+[A-Z]|\s*$)")
_ROW = re.compile(r"^\|[^|]{2,60}\||^[A-ZÁÉÍÓÚÑ][\w’'/(),&-]*(?: [\w’'/(),&-]+){0,6}(?:[ \u00a0]{3,}|\t+|\s+\|\s+)\S")
_UNFINISHED = re.compile(r"(?:[,:(]|\b(?:and|or|the|a|an|of|to|for|by|in|with|that|is|are))$", re.IGNORECASE)
_SAID = re.compile(
    r"^[“\"‘']?[A-Z][\w’'/(),&-]*(?: [A-Z(&][\w’'/(),&-]*| (?:of|and|or|the)){0,6}[”\"’']? (?:means?|shall mean|is defined as)\b"
)
_PART = re.compile(r"^(?:section|article|chapter|part) (?:\d{1,3}|[IVXLC]{1,6})\b(?!\))", re.IGNORECASE)
_GOES_ON = re.compile(
    r"^\W*(?:the fact that|for (?:these|this|the) purposes?|for purposes of|this (?:includes|means|definition)|it (?:must|also|does)|"
    r"in addition|however|such |medical(?:ly)? necess|these |generally accepted|a (?:service|treatment|supply) (?:is|may|must|that)|"
    r"services?,? (?:and|or|that|must)|not (?:primarily|all)|el hecho de que|esto )",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[.!?][”\"’')\]]*$")


@dataclass(frozen=True, slots=True)
class OwnDefinition:
    """The plan's own words on what is medically necessary: the pins of its parts in order (one for each page it runs over). `means` says
    that the paper defines the term outright; else it says when it calls a service so."""

    pins: tuple[Pin, ...]
    means: bool

    @property
    def text(self) -> str:
        """The words, white space folded; parts of several pages one after the other."""
        return " ".join(pin.quote for pin in self.pins)


@dataclass(frozen=True, slots=True)
class _Line:
    page: int
    start: int
    end: int
    text: str
    blank: bool  # whether an empty line stands before it


@dataclass(frozen=True, slots=True)
class _Begin:
    line: int
    offset: int
    rank: int


def _lines(document: Document) -> list[_Line]:
    """The lines with text, without those that stand at the edge of the pages (page numbers, running heads)."""
    out: list[_Line] = []
    edges = Counter(fold(re.sub(r"\d+", "#", line))[0] for page in document.pages for line in set(_edge(page.text)))
    for page in document.pages:
        at, blank = 0, False
        edge = set(_edge(page.text))
        for raw in page.text.splitlines(keepends=True):
            body = raw.rstrip("\r\n")
            running = body in edge and edges[fold(re.sub(r"\d+", "#", body))[0]] >= (3 if len(document.pages) > 4 else 2)
            if not body.strip():
                blank = True
            elif not running and not _PAGE_LINE.match(body):
                start = at + len(body) - len(body.lstrip())
                out.append(_Line(page.number, start, at + len(body.rstrip()), body.strip(), blank))
                blank = False
            at += len(raw)
    return out


def _edge(text: str) -> list[str]:
    held = [line for line in text.splitlines() if line.strip()]
    return [*held[:2], *held[-2:]]


def _bare(text: str) -> str:
    """A line without its mark."""
    mark = _MARK.match(text)
    return text[mark.end() :] if mark else text


def _heading(line: _Line, before: str) -> bool:
    """Whether a line is a heading: short, without a stop, in capitals or title case, after a whole sentence."""
    words = _bare(line.text).split()
    if not words or len(words) > 9 or re.search(r"[.,;:]$", line.text) or not _WHOLE.search(before or "."):
        return False
    telling = [w for w in words if len(w) > 3 or not w.islower()]
    return bool(telling) and sum(w[0].isupper() or w[0].isdigit() for w in telling) >= 0.75 * len(telling)


def _begins(lines: Sequence[_Line]) -> Iterator[_Begin]:
    """Where a definition may begin, with how plainly it says so."""
    for n, line in enumerate(lines):
        if _TOC.search(line.text):
            continue
        joined = f"{line.text} {lines[n + 1].text if n + 1 < len(lines) else ''}"
        means, run_in, found = _MEANS.search(joined), _RUN_IN.match(line.text), _IF.search(joined) or _MUST.search(joined)
        if means is not None and means.start() < len(line.text) and not _ELSEWHERE.match(joined[means.end() :]):
            yield _Begin(n, _sentence_start(line.text, means.start()), 3)
        elif (run_in is not None and not _ELSEWHERE.match(line.text[run_in.end() :])) or (
            (head := _headed(lines, n)) and _defines(lines[n + head])
        ):
            yield _Begin(n, 0, 2)
        elif not _headed(lines, n) and found is not None and found.start() < len(line.text):
            start = _sentence_start(line.text, found.start())
            if not re.search(r"\b(?:if|whether)\b", joined[start : found.start()], re.IGNORECASE):  # somebody is to decide it
                yield _Begin(n, start, 1)


def _defines(line: _Line) -> bool:
    """Whether the line under a heading is prose that may define it: no entry of a table of contents, no pointer, no further heading."""
    prose = _WHOLE.search(line.text) is not None or len(line.text) > 50 or not _heading(line, "")
    return prose and not _TOC.search(line.text) and not _ELSEWHERE.match(line.text)


def _headed(lines: Sequence[_Line], n: int) -> int:
    """Of how many lines (one or two) the heading that begins at line `n` and is the term is made; 0 where it is none or ends the paper."""
    if n + 1 < len(lines) and _HEAD.match(lines[n].text):
        return 1
    two = n + 2 < len(lines) and len(lines[n].text) < 40 and _HEAD.match(f"{lines[n].text} {lines[n + 1].text}")
    return 2 if two and not lines[n + 1].blank else 0


def _sentence_start(text: str, at: int) -> int:
    """The offset at which the sentence that holds `at` begins within a line; a mark at the line's beginning stays with it."""
    found = re.finditer(r"[.!?][”\"’')]*\s+(?=[A-Z“\"])", text)
    stops = [m.end() for m in found if m.end() <= at and not re.search(r"\b\d+\.\s+$|^\W*\w\.\s+$", text[: m.end()])]
    return stops[-1] if stops else 0


def _kind_of(mark: str) -> str:
    """What kind of mark it is: two marks of one kind are items of one list."""
    bare = mark.strip("().")
    if re.fullmatch(r"\d+(?:\.\d+)+", bare):
        return f"number{bare.count('.')}"
    letter = "capital" if bare.isupper() else "roman" if len(bare) > 1 or bare in ("i", "v", "x") else "letter"
    kind = "digit" if bare.isdigit() else letter if bare.isalpha() else bare
    return f"{kind}{mark[:1] == '('}{mark[-1:]}"


def _asked(line: _Line) -> bool:
    """Whether a line asks something: the heading of the next part."""
    return line.text.endswith("?") and len(line.text) <= 100 and (line.text[0] in "¿“" or line.text[0].isupper())


def _sibling(first: _Line, line: _Line) -> bool:
    """Whether a line bears a mark of the kind that the definition's own line bears."""
    mine, other = _MARK.match(first.text), _MARK.match(line.text)
    return mine is not None and other is not None and _kind_of(mine["mark"]) == _kind_of(other["mark"])


def _ends(lines: Sequence[_Line], first: int, last: int, said: str) -> bool:
    """Whether the definition is over before line `last`."""
    line = lines[last]
    headed = last - first <= _headed(lines, first)  # the definition itself is still to come
    if headed or _sibling(lines[first], line) or len(said) > _MOST:
        return not headed
    before = lines[last - 1].text
    listed = any(_MARK.match(one.text) for one in lines[max(first + 1, last - 3) : last]) and not _UNFINISHED.search(before)
    whole = _WHOLE.search(before) is not None or (listed and _SAID.match(line.text) is not None)
    if ((before.endswith((".", ";", "?")) or listed) and _SHOUTED.match(line.text)) or _ROW.match(line.text) or _asked(line):
        return True
    if _PART.match(line.text) and (whole or listed):
        return True
    named = _NEXT.match(line.text)
    if named is not None and (whole or before.endswith(";")) and not re.search(_ONE, named["term"], re.IGNORECASE):
        term = named["term"].strip("“”\"'‘’").lower()
        part_of_it = len(term.split()) >= 3 and term in said.lower()
        return not part_of_it and not (_MARK.match(line.text) and ":" not in line.text[: named.end()])
    marked = _MARK.match(line.text) is not None
    if not marked and _heading(line, before):
        return True
    return line.blank and whole and not marked and not _GOES_ON.match(line.text)


def _own_sentence(said: str) -> int:
    """Where the first sentence of a passage ends; 0 where it does not end or opens a list."""
    stop = re.search(r"[.!?][”\"’')\]]*(?=\s+[A-ZÁÉÍÓÚÑ“\"]|\s*$)", said)
    return 0 if stop is None or ":" in said[: stop.end()] else stop.end()


def _taken(document: Document, lines: Sequence[_Line], begin: _Begin) -> OwnDefinition | None:
    """The definition that begins there, or None where what follows defines nothing."""
    last, said, cut = begin.line, lines[begin.line].text[begin.offset :], 0
    while last + 1 < len(lines) and not _ends(lines, begin.line, last + 1, said):
        cut = _own_sentence(said) if begin.rank == 1 else 0
        if cut:
            break
        last += 1
        said += " " + lines[last].text
    cut = cut or (_own_sentence(said) if begin.rank == 1 else 0)
    over = len(said) - cut if cut else 0
    said = said[:cut] if cut else said
    if len(said) < _LEAST or len(said) > _MOST + 300 or not _TELLS.search(said):
        return None
    pins: list[Pin] = []
    for page in dict.fromkeys(line.page for line in lines[begin.line : last + 1]):
        mine = [line for line in lines[begin.line : last + 1] if line.page == page]
        start = mine[0].start + (begin.offset if mine[0] is lines[begin.line] else 0)
        pins.append(pin_at(document, document.page(page), start, mine[-1].end - (over if mine[-1] is lines[last] else 0), method=METHOD))
    return OwnDefinition(tuple(pins), begin.rank > 1)


@lru_cache(maxsize=16)
def _of_document(document: Document) -> tuple[tuple[int, OwnDefinition], ...]:
    lines = _lines(document)
    found: list[tuple[int, OwnDefinition]] = []
    for begin in _begins(lines):
        made = _taken(document, lines, begin)
        if made is not None:
            found.append((begin.rank, made))
    return tuple(found)


def own_definitions(documents: Sequence[Document]) -> tuple[OwnDefinition, ...]:
    """The plan's own definitions, those that say it most plainly and no others: one where the papers agree, several where they do not,
    none where they hold none. Give only the plan's papers (booklet, certificate, summary), not notices or records."""
    found = [one for document in documents for one in _of_document(document)]
    best = max((rank for rank, _ in found), default=0)
    kept: dict[str, OwnDefinition] = {}
    for rank, one in found:
        if rank == best:
            kept.setdefault(fold(one.text)[0].lower(), one)
    whole = list(kept.items())
    return tuple(one for text, one in whole if not any(text != other and text in other for other, _ in whole))
