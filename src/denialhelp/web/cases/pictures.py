"""Pages as pictures: drawn in memory from the sealed file, kept sealed once drawn."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from denialhelp.errors import DenialHelpError
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.storage import Store

WIDTH = 1400
drawing = threading.Lock()  # the PDF library is not safe in several threads


@contextmanager
def _in_memory(data: bytes) -> Iterator[Path]:
    """A path to bytes that lie in memory only (Linux); elsewhere in a file that is gone afterwards."""
    if hasattr(os, "memfd_create"):
        number = os.memfd_create("page")
        try:
            with os.fdopen(os.dup(number), "wb") as file:
                file.write(data)
            yield Path(f"/proc/self/fd/{number}")
        finally:
            os.close(number)
    else:
        with tempfile.NamedTemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR) as file:
            file.write(data)
            file.flush()
            yield Path(file.name)


def page_png(case: Case, place: str, page: int) -> bytes | None:
    """A page (from 1) of a file of the case as PNG; None where there is none that can be shown."""
    from denialhelp.intake.images import render_page

    store, kept = Store(case), f"images/{place.replace('/', '-')}-{page}.png"
    if store.has(kept):
        return store.get(kept)
    if not store.has(place):
        return None
    try:
        with drawing, _in_memory(store.get(place)) as path:
            png = render_page(path, page, WIDTH)
    except (DenialHelpError, IndexError):
        return None
    store.put(kept, [png])
    return png
