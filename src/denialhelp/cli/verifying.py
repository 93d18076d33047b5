"""`denialhelp verify`: a packet proved or refuted."""

from __future__ import annotations

from pathlib import Path

from denialhelp.cli.output import print_json, say
from denialhelp.errors import CheckFailed, UnreadableFile, WrongUse
from denialhelp.packet.verify import Verification, verify
from denialhelp.reference.loader import load_rules


def run(path: Path, *, as_json: bool, signed: Path | None = None) -> None:
    """Verify and print; raises CheckFailed (exit 1) when anything does not hold."""
    result = verify(path, load_rules())
    if signed is not None:
        result = _with_signed(result, path, signed)
    if as_json:
        print_json({"ok": result.ok, "failures": list(result.failures), "checked": dict(result.checked), "notes": list(result.notes)})
    else:
        for failure in result.failures:
            say(f"FAILED: {failure}")
        for remark in result.notes:
            say(f"Note: {remark}")
        say("Checked: " + ", ".join(f"{number} {what}" for what, number in result.checked.items()))
    if not result.ok:
        raise CheckFailed("verify", f"The packet does not hold: {len(result.failures)} failure(s).")
    if not as_json:
        say("Every sentence holds.")


def _with_signed(result: Verification, folder: Path, signed: Path) -> Verification:
    """The result with that of a signed statement."""
    from denialhelp.packet.provider_statement import check_signed

    try:
        content = signed.read_bytes()
    except OSError as fault:
        raise UnreadableFile("missing", f"There is no readable file '{signed.name}'; check the name and the folder.") from fault
    found = check_signed(folder, content, load_rules())
    failures = (*result.failures, *found.failures)
    return Verification(not failures, failures, {**result.checked, "signed statement": 1}, (*result.notes, *found.notes))


def write_alone(out: Path) -> None:
    """Write the single-file checker; raises WrongUse where it cannot be written."""
    from denialhelp.packet.alone import build

    content = build(load_rules())
    waiting = out.with_name(out.name + ".part")
    try:
        waiting.write_bytes(content)
        waiting.replace(out)
    except OSError as fault:
        raise WrongUse("out", f"'{out}' cannot be written; name a file in a folder that exists.") from fault
    say(f"{out} checks packets with Python alone: python3 {out.name} packet.pdf")
