"""The options of a language model: what would be sent is told first; nothing is sent unless an address was given."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import urlsplit

from denialhelp.cli.output import note, say
from denialhelp.errors import WrongUse
from denialhelp.workflow.model import Model, ModelAddress

KEY = "DENIALHELP_MODEL_KEY"
Rewriter = Callable[[Sequence[str]], Sequence[str | None]]


@contextmanager
def rewriter(url: str | None, name: str | None, *, preview: bool) -> Iterator[Rewriter | None]:
    """The rewriter that the options ask for, or None. With `preview` it prints what would be sent, and sends nothing."""
    if preview:
        yield _preview
        return
    if url is None:
        if name is not None:
            raise WrongUse("model-url", "--model-name needs --model, the address of an OpenAI-compatible server.")
        yield None
        return
    address = ModelAddress(url, name or "", os.environ.get(KEY, "")).checked()
    model = Model(address)
    note(
        f"Sentences of the letters go to {urlsplit(url).hostname}; names, numbers, dates, quotations and citations are replaced by "
        "marks before. Medical words of our own sentences stay in. To see exactly what would be sent, use --model-preview instead."
    )
    try:
        yield model
    finally:
        model.close()
        for fault in model.faults:
            note(f"Note: {fault}")


def _preview(sentences: Sequence[str]) -> list[str | None]:
    say("Would be sent to a language model (nothing was sent):")
    for sentence in sentences:
        say(f"  {sentence}")
    return [None] * len(sentences)
