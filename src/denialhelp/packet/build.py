"""A case's results as a folder: letters, packet, manifest, calendar and worklist."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from denialhelp.casefile import contract
from denialhelp.casefile.document import Box, Document
from denialhelp.casefile.fact import Notice
from denialhelp.casefile.letter import ExhibitPlan, ExhibitRef, Letter
from denialhelp.casefile.policy import Evidence, Match, Policy, Task
from denialhelp.casefile.rights import Rights
from denialhelp.casefile.withheld import Places, redact_all, scrubbed
from denialhelp.errors import WrongUse
from denialhelp.packet import front, manifest, quotes, readings
from denialhelp.packet.assemble import Assembled, Mark, PacketParts, assemble, attach
from denialhelp.packet.calendar_file import deadlines_ics
from denialhelp.packet.docx import letter_docx
from denialhelp.packet.first import first_things
from denialhelp.packet.folder import check_place, write_folder
from denialhelp.packet.hashes import FORMAT
from denialhelp.packet.letter_json import letter_json, sheet
from denialhelp.packet.reading_copy import LANGUAGE, copy_sheet
from denialhelp.packet.typeset import set_pages
from denialhelp.packet.worklist import Left, taken_out, worklist_md
from denialhelp.packet.worklist_es import worklist_es

Json = Any
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class PacketInput:
    """Everything that a packet is made of. `letters`: the main one first. `originals`: document id to the file as received."""

    letters: tuple[Letter, ...]
    case_json: Json
    notice: Notice
    rights: Rights
    match: Match | None
    policy: Policy | None
    documents: tuple[Document, ...]
    originals: Mapping[str, Path]
    exhibits: ExhibitPlan
    worklist: tuple[Task, ...]
    rules_version: str
    as_of: date
    program_version: str


def _quiet(what: str, done: int, total: int) -> None:
    """No progress."""


def _running_head(notice: Notice) -> str:
    parts = [notice.text("patient_name") or ""]
    for name, words in (("member_id", "Member ID"), ("claim_number", "Claim"), ("reference_number", "Reference")):
        value = notice.text(name)
        if value:
            parts.append(f"{words} {value}")
    return " · ".join(part for part in parts[:3] if part)


def _letter_files(given: PacketInput) -> list[manifest.LetterFile]:
    head = _running_head(given.notice)
    out: list[manifest.LetterFile] = []
    for place, letter in enumerate(given.letters):
        path = "letter" if place == 0 else f"letters/{letter.kind.value}"
        taken = {f.path for f in out}
        number = 2
        while path in taken:
            path = f"letters/{letter.kind.value}-{number}"
            number += 1
        out.append(manifest.LetterFile(path, letter_json(letter, given.exhibits, given.documents, head)))
    return out


def set_letter(letter: Json, as_of: date) -> bytes:
    """A letter (as letter.json) as a tagged PDF."""
    spanish = letter["language"] == "es"
    values = sheet(letter) | {"page_word": "Página" if spanish else "Page", "of_word": "de" if spanish else "of"}
    return set_pages("letter", values, as_of)


def _box(value: Sequence[float] | None) -> Box | None:
    return None if value is None else Box(*value)


def _marks(letters: Sequence[manifest.LetterFile], sections: Sequence[Json]) -> Iterator[Mark]:
    """What to highlight: the quotations of the criteria table, then those of the main letter."""
    for criterion, passage in front.evidence_of(sections):
        if passage["label"]:
            _, letter, stamp = passage["label"].split("-")
            yield Mark(ExhibitRef(letter, int(stamp)), passage["page"], passage["quote"].removesuffix(" …"), f"Criterion {criterion}",
                       _box(passage["box"]))
    for number, statement in enumerate(letters[0].letter["statements"], start=1):
        for support in statement["support"]:
            if support.get("stamp") and support.get("quote"):
                yield Mark(ExhibitRef(support["exhibit"], support["stamp"]), support["page"], support["quote"],
                           f"Quoted in the letter (statement {number})", _box(support.get("box")))


def _bookmarks(sections: Sequence[Json]) -> dict[str, list[tuple[str, str]]]:
    """For each exhibit the criteria it speaks to, with the page where each is first shown."""
    out: dict[str, list[tuple[str, str]]] = {}
    seen: set[tuple[str, str]] = set()
    for criterion, passage in front.evidence_of(sections):
        if passage["label"]:
            letter = passage["label"].split("-")[1]
            if (letter, criterion) not in seen:
                seen.add((letter, criterion))
                out.setdefault(letter, []).append((f"Criterion {criterion} ({passage['label']})", passage["label"]))
    return out


def _sections(given: PacketInput) -> list[Json]:
    places = front.Places(given.exhibits, given.documents)
    out = []
    if given.match is not None and given.match.findings:
        out.append(front.criteria(given.match, given.policy, places))
        days = front.chronology(given.match, places)
        if len(days["rows"]) > 1:
            out.append(days)
    dates = front.dates(given.rights)
    if dates["rows"]:
        out.append(dates)
    if given.exhibits.exhibits:
        out.append(front.index(given.exhibits, given.documents))
    return out


def _packet(given: PacketInput, letters: Sequence[manifest.LetterFile], sections: Sequence[Json], progress: Progress) -> Assembled:
    main = letters[0].letter
    pages = sum(len(e.page_texts) for e in given.exhibits.exhibits)
    parts = PacketParts(
        front=set_pages("front", front.front(main, sections, pages), given.as_of),
        plan=given.exhibits,
        documents={d.id: d for d in given.documents},
        originals=given.originals,
        as_of=given.as_of,
        title=f"{main['title']}: letter and exhibits",
        marks=tuple(_marks(letters, sections)),
        criteria=_bookmarks(sections),
    )
    return assemble(parts, progress)


def _quoted(given: PacketInput, letters: Sequence[manifest.LetterFile], sections: Sequence[Json]) -> Iterator[quotes.Quoted]:
    yield from quotes.of_letters(f.letter for f in letters)
    yield from quotes.of_passages(passage for _, passage in front.evidence_of(sections))
    places = front.Places(given.exhibits, given.documents)
    for finding in () if given.match is None else given.match.findings:
        for evidence in (*finding.evidence, *finding.against):
            yield quotes.Quoted(places.label(evidence.pin), evidence.pin.quote, evidence.pin.box)


def _answers(case_json: Json) -> dict[str, str]:
    given = case_json.get("answers") if isinstance(case_json, dict) else None
    return {str(name): str(value) for name, value in given.items()} if isinstance(given, dict) else {}


def _plain_files(given: PacketInput, letters: Sequence[manifest.LetterFile]) -> dict[str, bytes]:
    """Every file but the packet and the manifest."""
    key = next((d.sha256 for e in given.exhibits.exhibits[:1] for d in given.documents if d.id == e.document), "case")
    tasks = (*given.worklist, *(t for letter in given.letters for t in letter.worklist))
    questions = (*given.notice.questions, *given.rights.questions)
    files = {"case.json": manifest.encode(given.case_json)}
    for file in letters:
        files[f"{file.path}.pdf"] = set_letter(file.letter, given.as_of)
        files[f"{file.path}.docx"] = letter_docx(file.letter, given.as_of)
        files[f"{file.path}.json"] = manifest.encode(file.letter)
        files[f"{file.path}.{LANGUAGE}.pdf"] = set_pages("reading", copy_sheet(file.letter), given.as_of)
    files["deadlines.ics"] = deadlines_ics(given.rights, key, given.as_of)
    left = Left(given.rights, tasks, questions, given.letters, [f.path for f in letters], given.notice, given.as_of,
                first_things(given.notice, given.rights), given.case_json.get("library") if isinstance(given.case_json, dict) else None)
    files["worklist.md"] = worklist_md(left).encode()
    if any(note.language == LANGUAGE for note in given.notice.documents) or given.letters[0].language == LANGUAGE:
        files[f"worklist.{LANGUAGE}.md"] = worklist_es(left, first_things(given.notice, given.rights, LANGUAGE)).encode()
    return files


def _without_strangers(given: PacketInput) -> PacketInput:
    """The input without a word of the pages that are about another person, and with a line in the worklist for each document of them."""
    places = given.exhibits.withheld()
    if not places:
        return given
    tasks = tuple(taken_out(e) for e in given.exhibits.exhibits if e.withheld)
    return replace(given, documents=redact_all(given.documents, places), case_json=scrubbed(given.case_json, places),
                   match=None if given.match is None else _match_without(given.match, places), worklist=(*tasks, *given.worklist))


def _match_without(match: Match, places: Places) -> Match:
    """The findings without evidence that lies on a withheld page."""
    def kept(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(e for e in evidence if (e.pin.document, e.pin.page) not in places)

    return replace(match, findings=tuple(replace(f, evidence=kept(f.evidence), against=kept(f.against)) for f in match.findings))


def build_packet(inp: PacketInput, out: Path, progress: Progress | None = None) -> None:
    """Write the whole result into the folder `out`, at once or not at all.

    Raises WrongUse (no letter; `out` holds other files) and UnreadableFile (an original is gone or changed).
    """
    show = progress or _quiet
    if not inp.letters:
        raise WrongUse("no-letter", "There is no letter to build a packet from.")
    check_place(out, FORMAT)
    inp = _without_strangers(inp)
    letters = _letter_files(inp)
    files = _plain_files(inp, letters)
    show("letters", 1, 1)
    sections = _sections(inp)
    packet = _packet(inp, letters, sections, show)
    made = manifest.make(manifest.ManifestInput(
        plan=inp.exhibits,
        documents=inp.documents,
        packet=packet,
        letters=letters,
        sections=sections,
        findings=[] if inp.match is None else contract.match(inp.match)["criteria"],
        parts=[manifest.part(path, content) for path, content in files.items()],
        readings=readings.unread(packet, inp.exhibits, _quoted(inp, letters, sections)),
        case={"plan_type": inp.notice.text("plan_type"), "state": inp.notice.text("state")},
        answers=_answers(inp.case_json),
        as_of=inp.as_of,
        program_version=inp.program_version,
        rules_version=inp.rules_version,
    ))
    files["packet.pdf"] = attach(packet.pdf, manifest.encode(made), inp.as_of)
    files["manifest.json"] = manifest.encode(manifest.with_part(made, manifest.part("packet.pdf", files["packet.pdf"])))
    write_folder(out, files, FORMAT)
    show("packet", 1, 1)
