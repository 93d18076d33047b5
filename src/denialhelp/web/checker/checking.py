"""Checks one uploaded packet in a process of its own, with limits on time and memory; the file is gone afterwards."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

SECONDS = 60
_MEMORY = 2 * 1024**3
_RUN = (
    "import resource, sys\n"
    f"resource.setrlimit(resource.RLIMIT_AS, ({_MEMORY}, {_MEMORY}))\n"
    f"resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))\n"
    "from denialhelp.cli.main import main\n"
    "main(['verify', sys.argv[1], '--json'])\n"
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check said: `holds` is None where there was nothing to check, and `why` says so."""

    holds: bool | None
    failures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    why: str = ""


def check_upload(upload: UploadedFile[bytes]) -> Checked:
    """Check a packet.pdf. Whatever the file does to its reader stays in the child."""
    with tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as folder:
        path = Path(folder) / "packet.pdf"
        with path.open("wb") as out:
            for chunk in upload.chunks():
                out.write(chunk)
        return _run(path)


def _run(path: Path) -> Checked:
    try:
        done = subprocess.run([sys.executable, "-c", _RUN, str(path)], capture_output=True, text=True, timeout=SECONDS, check=False)
        told = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return Checked(None, why=_("The check took too long and was stopped. A packet of ours takes seconds."))
    except ValueError:
        return Checked(None, why=_("This is no packet that can be checked: it holds no manifest that can be read."))
    counts = tuple((str(what), int(number)) for what, number in told["checked"].items())
    return Checked(bool(told["ok"]), tuple(told["failures"]), tuple(told["notes"]), counts)
