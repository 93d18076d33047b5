"""The main job: files in, a provable packet out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from denialhelp import __version__
from denialhelp.casefile import contract
from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Notice, Problem, Question
from denialhelp.casefile.letter import ExhibitPlan, Letter
from denialhelp.casefile.policy import Match, Policy, Task
from denialhelp.casefile.record import Record
from denialhelp.casefile.rights import Defect, LegalCase, Rights
from denialhelp.casefile.slugs import Status
from denialhelp.casefile.withheld import redact_all, redacted_record, withheld_pages
from denialhelp.errors import UnreadableFile, WrongUse
from denialhelp.letters.brief import Representative
from denialhelp.workflow import steps
from denialhelp.workflow.answers import MARKS, apply_answers, claim_of, marks_of, read_answers
from denialhelp.workflow.in_library import Given, in_library
from denialhelp.workflow.legal_json import legal_case_json
from denialhelp.workflow.revising import Edit, revised

if TYPE_CHECKING:
    from denialhelp.letters.voice import Voice

Progress = Callable[[str, int, int], None]

NOT_DENIALS = {
    "explanation-of-benefits": "This statement refuses nothing: every line was paid. If a line was denied, give the page that shows it.",
    "approval": "This letter approves the request; there is nothing to appeal. If part was refused, give the page that says so.",
    "other": "This does not read as a denial notice: it names no refused service and no decision. "
    "Give the letter that says no, or the explanation of benefits.",
}


def _silent(_what: str, _done: int, _total: int) -> None:
    """Progress where nobody looks."""


@dataclass(frozen=True, slots=True)
class AppealRequest:
    """The files of a case. `answers` is a file of answers and corrections; `given` are answers already in hand (the web page's).
    `isolated`: files are parsed in a process with limits on time and memory, as strangers' uploads must be. `rewriter`: offers
    other wordings of masked sentences (a language model, off by default); each passes the same gate or the built-in sentence stands.
    `edits`: the claimant's changes to the main letter's sentences. `authorization`: the signed writing by which `representative` acts; it
    becomes an exhibit and is read for nothing else. `voice`: letterhead and own paragraphs of the office that signs."""

    notice: Path
    out: Path
    records: tuple[Path, ...] = ()
    policy: Path | None = None
    plan: Path | None = None
    statement: Path | None = None
    answers: Path | None = None
    more_notice: tuple[Path, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)
    isolated: bool = False
    rewriter: Callable[[Sequence[str]], Sequence[str | None]] | None = None
    edits: tuple[Edit, ...] = ()
    authorization: Path | None = None
    representative: Representative | None = None
    voice: Voice | None = None


@dataclass(frozen=True, slots=True)
class NoticeRead:
    """The first half of the job: what the notice says and what the law gives."""

    documents: tuple[Document, ...]
    context: tuple[Document, ...]
    notice: Notice
    case: LegalCase
    rights: Rights
    defects: tuple[Defect, ...]
    originals: Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class AppealResult:
    """What the main job made."""

    notice: Notice
    case: LegalCase
    rights: Rights
    policy: Policy | None
    match: Match | None
    letters: tuple[Letter, ...]
    case_json: Any
    out: Path
    documents: tuple[Document, ...] = ()
    originals: Mapping[str, Path] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that was wrong in the documents."""
        found = (
            *self.notice.problems,
            *self.rights.problems,
            *(self.policy.problems if self.policy else ()),
            *(self.match.problems if self.match else ()),
        )
        return tuple(dict.fromkeys(found))

    @property
    def questions(self) -> tuple[Question, ...]:
        """Everything that must be asked, each fact once."""
        return open_questions(self.notice, self.rights)


def open_questions(notice: Notice, rights: Rights) -> tuple[Question, ...]:
    """What is to be asked of a case: the notice's questions and the law's, less those that a yes or a no has answered."""
    return unique_questions(notice.questions, tuple(q for q in rights.questions if not isinstance(notice.value(q.fact), bool)))


def unique_questions(*groups: Sequence[Question]) -> tuple[Question, ...]:
    """The questions, each fact asked once, in order."""
    seen: dict[str, Question] = {}
    for group in groups:
        for question in group:
            seen.setdefault(question.fact, question)
    return tuple(seen.values())


def _answers(request: AppealRequest) -> dict[str, Any]:
    return {**(read_answers(request.answers) if request.answers else {}), **request.given}


class _Files:
    """Reads groups of files so that every document of the case has its own id, and remembers whose bytes are whose."""

    def __init__(self, progress: Progress, *, isolated: bool = False) -> None:
        self.originals: dict[str, Path] = {}
        self._progress = progress
        self._isolated = isolated
        if not isolated:
            steps.prepare()

    def read(self, paths: Sequence[Path]) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
        if not paths:
            return (), ()
        try:
            documents, problems = steps.receive(paths, progress=self._progress, isolated=self._isolated)
        except UnreadableFile as fault:
            # Of the several files that a case is made of the sentence names the one, where it can be no other.
            if self._isolated or len(paths) != 1 or paths[0].is_dir() or paths[0].name in fault.message:
                raise
            raise UnreadableFile(fault.code, f"'{paths[0].name}': {fault.message}") from fault
        named = []
        by_name = {p.name: p for path in paths for p in (path.rglob("*") if path.is_dir() else [path])}
        for document in documents:
            own, count = document.id, 2
            while own in self.originals:
                own, count = f"{document.id} ({count})", count + 1
            base = by_name.get(Path(document.id).name) or by_name.get(Path(document.id).parts[0])
            if base is not None:
                self.originals[own] = base
            named.append(replace(document, id=own))
        return tuple(named), problems


def read_case(request: AppealRequest, *, as_of: date, progress: Progress = _silent, files: _Files | None = None) -> NoticeRead:
    """The notice, its facts, the case and its rights. Raises UnreadableFile or WrongUse."""
    files = files or _Files(progress, isolated=request.isolated)
    documents, problems = files.read((request.notice, *request.more_notice))
    context, more = files.read([p for p in (request.plan, request.statement) if p is not None])
    progress("Finding the facts", 0, 1)
    answers = _answers(request)
    claim = claim_of(answers)
    notice = steps.extract(documents, as_of=as_of, context=context, problems=(*problems, *more), claim=claim)
    notice = apply_answers(notice, answers)
    documents = _only_this(documents, claim)
    case = steps.place(notice)
    rights = steps.rights(case, as_of=as_of)
    defects = steps.audit(notice, documents, case, as_of=as_of)
    progress("Finding the facts", 1, 1)
    return NoticeRead(documents, context, notice, case, rights, defects, files.originals)


def _only_this(documents: Sequence[Document], claim: int | None) -> tuple[Document, ...]:
    """The notice without other people's and other claims' lines, where its pages in the packet are set from its text."""
    one = {d.id: d for d in steps.one_decision(documents, claim)}
    return tuple(d if _paged(d) else one[d.id] for d in documents)


def _paged(document: Document) -> bool:
    """Whether the packet shows the file's own pages, word for word."""
    return document.media_type == "application/pdf" or document.media_type.startswith("image/")


def _others(read: NoticeRead) -> tuple[Task, ...]:
    """What to do about the other decisions of the paper: each has its own appeal, and a page may tell of another person."""
    told = next((p for p in read.notice.problems if p.code == "several-claims"), None)
    if told is None:
        return ()
    why = "An appeal of one decision does not open the others, and each has its own last day."
    tasks = [Task(told.message, "patient", why)]
    if any(_paged(d) for d in read.documents):
        tasks.append(
            Task(
                "Before you send the packet: cover on the notice's own pages what is said about another person.",
                "patient",
                "The pages of the notice are in the packet as they came.",
            )
        )
    return tuple(tasks)


def _with_record(read: NoticeRead, record_documents: Sequence[Document], *, as_of: date) -> NoticeRead:
    """The case again, with what the record says of an earlier authorization."""
    notice = steps.with_authorization_history(read.notice, record_documents)
    if notice is read.notice:
        return read
    case = steps.place(notice)
    return replace(read, notice=notice, case=case, rights=steps.rights(case, as_of=as_of))


def refuse_what_is_no_denial(notice: Notice) -> None:
    """Raises WrongUse where the notice is an approval or no notice at all.

    What has no sure kind but gives reasons or a period to appeal is taken: to turn a denial away is worse than to read a stray page.
    """
    if notice.kind == "other" and {"reasons", "stated_deadline"} <= set(notice.facts):
        return
    if notice.kind == "explanation-of-benefits" and any(p.code == "not-a-denial" for p in notice.problems):
        raise WrongUse("not-a-denial", NOT_DENIALS[notice.kind] + " Nothing was written.")
    if notice.kind in NOT_DENIALS and notice.kind != "explanation-of-benefits":
        raise WrongUse("not-a-denial", NOT_DENIALS[notice.kind] + " Nothing was written.")


def _case_json(
    read: NoticeRead, policy: Policy | None, match: Match | None, letters: Sequence[Letter], answers: Mapping[str, Any], as_of: date
) -> Any:
    return {
        "as_of": as_of.isoformat(),
        "program": __version__,
        "reference": steps.rules().version,
        "notice": contract.notice(read.notice),
        "case": legal_case_json(read.case),
        "rights": contract.rights(read.rights),
        "defects": [contract.defect(d) for d in read.defects],
        "policy": None if policy is None else contract.policy(policy),
        "match": None if match is None else contract.match(match),
        "letters": [letter.kind.value for letter in letters],
        "answers": dict(answers),
    }


def _tasks(policy: Policy | None, match: Match | None, letters: Sequence[Letter]) -> tuple[Task, ...]:
    """What is left to do: first what the record says against a criterion that decides, then what is open, then what the letters need."""
    known = match.worklist if match else ()
    against = _against(policy, match) if policy and match else frozenset()
    first = [t for t in known if any(t.why.startswith(f"Criterion {i} is not met") for i in against)]
    return tuple(dict.fromkeys([*first, *known, *(t for letter in letters for t in letter.worklist)]))


def _against(policy: Policy, match: Match) -> frozenset[str]:
    """The criteria that decide and that the record speaks against."""
    from denialhelp.letters.evidence import leaves

    findings = {f.id: f for f in match.findings}
    deciding = {i for top in (policy.root, *policy.exclusions) for i in leaves(top, findings)}
    return frozenset(i for i in deciding if i in findings and findings[i].status is Status.NOT_MET)


def _draft(
    read: NoticeRead,
    policy: Policy | None,
    match: Match | None,
    record: Record | None,
    documents: tuple[Document, ...],
    exhibits: ExhibitPlan,
    statement: Document | None,
    answers: Mapping[str, Any],
    as_of: date,
    request: AppealRequest,
    authorization: Document | None = None,
) -> tuple[tuple[Letter, ...], dict[str, Any] | None]:
    from denialhelp.letters.brief import Brief
    from denialhelp.letters.draft import draft
    from denialhelp.letters.grounding import gate
    from denialhelp.letters.needed import letters_needed
    from denialhelp.letters.rephrase import rephrase
    from denialhelp.letters.voice import voiced

    one = {d.id: d for d in steps.one_decision(read.documents, claim_of(answers))}  # no word of another decision in a letter
    documents = tuple(one.get(d.id, d) for d in documents)
    brief = Brief(
        notice=read.notice,
        case=read.case,
        rights=read.rights,
        policy=policy,
        match=match,
        record=record,
        documents=documents,
        defects=read.defects,
        exhibits=exhibits,
        rules=steps.rules(),
        as_of=as_of,
        statement_document=statement,
        answers={k: str(v) for k, v in answers.items() if k != MARKS},
        representative=request.representative,
        authorization=authorization,
    )
    letters = tuple(gate(draft(kind, brief), brief) for kind in letters_needed(brief))
    letters = (*(revised(letter, request.edits, brief) for letter in letters[:1]), *letters[1:])
    letters = voiced(letters, request.voice, brief)
    rewriter = request.rewriter
    if rewriter is None:
        return letters, None
    worded = [rephrase(letter, brief, rewriter) for letter in letters]
    refused = [why for w in worded for why in w.refused]
    told = {"sent": sum(w.sent for w in worded), "taken": sum(w.taken for w in worded), "refused": refused}
    return tuple(w.letter for w in worded), told


def run_appeal(request: AppealRequest, *, as_of: date, progress: Progress = _silent) -> AppealResult:
    """Read, place, match, draft and bundle into `request.out`, which is replaced whole or not at all.

    Raises UnreadableFile, WrongUse.
    """
    from denialhelp.packet.build import PacketInput, build_packet
    from denialhelp.packet.exhibits import plan_exhibits

    files = _Files(progress, isolated=request.isolated)
    answers = _answers(request)
    read = read_case(request, as_of=as_of, progress=progress, files=files)
    refuse_what_is_no_denial(read.notice)
    answers |= {"office": request.voice.particulars} if request.voice is not None else {}
    record_documents, record_problems = files.read(request.records)
    policy_documents, policy_problems = files.read([request.policy] if request.policy else [])
    papers, _ = files.read([request.authorization] if request.authorization else [])
    progress("Matching the record", 0, 2)
    record = steps.chart(record_documents, as_of=as_of, notice=read.notice, problems=record_problems) if record_documents else None
    strangers = frozenset() if record is None else withheld_pages(record)
    if record is not None and strangers:
        record, record_documents = redacted_record(record, strangers), redact_all(record_documents, strangers)
    read = _with_record(read, record_documents, as_of=as_of)
    progress("Matching the record", 1, 2)
    policy = steps.policy_tree(policy_documents, notice=read.notice, problems=policy_problems) if policy_documents else None
    match = None
    if policy is not None:
        about = steps.context_of(read.notice, read.case)
        match = steps.compare(policy, record or Record(), record_documents, about, as_of=as_of, marked=marks_of(answers))
    progress("Matching the record", 2, 2)
    documents = (*read.documents, *record_documents, *policy_documents, *read.context, *papers)
    statement = next((d for d in read.context if request.statement is not None and read.originals.get(d.id) == request.statement), None)
    exhibits = plan_exhibits(
        documents,
        match,
        tuple(d.id for d in read.documents),
        files.originals,
        policy_ids=tuple(d.id for d in policy_documents),
        plan_ids=tuple(d.id for d in read.context if d is not statement),
        statement_ids=() if statement is None else (statement.id,),
        paper_ids=tuple(d.id for d in papers),
        withheld=strangers,
    )
    progress("Writing the letters", 0, 1)
    letters, rephrased = _draft(read, policy, match, record, documents, exhibits, statement, answers, as_of, request,
                                next(iter(papers), None))  # fmt: skip
    progress("Writing the letters", 1, 1)
    pages = "\n".join(page.text for document in read.documents for page in document.pages)
    booklets = tuple(d for d in read.context if d is not statement)
    given = Given(read.notice, pages, read.case, record, record_documents, booklets)
    known = match is not None and any(not f.is_group for f in match.findings)
    library = None if known else in_library(given, as_of=as_of)
    case_json = _case_json(read, policy, match, letters, answers, as_of) | {"library": library}
    case_json |= {"rephrased": rephrased} if rephrased else {}
    build_packet(
        PacketInput(
            letters=letters,
            case_json=case_json,
            notice=read.notice,
            rights=read.rights,
            match=match,
            policy=policy,
            documents=documents,
            originals=files.originals,
            exhibits=exhibits,
            worklist=(*_others(read), *_tasks(policy, match, letters)),
            rules_version=steps.rules().version,
            as_of=as_of,
            program_version=__version__,
        ),
        request.out,
        progress,
    )
    return AppealResult(read.notice, read.case, read.rights, policy, match, letters, case_json, request.out, documents, files.originals)
