"""A long run of mixed load: is memory steady, are files and processes let go, does what is past its time go away?

`python benchmarks/scale/soak.py [MINUTES] [--every 30] [--out FILE.csv] [--postgresql]`. Exit status 1 where it is not steady.

People upload, read, draft, look at pages and pictures and delete about half of their cases; an office brings in an 835 every two minutes;
cases older than four minutes are made to be past their time, and the retention job runs every minute (in life: 24 hours and ten minutes).
"Steady" is said by this rule: the first third of the time is for warming up; then, of each kind of process, the median of the last third
is at most 5% or 10 MB above that of the middle third, open files at most 4 above, the largest number of processes at most 2 above; no case
is there two and a half minutes past its time, and no folder without a case; no request had a server's fault or no answer; no task failed;
and at the end nothing readable lies in the work folders. How many cases there are at once is chance, and the audit log only grows: both
are told, not judged.
"""

# ruff: noqa: PLC0415 - Django's parts can be imported only once its settings are there

from __future__ import annotations

import argparse
import contextlib
import csv
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks" / "web"), str(ROOT / "benchmarks" / "scale")]
from visiting import Site, Taken, Visitor, machine_load, served, share, token_of  # noqa: E402

from postgres_cluster import cluster  # noqa: E402

OLD = 240.0  # seconds after which a case is past its time here
KINDS = ("serve", "web", "worker")
READING = ("", "dates/", "criteria/", "letter/", "worklist/", "packet/", "preview/", "files/")
HELP = ("/", "/calculator/", "/privacy/", "/help/", "/check/", "/es")
Row = dict[str, float]


def beside() -> None:
    """A process with Django that answers one line each: the office's cookie, cases past their time, what the tables hold."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "denialhelp.web.settings"
    import django

    django.setup()
    deeds = {"office": _office, "age": _age, "tables": _tables}
    for line in sys.stdin:
        print(json.dumps(deeds[line.strip()]()), flush=True)


def _office() -> dict[str, str]:
    from django.contrib.auth import get_user_model
    from django.test import Client

    from denialhelp.web.organizations.models import Organization

    owner = get_user_model().objects.create_user("owner@office.example")  # type: ignore[attr-defined]
    made = Organization.begin("Synthetic Clinic", "practice", owner)
    client = Client()
    client.force_login(owner, backend="allauth.account.auth_backends.AuthenticationBackend")
    return {"cookie": client.cookies["sessionid"].value, "organization": str(made.pk)}


def _age() -> int:
    """Cases older than some minutes are past their time, and the retention job is due."""
    from datetime import timedelta

    from django.utils import timezone

    from denialhelp.web.cases.models import Case
    from denialhelp.web.jobs.models import Task, TaskState

    now = timezone.now()
    aged = Case.objects.filter(created_at__lte=now - timedelta(seconds=OLD)).update(expires_at=now)
    Task.objects.filter(name="cases.retention", state=TaskState.WAITING).update(due_at=now)
    return int(aged)


def _tables() -> dict[str, int]:
    from datetime import timedelta

    from django.conf import settings
    from django.db import connection
    from django.utils import timezone

    from denialhelp.web.accounts.models import BrowserSession
    from denialhelp.web.cases.models import Case, CaseFile
    from denialhelp.web.cases.storage import strays
    from denialhelp.web.guard.models import AuditEvent
    from denialhelp.web.jobs.models import Task
    from denialhelp.web.organizations.models import CaseOf

    held = {"cases": Case, "files": CaseFile, "tasks": Task, "board": CaseOf, "sessions": BrowserSession, "audit": AuditEvent}
    told = {f"rows of {name}": model.objects.count() for name, model in held.items()}
    told["tasks failed"] = Task.objects.filter(state="failed").count()
    told["cases overdue"] = Case.objects.filter(created_at__lte=timezone.now() - timedelta(seconds=OLD + 150)).count()
    told["stray folders"] = len(strays(lambda: Case.objects.values_list("pk", flat=True)))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            told["database KB"] = cursor.fetchone()[0] // 1024
    else:
        told["database KB"] = sum(p.stat().st_size for p in settings.HOME.glob("denialhelp.sqlite3*")) // 1024
    connection.close()
    return told


class Beside:
    """That process, asked from here."""

    def __init__(self, site: Site) -> None:
        command = [sys.executable, __file__, "--beside-the-site"]
        self._process = subprocess.Popen(command, env=site.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._lock = threading.Lock()

    def ask(self, what: str) -> dict[str, str]:
        """Its answer."""
        assert self._process.stdin is not None and self._process.stdout is not None
        with self._lock:
            self._process.stdin.write(what + "\n")
            self._process.stdin.flush()
            told: dict[str, str] = json.loads(self._process.stdout.readline())
            return told

    def stop(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)


class Told:
    """What was asked and how it was answered."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.seconds: list[float] = []
        self.kinds, self.faults = Counter[str](), Counter[str]()

    def __call__(self, kind: str, seconds: float, status: int) -> None:
        """One request."""
        with self._lock:
            self.seconds.append(seconds)
            self.kinds[kind] += 1
            if status == 0 or status >= 500:
                self.faults[f"{kind}: {status or 'no answer'}"] += 1


class Person(threading.Thread):
    """One person after another. A drafter brings everything and makes a packet; a reader brings a notice; a looker only looks around."""

    def __init__(self, what: str, site: Site, told: Told, over: threading.Event, number: int) -> None:
        super().__init__(daemon=True, name=f"{what} {number}")
        self.what, self.site, self.told, self.over = what, site, told, over
        self.chance = random.Random(number)  # noqa: S311 - moments, no secrets
        self.rounds, self.troubles = 0, Counter[str]()

    def run(self) -> None:
        """Until it is over."""
        while not self.over.is_set():
            began = time.monotonic()
            try:
                self._one(Visitor(self.site.address, self.told))
                self.rounds += 1
            except Exception as fault:  # noqa: BLE001 - the run goes on, and the trouble is told at its end
                self.troubles[type(fault).__name__] += 1
            self.over.wait(max(0.0, {"drafter": 60.0, "reader": 30.0, "looker": 12.0}[self.what] - (time.monotonic() - began)))

    def _one(self, visitor: Visitor) -> None:
        with visitor.client:
            if self.what == "looker":
                for path in HELP:
                    self._look(visitor, "around", path)
                return
            page = visitor.upload(whole=self.what == "drafter")
            visitor.wait(page, visitor.of_case())
            if self.what == "drafter":
                visitor.draft()
            for place in READING if self.what == "drafter" else READING[:2]:
                self._look(visitor, "page of a case", visitor.of_case(place))
            if self.what == "drafter":
                self._look(visitor, "picture", visitor.of_case(f"preview/{self.chance.randint(1, 20)}.png"))
                self._look(visitor, "packet", visitor.of_case("file/packet.pdf"))
            if self.chance.random() < 0.5:
                visitor.delete()

    def _look(self, visitor: Visitor, kind: str, path: str) -> None:
        if not self.over.wait(self.chance.uniform(0.5, 2.5)):
            visitor.ask(kind, "GET", path)


class Office(threading.Thread):
    """An office that brings in remittances and looks at its board."""

    def __init__(self, site: Site, told: Told, over: threading.Event, given: dict[str, str]) -> None:
        super().__init__(daemon=True, name="office")
        self.site, self.told, self.over, self.given = site, told, over, given
        self.rounds, self.troubles = 0, Counter[str]()

    def run(self) -> None:
        """Until it is over, every two minutes."""
        from batch import remittance

        chance, root = random.Random(7), f"/organization/{self.given['organization']}/"  # noqa: S311 - samples
        while not self.over.is_set():
            try:
                with Visitor(self.site.address, self.told, {"sessionid": self.given["cookie"]}).client as client:
                    visitor = Visitor(self.site.address, self.told)
                    visitor.client = client
                    page = visitor.ask("remittances", "GET", root + "remittances/")
                    remit = ("files", ("monday.835", remittance(40, 100 * self.rounds, chance).encode(), "text/plain"))
                    visitor.ask("835", "POST", root + "remittances/", data={"csrfmiddlewaretoken": token_of(page)}, files=[remit])
                    for path in ("", "?sort=amount", "outcomes/"):
                        self.over.wait(8)
                        visitor.ask("board", "GET", root + path)
                self.rounds += 1
            except Exception as fault:  # noqa: BLE001 - the run goes on, and the trouble is told at its end
                self.troubles[type(fault).__name__] += 1
            self.over.wait(90)


def _folder(place: Path) -> tuple[int, float]:
    """How many files, and megabytes."""
    count, size = 0, 0
    for path in place.rglob("*"):
        with contextlib.suppress(OSError):
            if path.is_file():
                count, size = count + 1, size + path.stat().st_size
    return count, size / 2**20


def sample(site: Site, helper: Beside, minute: float) -> Row:
    """One line of what is taken now."""
    held = site.processes()
    row: Row = {"minute": round(minute, 2), "load": os.getloadavg()[0]}
    for kind in KINDS:
        taken = held.get(kind, Taken())
        row |= {f"{kind} MB": round(taken.megabytes, 1), f"{kind} open files": taken.files}
    for kind in ("task", "reader"):
        taken = held.get(kind, Taken())
        row |= {f"{kind}s": taken.count, f"largest {kind} MB": round(taken.largest, 1)}
    row["processes"] = sum(t.count for t in held.values())
    row["all MB"] = round(sum(t.megabytes for t in held.values()), 1)
    row |= {name: float(number) for name, number in helper.ask("tables").items()}
    row["sealed files"], row["sealed MB"] = _folder(site.home / "cases")
    row["readable files"] = _folder(site.home / "work")[0] + _folder(site.home / "incoming")[0]
    return row


def slope(minutes: list[float], values: list[float]) -> float:
    """Growth an hour: the median of the slopes between all pairs (Theil and Sen), which single peaks do not move."""
    pairs = [(b - a) / (t - s) for n, (s, a) in enumerate(zip(minutes, values, strict=True))
             for t, b in zip(minutes[n + 1 :], values[n + 1 :], strict=True)]  # fmt: skip
    return statistics.median(pairs) * 60 if pairs else 0.0


def judged(rows: list[Row]) -> list[str]:
    """What is not steady, by the rule at the top; prints each column's first, median, last and growth after warming up."""
    third, wrong = len(rows) // 3, []
    after = rows[third:]
    print(f"{'':>22} {'first':>9} {'median':>9} {'last':>9} {'most':>9} {'an hour':>9}   (growth after the first third)")
    for name in rows[0]:
        values = [row[name] for row in rows]
        growth = slope([row["minute"] for row in after], [row[name] for row in after])
        print(f"{name:>22} {values[0]:9.1f} {statistics.median(values):9.1f} {values[-1]:9.1f} {max(values):9.1f} {growth:+9.1f}")
        middle, last = [r[name] for r in rows[third : 2 * third]], [r[name] for r in rows[2 * third :]]
        if not middle or not last:
            continue
        before, now = statistics.median(middle), statistics.median(last)
        if name in {f"{k} MB" for k in KINDS} and now > max(before * 1.05, before + 10):
            wrong.append(f"{name}: {before:.1f}, then {now:.1f}")
        if name.endswith("open files") and now > before + 4:
            wrong.append(f"{name}: {before:.0f}, then {now:.0f}")
        if name == "processes" and max(last) > max(middle) + 2:
            wrong.append(f"{name}: {max(middle):.0f}, then {max(last):.0f}")
        if name in ("cases overdue", "stray folders") and max(values):
            wrong.append(f"{name}: up to {max(values):.0f}")
    return wrong


def run(site: Site, minutes: float, every: float, out: Path | None) -> int:
    """The whole run; the exit status."""
    helper, told, over = Beside(site), Told(), threading.Event()
    given = helper.ask("office")
    people: list[Person | Office] = [Person(w, site, told, over, n) for n, w in enumerate(("drafter", "reader", "reader", "looker"))]
    people.append(Office(site, told, over, given))
    for person in people:
        person.start()
    rows: list[Row] = []
    began, aged = time.monotonic(), 0.0
    while (now := time.monotonic() - began) < minutes * 60:
        rows.append(sample(site, helper, now / 60))
        if out is not None:
            with out.open("w", newline="") as file:
                csv.DictWriter(file, rows[0].keys()).writeheader()
                csv.DictWriter(file, rows[0].keys()).writerows(rows)
        if now - aged >= 60:
            helper.ask("age")
            aged = now
        time.sleep(max(0.0, every - (time.monotonic() - began - now)))
    over.set()
    for person in people:
        person.join(timeout=120)
    for _ in range(60):  # what is under way comes to its end
        if not _folder(site.home / "work")[0]:
            break
        time.sleep(1)
    left = _folder(site.home / "work")[0] + _folder(site.home / "incoming")[0]
    wrong = judged(rows)
    rounds, troubles = Counter[str](), Counter[str]()
    for person in people:
        rounds[person.name.split()[0]] += person.rounds
        troubles.update(person.troubles)
    wrong += [f"{fault} ({count})" for fault, count in (told.faults + troubles).items()]
    wrong += [f"{left} readable files left"] if left else []
    wrong += ["tasks failed"] if rows[-1]["tasks failed"] else []
    print(json.dumps({"minutes": round(rows[-1]["minute"], 1), "samples": len(rows), "requests": len(told.seconds), "kinds": told.kinds,
                      "median ms": round(1000 * share(told.seconds, 0.5)), "95% ms": round(1000 * share(told.seconds, 0.95)),
                      "rounds": rounds, "mean load": round(statistics.mean(r["load"] for r in rows), 1)}))  # fmt: skip
    print("steady" if not wrong else "NOT STEADY: " + "; ".join(wrong), f"({machine_load()})")
    helper.stop()
    return int(bool(wrong))


@contextlib.contextmanager
def database(wanted: bool) -> Iterator[dict[str, str]]:
    """SQLite, or a PostgreSQL of its own."""
    if not wanted:
        yield {}
        return
    with cluster() as made:
        yield {"DENIALHELP_DATABASE_URL": made.url()}


def main() -> int:
    """Read the arguments and run."""
    if sys.argv[1:] == ["--beside-the-site"]:
        beside()
        return 0
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("minutes", type=float, nargs="?", default=30.0)
    words.add_argument("--every", type=float, default=30.0)
    words.add_argument("--out", type=Path)
    words.add_argument("--postgresql", action="store_true")
    given = words.parse_args()
    with tempfile.TemporaryDirectory() as place, database(given.postgresql) as more, served(Path(place) / "home", **more) as site:
        return run(site, given.minutes, given.every, given.out)


if __name__ == "__main__":
    sys.exit(main())
