"""Every command of the operator's pages runs, offline, and prints what the page promises."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from docs_pages import DOCS, commands, pages
from docs_shell import Shell, follow

FOR_OPERATORS = [p for p in pages() if commands(p) and p.parent.name == "operate"]


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    """A reader."""
    made = Shell(tmp_path)
    try:
        yield made
    finally:
        made.close()


@pytest.mark.parametrize("path", FOR_OPERATORS, ids=lambda p: p.relative_to(DOCS).as_posix())
def test_the_commands_of_the_page_do_what_it_says(path: Path, shell: Shell) -> None:
    follow(path, shell)
