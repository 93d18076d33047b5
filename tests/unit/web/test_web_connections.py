"""Records are fetched from a FHIR server by the patient's leave: there and back, page by page, once; and how that can fail."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from django.test import Client

from denialhelp.errors import DenialHelpError
from denialhelp.intake.files import read_files
from denialhelp.web.cases.models import Case, Role
from denialhelp.web.cases.storage import Store
from denialhelp.web.connections.servers import _read
from denialhelp.web.jobs.models import Lane, Task, TaskState
from denialhelp.web.jobs.worker import run_due
from denialhelp.workflow.patient_access import Granted, Server, ServerSilent, fetch, opened, servers_from
from fhir_server import NOTE, PATIENT, TOKEN, served
from web_case import browser_of, finished

pytestmark = pytest.mark.django_db


@pytest.fixture
def fhir() -> Iterator[Any]:
    with served() as server:
        yield server


@pytest.fixture
def known(fhir: Any, tmp_path: Path, settings: Any) -> Server:
    """The server as this installation knows it."""
    path = tmp_path / "servers.json"
    path.write_text(json.dumps([{"name": "Sample Hospital", "base": fhir.base, "client_id": "our-app"}]))
    settings.FHIR_SERVERS = str(path)
    _read.cache_clear()
    return Server("Sample Hospital", fhir.base, "our-app")


def there_and_back(client: Client, case: Case) -> str:
    """Go to the server, sign in there, and the address to come back to."""
    away = client.get(f"/case/{case.pk}/connect/0/")
    assert away.status_code == 302
    asked = {k: v[0] for k, v in parse_qs(urlsplit(away["Location"]).query).items()}
    assert asked["scope"] == "launch/patient patient/*.rs" and asked["code_challenge_method"] == "S256"
    home = httpx.get(away["Location"], follow_redirects=False).headers["location"]
    return f"/connected/?{urlsplit(home).query}"


def test_records_come_as_one_file_and_the_leave_is_forgotten(fhir: Any, known: Server, tmp_path: Path) -> None:
    case = finished(tmp_path)
    client = browser_of(case)
    back = there_and_back(client, case)
    assert client.get(back).status_code == 302
    assert "being fetched from Sample Hospital" in client.get(f"/case/{case.pk}/connect/").content.decode()
    assert TOKEN not in json.dumps(list(Task.objects.values_list("arguments", "key")))
    run_due([Lane.SHORT])
    case = Case.objects.get(pk=case.pk)
    file = next(f for f in case.files.filter(role=Role.RECORDS) if f.name == "Sample Hospital.json")
    bundle = json.loads(Store(case).get(file.stored))
    assert len(bundle["entry"]) == 233
    assert "233 entries were fetched" in client.get(f"/case/{case.pk}/connect/").content.decode()
    assert TOKEN not in json.dumps(case.notes)
    assert client.get(back).status_code == 404  # a code comes back once
    path = tmp_path / "bundle.json"
    path.write_text(json.dumps(bundle))
    documents = read_files([path])[0]
    text = "\n".join(p.text for d in documents for p in d.pages)
    assert "Osteoarthritis of the right knee" in text and NOTE.splitlines()[1] in text


def test_fetching_again_takes_the_place_of_the_file(fhir: Any, known: Server, tmp_path: Path) -> None:
    case = finished(tmp_path)
    client = browser_of(case)
    for _ in range(2):
        fhir.codes.add("a-code")
        client.get(there_and_back(client, case))
        run_due([Lane.SHORT])
        Case.objects.filter(pk=case.pk).update(state="done")
    assert [f.name for f in case.files.filter(role=Role.RECORDS)].count("Sample Hospital.json") == 1


def test_only_the_browser_that_went_comes_back(fhir: Any, known: Server, tmp_path: Path) -> None:
    case = finished(tmp_path)
    client = browser_of(case)
    back = there_and_back(client, case)
    assert Client().get(back).status_code == 404
    assert browser_of(finished(tmp_path, "another")).get(f"/case/{case.pk}/connect/").status_code == 404
    assert client.get(back.replace("state=", "state=x")).status_code == 404
    assert client.get(back).status_code == 404  # what did not match ends the attempt
    assert not Task.objects.filter(name="connections.fetch").exists()


def test_a_refusal_there_is_said_and_a_wrong_code_too(fhir: Any, known: Server, tmp_path: Path) -> None:
    case = finished(tmp_path)
    client = browser_of(case)
    back = there_and_back(client, case)
    refused = client.get(back.replace("code=a-code", "error=access_denied"))
    assert refused.status_code == 502 and "did not give leave" in refused.content.decode()
    wrong = client.get(there_and_back(client, case).replace("code=a-code", "code=stolen"))
    assert wrong.status_code == 502 and "no leave to read" in wrong.content.decode()


def test_where_no_server_is_named_there_is_no_such_page(tmp_path: Path, settings: Any) -> None:
    settings.FHIR_SERVERS = ""
    case = finished(tmp_path)
    client = browser_of(case)
    assert client.get(f"/case/{case.pk}/connect/").status_code == 404
    assert "Fetch them" not in client.get(f"/case/{case.pk}/files/").content.decode()


def test_a_server_that_breaks_off_is_tried_again_and_then_it_is_said(fhir: Any, known: Server, tmp_path: Path) -> None:
    fhir.broken = "Observation"
    case = finished(tmp_path)
    client = browser_of(case)
    client.get(there_and_back(client, case))
    for _ in range(4):
        Task.objects.filter(name="connections.fetch").update(due_at="2026-01-01T00:00:00Z")
        run_due([Lane.SHORT])
    assert Task.objects.get(name="connections.fetch").state == TaskState.FAILED
    assert "could not be fetched from Sample Hospital" in client.get(f"/case/{case.pk}/connect/").content.decode()
    assert TOKEN not in json.dumps(Case.objects.get(pk=case.pk).notes)
    assert not [f for f in case.files.all() if f.name == "Sample Hospital.json"]


def got(known: Server) -> Any:
    with opened() as client:
        return fetch(client, known, Granted(TOKEN, PATIENT))


def test_what_the_server_does_not_give_is_named_and_the_rest_comes(known: Server) -> None:
    found = got(known)
    assert found.not_had == ("Coverage", "Claim")
    assert found.counts["Observation"] == 230


def test_a_client_with_a_secret_shows_it(fhir: Any, tmp_path: Path, settings: Any) -> None:
    fhir.secret = "shared"
    path = tmp_path / "servers.json"
    path.write_text(json.dumps([{"name": "Sample Plan", "base": fhir.base, "client_id": "our-app", "secret": "shared"}]))
    settings.FHIR_SERVERS = str(path)
    case = finished(tmp_path)
    client = browser_of(case)
    assert client.get(there_and_back(client, case)).status_code == 302


@pytest.mark.parametrize("fault", ["elsewhere", "endless"])
def test_nothing_is_fetched_from_elsewhere_or_without_end(fhir: Any, known: Server, fault: str) -> None:
    setattr(fhir, fault, True)
    fhir.held["Observation"] = 230 if fault == "elsewhere" else 0
    with pytest.raises(ServerSilent, match="another server" if fault == "elsewhere" else "no end"):
        got(known)


def test_a_server_that_is_away_is_said() -> None:
    with pytest.raises(ServerSilent, match="no answer"):
        got(Server("Sample", "http://127.0.0.1:9/fhir", "our-app"))


GOOD = {"name": "x", "base": "https://e", "client_id": "y"}


@pytest.mark.parametrize("wrong", [{}, [{"name": "x"}], [{**GOOD, "base": "http://example.org/fhir"}], [["x"]], [{**GOOD, "more": 1}]])
def test_a_wrong_list_of_servers_is_said(wrong: Any) -> None:
    assert servers_from([GOOD])
    with pytest.raises(DenialHelpError):
        servers_from(wrong)
