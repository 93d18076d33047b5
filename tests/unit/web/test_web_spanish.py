"""Every page in Spanish: nothing is left untranslated, and numbers, days and names are those of the English page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from django.test import Client
from django.utils.translation import override

from denialhelp.web.cases.models import Case
from denialhelp.web.cases.templatetags.places import engine
from denialhelp.web.catalogue import catalogue
from web_case import PATIENT, browser_of, finished
from web_strings import msgids

pytestmark = pytest.mark.django_db
CATALOGUE = catalogue()
_GAP = re.compile(r"%\(\w+\)s")
QUESTIONS = ({"fact": "stage", "ask": "Has the care been received, is it going on, or is it still ahead?", "why": "Nobody knows this."},)
PAGES = (
    "", "question/", "dates/", "files/", "packet/", "criteria/", "worklist/", "records-request/", "letter/", "letter/12/", "preview/",
    "doctor/", "sent/", "send/", "send/sheet/",
    "?show=notice_date",
)  # fmt: skip
# The same word in both languages.
SAME = frozenset(["Fax", "No", "TRICARE", "Medicaid", "DenialHelp", "Plan", "English", "Español", "experimental", "PDF", "Error"])


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sample")


def test_the_catalogue_says_every_string_and_no_other() -> None:
    held = {e.msgid for e in CATALOGUE if not e.msgctxt}
    assert held == msgids()


def test_the_catalogue_keeps_gaps_and_is_no_copy_of_the_english() -> None:
    for entry in CATALOGUE:
        said = [entry.msgstr] if entry.msgstr else list(entry.msgstr_plural.values())
        assert all(said), entry.msgid
        assert all(sorted(_GAP.findall(s)) == sorted(_GAP.findall(entry.msgid)) for s in said), entry.msgid
        assert entry.msgstr != entry.msgid or entry.msgid in SAME or _GAP.search(entry.msgid), entry.msgid


def texts(html: bytes) -> Iterator[str]:
    """What a page says to its reader in the page's own language: what is marked as English or as not to be translated is left out."""
    page = lxml.html.fromstring(html)
    language = page.get("lang")
    for element in page.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "textarea"):
            continue
        marked = next((e.get("lang") for e in (element, *element.iterancestors()) if e.get("lang")), language)
        kept = any(e.get("translate") == "no" for e in (element, *element.iterancestors()))
        if marked == language and not kept:
            yield from filter(None, [(element.text or "").strip(), element.get("aria-label", ""), element.get("alt", "")])
        parent = element.getparent()
        if parent is not None and element.tail:
            around = next((e.get("lang") for e in (parent, *parent.iterancestors()) if e.get("lang")), language)
            if around == language and not any(e.get("translate") == "no" for e in (parent, *parent.iterancestors())):
                yield element.tail.strip()


def words(text: str) -> bool:
    return bool(re.search(r"[A-Za-zÁ-ú]{3,}", text)) and not re.fullmatch(r"[\w.,() -]+\.(?:pdf|txt|png|jpg)(?:[,:].*)?", text)


def both(client: Client, path: str) -> tuple[bytes, bytes]:
    """A page in English and in Spanish."""
    out = []
    for code in ("en", "es"):
        client.cookies["django_language"] = code
        answer = client.get(path)
        assert answer.status_code == 200
        out.append(answer.content)
    return out[0], out[1]


def untranslated(english: bytes, spanish: bytes) -> list[str]:
    said = {t for t in texts(english) if words(t)}
    return sorted(t for t in set(texts(spanish)) if words(t) and t in said and t not in SAME and not any(n in t for n in PATIENT))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_a_case_has_no_english_left_and_the_same_days_numbers_and_names(sample: Path, path: str) -> None:
    client = browser_of(finished(sample, questions=QUESTIONS))
    english, spanish = both(client, f"/case/a-finished-case/{path}")
    assert untranslated(english, spanish) == []
    day = re.compile(r'datetime="([^"]+)"')
    assert day.findall(english.decode()) == day.findall(spanish.decode())
    for name in (*PATIENT, "notice.pdf", "1234"):
        assert english.count(name.encode()) == spanish.count(name.encode())
    values = re.compile(r'<(?:input|option|textarea)[^>]* value="([^"]*)"')
    once = re.compile(r"[0-9a-f]{16}|[A-Za-z0-9]{64}")  # a form's own token is another each time
    told = [[v for v in values.findall(html.decode()) if not once.fullmatch(v)] for html in (english, spanish)]
    assert told[0] == told[1]


@pytest.mark.parametrize("path", ["/", "/privacy/"])
def test_the_pages_around_have_no_english_left(path: str) -> None:
    english, spanish = both(Client(), path)
    assert untranslated(english, spanish) == []
    assert b'<html lang="es">' in spanish


@pytest.mark.parametrize("state", ["working", "failed"])
def test_waiting_and_failing_in_spanish(sample: Path, state: str) -> None:
    case = finished(sample)
    Case.objects.filter(pk=case.pk).update(state=state, doing="Reading pages", done=1, total=4)
    english, spanish = both(browser_of(case), f"/case/{case.pk}/")
    assert untranslated(english, spanish) == []


def test_what_is_not_there_is_said_in_spanish() -> None:
    client = Client()
    client.cookies["django_language"] = "es"
    assert "Aquí no hay nada" in client.get("/case/none/").content.decode()


def test_the_language_is_chosen_by_a_link_and_kept() -> None:
    client = Client()
    answer = client.get("/es")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert "Leer mi aviso" in client.get("/").content.decode()
    assert client.get("/language/en/?next=/privacy/")["Location"] == "/privacy/"
    assert "Read my notice" in client.get("/").content.decode()
    assert client.get("/language/es/?next=https://elsewhere.example/")["Location"] == "/"
    assert client.get("/language/xx/").status_code == 404


def test_a_spanish_browser_gets_spanish_pages() -> None:
    assert "Leer mi aviso" in Client().get("/", HTTP_ACCEPT_LANGUAGE="es-MX,es;q=0.9").content.decode()


def test_days_are_written_as_each_language_writes_them(sample: Path) -> None:
    english, spanish = both(browser_of(finished(sample)), "/case/a-finished-case/dates/")
    assert "Tuesday, November 24, 2026" in english.decode()
    assert "martes, 24 de noviembre de 2026" in spanish.decode()


def test_a_question_that_names_choices_is_asked_in_spanish() -> None:
    with override("es"):
        state = engine("In which state was the insurance issued, or where does the member live: TX or NM?")
        number = engine("Which claim number was refused? The notice may say: K-1 or <b>.")
    assert state.startswith("¿En qué estado") and '<span lang="en">TX or NM</span>?' in state
    assert number.startswith("¿Qué número") and "&lt;b&gt;" in number and "may say" not in number


CASES = (
    ("plan=erisa-insured&state=TX&level=initial&stage=pre-service&item=service&notice=2026-11-02&received=2026-11-06"
    "&reason=medical-necessity&urgent=no&asked=2026-10-10"),
    "plan=medicaid-managed-care&state=FL&level=initial&stage=concurrent&notice=2026-11-18&change=2026-11-30&reason=level-of-care",
    "notice=2026-11-02",
    "plan=erisa-insured&notice=2026-99-99",
)


@pytest.mark.parametrize(
    "path",
    [
        "/calculator/", *(f"/calculator/?{case}" for case in CASES), "/check/", "/rule/law.federal.claims.internal_appeal_filing/",
        "/rule/law.states.tx.external_expedited/", "/rule/law.federal.medicare_advantage.reconsideration_filing/",
    ],
)  # fmt: skip
def test_calculator_rules_and_checker_are_spanish_and_nothing_is_marked_as_english(path: str) -> None:
    client, pages = Client(), []
    for code in ("en", "es"):
        client.cookies["django_language"] = code
        pages.append(client.get(path).content)
    english, spanish = pages
    left = [t for t in untranslated(english, spanish) if not t.startswith("Texas Department")]  # an office keeps its name
    assert left == []
    main = lxml.html.fromstring(spanish).get_element_by_id("main")
    assert [e.text_content() for e in main.iter() if isinstance(e.tag, str) and e.get("lang") == "en"] == []
