"""The command that builds the library: what it says of a wrong use, and its one JSON object."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from denialhelp.cli import pages as command
from denialhelp.cli.main import main
from denialhelp.pages.build import Built


def run(*arguments: str) -> int:
    """The command's exit code."""
    with pytest.raises(SystemExit) as left:
        main(["pages", "build", *arguments])
    return int(left.value.code or 0)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--base-url", "help.example.org"), "whole address"),
        (("--prices", "forty"), "LIST:FIRST:CODE"),
        (("--as-of", "yesterday"), "--as-of wants a day"),
    ],
)
def test_a_wrong_use_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str) -> None:
    assert run("--out", str(tmp_path / "site"), *arguments) == 2
    said = capsys.readouterr().err
    assert words in said
    assert len(said.strip().splitlines()) == 1
    assert not (tmp_path / "site").exists()


def test_it_says_what_was_done(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = SimpleNamespace(url="")

    def build(_library: object, _out: Path, *, base_url: str, workers: int | None) -> Built:
        asked.url = base_url
        return Built(10, 4, 6, 1, {"en": 5, "es": 5})

    monkeypatch.setattr("denialhelp.pages.build.build", build)
    assert run("--out", str(tmp_path / "site"), "--base-url", "https://help.example.org", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"pages": 10, "written": 4, "kept": 6, "removed": 1, "by_language": {"en": 5, "es": 5}}
    assert asked.url == "https://help.example.org"
    assert run("--out", str(tmp_path / "site")) == 0
    assert capsys.readouterr().out == "10 pages (5 en, 5 es): 4 written, 6 unchanged, 1 removed.\n"
    assert command.app is not None
