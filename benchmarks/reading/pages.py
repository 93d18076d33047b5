"""Small drawing helpers for sample notices as PDF."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import landscape, letter
from reportlab.pdfgen.canvas import Canvas


class Sheet:
    """A page to draw on, from the top left."""

    def __init__(self, path: Path, *, wide: bool = False) -> None:
        self.width, self.height = landscape(letter) if wide else letter
        self.canvas = Canvas(str(path), pagesize=(self.width, self.height), invariant=1)
        self.y = 50.0

    def text(self, x: float, words: str, *, y: float | None = None, size: float = 10, bold: bool = False) -> None:
        """Words at a place."""
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, self.height - (self.y if y is None else y), words)

    def lines(self, x: float, words: str, *, size: float = 10, lead: float = 13, bold: bool = False) -> None:
        """Lines under each other; moves down."""
        for line in words.split("\n"):
            self.text(x, line, size=size, bold=bold)
            self.y += lead

    def pairs(self, x: float, value_x: float, rows: list[tuple[str, str]], *, size: float = 10, lead: float = 14) -> None:
        """Labels with values in a second column."""
        for label, value in rows:
            self.text(x, label, size=size, bold=True)
            for line in value.split("\n"):
                self.text(value_x, line, size=size)
                self.y += lead

    def row(self, xs: list[float], cells: list[str], *, size: float = 8.5, lead: float = 13, bold: bool = False) -> None:
        """One table row, possibly of several lines a cell; moves down by its height."""
        top = self.y
        deepest = 1
        for x, cell in zip(xs, cells, strict=True):
            parts = cell.split("\n")
            deepest = max(deepest, len(parts))
            for i, part in enumerate(parts):
                self.text(x, part, y=top + i * (size + 1.5), size=size, bold=bold)
        self.y = top + (deepest - 1) * (size + 1.5) + lead

    def rule(self) -> None:
        """A line across."""
        self.canvas.line(40, self.height - self.y + 9, self.width - 40, self.height - self.y + 9)

    def page(self) -> None:
        """A new page."""
        self.canvas.showPage()
        self.y = 50.0

    def save(self) -> None:
        """Write the file."""
        self.canvas.save()
