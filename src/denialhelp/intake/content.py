"""What a reader of one kind of file hands back, before it becomes a Document."""

from __future__ import annotations

from dataclasses import dataclass

from denialhelp.casefile.document import ClinicalEntry, Origin, Page
from denialhelp.casefile.fact import Problem

from .flow import clean, page_of_text


@dataclass(frozen=True, slots=True)
class Content:
    """The pages and the rest of one file; `attachments` are files inside it (name, bytes) that become documents of their own."""

    pages: tuple[Page, ...]
    how: Origin = Origin.TEXT
    headers: tuple[tuple[str, str], ...] = ()
    entries: tuple[ClinicalEntry, ...] = ()
    form_values: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    attachments: tuple[tuple[str, bytes], ...] = ()


def text_content(text: str) -> Content:
    """Plain text as the content of a file without pages."""
    return Content((page_of_text(clean(text)),))
