"""Calendar, worklist, words, stamps and the reading of pages."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
import pytest
from icalendar import Calendar
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

import packet_case
from denialhelp.casefile.document import Box
from denialhelp.casefile.fact import Question
from denialhelp.casefile.policy import Task
from denialhelp.casefile.rights import Length
from denialhelp.casefile.slugs import LetterKind, RouteKind, Status
from denialhelp.packet import words
from denialhelp.packet.calendar_file import deadlines_ics
from denialhelp.packet.page_text import Glyph, PageText, row_boxes
from denialhelp.packet.printable import common, printable
from denialhelp.packet.stamps import HEIGHT, find_place, width
from denialhelp.packet.worklist import Left, worklist_md


def test_every_slug_has_words() -> None:
    assert set(words.LETTERS) == set(LetterKind)
    assert set(words.ROUTES) == set(RouteKind)
    assert set(words.STATUSES) == set(Status)


def test_days_and_lengths_in_words() -> None:
    assert words.day(date(2026, 3, 5)) == "March 5, 2026"
    assert words.day(date(2026, 3, 5), "es") == "5 de marzo de 2026"
    assert words.day(datetime(2026, 3, 5, 16, 30, tzinfo=UTC)) == "March 5, 2026, 16:30"
    assert words.length(Length(1, "calendar-days")) == "1 calendar day"
    assert words.length(Length(72, "hours")) == "72 hours"


def test_calendar_holds_last_and_safe_days_with_reminders_and_no_health() -> None:
    content = deadlines_ics(packet_case.make_rights(), "case-key", packet_case.AS_OF)
    assert content == deadlines_ics(packet_case.make_rights(), "case-key", packet_case.AS_OF)
    events = Calendar.from_ical(content).walk("VEVENT")
    assert [(str(e["SUMMARY"]), e["DTSTART"].dt) for e in events] == [
        ("Internal appeal: last day to file", date(2027, 4, 24)),
        ("Internal appeal: file by today to be safe", date(2027, 4, 23)),
        ("The plan: last day to forward to ire", date(2026, 12, 30)),
    ]
    assert all(sorted(a["TRIGGER"].dt.days for a in e.walk("VALARM")) == [-14, -7, -1] for e in events)
    assert len({str(e["UID"]) for e in events}) == 3
    assert b"therapy" not in content.lower()
    assert b"Sample" not in content


def test_a_later_run_updates_the_same_entries() -> None:
    def ids(key: str) -> list[str]:
        return [str(e["UID"]) for e in Calendar.from_ical(deadlines_ics(packet_case.make_rights(), key, packet_case.AS_OF)).walk("VEVENT")]

    assert ids("a") == ids("a")
    assert set(ids("a")).isdisjoint(ids("b"))


def test_worklist_is_grouped_and_disarms_marks(tmp_path: Path) -> None:
    case = packet_case.make_case(tmp_path)
    tasks = (Task("Get *the* program", "treating-provider", "criterion 4"), Task("Call", "patient", ""), Task("Call", "patient", ""))
    text = worklist_md(
        Left(case.rights, tasks, (Question("x", "When?", "it counts"),), case.letters[:1], ["letter"], case.notice, case.as_of)
    )
    places = [text.index(t) for t in ("## What to do", "## The dates", "## For you", "## For the treating", "## Questions", "## Left out")]
    assert places == sorted(places)
    assert "last day April 24, 2027; to be safe, by April 23, 2027" in text
    assert "Get \\*the\\* program" in text
    assert text.count("- [ ] Call") == 1
    assert "From the appeal letter: I tried everything. Why: nothing in the record bears it" in text


def _drawn(draw: Callable[[canvas.Canvas], object]) -> pypdfium2.PdfDocument:
    out = io.BytesIO()
    pen = canvas.Canvas(out, pagesize=(612, 792))
    draw(pen)
    pen.showPage()
    pen.save()
    return pypdfium2.PdfDocument(out.getvalue())


def _text_at(*places: tuple[float, float]) -> Callable[[canvas.Canvas], object]:
    def draw(pen: canvas.Canvas) -> None:
        for x, y in places:
            pen.drawString(x, y, "words that stand here")
    return draw


@pytest.mark.parametrize(("places", "x", "y"), [
    (((72, 700),), 612 - width("EX-A-001") - 14, 14),
    (((500, 10),), 612 - width("EX-A-001") - 14, 28),
    (((500, 18), (500, 30)), (612 - width("EX-A-001")) / 2, 14),
])
def test_stamp_goes_where_the_page_is_free(places: tuple[tuple[float, float], ...], x: float, y: float) -> None:
    with _drawn(_text_at(*places)) as opened:
        place = find_place(opened[0], "EX-A-001")
    assert (place.x, place.y, place.grow) == (x, y, 0.0)


def test_a_full_page_grows_a_strip_for_its_stamp() -> None:
    full = [(x, y) for y in range(4, 792, 9) for x in range(0, 612, 90)]
    with _drawn(_text_at(*full)) as opened:
        place = find_place(opened[0], "EX-A-001")
    assert place.grow > HEIGHT
    assert place.y + HEIGHT < place.grow


def test_an_even_dark_photo_is_free_and_a_written_one_is_not() -> None:
    def photo(*, ink: bool) -> Callable[[canvas.Canvas], object]:
        picture = Image.new("L", (612, 792), 90)
        if ink:
            pen = ImageDraw.Draw(picture)
            for y in range(0, 792, 8):
                pen.text((0, y), "written all over the page " * 8, fill=255)
        return lambda pen: pen.drawImage(ImageReader(picture), 0, 0, 612, 792)

    with _drawn(photo(ink=False)) as opened:
        assert find_place(opened[0], "EX-A-001").grow == 0
    with _drawn(photo(ink=True)) as opened:
        assert find_place(opened[0], "EX-A-001").grow > 0


def _glyphs(text: str, x: float, y: float) -> tuple[Glyph, ...]:
    return tuple(Glyph(c, Box(x + 6 * n, y, x + 6 * n + 5, y + 10)) for n, c in enumerate(text) if c != " ")


def test_a_quote_is_found_by_content_by_row_by_box_and_in_pieces() -> None:
    left1, left2 = _glyphs("the left column runs on", 50, 100), _glyphs("and ends with pain 2 of 10", 50, 115)
    right1 = _glyphs("another column is beside", 350, 100)
    page = PageText("the left column runs on another column is beside and ends with pain 2 of 10", left1 + right1 + left2)
    assert page.holds("column runs on another")
    quote = "the left column runs on and ends with pain 2 of 10"
    assert not page.holds(quote)
    assert page.holds(quote, Box(50, 100, 210, 125))
    assert page.holds_in_pieces(quote)
    assert not page.holds_in_pieces(quote.replace("2 of", "3 of"))
    assert not page.holds_in_pieces(quote.replace("left", "right"))
    assert not page.holds("")


def test_what_cannot_be_printed() -> None:
    assert printable({"a": ["x\x07y\x0cz\n", 1]}) == {"a": ["x y z\n", 1]}
    assert common("Li 李 ok 😀 §→") == "Li  ok  §→"


def test_boxes_are_joined_row_by_row() -> None:
    boxes = (Box(10, 10, 20, 20), Box(22, 10, 30, 20), Box(10, 30, 20, 40))
    assert row_boxes(boxes) == (Box(10, 10, 30, 20), Box(10, 30, 20, 40))
