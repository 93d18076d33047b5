"""The only folders where a case lies in the clear: one for each piece of work, held by a lock, removed at its end or by the next sweep."""

from __future__ import annotations

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from denialhelp.web.guard.audit import fingerprint

_LOCK = "lock"
_YOUNG = 60.0  # seconds


def _root() -> Path:
    home: Path = settings.HOME
    root = home / "work"
    root.mkdir(exist_ok=True, mode=0o700)
    return root


@contextmanager
def workplace(case_id: str) -> Iterator[Path]:
    """A private folder for one piece of work on a case; gone afterwards. The lock ends with the process, however it ends."""
    place = Path(tempfile.mkdtemp(prefix=fingerprint(case_id)[:16] + "-", dir=_root()))
    with (place / _LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)


def _abandoned(place: Path) -> bool:
    try:
        with (place / _LOCK).open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except FileNotFoundError:
        return _old(place)  # it may be in the making this very moment
    return True


def _old(place: Path) -> bool:
    try:
        return timezone.now().timestamp() - place.stat().st_mtime > _YOUNG
    except FileNotFoundError:
        return False


def sweep() -> int:
    """Remove the folders whose work is over without having tidied up; how many there were."""
    gone = [place for place in _root().iterdir() if _abandoned(place)]
    for place in gone:
        shutil.rmtree(place, ignore_errors=True)
    return len(gone)


def sweep_incoming() -> None:
    """At a start, when no upload can be under way: remove what interrupted requests left."""
    for left in Path(settings.FILE_UPLOAD_TEMP_DIR).iterdir():
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def remove_of(case_id: str) -> None:
    """Take away the folders of a case that is deleted, also where work is going on."""
    for place in _root().glob(fingerprint(case_id)[:16] + "-*"):
        shutil.rmtree(place, ignore_errors=True)
