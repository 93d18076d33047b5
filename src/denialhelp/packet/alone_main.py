"""The entrance of the single-file checker: `python3 denialhelp-verify.pyz DIR_or_packet.pdf [--json]`."""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from importlib.resources import files
from pathlib import Path

from denialhelp.errors import DenialHelpError
from denialhelp.packet.bare_view import BareView
from denialhelp.packet.verify import verify
from denialhelp.reference.rulebook import RuleBook

RULES = "rules.pickle"


def main(arguments: list[str] | None = None) -> int:
    """Check one packet; 0 where every sentence holds, 1 where one does not, 2 where there is nothing to check."""
    parser = argparse.ArgumentParser(prog="denialhelp-verify", description="Proves or refutes every sentence of a packet, offline.")
    parser.add_argument("packet", type=Path, help="a packet's folder, or its packet.pdf")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args(arguments)
    # The pickle lies within this program's own file and was written with it; it is no input.
    rules: RuleBook = pickle.loads(files("denialhelp.packet").joinpath(RULES).read_bytes())  # noqa: S301
    try:
        result = verify(asked.packet, rules, open_view=BareView)
    except DenialHelpError as fault:
        sys.stderr.write(f"{fault}\n")
        return 2
    if asked.json:
        told = {"ok": result.ok, "failures": list(result.failures), "checked": dict(result.checked), "notes": list(result.notes)}
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    else:
        lines = [f"FAILED: {failure}" for failure in result.failures] + [f"Note: {note}" for note in result.notes]
        lines.append("Checked: " + ", ".join(f"{number} {what}" for what, number in result.checked.items()))
        lines.append("Every sentence holds." if result.ok else f"The packet does not hold: {len(result.failures)} failure(s).")
        sys.stdout.write("\n".join(lines) + "\n")
    return 0 if result.ok else 1


if __name__ == "__main__":
    sys.exit(main())
