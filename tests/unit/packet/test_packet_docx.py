"""The letter as DOCX: US Letter, and a subject table whose labels leave the room to what they label, by grid and by cells."""

from __future__ import annotations

import io
from pathlib import Path

import docx

import packet_case
from denialhelp.packet.check_letters import files
from denialhelp.packet.docx import letter_docx
from denialhelp.packet.letter_json import letter_json
from denialhelp.packet.verify import by_libraries


def test_the_subject_table_keeps_its_widths_in_every_program(tmp_path: Path) -> None:
    case = packet_case.make_case(tmp_path)
    content = letter_docx(letter_json(case.letters[0], case.exhibits, case.documents, "head"), case.as_of)
    document = docx.Document(io.BytesIO(content))
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (section.page_width.inches, section.page_height.inches) == (8.5, 11.0)
    table = document.tables[0]
    grid = [column.width for column in table.columns]
    assert grid == [cell.width for cell in table.rows[0].cells]
    assert grid[0] is not None
    assert grid[1] is not None
    assert grid[1] > 2 * grid[0]


def test_a_docx_with_any_changed_byte_is_a_failure_and_no_crash(tmp_path: Path) -> None:
    case = packet_case.make_case(tmp_path)
    letter = letter_json(case.letters[0], case.exhibits, case.documents, "head")
    content = letter_docx(letter, case.as_of)
    entry = {"path": "letter", "letter": letter}
    for place in range(0, len(content), 97):
        changed = bytearray(content)
        changed[place] ^= 0x55
        found, _ = files({"letters": [entry]}, {"letter.docx": bytes(changed)}, by_libraries)
        assert isinstance(found, list)
    cut, _ = files({"letters": [entry]}, {"letter.docx": content[: len(content) // 2]}, by_libraries)
    assert "letter.docx cannot be opened." in cut
