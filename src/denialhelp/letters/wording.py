"""Small wording: lists, amounts, quotations, exhibit references and the first letter of a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from denialhelp.casefile.letter import ExhibitRef


def listed(items: Sequence[str], joint: str = "and") -> str:
    """a; a and b; a, b and c."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def money(value: Decimal) -> str:
    """$2,384.00."""
    return f"${value:,.2f}"


_MAILED = re.compile(r"(?:(?:^|\s+)>(?=\s|$))+\s*")


def quoted(text: str, most: int = 260) -> str:
    """The text in quotation marks, inner ones made single; a long one is cut at a sentence, clause or word and marked with an ellipsis."""
    plain = " ".join(text.split())
    if len(_MAILED.findall(plain)) > 1:  # the marks of a forwarded e-mail's lines
        plain = _MAILED.sub(" … ", plain).strip(" …")
    plain = re.sub('[“”"]', "'", plain)
    if len(plain) > most:
        head = plain[:most]
        ends = [m.end() for m in re.finditer(r"[.;!?](?=\s)", head)]
        if ends and ends[-1] > most * 0.5:
            return f"“{head[: ends[-1]].rstrip('.;')}”"
        plain = head.rsplit(" ", 1)[0].rstrip(" ,;:(") + " …"
    return f"“{plain}”"


def excerpt(text: str, about: Callable[[str], float], most: int) -> str:
    """The text in quotation marks; of a long one the run of whole words that speaks most to the matter, cuts marked by an ellipsis."""
    words = text.split()
    if len(" ".join(words)) <= most:
        return quoted(text, most)
    best, best_score = (0, len(words)), -1.0
    for start in range(0, len(words), 3):
        end, size = start, 0
        while end < len(words) and size + len(words[end]) + 1 <= most:
            size += len(words[end]) + 1
            end += 1
        score = about(" ".join(words[start:end]))
        if score > best_score + 0.01:
            best, best_score = (start, end), score
        if end == len(words):
            break
    start, end = best
    inside = quoted(" ".join(words[start:end]).rstrip(" ,;:("), most + 10)[1:-1]
    return f"“{'… ' if start else ''}{inside}{' …' if end < len(words) else ''}”"


def full_stop(text: str) -> str:
    """The text as a sentence: one full stop at its end (inside a quotation's end it stands after it)."""
    text = text.strip()
    return text if text.endswith((".", "?", "!", ".”", "?”", "!”", ".)")) else text + "."


def place(ref: ExhibitRef | None) -> str:
    """Where it is found, by the stamp that the page bears: " (EX-C-003)", or nothing."""
    return "" if ref is None else f" ({ref.label()})"


def lower_first(text: str) -> str:
    """The text with a small first letter, unless its first word is a name or an abbreviation that is written with capitals."""
    word = re.match(r"[A-Za-z]+", text)
    if word is None or (len(word.group()) > 1 and any(c.isupper() for c in word.group()[1:])):
        return text
    following = text[word.end() :].lstrip()[:1]
    return text if following.isupper() and len(word.group()) > 1 else text[0].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def name_case(name: str) -> str:
    """A name in mixed case where the document prints it in capitals."""
    if not name.isupper():
        return name
    return re.sub(r"[A-Z]+", lambda m: m.group() if len(m.group()) == 1 else m.group().capitalize(), name)
