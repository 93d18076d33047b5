"""The statement of medical necessity, reviewed and signed by the treating provider, as a PDF that carries its own proof."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from denialhelp.casefile.npi import is_npi
from denialhelp.casefile.slugs import LetterKind
from denialhelp.errors import UnreadableFile, WrongUse
from denialhelp.packet import check_letters, check_statements
from denialhelp.packet.hashes import FORMAT, seal
from denialhelp.packet.review import Decision, Signer, reviewed
from denialhelp.packet.signing import Signature, sign, signatures
from denialhelp.packet.verify import by_libraries
from denialhelp.packet.view import NotReadable
from denialhelp.reference.rulebook import RuleBook

Json = Any
KIND = LetterKind.MEDICAL_NECESSITY_STATEMENT.value
RECORD = "statement.json"


@dataclass(frozen=True, slots=True)
class Signed:
    """The signed PDF, and the numbers of the items that were edited and struck."""

    pdf: bytes
    edited: tuple[int, ...]
    struck: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SignedCheck:
    """What a check of a signed statement found: failures (empty where it holds), notes, and its signature."""

    failures: tuple[str, ...]
    notes: tuple[str, ...]
    signature: Signature | None


def manifest_of(folder: Path) -> Json:
    """The manifest of a packet's folder; raises UnreadableFile or WrongUse."""
    try:
        found = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except OSError as fault:
        raise UnreadableFile("no-manifest", f"The folder '{folder.name}' holds no packet; name the DIR of an appeal.") from fault
    except ValueError as fault:
        raise WrongUse("no-manifest", f"The manifest in '{folder.name}' cannot be read.") from fault
    if not isinstance(found, dict) or found.get("format") != FORMAT or found.get("seal") != seal(found):
        raise WrongUse("no-manifest", f"The manifest in '{folder.name}' is not whole; make the packet again.")
    return found


def statement_of(manifest: Json) -> Json:
    """The statement of medical necessity among the letters, as letter.json; raises WrongUse where there is none."""
    found = next((entry["letter"] for entry in manifest["letters"] if entry["letter"]["kind"] == KIND), None)
    if found is None:
        raise WrongUse("no-statement", "This packet holds no statement of medical necessity to review.")
    return found


@contextmanager
def _gate(folder: Path, manifest: Json, rules: RuleBook) -> Iterator[Callable[[Json], str | None]]:
    """Why a statement may not print, from the packet's own pages: the rule that let every other sentence in."""
    try:
        view = by_libraries((folder / "packet.pdf").read_bytes())
    except (OSError, NotReadable) as fault:
        raise UnreadableFile("packet", f"packet.pdf in '{folder.name}' cannot be read; make the packet again.") from fault
    try:
        yield check_statements.single(view, manifest, rules)
    finally:
        view.close()


def check_signer(signer: Signer) -> None:
    """Raises WrongUse where the name is empty or the NPI's check digit is wrong."""
    if not signer.name.strip():
        raise WrongUse("signer", "A signature needs the name of who signs.")
    if not is_npi(signer.npi):
        raise WrongUse("npi", f"{signer.npi} is no NPI: its check digit does not fit. Look it up at npiregistry.cms.hhs.gov.")


def sign_statement(folder: Path, decisions: Mapping[int, Decision], signer: Signer, key: Any, rules: RuleBook, *, at: datetime) -> Signed:
    """The statement after review, set, sealed with its record and signed. Raises WrongUse with all that stands against signing."""
    from denialhelp.packet.build import set_letter

    check_signer(signer)
    manifest = manifest_of(folder)
    with _gate(folder, manifest, rules) as refused:
        done = reviewed(statement_of(manifest), decisions, refused, signer, f"{at:%B} {at.day}, {at:%Y at %H:%M %Z}".strip())
    record = {
        "format": "denialhelp-signed-statement", "version": 1, "packet": manifest["seal"], "letter": done.letter,
        "decisions": {str(n): d.choice.value for n, d in sorted(decisions.items())},
        "edited": list(done.edited), "struck": list(done.struck),
        "signer": {"name": signer.name, "npi": signer.npi, "license": signer.license}, "signed_at": at.isoformat(timespec="seconds"),
    }  # fmt: skip
    pdf = set_letter(done.letter, date.fromisoformat(manifest["created_for"]))
    reason = "Reviewed against the record and signed by the treating provider"
    return Signed(sign(_with_record(pdf, record), key, name=signer.name, reason=reason), done.edited, done.struck)


def _with_record(pdf: bytes, record: Json) -> bytes:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        content = json.dumps(record, ensure_ascii=False, indent=1).encode()
        spec = pikepdf.AttachedFileSpec(opened, content, filename=RECORD, mime_type="application/json", relationship=pikepdf.Name.Data)
        opened.attachments[RECORD] = spec
        opened.save(out, deterministic_id=True)
    return out.getvalue()


def _record(pdf: bytes) -> Json:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            return json.loads(opened.attachments[RECORD].get_file().read_bytes())
    except (pikepdf.PdfError, KeyError, ValueError) as fault:
        raise WrongUse("signed-pdf", "The file is no signed statement of ours: it holds no record of the review.") from fault


def check_signed(folder: Path, pdf: bytes, rules: RuleBook) -> SignedCheck:
    """Whether a signed statement holds: its signature, its words against its record, and its sentences against the packet's pages."""
    manifest, record = manifest_of(folder), _record(pdf)
    failures, notes = [], []
    found = signatures(pdf)
    signature = found[0] if found else None
    if signature is None:
        failures.append("The statement is not signed.")
    elif not (signature.intact and signature.whole and len(found) == 1):
        failures.append("The statement was changed after it was signed.")
    elif signature.own_certificate:
        notes.append(f"The certificate was made for this signature: it shows that nothing was changed, not that {signature.name} signed.")
    if record.get("packet") != manifest["seal"]:
        failures.append("The statement was signed for another packet than this one.")
    letter = record["letter"]
    failures += check_letters.pdf_faults(pdf, letter, "the signed statement", "the statement of medical necessity", by_libraries)
    with _gate(folder, manifest, rules) as refused:
        for number, statement in enumerate(letter["statements"], start=1):
            why = refused(statement)
            if why is not None:
                failures.append(f"Statement {number} of the signed statement: {why}.")
    return SignedCheck(tuple(failures), tuple(notes), signature)
