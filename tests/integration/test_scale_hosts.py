"""Three hosts, PostgreSQL and an object store: what is asked for is done once, whatever is killed, cut off or stopped meanwhile."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from scale_fleet import Fleet, fleet

LEASE = 5.0
TWICE = "SELECT count(*) FROM (SELECT number FROM scale_effect GROUP BY number HAVING count(*) > 1) AS twice"
EFFECTS, CASES = "SELECT count(*) FROM scale_effect", "SELECT count(*) FROM cases_case"
LOST = "SELECT count(*) FROM jobs_task WHERE every = 0 AND state <> 'done'"
SEEN = "SELECT count(*) FROM jobs_worker WHERE seen_at > clock_timestamp() - interval '2 seconds'"
ENDINGS = "SELECT count(*) FROM guard_auditevent WHERE action = 'work-ended'"


@pytest.fixture(scope="module")
def hosts() -> Iterator[Fleet]:
    with fleet(3, lease=LEASE) as made:
        for number in (1, 2, 3):
            made.start(number)
        yield made


def ask(hosts: Fleet, notes: int, cases: int, milliseconds: int = 60) -> None:
    hosts.part("notes", str(hosts.number("SELECT count(*) FROM jobs_task WHERE name = 'scale.note'")), str(notes), str(milliseconds))
    hosts.part("cases", str(cases))


def under_way(hosts: Fleet, notes: int) -> None:
    """Wait until some of the new notes are done."""
    hosts.until(lambda: hosts.number(EFFECTS) >= notes)


def all_done_once(hosts: Fleet, notes: int, cases: int) -> None:
    hosts.until(hosts.all_done)
    assert hosts.number(LOST) == 0, hosts.told()
    assert hosts.number(TWICE) == 0
    assert hosts.number(EFFECTS) == notes
    assert hosts.number("SELECT count(*) FROM cases_case WHERE state = 'read'") == cases
    assert hosts.number(ENDINGS) == cases


def test_three_hosts_share_the_work_and_survive_what_happens_to_them(hosts: Fleet) -> None:
    """One story, since the hosts take half of its time to start: quiet, a worker killed, a host cut off, the database stopped."""
    ask(hosts, 60, 3)
    all_done_once(hosts, 60, 3)
    assert len(hosts.ask("SELECT DISTINCT host FROM scale_effect")) == 3

    ask(hosts, 60, 3)
    under_way(hosts, 75)
    hosts.kill(1)
    hosts.start(1)
    all_done_once(hosts, 120, 6)

    ask(hosts, 60, 3)
    under_way(hosts, 130)
    hosts.network.cut(2)
    all_done_once(hosts, 180, 9)
    hosts.network.mend(2)
    hosts.until(lambda: hosts.number(SEEN) >= 3)  # it is back, with whatever it held
    all_done_once(hosts, 180, 9)

    ask(hosts, 60, 3)
    under_way(hosts, 190)
    hosts.database.stop("immediate")
    hosts.database.start(durable=True)
    all_done_once(hosts, 240, 12)
    faults = hosts.ask("SELECT DISTINCT fault FROM jobs_task WHERE fault <> '' AND fault <> 'its worker was lost'")
    assert faults == [], "only lost workers, no fault of a step"


def test_a_host_that_stays_away_does_not_hold_the_others_up(hosts: Fleet) -> None:
    notes, cases = hosts.number(EFFECTS), hosts.number(CASES)
    hosts.network.cut(3)
    ask(hosts, 30, 2)
    all_done_once(hosts, notes + 30, cases + 2)
    hosts.network.mend(3)


def test_a_worker_that_is_told_to_stop_gives_back_what_it_holds(hosts: Fleet) -> None:
    notes, cases = hosts.number(EFFECTS), hosts.number(CASES)
    ask(hosts, 20, 3, 200)
    under_way(hosts, notes + 2)
    for number in (1, 2):
        assert hosts.kill(number, signal.SIGTERM) == 0
    held = hosts.ask("SELECT worker FROM jobs_task WHERE state = 'running' AND every = 0")
    names = {str(row[0]) for row in hosts.ask("SELECT name FROM jobs_worker")}
    assert {str(row[0]) for row in held} <= names
    all_done_once(hosts, notes + 20, cases + 3)
