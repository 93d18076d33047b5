"""Which database keeps the rows: SQLite in the home folder, or the PostgreSQL that DENIALHELP_DATABASE_URL names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from denialhelp.errors import WrongUse

_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;"
# A connection that the network lost is noticed within seconds, on this side and on the server's, so that no lock outlives its holder.
_PATIENCE = {"connect_timeout": 5, "keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3, "tcp_user_timeout": 10_000}
_SERVER = {
    "tcp_keepalives_idle": 10,
    "tcp_keepalives_interval": 3,
    "tcp_keepalives_count": 3,
    "idle_in_transaction_session_timeout": 60_000,
}
POOL = {"min_size": 0, "max_size": 8, "timeout": 10.0, "max_idle": 120.0}  # connections of one process, seconds


def _sqlite(home: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": home / "denialhelp.sqlite3",
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": _PRAGMAS},
    }


def database(url: str, home: Path) -> dict[str, Any]:
    """Django's settings of the database; raises WrongUse where the address is not understood.

    `url`: postgresql://USER:PASSWORD@HOST:PORT/NAME?sslmode=verify-full&..., each part but the name optional (libpq's own environment
    and password file fill what is left out); a host that is a folder names a Unix socket (?host=/run/postgresql).
    """
    if not url:
        return _sqlite(home)
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in ("postgresql", "postgres") or not name:
        raise WrongUse("database-url", "DENIALHELP_DATABASE_URL must look like postgresql://user:password@host:5432/name.")
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", unquote(parts.hostname or ""))
    server = "" if options.pop("pooled", "") == "yes" else " ".join(f"-c {k}={v}" for k, v in _SERVER.items())
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**_PATIENCE, **({"options": server} if server else {}), "pool": POOL, **options},
    }


def places(given: str) -> int:
    """How much long work is done at once on this machine: the number given, else all cores but one; raises WrongUse."""
    if not given:
        return max(1, (os.cpu_count() or 1) - 1)
    if not given.isdigit():
        raise WrongUse("workers", "DENIALHELP_WORKERS is a number, 0 where this machine does no long work.")
    return int(given)
