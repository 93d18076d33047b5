"""Files are parsed in a process of their own, with limits on time and memory: a hostile file can harm only that process."""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Problem
from denialhelp.errors import DenialHelpError, MissingProgram, UnreadableFile

from .limits import Limits, Progress, silent

_LENGTH = 8  # bytes that say how long a message is
_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "TESSDATA_PREFIX", "SYSTEMROOT", "LD_LIBRARY_PATH")


def read_isolated(paths: Sequence[Path], *, limits: Limits, progress: Progress | None) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Like files.read_files, in a new process. Raises UnreadableFile (too-long, damaged) where the process had to be ended or died."""
    tell = progress or silent
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    environment |= {"OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    # glibc gives what OCR frees back to the system: 390 MB instead of 630 at the most (measured on five scanned pages)
    environment |= {"MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "131072", "MALLOC_TRIM_THRESHOLD_": "65536"}
    request = pickle.dumps(([str(p.absolute()) for p in paths], asdict(limits)))
    # the package may not be installed but stand in a checkout
    source = str(Path(__file__).resolve().parents[2])
    environment["PYTHONPATH"] = os.pathsep.join(p for p in (source, environment.get("PYTHONPATH", "")) if p)
    with subprocess.Popen(
        [sys.executable, "-m", "denialhelp.intake.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as child:
        try:
            return _talk(child, request, limits, tell)
        finally:
            child.kill()
            if child.stdin is not None:
                # what a child that was ended early did not take
                with contextlib.suppress(BrokenPipeError):
                    child.stdin.close()


def _talk(
    child: subprocess.Popen[bytes], request: bytes, limits: Limits, tell: Progress
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    import threading

    late = threading.Event()

    def end() -> None:
        late.set()
        child.kill()

    clock = threading.Timer(limits.seconds, end)
    clock.daemon = True
    clock.start()
    try:
        _write(child.stdin, request)
        while (message := _read(child.stdout)) is not None:
            kind, value = pickle.loads(message)  # noqa: S301 - written by our own process, of the same program
            if kind == "progress":
                tell(*value)
            elif kind == "error":
                raise _error(*value)
            else:
                return value  # type: ignore[no-any-return]
    except (BrokenPipeError, EOFError, pickle.UnpicklingError):
        pass
    finally:
        clock.cancel()
    if late.is_set():
        raise UnreadableFile("too-long", "Reading these files takes too long; split them into parts and try again.")
    raise UnreadableFile("damaged", "One of these files could not be read safely; open it, print it to a new PDF and try again.")


def _error(kind: str, code: str, message: str) -> DenialHelpError:
    return {"UnreadableFile": UnreadableFile, "MissingProgram": MissingProgram}.get(kind, DenialHelpError)(code, message)


def _write(stream: Any, message: bytes) -> None:
    stream.write(len(message).to_bytes(_LENGTH, "big") + message)
    stream.flush()


def _read(stream: Any) -> bytes | None:
    head = stream.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    size = int.from_bytes(head, "big")
    body = stream.read(size)
    return body if len(body) == size else None


def _bound(limits: Limits) -> None:
    """Limits of the system on this process: memory, processor time, no core file, no large file written."""
    try:
        import resource
    except ImportError:
        # a system without these limits: the clock of the parent still holds
        return
    for what, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, int(limits.seconds * max(limits.ocr_jobs, 1)) + 1),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def main() -> None:
    """The child: one request in, progress and one answer out."""
    from .files import read_files

    # only our own messages may reach the parent: whatever a library prints goes nowhere
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    message = _read(sys.stdin.buffer)
    if message is None:
        return
    names, bounds = pickle.loads(message)  # noqa: S301 - written by our own parent
    limits = Limits(**bounds)
    _bound(limits)
    try:
        answer = read_files(
            [Path(n) for n in names], limits=limits, progress=lambda *what: _write(answers, pickle.dumps(("progress", what)))
        )
        reply: tuple[str, Any] = ("answer", answer)
    except DenialHelpError as error:
        reply = ("error", (type(error).__name__, error.code, error.message))
    except MemoryError:
        reply = (
            "error",
            ("UnreadableFile", "too-large", "These files need more memory than they may have; split them into parts and try again."),
        )
    _write(answers, pickle.dumps(reply, protocol=pickle.HIGHEST_PROTOCOL))


if __name__ == "__main__":
    main()
