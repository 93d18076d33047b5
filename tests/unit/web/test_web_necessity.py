"""The criteria page of a case without a policy: what counts as medically necessary, each demand with its usual proof, in both languages."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Fact, Notice, Pin
from denialhelp.casefile.rights import LegalCase, Plan
from denialhelp.casefile.slugs import PlanType, Reason
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.storage import Store
from denialhelp.workflow.in_definition import in_definition
from web_case import browser_of, finished

pytestmark = pytest.mark.django_db
OWN = "Medically Necessary means care that a treating doctor orders and that meets accepted standards."
BOOKLET = Document("plan.pdf", "0" * 64, "application/pdf", (Page(1, f"{OWN}\n\nMember means a person enrolled."),))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("necessity")


def _page(folder: Path, plan: PlanType | None, *, papers: tuple[Document, ...] = (), language: str = "en") -> str:
    case = _without_policy(finished(folder, f"{plan or 'unknown'}-{len(papers)}-{language}"), plan, "NY", papers)
    client: Client = browser_of(case)
    client.cookies["django_language"] = language
    return client.get(f"/case/{case.pk}/criteria/").content.decode()


def _without_policy(case: Case, plan: PlanType | None, state: str, papers: tuple[Document, ...]) -> Case:
    store = Store(case)
    whole: dict[str, Any] = store.get_json(f"{case.packet}/case.json")
    pin = Pin("notice.pdf", 1, "It is not medically necessary.")
    notice = Notice((), "denial", {"reasons": Fact("reasons", (Reason.MEDICAL_NECESSITY,), 1.0, (pin,))})
    legal = LegalCase(plan=Plan(type=plan, state=state), reasons=(Reason.MEDICAL_NECESSITY,))
    held = in_definition(notice, legal, papers, as_of=date(2026, 11, 24))
    library = {"services": [], "policies": [], "papers": [], "definition": held}
    store.put_json(f"{case.packet}/case.json", whole | {"match": None, "policy": None, "library": library})
    return case


def test_each_demand_is_shown_with_its_source_and_usual_proof(sample: Path) -> None:
    page = _page(sample, PlanType.MEDICAID_MANAGED_CARE)
    assert "What counts as medically necessary in this kind of plan" in page
    assert "N.Y. Social Services Law 365-a(2)" in page
    assert "It is usually in a visit note." in page
    assert "This may not decide:" in page
    assert "if the patient is under 21" in page
    assert "Nothing here is said to be met." in page


def test_the_same_in_spanish(sample: Path) -> None:
    page = _page(sample, PlanType.MEDICAID_MANAGED_CARE, language="es")
    assert "Qué cuenta como médicamente necesario en este tipo de plan" in page
    assert "La atención es para prevenir, diagnosticar, corregir o curar una condición." in page
    assert "si el paciente tiene menos de 21 años" in page
    assert "Suele estar en la nota de una consulta." in page


def test_the_plans_own_words_lead_to_their_page(sample: Path) -> None:
    page = _page(sample, PlanType.ERISA_SELF_FUNDED, papers=(BOOKLET,))
    assert OWN in page
    assert "plan.pdf, page 1" in page
    assert "Look under" not in page
    assert "Look under “definitions” in the plan document." in _page(sample, PlanType.ERISA_SELF_FUNDED)


def test_where_nothing_is_held_the_notices_reason_is_shown_and_a_quotation_is_said(sample: Path) -> None:
    page = _page(sample, PlanType.CHIP)
    assert "No definition for this kind of plan could be read." in page
    assert "It is not medically necessary." in page
    assert "It depends on the kind of plan, which is not known yet." in _page(sample, None)
    assert "read in a quotation, so no letter cites it" in _page(sample, PlanType.VA)


def test_a_case_with_a_policy_shows_its_criteria_alone(sample: Path) -> None:
    case = finished(sample, "with-policy")
    page = browser_of(case).get(f"/case/{case.pk}/criteria/").content.decode()
    assert "What counts as medically necessary" not in page
