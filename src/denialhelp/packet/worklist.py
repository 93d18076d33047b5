"""worklist.md: what is left to do, in plain words, by who can do it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from denialhelp.casefile.fact import Notice, Question
from denialhelp.casefile.letter import Exhibit, Letter
from denialhelp.casefile.policy import Task
from denialhelp.casefile.rights import Rights, Route
from denialhelp.casefile.slugs import RouteKind
from denialhelp.packet import words
from denialhelp.packet.library_lines import library_lines, paper_lines
from denialhelp.packet.markdown import marked
from denialhelp.packet.necessity_lines import necessity_lines
from denialhelp.packet.next_steps import FAST, next_steps, other_letters

_GROUPS = (
    ("patient", "For you, the patient"),
    ("treating-provider", "For the treating provider's office"),
    ("payer", "To ask of the payer"),
)
_SAME_FACT = {"notice_received": "received_date", "notice_dated": "notice_date"}


# Ways that open later or that need no day: told after the dates, so that nobody waits for them or misses that they exist.
_LATER = frozenset({RouteKind.EXTERNAL_REVIEW, RouteKind.FAIR_HEARING, RouteKind.SECOND_LEVEL_APPEAL, RouteKind.OPM_REVIEW,
                    RouteKind.IRE_AUTOMATIC, RouteKind.ALJ_HEARING})


def _only(route: Route) -> str:
    held = words.condition(route)
    return f" ({marked(held)})" if held else ""


def _passed(rights: Rights) -> list[str]:
    """Last days that have passed for some kinds of plan, where the kind is not known: nobody should trust the later day of another."""
    late = [r for r in rights.routes if not r.available and r.file_by is not None and words.condition(r)]
    return [f"- {marked(words.ROUTES[r.route])}{_only(r)}: the last day was {words.day(r.file_by)}." for r in late if r.file_by is not None]


def _urgent(rights: Rights, asked: Collection[str]) -> list[str]:
    """The fast ways that are open without a last day: what cannot wait stands first. None while it is a question whether it is urgent."""
    if "urgent" in asked:
        return []
    lines = []
    for route in sorted((r for r in rights.routes if r.available and r.file_by is None and r.route in FAST), key=lambda r: r.rank):
        to = f" To: {marked(route.to_whom)}." if route.to_whom else ""
        lines.append(f"- [ ] **{marked(words.ROUTES[route.route])}**{_only(route)}: ask today; it has no day to wait for.{to}")
        lines += [f"  - {marked(warning)}" for warning in route.warnings]
    return lines


def _after(rights: Rights) -> list[str]:
    lines = []
    for route in sorted((r for r in rights.routes if r.available and r.file_by is None and r.route in _LATER), key=lambda r: r.rank):
        how = route.how_counted.removeprefix("Not open yet: ")
        says = {RouteKind.IRE_AUTOMATIC: "the plan must send the case on by itself if it does not decide for you"}.get(
            route.route, "if the answer is no again" + (f": {how.rstrip('.')}" if how else ""))
        lines.append(f"- Later, {marked(words.ROUTES[route.route].lower())}{_only(route)}, {marked(says)}.")
    return lines


def _dates(rights: Rights, asked: Collection[str] = ()) -> list[str]:
    lines = _urgent(rights, asked)
    for last, _, route in sorted(
        ((r.file_by, r.rank, r) for r in rights.routes if r.available and r.file_by is not None), key=lambda one: one[:2]
    ):
        safe = route.recommended_file_by
        early = f"; to be safe, by {words.day(safe)}" if safe is not None and safe != last else ""
        name = marked(words.ROUTES[route.route]) + "**" + _only(route)
        lines.append(f"- [ ] **{name}: last day {words.day(last)}{early}."
                     + (f" {marked(route.how_counted)}" if route.how_counted else ""))
        lines += [f"  - {marked(warning)}" for warning in route.warnings]
    for clock in rights.clocks:
        if clock.due is not None:
            after = words.IF_MISSED.get(clock.if_missed, "")
            lines.append(f"- {marked(words.WHO.get(clock.who, clock.who))} must {marked(words.what(clock.what))} by {words.day(clock.due)}."
                         + (f" If not: {after}." if after else ""))
    return [*lines, *_passed(rights), *_after(rights)]


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
            lines += [f"- [ ] {marked(t.ask)}" + (f" ({marked(t.why)})" if t.why else "") for t in mine] + [""]
    return lines


def distinct(questions: Sequence[Question]) -> list[Question]:
    """The questions, each once: one that two rooms ask of the same day is asked once, in the words of the first."""
    seen: set[str] = set()
    out = []
    for question in questions:
        about = _SAME_FACT.get(question.fact, question.fact)
        if about not in seen:
            seen.add(about)
            out.append(question)
    return out


@dataclass(frozen=True, slots=True)
class Left:
    """What a worklist is made of. `first` is what a person should know before anything else; `paths` are the letters' files without
    ending, in the letters' order; `library` is what case.json holds under that name."""

    rights: Rights
    tasks: Sequence[Task]
    questions: Sequence[Question]
    letters: Sequence[Letter]
    paths: Sequence[str]
    notice: Notice
    as_of: date
    first: Sequence[str] = ()
    library: Any = None


def section(title: str, lines: Sequence[str]) -> list[str]:
    """A heading with its lines; nothing where there are none."""
    return [f"## {title}", "", *lines, ""] if lines else []


def _needless(rights: Rights) -> frozenset[str]:
    """What the section of dates has said: the warnings of the open ways that it lists."""
    shown = [r for r in rights.routes if r.available and (r.file_by is not None or r.route in FAST)]
    return frozenset(warning for route in shown for warning in route.warnings)


def worklist_md(left: Left) -> str:
    """The worklist as Markdown: what to know, what to send, the dates, then the papers to get, by who can get them."""
    questions = distinct(left.questions)
    asked = frozenset(q.fact for q in questions)
    dates = _dates(left.rights, asked)
    if dates and left.notice.text("plan_type") is None:
        dates.insert(0, "- The kind of plan is not known yet, and the last day depends on it. Answer the question below, and do not "
                        "wait for the last of these days.")
    said = _needless(left.rights)
    payer = left.notice.text("payer_name") or "The payer"
    refused = [(letter, statement, why) for letter in left.letters for statement, why in letter.left_out]
    lines = ["# What is left to do", ""]
    lines += section("Know this first", [f"- {marked(line)}" for line in left.first])
    lines += section("What to do now", next_steps(left.letters, left.paths, left.rights, left.notice, left.as_of))
    lines += section("The other letters", other_letters(left.letters, left.paths, left.rights, left.notice, left.as_of))
    lines += section("The dates", dates or ["- No last day could be worked out yet; answer the questions below first."])
    lines += _tasks(_once([t for t in left.tasks if t.ask not in said]))
    lines += section("The payer's policy, as last read", library_lines(left.library, payer))
    lines += section("What counts as medically necessary in this kind of plan", necessity_lines(left.library))
    lines += section("Studies that the treating provider may want to read", paper_lines(left.library))
    lines += section("Questions", [f"- {marked(q.ask)} ({marked(q.why)})" if q.why else f"- {marked(q.ask)}" for q in questions])
    if refused:
        lines += ["## Left out of the letters", "", "These sentences could not be supported, so the letters do not say them.", ""]
        lines += [f"- From the {words.letter_name(letter.kind.value)}: {marked(s.text)} Why: {marked(why)}" for letter, s, why in refused]
        lines.append("")
    return "\n".join(lines)
