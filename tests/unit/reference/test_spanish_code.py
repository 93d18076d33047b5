"""Every sentence that the code puts together has its Spanish: one for which nobody wrote a row in reference/spanish fails here."""

from __future__ import annotations

import pytest

from denialhelp.reference.spanish_book import spanish_of
from sentences_of_code import GAP, has_row, is_said, sentences

# Pieces of a sentence whose other pieces are added elsewhere: the whole is said, as the examples below show. A block stands for a gap.
PIECES = frozenset(
    """
, for this part: █
, which is presumed █ calendar days after █
- █ (█). Look under “definitions” in the plan document. The plan must give you that document free if you ask.
- █. The policy that the plan relied on is the one that counts.
; there is no day █ █ months later, so the first day of the next month counts
; there is no day █ █ months later, so the last day of that month counts
; to be safe, by █
At least $█ must be in dispute█.
By noon on █: █ █, █.█
It is usually in █.
Last safe day: █.
Medicare's own rule
Not open yet:
Tell the office that sent the record that █ are about another person, and ask whether a page of your own is missing. Do not pass it on.
Tell the office that sent the record that █ is about another person, and ask whether a page of your own is missing. Do not pass it on.
The care is called not yet received, yet the case has what only a claim for care received has (a group code, late filing,
The case is called urgent, yet the care has been received: only care that is still ahead can be urgent
The notice does not name it; it may be another one
The notice names its number
The █ was received on █: it is under way, and █ time to decide runs.
This is urgent: call the plan today at the number in the notice and ask for an expedited (fast) appeal.
all of these
any one of these
for a request filed in █
if the answer is no again
if the answer is no again: █
in a copy that prints no date
in the version of █
its name was looked up
speaks against it
speaks for both sides
speaks for it
the address in the notice
the day after
the day before
the plan must send the case on by itself if it does not decide for you
the same address
█ (29 CFR 2560.503-1(m)(1)), so nothing fast is shown.
█ Nothing was written.
█ Please check which decision this is.
█ The last day is ██.
█ The state's own law gives less time, so the safe day is █.
█ Write down the name and the hour. The treating doctor may call too.
█ bundling, a duplicate claim); please check which.
█ was found, but not
█, $█: █. Fix the source: █.
█, read on █ in █
█; the later one was not used. Please check both.
""".strip().split("\n")
)
# Said by the pages' own catalogue, Spanish already, or only to whoever runs the site.
ELSEWHERE = frozenset(
    """
# What is left to do
- Esto no puede decidir: █.
- [ ] █. Suele estar en █.
A mail may not be told: █.
Each FHIR server in the list needs a name, base and client_id, and may have a secret.
In which state was the insurance issued, or where does the member live: █?
citations of dates
links and marks
""".strip().split("\n")
)


def test_every_sentence_of_the_code_has_a_row() -> None:
    let = PIECES | ELSEWHERE
    assert sorted({f"{name}: {text}" for name, text in sentences() if text.strip() not in let and not has_row(text)}) == []


def test_what_is_let_through_is_still_said() -> None:
    said = {text.strip() for _, text in sentences()}
    assert sorted((PIECES | ELSEWHERE) - said) == []


def test_a_sentence_without_a_row_is_found() -> None:
    assert is_said(f"The moon over {GAP} is made of cheese.") and not has_row(f"The moon over {GAP} is made of cheese.")
    assert has_row(f"The manifest does not list {GAP}.") and not is_said(r"(?i)\bthe moon\b is") and not is_said("appeal_to")


WHOLE = {
    "6 months after the date on the notice, August 31, 2026; there is no day 31 6 months later, so the first day of the next month counts; \
the last day is Monday, March 1, 2027.": "31 de agosto de 2026; 6 meses después no hay un día 31, así que cuenta el",
    "The case is called urgent, yet the care has been received: only care that is still ahead can be urgent (29 CFR 2560.503-1(m)(1)), so \
nothing fast is shown.": "urgente",
    "At least $1,900 must be in dispute for a request filed in 2026.": "$1,900",
    "This is urgent: call the plan today at the number in the notice and ask for an expedited (fast) appeal. Write down the name and the \
hour. The treating doctor may call too.": "acelerada",
    "Tell the office that sent the record that pages 3, 4 of record.pdf are about another person, and ask whether a page of your own is \
missing. Do not pass it on.": "record.pdf",
    "Medicare's own rule NCD 240.4, for this part: CPAP, in the version of March 13, 2008, looked up on November 23, 2026 at \
https://www.cms.gov/x.": "13 de marzo de 2008",
    "Statement 3 of the appeal letter: its quote is not on A-3.": "La oración 3 de la carta de apelación: su cita no está en A-3.",
    "page 3 of the packet is missing from the packet.": "Falta en el expediente: página 3 del expediente.",
    "A-3 is missing from the packet.": "Falta en el expediente: A-3.",
    "The appeal letter in letter.pdf has words that letter.json does not have, or lacks some that it has.": "La carta de apelación en",
    "sample.csv, row 3 could not be placed: it names no payer.": "sample.csv, fila 3: no se pudo ubicar: no nombra a quien paga.",
    "120.00 is less than an appeal is worth; the contract bars billing the patient.": "vale una apelación; el contrato prohíbe cobrarle",
}


@pytest.mark.parametrize("english", WHOLE)
def test_a_sentence_is_said_whole(english: str) -> None:
    assert WHOLE[english] in (spanish_of(english) or "")
