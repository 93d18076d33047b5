"""How a lead-in says that its items combine: all, any, at least n, none; and the connectors at the end of items."""

from __future__ import annotations

import re
from dataclasses import dataclass

from denialhelp.casefile.policy import GroupKind

_NUMBER = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_N = r"(?P<n>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_PAREN = r"(?:\s*\(\s*(?:\d{1,2}|one|two|three|four|five)\s*\))?"
_REF = r"(?:\(?[A-Z]?\d{0,2}(?:\.\d+)*\)?)"
# Up to two words between the number and "of": criteria, findings - never a unit ("at least 6 months of").
_KIND = r"(?:(?!(?:days?|weeks?|months?|years?|hours?|minutes?|sessions?|visits?|points?|percent)\b)\w+\s+){0,2}?"
_OF = (
    r"(?:\s+of(?:\s+(?:the|these|its|their|such))?(?:\s+(?:following|below|above|listed))?(?:\s+[a-z-]+){0,4}?|"
    r"\s+(?:the\s+)?following(?:\s+[a-z-]+){0,3}?"
    r"|\s+of\s+[A-Z0-9(].{0,30}?)"
)

_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "none",
        re.compile(
            r"(?i)\b(?:none\s+of|no\s+evidence\s+of\s+any\s+of|not\s+have\s+any(?:\s+one)?\s+of|does\s+not\s+have\s+any|"
            r"absence\s+of(?:\s+(?:all|any|each|every\s+one))?(?:\s+of)?\s+(?:the\s+following|these)|"
            r"free\s+(?:of|from)(?:\s+(?:all|any|each))?(?:\s+of)?\s+(?:the\s+following|these)|"
            r"(?:following|these)\s+(?:\w+\s+){0,2}(?:is|are|was|were|must\s+be|ha(?:s|ve)\s+been)\s+(?:all\s+|each\s+)?(?:absent|"
            r"excluded|ruled\s+out|not\s+present)|"
            r"(?:is|are|has|have|does|do|will|must|should|may)\s+not\b(?![^.;:]{0,80}\b(?:respond\w*|tolerat\w*|improv\w*|adequate\w*|"
            r"control\w*|benefit\w*|achiev\w*|limited|because|due\s+to|owing\s+to|by\s+reason\s+of|on\s+account\s+of|as\s+a\s+result\s+of|"
            r"as\s+(?:shown|evidenced)\s+by)\b)[^.;:]{0,80}\b(?:any|either)\s+(?:one\s+)?of|"
            r"none\s+(?:of\s+(?:these|them)\s+)?(?:is|are|was|were|has\s+been)\s+(?:documented|present|met|shown|found|the\s+case)|"
            r"without\s+any\s+of|neither\s+of|no\s+(?:[a-z]+\s+){0,3}such\s+as\s+the\s+following|excluded\s+all\s+of)\b"
        ),
    ),
    ("least", re.compile(rf"(?i)\bat\s+least\s+{_N}{_PAREN}\s*{_KIND}(?:of\b|from\b|(?:the\s+)?following\b|\(?criteria\b)")),
    ("least", re.compile(rf"(?i)\bat\s+least\s+{_N}{_PAREN}(?=\s*:\s*$)")),
    ("least", re.compile(rf"(?i)\b{_N}{_PAREN}\s+or\s+more(?=\s*:\s*$)")),
    ("least", re.compile(rf"(?i)\b{_N}{_PAREN}\s+or\s+more\s*{_KIND}(?:of\b|from\b|(?:the\s+)?following\b)")),
    (
        "least",
        re.compile(
            rf"(?i)\b(?:any|a\s+minimum\s+of|minimum\s+of|meets|meet)\s+{_N}{_PAREN}\s*(?:or\s+more\s+)?(?:\w+\s+)?(?:of\b|"
            rf"(?:the\s+)?following\b)"
        ),
    ),
    (
        "any",
        re.compile(
            r"(?i)\b(?:either\s+of|either(?:\s+[a-z-]+){0,2}(?=\s*(?::|$))|either\s+(?:[\w()]{1,4})\s+or\s+(?:[\w()]{1,4})(?=\s*(?::|$))|"
            r"any\s+(?:one\s+)?(?:\(1\)\s+)?(?:or\s+more\s+)?(?:of|following)\b|any\s+of|"
            r"in\s+either\s+(?:section|set|group|category|part)\b|any(?=\s*:))"
        ),
    ),
    ("any", re.compile(r"(?i)(?<!every )(?<!each )\b(?:the\s+)?one\s*(?:\(1\))?\s+(?:or\s+more\s*)?(?:of\b|following\b)")),
    (
        "all",
        re.compile(
            r"(?i)\b(?:both\s+of|both(?=\s*(?::|$))|all\s+(?:of\b|the\s+following|following|criteria)|each\s+of|each(?=\s*:)|"
            r"every\s+one\s+of|all(?=\s*:)|all\s+(?:\w+\s+){0,2}(?:criteria|conditions|requirements)\b)"
        ),
    ),
    ("least", re.compile(rf"(?i)\b(?P<n>two|three|four|five|2|3|4|5){_PAREN}\s*(?:\w+\s+)?of\s+(?:the\s+following|these|(?-i:[A-Z(\d]))")),
)
_IN_BRACKETS = re.compile(
    r"(?i)\(\s*(?:must\s+(?:meet|have)\s+|at\s+least\s+)?(?P<how>any(?:\s+one)?|one|two|three|all|both|each|none|"
    r"every)(?:\s+or\s+more)?(?:\s+(?:of\s+these|are|is|must\s+be|may\s+be|"
    r"apply|applies))?\s*(?:required|needed|present|met|documented|apply)?\s*\)\s*:?\s*$"
)
_ANY_THING = re.compile(r"(?i)^(?:[\w ,/-]{2,40}\.\s+)?any\s+(?:other\s+)?(?:[a-z-]+\s*){1,3}:\s*$")
_CAPS = re.compile(r"\b(ALL|ANY|BOTH|EITHER|NONE|ONE)\b(?!\s+OR\s+MORE\b)")
_CAPS_KIND = {"ALL": "all", "BOTH": "all", "ANY": "any", "EITHER": "any", "ONE": "any", "NONE": "none"}
_LIST_TAIL = re.compile(
    r"(?i)\b(?:following|criteria|conditions|requirements|when|if|below|met|includes?|including|as follows|for|one of|all of|any "
    r"of)\b[^.]{0,60}:?\s*$"
)

_ONE_ITEM = re.compile(r"\s+(?:section\s+|criteria\s+)?\(?[A-Z0-9]{1,2}\)?\s+(?:appl|is\b|are\b)")  # "none of C applies" speaks of one item
# A rule for the plan, not for the member: care is cut only where something is documented. It is kept where nothing of it is.
PAYERS_BURDEN = re.compile(
    r"(?i)\b(?:reduc|terminat|discontinu|chang|end|withdr[ae]w|stopp|deni)\w*\b[^.;]{0,60}\bonly\s+(?:when|if|where|for|on)\b"
)


# "is medically necessary for:" and "Indications:" open a list of alternatives.
_INDICATIONS = re.compile(
    r"(?i)\b(?:for|in)(?:\s+(?:the\s+)?(?:treatment|management|diagnosis|evaluation)\s+of)?(?:\s+the\s+following)?(?:\s+(?:indications?|conditions?|diagnos[ei]s|situations?|circumstances|uses?|(?:clinical\s+)?scenarios?|cases))?\s*:\s*$|"
    r"^(?:covered\s+|approved\s+|approvable\s+)?(?:indications?|diagnoses|uses)(?:\s+for\s+(?:prior\s+authori[sz]ation|coverage|use|approval))?\s*:?$"
)


# What follows such words are examples: one of them is enough.
_EXAMPLES = re.compile(
    r"(?i)\b(?:may|can|could)\s+include\b[^.;:]{0,60}:\s*$|\b(?:including|includes?),?\s+(?:but\s+(?:is|are)?\s*not\s+limited\s+to|for\s+example)\s*:\s*$|"
    r"\b(?:such\s+as|for\s+example|e\.g\.,?)(?:\s+the\s+following)?\s*:\s*$"
)


# What each item must meet by itself says nothing of how the items combine.
_EACH_ITS_OWN = re.compile(r"(?i)^\s*(?:of\s+)?(?:(?:the|its|their)\s+)?(?:associated|respective|corresponding|applicable)\b")


@dataclass(frozen=True, slots=True)
class Logic:
    """A lead-in's logic: `start`/`end` of the words that say so; `sure` is False for the default of a plain "the following criteria"."""

    kind: GroupKind
    n: int | None = None
    negated: bool = False
    start: int = 0
    end: int = 0
    sure: bool = True


def _made(name: str, found: re.Match[str]) -> Logic:
    if name == "none":
        return Logic(GroupKind.ALL, None, True, found.start(), found.end())
    if name == "least":
        number = found["n"].lower()
        n = _NUMBER.get(number) or int(number)
        kind = GroupKind.ANY if n == 1 else GroupKind.AT_LEAST
        return Logic(kind, None if n == 1 else n, False, found.start(), found.end())
    return Logic(GroupKind.ANY if name == "any" else GroupKind.ALL, None, False, found.start(), found.end())


def _worded(found: re.Match[str]) -> Logic:
    """The logic that a lead-in gives in brackets: "(one required)", "(all)", "(none may be present)"."""
    how = found["how"].lower()
    if how == "none":
        return Logic(GroupKind.ALL, None, True, found.start(), found.end())
    if how in ("two", "three"):
        return Logic(GroupKind.AT_LEAST, _NUMBER[how], False, found.start(), found.end())
    kind = GroupKind.ANY if how.startswith("any") or how == "one" else GroupKind.ALL
    return Logic(kind, None, False, found.start(), found.end())


def logics(text: str) -> list[Logic]:
    """Every place in a text that says how items combine, in order, overlaps resolved in favour of the stronger rule."""
    found: list[Logic] = []
    for name, pattern in _RULES:
        for m in pattern.finditer(text):
            if any(m.start() < f.end and m.end() > f.start for f in found) or (name == "none" and _ONE_ITEM.match(text[m.end() :])):
                continue
            found.append(_made(name, m))
    for m in _CAPS.finditer(text):
        if m[1] == "NONE" and _ONE_ITEM.match(re.sub(r"(?i)^\s+of\b", "", text[m.end() :])):
            continue
        if not any(m.start() < f.end and m.end() > f.start for f in found):
            found.append(_made(_CAPS_KIND[m[1]], m))
    return sorted(found, key=lambda f: f.start)


def lead_logic(text: str) -> Logic | None:
    """The logic of a lead-in before a list: the last one that it states; a plain "the following criteria:" means all."""
    found = logics(text)
    if len(found) > 1 and _EACH_ITS_OWN.match(text[found[-1].end :]):
        found = found[:-1]  # "ANY of the following conditions when ALL of the associated criteria are met:"
    if found:
        return found[-1]
    if (bracket := _IN_BRACKETS.search(text)) is not None:
        return _worded(bracket)
    if _ANY_THING.match(text):
        return Logic(GroupKind.ANY, start=0, end=len(text))
    if _EXAMPLES.search(text):
        return Logic(GroupKind.ANY, start=len(text), end=len(text))
    if _INDICATIONS.search(text):
        return Logic(GroupKind.ANY, start=len(text), end=len(text), sure=False)
    tail = _LIST_TAIL.search(text)
    if text.rstrip().endswith(":") or tail:
        return Logic(GroupKind.ALL, start=len(text), end=len(text), sure=False)
    return None


_END = re.compile(r"(?i)[\s;,.]*\b(and/or|and|or)\s*[:;,.]?\s*$")


def trailing(text: str) -> tuple[str | None, int]:
    """The connector at the end of an item ("and", "or" or None) and where the item's own words end."""
    found = _END.search(text)
    alone = found is not None and found[1].lower() == "and/or"
    if found is None or (not alone and not re.search(r"[;,.]\s*$", text[: found.start(1)]) and not found[1].isupper()):
        return None, len(text.rstrip().rstrip(";").rstrip())
    word = "or" if "or" in found[1].lower() else "and"
    return word, found.start()
