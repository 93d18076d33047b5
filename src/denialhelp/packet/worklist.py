"""worklist.md: what is left to do, in plain words, by who can do it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from denialhelp.casefile.fact import Question
from denialhelp.casefile.letter import Exhibit, Letter
from denialhelp.casefile.policy import Task
from denialhelp.casefile.rights import Rights
from denialhelp.packet import words

_GROUPS = (
    ("patient", "For you, the patient"),
    ("treating-provider", "For the treating provider's office"),
    ("payer", "To ask of the payer"),
)


def _plain(text: str) -> str:
    """One line, with the marks of Markdown disarmed."""
    line = " ".join(text.split())
    for mark in ("\\", "`", "*", "_", "[", "]", "<", ">", "#", "|"):
        line = line.replace(mark, "\\" + mark)
    return line


def _dates(rights: Rights) -> list[str]:
    lines = []
    for last, _, route in sorted(
        ((r.file_by, r.rank, r) for r in rights.routes if r.available and r.file_by is not None), key=lambda one: one[:2]
    ):
        safe = route.recommended_file_by
        early = f"; to be safe, by {words.day(safe)}" if safe is not None and safe != last else ""
        lines.append(f"- [ ] **{_plain(words.ROUTES[route.route])}**: last day {words.day(last)}{early}."
                     + (f" {_plain(route.how_counted)}" if route.how_counted else ""))
        lines += [f"  - {_plain(warning)}" for warning in route.warnings]
    for clock in rights.clocks:
        if clock.due is not None:
            after = words.IF_MISSED.get(clock.if_missed, "")
            lines.append(f"- {_plain(words.WHO.get(clock.who, clock.who))} must {_plain(words.what(clock.what))} by {words.day(clock.due)}."
                         + (f" If not: {after}." if after else ""))
    return lines


_CRITERION = re.compile(r"\bCriterion ([\w.]*\w)")


def _once(tasks: Sequence[Task]) -> list[Task]:
    """The tasks, each once; of several that ask for one criterion the first."""
    seen: set[str] = set()
    out = []
    for task in dict.fromkeys(tasks):
        found = _CRITERION.search(task.why)
        key = f"criterion {found[1]}" if found else " ".join(task.ask.lower().split())
        if key not in seen:
            seen.add(key)
            out.append(task)
    return out


def taken_out(exhibit: Exhibit) -> Task:
    """The line for an exhibit with pages about another person."""
    pages = ", ".join(str(n) for n in exhibit.withheld)
    which = f"page{'s' if len(exhibit.withheld) > 1 else ''} {pages} of {exhibit.document}"
    return Task(
        f"Tell the office that sent the record that {which} {'are' if len(exhibit.withheld) > 1 else 'is'} about another person, and ask "
        "whether a page of your own is missing. Do not pass it on.",
        "patient",
        "It was taken out of the packet; a slip stands in its place. Nothing in the letters rests on it.",
    )


def _tasks(tasks: Sequence[Task]) -> list[str]:
    lines = []
    for group, title in (*_GROUPS, ("", "For others")):
        known = {g for g, _ in _GROUPS}
        mine = [t for t in tasks if (t.of == group if group else t.of not in known)]
        if mine:
            lines += [f"## {title}", ""]
            lines += [f"- [ ] {_plain(t.ask)}" + (f" ({_plain(t.why)})" if t.why else "") for t in mine] + [""]
    return lines


def worklist_md(
    rights: Rights, tasks: Sequence[Task], questions: Sequence[Question], letters: Sequence[Letter], first: Sequence[str] = ()
) -> str:
    """The worklist as Markdown; `first` is what a person should know before anything else."""
    lines = ["# What is left to do", ""]
    if first:
        lines += ["## Know this first", "", *(f"- {_plain(line)}" for line in first), ""]
    dates = _dates(rights)
    lines += ["## Do first: the dates", "", *(dates or ["- No last day could be worked out yet; answer the questions below first."]), ""]
    lines += _tasks(_once(tasks))
    asked = tuple({q.fact + q.ask: q for q in questions}.values())
    if asked:
        lines += ["## Questions", ""] + [f"- {_plain(q.ask)} ({_plain(q.why)})" if q.why else f"- {_plain(q.ask)}" for q in asked] + [""]
    left = [(letter, statement, why) for letter in letters for statement, why in letter.left_out]
    if left:
        lines += ["## Left out of the letters", "", "These sentences could not be supported, so the letters do not say them.", ""]
        lines += [f"- From the {words.letter_name(letter.kind.value)}: {_plain(s.text)} Why: {_plain(why)}" for letter, s, why in left]
        lines.append("")
    return "\n".join(lines)
