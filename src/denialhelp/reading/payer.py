"""Who decided: the payer, its name as printed, and the company that decided on its behalf."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Alternative, Fact, Pin
from denialhelp.casefile.quote import pin_at
from denialhelp.reference.payers import Payer, PayerKind, PayerMention
from denialhelp.reference.phrases import fold_words
from denialhelp.reference.tables import Tables

_ISSUES = re.compile(
    r"(?:issued|insured|underwritten|administered|offered|provided|sponsored|funded|emitid[ao]|asegurad[ao]|"
    r"administrad[ao]|ofrecid[ao])\s+(?:by|por)\s*$|"
    r"(?:on behalf of|en nombre de|member of|enrolled in|coverage (?:with|through|under)|plan (?:with|through)|"
    r"agent for|contract with)\s+(?:your\s+|the\s+|su\s+)?$|"
    r"(?:\bplan|\bpayer|\binsurer|\bcarrier|\bhealth plan|\binsurance company|\bfrom|\bpara|\bby)\s*:\s*$",
    re.IGNORECASE,
)
_PARENT = re.compile(r"\b(?:division|subsidiary|affiliate|unit|part|member|licensee) of\s*$|\b(?:an?|una)\s*$", re.IGNORECASE)
_YOURS = re.compile(r"\b(?:your|su|this|nuestro|our)\s+$", re.IGNORECASE)
_ACTS = re.compile(
    r"^[^.\n]{0,40}?\b(?:denied|reviewed|reviews|decided|received|manages|administers|has (?:denied|determined|"
    r"reviewed|decided)|did not|does not|cannot|considers|covers|will|is unable|"
    r"issued|insures|underwrites|maneja|administra|revis[oó])\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:other (?:insurance|coverage|carrier)|primary|secondary|formerly|previous(?:ly)? (?:insur|"
    r"cover)|trademark|independent licensee|licensees of|blue shield association|accredit|"
    r"trade name of|subsidiar|not affiliated|quality improvement organization|\bQIO\b|otro seguro|seguro primario)",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"(?:^|\n)\s*(?:sincerely|regards|respectfully|thank you|atentamente|cordialmente|saludos)\b[^\n]*\n", re.IGNORECASE)
_GREETING = re.compile(r"(?:^|\n)\s*(?:dear|estimad[oa]s?|to whom it may concern|hello|hola)\b", re.IGNORECASE)
_LEGAL = re.compile(r"\b(?:inc|llc|company|corporation|corp|co|ltd|association)\.?$", re.IGNORECASE)
_DELEGATE_ROLE = re.compile(
    r"\b(?:on behalf of|reviewed by|reviews|reviewed|manages|administers|managed by|administered by|delegated|"
    r"contract(?:ed|s)? with|determination by|decision (?:was )?made by|pharmacy benefit|"
    r"utilization (?:management|review)|en nombre de|maneja|administra)\b",
    re.IGNORECASE,
)
_HEAD = 700


@dataclass
class _Standing:
    """What speaks for one payer."""

    payer: Payer
    score: float = 0.0
    count: int = 0
    role: bool = False
    places: list[tuple[float, PayerMention, Document, Page]] = field(default_factory=list)

    def pins(self) -> tuple[Pin, ...]:
        """The best places first, at most three."""
        ranked = sorted(self.places, key=lambda p: -p[0])
        return tuple(dict.fromkeys(pin_at(d, page, m.start, m.end, "payer") for _, m, d, page in ranked[:3]))


_LISTED = re.compile(
    r"\b(?:trade names? of|brand names? (?:used|for)|and/or administered by|offered,? (?:insured|underwritten)|"
    r"subsidiar|group of (?:subsidiary )?companies)",
    re.IGNORECASE,
)


def _in_a_list(text: str, at: int) -> bool:
    """Whether a name stands in the small print that lists a group's companies, which says nothing of this member's insurer."""
    listed = list(_LISTED.finditer(text, max(0, at - 900), at))
    return bool(listed) and "\n\n" not in text[listed[-1].end() : at]


def _weight(page: Page, mention: PayerMention, head_end: int, closing: int) -> float:
    text = page.text
    before, after = text[max(0, mention.start - 60) : mention.start], text[mention.end : mention.end + 60]
    sentence = text[max(text.rfind(". ", 0, mention.start), text.rfind("\n\n", 0, mention.start), 0) : mention.end + 80]
    if _OTHERS.search(sentence) or _in_a_list(text, mention.start):
        return -1.0
    parent = _PARENT.search(before)
    if parent is not None and (
        " of" in parent.group()
        or re.search(r"\b(?:company|business)$", mention.printed, re.IGNORECASE)
        or re.match(r"\s*(?:company|business)\b", after, re.IGNORECASE)
    ):
        return -1.0
    weight = 1.0
    if page.number == 1 and mention.start < head_end:
        weight += 4.0 if mention.start < _HEAD // 2 else 2.5
    if 0 <= closing <= mention.start < closing + 250:
        weight += 3.5
    if _ISSUES.search(before):
        weight += 4.0
    elif _YOURS.search(before):
        weight += 1.5
    if _ACTS.match(after):
        weight += 2.5
    if _LEGAL.search(mention.printed):
        weight += 1.5
    if mention.line is not None:
        weight += 1.0
    return weight


def _standings(documents: Sequence[Document], tables: Tables) -> dict[str, _Standing]:
    out: dict[str, _Standing] = {}
    for document in documents:
        for page in document.pages:
            greeting = _GREETING.search(page.text)
            head_end = min(greeting.start() if greeting else _HEAD, 1500)
            closings = list(_CLOSING.finditer(page.text))
            closing = closings[-1].start() if closings else -10_000
            for mention in tables.payers.find(page.text):
                weight = _weight(page, mention, head_end, closing)
                standing = out.setdefault(mention.payer.slug, _Standing(mention.payer))
                standing.count += 1
                standing.places.append((weight, mention, document, page))
                around = page.text[max(0, mention.start - 80) : mention.end + 100]
                standing.role = standing.role or weight >= 3.5 or _DELEGATE_ROLE.search(around) is not None
    for standing in out.values():
        ranked = sorted((w for w, *_ in standing.places if w > 0), reverse=True)
        standing.score = sum(w if i < 3 else min(w, 1.0) for i, w in enumerate(ranked[:6]))
    return out


def _name(standing: _Standing) -> tuple[str, tuple[Pin, ...]]:
    """The printed name that decides: the legal one where there is one, else the fullest."""

    def rank(place: tuple[float, PayerMention, Document, Page]) -> tuple[bool, bool, bool, int, float]:
        weight, mention, _, _ = place
        printed = mention.printed
        cased = printed != printed.lower() and not printed.replace("HMO", "").replace("BCBS", "").isupper()
        return (_LEGAL.search(printed) is not None and weight >= 1.0, weight >= 1.0, cased, len(printed.replace(" and ", " ")), weight)

    best = max(standing.places, key=rank)
    _, mention, document, page = best
    return mention.printed, (pin_at(document, page, mention.start, mention.end, "payer"),)


_SURE_SIGNS = 5  # the first phrases of the table name papers that only Original Medicare sends
_PROGRAMS_LAST = -6.0


def _deciders(standings: dict[str, _Standing]) -> list[_Standing]:
    """Those that can be the payer, the best first. A public program's name alone seldom names the decider."""
    deciders = [
        s for s in standings.values() if s.payer.decides and s.score > 0 and not (s.payer.slug == "medicare" and _private_medicare(s))
    ]
    for s in deciders:
        if s.payer.kind is PayerKind.PROGRAM and any(o.payer.kind is not PayerKind.PROGRAM and o.score >= 3 for o in deciders):
            s.score += _PROGRAMS_LAST
    deciders = [s for s in deciders if s.score >= 2.0 and not (s.payer.kind is PayerKind.PROGRAM and not _program_decides(s))]
    return sorted(deciders, key=lambda s: (-s.score, min(m.start for _, m, _, _ in s.places)))


_NOT_THE_PROGRAM = re.compile(
    r"^[\s®™]*(?:advantage|part [cd]\b|prescription|health plan|plus|hmo|ppo|covered|\W*covered|services|"
    r"beneficiar|card|number|id\b|organization)",
    re.IGNORECASE,
)


def _private_medicare(standing: _Standing) -> bool:
    """Whether Medicare is named as Medicare Advantage: then a company decides, not Medicare itself."""
    return any(
        re.match(r"[\s®™]*(?:advantage|health plan|part [cd]\b|prescription)", page.text[m.end : m.end + 20], re.IGNORECASE)
        for _, m, _, page in standing.places
    )


def _program_decides(standing: _Standing) -> bool:
    """Whether the program itself sends the notice: named in the letterhead, and not as a word for a plan of another company."""
    return any(w >= 3.5 and not _NOT_THE_PROGRAM.match(page.text[m.end : m.end + 30]) for w, m, _, page in standing.places)


def _of_original_medicare(documents: Sequence[Document], tables: Tables) -> bool:
    """Whether these are papers of Original Medicare, where Medicare itself is the payer."""
    wording = tables.plan_signs["medicare-original"]
    folded = [fold_words(page.text)[0] for document in documents for page in document.pages]
    return any(p.search(text) for p in wording.phrases[:_SURE_SIGNS] for text in folded)


def payer_facts(documents: Sequence[Document], tables: Tables) -> dict[str, Fact]:
    """The facts `payer` (slug), `payer_name` (as printed) and `delegate` (who decides for it), where the notice bears them."""
    standings = _standings(documents, tables)
    out: dict[str, Fact] = {}
    if "medicare" in standings and not _of_original_medicare(documents, tables):
        del standings["medicare"]
    deciders = _deciders(standings)
    if deciders:
        best = deciders[0]
        rivals = [s for s in deciders[1:] if s.score >= best.score - 1.0]
        if not rivals:
            confidence = 0.95 if best.score >= 5 else 0.8
            others = tuple(Alternative(s.payer.slug, s.pins()) for s in deciders[1:3] if s.score > best.score / 2)
            out["payer"] = Fact("payer", best.payer.slug, confidence, best.pins(), others)
        name, pins = _name(best)
        own = _own_plan(documents, tables) if best.payer.kind is PayerKind.PROGRAM else None
        if own is not None:  # the plan's own name over the program's
            out.pop("payer", None)
            name, pins, rivals = own.quote.rstrip(" ,;"), (own,), [best]
        out["payer_name"] = Fact("payer_name", name, 0.92 if not rivals else 0.6, pins)
    else:
        found = next(_unlisted(documents), None)
        if found is not None:
            out["payer_name"] = Fact("payer_name", found.quote.rstrip(" ,;"), 0.7, (found,))
    helpers = sorted(
        (
            s
            for s in standings.values()
            if not s.payer.decides and s.payer.kind in {PayerKind.DELEGATE, PayerKind.MAC, PayerKind.IRE} and s.role and s.score >= 2.5
        ),
        key=lambda s: -s.score,
    )
    if helpers:
        printed = _name(helpers[0])[0]
        known = helpers[0].payer.name
        shown = known if printed.lower() in known.lower() or known.lower() in printed.lower() else printed
        out["delegate"] = Fact("delegate", shown, 0.9 if helpers[0].score >= 4 else 0.75, helpers[0].pins())
    else:
        told = next(_told_delegates(documents), None)
        if told is not None and told.quote != getattr(out.get("payer_name"), "value", None):
            out["delegate"] = Fact("delegate", told.quote, 0.72, (told,))
    return out


def _own_plan(documents: Sequence[Document], tables: Tables) -> Pin | None:
    """A plan that the table does not hold, named in a letterhead beside a public program."""
    found = next(_unlisted(documents), None)
    return found if found is not None and _PROGRAM.search(found.quote) is None and not list(tables.payers.find(found.quote)) else None


_PROGRAM = re.compile(r"\b(?:medicare|medicaid|medi-cal|tricare|chip|veterans|federal employee)\b", re.IGNORECASE)
_TOLD = re.compile(
    r"(?:[Rr]eview(?: of (?:this|your|the) (?:request|claim))?|[Dd]ecision|[Dd]etermination)(?: for this request)? (?:was|were) "
    r"(?:carried out|done|performed|conducted|completed|made) (?:for us |for the plan |"
    r"on our behalf )?by (?P<name>[A-Z][\w&'’.-]*(?: [A-Z&][\w&'’.-]*){0,4})"
    r"(?=[,.;]| on (?:our|behalf)| for )"
)
_COMPANY = re.compile(
    r"\b(?:health|holding|management|review|solutions|care|healthcare|services|inc|llc|associates|benefits?|group|"
    r"network|rx)\b",
    re.IGNORECASE,
)


def _told_delegates(documents: Sequence[Document]) -> Iterator[Pin]:
    """Companies that the notice says made the review, though the table does not hold them."""
    for document in documents:
        for page in document.pages:
            for match in _TOLD.finditer(re.sub(r"\n(?!\n)", " ", page.text)):
                if _COMPANY.search(match["name"]):
                    yield pin_at(document, page, match.start("name"), match.end("name"), "review by")


_PROGRAM_NAME = re.compile(r"\b(?:Insurance|Benefits?|Health(?: Insurance)?) (?:Program|Trust|Commission|Board|Fund)$")
_PAYER_WORDS = re.compile(
    r"\b(?:health ?plans?|health insurance|insurance|assurance|health ?care plan|benefit(?:s)? (?:plan|fund|trust|"
    r"(?:administrators?|services))|health (?:alliance|network|cooperative|co-op|options|trust|partners)|healthcare|administrators|"
    r"advantage|"
    r"plan de salud|salud|seguros? m[eé]dicos?|aseguradora|seguros|HMO|(?:health|welfare|benefit) (?:and welfare )?fund|"
    r"health and welfare fund|life & health|medicaid|mutual)\b",
    re.IGNORECASE,
)
_NOT_PAYER = re.compile(
    r"\b(?:hospital|clinic|medical center|surgery|orthop|imaging|laborator|physicians group|department|notice|"
    r"explanation|determination|denial|dear|member|claim|appeal|your|date|card|id\b|number|summary|portability|"
    r"p\.?o\.? box|street|avenue|suite|phone|fax|www|attn|utilization|services? (?:division|unit)|act\b|marketplace|"
    r"identification|coverage|benefits? statement|prescription|participant|customer|group|employe[er]s?\b(?! (?:health|benefit|welfare))|"
    r"plan type|:)",
    re.IGNORECASE,
)
_X12_PAYER = re.compile(r"(?:NM1\*PR\*2|N1\*PR)\*(?P<name>[^*~\n]+)")
_LABELLED = re.compile(
    r"(?:^|\n)[ \t]*(?:payer|insurer|health plan|insurance company|insurance carrier|carrier|plan contact|contact your plan|pagador|"
    r"from|sender|aseguradora)(?: name)?[ \t]*(?::|[ ]{2,})[ \t]*(?P<name>[A-Z][^\n]{2,60}?)(?:[ ]{2,}|\n|$)",
    re.IGNORECASE,
)


_BEHALF = re.compile(
    r"(?:on behalf of|issued by|insured by|underwritten by|benefit manager for|acting for(?: the)?|en nombre de|"
    r"emitid[ao] por)\s+(?P<name>[A-ZÁÉÍÓÚÑ][\w&'’.-]*(?:[ \n](?:[A-ZÁÉÍÓÚÑ&][\w&'’.-]*|of|and|de|del|y))*)"
)
_SENDER = re.compile(
    r"(?:health|healthcare|advantage|care|plans?|insurance|benefits|mutual|salud|seguros|administrators|life)$", re.IGNORECASE
)


def _mail_sender(document: Document, page: Page) -> Iterator[Pin]:
    """The name before the address of an e-mail's sender, where it stands again in the message."""
    value = next((v for k, v in document.headers if k.lower() == "from"), "")
    inner = re.search(
        r"(?:forwarded message|original message|mensaje reenviado)[^\n]*\n+(?:[^\n]*\n+){0,2}?[ \t>]*(?:From|"
        r"De): (?P<who>[^\n]+)",
        page.text,
        re.IGNORECASE,
    )
    value = inner["who"] if inner is not None else value
    name = value.split("<")[0].strip(' "')
    if 3 <= len(name) <= 60 and "@" not in name and name[:1].isupper() and not _NOT_PAYER.search(name):
        places = [m.span() for m in re.finditer(re.escape(name), page.text)]
        if len(places) > 1 or _PAYER_WORDS.search(name):
            yield from (pin_at(document, page, *place, "sender") for place in places[:1])


def _repeated_sender(document: Document, page: Page) -> Iterator[Pin]:
    """The first line, where it reads like a payer's name and the same name stands again further down."""
    first = re.search(r"[^\s|·][^\n|·]*", page.text)
    if first is None:
        return
    words = first.group().split("  ")[0].strip()
    end = first.start() + len(words)
    if not (
        2 <= len(words.split()) <= 6 and _SENDER.search(words) and not any(c.isdigit() for c in words) and not _NOT_PAYER.search(words)
    ):
        return
    if words.lower() in page.text[end:].lower() and all(
        w[0].isupper() or w.lower() in {"of", "and", "de", "del", "y", "the"} for w in words.split()
    ):
        yield pin_at(document, page, first.start(), end, "letterhead")


def _unlisted(documents: Sequence[Document]) -> Iterator[Pin]:
    """Names of a payer that the table does not hold: a labelled one, or a line of the letterhead that reads like one."""
    for document in documents:
        for page in document.pages[:1]:
            text = page.text
            for pattern in (_X12_PAYER, _LABELLED):
                for match in pattern.finditer(text):
                    sent = re.match(r"\s*(?:from|sender)", match.group(), re.IGNORECASE) is not None
                    if sent and (not _PAYER_WORDS.search(match.group("name")) or re.search(r"[<@]", match.group("name"))):
                        continue
                    yield pin_at(document, page, match.start("name"), match.end("name"), "letterhead")
            yield from _mail_sender(document, page)
            for match in _BEHALF.finditer(text):
                name = match.group("name")
                if _PAYER_WORDS.search(name) and not _NOT_PAYER.search(name) and len(name.split()) <= 9:
                    yield pin_at(document, page, match.start("name"), match.end("name"), "on behalf of")
            yield from _repeated_sender(document, page)
            greeting = _GREETING.search(text)
            head = text[: min(greeting.start() if greeting else _HEAD, _HEAD)]
            for cell in re.finditer(r"[^\s|·](?:[^\n|·]*?)(?=\s{2,}|\s*[|·]|\n|$)", head):
                words = cell.group().strip()
                if (
                    1 < len(words.split()) <= 8
                    and words[0].isupper()
                    and not any(c.isdigit() for c in words)
                    and ((_PAYER_WORDS.search(words) and not _NOT_PAYER.search(words)) or _PROGRAM_NAME.search(words))
                    and not re.search(r"\b(?:by|reviews?|administered|managed|for the)\b", words)
                ):
                    yield pin_at(document, page, cell.start(), cell.end(), "letterhead")
