"""`denialhelp audit-log`, `retention`, `office` and `keys`: what the office that runs the web application does from the command line."""

from __future__ import annotations

import base64
import io
import os
import secrets
from pathlib import Path
from typing import Annotated, Any

import typer

from denialhelp.cli.output import say

Home = Annotated[Path, typer.Option("--home", metavar="DIR", help="Where the cases are kept.")]
HOME = Path("var")
_KEY_BYTES = 32
app = typer.Typer(no_args_is_help=True, help="The web application's audit log.")
retention = typer.Typer(no_args_is_help=True, help="Deletion of what is past its time.")
office = typer.Typer(no_args_is_help=True, help="Who works in the office that runs the web application.")
keys = typer.Typer(no_args_is_help=True, help="The master key that wraps the cases' keys.")


def _office(home: Path, command: str, *given: str, **named: Any) -> str:
    """Open the installation's database and run one of the web application's own commands; what it says."""
    os.environ["DENIALHELP_HOME"] = str(home.resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = "denialhelp.web.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("bring_up_to_date")
    return str(call_command(command, *given, stdout=io.StringIO(), **named))


@app.callback()
def _audit_log() -> None:
    """The web application's audit log."""


@app.command("verify")
def verify(home: Home = HOME) -> None:
    """Check that no entry of the audit log was changed, taken out or cut off."""
    say(_office(home, "verify_audit_log"))


@retention.callback()
def _retention() -> None:
    """Deletion of what is past its time."""


@retention.command("run")
def run(
    home: Home = HOME,
    everything: Annotated[bool, typer.Option("--everything", help="Delete every case now.")] = False,
) -> None:
    """Delete the cases that are past their time, and what belongs to none."""
    say(_office(home, "run_retention", everything=everything))


@office.callback()
def _office_people() -> None:
    """Who works in the office that runs the web application."""


@office.command("add")
def add(email: str, home: Home = HOME) -> None:
    """Let a person work in the office: they see counts, states and the queue, and no case unless its owner gives leave."""
    say(_office(home, "office_member", email))


@office.command("remove")
def remove(email: str, home: Home = HOME) -> None:
    """Let a person work in the office no longer."""
    say(_office(home, "office_member", email, remove=True))


@keys.command("new")
def new() -> None:
    """Print a new master key, for DENIALHELP_MASTER_KEY or a file of your own."""
    say(base64.urlsafe_b64encode(secrets.token_bytes(_KEY_BYTES)).decode())


@keys.command("rotate")
def rotate(home: Home = HOME) -> None:
    """Wrap every case's key anew: under a new key in the file, or under the first of DENIALHELP_MASTER_KEY (new,old)."""
    say(_office(home, "rotate_keys"))
