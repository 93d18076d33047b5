"""A packet of a representative: the signed writing is an exhibit, named in the letter, and read for nothing else."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from denialhelp.casefile.slugs import LetterKind, PlanType
from denialhelp.letters.brief import Representative
from denialhelp.letters.voice import Voice
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
        voice=Voice(
            ("Synthetic Advocates", "9 Sample St, Austin, TX 78701", "Telephone 512-555-0100"),
            opening="We ask you to read this letter with its exhibits. The therapy is the best there is.",
            closing="Our office can be reached at 512-555-0100.",
            signature=("Patient advocate",),
        ),
    )
    return request.out, run_appeal(request, as_of=DAY)


def test_the_letter_is_the_representatives_and_names_the_exhibit(made: tuple[Path, AppealResult]) -> None:
    out, result = made
    letter = json.loads((out / "letter.json").read_text())
    said = [s["text"] for s in letter["statements"]]
    assert "I write for my sister, Delphine A. Marchetti." in said
    named = next(s for s in said if s.startswith("The signed authorization to act is enclosed"))
    assert named.removeprefix("The signed authorization to act is enclosed (EX-").removesuffix(").")[1:] == "-001"
    assert letter["sender"][3:5] == ["Ben Sample", "for Delphine A. Marchetti"]
    assert letter["closing"][1:] == ["Ben Sample", "Patient advocate"]
    assert any("Authorization of the representative" in e for e in letter["enclosures"])
    assert LetterKind.REPRESENTATIVE_APPOINTMENT not in {x.kind for x in result.letters}


def test_the_packet_verifies_and_the_writing_says_nothing_of_the_case(made: tuple[Path, AppealResult]) -> None:
    out, result = made
    assert verify(out, steps.rules()).failures == ()
    facts = result.notice.facts
    assert not any(s.document == "authorization.pdf" for f in facts.values() for s in f.sources)


def test_the_office_that_signs_has_its_letterhead_and_its_paragraphs(made: tuple[Path, AppealResult]) -> None:
    out, result = made
    main = result.letters[0]
    said = [s.text for s in main.statements()]
    assert main.sender[0] == "Synthetic Advocates"
    assert "We ask you to read this letter with its exhibits." in said
    assert said[-1] == "Our office can be reached at 512-555-0100."
    assert not any("best there is" in s for s in said)
    assert any("best there is" in s.text for s, _ in main.left_out)
    others = [json.loads(p.read_text()) for p in sorted((out / "letters").glob("*.json"))]
    assert all(x["sender"][0] == "Synthetic Advocates" for x in others if x["voice"] in ("representative", "treating-provider"))


def test_in_the_patients_own_letter_an_office_has_no_voice(tmp_path: Path) -> None:
    voice = Voice(("Synthetic Advocates",), opening="Thank you for your attention.")
    request = AppealRequest(notice=SAMPLE / "notice.pdf", out=tmp_path / "out", voice=voice)
    main = run_appeal(request, as_of=DAY).letters[0]
    assert "Synthetic Advocates" not in main.sender
    assert "Thank you for your attention." not in [s.text for s in main.statements()]


def test_the_new_sentence_is_read_in_spanish(made: tuple[Path, AppealResult]) -> None:
    letter = json.loads((made[0] / "letter.json").read_text())
    found = next(s for s in letter["statements"] if s["text"].startswith("The signed authorization"))
    assert found["reading"]["es"].startswith("Se adjunta la autorización firmada para actuar (EX-")
