"""`denialhelp serve`: the web application on this machine with a worker beside it; `denialhelp worker`: a worker alone."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from typing import Any

from denialhelp.cli.output import note, say
from denialhelp.errors import WrongUse


def _free(host: str, port: int) -> None:
    """Raise WrongUse where the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            raise WrongUse("port", f"Port {port} on {host} cannot be used; choose another with --port.") from fault


class _Beside:
    """The worker beside the server: a process of its own, started again where it ends by itself. It ends when the server's process does,
    since its input then ends."""

    def __init__(self) -> None:
        self._owner, self._over = os.getpid(), threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep, daemon=True, name="worker beside")
        self._thread.start()

    def _keep(self) -> None:
        while not self._over.is_set():
            command = [sys.executable, "-m", "django", "work_on_tasks", "--beside"]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self._process.wait()
            self._over.wait(1.0)

    def stop(self) -> None:
        """Let it end what is under way for some seconds. Processes that the server forked pass here too, at their end: it is not theirs."""
        if os.getpid() != self._owner:
            return
        self._over.set()
        process = self._process
        if process is not None and process.poll() is None:
            process.terminate()
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()


def _begin(home: Path, as_of: date | None) -> None:
    """Set Django up for this home and bring the database up to date."""
    os.environ["DENIALHELP_HOME"] = str(home.resolve())
    os.environ["DENIALHELP_AS_OF"] = as_of.isoformat() if as_of else ""
    os.environ["DJANGO_SETTINGS_MODULE"] = "denialhelp.web.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("bring_up_to_date")


def work(home: Path, *, as_of: date | None) -> None:
    """Do tasks until stopped."""
    _begin(home, as_of)
    from django.core.management import call_command

    note("A worker of DenialHelp is ready (stop with Ctrl-C).")
    call_command("work_on_tasks", beside=False)


def look(home: Path) -> None:
    """Say whether a worker of this machine is at work; raises CheckFailed. Changes nothing."""
    os.environ["DENIALHELP_HOME"] = str(home.resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = "denialhelp.web.settings"
    import django
    from django.core.management import call_command

    django.setup()
    say(str(call_command("look_for_worker", stdout=io.StringIO())))


def run(host: str, port: int, home: Path, *, as_of: date | None) -> None:
    """Migrate the database and serve until stopped."""
    _free(host, port)
    os.environ["DENIALHELP_HOSTS"] = host if host not in ("127.0.0.1", "localhost", "::1") else ""
    _begin(home, as_of)
    from django.conf import settings as site
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application
    from django.db import connection
    from gunicorn.app.base import BaseApplication

    if site.FILES_URL:
        # the object store's client starts threads, and a process that forks with them dies: so in a process of its own
        if subprocess.run([sys.executable, "-m", "django", "keep_tidy"], stderr=subprocess.DEVNULL, check=False).returncode:
            raise WrongUse("storage", "The object store or the database does not answer; check DENIALHELP_FILES_URL and try again.")
    else:
        call_command("keep_tidy")
    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()  # processes that are forked from here make connections of their own

    class Server(BaseApplication):  # type: ignore[misc]
        """Gunicorn inside this process."""

        def load_config(self) -> None:
            shown = f"[{host}]" if ":" in host else host
            settings: dict[str, Any] = {
                "bind": f"{shown}:{port}",
                "workers": 1,
                "threads": 8,  # pictures are drawn one after another: those who wait for one must not hold up the pages
                "worker_class": "gthread",
                "loglevel": "error",
                "timeout": 120,
                "keepalive": 75,  # seconds; shorter than a reader's pause, connections end just as the next request comes
                "graceful_timeout": 10,
                "proc_name": "denialhelp",
            }
            for name, value in settings.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return get_wsgi_application()

    note(f"DenialHelp is at http://{'localhost' if host in ('127.0.0.1', '::1') else host}:{port}/  (stop with Ctrl-C)")
    beside = _Beside() if site.WORKERS else None
    try:
        Server().run()
    finally:
        if beside is not None:
            beside.stop()
