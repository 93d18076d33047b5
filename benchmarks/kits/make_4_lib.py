# ruff: noqa: C901, F403, F405, PLC0415
"""Markup for the scripts that write held-out kits 41 to 47, on top of the drawing helpers of make_a_lib."""
from make_a_lib import *


def flow(text, font="Sans", size=9.8, lead=None, color=None, wide=500, gap=4, head_size=None, sep=True):
    """Lines to a story: '# ' title, '## ' section, '* ' bullet, '> ' '>> ' indented item, '| a | b |' table, '---' page, '~' space."""
    lead = lead or size * 1.27
    col = color or colors.black
    body = st(font, size, lead, after=gap)
    title = st(font, head_size or size * 1.5, bold=True, color=col, after=3)
    sec = st(font, size * 1.08, bold=True, color=col, before=6, after=3)
    ind = {k: st(font, size, lead, left=18 * k + 4, first=-14, after=gap * .7) for k in range(1, 6)}
    cell = st(font, size * .9, lead * .92, after=0)
    out, para, rows = [], [], []

    def end():
        if para:
            out.append(P(" ".join(para), body))
            para.clear()
        if rows:
            n = max(len(r) for r in rows)
            widths, grid = None, [r + [""] * (n - len(r)) for r in rows]
            if grid[0][0].startswith("w:"):
                widths = [float(x) * wide for x in grid.pop(0)[0][2:].split()]
                n = len(widths)
                grid = [r[:n] for r in grid]
            out.append(table(grid, widths or [wide / n] * n, None, cell, grid=sep))
            out.append(Spacer(1, 5))
            rows.clear()

    for line in text.strip("\n").split("\n"):
        s = line.strip()
        if s.startswith("|"):
            if para:
                end()
            rows.append([c.strip() for c in s.strip("|").split("|")])
            continue
        if rows:
            end()
        if not s:
            end()
        elif s == "---":
            end()
            out.append(PageBreak())
        elif s == "~":
            end()
            out.append(Spacer(1, 10))
        elif s.startswith("# "):
            end()
            out.append(P(s[2:], title))
        elif s.startswith("## "):
            end()
            out.append(P(s[3:], sec))
        elif s.startswith("* "):
            end()
            para.append("• " + s[2:])
            out.append(P(para.pop(), ind[1]))
        elif s.startswith(">"):
            end()
            k = len(s) - len(s.lstrip(">"))
            out.append(P(s[k:].strip(), ind[k]))
        else:
            para.append(s)
    end()
    return out


def doc(kit, rel, text, title, font="Sans", size=9.8, foot="", head="", margins=(56, 56, 52, 54), color=None, write=True, columns=1, **k):
    wide = (612 - margins[0] - margins[1] - 18 * (columns - 1)) / columns
    return pdf(kit, rel, flow(text, font, size, color=color, wide=wide, **k), title, font=font, foot=foot, head=head,
               margins=margins, write=write, columns=columns)


def word(kit, rel, text, title, font="Calibri", size=10.5):
    """The same markup as a Word file; indented items become indented paragraphs."""
    import docx
    from docx.shared import Pt
    d = docx.Document()
    d.styles["Normal"].font.name, d.styles["Normal"].font.size = font, Pt(size)
    d.sections[0].footer.paragraphs[0].text = SYN
    para, rows = [], []

    def add(s, **k):
        p = d.add_paragraph()
        for i, part in enumerate(re.split(r"</?b>", s)):
            p.add_run(part).bold = bool(i % 2) or k.get("bold")
        p.paragraph_format.space_after = Pt(4)
        if k.get("left"):
            p.paragraph_format.left_indent = Pt(18 * k["left"])
        return p

    def end():
        if para:
            add(" ".join(para))
            para.clear()
        if rows:
            if rows[0][0].startswith("w:"):
                rows.pop(0)
            t = d.add_table(len(rows), max(map(len, rows)))
            t.style = "Table Grid"
            for i, r in enumerate(rows):
                for j, c in enumerate(r):
                    t.cell(i, j).text = c
            d.add_paragraph()
            rows.clear()

    for line in text.strip("\n").split("\n"):
        s = line.strip()
        if s.startswith("|"):
            if para:
                end()
            rows.append([c.strip() for c in s.strip("|").split("|")])
            continue
        if rows:
            end()
        if not s:
            end()
        elif s == "---":
            end()
            d.add_page_break()
        elif s.startswith("# "):
            end()
            d.add_heading(s[2:], 1)
        elif s.startswith("## "):
            end()
            d.add_heading(s[3:], 2)
        elif s.startswith("* "):
            end()
            d.add_paragraph(s[2:], style="List Bullet")
        elif s.startswith(">"):
            end()
            k = len(s) - len(s.lstrip(">"))
            add(s[k:].strip(), left=k)
        else:
            para.append(s)
    end()
    save_docx(kit, rel, d, title)


def proof(kit, gold):
    """Every gold quote again, on the file as it lies on the disk (text layers by pypdfium2); every file opens."""
    bad = []
    for c in [{"id": "plan", "evidence": gold["plan"]["evidence"]}] + gold["criteria"]:
        for e in c["evidence"]:
            f = kit.path(e["file"])
            if f.suffix == ".pdf" and e["file"] not in kit.scanned:
                p = pypdfium2.PdfDocument(f)[e["page"] - 1].get_textpage().get_text_bounded()
                p = p.replace("\ufffe", "-").replace("\x02", "-")
                if _sq2(e["quote"]) not in _sq2(p):
                    bad.append((c["id"], e["quote"]))
    for f in kit.dir.rglob("*"):
        if f.suffix == ".pdf":
            len(pypdfium2.PdfDocument(f))
        elif f.suffix in (".jpg", ".png"):
            Image.open(f).load()
    kids = {re.sub(r"^(all|any) of (\S+).*", r"\2", c["logic"]) for c in gold["criteria"]}
    leaf = [c for c in gold["criteria"] if c["id"] not in kids]
    n = {s: sum(c["status"] == s for c in leaf) for s in ("met", "not-met", "unknown")}
    print("   leaves", len(leaf), n, "record pages", sum(len(v) for k, v in kit.text.items() if k.startswith("records")))
    for c in leaf:
        if c["status"] == "not-met" and not c["evidence"]:
            print("   ?? not-met without a page:", c["id"])
    for b in bad:
        print("   !! pdfium", b)
    if bad:
        raise SystemExit(1)


def _sq2(s):
    return re.sub(r"\s+", "", s)


def done(kit, gold):
    finish(kit, gold)
    proof(kit, gold)
