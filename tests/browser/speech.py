"""Whether a page that should be Spanish is: every visible text is Spanish, a quotation marked as English, or a name."""

from __future__ import annotations

import re
from functools import lru_cache

from playwright.sync_api import Page

from denialhelp.web.catalogue import catalogue

# Every text that somebody sees or hears, but what is marked as a name, or as a quotation, letter or form in English.
TEXTS = """() => {
  const quoted = 'a[href^=http], option[lang], .sources [lang=en], small.c, q, blockquote, ins, del, pre, textarea, ' +
    'article.letter, [translate=no], code, [data-quotation], script, style, noscript';
  const out = [['', document.title]];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const english = e => { const held = e.closest('[lang]'); return held !== null && !held.lang.startsWith('es'); };
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const e = node.parentElement, text = node.textContent.trim();
    if (!text || e.closest(quoted) || (english(e) && e.closest('[hreflang]'))) continue;
    out.push([english(e) ? 'en' : '', text]);
  }
  for (const e of document.querySelectorAll('[aria-label], [alt], [title], [placeholder]'))
    for (const name of ['aria-label', 'alt', 'title', 'placeholder'])
      if (e.getAttribute(name) && !e.closest(quoted) && !english(e)) out.push(['', e.getAttribute(name)]);
  return out;
}"""
# Words that English sentences are made of and Spanish ones are not.
WORDS = """
the of and is are was were to your you for with not this that by from have has had it its on at be or if which what when where who would
should must can cannot may before after any all each only they their there then than here them we our as an but will send make read ask
add save day days page pages file files letter appeal denial notice request review care
"""
ENGLISH = frozenset(WORDS.split())
# What a Spanish sentence may hold of English: names of files, and what stands between quotation marks.
NAMES = re.compile(r"\S+\.(?:pdf|docx|txt|md|json|csv|zip|ics|835)\b|“[^”]*”|«[^»]*»")
# What is written the same in both: names of things, and words that Spanish has too.
SAME = frozenset(("plan", "no", "me", "a", "son", "sin", "es", "van", "red", "come", "once", "pan"))


@lru_cache(maxsize=1)
def said_in_english() -> frozenset[str]:
    """The English of each text of the catalogue whose Spanish is another."""
    return frozenset(e.msgid.strip() for e in catalogue() if e.msgid != e.msgstr and len(e.msgid) > 3 and "%(" not in e.msgid)


def english_of_ours(page: Page) -> list[str]:
    """The texts of the page that are in English and are ours: not a quotation, not a name, not the letter."""
    found = []
    for language, text in page.evaluate(TEXTS):
        folded = " ".join(text.split())
        if language == "en" and folded:
            found.append(f"marked as English: {folded}")
            continue
        bare = NAMES.sub(" ", folded)
        words = re.findall(r"[a-zA-ZáéíóúñüÁÉÍÓÚÑÜ]+", bare)
        known = [w for w in words if w.lower() in ENGLISH and w.lower() not in SAME]
        if folded in said_in_english() or len(known) >= 2 or (known and len(words) <= 3):
            found.append(folded)
    return found
