"""How somebody works a page: on a phone or a desktop, with or without scripts, by pointer or by the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Download, Locator, Page, expect
from playwright.sync_api import TimeoutError as TookTooLong

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
LONG = 60_000
MOST_TABS = 400
# What has the focus now: whether it is the wanted one, whether it can be seen that it is, and how it lies to the wanted one.
FOCUS = """wanted => {
  const e = document.activeElement, none = !e || e === document.body, style = none ? null : getComputedStyle(e);
  const box = none ? null : e.getBoundingClientRect();
  return {
    here: e === wanted, none: none, what: none ? '' : e.outerHTML.slice(0, 120),
    named: !none && !!e.name && e.name === wanted.name && e.type === 'radio',
    seen: none || e.tagName === 'HTML' ||
      (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.width > 1 && box.height > 1),
    before: !none && !!(e.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING),
  };
}"""


@dataclass(frozen=True)
class Way:
    """One way to work: what kind of screen, whether scripts run, whether only the keyboard is used."""

    name: str
    size: dict[str, int]
    scripts: bool
    keys: bool


WAYS = (
    Way("phone", PHONE, scripts=True, keys=False),
    Way("phone-no-scripts", PHONE, scripts=False, keys=False),
    Way("desktop-keyboard", DESKTOP, scripts=True, keys=True),
    Way("desktop-no-scripts", DESKTOP, scripts=False, keys=False),
)
every_way = pytest.mark.parametrize("way", WAYS, ids=[w.name for w in WAYS])


def fits(page: Page) -> bool:
    """Whether nothing is wider than the screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def faults_of(page: Page) -> list[str]:
    """What axe finds wrong, with the place."""
    return [f"{v['id']}: {v['help']}: {v['nodes'][0]['html'][:120]}" for v in Axe().run(page).response["violations"]]


class Hand:
    """Somebody at a page. Every step waits for what it needs; nothing is read before it is there."""

    def __init__(self, page: Page, way: Way) -> None:
        self.page, self.way = page, way
        self.broken: list[str] = []
        page.on("console", lambda said: self.broken.append(said.text) if "Content Security" in said.text else None)
        page.on("pageerror", lambda fault: self.broken.append(str(fault)))

    def go(self, address: str, status: int = 200) -> None:
        """Open an address, which must answer with the status."""
        answer = self.page.goto(address)
        assert answer is not None and answer.status == status, f"{address}: {answer and answer.status}"

    def see(self, words: str) -> None:
        """The heading of this page."""
        expect(self.page.get_by_role("heading", name=words).first).to_be_visible()

    def button(self, name: str, within: Locator | None = None) -> Locator:
        """The first button of this name."""
        return (within or self.page).get_by_role("button", name=name).first

    def link(self, name: str, within: Locator | None = None) -> Locator:
        """The first link of this name."""
        return (within or self.page).get_by_role("link", name=name).first

    def press(self, name: str, within: Locator | None = None) -> None:
        """Press a button."""
        self.use(self.button(name, within))

    def follow(self, name: str, within: Locator | None = None) -> None:
        """Follow a link."""
        self.use(self.link(name, within))

    def step(self, name: str) -> None:
        """Follow a step of the case's own navigation."""
        self.use(self.page.get_by_role("navigation").get_by_role("link", name=name, exact=True))

    def use(self, target: Locator) -> None:
        """Activate a link, a button or a fold."""
        if self.way.keys:
            self.reach(target)
            self.page.keyboard.press("Enter")
        else:
            target.click()

    def write(self, target: Locator, text: str) -> None:
        """Write into a field, in place of what stands there."""
        if not self.way.keys:
            target.fill(text)
            return
        self.reach(target)
        if target.get_attribute("type") == "date":
            while target.evaluate("e => e === document.activeElement"):  # from behind one comes to its last part first
                self.page.keyboard.press("Shift+Tab")
            self.page.keyboard.press("Tab")
            year, month, day = text.split("-")
            self.page.keyboard.type(month + day + year)
        else:
            self.page.keyboard.press("Control+a")
            self.page.keyboard.insert_text(text)
        expect(target).to_have_value(text)

    def field(self, name: str, text: str) -> None:
        """Write into the field with this name or id."""
        self.write(self.page.locator(f"#{name}"), text)

    def choose(self, target: Locator, value: str) -> None:
        """Choose a value of a list."""
        if not self.way.keys:
            target.select_option(value)
            return
        self.reach(target)
        away = target.evaluate("(e, value) => [...e.options].findIndex(o => o.value === value) - e.selectedIndex", value)
        for _ in range(abs(away)):
            self.page.keyboard.press("ArrowDown" if away > 0 else "ArrowUp")
        expect(target).to_have_value(value)

    def tick(self, target: Locator) -> None:
        """Tick a box, or choose one of several."""
        if not self.way.keys:
            target.check()
        elif target.get_attribute("type") == "radio":
            self.reach(target, radio=True)
            for _ in range(12):
                if target.evaluate("e => e === document.activeElement"):
                    break
                self.page.keyboard.press("ArrowDown")
            self.page.keyboard.press("Space")
        else:
            self.reach(target)
            self.page.keyboard.press("Space")
        expect(target).to_be_checked()

    def give(self, target: Locator, *files: Path) -> None:
        """Choose files; by keyboard the browser's own window of files opens by Enter."""
        if not self.way.keys:
            target.set_input_files(files)
            return
        self.reach(target)
        for _ in range(20):  # Chromium does not heed a key that comes before it has painted the page
            try:
                with self.page.expect_file_chooser(timeout=3_000) as asked:
                    self.page.keyboard.press("Enter")
                asked.value.set_files(files)
            except TookTooLong:
                continue
            return
        pytest.fail(f"no files can be chosen by the keyboard on {self.page.url}")

    def take(self, target: Locator) -> Download:
        """Download what a link or button gives."""
        with self.page.expect_download() as caught:
            self.use(target)
        return caught.value

    def reach(self, target: Locator, *, radio: bool = False) -> None:
        """Tab until the target has the focus. It must be seen where the focus is at every step, and nothing may hold it."""
        expect(target).to_be_visible()
        held, before = 0, ""
        for _ in range(MOST_TABS):
            at = target.evaluate(FOCUS)
            assert at["seen"], f"it cannot be seen that this has the focus: {at['what']} on {self.page.url}"
            if at["here"] or (radio and at["named"]):
                return
            held = held + 1 if at["what"] == before else 0
            assert held < 8 or at["none"], f"the keyboard does not get away from {at['what']} on {self.page.url}"
            before = at["what"]
            self.page.keyboard.press("Shift+Tab" if at["before"] else "Tab")
        pytest.fail(f"the keyboard does not reach {target} on {self.page.url}")

    def look(self) -> None:
        """Nothing runs over the screen; where scripts may run, axe finds nothing."""
        assert fits(self.page), f"{self.page.url} is wider than the screen"
        if self.way.scripts and not self.way.keys:
            assert faults_of(self.page) == [], self.page.url

    def alert(self, words: str) -> None:
        """What went wrong is said, announced to who cannot see it, and has the focus, so that the keyboard goes on from there."""
        said = self.page.get_by_role("alert").filter(has_text=words).first
        expect(said).to_be_visible()
        expect(said).to_be_focused()
        self.look()


@contextmanager
def at_work(browser: Browser, way: Way, session: str = "", site: str = "", language: str = "") -> Iterator[Hand]:
    """A person with a browser of their own, in which a session may already be; what the browser refuses of ours fails the test."""
    context = browser.new_context(viewport=way.size, java_script_enabled=way.scripts, accept_downloads=True, locale="en-US")
    context.set_default_timeout(LONG)
    expect.set_options(timeout=LONG)
    cookies = {"sessionid": session, "django_language": language}
    context.add_cookies([{"name": k, "value": v, "url": site} for k, v in cookies.items() if v])  # type: ignore[list-item]
    hand = Hand(context.new_page(), way)
    yield hand
    assert hand.broken == []
    context.close()
