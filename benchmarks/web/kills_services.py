"""Kills the worker and the server at random moments while faxes are handed to a service and letters are paid for.

    python benchmarks/web/kills_services.py [KILLS_OF_THE_WORKER] [KILLS_OF_THE_SERVER]      (30 and 20)

The fax service is the tests' local server that speaks the real one's interface: at a request it may kill the worker before it has taken the
fax, or after it has taken it and before the worker has its answer. The paying service is our trial Stripe with signed calls that are tried
again. In the end every fax must have been taken once, every payment be noted once, and the log hold. Everything is made up and stays on
this machine.
"""

# ruff: noqa: PLC0415 - Django is set up before what rests on it is imported
from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks" / "web")]
CASES, FAXES = 12, 3
AT_MOST, SERVER_EVERY = 480.0, 4.0  # seconds
_DJANGO = "import django; django.setup()\n"
_WORKER = f"""{_DJANGO}
from datetime import timedelta
from denialhelp.web.sending import carrying
carrying.SETTLE = timedelta(seconds=1)
from denialhelp.web.jobs.models import Lane
from denialhelp.web.jobs.worker import Runner
Runner([(Lane.SHORT,), (Lane.SHORT,)]).run()
"""
_SERVER = f"""{_DJANGO}
from wsgiref.simple_server import make_server
from django.core.wsgi import get_wsgi_application
make_server("127.0.0.1", PORT, get_wsgi_application()).serve_forever()
"""
_STRIPE = """
import denialhelp.web.payments.fake.posting as posting
posting.PAUSES = (1,) * 200
from denialhelp.web.payments.fake.__main__ import serve
serve("127.0.0.1", PAY, "k", "s", "http://127.0.0.1:PORT/hooks/stripe/")[0].serve_forever()
"""


class Mishaps:
    """The worker, and how often it was killed at a request to the fax service."""

    def __init__(self, most: int) -> None:
        self.most, self.kills, self.worker = most, 0, subprocess.Popen(["true"])

    def maybe(self, chance: float) -> bool:
        """Kill the worker with this chance; whether it was."""
        if self.kills >= self.most or random.random() >= chance:  # noqa: S311 - chance, not secrets
            return False
        self.kills += 1
        self.worker.send_signal(signal.SIGKILL)
        return True

    def around(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """The service's own answering, with mishaps before and after it."""

        def answer(depot: Any, environ: Any, start: Any) -> Any:
            if self.maybe(0.2):
                start("500 Cut off", [])
                return [b""]
            out = real(depot, environ, start)
            self.maybe(0.2)
            return out

        return answer


def settings_of(home: Path, pay: int, fax: Any) -> dict[str, str]:
    """The installation's settings."""
    from web_carriers import PUBLIC

    return {
        "DENIALHELP_HOME": str(home), "DJANGO_SETTINGS_MODULE": "denialhelp.web.settings", "DENIALHELP_AS_OF": "2026-11-24",
        "DENIALHELP_PAYMENTS": "on", "DENIALHELP_STRIPE_KEY": "k", "DENIALHELP_STRIPE_WEBHOOK_SECRET": "s",
        "DENIALHELP_STRIPE_API_BASE": f"http://127.0.0.1:{pay}", "DENIALHELP_FAX_SERVICE": "telnyx", "DENIALHELP_FAX_KEY": "key",
        "DENIALHELP_FAX_ACCOUNT": "account", "DENIALHELP_FAX_FROM": "+15555550100", "DENIALHELP_FAX_URL": fax.url,
        "DENIALHELP_FAX_WEBHOOK_KEY": PUBLIC, "DENIALHELP_JOB_LEASE": "3", "DENIALHELP_RATE_LIMITS": "off",
    }  # fmt: skip


def prepare(folder: Path, port: int) -> list[str]:
    """Cases with confirmed faxes and begun payments; the addresses of the pages to pay on."""
    from denialhelp.web.payments import paying
    from denialhelp.web.sending import dispatching
    from web_case import finished

    pages = []
    for n in range(CASES):
        case = finished(folder, f"case-{n}")
        for k in range(FAXES):
            made = dispatching.prepare(
                case, "fax", f"+1855555{n:02d}{k:02d}", name="A", sender=None, event="appeal_received", cited_only=True
            )
            dispatching.confirm(made)
        pages.append(paying.begin(case, f"p{n}@example.org", "", "en", f"http://127.0.0.1:{port}"))
    return pages


def run(mishaps: Mishaps, server_kills: int, start: Callable[[str], subprocess.Popen[bytes]]) -> int:
    """Keep both going while they are killed, until all is done or the time is over; how often the server was killed."""
    from denialhelp.web.payments.models import Payment
    from denialhelp.web.sending import carrying
    from denialhelp.web.sending.models import Part

    # What lies still is taken up by this process: with the usual three minutes a round it alone could take longer than the whole run.
    carrying.SETTLE = timedelta(seconds=1)
    server, killed, began = start(_SERVER), 0, time.monotonic()
    last = swept = began
    mishaps.worker = start(_WORKER)
    while time.monotonic() - began < AT_MOST:
        time.sleep(0.1)
        now = time.monotonic()
        if now - swept > 15:
            swept = now
            carrying.take_up_again()
        if mishaps.worker.poll() is not None:
            mishaps.worker = start(_WORKER)
        if killed < server_kills and now - last > SERVER_EVERY:
            server.send_signal(signal.SIGKILL)
            server.wait()
            killed, last, server = killed + 1, now, start(_SERVER)
        open_ = Part.objects.exclude(state="accepted").count() + Payment.objects.exclude(state="paid").count()
        if not open_ and killed >= server_kills:
            break
    else:
        states = {kind.__name__: Counter(kind.objects.values_list("state", flat=True)) for kind in (Part, Payment)}
        print(f"not all was done after {AT_MOST:.0f} s: {states}")
    for name, process in (("worker", mishaps.worker), ("server", server)):
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            print(f"the {name} did not end within 20 s and was killed")
            process.kill()
    return killed


def main() -> int:
    """Run, count, judge; 1 where something was lost or doubled."""
    import httpx
    from journey import free_port

    from web_carriers import Depot, depot

    wanted = [int(a) for a in sys.argv[1:3]] or [30, 20]
    random.seed(7)
    mishaps, port, pay = Mishaps(wanted[0]), free_port(), free_port()
    Depot.__call__ = mishaps.around(Depot.__call__)  # type: ignore[method-assign]
    with tempfile.TemporaryDirectory() as folder, depot("telnyx") as fax:
        home = Path(folder) / "home"
        home.mkdir()
        os.environ.update(settings_of(home, pay, fax))
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)

        def start(code: str) -> subprocess.Popen[bytes]:
            ready = code.replace("PORT", str(port)).replace("PAY", str(pay))
            return subprocess.Popen([sys.executable, "-c", ready], stderr=subprocess.DEVNULL)

        stripe = start(_STRIPE)
        time.sleep(2)
        for page in prepare(Path(folder), port):
            httpx.post(page, data={"pay": "1", "card": "4242424242424242", "email": "x@example.org"})
        killed = run(mishaps, wanted[1], start)
        stripe.terminate()
        return judged(mishaps.kills, killed, [f["to"] for f in fax.taken.values()])


def judged(worker: int, server: int, taken: list[str]) -> int:
    """Say what came of it."""
    from denialhelp.web.guard.audit import verify
    from denialhelp.web.guard.models import AuditEvent
    from denialhelp.web.payments.models import Payment
    from denialhelp.web.sending.models import Part

    paid, noted = Payment.objects.filter(state="paid").count(), AuditEvent.objects.filter(action="paid").count()
    accepted, faults = Part.objects.filter(state="accepted").count(), verify().faults
    right = accepted == len(taken) == len(set(taken)) == CASES * FAXES and paid == noted == CASES and not faults
    print(
        f"killed: worker {worker}, server {server}; faxes {CASES * FAXES}: accepted {accepted}, taken {len(taken)}, "
        f"distinct {len(set(taken))}; "
        f"payments {CASES}: paid {paid}, noted {noted}; faults of the audit log {len(faults)}: {'right' if right else 'WRONG'}"
    )
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
