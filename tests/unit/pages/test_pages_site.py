"""The site as a whole: which pages exist, how alike they are, valid HTML, grade, files around the pages, and rebuilding."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from denialhelp.casefile.slugs import PlanType, Reason
from denialhelp.errors import WrongUse
from denialhelp.pages import addresses
from denialhelp.pages.build import RECORD, build, file_of
from denialhelp.pages.gather import gather
from denialhelp.pages.grade import grade, syllables
from denialhelp.pages.library import Library
from denialhelp.pages.model import DateRow, Page, PageKind, Part, Statement, page_statements
from denialhelp.pages.prices import PriceBook, read_prices
from denialhelp.pages.render import last_day
from denialhelp.pages.sameness import Shares, likeness, page_runs
from denialhelp.pages.site_files import SPLIT, sitemaps
from denialhelp.reference.services_table import ServiceKind, load_services
from pages_built import AS_OF, Built, tree

CELL_LIMIT, OWN = 0.6, 0.4


def english(built: Built, kind: PageKind) -> list[Page]:
    """The English pages of a kind."""
    return [p for p in built.pages.values() if p.kind is kind and p.lang == "en"]


def test_the_library_is_as_wide_as_it_says(built: Built) -> None:
    paths = built.site.paths["en"]
    assert len(english(built, PageKind.PAYER)) >= 12
    assert len(english(built, PageKind.TREATMENT)) >= 80
    assert {addresses.reason(r) for r in Reason} <= paths
    assert {addresses.plan(p) for p in PlanType} <= paths
    assert len(english(built, PageKind.STATE)) == 52
    assert len(english(built, PageKind.SITUATION)) >= 15
    for lang in ("en", "es"):
        kinds = {p.kind for p in built.pages.values() if p.lang == lang}
        assert {*PageKind} <= kinds


def test_no_two_cells_are_too_alike_and_each_has_enough_of_its_own(built: Built) -> None:
    groups: dict[tuple[str, ...], list[str]] = {}
    shares, cells = Shares(), []
    for path, key in built.keys.items():
        if key[0] == "cell" and not path.startswith("/es/"):
            _, payer, treatment, reason = key
            for name in (("pt", payer, treatment), ("pr", payer, reason), ("tr", treatment, reason)):
                groups.setdefault(name, []).append(path)
            shares.add(payer, treatment, built.pages[path])
            cells.append(path)
    assert len(cells) > 300
    runs = {path: page_runs(built.pages[path]) for path in cells}
    for members in groups.values():
        for i, one in enumerate(members):
            for other in members[i + 1 :]:
                assert likeness(runs[one], runs[other]) <= CELL_LIMIT, (one, other)
    for path, share in zip(cells, shares.shares(), strict=True):
        assert share >= OWN, path


def test_a_page_exists_only_where_its_reason_makes_sense() -> None:
    services = load_services().services
    for service in services.values():
        drug = service.kind is ServiceKind.DRUG
        for reason in (Reason.DUPLICATE_THERAPY, Reason.STEP_THERAPY, Reason.NON_FORMULARY, Reason.OFF_LABEL):
            assert drug or reason not in service.reasons, (service.slug, reason)
        if service.kind in (ServiceKind.TEST, ServiceKind.PROCEDURE, ServiceKind.DRUG, ServiceKind.DEVICE):
            assert Reason.LENGTH_OF_STAY not in service.reasons
            assert Reason.CUSTODIAL not in service.reasons
        assert Reason.RESCISSION not in service.reasons
        assert Reason.MEDICAL_NECESSITY in service.reasons
    assert Reason.DUPLICATE_THERAPY not in services["ivf"].reasons


def test_html_is_valid_for_every_kind_of_page(built: Built) -> None:
    seen: dict[tuple[str, PageKind], int] = {}
    for path, page in built.pages.items():
        key = (page.lang, page.kind)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= 4:
            tree(built.html(path))


def test_each_page_has_one_heading_a_description_and_data_for_machines(built: Built) -> None:
    titles: dict[str, list[str]] = {}
    for path, page in built.pages.items():
        html = built.html(path)
        assert html.count("<h1>") == 1
        held = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)[0])
        assert held["@context"] == "https://schema.org"
        assert held["url"].endswith(path)
        assert 20 < len(page.description) < 330, (path, page.description)
        titles.setdefault(f"{page.lang} {page.title}", []).append(path)
        assert not re.search(r"<script(?! type=\"application/ld\+json\"| src=)", html), path
        assert not re.search(r"\son[a-z]+=|style=", html), path
    doubled = {t: p for t, p in titles.items() if len(p) > 1 and "/law/" not in p[0]}
    assert not doubled


def test_no_page_is_above_the_ninth_grade(built: Built) -> None:
    grades: dict[PageKind, list[float]] = {}
    for page in built.pages.values():
        if page.lang == "en" and page.kind is not PageKind.LIST:
            grades.setdefault(page.kind, []).append(grade("\n".join(s.text for s in page_statements(page))))
    for kind, held in grades.items():
        assert max(held) <= 9, kind
        assert len(held) < 5 or median(held) <= 8, kind


def test_the_grade_counts_as_a_teacher_does() -> None:
    assert [syllables(w) for w in ("plan", "denial", "authorization", "care", "needed", "notices")] == [1, 2, 5, 1, 2, 3]
    assert grade("") == 0.0
    assert grade("The cat sat. The dog ran.") < 2 < grade("Retroactive authorization necessitates administrative determination.")


def test_the_files_around_the_pages(built: Built) -> None:
    index = etree.fromstring((built.folder / "help/sitemap.xml").read_bytes())
    part = etree.fromstring((built.folder / "help/sitemap-1.xml").read_bytes())
    assert len(index) == 1
    assert len(part) == len(built.pages)
    feed = etree.fromstring((built.folder / "help/changes.xml").read_bytes())
    items = feed.findall("channel/item")
    assert len(items) > 20
    days = [i.findtext("guid", "").rpartition("@")[2] for i in items]
    assert days == sorted(days, reverse=True)
    assert max(days) <= AS_OF.isoformat()
    assert (built.folder / "llms.txt").read_text().startswith("# ")
    assert (built.folder / "help/assets/og-es.png").read_bytes()[:4] == b"\x89PNG"


def test_a_sitemap_is_split_at_fifty_thousand() -> None:
    many = {"en": {f"/help/x{i}/" for i in range(SPLIT + 5)}, "es": set[str]()}
    made = sitemaps("https://help.example.org", many)
    assert made["help/sitemap-1.xml"].count("<url>") == SPLIT
    assert made["help/sitemap-2.xml"].count("<url>") == 5
    assert made["help/sitemap.xml"].count("<sitemap>") == 2


def small() -> Library:
    """A library of one payer's policies only."""
    whole = gather(AS_OF)
    coverage = {k: v for k, v in whole.coverage.items() if k[0] == "aetna"}
    payers = {"aetna": whole.payers["aetna"]}
    return replace(whole, coverage=coverage, payers=payers, data=dict(whole.data))


def written(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every page's file with the moment of its last change and its content."""
    return {str(f.relative_to(folder)): (f.stat().st_mtime_ns, f.read_bytes()) for f in folder.rglob("index.html")}


def test_one_changed_fact_touches_only_its_own_pages(tmp_path: Path) -> None:
    library = small()
    first = build(library, tmp_path / "site", base_url="https://help.example.org", workers=1)
    before = written(tmp_path / "site")
    again = build(small(), tmp_path / "site", base_url="https://help.example.org", workers=1)
    assert first.pages == first.written == again.kept
    assert again.written == 0
    (payer, service), entries = next((k, v) for k, v in library.coverage.items() if v[0].criteria is not None)
    changed = replace(entries[0], checked=date(2026, 11, 20))
    other = small()
    newer = replace(other, coverage={**other.coverage, (payer, service): (changed, *entries[1:])}, data={})
    newer.note([d for d in other.data.values() if d.id != f"policy.{changed.id}"])
    newer.note([replace(other.data[f"policy.{changed.id}"], checked=date(2026, 11, 20))])
    third = build(newer, tmp_path / "site", base_url="https://help.example.org", workers=1)
    after = written(tmp_path / "site")
    touched = {f for f in after if after[f] != before[f]}
    record = json.loads((tmp_path / "site" / RECORD).read_text())["pages"]
    assert 0 < len(touched) == third.written
    assert touched <= {f for f, held in record.items() if f"policy.{changed.id}" in held[1]}


def test_pages_that_no_longer_exist_are_removed(tmp_path: Path) -> None:
    library = small()
    build(library, tmp_path / "site", workers=1)
    payer, service = next(iter(library.coverage))
    fewer = replace(library, coverage={k: v for k, v in library.coverage.items() if k != (payer, service)})
    done = build(fewer, tmp_path / "site", workers=1)
    assert done.removed > 0
    assert not (tmp_path / "site" / file_of(addresses.pair(payer, service))).exists()


def test_two_workers_build_the_same_site(tmp_path: Path) -> None:
    build(small(), tmp_path / "one", workers=1)
    build(small(), tmp_path / "two", workers=2)
    one, two = ({f: data for f, (_, data) in written(tmp_path / name).items()} for name in ("one", "two"))
    assert one == two


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    with pytest.raises(WrongUse, match="holds other files"):
        build(small(), tmp_path, workers=1)
    assert (tmp_path / "mine.txt").read_text() == "keep"


def test_the_price_is_one_fact(tmp_path: Path) -> None:
    assert read_prices(None) == PriceBook(40, 30, "SEO25")
    library = replace(gather(AS_OF, prices=read_prices("55:20:AUTUMN")), coverage={}, payers={})
    build(library, tmp_path / "site", workers=1)
    html = (tmp_path / "site/help/treatment/cimt/index.html").read_text()
    assert "$55" in html
    assert "$20" in html
    assert "AUTUMN" in html
    assert "$40" not in html
    for wrong in ("a:b:C", "10:20:CODE", "40:30:low", "40:30"):
        with pytest.raises(WrongUse):
            read_prices(wrong)


DAYS = st.dates(date(1995, 1, 1), date(2090, 12, 31))


def row(starts: str, count: int, unit: str, *, mail: int = 0, end: str = "last-day") -> DateRow:
    """A row of the dates form."""
    said = Statement((Part("x"),))
    return DateRow(said, said, "law.x", starts, count, unit, end, mail)


@given(DAYS, DAYS)
def test_days_are_counted_from_receipt_where_the_rule_does(notice: date, received: date) -> None:
    held = row("notice_received", 180, "calendar-days")
    assert last_day(held, notice, received) == date.fromordinal(received.toordinal() + 180)
    assert last_day(held, notice, None) == date.fromordinal(notice.toordinal() + 180)
    assert last_day(row("notice_dated", 60, "calendar-days", mail=5), notice, received) == date.fromordinal(notice.toordinal() + 65)
    assert last_day(held, None, None) is None


def test_months_end_as_the_rule_says() -> None:
    held = row("final_notice_received", 4, "months", end="first-of-next")
    assert last_day(held, None, date(2026, 10, 31)) == date(2027, 3, 1)
    assert last_day(row("final_notice_received", 4, "months"), None, date(2023, 10, 31)) == date(2024, 2, 29)
