"""The service in question in plain words, and the coverage policy that the notice cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .candidates import Candidate
from .context import sentence_of
from .fields_claims import Claims
from .labels import Label, classify
from .pairs import Pair
from .service_change import changed_service
from .service_says import said_services
from .structure import Cell, Sheet

_REQUEST = re.compile(
    r"\b(?:request(?:ed|ing)?(?: (?:dated|of|on|made|received|from|by|to)[^;:.]{0,80}?)?(?:,? MD)? (?:for|coverage (?:of|"
    r"for)|authorization (?:of|for)|approval (?:of|for)|to (?:cover|approve|authorize)(?: in advance)?)|"
    r"(?:not approved?|cannot approve|can ?not cover|unable to approve|denied|deny(?:ing)?|did not approve|reducing|stopping|"
    r"not cover|denying coverage (?:of|for)|coverage (?:of|for))(?! (?:a |an |the |your |this |la |su )?(?:request|solicitud|"
    r"claim|reclamaci))|"
    r"solicitud(?: de autorizaci[oó]n)?(?: previa)? (?:de|para)|(?:negado|denegado|aprobar|cubrir|cubre)(?: la cobertura de| "
    r"el servicio de)?)\s+"
    r"(?:a |an |the |your |his |her |el |la |los |las |su |coverage (?:of|for) |cobertura de )*(?P<what>[^.;:\n]{6,170}?)"
    r"(?=[.;:]|\s+(?:because|has been|have been|is not|was not|are not|were not|is denied|does not|that was|which was|, "
    r"because|to be (?:done|performed)|on behalf|from [A-Z]|under your|porque|debido)|,\s+(?:because|with|for|NDC\b|CPT\b|"
    r"and (?:that|we)|which|porque)|\s+\((?:CPT|HCPCS|procedure|code|NDC|[A-TV-Z]\d)|$)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:this (?:letter|notice) is about|about|concerning|concerned|regarding) (?:your (?:child|son|daughter|"
    r"dependent)['’]s|your|the|su)\s+(?P<what>[^.;:]{5,120}?)(?=[.;:])",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^(?:RE|Re|Subject|Asunto|REF)\s*:\s*(?P<what>.+)$", re.MULTILINE)
_BAD = re.compile(
    r"^(?:(?:the |this |that |your )?(?:study|procedure|test|treatment|item|drug|surgery|operation|device|medicine|medication|equipment|"
    r"admission|stay|"
    r"scan|therapy|service)$|(?:another|an additional|a further|more|further|additional) \w+$|"
    r"(?:additional |extra |larger |requested )?(?:quantity|amount|dose|days|units|hours|visits)$|(?:because|by|"
    r"to|in(?! (?:vitro|home|office|patient))|if|when|as|"
    r"since|on|at|and|or|but|not|is|was|are|were|be|due|under|with|from|porque|por|en|si|"
    r"cuando|como)\b|(?:this|that|these|those|it|them|us|you|request|claim|claims?|coverage|payment|benefits?|services?|the "
    r"(?:service|request|claim)|appeal|decision|expedited|review|following|above|all|any|copies|an? appeal|information|free|"
    r"more|other|"
    r"reconsideration|la solicitud|esta|este|reclamaci[oó]n|servicio|solicitud|external|independent|help|hearing)\b.{0,24}$|"
    r".*\b(?:appeal|copies|documents|records|decision|review(?:er)?|hearing|letter|notice|criteria|determination|peer)\b)",
    re.IGNORECASE,
)
_BAD_START = re.compile(
    r"^(?:(?:[A-H] )?(?:what|why|how|who|when)\b|(?:members?|patients?|providers?|prescriber|claims?)$|this|that|it|see|n/?a|none|"
    r"because|porque|denied|not approved|approved|"
    r"yes|no|your|you|we|if|the following|si|"
    r"usted)\b|^(?:request|claim|service|services|appeal)s?$",
    re.IGNORECASE,
)
_LABEL_LINE = re.compile(r"\s*[A-Z][\w/ .#]{2,40}:")
_NUMBERISH = r"(?=[A-Z0-9.-]*(?:- )?[A-Z0-9.-]*\d)[A-Z0-9]+(?:[-.](?:(?<=-) (?=[A-Z0-9]*\d))?[A-Z0-9]+)*"
_KIND = (
    r"(?:(?:[A-Z][\w&-]+ ){0,3}(?:[Mm]edical|[Cc]linical|[Cc]overage|[Dd]rug|[Pp]ayment|Reimbursement|[Pp]harmacy|Corporate|Utilization|"
    r"Medical Coverage|Medical Drug)\s+(?:Coverage |Benefit )?(?:[Pp]olicy|Policies|[Gg]uidelines?|[Cc]riteria|[Bb]ulletins?|Policy "
    r"Bulletin|UM Guideline)"
    r"|(?:Local|National) Coverage Determination|\bLCD\b|\bNCD\b|(?:[A-Z][\w-]+ ){0,3}(?:[Gg]uidelines?|[Pp]olicy|"
    r"[Bb]ulletin|[Cc]riteria(?: for [a-z]+)?|Guide|CPB|CG)|[Pp]ol[ií]tica(?: (?:[Mm][eé]dica|[Cc]l[ií]nica|de [Cc]obertura))?|"
    r"[Gg]u[ií]a(?: "
    r"[Cc]l[ií]nica)?)"
)
_TITLE = r"(?:[A-Z(][\w()'’/-]*(?:,? (?:(?:of|for|and|the|in|with|to|or|de|para|y|del|la|el) )?(?:[A-Z(][\w()'’/&-]*|\d+)){0,9})"
_NUMBERED = re.compile(
    rf"(?P<kind>{_KIND})\s*(?:(?:number|no\.?|#|n[uú]mero|ID)\s*)?[:(]?\s*(?P<n>{_NUMBERISH})\)?(?P<rest>,? (?:[Ss]ections?|"
    rf"secci[oó]n(?:es)?) [\d.]+(?:(?:,| and| y) [\d.]+)*)?(?:[,:]\s*(?:titled |entitled )?(?P<t>(?!Section|section|which|"
    rf"sections){_TITLE}))?(?P<eff> \(effective [^)]+\))?"
)
_TITLED = re.compile(
    rf"(?:[Gg]uideline|[Pp]olicy|[Cc]riteria|[Bb]ulletin|[Pp]ol[ií]tica|[Gg]u[ií]a),? (?P<t>(?:titled |called "
    rf")?[\"“]?{_TITLE}[\"”]?),? (?:\(?)(?P<n>(?=[A-Z0-9.-]*\d)[A-Z]{{2,}}[A-Z0-9]*(?:[-.][A-Z0-9]+)+)"
)
_BY_NUMBER = re.compile(
    r"\b(?:[Bb]ased on|[Pp]er|[Uu]nder|[Uu]sing|[Ss]ee)\s+(?:the\s+|our\s+)?(?P<n>(?!CMS|CFR|USC|OMB|HIPAA|ICD|"
    r"CPT)[A-Z]{2,6}(?:[.-][A-Z0-9]{1,6}){1,5})(?=[,;) ]|\. )"
)
_MAKERS = re.compile(
    r"\b(?:used|applied|using|under|per|based on|according to|from|policy|of)\s+(?:the\s+|our\s+)?(?P<t>(?:MCG|InterQual|Milliman|ASAM|"
    r"LOCUS|CALOCUS|Apollo|"
    r"NIA|EviCore|eviCore|Hayes|Change Healthcare)(?: [A-Z(][\w’'&()/.-]*|,? (?:\d+(?:st|nd|rd|th)? [Ee]dition|[A-Z][\w-]+)| (?:of|and|"
    r"for|the)(?= [A-Z])){1,12})"
)
_UNDER = re.compile(
    rf"\b(?:[Uu]nder|[Pp]er|[Uu]sing|[Uu]sed)(?: our|"
    rf" the)? (?P<t>{_TITLE}), (?P<n>(?=[A-Z0-9.-]*\d)[A-Z]{{2,}}[A-Z0-9]*(?:[-.][A-Z0-9]+)+)"
)
_QUOTED = re.compile(rf"(?P<kind>{_KIND})[,:]?\s*(?:titled |called |entitled )?[\"“](?P<t>[A-Z][^\"”]{{4,90}})[\"”]")
_RULE_OF_CARE = re.compile(
    r"medical|clinical|coverage|drug|payment|reimburs|pharmacy|utiliz|guideline|criteria|bulletin|LCD|NCD|CPB|m[eé]dica|cl[ií]nica",
    re.IGNORECASE,
)
_NOT_POLICY = re.compile(r"(?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th)?|[A-Z]\d{1,2}|\d{5}")
_NOT_KIND = re.compile(
    r"\b(?:group|insurance|your|master|individual|health|life|this|the plan'?s?|contract|under|privacy|return|refund|"
    r"payment) (?:policy|guide)|^(?:policy|guide)$|policy ?holder",
    re.IGNORECASE,
)


_SENTENCE_END = re.compile(r"(?<=[a-z0-9)])\.\s+(?=[A-Z][a-z]+ )")
_DATED = re.compile(
    r"\s+(?:of|on|from) (?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? \d{1,2}\b|\d{1,2}/\d{1,2}/\d{2}).*$|\s+billed by\b.*$"
)
_CODE_TAIL = re.compile(
    r"[,;]? \(?(?:(?:CPT|HCPCS|NDC|ICD-?10(?:-CM)?)(?: codes?)? )?(?:\d{5}|[A-Z]\d{4}|\d{4}[TFU])(?:-\w\w)?(?: x ?\d+)?\)?(?:[,;] "
    r"(?:revenue|rev)\b.*)?$"
)
_DIAGNOSIS_TAIL = re.compile(r"[,;] (?:with )?(?:diagnosis|dx|ICD-?10)\b.*$", re.IGNORECASE)


def _tidy(text: str) -> str:
    text = _SENTENCE_END.split(" ".join(text.split()))[0]
    text = _DATED.sub("", re.sub(r"^(?:payment|benefits) (?:for|of) (?:the |your )?", "", text))
    text = re.sub(r"^(?:[•*]\s+|\d[.)]\s+)", "", text)
    text = re.sub(
        r"^(?:CPT|HCPCS|NDC|Code)?\s*(?:code\s*)?(?:\d{5}|[A-Z]\d{4}|\d{4}[TFU])(?:-\w{2})?(?:\s*(?:[–—:-]|\()\s*|\s+(?=[A-Za-zÁÉÍÓÚ]{3}))",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(r",? *\(?(?:revenue|rev|c[oó]digo de ingreso)(?: codes?)?(?: *\d{3,4})?\)?$", "", text, flags=re.IGNORECASE)
    text = re.sub(r"\s*\((?:CPT|HCPCS|NDC|procedure|code|c[oó]digo)[^)]*\)?$", "", text, flags=re.IGNORECASE)
    text = re.sub(r",? (?:code|c[oó]digo|CPT|HCPCS|NDC|J-code)s? [\dA-Z, -]+$", "", text)
    text = re.sub(r"\s*\((?:\d{5}|[A-Z]\d{4})(?:-\w\w)?\)$", "", text)
    text = _CODE_TAIL.sub("", _DIAGNOSIS_TAIL.sub("", text.strip(" .,;:")))
    return text.strip(" .,;:–—-)") if text.count("(") < text.count(")") else text.strip(" .,;:–—-")


def services(sheets: Sequence[Sheet], pairs: Sequence[Pair], claims: Claims) -> tuple[Candidate, ...]:
    """Candidates for the service in plain words."""
    out: list[Candidate] = []
    for pair in pairs:
        asked = pair.label is Label.OTHER_DATE and re.fullmatch(r"requested|ordered|solicitado", pair.name.strip(" :").lower()) is not None
        if (pair.label is Label.SERVICE or (asked and not re.match(r"\W*\d", pair.text))) and (
            pair.sheet.order,
            pair.start,
        ) not in claims.columns:
            if re.search(
                r"\b(?:instead|will|can|have|do|only) (?:\w+ )?approved? (?:the )?(?:following )?$",
                pair.sheet.flat[max(0, pair.start - 60) : pair.start],
            ):
                continue  # what was approved in place of what was refused
            text = _tidy(pair.text)
            first = pair.sheet.page.text[slice(*pair.first)]
            listed = re.match(r"\s*(?:CPT|HCPCS)?\s*(?:\d{5}|[A-Z]\d{4}|\d{4}[TFU])\b", first) is not None
            text = _tidy(first) if listed else text
            if 4 <= len(text) <= 260 and not _BAD_START.match(text) and re.search(r"[a-z]{3}|[A-Z]{3}", text):
                spans = pair.spans[:1] if listed else pair.spans
                weak = 0.1 if pair.how in ("below", "prefix") or len(text) < 8 else 0.0
                soft = 0.1 if re.search(r"description|item|request$", pair.name, re.IGNORECASE) else 0.0
                out.append(Candidate("service", text, 0.92 - weak - soft, tuple(pair.sheet.pin(s, e) for s, e in spans), pair.name))
    out.extend(_joined_lines(claims))
    for sheet, cells in claims.services:
        text = _tidy(" ".join(c.text for c in cells))
        if len(text) >= 5 and not _BAD_START.match(text) and re.search(r"[a-z]{3}", text):
            out.append(Candidate("service", text, 0.86, tuple(sheet.pin(c.start, c.end) for c in cells), "table"))
    for sheet in sheets:
        out.extend(_in_text(sheet))
        out.extend(_subject_drugs(sheet))
        for words, start, end, score, why in said_services(sheet):
            text = _tidy(words)
            if len(text) >= 5 and not _BAD.match(text) and not _BAD_START.match(text):
                out.append(Candidate("service", text, score, (sheet.pin(start, end),), why))
        out.extend(Candidate("service", text, 0.84, (pin,), "changed") for text, pin in changed_service(sheet))
    return tuple(out)


def _joined_lines(claims: Claims) -> Iterator[Candidate]:
    """The lines that were denied, together, where they are few enough to be one service in plain words."""
    named: dict[str, tuple[Sheet, tuple[Cell, ...]]] = {}
    for sheet, cells in claims.services:
        text = _tidy(" ".join(c.text for c in cells))
        if len(text) >= 5 and not _BAD_START.match(text) and re.search(r"[a-z]{3}", text):
            named.setdefault(text, (sheet, cells))
    if 2 <= len(named) <= 3 and sum(map(len, named)) <= 170:
        pins = tuple(sheet.pin(c.start, c.end) for sheet, cells in named.values() for c in cells)
        yield Candidate("service", "; ".join(named), 0.88, pins, "denied lines")


def _said(sheet: Sheet, hit: re.Match[str]) -> str:
    """What a sentence names, as far as its paragraph goes and the first line that begins with a label; "" where the sentence
    only seems to go on: the words before it end a heading or a paragraph."""
    start, end = hit.span("what")
    whole = sheet.page.text
    lead = whole[hit.start() : start]
    if "\n\n" in lead:
        return ""
    if "\n" in lead and len(whole[whole.rfind("\n", 0, hit.start()) + 1 : hit.start() + lead.index("\n")].strip()) < 30:
        return ""
    text = whole[start:end].split("\n\n")[0]
    stops = (m.start() for m in re.finditer(r"\n", text) if _LABEL_LINE.match(whole, start + m.end()))
    return text[: next(stops, len(text))]


_CODES = r"(?:,? \(?(?:CPT|HCPCS|NDC|codes?)\b[\s:#]*[\w-]+(?:(?:,| and) [\w-]*\d[\w-]*)*\)?)*"
_DOSE = (
    r"(?P<dose>, (?:at |up to )?\d[\d.,]* ?(?:mg|mcg|g|mL|ml|units?|tablets?|capsules?|hours?|visits?|sessions?|days?|weeks?)\b"
    r"[^.;()]{0,90}?)?"
)
_AIM = (
    r"(?P<aim>,? (?:for|to treat|para)(?: the treatment of)? (?!you\b|your\b|dates?\b|the dates?|services?\b|the member|[A-Z]|a total|\d)"
    r"[^.;(),]{4,60}?)?"
)
_MORE = re.compile(_CODES + _DOSE + _AIM + r"(?= \(|[.;,]|$)")


def _going_on(sheet: Sheet, at: int) -> tuple[str, int]:
    """What a sentence adds to a service after its codes: dose and how often, and what it is for; and where that ends."""
    hit = _MORE.match(sheet.flat, at)
    if hit is None:
        return "", 0
    parts = [hit[name] for name in ("dose", "aim") if hit[name]]
    if not parts or "\n\n" in sheet.page.text[at : hit.end()]:
        return "", 0
    return " ".join("".join(parts).split(" ")).replace("  ", " "), hit.end()


def _in_text(sheet: Sheet) -> Iterator[Candidate]:
    for pattern, score in ((_REQUEST, 0.74), (_ABOUT, 0.76)):
        for hit in pattern.finditer(sheet.flat):
            said = _said(sheet, hit)
            text = _tidy(said)
            whole = pattern is _REQUEST and len(said) == len(hit["what"])
            more, ends = _going_on(sheet, hit.end("what")) if whole else ("", 0)
            if (
                len(text) >= 6
                and not _BAD.match(text)
                and re.search(r"[a-z]{3}", text)
                and len(text.split()) >= 1
                and classify(text) is None
                and not re.search(r"\b(?:listed|named|shown|described) (?:above|below)|\brequested by\b", text)
                and not re.search(r"\b(?:you|we|us|your|our|that|who|usted|si|habla|su)\b|--|@|:|\bnumber\b", text)
            ):
                less = 0.015 * min(10, int(10 * hit.start() / max(1, len(sheet.flat)))) + 0.05 * sheet.order
                pin = sheet.pin(hit.start("what"), max(hit.end("what"), ends))
                yield Candidate("service", text + more, score - less + (0.01 if more else 0.0), (pin,), "in a sentence")
    for hit in _SUBJECT.finditer(sheet.page.text):
        inner = re.search(r"(?:\d{5}|[A-Z]\d{4}|\d{4}[TFU])\s*\((?P<w>[^)]{5,90})\)", hit["what"])
        if inner is not None:
            at = hit.start("what") + inner.start("w")  # the words in brackets after a code
            yield Candidate("service", inner["w"], 0.72, (sheet.pin(at, at + len(inner["w"])),), "subject")


_DRUG = re.compile(
    r"^(?:request for |coverage of |denial of )?(?P<w>[A-Za-z][\w-]+(?: \([\w -]+\))?(?:,? [\w-]+){0,2},? \d[\d.,]* ?(?:mg|mcg|mL|units?|"
    r"%)\b[^,;.(]{0,50})",
    re.IGNORECASE,
)


def _subject_drugs(sheet: Sheet) -> Iterator[Candidate]:
    """A drug with its strength on the subject line, with what it is for."""
    for hit in _SUBJECT.finditer(sheet.page.text):
        drug = _DRUG.match(hit["what"])
        if drug is None:
            continue
        start, end = hit.start("what") + drug.start("w"), hit.start("what") + drug.end("w")
        more, ends = _going_on(sheet, end)
        yield Candidate("service", _tidy(drug["w"]) + more, 0.8, (sheet.pin(start, max(end, ends)),), "subject")


def policies(sheets: Sequence[Sheet], pairs: Sequence[Pair]) -> tuple[Candidate, ...]:
    """Candidates for the coverage policy that the decision rests on: its number, and its title where it follows."""
    out: list[Candidate] = []
    for sheet in sheets:
        for pattern in (_TITLED, _UNDER):
            out.extend(_titled(sheet, hit) for hit in pattern.finditer(sheet.flat))
        for hit in _NUMBERED.finditer(sheet.flat):
            ours = re.fullmatch(r"[A-Z]{2,}[A-Z0-9]*(?:[-.][A-Z0-9]+)*[-.]\d[\w.]*", hit["n"]) and hit["kind"].lower().endswith("policy")
            numbered = re.search(r"(?:number|no\.|#|n[uú]mero|\bID)\W*$", sheet.flat[hit.start() : hit.start("n")], re.IGNORECASE)
            if numbered and not _RULE_OF_CARE.search(hit["kind"]):
                continue  # the number of an insurance policy
            if _NOT_POLICY.fullmatch(hit["n"]) or (_NOT_KIND.search(hit["kind"]) and not ours) or len(hit["n"]) < 3:
                continue
            out.extend(_policy(sheet, hit))
        for hit in _QUOTED.finditer(sheet.flat):
            if not _NOT_KIND.search(hit["kind"]) or re.search(
                r"\b(?:our|medical|coverage|clinical) $", sheet.flat[max(0, hit.start() - 10) : hit.start()]
            ):
                value = f"{hit['kind']}, {hit['t']}"
                out.append(Candidate("cited_policy", value, 0.7 - 0.04 * sheet.order, (sheet.pin(*hit.span()),), "policy by title"))
        out.extend(
            Candidate("cited_policy", hit["n"], 0.72 - 0.04 * sheet.order, (sheet.pin(*hit.span("n")),), "by number")
            for hit in _BY_NUMBER.finditer(sheet.flat)
        )
        for hit in _MAKERS.finditer(sheet.flat):
            title = " ".join(hit["t"].split()).strip(" ,")
            if len(title.split()) > 1:
                out.append(Candidate("cited_policy", title, 0.76 - 0.04 * sheet.order, (sheet.pin(*hit.span("t")),), "guideline maker"))
    out.extend(_labelled(p) for p in pairs if p.label is Label.POLICY and _fits(p.text))
    return tuple(out)


def _fits(text: str) -> bool:
    return 4 <= len(text) <= 140 and re.match(r"[A-Z\d]", text) is not None and re.search(_NUMBERISH, text) is not None


def _labelled(pair: Pair) -> Candidate:
    return Candidate("cited_policy", pair.text.strip(" ."), 0.86, tuple(pair.sheet.pin(s, e) for s, e in pair.spans), pair.name)


def _titled(sheet: Sheet, hit: re.Match[str]) -> Candidate:
    """A guideline named before its number: "guideline Name of the Drug, RX-1"; the number leads in the value."""
    title = re.sub(r"^(?:titled |called )|[\"“”]", "", hit["t"]).strip(" ,")
    pin = sheet.pin(hit.start("t"), hit.end("n"))
    return Candidate("cited_policy", f"{hit['n']}, {title}", 0.86 - 0.04 * sheet.order, (pin,), "guideline")


def _policy(sheet: Sheet, hit: re.Match[str]) -> Iterator[Candidate]:
    begin, end = sentence_of(sheet, hit.start(), hit.end(), 260)
    said = sheet.flat[begin:end]
    strength = 0.8 if re.search(r"[-.]|[A-Z]{2}", hit["n"]) else 0.74
    if re.search(
        r"\b(?:policy|criteria|guideline|per|under|based on|according|used|meet|requirements?|compared|reviewed|stated|"
        r"required|seg[uú]n|pol[ií]tica|coverage)\b",
        said,
        re.IGNORECASE,
    ):
        strength += 0.08
    plain = re.sub(r"^(?:the|our|under|per|this|in|with|used|by)\s+", "", hit["kind"], flags=re.IGNORECASE)
    plain = re.sub(r"^(?:Under|Per|By) ", "", plain)
    named = re.search(r"(?:Bulletin|LCD|NCD|Determination|CPB)$", plain)
    value = f"{plain} {hit['n']}" if named or hit["n"].isdigit() else hit["n"]
    end = hit.end()
    value += (hit["rest"] or "").rstrip(".") + (f", {hit['t'].strip(' ,.')}" if hit["t"] else "")
    if value.count("(") > value.count(")"):
        close = sheet.flat.find(")", end, end + 30)
        value, end = (value + sheet.flat[end : close + 1], close + 1) if close >= 0 else (value[: value.rfind("(")].strip(" ,"), end)
    value = re.sub(r"(?<=\w-) (?=\d)", "", " ".join(value.split()))
    yield Candidate("cited_policy", value, strength - 0.04 * sheet.order, (sheet.pin(hit.start(), end),), "policy")
