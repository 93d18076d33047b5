"""The notice reader on whole synthetic notices: what it finds is right, what is not there stays absent."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import AppealTo, Code, Notice, StatedDeadline
from denialhelp.casefile.quote import find_quote
from denialhelp.reading.notice import read_notice
from denialhelp.reference.tables import Tables, load_tables
from reading_samples import AS_OF, Sample, document
from reading_samples_more import SAMPLES

OURS = frozenset(
    [
        "member_id",
        "group_number",
        "claim_number",
        "reference_number",
        "npi",
        "patient_name",
        "patient_dob",
        "provider_name",
        "facility_name",
        "notice_date",
        "received_date",
        "service_start",
        "service_end",
        "service",
        "codes",
        "stated_deadline",
        "appeal_to",
        "cited_policy",
        "amount_billed",
        "amount_denied",
        "patient_owes",
    ]
)


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load_tables()


def _read(text: str, tables: Tables, context: tuple[Document, ...] = (), **more: object) -> Notice:
    return read_notice([document(text, **more)], tables, as_of=AS_OF, context=context)  # type: ignore[arg-type]


def _plain(value: object) -> str:
    return "".join(c for c in str(value).lower() if c.isalnum())


def _said(notice: Notice, name: str) -> object:
    stated, place = notice.value("stated_deadline"), notice.value("appeal_to")
    if name in ("days", "start"):
        return getattr(stated, name) if isinstance(stated, StatedDeadline) else None
    if name == "fax":
        return place.fax if isinstance(place, AppealTo) else None
    value = notice.value(name)
    if name == "codes" and isinstance(value, tuple):
        return {c.code for c in value if isinstance(c, Code)}
    return value


@pytest.mark.parametrize("key", sorted(SAMPLES))
def test_what_the_notice_says_is_found(key: str, tables: Tables) -> None:
    sample: Sample = SAMPLES[key]
    notice = _read(sample.text, tables, language="es" if key.startswith("es_") else "en")
    for name, want in sample.says.items():
        got = _said(notice, name)
        if name == "codes":
            assert isinstance(want, tuple) and got == set(want), name
        elif name == "provider_name":
            assert _plain(got) in _plain(want) or _plain(want) in _plain(got), name
        elif isinstance(want, date | Decimal | int):
            assert got == want, name
        else:
            assert _plain(got) == _plain(want), name


@pytest.mark.parametrize("key", sorted(SAMPLES))
def test_every_fact_has_a_pin_that_stands_on_the_page(key: str, tables: Tables) -> None:
    paper = document(SAMPLES[key].text)
    notice = read_notice([paper], tables, as_of=AS_OF)
    for name in OURS & notice.facts.keys():
        fact = notice.facts[name]
        assert fact.sources, name
        assert 0.6 <= fact.confidence <= 1, name
        for pin in fact.sources:
            assert find_quote(paper, pin.quote) is not None, (name, pin.quote)


@pytest.mark.parametrize("name", ["member_id", "claim_number", "reference_number", "group_number", "npi", "patient_dob"])
def test_identifiers_that_a_sample_does_not_print_stay_absent(name: str, tables: Tables) -> None:
    for key, sample in SAMPLES.items():
        if name not in sample.says and key != "nomnc":
            assert _read(sample.text, tables).value(name) is None, key


def test_a_patient_number_is_no_member_number(tables: Tables) -> None:
    assert _read(SAMPLES["nomnc"].text, tables).value("member_id") is None


LETTER = """Hollow Creek Health
October 2, 2026

Re: Member: Ada Finch
Member ID: HC-2201-99
{extra}

Dear Ada Finch,

We denied your request for a sleep study (95810). You may appeal within 180 days after you receive this letter.
"""


def test_two_member_numbers_become_a_question(tables: Tables) -> None:
    notice = _read(LETTER.format(extra="Member ID: HC-7788-01"), tables)
    assert notice.value("member_id") is None
    assert "conflicting-values" in {p.code for p in notice.problems}
    question = next(q for q in notice.questions if q.fact == "member_id")
    assert "HC-2201-99" in question.ask
    assert "HC-7788-01" in question.ask


def test_an_employer_or_a_zip_code_is_no_identifier(tables: Tables) -> None:
    notice = _read(LETTER.format(extra="Group: Tidewater Gear Company\nZIP: 84130"), tables)
    assert notice.value("group_number") is None
    assert notice.value("claim_number") is None
    codes = notice.value("codes")
    assert isinstance(codes, tuple)
    assert {c.code for c in codes if isinstance(c, Code)} == {"95810"}


def test_the_received_day_comes_from_the_claimant(tables: Tables) -> None:
    told = document("The letter is dated October 2 but it came in the mail on Thursday, October 8. I was away.", "statement.txt")
    notice = _read(LETTER.format(extra=""), tables, (told,))
    assert notice.value("received_date") == date(2026, 10, 8)
    assert notice.facts["received_date"].sources[0].document == "statement.txt"


def test_without_a_received_day_it_is_asked(tables: Tables) -> None:
    notice = _read(LETTER.format(extra=""), tables)
    assert "received_date" in {q.fact for q in notice.questions}


def test_a_date_that_does_not_exist_is_a_problem(tables: Tables) -> None:
    notice = _read(LETTER.format(extra="Date of service: 02/30/2026"), tables)
    assert "date-impossible" in {p.code for p in notice.problems}
    assert notice.value("service_start") is None


def test_a_printed_last_day_that_does_not_fit_is_a_problem(tables: Tables) -> None:
    notice = _read(LETTER.format(extra="Appeal deadline: October 20, 2026"), tables)
    stated = notice.value("stated_deadline")
    assert isinstance(stated, StatedDeadline)
    assert stated.days == 180
    assert "conflicting-values" in {p.code for p in notice.problems}
    assert notice.facts["stated_deadline"].alternatives


def test_a_printed_last_day_that_fits_joins_the_days(tables: Tables) -> None:
    text = LETTER.replace("after you receive this letter", "of the date of this letter").format(extra="Appeal deadline: March 31, 2027")
    stated = _read(text, tables).value("stated_deadline")
    assert stated == StatedDeadline(days=180, start="notice", date=date(2027, 3, 31))


def test_an_empty_form_yields_nothing(tables: Tables) -> None:
    form = (
        "Notice of Denial of Medical Coverage\n\nDate: ____________   Member number: ____________\nName: ______________\n"
        "Provider: ____________\nService: ____________\nYour request was denied because ____________\n"
    )
    notice = _read(form, tables)
    assert not notice.facts
    assert "blank-form" in {p.code for p in notice.problems}


def test_a_third_language_is_named(tables: Tables) -> None:
    notice = _read(LETTER.format(extra=""), tables, language="vi")
    assert "other-language" in {p.code for p in notice.problems}


def test_a_forwarded_message_counts_from_the_first_one(tables: Tables) -> None:
    text = (
        "From: A <a@example.net>\nTo: b@example.org\nDate: Fri, 20 Nov 2026 21:11:05 -0600\nSubject: Fwd: claim\n\n"
        "---------- Forwarded message ---------\nFrom: Plan <noreply@plan.example>\nDate: Mon, Nov 2, 2026 at 8:15 AM\n\n"
        "Your claim 20261029-771002 was denied.\nSubscriber ID PSH118820\n"
    )
    notice = _read(text, tables, headers=(("Date", "Fri, 20 Nov 2026 21:11:05 -0600"),))
    assert notice.value("notice_date") == date(2026, 11, 2)
    assert notice.value("claim_number") == "20261029-771002"


def test_an_e_mail_is_dated_and_received_by_its_header(tables: Tables) -> None:
    text = "From: Plan <n@plan.example>\nDate: Wed, 14 Oct 2026 07:15:09 -0400\nSubject: Claim\n\nWe denied claim number 55017-0032.\n"
    notice = _read(text, tables, headers=(("Date", "Wed, 14 Oct 2026 07:15:09 -0400"),))
    assert notice.value("notice_date") == notice.value("received_date") == date(2026, 10, 14)
