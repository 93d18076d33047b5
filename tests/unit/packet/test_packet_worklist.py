"""The worklist: the next step first, each warning once, fast ways before dates, other letters with their purpose, the library as a hint."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import packet_case
from denialhelp.casefile.fact import AppealTo, Fact, Notice, Question
from denialhelp.casefile.policy import Task
from denialhelp.casefile.rights import Rights, Route
from denialhelp.casefile.slugs import LetterKind, RouteKind
from denialhelp.packet.first import first_things
from denialhelp.packet.library_lines import library_lines, paper_lines
from denialhelp.packet.necessity_lines import necessity_lines, necessity_lines_es
from denialhelp.packet.worklist import Left, worklist_md
from denialhelp.reference.loader import load_rules

WARNING = "If the day of receipt cannot be shown, count from the date on the notice."
POLICY: dict[str, Any] = {
    "cited": "Sample Arm Therapy (SP-1)", "part": None, "payer": "northfield", "version": "2020-02-01", "checked": "2026-11-24",
    "source": "https://policy.example/sp-1", "named_in_notice": False, "position": "covered-with-criteria", "old": True, "licensed": None,
    "not_covered": [], "limits": [], "reported": [], "whole": False,
    "criteria": [
        {"id": "1", "text": "", "status": "unknown", "group": True, "why": "", "proof": None},
        {"id": "1.1", "text": "A stroke", "status": "met", "group": False, "why": "", "proof": "hospital-record"},
        {"id": "1.2", "text": "A signed home program.", "status": "unknown", "group": False, "why": "", "proof": "plan-of-care"},
    ],
}


def _left(folder: Path, **changes: Any) -> Left:
    case = packet_case.make_case(folder)
    paths = ["letter", *(f"letters/{letter.kind.value}" for letter in case.letters[1:])]
    made = Left(case.rights, (), (), case.letters, paths, case.notice, case.as_of)
    return replace(made, **changes)


def _section(text: str, title: str) -> str:
    return text.partition(f"## {title}\n")[2].partition("\n## ")[0]


def test_the_next_step_names_file_day_address_and_that_nobody_is_paid(tmp_path: Path) -> None:
    left = _left(tmp_path)
    free = tuple(replace(r, fee_usd=0) for r in left.rights.routes)
    steps = _section(worklist_md(replace(left, rights=replace(left.rights, routes=free))), "What to do now")
    assert "- [ ] Read letter.pdf" in steps
    assert "all of packet.pdf by April 23, 2027 at the latest, to: Northfield Appeals, P.O. Box 5550, Springfield." in steps
    assert "Nobody has to be paid" in steps
    charged = tuple(replace(r, fee_usd=25) for r in left.rights.routes)
    steps = _section(worklist_md(replace(left, rights=replace(left.rights, routes=charged))), "What to do now")
    assert "a fee of up to $25" in steps
    assert "costs nothing" not in steps


def test_a_safe_day_that_has_passed_says_today(tmp_path: Path) -> None:
    text = worklist_md(_left(tmp_path, as_of=date(2027, 4, 24)))
    assert "today (the safe day, April 23, 2027, has passed)" in text


def test_a_warning_is_said_once_and_one_day_is_asked_once(tmp_path: Path) -> None:
    left = _left(tmp_path)
    routes = tuple(replace(r, warnings=(WARNING,)) for r in left.rights.routes)
    questions = (Question("received_date", "When did it reach you?", ""), Question("notice_received", "When did it come?", ""))
    tasks = (Task(WARNING, "patient", "It goes with this way of appeal."),)
    text = worklist_md(replace(left, rights=replace(left.rights, routes=routes), tasks=tasks, questions=questions))
    assert text.count(WARNING) == sum(r.available and r.file_by is not None for r in routes)
    assert "It goes with this way" not in text
    assert "When did it reach you?" in text
    assert "When did it come?" not in text


def test_the_fast_way_stands_before_every_date_unless_urgency_is_a_question(tmp_path: Path) -> None:
    left = _left(tmp_path)
    fast = Route(RouteKind.EXPEDITED_APPEAL, True, 0, to_whom="the plan, by telephone", warnings=("The doctor may ask for it.",))
    left = replace(left, rights=replace(left.rights, routes=(*left.rights.routes, fast)))
    dates = _section(worklist_md(left), "The dates")
    assert dates.index("Expedited appeal") < dates.index("Internal appeal")
    assert "ask today" in dates
    open_ = worklist_md(replace(left, questions=(Question("urgent", "Is it urgent?", ""),)))
    assert "ask today" not in open_


def test_an_urgent_letter_begins_with_the_telephone(tmp_path: Path) -> None:
    left = _left(tmp_path)
    urgent = replace(left.letters[0], kind=LetterKind.EXPEDITED)
    steps = _section(worklist_md(replace(left, letters=(urgent, *left.letters[1:]))), "What to do now")
    assert steps.strip().startswith("- [ ] This is urgent: call the plan today")
    assert "packet.pdf today, to:" in steps


def test_later_ways_are_told_with_when_they_open(tmp_path: Path) -> None:
    left = _left(tmp_path)
    later = Route(RouteKind.EXTERNAL_REVIEW, True, 9, how_counted="Not open yet: 4 months after the final denial.")
    text = worklist_md(replace(left, rights=replace(left.rights, routes=(*left.rights.routes, later))))
    assert "- Later, external review, if the answer is no again: 4 months after the final denial." in text


def test_where_no_letter_helps_the_steps_say_so_first(tmp_path: Path) -> None:
    left = _left(tmp_path)
    routes = (Route(RouteKind.NO_APPEAL_OTHER_HELP, True, 1),)
    letters = (replace(left.letters[0], kind=LetterKind.CLAIM_FILE_REQUEST), *left.letters[1:])
    steps = _section(worklist_md(replace(left, letters=letters, rights=Rights((), None, routes))), "What to do now")
    assert steps.strip().startswith("- [ ] Look at the other help below first")
    assert "Nobody has to be paid" in steps
    assert "packet.pdf" not in steps


def test_a_letter_to_the_billing_office_goes_without_the_packet(tmp_path: Path) -> None:
    left = _left(tmp_path)
    main = replace(left.letters[0], kind=LetterKind.PROVIDER_WRITE_OFF, recipient=("Sample Hospital", "Patient accounts"))
    steps = _section(worklist_md(replace(left, letters=(main, *left.letters[1:]))), "What to do now")
    assert "with a copy of the notice as soon as you can, to: Sample Hospital, Patient accounts." in steps
    assert "packet.pdf" not in steps


def test_where_the_kind_of_plan_is_open_each_day_says_for_which_it_holds(tmp_path: Path) -> None:
    left = _left(tmp_path)
    routes = (
        Route(RouteKind.INTERNAL_APPEAL, True, 1, date(2027, 1, 14), why="If this is an insured employer plan: Appeal in writing."),
        Route(RouteKind.INTERNAL_APPEAL, False, 2, date(2026, 9, 16), why="If this is a Medicaid plan: Appeal by telephone."),
        Route(RouteKind.RECONSIDERATION, False, 3, date(2026, 9, 21), why="Not for this plan."),
    )
    dates = _section(worklist_md(replace(left, rights=Rights((), None, routes))), "The dates")
    assert "The kind of plan is not known yet" in dates
    assert "**Internal appeal** (if this is an insured employer plan): last day January 14, 2027." in dates
    assert "- Internal appeal (if this is a Medicaid plan): the last day was September 16, 2026." in dates
    assert "September 21" not in dates
    steps = _section(worklist_md(replace(left, rights=Rights((), None, routes))), "What to do now")
    assert "packet.pdf as soon as you can, to:" in steps
    known = {**left.notice.facts, "plan_type": Fact("plan_type", "erisa-insured", 1.0)}
    assert "not known yet" not in worklist_md(replace(left, notice=replace(left.notice, facts=known)))


def test_only_an_exclusion_is_told_as_one() -> None:
    def told(why: str, language: str = "en") -> tuple[str, ...]:
        rights = Rights((), None, (Route(RouteKind.NO_APPEAL_OTHER_HELP, True, 1, why=why),))
        return first_things(Notice((), "denial"), rights, language)

    late = "The time to appeal this denial has passed. Ask the plan."
    assert told("The plan excludes this benefit and no medical judgment was made.")[0].startswith("An appeal will probably not change")
    assert told(late) == (late,)
    assert told(late, "es")[0].startswith("El plazo para apelar esta denegación ya pasó.")
    assert told(f"If this is a Medicaid plan: {late}") == ()


def test_every_reason_of_the_law_for_no_appeal_has_its_spanish() -> None:
    whys = {r.why for r in load_rules().router if r.route == RouteKind.NO_APPEAL_OTHER_HELP.value}
    assert len(whys) >= 7
    for why in whys:
        rights = Rights((), None, (Route(RouteKind.NO_APPEAL_OTHER_HELP, True, 1, why=why),))
        assert first_things(Notice((), "denial"), rights, "es") != (why,)


def test_other_letters_say_what_for_and_the_same_address_once(tmp_path: Path) -> None:
    left = _left(tmp_path)
    main = left.letters[0]
    others = (replace(main, kind=LetterKind.CLAIM_FILE_REQUEST), replace(main, kind=LetterKind.MEDICAL_NECESSITY_STATEMENT),
              replace(main, kind=LetterKind.PROVIDER_WRITE_OFF, recipient=("Sample Hospital", "Patient accounts")))
    paths = ["letter", "letters/claim-file-request", "letters/medical-necessity-statement", "letters/provider-write-off"]
    lines = _section(worklist_md(replace(left, letters=(main, *others), paths=paths)), "The other letters").strip().splitlines()
    assert len(lines) == 3
    assert "letters/claim-file-request.pdf" in lines[0]
    assert lines[0].endswith("To: the same address.")
    assert "only when it is signed" in lines[1]
    assert "To:" not in lines[1]
    assert lines[2].endswith("To: Sample Hospital, Patient accounts.")


def test_a_portal_is_named_where_the_letter_goes_to_the_plan(tmp_path: Path) -> None:
    left = _left(tmp_path)
    held = AppealTo(name=left.letters[0].recipient[0], portal="member.northfield.example")
    notice = replace(left.notice, facts={**left.notice.facts, "appeal_to": Fact("appeal_to", held, 1.0)})
    assert "; or online: member.northfield.example" in worklist_md(replace(left, notice=notice))


def test_the_library_is_a_dated_hint_and_says_what_is_not_known(tmp_path: Path) -> None:
    text = _section(worklist_md(_left(tmp_path, library={"policies": [POLICY], "papers": []})), "The payer's policy, as last read")
    assert "Sample Arm Therapy (SP-1), in the version of February 1, 2020, looked up on November 24, 2026" in text
    assert "at https://policy.example/sp-1." in text
    assert "No letter cites it" in text
    assert "does not name it" in text
    assert "may have been replaced" in text
    assert "Only a part of it could be read" in text
    assert "Your papers seem to show this: A stroke." in text
    assert "Look for a paper on this: A signed home program. It is usually in the plan of care." in text


def test_of_a_policy_known_by_name_nothing_is_said_to_be_asked() -> None:
    known = POLICY | {"position": "not-read", "criteria": [], "old": False, "whole": True, "version": None}
    text = "\n".join(library_lines({"policies": [known]}, "Northfield"))
    assert "Only its name is known here" in text
    assert "in a copy that prints no date, its name was looked up on" in text
    assert "What it asks" not in text


def test_without_policies_there_is_no_section(tmp_path: Path) -> None:
    assert library_lines(None, "Northfield") == []
    assert "as last read" not in worklist_md(_left(tmp_path))


def test_a_study_is_named_with_its_number_side_and_finding() -> None:
    paper = {"title": "A trial.", "first_author": "Sample A", "journal": "Journal of Samples", "year": 2020, "pmid": None,
             "doi": "10.1000/1", "side": "against", "finding": "It made no difference."}
    assert paper_lines({"papers": [paper]}) == [
        "- Sample A, A trial. Journal of Samples, 2020 (doi 10.1000/1); speaks against it: It made no difference."
    ]


def _definition(**changes: Any) -> dict[str, Any]:
    one = {
        "id": "necessity.sample.one", "title": "Sample program", "es": "Programa de muestra", "definer": "program", "states": [],
        "population": [], "says": "The sample pays for what is needed", "not_used": [{"text": "Cost alone", "es": "El costo solo"}],
        "elements": [{"text": "A doctor orders it", "es": "Un médico lo ordena", "proof": "order", "status": "unknown"}],
        "citations": [{"cite": "1 CFR 1.1", "source": "https://example.org/1", "read": "text"}], "in_force": None, "checked": "2026-11-24",
        "whole": True, "cited": True, "note": None,
    }  # fmt: skip
    return one | changes


def _need(**changes: Any) -> dict[str, Any]:
    held: dict[str, Any] = {"plan": "tricare", "own": [], "general": [], "if_so": [], "notice_says": []}
    return {"services": [], "policies": [], "papers": [], "definition": held | changes}


AT = {"document": "plan.pdf", "page": 4, "quote": "x"}
OWN = {"text": "Medically Necessary means what a doctor orders.", "means": True, "sources": [AT]}


def test_each_demand_stands_with_its_usual_proof_its_source_and_nothing_is_met(tmp_path: Path) -> None:
    library = _need(general=[_definition()], if_so=[_definition(title="For a child", needs=["under-21"])])
    part = _section(worklist_md(_left(tmp_path, library=library)), "What counts as medically necessary in this kind of plan")
    assert "- Sample program (1 CFR 1.1, read on November 24, 2026 in its text):" in part
    assert "  - [ ] A doctor orders it. It is usually in the signed order." in part
    assert "  - This may not decide: Cost alone." in part
    assert "- For a child, if the patient is under 21 (1 CFR 1.1" in part
    assert "Nothing here is said to be met." in part


def test_the_plans_own_words_come_first_with_their_page() -> None:
    contract = _definition(elements=[], not_used=[], definer="contract")
    lines = necessity_lines(_need(own=[OWN], general=[contract]))
    assert lines[0] == "- Your plan's own paper says it, on page 4 of plan.pdf: “Medically Necessary means what a doctor orders.”"
    assert not any("Look under" in line for line in lines)
    assert any("Look under “definitions”" in line for line in necessity_lines(_need(general=[contract])))
    assert any("in more than one way" in line for line in necessity_lines(_need(own=[OWN, OWN])))


def test_where_nothing_is_held_the_notices_reason_is_all_and_second_hand_is_said() -> None:
    said = {"document": "notice.pdf", "page": 1, "quote": "It is not medically necessary."}
    lines = necessity_lines(_need(notice_says=[said]))
    assert any("No definition for this kind of plan could be read." in line for line in lines)
    assert lines[-1] == "- Until then the notice's own reason is all there is: “It is not medically necessary.”"
    assert "depends on the kind of plan, which is not known yet" in necessity_lines(_need(plan=None))[0]
    assert "Depende de la clase de plan" in necessity_lines_es(_need(plan=None))[0]
    quoted = _definition(citations=[{"cite": "1 CFR 1.1", "source": "https://example.org/1", "read": "secondary"}], whole=False)
    lines = necessity_lines(_need(general=[quoted]))
    assert "in a quotation of it" in lines[0]
    assert any("Only a part of it could be read" in line for line in lines)


def test_without_a_library_or_a_definition_there_is_no_section(tmp_path: Path) -> None:
    assert necessity_lines(None) == necessity_lines_es(None) == []
    assert "What counts as medically necessary" not in worklist_md(_left(tmp_path, library={"policies": [POLICY], "papers": []}))


def test_the_spanish_worklist_says_it_too() -> None:
    lines = necessity_lines_es(_need(own=[OWN], general=[_definition()], if_so=[_definition(needs=["over-20"])]))
    assert lines[0].startswith("- El papel de su propio plan lo dice, en la página 4 de plan.pdf: “Medically Necessary means")
    assert "- Programa de muestra (1 CFR 1.1, leído el 24 de noviembre de 2026 en su texto):" in lines
    assert "  - [ ] Un médico lo ordena. Suele estar en la orden firmada." in lines
    assert any("si el paciente tiene 21 años o más" in line for line in lines)
    assert any("No se pudo leer" in line for line in necessity_lines_es(_need()))
    contract = _definition(elements=[], not_used=[], definer="contract")
    assert any("Busque “definitions”" in line for line in necessity_lines_es(_need(general=[contract])))
