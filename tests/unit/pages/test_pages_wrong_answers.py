"""The wrong answers that are published in this field, each held to be right on the built pages."""

from __future__ import annotations

import re
from html import unescape

from denialhelp.casefile.slugs import LetterKind, PaHistory, PlanType, Reason
from denialhelp.pages import addresses
from denialhelp.pages.ladder import plans_of
from denialhelp.pages.model import PageKind
from denialhelp.reference.services_table import ServiceKind
from pages_built import Built

TAG = re.compile(r"<[^>]+>")


def text(built: Built, path: str) -> str:
    """The words of a page."""
    html = re.sub(r"<head>.*?</head>|<script.*?</script>", " ", built.html(path), flags=re.S)
    return " ".join(unescape(TAG.sub(" ", html)).split())


def everything(built: Built, lang: str = "en") -> dict[str, str]:
    """The words of every page of a language."""
    return {path: text(built, path) for path, page in built.pages.items() if page.lang == lang}


def test_1_a_policy_has_one_number_on_all_pages(built: Built) -> None:
    for (payer, service), entries in built.site.library.coverage.items():
        told = {e.number for e in entries if e.number}
        path = addresses.pair(payer, service)
        assert all(number in text(built, path) for number in told), path


def test_2_no_bill_is_cited_as_law(built: Built) -> None:
    for path, words in everything(built).items():
        assert "Safe Step Act" not in words, path
    for rule in built.site.library.rules.rules.values():
        for dated in rule.in_force:
            assert all(c.cite and c.source.startswith("http") for c in dated.citations), rule.id


def test_3_the_clocks_of_a_drug_exception(built: Built) -> None:
    for path in (addresses.reason(Reason.NON_FORMULARY), addresses.argument("adalimumab", Reason.NON_FORMULARY)):
        words = text(built, path)
        assert re.search(r"answer is due in 72 hours.*?, or 24 hours.*? if it is urgent", words), path
        assert "45 CFR 156.122(c)" in words, path
    law = text(built, "/help/law/federal-qhp-decide-exception/")
    assert "72 hours" in law
    assert "7 days" not in law


def test_4_medicare_plans_give_sixty_five_days(built: Built) -> None:
    for plan, cite in ((PlanType.MEDICARE_ADVANTAGE, "42 CFR 422.582(b)"), (PlanType.MEDICARE_PART_D, "42 CFR 423.582(b)")):
        words = text(built, addresses.plan(plan))
        assert "65 calendar days from the date on the denial" in words
        assert cite in words
        assert "60 calendar days from the date on the denial" not in words


def test_5_the_stories_behind_no_authorization_are_told_apart(built: Built) -> None:
    words = text(built, addresses.reason(Reason.NO_PRIOR_AUTHORIZATION))
    for story in (
        "Nobody asked; the care is still ahead",
        "Asked and denied",
        "Approved, yet the claim was denied",
        "expired",
        "Still pending",
        "lost by the plan",
    ):
        assert story in words
    assert len(PaHistory) == 7


def test_6_the_group_code_stands_beside_every_claim_reason(built: Built) -> None:
    for reason, held in built.site.library.texts.reasons.items():
        if held.claim:
            words = text(built, addresses.reason(reason))
            assert "CO" in words.split() and "PR" in words.split(), reason
            assert "may owe nothing" in words, reason


def test_7_approval_after_the_fact_is_no_right(built: Built) -> None:
    for path, words in everything(built).items():
        assert "back-date" not in words
        if "after the fact" in words and built.pages[path].kind in (PageKind.REASON, PageKind.CELL, PageKind.TREATMENT_REASON):
            assert "no right" in words or "not a right" in words, path


def test_8_and_9_no_label_and_no_drug_words_for_what_is_no_drug(built: Built) -> None:
    services = built.site.library.services.services
    for path, page in built.pages.items():
        if page.lang == "en" and page.kind in (PageKind.CELL, PageKind.PAIR, PageKind.TREATMENT, PageKind.TREATMENT_REASON):
            key = built.keys[path]
            slug = key[2] if key[0] in ("cell", "pair") else key[1]
            if services[slug].kind is not ServiceKind.DRUG and page.kind is PageKind.TREATMENT_REASON:
                assert "prescribing label" not in text(built, path), path
                assert "FDA" not in text(built, path), path


def test_10_every_citation_is_one(built: Built) -> None:
    for path in built.pages:
        for cite in re.findall(r'<small class="c">(.*?)</small>', built.html(path)):
            words = unescape(TAG.sub("", cite))
            assert not words.endswith("."), (path, words)
            assert len(words) < 170, (path, words)


def test_11_no_notes_to_a_writer(built: Built) -> None:
    for path, words in everything(built).items():
        assert not re.search(r"\b(as an AI|placeholder|insert |your_|lorem|write a|the reader should)\b", words, re.IGNORECASE), path


def test_14_no_success_without_number_interval_years_and_selection(built: Built) -> None:
    for path, words in everything(built).items():
        assert not re.search(r"frequently overturned|often overturned|success rate|usually win|most appeals", words, re.IGNORECASE), path
        if "outside reviews in California" in words:
            assert "had already lost an appeal at the plan" in words, path
            assert re.search(r"Of \d+ outside reviews .*? \d{4} to \d{4}, \d+ went against the plan", words), path
            assert "when chance is allowed for" in words, path


def test_15_each_kind_of_plan_has_its_own_rights(built: Built) -> None:
    told = {plan: text(built, addresses.plan(plan)) for plan in PlanType}
    assert len(set(told.values())) == len(PlanType)
    assert "OPM" in told[PlanType.FEHB]
    assert "Independent review, sent by the plan" in told[PlanType.MEDICARE_ADVANTAGE]
    assert "State fair hearing" in told[PlanType.MEDICAID_MANAGED_CARE]
    assert "180 calendar days" not in told[PlanType.MEDICARE_ADVANTAGE]
    assert "180 calendar days" not in told[PlanType.SHORT_TERM]
    assert "ERISA does not apply" in told[PlanType.GOVERNMENTAL_NON_FEDERAL]


def test_16_emergencies_rest_on_the_no_surprises_act(built: Built) -> None:
    for path in (addresses.reason(Reason.EMERGENCY), addresses.plan(PlanType.NO_SURPRISES)):
        assert "45 CFR 149.110" in text(built, path), path
    for path, words in everything(built).items():
        assert "2719A" not in words, path


def test_17_external_review_has_four_months_and_not_120_days(built: Built) -> None:
    words = text(built, addresses.plan(PlanType.ERISA_SELF_FUNDED))
    assert "4 months after you get the final denial" in words
    assert "120" not in words


def test_18_reasons_beyond_medical_need_have_pages(built: Built) -> None:
    for reason in (
        Reason.OUT_OF_NETWORK,
        Reason.PLAN_EXCLUSION,
        Reason.BENEFIT_MAXIMUM,
        Reason.SITE_OF_CARE,
        Reason.LEVEL_OF_CARE,
        Reason.CODING,
        Reason.TIMELY_FILING,
        Reason.COORDINATION_OF_BENEFITS,
        Reason.MISSING_INFORMATION,
        Reason.EMERGENCY,
        Reason.RESCISSION,
    ):
        words = text(built, addresses.reason(reason))
        assert len(words.split()) > 200, reason


def test_free_help_comes_first_where_a_letter_is_not_the_tool(built: Built) -> None:
    for reason, held in built.site.library.texts.reasons.items():
        if held.letter == "no":
            words = text(built, addresses.reason(reason))
            assert words.index("Free help comes first") < words.index("Start the appeal"), reason


def test_every_letter_of_the_program_has_a_page(built: Built) -> None:
    assert {addresses.letter(k) for k in LetterKind} <= built.site.paths["en"]


def test_the_flagship_page_says_what_is_known_and_what_is_not(built: Built) -> None:
    whole = text(built, addresses.pair("cigna", "cimt"))
    assert "CPG155" in whole
    assert "pubmed.ncbi.nlm.nih.gov" in built.html(addresses.pair("cigna", "cimt"))
    for reason in (Reason.MEDICAL_NECESSITY, Reason.NO_PRIOR_AUTHORIZATION):
        words = text(built, addresses.cell("cigna", "cimt", reason))
        assert "how far wrist and fingers move today" in words
        assert "Ask Cigna Healthcare for the rule" in words
        assert "180 calendar days after you get the denial" in words


def test_19_no_rule_of_private_plans_on_pages_of_public_programs(built: Built) -> None:
    private = built.site.library.rules.groups["claims-rule"]
    seen = 0
    for path, key in built.keys.items():
        if key[0] not in ("cell", "pair", "payer"):
            continue
        lines = built.site.library.payers[key[1]].lines
        if lines and not any(p in private for p in plans_of(lines, drug=True)):
            seen += 1
            words = text(built, path)
            assert "2560.503-1" not in words, path
    assert seen > 50
