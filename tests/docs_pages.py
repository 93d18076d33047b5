"""The documentation's pages as the tests see them: fenced blocks, commands with the output that they promise, plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
_BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RUN = "console"
LEFT = frozenset({"text", "json", "yaml", "yaml rule", "yaml coverage", "yaml paper", "yaml definition"})


@dataclass(frozen=True, slots=True)
class Command:
    """One command of a page, with the lines that must be in what it prints, in order (`...` stands for anything)."""

    page: str
    line: str
    promised: tuple[str, ...]


def pages() -> list[Path]:
    """Every page that is written by hand, but for the service's papers and decisions."""
    others = {"law.md", "manifest.md", "case.md"}
    return sorted(p for p in DOCS.rglob("*.md") if p.parent.name != "decisions" and (p.parent != DOCS or p.name not in others))


def blocks(path: Path) -> list[tuple[str, str]]:
    """Each fenced block: its kind and its text."""
    return [(m[1].strip(), m[2]) for m in _BLOCK.finditer(path.read_text(encoding="utf-8"))]


def _commands_of(page: str, text: str) -> list[Command]:
    lines, found = text.splitlines(), []
    at = 0
    while at < len(lines):
        assert lines[at].startswith("$ "), f"{page}: '{lines[at]}' follows no command"
        line = lines[at][2:]
        at += 1
        if (mark := re.search(r"<<'(\w+)'", line)) is not None:
            end = lines.index(mark[1], at)
            line = "\n".join([line, *lines[at : end + 1]])
            at = end + 1
        promised = []
        while at < len(lines) and not lines[at].startswith("$ "):
            promised.append(lines[at])
            at += 1
        found.append(Command(page, line, tuple(promised)))
    return found


def commands(path: Path) -> list[Command]:
    """The commands of a page, in order."""
    name = path.relative_to(DOCS).as_posix()
    return [c for kind, text in blocks(path) if kind == RUN for c in _commands_of(name, text)]


def missing(promised: tuple[str, ...], printed: str) -> str | None:
    """The first promised line that does not follow in what was printed, None where all do."""
    lines, at = printed.splitlines(), 0
    for want in promised:
        if not want.strip(". "):
            continue
        pattern = re.compile(".*".join(re.escape(part) for part in want.split("...")))
        while at < len(lines) and not pattern.fullmatch(lines[at]):
            at += 1
        if at == len(lines):
            return want
        at += 1
    return None


def prose(path: Path) -> str:
    """What a person reads: no blocks, no tables, no code words, no link targets."""
    text = _BLOCK.sub("", path.read_text(encoding="utf-8"))
    text = "\n".join(line for line in text.splitlines() if not line.startswith(("|", "#")))
    text = re.sub(r"`[^`]*`", "it", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    paragraphs = re.split(r"\n\s*\n|\n(?=\s*(?:- |\d+\. ))", text)
    return "\n".join(" ".join(re.sub(r"^\s*(?:- |\d+\. )", "", p).split()) for p in paragraphs if p.strip())
