"""`denialhelp pages build`: the help library as a static site."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="The help library.")


@app.command("build")
def build(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the site goes.")],
    base_url: Annotated[str, typer.Option("--base-url", metavar="URL", help="The site's public address.")] = "",
    prices: Annotated[str | None, typer.Option("--prices", metavar="LIST:FIRST:CODE", help="The price book, such as 40:30:SEO25.")] = None,
    workers: Annotated[int | None, typer.Option("--workers", min=1, help="Processes to build with; two by default.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="The day that counts as today.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Build the help library as a static site; a second run writes only what changed."""
    import json

    from denialhelp.cli.main import today
    from denialhelp.errors import WrongUse
    from denialhelp.pages.build import build as build_site
    from denialhelp.pages.gather import gather
    from denialhelp.pages.prices import read_prices

    if base_url and not base_url.startswith(("https://", "http://")):
        raise WrongUse("base-url", "--base-url wants a whole address, such as https://example.org.")
    done = build_site(gather(today(as_of), prices=read_prices(prices)), out, base_url=base_url, workers=workers)
    if as_json:
        held = {"pages": done.pages, "written": done.written, "kept": done.kept, "removed": done.removed, "by_language": done.by_language}
        sys.stdout.write(json.dumps(held) + "\n")
        return
    by = ", ".join(f"{n} {lang}" for lang, n in done.by_language.items())
    sys.stdout.write(f"{done.pages} pages ({by}): {done.written} written, {done.kept} unchanged, {done.removed} removed.\n")
