"""Which kind of plan this is, by what the notice, the plan's papers and the claimant say; a question where they do not say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Alternative, Fact, Pin, Question
from denialhelp.casefile.quote import pin_at
from denialhelp.casefile.slugs import PlanType
from denialhelp.reading.place import state_claims, state_fact
from denialhelp.reading.plan_signs import Evidence, Sign, Voice, gather, pins, voice_of
from denialhelp.reference.tables import Tables

_PAPERS = frozenset({Voice.PLAN, Voice.NOTICE})
_FUNDING_ASK = Question(
    "funding",
    "Does your employer pay the claims itself (a self-funded plan), or is it insurance that the employer bought? "
    'The Summary Plan Description says it under "type of funding", '
    'the ID card may say "administered by" or "insured by", and the personnel office knows.',
    "A self-funded plan follows federal law only; an insured one also follows the state's insurance law, its "
    "department and its external review.",
)
_TYPE_ASK = Question(
    "plan_type",
    "How do you have this coverage: through a job, bought yourself or through the Marketplace, Medicare, Medicaid "
    "or a children's program, a school, the military, or in another way?",
    "The law, the last day to appeal and where to go depend on it.",
)


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A plan type with its sources, or the types between which a question decides."""

    plan_type: PlanType | None
    confidence: float = 0.0
    signs: tuple[Sign, ...] = ()
    between: tuple[PlanType, ...] = ()
    question: Question | None = None


def _titled(signs: Sequence[Sign]) -> bool:
    return any(s.titled or s.voice is Voice.PLAN for s in signs)


def _medicare(e: Evidence) -> _Verdict | None:
    part_d = e.of("medicare-part-d")
    advantage = e.of("medicare-advantage", "h-number", "brand:medicare-advantage")
    original = e.of("medicare-original", "payer-only:original")
    if (
        part_d
        and (not advantage or _titled([s for s in part_d if s.voice is not Voice.CLAIMANT]))
        and (len(part_d) > 1 or e.has("s-number", "brand:part-d") or _titled(part_d) or not advantage)
    ):
        return _Verdict(PlanType.MEDICARE_PART_D, 0.92 if len(part_d) > 1 or _titled(part_d) else 0.8, tuple(part_d))
    if e.has("s-number", "brand:part-d") and not advantage:
        return _Verdict(PlanType.MEDICARE_PART_D, 0.9, tuple(e.of("s-number", "brand:part-d", "medicare-part-d")))
    if advantage:
        strong = e.of("medicare-advantage", voices=_PAPERS) or (e.has("h-number") and e.has("brand:medicare-advantage"))
        return _Verdict(PlanType.MEDICARE_ADVANTAGE, 0.95 if strong else 0.85, tuple(advantage))
    if original:
        return _Verdict(PlanType.MEDICARE_ORIGINAL, 0.9 if len(original) > 1 or _titled(original) else 0.8, tuple(original))
    return None


def _medicaid(e: Evidence) -> _Verdict | None:
    chip = e.of("chip")
    managed = e.of("medicaid-managed", "brand:medicaid")
    named = e.of("medicaid")
    hearing = e.of("fair-hearing", voices=_PAPERS)
    if chip and not managed and not [s for s in named if s.voice is not Voice.CLAIMANT]:
        return _Verdict(PlanType.CHIP, 0.9, tuple(chip))
    managed = managed or e.of("payer-only:medicaid")
    if not managed and not named and not (hearing and e.has("payer:medicaid")):
        return None
    ffs = e.of("payer-only:medicaid-ffs", "medicaid-agency", voices=_PAPERS)
    if managed:
        return _Verdict(
            PlanType.MEDICAID_MANAGED_CARE, 0.95 if hearing or len(managed) > 1 or named else 0.85, (*managed, *named[:1], *hearing[:1])
        )
    how = e.of("managed-medicaid", voices=_PAPERS)
    about_plan = [
        s
        for s in how
        if re.search(
            r"managed care|health plan|mco|community plan|plan appeal|adverse benefit|adversa de beneficios|al plan|del plan",
            s.pin.quote,
            re.IGNORECASE,
        )
    ] or e.of("payer:medicaid")
    if about_plan:
        return _Verdict(PlanType.MEDICAID_MANAGED_CARE, 0.9, (*named, *about_plan[:1], *hearing[:1]))
    if ffs and not about_plan:
        return _Verdict(PlanType.MEDICAID_FFS, 0.85, (*named, *ffs))
    ask = Question(
        "plan_type",
        "Is the Medicaid coverage through a health plan (there is a plan's card), or directly from the state?",
        "A health plan has its own appeal before the state fair hearing.",
    )
    return _Verdict(None, signs=tuple(named), between=(PlanType.MEDICAID_MANAGED_CARE, PlanType.MEDICAID_FFS), question=ask)


def _named_programs(e: Evidence) -> _Verdict | None:
    for names, plan_type in (
        (("fehb", "brand:federal", "payer-only:federal"), PlanType.FEHB),
        (("tricare", "payer-only:tricare"), PlanType.TRICARE),
        (("va", "payer-only:va"), PlanType.VA),
        (("sharing-ministry", "payer-only:sharing"), PlanType.SHARING_MINISTRY),
        (("student", "brand:student"), PlanType.STUDENT),
        (("short-term", "payer-only:short-term"), PlanType.SHORT_TERM),
    ):
        signs = e.of(*names)
        if signs:
            sure = len([s for s in signs if s.voice is not Voice.CLAIMANT]) > 1 or _titled(signs)
            return _Verdict(plan_type, 0.93 if sure else 0.82, tuple(signs))
    return None


def _individual(e: Evidence, *, employer: bool) -> _Verdict | None:
    market = e.of("marketplace")
    own = e.of("individual", "brand:individual")
    if not market and not own:
        return None
    if employer and not market:
        return None
    if employer and not e.of("marketplace", voices=_PAPERS):
        return None
    return _Verdict(
        PlanType.INDIVIDUAL_ACA, 0.95 if (market and own) or e.of("marketplace", voices=frozenset({Voice.PLAN})) else 0.87, (*market, *own)
    )


_GROUP_PROOF = re.compile(r"group|policyholder|employer|employee", re.IGNORECASE)


def _employer(e: Evidence) -> _Verdict | None:
    employer = e.of("employer", "group-name", "erisa", "union")
    insured = e.of("insured")
    funded = e.of("self-funded")
    public, church = e.of("governmental-plan", "governmental"), e.of("church-plan", "church")
    denied_erisa = e.of("erisa-denied")
    group = [s for s in (*insured, *employer) if _GROUP_PROOF.search(s.pin.quote) or s.name != "insured"]
    if public and not e.of("erisa", voices=frozenset({Voice.PLAN})):
        return _Verdict(
            PlanType.GOVERNMENTAL_NON_FEDERAL,
            0.88 if denied_erisa or len(public) > 1 or any(s.voice is Voice.PLAN for s in public) else 0.8,
            (*public, *denied_erisa),
        )
    if church and not e.of("erisa", voices=frozenset({Voice.PLAN})):
        return _Verdict(PlanType.CHURCH, 0.9 if e.has("church-plan") or denied_erisa else 0.78, (*church, *denied_erisa))
    if not group and not funded:
        return None
    return _by_funding(e, insured, funded, employer)


def _by_funding(e: Evidence, insured: list[Sign], funded: list[Sign], employer: list[Sign]) -> _Verdict:
    between = (PlanType.ERISA_SELF_FUNDED, PlanType.ERISA_INSURED)
    for voice in Voice:
        yes = [s for s in funded if s.voice is voice]
        no = [s for s in insured if s.voice is voice]
        if yes and no:
            clear = [
                s
                for s in yes
                if re.search(r"self.?(?:funded|insured)|general assets|not insured|do(?:es)? not insure", s.pin.quote, re.IGNORECASE)
            ]
            if not clear or any(
                re.search(
                    r"insured by|underwritten|underwrites|contract of insurance|policyholder|insurance law", s.pin.quote, re.IGNORECASE
                )
                for s in no
            ):
                return _Verdict(None, signs=(*yes, *no), between=between, question=_FUNDING_ASK)
            no = []
        if yes:
            return _Verdict(
                PlanType.ERISA_SELF_FUNDED, {Voice.PLAN: 0.95, Voice.NOTICE: 0.88, Voice.CLAIMANT: 0.75}[voice], (*yes, *employer[:1])
            )
        if no:
            return _Verdict(PlanType.ERISA_INSURED, {Voice.PLAN: 0.94, Voice.NOTICE: 0.9, Voice.CLAIMANT: 0.7}[voice], (*no, *employer[:1]))
    return _Verdict(None, signs=tuple(employer), between=between, question=_FUNDING_ASK)


def _verdict(e: Evidence) -> _Verdict:
    employer = e.has("employer", "group-name", "union")
    for found in (_named_programs(e), _medicare(e), _medicaid(e), _individual(e, employer=employer), _employer(e)):
        if found is not None:
            return found
    if e.has("insured"):
        signs = tuple(e.of("insured"))
        return _Verdict(None, signs=signs, between=(PlanType.ERISA_INSURED, PlanType.INDIVIDUAL_ACA), question=_TYPE_ASK)
    return _Verdict(None, question=_TYPE_ASK)


def _funding(e: Evidence, verdict: _Verdict) -> Fact | None:
    if verdict.plan_type is PlanType.ERISA_SELF_FUNDED:
        return Fact("funding", "self", verdict.confidence, pins(e.of("self-funded")))
    if verdict.plan_type in {PlanType.ERISA_INSURED, PlanType.INDIVIDUAL_ACA}:
        signs = e.of("insured") or list(verdict.signs)
        return Fact("funding", "insured", verdict.confidence, pins(signs))
    if verdict.plan_type in {PlanType.GOVERNMENTAL_NON_FEDERAL, PlanType.CHURCH, PlanType.STUDENT}:
        funded, insured = e.of("self-funded"), e.of("insured")
        if bool(funded) != bool(insured):
            return Fact("funding", "self" if funded else "insured", 0.85, pins(funded or insured))
    return None


_LEVELS = re.compile(
    r"\b(?:(?P<one>one|a single|1|un solo|un)\s+(?:mandatory\s+|required\s+)?|(?P<two>two|2|dos)\s+(?:mandatory\s+|"
    r"required\s+)?)(?:levels?|nivel(?:es)?)\s+(?:of|de)\s+(?:internal\s+|mandatory\s+)*(?:appeals?|review|"
    r"apelaci[oó]n)",
    re.IGNORECASE,
)
_DAYS = re.compile(
    r"\b(?:you\s+have|within|file\s+within|must\s+(?:be\s+)?(?:file|appeal|"
    r"filed)\s+within)\s+(?P<days>\d{2,3})\s+(?:calendar\s+)?days[^.]{0,90}",
    re.IGNORECASE,
)


def _terms(notice_documents: Sequence[Document], context_documents: Sequence[Document]) -> dict[str, Fact]:
    """The number of internal levels, and the days to appeal that the plan's own papers state."""
    out: dict[str, Fact] = {}
    for documents, notice in ((context_documents, False), (notice_documents, True)):
        for document in documents:
            if voice_of(document, notice=notice) is Voice.CLAIMANT:
                continue
            for page in document.pages:
                levels = _LEVELS.search(page.text)
                if levels is not None and "internal_levels" not in out:
                    number = "1" if levels.group("one") else "2"
                    out["internal_levels"] = Fact(
                        "internal_levels", number, 0.9, (pin_at(document, page, levels.start(), levels.end(), "levels"),)
                    )
                days = None if notice else _DAYS.search(page.text)
                if (
                    days is not None
                    and "appeal_days" not in out
                    and re.search(r"appeal|adverse benefit determination|decision", days.group(), re.IGNORECASE)
                    and "external" not in days.group().lower()
                ):
                    out["appeal_days"] = Fact(
                        "appeal_days", days.group("days"), 0.85, (pin_at(document, page, days.start(), days.end(), "appeal days"),)
                    )
    return out


def plan_facts(
    notice_documents: Sequence[Document], context_documents: Sequence[Document], tables: Tables
) -> tuple[dict[str, Fact], tuple[Question, ...]]:
    """The facts plan_type, state, funding, grandfathered, internal_levels and appeal_days where stated, and what must be asked.

    `context_documents` are the plan's papers and the claimant's own words. An employer's name alone decides nothing: then there is no
    plan_type but a question about who pays the claims.
    """
    evidence = gather(notice_documents, context_documents, tables)
    verdict = _verdict(evidence)
    facts: dict[str, Fact] = {}
    questions: list[Question] = []
    plan_type = verdict.plan_type
    kept = evidence.of("grandfathered", voices=_PAPERS)
    if kept:
        facts["grandfathered"] = Fact("grandfathered", True, 0.88, pins(kept))
    if plan_type is not None:
        alternatives: tuple[Alternative, ...] = ()
        value = plan_type
        if kept and plan_type in {PlanType.ERISA_INSURED, PlanType.ERISA_SELF_FUNDED, PlanType.INDIVIDUAL_ACA}:
            alternatives = (Alternative(plan_type.value, pins(verdict.signs)),)
            value = PlanType.GRANDFATHERED
        facts["plan_type"] = Fact(
            "plan_type",
            value.value,
            verdict.confidence,
            _first_pins(kept if value is PlanType.GRANDFATHERED else verdict.signs),
            alternatives,
        )
    elif kept:
        facts["plan_type"] = Fact(
            "plan_type", PlanType.GRANDFATHERED.value, 0.8, pins(kept), tuple(Alternative(b.value) for b in verdict.between)
        )
    if verdict.question is not None:
        questions.append(verdict.question)
    funding = _funding(evidence, verdict)
    if funding is not None:
        facts["funding"] = funding
    state, ask = state_fact(state_claims(notice_documents, context_documents, evidence, tables), plan_type)
    if state is not None:
        facts["state"] = state
    if ask is not None:
        questions.append(ask)
    elif state is None:
        questions.append(
            Question(
                "state",
                "In which state does the member live, and in which state was the insurance issued?",
                "The state's insurance law and where to complain depend on it.",
            )
        )
    return facts | _terms(notice_documents, context_documents), tuple(questions)


def _first_pins(signs: Sequence[Sign]) -> tuple[Pin, ...]:
    order = list(Voice)
    return pins(sorted(signs, key=lambda s: order.index(s.voice)))
