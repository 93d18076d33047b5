"""The resources of a FHIR file: who refers to whom, and any value of FHIR's data types as words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

Json = Any

_SYSTEMS = {
    "icd-10-cm": "ICD-10-CM",
    "icd-10": "ICD-10-CM",
    "cpt": "CPT",
    "hcpcs": "HCPCS",
    "ndc": "NDC",
    "loinc": "LOINC",
    "snomed": "SNOMED",
    "rxnorm": "RXNORM",
    "cvx": "CVX",
}
# what a resource is called by, first hit wins
_NAMES = (
    "code",
    "medicationCodeableConcept",
    "medicationReference",
    "medication",
    "vaccineCode",
    "type",
    "title",
    "description",
    "relationship",
    "serviceType",
    "category",
    "name",
)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class Bundle:
    """The resources of a file, and who is referred to."""

    def __init__(self, root: Json) -> None:
        self.resources: list[dict[str, Json]] = []
        self._by_reference: dict[str, dict[str, Json]] = {}
        for item in root if isinstance(root, list) else [root]:
            self._add(item, None, 0)

    def _add(self, node: Json, url: str | None, depth: int) -> None:
        if not isinstance(node, dict) or depth > 6:
            return
        if node.get("resourceType") == "Bundle":
            entries = node.get("entry")
            for entry in entries if isinstance(entries, list) else []:
                if isinstance(entry, dict):
                    self._add(entry.get("resource"), entry.get("fullUrl") if isinstance(entry.get("fullUrl"), str) else None, depth + 1)
            return
        kind, name = node.get("resourceType"), node.get("id")
        if not isinstance(kind, str):
            return
        self.resources.append(node)
        if url:
            self._by_reference[url] = node
        if isinstance(name, str):
            self._by_reference[f"{kind}/{name}"] = node
        contained = node.get("contained")
        for inner in contained if isinstance(contained, list) else []:
            if isinstance(inner, dict) and isinstance(inner.get("id"), str):
                self._by_reference["#" + inner["id"]] = inner

    def find(self, reference: Json) -> dict[str, Json] | None:
        """The resource that a Reference points to, or None."""
        target = reference.get("reference") if isinstance(reference, dict) else None
        if not isinstance(target, str):
            return None
        return self._by_reference.get(target) or self._by_reference.get("/".join(target.split("/")[-2:]))

    def said(self, value: Json, depth: int = 0) -> str:
        """A value of any data type as words."""
        if depth > 8 or value is None:
            return ""
        if isinstance(value, str):
            return " ".join(value.split()) if len(value) < 400 else value.strip()
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, list):
            return "; ".join(s for s in (self.said(v, depth + 1) for v in value) if s)
        return self._said_object(value, depth) if isinstance(value, dict) else str(value)

    def _said_object(self, value: Mapping[str, Json], depth: int) -> str:
        if "coding" in value or ("system" in value and "code" in value and "value" not in value):
            return _concept(value)
        if isinstance(value.get("text"), str):
            return self.said(value["text"])
        if "family" in value or "given" in value:
            return _person(value)
        if "reference" in value or "display" in value:
            return self.named(value)
        if "value" in value and not isinstance(value["value"], dict | list):
            unit = value.get("unit") or value.get("code") or ""
            return f"{value.get('comparator', '')}{value['value']} {unit}".strip()
        if "start" in value or "end" in value:
            return " to ".join(s for s in (self.said(value.get("start")), self.said(value.get("end"))) if s)
        if "low" in value or "high" in value:
            return " to ".join(s for s in (self.said(value.get("low"), depth + 1), self.said(value.get("high"), depth + 1)) if s)
        if isinstance(value.get("line"), list):
            return ", ".join(
                s
                for s in (
                    *map(str, value["line"]),
                    str(value.get("city", "")),
                    str(value.get("state", "")),
                    str(value.get("postalCode", "")),
                )
                if s
            )
        skipped = {"system", "use", "url", "id", "extension", "sequence", "contentType", "data", "rank"}
        return ", ".join(s for s in (self.said(v, depth + 1) for k, v in value.items() if k not in skipped) if s)

    def named(self, reference: Json) -> str:
        """Who or what a reference names: its display, else the name in the resource."""
        if isinstance(reference, list):
            return "; ".join(s for s in (self.named(r) for r in reference) if s)
        if not isinstance(reference, dict):
            return ""
        if isinstance(reference.get("display"), str):
            return str(reference["display"])
        for inner in ("actor", "individual", "member", "who"):
            if inner in reference:
                return self.named(reference[inner])
        found = self.find(reference)
        return "" if found is None else self.title(found)

    def title(self, resource: Mapping[str, Json]) -> str:
        """What a resource is called."""
        for key in _NAMES:
            if key in resource:
                value = resource[key]
                if key == "name" and isinstance(value, list) and value:
                    value = value[0]
                if isinstance(value, list) and value and key == "type":
                    value = value[0]
                words = self.named(value) if key == "medicationReference" else self.said(value)
                if words:
                    return words
        return ""


def _person(name: Mapping[str, Json]) -> str:
    if isinstance(name.get("text"), str):
        return str(name["text"])
    given = name.get("given")
    parts = [*(given if isinstance(given, list) else []), name.get("family")]
    suffix = name.get("suffix")
    return " ".join(str(p) for p in [*parts, *(suffix if isinstance(suffix, list) else [])] if p)


def codings_of(value: Json) -> Iterator[dict[str, Json]]:
    if isinstance(value, list):
        for item in value:
            yield from codings_of(item)
    elif isinstance(value, dict):
        codings = value.get("coding")
        for coding in codings if isinstance(codings, list) else [value] if "system" in value and "code" in value else []:
            if isinstance(coding, dict):
                yield coding


def system_of(coding: Mapping[str, Json]) -> str:
    system = str(coding.get("system", "")).lower()
    return next((name for part, name in _SYSTEMS.items() if part in system), "")


def _concept(value: Mapping[str, Json]) -> str:
    words: list[str] = [str(value["text"]).strip()] if isinstance(value.get("text"), str) else []
    for coding in codings_of(value):
        display = coding.get("display")
        if isinstance(display, str) and not words:
            words.append(display.strip())
    if not words:
        words = [str(c["code"]) for c in codings_of(value) if c.get("code")][:1]
    return "; ".join(words)


def codes_of(value: Json) -> tuple[tuple[str, str], ...]:
    return tuple((system_of(c), str(c["code"])) for c in codings_of(value) if system_of(c) and c.get("code"))


def code_words(value: Json) -> str:
    out = []
    for coding in codings_of(value):
        if system_of(coding) and coding.get("code"):
            display = coding.get("display")
            out.append(f"{system_of(coding)} {coding['code']}" + (f" {display}" if isinstance(display, str) else ""))
    return "; ".join(out)


def day_of(value: Json, end: bool = False) -> date | None:
    if isinstance(value, dict):
        value = value.get("end" if end else "start")
    found = _DAY.match(value) if isinstance(value, str) else None
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None
