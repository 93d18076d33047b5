"""The servers that this installation is registered with, from the file that the settings name."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from denialhelp.errors import DenialHelpError
from denialhelp.workflow.patient_access import Server, servers_from


@lru_cache(maxsize=4)
def _read(path: str) -> tuple[Server, ...]:
    try:
        return servers_from(json.loads(Path(path).read_text(encoding="utf-8")))
    except (OSError, ValueError) as fault:
        raise DenialHelpError("fhir-servers", "The file of DENIALHELP_FHIR_SERVERS cannot be read, or is not JSON.") from fault


def servers() -> tuple[Server, ...]:
    """The servers; none where no file is named. Raises DenialHelpError with what is wrong in the file."""
    return _read(settings.FHIR_SERVERS) if settings.FHIR_SERVERS else ()
