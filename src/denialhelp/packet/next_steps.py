"""What a tired person does next, in order: which file to sign, with what it goes, to whom and by when; then the other letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from denialhelp.casefile.fact import AppealTo, Notice
from denialhelp.casefile.letter import Letter
from denialhelp.casefile.rights import Rights, Route
from denialhelp.casefile.slugs import LetterKind, RouteKind
from denialhelp.packet import words
from denialhelp.packet.first import no_appeal
from denialhelp.packet.markdown import marked

R, K = RouteKind, LetterKind
_APPEALS = (R.INTERNAL_APPEAL, R.RECONSIDERATION, R.REDETERMINATION)
# The ways that a letter opens: its last day is theirs.
_OPENS: dict[LetterKind, tuple[RouteKind, ...]] = {
    K.APPEAL: _APPEALS,
    K.SECOND_LEVEL: (R.SECOND_LEVEL_APPEAL, *_APPEALS, R.ALJ_HEARING),
    K.EXTERNAL_REVIEW: (R.EXTERNAL_REVIEW, R.OPM_REVIEW, R.FAIR_HEARING),
    K.EXCEPTION_REQUEST: (R.FORMULARY_EXCEPTION, R.STEP_THERAPY_EXCEPTION),
    K.CONTINUATION_OF_BENEFITS: (R.AID_PAID_PENDING,),
    K.RETRO_AUTHORIZATION: (R.RETROACTIVE_AUTHORIZATION,),
}
BILLING = frozenset({K.PROVIDER_WRITE_OFF, K.CORRECTED_CLAIM_REQUEST})
FAST = frozenset({R.EXPEDITED_APPEAL, R.EXPEDITED_EXTERNAL_REVIEW, R.QIO_FAST_TRACK})
# What each other letter is for and who acts on it.
_PURPOSE: dict[LetterKind, str] = {
    K.APPEAL: "the appeal itself. Sign it and send it in time, whatever else is asked",
    K.EXPEDITED: "asks for a fast decision. Send it today",
    K.EXTERNAL_REVIEW: "goes to the independent reviewers. Sign it and send it at the same time",
    K.MEDICAL_NECESSITY_STATEMENT: "for the treating provider to check, change and sign. Send it only when it is signed",
    K.CLAIM_FILE_REQUEST: "asks the plan for its whole file, free of charge. Send it signed with the appeal; do not wait for the answer",
    K.CRITERIA_REQUEST: "asks which criteria were used and for a copy. Sign it and send it now; do not wait for the answer",
    K.RETRO_AUTHORIZATION: "asks for an authorization after the fact. Sending it does not stop the time to appeal",
    K.AUTHORIZATION_ON_FILE: "shows the plan the approval that it gave. Sign it and send it",
    K.CORRECTED_CLAIM_REQUEST: "asks the provider's billing office to send a corrected claim. Give it to that office",
    K.EXCEPTION_REQUEST: "asks for an exception; the prescriber's own statement goes with it",
    K.NOTICE_DEFECTS: "tells the plan what its notice had to say and does not. It can go with the appeal",
    K.LATE_PLAN: "tells the plan that its own time has passed. Sign it and send it",
    K.GOOD_CAUSE: "asks to accept a late filing. It goes on top of the appeal",
    K.REGULATOR_COMPLAINT: "a complaint to the office that oversees the plan, if you want it to look. It does not stop the time to appeal",
    K.PEER_TO_PEER_BRIEF: "one page for the doctor's call with the plan. Give it to the doctor; do not send it",
    K.CONTINUATION_OF_BENEFITS: "asks that the care goes on during the appeal. It has the shortest time: send it first",
    K.PROVIDER_WRITE_OFF: "asks the provider's billing office not to bill you. Send it before you pay anything",
    K.REPRESENTATIVE_APPOINTMENT: "both people sign it. Without it the plan may not answer the person who helps",
    K.SECOND_LEVEL: "the second appeal. Sign it and send it in time",
}


def _open(rights: Rights) -> list[Route]:
    return sorted((r for r in rights.routes if r.available), key=lambda r: r.rank)


def last_safe_day(kind: LetterKind, rights: Rights) -> date | None:
    """The earliest safe day of the ways that a letter opens; none from a way that holds only for a kind of plan that is not known."""
    ways = [r for r in _open(rights) if r.route in _OPENS.get(kind, ()) and not words.condition(r)]
    days = [r.recommended_file_by or r.file_by for r in ways]
    return min((d for d in days if d is not None), default=None)


def _when(kind: LetterKind, rights: Rights, as_of: date) -> str:
    if kind is K.EXPEDITED:
        return "today"
    last = last_safe_day(kind, rights)
    if last is None:
        return "as soon as you can"
    return f"by {words.day(last)} at the latest" if last >= as_of else f"today (the safe day, {words.day(last)}, has passed)"


def address(letter: Letter, notice: Notice, worded: Callable[[str], str] = str, online: str = "or online") -> str:
    """The address on the letter, with what the notice gives besides where the letter goes to the plan. worded puts a line into words."""
    lines = ", ".join(worded(line.rstrip(",")) for line in letter.recipient if line.strip())
    lines = lines.replace(", By ", ", by ").replace(", Por ", ", por ")
    held = notice.value("appeal_to")
    if isinstance(held, AppealTo) and held.portal and held.name and held.name in lines and held.portal not in lines:
        lines += f"; {online}: {held.portal}"
    return lines


def fees(letter: Letter, rights: Rights) -> set[int | None]:
    """What filing costs in the ways that a letter opens; None where it is not known."""
    ways = [r for r in _open(rights) if r.route in (*_OPENS.get(letter.kind, ()), *(FAST if letter.kind is K.EXPEDITED else ()))]
    return {r.fee_usd for r in ways}


def _free(letter: Letter, rights: Rights) -> str:
    due = fees(letter, rights)
    if due == {0}:
        return "Sending it in costs nothing. Nobody has to be paid for this: you may send it yourself."
    fee = next((f for f in due if f), None)
    return f"The office may ask for a fee of up to ${fee}; the notice and the office's form say when it is not charged." if fee else ""


def _signer(letter: Letter) -> str:
    name = next((line for line in letter.closing[1:] if line.strip() and "_" not in line), "")
    return f" ({name} signs)" if name else ""


def _sending(main: Letter, rights: Rights, notice: Notice, as_of: date) -> list[str]:
    when, to = _when(main.kind, rights, as_of), address(main, notice) or "the address in the notice"
    if main.kind in BILLING:  # a billing office needs the notice, not the chart
        return [f"Send it with a copy of the notice {when}, to: {to}. The packet is for the plan; that office does not need it."]
    return [f"Send it with all of packet.pdf {when}, to: {to}.",
            "The packet begins with the same letter, unsigned; put your signed one (and any change) in its place."]


def next_steps(letters: Sequence[Letter], paths: Sequence[str], rights: Rights, notice: Notice, as_of: date) -> list[str]:
    """The steps for the main letter as Markdown, in their order; `paths` are the letters' files without ending, in the letters' order."""
    main, path = letters[0], paths[0]
    if no_appeal(rights) is not None and main.kind is K.CLAIM_FILE_REQUEST:
        return [
            "- [ ] Look at the other help below first; nothing has to be sent for that.",
            f"- [ ] Only if a fact is wrong, or to see the plan's file: sign {path}.pdf and send it to {marked(address(main, notice))}.",
            "- Nobody has to be paid for any of this.",
        ]
    steps = [
        f"Read {path}.pdf ({words.LETTERS[main.kind].lower()}) to the end. If a sentence is not right, change it in {path}.docx.",
        f"Sign it{_signer(main)}.",
        *_sending(main, rights, notice, as_of),
        "Keep proof: the fax report, the postal receipt, or the name of the person on the telephone and the hour.",
    ]
    if main.kind is K.EXPEDITED:
        call = "This is urgent: call the plan today at the number in the notice and ask for an expedited (fast) appeal."
        steps.insert(0, f"{call} Write down the name and the hour. The treating doctor may call too.")
    free = _free(main, rights)
    return [*(f"- [ ] {marked(step)}" for step in steps), *([f"- {free}"] if free else [])]


def other_letters(letters: Sequence[Letter], paths: Sequence[str], rights: Rights, notice: Notice, as_of: date) -> list[str]:
    """One line for each further letter: its file, what it is for, to whom it goes and by when; the most pressing first."""
    rows = []
    for letter, path in zip(letters[1:], paths[1:], strict=True):
        purpose = _PURPOSE.get(letter.kind, words.LETTERS[letter.kind])
        to = "" if letter.kind in (K.PEER_TO_PEER_BRIEF, K.MEDICAL_NECESSITY_STATEMENT) else address(letter, notice)
        to = "the same address" if to and to == address(letters[0], notice) else to
        last = last_safe_day(letter.kind, rights)
        by = f" Last safe day: {words.day(last)}." if last is not None else ""
        line = f"- [ ] {path}.pdf ({words.LETTERS[letter.kind]}): {purpose}."
        rows.append((last or date.max, line + (f" To: {marked(to)}." if to else "") + by))
    return [row for _, row in sorted(rows, key=lambda one: one[0])]
