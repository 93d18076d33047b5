"""Values of OCR: a character and a line as they were read from a picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character of a line: its place along the line from 0 to 1 and its confidence.

    `start` and `end` say where the ink of a word begins and ends, at its first and last character, where the picture shows it.
    """

    char: str
    at: float
    confidence: float
    start: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line as it was read: its corners in the picture (top left, top right, bottom right, bottom left) and its characters."""

    quad: Floats
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """The characters as they were read."""
        return "".join(g.char for g in self.glyphs)

    @property
    def confidence(self) -> float:
        """The mean of the characters' confidences."""
        return sum(g.confidence for g in self.glyphs) / len(self.glyphs) if self.glyphs else 0.0
