"""A site with everything in it: cases, people, an organization, an office, trial payments, fax and mail, a FHIR server."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

from aiosmtpd.controller import Controller

import fhir_server
from browser.conftest import ROOT, free_port
from browser.mailing import Inbox
from web_carriers import PUBLIC, SECRET, Depot, depot

METRICS = "synthetic-metrics-token"


@dataclass
class Town:
    """The running site. `made` are the addresses and sessions that were put in before it ran."""

    url: str
    made: dict[str, Any]
    inbox: Inbox
    fax: Depot
    post: Depot
    fhir: Any
    free: list[str] = field(default_factory=list)

    def case(self, path: str = "") -> tuple[str, str]:
        """A finished case that no test has used: its address and the session of its owner."""
        case_id = self.free.pop()
        return f"{self.url}case/{case_id}/{path}", self.made["sessions"][case_id]


def told(home: Path) -> dict[str, str]:
    """The environment of everything that works on this home."""
    return {
        **os.environ, "DENIALHELP_HOME": str(home), "DENIALHELP_AS_OF": "2026-11-24", "PYTHONWARNINGS": "default",
        "DJANGO_SETTINGS_MODULE": "denialhelp.web.settings", "DENIALHELP_RATE_LIMITS": "off",
        "DENIALHELP_ACCOUNTS": "on", "DENIALHELP_METRICS_TOKEN": METRICS,
    }  # fmt: skip


def carriers(fax: Depot, post: Depot) -> dict[str, str]:
    """The settings of the fax and the mail service."""
    return {
        "DENIALHELP_FAX_SERVICE": "telnyx", "DENIALHELP_FAX_KEY": "key", "DENIALHELP_FAX_ACCOUNT": "account",
        "DENIALHELP_FAX_FROM": "+15555550100", "DENIALHELP_FAX_URL": fax.url, "DENIALHELP_FAX_WEBHOOK_KEY": PUBLIC,
        "DENIALHELP_POST_SERVICE": "lob", "DENIALHELP_POST_KEY": "key", "DENIALHELP_POST_URL": post.url,
        "DENIALHELP_POST_WEBHOOK_KEY": SECRET,
    }  # fmt: skip


def filled(home: Path) -> dict[str, Any]:
    """Put everything into an empty home, by a process of its own: beside a browser's event loop Django's database refuses to be used."""
    more = {"DENIALHELP_FAX_SERVICE": "telnyx", "DENIALHELP_FAX_KEY": "key", "DENIALHELP_FAX_ACCOUNT": "account",
            "DENIALHELP_FAX_FROM": "+15555550100"}  # fmt: skip
    path = os.pathsep.join([str(ROOT / "tests"), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, "-m", "browser.filling"]
    ran = subprocess.run(command, cwd=ROOT, env={**told(home), **more, "PYTHONPATH": path}, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    made: dict[str, Any] = json.loads(ran.stdout.strip().splitlines()[-1])
    return made


def answers(address: str) -> None:
    """Wait until something is served there."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 - our own server
                return
        except HTTPError:
            return
        except OSError:
            time.sleep(0.1)


@contextmanager
def started(command: list[str], environment: dict[str, str], address: str) -> Iterator[None]:
    """A program of ours while it runs."""
    process = subprocess.Popen([sys.executable, "-m", *command], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        answers(address)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextmanager
def town(full: tuple[Path, dict[str, Any]], home: Path, *, paying: bool) -> Iterator[Town]:
    """The site over a copy of the filled home."""
    shutil.copytree(full[0], home, dirs_exist_ok=True)
    port, pay, smtp, held = free_port(), free_port(), free_port(), Inbox()
    url = f"http://localhost:{port}/"
    with ExitStack() as stack:
        fax, post, fhir = (stack.enter_context(c) for c in (depot("telnyx"), depot("lob"), fhir_server.served()))
        mail = Controller(held, hostname="127.0.0.1", port=smtp)
        mail.start()
        stack.callback(mail.stop)
        servers = home / "fhir.json"
        servers.write_text(json.dumps([{"name": "Synthetic Hospital", "base": fhir.base, "client_id": "our-app"}]))
        environment = {
            **told(home), **carriers(fax, post), "DENIALHELP_BASE_URL": url, "DENIALHELP_FHIR_SERVERS": str(servers),
            "DENIALHELP_SMTP_HOST": "127.0.0.1", "DENIALHELP_SMTP_PORT": str(smtp), "DENIALHELP_SMTP_TLS": "none",
        }  # fmt: skip
        if paying:
            environment |= {
                "DENIALHELP_PAYMENTS": "on", "DENIALHELP_STRIPE_KEY": "sk_test_synthetic",
                "DENIALHELP_STRIPE_WEBHOOK_SECRET": "whsec_synthetic", "DENIALHELP_STRIPE_API_BASE": f"http://127.0.0.1:{pay}",
            }  # fmt: skip
            fake = ["denialhelp.web.payments.fake", "--port", str(pay), "--hook", f"{url}hooks/stripe/"]
            stack.enter_context(started(fake, dict(os.environ), f"http://127.0.0.1:{pay}/v1/customers"))
        serve = ["denialhelp.cli.main", "serve", "--port", str(port), "--home", str(home), "--as-of", "2026-11-24"]
        stack.enter_context(started(serve, environment, url))
        yield Town(url, full[1], held, fax, post, fhir, free=list(full[1]["free"]))
