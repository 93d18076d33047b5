"""A whole packet from files: its parts, its pages, what leads where, and what must not get in."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pikepdf
import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen import canvas

import packet_case
from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.slugs import LetterKind
from denialhelp.errors import UnreadableFile, WrongUse
from denialhelp.packet.build import PacketInput, build_packet
from denialhelp.packet.exhibits import plan_exhibits
from denialhelp.packet.verify import by_libraries, verify


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[PacketInput, Path]:
    """The sample case and its packet; tests only read it."""
    folder = tmp_path_factory.mktemp("packet")
    case = packet_case.make_case(folder / "case")
    build_packet(case, folder / "out")
    return case, folder / "out"


def test_the_folder_has_the_contracts_parts(built: tuple[PacketInput, Path]) -> None:
    _, out = built
    held = {p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()}
    assert held == {"case.json", "letter.pdf", "letter.docx", "letter.json", "packet.pdf", "manifest.json", "deadlines.ics", "worklist.md",
                    "letters/claim-file-request.pdf", "letters/claim-file-request.docx", "letters/claim-file-request.json",
                    "letter.es.pdf", "letters/claim-file-request.es.pdf"}  # the copies to read in Spanish
    manifest = json.loads((out / "manifest.json").read_text())
    assert {p["path"] for p in manifest["parts"]} == held - {"manifest.json"}
    assert manifest["reference"] == {"version": "test-1"}
    assert len(manifest["exhibits"]) == 7
    assert all(len(o["sha256"]) == 64 for o in manifest["originals"])


def test_it_proves_itself(built: tuple[PacketInput, Path]) -> None:
    case, out = built
    for path in (out, out / "packet.pdf"):
        found = verify(path, packet_case.make_rules(), case.originals)
        assert found.failures == ()
        assert found.ok
        assert found.checked["statements"] == 22
        assert found.checked["originals"] == 7


def test_the_same_case_gives_the_same_bytes(built: tuple[PacketInput, Path], tmp_path: Path) -> None:
    case, out = built
    build_packet(case, tmp_path / "again")
    for path in (p for p in out.rglob("*") if p.is_file()):
        assert (tmp_path / "again" / path.relative_to(out)).read_bytes() == path.read_bytes(), path.name


def test_the_letter_is_tagged_and_titled(built: tuple[PacketInput, Path]) -> None:
    _, out = built
    with pikepdf.open(out / "letter.pdf") as letter:
        assert letter.Root.MarkInfo.Marked
        assert str(letter.Root.Lang) == "en"
        assert b"<pdfuaid:part>1</pdfuaid:part>" in letter.Root.Metadata.read_bytes()
        assert str(letter.docinfo["/Title"]) == "Appeal of a denial"
    with pikepdf.open(out / "packet.pdf") as packet:
        assert packet.Root.MarkInfo.Marked  # the letter's tags stay
        assert packet.Root.StructTreeRoot
        assert b"pdfuaid:part" not in packet.Root.Metadata.read_bytes()  # but no claim that the exhibits cannot keep
        assert set(packet.docinfo.keys()) == {"/Title", "/Creator", "/CreationDate", "/ModDate"}


def test_links_bookmarks_labels_and_names_lead_to_the_page(built: tuple[PacketInput, Path]) -> None:
    _, out = built
    manifest = json.loads((out / "manifest.json").read_text())
    places = {p["label"]: p["packet_page"] for e in manifest["exhibits"] for p in e["pages"]}
    with pikepdf.open(out / "packet.pdf") as packet:
        jumps = []
        for page in list(packet.pages)[:4]:
            for annotation in page.obj.get("/Annots", []):
                assert "/A" not in annotation
                label = str(annotation.Contents).removeprefix("Go to ")
                assert pikepdf.Page(annotation.Dest[0]).index + 1 == places[label]
                jumps.append(label)
        assert {"EX-A-001", "EX-C-001", "EX-B-001", "EX-G-001", "EX-F-003"} <= set(jumps)
        with packet.open_outline() as outline:
            titles = [str(item.title) for item in outline.root]
            below = [str(item.title) for item in outline.root[6].children]
        assert titles[:5] == ["Letter", "The criteria against the record", "Chronology of care", "Dates", "Index of exhibits"]
        assert titles[5] == "Exhibit A: Denial notice"
        assert below == ["Criterion 1 (EX-B-001)", "Criterion 3 (EX-B-001)"]
        names = list(packet.Root.Names.Dests.Kids[0].Names)
        assert [str(n) for n in names[::2]] == sorted(places)
    with pypdfium2.PdfDocument(out / "packet.pdf") as opened:
        assert opened.get_page_label(0) == "1"
        assert opened.get_page_label(places["EX-C-003"] - 1) == "EX-C-003"


def test_every_exhibit_page_bears_its_stamp_and_quotes_are_highlighted(built: tuple[PacketInput, Path]) -> None:
    _, out = built
    manifest = json.loads((out / "manifest.json").read_text())
    with pypdfium2.PdfDocument(out / "packet.pdf") as opened, pikepdf.open(out / "packet.pdf") as packet:
        for exhibit in manifest["exhibits"]:
            for page in exhibit["pages"]:
                text = opened[page["packet_page"] - 1].get_textpage().get_text_range()
                assert text.rstrip().endswith(page["label"])
        marked = [n for n, page in enumerate(packet.pages, 1) for a in page.obj.get("/Annots", []) if a.Subtype == "/Highlight"]
    numbers = {p["label"]: p["packet_page"] for e in manifest["exhibits"] for p in e["pages"]}
    assert {numbers[x] for x in ("EX-A-001", "EX-B-001", "EX-C-001", "EX-E-001", "EX-F-003", "EX-G-001")} <= set(marked)


def test_scans_and_photos_can_be_searched(built: tuple[PacketInput, Path]) -> None:
    _, out = built
    manifest = json.loads((out / "manifest.json").read_text())
    numbers = {p["label"]: p["packet_page"] for e in manifest["exhibits"] for p in e["pages"]}
    with pypdfium2.PdfDocument(out / "packet.pdf") as opened:
        for label, words in (("EX-B-001", "Left middle cerebral artery stroke on 05/11/2026."), ("EX-E-001", "Practised 30 minutes")):
            page = opened[numbers[label] - 1]
            text = page.get_textpage()
            assert words in " ".join(text.get_text_range().split())


def test_the_camera_data_of_a_photo_stay_out(built: tuple[PacketInput, Path]) -> None:
    case, out = built
    assert b"CAMERA-OWNER" in case.originals["records/log.jpg"].read_bytes()
    with pikepdf.open(out / "packet.pdf") as packet:
        images = [bytes(i.read_raw_bytes()) for p in packet.pages for i in _images(p.obj)]
    assert len(images) >= 2
    assert all(b"CAMERA-OWNER" not in image for image in images)


def _images(page: pikepdf.Object) -> list[pikepdf.Object]:
    out = []
    for thing in page.get("/Resources", {}).get("/XObject", {}).values():
        if thing.Subtype == "/Image":
            out.append(thing)
        elif "/Resources" in thing:
            out += _images(thing)
    return out


def test_docx_opens_with_styles_header_and_text(built: tuple[PacketInput, Path]) -> None:
    case, out = built
    document = docx.Document(str(out / "letter.docx"))
    styles = [p.style.name for p in document.paragraphs]
    assert styles.count("Heading 2") == 1
    assert styles.count("List Bullet") == 2
    assert document.sections[0].header.paragraphs[0].text == "Dana Q. Sample · Member ID NFH 4471 9382"
    assert document.sections[0].different_first_page_header_footer
    assert [c.text for c in document.tables[0].rows[1].cells] == ["Member ID", "NFH 4471 9382"]
    assert document.core_properties.author == ""
    assert any("Active wrist extension right: 20 degrees." in p.text for p in document.paragraphs)
    assert case.letters[0].closing[1] in document.paragraphs[-3].text


def _hostile(path: Path) -> None:
    pen = canvas.Canvas(str(path), pagesize=(612, 792))
    pen.drawString(72, 700, "SYNTHETIC SAMPLE page with things that act")
    pen.acroForm.textfield(name="member", value="FILLED-VALUE-77", x=72, y=600, width=200, height=20)
    pen.linkURL("https://example.com/track", (72, 690, 300, 710))
    pen.showPage()
    pen.setPageRotation(90)
    pen.drawString(72, 700, "a turned page")
    pen.showPage()
    pen.save()
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('EVIL-SCRIPT')"))
        pdf.Root.OpenAction = script
        pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("x"), script])))
        pdf.pages[0].obj.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("EVIL-PROGRAM")))
        pdf.attachments["evil.bin"] = b"EVIL-ATTACHMENT"
        pdf.save()


def test_what_acts_stays_out_and_filled_fields_stay_in(tmp_path: Path) -> None:
    case = packet_case.make_case(tmp_path / "case")
    _hostile(tmp_path / "case" / "form.pdf")
    form = packet_case.read_pdf(tmp_path / "case" / "form.pdf", "records/form.pdf")
    documents, originals = (*case.documents, form), {**case.originals, form.id: tmp_path / "case" / "form.pdf"}
    plan = plan_exhibits(documents, case.match, {"notice.pdf"}, originals, policy_ids={"policy.pdf"}, statement_ids={"statement.txt"})
    build_packet(replace(case, documents=documents, originals=originals, exhibits=plan), tmp_path / "out")
    with pikepdf.open(tmp_path / "out" / "packet.pdf") as packet:
        out = io.BytesIO()
        packet.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                    object_stream_mode=pikepdf.ObjectStreamMode.disable)
        assert list(packet.attachments) == ["manifest.json"]
        assert "/AcroForm" not in packet.Root
    for word in (b"EVIL", b"/JavaScript", b"/Launch", b"example.com", b"/OpenAction"):
        assert word not in out.getvalue()
    with pypdfium2.PdfDocument(tmp_path / "out" / "packet.pdf") as opened:
        texts = [opened[n].get_textpage().get_text_range() for n in range(len(opened))]
        turned = next(n for n, t in enumerate(texts) if "a turned page" in t)
        with pypdfium2.PdfDocument(tmp_path / "case" / "form.pdf") as source:
            assert opened[turned].get_size() == source[1].get_size()
        assert any("FILLED-VALUE-77" in t for t in texts)
    assert verify(tmp_path / "out", packet_case.make_rules()).ok


@pytest.mark.parametrize("kind", ["png", "tiff", "jpeg"])
def test_pictures_become_upright_letter_pages(tmp_path: Path, kind: str) -> None:
    case = packet_case.make_case(tmp_path / "case")
    path = tmp_path / "case" / f"photo.{kind}"
    if kind == "tiff":
        frames = [Image.new("1", (400, 600), 1), Image.new("1", (600, 400), 1)]
        frames[0].save(path, save_all=True, append_images=frames[1:])
    elif kind == "png":
        Image.new("RGBA", (600, 400), (200, 0, 0, 40)).save(path)
    else:
        exif = Image.Exif()
        exif[0x0112] = 6  # turned a quarter
        Image.new("RGB", (400, 600), "white").save(path, exif=exif)
    pages = tuple(Page(n, "", (), (), 300, 200) for n in range(1, 3 if kind == "tiff" else 2))
    photo = Document(path.name, packet_case.hashlib.sha256(path.read_bytes()).hexdigest(), f"image/{kind}", pages)
    documents, originals = (*case.documents, photo), {**case.originals, photo.id: path}
    plan = plan_exhibits(documents, case.match, {"notice.pdf"}, originals)
    build_packet(replace(case, documents=documents, originals=originals, exhibits=plan), tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    exhibit = next(e for e in manifest["exhibits"] if e["document"] == path.name)
    with pypdfium2.PdfDocument(tmp_path / "out" / "packet.pdf") as opened:
        sizes = [opened[p["packet_page"] - 1].get_size() for p in exhibit["pages"]]
    assert sizes == ([(612, 792), (792, 612)] if kind == "tiff" else [(792, 612)])


def test_letters_of_one_kind_have_their_own_names(tmp_path: Path) -> None:
    case = packet_case.make_case(tmp_path / "case")
    build_packet(replace(case, letters=(*case.letters, case.letters[1])), tmp_path / "out")
    held = {p.name for p in (tmp_path / "out" / "letters").iterdir()}
    assert {"claim-file-request.pdf", "claim-file-request-2.pdf"} <= held
    assert verify(tmp_path / "out", packet_case.make_rules()).ok


def test_a_spanish_letter_and_a_case_without_policy_or_records(tmp_path: Path) -> None:
    case = packet_case.make_case(tmp_path / "case")
    notice = case.documents[:1]
    sample = packet_case.Case(case.documents)
    letter = replace(packet_case.make_letter(sample, LetterKind.CLAIM_FILE_REQUEST), language="es", blocks=(), subject=(),
                     enclosures=("Anexo A",), salutation="A quien corresponda: ¿señor o señora? § 1 → á é í ó ú ñ ü")
    plan = plan_exhibits(notice, None, {"notice.pdf"}, case.originals)
    small = replace(case, letters=(letter,), documents=notice, exhibits=plan, match=None, policy=None, case_json={"match": None})
    build_packet(small, tmp_path / "out")
    assert verify(tmp_path / "out", packet_case.make_rules()).failures == ()
    with pypdfium2.PdfDocument(tmp_path / "out" / "letter.pdf") as opened:
        text = opened[0].get_textpage().get_text_range()
    assert "24 de noviembre de 2026" in text
    assert "§ 1 → á é í ó ú ñ ü" in text
    assert "Página 1 de 1" in text


def test_wrong_use_and_lost_originals(tmp_path: Path) -> None:
    case = packet_case.make_case(tmp_path / "case")
    with pytest.raises(WrongUse, match="no letter"):
        build_packet(replace(case, letters=()), tmp_path / "out")
    (tmp_path / "case" / "therapy.pdf").unlink()
    with pytest.raises(UnreadableFile):
        build_packet(case, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    with pytest.raises(UnreadableFile, match="no readable file"):
        verify(tmp_path / "nothing", packet_case.make_rules())
    with pytest.raises(UnreadableFile, match="holds no manifest"):
        verify(tmp_path / "case", packet_case.make_rules())
    with pytest.raises(UnreadableFile, match="holds no manifest"):
        verify(tmp_path / "case" / "notice.pdf", packet_case.make_rules())


def test_the_manifest_travels_inside_the_packet(built: tuple[PacketInput, Path]) -> None:
    _, out = built
    inner = json.loads(by_libraries((out / "packet.pdf").read_bytes()).manifest() or b"")
    outer = json.loads((out / "manifest.json").read_text())
    assert "packet.pdf" not in {p["path"] for p in inner["parts"]}
    assert inner["letters"] == outer["letters"]
    with pikepdf.open(out / "packet.pdf") as packet:
        assert packet.Root.AF[0].AFRelationship == "/Data"


def test_docx_members_have_one_time(built: tuple[PacketInput, Path]) -> None:
    _, out = built
    with zipfile.ZipFile(out / "letter.docx") as archive:
        assert {i.date_time for i in archive.infolist()} == {(2026, 11, 24, 12, 0, 0)}


@pytest.mark.parametrize("damage", ["stream", "root"])
def test_a_damaged_pdf_is_still_an_exhibit(tmp_path: Path, damage: str) -> None:
    case = packet_case.make_case(tmp_path / "case")
    path = tmp_path / "case" / "therapy.pdf"
    content = path.read_bytes()
    if damage == "root":
        content = content.replace(b"/Type /Catalog", b"/Type /Cat(log")
    else:
        start = content.index(b"stream", content.index(b"/FlateDecode"))
        content = content[: start + 40] + b"#####" + content[start + 45:]
    path.write_bytes(content)
    documents = tuple(
        replace(d, sha256=packet_case.hashlib.sha256(content).hexdigest()) if d.id == "records/therapy.pdf" else d for d in case.documents)
    plan = plan_exhibits(documents, case.match, {"notice.pdf"}, case.originals, policy_ids={"policy.pdf"}, statement_ids={"statement.txt"})
    build_packet(replace(case, documents=documents, exhibits=plan), tmp_path / "out")
    assert verify(tmp_path / "out", packet_case.make_rules()).failures == ()
