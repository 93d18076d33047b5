"""What one coverage policy is as data: its number, its position on a service, and its criteria in our own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from denialhelp.casefile.policy import Criterion, Group, GroupKind, Policy

from .schema import Read

# Who decides coverage for Medicare: national and local determinations, and the benefit rules of 42 CFR themselves.
CMS = frozenset({"cms-ncd", "cms-lcd", "cms-rule"})


class Position(StrEnum):
    """What a policy says of a service. `not-read`: only its title, number and date are known, so nothing is said of its content."""

    COVERED = "covered-with-criteria"
    INVESTIGATIONAL = "investigational"
    EXCLUDED = "excluded"
    CASE_BY_CASE = "case-by-case"
    NOT_READ = "not-read"


class LeafKind(StrEnum):
    """What sort of thing a criterion asks for."""

    AGE = "age"
    DIAGNOSIS = "diagnosis"
    TRIAL = "trial"
    MEASUREMENT = "measurement"
    TEST = "test"
    FUNCTION = "function"
    SPECIALIST = "specialist"
    ABSENCE = "absence"
    PLAN = "plan"
    SETTING = "setting"
    RESPONSE = "response"
    DOSE = "dose"
    DOCUMENT = "document"
    OTHER = "other"


class Proof(StrEnum):
    """The document that usually proves a criterion."""

    CHART = "chart"
    OFFICE_NOTE = "office-note"
    SPECIALIST_NOTE = "specialist-note"
    PHARMACY_RECORD = "pharmacy-record"
    TREATMENT_RECORD = "treatment-record"
    IMAGING_REPORT = "imaging-report"
    LAB_REPORT = "lab-report"
    TEST_REPORT = "test-report"
    SLEEP_STUDY = "sleep-study"
    THERAPY_NOTES = "therapy-notes"
    THERAPY_EVALUATION = "therapy-evaluation"
    PLAN_OF_CARE = "plan-of-care"
    ORDER = "order"
    PSYCHOLOGICAL_EVALUATION = "psychological-evaluation"
    RATING_SCALE = "rating-scale"
    DEVICE_DOWNLOAD = "device-download"
    HOSPITAL_RECORD = "hospital-record"
    OPERATIVE_NOTE = "operative-note"
    PHOTOGRAPHS = "photographs"
    WEIGHT_RECORD = "weight-record"
    FACE_TO_FACE_NOTE = "face-to-face-note"
    SYMPTOM_LOG = "symptom-log"
    PLAN_DOCUMENT = "plan-document"
    PROVIDER_LETTER = "provider-letter"


USUAL_PROOF: dict[LeafKind, Proof] = {
    LeafKind.AGE: Proof.CHART,
    LeafKind.DIAGNOSIS: Proof.OFFICE_NOTE,
    LeafKind.TRIAL: Proof.TREATMENT_RECORD,
    LeafKind.MEASUREMENT: Proof.OFFICE_NOTE,
    LeafKind.TEST: Proof.TEST_REPORT,
    LeafKind.FUNCTION: Proof.OFFICE_NOTE,
    LeafKind.SPECIALIST: Proof.SPECIALIST_NOTE,
    LeafKind.ABSENCE: Proof.OFFICE_NOTE,
    LeafKind.PLAN: Proof.PLAN_OF_CARE,
    LeafKind.SETTING: Proof.ORDER,
    LeafKind.RESPONSE: Proof.OFFICE_NOTE,
    LeafKind.DOSE: Proof.ORDER,
    LeafKind.DOCUMENT: Proof.PROVIDER_LETTER,
    LeafKind.OTHER: Proof.PROVIDER_LETTER,
}


@dataclass(frozen=True, slots=True)
class Leaf:
    """One criterion in our own words, what sort of thing it asks for, and the document that usually proves it."""

    text: str
    kind: LeafKind = LeafKind.OTHER
    proof: Proof = Proof.PROVIDER_LETTER


@dataclass(frozen=True, slots=True)
class Branch:
    """Criteria that combine; `n` only where at least `n` of them are asked for; `text` is a short heading of ours, or empty."""

    kind: GroupKind
    children: tuple[Leaf | Branch, ...]
    n: int | None = None
    text: str = ""


Tree = Leaf | Branch
# Stands for what the library could not read of a policy; it asks for the policy, which no chart holds.
UNREAD = Leaf(
    "Whatever else the payer's policy asks for: this library holds a part of it, so ask the plan for the whole policy", LeafKind.DOCUMENT
)


def leaves(tree: Tree) -> Iterator[Leaf]:
    """The criteria of a tree in their order."""
    if isinstance(tree, Leaf):
        yield tree
        return
    for child in tree.children:
        yield from leaves(child)


@dataclass(frozen=True, slots=True)
class Licensed:
    """A licensed or delegate's set of criteria that decides in place of the payer's own text: named, with where to ask, never its words."""

    name: str
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """One policy's position on one service (or group of services) for one part of its patients.

    `part` tells entries of one policy apart (an indication, a first request or a renewal). `effective` and `reviewed` are the dates that
    the version read prints; `also` are payers that publish the same policy under the same number. `criteria` is None where none were read;
    `whole` is False where only a part of the policy could be read, so that it may ask for more. `reported` is what another's summary says
    of a policy whose own text was not read: hints for a worklist, never criteria. `number` is empty where the payer prints none; such an
    entry has `named`, a name of this library only, which no page or letter prints.
    """

    payer: str
    number: str
    title: str
    services: tuple[str, ...]
    lines: frozenset[str]
    position: Position
    source: str
    read: Read
    checked: date
    part: str = ""
    criteria: Tree | None = None
    renewal: Tree | None = None
    not_covered: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    icd10: tuple[str, ...] = ()
    hcpcs: tuple[str, ...] = ()
    cpt: tuple[str, ...] = ()
    effective: date | None = None
    reviewed: date | None = None
    licensed: Licensed | None = None
    contractor: str = ""
    also: tuple[str, ...] = ()
    note: str = ""
    whole: bool = True
    reported: tuple[str, ...] = ()
    named: str = ""

    @property
    def id(self) -> str:
        """A name that stays the same between versions: payer, number (or name), services and part."""
        parts = [self.payer, self.contractor, self.number or self.named, "+".join(self.services), self.part]
        return "/".join(p.lower().replace(" ", "-") for p in parts if p)

    @property
    def cited(self) -> str:
        """How a page or letter names the policy: its title, with its number where the payer prints one."""
        return f"{self.title} ({self.number})" if self.number else self.title

    @property
    def title_only(self) -> bool:
        """Whether only title, number and dates are known."""
        return self.position is Position.NOT_READ

    @property
    def version(self) -> date | None:
        """The newest date that the version read prints; None where it prints none."""
        return max((d for d in (self.effective, self.reviewed) if d is not None), default=None)

    def old(self, on: date, years: int = 2) -> bool:
        """Whether the version read may have been replaced by `on`: it prints no date, or one more than `years` years back."""
        return self.version is None or (on - self.version).days > years * 365


def as_policy(entry: Coverage, *, renewal: bool = False) -> Policy | None:
    """The entry as a policy that can be matched against a record (no pins: the words are ours); None where it holds no criteria.

    Of a policy that was read in part the tree gets one more criterion that no record can meet, so that it never comes out as met.
    """
    tree = entry.renewal if renewal and entry.renewal is not None else entry.criteria
    if tree is None:
        return None
    branch = tree if isinstance(tree, Branch) and entry.whole else Branch(GroupKind.ALL, (tree, *(() if entry.whole else (UNREAD,))))
    root = _group(branch, "1")
    return Policy(entry.title, entry.number or None, entry.payer, entry.effective, entry.reviewed, (), root, services=entry.services)


def _node(tree: Tree, node_id: str) -> Criterion | Group:
    return Criterion(node_id, tree.text) if isinstance(tree, Leaf) else _group(tree, node_id)


def _group(branch: Branch, node_id: str) -> Group:
    children = tuple(_node(child, f"{node_id}.{i}") for i, child in enumerate(branch.children, 1))
    return Group(node_id, branch.kind, children, branch.n, branch.text)
