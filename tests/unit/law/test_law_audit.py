"""The audit of a notice on small synthetic letters: a lack is named only where it is clear."""

from __future__ import annotations

from datetime import date

import pytest

from denialhelp.casefile.document import Document, Origin, Page, Word
from denialhelp.casefile.fact import DocumentNote, Fact, Notice, StatedDeadline
from denialhelp.casefile.rights import LegalCase, Plan
from denialhelp.casefile.slugs import Level, PlanType, Reason, Stage
from denialhelp.law.audit import audit_notice
from denialhelp.reference.loader import load_rules

AS_OF = date(2026, 11, 24)
# Synthetic letters: invented plan, no real payer's words.
GOOD = """SYNTHETIC SAMPLE. We denied your request because the records do not show six weeks of therapy. See page 41 of your
benefit booklet, "Medical necessity". You may send additional information, such as therapy notes. You may appeal
within 180 days after you receive this letter. An urgent appeal is decided within 72 hours. After the appeal you may
ask for an external review by an independent review organization. You may bring a civil action under section 502(a) of
ERISA. Copies of all documents and of the guideline used are free of charge. You may ask for the diagnosis and
treatment codes and their meanings. The Department of Insurance and the Employee Benefits Security Administration can
help."""
BARE = """SYNTHETIC SAMPLE. Dear member, we have looked at the request of your doctor and we are sorry to tell you that it
cannot be paid for at this time. Our reviewer found that it is not necessary in your case and closed the request. If
you wish to appeal, write to the address above within 60 days of the date of this letter. Please keep this letter with
your papers. We wish you well and thank you for being with us for these years."""
SPANISH = """MUESTRA SINTÉTICA. No podemos pagar esta reclamación porque según su póliza, sección 4, el servicio no es médicamente
necesario. El expediente no muestra terapia. Puede apelar dentro de los 180 días después de recibir esta carta. Puede
pedir una revisión externa independiente. Puede solicitar los códigos de diagnóstico y de tratamiento y su
significado. Las copias de los documentos son gratis. El Departamento de Seguros puede ayudarle."""


def _documents(text: str, how: Origin = Origin.TEXT, confidence: float = 1.0) -> tuple[Document, ...]:
    words = tuple(Word(w, 0, len(w), None, confidence) for w in text.split())
    return (Document("notice.txt", "0" * 64, "text/plain", (Page(1, text, words, (), how=how),), how),)


def _notice(days: int | None = None, kind: str = "denial") -> Notice:
    facts = {} if days is None else {"stated_deadline": Fact("stated_deadline", StatedDeadline(days, None, "notice"), 1.0)}
    return Notice((DocumentNote("notice.txt", "0" * 64, 1, "text", "en"),), kind, facts)


def _case(plan: PlanType | None, **more: object) -> LegalCase:
    held: dict[str, object] = {
        "stage": Stage.PRE_SERVICE,
        "level": Level.INITIAL,
        "urgent": False,
        "reasons": (Reason.MEDICAL_NECESSITY,),
        "events": {"notice_dated": date(2026, 11, 1)},
    } | more
    return LegalCase(Plan(plan, "OH"), **held)  # type: ignore[arg-type]  # a test's shorthand


def _codes(text: str, case: LegalCase, notice: Notice | None = None) -> set[str]:
    return {d.code for d in audit_notice(notice or _notice(), _documents(text), case, load_rules(), as_of=AS_OF)}


def test_a_complete_notice_has_no_defect() -> None:
    assert _codes(GOOD, _case(PlanType.ERISA_INSURED)) == set()


def test_a_bare_notice_lacks_what_the_claims_rule_asks() -> None:
    assert _codes(BARE, _case(PlanType.ERISA_INSURED)) >= {
        "civil-action",
        "plan-provision",
        "codes-offered",
        "external-described",
        "assistance-contact",
    }


def test_only_what_governs_this_plan_is_asked() -> None:
    individual = _codes(BARE, _case(PlanType.INDIVIDUAL_ACA))
    assert "civil-action" not in individual
    assert "codes-offered" in individual
    medicare = _codes(BARE, _case(PlanType.MEDICARE_ADVANTAGE))
    assert not medicare & {"civil-action", "codes-offered", "external-described"}


def test_a_short_period_is_quoted() -> None:
    defects = audit_notice(_notice(60), _documents(BARE), _case(PlanType.INDIVIDUAL_ACA), load_rules(), as_of=AS_OF)
    found = next(d for d in defects if d.code == "appeal-time-short")
    assert found.said is not None
    assert "within 60 days of the date of this letter" in found.said
    assert [c.cite for c in found.citations] == ["29 CFR 2560.503-1(h)(3)(i)"]


def test_citations_are_those_of_the_market() -> None:
    for plan, paragraph in ((PlanType.INDIVIDUAL_ACA, "(b)(3)"), (PlanType.ERISA_INSURED, "(b)(2)")):
        defects = audit_notice(_notice(), _documents(BARE), _case(plan), load_rules(), as_of=AS_OF)
        codes = next(d for d in defects if d.code == "codes-offered")
        assert [paragraph in c.cite for c in codes.citations] == [True]


def test_a_spanish_notice_is_understood() -> None:
    assert _codes(SPANISH, _case(PlanType.INDIVIDUAL_ACA)) == set()


@pytest.mark.parametrize("kind", ["approval", "other", "remittance"])
def test_other_papers_are_not_audited(kind: str) -> None:
    assert _codes(BARE, _case(PlanType.ERISA_INSURED), _notice(kind=kind)) == set()


def test_an_unknown_plan_is_not_audited() -> None:
    assert _codes(BARE, _case(None)) == set()


def test_a_page_that_was_not_read_well_is_not_audited() -> None:
    documents = _documents(BARE, Origin.OCR, 0.5)
    assert audit_notice(_notice(), documents, _case(PlanType.ERISA_INSURED), load_rules(), as_of=AS_OF) == ()


def test_medicaid_reduction_must_speak_of_continuation_and_cost() -> None:
    case = _case(PlanType.MEDICAID_MANAGED_CARE, stage=Stage.CONCURRENT)
    assert _codes(BARE, case) >= {"mco-documents", "mco-continuation", "mco-cost"}
    kept = (
        BARE
        + " You can keep the same services during the appeal. If you lose, you may have to pay for the services."
        + " Copies of documents are free."
    )
    assert not _codes(kept, case) & {"mco-documents", "mco-continuation", "mco-cost"}


def test_medicare_advantage_must_name_medicare_criteria_where_it_used_its_own() -> None:
    own = (
        BARE
        + " The decision rests on the plan's clinical guideline for rehabilitation."
        + " You may ask for a fast appeal. An independent reviewer looks again."
    )
    assert "ma-medicare-criteria" in _codes(own, _case(PlanType.MEDICARE_ADVANTAGE))
    assert "ma-medicare-criteria" not in _codes(
        own + " See 42 CFR 412.622 and the Medicare Benefit Policy Manual.", _case(PlanType.MEDICARE_ADVANTAGE)
    )


EMERGENCY = """SYNTHETIC SAMPLE. We cannot pay the claim of the emergency department. The final diagnosis on the bill was acid reflux and
by our list of diagnoses this is not an emergency. See section 4 of your policy. {standard} You may appeal within 180 days after
you receive this letter. Please keep this letter with your papers, and call us with your questions at any time."""


def test_an_emergency_judged_by_its_diagnosis_is_a_defect() -> None:
    case = _case(PlanType.INDIVIDUAL_ACA, stage=Stage.POST_SERVICE, reasons=(Reason.EMERGENCY,))
    assert "emergency-standard" in _codes(EMERGENCY.format(standard=""), case)
    assert "emergency-standard" not in _codes(EMERGENCY.format(standard="A prudent layperson would not have gone."), case)
    assert "emergency-standard" not in _codes(BARE, case)


def test_a_service_that_you_did_not_receive_is_no_word_on_what_is_missing() -> None:
    case = _case(PlanType.ERISA_INSURED, stage=Stage.POST_SERVICE, reasons=(Reason.NO_PRIOR_AUTHORIZATION,))
    said = BARE + " If you did not receive a service listed here, call us."
    assert "perfect-claim" in _codes(said, case)
    assert "perfect-claim" not in _codes(BARE + " We did not receive the referral form.", case)


BARE_STATE = """SYNTHETIC SAMPLE. The agency has looked at the request for private nursing and will pay for fewer hours from the
first day of the coming month, since the need has become smaller as the nurse of the agency found on her visit to the
home. Please plan with your family for the time that is left. If you have questions please call the number on the back
of your card during the day. We thank you and wish you well in the coming months and for the years that follow."""
FULL_STATE = (
    BARE_STATE
    + " The rule is 42 CFR 440.230(d). You have the right to a fair hearing. If you ask for it before that day, your services will "
    "continue until the decision."
)


@pytest.mark.parametrize(("text", "lacks"), [(BARE_STATE, {"ffs-hearing", "ffs-regulation", "ffs-continuation"}), (FULL_STATE, set())])
def test_a_state_s_own_notice(text: str, lacks: set[str]) -> None:
    # 42 CFR 431.210: action, reasons, regulations, hearing, continuation.
    case = _case(PlanType.MEDICAID_FFS, stage=Stage.CONCURRENT)
    assert {c for c in _codes(text, case) if c.startswith("ffs-")} == lacks


def test_a_federal_employees_plan_names_opm_when_it_affirms() -> None:
    # 48 CFR 1652.204-72(d)
    case = _case(PlanType.FEHB, level=Level.RECONSIDERATION)
    assert "fehb-opm" in _codes(BARE, case)
    assert "fehb-opm" not in _codes(BARE + " You may ask OPM to review this within 90 days.", case)
    assert "fehb-opm" not in _codes(BARE, _case(PlanType.FEHB))


def test_a_drug_plan_says_why_and_how_to_be_quick() -> None:
    # 42 CFR 423.568(g)
    case = _case(PlanType.MEDICARE_PART_D, stage=Stage.FORMULARY)
    assert "d-expedited" in _codes(BARE, case)
    assert "d-expedited" not in _codes(BARE + " A fast appeal is decided within 72 hours.", case)
    assert "om-redetermination" not in _codes(BARE, _case(PlanType.MEDICARE_ORIGINAL, stage=Stage.POST_SERVICE))
