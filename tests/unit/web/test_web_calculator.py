"""The calculator's views: what they show for a case, for nothing, for wrong values; the calendar file; the rules' pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.http import QueryDict
from django.test import Client, override_settings
from icalendar import Calendar

from denialhelp.casefile.slugs import PlanType, Reason
from denialhelp.reference.loader import load_rules
from denialhelp.web.calculator import question

pytestmark = pytest.mark.django_db
EMPLOYER = {
    "plan": "erisa-insured",
    "state": "TX",
    "level": "initial",
    "stage": "pre-service",
    "item": "service",
    "notice": "2026-11-02",
    "received": "2026-11-06",
    "reason": "medical-necessity",
    "urgent": "no",
}
MEDICAID = {
    "plan": "medicaid-managed-care",
    "state": "FL",
    "level": "initial",
    "stage": "concurrent",
    "notice": "2026-11-18",
    "change": "2026-11-30",
    "reason": "level-of-care",
}


@pytest.fixture(autouse=True)
def _sample_day() -> Iterator[None]:
    with override_settings(AS_OF="2026-11-24"):
        yield


def shown(client: Client, **query: str) -> tuple[int, str]:
    """The page's status and text."""
    answer = client.get("/calculator/", query)
    body = unescape(answer.content.decode())
    return answer.status_code, re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def test_nothing_asked_is_the_form_alone(client: Client) -> None:
    status, text = shown(client)
    assert status == 200
    assert "How long do you have?" in text
    assert "What you can do" not in text


def test_an_employer_plan_has_its_last_day_its_count_and_its_rule(client: Client) -> None:
    status, text = shown(client, **EMPLOYER)
    assert status == 200
    assert "Wednesday, May 5, 2027" in text
    assert "180 calendar days after the day on which you received the notice" in text
    assert "29 CFR 2560.503-1(h)(3)(i)" in text
    page = client.get("/calculator/", EMPLOYER).content.decode()
    assert 'href="/rule/law.federal.claims.internal_appeal_filing/"' in page
    assert 'href="https://www.ecfr.gov/current/title-29/section-2560.503-1" rel="noreferrer"' in page


def test_a_shorter_time_in_the_notice_does_not_bind(client: Client) -> None:
    _, text = shown(client, **EMPLOYER, period="60", unit="days")
    assert "the shorter time does not bind you" in text
    assert "Wednesday, May 5, 2027" in text


def test_only_the_clocks_of_the_known_urgency_are_shown(client: Client) -> None:
    _, text = shown(client, **EMPLOYER)
    assert "in a case that is not urgent" in text
    assert "in an urgent case" not in text


def test_medicaid_keeps_the_care_going_first(client: Client) -> None:
    _, text = shown(client, **MEDICAID)
    assert "First to do: Keep the care going during the appeal" in text
    assert "Safe day: Friday, November 27, 2026" in text


def test_what_is_not_known_is_asked_and_both_answers_stand(client: Client) -> None:
    status, text = shown(client, notice="2026-11-02")
    assert status == 200
    assert "These answers change the result" in text
    assert "if this is a Medicaid plan" in text
    assert "Reconsideration by the plan" in text
    assert 'href="#f-plan"' in client.get("/calculator/", {"notice": "2026-11-02"}).content.decode()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"notice": "2026-02-31"}, "“Date on the notice” is no day of the calendar"),
        ({"notice": "0026-02-01"}, "between 1990 and 2100"),
        ({"notice": "last week"}, "no day of the calendar"),
        ({"plan": "gold"}, "must be chosen from the list"),
        ({"reason": "because"}, "A reason was not one of the list"),
        ({"period": "-3"}, "a whole number from 1 to 3660"),
        ({"period": "٣"}, "a whole number from 1 to 3660"),
        ({"period": "30", "unit": "moons"}, "Choose days or months"),
        ({"plan": "erisa-self-funded", "funding": "insured"}, "self-funded and insured at once"),
    ],
)
def test_what_cannot_be_gets_a_plain_sentence(client: Client, query: dict[str, str], said: str) -> None:
    status, text = shown(client, **query)
    assert status == 400
    assert said in text
    assert "What you can do" not in text


def test_days_in_the_wrong_order_are_named_and_not_used(client: Client) -> None:
    status, text = shown(client, **{**EMPLOYER, "received": "2026-10-01"})
    assert status == 200
    assert "is before the date on the notice" in text


def test_the_calendar_file_has_the_last_day_and_no_word_of_health(client: Client) -> None:
    answer = client.get("/calculator/deadlines.ics", EMPLOYER)
    assert answer["Content-Type"].startswith("text/calendar")
    days = [e["dtstart"].dt.isoformat() for e in Calendar.from_ical(answer.content).walk("VEVENT")]
    assert "2027-05-05" in days
    assert b"medical" not in answer.content.lower()
    assert client.get("/calculator/deadlines.ics", {"notice": "x"}).status_code == 400


def test_nothing_is_kept(client: Client) -> None:
    answer = client.get("/calculator/", EMPLOYER)
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert client.post("/calculator/", EMPLOYER).status_code == 405


def test_every_rule_has_a_page_with_its_source_and_the_day_it_was_checked(client: Client) -> None:
    for rule in load_rules().rules.values():
        answer = client.get(f"/rule/{rule.id}/")
        assert answer.status_code == 200
        page = unescape(answer.content.decode())
        assert rule.title in page
        assert rule.checked.isoformat() in page
        assert all(c.source in page and c.cite in page for d in rule.in_force for c in d.citations)
    assert client.get("/rule/law.none/").status_code == 404


def test_the_form_knows_every_reason_and_every_plan_that_can_be_chosen() -> None:
    assert set(question.REASON_WORDS) == set(Reason)
    assert {value for value, _ in question.PLAN.choices} == set(PlanType) - {PlanType.NO_SURPRISES}
    for value, _ in question.PLAN.choices:
        asked = question.read(QueryDict(f"plan={value}&notice=2026-11-02"))
        assert not asked.faults
        assert asked.case is not None
        assert asked.case.plan.type == value


def test_the_drug_side_of_medicare_is_part_d() -> None:
    asked = question.read(QueryDict("plan=medicare-advantage&item=drug&notice=2026-11-02"))
    assert asked.case is not None
    assert asked.case.item == "part-d-drug"
    original = question.read(QueryDict("plan=medicare-original&notice=2026-11-02"))
    assert original.case is not None
    assert list(original.case.events) == ["msn_dated"]


def test_the_finer_facts_reach_the_law(client: Client) -> None:
    asked = question.read(
        QueryDict(
            "plan=erisa-self-funded&level=initial&stage=post-service&multi=yes&levels=2&group=CO&network=in&emergency=no&pa=lost"
            "&asked=2026-09-01&notice=2026-10-20&extended=2026-09-20&bill=2026-10-25&outside=2026-11-01&reason=coding"
        )
    )
    assert asked.case is not None
    assert asked.case.plan.multiemployer is True
    assert asked.case.plan.internal_levels == 2
    assert (asked.case.group_code, asked.case.network, asked.case.emergency) == ("CO", "in", False)
    assert {"claim_received", "extension_notice_sent", "bill_dated", "external_request_received"} <= set(asked.case.events)


def test_a_decision_that_came_late_is_said_and_its_clock_is_gone(client: Client) -> None:
    _, text = shown(client, **EMPLOYER | {"asked": "2026-10-10"})
    assert "What has been decided, and whether in time" in text
    assert "It was due on October 25, 2026 (15 calendar days); the notice is of November 2, 2026. That is 8 calendar days late" in text
    assert "The plan must decide on the claim or request" not in text


def test_an_urgent_request_is_counted_in_hours(client: Client) -> None:
    query = EMPLOYER | {"urgent": "yes", "asked": "2026-11-23", "asked_hour": "16:30"}
    query = {k: v for k, v in query.items() if k not in ("notice", "received")}
    _, text = shown(client, **query)
    assert "by Thursday, November 26, 2026 , 16:30" in text


def test_a_wrong_hour_is_named(client: Client) -> None:
    status, text = shown(client, **EMPLOYER | {"asked": "2026-10-10", "asked_hour": "26:30"})
    assert status == 400
    assert "is no time of day" in text


def test_the_trustees_meeting_takes_the_place_of_a_day(client: Client) -> None:
    query = EMPLOYER | {"plan": "erisa-self-funded", "stage": "post-service", "multi": "yes", "appealed": "2026-11-10"}
    _, text = shown(client, **query)
    assert "The plan must decide the appeal" not in text
    assert "A multiemployer plan whose trustees meet at least quarterly" in text


def test_an_emergency_and_not_an_emergency_at_once_are_refused_where_they_were_asked(client: Client) -> None:
    status, text = shown(client, **EMPLOYER | {"reason": "emergency", "emergency": "no"})
    assert status == 400
    assert "yet 'emergency' is false" in text


def test_what_cannot_stand_together_is_named(client: Client) -> None:
    _, text = shown(client, **EMPLOYER | {"stage": "post-service", "urgent": "yes"})
    assert "only care that is still ahead can be urgent" in text
