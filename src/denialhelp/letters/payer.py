"""The payer's stated reasons: the sentences of the notice that say why, each with its place and its subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Pin
from denialhelp.casefile.quote import pin_at
from denialhelp.casefile.slugs import Reason
from denialhelp.letters import listing
from denialhelp.letters.brief import Brief
from denialhelp.letters.passages import Piece, pieces, pin_of

_WHY = re.compile(
    r"\b(?:why|reasons?|rationale|basis for|explanation of (?:the |our )?(?:decision|denial)|our decision|decision and reason|"
    r"determination|what (?:we|was) decided|(?:was|were|is) (?:denied|not approved)|(?:did not|cannot|could not|can't) approve|we denied|"
    r"denied: |not shown|"
    r"por qué|razon(?:es)?|motivos?)\b",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"\b(?:appeals?|appealing|rights?|disagree|what (?:can )?you (?:can|may) do|how to|next steps|peer[- ]to[- ]peer|talk with us|"
    r"other help|help and information|"
    r"information you can ask|external review|independent review|grievance|fair hearing|hearing request|questions|language|contact|"
    r"someone else can act|apelación|derechos|"
    r"ayuda|summary of claims|claim detail|year to date)\b",
    re.IGNORECASE,
)
_SAYS_WHY = re.compile(
    r"not (?:been )?(?:medically )?(?:necessary|appropriate|covered|eligible|proven|shown|included|documented|established|approved|met|"
    r"satisfied|received|"
    r"reviewed|a covered|an? emergenc|able to (?:approve|tolerate))|(?:does|do|did) not (?:show|support|meet|document|establish|include|"
    r"cover|have|contain|"
    r"indicate|qualify|match|take)|(?:is|are|was|were|cannot be|can't be) (?:considered )?(?:experimental|investigational|unproven|"
    r"cosmetic|custodial|excluded|"
    r"denied|absent|missing|incomplete)|experimental|investigational|no (?:prior )?(?:authorization|precertification|referral|claims?|"
    r"record|result|"
    r"documentation|evidence|screening)|can be (?:met|provided|given|done|managed|adjusted|treated)|lower level of care|"
    r"less (?:intensive|costly)|"
    r"out[- ]of[- ]network|step therapy|preferred (?:drug|product|alternative)|must (?:first )?(?:try|have tried)|exceeds?|maximum|"
    r"limit (?:of|has)|"
    r"duplicate|timely filing|filed (?:late|after)|other (?:insurance|coverage)|bundled|included in (?:the|another)|coding|not payable|"
    r"absent\b|"
    r"because|lacks?|insufficient|no need to consider|"
    r"can (?:take care|provide|give|do) |time limit|filing limit|has expired|no [\w ]{2,40} (?:was|were) (?:included|sent|received|"
    r"provided|documented|found|given|submitted)|received after|supervision|child care|not considered|"
    r"could not (?:tolerate|find)|nothing (?:was|has been|had been) (?:said|sent|shown|"
    r"received|included|submitted|given)|not on (?:the|your|our|this) (?:\w+ ){0,3}(?:list|formulary)\b|"
    r"not (?:been )?(?:sent|submitted|tried)\b|"
    r"(?:is|are|was|were) (?:needed|required|too old|old|not (?:current|clear|timely|shown|supported|recent))|older than|"
    r"(?:was|were|has been|have been) (?:not|no longer) |we (?:lack|did not find|could not find)|not shown|has not been|"
    r"would (?:meet|be (?:enough|sufficient|suitable|adequate))|"
    r"had walked|took part|no se (?:pidió|revisó|considera|autoriz)|no (?:fue|es|cumple|está cubierto|"
    r"tiene contrato)|solo cubre|"
    r"falta de|exige autorización|fuera de la red|not (?:enough|in effect|active|enrolled)",
    re.IGNORECASE,
)
_BOILERPLATE = re.compile(
    r"\b(?:you (?:may|can|have the right|or a person)|your doctor may|please (?:call|send|read|keep)|if you|call us|free of charge|"
    r"write to|fax|toll[- ]free|"
    r"we must receive|this is not a bill|language assistance|civil rights|only you and your|if your doctor|enclosed you will|"
    r"we received a request|"
    r"this letter explains|this notice (?:is important|does not say)|you will get|peer-to-peer|puede (?:pedir|apelar|visitar)|llámenos|"
    r"si no está|"
    r"members? services|the records reviewed were|last answer|questionnaire|must complete|attestation|application|"
    r"coverage is provided when|can be approved at any time|means that certain|allow \d+ days|reviewed these requests|"
    r"reviewed the request|does not (?:mean|say) that you)\b",
    re.IGNORECASE,
)

_TOPICS: tuple[tuple[Reason, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, re.IGNORECASE))
    for reason, pattern in (
        (Reason.RESCISSION, r"rescis|rescind|false statement|misrepresent|back to (?:its|the) (?:first|start)"),
        (Reason.OFF_LABEL, r"off[- ]label|not (?:an? )?(?:approved|accepted|labeled) (?:use|indication)|unapproved use"),
        (Reason.EXPERIMENTAL, r"experimental|investigational|unproven|not (?:been )?proven|effectiveness"),
        (
            Reason.STEP_THERAPY,
            (
                r"step therapy|preferred (?:drug|product|medic|alternative)|not (?:our|a|the|your plan's) preferred|"
                r"tr(?:y|ied) (?:and failed|first|at least)|first[- ]line"
            ),
        ),
        (Reason.NON_FORMULARY, r"formulary|drug list|not on (?:the|your|our) list"),
        (Reason.QUANTITY_LIMIT, r"quantity limit|exceeds? the (?:quantity|amount|dose|limit)|more than the (?:plan|maximum)"),
        (
            Reason.NO_PRIOR_AUTHORIZATION,
            (
                r"(?:no|without|absent|absence of|lack of|missing|was not obtained).{0,40}(?:authorization|precertification|pre-?approval)|"
                r"(?:authorization|precertification|pre-?approval).{0,60}(?:not|absent|missing|invalid|incomplete)|"
                r"autorización previa|certificación previa"
            ),
        ),
        (
            Reason.OUT_OF_NETWORK,
            (
                r"out[- ]of[- ]network|not (?:in|part of) (?:the|our|your) network|non-?participating|fuera de la red|no tiene contrato|"
                r"proveedor de la red"
            ),
        ),
        (Reason.EMERGENCY, r"emergenc|urgent care cent|prudent|urgente"),
        (
            Reason.PLAN_EXCLUSION,
            (
                r"exclu(?:ded|sion|des)|not a covered (?:benefit|service)|does not cover|not covered under|contract limit|"
                r"limit of the benefits"
            ),
        ),
        (Reason.COSMETIC, r"cosmetic|appearance"),
        (Reason.CUSTODIAL, r"custodial|parent|caregiver|family can|can be done by|babysit|(?:for|mere|only) supervision|child care"),
        (
            Reason.SITE_OF_CARE,
            (
                r"site of (?:care|service)|outpatient setting|home infusion|(?:given|done|provided).{0,20}(?:at home|office)|lower[- ]cost "
                r"(?:setting|site)|hospital outpatient"
            ),
        ),
        (
            Reason.LENGTH_OF_STAY,
            (
                r"continued stay|length of stay|additional days|no longer (?:need|meet)|last covered day|"
                r"prior level of function"
            ),
        ),
        (Reason.LEVEL_OF_CARE, r"level of care|skilled nursing facility|lower level|inpatient.{0,40}not"),
        (Reason.DUPLICATE_CLAIM, r"duplicate (?:claim|of|service)|already (?:been )?(?:processed|paid)"),
        (Reason.DUPLICATE_THERAPY, r"duplicate therapy|same (?:class|type) of (?:drug|medicine)"),
        (Reason.TIMELY_FILING, r"timely filing|filing limit|filed (?:late|after)|time limit for filing|received after"),
        (
            Reason.COORDINATION_OF_BENEFITS,
            r"coordination of benefits|other (?:insurance|coverage|insurer|payer)|primary (?:payer|insurance|carrier)|medicare is primary",
        ),
        (Reason.ELIGIBILITY, r"not (?:eligible|enrolled|active|covered on)|coverage (?:ended|terminated|was not in effect)|terminat"),
        (Reason.BUNDLING, r"bundl|included in (?:the|another|payment)|incidental to|mutually exclusive|not separately"),
        (
            Reason.CODING,
            r"\bcod(?:e|ing)\b.{0,60}(?:invalid|inconsistent|incorrect|missing|not valid|not match)|modifier|inconsistent with",
        ),
        (Reason.BENEFIT_MAXIMUM, r"benefit (?:maximum|limit)|maximum (?:number|benefit|visits)|visit limit|used (?:all|up)|exhausted"),
        (Reason.REFERRAL, r"\breferral\b"),
        (Reason.COST_SHARING, r"coinsurance|deductible|co-?pay(?:ment)?\b|cost[- ]shar|your share"),
        (
            Reason.MISSING_INFORMATION,
            (
                r"(?:no|not|nothing|missing|lacks?|insufficient|incomplete).{0,70}(?:information|records?|documentation|result|included|"
                r"received|sent)|nothing (?:was|has been|had been) (?:said|shown|given)|"
                r"information.{0,40}(?:missing|incomplete|requested)|did not (?:include|contain|give|send)"
            ),
        ),
        (
            Reason.MEDICAL_NECESSITY,
            (
                r"medically necessary|medical necessity|(?:does|do) not (?:show|support|meet|document)|criteria|can be (?:adjusted|managed|"
                r"met)|tolerate"
            ),
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A reason in the payer's own words, with its place and what it is about (most telling first). `listed`: it is one of several things
    that one sentence names as not shown."""

    text: str
    pin: Pin
    topics: tuple[Reason, ...]
    start: int = 0
    listed: bool = False


def topics_of(text: str) -> tuple[Reason, ...]:
    """What a payer's sentence is about."""
    return tuple(reason for reason, pattern in _TOPICS if pattern.search(text))


# A sentence that says no: what follows it in its paragraph are the reasons.
_SAYS_NO = re.compile(
    r"\b(?:(?:is|are|was|were|been) (?:denied|not approved|upheld)|(?:cannot|can't|did not|could not|not able to) (?:approve|cover|give)|"
    r"will not cover|not medically necessary|not approved|denied as|(?:is|are) not met)\b",
    re.IGNORECASE,
)


class _Where(IntEnum):
    """Where a sentence stands: elsewhere, after a sentence of its paragraph that says no, or under a heading that announces reasons."""

    ELSEWHERE = 0
    AFTER_NO = 1
    ANNOUNCED = 2


def _zone(document: Document) -> list[tuple[Piece, _Where]]:
    """The pieces that are no headings, each with where it stands."""
    out: list[tuple[Piece, _Where]] = []
    inside, refused = False, -1
    for piece in pieces(document):
        rights = bool(_RIGHTS.search(piece.text))
        if piece.heading:
            inside = bool(_WHY.search(piece.text)) and not rights
            continue
        after = refused == piece.block and not rights
        out.append((piece, _Where.ANNOUNCED if inside else _Where.AFTER_NO if after else _Where.ELSEWHERE))
        if _SAYS_NO.search(piece.text) and not rights:
            refused = piece.block
    return out


_BEFORE_WORDS = re.compile(
    r"^[>\s]*(?:\(?\d{1,2}[.)]\s+)?(?:(?:(?:the )?(?:reasons?(?: for (?:the )?(?:denial|decision))?|why|rationale|decision|determination|"
    r"explanation|result)\s*:\s*)|(?:[^\"“”]{0,120}(?:wrote|said|noted|states?|stated|recommended)[^\"“”]{0,60}: ?[\"“](?=[^\"“”]*$)))?",
    re.IGNORECASE,
)


def _trimmed(document: Document, piece: Piece) -> Piece:
    """The piece without a label or "the reviewer wrote" before its words, marks of a mail, and a quotation mark without its twin."""
    text = document.page(piece.page).text
    words = text[piece.start : piece.end]
    lead = _BEFORE_WORDS.match(words)
    start = piece.start + (lead.end() if lead else 0)
    if words.count('"') % 2 and text[start : piece.end].count('"') % 2 and words.rstrip().endswith('"'):
        return replace(piece, start=start, end=piece.start + len(words.rstrip()) - 1)
    return replace(piece, start=start, end=piece.start + len(words.rstrip("> \n")))


def _told(document: Document, piece: Piece) -> Iterator[Stated]:
    """A piece as a reason; a sentence that lists several things as not shown, as a reason each."""
    piece = _trimmed(document, piece)
    page = document.page(piece.page)
    words = page.text[piece.start : piece.end]
    cut = listing.parts(words)
    if not cut:
        pin = pin_of(document, piece)
        yield Stated(pin.quote, pin, topics_of(pin.quote), piece.start)
        return
    for start, end in cut:
        pin = pin_of(document, replace(piece, start=piece.start + start, end=piece.start + end))
        yield Stated(pin.quote, pin, topics_of(pin.quote) or (Reason.MEDICAL_NECESSITY,), piece.start, listed=True)


def _joined(document: Document, chosen: list[Piece]) -> list[Stated]:
    """List items whole: the sentences of one paragraph that follow each other become one reason where the first opens an item."""
    out: list[Stated] = []
    open_item: list[Piece] = []

    def close() -> None:
        if open_item:
            first, last = open_item[0], open_item[-1]
            out.extend(_told(document, Piece(first.document, first.page, first.start, last.end, "", first.block)))
            open_item.clear()

    for piece in chosen:
        follows = (
            bool(open_item)
            and open_item[-1].block == piece.block
            and open_item[-1].page == piece.page
            and piece.start - open_item[-1].end <= 3
        )
        if not (follows and not piece.item and open_item[0].item):
            close()
        open_item.append(piece)
    close()
    return out


_PROCEDURE = re.compile(
    r"\b(?:compared the records|reviewed the (?:hospital )?records|is available only when|the following(?! (?:was|were|is|are) not)|"
    r"we faxed|is for people who|medically necessary only (?:when|if)|not part of the first|nothing is owed|must (?:state|certify|base)|"
    r"made this decision|reviewed by|board[- ]certified)\b|^\d+ \w{5} .*(?:APPROVED|DENIED)$|"
    r"^(?:the|your|this) (?:request|service|claim|drug|medicine|item) (?:is|was|has been) (?:not approved|denied)\.?$",
    re.IGNORECASE,
)
_CLAIMS = re.compile(
    r"\b(?:records?|notes?|evaluation|chart|physician|report|you|your|usted|su)\b.{0,40}\b(?:shows?|lists?|says?|had|have|can|are|were|"
    r"took|need|is|was|pudo)\b",
    re.IGNORECASE,
)


_TICK = re.compile(r"^\s*(?:[Xx]\s{1,3}(?=[a-z(])|[☒☑✓✔■]\s*|\[\s*[xX]\s*\]\s*|\(\s*[xX]\s*\)\s*)")
_EMPTY_BOX = re.compile(r"^\s*(?:[☐□◻◯○]\s*|\[\s*\]\s*|\(\s*\)\s*)")
_COLUMNS = re.compile(
    r"\b(?:date of service|service(?: date)?|billed|charges?|allow(?:ed|ance)|plan allowance|not covered|discount|deductible|"
    r"co-?pay(?:ment)?|"
    r"coinsurance|(?:we|plan) paid|remark(?: codes?)?|you owe|your share|adjustment|amount|description|procedure|units?|claim number)\b",
    re.IGNORECASE,
)


def _options(text: str) -> tuple[str, ...]:
    """The lines of check-box lists: a run of short lines of which one at least bears a mark. What is not ticked is no reason, and a
    line that was read together with its neighbours cannot be told from them: neither is quoted."""
    out: list[str] = []
    run: list[str] = []

    def close() -> None:
        if any(_TICK.match(line) or _EMPTY_BOX.match(line) for line in run):
            out.extend(run)
        run.clear()

    for line in (*text.splitlines(), "."):
        bare = line.strip()
        marked = _TICK.match(line) or _EMPTY_BOX.match(line)
        option = bool(bare) and len(bare) < 200 and (marked or (bare[0].islower() and bare[-1] not in ".;:"))
        if option:
            run.append(bare)
        elif bare:
            close()
    return tuple(out)


_PREDICATE = re.compile(r"\b(?:is|are|was|were|does|do|did|has|have|exceeds?|requires?)\b", re.IGNORECASE)
_JOINS = re.compile(r"\b(?:and|or|but|because|that|which|who|as|since|when|if|where|so)\b|[,;:]", re.IGNORECASE)


def _ran_together(line: str) -> bool:
    """Whether a line seems to hold two options: two verbs with no word between them that joins two clauses."""
    verbs = list(_PREDICATE.finditer(line))
    return any(not _JOINS.search(line, a.end(), b.start()) for a, b in pairwise(verbs))


_TITLE = 70  # characters; a longer line is no heading


def _ticked(document: Document, options: tuple[str, ...]) -> list[Stated]:
    """The ticked lines of check-box lists that are one option each: they are the payer's reasons as much as its sentences."""
    out: list[Stated] = []
    why = False
    for page in document.pages:
        at = 0
        for line in page.text.splitlines(keepends=True):
            mark, start, at = _TICK.match(line), at, at + len(line)
            bare = line.strip()
            if bare and bare not in options and len(bare) < _TITLE:
                why = bool(_WHY.search(bare)) and not _RIGHTS.search(bare)
            if not why or bare not in options or (mark is None and not _BOX.search(line)):
                continue
            for first, last in _chosen(line):
                words = line[first:last]
                if _ran_together(words) or not (_SAYS_WHY.search(words) or len(_chosen(line)) > 1):
                    continue
                pin = pin_at(document, page, start + first, start + last, method="letter")
                out.append(Stated(pin.quote, pin, topics_of(pin.quote), start + first))
    return [s for s in out if s.topics]


_BOX = re.compile(r"(?:[☐□◻◯○☒☑✓✔■]|\[\s*[xX]?\s*\]|\(\s*[xX]?\s*\))\s*(?=\S)")


def _chosen(line: str) -> list[tuple[int, int]]:
    """Where the ticked options of a line stand: one line may hold several boxes, each with its words behind it."""
    tick = _TICK.match(line)
    boxes = list(_BOX.finditer(line))
    if len(boxes) < 2:
        return [(tick.end(), len(line.rstrip()))] if tick else []
    ends = [*(b.start() for b in boxes[1:]), len(line)]
    spans = [(b.end(), b.end() + len(line[b.end() : e].rstrip())) for b, e in zip(boxes, ends, strict=True) if _TICK.match(b.group() + "x")]
    return [(a, b) for a, b in spans if b > a]


def _is_option(text: str, options: tuple[str, ...]) -> bool:
    """Whether a quotation holds a line of a check-box list."""
    plain = " ".join(text.split())
    return any(" ".join(line.split()) in plain or (len(plain) > 20 and plain in " ".join(line.split())) for line in options)


def _is_head_row(text: str) -> bool:
    """Whether a line is the heads of a table: most of its words name columns of a statement, and it has no sentence's end."""
    found = list(_COLUMNS.finditer(text))
    covered = sum(len(m.group()) for m in found)
    return len(found) >= 3 and covered > 0.5 * len(re.sub(r"\s", "", text)) and not text.rstrip().endswith(".")


def stated_reasons(brief: Brief, most: int = 8) -> tuple[Stated, ...]:
    """The payer's reasons in its own words, those under a heading that announces them first; empty where none can be told."""
    default = _unnamed(brief.case.reasons)
    announced: list[Stated] = []
    elsewhere: list[Stated] = []
    for document in brief.notice_documents():
        options = tuple(line for page in document.pages for line in _options(page.text))
        zone = [(p, where) for p, where in _zone(document) if not _is_option(p.text, options) and not _is_head_row(p.text)]
        announced += _ticked(document, options)
        for stated in _joined(document, [p for p, where in zone if _wanted(p, where > _Where.ELSEWHERE)]):
            where = _where(stated, zone)
            if where is _Where.ANNOUNCED:
                announced.append(stated if stated.topics else replace(stated, topics=default))
            elif stated.topics or where is _Where.AFTER_NO:
                elsewhere.append(stated if stated.topics else replace(stated, topics=default))
    known = {t for s in announced for t in s.topics}
    wanted = [*announced, *(s for s in elsewhere if not known or not known & set(s.topics))]
    unique = list({s.text.lower(): s for s in wanted if s.topics}.values())
    return tuple(replace(s, topics=_by_case(s.topics, brief.case.reasons)) for s in unique[:most])


def _where(stated: Stated, zone: Sequence[tuple[Piece, _Where]]) -> _Where:
    found = (where for p, where in zone if p.page == stated.pin.page and p.start <= stated.start < p.end)
    return next(found, _Where.ELSEWHERE)


def _unnamed(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """What a reason without telling words is about: the one reason of the case, else medical need where that is among them."""
    need = (Reason.MEDICAL_NECESSITY,)
    if not reasons or (len(reasons) > 1 and Reason.MEDICAL_NECESSITY in reasons):
        return need
    return reasons[:1]


def _by_case(topics: tuple[Reason, ...], reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """The topics with those first that the notice was read to give; a sentence about none of a single reason is about that one."""
    own = tuple(t for t in topics if t in reasons)
    if not own and len(reasons) == 1 and topics[:1] != (Reason.MISSING_INFORMATION,):  # a paper that was not sent stays a paper
        own = reasons
    return (*own, *(t for t in topics if t not in own))


_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|can|cannot|could|must|not|no|show\w*|lists?|lacks?|exceeds?|requires?|finds?|"
    r"found|denied|"
    r"because|absent|missing|fue|es|son|tiene|está|cubre|cumplen?|pidió|exige|pudo|falta|fueron)\b",
    re.IGNORECASE,
)


def _wanted(piece: Piece, inside: bool) -> bool:
    if not piece.item and (not _VERB.search(piece.text) or len(piece.text.split()) < 5):
        return False
    if _BOILERPLATE.search(piece.text) or len(piece.text) < 18 or piece.text.rstrip("> ").endswith((":", " .")):
        return False
    if inside and (piece.item or _SAYS_WHY.search(piece.text) or _CLAIMS.search(piece.text) or topics_of(piece.text)):
        return not _PROCEDURE.search(piece.text)
    return bool(_SAYS_WHY.search(piece.text)) and not _RIGHTS.search(piece.text)
