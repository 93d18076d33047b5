"""Over all built pages: one fact has one value, every number traces to a fact, every link leads somewhere, both languages say the same."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

from denialhelp.pages.build import file_of
from denialhelp.pages.library import Library
from denialhelp.pages.model import page_statements
from denialhelp.pages.voice import spanish
from pages_built import Built

NUMBER = re.compile(r"(?<![\w.-])\$?\d+(?:[.,]\d+)*(?:-\d+)*")
TAG = re.compile(r"<[^>]+>")
DATA = re.compile(r'<data value="([^"]+)">(.*?)</data>')
HREF = re.compile(r'(?:href|src|action)="([^"]+)"')
CITE = re.compile(r'<small class="c">(.*?)</small>')
TIME = re.compile(r'<time datetime="([^"]+)"')
SAID = re.compile(r"<(script|style)\b.*?</\1>|<head>.*?</head>", re.S)
KNOWN_OUTSIDE = {"/"}


def visible(html: str) -> str:
    """The text that a reader sees."""
    return unescape(TAG.sub(" ", SAID.sub(" ", html)))


def numbers(text: str) -> Counter[str]:
    """The numbers of a text."""
    return Counter(n.strip("$").replace(",", "") for n in NUMBER.findall(text))


def test_one_fact_has_one_value_on_all_pages(built: Built) -> None:
    seen: dict[tuple[str, str], set[str]] = {}
    for path, page in built.pages.items():
        for fact, value in DATA.findall(built.html(path)):
            if fact.startswith("law.") and built.site.library.rules.rule(fact).on(built.site.library.as_of) and page.kind.value != "law":
                seen.setdefault((page.lang, fact), set()).add(value)
    timed = {key: values for key, values in seen.items() if any(re.match(r"\d", v) for v in values)}
    assert len(timed) > 20
    for key, values in timed.items():
        assert len({v for v in values if re.match(r"\d", v)}) == 1, (key, values)


def test_every_link_resolves(built: Built) -> None:
    missing: Counter[str] = Counter()
    for path in built.pages:
        for href in HREF.findall(built.html(path)):
            inside = href.removeprefix("https://help.example.org")
            if not inside.startswith("/"):
                assert inside.startswith(("https://", "http://", "#")), (path, href)
                continue
            where = inside.partition("#")[0].partition("?")[0]
            file = built.folder / (file_of(where) if where.endswith("/") else where.lstrip("/"))
            if where not in KNOWN_OUTSIDE and not file.exists():
                missing[inside] += 1
    assert not missing


def digits(text: str) -> frozenset[str]:
    """The numbers of a fact's words, also those inside other signs."""
    return frozenset({n.strip("$").replace(",", "") for n in re.findall(r"\d+(?:[.,]\d+)*(?:-\d+)*", text)} | set(re.findall(r"\d+", text)))


def names(library: Library) -> frozenset[str]:
    """The numbers in the names and descriptions of treatments (type 2, and the like)."""
    services = library.services.services.values()
    return digits(" ".join(t for s in services for text in (s.name, s.about, s.point) for t in (text.en, text.es)))


def test_every_number_of_a_statement_traces_to_a_fact(built: Built) -> None:
    library = built.site.library
    named = names(library)
    held = {fact: digits(datum.says + " " + datum.cite) for fact, datum in library.data.items()}
    for path, page in built.pages.items():
        for statement in page_statements(page):
            # a day is checked by its own mark, and a link's words are the name of the page that it leads to
            loose = set(numbers("".join(" § " if p.day or p.href.startswith("/") else p.text for p in statement.parts)))
            if loose:
                facts = {*statement.data, *statement.cites, *(p.datum for p in statement.parts if p.datum)}
                assert loose <= named.union(*(held[f] for f in facts)), (path, statement.text, loose)


def test_spanish_pages_say_the_same_numbers_days_and_sources(built: Built) -> None:
    compared = 0
    for path, page in built.pages.items():
        if page.lang != "es":
            continue
        english = built.pages[page.other]
        ours, theirs = built.html(path), built.html(english.path)
        assert set(TIME.findall(ours)) == set(TIME.findall(theirs)), path
        assert {c for c in CITE.findall(ours) if "/help/" not in c} == {c for c in CITE.findall(theirs) if "/help/" not in c}, path
        body = [
            Counter("".join(" " if q.day or q.href.startswith("/") else q.text for q in s.parts) for s in page_statements(p))
            for p in (page, english)
        ]
        counts = [sum((numbers(t) for t in held for _ in range(held[t])), Counter()) for held in body]
        assert set(counts[0]) == set(counts[1]), (path, set(counts[0]) ^ set(counts[1]))
        compared += 1
    assert compared > 1000


def test_spanish_pages_are_in_spanish(built: Built) -> None:
    english = {m for m, s in spanish().items() if m != s and len(m) > 14 and "{" not in m}
    for path, page in built.pages.items():
        if page.lang == "es":
            text = " ".join(visible(built.html(path)).split())
            assert not [m for m in english if m in text], path
            assert 'lang="es"' in built.html(path)


def test_each_language_points_to_the_other(built: Built) -> None:
    for path, page in built.pages.items():
        other = built.site.alternate(page)
        html = built.html(path)
        assert f'<link rel="canonical" href="https://help.example.org{path}">' in html
        if other:
            assert f'hreflang="{"en" if page.lang == "es" else "es"}" href="https://help.example.org{other}"' in html
            assert built.site.alternate(built.pages[other]) == path


def test_pages_are_light_and_clean(built: Built) -> None:
    for path in built.pages:
        html = built.html(path)
        assert len(html.encode()) <= 60_000, path
        text = visible(html)
        assert not re.search(r"##|\[\[|\]\]|\{[a-z_]+\}|TODO", text), path
        assert ">None<" not in html, path
        assert not re.search(r"\b(Cimt|Hbot|Tmj|Ivf|Aba|Tms)\b", text), path
        for tag, where in re.findall(r'<(script|link|img|form|iframe)\b[^>]*?(?:src|href|action)="([^"]+)"', html):
            assert where.startswith(("/", "#", "https://help.example.org")), (path, tag, where)
