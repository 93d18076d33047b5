"""The gate: what is borne passes, and any alteration of a number, date, name, code, quote, page or citation is refused."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import letters_samples as samples
from denialhelp.casefile.fact import Pin
from denialhelp.casefile.letter import Block, BlockKind, Letter, Statement, Support, SupportKind
from denialhelp.casefile.policy import Finding
from denialhelp.casefile.slugs import LetterKind, PlanType, Status
from denialhelp.letters.brief import Brief
from denialhelp.letters.draft import draft
from denialhelp.letters.grounding import check_statement, gate
from denialhelp.letters.tokens import EXHIBIT

ON = date(2026, 11, 23)
NOTE = samples.doc(
    "note.txt",
    "Visit of 09/22/2026 with Imani Castellanos, MD.\nWrist extension 22 degrees. One in five visits was missed.\nCode 97530, 120 units.",
)
SPANISH = samples.doc("carta.txt", "Fecha de servicio 06/08/2026", language="es")
REVIEWER = "law.federal.claims.reviewer"


def check(
    text: str,
    *support: Support,
    asserts: bool = True,
    plan: PlanType | None = PlanType.ERISA_SELF_FUNDED,
    findings: tuple[Finding, ...] = (),
) -> str | None:
    return check_statement(Statement(text, support, asserts), (NOTE, SPANISH), samples.rules(), plan, ON, findings)


def on_page(quote: str, document: str = "note.txt", page: int = 1) -> Support:
    return Support(SupportKind.DOCUMENT, pin=Pin(document, page, quote))


@lru_cache(maxsize=1)
def every_statement() -> tuple[tuple[Brief, Statement], ...]:
    out = []
    for make in samples.ALL.values():
        brief = make().brief()
        for kind in LetterKind:
            out += [(brief, s) for s in gate(draft(kind, brief), brief).statements()]
    return tuple({(id(b), s): (b, s) for b, s in out}.values())


def refused(brief: Brief, statement: Statement) -> str | None:
    return check_statement(statement, brief.papers(), brief.rules, brief.plan_type, brief.as_of, brief.findings(), brief.case.plan.state)


def test_a_statement_whose_words_are_on_its_page_passes():
    assert (
        check(
            "On September 22, 2026 wrist extension was 22 degrees.", on_page("Visit of 09/22/2026"), on_page("Wrist extension 22 degrees.")
        )
        is None
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Wrist extension was 32 degrees.", "number"),
        ("Wrist extension was twenty-three degrees.", "number"),
        ("Two of five visits were missed.", "number"),
        ("On September 23, 2026 it was 22 degrees.", "date"),
        ("It was 22 degrees as Ivan Castellano measured it.", "name"),
        ("The code is 97531.", "code"),
        ("The record says “Wrist extension 23 degrees”.", "quoted"),
        ("Wrist extension was 22 degrees on [date].", "blank"),
        ("Wrist extension was {value} degrees.", "blank"),
        ("Dear $name, it was 22 degrees.", "blank"),
        ("TODO 22 degrees.", "blank"),
        ("Please insert your number of 22 degrees.", "blank"),
        ("Wrist extension was 22 degrees (29 CFR 2560.503-1).", ""),
        (" ", "empty"),
    ],
)
def test_what_no_support_bears_is_refused(text, why):
    refusal = check(
        text,
        on_page("Visit of 09/22/2026 with Imani Castellanos, MD."),
        on_page("Wrist extension 22 degrees. One in five visits was missed."),
        on_page("Code 97530, 120 units."),
    )
    assert refusal is not None
    assert why in refusal


@pytest.mark.parametrize(
    "text",
    [
        "One in five visits was missed.",
        "1 in 5 visits was missed.",
        "Code 97530 is for 120 units.",
        "It was measured by Imani Castellanos.",
    ],
)
def test_other_ways_of_saying_the_same_pass(text):
    assert (
        check(
            text,
            on_page("Visit of 09/22/2026 with Imani Castellanos, MD."),
            on_page("Wrist extension 22 degrees. One in five visits was missed."),
            on_page("Code 97530, 120 units."),
        )
        is None
    )


def test_a_quote_that_is_not_on_its_page_is_refused():
    assert "not on page" in (check("It was 22 degrees.", on_page("Wrist extension 22 degreees")) or "")
    assert "no page 2" in (check("It was 22 degrees.", on_page("22 degrees", page=2)) or "")
    assert "not in the case" in (check("It was 22 degrees.", on_page("22 degrees", "gone.txt")) or "")


def test_an_assertion_needs_support_and_a_request_does_not():
    assert "without any support" in (check("It is covered.") or "")
    assert check("Please decide soon.", asserts=False) is None
    assert check("Please approve 3 units.", asserts=False) is not None


def test_time_between_two_days_borne_may_be_counted_in_days_and_weeks():
    two = samples.doc("two.txt", "First on 06/16/2026.\nThen on 09/22/2026.")
    supports = (
        Support(SupportKind.DOCUMENT, pin=Pin("two.txt", 1, "06/16/2026")),
        Support(SupportKind.DOCUMENT, pin=Pin("two.txt", 1, "09/22/2026")),
    )
    for text, good in (
        ("That is 98 days later.", True),
        ("That is 14 weeks later.", True),
        ("That is 99 days later.", False),
        ("That is 98 points later.", False),
    ):
        assert (check_statement(Statement(text, supports), (two,), samples.rules(), None, ON) is None) is good


def test_spanish_dates_are_read_day_first():
    assert check("The day was August 6, 2026.", on_page("06/08/2026", "carta.txt")) is None
    assert check("The day was September 8, 2026.", on_page("06/08/2026", "carta.txt")) is not None


def test_law_must_exist_be_in_force_and_govern():
    law = Support(SupportKind.LAW, cite="29 CFR 2560.503-1(h)(3)(ii)", rule=REVIEWER)
    text = "The first decision is owed no deference (29 CFR 2560.503-1(h)(3)(ii))."
    assert check(text, law) is None
    assert "govern" in (check(text, law, plan=PlanType.MEDICAID_MANAGED_CARE) or "")
    assert "govern" in (check(text, law, plan=None) or "")
    assert check(text.replace("(ii)", "(iv)"), law) is not None
    assert "not in the law tables" in (check(text, replace(law, cite="29 CFR 2560.503-1(z)")) or "")
    assert "not in the law tables" in (check(text, replace(law, rule="law.federal.none")) or "")
    early = check_statement(Statement(text, (law,)), (NOTE,), samples.rules(), PlanType.ERISA_SELF_FUNDED, date(1990, 1, 1))
    assert early is not None
    assert "not in force" in early


def test_literature_that_is_not_in_a_verified_table_is_refused():
    assert "literature" in (check("A trial showed it.", Support(SupportKind.LITERATURE, pmid="123")) or "")


def test_a_finding_must_have_the_status_that_is_claimed():
    met = Finding("A", "Pain of 7 or more", Status.MET)
    support = Support(SupportKind.FINDING, finding="A")
    assert check("Criterion A is met.", support, findings=(met,)) is None
    assert "not not-met" in (check("Criterion A is not met.", support, findings=(met,)) or "")
    assert "not unknown" in (check("Criterion A is still open.", support, findings=(met,)) or "")
    assert "is unknown" in (check("Criterion A is met.", support, findings=(replace(met, status=Status.UNKNOWN),)) or "")
    assert "no finding" in (check("Criterion B is met.", replace(support, finding="B"), findings=(met,)) or "")


def test_every_drafted_statement_passes_the_gate_by_itself():
    for brief, statement in every_statement():
        assert refused(brief, statement) is None


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_digit_altered_is_refused(data):
    """A digit anywhere but in an exhibit's label; a date altered into another date of the same sentence is left out of the count."""
    brief, statement = data.draw(st.sampled_from([x for x in every_statement() if re.search(r"\d", EXHIBIT.sub("", x[1].text))]))
    labels = [m.span() for m in EXHIBIT.finditer(statement.text)]
    places = [m.start() for m in re.finditer(r"\d", statement.text) if not any(a <= m.start() < b for a, b in labels)]
    place = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from("0123456789".replace(statement.text[place], "")))
    altered = statement.text[:place] + digit + statement.text[place + 1 :]
    words = re.findall(r"[\w.,/-]*\d[\w.,/-]*", altered)
    said = " ".join(s.pin.quote for s in statement.support if s.pin is not None)
    if all(w.strip(".,") in said or w in statement.text for w in words):
        return
    assert refused(brief, replace(statement, text=altered)) is not None


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_quoted_word_altered_or_a_support_moved_is_refused(data):
    brief, statement = data.draw(st.sampled_from([x for x in every_statement() if "“" in x[1].text and x[1].support]))
    quote = re.search("“([^”]+)”", statement.text)
    assert quote is not None
    words = quote.group(1).split()
    at = data.draw(st.integers(0, len(words) - 1))
    altered = statement.text.replace(quote.group(1), " ".join([*words[:at], "zebra", *words[at + 1 :]]))
    assert refused(brief, replace(statement, text=altered)) is not None
    pinned = [n for n, s in enumerate(statement.support) if s.pin is not None]
    n = data.draw(st.sampled_from(pinned))
    moved = statement.support[n]
    assert moved.pin is not None
    for pin in (replace(moved.pin, page=moved.pin.page + 7), replace(moved.pin, quote=moved.pin.quote + " zebra")):
        supports = (*statement.support[:n], replace(moved, pin=pin), *statement.support[n + 1 :])
        assert refused(brief, replace(statement, support=supports)) is not None


def test_the_gate_moves_what_fails_to_left_out_and_drops_an_empty_section():
    brief = samples.stimulator().brief()
    good, bad = Statement("Please decide.", asserts=False), Statement("The score was 99.", asserts=True)
    letter = Letter(
        LetterKind.APPEAL,
        "en",
        "claimant",
        ON,
        (),
        (),
        (("Score", bad),),
        "",
        (
            Block(BlockKind.HEADING, (Statement("Empty", asserts=False),)),
            Block(BlockKind.PARAGRAPH, (bad,)),
            Block(BlockKind.HEADING, (Statement("Kept", asserts=False),)),
            Block(BlockKind.PARAGRAPH, (good, bad)),
        ),
        (),
    )
    passed = gate(letter, brief)
    assert [s.text for s in passed.statements()] == ["Kept", "Please decide."]
    assert len(passed.left_out) == 3
    assert all("without any support" in why for _, why in passed.left_out)
    assert len(passed.worklist) == 3
