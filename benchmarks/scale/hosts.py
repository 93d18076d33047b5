"""Three hosts in network namespaces with PostgreSQL and an object store: throughput with one, two and three workers, and what happens when
workers are killed, hosts cut off and the database stopped, again and again.

`python benchmarks/scale/hosts.py [--rounds 5] [--notes 300] [--cases 12]`, as root. Exit status 1 where something was lost or doubled.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import time
from pathlib import Path

import psycopg

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))
from scale_fleet import Fleet, fleet

EFFECTS = "SELECT count(*) FROM scale_effect"
TWICE = "SELECT count(*) FROM (SELECT number FROM scale_effect GROUP BY number HAVING count(*) > 1) AS twice"
READ = "SELECT count(*) FROM cases_case WHERE state IN ('read', 'done')"
ENDINGS = "SELECT count(*) FROM guard_auditevent WHERE action = 'work-ended'"


def ready(hosts: Fleet, workers: int) -> None:
    """Start workers and wait until they do something and their first processes are loaded."""
    for number in range(1, workers + 1):
        hosts.start(number)
    seen = "SELECT count(*) FROM jobs_worker WHERE seen_at > clock_timestamp() - interval '3 seconds'"
    hosts.until(lambda: hosts.number(seen) >= workers)
    time.sleep(4)


def waits(hosts: Fleet, first: int, count: int, milliseconds: int) -> float:
    """Notes a second that wait for something outside (as sending does)."""
    hosts.part("notes", str(first), str(count), str(milliseconds), SCALE_HOLD="yes")
    with psycopg.connect(hosts.database.url()) as connection:
        connection.execute("UPDATE jobs_task SET due_at = clock_timestamp() WHERE state = 'waiting' AND every = 0")
    began = time.monotonic()
    hosts.until(hosts.all_done, 600)
    return count / (time.monotonic() - began)


def drafts(hosts: Fleet, count: int) -> float:
    """Drafts of the sample case (30 pages of text) a minute: computing, with the cores that all hosts share here."""
    hosts.part("drafts", str(count))
    began = time.monotonic()
    hosts.until(hosts.all_done, 900)
    return 60 * count / (time.monotonic() - began)


def throughput(hosts: Fleet, notes: int, cases: int) -> list[dict[str, float]]:
    """With one, two and three workers."""
    out = []
    for workers in (1, 2, 3):
        ready(hosts, workers)
        first = hosts.number("SELECT count(*) FROM jobs_task WHERE name = 'scale.note'")
        empty = waits(hosts, first, notes, 0)
        slow = waits(hosts, first + notes, notes, 100)
        out.append({"workers": workers, "empty steps/s": round(empty, 1), "steps of 100 ms/s": round(slow, 1),
                    "drafts/min": round(drafts(hosts, cases), 1)})  # fmt: skip
        print(json.dumps(out[-1]), flush=True)
        hosts.stop()
    return out


def idle(hosts: Fleet, seconds: float = 20.0) -> float:
    """Share of a core that one worker with nothing to do takes, its waiting process included (it only sleeps)."""
    ready(hosts, 1)
    clock = Path("/proc", str(hosts.workers[1].pid), "stat")

    def spent() -> float:
        fields = clock.read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / 100

    before = spent()
    time.sleep(seconds)
    share = (spent() - before) / seconds
    hosts.stop()
    return share


def mishap(hosts: Fleet, chance: random.Random) -> str:
    """One of the three, at a random moment."""
    what, number = chance.choice(["kill", "cut", "database"]), chance.randint(1, 3)
    time.sleep(chance.uniform(0.2, 4))
    if what == "kill":
        hosts.kill(number)
    elif what == "cut":
        hosts.network.cut(number)
        time.sleep(chance.choice([2.0, 12.0]))  # shorter and longer than a lease
        hosts.network.mend(number)
    else:
        hosts.database.stop(chance.choice(["immediate", "fast"]))
        time.sleep(10)
        hosts.database.start(durable=True)
    for each in (1, 2, 3):
        if each not in hosts.workers:
            hosts.start(each)
    return what


def storm(hosts: Fleet, rounds: int, notes: int, cases: int) -> dict[str, object]:
    """Mishaps while work goes on, then the count of what was done."""
    chance, happened = random.Random(3), []  # noqa: S311 - moments, no secrets
    notes_before, cases_before, endings_before = hosts.number(EFFECTS), hosts.number(READ), hosts.number(ENDINGS)
    ready(hosts, 3)
    began = time.monotonic()
    for number in range(rounds):
        hosts.part("notes", str(notes_before + number * notes), str(notes), "50")
        hosts.part("cases", str(cases))
        happened.append(mishap(hosts, chance))
    hosts.until(hosts.all_done, 600)
    out = {
        "mishaps": {what: happened.count(what) for what in sorted(set(happened))},
        "seconds": round(time.monotonic() - began),
        "notes lost": notes_before + rounds * notes - hosts.number(EFFECTS),
        "notes doubled": hosts.number(TWICE),
        "cases lost": cases_before + rounds * cases - hosts.number(READ),
        "cases ended twice": hosts.number(ENDINGS) - endings_before - rounds * cases,
        "tasks failed": hosts.number("SELECT count(*) FROM jobs_task WHERE state = 'failed'"),
        "most attempts": hosts.number("SELECT max(attempts) FROM jobs_task WHERE every = 0"),
    }
    hosts.stop()
    return out


def main() -> int:
    """Measure and tell."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--rounds", type=int, default=12)
    words.add_argument("--notes", type=int, default=300)
    words.add_argument("--cases", type=int, default=12)
    arguments = words.parse_args()
    with fleet(3, lease=6.0) as hosts:
        print(json.dumps({"idle worker, share of a core": round(idle(hosts), 4)}), flush=True)
        throughput(hosts, arguments.notes, arguments.cases)
        if not arguments.rounds:
            return 0
        told = storm(hosts, arguments.rounds, 60, 3)
    print(json.dumps(told), json.dumps({"peak MB of a process": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024}))
    return int(any(told[what] for what in ("notes lost", "notes doubled", "cases lost", "cases ended twice", "tasks failed")))


if __name__ == "__main__":
    sys.exit(main())
