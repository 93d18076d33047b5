"""Every letter reads in Spanish too: nothing is left in English, and nothing that can be checked is lost on the way."""

from __future__ import annotations

import pytest

import letters_levels as ladder
import letters_reasons as reasons
import letters_samples as samples
from denialhelp.casefile.letter import Statement
from denialhelp.casefile.slugs import LetterKind, Level, PlanType, RouteKind
from denialhelp.letters import levels
from denialhelp.letters.arguments.themes import GENERAL, THEMES
from denialhelp.letters.draft import draft
from denialhelp.letters.grounding import gate
from denialhelp.letters.lawwords import SAID
from denialhelp.letters.spanish import furniture
from denialhelp.letters.spanish.carries import missing
from denialhelp.letters.spanish.law_sentences import DICHO
from denialhelp.letters.spanish.phrasebook import in_spanish
from denialhelp.letters.spanish.reading import read, sentence
from denialhelp.letters.spanish.slots import LAWS


def all_letters(made):
    return [gate(draft(kind, made), made) for kind in LetterKind]


def untranslated(letter):
    """What of a letter has no Spanish: sentences, labels, the form of address."""
    spanish = read(letter)
    left = [s.text for s, said in zip(letter.statements(), spanish.statements, strict=True) if said is None]
    left += [label for label, _ in letter.subject if furniture.label(label) is None]
    return left + ([] if furniture.known_line(letter.salutation) else [letter.salutation])


@pytest.mark.parametrize("name", samples.ALL)
def test_no_sentence_of_any_letter_is_left_in_english(name):
    for letter in all_letters(samples.ALL[name]().brief()):
        assert untranslated(letter) == [], letter.kind


@pytest.mark.parametrize(("plan_type", "level"), ladder.LADDER)
def test_no_sentence_of_any_level_is_left_in_english(plan_type, level):
    for letter in all_letters(ladder.brief(plan_type, level)):
        assert untranslated(letter) == [], letter.kind


@pytest.mark.parametrize("told", reasons.TOLD, ids=lambda t: t.reason.value)
def test_no_sentence_of_any_reason_is_left_in_english(told):
    for letter in all_letters(reasons.brief(told)):
        assert untranslated(letter) == [], letter.kind


@pytest.mark.parametrize("name", samples.ALL)
def test_spanish_carries_every_quote_page_day_number_citation_and_name(name):
    for letter in all_letters(samples.ALL[name]().brief()):
        for statement, said in zip(letter.statements(), read(letter).statements, strict=True):
            assert said is not None
            assert missing(statement.text, said) is None, (statement.text, said)


def test_every_rule_question_lack_and_law_has_spanish():
    assert set(DICHO) == set(SAID)
    for theme in THEMES.values():
        for text in (theme.wanted, theme.instead, theme.decide):
            assert not text or in_spanish(text), text
    assert in_spanish(GENERAL)
    for content in samples.rules().contents:
        assert in_spanish(content.text.rstrip(".") + " (29 CFR 2560.503-1(g)(1)(i)).") is not None, content.text
    named = {r.law.split(" (")[0] for r in samples.rules().regimes}
    assert all(any(name.lower() == known.lower() for known in LAWS) for name in named), named
    assert set(furniture.TITLES) == set(LetterKind)


@pytest.mark.parametrize("plan_type", PlanType)
@pytest.mark.parametrize("kind", [LetterKind.APPEAL, LetterKind.EXPEDITED, LetterKind.SECOND_LEVEL, LetterKind.EXTERNAL_REVIEW])
def test_every_programs_own_verb_and_decider_has_spanish(plan_type, kind):
    made = ladder.brief(plan_type, Level.INITIAL)
    routes = [levels.route_of(made, kind), *(samples.Route(k, True, 1) for k in RouteKind)]
    for route in routes:
        outside = kind is LetterKind.EXTERNAL_REVIEW
        owner = f"{levels.decider(made)}'s" if outside else "your"
        text = f"I {levels.verb(made, kind, route)} {owner} decision of October 28, 2026."
        assert in_spanish(text) is not None, text


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("I received your notice on October 26, 2026.", "Recibí su aviso el 26 de octubre de 2026."),
        ("I am appealing the plan's decision of May 2, 2026.", "Apelo la decisión del plan del 2 de mayo de 2026."),
        ("The plan's reasons, answered", "Las razones del plan, respondidas"),
        ("Your reasons, answered", "Sus razones, respondidas"),
        ("Criteria 1.a, 2 and 3 of your policy are met.", "Los criterios 1.a, 2 y 3 de su política de cobertura se cumplen."),
        (
            "“Wrist”: 5 on June 16, 2026; 18 on August 27, 2026 (EX-D-001).",
            "“Wrist”: 5 el 16 de junio de 2026; 18 el 27 de agosto de 2026 (EX-D-001).",
        ),
        ("It denied this service: MRI, lumbar spine.", "Negó este servicio: “MRI, lumbar spine”."),
        (
            "Reverse the denial and approve this service: a brace, as HCPCS L0650 (1 unit) and revenue code 0274, starting May 2, 2026.",
            (
                "Revoque la denegación y apruebe este servicio: “a brace”, como HCPCS L0650 (1 unidad) y código de ingresos 0274, "
                "desde el 2 de mayo de 2026."
            ),
        ),
    ],
)
def test_sentences_in_spanish(english, spanish):
    assert in_spanish(english) == spanish


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("The last day is May 2, 2026 (29 CFR 1.2).", "El último día es el 3 de mayo de 2026 (29 CFR 1.2)."),
        ("The last day is May 2, 2026 (29 CFR 1.2).", "El último día es el 2 de mayo de 2026 (29 CFR 1.3)."),
        ("It says “no relief” (EX-A-001).", "Dice “alivio” (EX-A-001)."),
        ("It says “no relief” (EX-A-001).", "Dice “no relief” (EX-A-002)."),
        ("It left $12.00 unpaid.", "Dejó sin pagar $21.00."),
        ("It names Easton Clinic, where the service was given.", "Nombra a Weston, donde se dio el servicio."),
        ("Send 2 copies.", "Envíe copias."),
    ],
)
def test_a_reading_that_says_something_else_is_caught(english, spanish):
    assert missing(english, spanish) is not None


def test_an_unknown_sentence_has_no_spanish_and_a_models_wording_is_read_by_the_built_in_one():
    assert sentence("The moon is made of cheese.") is None
    letter = samples.drafted("stimulator", LetterKind.APPEAL)
    block = next(b for b in letter.blocks if b.statements[0].text.startswith("I am appealing"))
    worded = samples.replace(block.statements[0], text="This letter appeals what you decided.", plain=block.statements[0].text)
    said = read(samples.replace(letter, subject=(), blocks=(samples.replace(block, statements=(worded,)),)))
    assert said.statements == ("Apelo su decisión del 14 de septiembre de 2026.",)
    assert Statement("x").plain == ""


def test_the_frame_of_a_letter_in_spanish():
    letter = samples.drafted("rehabilitation", LetterKind.EXPEDITED)
    spanish = read(letter)
    assert spanish.title == "Solicitud de una apelación acelerada"
    assert "por Walter Brandt" in spanish.sender
    assert spanish.closing[0] == "Atentamente,"
    assert spanish.enclosures[0].startswith("Anexo A: ")
    assert "Número de miembro" in spanish.labels
    assert spanish.unsaid == 0
