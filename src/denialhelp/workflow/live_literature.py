"""Asks PubMed and Crossref whether each paper of the literature is there, has the title we hold, and was not retracted."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from html import unescape
from urllib.parse import quote, urlencode

from denialhelp.reference.literature_library import Paper

from .live_law import Json, NoAnswer, Reader

PUBMED = "https://eutils.ncbi.nlm.nih.gov"
CROSSREF = "https://api.crossref.org"
BATCH = 100  # PubMed takes more in one request; this keeps the address short
PATIENCE = 3  # so many requests in a row without an answer end the asking of a register
SAME = 0.9  # how alike two titles are at the least (1 is equal) to be one title
_RETRACTED = frozenset({"retracted publication", "retraction", "withdrawal", "removal", "retracted"})
_CONCERN = frozenset({"expression of concern", "expression_of_concern", "expression-of-concern"})
_TAGS, _WORDS = re.compile(r"<[^>]*>"), re.compile(r"[^a-z0-9]+")
_RETRACTED_TITLE = re.compile(r"(?:retracted|withdrawn)(?: article)?\s*:|retracted article\b", re.IGNORECASE)


class State(StrEnum):
    """What was found of one paper, the worst first."""

    RETRACTED = "retracted"
    MISSING = "missing"
    TITLE_DIFFERS = "title-differs"
    CONCERN = "concern"
    NO_ANSWER = "no-answer"
    GOOD = "good"


_WORST = {state: i for i, state in enumerate(State)}


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """One paper at one register: `where` is PubMed or Crossref, `why` says in words what was found."""

    paper: Paper
    where: str
    state: State
    why: str


@dataclass(frozen=True, slots=True)
class LiteratureReport:
    """Every paper at every register that was asked. `reached` is False where no register answered anything at all."""

    checks: tuple[PaperCheck, ...]
    reached: bool

    def worst(self) -> dict[str, PaperCheck]:
        """The worst finding by paper; no answer at one register gives way to an answer at the other."""
        out: dict[str, PaperCheck] = {}
        for check in sorted(self.checks, key=lambda c: (c.state is State.NO_ANSWER, _WORST[c.state])):
            out.setdefault(check.paper.id, check)
        return out

    def faults(self) -> tuple[PaperCheck, ...]:
        """What makes a paper unfit to cite: retracted, missing or another title, and a concern that its journal has expressed."""
        bad = (State.RETRACTED, State.MISSING, State.TITLE_DIFFERS, State.CONCERN)
        return tuple(check for check in self.worst().values() if check.state in bad)


def plain(title: str) -> str:
    """A title in bare letters and digits, for comparison."""
    letters = unicodedata.normalize("NFKD", _TAGS.sub(" ", unescape(unescape(title))))
    return _WORDS.sub(" ", "".join(c for c in letters if not unicodedata.combining(c)).casefold()).strip()


def same_title(ours: str, theirs: str) -> bool:
    """Whether two titles are one, tags, accents, a subtitle that one of them leaves out, and a mark of retraction aside."""
    a, b = plain(ours), plain(_RETRACTED_TITLE.sub(" ", theirs))
    short, long_ = sorted((a, b), key=len)
    if len(short.split()) >= 5 and long_.startswith(short):
        return True
    return bool(a and b) and SequenceMatcher(None, a, b, autojunk=False).ratio() >= SAME


def _judged(paper: Paper, where: str, titles: Iterable[str], marks: Iterable[str]) -> PaperCheck:
    """The finding for a paper that a register knows."""
    held, kinds = [t for t in titles if t.strip()], {m.casefold() for m in marks}
    if kinds & _RETRACTED or any(_RETRACTED_TITLE.match(t.strip()) for t in held):
        return PaperCheck(paper, where, State.RETRACTED, f"{where} marks it as retracted or withdrawn")
    if not any(same_title(paper.title, t) for t in held):
        return PaperCheck(paper, where, State.TITLE_DIFFERS, f"{where} has the title '{held[0].strip()[:200] if held else ''}'")
    if kinds & _CONCERN:
        return PaperCheck(paper, where, State.CONCERN, f"{where} holds an expression of concern")
    return PaperCheck(paper, where, State.GOOD, f"{where} has it, with this title and no retraction")


def _json(reader: Reader, path: str) -> Json:
    """A JSON answer. Raises NoAnswer."""
    try:
        return json.loads(reader.get(f"{reader.base_url.rstrip('/')}/{path}"))
    except ValueError as fault:
        raise NoAnswer("its answer is not JSON") from fault


def _held(answer: Json, key: str) -> dict[str, Json]:
    """The mapping inside an answer. Raises NoAnswer."""
    inner = answer.get(key) if isinstance(answer, dict) else None
    if not isinstance(inner, dict):
        raise NoAnswer("its answer has another form than expected")
    return inner


def _texts(value: Json) -> list[str]:
    return [v for v in value if isinstance(v, str)] if isinstance(value, list) else [value] if isinstance(value, str) else []


def _pubmed(papers: list[Paper], reader: Reader) -> list[PaperCheck]:
    """One request for several papers."""
    query = urlencode({"db": "pubmed", "retmode": "json", "id": ",".join(p.pmid for p in papers)})
    try:
        result = _held(_json(reader, f"entrez/eutils/esummary.fcgi?{query}"), "result")
    except NoAnswer as fault:
        return [PaperCheck(p, "PubMed", State.NO_ANSWER, f"PubMed: {fault.why}") for p in papers]
    out = []
    for paper in papers:
        row = result.get(paper.pmid)
        if not isinstance(row, dict) or row.get("error"):
            out.append(PaperCheck(paper, "PubMed", State.MISSING, f"PubMed has no record {paper.pmid}"))
            continue
        found = _judged(paper, "PubMed", _texts(row.get("title")), _texts(row.get("pubtype")))
        ids = row.get("articleids")
        dois = [str(i.get("value", "")) for i in ids if isinstance(i, dict) and i.get("idtype") == "doi"] if isinstance(ids, list) else []
        if found.state is State.GOOD and paper.doi and dois and paper.doi.casefold() not in {d.casefold() for d in dois}:
            found = PaperCheck(paper, "PubMed", State.TITLE_DIFFERS, f"PubMed has the DOI {dois[0]} for this number")
        out.append(found)
    return out


def _notices(doi: str, reader: Reader) -> list[str]:
    """The kinds of the notices that update a work. Raises NoAnswer."""
    query = urlencode({"filter": f"updates:{doi}", "rows": "20", "select": "DOI,update-to"})
    items = _held(_json(reader, f"works?{query}"), "message").get("items")
    if not isinstance(items, list):
        raise NoAnswer("its list of notices has another form than expected")
    rows = [u for item in items if isinstance(item, dict) for u in item.get("update-to") or () if isinstance(u, dict)]
    return [str(u.get("type", "")) for u in rows if str(u.get("DOI", "")).casefold() == doi.casefold()]


def _crossref(paper: Paper, reader: Reader) -> PaperCheck:
    """One paper at Crossref: its record, the updates that the record names, and the notices that name the paper."""
    try:
        work = _held(_json(reader, f"works/{quote(paper.doi, safe='')}"), "message")
        named = work.get("updated-by")
        marks = [str(u.get("type", "")) for u in named if isinstance(u, dict)] if isinstance(named, list) else []
        titles = _texts(work.get("title"))
        subtitles = [f"{t}: {s}" for t in titles for s in _texts(work.get("subtitle"))]
        return _judged(paper, "Crossref", [*titles, *subtitles], [*marks, *_notices(paper.doi, reader)])
    except NoAnswer as fault:
        if fault.gone:
            return PaperCheck(paper, "Crossref", State.MISSING, f"Crossref has no record of {paper.doi}")
        return PaperCheck(paper, "Crossref", State.NO_ANSWER, f"Crossref: {fault.why}")


def _asked(groups: list[list[Paper]], where: str, ask: Callable[[list[Paper]], list[PaperCheck]]) -> list[PaperCheck]:
    """Asks a register group by group, and no longer once it has not answered PATIENCE times in a row."""
    checks: list[PaperCheck] = []
    silent = 0
    for group in groups:
        if silent >= PATIENCE:
            checks += [
                PaperCheck(p, where, State.NO_ANSWER, f"{where}: not asked, after {PATIENCE} requests without an answer") for p in group
            ]
            continue
        found = ask(group)
        silent = silent + 1 if all(c.state is State.NO_ANSWER for c in found) else 0
        checks += found
    return checks


def check_literature(
    entries: Iterable[Paper], *, pubmed_url: str = PUBMED, crossref_url: str = CROSSREF, timeout: float = 20.0, pause: float = 0.4
) -> LiteratureReport:
    """Every paper at PubMed (by its number, many in one request) and at Crossref (by its DOI). Sends no word about any person.

    `timeout` is the most for one request and `pause` the least between two, in seconds: PubMed allows three requests a second.
    """
    papers = list(entries)
    pubmed, crossref = Reader(pubmed_url, timeout=timeout, pause=pause), Reader(crossref_url, timeout=timeout, pause=pause)
    numbered = [p for p in papers if p.pmid]
    batches = [numbered[at : at + BATCH] for at in range(0, len(numbered), BATCH)]
    checks = _asked(batches, "PubMed", lambda group: _pubmed(group, pubmed))
    checks += _asked([[p] for p in papers if p.doi], "Crossref", lambda group: [_crossref(p, crossref) for p in group])
    return LiteratureReport(tuple(checks), not papers or pubmed.reached or crossref.reached)
