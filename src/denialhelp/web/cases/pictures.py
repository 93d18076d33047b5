"""Pages as pictures: drawn in memory from the sealed file, kept sealed once drawn."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from django.conf import settings

from denialhelp.errors import DenialHelpError
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.storage import Store

WIDTH = 1400
T = TypeVar("T")
# The PDF library is not safe in several threads; and each thread that draws would keep the megabytes of a picture for the next one.
_DRAWER = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawing")


def drawn(make: Callable[[], T]) -> T:
    """What `make` makes with the PDF library, in the one thread that may use it, when its turn has come; raises what it raises."""
    return _DRAWER.submit(make).result()


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
        with _in_memory(store.get(place)) as path:
            png = drawn(lambda: render_page(path, page, WIDTH))
    except (DenialHelpError, IndexError):
        return None
    store.put(kept, [png])
    return png
