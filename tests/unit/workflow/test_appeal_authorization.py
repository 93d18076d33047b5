"""A packet of a representative: the signed writing is an exhibit, named in the letter, and read for nothing else."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from denialhelp.casefile.slugs import LetterKind, PlanType
from denialhelp.letters.brief import Representative
from denialhelp.packet.authorization import Filled, Party, SignedBy, authorization_pdf
from denialhelp.packet.verify import verify
from denialhelp.reference.representation import load_representation
from denialhelp.workflow import steps
from denialhelp.workflow.appeal import AppealRequest, AppealResult, run_appeal

SAMPLE = Path(__file__).resolve().parents[3] / "examples" / "cimt-stroke"
DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, AppealResult]:
    folder = tmp_path_factory.mktemp("authorized")
    form = load_representation().form(PlanType.ERISA_SELF_FUNDED)
    assert form is not None
    filled = Filled(
        Party("Delphine Marchetti", "1 Sample St", "555-0101"), Party("Ben Sample", "2 Sample St", "555-0102"), "brother", "Synthetic",
        "SYN-1", "the denied therapy", date(2027, 11, 24), signatures={"patient": SignedBy("Delphine Marchetti", DAY)},
    )  # fmt: skip
    paper = folder / "authorization.pdf"
    paper.write_bytes(authorization_pdf(form, filled, DAY))
    request = AppealRequest(
        notice=SAMPLE / "notice.pdf",
        out=folder / "out",
        records=tuple(sorted((SAMPLE / "records").iterdir())),
        policy=SAMPLE / "policy.pdf",
        authorization=paper,
        representative=Representative("Ben Sample", "sister"),
    )
    return request.out, run_appeal(request, as_of=DAY)


def test_the_letter_is_the_representatives_and_names_the_exhibit(made: tuple[Path, AppealResult]) -> None:
    out, result = made
    letter = json.loads((out / "letter.json").read_text())
    said = [s["text"] for s in letter["statements"]]
    assert "I write for my sister, Delphine A. Marchetti." in said
    named = next(s for s in said if s.startswith("The signed authorization to act is enclosed"))
    assert named.removeprefix("The signed authorization to act is enclosed (EX-").removesuffix(").")[1:] == "-001"
    assert letter["sender"][:2] == ["Ben Sample", "for Delphine A. Marchetti"]
    assert letter["closing"][-1] == "Ben Sample"
    assert any("Authorization of the representative" in e for e in letter["enclosures"])
    assert LetterKind.REPRESENTATIVE_APPOINTMENT not in {x.kind for x in result.letters}


def test_the_packet_verifies_and_the_writing_says_nothing_of_the_case(made: tuple[Path, AppealResult]) -> None:
    out, result = made
    assert verify(out, steps.rules()).failures == ()
    facts = result.notice.facts
    assert not any(s.document == "authorization.pdf" for f in facts.values() for s in f.sources)


def test_the_new_sentence_is_read_in_spanish(made: tuple[Path, AppealResult]) -> None:
    letter = json.loads((made[0] / "letter.json").read_text())
    found = next(s for s in letter["statements"] if s["text"].startswith("The signed authorization"))
    assert found["reading"]["es"].startswith("Se adjunta la autorización firmada para actuar (EX-")
