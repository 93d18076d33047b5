"""Every command of the documentation runs, offline, on the sample case, and prints what the page promises: pages for those with a case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs_pages import DOCS, LEFT, RUN, blocks, commands, missing, pages
from docs_shell import Shell, follow

WITH_COMMANDS = [p for p in pages() if commands(p)]
FOR_CASES = [p for p in WITH_COMMANDS if p.parent.name != "operate"]


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    """A reader."""
    made = Shell(tmp_path)
    try:
        yield made
    finally:
        made.close()


@pytest.mark.parametrize("path", FOR_CASES, ids=lambda p: p.relative_to(DOCS).as_posix())
def test_the_commands_of_the_page_do_what_it_says(path: Path, shell: Shell) -> None:
    follow(path, shell)


def test_blocks_are_run_or_say_that_they_are_not() -> None:
    kinds = {kind for path in pages() for kind, _ in blocks(path)}
    assert kinds <= {RUN, *LEFT}
    assert len([c for p in WITH_COMMANDS for c in commands(p)]) > 40


def test_no_command_is_hidden_in_a_block_that_is_not_run() -> None:
    """What a page shows without running it needs rights, machines, a network or a file that a test has not."""
    may = re.compile(
        r"^(?:\./|\.venv/|docker|pip|pipx|python|denialhelp-env|"
        r"denialhelp (?:appeal new-|(?:backup|worker) --home /var|doctor|pages build)|DENIALHELP_WORKERS=0 denialhelp serve|"
        r"systemctl|pg_dump|aws s3api|curl|createdb|createuser|psql|export|sha256sum|ssh-keygen|git|mother/|  |useradd|"
        r"/opt/denialhelp/bin/pip|install -d|cd /etc|runuser|cp deploy/)"
    )
    for path in pages():
        for kind, text in blocks(path):
            if kind == "text":
                assert all(may.match(line) for line in text.splitlines() if line), f"{path.name}: {text}"


def test_a_promise_that_is_not_kept_is_found() -> None:
    assert missing(("ok   python ...", "...done"), "ok   python Python 3.11.\nall is done\n") is None
    assert missing(("ok   python ...", "...done"), "all is done\nok   python Python 3.11.\n") == "...done"
    assert missing(("Every sentence holds.",), "FAILED: something\n") == "Every sentence holds."
