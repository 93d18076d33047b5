"""Files are parsed in a process of their own, with limits on time and memory: a hostile file can harm only that process."""

from __future__ import annotations

import atexit
import contextlib
import copyreg
import gc
import importlib
import io
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from denialhelp.casefile.document import Box, Document, Origin, Segment, Word
from denialhelp.casefile.fact import Problem
from denialhelp.errors import DenialHelpError, MissingProgram, UnreadableFile

from .limits import Limits, Progress, silent

_LENGTH = 8  # bytes that say how long a message is
_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "TESSDATA_PREFIX", "SYSTEMROOT", "LD_LIBRARY_PATH")
_TOO_LONG = "Reading this takes too long; split it into parts and try again."
_DAMAGED = "This could not be read safely; open it, print it to a new PDF and try again."

Answer = tuple[tuple[Document, ...], tuple[Problem, ...]]


def read_isolated(paths: Sequence[Path], *, limits: Limits, progress: Progress | None, kept: bool = False) -> Answer:
    """Like files.read_files, in another process; `kept` in one that waits for the next call, else in a new one.

    A file with which that process dies or overruns its time is refused (damaged, too-long) and the process started anew: named directly
    it raises UnreadableFile, found in a folder it becomes a Problem and the rest goes on.
    """
    from .files import Wanted, wanted_files

    tell = progress or silent
    wanted: Sequence[Wanted] = wanted_files(paths)
    documents: list[Document] = []
    problems: list[Problem] = []
    with _kept_lock if kept else contextlib.nullcontext():
        parser = _the_kept() if kept else _fresh()
        try:
            for number, file in enumerate(wanted):
                tell("read", number, len(wanted))
                try:
                    more, odd = parser.read(file.path, file.id, limits, tell)
                except UnreadableFile as error:
                    if not file.found:
                        raise
                    problems.append(Problem(error.code, f"{file.id}: {error.message}"))
                    continue
                documents += more
                problems += odd
        finally:
            if not kept:
                parser.close()
    tell("read", len(wanted), len(wanted))
    return tuple(documents), tuple(problems)


def _environment() -> dict[str, str]:
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    environment |= {"OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    # glibc gives what OCR frees back to the system: 390 MB instead of 630 at the most (measured on five scanned pages)
    environment |= {"MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "131072", "MALLOC_TRIM_THRESHOLD_": "65536"}
    # the package may not be installed but stand in a checkout
    source = str(Path(__file__).resolve().parents[2])
    environment["PYTHONPATH"] = os.pathsep.join(p for p in (source, environment.get("PYTHONPATH", "")) if p)
    return environment


class Parser:
    """The parsing process as its parent sees it; started with the first file, and again after it was ended."""

    def __init__(self) -> None:
        """No process yet; `last_exit` is how the last one that died of itself ended (a signal is negative)."""
        self._child: subprocess.Popen[bytes] | None = None
        self.last_exit: int | None = None

    @property
    def process_id(self) -> int | None:
        """The number of the running process, or None."""
        return self._child.pid if self._child is not None else None

    def start(self, *, early: bool = False) -> None:
        """Start the process where none runs, without waiting for it; `early` lets it load the PDF reader before it is asked."""
        if self._child is not None and self._child.poll() is None:
            return
        self.close()
        self._child = subprocess.Popen(
            [sys.executable, "-m", "denialhelp.intake.child", *(["early"] if early else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )

    def close(self) -> None:
        """End the process and let its pipes go."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                # what a child that was ended early did not take
                with contextlib.suppress(OSError):
                    stream.close()
        child.wait()

    def read(self, path: Path, document_id: str, limits: Limits, tell: Progress) -> Answer:
        """One file; raises UnreadableFile (too-long, damaged) where the process had to be ended or died."""
        self.start()
        late = threading.Event()
        clock = threading.Timer(limits.seconds, self._end, (late,))
        clock.daemon = True
        clock.start()
        try:
            reply = self._ask(pickle.dumps((str(path.absolute()), document_id, asdict(limits))), tell)
        finally:
            clock.cancel()
        if reply is None:
            self._note_death()
            self.close()
            raise UnreadableFile("too-long", _TOO_LONG) if late.is_set() else UnreadableFile("damaged", _DAMAGED)
        kind, value = reply
        if kind == "error":
            raise _error(*value)
        return value  # type: ignore[no-any-return]

    def _note_death(self) -> None:
        if self._child is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.last_exit = self._child.wait(2.0)

    def _end(self, late: threading.Event) -> None:
        late.set()
        if self._child is not None:
            self._child.kill()

    def _ask(self, request: bytes, tell: Progress) -> tuple[str, Any] | None:
        """The answer of the process, or None where it died."""
        child = self._child
        if child is None:
            return None
        try:
            _write(child.stdin, request)
            while (message := _read(child.stdout)) is not None:
                kind, value = _unpacked(message)
                if kind != "progress":
                    return kind, value
                tell(*value)
        except (BrokenPipeError, EOFError, pickle.UnpicklingError):
            pass
        return None


def _packed(value: Any) -> bytes:
    """The bytes of a message: words, segments and boxes by their values alone, twice as quick as what dataclasses do of themselves."""
    out = io.BytesIO()
    packer = pickle.Pickler(out, protocol=pickle.HIGHEST_PROTOCOL)
    packer.dispatch_table = {
        **copyreg.dispatch_table,
        Word: lambda w: (Word, (w.text, w.start, w.end, w.box, w.confidence)),
        Box: lambda b: (Box, (b.x0, b.y0, b.x1, b.y1)),
        Segment: lambda s: (Segment, (s.start, s.end, s.line, s.block, s.box)),
        # the Python of Debian 12 (3.11.2) would send a member of an enum as a call of getattr, which the parent refuses
        Origin: lambda o: (Origin, (o.value,)),
    }
    packer.dump(value)
    return out.getvalue()


def _unpacked(message: bytes) -> Any:
    """What a message says. Only nouns come, none of them in a ring: looking for rings would take longer than the rest."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return Answers(io.BytesIO(message)).load()
    finally:
        if collecting:
            gc.enable()


class Answers(pickle.Unpickler):
    """Reads only what an answer is made of: a process that a file has taken over cannot reach its parent by what it sends."""

    def find_class(self, module: str, name: str) -> Any:
        """The nouns of the case and dates; anything else is refused."""
        if module in {"denialhelp.casefile.document", "denialhelp.casefile.fact"} or (module, name) in {
            ("datetime", "date"),
            ("decimal", "Decimal"),
        }:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(name)


_kept: list[Parser] = []
_kept_lock = threading.Lock()


def _the_kept() -> Parser:
    """The one process that stays for the calls of this program; it ends with it."""
    if not _kept:
        _kept.append(Parser())
        atexit.register(_kept[0].close)
    return _kept[0]


_early: list[Parser] = []


def start_one_early() -> None:
    """Start the process of the next call that wants one of its own, so that it is ready when that comes; it serves that call alone."""
    parser = Parser()
    parser.start(early=True)
    _early.append(parser)
    atexit.register(parser.close)


def _fresh() -> Parser:
    """A parser for one call: one that was started early, else a new one."""
    with contextlib.suppress(IndexError):
        return _early.pop()
    return Parser()


def start_early() -> None:
    """Start the kept process, so that it is ready when the first file comes."""
    with _kept_lock:
        _the_kept().start(early=True)


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
    """Limits of the system on this process: memory, processor time of the next file, no core file, no large file written."""
    try:
        import resource
    except ImportError:
        # a system without these limits: the clock of the parent still holds
        return
    spent = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(spent.ru_utime + spent.ru_stime + limits.seconds * max(limits.ocr_jobs, 1)) + 1
    for what, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        # only the soft limit: the next file of the same process may be given more
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _answer(request: bytes, answers: Any) -> tuple[str, Any]:
    """What is sent back for one file."""
    from .files import read_parts

    name, document_id, bounds = pickle.loads(request)  # noqa: S301 - written by our own parent
    limits = Limits(**bounds)
    _bound(limits)
    try:
        documents, problems = read_parts(
            Path(name), document_id, limits=limits, progress=lambda *what: _write(answers, pickle.dumps(("progress", what)))
        )
    except DenialHelpError as error:
        return "error", (type(error).__name__, error.code, error.message)
    except MemoryError:
        return "error", ("UnreadableFile", "too-large", "This needs more memory than it may have; split it into parts and try again.")
    return "answer", (tuple(documents), problems)


def main() -> None:
    """The child: one file after the other until its parent goes."""
    # only our own messages may reach the parent: whatever a library prints goes nowhere
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    gc.set_threshold(100_000, 50, 100)  # a page makes thousands of small values and no rings
    if "early" in sys.argv[1:]:
        importlib.import_module("denialhelp.intake.pdf")
    while (request := _read(sys.stdin.buffer)) is not None:
        try:
            message = _packed(_answer(request, answers))
        except MemoryError:
            return
        _write(answers, message)


if __name__ == "__main__":
    main()
