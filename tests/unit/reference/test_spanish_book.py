"""The Spanish book: every sentence of the law's tables that a person reads has its Spanish; gaps, numbers and days are kept."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from denialhelp import criteria, law, letters, reading
from denialhelp.reference.loader import load_rules
from denialhelp.reference.spanish_book import entries, spanish_of

RULES = load_rules()
_GAP = re.compile(r"\{\w+\}")


def of_the_law() -> Iterator[str]:
    """What the router, the rules, the offices and the audit's table say."""
    for row in RULES.router:
        yield from (row.why, *row.warnings, row.to_whom)
    for rule in RULES.rules.values():
        yield from (rule.title, rule.to_whom, *(d.value.text or "" for d in rule.in_force if d.value))
    yield from (content.text for content in RULES.contents)
    yield from (regime.law for regime in RULES.regimes)
    yield from (office.name for office in RULES.offices.values())


def _asked(node: ast.AST) -> Iterator[ast.expr]:
    """The texts of a question, a task or a problem where the engines make one."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return
    if node.func.id in ("Question", "ask"):
        yield from node.args[1:3]
    elif node.func.id == "Task":
        yield from (node.args[n] for n in (0, 2) if n < len(node.args))
    elif node.func.id == "Problem":
        yield from node.args[1:2]


def of_the_code() -> Iterator[str]:
    """The fixed words of questions, tasks and problems; for a text with gaps its pattern is tried by the pages' own tests."""
    for room in (law, reading, criteria, letters):
        for path in sorted(Path(room.__path__[0]).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                yield from (part.value for part in _asked(node) if isinstance(part, ast.Constant) and isinstance(part.value, str))


def test_every_sentence_of_the_laws_tables_has_its_spanish() -> None:
    assert sorted({t for t in of_the_law() if t and not t.startswith("@") and spanish_of(t) is None}) == []


def test_every_question_task_and_problem_with_fixed_words_has_its_spanish() -> None:
    assert sorted({t for t in of_the_code() if t and spanish_of(t) is None}) == []


def test_a_row_keeps_its_numbers() -> None:
    for _, english, spanish in entries():
        one, other = (sorted(re.findall(r"\d+", _GAP.sub("", text))) for text in (english, spanish))
        assert one == other, english


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        (
            (
                "180 calendar days after the date on the notice, October 26, 2026; day 1 is October 27, 2026; the last day is Saturday, "
                "April 24, 2027; this rule has no weekend extension, so file by Friday, April 23, 2027."
            ),
            (
                "180 días calendario después de la fecha del aviso, 26 de octubre de 2026; el día 1 es el 27 de octubre de 2026; el último "
                "día es el sábado, 24 de abril de 2027; esta regla no se extiende por fines de semana, así que preséntela a más tardar el "
                "viernes, 23 de abril de 2027."
            ),
        ),
        ("Sign it (Ana Sample signs).", "Fírmela (firma Ana Sample)."),
        (
            "It was left out because the quoted words “not covered” are not in its support.",
            "Se dejó fuera porque las palabras citadas “not covered” no están en su apoyo.",
        ),
    ],
)
def test_a_sentence_with_gaps_is_said_with_days_in_spanish_and_names_and_quotes_as_they_are(english: str, spanish: str) -> None:
    assert spanish_of(english) == spanish


def test_what_is_not_known_is_not_guessed() -> None:
    assert spanish_of("The moon is made of cheese.") is None
    assert spanish_of("The last day has passed. The moon is made of cheese.") is None
