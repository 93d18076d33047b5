"""Fifty people at once on the site while its worker drafts: how long a page of each kind takes; and how soon the first result comes.

`python benchmarks/web/load.py [--people 50] [--seconds 120] [--first 10] [--postgresql]` (`--people 0`: the first results alone). Exit
status 1 where a request had a fault of the server or no answer. The aims: median page below 100 ms, 95th percentile below 300 ms; the
first result of a text PDF within 3 s.

Each person has cookies and a finished case of their own (the sample's, made once through the site, then sealed anew for everybody), reads
its pages in turn with two to six seconds between them, as people do, and takes a page's pictures and style sheet at once, as browsers do;
one in six also brings a new notice. One more draws up packets without a pause. All people are one process (asyncio) beside the server.
"""

# ruff: noqa: PLC0415 - Django's parts can be imported only once its settings are there

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import random
import re
import secrets
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
from visiting import CASE, ROOT, SAMPLE, WAITING, Site, Visitor, machine_load, served, share, token_of

sys.path.insert(0, str(ROOT / "tests"))
from postgres_cluster import cluster

PAGES = ("", "dates/", "criteria/", "letter/", "packet/", "worklist/", "preview/", "preview/?page=2", "preview/?page=3", "files/")
PICTURE = re.compile(r'<img[^>]+src="([^"]+\.png)')
SHEET = re.compile(r'href="(/static/[^"]+\.css)"')
MEDIAN, MOST = 0.100, 0.300  # aims, seconds


def copies(source: str, count: int) -> list[dict[str, str]]:
    """So many cases with the files of one, each under its own key, and a browser's cookie for each."""
    from django.conf import settings
    from django.test import Client

    from denialhelp.web.cases.models import Case
    from denialhelp.web.cases.storage import Store

    first = Case.objects.get(pk=source)
    held = Store(first)
    places = [p for p in held.names(first.packet)] + ["read.json"]  # noqa: C416 - a list of its own
    whole = {place: held.get(place) for place in places}
    out = []
    for _ in range(count):
        case = Case.begin(secrets.token_urlsafe(24))
        store = Store(case)
        for place, content in whole.items():
            store.put(place, [content])
        for file in first.files.all():
            made = case.files.model(case=case, role=file.role, place=file.place, state=file.state, pages=file.pages, size=file.size)
            made.name = file.name
            made.save()
            store.put(made.stored, [held.get(file.stored)])
        Case.objects.filter(pk=case.pk).update(state=first.state, step=first.step, packet=first.packet)
        client = Client()
        session = client.session
        session["cases"] = [case.pk]
        session.save()
        out.append({"case": case.pk, "cookie": str(session.session_key)})
    assert settings.SESSION_COOKIE_NAME == "sessionid"
    return out


def prepared(site: Site, count: int) -> list[dict[str, str]]:
    """The people's cases: one made through the site, the others from it in a process of their own."""
    visitor = Visitor(site.address, lambda *_told: None)
    visitor.wait(visitor.upload(whole=True), "/", pause=0.5)
    page = visitor.ask("facts", "GET", visitor.of_case())
    visitor.wait(page, visitor.of_case(), pause=0.5)
    visitor.draft()
    command = [sys.executable, __file__, "--copies", visitor.case, str(count)]
    done = subprocess.run(command, env=site.environment, capture_output=True, text=True, check=True)
    made: list[dict[str, str]] = json.loads(done.stdout)
    return made


class Told:
    """Seconds of each kind of request, and faults. Only what began within the time that is measured counts; faults always do."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.faults: dict[str, int] = defaultdict(int)
        self.counting = False

    def __call__(self, kind: str, seconds: float, status: int) -> None:
        """One request."""
        if status == 0 or status >= 400:
            self.faults[f"{kind}: {status or 'no answer'}"] += 1
        elif self.counting:
            self.seconds[kind].append(seconds)


class Person:
    """One of the people."""

    def __init__(self, site: Site, told: Told, given: dict[str, str], number: int) -> None:
        self.client = httpx.AsyncClient(base_url=site.address, timeout=60, trust_env=False, cookies={"sessionid": given["cookie"]})
        self.told, self.case, self.chance = told, given["case"], random.Random(number)  # noqa: S311 - moments, no secrets
        self.brings, self.seen = number % 6 == 0, set[str]()

    async def ask(self, kind: str, method: str, path: str, **more: Any) -> httpx.Response:
        """One request, timed until the whole answer is here; redirects are requests of their own."""
        began = time.perf_counter()
        try:
            answer = await self.client.request(method, path, **more)
        except httpx.TransportError:
            self.told(kind, time.perf_counter() - began, 0)
            raise
        self.told(kind, time.perf_counter() - began, answer.status_code)
        return answer

    async def look(self, kind: str, path: str) -> httpx.Response:
        """A page with its pictures, and its style sheet the first time."""
        page = await self.ask(kind, "GET", path)
        parts = [(("picture again" if p in self.seen else "picture, drawn"), p) for p in dict.fromkeys(PICTURE.findall(page.text))]
        parts += [("style sheet", p) for p in SHEET.findall(page.text) if p not in self.seen]
        self.seen.update(p for _kind, p in parts)
        await asyncio.gather(*(self.ask(k, "GET", p) for k, p in parts))
        return page

    async def pause(self) -> None:
        """Read what is shown."""
        await asyncio.sleep(self.chance.uniform(2, 6))

    async def bring(self) -> None:
        """A new notice, looked at until it is read."""
        page = await self.look("start", "/")
        await self.pause()
        files = {"notice": ("notice.pdf", (SAMPLE / "notice.pdf").read_bytes(), "application/pdf")}
        answer = await self.ask("upload", "POST", "/", data={"csrfmiddlewaretoken": token_of(page)}, files=files)
        path = answer.headers["location"]
        assert CASE.search(path)
        page = await self.ask("waiting", "GET", path)
        while WAITING in page.text:
            await asyncio.sleep(2)
            page = await self.ask("waiting", "GET", path)

    async def live(self) -> None:
        """Until cancelled."""
        await asyncio.sleep(self.chance.uniform(0, 6))
        with contextlib.suppress(httpx.TransportError):
            if self.brings:
                await asyncio.sleep(self.chance.uniform(0, 60))
                await self.bring()
            await self.look("start", "/")
        while True:
            for place in self.chance.sample(PAGES, len(PAGES)):
                await self.pause()
                with contextlib.suppress(httpx.TransportError):
                    await self.look(place.partition("/")[0] or "facts", f"/case/{self.case}/{place}")


async def crowd(people: list[Person], told: Told, seconds: float) -> None:
    """All of them; what is measured begins when everybody has come."""
    living = [asyncio.create_task(person.live()) for person in people]
    await asyncio.sleep(12)
    told.counting = True
    await asyncio.sleep(seconds)
    told.counting = False
    for one in living:
        one.cancel()
    for ended in await asyncio.gather(*living, return_exceptions=True):
        if isinstance(ended, Exception) and not isinstance(ended, asyncio.CancelledError):
            raise ended
    for person in people:
        await person.client.aclose()


def drafting(site: Site, over: threading.Event, made: list[float]) -> None:
    """One packet after another, each case deleted afterwards."""
    while not over.is_set():
        began, visitor = time.monotonic(), Visitor(site.address, lambda *_told: None)
        page = visitor.upload(whole=True)
        visitor.wait(page, visitor.of_case(), pause=0.5)
        visitor.draft()
        made.append(time.monotonic() - began)
        visitor.delete()


def first_results(site: Site, times: int) -> tuple[list[float], list[float]]:
    """From the press of the button to the facts of the sample's notice: when they are there, and when the page, which looks again by itself
    every so many seconds, shows them."""
    ready, shown = [], []
    for pause, out in ((0.02, ready), (0.0, shown)):
        for _ in range(times):
            visitor = Visitor(site.address, lambda *_told: None)
            page = visitor.ask("start", "GET", "/")
            files = {"notice": ("notice.pdf", (SAMPLE / "notice.pdf").read_bytes(), "application/pdf")}
            began = time.perf_counter()
            page = visitor.ask("upload", "POST", "/", data={"csrfmiddlewaretoken": token_of(page)}, files=files)
            while WAITING in page.text:
                again = re.search(r'http-equiv="refresh" content="(\d+)', page.text)
                assert again is not None
                time.sleep(pause or float(again[1]))
                page = visitor.ask("waiting", "GET", page.url.path)
            out.append(time.perf_counter() - began)
            found = CASE.search(page.url.path)
            assert found is not None and page.status_code == 200
            visitor.case = found[1]
            visitor.delete()
            time.sleep(2)  # as if nobody else was there: the next task's process is loaded meanwhile
    return ready, shown


def tell(told: Told, drafts: list[float], seconds: float) -> None:
    """The table."""
    everything = [s for kind, held in told.seconds.items() if kind != "style sheet" for s in held]
    pages = [s for kind, held in told.seconds.items() if kind != "style sheet" and not kind.startswith("picture") for s in held]
    print(f"{'':>15} {'requests':>8} {'median':>7} {'95%':>7} {'99%':>7} {'most':>7}  ms")
    for kind, held in [*sorted(told.seconds.items()), ("all pages", pages), ("with pictures", everything)]:
        figures = " ".join(f"{1000 * share(held, part):7.0f}" for part in (0.5, 0.95, 0.99, 1.0))
        print(f"{kind:>15} {len(held):8d} {figures}")
    ok = share(everything, 0.5) < MEDIAN and share(everything, 0.95) < MOST
    print(f"{len(everything) / seconds:.1f} requests a second; aim {'met' if ok else 'MISSED'}; {len(drafts)} packets drafted beside"
          f" ({share(drafts, 0.5):.1f} s each from upload to packet); faults: {dict(told.faults) or 'none'}")  # fmt: skip


def measure(site: Site, people: int, seconds: float, first: int) -> int:
    """Everything; the exit status."""
    told, over, drafts = Told(), threading.Event(), list[float]()
    given = prepared(site, people) if people else []
    if first:
        time.sleep(5)
        before = machine_load()
        for what, held in zip(("is there", "is shown"), first_results(site, first), strict=True):
            print(f"first result {what}: median {share(held, 0.5):.2f} s, worst {max(held):.2f} s of {first} ({before})")
    if not people:
        return 0
    busy = threading.Thread(target=drafting, args=(site, over, drafts), daemon=True)
    busy.start()
    before = machine_load()
    asyncio.run(crowd([Person(site, told, each, n) for n, each in enumerate(given)], told, seconds))
    memory = {kind: f"{taken.megabytes:.0f} MB in {taken.count}" for kind, taken in sorted(site.processes().items())}
    print(f"{people} people, {seconds:.0f} s; {before} before, {machine_load()} at the end; memory: {memory}")
    over.set()
    tell(told, drafts, seconds)
    busy.join(timeout=60)
    return int(bool(told.faults))


@contextlib.contextmanager
def database(wanted: bool) -> Iterator[dict[str, str]]:
    """SQLite, or a PostgreSQL of its own."""
    if not wanted:
        yield {}
        return
    with cluster() as made:
        yield {"DENIALHELP_DATABASE_URL": made.url()}


def main() -> int:
    """Read the arguments and measure."""
    if sys.argv[1:2] == ["--copies"]:
        os.environ["DJANGO_SETTINGS_MODULE"] = "denialhelp.web.settings"
        import django

        django.setup()
        print(json.dumps(copies(sys.argv[2], int(sys.argv[3]))))
        return 0
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--people", type=int, default=50)
    words.add_argument("--seconds", type=float, default=120.0)
    words.add_argument("--first", type=int, default=10)
    words.add_argument("--postgresql", action="store_true")
    given = words.parse_args()
    with (
        tempfile.TemporaryDirectory() as place,
        database(given.postgresql) as more,
        served(Path(place) / "home", DENIALHELP_WORKERS="1", **more) as site,
    ):
        return measure(site, given.people, given.seconds, given.first)


if __name__ == "__main__":
    sys.exit(main())
