"""Writes the plain blocks of a page as HTML: paragraphs, lists, notes, tables, terms, bars. Every text is escaped before it is joined."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup, escape

from .model import Bars, Block, Bullets, DateForm, Note, Prose, Search, Statement, Table, Terms

Inline = Callable[[Statement], str]


def prose(block: Prose, inline: Inline, *, lead: bool) -> str:
    """Paragraphs; the first one of a page's answer stands out."""
    first = '<p class="lead">' if lead else "<p>"
    return "\n".join(f"{first if i == 0 else '<p>'}{inline(s)}</p>" for i, s in enumerate(block.statements))


def bullets(block: Bullets, inline: Inline) -> str:
    """A list; nothing where it is empty."""
    if not block.statements:
        return ""
    tag = "ol" if block.ordered else "ul"
    items = "\n".join(f"<li>{inline(s)}</li>" for s in block.statements)
    return f"<{tag}>{items}</{tag}>"


def note(block: Note, inline: Inline) -> str:
    """What stands out."""
    return f'<div class="note {escape(block.tone)}">' + "".join(f"<p>{inline(s)}</p>" for s in block.statements) + "</div>"


def table(block: Table, inline: Inline) -> str:
    """A table that a small screen shows as a list: each cell carries its column's heading."""
    head = [str(escape(h)) for h in block.head]
    caption = escape(block.caption)
    rows = []
    for row in block.rows:
        cells = [f'<th scope="row">{inline(row[0])}</th>']
        cells += [f'<td data-label="{label}">{inline(cell)}</td>' for label, cell in zip(head[1:], row[1:], strict=True)]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    heads = "".join(f'<th scope="col">{h}</th>' for h in head)
    body = "\n".join(rows)
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{caption}"><table><caption>{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>\n{body}</tbody></table></div>"
    )


def terms(block: Terms, inline: Inline) -> str:
    """A list of terms, each with its anchor."""
    held = (f'<dt id="{escape(t.anchor)}">{inline(t.name)}</dt><dd>{"".join(inline(s) for s in t.meaning)}</dd>' for t in block.terms)
    return "<dl>" + "\n".join(held) + "</dl>"


def bars(block: Bars, heads: tuple[str, str, str, str]) -> str:
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
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(h) for h in heads)
    cell = Markup('<td data-label="{}">{:.0f}%</td>')
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th>').format(row[0])
        + Markup("").join(cell.format(label, share) for label, share in zip(heads[1:], row[1:], strict=True))
        + Markup("</tr>")
        for row in block.rows
    )
    made = Markup(
        '<div class="scroll" role="region" tabindex="0" aria-label="{}"><table><caption>{}</caption><thead><tr>{}</tr></thead>'
        "<tbody>{}</tbody></table></div>"
    ).format(block.caption, block.caption, head, rows)
    return str(Markup("").join(lines) + made)


def plain(block: Block, inline: Inline, heads: tuple[str, str, str, str], *, lead: bool) -> str | None:
    """A plain block as HTML; None for a form, which has a template."""
    match block:
        case Prose():
            return prose(block, inline, lead=lead)
        case Bullets():
            return bullets(block, inline)
        case Note():
            return note(block, inline)
        case Table():
            return table(block, inline)
        case Terms():
            return terms(block, inline)
        case Bars():
            return bars(block, heads)
        case DateForm() | Search():
            return None
