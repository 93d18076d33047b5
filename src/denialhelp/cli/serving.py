"""`denialhelp serve`: the web application on this machine, with SQLite and local files."""

from __future__ import annotations

import os
import socket
from datetime import date
from pathlib import Path
from typing import Any

from denialhelp.cli.output import note
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


def run(host: str, port: int, home: Path, *, as_of: date | None) -> None:
    """Migrate the database and serve until stopped."""
    _free(host, port)
    os.environ["DENIALHELP_HOME"] = str(home.resolve())
    os.environ["DENIALHELP_AS_OF"] = as_of.isoformat() if as_of else ""
    os.environ["DENIALHELP_HOSTS"] = host if host not in ("127.0.0.1", "localhost", "::1") else ""
    os.environ["DJANGO_SETTINGS_MODULE"] = "denialhelp.web.settings"
    import django
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application
    from gunicorn.app.base import BaseApplication

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("keep_tidy")

    class Server(BaseApplication):  # type: ignore[misc]
        """Gunicorn inside this process."""

        def load_config(self) -> None:
            shown = f"[{host}]" if ":" in host else host
            settings: dict[str, Any] = {
                "bind": f"{shown}:{port}",
                "workers": 1,
                "threads": 4,
                "worker_class": "gthread",
                "loglevel": "error",
                "timeout": 120,
                "graceful_timeout": 10,
                "proc_name": "denialhelp",
            }
            for name, value in settings.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return get_wsgi_application()

    note(f"DenialHelp is at http://{'localhost' if host in ('127.0.0.1', '::1') else host}:{port}/  (stop with Ctrl-C)")
    Server().run()
