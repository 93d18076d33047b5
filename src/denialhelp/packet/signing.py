"""Electronic signatures on PDF files (PAdES, by pyHanko): made with the signer's own key or one made for this signature; checked."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from denialhelp.errors import UnreadableFile, WrongUse

FIELD = "TreatingProvider"


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature as found: `intact` (the bytes are those that were signed), `whole` (nothing was added after), the name and time that it
    bears, and whether the certificate was made by its own holder (nobody vouches for the name)."""

    intact: bool
    whole: bool
    name: str
    at: datetime | None
    own_certificate: bool


def key_from_file(path: Path, passphrase: str) -> Any:
    """The signer's key and certificate from a PKCS#12 file; raises UnreadableFile or WrongUse."""
    from pyhanko.sign import signers

    if not path.is_file():
        raise UnreadableFile("missing", f"There is no readable file '{path.name}'; name a PKCS#12 file (.p12 or .pfx).")
    signer = signers.SimpleSigner.load_pkcs12(str(path), passphrase=passphrase.encode() or None)  # type: ignore[no-untyped-call]
    if signer is None:
        raise WrongUse("key", f"'{path.name}' could not be opened: it is no PKCS#12 file, or the passphrase is another.")
    return signer


def key_for(name: str, at: datetime) -> Any:
    """A key and certificate made for one signature. It proves that the file was not changed; nobody vouches for the name."""
    from asn1crypto import keys, x509
    from cryptography import x509 as made
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID
    from pyhanko.sign import signers
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    key = ec.generate_private_key(ec.SECP256R1())
    subject = made.Name([made.NameAttribute(NameOID.COMMON_NAME, name[:64])])
    usage = made.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False, key_agreement=False,
        key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    builder = made.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
    builder = builder.serial_number(made.random_serial_number()).add_extension(usage, critical=True)
    certificate = builder.not_valid_before(at - timedelta(minutes=5)).not_valid_after(at + timedelta(days=3650)).sign(key, hashes.SHA256())
    der, private = serialization.Encoding.DER, serialization.PrivateFormat.PKCS8
    return signers.SimpleSigner(
        signing_cert=x509.Certificate.load(certificate.public_bytes(der)),
        signing_key=keys.PrivateKeyInfo.load(key.private_bytes(der, private, serialization.NoEncryption())),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )


def sign(pdf: bytes, key: Any, *, name: str, reason: str) -> bytes:
    """The PDF with a signature over all of it. The time is that of this machine's clock, as the signature's own standard has it."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    meta = signers.PdfSignatureMetadata(
        field_name=FIELD, md_algorithm="sha256", name=name, reason=reason, subfilter=fields.SigSeedSubFilter.PADES
    )
    out = io.BytesIO()
    signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), meta, signer=key, output=out)
    return out.getvalue()


def signatures(pdf: bytes) -> tuple[Signature, ...]:
    """The signatures of a PDF, each checked against its bytes; raises WrongUse for what is no PDF."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    try:
        found = list(PdfFileReader(io.BytesIO(pdf)).embedded_signatures)
    except (PdfError, ValueError) as fault:
        raise WrongUse("signed-pdf", "The signed file cannot be opened as a PDF.") from fault
    out = []
    for one in found:
        try:
            one.compute_integrity_info()
            status = one.summarise_integrity_info()
            certificate = one.signer_cert
            intact = _intact(one)
        except (SignatureValidationError, PdfError, ValueError):
            out.append(Signature(False, False, "", None, own_certificate=False))
            continue
        whole = status["coverage"] == SignatureCoverageLevel.ENTIRE_FILE
        subject = certificate.subject.native.get("common_name", "")
        out.append(Signature(intact, whole, subject, one.self_reported_timestamp, certificate.self_signed in ("yes", "maybe")))
    return tuple(out)


def _intact(signature: Any) -> bool:
    """Whether the signed hash is that of the file's bytes and the certificate's key made it."""
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    intact, valid = validate_sig_integrity(
        signature.signer_info,
        signature.signer_cert,
        expected_content_type="data",
        actual_digest=signature.compute_digest(),
    )
    return bool(intact and valid)
