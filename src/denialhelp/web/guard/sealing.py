"""Encryption at rest (AES-256-GCM): small values in one piece, files in chunks with a key of their own derived from the case's key."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from denialhelp.errors import DenialHelpError

MAGIC = b"DHS1"
CHUNK = 1024 * 1024
KEY_BYTES = 32
_NONCE, _TAG, _SALT = 12, 16, 16
HEADER = len(MAGIC) + _SALT
Json = object


class SealBroken(DenialHelpError):
    """What was kept cannot be opened: another key, another place, or changed bytes."""

    exit_code = 1

    def __init__(self) -> None:
        super().__init__("seal", "What was kept cannot be opened: its key is gone, or it was changed.")


def new_key() -> bytes:
    """A fresh 256-bit key."""
    return secrets.token_bytes(KEY_BYTES)


def seal(key: bytes, value: bytes, place: str) -> bytes:
    """The value encrypted; `place` says where it belongs, and it opens nowhere else."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, value, place.encode())


def unseal(key: bytes, sealed: bytes, place: str) -> bytes:
    """The value again; raises SealBroken."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], place.encode())
    except (InvalidTag, ValueError) as fault:
        raise SealBroken from fault


def seal_json(key: bytes, value: object, place: str) -> bytes:
    """A JSON value encrypted."""
    return seal(key, json.dumps(value, ensure_ascii=False).encode(), place)


def unseal_json(key: bytes, sealed: bytes, place: str) -> object:
    """A JSON value again; raises SealBroken."""
    return json.loads(unseal(key, sealed, place))


def _file_key(key: bytes, salt: bytes, name: str) -> AESGCM:
    return AESGCM(HKDF(SHA256(), KEY_BYTES, salt, b"file:" + name.encode()).derive(key))


def _nonce(number: int, *, last: bool) -> bytes:
    """The chunk's number, and whether it is the last: chunks can be neither moved nor cut off."""
    return number.to_bytes(_NONCE - 1, "big") + (b"\x01" if last else b"\x00")


def _rechunked(parts: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The parts as chunks of CHUNK bytes, each with whether it is the last one."""
    held = bytearray()
    for part in parts:
        held += part
        while len(held) > CHUNK:
            yield bytes(held[:CHUNK]), False
            del held[:CHUNK]
    yield bytes(held), True


def seal_stream(key: bytes, parts: Iterable[bytes], name: str) -> Iterator[bytes]:
    """A file encrypted chunk by chunk; `name` is its place in the case and part of its key."""
    salt = secrets.token_bytes(_SALT)
    cipher = _file_key(key, salt, name)
    yield MAGIC + salt
    for number, (chunk, last) in enumerate(_rechunked(parts)):
        yield cipher.encrypt(_nonce(number, last=last), chunk, None)


def unseal_stream(key: bytes, file: BinaryIO, name: str) -> Iterator[bytes]:
    """The chunks of an encrypted file; raises SealBroken at the first that does not fit."""
    head = file.read(HEADER)
    if not head.startswith(MAGIC) or len(head) != HEADER:
        raise SealBroken
    cipher = _file_key(key, head[len(MAGIC) :], name)
    number, chunk = 0, file.read(CHUNK + _TAG)
    while True:
        following = file.read(CHUNK + _TAG)
        try:
            yield cipher.decrypt(_nonce(number, last=not following), chunk, None)
        except (InvalidTag, ValueError) as fault:
            raise SealBroken from fault
        if not following:
            return
        number, chunk = number + 1, following


def plain_size(sealed_size: int) -> int:
    """How long a file is once it is decrypted."""
    body = sealed_size - HEADER
    chunks = max(1, -(-body // (CHUNK + _TAG)))
    return max(0, body - chunks * _TAG)
