"""Whether an installation can do its work: each check is one plain sentence, and says what to do where it fails."""

from __future__ import annotations

import importlib.metadata
import json
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import denialhelp
from denialhelp.errors import DenialHelpError

PACKAGE = Path(denialhelp.__file__).parent
LOCK = PACKAGE.parents[1] / "requirements.lock"
LEAST_PYTHON = (3, 11)
LEAST_FREE = 1_000_000_000  # bytes: a day of an office's cases
MOST_YEARS = 5
DATABASE, ELSEWHERE = "denialhelp.sqlite3", "DENIALHELP_DATABASE_URL"
_PRIVATE = ("master-key", "secret-key", "audit-head")
# What a broken engine raises is not ours to know in advance; whatever it is, the check has failed and the others go on.
_FAULTS = (DenialHelpError, ImportError, OSError, RuntimeError, ValueError, TypeError, AttributeError, KeyError, MemoryError)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `do` says what to do, and is empty where it is well."""

    name: str
    ok: bool
    says: str
    do: str = ""


def guarded(name: str, look: Callable[[], Check], do: str) -> Check:
    """The check's result; a fault in what it looks at is a failed check."""
    try:
        return look()
    except _FAULTS as fault:
        said = fault.message if isinstance(fault, DenialHelpError) else f"It stopped with {type(fault).__name__}."
        return Check(name, ok=False, says=said, do=do)


def python(version: Sequence[int]) -> Check:
    """Python is new enough."""
    told = ".".join(str(n) for n in version[:3])
    if tuple(version[:2]) < LEAST_PYTHON:
        return Check("python", ok=False, says=f"Python {told} is too old.", do="Install Python 3.11 or newer and install again.")
    return Check("python", ok=True, says=f"Python {told}.")


def wanted_packages(lock: Path = LOCK) -> tuple[str, tuple[str, ...]]:
    """Where the list of packages comes from, and each as a requirement: the lock of a checkout, or what the installed package asks for."""
    if lock.is_file() and (lock.parent / "pyproject.toml").is_file():
        lines = (line.split("\\")[0].strip() for line in lock.read_text(encoding="utf-8").splitlines())
        return "the lock", tuple(line for line in lines if line and line[0] not in "-#")
    try:
        return "the package", tuple(importlib.metadata.requires("denialhelp") or ())
    except importlib.metadata.PackageNotFoundError:
        return "nothing", ()


def installed_packages() -> dict[str, str]:
    """Each installed package with its version."""
    from packaging.utils import canonicalize_name

    return {canonicalize_name(d.name): d.version for d in importlib.metadata.distributions()}


def packages(source: str, wanted: Iterable[str], have: Mapping[str, str]) -> Check:
    """Every package is there in a version that was tested."""
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    needs = [r for r in map(Requirement, wanted) if r.marker is None or r.marker.evaluate({"extra": ""})]
    off = []
    for need in needs:
        held = have.get(canonicalize_name(need.name))
        if held is None:
            off.append(f"{need.name} is missing")
        elif not need.specifier.contains(held, prereleases=True):
            off.append(f"{need.name} is {held}, wanted is {need.specifier}")
    do = "Install again: ./denialhelp in a checkout does it, or 'pip install --force-reinstall denialhelp'."
    if not needs:
        return Check("packages", ok=False, says="There is no list of the packages that are needed.", do=do)
    if off:
        more = f" and {len(off) - 5} more" if len(off) > 5 else ""
        return Check("packages", ok=False, says=f"{'; '.join(off[:5])}{more}.", do=do)
    return Check("packages", ok=True, says=f"{len(needs)} packages are as {source} wants them.")


def reference() -> Check:
    """Every table loads strictly."""
    from denialhelp.reference.coverage_library import load_coverage
    from denialhelp.reference.lexicon import load_lexicon
    from denialhelp.reference.literature_library import load_literature
    from denialhelp.reference.loader import load_rules
    from denialhelp.reference.outcomes_table import load_outcomes
    from denialhelp.reference.tables import load_tables

    load_tables()
    load_outcomes()
    load_lexicon()
    rules, coverage, papers = load_rules(), len(load_coverage().entries), len(load_literature().papers)
    says = f"{len(rules.rules)} rules of law, {coverage} policies and {papers} papers load without a fault (version {rules.version})."
    return Check("reference", ok=True, says=says)


def last_checked() -> date:
    """The youngest day in the tables of law: no right clock is before it."""
    from denialhelp.reference.loader import load_rules

    return max(rule.checked for rule in load_rules().rules.values())


def clock(today: date, youngest: date) -> Check:
    """The clock is not before the tables were made, nor years after."""
    if today < youngest:
        says = f"The clock says {today.isoformat()}, before the tables of law were checked ({youngest.isoformat()}): dates would be wrong."
        return Check("clock", ok=False, says=says, do="Set this machine's date and time zone.")
    if (today - youngest).days > 366 * MOST_YEARS:
        says = f"The clock says {today.isoformat()}, more than {MOST_YEARS} years after the tables of law were checked."
        return Check("clock", ok=False, says=says, do="Set this machine's date, or update DenialHelp.")
    return Check("clock", ok=True, says=f"The clock says {today.isoformat()}; the tables of law were checked on {youngest.isoformat()}.")


def _standing(home: Path) -> Path:
    """The folder itself, or the nearest one above that is there."""
    return next(p for p in (home, *home.parents) if p.exists())


def folder(home: Path) -> Check:
    """The home can be written to, and nobody else can look into it."""
    home = home.absolute()
    at = _standing(home)
    if not at.is_dir():
        return Check("home", ok=False, says=f"'{at}' is not a folder.", do="Name a folder with --home or DENIALHELP_HOME.")
    try:
        with tempfile.TemporaryFile(dir=at) as probe:
            probe.write(b"probe")
    except OSError:
        do = f"Give the folder to the user who runs the server: chown -R USER '{at}'."
        return Check("home", ok=False, says=f"'{at}' cannot be written to.", do=do)
    if at != home:
        return Check("home", ok=True, says=f"'{home}' is not there yet; the server makes it.")
    if home.stat().st_mode & 0o077:
        return Check("home", ok=False, says=f"Others on this machine can look into '{home}'.", do=f"chmod 700 '{home}'")
    open_to_all = [n for n in _PRIVATE if (home / n).exists() and (home / n).stat().st_mode & 0o077]
    if open_to_all:
        files = " ".join(f"'{home / n}'" for n in open_to_all)
        return Check("home", ok=False, says=f"Others could read {' and '.join(open_to_all)}.", do=f"chmod 600 {files}")
    return Check("home", ok=True, says=f"'{home}' can be written to, by its owner only.")


def _holds_cases(path: Path) -> bool:
    """Whether a database has cases in it; an unsound one is the business of another check."""
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=20)) as held:
            return held.execute("SELECT 1 FROM cases_case LIMIT 1").fetchone() is not None
    except sqlite3.Error:
        return False


def keys(home: Path, environment: Mapping[str, str]) -> Check:
    """The key that opens the cases is where the server looks for it, and nobody else can read it."""
    if environment.get("DENIALHELP_MASTER_KEY"):
        return Check("keys", ok=True, says="The master key is in the environment.")
    path = Path(environment.get("DENIALHELP_MASTER_KEY_FILE") or home.absolute() / "master-key")
    if not path.exists():
        if _holds_cases(home.absolute() / DATABASE):
            do = "Put it back from where you keep it; without it no case can be opened."
            return Check("keys", ok=False, says=f"There are cases, and their master key '{path}' is missing.", do=do)
        return Check("keys", ok=True, says="There is no master key yet; the server makes it.")
    if path.stat().st_mode & 0o077:
        return Check("keys", ok=False, says="Others on this machine could read the master key.", do=f"chmod 600 '{path}'")
    path.read_bytes()
    return Check("keys", ok=True, says=f"The master key is '{path}', for its owner only.")


def space(home: Path, free: int | None = None) -> Check:
    """There is room."""
    free = shutil.disk_usage(_standing(home.absolute())).free if free is None else free
    if free < LEAST_FREE:
        says = f"Only {free / 1e6:,.0f} MB are free."
        return Check("space", ok=False, says=says, do="Free at least 1 GB, or move the home to a larger disk (backup, then restore).")
    return Check("space", ok=True, says=f"{free / 1e9:,.1f} GB are free.")


def shipped_migrations(package: Path = PACKAGE) -> set[tuple[str, str]]:
    """The steps that bring a database up to date, as (app, name)."""
    return {(p.parents[1].name, p.stem) for p in package.glob("web/*/migrations/[0-9]*.py")}


def database(home: Path, shipped: set[tuple[str, str]]) -> Check:
    """The database opens, is sound and up to date. It is only read."""
    if os.environ.get(ELSEWHERE):
        return Check("database", ok=True, says=f"The rows are in PostgreSQL ({ELSEWHERE}); /health/ready says whether it answers.")
    path = home.absolute() / DATABASE
    if not path.exists():
        return Check("database", ok=True, says="There is no database yet; the server makes it.")
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=20)) as held:
            sound = held.execute("PRAGMA quick_check").fetchone() == ("ok",)
            tables = {name for (name,) in held.execute("SELECT name FROM sqlite_master")}
            done = set(held.execute("SELECT app, name FROM django_migrations")) if "django_migrations" in tables else set()
    except sqlite3.Error:
        sound, done = False, set()
    if not sound:
        return Check("database", ok=False, says="The database is not sound.", do="Stop the server and restore the last backup.")
    missing = sorted(shipped - done)
    ours = {app for app, _ in shipped}
    newer = sorted((app, name) for app, name in done - shipped if app in ours)
    if newer:
        says = f"The database was made by a newer DenialHelp ({newer[0][0]} {newer[0][1]})."
        return Check("database", ok=False, says=says, do="Update DenialHelp.")
    if missing:
        says = f"The database lacks {len(missing)} step(s), first {missing[0][0]} {missing[0][1]}."
        return Check("database", ok=False, says=says, do="Back up, then start 'denialhelp serve' once: it brings it up to date.")
    return Check("database", ok=True, says="The database opens, is sound and up to date.")


def as_json(checks: Sequence[Check]) -> str:
    """The whole result for programs."""
    held = [{"name": c.name, "ok": c.ok, "says": c.says, "do": c.do} for c in checks]
    return json.dumps({"ok": all(c.ok for c in checks), "checks": held}, ensure_ascii=False, indent=1)


def examine(home: Path, *, today: date) -> tuple[Check, ...]:
    """Every check, in the order in which one would mend things."""
    from denialhelp.workflow import doctor_engines as engines

    again = "Install DenialHelp again; if it stays so, report it."
    looks: tuple[tuple[str, Callable[[], Check], str], ...] = (
        ("python", lambda: python(sys.version_info[:3]), again),
        ("packages", lambda: packages(*wanted_packages(), installed_packages()), again),
        ("clock", lambda: clock(today, last_checked()), again),
        ("reference", reference, again),
        ("pdf", engines.pdf, "Install the package pypdfium2 again."),
        ("ocr", engines.ocr, "Install the packages rapidocr, onnxruntime and opencv-python-headless again."),
        ("fonts", engines.fonts, "Install the package typst again."),
        ("packet", lambda: engines.packet(today), again),
        ("home", lambda: folder(home), "Name a folder that you can write to with --home."),
        ("keys", lambda: keys(home, os.environ), "Let the user who runs the server read the master key."),
        ("space", lambda: space(home), "Free at least 1 GB."),
        ("database", lambda: database(home, shipped_migrations()), "Restore the last backup."),
    )
    return tuple(guarded(name, look, do) for name, look, do in looks)


def home_of(named: Path | None) -> Path:
    """The home as the server finds it: named, from DENIALHELP_HOME, or var."""
    return named or Path(os.environ.get("DENIALHELP_HOME") or "var")
