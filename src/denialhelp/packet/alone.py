"""Builds the checker as one file that needs only Python 3.11: the modules that checking rests on, and the law tables, in a zip."""

from __future__ import annotations

import ast
import io
import pickle
import zipfile
from pathlib import Path

import denialhelp
from denialhelp.packet.alone_main import RULES
from denialhelp.reference.rulebook import RuleBook

ENTRANCE = "denialhelp.packet.alone_main"
_HOME = Path(denialhelp.__file__).resolve().parent.parent
_FIXED = (2026, 1, 1, 0, 0, 0)  # the same program always gives the same bytes
_START = b"#!/usr/bin/env python3\n"
_MAIN = "import sys\nfrom denialhelp.packet.alone_main import main\nsys.exit(main())\n"


def _place(module: str) -> Path | None:
    """The file of a module of ours, or None."""
    base = _HOME.joinpath(*module.split("."))
    return next((p for p in (base.with_suffix(".py"), base / "__init__.py") if p.is_file()), None)


def _named(source: str, module: str, *, is_package: bool) -> set[str]:
    """The modules of ours that a source imports when it is loaded: imports within functions or for types alone are left out."""
    out: set[str] = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.ImportFrom):
            parent = module.split(".")[: -(node.level - is_package) or None] if node.level else []
            base = ".".join([*parent, *([node.module] if node.module else [])])
            out |= {base, *(f"{base}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            out |= {alias.name for alias in node.names}
    return {name for name in out if name.split(".")[0] == "denialhelp"}


def modules() -> dict[str, Path]:
    """Every module that the checker loads, with its file: the entrance, what it imports, and the packages above them."""
    found: dict[str, Path] = {}
    waiting = [ENTRANCE]
    while waiting:
        name = waiting.pop()
        place = _place(name)
        if name in found or place is None:
            continue
        found[name] = place
        waiting += _named(place.read_text(encoding="utf-8"), name, is_package=place.name == "__init__.py")
        if "." in name:
            waiting.append(name.rpartition(".")[0])
    return found


def build(rules: RuleBook) -> bytes:
    """The checker's file; run it with `python3 FILE packet.pdf`."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        entries = {place.relative_to(_HOME).as_posix(): place.read_bytes() for place in modules().values()}
        entries |= {"__main__.py": _MAIN.encode(), f"denialhelp/packet/{RULES}": pickle.dumps(rules.complete(), protocol=5)}
        for name in sorted(entries):
            packed.writestr(zipfile.ZipInfo(name, _FIXED), entries[name], zipfile.ZIP_DEFLATED)
    return _START + held.getvalue()
