"""A sentence of the letter changed by the claimant: it must still find its support, or becomes their own statement, or is struck."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from denialhelp.errors import WrongUse
from denialhelp.letters.rephrase import new_words
from denialhelp.packet.check_statements import single
from denialhelp.packet.verify import by_libraries
from denialhelp.reference.loader import load_rules
from denialhelp.web.cases.intake_files import keep, own_words
from denialhelp.web.cases.models import Case, Role
from denialhelp.web.cases.storage import Store

LONGEST = 1200
Json = Any


def edits_of(case: Case) -> list[dict[str, Any]]:
    """The edits that are kept, each {"old", "new", "own"}."""
    return list(case.notes.get("edits", []))


def why_unsupported(case: Case, statement: Json, text: str) -> str | None:
    """Why the new wording is not borne by the pages and rules that the sentence rests on; None where it is."""
    store = Store(case)
    supports = [s for s in statement["support"] if s.get("quote") or s.get("cite") or s.get("finding")]
    if not supports:
        return _("this sentence rests on nothing that could bear a new wording")
    view = by_libraries(store.get(f"{case.packet}/packet.pdf"))
    try:
        check = single(view, store.get_json(f"{case.packet}/manifest.json"), load_rules())
        why = check({"text": text, "support": supports, "asserts": True})
    finally:
        view.close()
    if why is not None:
        return why
    strange = new_words(" ".join([statement["text"], *(s["quote"] for s in supports if s.get("quote"))]), text)
    return None if not strange else _("its sources do not say “%(word)s”") % {"word": strange[0]}


def _add_to_statement(case: Case, text: str) -> None:
    said = own_words(case)
    held = case.files.filter(role=Role.STATEMENT).first()
    if held is not None and not said:
        raise WrongUse("statement", _("Your own statement is a file; add the sentence there and give the file again."))
    if " ".join(text.split()) not in " ".join(said.split()):
        keep(case, Role.STATEMENT, held.name if held else "statement.txt", f"{said.rstrip()}\n\n{text}\n".lstrip().encode())


def keep_edit(case: Case, statement: Json, text: str, *, own: bool) -> str | None:
    """Keep the edit, or say why it cannot be. `own`: it becomes the claimant's own statement. Empty text strikes the sentence.

    Raises WrongUse where the claimant's statement is no text.
    """
    text = " ".join(text.split())
    if len(text) > LONGEST:
        return _("it is longer than a sentence should be")
    if text and not own:
        why = why_unsupported(case, statement, text)
        if why is not None:
            return why
    if text and own:
        _add_to_statement(case, text)
    rest = [e for e in edits_of(case) if e["old"] != statement["text"] and e["new"] != statement["text"]]
    first = next((e["old"] for e in edits_of(case) if e["new"] == statement["text"] and e["new"]), statement["text"])
    if text != first:
        rest.append({"old": first, "new": text, "own": own})
    case.notes = {**case.notes, "edits": rest, "letter_changed": True}
    case.save(update_fields=["notes_sealed"])
    return None


def undo_edit(case: Case, old: str) -> None:
    """Let the drafted sentence stand again."""
    case.notes = {**case.notes, "edits": [e for e in edits_of(case) if e["old"] != old], "letter_changed": True}
    case.save(update_fields=["notes_sealed"])
