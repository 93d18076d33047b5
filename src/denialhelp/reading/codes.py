"""Codes on a page: CPT, HCPCS, ICD-10-CM, NDC and revenue codes; never a ZIP code, telephone or form number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .context import label_before, paragraph_start
from .labels import Label
from .pairs import Pair
from .structure import Sheet

_CPT = re.compile(
    r"(?:(?<![\w.,$#/@-])|(?<=\w{5},))(?P<c>\d{5}|\d{4}[TFU])(?:(?:-|\s?:\s?)(?:[A-Z]{2}|\d{2}|[A-Z]\d)(?!\d))?(?![\w/%]|"
    r"\.\d|,\d{3}(?!\d)|-\d)"
)
_HCPCS = re.compile(r"(?:(?<![\w.,$#/@-])|(?<=\w{5},))(?P<c>[A-CEGHJ-MP-V]\d{4})(?:-[A-Z0-9]{2})?(?![\w/]|[.]\d|-\d)")
_ICD = re.compile(r"(?<![\w.,$#/@-])(?P<c>[A-TV-Z]\d[0-9AB](?:\.[0-9A-Z]{1,4})?)(?![\w/-])(?!\.\d)")
_NDC = re.compile(r"(?<![\w-])(?P<c>\d{4,5}-\d{3,4}-\d{1,2})(?![\w-])")
_NDC_PLAIN = re.compile(r"\bNDC\W{1,3}(?:code\W+|number\W+|#\W*)?(?P<c>\d{10,11})\b", re.IGNORECASE)
_REV = re.compile(
    r"\b(?:revenue codes?|rev\.? codes?|rev\.?|revenue|c[oó]digos? de ingresos?)[\s:#]*(?P<c>(?:[012]?\d{3})(?:(?:,| and| y|"
    r"/)\s*[012]?\d{3})*)\b(?![./-]\d)",
    re.IGNORECASE,
)
_PROCEDURE_WORD = re.compile(
    r"\b(?:CPT|HCPCS|procedures?|proc|billing codes?|service codes?|services?|codes?|c[oó]digos?|procedimientos?|J-code|J "
    r"code)\b(?P<rest>[^.;]*|[^;]*?\b(?:codes?|c[oó]digos?)\b[^;]*)$",
    re.IGNORECASE,
)
_DIAGNOSIS_WORD = re.compile(
    r"\b(?:diagnos[ie]s|diagnostic|dx|icd|icd-?10(?:-cm)?|diagn[oó]sticos?|condition)\b[^;]{0,170}$", re.IGNORECASE
)
_NO_CODE = re.compile(
    r"\b(?:box|zip|suite|ste|room|policy|guideline|bulletin|section|form|number|no|id|#|account|acct|reference|ref|"
    r"case|group|member|contract|plan|pbp|page|"
    r"extension|ext|batch|letter|doc|document|reg|part|cfr|lcd|ncd|article|tin|npi|bin|bank|check|remark|zip code|code of|"
    r"ccn|license|tracking)\W{0,3}$|\bclaim[\s#:]{0,3}$",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|"
    r"W[AIVY])\.?,?\s+$"
)


@dataclass(frozen=True, slots=True)
class CodeHit:
    """A code at `start:end` of a sheet with how surely it is one."""

    sheet: Sheet
    system: str
    code: str
    start: int
    end: int
    score: float


def _clause(sheet: Sheet, start: int, width: int = 170) -> str:
    """The words before a place back to the end of the last sentence or the last blank line."""
    low = max(0, start - width)
    lead = sheet.page.text[paragraph_start(sheet.page.text, low, start) : start]
    return re.split(r"(?<=[a-z)])\.\s+(?=[A-Z])", lead)[-1].replace("\n", " ")


class CodeFinder:
    """Finds the codes of the sheets; the label or the column that a code stands under decides where words do not."""

    def __init__(self, sheets: Sequence[Sheet], pairs: Sequence[Pair], columns: dict[tuple[int, int], Label] | None = None) -> None:
        self.sheets = sheets
        self.columns = columns or {}
        self.under: list[tuple[int, int, int, Label]] = []
        for pair in pairs:
            if pair.label in (Label.PROCEDURE, Label.SERVICE, Label.DIAGNOSIS, Label.REVENUE, Label.NDC):
                self.under.extend((pair.sheet.order, s, e, pair.label) for s, e in pair.spans)

    def _label(self, sheet: Sheet, start: int) -> Label | None:
        cell = sheet.cell_at(start)
        if cell is not None and (sheet.order, cell.start) in self.columns:
            return self.columns[sheet.order, cell.start]
        return next((label for order, s, e, label in self.under if order == sheet.order and s <= start < e), None)

    def codes(self) -> tuple[CodeHit, ...]:
        """Every code, in reading order."""
        out: list[CodeHit] = []
        for sheet in self.sheets:
            found = [*self._procedures(sheet), *self._diagnoses(sheet), *self._drugs(sheet), *self._revenue(sheet)]
            out.extend(sorted(found, key=lambda h: h.start))
        return tuple(out)

    def _procedures(self, sheet: Sheet) -> Iterator[CodeHit]:
        for pattern, system in ((_CPT, "CPT"), (_HCPCS, "HCPCS")):
            for hit in pattern.finditer(sheet.flat):
                score = self._procedure_score(sheet, hit, system)
                if score > 0:
                    yield CodeHit(sheet, system, hit["c"], hit.start("c"), hit.end("c"), score)

    def _procedure_score(self, sheet: Sheet, hit: re.Match[str], system: str) -> float:
        start = hit.start("c")
        label = self._label(sheet, start)
        lead = _clause(sheet, start)
        if label is Label.PROCEDURE:
            return 0.95
        if label in (Label.REVENUE, Label.DIAGNOSIS, Label.NDC) or _NO_CODE.search(lead):
            return 0.0
        if hit["c"].isdigit() and (_STATE.search(lead) or re.search(r"\bBox\W+\w*$", lead)):
            return 0.0
        if re.search(
            r"\b(?:authorization|approval|approved|authorized)\b[^.;]{0,60} for (?:the )?(?:procedure|code|CPT)(?: code)? $",
            lead,
            re.IGNORECASE,
        ):
            return 0.0  # what was once authorized, not what was refused
        if re.search(r"\b(?:billed|coded|filed) (?:under|as|with)(?: the)?(?: code| number)? $", lead[-40:]):
            return 0.85
        direct = re.search(
            r"\b(?:CPT|HCPCS|procedure|proc\.?|billing|service|J)[\s-]*(?:codes?|/HCPCS|/CPT)?\W{0,3}(?:\(\w+\)\W*)?$|"
            r"\b(?:codes?|c[oó]digos?(?: de procedimiento)?|procedimientos?)\W{0,3}$",
            lead,
            re.IGNORECASE,
        )
        if direct:
            return 0.95
        if re.search(r"\b(?:CPT|HCPCS|codes?|c[oó]digos?)\b", lead, re.IGNORECASE) and not re.search(
            r"\b(?:ZIP|area|postal|remark|reason|denial|diagnos\w+|revenue)\s+codes?\b(?!.*\b(?:CPT|HCPCS|procedure)\b)",
            lead,
            re.IGNORECASE,
        ):
            return 0.85
        if label is Label.SERVICE:
            return 0.85
        return self._bare(sheet, hit, lead, system)

    def _bare(self, sheet: Sheet, hit: re.Match[str], lead: str, system: str) -> float:
        """A code without a word for it: in brackets after a description, before one in a subject line, or on a line with amounts."""
        start = hit.start("c")
        after = sheet.flat[hit.end() : hit.end() + 60]
        cell = sheet.cell_at(start)
        line = "" if cell is None else sheet.flat[sheet.rows[cell.row][0].start : sheet.rows[cell.row][-1].end]
        bracket = (lead.endswith("(") or re.search(r"\((?:[A-Z]?\d{4,5}[A-Z]?,? (?:and )?)+$", lead) is not None) and after[:1] in "),;"
        if bracket and (system == "HCPCS" or re.search(r"[a-z]{3,}[^.]{0,60}\([\w, ]*$", lead)):
            return 0.8
        if re.match(r"\s*(?:[–—-]|:|\()\s*[A-Z][a-z]", after) and re.search(r"(?:[–—:-]|^|\d[.)]|\bfor)\s*$", lead[-12:]):
            return 0.8
        if system == "HCPCS" and re.search(r"[a-z)]{2}, $", lead) and after[:1] in ",.;)":
            return 0.72
        if system == "HCPCS" and re.match(r"\s+(?:[a-z]{3,}|[A-Z][a-z]{3,} [a-z])", after):
            return 0.75
        if (re.search(r"\$\s?\d|\d\.\d\d\b", line) and re.match(r"\s+[A-Z]?[a-z]", after)) or (
            re.search(r"\$\s?\d", line) and system == "HCPCS"
        ):
            return 0.75
        return 0.0

    def _diagnoses(self, sheet: Sheet) -> Iterator[CodeHit]:
        for hit in _ICD.finditer(sheet.flat):
            start, end = hit.span("c")
            label = self._label(sheet, start)
            lead = _clause(sheet, start)
            dotted = "." in hit["c"]
            nearest = label_before(sheet, start)
            if label is Label.DIAGNOSIS or (nearest is not None and nearest.label is Label.DIAGNOSIS):
                score = 0.95
            elif label in (Label.PROCEDURE, Label.REVENUE) or _NO_CODE.search(lead):
                continue
            elif _DIAGNOSIS_WORD.search(lead):
                score = 0.92
            elif dotted and (lead.endswith("(") or sheet.flat[end : end + 2].strip().startswith(("(", ")"))):
                score = 0.85
            elif dotted and len(hit["c"]) >= 5:
                score = 0.65
            else:
                continue
            yield CodeHit(sheet, "ICD-10-CM", hit["c"], start, end, score)

    def _drugs(self, sheet: Sheet) -> Iterator[CodeHit]:
        for hit in (*_NDC.finditer(sheet.flat), *_NDC_PLAIN.finditer(sheet.flat)):
            start, end = hit.span("c")
            said = re.search(r"\bNDC\b[^.;]{0,40}$", sheet.flat[max(0, start - 50) : start]) or self._label(sheet, start) is Label.NDC
            digits = hit["c"].replace("-", "")
            if said and len(digits) in (10, 11):
                yield CodeHit(sheet, "NDC", hit["c"], start, end, 0.95)

    def _revenue(self, sheet: Sheet) -> Iterator[CodeHit]:
        for hit in _REV.finditer(sheet.flat):
            for code in re.finditer(r"\d{3,4}", hit["c"]):
                start = hit.start("c") + code.start()
                yield CodeHit(sheet, "REV", code.group().zfill(4), start, start + len(code.group()), 0.92)
        for cell in sheet.cells:
            if self.columns.get((sheet.order, cell.start)) is Label.REVENUE and re.fullmatch(r"[012]?\d{3}", cell.text.strip()):
                yield CodeHit(sheet, "REV", cell.text.strip().zfill(4), cell.start, cell.end, 0.95)
