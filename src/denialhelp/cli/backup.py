"""`denialhelp backup` and `denialhelp restore`: an installation in one encrypted file, and back on any machine."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from denialhelp.cli.output import note, print_json, progress, say
from denialhelp.errors import UnreadableFile, WrongUse

if TYPE_CHECKING:
    from denialhelp.workflow.backup import Contents
    from denialhelp.workflow.backup_seal import Secret

VARIABLE = "DENIALHELP_BACKUP_PASSPHRASE"
ELSEWHERE = ("DENIALHELP_DATABASE_URL", "DENIALHELP_FILES_URL")
Words = Annotated[Path | None, typer.Option("--passphrase-file", metavar="FILE", help="A file whose first line is the passphrase.")]
KeyFile = Annotated[Path | None, typer.Option("--key-file", metavar="FILE", help="A file of at least 32 random bytes, instead.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise UnreadableFile("missing", f"There is no readable file '{path.name}'; check the name and the folder.") from fault


def _secret(words: Path | None, key_file: Path | None, *, twice: bool) -> Secret:
    """What opens the backup: from a key file, a passphrase file, the environment, or asked on the terminal."""
    from denialhelp.workflow.backup_seal import Secret, SecretKind

    if key_file is not None:
        return Secret(SecretKind.KEY_FILE, _bytes(key_file).strip())
    given = _bytes(words).splitlines()[:1] if words is not None else [os.environb[VARIABLE.encode()]] if VARIABLE in os.environ else None
    if given is None and not sys.stdin.isatty():
        raise WrongUse("passphrase", f"Give the passphrase with --passphrase-file or {VARIABLE}, or a key with --key-file.")
    if given is None:
        given = [typer.prompt("Passphrase of the backup", hide_input=True, confirmation_prompt=twice, err=True).encode()]
    return Secret(SecretKind.PASSPHRASE, b"".join(given))


def _tell(contents: Contents, *, told: str, size: int, as_json: bool) -> None:
    if as_json:
        held = {"files": len(contents.parts), "cases": contents.cases, "bytes": contents.total, "size": size, "made_at": contents.made_at,
                "program": contents.program, "master_key": contents.master_key}  # fmt: skip
        print_json(held)
        return
    say(f"{told}: {len(contents.parts)} files of {contents.cases} cases, {contents.total / 1e6:,.1f} MB, as of {contents.made_at}.")
    if not contents.master_key:
        note("Note: the master key is not in this backup (it is kept elsewhere, or there was none yet); without it no case can be opened.")


def _all_at_home() -> None:
    """Raise WrongUse where rows or files lie elsewhere: a backup of the home would be none."""
    if any(os.environ.get(name) for name in ELSEWHERE):
        do = "back the database up with pg_dump, keep versions of the bucket's objects, and keep the keys: see docs/operate/backup.md."
        raise WrongUse("elsewhere", f"The cases do not lie in the home but in PostgreSQL or an object store; {do}")


def backup(
    home: Annotated[Path, typer.Option("--home", metavar="DIR", help="Where the cases are kept.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The backup to write.")],
    passphrase_file: Words = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """Copy an installation into one encrypted file; the server may go on running."""
    from denialhelp.workflow.backup import back_up

    _all_at_home()
    secret = _secret(passphrase_file, key_file, twice=True)
    with progress() as show:
        contents = back_up(home, out, secret, made_at=datetime.now(UTC), progress=show)  # noqa: TID251 - the command line may ask the clock
    _tell(contents, told="Backed up", size=out.stat().st_size, as_json=as_json)


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    home: Annotated[Path, typer.Option("--home", metavar="NEWDIR", help="A folder that does not exist yet, or is empty.")],
    check: Annotated[bool, typer.Option("--check", help="Check the backup and put nothing in place.")] = False,
    passphrase_file: Words = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """Check every byte of a backup, then put it in place: whole or not at all."""
    from denialhelp.workflow.restore import restore as put_back

    secret = _secret(passphrase_file, key_file, twice=False)
    with progress() as show:
        contents = put_back(file, home, secret, check_only=check, progress=show)
    _tell(contents, told="The backup is whole" if check else "Restored", size=file.stat().st_size, as_json=as_json)
