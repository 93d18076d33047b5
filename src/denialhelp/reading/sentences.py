"""A notice as sentences: each with its place, the part of the notice it stands in, and its words folded for phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Pin
from denialhelp.casefile.quote import pin_at
from denialhelp.reading.plain_page import unquoted, without_unticked
from denialhelp.reference.phrases import Phrase, fold_words


class Zone(StrEnum):
    """The part of a notice: what was decided, or the rights and help that follow."""

    DECISION = "decision"
    RIGHTS = "rights"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, heading or table row: `page.text[start:end]`. `folded` is as phrases see it, `places` its offsets in the page's text.

    `heading` marks a line that stands by itself or a label before a colon; `row` a line of cells.
    """

    document: Document
    page: Page
    start: int
    end: int
    folded: str
    places: tuple[int, ...]
    zone: Zone
    heading: bool = False
    row: bool = False

    @property
    def text(self) -> str:
        """The words as printed, white space folded."""
        return " ".join(self.page.text[self.start : self.end].split())

    def pin(self, method: str = "") -> Pin:
        """The pin of the whole sentence."""
        return pin_at(self.document, self.page, self.start, self.end, method)

    def pin_of(self, match: re.Match[str], method: str = "") -> Pin:
        """The pin of a phrase's match in this sentence."""
        last = match.end() - 1
        while last > match.start() and self.folded[last] == " ":
            last -= 1
        return pin_at(self.document, self.page, self.places[match.start()], self.places[last] + 1, method)


@dataclass(frozen=True, slots=True)
class _Unit:
    start: int
    end: int
    row: bool
    heading: bool


_BULLET = re.compile(r"\s*(?:\d{1,2}[.)]|[•▪◦●*–—-]|\(?[a-z0-9]\)|[☐☑☒□■])\s+\S")
_LABEL = re.compile(r"\s*[A-ZÁÉÍÓÚÑ¿][\w /’'()&.-]{1,45}:(?:\s|$)")
_CELLS = re.compile(r"\S[ \u00a0]{2,}(?![a-záéíóúñ])\S|\t|\S\s+\|\s+\S")
_AFTER_STOP = re.compile(r"[.!?:;][\"”’)]?[ \u00a0]{2,}\S")
_END = re.compile(r"[.!?:;][\"”’)\]]*\s*$")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Dr|Dra|Mr|Mrs|Ms|Sr|Sra|St|Ste|No|Nos|Núm|Inc|Co|Corp|Ltd|Jr|vs|approx|Fig|Sec|Art|Dept|Ave|Blvd|Rd|"
    r"Apt|Tel|Ext|Mt|Ft|e\.g|i\.e|a\.m|p\.m|P\.O|"
    r"U\.S|M\.D|D\.O|Ph\.D|R\.N|L\.A|cc|al)|\b[A-Z])\.$"
)
_STOP = re.compile(r"[.!?][\"”’)\]]*\s+(?=[A-ZÁÉÍÓÚÑ¿¡“\"(•0-9☐☑☒])")
_RUN_IN = re.compile(r"\s*[A-ZÁÉÍÓÚÑ¿][^.:!?\n]{2,60}[:?]\s")


def _is_row(line: str) -> bool:
    return bool(_CELLS.search(_AFTER_STOP.sub("..", line)))


def _upper(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return len(letters) > 3 and all(c.isupper() for c in letters)


def _breaks(previous: str, line: str, widest: int) -> bool:
    """Whether a new unit begins between two lines of one block."""
    head = previous.strip()
    here = line.strip()
    if _is_row(line) or _is_row(previous) or _BULLET.match(line):
        return True
    if _LABEL.match(line) and (_END.search(head) or len(head) < 0.75 * widest or ":" in head):
        return True
    if _upper(head) != _upper(here) and (_upper(head) or (_upper(here) and len(here.split()) > 2)):
        return True
    short = len(head) < 0.6 * widest
    return (
        short
        and not head.endswith(",")
        and (here[:1].isupper() or here[:1] in "¿¡•")
        and (len(head) < 0.45 * widest or bool(_END.search(head)))
    )


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        yield at, at + len(line)
        at += len(line) + 1


def _units(page: Page) -> list[_Unit]:
    """Blocks of lines that belong together."""
    text = page.text
    lines = [(s, e) for s, e in _lines(text)]
    out: list[_Unit] = []
    group: list[tuple[int, int]] = []

    def close() -> None:
        if group:
            whole = text[group[0][0] : group[-1][1]]
            alone = len(group) <= 2 and not re.search(r"[.;,]\s*$", whole) and len(whole.split()) <= 14
            out.append(_Unit(group[0][0], group[-1][1], len(group) == 1 and _is_row(whole), alone))
            group.clear()

    widest = max((e - s for s, e in lines), default=0)
    blank = False
    for start, end in lines:
        line = text[start:end]
        if not line.strip():
            blank = bool(group)
            continue
        previous = text[group[-1][0] : group[-1][1]] if group else ""
        runs_on = (
            bool(group)
            and blank
            and line.lstrip()[:1].islower()
            and not _END.search(previous)
            and not _is_row(line)
            and not _is_row(previous)
        )
        if group and ((blank and not runs_on) or (not runs_on and _breaks(previous, line, _width(text, group, end - start, widest)))):
            close()
        group.append((start, end))
        blank = False
    close()
    return out


def _width(text: str, group: Sequence[tuple[int, int]], this: int, widest: int) -> int:
    block = max(*(e - s for s, e in group), this)
    return block if len(group) > 1 or block > 40 else max(block, min(widest, 80))


def _pieces(text: str, unit: _Unit) -> Iterator[tuple[int, int]]:
    """The sentences of a unit, by full stops that end one."""
    if unit.row:
        yield unit.start, unit.end
        return
    at = unit.start
    for stop in _STOP.finditer(text, unit.start, unit.end):
        if _ABBREVIATED.search(text[max(at, stop.start() - 12) : stop.start() + 1]):
            continue
        yield at, stop.end()
        at = stop.end()
    if text[at : unit.end].strip():
        yield at, unit.end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


# Where the rights begin and where the reasons come back. Matched at the start of a heading or of a label before a colon.
_RIGHTS = re.compile(
    r"(?:(?:\d+|[a-z]|for (?:a|an)|step \w+|important(?: information)?(?: about)?|information about|about|notice of|"
    r"understanding|summary of|explanation of|part \w+) )?"
    r"(?:(?:your|the|our|these|member|patient|claimant|provider) )?"
    r"(?:(?:internal|external|further|additional|other|standard|fast|expedited|urgent|emergency|voluntary|"
    r"second level|health plan|medicare|state|more|free|legal|your) )*"
    r"(?:appeals?\b|grievances?\b|complaints?\b|(?:state )?(?:fair )?hearings?\b|rights?\b|external review|"
    r"independent (?:external )?(?:medical )?review|reconsideration (?:rights|request)|"
    r"right to|how (?:to|do i|can i|you can) (?:appeal|ask|request|file|keep|submit|get|dispute|contact|start|"
    r"fight)|how to get|how do you|what (?:can you|you can|to|if|happens|should you|do i)(?: do)?|"
    r"if (?:you|your doctor|waiting|we|a|there)\b|when (?:you|will|we)|who (?:may|can)|can someone|someone else|"
    r"there are two kinds|next steps|help\b|get help|questions?\b|need help|contact|"
    r"language|nondiscrimination|discrimination|non discrimination|documents\b|copies|coordination of benefits\b|"
    r"fraud\b|peer to peer|deadline|request (?:for )?(?:a |an )?(?:appeal|copies|expedited)|"
    r"information you|access to|after the|before you|what you may (?!owe|pay|be billed|have to pay)|"
    r"to (?:appeal|file)|sus? derechos?|derechos?|"
    r"apelacion|apelaciones|como (?:apelar|presentar|pedir|solicitar|mantener)|"
    r"si (?:no|usted|necesita|su|desea)|que (?:puede|pasa|sucede)|revision externa|audiencia|ayuda|preguntas|"
    r"aviso de no discriminacion|quien puede|usted tiene (?:el )?derecho|you have (?:the |a )?right|"
    r"how to|instrucciones (?:para|de) (?:la )?apelacion)"
)
_DECISION = re.compile(
    r"(?:(?:the|our|your|main|specific|clinical|payer|plan|what is the|codigo de|nuestra|la|su|las|los) )*"
    r"(?:why\b|reasons?\b|denial|denied|decision|determination|rationale|explanation\b(?! of (?:your )?(?:appeal|"
    r"rights))|basis|what (?:we|was|were|the codes|this|these|it)|claims? (?:detail|information|summary|number|"
    r"line)|"
    r"service|services|summary of (?:claims|the decision|your)|details?\b|remarks?\b|codes?\b|notes?\b|"
    r"payer statement|statement of|findings?|remark|message|outcome|result|criteria|"
    r"procedure|diagnosis|adverse|notice of (?:denial|action|adverse)|re\b|dear\b|estimad|por que|razon|razones|"
    r"motivos?\b|que significan|detalle|decision|nuestra decision|"
    r"explicacion|lo que|servicios?|datos|diagnostico|determinacion|we (?:denied|decided|reviewed|cannot)|member\b|patient\b)"
)
_OUTCOME = re.compile(
    r"^(?:\S+ ){0,5}(?:appeals?|reconsideration|redetermination|review|grievance|organization|apelacion|"
    r"revision) (?:\S+ )?(?:decision|determination|outcome|resolution|result|response|denied|upheld|decidida)\b"
    r"(?! (?:timeframe|deadline|process|rights|time))"
)
_OFFERED = re.compile(r"(?:you (?:have|may|can)|how|if|your right|right|to|what|when|who|for|su derecho|usted|como|si) ")
_NUMBERED = re.compile(
    r"(?:your )?appeals? (?:[a-z]{1,4} )?(?=\S*\d)\S+(?: \S*\d\S*){0,3} ?$|"
    r"(?:your )?(?:appeal|grievance|complaint|hearing|documents?|questions?|apelacion) (?:number|no|id|case|"
    r"reference|ref|received|request (?:date|received)|date|level|numero)\b"
)
_NOT_DECISION = re.compile(r"(?:decision (?:timeframes?|deadlines?)|explanation of (?:your )?appeal)")


def _zone_of(folded: str, heading: bool, now: Zone) -> Zone:
    if not heading:
        return now
    if _OUTCOME.search(folded) and not _OFFERED.match(folded):
        return Zone.DECISION
    if _RIGHTS.match(folded) and not _NUMBERED.match(folded):
        return Zone.RIGHTS
    if _DECISION.match(folded) and not _NOT_DECISION.match(folded):
        return Zone.DECISION
    return now


def sentences_of(documents: Sequence[Document]) -> tuple[Sentence, ...]:
    """All sentences of the documents in reading order, each in its zone. A full stop ends a sentence, a line break does not."""
    return tuple(s for document in documents for s in _of_document(document))


_GREETED = re.compile(r"(?:^|\n)[ \t>]*(?:dear|estimad[oa]s?|hello|hola|hi|to whom it may concern)\b", re.IGNORECASE)
_HEAD = 2000  # letters of a page in which a greeting still follows the letterhead


def _letterhead(page: Page) -> int:
    """Where the letterhead, address and subject lines of a letter end: at its greeting, else after its first lines. The rights do not
    begin there, though a department of appeals may send the letter."""
    greeting = _GREETED.search(page.text[:_HEAD])
    if greeting is not None:
        return greeting.start()
    first = page.text.find("\n\n")
    return first if 0 <= first < 160 else 0


def _of_document(document: Document) -> Iterator[Sentence]:
    zone = Zone.DECISION
    for page in document.pages:
        head = _letterhead(page) if page.number == 1 else 0
        plain = unquoted(page)
        text = without_unticked(plain.text)
        for unit in _units(replace(plain, text=text)):
            first = True
            for begin, stop in _pieces(text, unit):
                start, end = _trim(text, begin, stop)
                if start >= end:
                    continue
                folded, places = fold_words(text[start:end])
                label = _RUN_IN.match(text[start:end] + " ")
                short_first = first and len(folded.split()) <= 5 and not unit.row
                heading = (
                    (unit.heading and first) or (label is not None and (first or _BULLET.match(text[begin:stop]) is None)) or short_first
                )
                zone = Zone.DECISION if start < head else _zone_of(_unnumbered(folded), heading, zone)
                yield Sentence(document, page, start, end, folded, tuple(start + p for p in places), zone, unit.heading, unit.row)
                first = False


def _unnumbered(folded: str) -> str:
    return re.sub(r"^(?:\d{1,2}\.? |step \d+ |[a-z] (?=[a-z]{3}))", "", folded)


def says(phrases: Sequence[Phrase], sentence: Sentence) -> re.Match[str] | None:
    """The first match of any of the phrases in the sentence."""
    for phrase in phrases:
        match = phrase.search(sentence.folded)
        if match is not None:
            return match
    return None


_NOT = re.compile(r"\b(?:not|no|never|neither|nor|without|isn't|wasn't|weren't|aren't|don't|doesn't|didn't|ni|nunca|tampoco)\b")
_NEGATIVE = re.compile(
    r"(?<![a-z])(?:not|no|non|never|without|cannot|unable|lack|lacks|absent|absence|absente|sin|falta|fail\w*|neither|missing)(?![a-z])"
)
_REFUSAL = re.compile(
    r"\b(?:not|no|cannot|can't|unable|didn't|won't)\b(?: \S+){0,3} (?:approv\w+|cover|covered|pay|paid|payable|"
    r"authorize|authorized|certif\w+|grant|granted|allow|allowed|"
    r"aprob\w+|pag\w+|cubr\w+|cubiert\w+|autoriz\w+)\b"
)
_BREAK = re.compile(
    r"\b(?:because|since|due to|as a result|reason|reasons|however|but|therefore|so (?:we|the|it|your|this)|porque|"
    r"debido a|ya que|por lo tanto|por lo que|pero)\b"
)
_META = re.compile(
    r"\b(?:not|no|never) (?:because\b|about\b|(?:\S+ ){0,2}?(?:denied|deny|decision|determination|finding|whether|mean|means|"
    r"related to|need to|una decision|se nego|significa)\b)"
)
_AFTER = re.compile(
    r"^(?:\S+ ){0,3}?(?:is not (?:the reason|why|in question|at issue|in dispute|disputed)|was not (?:the reason|"
    r"the basis|considered|why|at issue)|does not apply|do not apply|"
    r"is not (?:being )?(?:disputed|questioned)|no (?:es|fue) (?:la razon|el motivo))"
)
_IF = re.compile(
    r"\b(?:if|unless|whether|in case|in the event|should you|should your|would (?=be (?:covered|approved|considered|paid))|even if|"
    r"when you|when your|si|a menos que|cuando usted)\b"
)
_ADVERSE = re.compile(r"(?:denied|excluded|not|limited|considered|reduced|rejected|no|without|duplicate|experimental|cosmetic)\b")
_MODAL = re.compile(r"\b(?:may|might|could|can) (?:also )?(?:be|have been|not be|not)? ?(?:denied|reduced|considered|required|not)?$")
_EXAMPLES = re.compile(
    r"\b(?:for example|such as|examples of|common reasons|some reasons|reasons (?:a|why|that) (?:claim|claims|"
    r"services?|requests?)|may include|can include|por ejemplo|tales como)\b"
)


_CLAUSE = re.compile(r"[;:—]|\s[–-]\s")


def _clause(sentence: Sentence, match: re.Match[str]) -> int:
    """Where the clause of a match begins in the folded words: after the last semicolon, colon or dash before it."""
    at = sentence.places[match.start()] if match.start() < len(sentence.places) else sentence.end
    cuts = [m.end() for m in _CLAUSE.finditer(sentence.page.text, sentence.start, at)]
    return next((i for i, place in enumerate(sentence.places) if place >= cuts[-1]), 0) if cuts else 0


def denies_it(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the sentence says the opposite of the match ("was not denied for ...", "is not a decision about ...")."""
    before = sentence.folded[_clause(sentence, match) : match.start()]
    negative = _NEGATIVE.search(match.re.pattern) is not None
    if _META.search(before[-90:]) or _META.search(match.group()):
        return True
    if not negative and _NOT.search(match.group()):
        return True
    context = _REFUSAL.sub(" ", _BREAK.split(before)[-1])
    words = context.split()[-3 if negative else -7 :]
    if _NOT.search(" ".join(words)) and (negative or not _crosses(before)):
        return True
    return bool(_AFTER.match(sentence.folded[match.end() :]))


def _crosses(before: str) -> bool:
    """Whether the "not" stands in an earlier clause that is closed ("it is not a bill and ...")."""
    tail = before.split()[-7:]
    return bool(
        re.search(r"\b(?:not|no)\b.*\b(?:and|y) (?:it|the|this|your|that|is|was|an?|you|we|can|could|el|la|su|es|una?)\b", " ".join(tail))
    )


_SETTLED = re.compile(
    r"\b(?:denied|cannot approve|not able to approve|found|determined|concluded|decided|however|but|therefore|"
    r"we (?:do|did) not (?:approve|cover|find|agree|authorize|pay)|pero|decidimos|encontramos|determinamos)\b"
)


def supposes(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the match stands under a condition, a possibility or an example and so says nothing of this case."""
    before = sentence.folded[: match.start()]
    whole = sentence.folded
    if _EXAMPLES.search(whole):
        return True
    conditions = list(_IF.finditer(before))
    if conditions and not _SETTLED.search(before[conditions[-1].end() :]):
        return True
    later = re.match(r"^(?:\S+ ){0,2}(?:if|unless|si) ", whole[match.end() :])
    return later is not None or (_MODAL.search(before.strip()) is not None and _ADVERSE.match(match.group()) is not None)
