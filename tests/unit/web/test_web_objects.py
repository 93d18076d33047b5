"""Case files in an object store: the same as in a folder, sealed, whole or not at all, gone with their case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from denialhelp.errors import WrongUse
from denialhelp.web.cases import deletion, shelves, storage
from denialhelp.web.cases.models import Case, Role
from denialhelp.web.cases.storage import Store
from denialhelp.web.guard.sealing import CHUNK, SealBroken
from object_store import KEYS, object_store
from web_case import browser_of, finished

pytestmark = pytest.mark.django_db
SYNTHETIC = b"Synthetic words of a notice."


@pytest.fixture(scope="module")
def store_url() -> Iterator[str]:
    with object_store() as url:
        yield url


@pytest.fixture(params=["folder", "objects"])
def shelf(request: pytest.FixtureRequest, store_url: str, settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> shelves.Shelf:
    """Each of the two, empty."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    settings.FILES_URL = store_url.replace("/office", f"/{tmp_path.name}") if request.param == "objects" else ""
    return shelves.shelf()


def test_a_file_comes_back_as_it_was_and_lies_there_sealed(shelf: shelves.Shelf) -> None:
    case = Case.begin("a-secret-case-id")
    store = Store(case)
    for size in (0, 1, CHUNK, CHUNK * 5 + 3):
        assert store.put("originals/7", [bytes(size)]) == size
        assert (store.size("originals/7"), len(store.get("originals/7"))) == (size, size)
    store.put("originals/7", [SYNTHETIC, SYNTHETIC])
    assert store.get("originals/7") == SYNTHETIC * 2
    with shelf.read(f"{shelf.folder(case.pk)}/originals/7") as file:
        assert SYNTHETIC not in file.read(100_000)


def test_what_is_not_there_is_not_there(shelf: shelves.Shelf) -> None:
    store = Store(Case.begin("case"))
    assert not store.has("read.json")
    assert store.get_json("read.json") is None
    assert store.names("packet-1") == []
    assert store.folders("packet-") == []
    store.drop("packet-1")
    for place in ("../other", "a//b", "", "/etc"):
        assert not store.has(place)
        with pytest.raises(FileNotFoundError):
            store.get(place)


def test_a_write_that_breaks_off_leaves_what_was_there(shelf: shelves.Shelf) -> None:
    store = Store(Case.begin("case"))
    store.put("read.json", [b"before"])

    def broken() -> Iterator[bytes]:
        yield bytes(CHUNK * 3)
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store.put("read.json", broken())
    assert store.get("read.json") == b"before"


def test_a_folder_is_kept_named_and_dropped_alone(shelf: shelves.Shelf, tmp_path: Path) -> None:
    source = tmp_path / "made"
    (source / "letters").mkdir(parents=True)
    (source / "letter.pdf").write_bytes(SYNTHETIC)
    (source / "letters" / "cover.txt").write_bytes(b"")
    store = Store(Case.begin("case"))
    for name in ("packet-1", "packet-10"):
        store.put_folder(name, source)
    store.put("originals/1", [b"1"])
    store.put("originals/10", [b"10"])
    assert store.names("packet-1") == ["packet-1/letter.pdf", "packet-1/letters/cover.txt"]
    assert store.folders("packet-") == ["packet-1", "packet-10"]
    store.drop("packet-1")
    store.drop("originals/1")
    assert store.folders("packet-") == ["packet-10"]
    assert store.has("originals/10")
    assert not store.has("originals/1")


def test_a_file_of_another_case_does_not_open(shelf: shelves.Shelf) -> None:
    one, other = Case.begin("one"), Case.begin("other")
    Store(one).put("read.json", [SYNTHETIC])
    with shelf.read(f"{shelf.folder('one')}/read.json") as file:
        shelf.write(f"{shelf.folder('other')}/read.json", [file.read(1000)])
    with pytest.raises(SealBroken):
        Store(other).get("read.json")


def test_deletion_takes_everything_of_the_case_and_of_no_other(shelf: shelves.Shelf) -> None:
    for name in ("one", "two"):
        case = Case.begin(name)
        case.files.create(role=Role.NOTICE)
        Store(case).put("originals/1", [SYNTHETIC])
        Store(case).put("packet-1/letter.pdf", [SYNTHETIC])
    shelf.write("nobodys/read.json", [b"x"])
    deletion.delete_case("one", who="visitor")
    assert shelf.folders() == sorted([shelf.folder("two"), "nobodys"])
    assert deletion.run_retention().folders == 0
    assert deletion.run_retention(whole=True).folders == 1
    assert shelf.folders() == [shelf.folder("two")]
    deletion.delete_everything(who="command")
    assert shelf.folders() == []
    storage.remove("one")


def test_the_pages_of_a_case_are_served_from_it(shelf: shelves.Shelf, tmp_path_factory: pytest.TempPathFactory) -> None:
    case = finished(tmp_path_factory.mktemp("sample"))
    client = browser_of(case)
    assert client.get(f"/case/{case.pk}/packet/").status_code == 200
    letter = client.get(f"/case/{case.pk}/file/letter.pdf")
    assert letter.status_code == 200
    assert b"".join(letter.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]


def test_the_id_of_a_case_is_no_name_in_the_object_store(store_url: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    settings.FILES_URL = store_url
    Store(Case.begin("a-secret-case-id")).put("read.json", [b"{}"])
    assert not any("secret" in name for name in shelves.shelf().folders())


@pytest.mark.parametrize("url", ["file:///tmp", "s3:///none", "https://bucket.example/"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(WrongUse, match="s3://"):
        shelves.ObjectShelf(url)
