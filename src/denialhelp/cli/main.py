"""The command line's entrance: options, errors as plain sentences, exit codes."""

from __future__ import annotations

import sys
import traceback
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from denialhelp import __version__
from denialhelp.cli import audit_log, backup, doctor, pages, reference
from denialhelp.errors import DenialHelpError, WrongUse

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="A health-insurance denial in, a provable appeal out. Works offline; nothing leaves this machine.",
)
app.add_typer(reference.app, name="reference")
app.add_typer(pages.app, name="pages")
app.add_typer(audit_log.app, name="audit-log")
app.add_typer(audit_log.retention, name="retention")
app.add_typer(audit_log.office, name="office")
app.add_typer(audit_log.keys, name="keys")
app.command("doctor")(doctor.doctor)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)

AsOf = Annotated[str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="The day that counts as today.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="PDF, photo, DOCX, text, e-mail, HTML, FHIR, C-CDA or 835.")]


def today(text: str | None) -> date:
    """The day named, else this machine's; raises WrongUse for what is no day."""
    if text is None:
        return date.today()  # noqa: TID251, DTZ011 - the command line is one of the two places that may ask the clock
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise WrongUse("as-of", f"--as-of wants a day such as 2026-11-24, not '{text}'.") from fault


def _version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"denialhelp {__version__}\n")
        raise typer.Exit


@app.callback()
def _root(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False) -> None:
    """A health-insurance denial in, a provable appeal out."""


@app.command("read")
def read(
    files: Files,
    records: Annotated[bool, typer.Option("--records", help="The files are medical records.")] = False,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Read notices (or, with --records, medical records) into facts with their places."""
    from denialhelp.cli import reading

    reading.run(files, records=records, as_of=today(as_of), as_json=as_json)


@app.command("rights")
def rights(case: Annotated[Path, typer.Argument(metavar="CASE.json")], as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Say which law governs, the routes with their last days, the plan's clocks, and what is not available."""
    from denialhelp.cli import law

    law.run_rights(case, as_of=today(as_of), as_json=as_json)


@app.command("audit")
def audit(
    notice: Annotated[Path, typer.Argument(metavar="NOTICE")],
    case: Annotated[Path | None, typer.Option("--case", metavar="CASE.json", help="What is known of the case.")] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List what the law requires of the notice and it lacks."""
    from denialhelp.cli import law

    law.run_audit(notice, case, as_of=today(as_of), as_json=as_json)


@app.command("criteria")
def criteria(
    policy: Annotated[Path, typer.Argument(metavar="POLICY")],
    service: Annotated[str | None, typer.Option("--service", help="The service, where the policy has several.")] = None,
    code: Annotated[list[str] | None, typer.Option("--code", help="A code of the service or the diagnosis.")] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Show a coverage policy as a tree of criteria."""
    from denialhelp.cli import matching

    today(as_of)
    matching.run_criteria(policy, service=service, codes=code or [], as_json=as_json)


@app.command("match")
def match(
    policy: Annotated[Path, typer.Option("--policy", metavar="POLICY", help="The payer's coverage policy.")],
    records: Annotated[list[Path], typer.Option("--records", metavar="PATH", help="Medical records: a file or a folder; may be repeated.")],
    more: Annotated[list[Path] | None, typer.Argument(metavar="[PATH...]", help="More records.")] = None,
    case: Annotated[Path | None, typer.Option("--case", metavar="CASE.json", help="What is known of the case.")] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Hold the policy's criteria against the record."""
    from denialhelp.cli import matching

    matching.run_match(policy, [*records, *(more or [])], case, as_of=today(as_of), as_json=as_json)


@app.command("appeal")
def appeal(
    notice: Annotated[Path, typer.Argument(metavar="NOTICE", help="The denial notice.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the packet goes.")],
    records: Annotated[list[Path] | None, typer.Option("--records", metavar="PATH", help="Medical records; may be repeated.")] = None,
    more: Annotated[list[Path] | None, typer.Argument(metavar="[PATH...]", help="More records.")] = None,
    policy: Annotated[Path | None, typer.Option("--policy", metavar="FILE", help="The payer's coverage policy.")] = None,
    plan: Annotated[Path | None, typer.Option("--plan", metavar="FILE", help="Plan document, SBC or card.")] = None,
    statement: Annotated[Path | None, typer.Option("--statement", metavar="FILE", help="What the patient says, as text.")] = None,
    answers: Annotated[Path | None, typer.Option("--answers", metavar="FILE.json", help="Answers and corrections, by fact name.")] = None,
    model_url: Annotated[str | None, typer.Option("--model", metavar="URL", help="A language model may reword sentences (off).")] = None,
    model_name: Annotated[str | None, typer.Option("--model-name", metavar="NAME", help="The model's name at that address.")] = None,
    model_preview: Annotated[bool, typer.Option("--model-preview", help="Print what a model would be sent; send nothing.")] = False,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Do the main job: read, place, match, draft and bundle everything into DIR."""
    from denialhelp.cli import appealing, model

    sources = appealing.Sources(notice, (*(records or []), *(more or [])), policy, plan, statement, answers)
    with model.rewriter(model_url, model_name, preview=model_preview) as rewriter:
        appealing.run(sources, out, as_of=today(as_of), as_json=as_json, rewriter=rewriter)


@app.command("batch")
def batch(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="835 remittances, CSV or Excel exports; folders are opened.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the queue and the drafts go.")],
    records: Annotated[Path | None, typer.Option("--records", metavar="DIR", help="A folder with one folder a claim.")] = None,
    most: Annotated[int, typer.Option("--drafts", help="Most drafts to make; 0 for none.")] = 25,
    least: Annotated[str, typer.Option("--least", help="The least amount worth an appeal.")] = "100",
    columns: Annotated[Path | None, typer.Option("--columns", metavar="MAP.json", help="Which column of your export is what.")] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Sort denials by the thousand: appeal, correct, write off or leave; group them by cause; draft what is worth it."""
    from denialhelp.cli import batch as command

    command.run(files, out, records=records, most=most, least=least, columns=columns, as_of=today(as_of), as_json=as_json)


@app.command("odds")
def odds(
    treatment: Annotated[str, typer.Option("--treatment", metavar="T", help="A treatment, in your own words.")],
    diagnosis: Annotated[str | None, typer.Option("--diagnosis", metavar="D", help="A diagnosis or its group.")] = None,
    kind: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="medical-necessity, experimental or urgent.")] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Say how often published external-review decisions went against the plan, with n, interval, years and source."""
    from denialhelp.cli import odds as command

    today(as_of)
    command.run(treatment=treatment, diagnosis=diagnosis, kind=kind, as_json=as_json)


@app.command("verify")
def verify(
    path: Annotated[Path, typer.Argument(metavar="DIR_or_packet.pdf")],
    signed: Annotated[Path | None, typer.Option("--signed", metavar="FILE.pdf", help="A signed statement to check with DIR.")] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Prove or refute every sentence of a packet, offline."""
    from denialhelp.cli import verifying

    today(as_of)
    verifying.run(path, as_json=as_json, signed=signed)


@app.command("review")
def review(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that appeal wrote.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE.json", help="Where the review to fill in goes.")],
) -> None:
    """Write the treating provider's review: each assertion beside its excerpt, to accept, edit or strike."""
    from denialhelp.cli import signing

    signing.write_review(folder, out)


@app.command("sign")
def sign(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that appeal wrote.")],
    decisions: Annotated[Path, typer.Option("--decisions", metavar="FILE.json", help="The filled-in review.")],
    name: Annotated[str, typer.Option("--name", help="Who signs, as printed.")],
    npi: Annotated[str, typer.Option("--npi", help="The signer's NPI.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE.pdf", help="Where the signed statement goes.")],
    license_text: Annotated[str, typer.Option("--license", help="License, as printed.")] = "",
    key: Annotated[Path | None, typer.Option("--key", metavar="FILE.p12", help="The signer's own certificate.")] = None,
) -> None:
    """Sign the reviewed statement of medical necessity; what was struck is out, what is not borne cannot be signed."""
    from denialhelp.cli import signing

    signing.run(folder, decisions, signing.Signer(name, npi, license_text), key, out)


@app.command("prior-authorization")
def prior_authorization(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that appeal wrote.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE.json", help="Where the request goes.")],
    attach: Annotated[list[Path] | None, typer.Option("--attach", metavar="FILE", help="A document to send along, repeatable.")] = None,
) -> None:
    """Make the first prior-authorization request as a FHIR bundle (Da Vinci PAS), where nobody ever asked."""
    from denialhelp.cli import prior_authorization as command

    command.run(folder, attach or [], out)


@app.command("transmit")
def transmit(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that appeal wrote.")],
    by: Annotated[str, typer.Option("--by", help="fax, portal or mail.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the parts go.")],
    cited: Annotated[bool, typer.Option("--cited", help="Only the pages that a sentence rests on.")] = False,
    pages: Annotated[int | None, typer.Option("--pages", help="Most pages in one part.")] = None,
    megabytes: Annotated[float | None, typer.Option("--megabytes", help="Most megabytes in one part.")] = None,
) -> None:
    """Make a packet ready to send: cover sheet, split to the limits of a fax or portal, in grey for a fax."""
    from denialhelp.cli import transmitting

    transmitting.run(folder, by, out, cited=cited, pages=pages, megabytes=megabytes)


@app.command("verifier")
def verifier(out: Annotated[Path, typer.Option("--out", metavar="FILE.pyz", help="Where the checker goes.")]) -> None:
    """Write the checker as one file that needs only Python: for a doctor, an advocate or a payer."""
    from denialhelp.cli import verifying

    verifying.write_alone(out)


@app.command("demo")
def demo(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the packet goes.")] = Path("out/demo"),
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Run the main job on the sample case that ships in examples/."""
    from denialhelp.cli import appealing

    appealing.run_demo(out, as_of=None if as_of is None else today(as_of), as_json=as_json)


@app.command("serve")
def serve(
    port: Annotated[int, typer.Option("--port", help="Where to listen.")] = 8000,
    host: Annotated[str, typer.Option("--host", help="The address to listen on; this machine alone by default.")] = "127.0.0.1",
    home: Annotated[Path, typer.Option("--home", metavar="DIR", help="Where the cases are kept.")] = Path("var"),
    as_of: AsOf = None,
) -> None:
    """Start the web application on this machine, with a worker beside it."""
    from denialhelp.cli import serving

    serving.run(host, port, home, as_of=None if as_of is None else today(as_of))


@app.command("worker")
def worker(
    home: Annotated[Path, typer.Option("--home", metavar="DIR", help="This machine's own folder, for work in progress.")] = Path("var"),
    check: Annotated[bool, typer.Option("--check", help="Only say whether a worker of this machine is at work.")] = False,
    as_of: AsOf = None,
) -> None:
    """Do the web application's work on this machine too, from the database that DENIALHELP_DATABASE_URL names."""
    from denialhelp.cli import serving

    if check:
        serving.look(home)
        return
    serving.work(home, as_of=None if as_of is None else today(as_of))


def _fault_place(fault: BaseException) -> str:
    """The last place in our own code, without any text of a case."""
    frames = [f for f in traceback.extract_tb(fault.__traceback__) if "denialhelp" in f.filename]
    if not frames:
        return type(fault).__name__
    return f"{type(fault).__name__} at {Path(frames[-1].filename).name}:{frames[-1].lineno}"


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; exits 0 (done), 1 (a check failed) or 2 (wrong use or a fault), never with a traceback."""
    try:
        code = app(args=arguments, prog_name="denialhelp", standalone_mode=False)
    except DenialHelpError as fault:
        sys.stderr.write(fault.message + "\n")
        sys.exit(fault.exit_code)
    except typer.Exit as fault:
        sys.exit(fault.exit_code)
    except (typer.Abort, KeyboardInterrupt):
        sys.stderr.write("Stopped; nothing was left half-written.\n")
        sys.exit(2)
    except typer.TyperException as fault:
        sys.stderr.write(" ".join(fault.format_message().split()) + " See 'denialhelp --help'.\n")
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(0)
    except Exception as fault:  # noqa: BLE001 - the edge: no traceback may show text of a case
        sys.stderr.write(f"This is a fault in DenialHelp ({_fault_place(fault)}); nothing was written. Please report it with this line.\n")
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
