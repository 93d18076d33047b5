"""People: the patient (not whoever the letter is addressed to), the treating provider and the facility."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .address_blocks import CITY, STREET, address_blocks
from .candidates import Candidate
from .context import last_clause
from .labels import Label
from .names import CREDENTIALS, PERSON, is_facility, organisation, person, professional, provider
from .pairs import Pair
from .practices import addressed, billers
from .structure import Cell, Sheet

_DEAR = re.compile(
    r"\b(?:Dear|(?:Hello|Hi|Estimad[oa](?:\(a\))?|Querid[oa]|Apreciad[oa]|Hola)(?!\w))\s*(?=\s|[A-Z])\s*(?P<who>[^:,\n]{2,60})\s*[:,]?",
    re.IGNORECASE,
)
_OF = re.compile(
    r"(?:parents?(?: or (?:legal )?guardians?)?|medical consenter|legal guardian|guardians?|padres?(?: o tutor(?:es)?)?|madre|"
    r"tutor(?:es)?(?: "
    r"legal)?) (?:of|de)[:\s]+(?P<who>" + PERSON + r"|[A-Z][A-Z '’-]+(?: [A-Z][A-Z '’-]+)+)",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?:\b(?:request|claim|coverage|services?|authorization|treatment|care|appeal|medication)\b[^.;:\n]{0,60}?\b(?:for|on "
    r"behalf of|regarding)|(?:your|our) (?:member|patient|enrollee|child|son|daughter|dependent)(?: named)?,?|\b(?:patient|"
    r"member)(?: named)?)"
    r"\s+(?P<who>" + PERSON + r")(?=[\s,.;(])"
)
_PROVIDER_SAYS = re.compile(
    r"(?:requested|ordered|prescribed|submitted|referred|sent|performed|rendered|provided|treated|recommended|solicitad[oa]|"
    r"recetad[oa]|ordenad[oa]|pedid[oa])\b[^.;:]{0,40}?\b(?:by|from|por|de)"
    r"|\b(?:request|order|prescription|referral|appeal|claim|solicitud|receta|orden|bill|factura)\b[^.;:]{0,40}?\b(?:from|by|"
    r"that|of|de|que)|\byour (?:doctor|physician|provider|prescriber|surgeon)|su (?:médico|doctora?)|\bon behalf of|"
    r"(?:treating|ordering|prescribing|requesting|attending) (?:physician|provider|doctor)",
    re.IGNORECASE,
)
_REVIEWER = re.compile(
    r"\b(?:medical director|director m[eé]dico|directora m[eé]dica|reviewer|reviewed by|revisad[oa] por|physician reviewer|"
    r"decided by|decision|board certified|pharmacist|sincerely|atentamente|"
    r"(?:humana|plan|our|cigna|aetna|nurse) physician|peer|chief medical|signed|review was (?:done|conducted|completed|"
    r"performed) by|consultant|evaluated by|farmac[eé]utic[oa])\b",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b(?:at|to|by|from|that|en|al|del?|por|que)\s+(?:the )?(?P<who>[A-ZÁÉÍÓÚÑ][\w'’&.-]*(?: (?:of|the|de|del|la|and|&|at|"
    r"-)(?= )| [A-ZÁÉÍÓÚÑ][\w'’&.-]*){1,8})",
    re.UNICODE,
)
_GIVEN_AT = re.compile(
    r"\b(?:done|performed|provided|admi(?:ssion|tted)|stay|care|services?|treat(?:ment|ed)|surgery|procedure|received|given|"
    r"taken|went|seen|visit|rendered|hospitali[sz]\w+|confinement|atenci[oó]n|recibi[oó]|admitid[oa]|realizad[oa]|cirug[ií]a|"
    r"hospitalizaci[oó]n|servicios?)\b[^.;]{0,70}$",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r",?\s*(?:who |que |qui[eé]n )?(?:has |have |had |lo |la )?(?:asked|requested|ordered|prescribed|submitted|"
    r"recommended|pidi[oó]|solicit[oó]|orden[oó]|recet[oó])\b",
    re.IGNORECASE,
)
_CC = re.compile(r"^\s*(?:cc|c\.c\.|copy to|copies to|copia a|cc to)\s*:?\s*", re.IGNORECASE)
_NAMED = re.compile(
    rf"(?:\bDra?\.? )?{PERSON},? {CREDENTIALS}\b(?:,? {CREDENTIALS}\b)*|\bDra?\.? {PERSON}|\bDra?\.? [A-ZÁÉÍÓÚÑ][\w'’áéíóúñ-]+"
)
_PROVIDER_WORD = re.compile(
    r"^(?:provider|doctor|physician|dr\b|dra\b|proveedor|m[eé]dico|sir|madam|member|parent|guardian|customer|enrollee|padre|"
    r"patient|subscriber|miembro)",
    re.IGNORECASE,
)


def people(sheets: Sequence[Sheet], pairs: Sequence[Pair]) -> tuple[Candidate, ...]:
    """Candidates for patient_name, provider_name and facility_name."""
    out: list[Candidate] = []
    for pair in pairs:
        out.extend(_of_pair(pair))
    out.extend(_over_ids(sheets, pairs))
    for sheet in sheets:
        out.extend(_addressee(sheet))
        out.extend(_greeted_in_full(sheet))
        out.extend(_in_text(sheet))
        out.extend(_facilities(sheet))
        out.extend(_providers(sheet))
        out.extend(billers(sheet))
        out.extend(addressed(sheet))
    return _refined(_told_apart(out))


def _told_apart(found: Sequence[Candidate]) -> list[Candidate]:
    """Where a person is named as the provider, an organisation that "services" or "renders" is the place of the service."""
    persons = [c for c in found if c.name == "provider_name" and c.score >= 0.74 and re.search(rf"^Dra?\.|,? {CREDENTIALS}", str(c.value))]
    if not persons:
        return list(found)
    out: list[Candidate] = []
    for c in found:
        serves = c.name == "provider_name" and re.search(r"servic|render|perform|dispens|supplier|bill", c.why, re.IGNORECASE) is not None
        if serves and c not in persons:
            out.append(replace(c, score=c.score - 0.25))
            out.append(replace(c, name="facility_name", score=c.score - 0.08))
        else:
            out.append(replace(c, score=c.score + 0.1) if c in persons and re.search(r"referr", c.why, re.IGNORECASE) else c)
    return out


def _over_ids(sheets: Sequence[Sheet], pairs: Sequence[Pair]) -> Iterator[Candidate]:
    """A name on a line of its own right above the line of the member's number or birth date, with nothing that calls it another's."""
    for pair in pairs:
        if pair.label not in (Label.MEMBER_ID, Label.BORN) or pair.sheet is not sheets[0]:
            continue
        cell = pair.sheet.cell_at(pair.start)
        above = None if cell is None else next((c for c in reversed(pair.sheet.cells[: pair.sheet.at(cell)]) if c.row != cell.row), None)
        first = pair.sheet.cells[0]
        if cell is not None and (pair.sheet.rows[cell.row][0] is not cell or above is first):
            continue  # a letterhead, or the end of a line about another person
        if cell is None or above is None or above.line != cell.line - 1 or len(pair.sheet.rows[above.row]) > 1:
            continue
        name = person(above.text) if ":" not in above.text and not re.search(CREDENTIALS + r"\s*$", above.text) else None
        if name is not None and len(name.split()) > 1:
            yield Candidate("patient_name", name, 0.8, (pair.sheet.pin(above.start, above.end),), "over the number")


def _refined(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Patient names that are the same person made one: the mixed-case form with most of the name stands for all."""
    patients = [c for c in found if c.name == "patient_name" and isinstance(c.value, str)]
    named = [str(c.value) for c in patients if c.score >= 0.94]
    if named:  # whoever is called the patient is: the member or subscriber may be someone else
        patients = [c if any(_one_person(str(c.value), n) for n in named) else replace(c, score=c.score - 0.3) for c in patients]
    out = [c for c in found if c.name != "patient_name"]
    for c in patients:
        forms = [d for d in patients if _one_person(str(c.value), str(d.value)) and (d.score > 0.5 or d is c)]
        out.append(Candidate(c.name, _fullest([str(d.value) for d in forms]), c.score, c.pins, c.why))
    doctors = [c for c in out if c.name == "provider_name" and isinstance(c.value, str)]
    titled = [str(c.value) for c in doctors if "," in str(c.value)]
    for at, c in enumerate(out):
        if c in doctors and str(c.value).startswith("Dr. "):
            full = next((t for t in titled if _one_person(str(c.value)[4:], t.split(",")[0])), None)
            out[at] = c if full is None else Candidate(c.name, full, c.score, c.pins, c.why)
    return tuple(out)


def _fullest(forms: Sequence[str]) -> str:
    """Of several forms of one name the one with most of it, in mixed case where any form shows the case of its words."""
    best = max(forms, key=lambda f: (len(f.split()), not f.isupper(), len(f)))
    if not best.isupper():
        return best
    mixed = {w.lower().strip(".,"): w for f in forms if not f.isupper() for w in f.split()}
    return " ".join(mixed.get(w.lower().strip(".,"), w) for w in best.split()) if mixed else best


def _one_person(a: str, b: str) -> bool:
    """Whether two forms name one person: the shorter's words all stand in the longer, initials matching whole names."""
    one, two = sorted(([w.strip(".,").lower() for w in re.split(r"[\s]+", x)] for x in (a, b)), key=len)
    if len(one) < 2 or one[0] != two[0]:
        return False
    rest = list(two)
    for word in one:
        match = next(
            (w for w in rest if w == word or (len(word) == 1 and w.startswith(word)) or (len(w) == 1 and word.startswith(w))), None
        )
        if match is None:
            return False
        rest.remove(match)
    return True


_PATIENT_SCORE = {Label.PATIENT: 0.95, Label.MEMBER: 0.9, Label.SUBSCRIBER: 0.7}


def _of_pair(pair: Pair) -> Iterator[Candidate]:
    sheet = pair.sheet
    pin = sheet.pin(pair.start, pair.first[1]) if pair.how in ("inline", "prefix") else sheet.pin(*pair.first)
    if pair.label in _PATIENT_SCORE:
        value = re.split(r" / (?=[A-Z0-9 -]*\d)", sheet.page.text[slice(*pair.first)])[0]  # "Ada Kessler / ZHM 118 447"
        name = person(value) or (person(pair.text) if len(pair.spans) > 1 else None)  # a name may be broken over two lines
        if name is None and pair.label is not Label.PATIENT:
            return
        if name is not None and not re.search(CREDENTIALS + r"\b", value.partition(",")[2][:8]):
            weak = 0.1 if sheet.page.text[pair.start : pair.end].strip().lower() in ("name", "nombre", "claim for") else 0.0
            yield Candidate(
                "patient_name", name, _PATIENT_SCORE[pair.label] - weak - (0.05 if pair.how == "below" else 0), (pin,), pair.name
            )
    elif pair.label in (Label.PROVIDER, Label.FACILITY):
        yield from _provider_pair(pair)
    elif pair.label is Label.SERVICE_DATE:
        yield from _visit(pair)
    elif pair.label is Label.SERVICE_FROM and pair.name.strip().lower() == "from" and "@" not in pair.text:
        name = organisation(pair.text)
        if name is not None and is_facility(name):
            yield Candidate("provider_name", name, 0.76, (pin,), pair.name)
            yield Candidate("facility_name", name, 0.7, (pin,), pair.name)
    elif pair.label is Label.CLAIM:
        behind = re.search(
            r"^[\w-]*\d[\w-]*(?:,|  ?[–—-] ) ?(?P<who>[A-Z][^\n]{4,60}?)(?=$|,? (?:[A-Z][a-z]+ \d|\d|\$)|  ?[–—-] )",
            sheet.page.text[slice(*pair.first)],
        )
        told = None if behind is None else provider(behind["who"])
        who = None if told is None else told.person or told.organisation
        if behind is not None and who is not None:  # a claim's heading: "Claim 26-118: Bayou Imaging, LLC"
            start = pair.first[0] + behind.start("who")
            yield Candidate("provider_name", who, 0.78, (sheet.pin(start, start + len(behind["who"])),), "claim heading")
    elif pair.label is Label.OTHER and re.fullmatch(r"(?:re|regarding|ref|asunto|subject)", pair.name.strip().lower()):
        value = sheet.page.text[slice(*pair.first)]
        name = person(value)
        inner = re.search(rf"\b(?:for|by|of|from|de|por|para) (?P<who>{PERSON})(?= ?\(|,|$)", value) if name is None else None
        name = person(inner["who"]) if inner is not None else name
        if name is not None:
            yield Candidate("patient_name", name, 0.84 if inner is None else 0.78, (pin,), pair.name)


def _visit(pair: Pair) -> Iterator[Candidate]:
    """Who stands behind the day of a visit: "Visit: 09/02/2026, Scioto Surgery Center, Dr. Emeric Van Houten"."""
    at = pair.first[0]
    for part in re.finditer(r", (?P<who>[A-Z][^,\n]{4,60}(?:, [A-Z]{2,4}\b)?)", pair.sheet.page.text[slice(*pair.first)]):
        said = provider(part["who"])
        pin = pair.sheet.pin(at + part.start("who"), at + part.end("who"))
        if (said.person is not None and re.match(r"Dra?\.", part["who"])) or (said.person is not None and "," in said.person):
            yield Candidate("provider_name", said.person, 0.82, (pin,), pair.name)
        elif said.organisation is not None:
            yield Candidate("provider_name", said.organisation, 0.74, (pin,), pair.name)
            if is_facility(said.organisation):
                yield Candidate("facility_name", said.organisation, 0.8, (pin,), pair.name)


def _unbracketed(name: str | None) -> str | None:
    """A name without the tail of a bracket whose beginning was taken away with a number in it."""
    if name is None or name.count(")") <= name.count("("):
        return name
    return re.split(r",[^,]*\)", name)[0].strip(" ,") or None


def _provider_pair(pair: Pair) -> Iterator[Candidate]:
    sheet = pair.sheet
    text = re.split(r"\s+(?:Ordered by|Referred by|Diagnosis|Processed|Received)\b", pair.text)[0]
    pins = tuple(sheet.pin(s, e) for s, e in pair.spans)
    said = provider(text)
    score = 0.92 - (0.07 if pair.how == "below" else 0)
    words = pair.name.lower()
    if pair.label is Label.FACILITY:
        name = _unbracketed(said.organisation) or (organisation(text) if said.person is None or "," not in said.person else None)
        if name is not None:
            yield Candidate("facility_name", name, score, pins, pair.name)
        return
    bonus = 0.04 if re.search(r"request|order|prescri|treat|render|attend|solicit|recet|tratante|perform|servic", words) else 0.0
    bonus -= 0.12 if re.search(r"primary|referr|bill|network|pharmacy|farmacia|supervis", words) else 0.0
    if said.person is not None:
        yield Candidate("provider_name", said.person, score + bonus, pins, pair.name)
        if said.organisation is not None and is_facility(said.organisation):
            yield Candidate("facility_name", said.organisation, score - 0.2, pins, pair.name)
    elif said.organisation is not None:
        yield Candidate("provider_name", said.organisation, score + bonus - 0.05, pins, pair.name)
        if is_facility(said.organisation):
            yield Candidate("facility_name", said.organisation, score - 0.15, pins, pair.name)


_CARE_OF = re.compile(
    r"^(?:to )?(?:the |a los |los )?(?:parents?|guardians?|padres?|medical consenter)(?: or (?:legal )?guardians?|"
    r" o tutor(?:es)?)? (?:of|de)[: ]+",
    re.IGNORECASE,
)


def _addressee(sheet: Sheet) -> Iterator[Candidate]:
    """The name in the address window, where the salutation or the letter itself shows that it is the patient."""
    if sheet.order != 0:
        return
    greeting = _DEAR.search(sheet.page.text)
    who = "" if greeting is None else " ".join(greeting["who"].split())
    plain = person(re.sub(r"^(?:Mr|Mrs|Ms|Miss|Sr|Sra|Srta)\.?\s+", "", who))
    to_provider = re.match(r"(?:provider|doctor|physician|dra?\b|proveedor)", who, re.IGNORECASE) is not None
    for block in address_blocks(sheet):
        lines = [c.text.strip() for c in block]
        care_of = any(re.match(r"(?:parents?|guardian|padres?|to the parent|a los padres)\b", line, re.IGNORECASE) for line in lines)
        for cell, line in zip(block, lines, strict=True):
            name = person(_CARE_OF.sub("", line))
            if name is None or STREET.match(line) or to_provider or CITY.match(line):
                continue
            surname = name.split()[-1].lower()
            greeted = surname in who.lower() or (bool(who) and name.split()[0].lower() in who.lower())
            score = (
                0.9
                if care_of
                else 0.82
                if greeted
                else 0.66
                if not who or re.match(r"(?:member|miembro|afiliad|customer|enrollee)", who, re.IGNORECASE)
                else 0.5
            )
            if who and not greeted and not care_of and plain is not None:
                score = 0.4
            yield Candidate("patient_name", name, score, (sheet.pin(cell.start, cell.end),), "addressee")
    if greeting is not None and plain is not None and not _PROVIDER_WORD.match(who):
        yield Candidate("patient_name", plain, 0.62, (sheet.pin(greeting.start("who"), greeting.end("who")),), "salutation")


_HEAD_LINE = re.compile(r"^[> \t]*(?:to|subject|re|regarding|para|asunto)[ \t]*:[ \t]*(?P<line>[^\n]{5,160})", re.IGNORECASE | re.MULTILINE)


def _greeted_in_full(sheet: Sheet) -> Iterator[Candidate]:
    """The full name on a "To", "Subject" or "Re" line of a paper that greets its reader by the same first or last name."""
    greeting = _DEAR.search(sheet.page.text) if sheet.order == 0 else None
    if greeting is None or _PROVIDER_WORD.match(greeting["who"]) or re.search(r"\b(?:your|su) pa[ct]ient", sheet.flat, re.IGNORECASE):
        return
    who = re.sub(r"^(?:Mr|Mrs|Ms|Miss|Mx|Sr|Sra|Srta)\.?\s+", "", " ".join(greeting["who"].split())).lower().rstrip(".")
    for line in _HEAD_LINE.finditer(sheet.page.text):
        for hit in re.finditer(PERSON, line["line"]):
            name = person(hit.group())
            words = [] if name is None else name.lower().split()
            if name is not None and len(words) > 1 and who in (words[0], words[-1], " ".join(words[1:])):
                start = line.start("line") + hit.start()
                yield Candidate("patient_name", name, 0.82, (sheet.pin(start, start + len(hit.group())),), "greeted")


def _in_text(sheet: Sheet) -> Iterator[Candidate]:
    for hit in _OF.finditer(sheet.page.text):
        name = person(hit["who"].split("\n")[0])
        if name is not None:
            yield Candidate("patient_name", name, 0.9, (sheet.pin(*hit.span("who")),), "parent or guardian of")
    for hit in _FOR.finditer(sheet.flat):
        name = person(hit["who"])
        if name is not None and not re.match(rf",? {CREDENTIALS}\b", sheet.flat[hit.end("who") : hit.end("who") + 8]):
            yield Candidate("patient_name", name, 0.7, (sheet.pin(*hit.span("who")),), "for")


_LISTED_AT = re.compile(
    r"\b(?:below|following)\b(?:[^.:]|\bDra?\.){0,140}:\s+[A-Z][^\n,:;]{5,70}, (?P<who>[A-Z][\w'’.&-]*(?: (?:of |and |"
    r"& )?[A-Z&][\w'’.&-]*){1,6})"
)


def _facilities(sheet: Sheet) -> Iterator[Candidate]:
    """A place of care named in a sentence: "to be done at Irondequoit Ambulatory Surgery Center", or behind the listed service."""
    for hit in _LISTED_AT.finditer(sheet.page.text):
        name = organisation(hit["who"])
        if name is not None and (is_facility(name) or re.search(r"\b(?:Supply|Center|Clinic|Rehab\w*)\b", name)):
            yield Candidate("facility_name", name, 0.76, (sheet.pin(*hit.span("who")),), "listed")
    for hit in _AT.finditer(sheet.flat):
        who = re.split(r"(?<=[a-z]{3})\. ", hit["who"])[0].rstrip(" .")
        who = who.rpartition(" at ")[2] if " at " in who else who
        name = organisation(who)
        if name is None or not is_facility(name) or len(name.split()) < 2:
            continue
        lead = last_clause(sheet.flat[max(0, hit.start() - 110) : hit.start()])
        billed = re.search(r"\b(?:claims?|bills?|request|reclamaci[oó]n|factura)\b[^.;]{0,30}$", lead, re.IGNORECASE) is not None
        if billed and re.match(r"\s+(?:sent|submitted|billed|filed|for\b|envi[oó]|present[oó])", sheet.flat[hit.end() : hit.end() + 12]):
            yield Candidate("provider_name", name, 0.78, (sheet.pin(*hit.span("who")),), "claim from")
            yield Candidate("facility_name", name, 0.7, (sheet.pin(*hit.span("who")),), "claim from")
        elif (_GIVEN_AT.search(lead) or re.search(r"\b[Rr]equested by [^.;]{4,60},$", lead.rstrip())) and not re.search(
            r"\b(?:other|instead|transfer|another|would cover|could|otro)\b", lead, re.IGNORECASE
        ):
            yield Candidate("facility_name", name, 0.78, (sheet.pin(*hit.span("who")),), "at")


def _providers(sheet: Sheet) -> Iterator[Candidate]:
    """Practitioners named in sentences: whoever asked for or gave the service, never the plan's reviewer."""
    flat = sheet.flat
    for hit in _NAMED.finditer(flat):
        name = professional(hit.group())
        if name is None:
            continue
        cell = sheet.cell_at(hit.start())
        lead = flat[max(0, hit.start() - 90) : hit.start()]
        said = last_clause(lead)
        against = max((m.end() for m in _REVIEWER.finditer(said)), default=-1)
        asks = max((m.end() for m in _PROVIDER_SAYS.finditer(said)), default=-1)
        if against > asks or (asks < 0 and _REVIEWER.search(flat[hit.end() : hit.end() + 45].split(".")[0])):
            continue
        line = "" if cell is None else sheet.page.text[cell.start : hit.start()]
        if _CC.match(line) or _CC.match(said):
            yield Candidate("provider_name", name, 0.68, (sheet.pin(*hit.span()),), "copy to")
        elif _ASKED.match(flat[hit.end() : hit.end() + 24]) and against < 0:
            yield Candidate("provider_name", name, 0.84, (sheet.pin(*hit.span()),), "asked")
        elif "," in name and re.search(r"\b(?:with|by|from|con|por)\s*$", lead) and against < 0:
            yield Candidate("provider_name", name, 0.7, (sheet.pin(*hit.span()),), "with")
        elif asks >= 0 and _PROVIDER_SAYS.search(said[-75:]):
            yield Candidate("provider_name", name, 0.84, (sheet.pin(*hit.span()),), "requested by")
        elif re.search(r"\b(?:Dear|Estimad[oa])\s+$", lead) and len(name.split()) > 2:
            yield Candidate("provider_name", name, 0.6, (sheet.pin(*hit.span()),), "salutation")


def column_people(sheet: Sheet, label: Label, cells: Sequence[Cell]) -> Iterator[Candidate]:
    """The provider, facility or patient that stands under a table's column."""
    text = " ".join(" ".join(c.text.split()) for c in cells)
    pins = tuple(sheet.pin(c.start, c.end) for c in cells)
    if label is Label.PATIENT and (name := person(text)) is not None:
        yield Candidate("patient_name", name, 0.8, pins, "table")
    elif label in (Label.PROVIDER, Label.FACILITY):
        said = provider(text)
        who = said.person or said.organisation
        if who is not None and label is Label.PROVIDER:
            yield Candidate("provider_name", who, 0.86, pins, "table")
        if said.organisation is not None and (label is Label.FACILITY or is_facility(said.organisation)):
            yield Candidate("facility_name", said.organisation, 0.8, pins, "table")
