"""Claim adjustment codes of a notice: group, reason and remark codes of the lines that were refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Fact, Pin
from denialhelp.casefile.quote import pin_at
from denialhelp.reference.tables import Tables


@dataclass(frozen=True, slots=True)
class CodeLine:
    """One code at one place: `group` is CO, PR, OA or PI where it stands with the code; `remark` marks a remark code; `printed` is
    the explanation beside it; `amount` the money it takes from the line, where stated."""

    code: str
    group: str | None
    pin: Pin
    order: int
    remark: bool = False
    printed: str = ""


_CODE = r"(?:[1-9]\d{0,2}|[AB]\d{1,2})"
_REMARK = r"(?:MA\d{1,3}|M\d{1,3}|N\d{1,3})"
_NEXT = r"(?:\s*(?:[,;/+&]|and|y)\s*)"
_GROUPED = re.compile(
    rf"(?<![\w.-])(?P<group>CO|PR|OA|PI|CR)[ \t]{{0,4}}[-–:]?[ \t]{{0,4}}(?P<codes>{_CODE}(?![\w.]\d|\w|"
    rf"%)(?:{_NEXT}(?:{_CODE}|{_REMARK})(?!\w|\.\d))*)"
)
_STACKED = re.compile(rf"(?<!\S)(?P<groups>(?:CO|PR|OA|PI|CR)(?: (?:CO|PR|OA|PI|CR))+)[ ]{{2,}}(?P<codes>{_CODE}(?:[ ]{_CODE})+)(?!\S)")
_NAMED = re.compile(
    rf"(?:\bCARC|\b(?:claim )?adjustment (?:reason )?codes?|\b(?:denial|reason|remark|explanation|"
    rf"ex) codes?(?: ?\(CARC\))?|\bc[oó]digos? de (?:raz[oó]n|motivo|ajuste|negaci[oó]n))"
    rf"\s*(?:is|are|es|#|no\.?)?\s*[:#-]?\s*(?P<codes>{_CODE}(?!\w|[.-]\d|%|\))(?:{_NEXT}{_CODE}(?!\w|[.-]\d))*)",
    re.IGNORECASE,
)
_REMARK_NAMED = re.compile(
    rf"(?:\bRARC|\bremark codes?|\bremarks?|\badvice remark codes?|\bc[oó]digos? de (?:observaci[oó]n|"
    rf"comentario))\s*(?:is|are|#)?\s*[:#-]?\s*(?P<codes>{_REMARK}(?!\w)(?:{_NEXT}{_REMARK}(?!\w))*)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?:[ \t]*\$?[\d,]+\.\d\d)?[ \t,]+(?:(?:and |"
    rf"with )?remarks?(?: codes?)? )?(?P<codes>{_REMARK}(?![\w.])(?:{_NEXT}{_REMARK}(?![\w.]))*)"
)
_ONE = re.compile(rf"(?<!\w)(?:(?P<remark>{_REMARK})|(?P<code>{_CODE}))(?!\w)")
_X12_CAS = re.compile(r"(?<!\w)CAS\*(?P<group>CO|PR|OA|PI|CR)\*(?P<rest>[^~\n]*)")
_X12_LQ = re.compile(r"(?<!\w)LQ\*HE\*(?P<code>[A-Z]{1,2}\d{1,3})")
_LEGEND = re.compile(
    rf"(?:^|\n|[.;]\s)[ \t]*(?:CARC |RARC )?(?P<code>{_REMARK}|{_CODE})(?:[ ]{{2,}}|\s*[:–—=-]\s*|"
    rf"\s{{1}}(?=[A-ZÁÉÍÓÚ]))(?P<printed>[A-Za-zÁÉÍÓÚáéíóú(][^\n]{{5,}}(?:\n(?![ \t]*(?:{_REMARK}|{_CODE}|CO|PR|"
    rf"OA)\b)[^\n]+){{0,2}})"
)


def _codes_of(document: Document, page: Page) -> Iterator[tuple[str, str | None, int, int]]:
    """Each code of a page with its group and its offsets."""
    text = page.text
    taken: set[int] = set()
    for stacked in _STACKED.finditer(text):
        groups = stacked.group("groups").split()
        codes = list(_ONE.finditer(text, stacked.start("codes"), stacked.end("codes")))
        if len(groups) == len(codes):
            taken.update(range(stacked.start(), stacked.end()))
            for group, one in zip(groups, codes, strict=True):
                yield one.group(), group, one.start(), one.end()
    for pattern in (_GROUPED, _NAMED, _REMARK_NAMED):
        for match in pattern.finditer(text):
            if match.start("codes") in taken:
                continue
            group = match.groupdict().get("group")
            base = match.start("codes")
            for one in _ONE.finditer(match.group("codes")):
                start, end = base + one.start(), base + one.end()
                if start not in taken:
                    taken.update(range(start, end))
                    yield one.group(), group, match.start() if group and start == base else start, end
            if group:
                yield from _remarks_behind(text, match.end(), taken)
    for cas in _X12_CAS.finditer(text):
        parts = cas.group("rest").split("*")
        for code in parts[0::3]:
            if code:
                yield code, cas.group("group"), cas.start(), cas.end()
    for remark in _X12_LQ.finditer(text):
        yield remark.group("code"), None, remark.start(), remark.end()


def _remarks_behind(text: str, at: int, taken: set[int]) -> Iterator[tuple[str, str | None, int, int]]:
    """Remark codes that follow a grouped code and its amount on the same line."""
    match = _BEHIND.match(text, at)
    if match is not None:
        for one in re.finditer(_REMARK, match.group("codes")):
            start = match.start("codes") + one.start()
            if start not in taken:
                taken.update(range(start, start + len(one.group())))
                yield one.group(), None, start, start + len(one.group())


def code_lines(documents: Sequence[Document], tables: Tables) -> tuple[CodeLine, ...]:
    """Every known adjustment and remark code in reading order, with the explanation that the notice prints for it."""
    legends: dict[str, str] = {}
    for document in documents:
        for page in document.pages:
            for legend in _LEGEND.finditer(page.text):
                legends.setdefault(legend.group("code"), " ".join(legend.group("printed").split())[:300])
    out: list[CodeLine] = []
    for document in documents:
        for page in document.pages:
            found = sorted(_codes_of(document, page), key=lambda c: c[3])
            for code, group, start, end in found:
                remark = code in tables.rarc or (code not in tables.carc and re.fullmatch(_REMARK, code) is not None)
                glued = re.fullmatch(r"[A-Z]{2}[-–]?\d{1,3}", page.text[start:end]) is not None
                if not remark and code not in tables.carc and not glued:
                    continue
                printed = _beside(page.text, end) or legends.get(code, "")
                out.append(CodeLine(code, group, pin_at(document, page, start, end, "code"), len(out), remark, printed))
    return tuple(out)


_BESIDE = re.compile(r"[ \t]*[:–—-][ \t]*(?P<printed>[A-Za-zÁÉÍÓÚáéíóú(][^\n]{5,200}(?:\n(?!\n)[^\n]{1,200})?)")


def _beside(text: str, end: int) -> str:
    match = _BESIDE.match(text, end)
    return " ".join(match.group("printed").split()) if match else ""


def kind_of(line: CodeLine, tables: Tables) -> str:
    """The kind of a reason code; one that the table does not hold counts as a denial."""
    known = tables.carc.get(line.code)
    return "denial" if known is None else known.kind


def denied_lines(lines: Sequence[CodeLine], tables: Tables) -> tuple[CodeLine, ...]:
    """The codes that refuse something: without fee reductions and shares of cost, unless the shares are all there is."""
    refused = tuple(line for line in lines if line.remark or kind_of(line, tables) in {"denial", "general"})
    if any(not line.remark for line in refused):
        return refused
    shares = tuple(line for line in lines if not line.remark and kind_of(line, tables) == "sharing")
    return (*shares, *refused)


def code_facts(lines: Sequence[CodeLine], tables: Tables) -> dict[str, Fact]:
    """The facts `carc`, `rarc` and `group_code` of the refused lines."""
    refused = denied_lines(lines, tables)
    out: dict[str, Fact] = {}
    for name, remark in (("carc", False), ("rarc", True)):
        kept = [line for line in refused if line.remark is remark]
        codes = tuple(dict.fromkeys(line.code for line in kept))
        if codes:
            pins = tuple({line.code: line.pin for line in reversed(kept)}[c] for c in codes)
            out[name] = Fact(name, codes, 0.93, pins)
    groups = tuple(dict.fromkeys(line.group for line in refused if line.group is not None and not line.remark))
    if len(groups) == 1 and groups[0] != "CR":
        pins = tuple(dict.fromkeys(line.pin for line in refused if line.group == groups[0]))[:3]
        out["group_code"] = Fact("group_code", groups[0], 0.93, pins)
    return out
