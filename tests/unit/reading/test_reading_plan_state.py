"""The state whose law governs, and the terms that the plan's papers state."""

from __future__ import annotations

import pytest

from denialhelp.casefile.document import Document, Page
from denialhelp.reading.plan import plan_facts
from denialhelp.reference.tables import load_tables


def paper(text: str, name: str = "notice.txt") -> Document:
    """A synthetic document of one page."""
    return Document(name, "0" * 64, "text/plain", (Page(1, text),))


LETTER = "Example Health\nP.O. Box 990100, Omaha, NE 68101\n\nPat Sample\n12 Elm Street\n{city}\n\nDear Pat Sample,\nWe "
"denied your claim.\n"


@pytest.mark.parametrize(
    ("notice", "plan", "state"),
    [
        (LETTER.format(city="Tampa, FL 33604"), "", "FL"),
        (LETTER.format(city="TOLEDO OH 43615-1234"), "", "OH"),
        (LETTER.format(city="Apt 3\nTampa, FL 33604"), "", "FL"),
        ("UnitedHealthcare of Ohio, Inc.\nDenied.", "", "OH"),
        ("Humana Health Plan, Inc. (Arizona)\nDenied.", "", "AZ"),
        ("Blue Cross and Blue Shield of North Carolina\nDenied.", "", "NC"),
        ("Denied.", "Certificate of Coverage. Issued in the State of New York.", "NY"),
        ("Denied.", "licensed by the State of Ohio", "OH"),
        (
            LETTER.format(city="Newark, NJ 07102"),
            "This group policy was issued in New York and is subject to New York Insurance Law.",
            "NY",
        ),
        ("Plan del Mercado de Seguros de Illinois\nDenegado.", "", "IL"),
        ("Example Health\nP.O. Box 990100, Omaha, NE 68101\nDenied.", "", None),
        ("Provider: St. Brendan Hospital, Kenosha, WI\nDenied.", "", None),
        ("Write to Appeals, 99 Washington Avenue, Albany, NY 12210", "", None),
    ],
)
def test_state(notice: str, plan: str, state: str | None) -> None:
    facts, questions = plan_facts([paper(notice)], [paper(plan, "plan.txt")] if plan else [], load_tables())
    assert (facts["state"].value if "state" in facts else None) == state
    assert ("state" in {q.fact for q in questions}) == (state is None)


def test_the_claimant_says_where_they_live() -> None:
    said = paper("I'm Pat Sample. I live in Waukegan, Illinois. My plan said no.", "statement.txt")
    facts, _ = plan_facts([paper("Denied.")], [said], load_tables())
    assert facts["state"].value == "IL"
    assert facts["state"].sources[0].document == "statement.txt"


def test_two_states_are_a_question() -> None:
    notice = paper("Blue Cross and Blue Shield of Kansas\n\n" + LETTER.format(city="Joplin, MO 64801"))
    facts, questions = plan_facts([notice], [], load_tables())
    assert "state" not in facts
    assert "KS" in next(q.ask for q in questions if q.fact == "state")


def test_terms_of_the_plan() -> None:
    plan = paper(
        "Summary Plan Description\nThe Plan is self-funded.\nAppeals. You have 180 days after you receive a decision "
        "to appeal. There is one mandatory level of appeal.",
        "plan.txt",
    )
    facts, _ = plan_facts([paper("Group name: Acme Foundry, Inc.\nDenied.")], [plan], load_tables())
    assert facts["appeal_days"].value == "180"
    assert facts["internal_levels"].value == "1"
    assert facts["funding"].value == "self"
    two = paper("The plan has two levels of internal appeal.", "plan.txt")
    assert plan_facts([paper("Denied.")], [two], load_tables())[0]["internal_levels"].value == "2"


def test_contradicting_papers_are_a_question() -> None:
    plan = paper(
        "Group policyholder: Acme Foundry, Inc. Aetna Life Insurance Company underwrites the benefits.\nThe plan is "
        "self-funded by the employer.",
        "plan.txt",
    )
    facts, questions = plan_facts([paper("Denied.")], [plan], load_tables())
    assert "plan_type" not in facts
    assert "funding" in {q.fact for q in questions}
