"""What a section of a policy is for, told from its heading; and which sentences open a list of criteria."""

from __future__ import annotations

import re
from enum import StrEnum


class SectionKind(StrEnum):
    """The parts that policies are made of."""

    CRITERIA = "criteria"
    CONTINUATION = "continuation"
    EXCLUSIONS = "exclusions"
    DEFINITIONS = "definitions"
    CODES = "codes"
    TABLE = "table"
    HISTORY = "history"
    BACKGROUND = "background"
    OTHER = "other"


_KINDS: tuple[tuple[SectionKind, str], ...] = (
    (
        SectionKind.HISTORY,
        (
            r"(?:revision|version|policy|document|change|update|review)s?[\s/]*(?:and\s+)?(?:history|log|record|summary of changes)|"
            r"history "
            r"of (?:changes|revisions)|summary of changes|"
            r"^(?:p\s*&\s*t\s+)?(?:updates|revisions|changes|history|change history|what changed|what is new)$|"
            r"update (?:information|log|history)|"
            r"^reviews?,? revisions?,? and approvals?|superseded|retired|archived?"
        ),
    ),
    (SectionKind.DEFINITIONS, r"\bdefinitions?\b|\bglossary\b|^(?:key )?terms\b|meaning of (?:words|terms)"),
    (SectionKind.CODES, r"\bcoding\b|\bcodes?\b|\bbilling\b|\bCPT\b|\bHCPCS\b|\bICD"),
    (
        SectionKind.BACKGROUND,
        (
            r"\bbackground\b|\boverview\b|\bdescription\b|\brationale\b|\bevidence\b(?!-based)|\bliterature\b|\bintroduction\b|"
            r"\bpurpose\b|\bscope\b|"
            r"^(?:\w+\s+)?references?$|\bbibliography\b|"
            r"applies to|\bapplication\b|\babout this\b|\bdisclaimer\b|instructions for use|general information|regulatory|"
            r"fda\b.*\b(?:status|approval|information)|\bsources\b|"
            r"related (?:\w+ ){0,2}(?:policies|policy|guidelines|documents)|line of business|"
            r"provider responsibility|contact|\bsummary\b|\bworkgroup\b|governing|^how to\b|^appeals?\b|"
            r"product availability|^(?:dosing|dosage|dosage and administration|approval (?:duration|length|period)|"
            r"how supplied|(?:length|duration) of (?:the )?(?:approval|authori[sz]ation)s?|authori[sz]ation (?:period|duration|length)|"
            r"coverage duration)\b"
        ),
    ),
    (
        SectionKind.TABLE,
        (r"\b(?:accepted|acceptable|qualifying|listed)\b.*\bfor\b|\btable\b|\bpreferred (?:drugs|products|agents)\b$|\bappendix\b|"
        r"^(?:products?|drugs) affected\b|^affected (?:drugs|products)\b"),
    ),
    (
        SectionKind.EXCLUSIONS,
        (
            r"\bexclu(?:sions?|ded)\b|\bnot (?:covered|medically necessary|reimbursable|eligible|approved|payable|authori[sz]ed)\b|"
            r"\bnon-?cover|"
            r"\blimitations?\b|\bcontra-?indications?\b|"
            r"\bnot\s+recommended\b|\bexperimental\b|\binvestigational\b|\bunproven\b|\bnot considered\b|when .* (?:is|are) not covered|"
            r"\bdo(?:es)? not (?:qualify|"
            r"apply)\b|\bnot eligible\b"
        ),
    ),
    (
        SectionKind.CONTINUATION,
        (
            r"\bcontinu(?:ed|ing|ation)\b|\bre-?authori[sz]ations?\b|\brenewals?\b|\brepeat(?:ed)?\b|\bextensions?\b|\bre-?certification\b|"
            r"\bsubsequent\b|\bre-?treatment\b|"
            r"\bconcurrent review\b|\bongoing (?:treatment|therapy|use)\b|\bmaintenance\b|"
            r"^replacements?\b(?!.*\b(?:surgery|arthroplasty|joint|hip|knee|shoulder|disc|valve)\b)|\breplacement\s+(?:of\s+(?:an?\s+|the\s+|existing\s+)*)?(?:device|"
            r"equipment|part|supplies|pump|machine|receiver|appliance|criteria|request)s?\b"
        ),
    ),
    (
        SectionKind.CRITERIA,
        (
            r"\bcriteria\b|\bcoverage\b|\bmedical(?:ly)? necess|\bindications?\b|^(?:\W*\w+\W+){0,2}policy\b|\brequirements?\b|\binitial\b|"
            r"\bprior authori[sz]ation\b|\bposition\b|\bguidelines?\b|"
            r"\beligib|\bwho qualif|\bapproval\b|\bcovered\b|\bconditions of\b|\bauthori[sz]ation\b|\bclinical\b|\bpart [A-Z]\b|\bwhen .* "
            r"(?:is|are) covered"
        ),
    ),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)
_STRONG = frozenset({SectionKind.HISTORY, SectionKind.DEFINITIONS, SectionKind.BACKGROUND, SectionKind.CODES, SectionKind.EXCLUSIONS})


# The name that Medicare's contractors give the part with the criteria: it holds "limitations" and is no list of them.
_INDICATIONS_PART = re.compile(r"(?i)\bindications?\b.*\blimitations?\b.*\b(?:necessity|coverage)\b|\bindications?\s+and\s+limitations?\b")


# "Length of approval: 12 months" says its term itself: what stands under it is not about the term.
_TERM_SAID = re.compile(r"(?i)^(?:length|duration|term)\s+of\s+(?:the\s+)?(?:approval|authori[sz]ation)s?\s*:\s*\d+\s*\w+(?:\(s\))?\W*$")
_ONLY_DAYS = re.compile(r"^(?:(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4})[,;\s]*){2,}$")
# A service's codes in brackets behind its name: "Rotator cuff repair (CPT 00000)".
_CODES_ASIDE = re.compile(r"\s*\((?:CPT|HCPCS|ICD)[^)]*\)")


def kind_of(heading: str) -> SectionKind:
    """The kind of section that a heading names (OTHER where it names none)."""
    heading = _CODES_ASIDE.sub("", heading)
    if _ONLY_DAYS.match(heading):
        return SectionKind.HISTORY
    if _TERM_SAID.match(heading):
        return SectionKind.OTHER
    if _INDICATIONS_PART.search(heading):
        return SectionKind.CRITERIA
    for kind, pattern in _COMPILED:
        if pattern.search(heading):
            return kind
    return SectionKind.OTHER


def names_section(heading: str) -> bool:
    """True where a short line is a section's usual title (Definitions, Exclusions, Revision history ...), whatever its layout."""
    words = heading.split()
    plain = heading.rstrip(":").strip()
    if len(words) > 6 or re.search(r"[.;,]$|[.:;] |\b(?:have|has|had|been)\b", plain) or not plain[:1].isupper():
        return False
    kind = kind_of(plain)
    if kind is SectionKind.OTHER:
        return False
    return len(words) <= 3 or (kind in _STRONG and len(words) <= 5) or plain.istitle() or plain.isupper()


COVERAGE_WORDS = re.compile(
    r"(?i)\b(?:medically\s+(?:necessary|appropriate)|covered|approved|appropriate|payable|reasonable\s+and\s+necessary)\b"
)
_COVER = (
    r"(?:reasonable\s+and\s+necessary|medically\s+(?:necessary|appropriate)|covered|payable|approvable|approved?|authori[sz]ed?|appropriate|"
    r"eligible(?:\s+for\s+coverage)?|reimbursable|indicated|allowed|certified|"
    r"satisfied|considered\s+established|qualif(?:y|ies)|coverage\s+(?:is|will\s+be)\s+(?:provided|available|considered))"
)
_WHEN = (
    r"(?:when|if|only\s+if|only\s+when|provided(?:\s+that)?|where|for|as\s+follows|upon|in\s+(?:the\s+presence|members?|patients?|"
    r"individuals?|adults?|the\s+following)|according|:)"
)
_POSITIVE = re.compile(
    rf"(?i)\b(?:shall|will|may|does)\s+cover\b[^.]{{0,300}}?\b(?:when|if|for|and:)|\b{_COVER}\b[^.]{{0,200}}?(?:\b{_WHEN}|:)|\bapprove\s+(?:when|if|for)\b|\b(?:must|should|shall)\s+(?:meet|satisfy|have|"
    rf"be\s+met)\b|\b(?:criteria|requirements|conditions)\b[^.]{{0,80}}\b(?:met|apply|satisfied|required|documented|needed)\b|"
    rf"\b(?:requires?|required)\b[^.]{{0,60}}\bof\b|\bdocumentation\s+of\b"
)
_NEGATIVE = re.compile(
    r"(?i)\b(?:shall|will|does|do|may)\s+not\s+cover\b|\bnot\s+(?:be\s+)?(?:considered\s+)?(?:to\s+be\s+)?(?:medically\s+(?:necessary|appropriate)|reasonable\s+and\s+necessary|covered|payable|approved|"
    r"authori[sz]ed|eligible|reimbursable|indicated|appropriate)\b|"
    r"\b(?:experimental|investigational|unproven|contra-?indicated|excluded)\b|\bnon-?covered\b|\bwill\s+be\s+denied\b|"
    r"\bdenied\s+(?:when|if|where|in)\b"
)
# "not medically necessary when the criteria above are not met", "all other uses": says nothing that the criteria do not say.
_OTHERWISE = re.compile(
    r"(?i)\bcriteri(?:a|on)\b(?:[^.]|(?<=\b[IVXA-Z\d])\.){0,60}\bnot\s+(?:been\s+)?(?:met|satisfied|fulfilled)\b|\bnot\s+(?:meet|meeting|met|satisfy)\b[^.]{0,60}"
    r"\bcriteri(?:a|on)\b|\b(?:all|any)\s+other\s+(?:\w+\s+){0,3}(?:indications?|uses?|conditions?|circumstances|situations|applications|"
    r"types|purposes|reasons)\b"
)
_RULE = re.compile(
    r"(?i)\b(?:is|are|will be)\s+not\s+(?:be\s+)?(?:considered\s+)?(?:approved|covered|payable|medically\s+necessary|authori[sz]ed|"
    r"appropriate)\b[^.;]{0,40}?\b(?:if|when|where|unless|in the presence of)\b"
)
_CONTINUING = re.compile(
    r"(?i)\b(?:continuation|continued|reauthori[sz]ation|renewal|repeat|extension|re-?treatment|recertification|subsequent\s+(?:course|"
    r"treatment|authori)|replacement\s+(?:of\s+(?:an?\s+|the\s+|existing\s+)*)?(?:device|equipment|part|supplies|pump|machine|receiver|sensor|"
    r"appliance|wheelchair|mask|battery)s?)\b"
)


def opens_criteria(text: str) -> bool:
    """True where a sentence says that something is covered when what follows is so."""
    return bool(_POSITIVE.search(text)) or pays_when(text)


# "The agency pays for a wheelchair when ...": how rules and manuals of public programs say that they cover.
_PAYS = re.compile(
    r"(?i)\b(?:agency|medicaid|medicare|program|plan|department|division|company|state|commission|authority|board)\s+"
    r"(?:(?:will|shall|may|only|also)\s+)*(?:pays?|covers?|authorizes?|approves?|reimburses?|purchases?|rents?|provides?)\b"
    r"[^.]{3,300}?\b(?:when|if|only\s+(?:when|if|for)|provided\s+that)\b"
)


def pays_when(text: str) -> bool:
    """True where a sentence says that a program pays for something when what follows is so."""
    return bool(_PAYS.search(text))


def denies(text: str) -> bool:
    """True where a sentence says that something is not covered."""
    return bool(_NEGATIVE.search(text))


def restates(text: str) -> bool:
    """True where a sentence only says that what does not meet the criteria is not covered."""
    return bool(_OTHERWISE.search(text)) and denies(text)


def is_rule(text: str) -> bool:
    """True where a sentence says "is not approved if ..."."""
    return bool(_RULE.search(text))


def continues(text: str) -> bool:
    """True where the words are about continued, repeated or renewed treatment."""
    return bool(_CONTINUING.search(text))
