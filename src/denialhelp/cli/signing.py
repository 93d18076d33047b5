"""`denialhelp review` and `denialhelp sign`: the treating provider's statement."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

from denialhelp.cli.output import note, say
from denialhelp.errors import UnreadableFile, WrongUse
from denialhelp.packet.provider_statement import check_signer, manifest_of, sign_statement, statement_of
from denialhelp.packet.review import Signer, decisions_of, review_json
from denialhelp.packet.signing import key_for, key_from_file
from denialhelp.reference.loader import load_rules

PASSPHRASE = "DENIALHELP_KEY_PASSPHRASE"  # noqa: S105 - the name of a variable
__all__ = ["Signer", "run", "write_review"]


def _write(out: Path, content: bytes) -> None:
    waiting = out.with_name(out.name + ".part")
    try:
        waiting.write_bytes(content)
        waiting.replace(out)
    except OSError as fault:
        raise WrongUse("out", f"'{out}' cannot be written; name a file in a folder that exists.") from fault


def write_review(folder: Path, out: Path) -> None:
    """Write the review to fill in."""
    review = review_json(statement_of(manifest_of(folder)))
    _write(out, (json.dumps(review, ensure_ascii=False, indent=1) + "\n").encode())
    say(f"{out}: {len(review['items'])} assertions. Put accept, edit or strike under each decision, then: denialhelp sign {folder} ...")


def run(folder: Path, decisions: Path, signer: Signer, key: Path | None, out: Path) -> None:
    """Sign the reviewed statement into `out`."""
    check_signer(signer)
    try:
        filled: Any = json.loads(decisions.read_text(encoding="utf-8"))
    except OSError as fault:
        raise UnreadableFile("missing", f"There is no readable file '{decisions.name}'; check the name and the folder.") from fault
    except ValueError as fault:
        raise WrongUse("review", f"'{decisions.name}' is not JSON.") from fault
    at = datetime.now().astimezone()  # noqa: TID251 - the command line may ask the clock
    own = key_from_file(key, os.environ.get(PASSPHRASE, "")) if key else key_for(signer.name, at)
    done = sign_statement(folder, decisions_of(filled), signer, own, load_rules(), at=at)
    _write(out, done.pdf)
    say(f"{out} is signed ({len(done.edited)} edited, {len(done.struck)} struck). Check it with: denialhelp verify {folder} --signed {out}")
    if key is None:
        note("The certificate was made for this signature: it shows that the file is unchanged. --key takes one that vouches for you.")
    if done.struck:
        note("What was struck may stand in the appeal letter too: read it again before it is sent.")
