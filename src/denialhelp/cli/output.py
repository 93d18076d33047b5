"""What the commands share in talking to people: JSON on standard output, progress and messages on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from denialhelp.casefile.fact import Problem, Question
from denialhelp.workflow.progress import in_words

Progress = Callable[[str, int, int], None]


def print_json(value: Any) -> None:
    """One JSON object on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def say(text: str = "") -> None:
    """One line for people on standard output."""
    sys.stdout.write(text + "\n")


def note(text: str) -> None:
    """One line on standard error."""
    sys.stderr.write(text + "\n")


def show_problems(problems: tuple[Problem, ...]) -> None:
    """The problems, one a line, on standard error."""
    for problem in problems:
        note(f"Note: {problem.message}")


def show_questions(questions: tuple[Question, ...]) -> None:
    """The questions with why they matter."""
    if questions:
        say("\nQuestions:")
    for question in questions:
        say(f"  - {question.ask}\n    {question.why}")


def _nothing(_what: str, _done: int, _total: int) -> None:
    """Progress where nobody looks."""


@contextmanager
def progress() -> Iterator[Progress]:
    """A progress bar on a terminal; silent elsewhere."""
    if not sys.stderr.isatty():
        yield _nothing
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    with Bars(TextColumn("{task.description:<34}"), BarColumn(), TimeElapsedColumn(), console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, Any] = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(in_words(what), total=total)
            bars.update(tasks[what], completed=done, total=total)

        yield show
