"""The documentation site: it builds without a warning, asks no other machine for anything, says what is there, and reads easily."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from denialhelp.casefile.slugs import LetterKind, RouteKind
from denialhelp.pages.grade import grade
from denialhelp.reference.coverage_library import read_coverage
from denialhelp.reference.literature_library import read_literature
from denialhelp.reference.loader import LAW, load_rules, read_law
from denialhelp.reference.necessity_library import read_necessity
from docs_pages import DOCS, ROOT, blocks, commands, pages, prose

SAMPLE = ROOT / "examples" / "cimt-stroke"
EASY = ("index.md", "tutorial.md", "howto/patient.md", "howto/caregiver.md")
_TAGS = "script|img|iframe|link|source|video|audio|object"
FETCHED = re.compile(rf"""<(?:{_TAGS})\b[^>]*\b(?:src|href|data)=["']?(?:https?:)?//""", re.IGNORECASE)
STYLED = re.compile(r"""(?:url\(\s*["']?|@import\s+["']?)(?:https?:)?//""", re.IGNORECASE)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    out = tmp_path_factory.mktemp("docs") / "site"
    line = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(out)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr, done.stderr
    return out


def test_every_page_is_there_and_the_made_ones_hold_what_the_code_holds(site: Path) -> None:
    names = {p.relative_to(site).as_posix() for p in site.rglob("*.html")}
    assert {p.relative_to(DOCS).with_suffix(".html").as_posix() for p in DOCS.rglob("*.md")} <= names
    letters, routes = ((site / "reference" / f"{n}.html").read_text() for n in ("letters", "routes"))
    assert [k.value for k in LetterKind if f"<code>{k.value}</code>" not in letters] == []
    assert [k.value for k in RouteKind if f"<code>{k.value}</code>" not in routes] == []
    listed = (site / "reference" / "commands.html").read_text()
    for name in ("appeal", "rights", "batch", "doctor", "backup", "restore", "pages build", "reference check", "keys rotate"):
        assert f"<code>denialhelp {name}</code>" in listed


def test_the_site_asks_no_other_machine_for_anything(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert not FETCHED.search(path.read_text()), path.name
    for path in site.rglob("*.css"):
        assert not STYLED.search(path.read_text()), path.name


def test_links_within_the_site_lead_somewhere(site: Path) -> None:
    for path in site.rglob("*.html"):
        if path.name == "404.html":
            continue
        for target in re.findall(r'href="([^"#?:]+)(?:#[^"]*)?"', path.read_text()):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_a_rule_of_the_law_page_is_two_clicks_from_its_file(site: Path) -> None:
    text = (site / "law.html").read_text()
    assert 'href="law-tables/federal/private/claims_rule.yaml"' in text
    name = "federal/private/claims_rule.yaml"
    assert (site / "law-tables" / name).read_bytes() == (LAW / name).read_bytes()


@pytest.mark.parametrize("name", EASY)
def test_pages_for_patients_read_easily(name: str) -> None:
    assert grade(prose(DOCS / name)) <= 8.0


def test_every_setting_is_listed_and_every_listed_one_exists() -> None:
    source = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "src").rglob("*.py"))
    used = set(re.findall(r"\bDENIALHELP_[A-Z_]+\b", source))
    listed = set(re.findall(r"`(DENIALHELP_[A-Z_]+)`", (DOCS / "reference" / "settings.md").read_text()))
    assert listed == used


def test_commands_and_options_that_pages_name_exist(site: Path) -> None:
    known = (site / "reference" / "commands.html").read_text()
    for path in pages():
        for command in commands(path):
            if command.line.startswith("denialhelp "):
                options = set(re.findall(r"(?<!\S)(--[a-z-]+)", command.line)) - {"--version"}
                assert [o for o in options if f"<code>{o}</code>" not in known] == [], command.line


def _keys(page: str, section: str) -> set[str]:
    """The keys in the first column of a section's table."""
    part = page.split(f"{{ #{section} }}", 1)[1].split("\n## ", 1)[0]
    return {key for line in part.splitlines() if line.startswith("| `") for key in re.findall(r"`(\w+)`", line.split("|")[1])}


@pytest.mark.parametrize(
    ("section", "arguments"),
    [
        ("read", ["read", "notice.pdf"]), ("records", ["read", "--records", "records"]), ("criteria", ["criteria", "policy.pdf"]),
        ("match", ["match", "--policy", "policy.pdf", "--records", "records"]),
    ],
)  # fmt: skip
def test_the_keys_that_the_page_lists_are_printed(section: str, arguments: list[str]) -> None:
    line = [sys.executable, "-m", "denialhelp.cli.main", *arguments, "--json"]
    done = subprocess.run(line, cwd=SAMPLE, capture_output=True, text=True, check=True)
    listed, printed = _keys((DOCS / "reference" / "json.md").read_text(), section), set(json.loads(done.stdout))
    assert listed and listed <= printed


def test_the_keys_of_rights_are_printed(tmp_path: Path) -> None:
    (held,) = [text for kind, text in blocks(DOCS / "case.md") if kind == "json"]
    (tmp_path / "case.json").write_text(held)
    line = [sys.executable, "-m", "denialhelp.cli.main", "rights", str(tmp_path / "case.json"), "--json"]
    told = json.loads(subprocess.run(line, capture_output=True, text=True, check=True).stdout)
    page = (DOCS / "reference" / "json.md").read_text()
    assert _keys(page, "rights") <= set(told)
    row = next(line for line in page.splitlines() if line.startswith("| `routes`"))
    assert set(re.findall(r"`(\w+)`", row.split("|")[2])) <= set(told["routes"][0])


def _block(page: str, kind: str) -> str:
    (text,) = [text for k, text in blocks(DOCS / "contribute" / page) if k == kind]
    return text


def test_the_example_of_a_rule_is_one_that_the_tables_take(tmp_path: Path) -> None:
    folder = tmp_path / "law"
    for path in LAW.rglob("*"):
        if path.is_file():
            target = folder / path.relative_to(LAW)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    rule = yaml.safe_load(_block("rule.md", "yaml rule"))
    lines = [("  - " if n == 0 else "    ") + line for n, line in enumerate(_block("rule.md", "yaml rule").splitlines())]
    (folder / "federal" / "sample.yaml").write_text("\n".join(["gaps: []", "rules:", *lines, ""]))
    assert set(read_law(folder).rules) - set(load_rules().rules) == {rule["id"]}


def test_the_examples_of_an_entry_and_of_a_paper_are_ones_that_the_tables_take(tmp_path: Path) -> None:
    for name, kind in (("coverage", "yaml coverage"), ("paper", "yaml paper")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "aetna.yaml").write_text(_block(f"{name}.md", kind))
    (entry,) = read_coverage(tmp_path / "coverage").entries
    (paper,) = read_literature(tmp_path / "paper").papers
    assert (entry.number, paper.doi) == ("SAMPLE 0001", "10.0000/sample.1")


def test_the_example_of_a_definition_is_one_that_the_tables_take(tmp_path: Path) -> None:
    (tmp_path / "sample.yaml").write_text(_block("definition.md", "yaml definition"))
    (one,) = read_necessity(tmp_path).definitions
    assert one.sentence.endswith("(Sample Code 1-1).")


def test_files_that_pages_name_exist() -> None:
    for path in pages():
        for named in re.findall(r"`((?:src|tests|benchmarks|scripts|deploy|docs|letters|reference)/[\w./-]+)`", path.read_text()):
            real = named.replace("PAYER", "aetna")
            assert (ROOT / real).exists() or (ROOT / "src" / "denialhelp" / real).exists(), f"{path.name}: {named}"
