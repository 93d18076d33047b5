"""`denialhelp transmit`: a packet made ready for fax, portal or mail."""

from __future__ import annotations

from pathlib import Path

from denialhelp.cli.output import say
from denialhelp.errors import WrongUse
from denialhelp.packet.transmit import LIMITS, Limits, Way, transmissions


def run(folder: Path, by: str, out: Path, *, cited: bool, pages: int | None, megabytes: float | None) -> None:
    """Write part-1.pdf, part-2.pdf ... into `out`, which must be new or empty."""
    if by not in list(Way):
        raise WrongUse("transmit-by", f"--by is one of {', '.join(Way)}, not '{by}'.")
    if (pages is not None and pages < 2) or (megabytes is not None and megabytes <= 0):
        raise WrongUse("transmit-limit", "A transmission needs room for its cover sheet and one page at least.")
    usual = LIMITS[Way(by)]
    limits = Limits(usual.pages if pages is None else pages, usual.megabytes if megabytes is None else megabytes, usual.dots)
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise WrongUse("out", f"'{out}' holds files already; name a new folder.")
    made = transmissions(folder, Way(by), cited_only=cited, limits=limits)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for number, content in enumerate(made, start=1):
            waiting = out / f".part-{number}.pdf"
            waiting.write_bytes(content)
            waiting.replace(out / f"part-{number}.pdf")
    except OSError as fault:
        raise WrongUse("out", f"'{out}' cannot be written; name another folder.") from fault
    say(f"{out}: {len(made)} part{'s' if len(made) != 1 else ''} to send by {by}, each with its cover sheet.")
