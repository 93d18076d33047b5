"""Traces by OpenTelemetry, off unless an address is set. A span has the name of a page or a step, how long it took and how it ended.

No address of a page, no id, no text and no message of a fault goes into a span: they are made here by hand, and no library that looks into
requests or queries is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.conf import settings


@cache
def provider() -> Any:
    """What collects and sends spans, made at its first use in each process; None where tracing is off."""
    if not settings.TRACES_URL:
        return None
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    from denialhelp import __version__

    resource = Resource({"service.name": "denialhelp", "service.version": __version__})
    made = TracerProvider(resource=resource, shutdown_on_exit=True)
    made.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=settings.TRACES_URL)))
    return made


@contextmanager
def span(kind: str, name: str) -> Iterator[dict[str, str | int]]:
    """A span around a piece of work ("page", "step"); what is put into the mapping becomes its attributes. Of a fault its kind is kept."""
    told: dict[str, str | int] = {}
    held = provider()
    if held is None:
        yield told
        return
    from opentelemetry.trace import Status, StatusCode

    with held.get_tracer("denialhelp").start_as_current_span(
        f"{kind} {name}", record_exception=False, set_status_on_exception=False
    ) as made:
        try:
            yield told
        except BaseException as fault:
            made.set_status(Status(StatusCode.ERROR))
            made.set_attribute("fault", type(fault).__name__)
            raise
        finally:
            made.set_attributes({"kind": kind, **told})
