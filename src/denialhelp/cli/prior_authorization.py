"""`denialhelp prior-authorization`: the first request that was never made, as a FHIR bundle."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from denialhelp.cli.output import say
from denialhelp.errors import UnreadableFile, WrongUse
from denialhelp.workflow.prior_authorization import request_bundle


def run(folder: Path, attach: list[Path], out: Path) -> None:
    """Write the bundle from the folder of an appeal."""
    try:
        case: Any = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise UnreadableFile("no-packet", f"The folder '{folder.name}' holds no case.json; name the DIR of an appeal.") from fault
    bundle = request_bundle(case, attach, at=datetime.now().astimezone())  # noqa: TID251 - the command line may ask the clock
    waiting = out.with_name(out.name + ".part")
    try:
        waiting.write_text(json.dumps(bundle, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        waiting.replace(out)
    except OSError as fault:
        raise WrongUse("out", f"'{out}' cannot be written; name a file in a folder that exists.") from fault
    say(f"{out}: a prior-authorization request (FHIR R4, in the form of Da Vinci PAS) with {len(attach)} documents. Nothing was sent.")
