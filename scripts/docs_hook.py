"""What the documentation site takes from the code and the data when it is built: reference pages, the law's tables, the project's papers."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[1]
LAW = ROOT / "src" / "denialhelp" / "reference" / "law"
PAPERS = {"GLOSSARY.md": "Words", "CHANGELOG.md": "Changes"}
# Pages that stand in the navigation once they are there.
MAY_BE = {"privacy.md": "Privacy", "privacy.es.md": "Privacidad", "terms.md": "Terms", "terms.es.md": "Términos", "threat-model.md": "Threat model"}
MADE = "\n\n*This page is made from the program's own code and data when the site is built.*\n"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the pages that exist into the navigation: the service's papers, the decisions, the project's papers."""
    docs = Path(config["docs_dir"])
    service = [{title: name} for name, title in MAY_BE.items() if (docs / name).exists()]
    decisions = [f"decisions/{p.name}" for p in sorted((docs / "decisions").glob("*.md"))]
    nav: list[Any] = list(config["nav"] or [])
    config["nav"] = [
        *nav,
        *([{"The service": service}] if service else []),
        {"Why it is so": decisions},
        {"The project": [{title: name} for name, title in PAPERS.items()]},
    ]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and files that are not in docs/."""
    for name in PAPERS:
        files.append(File.generated(config, name, content=(ROOT / name).read_text(encoding="utf-8")))
    for path in sorted(LAW.rglob("*.yaml")):
        files.append(File.generated(config, f"law-tables/{path.relative_to(LAW).as_posix()}", content=path.read_bytes()))
    for name, text in reference_pages():
        files.append(File.generated(config, f"reference/{name}.md", content=text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - the hook's form
    """Let links into the checkout lead to what the site holds; others lose their target and keep their words."""
    up = "../" * page.file.src_uri.count("/")
    text = re.sub(r"\]\((?:\.\./)+src/denialhelp/reference/law/([\w./-]+\.yaml)(?:#L\d+)?\)", rf"]({up}law-tables/\1)", markdown)
    if page.file.src_uri in PAPERS:
        text = re.sub(r"\]\(docs/", "](", text)
    return re.sub(r"\[([^\]]+)\]\((?:\.\./)+(?:src|benchmarks|tests|examples|[A-Z]+\.md)[^)]*\)", r"\1", text)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    names = list(head)
    lines = ["| " + " | ".join(names) + " |", "|" + "---|" * len(names)]
    lines += ["| " + " | ".join(re.sub(r"\s+", " ", c).replace("|", "\\|") for c in row) + " |" for row in rows]
    return "\n".join(lines)


def plain(text: Any) -> str:
    """A help text in English without its marks for facts."""
    return re.sub(r"\s*\[\[[^\]]*\]\]", "", text.of("en") if hasattr(text, "of") else str(text))


def reference_pages() -> Iterator[tuple[str, str]]:
    """Each made page: name and text."""
    yield "commands", commands()
    yield "letters", letters()
    yield "routes", routes()
    yield "slugs", slugs()
    yield "policies", policies()
    yield "papers", papers()


def commands() -> str:
    """Every command with its options, from the command line itself."""
    import typer

    from denialhelp.cli.main import app

    def walk(command: Any, path: str) -> Iterator[str]:
        below = getattr(command, "commands", None)
        if below is not None:
            for name in sorted(below):
                yield from walk(below[name], f"{path} {name}")
            return
        yield f"## `{path}`\n\n{(command.help or '').strip()}\n"
        rows = []
        for parameter in command.params:
            if parameter.name == "help":
                continue
            option = parameter.param_type_name == "option"
            names = ", ".join(f"`{o}`" for o in parameter.opts) if option else f"`{parameter.metavar or parameter.name.upper()}`"
            given = parameter.default
            usual = "" if given in (None, False) or parameter.required or callable(given) else f" Usually `{given}`."
            rows.append((names, "yes" if parameter.required else "", (getattr(parameter, "help", None) or "") + usual))
        if rows:
            yield table(("option", "needed", "what"), rows) + "\n"

    text = "\n".join(walk(typer.main.get_command(app), "denialhelp"))
    head = (
        "Exit status: 0 done, 1 a check failed, 2 wrong use (one plain sentence says what to do). No command but `reference refresh`, "
        "`reference literature` and `appeal --model` uses a network."
    )
    return f"# Commands\n\n{head}\n\n{text}{MADE}"


def letters() -> str:
    """Every letter: what it is for, what it needs, what to mind."""
    from denialhelp.reference.help_library import load_help

    rows = [(f"`{h.kind.value}`", plain(h.name), plain(h.use), "; ".join(map(plain, h.needs)), plain(h.mind)) for h in load_help().letters]
    return "# Letters\n\n" + table(("slug", "letter", "what it does", "needs", "mind"), rows) + MADE


def routes() -> str:
    """Every way forward in plain words."""
    from denialhelp.reference.help_library import load_help

    rows = [(f"`{kind.value}`", plain(h.name), plain(h.says)) for kind, h in load_help().routes.items()]
    head = "Which of them a case has, and by when, is said by `denialhelp rights`."
    return f"# Ways forward\n\n{head}\n\n" + table(("slug", "name", "what"), rows) + MADE


def slugs() -> str:
    """The closed sets."""
    from denialhelp.casefile import slugs as module

    kinds = [k for _, k in inspect.getmembers(module, inspect.isclass) if issubclass(k, Enum) and k.__module__ == module.__name__]
    parts = [f"## {kind.__name__}\n\n" + ", ".join(f"`{member.value}`" for member in kind) for kind in kinds]
    return "# Closed sets\n\nThe only spellings, in files and answers.\n\n" + "\n\n".join(parts) + MADE


def policies() -> str:
    """The policies that the library holds."""
    from denialhelp.reference.coverage_library import load_coverage

    entries = load_coverage().entries
    rows = [(e.payer, e.number or "", e.title, ", ".join(e.services), e.checked.isoformat()) for e in entries]
    head = f"{len(entries)} entries, in our own words, as they were read on the day given. Policies change: ask the plan for yours."
    return f"# Coverage policies\n\n{head}\n\n" + table(("payer", "number", "title", "treatment", "checked"), rows) + MADE


def papers() -> str:
    """The studies that letters may cite."""
    from denialhelp.reference.literature_library import load_literature

    held = load_literature().papers
    rows = [(p.title, f"{p.first_author} et al., {p.journal} {p.year}", p.doi or p.pmid, ", ".join(p.services), p.finding) for p in held]
    head = ("title", "where", "DOI or PubMed", "treatment", "finding")
    return f"# Studies\n\n{len(held)} papers, each read and checked.\n\n" + table(head, rows) + MADE
