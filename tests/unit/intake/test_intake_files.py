"""Files and folders to documents: ids, limits, refusals; originals are never touched."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from intake_samples import labels, lines

from denialhelp.errors import UnreadableFile
from denialhelp.intake.files import read_file, read_files
from denialhelp.intake.limits import Limits


def test_a_pdf_named_jpg_is_read_for_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "notice.jpg"
    path.write_bytes(lines([(72, 700, "We could not approve the service.")]))
    documents, problems = read_files([path])
    assert documents[0].media_type == "application/pdf"
    assert "could not approve" in documents[0].pages[0].text
    assert [p.code for p in problems] == ["wrong-extension"]


def test_ids_are_unique_by_their_folders(tmp_path: Path) -> None:
    for folder in ("records", "payer"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "letter.txt").write_text("synthetic", encoding="utf-8")
    (tmp_path / "plan.txt").write_text("synthetic", encoding="utf-8")
    documents, _ = read_files([tmp_path])
    assert [d.id for d in documents] == ["payer/letter.txt", "plan.txt", "records/letter.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("synthetic", encoding="utf-8")
    assert len(read_files([path, tmp_path])[0]) == 1


def test_in_a_folder_one_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("synthetic", encoding="utf-8")
    (tmp_path / "b.exe").write_bytes(b"MZ\x90" + bytes(100))
    (tmp_path / ".hidden").write_text("left out", encoding="utf-8")
    documents, problems = read_files([tmp_path])
    assert [d.id for d in documents] == ["a.txt"]
    assert [p.code for p in problems] == ["unknown-kind"]


def test_the_original_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    data = labels()
    path.write_bytes(data)
    before = path.stat().st_mtime_ns
    document, problems = read_file(path, "notice.pdf")
    assert (document.id, problems) == ("notice.pdf", ())
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert path.read_bytes() == data
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.pdf", b"", "empty"),
        ("cut.pdf", labels()[:400], "damaged"),
        ("program.exe", b"MZ\x90\x00" + bytes(300), "unknown-kind"),
        ("big.txt", b"x" * 2000, "too-large"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(30), "damaged"),
        ("remit.835", b"ISA*00*          *00*          *ZZ*A", "damaged"),
    ],
)
def test_refusals(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        read_files([path], limits=Limits(bytes_per_file=1900))
    assert caught.value.code == code


def test_missing_and_odd_paths(tmp_path: Path) -> None:
    for path in (tmp_path / "none.pdf", tmp_path / "a\x00b.pdf", Path("/dev/null")):
        with pytest.raises(UnreadableFile) as caught:
            read_files([path])
        assert caught.value.code in {"missing", "unknown-kind"}
        assert str(tmp_path) not in caught.value.message
    with pytest.raises(UnreadableFile, match="empty"):
        read_files([tmp_path])


def test_a_sparse_file_of_300_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as stream:
        stream.write(b"%PDF-1.7\n")
        stream.truncate(300 * 1024 * 1024)
    with pytest.raises(UnreadableFile, match="too-large"):
        read_files([path])


def test_too_many_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(labels())
    with pytest.raises(UnreadableFile, match="too-large"):
        read_files([path], limits=Limits(pages=0))


def test_progress_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(labels())
    told: list[tuple[str, int, int]] = []
    read_files([path], progress=lambda *what: told.append(what))
    assert told[0] == ("read", 0, 1)
    assert told[-1] == ("read", 1, 1)
    assert ("pages", 1, 1) in told
