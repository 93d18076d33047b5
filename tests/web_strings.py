"""Every string of the application's pages that has to be said in Spanish: from the templates, the code and the tables of words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import denialhelp.web
from denialhelp.law.events import WORDS as EVENTS
from denialhelp.reference.representation import load_representation
from denialhelp.web.calculator import answer, question
from denialhelp.web.cases import asking, forms, present
from denialhelp.workflow.progress import WORDS as STEPS

WEB = Path(denialhelp.web.__file__).parent
APPS = (
    "cases", "guard", "providers", "tracking",
    "accounts", "payments", "sending", "organizations", "representation", "office", "jobs", "api", "connections",
    "calculator", "checker",
)  # fmt: skip
_TRANSLATE = re.compile(r"{%\s*translate (\"[^\"]+\"|'[^']+')")
_BLOCK = re.compile(r"{%\s*blocktranslate[^%]*%}(.*?){%\s*endblocktranslate\s*%}", re.S)
_GAP = re.compile(r"{{\s*(\w+)\s*}}")
# What the workflow and the packet say to people who wait, and the heads of the worklist.
SAID = (
    "Waiting to start", "Waiting for its turn",
    "Finding the facts", "Matching the record", "Writing the letters", "Checking every sentence",
    "What is left to do", "Know this first", "Do first: the dates",
    "What to do now", "The dates", "For you, the patient", "For the treating provider's office",
    "To ask of the payer", "For others", "Questions", "Left out of the letters",
    "files", "manifest", "letter files", "case file", "pages", "links and marks", "letter heads", "letter pages", "table quotations",
    "citations of dates", "statements",
)  # fmt: skip


def _templates() -> Iterator[str]:
    for app in APPS:
        for path in sorted(p for p in (WEB / app / "templates").rglob("*.*") if p.suffix in (".html", ".txt", ".text")):
            text = path.read_text(encoding="utf-8")
            yield from (found[1:-1] for found in _TRANSLATE.findall(text))
            for body in _BLOCK.findall(text):
                yield from (_GAP.sub(r"%(\1)s", part) for part in re.split(r"{%\s*plural\s*%}", body)[:1])


def _code() -> Iterator[str]:
    for app in APPS:
        for path in sorted((WEB / app).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "lazy", "noop") and node.args:
                    first = node.args[0]
                    if isinstance(first, ast.Constant) and isinstance(first.value, str):
                        yield first.value


def _tables() -> Iterator[str]:
    tables = (present.ROUTE_WORDS, present.LETTER_WORDS, present.OVERALL_WORDS, present.STATUS_WORDS, present.ROLE_WORDS)
    counted = (answer.WHO_WORDS, answer.WHAT_WORDS, answer.MISSED_WORDS, answer.FILED_WORDS, answer.READ_WORDS, answer.HOW_MANY_WORDS)
    for table in (*tables, EVENTS, STEPS, *counted):
        yield from table.values()
    yield from filter(None, answer.URGENCY_WORDS.values())
    yield from (answer.ROLLS_OVER, answer.NO_EXTENSION, answer.NSA_PLAN)
    yield from (title for title, _, _ in question.GROUPS)
    for field in (*forms.FIELDS, *asking.BY_NAME.values(), *question.FIELDS):
        yield field.label
        yield from filter(None, [field.hint])
        yield from (words for _, words in field.choices if field.choices is not question.STATES)


def representation() -> Iterator[str]:
    """What the table of writings says to people."""
    table = load_representation()
    for form in (*table.forms, table.records):
        yield from (form.title, *form.says, *form.gaps, *filter(None, [form.urgent]))
    yield from (s.says for s in table.standings)


def msgids() -> set[str]:
    """All strings."""
    return {*_templates(), *_code(), *_tables(), *representation(), *SAID}
