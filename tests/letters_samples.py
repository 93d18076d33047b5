"""Synthetic cases for the tests of the letters room: fictional people, payers and clinics, 555 numbers; no real person or policy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import AppealTo, Code, DocumentNote, Fact, FactValue, Notice, Pin, StatedDeadline
from denialhelp.casefile.letter import BlockKind, Exhibit, ExhibitPlan, Letter
from denialhelp.casefile.policy import Criterion, Evidence, Finding, Group, GroupKind, Match, Policy
from denialhelp.casefile.quote import find_quote
from denialhelp.casefile.record import Passage, Record
from denialhelp.casefile.rights import Citation, LegalCase, Plan, Regulator, Rights, Route
from denialhelp.casefile.slugs import Assertion, LetterKind, Level, PaHistory, PlanType, Reason, RouteKind, Stage, Status
from denialhelp.letters.brief import Brief
from denialhelp.letters.draft import draft
from denialhelp.letters.grounding import gate
from denialhelp.letters.passages import pieces
from denialhelp.reference.loader import load_rules
from denialhelp.reference.rulebook import RuleBook

AS_OF = date(2026, 11, 23)


@lru_cache(maxsize=1)
def rules() -> RuleBook:
    """The product's own law tables."""
    return load_rules()


def doc(name: str, *pages: str, language: str = "en") -> Document:
    """A document of text pages."""
    return Document(name, "0" * 64, "text/plain", tuple(Page(n, text.strip("\n")) for n, text in enumerate(pages, 1)), language=language)


def pin(document: Document, quote: str) -> Pin:
    """The pin of a quote that must be in the document."""
    found = find_quote(document, quote)
    assert found is not None, f"{quote!r} is not in {document.id}"
    return found


def fact(name: str, value: FactValue, *places: tuple[Document, str]) -> Fact:
    """A fact with its places."""
    return Fact(name, value, 0.95, tuple(pin(d, q) for d, q in places))


def finding(
    criterion: str,
    text: str,
    status: Status,
    *evidence: tuple[Document, str, date | None],
    missing: str | None = None,
    against: tuple[Document, str] | None = None,
) -> Finding:
    """A finding with its evidence."""
    proof = tuple(Evidence(pin(d, q), Assertion.PRESENT, on) for d, q, on in evidence)
    contra = (Evidence(pin(*against)),) if against else ()
    return Finding(criterion, text, status, proof, contra, missing)


def record_of(*documents: Document, days: dict[str, date] | None = None, others: Sequence[str] = ()) -> Record:
    """A record whose passages are the sentences of the documents; `others` are ids of documents of another patient."""
    notes = tuple(DocumentNote(d.id, d.sha256, len(d.pages), "text", d.language) for d in documents)
    found = tuple(
        Passage(
            d.id,
            p.page,
            p.start,
            p.end,
            d.page(p.page).text[p.start : p.end],
            recorded_on=(days or {}).get(d.id),
            other_patient=d.id in others,
        )
        for d in documents
        for p in pieces(d)
        if not p.heading
    )
    return Record(notes, passages=found)


@dataclass
class Case:
    """A case being put together; `brief()` makes the frozen value."""

    notice: Document
    facts: tuple[Fact, ...]
    plan_type: PlanType | None
    reasons: tuple[Reason, ...]
    routes: tuple[RouteKind, ...]
    records: tuple[Document, ...] = ()
    policy: Policy | None = None
    findings: tuple[Finding, ...] = ()
    plan: Document | None = None
    statement: Document | None = None
    state: str | None = None
    stage: Stage = Stage.PRE_SERVICE
    level: Level = Level.INITIAL
    urgent: bool = False
    emergency: bool = False
    pa: PaHistory | None = None
    group_code: str | None = None
    events: dict[str, date] = field(default_factory=dict)
    filing: tuple[str, str, date] | None = None
    days: dict[str, date] = field(default_factory=dict)
    regulator: Regulator | None = None

    def brief(self) -> Brief:
        """The brief of the case."""
        policy_doc = (self.policy_document,) if self.policy_document is not None else ()
        documents = tuple(d for d in (self.notice, *self.records, *policy_doc, self.plan, self.statement) if d is not None)
        note = DocumentNote(self.notice.id, self.notice.sha256, len(self.notice.pages), "text", self.notice.language)
        notice = Notice((note,), "denial", {f.name: f for f in self.facts})
        case = LegalCase(
            Plan(self.plan_type, self.state),
            None,
            self.stage,
            self.level,
            self.urgent,
            self.emergency or None,
            None,
            self.reasons,
            self.pa,
            self.group_code,
            None,
            self.events,
        )
        exhibits = tuple(
            Exhibit(chr(65 + n), d.id.rsplit(".", 1)[0], d.id, tuple(p.text for p in d.pages)) for n, d in enumerate(documents)
        )
        match = Match(Status.UNKNOWN, self.findings) if self.findings else None
        return Brief(
            notice=notice,
            case=case,
            rights=Rights(routes=tuple(self._route(k, n) for n, k in enumerate(self.routes, 1)), regulator=self.regulator),
            rules=rules(),
            as_of=AS_OF,
            policy=self.policy,
            match=match,
            record=record_of(*self.records, days=self.days) if self.records else None,
            documents=documents,
            exhibits=ExhibitPlan(exhibits),
            statement_document=self.statement,
        )

    policy_document: Document | None = None

    def _route(self, kind: RouteKind, rank: int) -> Route:
        route = Route(kind, True, rank)
        if self.filing is None or kind not in (
            RouteKind.INTERNAL_APPEAL,
            RouteKind.RECONSIDERATION,
            RouteKind.EXTERNAL_REVIEW,
            RouteKind.REDETERMINATION,
        ):
            return route
        rule, event, last = self.filing
        cites = tuple(Citation(c.cite) for c in rules().citations(rule, AS_OF))
        return replace(route, file_by=last, counted_from=event, rule=rule, citations=cites)


def group(criterion: str, kind: GroupKind, *children: Criterion | Group, n: int | None = None) -> Group:
    """A group of criteria."""
    return Group(criterion, kind, children, n)


def criteria(policy: Document, number: str, title: str, root: Group, effective: tuple[date, str] | None = None) -> Policy:
    """A policy with its number, title and day of effect pinned."""
    sources = [pin(policy, number), pin(policy, title)] + ([pin(policy, effective[1])] if effective else [])
    return Policy(title, number, None, effective[0] if effective else None, None, tuple(sources), root)


def leaf(policy: Document, criterion: str, text: str) -> Criterion:
    """A criterion pinned in the policy."""
    return Criterion(criterion, text, (pin(policy, text),))


def stimulator() -> Case:
    """A self-funded plan denies a spinal cord stimulator trial before the service: old pain score, no psychological evaluation sent."""
    notice = doc(
        "notice.txt",
        """
ORLA T FENWICK
18 Harrow Lane
Dayton OH 45402

Northbridge Health Plan
Date of this letter: September 14, 2026
Member: Orla T. Fenwick
Date of birth: 02/11/1969
Member ID: NB55510921
Reference number: R-778120
Requested service: Spinal cord stimulator trial, percutaneous leads
Procedure code: 63650 (2 units)
Diagnosis: G89.4
Requesting provider: Tomas Okafor, MD (Pain Medicine)
Requested dates: 10/12/2026 to 10/19/2026

Why we did not approve it

1. The pain score of March 2, 2026 was 4 out of 10. The policy asks for severe pain.
2. No psychological evaluation was included.

A medical director (Ines Roth, MD, family medicine) made this decision with policy SCS-204.

Your right to appeal

You may appeal within 180 days after you receive this letter.
Write to Northbridge Appeals, P.O. Box 555, Columbus, OH 43085, fax 1-800-555-0110.
""",
    )
    clinic = doc(
        "pain_clinic.txt",
        """
Pain clinic note
Visit date 09/01/2026
Average pain over the past week 8 out of 10, worst 9.
Six months of physical therapy, gabapentin 2400 mg daily and two epidural injections gave no lasting relief.
Psychological evaluation of 08/20/2026 by Lena Marsh, PhD: suitable for a stimulator trial.
No infection. Coagulation tests normal.
""",
    )
    policy_doc = doc(
        "policy.txt",
        """
Policy SCS-204 Spinal Cord Stimulation
Effective 01/01/2026
A trial is covered when ALL are met:
A. Pain of 7 or more out of 10 in the last 60 days
B. Failure of at least six months of conservative care
C. A psychological evaluation that finds the patient suitable
D. A signed informed consent for the trial
""",
    )
    leaves = [
        leaf(policy_doc, i, t)
        for i, t in (
            ("A", "Pain of 7 or more out of 10 in the last 60 days"),
            ("B", "Failure of at least six months of conservative care"),
            ("C", "A psychological evaluation that finds the patient suitable"),
            ("D", "A signed informed consent for the trial"),
        )
    ]
    policy = criteria(
        policy_doc, "SCS-204", "Spinal Cord Stimulation", group("ROOT", GroupKind.ALL, *leaves), (date(2026, 1, 1), "Effective 01/01/2026")
    )
    seen = date(2026, 9, 1)
    findings = (
        finding("A", leaves[0].text, Status.MET, (clinic, "Average pain over the past week 8 out of 10, worst 9.", seen)),
        finding(
            "B",
            leaves[1].text,
            Status.MET,
            (clinic, "Six months of physical therapy, gabapentin 2400 mg daily and two epidural injections gave no lasting relief.", seen),
        ),
        finding(
            "C",
            leaves[2].text,
            Status.MET,
            (clinic, "Psychological evaluation of 08/20/2026 by Lena Marsh, PhD: suitable for a stimulator trial.", date(2026, 8, 20)),
        ),
        finding("D", leaves[3].text, Status.UNKNOWN, missing="a signed consent for the trial"),
    )
    statement = doc(
        "statement.txt",
        "My name is Orla Fenwick. The letter came on September 18, 2026. They say my pain is a 4. That was in March, before it got "
        "worse. Should I call a lawyer?",
    )
    facts = (
        fact("payer_name", "Northbridge Health Plan", (notice, "Northbridge Health Plan")),
        fact("patient_name", "Orla T. Fenwick", (notice, "Member: Orla T. Fenwick")),
        fact("patient_dob", date(1969, 2, 11), (notice, "Date of birth: 02/11/1969")),
        fact("member_id", "NB55510921", (notice, "Member ID: NB55510921")),
        fact("reference_number", "R-778120", (notice, "Reference number: R-778120")),
        fact("notice_date", date(2026, 9, 14), (notice, "September 14, 2026")),
        fact("received_date", date(2026, 9, 18), (statement, "The letter came on September 18, 2026.")),
        fact("service", "Spinal cord stimulator trial, percutaneous leads", (notice, "Spinal cord stimulator trial, percutaneous leads")),
        fact("codes", (Code("CPT", "63650"), Code("ICD-10-CM", "G89.4")), (notice, "63650 (2 units)"), (notice, "Diagnosis: G89.4")),
        fact("provider_name", "Tomas Okafor, MD", (notice, "Tomas Okafor, MD")),
        fact("service_start", date(2026, 10, 12), (notice, "10/12/2026 to 10/19/2026")),
        fact("service_end", date(2026, 10, 19), (notice, "10/12/2026 to 10/19/2026")),
        fact("cited_policy", "SCS-204", (notice, "policy SCS-204")),
        fact(
            "stated_deadline",
            StatedDeadline(180, None, "receipt"),
            (notice, "You may appeal within 180 days after you receive this letter."),
        ),
        fact(
            "appeal_to",
            AppealTo("Northbridge Appeals", "P.O. Box 555, Columbus, OH 43085", "1-800-555-0110"),
            (notice, "Northbridge Appeals"),
        ),
    )
    return Case(
        notice,
        facts,
        PlanType.ERISA_SELF_FUNDED,
        (Reason.MEDICAL_NECESSITY, Reason.MISSING_INFORMATION),
        (RouteKind.INTERNAL_APPEAL, RouteKind.DOCUMENT_REQUEST, RouteKind.EXTERNAL_REVIEW),
        (clinic,),
        policy,
        findings,
        None,
        statement,
        "OH",
        pa=PaHistory.REQUESTED_DENIED,
        events={"notice_received": date(2026, 9, 18), "notice_dated": date(2026, 9, 14)},
        filing=("law.federal.claims.internal_appeal_filing", "notice_received", date(2027, 3, 17)),
        days={"pain_clinic.txt": seen},
        policy_document=policy_doc,
    )


def emergency() -> Case:
    """A marketplace plan denies an emergency visit out of network by its final diagnosis, and gives a period shorter than the law's."""
    notice = doc(
        "eob.txt",
        """
Cedarline Health Insurance
Notice date: June 8, 2026
Patient: Marco Dell
Member ID: CL-40021177
Claim number: 26-90311
Provider: Lakeview Hospital
Date of service: 05/03/2026
Services: emergency department visit 99285
Amount not covered: $3,910.00

Reason for denial

The final diagnosis M54.2 neck strain is not an emergency. No prior authorization was obtained. The hospital is out of network.
The medical record was not reviewed.

How to appeal

Your appeal must reach us within 90 days of the date of this notice.
""",
    )
    chart = doc(
        "ed_chart.txt",
        """
Lakeview Hospital emergency department 05/03/2026
Brought in by ambulance after a rollover crash with severe neck pain and numb hands.
Triage ESI level 2.
BP 151/92 HR 118.
Cervical fracture could not be excluded without CT.
Surprise billing consent: not given, not signed.
""",
    )
    plan = doc("card.txt", "Cedarline Silver\nEmergency room  $450 copay per visit\nOffice visit  $40")
    statement = doc(
        "statement.txt",
        "My car rolled over and my neck hurt badly and my hands were numb. I was taken to the hospital. The notice came on June 11, 2026.",
    )
    facts = (
        fact("payer_name", "Cedarline Health Insurance", (notice, "Cedarline Health Insurance")),
        fact("patient_name", "Marco Dell", (notice, "Patient: Marco Dell")),
        fact("member_id", "CL-40021177", (notice, "Member ID: CL-40021177")),
        fact("claim_number", "26-90311", (notice, "Claim number: 26-90311")),
        fact("notice_date", date(2026, 6, 8), (notice, "June 8, 2026")),
        fact("received_date", date(2026, 6, 11), (statement, "The notice came on June 11, 2026.")),
        fact("service", "emergency department visit", (notice, "emergency department visit")),
        fact("codes", (Code("CPT", "99285"),), (notice, "visit 99285")),
        fact("provider_name", "Lakeview Hospital", (notice, "Lakeview Hospital")),
        fact("service_start", date(2026, 5, 3), (notice, "Date of service: 05/03/2026")),
        fact("amount_denied", Decimal("3910.00"), (notice, "$3,910.00")),
        fact("stage", "post-service", (notice, "Date of service")),
        fact(
            "stated_deadline",
            StatedDeadline(90, None, "notice"),
            (notice, "Your appeal must reach us within 90 days of the date of this notice."),
        ),
    )
    return Case(
        notice,
        facts,
        PlanType.INDIVIDUAL_ACA,
        (Reason.EMERGENCY, Reason.NO_PRIOR_AUTHORIZATION, Reason.OUT_OF_NETWORK),
        (RouteKind.INTERNAL_APPEAL, RouteKind.NO_SURPRISES_DISPUTE, RouteKind.EXTERNAL_REVIEW),
        (chart,),
        plan=plan,
        statement=statement,
        state="MI",
        stage=Stage.POST_SERVICE,
        emergency=True,
        pa=PaHistory.NONE,
        group_code="PR",
        events={"notice_received": date(2026, 6, 11)},
        filing=("law.federal.claims.internal_appeal_filing", "notice_received", date(2026, 12, 8)),
        days={"ed_chart.txt": date(2026, 5, 3)},
    )


def on_file() -> Case:
    """An insured employer plan denies a CT for want of an authorization that it gave itself; group code CO."""
    notice = doc(
        "eob.txt",
        """
Palisade Health
Statement date: August 3, 2026
Patient: Ruth Amble
Member ID: PH7710023
Claim number: C-2026-88112
Provider: Easton Imaging Center
Date of service: 06/22/2026
CT abdomen 74177  billed $1,240.00  not covered $1,240.00  you may owe $0.00  CO 197
What the codes mean: CO is a contractual obligation. The network provider has agreed not to bill you for this amount.
197  Authorization is absent. No authorization is on file.
""",
    )
    approval = doc(
        "approval.txt",
        """
Palisade Health June 10, 2026
The service below has been approved.
Authorization number  PA5561200
Procedure  74177
Facility  Easton Imaging Center
Valid from 06/10/2026 through 08/10/2026
""",
    )
    calls = doc("calls.txt", "07/30/2026 call with Palisade, rep Joss: found PA5561200 in the system, active, not linked to the claim.")
    facts = (
        fact("payer_name", "Palisade Health", (notice, "Palisade Health")),
        fact("patient_name", "Ruth Amble", (notice, "Patient: Ruth Amble")),
        fact("member_id", "PH7710023", (notice, "Member ID: PH7710023")),
        fact("claim_number", "C-2026-88112", (notice, "Claim number: C-2026-88112")),
        fact("notice_date", date(2026, 8, 3), (notice, "August 3, 2026")),
        fact("service", "CT abdomen", (notice, "CT abdomen")),
        fact("codes", (Code("CPT", "74177"),), (notice, "CT abdomen 74177")),
        fact("provider_name", "Easton Imaging Center", (notice, "Easton Imaging Center")),
        fact("service_start", date(2026, 6, 22), (notice, "06/22/2026")),
        fact("amount_denied", Decimal("1240.00"), (notice, "not covered $1,240.00")),
        fact("patient_owes", Decimal("0.00"), (notice, "you may owe $0.00")),
        fact("group_code", "CO", (notice, "CO 197")),
        fact("stage", "post-service", (notice, "CO 197")),
    )
    return Case(
        notice,
        facts,
        PlanType.ERISA_INSURED,
        (Reason.NO_PRIOR_AUTHORIZATION,),
        (RouteKind.AUTHORIZATION_ON_FILE, RouteKind.PROVIDER_WRITE_OFF, RouteKind.CORRECTED_CLAIM, RouteKind.INTERNAL_APPEAL),
        (approval, calls),
        state="PA",
        stage=Stage.POST_SERVICE,
        pa=PaHistory.LOST,
        group_code="CO",
        days={"calls.txt": date(2026, 7, 30)},
    )


def rehabilitation() -> Case:
    """A Medicare Advantage plan denies inpatient rehabilitation; a daughter writes; the physician says that it cannot wait."""
    notice = doc(
        "notice.txt",
        """
Summit Advantage, a Medicare Advantage plan
Date of notice: November 12, 2026
Member: Walter Brandt
Member number: SA9930014
Case number: 44-120098
Service: admission to an inpatient rehabilitation facility
Requested by: Noor Haddad, MD

Why did we deny your request?

You had used a wheelchair before your illness.
Our physician finds that you cannot tolerate 3 hours of therapy a day
and that your needs can be met at a lower level of care.

You have the right to appeal

You must ask within 65 calendar days of the date of this notice.
""",
    )
    consult = doc(
        "consult.txt",
        """
Rehabilitation consult 11/14/2026
Before the illness he was independent without any device and drove a car.
On 11/13/2026 he took part in 170 minutes of therapy and asked for more.
Waiting for a standard decision would seriously jeopardize his ability to regain maximum function.
""",
    )
    policy_doc = doc("guide.txt", "Guide RG-9 Inpatient Rehabilitation\n2.2 The patient can take part in 3 hours of therapy a day")
    criterion = leaf(policy_doc, "2.2", "The patient can take part in 3 hours of therapy a day")
    policy = criteria(policy_doc, "RG-9", "Inpatient Rehabilitation", group("ROOT", GroupKind.ALL, criterion))
    findings = (
        finding(
            "2.2",
            criterion.text,
            Status.MET,
            (consult, "On 11/13/2026 he took part in 170 minutes of therapy and asked for more.", date(2026, 11, 13)),
        ),
    )
    statement = doc("statement.txt", "This is Anke Brandt-Lund, I'm writing for my dad Walter. He walked two miles a day before this.")
    facts = (
        fact("payer_name", "Summit Advantage", (notice, "Summit Advantage")),
        fact("patient_name", "Walter Brandt", (notice, "Member: Walter Brandt")),
        fact("member_id", "SA9930014", (notice, "Member number: SA9930014")),
        fact("reference_number", "44-120098", (notice, "Case number: 44-120098")),
        fact("notice_date", date(2026, 11, 12), (notice, "November 12, 2026")),
        fact("service", "admission to an inpatient rehabilitation facility", (notice, "admission to an inpatient rehabilitation facility")),
        fact("provider_name", "Noor Haddad, MD", (notice, "Noor Haddad, MD")),
    )
    return Case(
        notice,
        facts,
        PlanType.MEDICARE_ADVANTAGE,
        (Reason.MEDICAL_NECESSITY, Reason.LEVEL_OF_CARE),
        (RouteKind.EXPEDITED_APPEAL, RouteKind.RECONSIDERATION, RouteKind.IRE_AUTOMATIC, RouteKind.DOCUMENT_REQUEST),
        (consult,),
        policy,
        findings,
        None,
        statement,
        "NM",
        urgent=True,
        pa=PaHistory.REQUESTED_DENIED,
        events={"notice_dated": date(2026, 11, 12)},
        filing=("law.federal.medicare_advantage.reconsideration_filing", "notice_dated", date(2027, 1, 16)),
        days={"consult.txt": date(2026, 11, 14)},
        policy_document=policy_doc,
    )


def exclusion() -> Case:
    """An insured plan leaves wigs out; the record points to military service and a spending account."""
    notice = doc(
        "notice.txt",
        """
Harborstone Insurance
Date: October 2, 2026
Member: Priya Nolan
Member ID: HS220031
Claim: 2026-5512
Service: cranial prosthesis (wig)

Why it was not paid

Your plan does not cover wigs for any reason. No medical information was reviewed.
""",
    )
    plan = doc(
        "booklet.txt",
        "What is not covered\n\n14. Wigs and cranial prosthesis items, for any reason, even if prescribed.\n\nA wig rider is available "
        "to employers. Riders elected: none.",
    )
    note = doc(
        "note.txt", "Served in the Navy 1990 to 1996, honorable discharge.\nShe has a flexible spending account that ends December 31."
    )
    facts = (
        fact("payer_name", "Harborstone Insurance", (notice, "Harborstone Insurance")),
        fact("patient_name", "Priya Nolan", (notice, "Member: Priya Nolan")),
        fact("member_id", "HS220031", (notice, "Member ID: HS220031")),
        fact("claim_number", "2026-5512", (notice, "Claim: 2026-5512")),
        fact("notice_date", date(2026, 10, 2), (notice, "October 2, 2026")),
        fact("service", "cranial prosthesis (wig)", (notice, "cranial prosthesis (wig)")),
    )
    return Case(
        notice,
        facts,
        PlanType.ERISA_INSURED,
        (Reason.PLAN_EXCLUSION,),
        (RouteKind.NO_APPEAL_OTHER_HELP,),
        (note,),
        plan=plan,
        state="GA",
        stage=Stage.POST_SERVICE,
    )


def reduction() -> Case:
    """A Medicaid plan cuts personal care in the middle of an authorization; the mother writes."""
    notice = doc(
        "notice.txt",
        """
Bluestem Community Plan (Medicaid)
Notice date: November 9, 2026
Member: Theo Lark
Member ID: 88120045
Service: personal care services
The authorization runs from 08/01/2026 to 01/31/2027.
We will reduce the hours from 40 to 25 hours a week on November 30, 2026.

Reason

The notes show 2 falls in all. A parent can give the care in the evening.
""",
    )
    log = doc("log.txt", "Care log 11/02/2026\nFive falls in October, each needed two helpers to lift him.")
    policy_doc = doc("guide.txt", "Guide PC-7 Personal Care\n3 Falls or transfers that need help")
    criterion = leaf(policy_doc, "3", "Falls or transfers that need help")
    policy = criteria(policy_doc, "PC-7", "Personal Care", group("ROOT", GroupKind.ALL, criterion))
    findings = (
        finding("3", criterion.text, Status.MET, (log, "Five falls in October, each needed two helpers to lift him.", date(2026, 11, 2))),
    )
    statement = doc("statement.txt", "I am Dana, Theo's mom. They say he fell twice. He fell five times in October.")
    facts = (
        fact("payer_name", "Bluestem Community Plan", (notice, "Bluestem Community Plan")),
        fact("patient_name", "Theo Lark", (notice, "Member: Theo Lark")),
        fact("member_id", "88120045", (notice, "Member ID: 88120045")),
        fact("notice_date", date(2026, 11, 9), (notice, "November 9, 2026")),
        fact("service", "personal care services", (notice, "personal care services")),
    )
    return Case(
        notice,
        facts,
        PlanType.MEDICAID_MANAGED_CARE,
        (Reason.MEDICAL_NECESSITY, Reason.CUSTODIAL),
        (RouteKind.AID_PAID_PENDING, RouteKind.INTERNAL_APPEAL, RouteKind.DOCUMENT_REQUEST, RouteKind.FAIR_HEARING),
        (log,),
        policy,
        findings,
        None,
        statement,
        "IA",
        stage=Stage.CONCURRENT,
        days={"log.txt": date(2026, 11, 2)},
        policy_document=policy_doc,
    )


def experimental() -> Case:
    """A final internal denial as experimental under an older policy text; insured plan; external review is next."""
    notice = doc(
        "final.txt",
        """
Granite Mutual
Final adverse benefit determination
Date: October 20, 2026
Member: Imre Solt
Member ID: GM6610
Appeal reference: AP-1188
Service: left atrial appendage device

Why we uphold the denial

The device is experimental under Policy CV-31 (effective May 1, 2025).
""",
    )
    cardio = doc("cardiology.txt", "Cardiology 07/07/2026\nCHA2DS2-VASc score 5. Two major bleeds on apixaban, the last on 06/01/2026.")
    policy_doc = doc(
        "policy.txt",
        "Policy CV-31 Appendage Closure\nEffective 09/15/2026\nThis version replaces the version of 05/01/2025 and applies to appeals "
        "decided on or after its date.\n"
        "A. A stroke risk score of 3 or more\nB. Bleeding on an anticoagulant",
    )
    a, b = leaf(policy_doc, "A", "A stroke risk score of 3 or more"), leaf(policy_doc, "B", "Bleeding on an anticoagulant")
    policy = criteria(
        policy_doc, "CV-31", "Appendage Closure", group("ROOT", GroupKind.ALL, a, b), (date(2026, 9, 15), "Effective 09/15/2026")
    )
    seen = date(2026, 7, 7)
    findings = (
        finding("A", a.text, Status.MET, (cardio, "CHA2DS2-VASc score 5.", seen)),
        finding("B", b.text, Status.MET, (cardio, "Two major bleeds on apixaban, the last on 06/01/2026.", seen)),
    )
    facts = (
        fact("payer_name", "Granite Mutual", (notice, "Granite Mutual")),
        fact("patient_name", "Imre Solt", (notice, "Member: Imre Solt")),
        fact("member_id", "GM6610", (notice, "Member ID: GM6610")),
        fact("reference_number", "AP-1188", (notice, "Appeal reference: AP-1188")),
        fact("notice_date", date(2026, 10, 20), (notice, "October 20, 2026")),
        fact("service", "left atrial appendage device", (notice, "left atrial appendage device")),
        fact("cited_policy", "CV-31", (notice, "Policy CV-31 (effective May 1, 2025)")),
    )
    return Case(
        notice,
        facts,
        PlanType.ERISA_INSURED,
        (Reason.EXPERIMENTAL,),
        (RouteKind.EXTERNAL_REVIEW, RouteKind.DOCUMENT_REQUEST),
        (cardio,),
        policy,
        findings,
        state="NH",
        level=Level.FINAL_INTERNAL,
        pa=PaHistory.REQUESTED_DENIED,
        days={"cardiology.txt": seen},
        policy_document=policy_doc,
    )


ALL = {
    "stimulator": stimulator,
    "emergency": emergency,
    "on_file": on_file,
    "rehabilitation": rehabilitation,
    "exclusion": exclusion,
    "reduction": reduction,
    "experimental": experimental,
}


def as_text(letter: Letter) -> str:
    """A letter as plain text, as the golden files hold it."""
    marks = {BlockKind.HEADING: "## ", BlockKind.BULLET: "* ", BlockKind.NUMBERED: "# ", BlockKind.PARAGRAPH: ""}
    lines = [f"{letter.kind.value} | {letter.voice} | {letter.dated.isoformat()}", "", *letter.sender, "", *letter.recipient, ""]
    lines += [f"{label}: {s.text}" for label, s in letter.subject]
    lines += ["", letter.salutation, ""]
    lines += [marks[b.kind] + " ".join(s.text for s in b.statements) for b in letter.blocks]
    lines += ["", *letter.closing, "", *letter.enclosures, ""]
    lines += [f"task for {t.of}: {t.ask} ({t.why})" for t in letter.worklist]
    lines += [f"left out: {s.text} ({why})" for s, why in letter.left_out]
    return "\n".join(lines).rstrip() + "\n"


def drafted(name: str, kind: LetterKind) -> Letter:
    """A letter of a sample, through the gate."""
    brief = ALL[name]().brief()
    return gate(draft(kind, brief), brief)


GOLDEN = (
    ("stimulator", LetterKind.APPEAL),
    ("stimulator", LetterKind.MEDICAL_NECESSITY_STATEMENT),
    ("emergency", LetterKind.APPEAL),
    ("emergency", LetterKind.PROVIDER_WRITE_OFF),
    ("on_file", LetterKind.AUTHORIZATION_ON_FILE),
    ("on_file", LetterKind.PROVIDER_WRITE_OFF),
    ("rehabilitation", LetterKind.EXPEDITED),
    ("exclusion", LetterKind.CLAIM_FILE_REQUEST),
    ("reduction", LetterKind.APPEAL),
    ("reduction", LetterKind.CONTINUATION_OF_BENEFITS),
    ("experimental", LetterKind.EXTERNAL_REVIEW),
)


def main() -> None:
    """Writes the golden files anew: run `python tests/letters_samples.py`, then read every change before it is committed."""
    folder = Path(__file__).parent / "unit" / "letters" / "golden"
    for name, kind in GOLDEN:
        (folder / f"{name}-{kind.value}.txt").write_text(as_text(drafted(name, kind)), encoding="utf-8")


if __name__ == "__main__":
    main()
