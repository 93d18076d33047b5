"""How far a phrase reaches: forward to where a new claim begins, backward to where its own began."""

from __future__ import annotations

import re

from .tokens import Hit, Token, words_of

_STOPS = frozenset({";", "—", "•", "|", "."})
_DASHES = frozenset({"–", "-", "—"})
_LINKS = frozenset({",", "and", "but", ";", "&"})
# After these "on" still belongs to what is denied ("is not on oxygen", "has not been on insulin").
_VERBAL = frozenset(
    (
        *("not", "never", "been", "tried", "maintained", "placed", "put", "started", "is", "was", "longer", "depend", "dependent"),
        *("based", "works", "working", "be", "currently", "presently", "now", "yet"),
    )
)
_LEVEL = re.compile(r"^[a-z]\d", re.IGNORECASE)
CHRONIC = re.compile(
    r"hypertension|\bhtn\b|hyperlipid|cholesterol|diabet|\bdm2?\b|copd|asthma|crohn|colitis|arthritis|osteoporosis|osteopenia|hypothyroid|"
    r"obes|heart failure|\bchf\b|atrial fib|coronary|\bcad\b|\bckd\b|kidney disease|epilepsy|seizure disorder|migraine|depress|anxiety|"
    r"bipolar|schizo|sleep apnea|\bosa\b|gerd|reflux|multiple sclerosis|parkinson|lupus|psoria|fibromyalgia|neuropath|cirrhosis|\bhiv\b|"
    r"cerebral palsy|autism|adhd|ptsd|prostatic|\bbph\b|hearing loss|glaucoma|dementia|chronic|current|ongoing|controlled|stable|"
    r"\bon\b [a-z]+|daily|cystic fibrosis|hemophilia|sickle cell|scoliosis|stenosis|immunodeficien|myasthenia|paraplegi|tetraplegi|"
    r"dysplasia|dependence|eczema|dermatitis|endometriosis|pcos|insomnia|ehlers|immune deficiency|muscular dystrophy|\bals\b",
    re.IGNORECASE,
)


def _segment_end(tokens: list[Token], at: int) -> int:
    """The end of the list item that begins at a token."""
    while at < len(tokens) and tokens[at].low not in {",", ";", ".", ":"}:
        at += 1
    return at


def _own_claim(tokens: list[Token], at: int, numbers: bool) -> bool:
    """Whether the list item from a token on says something of its own ("lungs clear", "T 98.6") and is no item of the list."""
    if at >= len(tokens) or tokens[at].low in {"or", "nor"}:
        return False
    words = words_of("predicates")
    part = tokens[at : _segment_end(tokens, at)]
    if any(t.low in words for t in part):
        return True
    return numbers and any(t.is_number for t in part[1:] or part) and not any(t.low in {"or", "nor"} for t in part)


def _aside(tokens: list[Token], at: int) -> int:
    """The token after the bracket that closes the one at `at`."""
    depth = 0
    for place in range(at, len(tokens)):
        if tokens[place].low == "(":
            depth += 1
        elif tokens[place].low == ")":
            depth -= 1
            if depth == 0:
                return place + 1
    return len(tokens)


def _new_scope(hit: Hit, kind: str, before: str) -> bool:
    """Whether a phrase met on the way ends a scope of a kind; `before` is the word in front of it."""
    if hit.lists == frozenset({"pseudo"}):
        return kind == "absent" and before in _LINKS
    if "conditional" in hit.lists:
        return kind != "absent"
    if "absent_after" in hit.lists and kind != "conditional":
        return True
    if before not in _LINKS:
        return False
    if kind in {"absent", "conditional"} and any(name.startswith("historical") for name in hit.lists):
        return False
    return any(name.endswith("_after") for name in hit.lists) and kind != "conditional"


def _ends_here(tokens: list[Token], at: int, kind: str, depth: int) -> bool:
    """Whether a mark or a linking word at a token ends a scope of a kind."""
    low = tokens[at].low
    if low == "." and at and len(tokens[at - 1].low) == 1:
        return False
    if low in _STOPS or (low == ")" and depth == 0):
        return True
    if low in _DASHES:
        return bool(at) and tokens[at - 1].end < tokens[at].start
    if low in {",", ":"} and kind in {"absent", "possible", "historical"}:
        return _own_claim(tokens, at + 1, kind == "absent") or (kind == "historical" and not _listing(tokens, at))
    if kind == "absent" and low in {"on", "while", "during", "when"}:
        return tokens[at - 1].low not in _VERBAL
    if low == "and" and kind in {"absent", "historical"}:
        return any(t.low in words_of("predicates") for t in tokens[at + 1 : min(at + 4, _segment_end(tokens, at))])
    if kind == "historical":
        return low in {"with", "for", "after", "in"}
    return kind == "planned" and low == "after"


def _listing(tokens: list[Token], at: int) -> bool:
    """Whether a comma goes on with a list of names: an "and" comes before the next comma or end."""
    return any(t.low in {"and", "or"} for t in tokens[at + 1 : at + 12])


_SUBJECTS = frozenset({"she", "he", "they", "it", "we", "i", "patient", "pt", "child"})


def _turns_to_patient(tokens: list[Token], hit: Hit, at: int) -> bool:
    """Whether a sentence that opens with "Without ..." comes to its own claim ("Without oxygen she desaturates")."""
    return hit.first == 0 and at > hit.last and tokens[0].low in {"without", "w/o", "sin"} and tokens[at].low in _SUBJECTS


def forward(tokens: list[Token], hits: list[Hit], index: int, kind: str) -> list[tuple[int, int]]:
    """The ranges of tokens that a phrase covers after itself (brackets that say something of their own left out)."""
    hit = hits[index]
    starts = {h.first: h for h in hits[index + 1 :]}
    ranges: list[tuple[int, int]] = []
    at = begin = hit.last
    if at < len(tokens) and tokens[at].low == ":":
        at = begin = at + 1
    while at < len(tokens):
        other = starts.get(at)
        if other is not None and at > hit.last and ("enders" in other.lists or _new_scope(other, kind, tokens[at - 1].low)):
            break
        if kind == "absent" and _turns_to_patient(tokens, hit, at):
            break
        if tokens[at].low == "(" and at > hit.last:
            after = _aside(tokens, at)
            inside = tokens[at + 1 : after]
            if any(t.is_number for t in inside) or any(t.low in words_of("predicates") for t in inside):
                ranges.append((begin, at))
                if kind == "absent":  # a code or a figure closes what is denied
                    return ranges
                begin = at = after
                continue
        elif _ends_here(tokens, at, kind, 0):
            break
        at += 1
    ranges.append((begin, at))
    if kind == "historical":
        ranges = [r for r in ranges if not CHRONIC.search(" ".join(t.low for t in tokens[r[0] : r[1]]))]
    return ranges


def backward(tokens: list[Token], hits: list[Hit], index: int) -> int:
    """The first token that a phrase covers before itself: the head of its clause."""
    at = hits[index].first
    ends = {h.last: h for h in hits[:index] if "enders" in h.lists or "absent_after" in h.lists or "conditional" in h.lists}
    if at and tokens[at - 1].low in {",", "which", "that", "now", "and", "since", "("}:
        at -= 1
        if at and tokens[at - 1].low in {",", "which"}:
            at -= 1
    while at > 0:
        if at in ends:
            return at
        low = tokens[at - 1].low
        if low == "." and at > 1 and len(tokens[at - 2].low) == 1:
            at -= 1
            continue
        if low in {";", "but", ".", "(", "•", "|"} or (low == "," and not _part_of_list(tokens, at, hits[index].first)):
            return at
        at -= 1
    return 0


def _part_of_list(tokens: list[Token], at: int, end: int) -> bool:
    """Whether the words from a comma to the phrase are the last item of a list ("a, b, and c resolved")."""
    return bool(tokens[at:end]) and tokens[at].low in {"and", "or"}
