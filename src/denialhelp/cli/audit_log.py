"""`denialhelp audit-log`, `retention` and `keys`: what the office that runs the web application does from the command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from denialhelp.cli.output import say
from denialhelp.errors import CheckFailed

Home = Annotated[Path, typer.Option("--home", metavar="DIR", help="Where the cases are kept.")]
HOME = Path("var")
app = typer.Typer(no_args_is_help=True, help="The web application's audit log.")
retention = typer.Typer(no_args_is_help=True, help="Deletion of what is past its time.")
keys = typer.Typer(no_args_is_help=True, help="The master key that wraps the cases' keys.")


def _open(home: Path) -> None:
    """Open the installation's database."""
    os.environ["DENIALHELP_HOME"] = str(home.resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = "denialhelp.web.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


@app.command("verify")
def verify(home: Home = HOME) -> None:
    """Check that no entry of the audit log was changed, taken out or cut off."""
    _open(home)
    from denialhelp.web.guard.audit import verify as check

    found = check()
    if found.faults:
        raise CheckFailed("audit-log", "The audit log does not hold: " + " ".join(found.faults))
    say(f"The audit log holds: {found.entries} entries, last hash {found.head or 'none'}.")


@retention.command("run")
def run(
    home: Home = HOME,
    everything: Annotated[bool, typer.Option("--everything", help="Delete every case now.")] = False,
) -> None:
    """Delete the cases that are past their time, and what belongs to none."""
    _open(home)
    from denialhelp.web.cases.deletion import delete_everything, run_retention

    if everything:
        say(f"{delete_everything(who='command')} cases deleted.")
        return
    done = run_retention(who="command")
    say(f"{done.cases} cases, {done.folders} stray folders and {done.work} abandoned work folders deleted.")


@keys.command("new")
def new() -> None:
    """Print a new master key, for DENIALHELP_MASTER_KEY or a file of your own."""
    from denialhelp.web.guard.master import encoded
    from denialhelp.web.guard.sealing import new_key

    say(encoded(new_key()))


@keys.command("rotate")
def rotate(home: Home = HOME) -> None:
    """Wrap every case's key anew: under a new key in the file, or under the first of DENIALHELP_MASTER_KEY (new,old)."""
    _open(home)
    from denialhelp.web.cases.rotation import rotate as again

    say(f"{again()} case keys are wrapped anew.")
