# ruff: noqa: A002, B905, C901, DTZ001, E741, F401, I001, N802, N806, PERF401, PLW2901, SIM905
"""Helpers for the scripts that write benchmark kits 21 to 25.

Everything in the kits is invented. The output is deterministic: run a script twice and the bytes agree.
"""
import base64
import datetime as dt
import html
import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFont
from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate, Frame, KeepTogether, PageBreak, PageTemplate, Paragraph, Spacer, Table, TableStyle,
)

rl_config.invariant = 1
HERE = Path(__file__).resolve().parent
SYN = "Synthetic sample. Fictional person. Not a real document."
F = "/usr/share/fonts/truetype/"
for fam, files in {
    "Sans": ("liberation/LiberationSans-Regular", "liberation/LiberationSans-Bold",
             "liberation/LiberationSans-Italic", "liberation/LiberationSans-BoldItalic"),
    "Serif": ("liberation/LiberationSerif-Regular", "liberation/LiberationSerif-Bold",
              "liberation/LiberationSerif-Italic", "liberation/LiberationSerif-BoldItalic"),
    "Mono": ("liberation/LiberationMono-Regular", "liberation/LiberationMono-Bold",
             "liberation/LiberationMono-Regular", "liberation/LiberationMono-BoldItalic"),
    "Deja": ("dejavu/DejaVuSans", "dejavu/DejaVuSans-Bold", "dejavu/DejaVuSans-Oblique", "dejavu/DejaVuSans-Bold"),
    "DejaSerif": ("dejavu/DejaVuSerif", "dejavu/DejaVuSerif-Bold", "dejavu/DejaVuSerif", "dejavu/DejaVuSerif-Bold"),
    "Narrow": ("liberation/LiberationSansNarrow-Regular", "liberation/LiberationSansNarrow-Bold",
               "liberation/LiberationSansNarrow-Italic", "liberation/LiberationSansNarrow-BoldItalic"),
}.items():
    names = [fam, fam + "-B", fam + "-I", fam + "-BI"]
    for n, f in zip(names, files):
        pdfmetrics.registerFont(TTFont(n, F + f + ".ttf"))
    pdfmetrics.registerFontFamily(fam, normal=names[0], bold=names[1], italic=names[2], boldItalic=names[3])
HAND = "/usr/share/fonts/opentype/urw-base35/Z003-MediumItalic.otf"


class Kit:
    """A folder under construction, with the text of each page for the final check."""

    def __init__(self, slug):
        self.dir = HERE / slug
        shutil.rmtree(self.dir, ignore_errors=True)
        (self.dir / "records").mkdir(parents=True)
        self.text = {}
        self.scanned = set()

    def path(self, rel):
        return self.dir / rel

    def write(self, rel, text):
        self.path(rel).write_text(text, encoding="utf-8")
        self.text[rel] = [text]


# ---------------------------------------------------------------- PDF with a text layer
class _Numbered(Canvas):
    footer = None

    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self._states = []

    def showPage(self):
        self._states.append(dict(self.__dict__))
        self._startPage()

    def save(self):
        n = len(self._states)
        for s in self._states:
            self.__dict__.update(s)
            if self.footer:
                self.footer(self._pageNumber, n)
            super().showPage()
        super().save()


def pdf(kit, rel, story, title, size=letter, margins=(54, 54, 50, 54), font="Sans", foot="", head="",
        columns=1, gap=18, first_top=0, syn=True, pages=True, write=True, foot_size=7):
    """Build a PDF. `foot` and `head` are printed on each page; {p} and {n} are the page and the count."""
    buf = io.BytesIO()
    w, h = size
    l, r, t, b = margins

    def footer(c, p, n):
        c.saveState()
        c.setFont(font, foot_size)
        c.setFillGray(0.3)
        if foot:
            c.drawString(l, 30, foot.format(p=p, n=n))
        if pages and "{p}" not in foot:
            c.drawRightString(w - r, 30, f"Page {p} of {n}")
        if head:
            c.drawString(l, h - 28, head.format(p=p, n=n))
        if syn:
            c.setFont(font, 6)
            c.drawString(l, 19, SYN)
        c.restoreState()

    cls = type("C", (_Numbered,), {"footer": footer})
    doc = BaseDocTemplate(buf, pagesize=size, title=title, author="DenialHelp benchmark (fictional)",
                          subject="Synthetic sample", keywords="synthetic sample, fictional", creator="make_a")
    cw = (w - l - r - gap * (columns - 1)) / columns
    frames = [Frame(l + i * (cw + gap), b, cw, h - t - b, 0, 0, 0, 0, id=f"f{i}") for i in range(columns)]
    doc.addPageTemplates([PageTemplate(id="p", frames=frames)])
    doc.build(story, canvasmaker=cls)
    data = buf.getvalue()
    if write:
        kit.path(rel).write_bytes(data)
        kit.text[rel] = pages_of(data)
    return data


def pages_of(data):
    """Text of each page, in the two orders that pdftotext knows."""
    out = []
    for mode in ("-layout", "-raw"):
        t = subprocess.run(["pdftotext", mode, "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
        out.append(t.split("\f")[:-1])
    return ["\n".join(x) for x in zip(*out)]


_n = [0]


def st(font="Sans", size=10, lead=None, bold=False, align=0, color=None, before=0, after=5, left=0, first=0, back=None):
    _n[0] += 1
    return ParagraphStyle(f"s{_n[0]}", fontName=font + ("-B" if bold else ""), fontSize=size, leading=lead or size * 1.25,
                          alignment={"r": TA_RIGHT, "c": TA_CENTER}.get(align, 0), textColor=color or colors.black,
                          spaceBefore=before, spaceAfter=after, leftIndent=left, firstLineIndent=first, backColor=back)


def P(text, style):
    return Paragraph(text, style)


def table(rows, widths, style, cell, header=True, grid=True, pad=3, extra=(), repeat=1):
    body = [[c if not isinstance(c, str) else Paragraph(c, cell) for c in r] for r in rows]
    ts = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), pad + 1),
          ("RIGHTPADDING", (0, 0), (-1, -1), pad), ("TOPPADDING", (0, 0), (-1, -1), pad - 1),
          ("BOTTOMPADDING", (0, 0), (-1, -1), pad)]
    if grid:
        ts.append(("GRID", (0, 0), (-1, -1), 0.4, colors.grey))
    if header:
        ts.append(("BACKGROUND", (0, 0), (-1, 0), colors.Color(.9, .92, .95)))
    ts += list(extra)
    return Table(body, colWidths=widths, style=TableStyle(ts), repeatRows=repeat if header else 0, hAlign="LEFT")


# ---------------------------------------------------------------- scans, faxes, photos
def _render(data, dpi):
    doc = pypdfium2.PdfDocument(data)
    return [np.array(doc[i].render(scale=dpi / 72).to_pil().convert("L")) for i in range(len(doc))]


def _images_to_pdf(kit, rel, imgs, title, dpi, quality, binary=False):
    buf = io.BytesIO()
    h, w = imgs[0].shape[:2]
    c = Canvas(buf, pagesize=(w * 72 / dpi, h * 72 / dpi), invariant=1)
    c.setTitle(title)
    c.setSubject("Synthetic sample")
    c.setKeywords("synthetic sample, fictional")
    c.setAuthor("DenialHelp benchmark (fictional)")
    tmp = []
    for im in imgs:
        pil = Image.fromarray(im)
        if binary:
            src = ImageReader(pil)
        else:
            b = io.BytesIO()
            pil.save(b, "JPEG", quality=quality)
            b.seek(0)
            src = ImageReader(b)
        h, w = im.shape[:2]
        c.setPageSize((w * 72 / dpi, h * 72 / dpi))
        c.drawImage(src, 0, 0, w * 72 / dpi, h * 72 / dpi)
        c.showPage()
        tmp.append(src)
    c.save()
    kit.path(rel).write_bytes(buf.getvalue())


def _rotate(im, deg):
    h, w = im.shape
    m = cv2.getRotationMatrix2D((w / 2, h / 2), deg, 1)
    return cv2.warpAffine(im, m, (w, h), borderValue=245, flags=cv2.INTER_CUBIC)


def scan(kit, rel, data, title, seed, dpi=150, skew=0.7, quality=62):
    """An office scanner: a little skew, a grey margin, JPEG at 150 dpi."""
    rng = np.random.default_rng(seed)
    out = []
    for i, im in enumerate(_render(data, dpi)):
        im = _rotate(im, skew * (1 if i % 2 else -1) * (0.6 + 0.4 * rng.random()))
        im = cv2.GaussianBlur(im, (0, 0), 0.55).astype(np.float32)
        h, w = im.shape
        im *= np.linspace(0.97, 1.0, w)[None, :]
        im[:, : int(w * .012)] *= np.linspace(.55, 1, int(w * .012))[None, :]
        im += rng.normal(0, 4.5, im.shape)
        for _ in range(50):
            y, x = rng.integers(0, h), rng.integers(0, w)
            cv2.circle(im, (int(x), int(y)), 1, float(rng.integers(60, 160)), -1)
        out.append(np.clip(im, 0, 255).astype(np.uint8))
    _images_to_pdf(kit, rel, out, title, dpi, quality)
    kit.text[rel] = pages_of(data)
    kit.scanned.add(rel)


def fax(kit, rel, data, title, seed, line, dpi=200, skew=0.35):
    """A fax: a header line of the machine, hard threshold, specks, short streaks. `line` has {p:02d} and {n:02d}."""
    rng = np.random.default_rng(seed)
    out = []
    pages = _render(data, dpi)
    font = ImageFont.truetype(F + "liberation/LiberationMono-Bold.ttf", int(dpi * .105))
    for i, im in enumerate(pages):
        im = _rotate(im, skew * (1 if i % 2 else -1))
        pil = Image.fromarray(im)
        d = ImageDraw.Draw(pil)
        d.rectangle((0, 0, pil.width, int(dpi * .24)), fill=250)
        d.text((int(dpi * .35), int(dpi * .07)), line.format(p=i + 1, n=len(pages)), font=font, fill=10)
        a = np.array(pil)
        a = cv2.resize(a, (a.shape[1], int(a.shape[0] * .75)), interpolation=cv2.INTER_AREA)
        a = cv2.resize(a, (a.shape[1], pil.height), interpolation=cv2.INTER_LINEAR).astype(np.float32)
        a += rng.normal(0, 16, a.shape)
        b = np.where(a < 158, 0, 255).astype(np.uint8)
        n = int(b.size * 0.00025)
        b[rng.integers(0, b.shape[0], n), rng.integers(0, b.shape[1], n)] = 0
        for _ in range(2):
            x = int(rng.integers(40, b.shape[1] - 40))
            y0 = int(rng.integers(0, b.shape[0] // 2))
            y1 = y0 + int(rng.integers(200, 700))
            m = rng.random(max(0, min(y1, b.shape[0]) - y0)) < .25
            b[y0:y0 + len(m), x][m] = 0
        out.append(b)
    _images_to_pdf(kit, rel, out, title, dpi, 60, binary=True)
    kit.text[rel] = pages_of(data)
    kit.scanned.add(rel)


def photo(kit, rel, data, seed, hand=(), dpi=185, page=0, table_rgb=(98, 88, 80), shadow=True, quality=80, tilt=1.0,
          fold=True):
    """A telephone photo of one sheet on a table: perspective, shadow, warm light, noise, a fold, handwriting.

    `hand` is a list of (x, y, text, size) with x, y as parts of the sheet.
    """
    rng = np.random.default_rng(seed)
    doc = pypdfium2.PdfDocument(data)
    pil = doc[page].render(scale=dpi / 72).to_pil().convert("RGB")
    for x, y, text, size in hand:
        f = ImageFont.truetype(HAND, int(dpi * size / 72))
        layer = Image.new("RGBA", (int(pil.width * .6), int(dpi * size / 72 * 2)), (0, 0, 0, 0))
        ImageDraw.Draw(layer).text((4, 4), text, font=f, fill=(28, 38, 140, 235), stroke_width=1, stroke_fill=(28, 38, 140, 200))
        layer = layer.rotate(2.5, resample=Image.BICUBIC, expand=False)
        pil.paste(layer, (int(x * pil.width), int(y * pil.height)), layer)
    im = np.array(pil).astype(np.float32)
    h, w = im.shape[:2]
    if fold:
        for fy in (h * .335, h * .665):
            y = np.arange(h)[:, None]
            im *= (1 - .10 * np.exp(-((y - fy) / 5) ** 2) + .03 * np.exp(-((y - fy - 14) / 9) ** 2))[..., None]
    pad = int(w * .07)
    W, H = w + 2 * pad, h + 2 * pad
    bg = np.ones((H, W, 3), np.float32) * np.array(table_rgb, np.float32)
    grain = cv2.GaussianBlur(rng.normal(0, 22, (H, W)).astype(np.float32), (0, 0), sigmaX=60, sigmaY=1.5) * 6
    bg += grain[..., None]
    src = np.float32([[0, 0], [w, 0], [w, h], [0, h]])
    k = pad * tilt
    dst = np.float32([[pad + .35 * k, pad - .1 * k], [W - pad - .15 * k, pad + .45 * k],
                      [W - pad + .45 * k, H - pad + .25 * k], [pad - .4 * k, H - pad - .3 * k]])
    m = cv2.getPerspectiveTransform(src, dst)
    sheet = cv2.warpPerspective(im, m, (W, H), flags=cv2.INTER_CUBIC)
    mask = cv2.warpPerspective(np.ones((h, w), np.float32), m, (W, H))
    sh = cv2.GaussianBlur(np.roll(mask, (12, 10), (0, 1)), (0, 0), 18)
    bg *= (1 - .45 * sh)[..., None]
    out = bg * (1 - mask[..., None]) + sheet * mask[..., None]
    yy, xx = np.mgrid[0:H, 0:W].astype(np.float32)
    light = 1.0 - .22 * ((xx / W - .3) ** 2 + (yy / H - .25) ** 2)
    if shadow:
        edge = 1 / (1 + np.exp(-((xx / W) * 1.3 + (yy / H) * .9 - 1.55) * 16))
        light *= 1 - .38 * edge
    out *= light[..., None] * np.array([1.0, .975, .92], np.float32)
    out = cv2.GaussianBlur(out, (0, 0), .7)
    out += rng.normal(0, 5, out.shape)
    out = Image.fromarray(np.clip(out, 0, 255).astype(np.uint8))
    out.save(kit.path(rel), "JPEG", quality=quality, comment=b"Synthetic sample, fictional person")
    kit.text[rel] = [pages_of(data)[page] + "\n" + "\n".join(t for _, _, t, _ in hand)]
    kit.scanned.add(rel)


# ---------------------------------------------------------------- Word
def save_docx(kit, rel, doc, title):
    cp = doc.core_properties
    cp.title, cp.subject, cp.keywords, cp.author = title, "Synthetic sample", "synthetic sample, fictional", "make_a"
    cp.created = cp.modified = dt.datetime(2026, 11, 20, 9, 0, 0)
    buf = io.BytesIO()
    doc.save(buf)
    src = zipfile.ZipFile(buf)
    with zipfile.ZipFile(kit.path(rel), "w", zipfile.ZIP_DEFLATED) as z:
        for n in src.namelist():
            zi = zipfile.ZipInfo(n, (2026, 11, 20, 9, 0, 0))
            zi.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(zi, src.read(n))
    x = src.read("word/document.xml").decode()
    rows = re.sub(r"</w:(p|tc|tr)>", "\n", x)
    kit.text[rel] = [html.unescape(re.sub(r"<[^>]+>", "", rows))]


# ---------------------------------------------------------------- FHIR
def fhir(kit, rel, bundle):
    kit.path(rel).write_text(json.dumps(bundle, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    parts = []

    def walk(o):
        if isinstance(o, dict):
            for k, v in o.items():
                if k == "data" and isinstance(v, str):
                    parts.append(base64.b64decode(v).decode())
                else:
                    walk(v)
        elif isinstance(o, list):
            for v in o:
                walk(v)
        else:
            parts.append(str(o))

    walk(bundle)
    kit.text[rel] = ["\n".join(parts)]


# ---------------------------------------------------------------- gold
def C(id, text, logic, status, ev=(), missing=None):
    """One node of the criteria tree. `ev` is a list of (file, page, quote)."""
    return {"id": id, "text": text, "logic": logic, "status": status,
            "evidence": [{"file": f, "page": p, "quote": q} for f, p, q in ev], "missing": missing}


def ev(*triples):
    return [{"file": f, "page": p, "quote": q} for f, p, q in triples]


def finish(kit, gold):
    kit.text.setdefault("statement.txt", [""])
    kit.path("gold.json").write_text(json.dumps(gold, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    check(kit, gold)


def _sq(s):
    return re.sub(r"\s+", "", s)


SLUGS = {
    "reasons": """medical-necessity no-prior-authorization experimental step-therapy non-formulary quantity-limit off-label
      duplicate-therapy out-of-network plan-exclusion benefit-maximum cosmetic custodial level-of-care site-of-care length-of-stay
      coding bundling missing-information timely-filing duplicate-claim coordination-of-benefits eligibility emergency referral
      rescission cost-sharing""".split(),
    "routes": """internal-appeal second-level-appeal expedited-appeal external-review expedited-external-review
      submit-prior-authorization retroactive-authorization authorization-on-file corrected-claim formulary-exception
      step-therapy-exception peer-to-peer provider-write-off no-surprises-dispute fair-hearing aid-paid-pending qio-fast-track
      ire-automatic opm-review redetermination reconsideration alj-hearing grievance regulator-complaint document-request
      good-cause-late-filing no-appeal-other-help""".split(),
    "plan": """erisa-self-funded erisa-insured individual-aca grandfathered governmental-non-federal church fehb student short-term
      sharing-ministry medicare-advantage medicare-part-d medicare-original medicaid-managed-care medicaid-ffs chip tricare va""".split(),
}


def check(kit, gold):
    bad = []
    evs = [(f"criterion {c['id']}", e) for c in gold["criteria"] for e in c["evidence"]]
    evs += [("plan", e) for e in gold["plan"]["evidence"]]
    for where, e in evs:
        pages = kit.text.get(e["file"])
        if not pages:
            bad.append(f"{where}: no file {e['file']}")
        elif not 1 <= e["page"] <= len(pages):
            bad.append(f"{where}: {e['file']} has no page {e['page']}")
        elif _sq(e["quote"]) not in _sq(pages[e["page"] - 1]):
            bad.append(f"{where}: not on {e['file']} p{e['page']}: {e['quote']}")
    ids = {c["id"] for c in gold["criteria"]}
    if len(ids) != len(gold["criteria"]):
        bad.append("criterion ids are not unique")
    kids = {}
    for c in gold["criteria"]:
        m = re.fullmatch(r"(all|any) of (\S+)(?: \(at least (\d)\))?", c["logic"])
        if not m:
            bad.append(f"logic of {c['id']}: {c['logic']}")
            continue
        if m[2] != "ROOT" and m[2] not in ids:
            bad.append(f"{c['id']}: no parent {m[2]}")
        kids.setdefault(m[2], []).append((m[1], int(m[3] or 1), c["status"]))
    status = {c["id"]: c["status"] for c in gold["criteria"]} | {"ROOT": gold["overall"]}
    for pid, ch in kids.items():
        if len({(a, b) for a, b, _ in ch}) != 1:
            bad.append(f"mixed logic under {pid}")
        need = len(ch) if ch[0][0] == "all" else ch[0][1]
        met, unk = sum(s == "met" for *_, s in ch), sum(s == "unknown" for *_, s in ch)
        want = "met" if met >= need else "unknown" if met + unk >= need else "not-met"
        if status[pid] != want:
            bad.append(f"{pid} is {status[pid]}, its children say {want}")
    for c in gold["criteria"]:
        if c["id"] not in kids and c["status"] == "met" and not c["evidence"]:
            bad.append(f"{c['id']} met without evidence")
        if c["status"] == "unknown" and c["id"] not in kids and not c["missing"]:
            bad.append(f"{c['id']} unknown: say what is missing")
    n = gold["notice"]
    notice = next(k for k in kit.text if k.startswith("notice."))
    alltext = _sq("\n".join(kit.text[notice]))
    for k in ("member_id", "group_number", "claim_number", "reference_number", "patient_name", "provider_name", "facility_name"):
        if n[k] and _sq(n[k]) not in alltext:
            bad.append(f"notice lacks {k}: {n[k]}")
    for k, v in n["appeal_to"].items():
        if v and _sq(v) not in alltext:
            bad.append(f"notice lacks appeal_to {k}: {v}")
    for c in n["codes"]:
        if c["code"] not in alltext:
            bad.append(f"notice lacks code {c['code']}")
    for k in ("notice_date", "received_date", "service_start", "service_end", "patient_dob"):
        if n[k]:
            dt.date.fromisoformat(n[k])
    bad += [f"slug {x}" for x in n["reasons"] if x not in SLUGS["reasons"]]
    bad += [f"slug {x}" for x in gold["routes"] + gold["not_routes"] if x not in SLUGS["routes"]]
    if gold["plan"]["type"] not in SLUGS["plan"]:
        bad.append("plan type")
    if set(gold["routes"]) & set(gold["not_routes"]):
        bad.append("route both ways")
    for rel in kit.text:
        if rel.endswith(".pdf") and not kit.path(rel).read_bytes().startswith(b"%PDF"):
            bad.append(rel)
    pages = {k: len(v) for k, v in kit.text.items()}
    print(kit.dir.name, gold["overall"], {s: sum(c["status"] == s for c in gold["criteria"]) for s in ("met", "not-met", "unknown")},
          "pages", pages)
    for b in bad:
        print("   !!", b)
    if bad:
        raise SystemExit(1)


def after(day, n):
    d = dt.date.fromisoformat(day) + dt.timedelta(n)
    return d.isoformat()
