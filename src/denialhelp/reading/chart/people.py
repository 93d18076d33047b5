"""Whose illness a sentence speaks of: a relative's or another person's, or the patient's as told by one."""

from __future__ import annotations

from .tokens import Hit, Token, words_of

_PATIENT = frozenset({"patient", "pt", "he", "she", "child", "member", "paciente", "i"})
_NEAR = 4
# "Mother has been giving him", "has concerns", "has tried": the person acts, and is not ill.
_HELPING = frozenset(
    {"giving", "given", "tried", "trying", "using", "concerns", "questions", "noticed", "seen", "applied", "brought", "helped", "asked"}
)
# An instruction to, or a place with, a person is no illness of that person.
_BESIDE = frozenset({"with", "by", "to", "from", "and", "of", "via", "through", "for", "per", "his", "her", "the", "their"})


def _end(tokens: list[Token], at: int) -> int:
    """Where what is said of a person ends: at the patient, a "but" or the sentence's end."""
    while at < len(tokens):
        low = tokens[at].low
        if low in {".", ";", "but"} or (low in _PATIENT and at and tokens[at - 1].low in {",", ".", "and", "the", "because", "so"}):
            return at
        at += 1
    return at


def _has_it(tokens: list[Token], at: int, reach: int) -> bool:
    """Whether the words after a person say that the person has something, and not that the person reports or helps."""
    if at + 1 < len(tokens) and tokens[at].low == "," and not tokens[at + 1].is_number:
        return False
    has, reports = words_of("has_it"), words_of("reporting")
    depth = 0
    seen = 0
    for place in range(at, len(tokens)):
        low = tokens[place].low
        depth += (low == "(") - (low == ")")
        if depth or low in {")", ","}:
            if low == "," and seen:
                return False
            continue
        if low in reports:
            return False
        if low in has or (low in {":", "-", "–"} and not seen):
            following = tokens[place + 1].low if place + 1 < len(tokens) else ""
            return following not in reports and not any(t.low in _HELPING for t in tokens[place + 1 : place + 4])
        seen += 1
        if seen >= reach:
            return False
    return False


def _is_family_of_kin(tokens: list[Token], at: int) -> bool:
    """Whether "in" or "of" goes before a relative: an illness was named ("cancer in his mother")."""
    before = [t.low for t in tokens[max(0, at - 3) : at]]
    return bool(before) and before[-1] in {"in", "his", "her", "the", "a", "both", "patient's", "maternal", "paternal"} and "in" in before


def family_spans(tokens: list[Token], hits: list[Hit]) -> list[tuple[int, int]]:
    """Ranges of tokens that speak of someone other than the patient."""
    spans: list[tuple[int, int]] = []
    for hit in hits:
        if "family_history" in hit.lists:
            begin = hit.last
            if (
                begin < len(tokens)
                and tokens[begin].low in {",", ".", ";", ")", "and", "or"}
                and tokens[hit.first].low not in {"in", "runs"}
            ):
                continue
            spans.append((begin, _end(tokens, begin)))
            if tokens[hit.first].low in {"in", "runs"}:
                spans.append((0, hit.first))
    relatives, others = words_of("relatives"), words_of("others")
    for at, token in enumerate(tokens):
        kin = token.low in relatives
        if (not kin and token.low not in others) or (at and tokens[at - 1].low in {"per", "by", "via"}):
            continue
        if (
            kin
            and token.low.endswith("'s")
            and at + 1 < len(tokens)
            and tokens[at + 1].low not in {"report", "account", "house", "home", "help"}
        ):
            spans.append((at, min(at + 4, len(tokens))))
        elif (
            _has_it(tokens, at + 1, _NEAR)
            and (kin or (at + 1 < len(tokens) and tokens[at + 1].low != ":"))
            and not (at and tokens[at - 1].low in _BESIDE - {"his", "her", "the", "and"} and not kin)
        ):
            spans.append((at, _end(tokens, at + 1)))
        elif kin and _is_family_of_kin(tokens, at):
            spans.append((_clause(tokens, at), at + 1))
    return spans


def _clause(tokens: list[Token], at: int) -> int:
    while at > 0 and tokens[at - 1].low not in {";", ".", ","}:
        at -= 1
    return at
