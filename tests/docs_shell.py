"""A reader of the documentation at work: runs a page's commands in a folder of her own, offline, with the sample case."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

from docs_pages import ROOT, commands, missing

SHIM = '#!/bin/sh\nexec "{python}" -m denialhelp.cli.main "$@"\n'


def free_port() -> int:
    """A port that nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


class Shell:
    """A reader at work in a folder of her own with the sample case; servers that she starts run until the page's end."""

    def __init__(self, place: Path) -> None:
        self.place, self.port, self.servers = place, free_port(), list[subprocess.Popen[str]]()
        shutil.copytree(ROOT / "examples" / "cimt-stroke", place / "case")
        (place / "bin").mkdir()
        shim = place / "bin" / "denialhelp"
        shim.write_text(SHIM.format(python=sys.executable))
        shim.chmod(0o755)
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("DENIALHELP", "DJANGO", "COV"))}
        # A proxy that leads nowhere: a command that asked another machine would fail.
        nowhere = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
        path = f"{place / 'bin'}:{Path(sys.executable).parent}:{os.environ['PATH']}"
        self.environment = {**kept, **nowhere, "PATH": path, "HOME": str(place), "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}

    def serve(self, line: str) -> str:
        """Start a server and wait until it answers; what it said."""
        server = subprocess.Popen([*line.split(), "--port", str(self.port)], cwd=self.place / "case", env=self.environment,
                                  stderr=subprocess.PIPE, text=True)  # fmt: skip
        self.servers.append(server)
        assert server.stderr is not None
        said = server.stderr.readline()
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        end = time.monotonic() + 60
        while True:
            try:
                with opener.open(f"http://localhost:{self.port}/", timeout=10) as answer:
                    assert answer.status == 200
                    return said.replace(str(self.port), "8000")
            except OSError:
                assert server.poll() is None and time.monotonic() < end, "the server does not answer"

    def run(self, line: str) -> str:
        """One command; all that it printed. Fails where its exit status is not 0."""
        if line.startswith("denialhelp serve"):
            return self.serve(line)
        done = subprocess.run(["bash", "-c", line], cwd=self.place / "case", env=self.environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)  # fmt: skip
        assert done.returncode == 0, f"{line}\n{done.stdout}"
        return done.stdout

    def close(self) -> None:
        """Stop the servers."""
        for server in self.servers:
            server.terminate()
            server.communicate(timeout=60)


def follow(path: Path, shell: Shell) -> None:
    """Run a page's commands in order; fails where one does, or does not print what the page promises."""
    for command in commands(path):
        line = command.line
        if line.startswith("denialhelp doctor"):
            line += " || test $? = 1"  # a developer's packages may run ahead of the lock
        printed = shell.run(line)
        lost = missing(command.promised, printed)
        assert lost is None, f"{command.page}: '{command.line}' does not print '{lost}' but:\n{printed}"
