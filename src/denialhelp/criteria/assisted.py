"""How much help a person needs for each daily task, from a therapist's short forms ("sit-stand min A", "amb 110 ft RW CGA")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .chart import Entry
from .newest import own

# The more help, the lower.
_LEVELS: tuple[tuple[float, str], ...] = (
    (7, r"(?-i:I)\b(?!\s*/)|independent(?:ly)?|indep\b"),
    (6, r"mod(?:ified)?\.?\s*(?:(?-i:I)\b|independen\w*|indep\b)"),
    (
        5,
        r"SBA\b|stand[\s-]*by(?:\s+(?:assist\w*|A\b))?|supervis\w+|SUP\b|(?-i:S)\b|set[\s-]?up(?:\s+(?:assist\w*|A\b))?|distant\s+supervis\w+",
    ),
    (4.5, r"CGA\b|contact\s+guard(?:\s+assist\w*)?"),
    (4, r"min(?:imal|imum)?\.?\s*(?:(?-i:A)\b|assist\w*)"),
    (3, r"mod(?:erate)?\.?\s*(?:(?-i:A)\b|assist\w*)"),
    (2, r"max(?:imal|imum)?\.?\s*(?:(?-i:A)\b|assist\w*)"),
    (1, r"(?:total(?:ly)?\s*(?:(?-i:A)\b|assist\w*|dep\w*)|dep(?:endent)?\b|TD\b)"),
)
TASKS: dict[str, str] = {
    "bed mobility": r"bed\s+mob(?:ility)?",
    "transfers": r"transfers?|xfers?|trsf|sit[\s-]*(?:to[\s-]*)?stand|sit[\s-]+stand|STS|bed[\s-]+(?:to[\s-]+)?chair",
    "walking": r"(?:amb(?:ulat\w+)?|gait|walk(?:s|ing|ed)?)",
    "stairs": r"stairs?|steps",
    "toileting": r"toilet(?:ing)?",
    "bathing": r"bath(?:ing|es)?|shower(?:ing)?",
    "dressing": r"(?:[UL]B\s+|upper\s+body\s+|lower\s+body\s+)?dress(?:ing|es)?",
    "eating": r"eat(?:ing|s)?|feed(?:ing|s)?",
    "grooming": r"groom(?:ing)?",
}
_TASK = re.compile(r"(?i)\b(?:" + "|".join(f"(?P<t{i}>{p})" for i, p in enumerate(TASKS.values())) + r")\b")
_LEVEL = re.compile(r"(?i)(?<![\w/])(?:" + "|".join(f"(?P<l{i}>{p})" for i, (_, p) in enumerate(_LEVELS)) + r")")
_GOAL = re.compile(r"(?i)\b(?:goals?|LTGs?|STGs?|target|PLOF|prior|will|to\s+be|able\s+to\s+reach)\b")
_FEET = re.compile(r"(?i)(?<![\d.])(?P<n>\d{1,4})\s*(?:ft|feet|['’](?!\w))")

Level = tuple[str, float, int, int]


def levels(entry: Entry) -> Iterator[Level]:
    """Each task with its level and place in a passage that says how the patient is; goals and the prior level are none."""
    text = entry.text
    if _GOAL.search(f"{text} {entry.passage.section}") or not own(entry):
        return
    tasks = list(_TASK.finditer(text))
    for at, m in enumerate(tasks):
        stop = tasks[at + 1].start() if at + 1 < len(tasks) else len(text)
        end = re.search(r"[.;](?:\s|$)", text[m.end() : stop])
        part = text[m.end() : m.end() + min(end.start() if end else stop - m.end(), 40)]
        level = _LEVEL.search(part)
        if level is None or re.search(r"(?i)\b(?:not|unable|n/a)\b", part[: level.start()]):
            continue
        value = next(v for i, (v, _) in enumerate(_LEVELS) if level[f"l{i}"])
        task = next(t for i, t in enumerate(TASKS) if m[f"t{i}"])
        yield task, value, m.start(), m.end() + level.end()


def distances(entry: Entry) -> list[float]:
    """Feet walked, where a passage says how far the patient walks now."""
    text = entry.text
    if not re.search(rf"(?i)\b(?:{TASKS['walking']})\b", text) or _GOAL.search(f"{text} {entry.passage.section}") or not own(entry):
        return []
    plain = re.sub(r"\([^)]*\)", " ", text)
    return [float(m["n"]) for m in _FEET.finditer(plain)]


def named(text: str) -> list[str]:
    """The tasks that a criterion names."""
    found = (next(t for i, t in enumerate(TASKS) if m[f"t{i}"]) for m in _TASK.finditer(text))
    return list(dict.fromkeys(found))


def level_of(text: str) -> float | None:
    """The one level of help that a text names; None where it names none or several."""
    found = {next(v for i, (v, _) in enumerate(_LEVELS) if m[f"l{i}"]) for m in _LEVEL.finditer(text)}
    return found.pop() if len(found) == 1 else None


def task_words() -> re.Pattern[str]:
    """The names of tasks."""
    return _TASK


def level_words() -> re.Pattern[str]:
    """The names of levels."""
    return _LEVEL
