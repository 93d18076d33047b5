"""The treating provider's statement: reviewed, edited, struck, signed and checked; what is not borne cannot be signed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from typer.testing import CliRunner

from denialhelp.cli.main import app
from denialhelp.errors import UnreadableFile, WrongUse
from denialhelp.packet.build import build_packet  # noqa: F401 - loaded once for all tests
from denialhelp.packet.provider_statement import check_signed, manifest_of, sign_statement, statement_of
from denialhelp.packet.review import Choice, Decision, Signer, decisions_of, items, review_json
from denialhelp.packet.signing import key_for, key_from_file, signatures
from denialhelp.reference.loader import load_rules
from denialhelp.workflow.appeal import AppealRequest, run_appeal

SAMPLE = Path(__file__).resolve().parents[2] / "examples/cimt-stroke"
AT = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)
WHO = Signer("Sample Signer, MD (synthetic)", "1234567893", "TX 00000")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("signed") / "out"
    request = AppealRequest(
        SAMPLE / "notice.pdf", out, (SAMPLE / "records",), SAMPLE / "policy.pdf", SAMPLE / "plan.pdf", SAMPLE / "statement.txt"
    )
    run_appeal(request, as_of=AT.date())
    return out


def all_accepted(folder: Path) -> dict[int, Decision]:
    return {i.number: Decision(Choice.ACCEPT) for i in items(statement_of(manifest_of(folder)))}


def signed(folder: Path, **changed: Decision) -> Any:
    decisions = all_accepted(folder) | {int(n.removeprefix("n")): d for n, d in changed.items()}
    return sign_statement(folder, decisions, WHO, key_for(WHO.name, AT), load_rules(), at=AT)


def test_every_assertion_stands_beside_an_excerpt(folder: Path) -> None:
    review = review_json(statement_of(manifest_of(folder)))
    assert len(review["items"]) > 5
    for item in review["items"]:
        assert item["says"]
        assert item["rests_on"]
        assert all(row["quote"] and row["page"].startswith("EX-") for row in item["rests_on"])


def test_an_accepted_statement_is_signed_and_holds(folder: Path) -> None:
    done = signed(folder)
    found = check_signed(folder, done.pdf, load_rules())
    assert found.failures == ()
    assert found.signature is not None
    assert (found.signature.intact, found.signature.whole, found.signature.name) == (True, True, WHO.name)
    assert found.signature.own_certificate
    assert any("not that" in note for note in found.notes)


def test_what_is_struck_is_gone_and_what_is_edited_is_new(folder: Path) -> None:
    first, second = items(statement_of(manifest_of(folder)))[:2]
    new = "The record states: " + second.text
    done = signed(folder, n1=Decision(Choice.STRIKE), n2=Decision(Choice.EDIT, new))
    assert (done.edited, done.struck) == ((2,), (1,))
    assert check_signed(folder, done.pdf, load_rules()).failures == ()
    from denialhelp.packet.provider_statement import _record

    texts = [s["text"] for s in _record(done.pdf)["letter"]["statements"]]
    assert new in texts
    assert not any(first.excerpts[0][0] in t for t in texts)
    assert not any("( ) accept" in t or "Accept, edit or strike" in t for t in texts)


@pytest.mark.parametrize(
    "text",
    [
        "The patient improved by 71 points.",
        "Dr. Nobody confirms it.",
        "“All criteria are met beyond doubt.”",
        "This therapy is curative.",
        "29 CFR 2560.503-1(h)(3)(i) requires it.",
        "On January 5, 2019 it was ordered.",
    ],
)
def test_an_edit_that_its_pages_do_not_bear_cannot_be_signed(folder: Path, text: str) -> None:
    with pytest.raises(WrongUse, match="item 2 cannot be signed"):
        signed(folder, n2=Decision(Choice.EDIT, text))


def test_an_item_without_a_decision_stops_the_signature(folder: Path) -> None:
    decisions = all_accepted(folder)
    del decisions[3]
    with pytest.raises(WrongUse, match="item 3 has no decision"):
        sign_statement(folder, decisions, WHO, key_for(WHO.name, AT), load_rules(), at=AT)


@pytest.mark.parametrize("who", [Signer(" ", "1234567893"), Signer("A", "1234567890"), Signer("A", "")])
def test_a_signer_without_name_or_npi(folder: Path, who: Signer) -> None:
    with pytest.raises(WrongUse):
        sign_statement(folder, all_accepted(folder), who, key_for("A", AT), load_rules(), at=AT)


def test_a_changed_byte_or_an_added_page_is_named(folder: Path) -> None:
    pdf = signed(folder).pdf
    at = pdf.index(b"stream") + 40
    changed = pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]
    assert any("changed after it was signed" in f for f in check_signed(folder, changed, load_rules()).failures)
    assert not signatures(pdf + b"\n% more")[0].whole


def test_a_statement_for_another_packet_is_named(folder: Path, tmp_path: Path) -> None:
    pdf = signed(folder).pdf
    other = tmp_path / "other"
    run_appeal(AppealRequest(SAMPLE / "notice.pdf", other, (SAMPLE / "records",), SAMPLE / "policy.pdf"), as_of=AT.date())
    assert any("another packet" in f for f in check_signed(other, pdf, load_rules()).failures)


def test_the_signers_own_key_is_used(folder: Path, tmp_path: Path) -> None:
    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Own Key (synthetic)")])
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
    certificate = builder.serial_number(7).not_valid_before(AT).not_valid_after(AT.replace(year=2036)).sign(key, hashes.SHA256())
    path = tmp_path / "own.p12"
    locked = serialization.BestAvailableEncryption(b"synthetic")
    path.write_bytes(serialization.pkcs12.serialize_key_and_certificates(b"own", key, certificate, None, locked))
    done = sign_statement(folder, all_accepted(folder), WHO, key_from_file(path, "synthetic"), load_rules(), at=AT)
    assert signatures(done.pdf)[0].name == "Own Key (synthetic)"
    with pytest.raises(WrongUse, match="passphrase"):
        key_from_file(path, "another")
    with pytest.raises(UnreadableFile):
        key_from_file(tmp_path / "none.p12", "")


@pytest.mark.parametrize(
    "value", [None, {}, {"items": [{"number": 1, "decision": "yes"}]}, {"items": [{"number": 1, "decision": "edit", "text": " "}]}]
)
def test_a_review_that_is_not_filled_in(value: object) -> None:
    with pytest.raises(WrongUse):
        decisions_of(value)


def test_the_commands(folder: Path, tmp_path: Path) -> None:
    run = CliRunner()
    review, out = tmp_path / "review.json", tmp_path / "signed.pdf"
    assert run.invoke(app, ["review", str(folder), "--out", str(review)]).exit_code == 0
    filled = json.loads(review.read_text())
    for item in filled["items"]:
        item["decision"] = "accept"
    review.write_text(json.dumps(filled))
    told = ["--decisions", str(review), "--name", WHO.name, "--npi", WHO.npi, "--out", str(out)]
    assert run.invoke(app, ["sign", str(folder), *told]).exit_code == 0
    good = run.invoke(app, ["verify", str(folder), "--signed", str(out), "--json"])
    assert good.exit_code == 0
    assert json.loads(good.stdout)["checked"]["signed statement"] == 1
