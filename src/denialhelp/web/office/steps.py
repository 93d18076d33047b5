"""The office's durable steps: trials of the services, done where people's papers are handed over too."""

from __future__ import annotations

from denialhelp.web.jobs.port import durable
from denialhelp.web.office import trying


@durable("office.trial")
def trial(trial_id: int) -> None:
    """One trial."""
    trying.run(trial_id)
