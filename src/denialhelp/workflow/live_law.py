"""Asks the live eCFR versioner interface and other public addresses, politely: one at a time, with a pause, a time and a size limit."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from datetime import date
from http.client import HTTPException
from typing import Any
from urllib.parse import quote, urlencode, urlparse

from denialhelp import __version__
from denialhelp.errors import DenialHelpError

ECFR = "https://www.ecfr.gov"
GONE = frozenset({404, 410})
AGENT = f"DenialHelp/{__version__} (reference refresh; one reader, by hand)"
Json = Any


class NoAnswer(Exception):
    """An address gave no usable answer. `gone`: it says that there is nothing."""

    def __init__(self, why: str, *, gone: bool = False) -> None:
        super().__init__(why)
        self.why, self.gone = why, gone


@dataclass
class Reader:
    """Fetches addresses. `pause` is the least time between two requests, `timeout` the most for one, in seconds; `limit` is in bytes."""

    base_url: str = ECFR
    timeout: float = 20.0
    pause: float = 0.7
    limit: int = 8_000_000
    reached: bool = False
    _last: float = field(default=0.0, repr=False)

    def get(self, url: str) -> bytes:
        """The body of an address. Raises NoAnswer."""
        if urlparse(url).scheme not in ("http", "https"):
            raise NoAnswer("it is no web address")
        wait = self._last + self.pause - time.monotonic()
        if self._last and wait > 0:
            time.sleep(wait)
        request = urllib.request.Request(url, headers={"User-Agent": AGENT, "Accept": "*/*"})  # noqa: S310 - the scheme is checked above
        ends = time.monotonic() + self.timeout
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as answer:  # noqa: S310 - the same
                self.reached = True
                return self._body(answer, ends)
        except urllib.error.HTTPError as fault:
            self.reached = True
            with fault:
                raise NoAnswer(f"it answered {fault.code}", gone=fault.code in GONE) from fault
        except TimeoutError as fault:  # the connection stood, so there is a network
            self.reached = True
            raise NoAnswer(f"it did not answer within {self.timeout:g} seconds") from fault
        except urllib.error.URLError as fault:
            raise NoAnswer("it could not be reached") from fault
        except (OSError, HTTPException) as fault:
            raise NoAnswer("the connection broke off") from fault
        finally:
            self._last = time.monotonic()

    def _body(self, answer: Any, ends: float) -> bytes:
        parts: list[bytes] = []
        held = 0
        while part := answer.read1(65536):
            parts.append(part)
            held += len(part)
            if held > self.limit:
                raise NoAnswer(f"it is larger than {self.limit // 1_000_000} MB")
            if time.monotonic() > ends:
                raise NoAnswer(f"it did not end within {self.timeout:g} seconds")
        return b"".join(parts)

    def json(self, path: str, **query: str) -> Json:
        """A JSON answer of the versioner. Raises NoAnswer."""
        try:
            return json.loads(self.get(self._address(path, query)))
        except ValueError as fault:
            raise NoAnswer("its answer is not JSON") from fault

    def _address(self, path: str, query: dict[str, str]) -> str:
        return f"{self.base_url.rstrip('/')}/api/versioner/v1/{path}" + (f"?{urlencode(query)}" if query else "")

    def latest(self, title: str) -> date:
        """The day up to which a title of the CFR is kept. Raises NoAnswer."""
        try:
            rows = self.json("titles.json")["titles"]
            return date.fromisoformat(next(r["up_to_date_as_of"] for r in rows if str(r["number"]) == title))
        except (KeyError, TypeError, ValueError, StopIteration) as fault:
            raise NoAnswer("its list of titles has another form than expected") from fault

    def versions(self, title: str, section: str) -> list[Json]:
        """The versions of a section: `amendment_date`, `substantive`, `removed`. Raises NoAnswer."""
        part = section.split(".", maxsplit=1)[0]
        answer = self.json(f"versions/title-{title}.json", part=part, section=section)
        rows = answer.get("content_versions") if isinstance(answer, dict) else None
        if not isinstance(rows, list):
            raise NoAnswer("its list of versions has another form than expected")
        return [r for r in rows if isinstance(r, dict) and r.get("identifier") == section]

    def full(self, title: str, section: str, day: date) -> bytes:
        """A section's XML as it stood on a day. Raises NoAnswer."""
        query = {"part": section.split(".", maxsplit=1)[0], "section": section}
        return self.get(self._address(f"full/{day.isoformat()}/title-{quote(title)}.xml", query))


def network_away() -> DenialHelpError:
    """What to say where nothing at all could be reached."""
    return DenialHelpError(
        "network-away",
        "No source could be reached: there seems to be no network here. Nothing was compared and nothing was changed; "
        "'denialhelp reference check' works without a network.",
    )
