"""The page that checks a packet: whole, altered, no packet, nothing chosen; nothing is left behind."""

from __future__ import annotations

import io
from pathlib import Path

import lxml.html
import pikepdf
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import packet_case
from denialhelp.packet.build import build_packet

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def packet(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("checker")
    build_packet(packet_case.make_case(folder / "case"), folder / "out")
    return (folder / "out/packet.pdf").read_bytes()


def send(content: bytes) -> tuple[int, str]:
    answer = Client().post("/check/", {"packet": SimpleUploadedFile("packet.pdf", content, "application/pdf")})
    return answer.status_code, answer.content.decode()


def left() -> list[Path]:
    return list(Path(settings.FILE_UPLOAD_TEMP_DIR).iterdir())


def test_the_form() -> None:
    page = Client().get("/check/")
    assert page.status_code == 200
    assert b"not kept" in page.content


def test_a_packet_of_law_tables_of_its_own_is_read_and_nothing_is_left(packet: bytes) -> None:
    before = left()
    status, page = send(packet)
    assert status == 200
    assert "statements" in page
    assert left() == before


def test_an_altered_packet_is_named(packet: bytes) -> None:
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(packet)) as opened:
        page = opened.pages[-1].obj
        page.Contents = opened.make_stream(b"q Q " + page.Contents.read_bytes())
        opened.save(held)
    status, page_of_answer = send(held.getvalue())
    assert status == 200
    assert "This packet does not hold" in page_of_answer
    assert "does not show what it showed" in page_of_answer


def test_what_does_not_hold_is_said_in_spanish(packet: bytes) -> None:
    held, client = io.BytesIO(), Client()
    client.cookies["django_language"] = "es"
    with pikepdf.open(io.BytesIO(packet)) as opened:
        page = opened.pages[-1].obj
        page.Contents = opened.make_stream(b"q Q " + page.Contents.read_bytes())
        opened.save(held)
    answer = client.post("/check/", {"packet": SimpleUploadedFile("packet.pdf", held.getvalue(), "application/pdf")})
    main = lxml.html.fromstring(answer.content).get_element_by_id("main")
    assert "No muestra lo que mostraba cuando se hizo el expediente" in main.text_content()
    assert [e.text_content() for e in main.iter() if isinstance(e.tag, str) and e.get("lang") == "en"] == []


@pytest.mark.parametrize("content", [b"x", b"%PDF-1.4\n", b"%PDF-1.7\nstartxref\n0\n%%EOF"])
def test_what_is_no_packet_is_said(content: bytes) -> None:
    status, page = send(content)
    assert status == 422
    assert "no packet that can be checked" in page


def test_nothing_chosen() -> None:
    answer = Client().post("/check/", {})
    assert answer.status_code == 400
    assert b"Choose the packet" in answer.content
