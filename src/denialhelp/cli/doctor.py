"""`denialhelp doctor`: can this installation do its work, and if not, what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from denialhelp.cli.output import note, say
from denialhelp.errors import CheckFailed


def doctor(
    home: Annotated[Path | None, typer.Option("--home", metavar="DIR", help="Where the cases are kept; DENIALHELP_HOME, else var.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="The day that counts as today.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Check this installation: engines, tables, fonts, home, database, and a whole packet of a tiny invented case. Offline."""
    from denialhelp.cli.main import today
    from denialhelp.workflow import doctor as examination

    checks = examination.examine(examination.home_of(home), today=today(as_of))
    bad = [c for c in checks if not c.ok]
    if as_json:
        say(examination.as_json(checks))
    else:
        for check in checks:
            say(f"{'ok  ' if check.ok else 'BAD '} {check.name:<10} {check.says}")
    for check in bad:
        note(f"{check.name}: {check.do}")
    if bad:
        raise CheckFailed("doctor", f"{len(bad)} of {len(checks)} checks failed.")
