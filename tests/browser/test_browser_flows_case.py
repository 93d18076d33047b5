"""A case from the photographs of its notice to what follows sending, in every way in which somebody works a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, expect

from browser.hands import Hand, Way, at_work, every_way
from browser.town import Town, town

SAMPLE = Path(__file__).resolve().parents[2] / "examples" / "cimt-stroke"
RECORDS = sorted((SAMPLE / "records").iterdir())


@pytest.fixture(scope="module")
def place(full: tuple[Path, dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with town(full, tmp_path_factory.mktemp("home"), paying=False) as site:
        yield site


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The notice as photographs, one a page; the second is its statement, as a letter of two pages has one."""
    folder, made = tmp_path_factory.mktemp("photos"), []
    for number, name in enumerate(("notice.pdf", "plan.pdf"), start=1):
        with pypdfium2.PdfDocument(SAMPLE / name) as document:
            image = document[0].render(scale=130 / 72).to_pil().convert("L")
        made.append(folder / f"photo-{number}.jpg")
        image.save(made[-1], quality=80)
    return made


def begin(hand: Hand, place: Town, notice: list[Path], records: list[Path]) -> None:
    """Give the files of the first page and wait for the facts."""
    page = hand.page
    hand.go(place.url)
    hand.give(page.locator("#notice"), *notice)
    hand.give(page.locator("#records"), *records)
    hand.use(page.locator("summary").first)
    hand.give(page.locator("#policy"), SAMPLE / "policy.pdf")
    hand.field("words", "The notice reached me on November 6, 2026. I tried therapy for three months.")
    hand.press("Read my notice")
    hand.see("What the notice says")


@every_way
def test_photographs_are_read_corrected_asked_about_and_dated(place: Town, browser: Browser, photos: list[Path], way: Way) -> None:
    with at_work(browser, way) as hand:
        page = hand.page
        hand.go(place.url)
        hand.look()
        if not way.keys:  # the browser itself holds the form back where the notice is missing
            expect(page.locator("#notice")).to_have_attribute("required", "")
        begin(hand, place, photos, RECORDS[:1])
        hand.look()
        expect(page.locator("#notice_date")).to_have_value("2026-11-02")
        hand.use(page.locator("#f-notice_date a"))
        expect(page.locator("rect.mark").first).to_be_visible()
        hand.field("received_date", "2026-11-09")
        hand.field("state", "Nowhere")
        hand.press("Only save and look again")
        hand.alert("Some answers could not be used")
        hand.field("state", "OH")
        hand.choose(page.locator("#plan_type"), "erisa-insured")
        hand.press("Only save and look again")
        hand.see("What the notice says")
        expect(page.locator("#received_date")).to_have_value("2026-11-09")
        asked = page.get_by_role("link", name="Answer them one at a time")
        if asked.is_visible():
            hand.use(asked)
            expect(page.get_by_text("Why it matters:")).to_be_visible()
            hand.look()
            for _ in range(8):
                if not page.get_by_role("button", name="I do not know").is_visible():
                    break
                hand.press("I do not know")
                page.wait_for_load_state()
            hand.see("What the notice says")
        hand.step("Days")
        hand.see("Both sides' days, in order")
        hand.look()
        assert hand.take(hand.link("Save the days to my calendar")).suggested_filename == "deadlines.ics"
        hand.step("Files")
        pages = page.locator("ol.files").first.locator("li")
        expect(pages).to_have_count(2)
        first, second = pages.nth(0), pages.nth(1)
        expect(first).to_contain_text("photo-1.jpg")
        hand.use(second.get_by_role("button", name="Move up"))
        expect(page.locator("ol.files").first.locator("li").first).to_contain_text("photo-2.jpg")
        hand.use(page.get_by_role("button", name="Take out: 01_"))
        expect(page.get_by_role("button", name="Take out: 01_")).to_have_count(0)
        hand.look()


@every_way
def test_records_criteria_worklist_and_the_request(place: Town, browser: Browser, way: Way) -> None:
    address, session = place.case()
    with at_work(browser, way, session, place.url) as hand:
        page = hand.page
        hand.go(address + "files/")
        hand.give(page.locator("#records"), RECORDS[0])
        hand.press("Only read the notice again")
        expect(page.get_by_role("heading", name="What the notice says").first).to_be_visible()
        hand.go(address + "criteria/")
        expect(page.locator(".status.met").first).to_be_visible()
        hand.look()
        hand.use(page.locator(".criteria a").first)
        expect(page.locator("figure.page").last).to_be_visible()
        expect(page.locator("rect.mark").last).to_be_visible()
        hand.look()
        hand.step("To do")
        assert hand.take(hand.link("Save as a text file")).suggested_filename == "worklist.md"
        hand.look()
        hand.follow("Ask the office for the records")
        hand.see("Request for medical records")
        expect(page.locator("article.letter")).to_contain_text("November 24, 2026")
        hand.look()


@every_way
def test_the_letter_is_read_changed_and_taken(place: Town, browser: Browser, way: Way) -> None:
    address, session = place.case("letter/")
    with at_work(browser, way, session, place.url) as hand:
        page = hand.page
        hand.go(address)
        hand.use(page.locator(".para details.src summary").first)
        hand.use(page.locator(".para details[open]").get_by_role("link", name="Change this sentence"))
        hand.see("Change this sentence")
        hand.field("text", "I ask for this therapy because I want to use my hand again.")
        hand.press("Keep it if its sources bear it")
        hand.alert("cannot stand as a supported sentence")
        hand.press("Say it as my own statement")
        hand.see("What you changed")
        hand.look()
        hand.press("Undo")
        expect(page.get_by_role("heading", name="What you changed")).to_have_count(0)
        hand.use(page.locator(".para details.src summary").first)
        hand.use(page.locator(".para details[open]").get_by_role("link", name="Change this sentence"))
        hand.press("Leave the sentence out")
        hand.see("What you changed")
        hand.press("Make the packet with my changes")
        hand.see("Your packet is ready")
        expect(page.get_by_text("Every sentence of the letter was checked")).to_be_visible()
        hand.look()
        hand.follow("Look at it first")
        expect(page.get_by_text("Page 1 of")).to_be_visible()
        hand.follow("Next page")
        expect(page.get_by_text("Page 2 of")).to_be_visible()
        hand.look()
        hand.step("Packet")
        assert hand.take(hand.link("The letter to edit (Word)")).suggested_filename == "letter.docx"
        packet = hand.link("The packet to send (PDF)").get_attribute("href") or ""
        assert page.request.get(place.url.rstrip("/") + packet).body()[:5] == b"%PDF-"
        hand.follow("Español")
        hand.step("Carta")
        expect(page.locator(".reading[lang=es]").first).to_be_visible()
        expect(page.locator("article.letter")).to_have_attribute("lang", "en")
        hand.look()


@every_way
def test_what_follows_sending(place: Town, browser: Browser, way: Way) -> None:
    address, session = place.case("sent/")
    with at_work(browser, way, session, place.url) as hand:
        page = hand.page
        hand.go(address)
        hand.choose(page.locator("#method"), "fax")
        hand.field("sent_on", "2027-01-02")
        hand.press("Save the sending")
        hand.alert("")
        hand.choose(page.locator("#method"), "fax")
        hand.field("sent_on", "2026-11-20")
        hand.press("Save the sending")
        hand.see("What was sent")
        expect(page.get_by_text("Next:")).to_be_visible()
        hand.look()
        hand.press("Entered by mistake")
        expect(page.get_by_role("heading", name="What was sent")).to_have_count(0)
        hand.choose(page.locator("#method"), "certified")
        hand.field("sent_on", "2026-11-03")
        hand.field("number", "9400 1000 0000 0000 0000 00")
        hand.press("Save the sending")
        hand.write(page.locator("input[id^=r][name=received_on]").first, "2026-11-05")
        hand.use(page.get_by_role("button", name="Save", exact=True))
        expect(page.get_by_text("Arrived:")).to_be_visible()
        hand.press("Make a link")
        link = page.locator("code.link")
        expect(link).to_contain_text(".ics")
        answer = page.request.get(link.inner_text())
        assert answer.headers["content-type"].startswith("text/calendar") and b"Marchetti" not in answer.body()
        hand.press("Let the link stop working")
        expect(link).to_have_count(0)
        hand.tick(page.get_by_role("radio", name="They kept the denial"))
        hand.write(page.locator("#on"), "2026-11-23")
        hand.press("Save the outcome")
        expect(page.get_by_text("They kept the denial").first).to_be_visible()
        hand.give(page.locator("#answer"), SAMPLE / "notice.pdf")
        hand.field("answer-on", "2026-11-24")
        hand.press("Read the answer")
        hand.see("What the notice says")
        hand.look()
        hand.go(address)
        hand.follow("The answer is read in a case of its own.")
        hand.see("What you can do")


@every_way
def test_a_late_plan_is_told_so(place: Town, browser: Browser, way: Way) -> None:
    address, session = place.case()
    with at_work(browser, way, session, place.url) as hand:
        page = hand.page
        hand.go(address + "?edit=1")
        hand.field("notice_date", "2026-06-01")
        hand.field("received_date", "2026-06-03")
        hand.press("Only save and look again")
        hand.see("What the notice says")
        hand.go(address + "sent/")
        hand.choose(page.locator("#method"), "portal")
        hand.field("sent_on", "2026-06-10")
        hand.press("Save the sending")
        hand.see("No answer came in time")
        hand.look()
        late = page.get_by_role("button", name="Make the letter that says so")
        expect(late).to_be_visible()
        hand.use(late)
        hand.see("Your packet is ready")
        expect(hand.link("Letter: the time to decide has run out")).to_be_visible()


@every_way
def test_everything_of_a_case_and_of_a_browser_is_deleted(place: Town, browser: Browser, way: Way) -> None:
    address, session = place.case("packet/")
    with at_work(browser, way, session, place.url) as hand:
        hand.go(address)
        hand.press("Delete everything of this case now")
        hand.see("Everything of this case is deleted")
        hand.go(address, 404)
        hand.look()
        hand.follow("Start")
        hand.see("Your plan said no")
