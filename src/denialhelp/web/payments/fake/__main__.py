"""`python -m denialhelp.web.payments.fake`: the trial service on this machine."""

from __future__ import annotations

import argparse
import threading
from datetime import UTC, datetime
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from denialhelp.web.payments.fake.posting import keep_delivering
from denialhelp.web.payments.fake.service import Service
from denialhelp.web.payments.fake.world import World


class Server(ThreadingMixIn, WSGIServer):
    """A thread for each request."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Says nothing of requests."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Nothing."""


def seconds() -> int:
    """This machine's clock."""
    return int(datetime.now(UTC).timestamp())  # noqa: TID251 - a program of its own


def serve(host: str, port: int, key: str, secret: str, hook: str) -> tuple[Server, World]:
    """The service, with a thread that delivers its events where a hook is named; the caller lets it serve."""
    world = World(key=key, secret=secret, now=seconds, hook=hook)
    server = make_server(host, port, Service(world, f"http://{host}:{port}"), server_class=Server, handler_class=Quiet)
    server.set_app(Service(world, f"http://{host}:{server.server_port}"))
    if hook:
        threading.Thread(target=keep_delivering, args=(world, threading.Event()), daemon=True).start()
    return server, world


def main() -> None:
    """Serve until stopped."""
    given = argparse.ArgumentParser(description="A payment service for trials; no money moves.")
    given.add_argument("--host", default="127.0.0.1")
    given.add_argument("--port", type=int, default=12111)
    given.add_argument("--key", default="sk_test_synthetic")
    given.add_argument("--secret", default="whsec_synthetic")
    given.add_argument("--hook", default="http://127.0.0.1:8000/hooks/stripe/")
    asked = given.parse_args()
    serve(asked.host, asked.port, asked.key, asked.secret, asked.hook)[0].serve_forever()


if __name__ == "__main__":
    main()
