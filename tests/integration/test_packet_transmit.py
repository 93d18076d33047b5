"""A packet made ready to send: limits kept, nothing lost or doubled, no health word on a cover sheet, jumps that lead somewhere."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from typer.testing import CliRunner

import packet_case
from denialhelp.cli.main import app
from denialhelp.errors import UnreadableFile, WrongUse
from denialhelp.packet.build import build_packet
from denialhelp.packet.page_reading import texts
from denialhelp.packet.provider_statement import manifest_of
from denialhelp.packet.transmit import Limits, Way, pieces, transmissions


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("transmit")
    build_packet(packet_case.make_case(place / "case"), place / "out")
    return place / "out"


def stamps(pdf: bytes) -> list[str]:
    """The stamp of each exhibit page, in order."""
    found = (re.findall(r"EX-[A-Z]+-\d{3}", text) for text in texts(pdf))
    return [labels[-1] for labels in found if labels]


def jumps(pdf: bytes) -> int:
    count = 0
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        held = {page.obj.objgen for page in opened.pages}
        for page in opened.pages:
            for mark in page.obj.get("/Annots", []):
                if "/Dest" in mark:
                    assert mark.Dest[0].objgen in held
                    count += 1
    return count


def test_mail_is_the_whole_packet_with_a_cover(folder: Path) -> None:
    (one,) = transmissions(folder, Way.MAIL, cited_only=False)
    whole = texts((folder / "packet.pdf").read_bytes())
    assert texts(one)[1:] == whole
    assert jumps(one) > 5


def test_parts_keep_the_limit_and_lose_nothing(folder: Path) -> None:
    limits = Limits(6, 0, 0)
    parts = transmissions(folder, Way.PORTAL, cited_only=False, limits=limits)
    assert len(parts) > 1
    sent = [text for part in parts for text in texts(part)[1:]]
    assert sent == list(texts((folder / "packet.pdf").read_bytes()))
    for number, part in enumerate(parts, start=1):
        assert len(texts(part)) <= limits.pages
        assert f"{number} of {len(parts)}" in texts(part)[0]
        jumps(part)


def test_a_part_is_no_larger_than_asked(folder: Path) -> None:
    whole = len((folder / "packet.pdf").read_bytes()) / 1_000_000
    asked = max(whole / 2, 0.12)
    parts = transmissions(folder, Way.PORTAL, cited_only=False, limits=Limits(0, asked, 0))
    assert all(len(part) <= asked * 1_000_000 for part in parts)
    with pytest.raises(WrongUse, match="alone"):
        transmissions(folder, Way.PORTAL, cited_only=False, limits=Limits(0, 0.01, 0))


def test_only_cited_pages_still_bears_every_quotation(folder: Path) -> None:
    manifest = manifest_of(folder)
    (one,) = transmissions(folder, Way.MAIL, cited_only=True)
    sent = set(stamps(one))
    everything = {page["label"] for exhibit in manifest["exhibits"] for page in exhibit["pages"]}
    wanted = {
        f"EX-{s['exhibit']}-{s['stamp']:03d}"
        for entry in manifest["letters"]
        for statement in entry["letter"]["statements"]
        for s in statement["support"]
        if s.get("stamp")
    }
    assert wanted <= sent < everything
    assert {page["label"] for page in manifest["exhibits"][0]["pages"]} <= sent  # the notice is whole
    assert any("pages)" in piece.what for piece in pieces(manifest, cited_only=True))


def test_a_fax_is_grey_and_its_cover_says_nothing_of_the_case(folder: Path) -> None:
    parts = transmissions(folder, Way.FAX, cited_only=True, limits=Limits(60, 0, 100))
    with pikepdf.open(io.BytesIO(parts[0])) as opened:
        pictures = [image for page in opened.pages for image in page.obj.Resources.XObject.values()]
        assert len(pictures) == len(opened.pages)
        assert {str(image.ColorSpace) for image in pictures} == {"/DeviceGray"}
    (mailed,) = transmissions(folder, Way.MAIL, cited_only=True)
    cover = texts(mailed)[0]
    manifest = manifest_of(folder)
    health = {row["text"] for s in manifest["sections"] if s["kind"] == "criteria" for row in s["rows"]}
    assert not any(text in cover for text in health)
    head = manifest["letters"][0]["letter"]["running_head"].split(" · ")[0]
    assert head
    assert head not in cover


def test_the_command(folder: Path, tmp_path: Path) -> None:
    run = CliRunner()
    good = run.invoke(app, ["transmit", str(folder), "--by", "mail", "--out", str(tmp_path / "sent")])
    assert good.exit_code == 0
    assert [p.name for p in (tmp_path / "sent").iterdir()] == ["part-1.pdf"]
    with pypdfium2.PdfDocument(tmp_path / "sent/part-1.pdf") as opened:
        assert len(opened) > 2
    for wrong in (["--by", "pigeon"], ["--by", "fax", "--pages", "1"], ["--by", "mail"]):
        again = run.invoke(app, ["transmit", str(folder), "--out", str(tmp_path / "sent"), *wrong])
        assert again.exit_code != 0
    with pytest.raises(UnreadableFile):
        transmissions(tmp_path, Way.MAIL, cited_only=False)
