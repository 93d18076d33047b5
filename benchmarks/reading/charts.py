"""Made charts with their truth: pages of other patients, notes that begin at a dateline, and copied notes; all of it synthetic.

Usage: python benchmarks/reading/charts.py [-v]

Prints how many stray pages were found, how many of the patient's own pages were set aside, and how many passages carry the day of
the note that they stand in.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from denialhelp.casefile.document import Document, Page
from denialhelp.reading.records import read_records

TODAY = date(2026, 11, 24)


@dataclass(frozen=True, slots=True)
class Person:
    """A fictional person, as record heads name people."""

    first: str
    last: str
    born: date
    number: str
    sex: str = "F"
    middle: str = ""

    @property
    def full(self) -> str:
        """Given name, initial and surname."""
        return " ".join(x for x in (self.first, self.middle, self.last) if x)

    @property
    def sorted_name(self) -> str:
        """Surname first."""
        return f"{self.last}, {self.first}{' ' + self.middle if self.middle else ''}"


OWN = (
    Person("Marguerite", "Osterholt", date(1968, 3, 14), "00482913", middle="A"),
    Person("Tobias", "Nwachukwu", date(1991, 11, 2), "MR-77120", "M"),
    Person("Ana Lucia", "Ferreira-Santos", date(1955, 7, 30), "6620184"),
    Person("Li", "Chen", date(1979, 12, 9), "A1100238", "M"),
    Person("Siobhan", "O'Dowd", date(1986, 5, 21), "330-91-7"),
    Person("Muhammad", "Al-Rashid", date(1972, 1, 8), "902117", "M", "K"),
)
OTHERS = (
    ("another name", Person("Priscilla", "Wainwright", date(1949, 8, 19), "00517700")),
    ("another man", Person("Desmond", "Kirkpatrick", date(2001, 2, 27), "00530012", "M")),
    ("a short name", Person("Bo", "Li", date(1980, 12, 19), "A2204411", "M")),
)


def heads(p: Person, n: int) -> tuple[tuple[str, str], ...]:
    """The ways in which a page can say whose it is: name of the way, and the lines at its top."""
    us, iso, words = p.born.strftime("%m/%d/%Y"), p.born.isoformat(), f"{p.born:%B} {p.born.day}, {p.born.year}"
    return (
        ("labels", f"Patient: {p.full}    DOB: {us}    MRN: {p.number}"),
        ("capitals", f"{p.sorted_name.upper()} | MRN {p.number} | {us} | {p.sex}"),
        ("words", f"Name: {p.full}    Date of Birth: {words}"),
        ("turned", f"Pt Name: {p.sorted_name}    Acct # {p.number}"),
        ("brackets", f"{p.sorted_name} (DOB {p.born.month}/{p.born.day}/{p.born:%y})"),
        ("initial", f"Patient: {p.first[0]}. {p.last}    DOB: {us}"),
        ("running", f"Progress Notes    {p.full}  DOB: {us}  Page {n} of 40"),
        ("letter", f"RE: {p.full}\nDOB: {us}"),
        ("stacked", f"Patient Name\n{p.full}\nDate of Birth\n{us}\nMRN\n{p.number}"),
        ("portal", f"Patient Name:\n{p.sorted_name}\nDOB:\n{us}"),
        ("iso", f"{p.full}, born {iso}, record number {p.number}"),
        ("client", f"Client: {p.sorted_name.upper()}   Birthdate {us}   Chart No. {p.number}"),
        ("resident", f"Resident {p.full}   DOB {us}   Room 12B"),
        ("bare", f"{p.full}   {us}   {p.sex}   MRN {p.number}"),
        ("sex first", f"{p.last.upper()},{p.first.upper()}  {p.sex}  {us}  {p.number}"),
    )


def second_heads(p: Person, n: int) -> tuple[tuple[str, str], ...]:
    """Further ways, written after the reader was mended for the first ones."""
    us, dashed = p.born.strftime("%m/%d/%Y"), f"{p.born.day:02}-{p.born:%b}-{p.born.year}"
    words = f"{p.born:%B} {p.born.day}, {p.born.year}"
    return (
        ("age", f"PATIENT: {p.full.upper()} ({p.sex}, 58y)  MRN {p.number}"),
        ("tabs", f"Name\t{p.full}\tDOB\t{dashed}\tSex\t{p.sex}"),
        ("short", f"{p.last}, {p.first[0]}. | DOB {p.born.month}/{p.born.day}/{p.born.year}"),
        ("member", f"Member: {p.full}    Date of birth: {us}"),
        ("id first", f"Patient ID: {p.number}   Patient: {p.last.upper()} {p.first.upper()}"),
        ("title", f"{'Mr.' if p.sex == 'M' else 'Mrs.'} {p.full} (born {words})"),
        ("hash", f"{p.full.upper()}  #{p.number}  D.O.B. {us}"),
        ("subject", f"Subject: {p.sorted_name}; birth date {p.born.isoformat()}"),
        ("footer", f"{p.sorted_name.upper()} - MRN {p.number} - DOB {us} - page {n} of 40"),
        ("spanish", f"Paciente: {p.full}    Fecha de nacimiento: {us}"),
    )


def number_only(p: Person) -> str:
    """A page that says only the record number."""
    return f"MRN: {p.number}"


BODIES = (
    "Assessment\nModerate persistent asthma, not well controlled. Continue budesonide-formoterol.\nPlan\nFollow up in 6 weeks.",
    "Subjective\nReports low back pain for nine months, worse with sitting. No fever.\nObjective\nLumbar flexion 40 degrees.",
    "Seen by Priya Raman, MD with her husband present. Discussed with Dr. Amos Keller. Duloxetine 60 mg was stopped for nausea.",
    "Emergency contact: Harold Finch (spouse) 555-0148. Insured: Harold Finch. Reviewed medications and allergies with the patient.",
    "Referred by: Celeste Whitmore, MD. Physical therapy evaluation: shoulder abduction 80 degrees, strength 4-/5.",
    "Mother: Ruth Abernathy, DOB 02/11/1940, has osteoporosis. PHQ-9 score 18. Denies suicidal ideation.",
    "Guarantor: Victor Lindqvist   DOB: 09/09/1960\nLabs: ferritin 9 ng/mL, hemoglobin 9.8 g/dL.",
)


def page_text(head: str, at: int, place: str) -> str:
    """A page of a chart: the head at the top or the foot, a visit of its own day, a body."""
    visit = f"CEDARWOOD CLINIC\nOffice Visit   Date of Service: {(at % 9) + 1:02}/{(at * 3) % 27 + 1:02}/2026"
    body = BODIES[at % len(BODIES)]
    return f"{head}\n{visit}\n\n{body}\n" if place == "top" else f"{visit}\n\n{body}\n\n{head}\n"


def shifted(day: date) -> date:
    """A birth date with one digit changed."""
    return day.replace(year=day.year + 1 if day.year % 10 < 9 else day.year - 1)


def strays_of(own: Person) -> Iterator[tuple[str, Person]]:
    """Other people whose pages could lie in a person's chart; the facility's numbers have one form."""
    for turn, (who, stray) in enumerate((*OTHERS, *_relatives(own))):
        digits = "".join(str((int(c) * 3 + 7 + turn) % 10) if c.isdigit() else c for c in own.number)
        yield who, replace(stray, number=digits)


def _relatives(own: Person) -> Iterator[tuple[str, Person]]:
    """People whose names or birth dates are near a person's."""
    yield "same surname", Person("Bernadette", own.last, date(1947, 4, 4), "00599213")
    yield "same surname, same initial", Person(own.first[0] + "ernelle", own.last, date(1999, 10, 5), "00577213")
    yield "same given name", Person(own.first, "Vandersloot", date(1963, 6, 6), "00611187")
    yield "same name, other birth date", Person(own.first, own.last, date(1938, 10, 25), "00622255", own.sex)
    yield "same name, birth date a digit off, other number", Person(own.first, own.last, shifted(own.born), "00644410", own.sex)
    yield "newborn", Person("Baby Boy", own.last, date(2026, 8, 1), "00655501", "M")
    yield "surnames as given names", Person(own.last.replace("'", "").split("-")[0], "Hartigan", date(1984, 3, 3), "00677743")


_SAYS_NO_BIRTH = frozenset({"turned", "age", "id first"})
_SAYS_BOTH = frozenset({"labels", "capitals", "stacked", "iso", "client", "bare", "hash", "footer"})


def chart_cases(styles: Callable[[Person, int], tuple[tuple[str, str], ...]] = heads) -> Iterator[tuple[str, Document, set[int]]]:
    """Charts with one stray page among the patient's own in each way of heading; the numbers of the stray pages."""
    for person in OWN:
        for place in ("top", "foot"):
            for way in range(len(styles(person, 1))):
                for who, stray in strays_of(person):
                    lines = [styles(person, n)[way][1] for n in range(1, 7)]
                    lines[3] = styles(stray, 4)[way][1]
                    texts = [page_text(head, n, place) for n, head in enumerate(lines)]
                    name = styles(person, 1)[way][0]
                    if who == "same name, birth date a digit off, other number" and name not in _SAYS_BOTH:
                        continue  # this way of heading does not print both
                    if who == "same name, other birth date" and name in _SAYS_NO_BIRTH:
                        continue
                    yield f"{name} / {place} / {who} / {person.full}", _document(texts), {4}


def number_cases() -> Iterator[tuple[str, Document, set[int]]]:
    """Charts in which some pages bear the record number only."""
    for person in OWN:
        stray = Person("Y", "Z", date(1950, 1, 1), person.number[:-1] + ("5" if person.number[-1] != "5" else "6"))
        for place in ("top", "foot"):
            named = heads(person, 1)[0][1]
            lines = [named, number_only(person), named, number_only(stray), number_only(person), named]
            yield f"number only / {place} / {person.full}", _document([page_text(h, n, place) for n, h in enumerate(lines)]), {4}


def own_cases() -> Iterator[tuple[str, Document, set[int]]]:
    """Charts whose pages are all the patient's own, each page headed another way, some with no head at all."""
    for person in OWN:
        married = Person(person.first, f"{person.last}-Whitlock", person.born, person.number, person.sex)
        typed = Person(person.first, person.last, shifted(person.born), person.number, person.sex)
        for place in ("top", "foot"):
            mixed = [heads(person, n)[n - 1][1] for n in range(1, 16)]
            yield f"mixed / {place} / {person.full}", _document([page_text(h, n, place) for n, h in enumerate(mixed)]), set()
            gaps = [h if n % 3 else "" for n, h in enumerate(mixed)]
            yield f"gaps / {place} / {person.full}", _document([page_text(h, n, place) for n, h in enumerate(gaps)]), set()
            for name, other in (("married name", married), ("birth date mistyped, same number", typed)):
                lines = [heads(person, n)[0][1] for n in range(1, 7)]
                lines[3] = heads(other, 4)[0][1]
                yield f"{name} / {place} / {person.full}", _document([page_text(h, n, place) for n, h in enumerate(lines)]), set()
            elsewhere = Person(person.first, person.last, person.born, "EXT-5590812", person.sex)
            lines = [heads(person, n)[0][1] for n in range(1, 7)]
            lines[4] = heads(elsewhere, 4)[0][1]
            yield f"number of another clinic / {place}", _document([page_text(h, n, place) for n, h in enumerate(lines)]), set()


def _follow(person: Person) -> tuple[list[str], set[int]]:
    """A chart in which a stray document of two pages lies, the second page without a head."""
    own, other = heads(person, 1)[0][1], heads(OTHERS[0][1], 1)[0][1]
    texts = [page_text(own, n, "top") for n in range(6)]
    texts[2] = page_text(other, 2, "top")
    texts[3] = "the wound was cleaned and dressed. She will return for removal of sutures.\nDisposition: home in good condition.\n"
    return texts, {3, 4}


def _spoken(person: Person) -> tuple[list[str], set[int]]:
    """A page without a head that tells of someone else by name."""
    own = heads(person, 1)[0][1]
    texts = [page_text(own, n, "top") for n in range(5)]
    texts[3] = (
        "CEDARWOOD CLINIC\nOffice Visit   Date of Service: 03/02/2026\n\nMs. Wainwright is a 77-year-old woman with gout. Ms. Wainwright "
        "reports that colchicine helped.\nWe will see Ms. Wainwright again in a month.\n"
    )
    return texts, {4}


def continued_cases() -> Iterator[tuple[str, Document, set[int]]]:
    """Stray pages that bear no head of their own."""
    for person in OWN:
        for name, made in (("second page of a stray", _follow(person)), ("named in the text", _spoken(person))):
            yield f"{name} / {person.full}", _document(made[0]), made[1]


def _document(texts: list[str], name: str = "chart.pdf") -> Document:
    return Document(name, "0" * 64, "application/pdf", tuple(Page(n, t) for n, t in enumerate(texts, 1)))


DATELINES = (
    "{us}",
    "{words}",
    "{us} - Office Visit",
    "Office Visit {us}",
    "Progress Note - {words}",
    "Visit: {us}",
    "Date: {words}",
    "{day} {month} {year}",
    "** {us} **",
    "[{us} 09:15]",
    "{us} 2:40 PM",
    "--- {words} ---",
    "{weekday}, {words}",
    "Telephone encounter {us}",
    "{words} (video visit)",
    "DOS {us}",
    "{iso}",
    "Follow-up, {words}",
    "Note of {words}",
    "Seen {us}",
    "{short}",
    "{dashed}",
    "{abbreviated} @ 0915",
    "PT Daily Note {us} Visit #4",
    "Encounter Date: {us}",
    "Session 4 - {us}",
    "{weekday} {us} -",
    "{us} — L. Ferrante, MD",
    "ADDENDUM {us} 10:11",
    "Office visit with Dr. Paul Winters on {words}",
    "Nurse note {short} 0830",
    "CLINIC NOTE ~ {slashed}",
    "{us} | Cardiology Clinic | Established Patient Visit",
    "Date of Service: {us}   Provider: L. Ferrante, MD",
    "{us}: Psychotherapy session",
    "{words} Home visit, RN",
)
SENTENCES = (
    ("Back pain is rated 7/10 and wakes him at night.", "Meloxicam 15 mg daily was started."),
    ("Meloxicam gave no relief and was stopped.", "Physical therapy twice a week was ordered."),
    ("Attended nine of twelve therapy visits without benefit.", "Lumbar flexion is 35 degrees."),
    ("An epidural injection helped for four days only.", "Walking tolerance is one block."),
)


def dated(template: str, day: date) -> str:
    """A dateline of a day."""
    return template.format(
        us=day.strftime("%m/%d/%Y"),
        words=f"{day:%B} {day.day}, {day.year}",
        iso=day.isoformat(),
        day=day.day,
        month=day.strftime("%B"),
        year=day.year,
        weekday=day.strftime("%A"),
        short=f"{day.month}/{day.day}/{day:%y}",
        dashed=f"{day.day:02}-{day:%b}-{day.year}",
        abbreviated=f"{day:%b} {day.day}, {day.year}",
        slashed=f"{day.year}/{day.month:02}/{day.day:02}",
    )


def dateline_cases() -> Iterator[tuple[str, Document, list[tuple[str, date]]]]:
    """One page with four notes that begin at datelines of one kind, close or spaced, newest or oldest first; sentences with their day."""
    days = [date(2026, 1, 12), date(2026, 3, 5), date(2026, 6, 23), date(2026, 9, 30)]
    for template in DATELINES:
        for spaced in (True, False):
            for newest in (False, True):
                truth: list[tuple[str, date]] = []
                blocks = []
                for index, pair in enumerate(SENTENCES):
                    day = days[-1 - index] if newest else days[index]
                    truth.extend((s, day) for s in pair)
                    blocks.append(dated(template, day) + "\n" + (" ".join(pair) if index % 2 else "\n".join(pair)))
                head = "HOLLIS SPINE CLINIC\nPatient: Marguerite Osterholt   DOB: 03/14/1968\nVisit notes\n\n"
                text = head + ("\n\n" if spaced else "\n").join(blocks) + "\n"
                yield f"{template} / {'spaced' if spaced else 'close'} / {'newest' if newest else 'oldest'}", _document([text]), truth


def measure_strays(verbose: bool) -> tuple[int, int, int, int]:
    """Stray pages found and in all, own pages set aside and in all."""
    found = strays = wrong = own = 0
    for cases in (chart_cases(), chart_cases(second_heads), number_cases(), own_cases(), continued_cases()):
        for name, document, truth in cases:
            record = read_records([document], as_of=TODAY)
            marked = {p.page for p in record.passages if p.other_patient}
            found += len(marked & truth)
            strays += len(truth)
            wrong += len(marked - truth)
            own += len(document.pages) - len(truth)
            if verbose and marked != truth:
                print(f"  {name}: marked {sorted(marked)}, truly {sorted(truth)} ({record.patient.name})")
    return found, strays, wrong, own


def measure_datelines(verbose: bool) -> tuple[int, int]:
    """Sentences that carry the day of their note, and all of them."""
    right = total = 0
    for name, document, truth in dateline_cases():
        record = read_records([document], as_of=TODAY)
        for sentence, day in truth:
            got = next((p.recorded_on for p in record.passages if sentence in " ".join(p.text.split())), None)
            total += 1
            right += got == day
            if verbose and got != day:
                print(f"  {name}: {got} for {day}: {sentence}")
    return right, total


def main() -> int:
    """Print the figures; 1 where a stray page is missed or an own page set aside."""
    verbose = "-v" in sys.argv
    found, strays, wrong, own = measure_strays(verbose)
    print(f"stray pages found            {found}/{strays}")
    print(f"own pages set aside          {wrong}/{own}")
    right, total = measure_datelines(verbose)
    print(f"sentences with their day     {right}/{total}")
    return 0 if found == strays and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
