"""Verification of the packet's tables: they print what the manifest holds, and what they quote and conclude is what the case has."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from denialhelp.casefile.quote import fold
from denialhelp.casefile.slugs import Status
from denialhelp.packet import front, quotes, words
from denialhelp.packet.check_statements import placed
from denialhelp.packet.view import View
from denialhelp.reference.rulebook import RuleBook

Json = Any


def tables(view: View, manifest: Json) -> tuple[list[str], int]:
    """The printed tables, their quotations and their results."""
    failures = _as_set(view, manifest)
    places = placed(manifest)
    count = 0
    for criterion, passage in front.evidence_of(manifest["sections"]):
        for quoted in quotes.of_passages([passage]):
            count += 1
            page = places.get(quoted.label)
            if page is None or not quotes.holds(view, page, quoted):
                failures.append(f"Criterion {criterion} in the table: its quote is not on {quoted.label}.")
    return failures + _results(manifest) + _days(manifest) + index(manifest), count


def _as_set(view: View, manifest: Json) -> list[str]:
    """The packet's own pages set once more from the manifest: page for page the same text. Only the same typesetter can say."""
    if manifest["engines"] != view.engines:
        return []
    from denialhelp.packet.page_reading import texts
    from denialhelp.packet.typeset import set_pages

    pages = manifest["packet"]["pages"] - len(manifest["packet"]["front"])
    values = front.front(manifest["letters"][0]["letter"], manifest["sections"], pages)
    wanted = texts(set_pages("front", values, date.fromisoformat(manifest["created_for"])))
    found = view.texts()[: len(wanted)]
    if len(wanted) != len(manifest["packet"]["front"]):
        return ["The packet's own pages are not as many as its letter and tables fill."]
    return [f"Page {n} of the packet does not print the letter or table that the manifest holds."
            for n, (a, b) in enumerate(zip(wanted, found, strict=True), start=1) if fold(a)[0] != fold(b)[0]]


def _results(manifest: Json) -> list[str]:
    """Every row of the criteria table against its finding: result, and where its quotations come from."""
    findings = {f["id"]: f for f in manifest["findings"]}
    failures = []
    for section in manifest["sections"]:
        if section["kind"] == "criteria" and section["summary"] != front.summary(section["rows"]):
            failures.append("The summary of the criteria table is not what its rows say.")
        if section["kind"] == "criteria":
            failures += _unseen(section, findings)
        for row in section["rows"] if section["kind"] == "criteria" else []:
            finding = findings.get(row["id"])
            if finding is None or not _agrees(row, finding):
                failures.append(f"Criterion {row['id']} in the table is not what was found.")
                continue
            known = [(e["document"], e["page"], e["quote"]) for e in (*finding["evidence"], *finding["against"])]
            for passage in (*row["evidence"], *row["against"]):
                start = passage["quote"].removesuffix(" …")
                if not any(d == passage["document"] and p == passage["page"] and q.startswith(start) for d, p, q in known):
                    failures.append(f"Criterion {row['id']} in the table quotes what was not found for it.")
    return failures


def _unseen(section: Json, findings: Json) -> list[str]:
    """The line on exclusions without a sign: each is a finding of that kind, in its words, with nothing that speaks for or against."""
    failures = []
    for told in section.get("unseen", ()):
        finding = findings.get(told["id"])
        plain = finding is not None and not (finding["evidence"] or finding["against"]) and finding["text"] == told["text"]
        if not plain or finding["status"] != Status.UNKNOWN.value or not words.needless(finding["missing"]):
            failures.append(f"Criterion {told['id']} below the table is not what was found.")
    return failures


def _days(manifest: Json) -> list[str]:
    """Every row of the chronology against the findings: its day and quotation are those of a finding's evidence."""
    known = {
        (e["date"], e["document"], e["page"], finding["id"], e["quote"])
        for finding in manifest["findings"]
        for e in (*finding["evidence"], *finding["against"])
    }
    failures = []
    for section in manifest["sections"]:
        for row in section["rows"] if section["kind"] == "chronology" else []:
            start = row["quote"].removesuffix(" …")
            held = [k for k in known if k[:3] == (row["on"], row["document"], row["page"]) and k[4].startswith(start)]
            if {k[3] for k in held} < set(row["ids"]) or row["day"] != words.day(date.fromisoformat(row["on"])):
                failures.append(f"The chronology's entry of {row['day']} is not what was found.")
    return failures


def _agrees(row: Json, finding: Json) -> bool:
    """Whether a row tells of its finding what was found."""
    return (
        words.status(Status(finding["status"]), negated=row["negated"], group=row["group"], missing=finding["missing"]) == row["status"]
        and finding["text"] in row["text"]
        and front.said(finding["why"]) == row["why"]
        and finding["group"] == row["group"]
        and (finding["missing"] or "")[1:] in row["missing"]
    )


def index(manifest: Json) -> list[str]:
    """The printed index against the exhibits and the originals' hashes."""
    hashes = {o["document"]: o["sha256"] for o in manifest["originals"]}
    rows = [row for section in manifest["sections"] if section["kind"] == "index" for row in section["rows"]]
    if len(rows) != len(manifest["exhibits"]):
        return ["The index does not list the exhibits that the manifest holds."]
    failures = []
    for row, exhibit in zip(rows, manifest["exhibits"], strict=True):
        labels = [page["label"] for page in exhibit["pages"]]
        file = front.file_line(exhibit["document"], hashes[exhibit["document"]])
        wanted = {"letter": exhibit["exhibit"], "title": exhibit["title"], "first": labels[0], "last": labels[-1], "file": file,
                  "criteria": front.criteria_line(exhibit["criteria"])}
        taken_out = [page["source_page"] for page in exhibit["pages"] if page.get("withheld")]
        wanted["note"] = front.index_note(set_from_text=exhibit["set_from_text"], withheld=taken_out)
        if any(row[key] != value for key, value in wanted.items()):
            failures.append(f"The index does not tell of exhibit {exhibit['exhibit']} what the manifest holds.")
    return failures


def citations(manifest: Json, rules: RuleBook) -> tuple[list[str], int]:
    """Every citation of the table of dates is one that the reference data hold; only the data it was made with can say."""
    if not rules.version or manifest["reference"]["version"] != rules.version:
        return [], 0
    on = date.fromisoformat(manifest["created_for"])
    rows = [row for section in manifest["sections"] if section["kind"] == "dates" for row in section["rows"]]
    cites = dict.fromkeys(cite for row in rows for cite in row["cites"].split("; ") if cite)
    unknown = [c for c in cites if not rules.resolve(c, None, None, on).found]
    return [f"The table of dates cites {cite}, which the reference data do not hold." for cite in unknown], len(cites)


def case_file(manifest: Json, content: bytes | None) -> list[str]:
    """case.json's findings against those of the manifest."""
    try:
        case = json.loads(content or b"")
    except ValueError:
        return ["case.json cannot be read."]
    match = case.get("match") if isinstance(case, dict) else None
    found = match.get("criteria", []) if isinstance(match, dict) else []
    return [] if found == manifest["findings"] else ["case.json holds other findings than the manifest."]
