"""Published research: for a denial on need or proof, the strongest verified publications on this very treatment and condition."""

from __future__ import annotations

import re

from denialhelp.casefile.letter import Study, Support, SupportKind
from denialhelp.casefile.policy import Task
from denialhelp.casefile.slugs import Reason
from denialhelp.letters.evidence import passages
from denialhelp.letters.outline import Point, Said
from denialhelp.letters.relevance import stems
from denialhelp.letters.statements import Pen, say
from denialhelp.letters.wording import lower_first

_ON_PROOF = frozenset({Reason.MEDICAL_NECESSITY, Reason.EXPERIMENTAL, Reason.OFF_LABEL})
_MOST = 2
_SHORT = 4
# Of the telling words of a finding this share must stand in the case's own papers: it is then about this condition.
_SHARED = 0.5


_WORD = re.compile(r"[A-Za-z][\w-]*")


def _stem(word: str) -> str:
    """A word as it is compared: its telling stem, so that stimulator and stimulation are one."""
    lowered = word.lower()
    return re.sub(r"(?:ations?|ators?|ings?|ed|s)$", "", lowered) if len(lowered) > _SHORT + 2 else lowered


def _called(study: Study, service: str) -> bool:
    """Whether the service is one of the study's treatments by name; abbreviations must be written large."""
    said = [_stem(w) for w in _WORD.findall(service)]
    for name in study.names:
        wanted = [_stem(w) for w in _WORD.findall(name)]
        if len(wanted) > 1 and any(said[n : n + len(wanted)] == wanted for n in range(len(said))):
            return True
        flags = re.IGNORECASE if len(name) > _SHORT else 0
        pattern = name if flags else name.upper()
        if re.search(rf"(?<![\w-]){re.escape(pattern)}(?:s|es)?(?![\w-])", service, flags):
            return True
    return False


def _case_words(pen: Pen) -> frozenset[str]:
    """The telling words of the notice and of the patient's own record."""
    texts = [page.text for document in pen.brief.notice_documents() for page in document.pages]
    return frozenset(w for text in (*texts, *(p.text for p in passages(pen.brief))) for w in stems(text))


def _fits(study: Study, words: frozenset[str]) -> bool:
    telling = {s for s in stems(study.finding) if not s[0].isdigit()}
    return bool(telling) and len(telling & words) >= _SHARED * len(telling)


def _found(pen: Pen) -> tuple[Study, ...]:
    """The verified publications on this treatment whose finding speaks of what the case's papers speak of."""
    service = pen.brief.notice.text("service") or ""
    if not service or not set(pen.brief.case.reasons) & _ON_PROOF:
        return ()
    called = [s for s in pen.brief.rules.studies if _called(s, service)]
    words = _case_words(pen) if called else frozenset()
    return tuple(s for s in called if _fits(s, words))


def tell(pen: Pen, study: Study) -> Said:
    """One publication: what it is, where it stands, and its finding in the sentence that was verified."""
    support = Support(SupportKind.LITERATURE, pmid=study.pmid or None, doi=study.doi or None)
    what = f"A {study.kind} ({study.author} and others, {study.journal} {study.year}; {study.identity}) found this:"
    return pen.first(say(f"{what} {lower_first(study.finding)}", support), say(f"{what} {study.finding}", support))


def answer(pen: Pen) -> Point:
    """The one or two strongest publications that speak for the treatment; nothing where none is known to fit."""
    told = (tell(pen, s) for s in _found(pen) if s.supports)
    return Point(items=tuple(t for t in told if t)[:_MOST])


def tasks(pen: Pen) -> tuple[Task, ...]:
    """What the other side may cite: the verified publications that do not speak for the treatment."""
    return tuple(
        Task(
            f"Be ready to answer this publication: {s.title} ({s.author}, {s.journal} {s.year}; {s.identity}).",
            "treating-provider",
            f"It does not speak for the treatment, or only in part: {s.finding}",
        )
        for s in _found(pen)
        if not s.supports
    )[:_MOST]
