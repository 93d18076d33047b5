"""The search index and its search: names, synonyms and misspellings of what a denial is made of, and the words of the other pages."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from denialhelp.casefile.slugs import PlanType, Reason

from . import addresses
from .lookups import rule_title
from .model import page_statements
from .site import Key, Site, path_of

_ODD = re.compile(r"[^a-z0-9]+")
STOP = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "but",
        "by",
        "can",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "how",
        "i",
        "if",
        "in",
        "is",
        "it",
        "its",
        "me",
        "my",
        "no",
        "not",
        "of",
        "on",
        "or",
        "our",
        "she",
        "so",
        "that",
        "the",
        "their",
        "them",
        "they",
        "this",
        "to",
        "was",
        "we",
        "were",
        "what",
        "when",
        "who",
        "why",
        "will",
        "with",
        "you",
        "your",
        "denied",
        "deny",
        "denial",
        "insurance",
        "claim",
        "plan",
        "company",
        "de",
        "del",
        "el",
        "en",
        "es",
        "fue",
        "la",
        "las",
        "lo",
        "los",
        "mi",
        "mis",
        "no",
        "por",
        "que",
        "se",
        "su",
        "sus",
        "un",
        "una",
        "y",
        "negado",
        "nego",
        "negacion",
        "seguro",
        "reclamo",
    ]
)
SPREAD = 60  # a word that stands in more pages than this finds nothing


def plain(text: str) -> str:
    """Lower case, without accents and signs."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return _ODD.sub(" ", bare).strip()


def distance(a: str, b: str) -> int:
    """How far apart two words are (a swap counts once), or 0 where they are the same or too far for their length."""
    limit = 0 if len(a) < 5 else 1 if len(a) < 8 else 2
    if limit == 0 or abs(len(a) - len(b)) > limit or a[:1] != b[:1]:
        return 0
    older: list[int] = []
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i in range(1, len(a) + 1):
        older, before, row = before, row, [i]
        for j in range(1, len(b) + 1):
            cost = 0 if a[i - 1] == b[j - 1] else 1
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + cost)
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                best = min(best, older[j - 2] + 1)
            row.append(best)
    return row[-1] if row[-1] <= limit else 0


@dataclass
class Index:
    """A search index in one language, as it is written to the static site."""

    made: dict[str, Any]

    def __post_init__(self) -> None:
        self.vocabulary = frozenset(self.made["vocabulary"])

    def json(self) -> str:
        """The index as JSON."""
        return json.dumps(self.made, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    def _mend(self, token: str) -> str:
        if token in self.vocabulary or token.isdigit():
            return token
        near = [(far, word) for word in self.vocabulary if (far := distance(token, word))]
        return min(near)[1] if near else token

    def tokens(self, query: str) -> list[str]:
        """The words of a query: split words joined, misspelled ones mended."""
        raw, out, at = plain(query).split(), [], 0
        while at < len(raw):
            joined = raw[at] + raw[at + 1] if at + 1 < len(raw) else ""
            apart = (
                joined
                and raw[at] in self.vocabulary
                and raw[at + 1] in self.vocabulary
                and f"{raw[at]} {raw[at + 1]}" in self.made["phrases"]
            )
            if len(joined) > 5 and joined in self.vocabulary and not apart:
                out.append(joined)
                at += 2
            else:
                out.append(self._mend(raw[at]))
                at += 1
        return out

    def _found(self, tokens: list[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        at = 0
        while at < len(tokens):
            size = min(6, len(tokens) - at)
            while size > 0:
                ids = self.made["phrases"].get(" ".join(tokens[at : at + size]))
                if ids:
                    for one in ids:
                        found[one] = found.get(one, 0) + size + 1
                    break
                size -= 1
            at += max(size, 1)
        return found

    def find(self, query: str) -> tuple[tuple[str, str], ...]:
        """The pages that fit best, as title and address."""
        tokens = self.tokens(query)
        found = self._found(tokens)
        out: dict[str, tuple[float, str]] = {}

        def put(weight: float, title: str, path: str) -> None:
            if path not in out or out[path][0] < weight:
                out[path] = (weight, title)

        self._composed(found, put)
        for one, weight in found.items():
            title, path = self.made["entities"][one]
            put(10 + weight, title[:1].upper() + title[1:], path)
        seen: dict[int, float] = {}
        for token in tokens:
            docs = self.made["words"].get(token, ())
            for doc in docs:
                seen[doc] = seen.get(doc, 0) + 1 + 1 / len(docs)
        for doc, score in seen.items():
            title, path = self.made["docs"][doc]
            put(score, title, path)
        ranked = sorted(out.items(), key=lambda kv: (-kv[1][0], kv[0]))[:12]
        return tuple((title, path) for path, (_, title) in ranked)

    def _composed(self, found: dict[str, int], put: Any) -> None:
        made = self.made
        kinds = {k: [i[2:] for i in sorted((i for i in found if i.startswith(f"{k}:")), key=lambda i: (-found[i], i))[:3]] for k in "ptr"}
        names = {one: made["entities"][one][0] for one in found}
        for t in kinds["t"]:
            for r in kinds["r"]:
                place, both = made["reasons"].index(r), found[f"t:{t}"] + found[f"r:{r}"]
                for p in kinds["p"]:
                    if place in made["cells"].get(p, {}).get(t, ()):
                        title = made["titles"]["cell"].format(payer=names[f"p:{p}"], treatment=names[f"t:{t}"], reason=names[f"r:{r}"])
                        put(100 + both + found[f"p:{p}"], title, f"{made['base']}{p}/{t}/{r}/")
                if place in made["args"].get(t, ()):
                    title = made["titles"]["argument"].format(treatment=names[f"t:{t}"], reason=names[f"r:{r}"])
                    put(60 + both, title, f"{made['base']}treatment/{t}/{r}/")
            for p in kinds["p"]:
                if t in made["cells"].get(p, {}):
                    title = made["titles"]["pair"].format(payer=names[f"p:{p}"], treatment=names[f"t:{t}"])
                    put(70 + found[f"t:{t}"] + found[f"p:{p}"], title, f"{made['base']}{p}/{t}/")


class _Builder:
    def __init__(self, site: Site, lang: str) -> None:
        self.site, self.lang, self.desk = site, lang, site.desks[lang]
        self.entities: dict[str, tuple[str, str]] = {}
        self.phrases: dict[str, list[str]] = {}

    def add(self, entity: str, name: str, path: str, names: Iterable[str]) -> None:
        """An entity that exists, under its names."""
        if path not in self.site.paths[self.lang]:
            return
        self.entities[entity] = (name, self.desk.voice.path(path))
        for one in names:
            phrase = plain(one)
            shorter = " ".join(w for w in phrase.split() if w not in STOP)
            for held in {phrase, shorter}:
                if held and held not in STOP and entity not in self.phrases.setdefault(held, []):
                    self.phrases[held].append(entity)

    def entities_of_site(self) -> None:
        """Everything that has a name of its own."""
        lib, desk, lang = self.site.library, self.desk, self.lang
        for s in lib.services.services.values():
            self.add(
                f"t:{s.slug}", desk.treatment(s), addresses.treatment(s.slug), (s.name.en, s.name.es, s.short, s.slug, *s.also, *s.typos)
            )
        for p in lib.payers.values():
            same = {e for (payer, _), entries in lib.coverage.items() if payer == p.slug for entry in entries for e in entry.also}
            names = [n for slug in sorted(same) if slug in lib.payers for n in (lib.payers[slug].name, *lib.payers[slug].also)]
            self.add(f"p:{p.slug}", p.name, addresses.payer(p.slug), (p.name, p.slug, *p.also, *names))
        for r in Reason:
            held = lib.texts.reasons[r]
            self.add(f"r:{r.value}", held.name.of(lang), addresses.reason(r), (held.name.en, held.name.es, r.value, *held.also))
        for plan in PlanType:
            name = lib.texts.plans[plan].name
            self.add(f"n:{plan.value}", name.of(lang), addresses.plan(plan), (name.en, name.es, plan.value))
        for state in lib.rules.states.values():
            self.add(f"s:{state.code}", state.name, addresses.state(state.code), (state.name,))
        for x in lib.texts.situations:
            self.add(f"x:{x.slug}", x.name.of(lang), addresses.situation(x.slug), (x.name.of(lang), *x.also))
        for one in lib.texts.letters:
            self.add(f"l:{one.kind.value}", one.name.of(lang), addresses.letter(one.kind), (one.name.of(lang), one.kind.value))
        for kind, table in (("carc", lib.carc), ("rarc", lib.rarc)):
            for code in table:
                forms = (
                    f"{kind} {code}",
                    f"{kind}{code}",
                    f"code {code}",
                    f"co {code}",
                    f"pr {code}",
                    f"co{code}",
                    *((code,) if kind == "rarc" else ()),
                )
                self.add(f"c:{kind}-{code}", f"{kind.upper()} {code}", addresses.code(kind, code), forms)

    def texts(self, keys: list[Key]) -> tuple[list[tuple[str, str]], dict[str, list[int]]]:
        """The words of pages that are no cells, pairs or lists: whole ones of those that explain, the title of each rule of law."""
        docs: list[tuple[str, str]] = []
        words: dict[str, list[int]] = {}
        for key in keys:
            if key[0] == "law":
                rule = self.site.library.rules.rule(key[1])
                title, path = rule_title(self.desk, rule) or rule.title, self.desk.voice.path(path_of(key))
                said = title
            elif key[0] in ("reason", "plan", "situation", "letter"):
                page = self.site.page(self.lang, key)
                title, path = page.title, page.path
                said = " ".join([title, page.description, *(s.text for s in page_statements(page)), *page.words])
            else:
                continue
            docs.append((title, path))
            for word in {w for w in plain(said).split() if len(w) > 2 and w not in STOP and not w.isdigit()}:
                words.setdefault(word, []).append(len(docs) - 1)
        return docs, {w: held for w, held in words.items() if len(held) <= SPREAD}


def build_index(site: Site, lang: str) -> Index:
    """The search index of the site in a language."""
    keys = site.keys[lang]
    made = _Builder(site, lang)
    made.entities_of_site()
    docs, words = made.texts(keys)
    reasons = [r.value for r in Reason]
    cells: dict[str, dict[str, list[int]]] = {}
    args: dict[str, list[int]] = {}
    for key in keys:
        match key:
            case ("pair", p, t):
                cells.setdefault(p, {}).setdefault(t, [])
            case ("cell", p, t, r):
                cells.setdefault(p, {}).setdefault(t, []).append(reasons.index(r))
            case ("argument", t, r):
                args.setdefault(t, []).append(reasons.index(r))
            case _:
                continue
    vocabulary = sorted({w for phrase in made.phrases for w in phrase.split() if len(w) > 1} | {w for w in words if len(w) > 3})
    tr = made.desk.voice.tr
    return Index(
        {
            "base": made.desk.voice.path(addresses.HOME),
            "titles": {
                "cell": tr("{payer} denied {treatment}: {reason}"),
                "pair": tr("{payer}'s policy on {treatment}"),
                "argument": tr("{treatment} denied: {reason}"),
            },
            "entities": {k: list(v) for k, v in made.entities.items()},
            "phrases": made.phrases,
            "reasons": reasons,
            "cells": cells,
            "args": args,
            "docs": [list(d) for d in docs],
            "words": words,
            "vocabulary": vocabulary,
        }
    )
