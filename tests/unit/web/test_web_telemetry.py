"""Figures, traces and lines of log say how the service is, and nothing of a case."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from django.test import Client
from django.utils import timezone
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from denialhelp.web.cases.models import Case
from denialhelp.web.jobs.engine import perform
from denialhelp.web.jobs.models import Task, TaskState
from denialhelp.web.jobs.port import STEPS, durable
from denialhelp.web.telemetry import tracing
from web_case import PATIENT, browser_of, finished

pytestmark = pytest.mark.django_db
TOKEN = {"authorization": "Bearer figures"}
SECRET = "very-secret-case-id"


@pytest.fixture
def figures(settings: Any) -> Client:
    settings.METRICS_TOKEN = "figures"
    return Client(headers=TOKEN)


def values(client: Client) -> dict[str, float]:
    lines = client.get("/metrics").content.decode().splitlines()
    return {name: float(number) for line in lines if not line.startswith("#") for name, _, number in [line.rpartition(" ")]}


def test_without_a_token_there_is_no_such_page(settings: Any) -> None:
    settings.METRICS_TOKEN = ""
    assert Client().get("/metrics").status_code == 404
    assert Client(headers={"authorization": "Bearer "}).get("/metrics").status_code == 404
    settings.METRICS_TOKEN = "another"
    assert Client(headers=TOKEN).get("/metrics").status_code == 404


def test_the_figures_follow_what_is_in_the_database(figures: Client) -> None:
    before = values(figures)
    Case.begin("one")
    Task.objects.create(key="a", name="cases.read", due_at=timezone.now() - timedelta(seconds=90))
    Task.objects.create(key="b", name="mail.send", state=TaskState.FAILED)
    now = values(figures)
    assert now['denialhelp_cases{state="working"}'] == before['denialhelp_cases{state="working"}'] + 1
    assert now['denialhelp_tasks{state="failed",step="mail.send"}'] == 1
    assert 90 <= now["denialhelp_task_wait_seconds"] < 150
    assert now['denialhelp_disk_bytes{kind="free"}'] > 0


def test_requests_are_counted_by_the_pages_name(figures: Client, tmp_path: Path) -> None:
    case = finished(tmp_path, SECRET)
    name = 'denialhelp_request_seconds_count{page="packet",status="200"}'
    before = values(figures).get(name, 0)
    browser_of(case).get(f"/case/{case.pk}/packet/")
    Client().get("/no/such/page/" + SECRET)
    text = figures.get("/metrics").content.decode()
    assert values(figures)[name] == before + 1
    assert SECRET not in text and not any(word in text for word in PATIENT)


def test_a_line_of_log_names_the_page_and_no_case(settings: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings.LOG_LINES = True
    case = finished(tmp_path, SECRET)
    answer = browser_of(case).get(f"/case/{case.pk}/letter/?name={PATIENT[0]}")
    (line,) = capsys.readouterr().err.splitlines()
    told = json.loads(line)
    assert (told["event"], told["page"], told["status"], told["method"]) == ("request", "letter", 200, "GET")
    assert told["request"] == answer.headers["X-Request-Id"]
    assert SECRET not in line and PATIENT[0] not in line


class Collector(BaseHTTPRequestHandler):
    """A collector as OpenTelemetry's exporter knows it: OTLP over HTTP."""

    got: ClassVar[list[bytes]] = []

    def do_POST(self) -> None:
        type(self).got.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_given: Any) -> None:
        """Nothing."""


@pytest.fixture
def collector(settings: Any) -> Iterator[type[Collector]]:
    Collector.got = []
    server = HTTPServer(("127.0.0.1", 0), Collector)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.TRACES_URL = f"http://127.0.0.1:{server.server_port}/v1/traces"
    tracing.provider.cache_clear()
    yield Collector
    tracing.provider.cache_clear()
    server.shutdown()
    server.server_close()
    thread.join()


def spans(collector: type[Collector]) -> list[tuple[str, dict[str, str]]]:
    tracing.provider().shutdown()
    found = []
    for data in collector.got:
        for resource in ExportTraceServiceRequest.FromString(data).resource_spans:
            for scope in resource.scope_spans:
                for span in scope.spans:
                    told = {a.key: a.value.string_value or str(a.value.int_value) for a in span.attributes}
                    found.append((span.name, told))
    return found


def test_spans_reach_a_collector_and_tell_nothing_of_a_case(collector: type[Collector], tmp_path: Path) -> None:
    case = finished(tmp_path, SECRET)

    @durable("sample.breaks")
    def breaks(number: int) -> None:
        del number
        raise ValueError(PATIENT[0])

    try:
        task = Task.objects.create(key="x", name="sample.breaks", arguments=[1], state=TaskState.RUNNING, attempts=1)
        browser_of(case).get(f"/case/{case.pk}/dates/?who={PATIENT[0]}")
        perform(task)
    finally:
        del STEPS["sample.breaks"]
    found = dict(spans(collector))
    assert found["page GET"] == {"kind": "page", "page": "dates", "status": "200"}
    assert found["step sample.breaks"] == {"kind": "step", "fault": "ValueError"}
    assert all(SECRET.encode() not in data and not any(word.encode() in data for word in PATIENT) for data in collector.got)


def test_without_an_address_no_library_for_traces_is_asked(settings: Any) -> None:
    settings.TRACES_URL = ""
    tracing.provider.cache_clear()
    with tracing.span("step", "sample") as told:
        told["page"] = "x"
    assert tracing.provider() is None
