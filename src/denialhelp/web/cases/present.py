"""From the contract's JSON to what the templates show: rows, marks on pages, sentences with sources."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from denialhelp.web.cases.forms import PLAN_WORDS, FactField, shown
from denialhelp.web.cases.models import Case, Role

ROUTE_WORDS = {
    "internal-appeal": "Appeal to the plan",
    "second-level-appeal": "Second appeal to the plan",
    "expedited-appeal": "Fast appeal",
    "external-review": "Review by an independent organization",
    "expedited-external-review": "Fast review by an independent organization",
    "submit-prior-authorization": "Ask for approval in advance, now",
    "retroactive-authorization": "Ask for approval back to the day of the care",
    "authorization-on-file": "Show the plan its own approval",
    "corrected-claim": "Have the provider correct the claim",
    "formulary-exception": "Ask for an exception to the drug list",
    "step-therapy-exception": "Ask for an exception to step therapy",
    "peer-to-peer": "Your doctor talks with the plan's doctor",
    "provider-write-off": "You may owe nothing: the provider writes it off",
    "no-surprises-dispute": "Protection from surprise bills",
    "fair-hearing": "State fair hearing",
    "aid-paid-pending": "Keep the care going during the appeal",
    "qio-fast-track": "Fast review by the quality organization (QIO)",
    "ire-automatic": "Independent review follows by itself",
    "opm-review": "Review by the Office of Personnel Management",
    "redetermination": "Redetermination",
    "reconsideration": "Reconsideration by the plan",
    "alj-hearing": "Hearing before a judge",
    "grievance": "Grievance",
    "regulator-complaint": "Complaint to the regulator",
    "document-request": "Ask for your file and the rules used",
    "good-cause-late-filing": "Late with good cause",
    "no-appeal-other-help": "An appeal will not help; other help may",
}
LETTER_WORDS = {
    "claim-file-request": "Request for your claim file",
    "criteria-request": "Request for the criteria used",
    "medical-necessity-statement": "Statement for your doctor to review and sign",
    "notice-defects": "What the notice should have said and did not",
    "peer-to-peer-brief": "Brief for your doctor's call with the plan's doctor",
    "regulator-complaint": "Complaint to the regulator",
    "continuation-of-benefits": "Request to keep the care going during the appeal",
    "authorization-on-file": "The plan's own approval, shown to the plan",
    "provider-write-off": "Letter to the provider: you may owe nothing",
    "corrected-claim-request": "Request to the provider to correct the claim",
    "exception-request": "Request for an exception",
    "retro-authorization": "Request for approval back to the day of the care",
    "expedited": "Request for a fast decision",
    "external-review": "Request for review by an independent organization",
    "appeal": "Appeal",
    "late-plan": "Letter: the time to decide has run out",
    "second-level": "Second appeal",
    "good-cause": "Why the filing is late",
    "representative-appointment": "Appointment of a representative",
}
OVERALL_WORDS = {
    "met": "the record shows everything the policy asks for",
    "not-met": "the record speaks against at least one thing the policy asks for",
    "unknown": "something the policy asks for is not shown yet",
}
ROLE_WORDS = {
    "notice": noop("The denial notice"),
    "records": noop("Medical records"),
    "policy": noop("Coverage policy"),
    "plan": noop("Plan document or card"),
    "statement": noop("Your own words"),
}
STATUS_WORDS = {"met": "Met", "not-met": "Not met", "unknown": "Not shown yet"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle on the page image, in the page's points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of a document with its marks: a picture, or the text with the quote."""

    document: str
    page: int
    pages: int
    width: float
    height: float
    image: str | None
    marks: tuple[Mark, ...] = ()
    before: str = ""
    quote: str = ""
    after: str = ""

    @property
    def close_up(self) -> str:
        """The part of the page around the first mark, as an SVG view box: readable on a phone. Empty where nothing is marked."""
        if not self.marks:
            return ""
        mark = self.marks[0]
        width = min(self.width, max(mark.width + 180, 340.0))
        height = min(self.height, max(mark.height + 50, 90.0))
        x = min(max(mark.x - 150, 0.0), self.width - width)
        y = min(max(mark.y - 25, 0.0), self.height - height)
        return f"{x:.1f} {y:.1f} {width:.1f} {height:.1f}"


def place_url(case_id: str, source: Mapping[str, Any]) -> str:
    """The address of the page that shows a source."""
    box = ",".join(str(v) for v in source["box"]) if source.get("box") else ""
    query = urlencode({"document": source["document"], "page": source["page"], "box": box, "quote": source["quote"][:300]})
    return reverse("place", args=[case_id]) + "?" + query


def pin_from(query: Mapping[str, str]) -> dict[str, Any]:
    """A source from the address of its page; raises ValueError for what is none."""
    box = [float(v) for v in query.get("box", "").split(",")] if query.get("box") else None
    if box is not None and len(box) != 4:
        raise ValueError("box")
    return {"document": query.get("document", ""), "page": int(query.get("page", "1")), "box": box, "quote": query.get("quote", "")}


def _split(text: str, quote: str) -> tuple[str, str, str]:
    from denialhelp.casefile.quote import span_of

    span = span_of(text, quote) if quote else None
    if span is None:
        return text, "", ""
    return text[: span[0]], text[span[0] : span[1]], text[span[1] :]


def page_of(case: Case, documents: Sequence[Any], pins: Sequence[Mapping[str, Any]], wanted: str | None) -> PageView | None:
    """The page that holds the first pin (or page `wanted` of the first document), with all pins on it marked."""
    if not documents:
        return None
    first = pins[0] if pins else {"document": documents[0]["id"], "page": int(wanted) if wanted and wanted.isdigit() else 1}
    document = next((d for d in documents if d["id"] == first["document"]), None)
    if document is None or not 1 <= first["page"] <= len(document["sizes"]):
        raise ValueError("page")
    number = first["page"]
    width, height = document["sizes"][number - 1]
    here = [p for p in pins if p["document"] == document["id"] and p["page"] == number]
    held = next((f for f in case.files.all() if f.name == document["file"]), None) if document["paged"] else None
    image = None if held is None else reverse("image", args=[case.pk, held.pk, number])
    marks = tuple(Mark(b[0] - 2, b[1] - 2, b[2] - b[0] + 4, b[3] - b[1] + 4) for p in here if (b := p.get("box")))
    before, quote, after = _split(document["texts"][number - 1], here[0]["quote"] if here else "")
    return PageView(document["id"], number, len(document["sizes"]), width, height, image, marks, before, quote, after)


def pins(facts: Mapping[str, Any], name: str) -> list[Any]:
    """The sources of one fact, or of all facts where none is named."""
    if name in facts:
        return list(facts[name]["sources"])
    return []


def fact_row(
    field: FactField,
    facts: Mapping[str, Any],
    answers: Mapping[str, Any],
    faults: Mapping[str, str],
    case_id: str,
    documents: Sequence[Any],
) -> dict[str, Any]:
    """One fact for the form: its value, whether it should be looked at, and the link to its place."""
    fact = facts.get(field.name)
    value = fact["value"] if fact else None
    sources = fact["sources"] if fact else []
    known = {d["id"] for d in documents}
    places = [s for s in sources if s["document"] in known]
    return {
        "field": field,
        "label": _(field.label),
        "hint": _(field.hint) if field.hint else "",
        "choices": [(key, _(words)) for key, words in field.choices],
        "value": shown(value),
        "values": value if isinstance(value, list) else [],
        "missing": fact is None,
        "unsure": bool(fact and fact["confidence"] < 0.8),
        "answered": field.name in answers,
        "fault": faults.get(field.name, ""),
        "page": places[0]["page"] if places else None,
        "document": places[0]["document"] if places else "",
        "url": f"{reverse('facts', args=[case_id])}?show={field.name}#page" if places else "",
        "others": [shown(a["value"]) for a in (fact or {}).get("alternatives", [])][:3],
    }


def routes(rights: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The routes that are open, in order, in plain words."""
    rows = [r for r in sorted(rights["routes"], key=lambda r: r["rank"]) if r["available"]]
    return [
        {
            **r,
            "words": _(ROUTE_WORDS.get(r["route"], r["route"])),
            "last": _day(r["file_by"]),
            "safe": _day(r["recommended_file_by"]) if r["recommended_file_by"] != r["file_by"] else None,
        }
        for r in rows
    ]


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text[:10])


def lead(read: Mapping[str, Any]) -> tuple[str, str]:
    """What this is: a heading, and the service in the notice's words."""
    facts = read["notice"]["facts"]

    def value(name: str) -> str:
        return str((facts.get(name) or {}).get("value") or "")

    return _("%(plan)s said no") % {"plan": value("payer_name") or _("The plan")}, value("service")


def sentence(statement: Mapping[str, Any]) -> dict[str, Any]:
    """One statement with each of its places once, and its citations."""
    places: dict[tuple[Any, ...], Any] = {}
    for support in statement["support"]:
        if support.get("document") and support["document"] != "answers":
            places.setdefault((support["document"], support["page"]), support)
    return {
        "text": statement["text"],
        "sources": list(places.values())[:4],
        "cites": list(dict.fromkeys((x["cite"], x.get("rule") or "") for x in statement["support"] if x.get("cite"))),
        "answered": any(x.get("document") == "answers" for x in statement["support"]),
        "own": any(x["kind"] == "claimant" for x in statement["support"]),
        "asserts": statement["asserts"],
        "reading": statement.get("reading", {}).get("es", ""),
    }


def editable(value: Any) -> set[int]:
    """The numbers of the statements that may be changed: those of paragraphs and lists."""
    return {n for block in value["blocks"] if block["kind"] != "heading" for n in block["statements"]}


def letter(value: Any, edits: Sequence[Mapping[str, Any]] = ()) -> dict[str, Any] | None:
    """The letter as it is set: subject rows and blocks of sentences with the sources that can be opened, and what was changed in it."""
    if value is None:
        return None
    changed = {e["old"]: e for e in edits}
    made = {e["new"]: e for e in edits if e["new"]}
    may = editable(value)
    sentences = [
        sentence(s) | {"number": n, "edit": changed.get(s["text"]), "was": made.get(s["text"]), "may": n in may}
        for n, s in enumerate(value["statements"])
    ]
    blocks: list[dict[str, Any]] = []
    for block in value["blocks"]:
        kind = block["kind"]
        row = {"sentences": [sentences[n] for n in block["statements"]]}
        if kind in ("bullet", "numbered") and blocks and blocks[-1]["kind"] == kind:
            blocks[-1]["rows"].append(row)
        else:
            blocks.append({"kind": kind, "rows": [row]})
    return {
        **{name: value[name] for name in ("sender", "recipient", "dated_text", "salutation", "closing", "enclosures", "language")},
        "subject": [(row["label"], sentences[row["statement"]]) for row in value["subject"]],
        "blocks": blocks,
    }


def packet_pages(manifest: Any) -> int:
    """How many pages the packet has."""
    return int(manifest["packet"]["pages"])


def overall_words(status: str) -> str:
    """What the match comes to."""
    return _(OVERALL_WORDS[status])


def status_words() -> list[tuple[str, str]]:
    """The states of a criterion with their words."""
    return [(status, _(words)) for status, words in STATUS_WORDS.items()]


def file_groups(case: Case) -> list[dict[str, Any]]:
    """The case's files by what they are."""
    files = list(case.files.all())
    return [
        {"role": role, "words": _(ROLE_WORDS[role]), "files": held, "ordered": role == "notice" and len(held) > 1}
        for role in Role.values
        if (held := [f for f in files if f.role == role])
    ]


def records_request(whole: Any, today: date) -> dict[str, Any]:
    """What the request for records says: who asks, of whom, and what is still missing."""
    facts = whole["notice"]["facts"]

    def value(name: str) -> str:
        return str((facts.get(name) or {}).get("value") or "")

    match = whole["match"] or {"worklist": [], "criteria": []}
    asks = [t["ask"] for t in match["worklist"] if t["of"] in ("treating-provider", "patient")]
    missing = [c["text"] for c in match["criteria"] if c["status"] == "unknown" and not c["group"]]
    names = ("patient_name", "patient_dob", "member_id", "provider_name", "facility_name", "service", "service_start", "payer_name")
    return {**{name: value(name) for name in names}, "asks": asks, "missing": missing, "today": today}


def _name(identity: str) -> str:
    """A criterion's id as people read it: nothing for the whole policy, "Exclusion 2" for an exclusion."""
    if identity == "ROOT":
        return ""
    return "Exclusion " + identity.removeprefix("excl.") if identity.startswith("excl.") else identity


def criteria(match: Any) -> list[dict[str, Any]]:
    """The findings with their evidence."""
    if match is None:
        return []
    names = [_name(c["id"]) for c in match["criteria"]]
    return [
        {**c, "name": name, "word": _(STATUS_WORDS[c["status"]]), "depth": min(name.count("."), 4)}
        for c, name in zip(match["criteria"], names, strict=True)
    ]


_PROOF_WORDS = {
    "chart": noop("the chart"), "office-note": noop("a visit note"), "specialist-note": noop("the specialist's note"),
    "treatment-record": noop("the record of earlier treatment"), "order": noop("the signed order"),
    "plan-of-care": noop("the plan of care"), "provider-letter": noop("a letter from the treating provider"),
    "plan-document": noop("the plan document"),
}  # fmt: skip
_NEEDS_WORDS = {
    "under-21": noop("if the patient is under 21"), "over-20": noop("if the patient is 21 or older"),
    "mental-health": noop("if the care is for mental health or substance use"),
    "not-mental-health": noop("if the care is not for mental health"),
}  # fmt: skip


def necessity(whole: Any, language: str) -> dict[str, Any] | None:
    """What counts as medically necessary in this kind of plan, in the reader's language: the plan's own words with their places, and each
    definition with its demands; None where the denial is not about need or a policy decides."""
    library = whole.get("library")
    held = library.get("definition") if isinstance(library, dict) else None
    if not isinstance(held, dict):
        return None

    def said(one: Any) -> str:
        return str(one["es"] if language == "es" else one.get("text", one.get("title")))

    def shown(one: Any) -> dict[str, Any]:
        return {
            "title": said(one),
            "needs": [_(_NEEDS_WORDS[n]) for n in one.get("needs", ())],
            "elements": [
                {"text": said(e), "proof": _(_PROOF_WORDS[e["proof"]]) if e["proof"] in _PROOF_WORDS else ""} for e in one["elements"]
            ],
            "not_used": [said(n) for n in one["not_used"]],
            "cites": [c for c in one["citations"] if c["source"].startswith("http")] or one["citations"],
            "second_hand": one["citations"][0]["read"] == "secondary",
            "whole": one["whole"],
        }

    general = [shown(one) for one in held["general"] if one["elements"] or not held["own"]]
    general += [shown(one) for one in held["if_so"]]
    return {"plan": held["plan"], "own": held["own"], "general": general, "notice_says": held["notice_says"]}


def other_letters(places: Sequence[str]) -> list[tuple[str, str]]:
    """The further letters of the packet: slug and words."""
    slugs = [PurePosixPath(p).stem for p in places if "/letters/" in p and p.endswith(".pdf") and not p.endswith(".es.pdf")]
    return [(slug, _(LETTER_WORDS.get(slug, slug.replace("-", " ").capitalize()))) for slug in slugs]


_MARKED = re.compile(r"\\([\\`*_\[\]<>#|])")


def _unmarked(text: str) -> str:
    """A line of the worklist without the marks of Markdown."""
    return _MARKED.sub(r"\1", text.replace("**", ""))


def worklist(text: str) -> list[dict[str, Any]]:
    """The worklist as headings and items: {"head": ..., "items": [{"text", "sub"}]}."""
    groups: list[dict[str, Any]] = []
    for line in text.splitlines():
        if line.startswith("## "):
            groups.append({"head": _unmarked(line[3:]), "entries": []})
        elif line.lstrip().startswith("- ") and groups:
            text = line.lstrip()[2:].removeprefix("[ ] ")
            groups[-1]["entries"].append({"text": _unmarked(text), "sub": line.startswith("  ")})
    return groups


PLAN_LABELS = {k.value: v for k, v in PLAN_WORDS.items()}
