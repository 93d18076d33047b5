"""What a document is: a denial, an approval, a statement of benefits, a remittance, or something else that nobody should appeal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Pin, Problem
from denialhelp.reading.adjustments import code_lines, denied_lines, kind_of
from denialhelp.reading.other_papers import other_paper
from denialhelp.reading.reasons import reasons_in_words
from denialhelp.reading.refusals import Refusal, refusals, reverses
from denialhelp.reading.sentences import Sentence, Zone, denies_it, says, sentences_of, supposes
from denialhelp.reference.tables import Tables

DENIAL, APPROVAL, STATEMENT, REMITTANCE, OTHER = "denial", "approval", "explanation-of-benefits", "remittance", "other"

_NOT_A_DENIAL = (
    "This does not read like a decision of a health plan; please send the letter or statement that says what was not approved or not paid."
)
_APPROVED = "This letter approves the service, so there is nothing in it to appeal; keep it, because it can prove an approval later."
_ALL_PAID = "Nothing on this statement was refused; if a bill does not match it, call the plan and the provider before you appeal."
_BLANK = "This is a form or a sample that has not been filled in; please send the notice that was sent to you."

_PERSONAL = re.compile(
    r"\b(?:member|subscriber|patient|claim|reference|ref|case|customer|enrollee|beneficiary|medicaid|medicare|"
    r"authorization|request(?=[^\n]*\d{4})|id|identification|participant)\b(?: (?:id|name|number|no|identification|"
    r"reference|"
    r"health|auth|case|claim|file|#))*(?: ?\(s\))?\s*(?:[:#]|no\.|number:?|is)?\s*(?:[A-Z]{1,5} )?\S*\d|\bclaim we \w+|"
    r"\b(?:patient|member|enrollee|"
    r"beneficiary|subscriber|insured|veteran|sponsor|claimant|participant|customer|employee|paciente|"
    r"miembro)(?:'s)?(?: name)?\s*(?::|[ ]{2,}|\.{3,})\s*[A-Z]|"
    r"\bdear (?:mr|ms|mrs|dr|provider|member|parent|[A-Z][a-z]+)|\bestimad[oa]s?\b|\bn[uú]mero de (?:miembro|"
    r"reclamaci[oó]n|caso|referencia)|"
    r"\b(?:your|su) (?:request|claim|service|appeal|coverage|doctor|solicitud|reclamaci[oó]n|m[eé]dico)\b|"
    r"\bdate of (?:birth|service|notice)\b|\bfecha de (?:nacimiento|servicio|la carta)|\b(?:re|asunto):|"
    r"\bNM1\*|\bmember\b[^\n]{0,30}\d{5,}",
    re.IGNORECASE,
)
_BLANKS = re.compile(
    r"_{4,}|\.{8,}[ \t]*(?=\n|$)|\[(?:insert|enter|member|date|name|plan|your|fecha|nombre)[^\]\n]{0,60}\]|"
    r"[<{](?:insert|member|date|name|plan|enter|health plan|enrollee)[^>}\n]{0,60}[>}]|\bXX+[/-]XX+",
    re.IGNORECASE,
)
_EMPTY_LABEL = re.compile(r"(?:^|\n|[ ]{2,})[A-Z][\w /’'()-]{2,45}:[ \t]*(?:_*)(?=\n|$|[ ]{2,}[A-Z][\w /’'()-]{2,45}:)")
_FULL_LABEL = re.compile(r"(?:^|\n|[ ]{2,})[A-Z][\w /’'()-]{2,45}:[ \t]*[^\s_][^\n]*")
_FORM = re.compile(
    r"\b(?:form\s+(?:cms|approved|hhs|va|dd|ldss|opm)|OMB (?:no|approval|control)|form instructions|instructions:|"
    r"please print|signature of|date signed|model notice|sample letter|template|draft notice)",
    re.IGNORECASE,
)
_X12 = re.compile(r"(?:^|\n)\s*(?:ISA\*|ST\*835|CLP\*)")
_TITLE = 1200


def _text(documents: Sequence[Document]) -> str:
    return "\n\n".join(page.text for document in documents for page in document.pages)


def _count(name: str, sentences: Sequence[Sentence], tables: Tables, *, zone: bool = False) -> int:
    return sum(1 for s in sentences if (not zone or s.zone is Zone.DECISION) and says(tables.wording[name], s) is not None)


def _is_blank(documents: Sequence[Document], text: str) -> bool:
    if any(value.strip() for document in documents for _, value in document.form_values):
        return False
    blanks = len(_BLANKS.findall(text))
    empty, full = len(_EMPTY_LABEL.findall(text)), len(_FULL_LABEL.findall(text))
    if blanks >= 3 and blanks >= full:
        return True
    return bool(_FORM.search(text)) and ((empty >= 3 and empty > full) or (blanks >= 2 and full < 4))


def _offers(sentences: Sequence[Sentence], tables: Tables) -> int:
    """How many sentences offer to have a decision looked at again."""
    return _count("offer", sentences, tables)


def _is_denial_letter(refused: Sequence[Refusal], given: int, named: int, offered: int) -> bool:
    """Whether the paper tells one person that something was refused. `given`: reasons, `named`: marks of who it is about, `offered`:
    offers of an appeal. Where the refusal is not plainly the paper's own, these must bear it out."""
    if not named:
        return False
    if any(r.direct for r in refused):
        return True
    if offered and refused and given:
        return True
    return named >= 2 and ((bool(offered) and bool(refused or given)) or (len(refused) > 1 and (named >= 3 or bool(given))))


_STATEMENT = re.compile(
    r"explanation of (?:your )?(?:health care |medical )?benefits?|medicare summary notice|explicaci[oó]n de beneficios|claim summary|"
    r"resumen de reclamaciones",
    re.IGNORECASE,
)


def _titled_statement(head: Sequence[Sentence], tables: Tables) -> bool:
    """Whether the paper calls itself a statement of benefits: in a title, not in the middle of other words."""
    titles = [s for s in head if s.heading or s.row or (s.start < 600 and len(s.folded.split()) <= 12)]
    return bool(_count("explanation-of-benefits", titles, tables)) and any(_STATEMENT.search(s.text) for s in titles)


def _is_approval(
    refused: Sequence[Refusal], approved: Sequence[Pin], head: Sequence[Sentence], sentences: Sequence[Sentence], tables: Tables
) -> bool:
    """Whether what is approved is all: nothing is refused beside it, or one refusal stands in a letter titled as an approval."""
    if _titled_denial(head, tables):
        return False
    if not refused:
        return True
    partial = _count("partial", sentences, tables, zone=True)
    return len(refused) == 1 and len(approved) > 1 and not partial and _titled_approval(head, tables)


def document_kind(documents: Sequence[Document], tables: Tables) -> tuple[str, tuple[Problem, ...]]:
    """The kind by the contract's words, with a problem in a plain sentence where it is nothing to appeal. A partial approval and a
    reduction are denials."""
    text = _text(documents)
    if _X12.search(text) or any(d.media_type in {"application/edi-x12", "application/x12", "text/x12"} for d in documents):
        return REMITTANCE, ()
    if _is_blank(documents, text):
        return OTHER, (Problem("blank-form", _BLANK),)
    sentences = sentences_of(documents)
    found = refusals(sentences, tables)
    refused = [r.pin for r in found]
    lines = code_lines(documents, tables)
    coded = [line for line in denied_lines(lines, tables) if not line.remark and kind_of(line, tables) == "denial"]
    head = [s for s in sentences if s.page.number == 1 and s.start < _TITLE]
    if _count("remittance", head, tables):
        return REMITTANCE, ()
    statement = _count("explanation-of-benefits", sentences, tables)
    named = len({m.group().lower() for m in _PERSONAL.finditer(text)})
    foreign = other_paper(sentences, tables, named=named, direct=sum(r.direct for r in found), offered=_offers(sentences, tables))
    given = len(reasons_in_words(sentences, tables))
    letter = not foreign and _is_denial_letter(found, given, named, _offers(sentences, tables))
    if _titled_statement(head, tables):
        told = [s for s in sentences if not s.row and not s.heading and any(p.quote in s.text for p in refused)]
        return STATEMENT, () if coded or told or _uncovered(text) else (Problem("not-a-denial", _ALL_PAID),)
    if _claims_table(text) and not re.search(r"(?:^|\n)\s*(?:dear|estimad|hello|hola|hi )", text, re.IGNORECASE):
        return STATEMENT, () if coded or refused or _uncovered(text) else (Problem("not-a-denial", _ALL_PAID),)
    approved = () if foreign or not named else _approvals(sentences, tables)
    if approved and not coded and _is_approval(found, approved, head, sentences, tables):
        return APPROVAL, (Problem("approval-letter", _APPROVED, approved[0]),)
    if letter or (coded and not foreign and any(r.direct for r in found)):
        return DENIAL, ()
    if statement and (coded or _uncovered(text)):
        return STATEMENT, ()
    return OTHER, (Problem("not-a-denial", _NOT_A_DENIAL),)


def _titled_denial(head: Sequence[Sentence], tables: Tables) -> bool:
    return any((s.heading or s.row) and says(tables.wording["denied"], s) is not None for s in head)


def _titled_approval(head: Sequence[Sentence], tables: Tables) -> bool:
    return any((s.heading or s.row) and says(tables.wording["approved"], s) is not None for s in head)


def _approvals(sentences: Sequence[Sentence], tables: Tables) -> tuple[Pin, ...]:
    out: list[Pin] = []
    for sentence in sentences:
        if sentence.zone is Zone.RIGHTS:
            continue
        for phrase in tables.wording["approved"]:
            match = phrase.search(sentence.folded)
            if (
                match is not None
                and not denies_it(sentence, match)
                and not supposes(sentence, match)
                and (reverses(sentence) or says(tables.wording["denied"], sentence) is None)
            ):
                out.append(sentence.pin_of(match, "approval"))
                break
    return tuple(out)


_UNCOVERED = re.compile(
    r"\b(?:not covered|non-?covered|denied|no cubierto|not allowed|ineligible|disallowed)\b[^\n]{0,40}\$?\s?(?!0\.00)[1-9][\d,]*\.\d{2}",
    re.IGNORECASE,
)
_COLUMN = re.compile(
    r"^(?:not covered|non-?covered|amount not covered|denied|not allowed|ineligible|disallowed|no cubierto|charges not covered)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"^\$?(?!0+\.00$)[\d,]*\d\.\d{2}$")
_GAP = re.compile(r"[ \u00a0]{2,}|\t")


_CLAIM_COLUMNS = (
    re.compile(r"^(?:amount )?(?:billed|charge[sd]?|facturado)\b", re.IGNORECASE),
    re.compile(r"^(?:plan |we |amount )?(?:paid|pagado|pays?)\b", re.IGNORECASE),
    re.compile(
        r"^(?:not covered|non-?covered|ineligible|disallowed|your share|you (?:may )?owe|patient responsibility|no cubierto|usted "
        r"debe)\b",
        re.IGNORECASE,
    ),
)


def _claims_table(text: str) -> bool:
    """Whether a table of claims stands in the text: a row of heads that names what was billed, paid and left to the member."""
    for line in text.split("\n"):
        cells = [c.strip() for c in _GAP.split(line.strip())]
        if len(cells) >= 4 and all(any(column.search(c) for c in cells) for column in _CLAIM_COLUMNS):
            return True
    return False


def _uncovered(text: str) -> bool:
    """Whether an amount stands as not covered: beside the words, or under them in a table."""
    if _UNCOVERED.search(text):
        return True
    column, width = -1, 0
    for line in text.split("\n"):
        cells = [c.strip() for c in _GAP.split(line.strip())]
        head = next((i for i, c in enumerate(cells) if _COLUMN.match(c)), -1)
        if head >= 0 and len(cells) > 2:
            column, width = head, len(cells)
        elif column >= 0 and len(cells) == width and _MONEY.match(cells[column]):
            return True
    return False
