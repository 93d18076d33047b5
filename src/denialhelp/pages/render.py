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

from .library import Datum, Library
from .model import Bars, Block, DateForm, DateRow, Page, PageKind, Search, Section, Statement, data_of
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
    _cited: dict[tuple[str, str], Markup] = field(default_factory=dict)
    _held: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _said: dict[tuple[str, str], Markup] = field(default_factory=dict)

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
    def templates(self) -> tuple[Template, Template]:
        """The page's and the section's template."""
        env = Environment(loader=PackageLoader("denialhelp.pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=False)
        return env.get_template("page.html"), env.get_template("section.html")

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

    def cited(self, datum_id: str, lang: str) -> Markup:
        """A citation as it is printed behind a statement."""
        key = (datum_id, lang)
        held = self._cited.get(key)
        if held is None:
            datum = self.library.datum(datum_id)
            voice = self.voices[lang]
            href = self.root + voice.path(datum.path) if datum.path and self.known(datum.path, lang) else datum.source
            tag = Markup('<a href="{}">{}</a>').format(href, datum.cite) if href else escape(datum.cite)
            held = Markup(' <small class="c">{}</small>').format(tag)
            self._cited[key] = held
        return held

    def known(self, path: str, lang: str) -> bool:
        """Whether a fact's own page exists in a language; without a site's plan all do."""
        return self.exists is None or self.exists(path, lang)

    def inline(self, statement: Statement, lang: str) -> Markup:
        """A statement with its marked values, links and citations."""
        out: list[str] = []
        for part in statement.parts:
            text = str(escape(part.text))
            if part.lang:
                text = f'<span lang="{part.lang}">{text}</span>'
            if part.day is not None:
                text = f'<time datetime="{part.day.isoformat()}">{text}</time>'
            if part.datum and not part.href:
                text = f'<data value="{escape(part.datum.partition("@")[0])}">{text}</data>' if part.datum.startswith("law.") else text
            if part.href:
                href = part.href if part.href.startswith("https://") else self.root + part.href
                text = f'<a href="{escape(href)}">{text}</a>'
            out.append(text)
        out.extend(str(self.cited(cite, lang)) for cite in statement.cites)
        return Markup("".join(out))  # noqa: S704 - every piece was escaped above

    def section(self, section: Section, lang: str, asked: Asked = NOTHING) -> Markup:
        """A section; one that carries a key is rendered once, unless the reader has asked something of it."""
        keep = section.key if asked.empty else ""
        if keep and keep in self._done:
            return self._done[keep]
        voice = self.voices[lang]
        notice, received = day_of(asked.notice), day_of(asked.received)

        def counted(row: DateRow) -> Markup:
            day = last_day(row, notice, received)
            return Markup("") if day is None else Markup('<time datetime="{}">{}</time>').format(day.isoformat(), voice.day(day).text)

        html = self.templates[1].render(
            section=section,
            inline=lambda s: self.inline(s, lang),
            kind=_kind,
            tr=lambda msgid: self.said(msgid, lang),
            live=self.live,
            lang=lang,
            root=self.root,
            home=voice.path("/help/"),
            asked=asked,
            counted=counted,
            bars=lambda b: bars(b, voice),
        )
        made = Markup(html)  # noqa: S704 - rendered by the template with autoescape
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

    def sources(self, facts: tuple[str, ...]) -> list[Datum]:
        """The facts with a citation, one for each citation."""
        out: dict[str, Datum] = {}
        for one in facts:
            datum = self.library.datum(one)
            if datum.source or datum.path:
                out.setdefault(datum.cite, datum)
        return list(out.values())

    def page(self, page: Page, asked: Asked = NOTHING, facts: tuple[str, ...] | None = None) -> str:
        """The whole page as HTML."""
        voice, other = self.voices[page.lang], self.alternate(page)
        other_lang = "es" if page.lang == "en" else "en"
        held = self.facts(page) if facts is None else facts
        interactive = not asked.empty

        def shown(section: Section) -> Markup:
            asks = interactive and any(isinstance(b, (DateForm, Search)) for b in section.blocks)
            return self.section(section, page.lang, asked if asks else NOTHING)

        return self.templates[0].render(
            page=page,
            sections=[shown(s) for s in page.sections],
            sources=self.sources(held) if page.kind is not PageKind.LAW or held else [],
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


def _kind(block: Block) -> str:
    return type(block).__name__


def bars(block: Bars, voice: Voice) -> Markup:
    """Shares with their intervals as inline SVG; the table beneath gives the same numbers."""
    height = 34 * len(block.rows) + 24
    lines = [Markup('<svg viewBox="0 0 640 {}" role="img" aria-label="{}" class="bars">').format(height, block.caption)]
    for i, (label, rate, low, high) in enumerate(block.rows):
        y = 34 * i + 12
        lines.append(Markup('<text x="0" y="{}">{}</text>').format(y + 12, label))
        lines.append(Markup('<rect x="220" y="{}" width="{:.1f}" height="16" class="bar"/>').format(y, 4 * rate))
        lines.append(
            Markup('<line x1="{:.1f}" x2="{:.1f}" y1="{}" y2="{}" class="range"/>').format(220 + 4 * low, 220 + 4 * high, y + 8, y + 8)
        )
    lines.append(Markup("</svg>"))
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(voice.tr(h)) for h in ("Treatment", "Share", "From", "To"))
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th><td>{:.0f}%</td><td>{:.0f}%</td><td>{:.0f}%</td></tr>').format(*row) for row in block.rows
    )
    table = Markup("<table><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(block.caption, head, rows)
    return Markup("").join(lines) + table
