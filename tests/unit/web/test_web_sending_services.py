"""The clients of the fax and mail services against local servers that speak the same interfaces."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from denialhelp.errors import WrongUse
from denialhelp.web.sending.services.chosen import carrier, fax_service, mail_service, ways
from denialhelp.web.sending.services.lob import Lob
from denialhelp.web.sending.services.port import Address, Carrier, Consignment, Progress, Refused, Unclear, moment
from denialhelp.web.sending.services.postgrid import PostGrid
from denialhelp.web.sending.services.sinch import Sinch
from denialhelp.web.sending.services.telnyx import Telnyx
from web_carriers import PUBLIC, SECRET, Depot, depot, notice

PDF = b"%PDF-1.7 synthetic"
TO = Address("Appeals Office", "P.O. Box 1", "Springfield", "IL", "62701")
SENDER = Address("Delphine Example", "1 Main Street", "Springfield", "IL", "62701", "Apt. 2")
NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
NAMES = ("telnyx", "sinch", "lob", "postgrid")
FAXES = ("telnyx", "sinch")


def client(name: str, url: str, key: str = "key") -> Carrier:
    made: dict[str, Carrier] = {
        "telnyx": Telnyx(key, "account", "+15555550100", PUBLIC, url),
        "sinch": Sinch(key, "secret", "account", "+15555550100", url),
        "lob": Lob(key, SECRET, url),
        "postgrid": PostGrid(key, SECRET, url),
    }
    return made[name]


def goods(name: str, key: str = "dh-one") -> Consignment:
    return Consignment(key, PDF, "+15555550142") if name in FAXES else Consignment(key, PDF, TO, SENDER)


@pytest.fixture(params=NAMES)
def service(request: pytest.FixtureRequest) -> Iterator[Depot]:
    with depot(request.param) as made:
        yield made


def test_what_is_handed_over_is_taken_found_by_our_key_and_looked_up(service: Depot) -> None:
    served = client(service.name, service.url)
    assert served.find(goods(service.name), NOW - timedelta(hours=1)) is None
    standing = served.send(goods(service.name))
    assert standing.progress is Progress.WAITING
    assert service.files == {"dh-one": PDF}
    found = served.find(goods(service.name), NOW - timedelta(hours=1))
    assert found is not None and found.service_id == standing.service_id
    assert served.find(goods(service.name, "dh-two"), NOW - timedelta(hours=1)) is None
    assert served.look(standing.service_id).service_id == standing.service_id
    with pytest.raises(Refused):
        served.look("none")


END = {
    "telnyx": ({"status": "delivered", "page_count": 3}, {"status": "failed", "failure_reason": "receiver_call_dropped"}),
    "sinch": (
        {"status": "COMPLETED", "completedTime": "2026-11-24T15:09:00Z"},
        {"status": "FAILURE", "errorType": "CALL_ERROR", "errorCode": 2},
    ),
    "lob": (
        {"tracking_events": [{"name": "Delivered", "time": "2026-11-27T10:00:00Z"}, {"name": "Mailed", "time": "2026-11-25T10:00:00Z"}]},
        {"tracking_events": [{"name": "Returned to Sender", "time": "2026-11-27T10:00:00Z"}]},
    ),
    "postgrid": ({"status": "completed"}, {"status": "cancelled", "cancellation": {"reason": "invalid_content"}}),
}


def test_the_end_is_read(service: Depot) -> None:
    served = client(service.name, service.url)
    identity = served.send(goods(service.name)).service_id
    arrived, failed = END[service.name]
    service.only().update(arrived)
    # PostGrid's "completed" is its guess; it proves no arrival.
    assert served.look(identity).progress is (Progress.MAILED if service.name == "postgrid" else Progress.ARRIVED)
    service.only().update(failed)
    standing = served.look(identity)
    assert standing.progress is Progress.FAILED
    assert standing.why or service.name == "lob"


def test_mail_is_certified_and_says_when_the_post_has_it() -> None:
    with depot("lob") as lob, depot("postgrid") as postgrid:
        letter = client("lob", lob.url).send(goods("lob"))
        assert letter.number == "9400111202555555555555"
        asked = lob.only()["asked"]
        assert (asked["extra_service"], asked["use_type"], asked["mail_type"]) == (
            "certified_return_receipt",
            "operational",
            "usps_first_class",
        )
        assert (asked["to[address_line1]"], asked["from[address_line2]"], asked["to[address_zip]"]) == ("P.O. Box 1", "Apt. 2", "62701")
        lob.only()["tracking_events"] = [
            {"name": "Mailed", "time": "2026-11-25T10:00:00Z"},
            {"name": "Issue", "time": "2026-11-26T10:00:00Z"},
        ]
        seen = client("lob", lob.url).look(letter.service_id)
        assert (seen.progress, seen.at) == (Progress.MAILED, datetime(2026, 11, 25, 10, tzinfo=UTC))
        lob.only().update(status="failed", tracking_events=[])
        assert client("lob", lob.url).look(letter.service_id).progress is Progress.FAILED
        client("postgrid", postgrid.url).send(goods("postgrid"))
        asked = postgrid.only()["asked"]
        assert asked["mailingClass"] == "usps_first_class_certified_return_receipt"
        assert asked["to[companyName]"] == "Appeals Office" and asked["from[provinceOrState]"] == "IL"
        postgrid.only().update(status="processed_for_delivery", trackingNumber="94001")
        seen = client("postgrid", postgrid.url).look(postgrid.only()["id"])
        assert (seen.progress, seen.number) == (Progress.MAILED, "94001")
        postgrid.only().update(imbStatus="returned_to_sender")
        assert client("postgrid", postgrid.url).look(postgrid.only()["id"]).why == "returned_to_sender"


def test_the_same_letter_asked_for_twice_is_one_letter() -> None:
    for name in ("lob", "postgrid"):
        with depot(name) as service:
            served = client(name, service.url)
            assert served.send(goods(name)).service_id == served.send(goods(name)).service_id
            assert len(service.taken) == 1


@pytest.mark.parametrize("status", [500, 502, 503, 429, 408])
def test_no_clear_answer_is_said_to_be_none(status: int) -> None:
    with depot("lob") as service:
        service.fail = [status]
        with pytest.raises(Unclear):
            client("lob", service.url).send(goods("lob"))


def test_a_refusal_is_one(service: Depot) -> None:
    service.fail = [422]
    with pytest.raises(Refused) as refused:
        client(service.name, service.url).send(goods(service.name))
    assert refused.value.code == "422"
    with pytest.raises(Refused):
        client(service.name, service.url, "wrong").send(goods(service.name))


@pytest.mark.parametrize("name", NAMES)
def test_nobody_there_is_unclear(name: str) -> None:
    with pytest.raises(Unclear):
        client(name, "http://127.0.0.1:1").send(goods(name))


@pytest.mark.parametrize("name", ["lob", "postgrid"])
def test_a_letter_needs_two_addresses(name: str) -> None:
    with pytest.raises(Refused):
        client(name, "http://127.0.0.1:1").send(Consignment("k", PDF, TO))


@pytest.mark.parametrize("name", ["telnyx", "lob", "postgrid"])
def test_only_a_signed_fresh_notice_counts(name: str) -> None:
    served = client(name, "http://127.0.0.1:1")
    at = int(NOW.timestamp())
    body, headers = notice(name, "x-1", at)
    assert served.heard(headers, body, NOW) == "x-1"
    assert served.heard(headers, body + b" ", NOW) is None
    assert served.heard({}, body, NOW) is None
    assert served.heard(headers, body, NOW + timedelta(minutes=6)) is None
    assert served.heard(dict.fromkeys(headers, "nonsense"), body, NOW) is None
    for odd in ("²", "9" * 5000, "t=²,v1=é", f"t={int(NOW.timestamp() * 1000)},v1=é"):
        assert served.heard(dict.fromkeys(headers, odd), body, NOW) is None
    broken = json.dumps({"other": 1}).encode()
    assert served.heard(headers, broken, NOW) is None


def test_a_notice_without_signature_is_only_a_bell() -> None:
    served = client("sinch", "http://127.0.0.1:1")
    assert served.heard({}, notice("sinch", "01-1", 0)[0], NOW) == "01-1"
    assert served.heard({}, json.dumps({"fax": json.dumps({"id": "01-2"})}).encode(), NOW) == "01-2"
    assert served.heard({}, b"[]", NOW) is None


def test_an_answer_that_cannot_be_read_is_unclear(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        with depot(name) as service:
            monkeypatch.setattr(Depot, "_answer", lambda *_: (200, {"data": {"nothing": 1}, "nothing": 1}))
            with pytest.raises(Unclear):
                client(name, service.url).look("x")
            monkeypatch.setattr(Depot, "_answer", lambda *_: (200, []))
            with pytest.raises(Unclear):
                client(name, service.url).look("x")
            monkeypatch.undo()
    assert moment("yesterday") is None and moment("2026-11-24T15:00:00") is None


@pytest.mark.django_db
def test_settings_choose(settings: Any) -> None:
    assert fax_service() is None and mail_service() is None and ways() == [] and carrier("fax") is None
    for name in FAXES:
        settings.FAX = {**settings.FAX, "SERVICE": name, "KEY": "key"}
        chosen = fax_service()
        assert chosen is not None and chosen.name == name
    for name in ("lob", "postgrid"):
        settings.POST = {**settings.POST, "SERVICE": name, "KEY": "key"}
        chosen = mail_service()
        assert chosen is not None and chosen.name == name
    assert [w.value for w in ways()] == ["fax", "certified"]
    settings.FAX, settings.POST = {**settings.FAX, "SERVICE": "pigeon"}, {**settings.POST, "SERVICE": "pigeon"}
    for choose in (fax_service, mail_service):
        with pytest.raises(WrongUse):
            choose()
