"""Make synthetic notices with their truth: 23 layouts, each with several cases, plus 835s, noisy recognition and blank forms.

Usage: python benchmarks/reading/make_notices.py OUT [cases per layout]
"""

from __future__ import annotations

import argparse
import json
import random
from datetime import date
from pathlib import Path

from layouts_pdf import PDF
from layouts_spanish import SPANISH
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


def make(out: Path, count: int = 3) -> None:
    """Write the notices and gold.jsonl into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    gold: list[dict[str, object]] = []
    seed = 100

    def keep(name: str, layout: str, t: Truth, **more: object) -> None:
        gold.append({"file": name, "layout": layout, "gold": t.gold, **more})

    for layout, write in [*TEXT.items(), *SPANISH.items()]:
        for i in range(count):
            seed += 1
            t = Truth(seed)
            suffix = "eml" if layout in ("email_notice", "correo") else "txt"
            (out / f"{layout}_{i}.{suffix}").write_text(write(t), encoding="utf-8")
            keep(f"{layout}_{i}.{suffix}", layout, t)
    for layout, paint in PDF.items():
        for i in range(count):
            seed += 1
            t = Truth(seed)
            paint(t, out / f"{layout}_{i}.pdf")
            keep(f"{layout}_{i}.pdf", layout, t)
    for i in range(count):
        seed += 1
        t = Truth(seed)
        (out / f"remittance_{i}.835").write_text(remittance(t), encoding="utf-8")
        keep(f"remittance_{i}.835", "remittance", t)
    for layout in ("re_block", "imaging_delegate", "provider_letter", "prose_only"):
        for i in range(count):
            seed += 1
            t = Truth(seed)
            (out / f"noisy_{layout}_{i}.txt").write_text(noisy(TEXT[layout](t), _dice(seed)), encoding="utf-8")
            keep(f"noisy_{layout}_{i}.txt", "noisy", t, ocr=True)
    for name, text in BLANK.items():
        (out / f"{name}.txt").write_text(text, encoding="utf-8")
        gold.append({"file": f"{name}.txt", "layout": "blank", "gold": {}})
    with (out / "gold.jsonl").open("w", encoding="utf-8") as file:
        for line in gold:
            file.write(json.dumps(line, default=lambda v: v.isoformat() if isinstance(v, date) else str(v), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make synthetic notices with their truth.")
    parser.add_argument("out", type=Path)
    parser.add_argument("count", type=int, nargs="?", default=3, help="cases per layout")
    options = parser.parse_args()
    make(options.out, options.count)
