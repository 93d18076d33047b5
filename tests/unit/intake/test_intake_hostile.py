"""Broken files of every kind are read or refused with a plain sentence, never anything else."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from intake_samples import claims, filled_form
from test_intake_records import CDA, ERA, PATIENT
from test_intake_text import message

from denialhelp.errors import UnreadableFile
from denialhelp.intake.files import read_files


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph("We decided.", style="List Number")
    document.add_table(rows=2, cols=2).cell(0, 0).text = "Code"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


WHOLE = {
    "a.pdf": claims(),
    "b.pdf": filled_form(),
    "c.docx": word_file(),
    "d.json": json.dumps(PATIENT).encode(),
    "e.xml": CDA.encode(),
    "f.835": ERA.encode(),
    "g.html": b"<html><body><table><tr><td>a</td></tr></table><ul><li>x</ul>",
    "h.eml": bytes(message()),
}


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(WHOLE)),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=6)), min_size=1, max_size=8),
)
def test_read_or_refused(tmp_path: Path, name: str, cuts: list[tuple[float, int, bytes]]) -> None:
    data = bytearray(WHOLE[name])
    for place, gone, new in cuts:
        at = int(place * len(data))
        data[at : at + gone] = new
    path = tmp_path / name
    path.write_bytes(bytes(data))
    try:
        documents, _ = read_files([path])
    except UnreadableFile as error:
        assert error.message.endswith(".")
        return
    for document in documents:
        for page in document.pages:
            assert all(page.text[w.start : w.end] == w.text for w in page.words)
        assert all(0 <= e.text_start <= e.text_end <= len(document.pages[0].text) for e in document.entries)


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_whole_files_are_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(WHOLE[name])
    documents, problems = read_files([path])
    assert documents[0].pages[0].text.strip()
    assert problems == ()
