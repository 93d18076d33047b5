"""What the worklist says of the payer's policy as this program last read it, where the case holds no policy: a hint, never a citation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from denialhelp.packet import words

Json = Any
_MOST = 14
PROOFS = {
    "chart": "the chart", "office-note": "a visit note", "specialist-note": "the specialist's note",
    "pharmacy-record": "the pharmacy's list",
    "treatment-record": "the record of earlier treatment", "imaging-report": "the imaging report", "lab-report": "the laboratory's report",
    "test-report": "the test's report", "sleep-study": "the sleep study", "therapy-notes": "the therapy notes",
    "therapy-evaluation": "the therapist's evaluation", "plan-of-care": "the plan of care", "order": "the signed order",
    "psychological-evaluation": "the psychological evaluation", "rating-scale": "a scored questionnaire",
    "device-download": "the device's own report", "hospital-record": "the hospital's record", "operative-note": "the operative note",
    "photographs": "photographs", "weight-record": "the record of weights", "face-to-face-note": "the note of the visit in person",
    "symptom-log": "a symptom diary", "plan-document": "the plan document", "provider-letter": "a letter from the treating provider",
}
_POSITIONS = {
    "investigational": "As last read, it calls this service unproven. Then studies and guidelines decide, not a list of points.",
    "excluded": "As last read, it does not cover this service. Ask whether the plan's own document says so too; the plan document decides.",
    "case-by-case": "As last read, it sets no fixed list: each case is looked at by itself.",
    "not-read": "Only its name is known here, not what it asks. Ask the plan for it.",
}
_GROUPS = {"all": "all of these", "any": "any one of these"}


def _dated(policy: Mapping[str, Json]) -> str:
    version, read = policy["version"], words.day(date.fromisoformat(policy["checked"]))
    which = f"in the version of {words.day(date.fromisoformat(version))}" if version else "in a copy that prints no date"
    seen = "its name was looked up" if policy["position"] == "not-read" else "looked up"
    return f"{which}, {seen} on {read} at {policy['source']}"


def _where(row: Mapping[str, Json]) -> str:
    proof = PROOFS.get(row.get("proof") or "")
    return f" It is usually in {proof}." if proof else ""


def _points(policy: Mapping[str, Json]) -> list[str]:
    leaves = [row for row in policy["criteria"] if not row["group"]]
    if not leaves:
        return []
    shown = [row for row in leaves if row["status"] == "met"]
    left = [row for row in leaves if row["status"] != "met"]
    groups = any(row["group"] and "any" in row["why"] for row in policy["criteria"]) or len({r["id"].count(".") for r in leaves}) > 1
    lines = ["- What it asks, in our words" + (" (some points are alternatives: not every one may be needed)" if groups else "") + ":"]
    lines += [f"  - Your papers seem to show this: {row['text']}." for row in shown[:_MOST]]
    lines += [f"  - [ ] Look for a paper on this: {row['text'].rstrip('.')}.{_where(row)}" for row in left[:_MOST]]
    more = len(shown[_MOST:]) + len(left[_MOST:])
    return [*lines, *([f"  - {more} more points stand in case.json under library."] if more else [])]


def _of_policy(policy: Mapping[str, Json], payer: str) -> list[str]:
    part = f", for this part: {policy['part']}" if policy["part"] else ""
    medicare = policy["payer"].startswith("cms-")
    whose = "Medicare's own rule" if medicare else f"{payer}'s policy"
    lines = [f"- {whose} {policy['cited']}{part}, {_dated(policy)}."]
    if not medicare:
        named = "The notice names its number" if policy["named_in_notice"] else "The notice does not name it; it may be another one"
        lines.append(f"  - {named}. The policy that the plan relied on is the one that counts.")
    if policy["old"] and policy["position"] != "not-read":
        lines.append("  - It may have been replaced since. What counts is the version in force when the request was made.")
    if policy["position"] in _POSITIONS:
        lines.append(f"  - {_POSITIONS[policy['position']]}")
    if policy["licensed"]:
        lines.append(f"  - Licensed criteria may decide ({policy['licensed']['name']}); ask the plan for the pages it used.")
    lines += [f"  - It calls this unproven or not covered: {text.rstrip('.')}." for text in policy["not_covered"][:4]]
    lines += [f"  - It limits: {text.rstrip('.')}." for text in policy["limits"][:4]]
    lines += [f"  - A public summary, not the policy itself, says: {text.rstrip('.')}." for text in policy["reported"][:4]]
    if not policy["whole"]:
        lines.append("  - Only a part of it could be read; it may ask for more.")
    return [*lines, *_points(policy)]


def library_lines(library: Json, payer: str) -> list[str]:
    """The section of the worklist, without a heading's marks disarmed; empty where the library holds no policy of this payer for this."""
    policies: Sequence[Json] = library.get("policies", ()) if isinstance(library, dict) else ()
    if not policies:
        return []
    lines = [
        (
            "- No list of the payer's criteria is among the papers of this case. This is what DenialHelp last read of it in public. No "
            "letter cites it: only the plan can say what it relied on, and it must say so when asked. Use it to look for papers."
        ),
    ]
    for policy in policies:
        lines += _of_policy(policy, payer)
    return [*lines, "- Compare it with the policy that the plan sends. Where they differ, the plan's paper counts."]


def paper_lines(library: Json) -> list[str]:
    """Studies that the treating provider may want to read and cite; both sides, as they were verified."""
    papers: Sequence[Json] = library.get("papers", ()) if isinstance(library, dict) else ()
    sides = {"for": "speaks for it", "against": "speaks against it", "mixed": "speaks for both sides"}
    lines = []
    for paper in papers:
        number = f"PMID {paper['pmid']}" if paper["pmid"] else f"doi {paper['doi']}"
        named = f"{paper['first_author']}, {paper['title'].rstrip('.')}. {paper['journal']}, {paper['year']} ({number})"
        lines.append(f"- {named}; {sides[paper['side']]}: {paper['finding']}")
    return lines
