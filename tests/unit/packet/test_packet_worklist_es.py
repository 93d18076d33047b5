"""The Spanish worklist: the same days and addresses as the English one, every way and letter in Spanish words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import packet_case
from denialhelp.casefile.fact import DocumentNote, Fact, FactValue, Notice
from denialhelp.casefile.rights import Rights, Route
from denialhelp.casefile.slugs import LetterKind, RouteKind
from denialhelp.packet.build import build_packet
from denialhelp.packet.first import first_things
from denialhelp.packet.verify import verify
from denialhelp.packet.worklist import Left
from denialhelp.packet.worklist_es import LETTERS, ROUTES, worklist_es


def _left(folder: Path) -> Left:
    case = packet_case.make_case(folder)
    return Left(case.rights, (), (), case.letters, ["letter", "letters/claim-file-request"], case.notice, case.as_of)


def test_every_way_and_letter_has_spanish_words() -> None:
    assert set(ROUTES) == set(RouteKind)
    assert set(LETTERS) == set(LetterKind)


def test_it_gives_the_day_the_address_and_the_copy_to_read(tmp_path: Path) -> None:
    text = worklist_es(_left(tmp_path), ("Sepa *esto*.",))
    assert "Sepa \\*esto\\*." in text
    assert "letter.es.pdf" in text
    assert "a más tardar el 23 de abril de 2027, a: Northfield Appeals, P.O. Box 5550, Springfield." in text
    assert "**Apelación interna**: último día 24 de abril de 2027; para estar seguro, el 23 de abril de 2027." in text
    assert "letters/claim-file-request.pdf: pide al plan todo el expediente" in text
    assert "A: la misma dirección." in text


def test_urgent_late_charged_and_hopeless_cases_say_so(tmp_path: Path) -> None:
    left = _left(tmp_path)
    assert "hoy mismo (el día seguro, 23 de abril de 2027, ya pasó)" in worklist_es(replace(left, as_of=date(2027, 5, 1)), ())
    urgent = replace(left.letters[0], kind=LetterKind.EXPEDITED)
    fast = Route(RouteKind.EXPEDITED_APPEAL, True, 0, fee_usd=0)
    held = replace(left, letters=(urgent, left.letters[1]), rights=replace(left.rights, routes=(fast,)))
    text = worklist_es(held, ())
    assert "- [ ] Es urgente: llame hoy" in text
    assert "**Apelación acelerada**: pídala hoy" in text
    assert "no cuesta nada" in text
    charged = replace(left, rights=replace(left.rights, routes=tuple(replace(r, fee_usd=25) for r in left.rights.routes)))
    assert "puede pedir hasta $25" in worklist_es(charged, ())
    request = replace(left.letters[0], kind=LetterKind.CLAIM_FILE_REQUEST)
    hopeless = replace(left, letters=(request, left.letters[1]), rights=Rights((), None, (Route(RouteKind.NO_APPEAL_OTHER_HELP, True, 1),)))
    text = worklist_es(hopeless, ())
    assert "- [ ] Vea primero las otras ayudas" in text
    assert "Todavía no se pudo calcular" in text
    assert "packet.pdf" not in text


def test_a_letter_to_the_billing_office_goes_without_the_packet(tmp_path: Path) -> None:
    left = _left(tmp_path)
    main = replace(left.letters[0], kind=LetterKind.CORRECTED_CLAIM_REQUEST)
    text = worklist_es(replace(left, letters=(main, left.letters[1])), ())
    assert "con una copia del aviso" in text
    assert "packet.pdf" not in text


def test_the_first_things_are_the_same_in_both_languages() -> None:
    facts: dict[str, FactValue] = {"group_code": "CO", "patient_owes": Decimal(0), "reasons": ("no-prior-authorization",)}
    notice = Notice((), "denial", {name: Fact(name, value, 1.0) for name, value in facts.items()})
    routes = (Route(RouteKind.NO_APPEAL_OTHER_HELP, True, 1), Route(RouteKind.AUTHORIZATION_ON_FILE, True, 2))
    english, spanish = (first_things(notice, Rights((), None, routes), language) for language in ("en", "es"))
    assert len(english) == len(spanish) == 3
    assert "CO" in spanish[1]
    assert "$0.00" in spanish[1]
    assert not set(english) & set(spanish)


def test_a_spanish_notice_gets_it_and_the_packet_still_proves_itself(tmp_path: Path) -> None:
    case = packet_case.make_case(tmp_path / "in")
    build_packet(case, tmp_path / "en")
    assert not (tmp_path / "en" / "worklist.es.md").exists()
    note = case.notice.documents[0]
    notice = replace(case.notice, documents=(DocumentNote(note.id, note.sha256, note.pages, note.how, "es"),))
    build_packet(replace(case, notice=notice), tmp_path / "es")
    assert (tmp_path / "es" / "worklist.es.md").read_text(encoding="utf-8").startswith("# Lo que falta hacer")
    assert verify(tmp_path / "es", packet_case.make_rules()).ok
