"""What a citation bears: the rule's own words, numbers and periods, where it is in force and governs the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from denialhelp.casefile.letter import Support, SupportKind
from denialhelp.casefile.rights import Citation
from denialhelp.casefile.slugs import PlanType
from denialhelp.letters.bearing import Period
from denialhelp.reference.necessity_schema import PREFIX
from denialhelp.reference.rulebook import RuleBook


@dataclass(frozen=True, slots=True)
class LawText:
    """A rule as a support: its citations, the words it bears (without the citations), its periods; `mentions` are the citations that a
    sentence resting on it may write."""

    rule: str
    cites: tuple[str, ...]
    text: str
    periods: tuple[Period, ...] = ()
    says: str = ""
    count: int | None = None
    unit: str = ""
    mentions: tuple[str, ...] = ()
    presumed: int | None = None

    def cite(self) -> str:
        """The first citation, which is the one that is printed."""
        return self.cites[0]

    def support(self) -> Support:
        """The support of a statement that rests on this rule."""
        return Support(SupportKind.LAW, cite=self.cites[0], rule=self.rule)


def law_text(
    rules: RuleBook, rule: str | None, cite: str | None, plan_type: PlanType | None, on: date, state: str | None = None
) -> LawText | str:
    """The rule with this id (or any that carries the citation) as a support, or the reason why a letter may not rest on it."""
    if rule is None and cite is None:
        return "a law support names neither a rule nor a citation"
    if rule is not None and rule.startswith(PREFIX):
        return definition_text(rules, rule, cite, plan_type, on, state)
    if rule is not None and not rules.has(rule):
        return f"the rule {rule} is not in the law tables"
    if cite is not None:
        known = rules.resolve(cite, rule, plan_type, on, state)
        if not known.found:
            return f"the citation {cite} is not in the law tables" + ("" if rule is None else f" under {rule}")
        rule = known.rules[0]
    if rule is None or not rules.governs(rule, plan_type, state):
        return f"{cite or rule} does not govern this kind of plan"
    dated = rules.dated_on(rule, on)
    cites = tuple(c.cite for c in rules.citations(rule, on, plan_type))
    if dated is None or dated.value is None or not cites or (cite is not None and not rules.resolve(cite, rule, plan_type, on, state).good):
        return f"{cite or rule} is not in force on {on.isoformat()}"
    held, value = rules.rule(rule), dated.value
    periods = (
        [Period(value.count, value.unit.value, value.rolls_over != "never")] if value.count is not None and value.unit is not None else []
    )
    if periods and held.presumed:
        periods.append(Period(value.count + held.presumed if value.count else held.presumed, "calendar-days"))
    said = [held.title, held.to_whom, value.text or "", f"{value.count or ''} {value.unit.value if value.unit else ''}"]
    said += [f"{held.presumed} days after the notice"] if held.presumed else []
    said += [f"${n}" for n in (value.usd, held.fee_usd) if n is not None]
    regimes = [r for r in rules.regimes if r.rule == rule]
    said += [r.law for r in regimes]
    first = (cite,) if cite is not None else ()
    ordered = (*first, *(c for c in cites if c not in first))
    unit = value.unit.value if value.unit else ""
    mentions = tuple(sorted({*cites, *(r.citation for r in regimes)}, key=len, reverse=True))
    return LawText(
        rule, ordered, ". ".join(s for s in said if s.strip()), tuple(periods), value.text or "", value.count, unit, mentions, held.presumed
    )


def definition_text(
    rules: RuleBook, name: str, cite: str | None, plan_type: PlanType | None, on: date, state: str | None = None
) -> LawText | str:
    """A definition of medical necessity as a support, or the reason why a letter may not rest on it. That the patient is one of those whom
    it is for is for the letter to know."""
    held = rules.necessity.by_id(name)
    if held is None or not held.read:
        return f"the definition {name} is not one that a letter may cite"
    cites = tuple(c.cite for c in held.read)
    if cite is not None and cite not in cites:
        return f"the citation {cite} is not in the tables under {name}"
    if not held.governs(plan_type, state, on):
        return f"{cite or name} does not govern this kind of plan"
    ordered = cites if cite is None else (cite, *(c for c in cites if c != cite))
    return LawText(name, ordered, held.text, says=held.says, mentions=tuple(sorted(cites, key=len, reverse=True)))


def cited(citations: tuple[Citation, ...], rule: str | None) -> tuple[Support, ...]:
    """The law supports of what the law room answered: one per citation."""
    return tuple(Support(SupportKind.LAW, cite=c.cite, rule=rule) for c in citations)
