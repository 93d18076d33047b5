"""The batch desk on synthetic remittances and exports: each denial's action, causes, damage, runs that repeat or were stopped."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from denialhelp.casefile.slugs import PlanType, Reason
from denialhelp.cli.main import app
from denialhelp.errors import UnreadableFile, WrongUse
from denialhelp.intake.claims import envelope, read_claims
from denialhelp.reference.loader import load_rules
from denialhelp.reference.tables import load_tables
from denialhelp.workflow.batch import drafts
from denialhelp.workflow.batch.desk import BatchRequest, run_batch
from denialhelp.workflow.batch.queue import causes, to_csv
from denialhelp.workflow.batch.triage import Action, Settings, Triaged, triage

AS_OF = date(2026, 11, 24)
TABLES, RULES = load_tables(), load_rules()


def claim(
    number: str, billed: str, *cas: str, paid: str = "0.00", status: str = "4", code: str = "97530", lq: str = "", more: str = ""
) -> str:
    """The segments of one claim."""
    parts = [f"CLP*{number}*{status}*{billed}*{paid}*0.00*12*ICN{number}", "NM1*QC*1*SAMPLE*PAT****MI*M0001", more, "DTM*232*20260901",
             f"SVC*HC:{code}*{billed}*{paid}**1", *(f"CAS*{c}" for c in cas), f"LQ*HE*{lq}" if lq else ""]  # fmt: skip
    return "~\n".join(p for p in parts if p)


def remit(*claims: str, payer: str = "SAMPLE HEALTH PLAN", day: str = "20261001") -> str:
    head = ["ISA*00*          *00*          *ZZ*SYNTHETIC      *ZZ*SYNTHETIC      *261101*0900*^*00501*000000001*0*T*:",
            "GS*HP*S*S*20261101*0900*1*X*005010X221A1", "ST*835*0001", f"BPR*I*0*C*CHK************{day}", f"N1*PR*{payer}",
            "N1*PE*SYNTHETIC CLINIC*XX*1234567893"]  # fmt: skip
    return "~\n".join([*head, *claims, "SE*1*0001", "GE*1*1", "IEA*1*000000001"]) + "~\n"


def decide(tmp_path: Path, text: str, name: str = "r.835", settings: Settings | None = None) -> list[Triaged]:
    path = tmp_path / name
    path.write_text(text)
    rows, _ = read_claims(path)
    return [triage(r, TABLES, RULES, as_of=AS_OF, settings=settings or Settings()) for r in rows]


def quiet(_what: str, _done: int, _total: int) -> None:
    """No progress."""


@pytest.mark.parametrize(
    ("cas", "lq", "more", "action", "reason", "words"),
    [
        ("CO*50*900.00", "", "", Action.APPEAL, Reason.MEDICAL_NECESSITY, "medical necessity"),
        ("PR*55*900.00", "", "", Action.APPEAL, Reason.EXPERIMENTAL, "experimental"),
        ("CO*197*900.00", "", "REF*G1*AUTH123", Action.APPEAL, Reason.NO_PRIOR_AUTHORIZATION, "its own authorization AUTH123"),
        ("CO*4*900.00", "N822", "", Action.CORRECT, Reason.CODING, "modifier"),
        ("CO*16*900.00", "N822", "", Action.CORRECT, Reason.CODING, "Correct the code"),
        ("CO*22*900.00", "", "", Action.CORRECT, Reason.COORDINATION_OF_BENEFITS, "Bill the payer that comes first"),
        ("CO*29*900.00", "", "", Action.WRITE_OFF, Reason.TIMELY_FILING, "proof that the claim was sent in time"),
        ("PR*1*900.00", "", "", Action.LEAVE, None, "Nothing was refused"),
        ("CO*45*900.00", "", "", Action.LEAVE, None, "Nothing was refused"),
        ("CO*50*60.00", "", "", Action.WRITE_OFF, Reason.MEDICAL_NECESSITY, "less than an appeal is worth"),
        ("PR*50*60.00", "", "", Action.LEAVE, Reason.MEDICAL_NECESSITY, "tell the patient of the right to appeal"),
    ],
)  # fmt: skip
def test_each_denial_gets_its_action(
    tmp_path: Path, cas: str, lq: str, more: str, action: Action, reason: Reason | None, words: str
) -> None:
    (done,) = decide(tmp_path, remit(claim("A1", "900.00", cas, lq=lq, more=more)))
    assert done.action is action
    assert (done.reasons[0] if done.reasons else None) is reason
    assert words in done.why


def test_reversals_and_forwarded_claims_are_left(tmp_path: Path) -> None:
    done = decide(tmp_path, remit(claim("A1", "-900.00", "CO*50*-900.00", status="22"), claim("A2", "900.00", "CO*50*900.00", status="19")))
    assert {d.action for d in done} == {Action.LEAVE}


def test_the_last_day_is_the_laws_and_a_passed_one_ends_the_appeal(tmp_path: Path) -> None:
    (fresh,) = decide(tmp_path, remit(claim("A1", "900.00", "CO*50*900.00"), day="20261001"))
    assert fresh.last_day is not None
    assert fresh.days_left == (fresh.last_day - AS_OF).days
    (old,) = decide(tmp_path, remit(claim("A1", "900.00", "CO*50*900.00"), day="20240102"))
    assert old.action is Action.WRITE_OFF
    assert "has passed" in old.why
    (undated,) = decide(tmp_path, remit(claim("A1", "900.00", "CO*50*900.00"), day=""))
    assert (undated.last_day, undated.action) == (None, Action.APPEAL)


HEADINGS = (
    "Claim Number,Payer Name,Patient,Denial Date,DOS,CPT,Modifier,Billed Amount,Paid,Group Code,"
    "Reason Code,Remark,Description,Plan Type,State\n"
)
CSV = (
    HEADINGS
    + """\
C1,Sample Health,Pat Sample,10/01/2026,09/01/2026,72148,26,"$1,200.00",0,CO,50,M25,MRI,erisa-insured,TX
C2,Sample Health,Pat Sample,2026-10-01,2026-09-01,97530,GP,80.00,0,,CO-4,N822,,,
C3,Sample Health,Pat Sample,soon,2026-09-01,97530,,abc,0,CO,197,,,,
C4,Sample Health,Pat Sample,2026-10-01,,,,100,0,CO,what?,,,,

"""
)


def test_an_export_is_read_by_its_headings(tmp_path: Path) -> None:
    path = tmp_path / "denials.csv"
    path.write_text(CSV)
    rows, problems = read_claims(path)
    assert [r.claim_number for r in rows] == ["C1", "C2"]
    assert (rows[0].billed, rows[0].dated, rows[0].plan_type, rows[0].state) == (
        Decimal(1200),
        date(2026, 10, 1),
        PlanType.ERISA_INSURED,
        "TX",
    )
    assert rows[1].adjustments[0].group == "CO"
    said = " ".join(p.message for p in problems)
    assert "row 4 could not be placed: it tells no amount" in said
    assert "row 5 could not be placed: its reason stands in words" in said
    first = triage(rows[0], TABLES, RULES, as_of=AS_OF, settings=Settings())
    assert first.action is Action.APPEAL
    assert first.odds is not None
    assert first.expected is not None
    assert 0 < first.expected < 1200
    assert first.last_day == date(2027, 3, 30)  # 180 days after October 1 (29 CFR 2560.503-1(h)(3)(i))


OTHER_KIND = "ISA*00*          *00*          *ZZ*A              *ZZ*B              *261101*0900*^*00501*1*0*T*:~ST*837*1~"


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "<html>", "ISA*00*", OTHER_KIND])
def test_what_is_no_list_of_claims_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.txt"
    path.write_text(text)
    with pytest.raises(UnreadableFile):
        read_claims(path)


def test_one_claim_by_itself_reads_as_it_did_among_others(tmp_path: Path) -> None:
    path = tmp_path / "many.835"
    path.write_text(remit(claim("A1", "900.00", "CO*50*900.00"), claim("A2", "300.00", "PR*204*300.00", lq="N130")))
    rows, _ = read_claims(path)
    alone = tmp_path / "one.835"
    alone.write_text(envelope(rows[1].raw, rows[1].payer, rows[1].dated))
    (again,), problems = read_claims(alone)
    assert problems == ()
    assert (again.claim_number, again.adjustments, again.lines, again.payer, again.dated) == (
        rows[1].claim_number, rows[1].adjustments, rows[1].lines, rows[1].payer, rows[1].dated,
    )  # fmt: skip


def request(tmp_path: Path, most: int = 0) -> BatchRequest:
    folder = tmp_path / "in"
    folder.mkdir(exist_ok=True)
    many = [claim(f"B{n}", "300.00", "CO*4*300.00", lq="N822") for n in range(41)]
    (folder / "a.835").write_text(remit(claim("A1", "2400.00", "CO*50*2400.00"), claim("A2", "900.00", "PR*1*900.00"), *many))
    (folder / "b.835").write_text(remit(claim("A1", "2400.00", "CO*50*2400.00")))  # sent twice
    (folder / "broken.835").write_text("ISA*00*")
    return BatchRequest((folder,), tmp_path / "out", most_drafts=most, workers=1)


def test_a_batch_is_sorted_grouped_and_survives_a_bad_file(tmp_path: Path) -> None:
    result = run_batch(request(tmp_path), as_of=AS_OF, progress=quiet)
    assert (len(result.rows), result.twice) == (43, 1)
    assert result.counts() == {"appeal": 1, "correct": 41, "write-off": 0, "leave": 1}
    assert result.rows[0].row.claim_number == "A1"
    assert "41 denials, $12,300.00" in result.causes[0].sentence()
    assert "Fix the source" in result.causes[0].sentence()
    assert any("broken.835" in p.message for p in result.problems)
    table = list(csv.DictReader(io.StringIO((tmp_path / "out/queue.csv").read_text())))
    assert len(table) == 43
    assert json.loads((tmp_path / "out/queue.json").read_text())[0]["action"] == "appeal"
    assert pq.read_table(tmp_path / "out/queue.parquet").num_rows == 43
    assert json.loads((tmp_path / "out/batch.json").read_text())["state"] == "done"


def test_a_second_run_changes_nothing_and_a_stopped_one_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = request(tmp_path, most=1)
    first = run_batch(asked, as_of=AS_OF, progress=quiet)
    assert first.drafted == 1
    key = first.rows[0].row.key()
    packet = tmp_path / "out/drafts" / key / "packet/packet.pdf"
    before = {p: p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file()}
    monkeypatch.setattr(drafts, "_make", _never)
    assert run_batch(asked, as_of=AS_OF, progress=quiet).drafted == 1
    assert {p: p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file()} == before
    monkeypatch.undo()
    (packet.parent.parent / drafts.STAMP).unlink()  # as if it had been stopped before the draft was whole
    assert run_batch(asked, as_of=AS_OF, progress=quiet).drafted == 1
    assert packet.is_file()


EXPORT_HEAD = "Payer,ICN,Patient,Check Date,DOS,CPT,Billed,Paid,Denial Code,Denied Amount,Prior Auth,Line of Business\n"


def export(number: str, *, billed: str = "2400.00", day: str = "10/01/2026", auth: str = "") -> str:
    return f"SAMPLE HEALTH PLAN OF TEXAS,{number},Pat Sample,{day},09/01/2026,72148,{billed},0.00,CO-50,{billed},{auth},erisa-insured\n"


def test_a_claim_of_an_export_and_of_an_835_is_one(tmp_path: Path) -> None:
    remitted = remit(claim("SYN777", "2400.00", "CO*50*2400.00"))
    told = EXPORT_HEAD + export("00ICN-SYN777", day="", auth="AUTH9") + export("ICNSYN777", billed="2500.00") + export("ICNSYN888")
    for order in (("a.835", "b.csv"), ("b.835", "a.csv")):
        folder = tmp_path / order[0]
        folder.mkdir()
        (folder / order[0]).write_text(remitted)
        (folder / order[1]).write_text(told.replace("00ICN", "ICN"))
        (folder / "c.835").write_text(remitted)
        result = run_batch(BatchRequest((folder,), folder / "out", most_drafts=0, workers=1), as_of=AS_OF, progress=quiet)
        assert (len(result.rows), result.twice) == (3, 2)
        (both,) = [t.row for t in result.rows if t.row.raw]
        assert (both.authorization, both.plan_type, both.payer) == ("AUTH9", PlanType.ERISA_INSURED, "SAMPLE HEALTH PLAN")


def test_an_export_and_an_835_of_one_day_have_one_key(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(EXPORT_HEAD + export("ICNSYN777") + export("ICNSYN777", day="10/08/2026"))
    (tmp_path / "a.835").write_text(remit(claim("SYN777", "2400.00", "CO*50*2400.00")))
    told, later = read_claims(tmp_path / "a.csv")[0]
    (remitted,) = read_claims(tmp_path / "a.835")[0]
    assert told.key() == remitted.key()
    assert later.key() != remitted.key()


def test_every_row_of_an_export_is_in_the_queue_or_said(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    rows = [export(f"ICN00{n}") for n in range(20)] + [export("1.2E+11"), "Total,,,,,,48000.00,,,,,\n"]
    (folder / "a.csv").write_text(EXPORT_HEAD + "".join(rows))
    asked = BatchRequest((folder,), tmp_path / "out", most_drafts=0, workers=1)
    result = run_batch(asked, as_of=AS_OF, progress=quiet)
    counted = result.counted
    assert (len(result.rows), counted.rows, counted.placed, counted.not_placed, counted.totals) == (20, 23, 20, 1, 1)
    (row,) = csv.DictReader(io.StringIO((tmp_path / "out/not_placed.csv").read_text()))
    assert (row["file"], row["row"]) == ("a.csv", "22")
    before = {p: p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file()}
    run_batch(asked, as_of=AS_OF, progress=quiet)
    assert {p: p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file()} == before


def test_denials_in_words_are_sorted_and_grouped(tmp_path: Path) -> None:
    head = "Payer,Claim ID,Denial Reason,Charge Amount\n"
    text = head + "Sample Health,1,No Auth,640.00\nSample Health,2,No Auth,700.00\nSample Health,3,Coding,90.00\n"
    done = decide(tmp_path, text, "words.csv")
    assert [d.action for d in done] == [Action.APPEAL, Action.APPEAL, Action.CORRECT]
    assert done[0].reasons == (Reason.NO_PRIOR_AUTHORIZATION,)
    assert causes(done)[0].cause == "Sample Health | in words: no prior authorization"


def test_the_command_takes_a_map_of_columns(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("Ticket,Why,Lost\nT-1,CO-50,900.00\nT-2,,100.00\n")
    (tmp_path / "map.json").write_text(
        json.dumps({"claim_number": "Ticket", "carc": "Why", "denied": "Lost", "payer": {"always": "Sample"}})
    )
    command = ["batch", str(tmp_path / "x.csv"), "--out", str(tmp_path / "o"), "--columns", str(tmp_path / "map.json"), "--drafts", "0"]
    told = CliRunner().invoke(app, [*command, "--as-of", "2026-11-24"])
    assert told.exit_code == 0
    assert "Of 3 rows of exports: 1 are in claims, 1 could not be placed" in told.stdout


def _never(_job: drafts.Job) -> str | None:
    raise AssertionError("a draft that stands was made again")


def _dies(_job: drafts.Job) -> str | None:
    import os

    os._exit(9)


def test_a_draft_that_kills_its_worker_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "_make", _dies)
    result = run_batch(request(tmp_path, most=2), as_of=AS_OF, progress=quiet)
    assert result.drafted == 0
    assert sum("stop the program" in p.message for p in result.problems) == 2
    assert (tmp_path / "out/queue.csv").is_file()


def test_a_folder_of_other_things_is_not_written_into(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/mine.txt").write_text("x")
    with pytest.raises(WrongUse):
        run_batch(request(tmp_path), as_of=AS_OF, progress=quiet)


def test_cells_are_no_formulas() -> None:
    assert b"'=cmd" in to_csv([{"patient": "=cmd|x"}])


def test_the_command(tmp_path: Path) -> None:
    asked = request(tmp_path)
    told = CliRunner().invoke(app, ["batch", str(asked.files[0]), "--out", str(tmp_path / "o"), "--drafts", "0", "--as-of", "2026-11-24"])
    assert told.exit_code == 0
    assert "First to fight" in told.stdout
    assert "41 denials" in told.stdout
    wrong = CliRunner().invoke(app, ["batch", str(asked.files[0]), "--out", str(tmp_path / "p"), "--least", "much"])
    assert wrong.exit_code != 0
