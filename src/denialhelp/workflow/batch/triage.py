"""What to do with one denied claim: appeal, correct, write off or leave; with the reason, the last day, the odds and the effort."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from denialhelp.casefile.claims import Adjustment, ClaimRow
from denialhelp.casefile.rights import LegalCase, Plan, Route
from denialhelp.casefile.slugs import Level, PaHistory, Reason, RouteKind, Stage
from denialhelp.law.rights import rights_of
from denialhelp.outcomes.odds import Odds, odds
from denialhelp.reference.outcomes_table import load_outcomes
from denialhelp.reference.rulebook import RuleBook
from denialhelp.reference.tables import AdjustmentCode, Tables


class Action(StrEnum):
    """What the office does."""

    APPEAL = "appeal"
    CORRECT = "correct"
    WRITE_OFF = "write-off"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Settings:
    """What an office may set: the least amount worth an appeal or a correction, and minutes of work for each action."""

    least_appeal: Decimal = Decimal(100)
    least_correct: Decimal = Decimal(15)
    minutes: tuple[tuple[Action, int], ...] = ((Action.APPEAL, 45), (Action.CORRECT, 10), (Action.WRITE_OFF, 2), (Action.LEAVE, 0))


@dataclass(frozen=True, slots=True)
class Triaged:
    """A claim with its decision. `denied` is the sum of what refuses payment; `last_day` the member's by law (None: not known);
    `odds` are counts of published decisions, or None; `cause` names what it has in common with others."""

    row: ClaimRow
    action: Action
    why: str
    reasons: tuple[Reason, ...]
    codes: tuple[str, ...]
    denied: Decimal
    minutes: int
    cause: str
    fix: str = ""
    route: str = ""
    last_day: date | None = None
    days_left: int | None = None
    odds: Odds | None = None
    notes: tuple[str, ...] = ()

    @property
    def expected(self) -> Decimal | None:
        """The denied amount times the share of published decisions that went against the plan; None without counts."""
        estimate = self.odds.estimate if self.odds else None
        return None if estimate is None else (self.denied * Decimal(str(round(estimate, 4)))).quantize(Decimal("0.01"))


_CORRECT = {
    Reason.CODING: "correct the code or modifier and send the claim again",
    Reason.BUNDLING: "check the bundling edit; a modifier that the record bears corrects the claim",
    Reason.MISSING_INFORMATION: "send what the remark code asks for",
    Reason.COORDINATION_OF_BENEFITS: "bill the payer that comes first, or send its statement",
    Reason.ELIGIBILITY: "check the coverage on the day of service and the member's number",
    Reason.DUPLICATE_CLAIM: "find the first claim's decision; act on that one",
}
_HARD = {
    Reason.PLAN_EXCLUSION: "the plan excludes it; an appeal needs a mistake of fact or law",
    Reason.BENEFIT_MAXIMUM: "the plan's limit is used up; check the count",
    Reason.TIMELY_FILING: "only proof that the claim was sent in time changes this",
}
_MEDICAL = frozenset({Reason.MEDICAL_NECESSITY, Reason.EXPERIMENTAL, Reason.LEVEL_OF_CARE, Reason.SITE_OF_CARE, Reason.LENGTH_OF_STAY})
_REVERSED = frozenset({"22"})
_FORWARDED = frozenset({"19", "20", "21", "23"})


def reasons_of(row: ClaimRow, tables: Tables) -> tuple[tuple[Reason, ...], tuple[Adjustment, ...]]:
    """The reasons of a denial, the most telling first (a remark code says more than the general code beside it), and the adjustments that
    refuse payment. A code that the table does not hold counts as a refusal without a known reason; where no code is told, words tell."""
    refusing = tuple(a for a in row.all_adjustments() if _kind(tables.carc.get(a.carc)) in ("denial", "general"))
    if not refusing:
        return (), ()
    if not any(a.carc for a in refusing):
        return row.reasons_told, refusing
    from_remarks = [r for c in row.remarks() if (known := tables.rarc.get(c)) and known.kind == "denial" for r in known.reasons[:1]]
    specific = [tables.carc[a.carc].reasons[0] for a in refusing if a.carc in tables.carc and tables.carc[a.carc].reasons]
    general = {a.carc for a in refusing if len(tables.carc[a.carc].reasons) > 1} if all(a.carc in tables.carc for a in refusing) else set()
    first = from_remarks if general and from_remarks else []
    return tuple(dict.fromkeys((*first, *specific, *from_remarks))), refusing


def _kind(code: AdjustmentCode | None) -> str:
    return "denial" if code is None else code.kind


@lru_cache(maxsize=4096)
def _odds(service: str) -> Odds | None:
    found = odds(load_outcomes(), treatment=service)
    return None if found.abstains else found


def triage(row: ClaimRow, tables: Tables, rules: RuleBook, *, as_of: date, settings: Settings) -> Triaged:
    """The decision for one claim. What is not known stays open: no last day without a plan and a date, no odds without counts."""
    reasons, refusing = reasons_of(row, tables)
    codes = tuple(dict.fromkeys(f"{a.group}-{a.carc}".strip("-") for a in refusing if a.carc)) + row.remarks()
    denied = sum((a.amount for a in refusing), Decimal())
    cause = _cause(row, refusing, reasons)
    if row.status in _REVERSED or row.status in _FORWARDED or not refusing or denied <= 0:
        return Triaged(row, Action.LEAVE, _nothing(row, refusing), reasons, codes, denied, 0, cause)
    route = _route(row, reasons, refusing, rules, as_of)
    last = route.file_by if route else None
    days = (last - as_of).days if last else None
    counts = _odds(row.service) if row.service else None
    action, why = _decide(row, reasons, refusing, denied, days, settings)
    minutes = dict(settings.minutes)[action]
    fix = _CORRECT.get(reasons[0], "") if reasons else ""
    name = route.route.value if route and action is Action.APPEAL else ""
    notes = _notes(row, refusing, reasons, days)
    return Triaged(row, action, why, reasons, codes, denied, minutes, cause, fix, name, last, days, counts, notes)


def _nothing(row: ClaimRow, refusing: Sequence[Adjustment]) -> str:
    if row.status in _REVERSED:
        return "It reverses an earlier payment: look at the claim that replaces it."
    if row.status in _FORWARDED:
        return "The payer sent it on to another payer: wait for that one."
    if refusing:
        return "Nothing is left unpaid for it."
    return "Nothing was refused: what was taken off is the contract's price or the patient's share."


def _decide(
    row: ClaimRow, reasons: Sequence[Reason], refusing: Sequence[Adjustment], denied: Decimal, days: int | None, settings: Settings
) -> tuple[Action, str]:
    contract = all(a.group in ("CO", "PI") for a in refusing)
    give_up = Action.WRITE_OFF if contract else Action.LEAVE
    patient = "the payer says that the patient owes it: tell the patient of the right to appeal"
    whose = "the contract bars billing the patient" if contract else patient
    first = reasons[0] if reasons else None
    if first in _CORRECT:
        if denied < settings.least_correct:
            return give_up, f"{denied} is less than a correction is worth; {whose}."
        return Action.CORRECT, f"{_CORRECT[first][0].upper()}{_CORRECT[first][1:]}."
    if first is Reason.COST_SHARING:
        return Action.LEAVE, "It is the patient's share under the plan."
    if days is not None and days < 0:
        return give_up, f"The last day to appeal has passed {-days} days ago; only good cause reopens it; {whose}."
    if first in _HARD:
        return give_up, f"{_HARD[first][0].upper()}{_HARD[first][1:]}; {whose}."
    if denied < settings.least_appeal:
        return give_up, f"{denied} is less than an appeal is worth; {whose}."
    if first is Reason.NO_PRIOR_AUTHORIZATION and row.authorization:
        return Action.APPEAL, f"Show the payer its own authorization {row.authorization}."
    if first is None:
        return Action.APPEAL, "The code does not tell the reason: ask for it, and appeal in time."
    return Action.APPEAL, f"Refused for {first.value.replace('-', ' ')}: the record can answer that."


def _notes(row: ClaimRow, refusing: Sequence[Adjustment], reasons: Sequence[Reason], days: int | None) -> tuple[str, ...]:
    notes = []
    if days is not None:
        notes.append("The last day is the member's by law; the provider's own time stands in its contract with the payer.")
    if any(a.group == "CO" for a in refusing):
        notes.append("CO: a network provider usually may not bill the patient.")
    if Reason.TIMELY_FILING in reasons:
        notes.append("Look for the clearinghouse's acceptance report of the first submission.")
    if row.plan_type is None:
        notes.append("The plan's type is not known: the last day, where one is given, is the earliest still open that may apply.")
    return tuple(notes)


def _route(row: ClaimRow, reasons: Sequence[Reason], refusing: Sequence[Adjustment], rules: RuleBook, as_of: date) -> Route | None:
    """The first open route that has a last day."""
    if row.dated is None or row.dated > as_of:
        return None
    history = PaHistory.UNKNOWN if Reason.NO_PRIOR_AUTHORIZATION in reasons else None
    groups = {a.group for a in refusing}
    case = LegalCase(
        Plan(row.plan_type, row.state or None), "service", Stage.POST_SERVICE, Level.INITIAL, urgent=False, reasons=tuple(reasons),
        pa_history=history, group_code=next(iter(groups)) if len(groups) == 1 and "" not in groups else None,
        medical_judgment=True if set(reasons) & _MEDICAL else None, events={"notice_dated": row.dated},
    )  # fmt: skip
    dated = [r for r in rights_of(case, rules, as_of=as_of).routes if r.file_by is not None and r.route not in _NOT_FIRST]
    if row.plan_type is not None:
        return min(dated, key=lambda r: (not r.available, r.rank), default=None)
    open_ = [r for r in dated if r.file_by is not None and r.file_by >= as_of] or dated
    return min(open_, key=lambda r: r.file_by or date.max, default=None)


_NOT_FIRST = frozenset({RouteKind.EXTERNAL_REVIEW, RouteKind.EXPEDITED_EXTERNAL_REVIEW, RouteKind.ALJ_HEARING})


def _cause(row: ClaimRow, refusing: Sequence[Adjustment], reasons: Sequence[Reason]) -> str:
    """Payer, codes, and for faults of coding the procedure with its modifiers: claims of one cause are mended at one place."""
    codes = ", ".join(dict.fromkeys((*(f"{a.group}-{a.carc}".strip("-") for a in refusing if a.carc), *row.remarks())))
    codes = codes or ("in words: " + ", ".join(r.value.replace("-", " ") for r in reasons) if reasons else "")
    coded = reasons and reasons[0] in (Reason.CODING, Reason.BUNDLING)
    lines = [line for line in row.lines if line.adjustments] or list(row.lines)
    procedure = "-".join((lines[0].code, *lines[0].modifiers)) if coded and lines else ""
    return " | ".join(p for p in (row.payer or "payer not told", codes, procedure) if p)
