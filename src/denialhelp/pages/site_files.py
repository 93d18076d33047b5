"""The files around the pages: sitemap, changes feed, llms.txt, robots.txt, preview pictures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timezone
from email.utils import format_datetime
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from PIL import Image, ImageDraw, ImageFont

from . import addresses, front
from .library import Library, law_path
from .site import Site
from .voice import LANGS, day_words

SPLIT = 50_000
FEED = 60


def _url(base: str, path: str, others: Iterable[tuple[str, str]]) -> str:
    links = "".join(f'<xhtml:link rel="alternate" hreflang="{lang}" href={quoteattr(base + other)}/>' for lang, other in others)
    return f"<url><loc>{escape(base + path)}</loc>{links}</url>"


def sitemaps(base: str, paths: dict[str, set[str]]) -> dict[str, str]:
    """The sitemap's files by name: one index, and parts of at most 50,000 addresses. `paths` are without language, by language."""
    entries: list[str] = []
    for path in sorted(set().union(*paths.values())):
        held = [(lang, path if lang == "en" else f"/es{path}") for lang in LANGS if path in paths[lang]]
        entries += [_url(base, own, held if len(held) > 1 else ()) for _, own in held]
    parts = [entries[i : i + SPLIT] for i in range(0, len(entries), SPLIT)]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    out = {
        f"help/sitemap-{i}.xml": f"{head}<urlset {space}>\n" + "\n".join(part) + "\n</urlset>\n" for i, part in enumerate(parts, start=1)
    }
    index = "".join(f"<sitemap><loc>{escape(f'{base}/{name}')}</loc></sitemap>" for name in out)
    out["help/sitemap.xml"] = f'{head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{index}</sitemapindex>\n'
    return out


def _changes(library: Library, paths: set[str]) -> list[tuple[date, str, str, str]]:
    """What changed in law and policies: day, title, what, and the page, the newest first."""
    out: list[tuple[date, str, str, str]] = []
    for rule in library.rules.rules.values():
        path = law_path(rule.id)
        for dated in rule.in_force if path in paths else ():
            if dated.begins is not None and dated.begins <= library.as_of:
                what = f"In force from {day_words(dated.begins, 'en')}: {dated.citations[0].cite}"
                out.append((dated.begins, rule.title, what, path))
    for (payer, service), entries in library.coverage.items():
        path = addresses.pair(payer, service)
        for entry in entries:
            if entry.version is not None and path in paths and entry.version <= library.as_of:
                title = f"{library.payers[payer].name}: {entry.number} {entry.title}".strip()
                out.append((entry.version, title, f"Version of {day_words(entry.version, 'en')}", path))
    return sorted(set(out), key=lambda one: (one[0], one[1], one[3]), reverse=True)[:FEED]


def feed(base: str, library: Library, paths: set[str]) -> str:
    """The changes as RSS 2.0."""
    items = []
    for day, title, what, path in _changes(library, paths):
        moment = format_datetime(datetime.combine(day, time(), tzinfo=timezone.utc))  # noqa: UP017 - one spelling for 3.11 and later
        link = escape(base + path)
        guid = f'<guid isPermaLink="false">{escape(path)}@{day.isoformat()}</guid>'
        items.append(
            f"<item><title>{escape(title)}</title><link>{link}</link>{guid}<description>{escape(what)}</description><pubDate>{moment}</pubDate></item>"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>DenialHelp: changes in law and policies</title>'
        f"<link>{escape(base + addresses.HOME)}</link>"
        "<description>New values of rules and new versions of policies in the help library.</description>"
        + "".join(items)
        + "</channel></rss>\n"
    )


def llms(base: str, site: Site) -> str:
    """llms.txt: what this is and where the main pages stand."""
    desk = site.desks["en"]
    lines = [
        "# DenialHelp help library",
        "",
        (
            "> Free pages on denials by US health plans: the payer's policy in our words, the rights by kind of plan, exact times with "
            "citations, the papers that prove a need. Every fact names its source and the day it was checked. General help, no legal or "
            "medical advice."
        ),
        "",
        "## Lists",
    ]
    lines += [f"- [{desk.voice.tr(title)}]({base}{addresses.LISTS[name]})" for name, title in front.LIST_TITLES.items()]
    lines += [
        f"- [Glossary]({base}{addresses.GLOSSARY})",
        f"- [What this library holds and what is missing]({base}{addresses.MAP})",
        "",
        "## Reasons",
    ]
    lines += [f"- [{held.name.en}]({base}{addresses.reason(reason)})" for reason, held in site.library.texts.reasons.items()]
    lines += ["", "## Kinds of plan"]
    lines += [f"- [{held.name.en}]({base}{addresses.plan(plan)})" for plan, held in site.library.texts.plans.items()]
    lines += [
        "",
        "## Optional",
        f"- [All pages]({base}/help/sitemap.xml)",
        f"- [Changes]({base}/help/changes.xml)",
        f"- [Español]({base}/es/help/)",
    ]
    return "\n".join(lines) + "\n"


def preview(title: str, line: str) -> bytes:
    """A preview picture of 1200 x 630 pixels as PNG."""
    picture = Image.new("RGB", (1200, 630), "#14532d")
    draw = ImageDraw.Draw(picture)
    draw.text((80, 180), title, fill="#ffffff", font=ImageFont.load_default(96))
    draw.text((80, 330), line, fill="#d7efe0", font=ImageFont.load_default(44))
    out = BytesIO()
    picture.quantize(16).save(out, "PNG", optimize=True)
    return out.getvalue()


def around(base: str, site: Site) -> dict[str, bytes]:
    """All files around the pages, by their place under the output folder."""
    made = {name: text.encode() for name, text in sitemaps(base, site.paths).items()} if base else {}
    made["help/changes.xml"] = feed(base, site.library, site.paths["en"]).encode()
    made["llms.txt"] = llms(base, site).encode()
    made["robots.txt"] = ("User-agent: *\nAllow: /\n" + (f"Sitemap: {base}/help/sitemap.xml\n" if base else "")).encode()
    for lang in LANGS:
        tr = site.desks[lang].voice.tr
        made[f"help/assets/og-{lang}.png"] = preview("DenialHelp", tr("Free help with a health plan's denial"))
    return made
