"""What the guard does again and again."""

from __future__ import annotations

from datetime import timedelta

from denialhelp.web.guard import rate
from denialhelp.web.jobs.port import every


@every("guard.forget", timedelta(minutes=10))
def forget() -> None:
    """Forget who asked how often, once it no longer matters."""
    rate.forget()
