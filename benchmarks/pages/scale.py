"""Builds the help library from a synthetic catalogue: pages a second, peak memory, and what one changed fact costs.

Usage, from the project's root: .venv/bin/python benchmarks/pages/scale.py [payers] [workers]
The policies are made up (words drawn at random from a fixed seed) and marked as synthetic; nothing of them is shipped. With 110 payers the
site has about 100,000 pages. Peak memory is that of the main process and of the largest worker, added up for all workers.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from denialhelp.casefile.policy import GroupKind
from denialhelp.pages.build import build
from denialhelp.pages.desk import facts_of, policy_datum, texts_of
from denialhelp.pages.gather import gather
from denialhelp.pages.library import Library, PayerPage
from denialhelp.reference.coverage_schema import Branch, Coverage, Leaf, LeafKind, Position, Proof
from denialhelp.reference.help_library import PayerFact
from denialhelp.reference.help_text import Quoted, Text
from denialhelp.reference.schema import Read

DAY = date(2026, 11, 24)
SYLLABLES = [a + b for a in "bdfgklmnprstv" for b in "aeio"]


def words(draw: random.Random, count: int) -> str:
    """Made-up words."""
    return " ".join("".join(draw.choices(SYLLABLES, k=draw.randint(2, 3))) for _ in range(count))


def entry(draw: random.Random, payer: str, service: str) -> Coverage:
    """A made-up policy with twelve criteria."""
    kinds, proofs = list(LeafKind), list(Proof)
    leaves = tuple(Leaf(words(draw, draw.randint(8, 16)), draw.choice(kinds), draw.choice(proofs)) for _ in range(12))
    return Coverage(
        payer,
        f"SYN-{draw.randint(1000, 9999)}",
        f"Synthetic {words(draw, 3)}",
        (service,),
        frozenset({"employer"}),
        Position.COVERED,
        "https://policies.example.org/synthetic",
        Read.TEXT,
        DAY,
        criteria=Branch(GroupKind.ALL, leaves),
        not_covered=(words(draw, 12),),
        effective=DAY,
    )


def catalogue(count: int) -> Library:
    """The packaged library with its payers and policies replaced by made-up ones."""
    draw = random.Random(7)  # noqa: S311 - made-up words, the same every time
    real = gather(DAY)
    payers, coverage, translated = {}, {}, {}
    for i in range(count):
        slug = f"synthetic-{i}"
        quoted = (Quoted("Synthetic", "https://policies.example.org/synthetic", "text"),)
        facts = tuple(PayerFact(f"f{j}", "send", Text(words(draw, 14) + ".", words(draw, 14) + "."), "", quoted, DAY) for j in range(3))
        payers[slug] = PayerPage(slug, f"Synthetic {words(draw, 1).title()} {i}", (), ("employer", "individual"), facts)
        for service in real.services.services:
            made = entry(draw, slug, service)
            coverage[slug, service] = (made,)
            translated.update({text: "S " + text for text in texts_of(made)})
    texts = replace(real.texts, translated={**real.texts.translated, **translated})
    library = replace(real, payers=payers, coverage=coverage, texts=texts, data={})
    library.note(facts_of(library))
    library.note([d for d in real.data.values() if d.id.startswith(("office.", "filing."))])
    return library


def cpu() -> float:
    """Seconds of processor time of this process and its workers so far."""
    own, child = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + child.ru_utime + child.ru_stime


def peak() -> float:
    """Peak memory in MB: this process, and the largest worker for each of two."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + 2 * child) / 1024


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 110
    workers = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    library = catalogue(count)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "site"
        at, used = time.perf_counter(), cpu()
        done = build(library, out, base_url="https://help.example.org", workers=workers)
        took = time.perf_counter() - at
        spent = cpu() - used
        print(f"{done.pages} pages in {took:.1f} s: {done.pages / took:.0f} a second; peak memory {peak():.0f} MB with {workers} workers")
        print(f"processor time {spent:.1f} s: {done.pages / spent:.0f} pages for each second of one core", flush=True)
        at = time.perf_counter()
        again = build(library, out, base_url="https://help.example.org", workers=workers)
        print(f"built again: {again.written} written in {time.perf_counter() - at:.1f} s")
        (key, (first,)) = next(iter(library.coverage.items()))
        changed = replace(first, checked=date(2026, 11, 20))
        library.coverage[key] = (changed,)  # type: ignore[index]
        library.data[f"policy.{changed.id}"] = policy_datum(changed)
        at = time.perf_counter()
        third = build(library, out, base_url="https://help.example.org", workers=workers)
        print(f"one changed fact: {third.written} written in {time.perf_counter() - at:.1f} s")


if __name__ == "__main__":
    main()
