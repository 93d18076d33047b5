"""Nothing in a packet can be altered unnoticed: random alterations of every part, and forgeries that recompute every hash."""

from __future__ import annotations

import io
import json
import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import packet_case
from denialhelp.casefile.fact import Pin
from denialhelp.casefile.letter import Block, Letter, Statement, Support
from denialhelp.packet import manifest as manifests
from denialhelp.packet.assemble import attach
from denialhelp.packet.bare_view import BareView
from denialhelp.packet.build import PacketInput, build_packet, set_letter
from denialhelp.packet.docx import letter_docx
from denialhelp.packet.hashes import seal
from denialhelp.packet.verify import by_libraries, verify

Json = Any
SEED = 20261124


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[PacketInput, Path]:
    """The sample case and its packet; tests work on copies."""
    folder = tmp_path_factory.mktemp("packet")
    case = packet_case.make_case(folder / "case")
    build_packet(case, folder / "out")
    return case, folder / "out"


def _altered(text: str, rng: random.Random) -> str:
    """The text with one letter or digit changed."""
    places = [n for n, c in enumerate(text) if c.isalnum()]
    at = rng.choice(places)
    other = rng.choice([c for c in ("0123456789" if text[at].isdigit() else "abcdefghijklmnopqrstuvwxyz") if c != text[at].lower()])
    return text[:at] + other + text[at + 1:]


def _leaves(value: Json, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from _leaves(value[key], (*path, key))
    elif isinstance(value, int | float) or (isinstance(value, str) and any(c.isalnum() for c in value)):
        yield path


def _mutate_json(value: Json, rng: random.Random, among: Callable[[tuple[Any, ...]], bool] = lambda _: True) -> Json:
    """A copy with one leaf altered."""
    copy = json.loads(json.dumps(value))
    path = rng.choice([p for p in _leaves(copy) if among(p)])
    holder = copy
    for key in path[:-1]:
        holder = holder[key]
    old = holder[path[-1]]
    holder[path[-1]] = (not old) if isinstance(old, bool) else old + 1 if isinstance(old, int | float) else _altered(old, rng)
    return copy


def _attached(pdf: bytes) -> bytes | None:
    view = by_libraries(pdf)
    try:
        return view.manifest()
    finally:
        view.close()


def _fails(path: Path, *, bare: bool = True) -> tuple[str, ...]:
    """What the check says of an altered packet. The checker without libraries must find it too (`bare` is False for what only the
    libraries can see)."""
    found = verify(path, packet_case.make_rules())
    assert not bare or not verify(path, packet_case.make_rules(), open_view=BareView).ok, path
    assert not found.ok, path
    assert found.failures
    return found.failures


@pytest.mark.parametrize("name", ["letter.json", "manifest.json", "case.json", "letters/claim-file-request.json"])
def test_any_word_or_number_of_the_json_files(built: tuple[PacketInput, Path], tmp_path: Path, name: str) -> None:
    _, out = built
    rng = random.Random(SEED)  # noqa: S311 - a repeatable choice, no secret
    shutil.copytree(out, tmp_path / "p")
    original = json.loads((out / name).read_text())
    for _ in range(8):
        (tmp_path / "p" / name).write_bytes(manifests.encode(_mutate_json(original, rng)))
        _fails(tmp_path / "p")


@pytest.mark.parametrize("name", ["letter.pdf", "letter.docx", "packet.pdf", "deadlines.ics", "worklist.md"])
def test_any_byte_of_the_other_files(built: tuple[PacketInput, Path], tmp_path: Path, name: str) -> None:
    _, out = built
    rng = random.Random(SEED)  # noqa: S311 - a repeatable choice, no secret
    shutil.copytree(out, tmp_path / "p")
    for _ in range(3):
        content = bytearray((out / name).read_bytes())
        content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
        (tmp_path / "p" / name).write_bytes(bytes(content))
        _fails(tmp_path / "p")
    (tmp_path / "p" / name).unlink()
    assert any("missing" in f or "cannot" in f or "holds no" in f for f in _fails(tmp_path / "p"))


def _reseal(folder: Path) -> None:
    """What a forger does: recompute every hash of the manifest, inside packet.pdf and beside it."""
    inner = json.loads(_attached((folder / "packet.pdf").read_bytes()) or b"")
    inner["letters"] = [{"path": e["path"], "letter": json.loads((folder / f"{e['path']}.json").read_text())} for e in inner["letters"]]
    inner["parts"] = [manifests.part(p["path"], (folder / p["path"]).read_bytes()) for p in inner["parts"]]
    inner["seal"] = seal(inner)
    packet = attach((folder / "packet.pdf").read_bytes(), manifests.encode(inner), packet_case.AS_OF)
    (folder / "packet.pdf").write_bytes(packet)
    (folder / "manifest.json").write_bytes(manifests.encode(manifests.with_part(inner, manifests.part("packet.pdf", packet))))


def test_resealing_alone_changes_nothing(built: tuple[PacketInput, Path], tmp_path: Path) -> None:
    shutil.copytree(built[1], tmp_path / "p")
    _reseal(tmp_path / "p")
    assert verify(tmp_path / "p", packet_case.make_rules()).failures == ()


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_an_altered_sentence_in_a_copy_of_the_letter_is_named(built: tuple[PacketInput, Path], tmp_path: Path, kind: str) -> None:
    _, out = built
    rng = random.Random(SEED)  # noqa: S311 - a repeatable choice, no secret
    shutil.copytree(out, tmp_path / "p")
    letter = json.loads((out / "letter.json").read_text())
    for _ in range(6):
        number = rng.randrange(len(letter["statements"]))
        changed = json.loads(json.dumps(letter))
        changed["statements"][number]["text"] = _altered(letter["statements"][number]["text"], rng)
        content = set_letter(changed, packet_case.AS_OF) if kind == "pdf" else letter_docx(changed, packet_case.AS_OF)
        (tmp_path / "p" / f"letter.{kind}").write_bytes(content)
        _reseal(tmp_path / "p")
        assert any(f"letter.{kind}" in f for f in _fails(tmp_path / "p"))
    added = json.loads(json.dumps(letter))
    added["closing"].insert(0, "One sentence more.")
    content = set_letter(added, packet_case.AS_OF) if kind == "pdf" else letter_docx(added, packet_case.AS_OF)
    (tmp_path / "p" / f"letter.{kind}").write_bytes(content)
    _reseal(tmp_path / "p")
    assert any("has words that letter.json does not have" in f for f in _fails(tmp_path / "p"))


def test_a_sentence_altered_in_letter_json_with_all_hashes(built: tuple[PacketInput, Path], tmp_path: Path) -> None:
    _, out = built
    rng = random.Random(SEED)  # noqa: S311 - a repeatable choice, no secret
    letter = json.loads((out / "letter.json").read_text())
    for number in range(5):
        folder = tmp_path / str(number)
        shutil.copytree(out, folder)
        changed = _mutate_json(letter, rng, lambda p: p[0] in ("statements", "sender", "closing") and p[-1] not in ("finding", "box"))
        (folder / "letter.json").write_bytes(manifests.encode(changed))
        _reseal(folder)
        if [s["text"] for s in changed["statements"]] != [s["text"] for s in letter["statements"]]:
            _fails(folder)


def _edit_pages(folder: Path, edit: Callable[[pikepdf.Pdf], None]) -> None:
    """Change packet.pdf and keep its attached manifest."""
    with pikepdf.open(folder / "packet.pdf", allow_overwriting_input=True) as pdf:
        edit(pdf)
        pdf.save(folder / "packet.pdf")


def _swap(pdf: pikepdf.Pdf) -> None:
    first, second = pdf.pages[5], pdf.pages[6]
    first.obj.Contents, second.obj.Contents = second.obj.Contents, first.obj.Contents
    first.obj.Resources, second.obj.Resources = second.obj.Resources, first.obj.Resources


def _number(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        form = page.obj.get("/Resources", {}).get("/XObject", {}).get("/Src")
        if form is not None and form.Subtype == "/Form" and b"20 degrees" in form.read_bytes():
            form.write(form.read_bytes().replace(b"20 degrees", b"21 degrees"))
            return
    raise AssertionError


def _stamp(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[7].obj
    page.Contents = pdf.make_stream(re.sub(rb"\(EX-([A-Z])-001\)", rb"(EX-\1-002)", page.Contents.read_bytes()))


def _cover(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[8].obj
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"q 1 g 50 600 400 100 re f Q\n")


def _picture(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for thing in page.obj.get("/Resources", {}).get("/XObject", {}).values():
            if thing.Subtype == "/Image":
                thing.write(b"\x00" * 100, filter=pikepdf.Name.DCTDecode)
                return
    raise AssertionError


@pytest.mark.parametrize("edit", [
    lambda pdf: pdf.pages.__delitem__(9), _swap, _number, _stamp, _cover, _picture,
    lambda pdf: pdf.pages[6].rotate(180, relative=True), lambda pdf: pdf.add_blank_page(),
    lambda pdf: pdf.pages.insert(5, pdf.pages[8]),
    lambda pdf: pdf.pages[0].obj.__setitem__("/CropBox", pikepdf.Array([0, 300, 612, 792])),
    lambda pdf: pdf.Root.__setitem__("/OpenAction", pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("1"))),
    lambda pdf: pdf.attachments.__setitem__("more.txt", b"more"),
    lambda pdf: pdf.pages[0].obj.Annots[0].__setitem__("/Dest", pikepdf.Array([pdf.pages[9].obj, pikepdf.Name.Fit])),
])
@pytest.mark.parametrize("whole", [True, False])
def test_pages_of_the_packet(built: tuple[PacketInput, Path], tmp_path: Path, edit: Callable[[pikepdf.Pdf], None], whole: bool) -> None:
    shutil.copytree(built[1], tmp_path / "p")
    _edit_pages(tmp_path / "p", edit)
    _reseal(tmp_path / "p")
    _fails(tmp_path / "p" if whole else tmp_path / "p" / "packet.pdf")


def test_the_manifest_inside_the_packet(built: tuple[PacketInput, Path], tmp_path: Path) -> None:
    rng = random.Random(SEED)  # noqa: S311 - a repeatable choice, no secret
    packet = (built[1] / "packet.pdf").read_bytes()
    inner = json.loads(_attached(packet) or b"")
    path = tmp_path / "packet.pdf"
    for _ in range(8):
        changed = _mutate_json(inner, rng, lambda p: p[0] not in ("format", "version"))
        path.write_bytes(attach(packet, manifests.encode(changed), packet_case.AS_OF))
        _fails(path)
    for _ in range(6):
        broken = {k: v for k, v in inner.items() if k != rng.choice(["letters", "exhibits", "packet", "findings", "engines"])}
        if len(broken) < len(inner):
            path.write_bytes(attach(packet, manifests.encode(broken | {"seal": seal(broken)}), packet_case.AS_OF))
            _fails(path)


def test_a_box_moved_off_its_quote(built: tuple[PacketInput, Path], tmp_path: Path) -> None:
    """In every letter and finding whose quote stands on a PDF's page: a box elsewhere on the page is named."""
    packet = (built[1] / "packet.pdf").read_bytes()
    inner = json.loads(_attached(packet) or b"")
    typed = {o["document"] for o in inner["originals"] if o["media_type"] == "application/pdf"}
    supports = [s for e in inner["letters"] for t in e["letter"]["statements"] for s in t["support"]]
    found = [e for f in inner["findings"] for e in (*f["evidence"], *f["against"])]
    boxed = [s for s in (*supports, *found) if s.get("box") and s["document"] in typed]
    assert len(boxed) > 4
    for source in boxed[:2] + boxed[-2:]:
        kept = source["box"]
        away = 300 if kept[1] < 300 else -250
        source["box"] = [kept[0], kept[1] + away, kept[2], kept[3] + away]
        inner["seal"] = seal(inner)
        (tmp_path / "packet.pdf").write_bytes(attach(packet, manifests.encode(inner), packet_case.AS_OF))
        assert any("box" in f or "not in its place" in f for f in _fails(tmp_path / "packet.pdf", bare=False))
        source["box"] = kept


@pytest.mark.parametrize("key", ["title", "dated_text", "running_head"])
def test_the_head_of_another_letter(built: tuple[PacketInput, Path], tmp_path: Path, key: str) -> None:
    packet = (built[1] / "packet.pdf").read_bytes()
    inner = json.loads(_attached(packet) or b"")
    inner["letters"][-1]["letter"][key] += "x"
    inner["seal"] = seal(inner)
    (tmp_path / "packet.pdf").write_bytes(attach(packet, manifests.encode(inner), packet_case.AS_OF))
    assert any(key.replace("_", " ") in f for f in _fails(tmp_path / "packet.pdf"))


def test_a_page_text_forged_with_its_hashes_in_the_manifest(built: tuple[PacketInput, Path], tmp_path: Path) -> None:
    """The page, its hashes and the seal agree, but the quotation is not on the page any more."""
    packet = (built[1] / "packet.pdf").read_bytes()
    inner = json.loads(_attached(packet) or b"")
    with pikepdf.open(io.BytesIO(packet)) as pdf:
        _number(pdf)
        out = io.BytesIO()
        pdf.save(out)
    changed = out.getvalue()
    fresh = manifests._page_hashes(changed)
    for entry in (*inner["packet"]["front"], *(p for e in inner["exhibits"] for p in e["pages"])):
        entry.update(fresh[entry["packet_page"] - 1])
    inner["seal"] = seal(inner)
    (tmp_path / "packet.pdf").write_bytes(attach(changed, manifests.encode(inner), packet_case.AS_OF))
    assert any("its quote is not on EX-C-001" in f for f in _fails(tmp_path / "packet.pdf"))


def _with_statement(letter: Letter, index: int, change: Callable[[Statement], Statement]) -> Letter:
    """The letter with one statement of its blocks changed (index counts those that rest on a quote)."""
    count = -1
    blocks = []
    for block in letter.blocks:
        statements = []
        for statement in block.statements:
            count += bool(statement.support)
            statements.append(change(statement) if statement.support and count == index else statement)
        blocks.append(Block(block.kind, tuple(statements), block.criterion))
    return replace(letter, blocks=tuple(blocks))


def _other_quote(rng: random.Random) -> Callable[[Statement], Statement]:
    def change(statement: Statement) -> Statement:
        support = statement.support[-1]
        assert support.pin is not None
        pin = Pin(support.pin.document, support.pin.page, _altered(support.pin.quote, rng), support.pin.box)
        return replace(statement, support=(*statement.support[:-1], Support(support.kind, pin=pin)))
    return change


def _other_number(rng: random.Random) -> Callable[[Statement], Statement]:
    def change(statement: Statement) -> Statement:
        numbers = list(re.finditer(r"\d+", re.sub(r"\(Exhibit.*\)", "", statement.text)))
        if not numbers:
            return replace(statement, text=statement.text.rstrip(".") + " 7319.")
        found = rng.choice(numbers)
        return replace(statement, text=f"{statement.text[:found.start()]}{int(found.group()) + 3}{statement.text[found.end():]}")
    return change


def _other_page(_rng: random.Random) -> Callable[[Statement], Statement]:
    return lambda s: replace(s, text=s.text + " (EX-A-002)" if "EX-" not in s.text else s.text.replace("EX-C-001", "EX-C-002"))


def _other_citation(_rng: random.Random) -> Callable[[Statement], Statement]:
    return lambda s: replace(s, text=s.text + " See 29 CFR 2560.503-1(h)(3)(i).")


@pytest.mark.parametrize("change", [_other_quote, _other_number, _other_page, _other_citation])
def test_a_packet_built_from_a_lie_with_every_hash_right(
    built: tuple[PacketInput, Path], tmp_path: Path, change: Callable[[random.Random], Callable[[Statement], Statement]]
) -> None:
    """The strongest forgery of a sentence: the program's own builder on an altered letter, so that all parts agree."""
    case, _ = built
    rng = random.Random(SEED)  # noqa: S311 - a repeatable choice, no secret
    for index in range(5):
        letter = _with_statement(case.letters[0], index, change(rng))
        assert letter != case.letters[0]
        build_packet(replace(case, letters=(letter,)), tmp_path / "p")
        assert any(f.startswith("Statement ") and "of the appeal letter" in f for f in _fails(tmp_path / "p"))
        _fails(tmp_path / "p" / "packet.pdf")


def test_a_citation_in_the_table_of_dates_that_the_reference_data_do_not_hold(built: tuple[PacketInput, Path]) -> None:
    found = verify(built[1], packet_case.make_rules("test-1"))
    assert found.failures == ("The table of dates cites 29 CFR 2560.503-1(h)(3)(i), which the reference data do not hold.",)
    assert verify(built[1], packet_case.make_rules()).notes == ("The packet was made with other reference data than it was checked with.",)


def test_exhibits_from_other_files_are_known_by_the_originals(built: tuple[PacketInput, Path], tmp_path: Path) -> None:
    """A page and a quote forged together are consistent in themselves: only the original's hash shows it."""
    case, out = built
    shutil.copy(case.originals["notice.pdf"], tmp_path / "notice.pdf")
    with pikepdf.open(tmp_path / "notice.pdf", allow_overwriting_input=True) as pdf:
        pdf.save(tmp_path / "notice.pdf", linearize=True)
    assert verify(out, packet_case.make_rules(), {"notice.pdf": case.originals["notice.pdf"]}).ok
    found = verify(out, packet_case.make_rules(), {"notice.pdf": tmp_path / "notice.pdf"})
    assert found.failures == ("The file given as notice.pdf is not the one from which its exhibit was made.",)
