"""The checker in one file: it needs Python alone, agrees with the program on whole and altered packets, and survives broken files."""

from __future__ import annotations

import io
import json
import random
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4, letter
from reportlab.pdfgen import canvas

import packet_case
from denialhelp.casefile.quote import fold
from denialhelp.packet.alone import build, modules
from denialhelp.packet.bare_fonts import glyph, to_unicode
from denialhelp.packet.bare_pdf import BarePdf, BrokenPdf, Lexer, Name, Ref
from denialhelp.packet.bare_view import BareView
from denialhelp.packet.build import build_packet
from denialhelp.packet.engine_view import EngineView
from denialhelp.packet.view import NotReadable

BARE_PYTHON = [sys.executable, "-I", "-S"]  # no site packages: only what Python itself brings


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("alone") / "denialhelp-verify.pyz"
    path.write_bytes(build(packet_case.make_rules()))
    return path


@pytest.fixture(scope="module")
def packet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packet")
    build_packet(packet_case.make_case(folder / "case"), folder / "out")
    return folder / "out"


def check(checker: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*BARE_PYTHON, str(checker), *arguments], capture_output=True, text=True, check=False, cwd=checker.parent)


def test_it_holds_no_library(checker: Path) -> None:
    with zipfile.ZipFile(checker) as held:
        names = held.namelist()
    assert len(names) == len(modules()) + 2
    assert all(n.startswith("denialhelp/") or n == "__main__.py" for n in names)
    assert build(packet_case.make_rules()) == checker.read_bytes()  # the same program gives the same bytes


@pytest.mark.parametrize("part", [".", "packet.pdf"])
def test_a_whole_packet_holds(checker: Path, packet: Path, part: str) -> None:
    done = check(checker, str(packet / part), "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["ok"], told["failures"]) == (0, True, []), done.stderr
    assert told["checked"]["statements"] > 10
    assert "Every sentence holds." in check(checker, str(packet / part)).stdout


def test_an_altered_packet_fails(checker: Path, packet: Path, tmp_path: Path) -> None:
    shutil.copytree(packet, tmp_path / "p")
    path = tmp_path / "p/letter.json"
    path.write_text(path.read_text().replace("appeal", "approve", 1))
    done = check(checker, str(tmp_path / "p"))
    assert done.returncode == 1
    assert "FAILED: letter.json was changed" in done.stdout


def test_what_is_no_packet_is_said(checker: Path, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.4 nothing")
    for name in ("x.pdf", "missing.pdf"):
        done = check(checker, str(tmp_path / name))
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert done.stderr.strip()


def drawn(*, compressed: bool, picture: bool) -> bytes:
    """A PDF by another maker: standard fonts, accents, kerned and spaced text, a form, a picture, a link."""
    held = io.BytesIO()
    page = canvas.Canvas(held, pagesize=letter if compressed else A4, pageCompression=int(compressed), invariant=1)
    for size, font in ((9, "Helvetica"), (12, "Times-Roman"), (11, "Courier-Bold")):
        page.setFont(font, size)
        page.drawString(60, 700 - size * 20, f"Synthetic note: (left) 45% of 1,200 — résumé, niñez; “quoted” in {font}.")
    page.beginForm("stamp")
    page.drawString(100, 300, "Inside a form: member 12-34\\56")
    page.endForm()
    page.doForm("stamp")
    text = page.beginText(60, 200)
    text.setCharSpace(1.5)
    text.setWordSpace(4)
    text.textLines("First line of prose\nSecond line, indented")
    page.drawText(text)
    if picture:
        page.drawInlineImage(Image.new("RGB", (20, 10), (200, 30, 30)), 300, 300)
        page.drawImage(_picture(), 350, 300)
    page.linkURL("https://example.org", (10, 10, 50, 50))
    page.showPage()
    page.setPageRotation(90)
    page.drawString(60, 60, "A turned page")
    page.save()
    return held.getvalue()


def _picture() -> object:
    from reportlab.lib.utils import ImageReader

    held = io.BytesIO()
    Image.linear_gradient("L").save(held, "JPEG")
    held.seek(0)
    return ImageReader(held)


def saved(pdf: bytes, **how: object) -> bytes:
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(held, **how)  # type: ignore[arg-type]
    return held.getvalue()


@pytest.mark.parametrize("compressed", [True, False])
@pytest.mark.parametrize("picture", [True, False])
@pytest.mark.parametrize("mode", ["as-made", "objects", "tables", "linear"])
def test_both_readers_see_the_same(compressed: bool, picture: bool, mode: str) -> None:
    pdf = drawn(compressed=compressed, picture=picture)
    how = {
        "objects": {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        "tables": {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
        "linear": {"linearize": True},
    }
    pdf = pdf if mode == "as-made" else saved(pdf, **how[mode])
    libraries, bare = EngineView(pdf), BareView(pdf)
    try:
        assert len(bare) == len(libraries) == 2
        assert bare.shown() == libraries.shown()
        assert list(bare.jumps()) == list(libraries.jumps())
        assert bare.acting() == libraries.acting()
        for number in (1, 2):
            assert bare.tells(number)
            assert sorted(fold(bare.texts()[number - 1])[0]) == sorted(fold(libraries.texts()[number - 1])[0])
    finally:
        libraries.close()


def test_a_change_of_any_drawn_thing_changes_the_hash_for_both() -> None:
    with pikepdf.open(io.BytesIO(drawn(compressed=True, picture=True))) as opened:
        page = opened.pages[0]
        page.Contents = opened.make_stream(page.Contents.read_bytes() + b" ")
        held = io.BytesIO()
        opened.save(held)
    before, after = BareView(drawn(compressed=True, picture=True)), BareView(held.getvalue())
    assert before.shown()[0] != after.shown()[0]
    assert before.shown()[1] == after.shown()[1]


def test_broken_files_raise_one_error_alone(packet: Path) -> None:
    chance = random.Random(20261124)  # noqa: S311 - repeatable damage, no secret
    whole = (packet / "packet.pdf").read_bytes()
    refused = 0
    for _ in range(150):
        broken = bytearray(whole)
        for _ in range(chance.randrange(1, 30)):
            at = chance.randrange(len(broken))
            if chance.random() < 0.1:
                del broken[at : at + chance.randrange(2000)]
            else:
                broken[at] = chance.randrange(256)
        try:
            view = BareView(bytes(broken))
            view.manifest()
            view.shown()
            view.texts()
        except NotReadable:
            refused += 1
    assert refused > 0


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (b"(a\\(b\\)\\101\\n(in)\\\nx)", b"a(b)A\n(in)x"), (b"<4 8 65 6>", b"He`"), (b"/A#20b", Name(b"A b")), (b"-.5", -0.5),
        (b"12 0 R", Ref(12, 0)),
        (b"[1 2 R 3]", None), (b"<</A true/B null/C[(x)<41>]>>", {"A": True, "B": None, "C": [b"x", b"A"]}), (b"% note\n 7", 7),
    ],
)  # fmt: skip
def test_values(written: bytes, value: object) -> None:
    read = Lexer(written).value()
    assert value is None or read == value


@pytest.mark.parametrize("written", [b"", b"(open", b"<41", b"[1 2", b"<< /A", b"<< 1 2 >>", b"[" * 500])
def test_values_without_an_end(written: bytes) -> None:
    with pytest.raises(BrokenPdf):
        Lexer(written).value()


@pytest.mark.parametrize(
    "content", [b"", b"text", b"%PDF-1.7\nstartxref\n9\n%%EOF", b"%PDF-1.7\nxref\n0 0\ntrailer\n<<>>\nstartxref\n9\n%%EOF"]
)
def test_no_pdf(content: bytes) -> None:
    with pytest.raises(BrokenPdf):
        BarePdf(content)


def test_maps_and_glyph_names() -> None:
    told = to_unicode(
        b"2 beginbfchar <01> <0041> <02> <00660069> endbfchar 2 beginbfrange <10> <12> <0061> <20> <21> [<0078> <0079>] endbfrange"
    )
    assert told == {1: "A", 2: "fi", 16: "a", 17: "b", 18: "c", 32: "x", 33: "y"}
    assert [glyph(n) for n in ("A", "eacute", "ntilde", "uni00E9", "u1F600", "fi", "g37", "space.alt")] == [
        "A",
        "é",
        "ñ",
        "é",
        "😀",
        "fi",
        None,
        " ",
    ]
