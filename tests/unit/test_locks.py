"""The locked run-time dependencies are all that the program imports: what only a developer's environment holds would fail a newcomer."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def plain(name: str) -> str:
    """A distribution's name as the lock writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imported() -> set[str]:
    """The top-level modules that src imports, anywhere in a module, outside type checking alone."""
    found: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"denialhelp"}


def test_every_import_is_in_the_run_time_lock_or_an_extra() -> None:
    locked = {plain(line.split("==")[0]) for line in (ROOT / "requirements.lock").read_text().splitlines() if "==" in line}
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    locked |= {plain(re.split(r"[<>=\[]", need)[0]) for needs in extras.values() for need in needs}
    owners = packages_distributions()
    missing = {module for module in imported() if not {plain(d) for d in owners.get(module, [])} & locked}
    assert missing == set()


def held(name: str) -> dict[str, str]:
    """What a lock holds, with its versions."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return {plain(line.split("==")[0].split("[")[0]): line.split("==")[1].split()[0] for line in lines if "==" in line}


def test_the_servers_lock_is_the_default_one_with_the_extras() -> None:
    default, server, dev = held("requirements.lock"), held("requirements-server.lock"), held("requirements-dev.lock")
    assert default.items() <= server.items() <= dev.items()
    assert {"psycopg", "obstore", "django-anymail", "stripe"} <= server.keys() - default.keys()
