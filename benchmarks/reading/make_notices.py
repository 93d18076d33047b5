"""Make synthetic notices with their truth: drawn layouts, hand-written notices in batches, pictures, other papers, blank forms.

Usage: python benchmarks/reading/make_notices.py OUT [cases per layout]
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from layouts_batch_eight import EIGHT
from layouts_batch_five import FIVE
from layouts_batch_four import FOUR
from layouts_batch_one import ONE
from layouts_batch_seven import SEVEN
from layouts_batch_six import SIX
from layouts_batch_three import THREE
from layouts_batch_two import TWO
from layouts_others import BLANKS, OTHERS
from layouts_paper import Sample, write
from layouts_pdf import PDF
from layouts_spanish import SPANISH
from layouts_spoiled import spoiled
from layouts_text import TEXT
from truth import Truth

_NOISE = {"0": "O", "1": "l", "rn": "m", "e": "c", "i": "í", "h": "b", "t": "f"}
BLANK = {
    "blank_idn": "Notice of Denial of Medical Coverage\n\nDate: {Insert date}   Member number: {Insert number}\n\nName: {Insert "
    "name}\n\nYour request was {Insert appropriate term: partially approved/denied}\n"
    "We denied the {medical services/items} listed below requested by you or your doctor [provider]:\n{Insert "
    "description}\n\nForm CMS-10003-NDMCP\n",
    "blank_lines": "REQUEST FOR RECONSIDERATION\n\nBeneficiary name: ______________________\nMedicare number: ______________________\nDate "
    "of the notice: ____/____/______\nItem or service: ______________________\n"
    "Date of service: ____/____/______\nSignature: ______________________   Date: __________\n",
    "blank_colons": "Model Notice of Adverse Benefit Determination\n\nDate of Notice:\nName of Plan:\nAddress:\n\nName:\nID Number:\nClaim "
    "#:\nDate of Service:\nProvider:\nReason for Denial (in whole or in part):\n",
    "blank_es": "AVISO DE DENEGACIÓN DE COBERTURA\n\nFecha: ____________\nNombre: ______________________\nNúmero de miembro: "
    "________________\n\nSu solicitud fue denegada: ____________________________\n",
}


def remittance(t: Truth) -> str:
    """A professional 835 with a paid and a denied claim."""
    t.says(
        member_id=t.member.replace(" ", ""),
        claim_number=t.claim,
        patient_name=f"{t.first} {t.middle} {t.last}",
        notice_date=t.notice,
        service_start=t.service_on,
        amount_billed=t.item.amount.replace(",", ""),
        npi=t.npi,
        codes=[t.item.cpt[0]],
        reference_number=f"ICN{t.group}",
    )
    bill = t.item.amount.replace(",", "")
    member = t.member.replace(" ", "")
    return (
        "~\n".join(
            [
                "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260901*1200*^*00501*000000007*0*P*:",
                "GS*HP*SENDER*RECEIVER*20260901*1200*7*X*005010X221A1",
                "ST*835*0007",
                f"BPR*I*85*C*ACH*CCP*01*999999999*DA*12345*1512345678**01*999988880*DA*98765*{t.notice:%Y%m%d}",
                "TRN*1*0099887*1512345678",
                f"DTM*405*{t.notice:%Y%m%d}",
                "N1*PR*Sandpiper Health Plan",
                f"N1*PE*{t.clinic}*XX*{t.npi}",
                "LX*1",
                "CLP*ACCT001*1*120*85*35*12*PAIDICN001",
                "NM1*QC*1*Other*Person****MI*ZZZ111222333",
                "SVC*HC:99213*120*85**1",
                f"DTM*472*{t.service_on:%Y%m%d}",
                "CAS*PR*3*35",
                f"CLP*{t.claim}*4*{bill}*0*0*12*ICN{t.group}",
                f"NM1*QC*1*{t.last}*{t.first}*{t.middle}***MI*{member}",
                f"NM1*82*1*Vang*Priscilla****XX*{t.npi}",
                f"SVC*HC:{t.item.cpt[0]}*{bill}*0**1",
                f"DTM*472*{t.service_on:%Y%m%d}",
                f"CAS*CO*197*{bill}",
                "LQ*HE*N54",
                "SE*20*0007",
                "GE*1*7",
                "IEA*1*000000007",
            ]
        )
        + "~\n"
    )


def _dice(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - samples are repeatable, nothing is secret


def noisy(text: str, rng: random.Random) -> str:
    """The text as poor recognition might give it: a letter wrong here and there, never inside numbers."""
    return " ".join(_smudged(w, rng) if w.isalpha() and len(w) > 4 and rng.random() < 0.07 else w for w in text.split(" "))


def _smudged(word: str, rng: random.Random) -> str:
    at = rng.randrange(len(word))
    return word[:at] + _NOISE.get(word[at], word[at]) + word[at + 1 :]


def make(out: Path, count: int = 3, *, group: str | None = None) -> None:
    """Write the notices and gold.jsonl into a folder; `group` keeps to the groups whose name holds it."""
    out.mkdir(parents=True, exist_ok=True)
    gold = [g for name, some in _GROUPS.items() if not group or group in name for g in some(out, count)]
    with (out / "gold.jsonl").open("w", encoding="utf-8") as file:
        for line in gold:
            file.write(json.dumps(line, default=lambda v: v.isoformat() if isinstance(v, date) else str(v), ensure_ascii=False) + "\n")


def _drawn(out: Path, count: int) -> Iterator[dict[str, Any]]:
    """The layouts of the reader's author, several cases each."""
    seeds = itertools.count(101)
    for layout, compose in [*TEXT.items(), *SPANISH.items()]:
        for i in range(count):
            t = Truth(next(seeds))
            name = f"{layout}_{i}.{'eml' if layout in ('email_notice', 'correo') else 'txt'}"
            (out / name).write_text(compose(t), encoding="utf-8")
            yield {"file": name, "layout": layout, "group": "first", "gold": t.gold}
    for layout, paint in PDF.items():
        for i in range(count):
            t = Truth(next(seeds))
            paint(t, out / f"{layout}_{i}.pdf")
            yield {"file": f"{layout}_{i}.pdf", "layout": layout, "group": "first", "gold": t.gold}
    for i in range(count):
        t = Truth(next(seeds))
        (out / f"remittance_{i}.835").write_text(remittance(t), encoding="utf-8")
        yield {"file": f"remittance_{i}.835", "layout": "remittance", "group": "first", "gold": t.gold}
    for layout in ("re_block", "imaging_delegate", "provider_letter", "prose_only"):
        for i in range(count):
            seed = next(seeds)
            t = Truth(seed)
            (out / f"noisy_{layout}_{i}.txt").write_text(noisy(TEXT[layout](t), _dice(seed)), encoding="utf-8")
            yield {"file": f"noisy_{layout}_{i}.txt", "layout": "noisy", "group": "first", "gold": t.gold, "ocr": True}
    for name, text in BLANK.items():
        (out / f"{name}.txt").write_text(text, encoding="utf-8")
        yield {"file": f"{name}.txt", "layout": "blank", "group": "blank", "gold": {}}


def _written(samples: Sequence[Sample], group: str) -> Callable[[Path, int], Iterator[dict[str, Any]]]:
    """Hand-written notices; of papers that are no denial only the kind and what must not be read are scored."""

    def some(out: Path, _count: int) -> Iterator[dict[str, Any]]:
        for sample in samples:
            yield {
                "file": write(sample, out),
                "layout": group if group == "blank" else sample.name,
                "group": group,
                "gold": sample.gold,
                "kind": sample.kind,
                "strict": True,
                "free": group == "others",
            }

    return some


def _pictures(out: Path, _count: int) -> Iterator[dict[str, Any]]:
    for file, sample, how in spoiled({s.name: s for s in (*ONE, *TWO)}, out):
        yield {"file": file, "layout": how, "group": "pictures", "gold": sample.gold, "kind": sample.kind, "strict": True}


_GROUPS: dict[str, Callable[[Path, int], Iterator[dict[str, Any]]]] = {
    "first": _drawn,
    "one": _written(ONE, "one"),
    "two": _written(TWO, "two"),
    "three": _written(THREE, "three"),
    "four": _written(FOUR, "four"),
    "five": _written(FIVE, "five"),
    "six": _written(SIX, "six"),
    "seven": _written(SEVEN, "seven"),
    "eight": _written(EIGHT, "eight"),
    "pictures": _pictures,
    "others": _written(OTHERS, "others"),
    "blank": _written(BLANKS, "blank"),
}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make synthetic notices with their truth.")
    parser.add_argument("out", type=Path)
    parser.add_argument("count", type=int, nargs="?", default=3, help="cases per layout")
    options = parser.parse_args()
    make(options.out, options.count)
