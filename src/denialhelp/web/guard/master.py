"""The master keys that wrap the cases' keys: from the environment, from a file, or made at the first start for its owner only."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from denialhelp.errors import WrongUse
from denialhelp.web.guard.sealing import KEY_BYTES, SealBroken, new_key, seal, unseal

VARIABLE, FILE_VARIABLE = "DENIALHELP_MASTER_KEY", "DENIALHELP_MASTER_KEY_FILE"
_ID = 8


def _decoded(text: str) -> tuple[bytes, ...]:
    """Keys in base64, separated by commas or white space, the current one first; raises WrongUse."""
    keys = []
    for part in text.replace(",", " ").split():
        try:
            key = base64.urlsafe_b64decode(part)
        except (binascii.Error, ValueError) as fault:
            raise WrongUse("master-key", "The master key is not base64; make one with: denialhelp keys new") from fault
        if len(key) != KEY_BYTES:
            raise WrongUse("master-key", "A master key is 32 bytes in base64; make one with: denialhelp keys new")
        keys.append(key)
    if not keys:
        raise WrongUse("master-key", "The master key is empty; make one with: denialhelp keys new")
    return tuple(keys)


def encoded(key: bytes) -> str:
    """A key as text."""
    return base64.urlsafe_b64encode(key).decode()


def key_file(home: Path) -> Path:
    """Where the keys lie when the environment holds none."""
    return Path(os.environ.get(FILE_VARIABLE) or home / "master-key")


def write_keys(path: Path, keys: Sequence[bytes]) -> None:
    """Put the keys in their file in one step, readable by its owner only."""
    part = path.with_name(path.name + ".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write("\n".join(encoded(k) for k in keys) + "\n")
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def master_keys(home: Path) -> tuple[bytes, ...]:
    """All master keys, the current one first; a file is made where there is none. Raises WrongUse for what is no key."""
    given = os.environ.get(VARIABLE)
    if given:
        return _decoded(given)
    path = key_file(home)
    if not path.exists():
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return master_keys(home)
        with os.fdopen(descriptor, "w") as file:
            file.write(encoded(new_key()) + "\n")
    return _decoded(path.read_text(encoding="ascii"))


def _id_of(master: bytes) -> bytes:
    return hashlib.sha256(b"denialhelp master key\x00" + master).digest()[:_ID]


def wrap(master: bytes, key: bytes, owner: str) -> bytes:
    """A case's key under a master key."""
    return _id_of(master) + seal(master, key, f"key:{owner}")


def unwrap(masters: Sequence[bytes], wrapped: bytes, owner: str) -> bytes:
    """A case's key again; raises SealBroken where it was destroyed or its master key is not among these."""
    for master in masters:
        if _id_of(master) == wrapped[:_ID]:
            return unseal(master, wrapped[_ID:], f"key:{owner}")
    raise SealBroken


def is_under(master: bytes, wrapped: bytes) -> bool:
    """Whether a key is wrapped by this master key."""
    return wrapped[:_ID] == _id_of(master)
