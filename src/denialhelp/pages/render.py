"""Turns a page into HTML with Jinja2 (autoescape on); sections that several pages share are rendered once."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from denialhelp.law.calendar import add_months

from .html_blocks import plain
from .library import Datum, Library
from .model import Block, DateForm, DateRow, Page, Search, Section, Statement, data_of
from .voice import LANGS, Voice

NAMES = {"en": "English", "es": "Español"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader of the running site has asked: days to count from, and words to look for with what was found."""

    notice: str = ""
    received: str = ""
    q: str = ""
    found: tuple[tuple[str, str], ...] | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was asked."""
        return not (self.notice or self.received or self.q)


NOTHING = Asked()


def last_day(row: DateRow, notice: date | None, received: date | None) -> date | None:
    """The last day of a row from the reader's days: receipt where the rule counts from it and it is known, else the date on the notice."""
    if not row.rule:
        return None
    if row.starts.endswith("received"):
        start, mail = received or notice, 0
    else:
        start, mail = notice, row.also_mail
        if start is None and received is not None:
            start, mail = received, 0
    if start is None:
        return None
    start += timedelta(days=mail)
    if row.unit == "months":
        return add_months(start, row.count, month_end=row.month_end)
    return start + timedelta(days=row.count)


def day_of(text: str) -> date | None:
    """The day that a form gives, or None."""
    try:
        made = date.fromisoformat(text)
    except ValueError:
        return None
    return made if 1990 <= made.year <= 2100 else None


@dataclass
class Renderer:
    """Renders the pages of one library. `base_url` is the site's public address, empty for none; `live` for the running site."""

    library: Library
    base_url: str = ""
    live: bool = False
    alternate: Callable[[Page], str] = lambda _page: ""
    exists: Callable[[str, str], bool] | None = None
    _done: dict[str, Markup] = field(default_factory=dict)
    _cited: dict[tuple[str, str], str] = field(default_factory=dict)
    _held: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _said: dict[tuple[str, str], Markup] = field(default_factory=dict)
    _listed: dict[str, str] = field(default_factory=dict)

    @cached_property
    def root(self) -> str:
        """The path under which the site stands, without a slash at its end."""
        after = self.base_url.partition("://")[2]
        return "/" + after.partition("/")[2].strip("/") if "/" in after.rstrip("/") else ""

    @cached_property
    def site(self) -> str:
        """Scheme, host and path of the site."""
        return self.base_url.rstrip("/")

    @cached_property
    def templates(self) -> dict[str, Template]:
        """The templates: the page, and the two forms."""
        env = Environment(loader=PackageLoader("denialhelp.pages"), autoescape=True, undefined=StrictUndefined)
        return {name: env.get_template(f"{name}.html") for name in ("page", "dates", "search")}

    @cached_property
    def voices(self) -> dict[str, Voice]:
        """A voice for each language."""
        return {lang: Voice(lang, self.library) for lang in LANGS}

    def said(self, msgid: str, lang: str) -> Markup:
        """A program sentence, escaped once."""
        held = self._said.get((lang, msgid))
        if held is None:
            held = self._said[lang, msgid] = escape(self.voices[lang].tr(msgid))
        return held

    def cited(self, datum_id: str, lang: str) -> str:
        """A citation as it is printed behind a statement, as HTML."""
        key = (datum_id, lang)
        held = self._cited.get(key)
        if held is None:
            datum = self.library.datum(datum_id)
            href = self.root + self.voices[lang].path(datum.path) if datum.path and self.known(datum.path, lang) else datum.source
            cite = f'<span lang="en">{escape(datum.cite)}</span>'  # what it is called; the page may be Spanish
            inside = f'<a href="{escape(href)}">{cite}</a>' if href else cite
            held = self._cited[key] = f' <small class="c">{inside}</small>'
        return held

    def known(self, path: str, lang: str) -> bool:
        """Whether a fact's own page exists in a language; without a site's plan all do."""
        return self.exists is None or self.exists(path, lang)

    def inline(self, statement: Statement, lang: str) -> str:
        """A statement with its marked values, links and citations, as HTML: every piece is escaped here."""
        out: list[str] = []
        for part in statement.parts:
            text = str(escape(part.text))
            if part.lang:
                text = f'<span lang="{part.lang}">{text}</span>'
            if part.day is not None:
                text = f'<time datetime="{part.day.isoformat()}">{text}</time>'
            if part.href:
                href = part.href if part.href.startswith(("https://", "http://")) else self.root + part.href
                text = f'<a href="{escape(href)}">{text}</a>'
            elif part.datum.startswith("law."):
                text = f'<data value="{escape(part.datum.partition("@")[0])}">{text}</data>'
            out.append(text)
        out.extend(self.cited(cite, lang) for cite in statement.cites)
        return "".join(out)

    def _form(self, block: Block, anchor: str, lang: str, asked: Asked) -> str:
        """A form, which has a template."""
        voice = self.voices[lang]
        notice, received = day_of(asked.notice), day_of(asked.received)

        def counted(row: DateRow) -> Markup:
            day = last_day(row, notice, received)
            return Markup("") if day is None else Markup('<time datetime="{}">{}</time>').format(day.isoformat(), voice.day(day).text)

        return self.templates["dates" if isinstance(block, DateForm) else "search"].render(
            b=block,
            anchor=anchor,
            inline=lambda s: Markup(self.inline(s, lang)),  # noqa: S704 - inline escapes every piece
            tr=lambda msgid: self.said(msgid, lang),
            live=self.live,
            lang=lang,
            root=self.root,
            home=voice.path("/help/"),
            asked=asked,
            counted=counted,
        )

    def section(self, section: Section, lang: str, asked: Asked = NOTHING) -> Markup:
        """A section; one that carries a key is rendered once, unless the reader has asked something of it."""
        keep = section.key if asked.empty else ""
        if keep and keep in self._done:
            return self._done[keep]

        def inline(statement: Statement) -> str:
            return self.inline(statement, lang)

        out: list[str] = []
        if section.title:
            anchor = escape(section.anchor)
            out.append(f'<section aria-labelledby="{anchor}"><h2 id="{anchor}">{escape(section.title)}</h2>')
        else:
            out.append("<section>")
        heads = tuple(self.voices[lang].tr(h) for h in ("Treatment", "Share", "From", "To"))
        for i, block in enumerate(section.blocks):
            held = plain(block, inline, heads, lead=i == 0 and section.anchor == "answer")  # type: ignore[arg-type]
            out.append(self._form(block, section.anchor, lang, asked) if held is None else held)
        out.append("</section>\n")
        made = Markup("\n".join(out))  # noqa: S704 - every text was escaped above
        if keep:
            self._done[keep] = made
        return made

    def facts(self, page: Page) -> tuple[str, ...]:
        """The facts that a page rests on, each once."""
        found: dict[str, None] = {}
        for section in page.sections:
            if section.key:
                held = self._held.get(section.key)
                if held is None:
                    held = self._held[section.key] = data_of(section)
            else:
                held = data_of(section)
            found.update(dict.fromkeys(held))
        return tuple(found)

    def _source(self, datum: Datum) -> str:
        """A fact's citation with its address and the day it was checked."""
        held = self._listed.get(datum.id)
        if held is None:
            name = f'<span lang="en">{escape(datum.cite)}</span>'  # what it is called; the page may be Spanish
            cite = f'<a href="{escape(datum.source)}" rel="nofollow">{name}</a>' if datum.source else name
            day = f' <time datetime="{datum.checked}">{datum.checked}</time>' if datum.checked else ""
            held = self._listed[datum.id] = f"<li>{cite}{day}</li>"
        return held

    def sources(self, facts: tuple[str, ...]) -> Markup:
        """The sources of facts, each citation once."""
        out: dict[str, Datum] = {}
        for one in facts:
            datum = self.library.datum(one)
            if datum.source or datum.path:
                out.setdefault(datum.cite, datum)
        return Markup("".join(self._source(d) for d in out.values()))  # noqa: S704 - escaped piece by piece

    def page(self, page: Page, asked: Asked = NOTHING, facts: tuple[str, ...] | None = None) -> str:
        """The whole page as HTML."""
        voice, other = self.voices[page.lang], self.alternate(page)
        other_lang = "es" if page.lang == "en" else "en"
        held = self.facts(page) if facts is None else facts
        interactive = not asked.empty

        def shown(section: Section) -> Markup:
            asks = interactive and any(isinstance(b, (DateForm, Search)) for b in section.blocks)
            return self.section(section, page.lang, asked if asks else NOTHING)

        return self.templates["page"].render(
            page=page,
            sections=[shown(s) for s in page.sections],
            sources=self.sources(held),
            tr=lambda msgid: self.said(msgid, page.lang),
            site=self.site,
            root=self.root,
            home=voice.path("/help/"),
            other=other,
            other_lang=other_lang,
            other_name=NAMES[other_lang],
            live=self.live,
            ld=self._ld(page, held),
        )

    def _ld(self, page: Page, facts: tuple[str, ...]) -> Markup:
        """The page for machines, as JSON-LD; `<` is escaped so that no text can close the element."""
        days = [d for d in (self.library.datum(f).checked for f in facts) if d is not None]
        made: dict[str, Any] = {
            "@context": "https://schema.org",
            "@type": page.schema,
            "name": page.title,
            "description": page.description,
            "inLanguage": page.lang,
            "isAccessibleForFree": True,
        }
        if self.site:
            made["url"] = self.site + page.path
        if days:
            made["dateModified"] = max(days).isoformat()
        if page.about:
            made["about"] = [{"@type": kind, "name": name} for kind, name in page.about]
        if len(page.crumbs) > 1 and self.site:
            steps = [
                {"@type": "ListItem", "position": i, "name": c.name, "item": self.site + c.path} for i, c in enumerate(page.crumbs, start=1)
            ]
            made["breadcrumb"] = {"@type": "BreadcrumbList", "itemListElement": steps}
        text = json.dumps(made, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        return Markup(text)  # noqa: S704 - JSON with every `<` escaped
