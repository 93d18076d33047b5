"""The steps of this app: tidying up after itself."""

from __future__ import annotations

from datetime import timedelta

from denialhelp.web.jobs.engine import forget_old
from denialhelp.web.jobs.port import every


@every("jobs.forget", timedelta(hours=6))
def forget() -> None:
    """Remove what was done long ago."""
    forget_old()
