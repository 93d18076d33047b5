"""The encryption of a backup file (AES-256-GCM): a head that says how the key is made, then chunks that can be neither moved nor cut."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from denialhelp.errors import CheckFailed, UnreadableFile, WrongUse

MAGIC = b"DENIALHELP-BACKUP-1\n"
CHUNK = 1024 * 1024
LEAST_PASSPHRASE, LEAST_KEY = 12, 32
_TAG, _NONCE, _HEAD_MOST = 16, 12, 4096
_COST, _COST_MOST = 2**17, 2**20  # scrypt with r = 8: 128 MB at the usual cost


class SecretKind(StrEnum):
    """What opens a backup."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind, no secret
    KEY_FILE = "key-file"


@dataclass(frozen=True, slots=True)
class Secret:
    """What opens a backup: a passphrase, or the bytes of a key file."""

    kind: SecretKind
    value: bytes

    def __post_init__(self) -> None:
        if self.kind is SecretKind.PASSPHRASE and len(self.value) < LEAST_PASSPHRASE:
            raise WrongUse("passphrase", f"A passphrase for a backup has at least {LEAST_PASSPHRASE} characters; choose a longer one.")
        if self.kind is SecretKind.KEY_FILE and len(self.value) < LEAST_KEY:
            raise WrongUse("key-file", f"A key file for a backup holds at least {LEAST_KEY} bytes; make one with: denialhelp keys new")


def damaged(where: str) -> CheckFailed:
    """The one sentence for a backup whose bytes are not those that were written."""
    return CheckFailed("backup-damaged", f"The backup is damaged or was changed ({where}); nothing was put in place. Take another copy.")


def _key(secret: Secret, salt: bytes, cost: int) -> bytes:
    if secret.kind is SecretKind.PASSPHRASE:
        return Scrypt(salt=salt, length=32, n=cost, r=8, p=1).derive(secret.value)
    return HKDF(SHA256(), 32, salt, b"denialhelp backup").derive(secret.value)


def _check(key: bytes, head: bytes) -> str:
    """Tells a wrong secret from a damaged file, and says nothing of the key."""
    return hmac.new(key, b"check" + head, hashlib.sha256).hexdigest()


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(_NONCE - 1, "big") + (b"\x01" if last else b"\x00")


def _head(kind: SecretKind, salt: bytes, cost: int) -> bytes:
    return json.dumps({"opens_with": kind.value, "salt": base64.b64encode(salt).decode(), "cost": cost}, sort_keys=True).encode()


class SealedWriter:
    """A file-like object that encrypts what is written to it; `close` writes the last chunk. Each file has a key of its own."""

    def __init__(self, file: BinaryIO, secret: Secret, *, cost: int = _COST) -> None:
        salt = secrets.token_bytes(16)
        head = _head(secret.kind, salt, cost)
        key = _key(secret, salt, cost)
        self._file, self._cipher, self._held, self._number = file, AESGCM(key), bytearray(), 0
        file.write(MAGIC + head + b"\n" + _check(key, head).encode() + b"\n")

    def write(self, piece: bytes) -> int:
        """Take bytes; whole chunks go out."""
        self._held += piece
        while len(self._held) > CHUNK:
            self._put(bytes(self._held[:CHUNK]), last=False)
            del self._held[:CHUNK]
        return len(piece)

    def _put(self, chunk: bytes, *, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, last=last), chunk, None))
        self._number += 1

    def close(self) -> None:
        """Write what is held as the last chunk."""
        self._put(bytes(self._held), last=True)
        self._held.clear()


class SealedReader:
    """A file-like object that decrypts; raises UnreadableFile for what is no backup, CheckFailed for a wrong secret or changed bytes."""

    def __init__(self, file: BinaryIO, secret: Secret) -> None:
        if file.read(len(MAGIC)) != MAGIC:
            raise UnreadableFile("no-backup", "This is not a backup that 'denialhelp backup' wrote; check the name of the file.")
        head, check = (file.readline(_HEAD_MOST).rstrip(b"\n") for _ in range(2))
        kind, salt, cost = self._told(head)
        if kind is not secret.kind:
            raise WrongUse("wrong-secret", f"This backup opens with a {kind.value.replace('-', ' ')}; give that.")
        key = _key(secret, salt, cost)
        if not hmac.compare_digest(_check(key, head).encode(), check):
            what = kind.value.replace("-", " ")
            raise CheckFailed("wrong-secret", f"The {what} is not the one of this backup (or its first lines were changed).")
        self._file, self._cipher, self._number = file, AESGCM(key), 0
        self._next, self._held, self._over = file.read(CHUNK + _TAG), b"", False

    @staticmethod
    def _told(head: bytes) -> tuple[SecretKind, bytes, int]:
        try:
            told = json.loads(head)
            kind, salt, cost = SecretKind(told["opens_with"]), base64.b64decode(told["salt"], validate=True), int(told["cost"])
        except (ValueError, KeyError, TypeError) as fault:
            raise damaged("in its first lines") from fault
        if not 2 <= cost <= _COST_MOST or cost & (cost - 1):
            raise damaged("in its first lines")
        return kind, salt, cost

    def read(self, count: int = -1) -> bytes:
        """Up to so many bytes in the clear, each of them authentic; all the rest for a negative count."""
        out = bytearray()
        while (count < 0 or len(out) < count) and (self._held or not self._over):
            if not self._held:
                self._held = self._chunk()
            wanted = len(self._held) if count < 0 else count - len(out)
            out += self._held[:wanted]
            self._held = self._held[wanted:]
        return bytes(out)

    def _chunk(self) -> bytes:
        chunk, self._next = self._next, self._file.read(CHUNK + _TAG)
        self._over = not self._next
        try:
            plain = self._cipher.decrypt(_nonce(self._number, last=self._over), chunk, None)
        except (InvalidTag, ValueError) as fault:
            raise damaged(f"in its {self._number + 1}. megabyte") from fault
        self._number += 1
        return plain
