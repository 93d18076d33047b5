"""Encryption at rest: what is sealed opens only with its key, in its place, whole; keys are wrapped, rotated and destroyed."""

from __future__ import annotations

import io
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from denialhelp.errors import WrongUse
from denialhelp.web.cases.models import Case, Role
from denialhelp.web.cases.rotation import rotate
from denialhelp.web.cases.storage import Store
from denialhelp.web.guard import master, sealing
from denialhelp.web.guard.sealing import CHUNK, SealBroken

KEY = bytes(range(32))


def sealed(parts: list[bytes], name: str = "originals/1") -> bytes:
    return b"".join(sealing.seal_stream(KEY, parts, name))


def opened(data: bytes, name: str = "originals/1", key: bytes = KEY) -> bytes:
    return b"".join(sealing.unseal_stream(key, io.BytesIO(data), name))


@given(st.lists(st.binary(max_size=200), max_size=5))
def test_a_file_comes_back_as_it_was(parts: list[bytes]) -> None:
    data = sealed(parts)
    assert opened(data) == b"".join(parts)
    assert sealing.plain_size(len(data)) == len(b"".join(parts))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 5])
def test_sizes_around_a_chunk(size: int) -> None:
    data = sealed([b"x" * size])
    assert opened(data) == b"x" * size
    assert sealing.plain_size(len(data)) == size


def test_nothing_opens_with_another_key_or_in_another_place_or_changed_or_cut() -> None:
    data = sealed([b"a" * CHUNK, b"b" * CHUNK, b"c"])
    with pytest.raises(SealBroken):
        opened(data, key=bytes(32))
    with pytest.raises(SealBroken):
        opened(data, "originals/2")
    with pytest.raises(SealBroken):
        opened(data[:-17] + bytes(17))
    with pytest.raises(SealBroken):
        opened(data[: sealing.HEADER + CHUNK + 16])
    with pytest.raises(SealBroken):
        opened(b"%PDF-1.7 in the clear, longer than any header")
    one, two = sealing.HEADER, sealing.HEADER + CHUNK + 16
    with pytest.raises(SealBroken):
        opened(data[:one] + data[two : two + CHUNK + 16] + data[one:two] + data[two + CHUNK + 16 :])


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=20), max_size=4))
def test_values_open_only_in_their_column(value: dict[str, str]) -> None:
    held = sealing.seal_json(KEY, value, "answers_sealed")
    assert sealing.unseal_json(KEY, held, "answers_sealed") == value
    with pytest.raises(SealBroken):
        sealing.unseal_json(KEY, held, "message_sealed")


def test_the_master_key_is_made_once_and_for_its_owner_only(home: Path) -> None:
    first = master.master_keys(home)
    assert master.master_keys(home) == first
    assert stat.S_IMODE((home / "master-key").stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["short", "!!!", "", "AAAA,BBBB"])
def test_a_wrong_master_key_is_refused_with_a_sentence(home: Path, text: str) -> None:
    (home / "master-key").write_text(text)
    with pytest.raises(WrongUse, match="master key"):
        master.master_keys(home)


def test_the_environment_comes_first(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DENIALHELP_MASTER_KEY", master.encoded(KEY))
    assert master.master_keys(home) == (KEY,)
    assert not (home / "master-key").exists()


@pytest.mark.django_db
def test_rotation_wraps_every_key_anew_and_the_cases_still_open(home: Path) -> None:
    cases = [Case.begin(f"case-{n}") for n in range(3)]
    for case in cases:
        case.answers = {"patient_name": "Synthetic Person"}
        case.save()
        Store(case).put("originals/1", [b"synthetic"])
    before = master.master_keys(home)
    assert rotate() == 3
    after = master.master_keys(home)
    assert len(after) == 1
    assert after != before
    for case in Case.objects.all():
        assert case.answers == {"patient_name": "Synthetic Person"}
        assert Store(case).get("originals/1") == b"synthetic"
    with pytest.raises(SealBroken):
        master.unwrap(before, bytes(Case.objects.get(pk="case-0").key_wrapped), "case-0")


@pytest.mark.django_db
def test_rotation_between_keys_of_the_environment(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DENIALHELP_MASTER_KEY", master.encoded(KEY))
    Case.begin("case")
    new = sealing.new_key()
    monkeypatch.setenv("DENIALHELP_MASTER_KEY", f"{master.encoded(new)},{master.encoded(KEY)}")
    assert rotate() == 1
    monkeypatch.setenv("DENIALHELP_MASTER_KEY", master.encoded(new))
    assert len(Case.objects.get(pk="case").owner_key()) == 32


@pytest.mark.django_db
def test_names_answers_and_files_are_not_readable_in_the_database_or_the_folder(home: Path) -> None:
    case = Case.begin("case")
    case.answers, case.message = {"service": "synthetic-therapy"}, "synthetic-sentence"
    case.save()
    file = case.files.model(case=case, role=Role.NOTICE)
    file.name = "Synthetic Person.pdf"
    file.save()
    Store(case).put(file.stored, [b"synthetic-therapy"])
    held = Case.objects.filter(pk="case").values().get() | case.files.values().get()
    flat = b"".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in held.values())
    flat += b"".join(p.read_bytes() + p.name.encode() for p in (home / "cases" / "case").rglob("*") if p.is_file())
    assert b"ynthetic" not in flat
    again = Case.objects.get(pk="case")
    assert (again.answers, again.message, again.files.get().name) == (
        {"service": "synthetic-therapy"},
        "synthetic-sentence",
        "Synthetic Person.pdf",
    )


@pytest.mark.django_db
@pytest.mark.parametrize("place", ["../x", "/etc/passwd", "a/../../b", "", "a//b", ".hidden", "packet-1/../read.json"])
def test_a_store_has_no_places_outside_its_folder(place: str) -> None:
    store = Store(Case.begin("case"))
    assert not store.has(place)
    with pytest.raises(FileNotFoundError):
        store.get(place)
