"""Every English sentence that the engines and refusals put together in code, as the source has it: each gap is a sign of its own.

Gathered from the syntax trees, so that a sentence which nobody wrote a row for in reference/spanish is found by a test and not by a reader.
"""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import denialhelp
from denialhelp.letters.spanish import phrasebook
from denialhelp.reference import spanish_book

SRC = Path(denialhelp.__file__).parent
GAP = "\N{FULL BLOCK}"
# What is made of these calls is read by a person: the positions of the texts.
SAID = {
    "Problem": (1,), "Question": (1, 2), "Task": (0, 2), "UnreadableFile": (0, 1), "WrongUse": (1,), "DenialHelpError": (1,),
    "CannotPlace": (0,), "ServerSilent": (0,), "NotReadable": (0,), "BrokenPdf": (0,),
    "_wrong": (0, 1), "met": (0, 1, 2), "not_met": (0, 1, 2), "unknown": (0, 1, 2), "still_open": (0, 1, 2),
}  # fmt: skip
# Modules whose every sentence is shown to people: on the pages, in the worklist, or by the checker.
WHOLE = (
    "packet/check_files.py", "packet/check_letters.py", "packet/check_pages.py", "packet/check_statements.py", "packet/check_tables.py",
    "packet/verify.py", "packet/worklist.py", "packet/next_steps.py", "packet/library_lines.py", "packet/necessity_lines.py",
    "letters/lawbook.py", "letters/bearing.py", "letters/grounding.py", "letters/voice.py",
    "criteria/wary.py", "criteria/worklist.py", "workflow/batch/triage.py", "workflow/batch/queue.py",
    "law/deadlines.py", "law/rights.py", "law/periods.py", "law/contradictions.py", "law/events.py",
)  # fmt: skip
# Only for whoever runs the program on a command line, runs the site, or writes a program against the interface.
NOT_FOR_READERS = (
    "cli/",
    "packet/alone", "packet/bare_", "packet/signing.py", "packet/folder.py", "workflow/doctor", "workflow/refresh", "workflow/restore",
    "workflow/backup", "workflow/live_", "workflow/model.py", "workflow/deid", "workflow/in_library.py", "intake/claim_columns.py",
    "workflow/prior_authorization.py", "workflow/batch/desk.py", "workflow/batch/drafts.py",
    "web/office/", "web/api/", "web/guard/", "web/settings.py", "web/database.py", "web/cases/shelves.py", "web/connections/servers.py",
    "web/payments/", "web/sending/services/", "reference/", "outcomes/", "pages/", "casefile/", "letters/rephrase.py",
)  # fmt: skip
_SPANISH = re.compile(r"[áéíóúñ¿¡]|\b(?:el|la|los|las|una|del|para|está|sus?|leído|nota|carta)\b")


def alternatives(node: ast.AST) -> list[str] | None:
    """The texts that an expression can make, a gap for what is not known here; None where it is no text."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr():
            parts = [alternatives(v.value) or [GAP] if isinstance(v, ast.FormattedValue) else alternatives(v) or [GAP] for v in node.values]
            return ["".join(p) for p in itertools.islice(itertools.product(*parts), 64)]
        case ast.BinOp(op=ast.Add()):
            left, right = alternatives(node.left), alternatives(node.right)
            if left is None and right is None:
                return None
            return ["".join(p) for p in itertools.islice(itertools.product(left or [GAP], right or [GAP]), 64)]
        case ast.IfExp():
            one, other = alternatives(node.body), alternatives(node.orelse)
            return None if one is None and other is None else [*(one or [GAP]), *(other or [GAP])]
    return None


def _skipped(tree: ast.AST) -> set[ast.AST]:
    """Docstrings, and the pieces of a text that is gathered as a whole."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found.add(node.value)
        if alternatives(node) is not None:
            found.update(n for n in ast.walk(node) if n is not node)
    return found


def is_said(text: str) -> bool:
    """Whether a text is something that a person reads: several words, not a pattern, not Spanish already."""
    return (
        len(re.findall(r"[A-Za-z’']{2,}", text)) >= 3
        and bool(re.search(r"[A-Za-z,] [a-z]", text))
        and not re.search(r"[\\|{}/]|\(\?|\[\^", text.replace("[ ]", "").replace(" / ", ""))
        and not _SPANISH.search(text)
    )


def _of_calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            for place in SAID.get(name, ()):
                if place < len(node.args):
                    yield from alternatives(node.args[place]) or ()


def sentences() -> Iterator[tuple[str, str]]:
    """(module, text) of everything that is said."""
    for path in sorted(SRC.rglob("*.py")):
        name = path.relative_to(SRC).as_posix()
        if name.startswith(NOT_FOR_READERS):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        texts = list(_of_calls(tree))
        if name in WHOLE:
            skipped = _skipped(tree)
            texts += [t for node in ast.walk(tree) if node not in skipped for t in alternatives(node) or ()]
        yield from ((name, t) for t in dict.fromkeys(texts) if is_said(t))


def _loose(english: str) -> tuple[str, list[str], re.Pattern[str], int]:
    """A row of the book as a pattern whose gaps take gaps."""
    parts = re.split(r"\{\w+\}", english)
    kinds = [m.group(1) for m in re.finditer(r"\{(\w+?)\d*\}", english)]
    return max(parts, key=len), kinds, re.compile("(.+?)".join(map(re.escape, parts)), re.S), sum(map(len, parts))


_WHOLE = {english for _, english, _ in spanish_book.entries() if "{" not in english}
_ROWS = sorted((_loose(e) for _, e, _ in spanish_book.entries() if "{" in e), key=lambda r: -r[3])
_LETTERS = [_loose(english) for english, _ in phrasebook._all_rows()]


def _fits(kind: str, text: str, depth: int) -> bool:
    if kind == "said":
        return has_row(text, depth + 1)
    return kind == "kept" or not text.strip(f"{GAP} .,:") or bool(re.fullmatch(spanish_book.KINDS[kind][0], text))


def _plain(text: str) -> str:
    """A line of the worklist without its marks."""
    return re.sub(r"^#+ |^\s*- (?:\[ \] )?", "", text).replace("**", "").strip()


def has_row(text: str, depth: int = 0) -> bool:
    """Whether the books can say a text, whatever stands in its gaps."""
    text = _plain(text)
    if not text.strip(f"{GAP} .,:;()") or text in _WHOLE or spanish_book.spanish_of(text) is not None:
        return True
    if depth > 5:
        return False
    for literal, kinds, pattern, _ in _ROWS:
        if literal in text and (found := pattern.fullmatch(text)) and all(map(lambda k, g: _fits(k, g, depth), kinds, found.groups())):
            return True
    if any(len(literal) > 8 and literal in text and pattern.fullmatch(text) for literal, _, pattern, _ in _LETTERS):
        return True
    parts = list(spanish_book._parts(text))
    if len(parts) > 1 and all(has_row(p, depth + 1) for p in parts):
        return True
    # A gap that is glued to a word may hold nothing: a tail that is there or not.
    shorter = re.sub(rf"(?<=[^\s{GAP}]){GAP}|{GAP}(?={GAP})", "", text)
    return shorter != text and has_row(shorter, depth + 1)
