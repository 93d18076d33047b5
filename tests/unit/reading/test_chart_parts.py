"""The parts of reading a chart: days, spans, sentences, tables, measurements, diagnoses, medicines, copies, people (all synthetic)."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from denialhelp.casefile.document import Box, Document, Page, Segment
from denialhelp.casefile.record import Event, Record
from denialhelp.casefile.slugs import Assertion, EventKind
from denialhelp.reading.chart.dates import find_range, find_times, first_day, full_year, nearest
from denialhelp.reading.chart.patient import same_name
from denialhelp.reading.chart.sections import SectionKind, section_kind
from denialhelp.reading.chart.sentences import split
from denialhelp.reading.chart.spans import duration_days, number, span_in
from denialhelp.reading.records import read_records
from denialhelp.reference.clinical import load_clinical

NOTE = date(2026, 9, 1)
TODAY = date(2026, 11, 23)


def read(text: str) -> Record:
    pages = tuple(Page(n, part) for n, part in enumerate(text.split("\f"), 1))
    return read_records([Document("a.txt", "0" * 64, "text/plain", pages)], as_of=TODAY)


def noted(body: str) -> Record:
    return read(f"Progress Note, 09/01/2026\nPatient: Ann Lee   DOB: 01/01/1970\n\n{body}\n")


def values(record: Record, word: str) -> list[tuple[str | None, date | None]]:
    return [
        (e.value, e.start) for e in record.events if e.kind in {EventKind.MEASUREMENT, EventKind.LAB} and word.lower() in e.text.lower()
    ]


def of_kind(record: Record, kind: EventKind) -> list[Event]:
    return [e for e in record.events if e.kind is kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("seen 2026-03-04", [date(2026, 3, 4)]),
        ("seen 2026-03-04T10:15", [date(2026, 3, 4)]),
        ("on 3/4/26 and 03/05/1998", [date(2026, 3, 4), date(1998, 3, 5)]),
        ("el 14/02/1961", [date(1961, 2, 14)]),
        ("May 11, 2026", [date(2026, 5, 11)]),
        ("on June 5", [date(2026, 6, 5)]),
        ("4 March 2026", [date(2026, 3, 4)]),
        ("Visits: 06/22, 06/25", [date(2026, 6, 22), date(2026, 6, 25)]),
        ("on 11/20", [date(2025, 11, 20)]),
        ("on 08/08", [date(2026, 8, 8)]),
        ("strength 5/5, pain 08/10", []),
        ("scores 10/10, 12/12", []),
        ("on 13/45/2026", []),
        ("room 2020", []),
        ("in 1850", []),
        ("no digits here", []),
    ],
)
def test_days(text: str, expected: list[date]) -> None:
    found = [w.first for w in find_times(text, NOTE) if w.exact == "day"]
    assert [d for d in found if d != date(2026, 8, 10)] == expected


def test_months_years_and_short_dates() -> None:
    assert [(w.first, w.last, w.exact) for w in find_times("from 06/2024")] == [(date(2024, 6, 1), date(2024, 6, 30), "month")]
    assert [(w.first, w.exact) for w in find_times("since March 2024")] == [(date(2024, 3, 1), "month")]
    assert [(w.first, w.last) for w in find_times("Hypertension (2014)")] == [(date(2014, 1, 1), date(2014, 12, 31))]
    assert find_times("on 06/22") == ()
    assert nearest(2, 30, NOTE) is None
    assert first_day("nothing") is None
    assert (full_year(26), full_year(75), full_year(1999)) == (2026, 1975, 1999)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("06/16/2026 to 08/27/2026", (date(2026, 6, 16), date(2026, 8, 27))),
        ("05/17–06/05/2026", (date(2026, 5, 17), date(2026, 6, 5))),
        ("06/2024 to 01/2026", (date(2024, 6, 1), date(2026, 1, 31))),
        ("June 16 through August 27, 2026", (date(2026, 6, 16), date(2026, 8, 27))),
        ("08/27/2026 to 06/16/2026", None),
        ("on 06/16/2026", None),
    ],
)
def test_ranges(text: str, expected: tuple[date, date] | None) -> None:
    assert find_range(text, NOTE) == expected


@given(st.dates(date(1950, 1, 1), date(2039, 12, 31)))
def test_a_written_day_is_read_back(day: date) -> None:
    for text in (day.isoformat(), day.strftime("%m/%d/%Y"), f"{day:%B} {day.day}, {day.year}"):
        assert first_day(f"seen {text} in clinic") == day


def test_spans_and_durations() -> None:
    assert duration_days("for six weeks") == 42
    assert duration_days("x 12 weeks") == 84
    assert duration_days("over 2 years") == 730
    assert duration_days("a 3-month course") == 91
    assert duration_days("none") is None
    assert number("twelve") == 12
    assert number("dozen") is None
    assert span_in("stopped 07/05 after 19 days", date(2026, 7, 8)) == span_in("stopped 07/05/2026 after 19 days", None)
    assert span_in("stopped 07/05/2026 after 19 days", None).start == date(2026, 6, 16)
    assert span_in("began 3 weeks ago", NOTE).start == date(2026, 8, 11)
    assert span_in("since March 2024", NOTE).start == date(2024, 3, 1)
    assert span_in("since 08/01/2026, stopped 07/01/2026", NOTE).end is None


def test_sentences() -> None:
    text = (
        "1. Stroke. 2. Mood stable. Dr. Smith saw her at 5 p.m. in clinic. LDL 2.5 mmol/L. pt. reports pain. no relief so far. "
        "Seen by R. Feldmann, MD. At 08:05. Next. ☐ Asthma ☒ COPD A: 1) Back pain 2) Leg pain"
    )
    found = [text[a:b] for a, b in split(text, 0, len(text))]
    assert "Dr. Smith saw her at 5 p.m. in clinic." in found
    assert "no relief so far." in found
    assert "Seen by R. Feldmann, MD." in found
    assert found[0] == "1. Stroke."
    assert "☐ Asthma" in found
    assert "2) Leg pain" in found
    assert split("   ", 0, 3) == []


@given(st.text(max_size=200))
def test_sentences_keep_every_character_in_order(text: str) -> None:
    found = split(text, 0, len(text))
    assert all(a < b for a, b in found)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(found))
    assert "".join("".join(text[a:b].split()) for a, b in found) == "".join(text.split())


def test_kinds_of_sections() -> None:
    assert section_kind("Plan of care (proposed, for physician signature)") is SectionKind.PLAN
    assert section_kind("11-13. Diagnoses") is SectionKind.ASSESSMENT
    assert section_kind("Family Psychiatric History") is SectionKind.FAMILY
    assert section_kind("Neurological examination today") is SectionKind.EXAM
    assert section_kind("Gulf Prairie Clinic") is SectionKind.NONE


def boxed(rows: list[list[tuple[str, float]]]) -> Page:
    """A page whose rows hold cells at the given left edges, in points (each letter 5 points wide)."""
    text, segments = "", []
    for number_, row in enumerate(rows):
        for index, (cell, left) in enumerate(row):
            text += "  " if index else ""
            segments.append(
                Segment(len(text), len(text) + len(cell), number_, 0, Box(left, 12.0 * number_, left + 5 * len(cell), 12.0 * number_ + 10))
            )
            text += cell
        text += "\n"
    return Page(1, text.rstrip("\n"), (), tuple(segments))


def test_a_cell_left_out_does_not_shift_the_others() -> None:
    page = boxed(
        [
            [("Test", 50), ("05/12/2026", 200), ("06/29/2026", 300), ("08/31/2026", 400), ("Reference", 480)],
            [("CK, U/L", 50), ("188", 210), ("154", 410), ("40-300", 485)],
            [("ALT, U/L", 50), ("31", 210), ("35", 310), ("33", 410), ("10-50", 485)],
        ]
    )
    record = read_records([Document("b.pdf", "0" * 64, "application/pdf", (page,))], as_of=TODAY)
    assert values(record, "CK") == [("188", date(2026, 5, 12)), ("154", date(2026, 8, 31))]
    assert [v for v, _ in values(record, "ALT")] == ["31", "35", "33"]
    row = next(p for p in record.passages if p.text.startswith("CK"))
    assert [head for _, _, head in row.cells] == ["Test", "05/12/2026", "08/31/2026", "Reference"]
    assert "05/12/2026" in row.heads


def test_a_table_goes_on_over_the_page() -> None:
    record = read("Measure          03/01/2026    06/01/2026\nOswestry (ODI)   46%           44%\n\fGrip right (kg)  5.1           6.8\n")
    assert values(record, "grip") == [("5.1", date(2026, 3, 1)), ("6.8", date(2026, 6, 1))]


def test_values_of_sentences() -> None:
    record = noted(
        "FMA-UE 29 on 06/16, 38 on 07/28 and 40 on 08/27/2026.\n\nGrip: right 7.3 kg, left 44.0 kg.\n\nODI improved from 52% to 40%.\n\n"
        "LDL 61 on 08/20/2026, at goal.\n\nHip flexion 4+.\n\nHeight 3 boxes.\n\nFMA-UE 38, 40 and 41 at the last three visits.\n\n"
        "A1c goal < 7.\n\nStop for pain above 4/10.\n\nALT 4 x ULN.\n\nHEART score 4 (history 1, troponin 0).\n\nT-score -2.6 at "
        "the hip.\n\n"
        "BP 128/78, HR 66.\n\nWalks with a cane, pain 6 to 7 out of 10.\n\nBMI 900.\n\nAHI was < 5."
    )
    assert values(record, "FMA")[:3] == [("29", date(2026, 6, 16)), ("38", date(2026, 7, 28)), ("40", date(2026, 8, 27))]
    assert len(values(record, "FMA")) == 3
    assert {e.text: e.value for e in of_kind(record, EventKind.MEASUREMENT) if "rip" in e.text} == {
        "Grip, right": "7.3",
        "Grip, left": "44.0",
    }
    assert [v for v, _ in values(record, "ODI")] == ["40"]
    assert values(record, "LDL") == [("61", date(2026, 8, 20))]
    for silent in ("hip flexion", "height", "A1c", "ALT", "troponin", "BMI"):
        assert values(record, silent) == []
    assert [v for v, _ in values(record, "T-score")] == ["-2.6"]
    assert [v for v, _ in values(record, "blood pressure")] == ["128/78"]
    assert [v for v, _ in values(record, "pain")] == ["6 to 7 out of 10"]
    assert [v for v, _ in values(record, "AHI")] == ["< 5"]


def test_scores_by_muscle_and_side() -> None:
    record = noted(
        "Muscle group     Modified Ashworth   Passive range\nElbow flexors    1                   Full\nWrist flexors    1+       "
        "           Full\n\n"
        "Measure               Right        Left\nShoulder flexion      60 degrees   165\nFMA-UE                29/66\n"
    )
    assert [(e.text, e.value) for e in of_kind(record, EventKind.MEASUREMENT) if "Ashworth" in e.text] == [
        ("Modified Ashworth, Elbow flexors", "1"),
        ("Modified Ashworth, Wrist flexors", "1+"),
    ]
    assert {(e.text, e.value) for e in of_kind(record, EventKind.MEASUREMENT) if "flexion" in e.text} == {
        ("Shoulder flexion, right", "60"),
        ("Shoulder flexion, left", "165"),
    }


def test_diagnoses_by_code_and_table() -> None:
    record = noted(
        "Problem                  Code      Onset     Status\nChronic kidney disease   N18.32    2021      active\nGallstones     "
        "          K80.20    2015      resolved\n\n"
        "Diagnoses\nJ96.11 chronic respiratory failure with hypoxia; Z93.0 tracheostomy status; E11.9\n\n"
        "Assessment\nType 2 diabetes (E11.9), onset 2012. Levels C3 to C5. CPT 97530 and HCPCS L1832 requested. Seen for I10 today."
    )
    codes = {(c.code, e.text) for e in of_kind(record, EventKind.DIAGNOSIS) for c in e.codes}
    assert ("N18.32", "Chronic kidney disease") in codes
    assert ("J96.11", "chronic respiratory failure with hypoxia") in codes
    assert ("E11.9", "Type 2 diabetes") in codes
    assert not {c for c, _ in codes} & {"C3", "L1832", "I10"}
    stones = next(e for e in of_kind(record, EventKind.DIAGNOSIS) if e.text == "Gallstones")
    assert stones.assertion is Assertion.HISTORICAL
    assert next(e for e in of_kind(record, EventKind.DIAGNOSIS) if e.text == "Type 2 diabetes").start == date(2012, 1, 1)


def test_fill_history() -> None:
    record = read(
        "PHARMACY FILL HISTORY\nPatient: Ann Lee   DOB: 01/01/1970\n\n"
        "Fill date    Rx no     Drug / strength          Qty   Days\n"
        "02/06/2025   780221    ADALIMUMAB 40 MG PEN     2     28\n"
        "03/06/2025   780221    ADALIMUMAB 40 MG PEN     2     28\n"
        "04/03/2025   780221    ADALIMUMAB 40 MG PEN     2     28\n"
    )
    fills = next(e for e in of_kind(record, EventKind.MEDICATION) if e.unit == "fills")
    assert (fills.value, fills.start, fills.end, len(fills.sources)) == ("3", date(2025, 2, 6), date(2025, 5, 1), 3)


def test_medicines_of_a_sentence_share_or_part() -> None:
    record = noted(
        "Ibuprofen and then meloxicam 15 mg daily, 06/2024 to 01/2026, partial relief, stopped for dyspepsia.\n\n"
        "Completed physical therapy with naproxen 19 days, gabapentin since 07/08.\n\nLithium level normal. Allergic to penicillin. "
        "No anticonvulsants, no baclofen. He was switched from sertraline, no benefit, to duloxetine 60 mg daily."
    )
    by_name = {e.text.split()[0].lower(): e for e in of_kind(record, EventKind.MEDICATION)}
    assert by_name["ibuprofen"].outcome == by_name["meloxicam"].outcome == "stopped-intolerance"
    assert by_name["ibuprofen"].start == date(2024, 6, 1)
    assert (by_name["gabapentin"].outcome, by_name["gabapentin"].start) == ("ongoing", date(2026, 7, 8))
    assert by_name["baclofen"].assertion is Assertion.ABSENT
    assert by_name["sertraline"].outcome == "failed"
    assert "lithium" not in by_name


def test_imported_template_ends_where_it_says() -> None:
    record = noted("Template, previous encounter 04/2024 imported: Uses a rolling walker. Home PT. End import. Patient walks 200 feet.\n")
    flags = {" ".join(p.text.split()): (p.copied, p.recorded_on) for p in record.passages}
    assert flags["Home PT."] == (True, date(2024, 4, 1))
    assert flags["Patient walks 200 feet."] == (False, NOTE)


def test_copied_history_ends_at_now() -> None:
    record = noted("History copied from 02/12/2026: In 2023 she had leg pain. No leg pain now. Strength full.\n")
    flags = [p.copied for p in record.passages if p.text.startswith(("History", "No leg", "Strength"))]
    assert flags == [True, False, False]


def test_labels_within_a_paragraph_reach_no_further() -> None:
    record = noted("Subjective\nHe uses the left hand. Goals: sign his name. Pain 2/10 at rest. He has not had surgery.\n")
    by_text = {" ".join(p.text.split()): p for p in record.passages}
    assert by_text["Goals: sign his name."].assertion is Assertion.PLANNED
    assert by_text["Pain 2/10 at rest."].assertion is Assertion.PRESENT
    assert by_text["He has not had surgery."].section == "Subjective"


def test_what_lies_long_before_its_note_is_history() -> None:
    record = noted("In 2019 she had sciatica. She had surgery on 08/20/2026. Hypertension since 2012 was controlled.\n")
    assert [p.assertion for p in record.passages if p.text.startswith(("In 2019", "She had", "Hypertension"))] == [
        Assertion.HISTORICAL,
        Assertion.PRESENT,
        Assertion.PRESENT,
    ]


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("PRUETT, HARLAN J", "Harlan J. Pruett", True),
        ("Pruett, H.", "Harlan Pruett", True),
        ("Har1an Prue1t", "Harlan Pruett", True),
        ("Ana Gutierrez-Lopez", "LOPEZ, ANA", True),
        ("Mr. Harlan Pruett Jr.", "Pruett, Harlan", True),
        ("James Pruett", "Harlan Pruett", False),
        ("Marisol D Quintana", "Maricel D Quintero", False),
        ("Harvey Bostwick", "Harriet Boswell", False),
    ],
)
def test_same_names(one: str, two: str, same: bool) -> None:
    assert same_name(one, two) is same


def test_page_with_another_birth_date_only() -> None:
    record = read(
        "Patient: Ann Lee   DOB: 01/01/1970\nNote 09/01/2026\n\fDOB: 07/12/1938\nOther text of the page.\n\fDOB: 01/01/1970\nOwn text."
    )
    assert [p.source.page for p in record.problems if p.source] == [2]


def test_relatives_clinicians_and_subjects_are_no_patients() -> None:
    record = read(
        "Patient: Ann Lee   DOB: 01/01/1970\nSeen with daughter Mary Lee.\n\fProvider: Dr. Carl Novak, MD\nRe: visit of "
        "yesterday. Emergency contact: Tom Lee.\n"
        "\fMember: Robert Lee   Group 555\nPatient: Ann Lee\n\fRE: Botulinum Toxin Request\n\fEmployee: Robert Lee\nPatient: "
        "Alert And Oriented\n"
        "\fPatient: Knee Arthroscopy Candidate\n\fRe: Total Knee Replacement"
    )
    assert record.problems == ()
    assert record.patient.name == "Ann Lee"


def test_a_name_that_no_page_bears_is_a_question_and_hides_nothing() -> None:
    document = Document("a.txt", "0" * 64, "text/plain", (Page(1, "Patient: Ann Lee   DOB: 01/01/1970\nHas asthma."),))
    record = read_records([document], as_of=TODAY, patient_name="Zoe Quill")
    assert [p.code for p in record.problems] == ["patient-name-differs"]
    assert not any(p.other_patient for p in record.passages)
    assert read_records([document], as_of=TODAY, patient_name="Zoe Lee", patient_born=date(1970, 1, 1)).problems == ()


def test_word_lists_load_once_and_are_sound() -> None:
    clinical = load_clinical()
    assert clinical is load_clinical()
    assert clinical.drugs["humira"] == ("adalimumab", "tnf inhibitor")
    assert all(phrase == " ".join(phrase.split()) for phrases in clinical.phrases.values() for phrase in phrases)
    assert all(m.low is None or m.high is None or m.low < m.high for m in clinical.measures)
