"""Every page of the site, by its address: axe finds nothing, nothing runs over, and in Spanish it is Spanish. A new address without a visit
fails here, so that the list cannot rot."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import APIRequestContext, Browser, expect

from browser.hands import DESKTOP, PHONE, Hand, Way, at_work, faults_of, fits
from browser.speech import english_of_ours
from browser.town import METRICS, Town, town

PICTURES = os.environ.get("PICTURES", "")  # a folder: each page is also kept as a picture there
# The pages of a case that its keeper sees; {main} is a case in which everything has been begun.
OWNER = {
    "facts": ["case/main/", "case/main/?show=notice_date#page"],
    "packet": ["case/main/packet/"],
    "question": ["case/main/question/"],
    "dates": ["case/main/dates/"],
    "files": ["case/main/files/"],
    "criteria": ["case/main/criteria/"],
    "worklist": ["case/main/worklist/"],
    "records-request": ["case/main/records-request/"],
    "letter": ["case/main/letter/"],
    "sentence": ["case/main/letter/12/"],
    "preview": ["case/main/preview/", "case/main/preview/?page=3"],
    "place": [],  # by its link, below
    "doctor": ["case/main/doctor/"],
    "sent": ["case/main/sent/"],
    "representative": ["case/main/representative/", "case/main/representative/?plan_type=medicare-advantage"],
    "authorization": ["case/main/representative/{writing}/"],
    "send": ["case/main/send/"],
    "send-sheet": ["case/main/send/sheet/"],
    "send-by": [],  # where it is paid for, below
    "dispatch": ["case/main/send/{dispatch}/"],
    "pay": ["case/main/pay/"],
    "paid": ["paid/{waiting}/"],
    "receipt": ["receipt/{receipt}/"],
    "sight": ["case/main/sight/"],
    "connect": ["case/main/connect/"],
    "case-settings": ["case/main/settings/", "case/offered/settings/"],
    "my-cases": ["cases/"],
    "account": ["account/"],
    "account-address": ["account/address/"],
    "account-delete": ["account/delete/"],
    "mfa_add_webauthn": ["account/passkeys/add/"],
    "organizations": ["organizations/"],
    "board": ["organization/1/", "organization/1/?due=late"],
    "board-row": ["organization/1/case/{row}/"],
    "new-case": ["organization/1/new/"],
    "members": ["organization/1/people/"],
    "organization-particulars": ["organization/1/particulars/"],
    "organization-tokens": ["organization/1/tokens/"],
    "organization-voice": ["organization/1/voice/"],
    "remittances": ["organization/1/remittances/"],
    "remittance": ["organization/1/remittances/{batch}/"],
    "organization-statistics": ["organization/1/outcomes/"],
}
VISITOR = {
    "start": [""],
    "privacy": ["privacy/"],
    "terms": ["terms/"],
    "calculator": ["calculator/", "calculator/?plan=medicaid-managed-care&state=FL&level=initial&stage=concurrent&notice=2026-11-18"],
    "check": ["check/"],
    "rule": ["rule/law.federal.aca.external_review_filing/"],
    "help": ["help/", "help/search/?q=humera", "help/cigna/cimt/medical-necessity/"],
    "account_login": ["sign-in/"],
    "sign-in-link": ["sign-in/link/{link}/", "sign-in/link/nothing/"],
    "reminders-stop": ["reminders/stop/{stop}/", "reminders/stop/nothing/"],
    "sign-authorization": ["authorize/{signer}/", "authorize/nothing/"],
    "provider": ["sign/{sign}/"],
    "provider-review": [],  # behind its code, below
    "account_confirm_login_code": [],  # behind its mail, below
    "account_signup": ["sign-in/"],
    "account_request_login_code": ["sign-in/"],
}
GUEST = {
    "join-organization": ["organizations/join/{join}/", "organizations/join/nothing/"],
    "handover": ["handover/{handover}/", "handover/nothing/"],
}
DESK = {
    "office": ["office/"], "office-cases": ["office/cases/"], "office-queue": ["office/queue/"], "office-prices": ["office/prices/"],
    "office-services": ["office/services/"],
    "office-service": ["office/services/mail/", "office/services/fax/", "office/services/post/"], "office-library": ["office/library/"],
}  # fmt: skip
# Addresses that are no page: what a GET gives there. A number is the status; a word is the beginning of the kind of its content.
NO_PAGE: dict[str, tuple[str, int | str]] = {
    "calculator-dates": ("calculator/deadlines.ics?plan=erisa-insured&notice=2026-11-02", "text/calendar"),
    "health-live": ("health/live", 204), "health-ready": ("health/ready", 204),
    "help-asset": ("help/assets/help.css", "text/css"), "help-index": ("help/search/index-en.json", "application/json"),
    "help-around": ("llms.txt", "text/plain"), "metrics": ("metrics", "text/plain"),
    "image": ("case/main/image/{file}/1.png", "image/png"), "packet-image": ("case/main/preview/1.png", "image/png"),
    "calendar": ("case/main/dates.ics", "text/calendar"), "feed": ("feed/{feed}.ics", "text/calendar"),
    "download": ("case/main/file/letters/none.pdf", 404), "provider-page": ("sign/{sign}/page/1.png", 200),
    "provider-pdf": ("sign/{sign}/signed.pdf", 200),
    "signed": ("case/main/doctor/77/signed.pdf", 404), "send-part": ("case/paid/send/parts/none.pdf", 404),
    "authorization-paper": ("case/main/representative/{writing}/authorization.pdf", "application/pdf"),
    "dispatch-proof": ("case/main/send/{dispatch}/proof.json", "application/json"), "dispatch-part": ("case/main/send/77/1.pdf", 200),
    "board-csv": ("organization/1/board.csv", "text/csv"), "organization-statistics-csv": ("organization/1/outcomes.csv", "text/csv"),
    "account-export-file": ("account/export/denialhelp.zip", 404), "language": ("language/en/", 200), "language-start": ("en", 200),
    "connected": ("connected/", 404), "mfa_login_webauthn": ("sign-in/passkey/", 200),
    "connect-to": ("case/main/connect/77/", 404), "account-export": ("account/export/", 405),
    "mfa_remove_webauthn": ("account/passkeys/77/remove/", 404),
}  # fmt: skip
ONLY_POST = {
    "add", "again", "delete", "delete-all", "keep", "case-file", "undo", "remake", "revoke", "sending", "late-letter", "answer", "outcome",
    "feed-link", "send-to", "send-parts", "send-office", "sending-hook", "ask-refund", "stripe-hook", "office-again", "office-refund",
    "revoke-signing-link", "sign-out", "account-mails", "office-service-try", "account-sessions", "keep-with-account", "board-bulk",
    "save-view", "drop-view", "take-case", "change-member", "revoke-invitation", "end-organization", "revoke-token", "draft-chosen",
}  # fmt: skip


def names(patterns: Any, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the site with its name; those of programs (JSON) have tests of their own."""
    for one in patterns:
        if isinstance(one, URLResolver):
            if "api/" not in str(one.pattern):
                yield from names(one.url_patterns, prefix + str(one.pattern))
        else:
            yield one.name or prefix + str(one.pattern), one


@pytest.fixture(scope="module")
def place(full: tuple[Path, dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with town(full, tmp_path_factory.mktemp("home"), paying=True) as site:
        yield site


def test_every_address_has_its_visit() -> None:
    held = dict(names(get_resolver().url_patterns))
    visited = {*OWNER, *VISITOR, *GUEST, *DESK, *NO_PAGE, *ONLY_POST}
    assert set(held) - visited == set(), "give these a visit here"
    assert visited - set(held) == set(), "these are no more"


def test_what_is_only_posted_to_shows_nothing(place: Town, browser: Browser) -> None:
    assert {name for name, one in names(get_resolver().url_patterns) if name in ONLY_POST and not allows_only_post(one)} == set()


def allows_only_post(one: URLPattern) -> bool:
    """Whether the view answers a GET with 405: require_POST keeps its list of methods in its closure."""
    view: Any = one.callback
    while view is not None:
        cells = [c.cell_contents for c in (getattr(view, "__closure__", None) or ())]
        if ["POST"] in cells:
            return True
        view = getattr(view, "__wrapped__", None)
    return False


def test_what_is_no_page_is_none(place: Town, browser: Browser) -> None:
    way = Way("phone", PHONE, scripts=True, keys=False)
    with at_work(browser, way, place.made["sessions"]["owner"], place.url) as hand:
        asked: APIRequestContext = hand.page.request
        wrong = []
        for name, (path, wanted) in NO_PAGE.items():
            headers = {"Authorization": f"Bearer {METRICS}"} if name == "metrics" else {}
            answer = asked.get(place.url + filled(place, path), headers=headers, timeout=30_000)
            told = answer.status if isinstance(wanted, int) else answer.headers.get("content-type", "")
            if not (told == wanted if isinstance(wanted, int) else str(told).startswith(wanted)):
                wrong.append(f"{name}: {told}")
        assert wrong == [], "\n".join(wrong)


def filled(place: Town, path: str) -> str:
    """An address with what was made."""
    at = place.made["at"]
    return path.format(file=at["files"][0], **{k.replace("-", "_"): v for k, v in at.items() if k != "files"})


def visits(place: Town, pages: dict[str, list[str]]) -> list[str]:
    return [filled(place, path) for paths in pages.values() for path in paths]


class Eye:
    """Looks at pages in one language, on both screens, and keeps what is wrong."""

    def __init__(self, hand: Hand, language: str, who: str) -> None:
        self.hand, self.language, self.who = hand, language, who
        self.found: list[str] = []
        self.count = 0

    def look(self, name: str, *, spoken: bool = True) -> None:
        """At what is shown now."""
        page = self.hand.page
        for size in (PHONE, DESKTOP):
            page.set_viewport_size(size)
            if PICTURES:
                told = f"{PICTURES}/{self.language}-{self.who}-{self.count:02}-{name.replace('/', '_')[:40]}-{size['width']}.png"
                page.screenshot(path=told, full_page=True)
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            self.found += [f"{name} {size['width']}: {fault}" for fault in faults_of(page)]
            self.found += [] if fits(page) else [f"{name} {size['width']}: wider than the screen"]
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = false)")
        if spoken and self.language == "es":
            self.found += [f"{name}: English: {text}" for text in english_of_ours(page)]
        self.count += 1

    def visit(self, address: str, *, spoken: bool = True) -> None:
        """Open a page and look."""
        self.hand.page.goto(address)
        self.look(address.split("/", 3)[3], spoken=spoken)


def looking(browser: Browser, place: Town, language: str, who: str) -> Any:
    return at_work(browser, Way("phone", PHONE, scripts=True, keys=False), place.made["sessions"].get(who, ""), place.url, language)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("who", "pages"), [("owner", OWNER), ("", VISITOR), ("guest", GUEST), ("desk", DESK)], ids=["owner", "visitor", "guest", "desk"]
)
def test_axe_finds_nothing_and_the_language_is_one(
    place: Town, browser: Browser, language: str, who: str, pages: dict[str, list[str]]
) -> None:
    with looking(browser, place, language, who) as hand:
        eye = Eye(hand, language, who or "visitor")
        for path in visits(place, pages):
            spoken_there = "es/" if path.startswith("help/") and language == "es" else ""
            eye.visit(place.url + spoken_there + path, spoken=who != "desk")
        assert eye.found == [], "\n".join(dict.fromkeys(eye.found))


@pytest.mark.parametrize("language", ["en", "es"])
def test_pages_that_have_to_be_reached(place: Town, browser: Browser, language: str) -> None:
    found: list[str] = []
    with looking(browser, place, language, "owner") as hand:
        eye = Eye(hand, language, "reached")
        hand.go(f"{place.url}case/main/criteria/")
        hand.page.locator(".criteria a").first.click()
        expect(hand.page.locator("figure.page").last).to_be_visible()
        eye.look("place")
        hand.go(f"{place.url}case/none/", 404)
        eye.look("not-found")
        found += eye.found
    with looking(browser, place, language, "") as hand:
        eye = Eye(hand, language, "reached3")
        hand.go(f"{place.url}sign-in/")
        hand.field("id_email", f"new-{language}@town.example")
        hand.page.keyboard.press("Enter")
        expect(hand.page.locator("#id_code")).to_be_visible()
        eye.look("code")
        if language == "en":
            hand.go(place.url + filled(place, "sign/{sign}/"))
            hand.field("code", place.made["at"]["sign-code"])
            hand.page.keyboard.press("Enter")
        expect(hand.page.locator("#id_code, #npi")).to_be_visible()
        eye.look("review")
        found += eye.found
    assert found == [], "\n".join(dict.fromkeys(found))
