"""What the papers say for and against each kind of plan: signs with their places, and who says them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Pin
from denialhelp.casefile.quote import pin_at
from denialhelp.reading.sentences import Sentence, denies_it, sentences_of, supposes
from denialhelp.reference.payers import PayerKind
from denialhelp.reference.tables import Tables


class Voice(StrEnum):
    """Who says it: the plan's own papers, the notice, or the claimant."""

    PLAN = "plan"
    NOTICE = "notice"
    CLAIMANT = "claimant"


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign at one place; `state` where a program belongs to one."""

    name: str
    voice: Voice
    pin: Pin
    state: str | None = None
    titled: bool = False


@dataclass
class Evidence:
    """All signs by name."""

    signs: dict[str, list[Sign]] = field(default_factory=dict)

    def add(self, sign: Sign) -> None:
        """Keeps a sign."""
        self.signs.setdefault(sign.name, []).append(sign)

    def of(self, *names: str, voices: frozenset[Voice] = frozenset(Voice)) -> list[Sign]:
        """The signs with these names said by these voices; the plan's papers first."""
        found = [s for n in names for s in self.signs.get(n, ()) if s.voice in voices]
        order = list(Voice)
        return sorted(found, key=lambda s: (order.index(s.voice), not s.titled))

    def has(self, *names: str) -> bool:
        """Whether any of these signs stands."""
        return any(self.signs.get(n) for n in names)


_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I've|I'd|my|me|we|our|yo|mi|mis|me|tengo|soy|vivo|nosotros)\b")
_OWN_PAPERS = re.compile(
    r"\b(?:summary plan description|summary of benefits|certificate of coverage|evidence of coverage|"
    r"benefit booklet|schedule of benefits|plan sponsor|coverage period|policyholder|member id|brochure|"
    r"resumen de beneficios|effective date)\b",
    re.IGNORECASE,
)
# A public body or a church counts only as the employer, not as part of an address or of a provider's name.
_EMPLOYER_LINE = re.compile(
    r"\b(?:group|employer|plan sponsor|sponsor|policyholder|account|employees?|employed|company|subscriber group|"
    r"plan name|name of plan|benefit plan|health plan for|health benefits? plan|health plan|"
    r"work|works|worked|teacher|teach|job|grupo|empleador|patrono|trabajo)\b",
    re.IGNORECASE,
)
_NEEDS_EMPLOYER = frozenset({"church", "governmental"})
_PROVIDER_LINE = re.compile(
    r"\b(?:hospital|facility|provider|clinic|physician|medical center|address|department of insurance|attorney general)\b", re.IGNORECASE
)
_GROUP_NAME = re.compile(
    r"(?:^|\n|[ ]{2,}|\|\s*)(?i:(?:your\s+)?(?:group|employer|account|plan sponsor|policyholder|group policyholder|"
    r"employer group|company)(?:\s*(?:number|no\.?|id))?(?:\s*/\s*name|\s+name)?\s*(?::|[ ]{2,}|\s-\s)\s*)"
    r"(?P<name>(?:[\w-]*\d[\w-]*\s*[/,-]\s*)?[A-Z][A-Za-z&'’.,-]+(?:[ ]?[A-Z&][\w&'’.,-]*| (?:of|and|the|for|de))*)"
)
_H_NUMBER = re.compile(r"(?<![\w-])[HR]\d{4}(?:[-_ ]\d{3})?(?![\w])")
_LETTERHEAD = 600  # characters of the first page in which the sender names itself
_ONE_LINE = frozenset({"federal", "tricare", "va", "medicaid-ffs", "short-term", "medicare-advantage"})
_S_NUMBER = re.compile(r"(?<![\w-])S\d{4}[-_ ]\d{3}(?![\w])")


def voice_of(document: Document, *, notice: bool) -> Voice:
    """Who speaks in a document."""
    if notice:
        return Voice.NOTICE
    text = "\n".join(p.text for p in document.pages)
    words = max(len(text.split()), 1)
    return Voice.CLAIMANT if len(_FIRST_PERSON.findall(text)) / words > 0.025 and len(_OWN_PAPERS.findall(text)) < 3 else Voice.PLAN


def _sentence_signs(sentence: Sentence, voice: Voice, tables: Tables, evidence: Evidence) -> None:
    for name, wording in tables.plan_signs.items():
        if any(p.search(sentence.folded) for p in wording.unless):
            continue
        for phrase in wording.phrases:
            match = phrase.search(sentence.folded)
            if match is None or supposes(sentence, match) or (name != "self-funded" and denies_it(sentence, match)):
                continue
            if name in _NEEDS_EMPLOYER and not (_EMPLOYER_LINE.search(sentence.text) and not _PROVIDER_LINE.search(sentence.text)):
                continue
            evidence.add(Sign(name, voice, sentence.pin_of(match, name), titled=sentence.heading))
            break
    for program in tables.programs:
        match = program.phrase.search(sentence.folded)
        if match is not None and not supposes(sentence, match):
            pin = sentence.pin_of(match, program.line)
            if _as_written(program.phrase.source, pin.quote):
                evidence.add(Sign(program.line, voice, pin, program.state, sentence.heading))


def _as_written(name: str, quote: str) -> bool:
    """A name must stand with a capital and with its hyphens: "Medi-Cal" is not in "medical"."""

    def plain(text: str) -> str:
        return re.sub(r"[\s-]+", "-", text.strip(" .,;:")).lower().replace("’", "'")

    return plain(name) == plain(quote) and (any(c.isupper() for c in quote) or not any(c.isupper() for c in name))


def _page_signs(document: Document, voice: Voice, evidence: Evidence) -> None:
    for page in document.pages:
        for name, pattern in (("h-number", _H_NUMBER), ("s-number", _S_NUMBER)):
            for match in pattern.finditer(page.text):
                around = page.text[max(0, match.start() - 120) : match.end() + 120]
                if re.search(r"\b(?:medicare|HMO|PPO|PDP|contract|plan id|CMS)\b", around):
                    evidence.add(Sign(name, voice, pin_at(document, page, match.start(), match.end(), name)))
        for match in _GROUP_NAME.finditer(page.text):
            if len(match.group("name").split()) >= 2 and not re.match(
                r"(?:Number|No|Name|ID|Individual|Health|Plan|Policy)\b", match.group("name")
            ):
                evidence.add(Sign("group-name", voice, pin_at(document, page, match.start("name"), match.end("name"), "group name")))


def _payer_signs(document: Document, voice: Voice, tables: Tables, evidence: Evidence) -> None:
    if voice is Voice.CLAIMANT:
        return
    for page in document.pages:
        last = -1
        for mention in tables.payers.find(page.text):
            named_after = last >= 0 and page.text[last : mention.start].strip() in ("from", "by", "of")  # "Ambetter from X" is Ambetter's
            last = mention.end
            if named_after:
                continue
            pin = pin_at(document, page, mention.start, mention.end, "payer")
            if mention.line is not None:
                evidence.add(Sign(f"brand:{mention.line}", voice, pin, titled=page.number == 1 and mention.start < 900))
            lines = set(mention.payer.lines)
            if mention.line is None and lines == {"individual"}:
                evidence.add(Sign("brand:individual", voice, pin, titled=page.number == 1 and mention.start < 900))
            if mention.payer.kind is PayerKind.INSURER and "medicaid" in lines:
                evidence.add(Sign("payer:medicaid", voice, pin))
            if mention.payer.kind is PayerKind.INSURER and lines and lines <= {"medicaid", "chip"}:
                evidence.add(Sign("payer-only:medicaid", voice, pin))
            top = page.number == 1 and mention.start < _LETTERHEAD
            alone = mention.payer.kind in {PayerKind.MAC, PayerKind.MINISTRY} or (len(lines) == 1 and lines <= _ONE_LINE)
            if alone and (top or mention.payer.kind is not PayerKind.PROGRAM):
                state = mention.payer.states[0] if len(mention.payer.states) == 1 else None
                evidence.add(Sign(f"payer-only:{next(iter(sorted(lines)), '')}", voice, pin, state, top))


def gather(notice_documents: Sequence[Document], context_documents: Sequence[Document], tables: Tables) -> Evidence:
    """Every sign in the notice, the plan's papers and the claimant's words; what stands under an "if" does not count."""
    evidence = Evidence()
    for documents, notice in ((notice_documents, True), (context_documents, False)):
        for document in documents:
            voice = voice_of(document, notice=notice)
            for sentence in sentences_of([document]):
                _sentence_signs(sentence, voice, tables, evidence)
            _page_signs(document, voice, evidence)
            _payer_signs(document, voice, tables, evidence)
    return evidence


def pins(signs: Sequence[Sign], most: int = 3) -> tuple[Pin, ...]:
    """The first places of these signs."""
    return tuple(dict.fromkeys(s.pin for s in signs))[:most]
