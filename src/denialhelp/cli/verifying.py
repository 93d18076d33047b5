"""`denialhelp verify`: a packet proved or refuted."""

from __future__ import annotations

from pathlib import Path

from denialhelp.cli.output import print_json, say
from denialhelp.errors import CheckFailed, WrongUse
from denialhelp.packet.verify import verify
from denialhelp.reference.loader import load_rules


def run(path: Path, *, as_json: bool) -> None:
    """Verify and print; raises CheckFailed (exit 1) when anything does not hold."""
    result = verify(path, load_rules())
    if as_json:
        print_json({"ok": result.ok, "failures": list(result.failures), "checked": dict(result.checked)})
    else:
        for failure in result.failures:
            say(f"FAILED: {failure}")
        say("Checked: " + ", ".join(f"{number} {what}" for what, number in result.checked.items()))
    if not result.ok:
        raise CheckFailed("verify", f"The packet does not hold: {len(result.failures)} failure(s).")
    if not as_json:
        say("Every sentence holds.")


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
