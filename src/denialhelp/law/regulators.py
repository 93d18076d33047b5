"""Who oversees the plan, and where a request for external review goes."""

from __future__ import annotations

from denialhelp.casefile.rights import LegalCase, Regulator
from denialhelp.casefile.slugs import PlanType
from denialhelp.reference.rulebook import RuleBook
from denialhelp.reference.schema import Office, Rule

from .traits import Facts

P = PlanType
FEDERAL = {
    P.ERISA_SELF_FUNDED: "ebsa",
    P.MEDICARE_ADVANTAGE: "medicare",
    P.MEDICARE_PART_D: "medicare",
    P.MEDICARE_ORIGINAL: "medicare",
    P.MEDICAID_MANAGED_CARE: "state-medicaid",
    P.MEDICAID_FFS: "state-medicaid",
    P.CHIP: "state-chip",
    P.FEHB: "opm",
    P.TRICARE: "dha",
    P.VA: "va",
}
SELF_FUNDED = {P.GOVERNMENTAL_NON_FEDERAL: "cms-marketplace", P.CHURCH: "treasury", P.GRANDFATHERED: "ebsa", P.NO_SURPRISES: "help-desk"}


def _state_office(case: LegalCase, rules: RuleBook) -> Office:
    state = rules.states.get(case.plan.state or "")
    if state is None or state.regulator is None:
        named = rules.offices["state-insurance"]
        return named if state is None else Office(named.id, f"the insurance department of {state.name}")
    return state.regulator


def office_of(case: LegalCase, facts: Facts, rules: RuleBook) -> Office:
    """The authority over this plan: never a state's for a self-funded plan."""
    plan, traits = facts.plan, facts.values["trait"]
    if plan in FEDERAL:
        return rules.offices[FEDERAL[plan]]
    if plan is P.NO_SURPRISES and "insured" not in traits:
        return rules.offices["help-desk"]
    if plan in SELF_FUNDED and "self-funded" in traits:
        return rules.offices[SELF_FUNDED[plan]]
    return _state_office(case, rules)


def regulator_of(case: LegalCase, facts: Facts, rules: RuleBook) -> Regulator:
    """The authority over this plan with its contact."""
    office = office_of(case, facts, rules)
    return Regulator(office.name, office.contact)


def _with_contact(office: Office) -> str:
    return f"{office.name} ({office.contact})" if office.contact else office.name


def regulator_text(case: LegalCase, facts: Facts, rules: RuleBook) -> str:
    """Whom to complain to, in words."""
    parts = [_with_contact(office_of(case, facts, rules))]
    if facts.plan is P.ERISA_INSURED:
        parts.append(f"for the employer's plan itself, {_with_contact(rules.offices['ebsa'])}")
    if facts.plan in SELF_FUNDED and "funding-unknown" in facts.values["trait"]:
        parts.append("if the plan is self-funded, ask it which federal agency oversees it")
    state = rules.states.get(case.plan.state or "")
    if state is not None and state.assistance is not None and "insured" in facts.values["trait"]:
        parts.append(f"for free help, {_with_contact(state.assistance)}")
    if "nsa-issue" in facts.values["trait"] and facts.plan is not P.NO_SURPRISES:
        parts.append(f"about the provider's bill, {_with_contact(rules.offices['help-desk'])}")
    return "; ".join(parts)


def external_address(case: LegalCase, facts: Facts, rules: RuleBook, rule: Rule | None) -> str:
    """Where a request for external review goes."""
    traits = facts.values["trait"]
    state = rules.states.get(case.plan.state or "")
    if "state-external" in traits and state is not None:
        held = rules.rules.get(state.external or "")
        ways = f" ({state.filing.words})" if state.filing is not None else ""
        if held is not None and held.to_whom and (rule is None or rule.states):
            return held.to_whom + ways
        return f"as the final denial says: {_with_contact(_state_office(case, rules))} or the issuer{ways}"
    if "federal-external" in traits and case.plan.external_process == "hhs":
        ways = f": {state.filing.words}" if state is not None and state.process == "federal" and state.filing is not None else ""
        return f"the external review that HHS runs, at the address in the final denial{ways}"
    if "federal-external" in traits:
        named = "the plan or issuer, at the address in the final denial, which must pass it to an independent review organization"
        if state is not None and state.process == "federal" and state.filing is not None and "insured" in traits:
            return f"{named}; if the denial names the process run by HHS, {state.filing.words}"
        return named
    return "the office that the final denial names"
