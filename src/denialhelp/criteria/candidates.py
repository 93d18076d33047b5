"""The passages that may speak of a criterion, best first, for a person to look at: a ranking, never a status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from denialhelp.casefile.policy import Evidence, Group, Node, Policy

from .chart import Chart, Entry
from .numbers import quantities
from .words import FORMAL, STOP, Words, stem

MOST = 4
_LEAST = 0.8  # less is no more than a common word
_ABOUT = 0.5  # a word of the heading counts for half of one in the passage
_ABOVE = 0.3  # and a line passes on this much of what it shares to the lines below it, less with each
_BELOW = 3  # lines
_SIDEWAYS = 0.45  # two kinds of the same thing
_LONG = 28  # tokens; a longer passage says more of everything


# Words with which policies say when and by whom: every line of a chart could hold them.
_WHEN = frozenset(stem(w) for w in str.split("""
    request requested member patient day days week weeks month months year years hour hours period time date past last recent least more
    less within before after prior following period consecutive order status active record records documented note notes plan need needed
    """))  # fmt: skip


def _content(words: Words) -> frozenset[str]:
    return frozenset(
        t.stem for t in words.tokens if len(t.stem) > 1 and t.text.lower() not in STOP and t.stem not in FORMAL and t.stem not in _WHEN
    )


def candidates(text: str, lead: str, chart: Chart, most: int = MOST) -> tuple[Evidence, ...]:
    """Up to `most` passages of the patient's own record that share the criterion's things and rare words, each as evidence with its place;
    `lead` is what the groups above it say, which counts for less. Empty where nothing in the chart comes near."""
    asked, around = chart.annotator.words(text), chart.annotator.words(lead)
    score: dict[int, float] = defaultdict(float)
    for weight, words in ((1.0, asked), (0.35, around)):
        _by_concepts(chart, words, weight, score)
        for word in _content(words):
            rarity = weight * chart.rarity(word)
            for index in chart.by_stem.get(word, ()):
                score[index] += rarity
    _pass_down(chart, score)
    units = {q.unit for q in quantities(text) if q.unit}
    out: list[tuple[float, int, Entry]] = []
    for index, points in score.items():
        entry = chart.entries[index]
        if not entry.usable or points < _LEAST or len(entry.words.tokens) < 2:
            continue
        of_kind = units and any(q.unit in units for q in quantities(entry.text, bare=True))
        worth = points * min(1.0, (_LONG / len(entry.words.tokens)) ** 0.3) * (1.2 if of_kind else 1.0)
        out.append((-worth, -_day(entry), entry))
    return tuple(chart.evidence(e) for e in _apart(e for _, _, e in sorted(out, key=lambda o: o[:2]))[:most])


def lead_of(policy: Policy, criterion: str) -> str:
    """What the groups above a criterion say, without the policy's own title."""

    def above(node: Node, said: tuple[str, ...]) -> tuple[str, ...] | None:
        if node.id == criterion:
            return said
        for child in node.children if isinstance(node, Group) else ():
            found = above(child, (*said, node.text))
            if found is not None:
                return found
        return None

    tops = (policy.root, *policy.exclusions)
    return " ".join(next((found[1:] for top in tops if (found := above(top, ())) is not None), ()))


def _by_concepts(chart: Chart, words: Words, weight: float, score: dict[int, float]) -> None:
    """A thing that is named, or a kind of it, counts in full; another kind of the same thing counts for less."""
    lexicon = chart.lexicon
    for concept in words.concepts():
        for name, share in ((concept, 1.6), *((a, _SIDEWAYS) for a in lexicon.ancestors.get(concept, ()))):
            seen = {index for index, _ in chart.by_concept.get(name, ())}
            value = weight * share * max(0.4, 1.5 - len(seen) / max(len(chart.entries), 1) * 12)
            for index in seen:
                score[index] += value
        for index in chart.by_about.get(concept, ()):
            score[index] += weight * _ABOUT


def _pass_down(chart: Chart, score: dict[int, float]) -> None:
    """A heading or the first line of a table speaks for the lines below it."""
    for index, points in list(score.items()):
        above = chart.entries[index].passage
        for step in range(1, _BELOW + 1):
            if index + step >= len(chart.entries):
                break
            below = chart.entries[index + step].passage
            if (below.document, below.page) != (above.document, above.page):
                break
            score[index + step] += points * _ABOVE / step


def _day(entry: Entry) -> int:
    return entry.passage.recorded_on.toordinal() if entry.passage.recorded_on else 0


def _apart(entries: Iterable[Entry]) -> list[Entry]:
    """Each text once."""
    seen: dict[str, Entry] = {}
    for entry in entries:
        seen.setdefault(" ".join(entry.text.lower().split()), entry)
    return list(seen.values())
