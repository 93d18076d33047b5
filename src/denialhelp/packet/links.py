"""Links, bookmarks, page labels and highlights of a packet: everything that takes a reader to the page that a sentence names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pikepdf

from denialhelp.casefile.document import Box

Name = pikepdf.Name
_SCHEME = "exhibit:"
_YELLOW = (1.0, 0.86, 0.25)


def destination(pdf: pikepdf.Pdf, index: int) -> Any:
    """A jump to a page (index from 0), shown whole."""
    return pikepdf.Array([pdf.pages[index].obj, Name.Fit])


def resolve(pdf: pikepdf.Pdf, places: Mapping[str, int], pages: int) -> tuple[int, tuple[str, ...]]:
    """Turn the `exhibit:LABEL` links of the first `pages` pages into jumps. Returns how many, and the labels that lead nowhere
    (their links are taken away, the text stays)."""
    made, lost = 0, []
    for page in list(pdf.pages)[:pages]:
        for annotation in page.obj.get(Name.Annots, []):
            action = annotation.get(Name.A)
            address = "" if action is None else str(action.get(Name.URI, ""))
            if not address.startswith(_SCHEME):
                continue
            label = address.removeprefix(_SCHEME)
            del annotation[Name.A]
            if label in places:
                annotation.Dest = destination(pdf, places[label])
                annotation.Contents = pikepdf.String(f"Go to {label}")
                made += 1
            else:
                lost.append(label)
    return made, tuple(lost)


def name_destinations(pdf: pikepdf.Pdf, places: Mapping[str, int]) -> None:
    """Give every exhibit page its name, so that `packet.pdf#EX-B-003` opens there."""
    names: list[Any] = []
    for label in sorted(places):
        names += [pikepdf.String(label), destination(pdf, places[label])]
    if not names:
        return
    leaf = pdf.make_indirect(pikepdf.Dictionary(Names=pikepdf.Array(names), Limits=pikepdf.Array([names[0], names[-2]])))
    tree = pdf.Root.get(Name.Names, pikepdf.Dictionary())
    tree.Dests = pdf.make_indirect(pikepdf.Dictionary(Kids=pikepdf.Array([leaf])))
    pdf.Root.Names = tree


Entry = tuple[str, int, "Sequence[Entry]"]


def bookmarks(pdf: pikepdf.Pdf, entries: Sequence[Entry]) -> None:
    """Replace the outline: title, page index from 0, and the entries below it."""
    if Name.Outlines in pdf.Root:
        del pdf.Root.Outlines

    def item(entry: Entry) -> pikepdf.OutlineItem:
        title, index, below = entry
        out = pikepdf.OutlineItem(title, index, "Fit")
        out.is_closed = True
        out.children.extend(item(e) for e in below)
        return out

    with pdf.open_outline() as outline:
        outline.root.extend(item(entry) for entry in entries)
    pdf.Root.PageMode = Name.UseOutlines


def page_labels(pdf: pikepdf.Pdf, front: int, exhibits: Sequence[tuple[str, int]]) -> None:
    """Number the packet's own pages 1, 2, ... and call every exhibit page by its stamp."""
    numbers: list[Any] = [0, pikepdf.Dictionary(S=Name.D)]
    at = front
    for letter, count in exhibits:
        for low, high, zeros in ((1, 9, "00"), (10, 99, "0"), (100, count, "")):
            if low <= count:
                numbers += [at + low - 1, pikepdf.Dictionary(S=Name.D, P=pikepdf.String(f"EX-{letter}-{zeros}"), St=low)]
            if high >= count:
                break
        at += count
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array(numbers))


def highlight(pdf: pikepdf.Pdf, index: int, boxes: Sequence[Box], height: float, note: str) -> None:
    """Mark boxes (points from the page's top left; `height` is the page's without any strip below) on a page."""
    page = pdf.pages[index].obj
    lift = float(page.MediaBox[3]) - height
    rects = [(b.x0 - 1, height - b.y1 - 1 + lift, b.x1 + 1, height - b.y0 + 1 + lift) for b in boxes]
    x0, y0 = min(r[0] for r in rects), min(r[1] for r in rects)
    x1, y1 = max(r[2] for r in rects), max(r[3] for r in rects)
    drawn = "".join(f"{r[0]:.2f} {r[1]:.2f} {r[2] - r[0]:.2f} {r[3] - r[1]:.2f} re " for r in rects)
    colour = " ".join(f"{c:g}" for c in _YELLOW)
    look = pdf.make_stream(f"/Blend gs {colour} rg {drawn}f\n".encode())
    look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, pikepdf.Array([x0, y0, x1, y1])
    look.Group = pikepdf.Dictionary(S=Name.Transparency)
    look.Resources = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(Blend=pikepdf.Dictionary(BM=Name.Multiply)))
    quads = [v for r in rects for v in (r[0], r[3], r[2], r[3], r[0], r[1], r[2], r[1])]
    annotation = pdf.make_indirect(pikepdf.Dictionary(
        Type=Name.Annot, Subtype=Name.Highlight, Rect=pikepdf.Array([x0, y0, x1, y1]), QuadPoints=pikepdf.Array(quads),
        C=pikepdf.Array(list(_YELLOW)), F=4, Contents=pikepdf.String(note), AP=pikepdf.Dictionary(N=look)))
    if Name.Annots not in page:
        page.Annots = pikepdf.Array()
    page.Annots.append(annotation)
