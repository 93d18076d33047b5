"""Says how each rule of law was verified: prints the counts per regime, and writes docs/law.md, where each rule has its file and source.

Usage, from the project's root: .venv/bin/python benchmarks/law/coverage.py [--docs]
A rule counts by the way in which its newest value was read: in the text of the law, on an agency's page, or second hand.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from denialhelp.reference.loader import LAW, load_rules
from denialhelp.reference.rulebook import RuleBook
from denialhelp.reference.schema import Dated, Read, Rule

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs" / "law.md"
REGIMES = {
    "private/claims_rule": "Employer plans and the claims rule (29 CFR 2560.503-1)",
    "private/aca": "Private plans under the ACA (45 CFR 147.136)",
    "private/surprise_bills": "Surprise bills (45 CFR part 149)",
    "private/other": "Drug exceptions, mental health parity, remittance codes",
    "medicare/medicare_advantage": "Medicare Advantage (42 CFR part 422)",
    "medicare/part_d": "Medicare Part D (42 CFR part 423)",
    "medicare/medicare_original": "Original Medicare (42 CFR part 405)",
    "medicaid/medicaid": "Medicaid and CHIP (42 CFR parts 431, 438, 457)",
    "programs/fehb": "Federal employees (5 CFR 890.105)",
    "programs/tricare": "TRICARE (32 CFR 199.10)",
    "programs/va": "Veterans (38 USC 5104B)",
}
HOW = {Read.TEXT: "text", Read.AGENCY: "agency", Read.SECONDARY: "second hand"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule stands: its file below reference/law and the line of its id."""

    file: str
    line: int


def places() -> dict[str, Place]:
    """Every rule's place, by its id."""
    found = {}
    for path in sorted(LAW.rglob("*.yaml")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            start, _, rule_id = line.partition("- id: ")
            if rule_id.startswith("law.") and not start.strip():
                found[rule_id.strip()] = Place(path.relative_to(LAW).as_posix(), number)
    return found


def regime_of(place: Place) -> str:
    """The regime's name: by the federal file, or the state."""
    stem = place.file.removesuffix(".yaml")
    return REGIMES.get(stem.removeprefix("federal/"), f"State law: {stem.rpartition('/')[2].upper()}")


def gaps_of(file: Path) -> int:
    """How many gaps a file states."""
    lines = iter(file.read_text(encoding="utf-8").splitlines())
    for line in lines:
        if line.startswith("gaps:"):
            return sum(1 for _ in _list_below(lines))
    return 0


def _list_below(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        if not line.startswith((" ", "-")):
            return
        if line.lstrip().startswith("- "):
            yield line


def newest(rule: Rule) -> Dated:
    """The value in force on the day on which the rule was checked, else the last one."""
    return rule.on(rule.checked) or rule.in_force[-1]


def value_words(rule: Rule) -> str:
    """The value in a few words."""
    value = newest(rule).value
    if value is None:
        return "ended"
    if value.count is not None and value.unit is not None:
        return f"{value.count} {value.unit.value.replace('-', ' ')}"
    if value.usd is not None:
        return f"${value.usd:,}"
    return value.text or ""


def counts(book: RuleBook, where: dict[str, Place]) -> dict[str, Counter[str]]:
    """Per regime: rules by how their newest value was read, and the stated gaps."""
    table: dict[str, Counter[str]] = {}
    for rule in book.rules.values():
        row = table.setdefault(regime_of(where[rule.id]), Counter())
        row[HOW[newest(rule).citations[0].read]] += 1
    for stem, name in REGIMES.items():
        table.setdefault(name, Counter())["gap"] += gaps_of(LAW / "federal" / f"{stem}.yaml")
    for code, state in book.states.items():
        table.setdefault(f"State law: {code}", Counter())["gap"] += len(state.gaps)
    return {name: row for name, row in table.items() if row.total()}


def rows(table: dict[str, Counter[str]]) -> list[tuple[str, int, int, int, int]]:
    """Federal regimes in the order above, the states together, the total."""
    federal = [name for name in REGIMES.values() if name in table]
    states = [row for name, row in table.items() if name not in REGIMES.values()]
    everything = [(name, table[name]) for name in federal] + [(f"States and territories ({len(states)})", sum(states, Counter()))]
    everything.append(("All", sum((row for _, row in everything), Counter())))
    return [(name, row["text"], row["agency"], row["second hand"], row["gap"]) for name, row in everything]


def rule_line(rule: Rule, place: Place) -> str:
    """One line of docs/law.md: what, the value, the rule's file, its citations with their sources, how it was read."""
    dated = newest(rule)
    since = "" if dated.begins is None else f" (from {dated.begins.isoformat()})"
    name = rule.id.removeprefix("law.")
    file = f"../src/denialhelp/reference/law/{place.file}#L{place.line}"
    cites = "; ".join(f"[{c.cite}]({c.source})" for c in dated.citations)
    value = value_words(rule).replace("|", "/")
    return f"| {rule.title}{since} | {value} | [{name}]({file}) | {cites} | {HOW[dated.citations[0].read]} |"


def page(book: RuleBook, where: dict[str, Place]) -> str:
    """docs/law.md."""
    made = [INTRO, "| regime | text | agency | second hand | stated gaps |", "|---|---|---|---|---|"]
    made += [f"| {name} | {t} | {a} | {s} | {g} |" for name, t, a, s, g in rows(counts(book, where))]
    by_regime: dict[str, list[Rule]] = {}
    for rule in book.rules.values():
        by_regime.setdefault(regime_of(where[rule.id]), []).append(rule)
    names = [*REGIMES.values(), *sorted(n for n in by_regime if n not in REGIMES.values())]
    for name in names:
        if name in by_regime:
            made += ["", f"## {name}", "", "| what | value | rule | citation | read |", "|---|---|---|---|---|"]
            made += [rule_line(rule, where[rule.id]) for rule in by_regime[name]]
    made += ["", "## Stated gaps", "", *[f"- {gap}" for gap in book.gaps]]
    made += [f"- {gap}" for state in book.states.values() for gap in state.gaps]
    return "\n".join(made) + "\n"


INTRO = """# The law behind every date

Every date that DenialHelp gives names its rule (`law.federal. ...` in the answer of `denialhelp rights`). Find that rule below: its link
opens the file that holds it, with all its older values; its citation opens the source. That is two clicks.

"Read" says how the value was verified: in the **text** of the statute or regulation (in a dated copy, named at the head of the rule's
file), on an **agency**'s page, or **second hand** (quoted by a third party). What was not verified is a stated gap, at the end of this
page, and the program then says to follow the date in the notice. Each file gives the day on which a rule was last checked.

This page is made by `benchmarks/law/coverage.py --docs` from `src/denialhelp/reference/law`; do not edit it. Cases that a lawyer can
read are in `tests/spec/law`. This is information, not legal advice.
"""


def main(arguments: list[str]) -> None:
    """Prints the coverage; with --docs also writes the page."""
    book, where = load_rules(), places()
    print(f"{'regime':<62}{'text':>6}{'agency':>8}{'second':>8}{'gaps':>6}")
    for name, text, agency, second, gap in rows(counts(book, where)):
        print(f"{name:<62}{text:>6}{agency:>8}{second:>8}{gap:>6}")
    if "--docs" in arguments:
        DOCS.write_text(page(book, where), encoding="utf-8")
        print(f"wrote {DOCS.relative_to(ROOT)}")


if __name__ == "__main__":
    main(sys.argv[1:])
