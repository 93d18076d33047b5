"""An object store that speaks S3, for tests and benchmarks: moto's server with one bucket."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from moto.server import ThreadedMotoServer

BUCKET = "cases"
KEYS = {"AWS_ACCESS_KEY_ID": "synthetic", "AWS_SECRET_ACCESS_KEY": "synthetic"}


@contextmanager
def object_store(host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """The address of a running store, for DENIALHELP_FILES_URL."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address=host, port=port, verbose=False)
    server.start()
    try:
        here, there = server.get_host_and_port()
        endpoint = f"http://{here}:{there}"
        httpx.put(f"{endpoint}/{BUCKET}", content=b"", trust_env=False).raise_for_status()
        yield f"s3://{BUCKET}/office?endpoint={endpoint}&region=us-east-1"
    finally:
        server.stop()
