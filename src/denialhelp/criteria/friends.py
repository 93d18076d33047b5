"""False friends: words that share a stem or letters with a name of the lexicon and mean something else where they stand."""

from __future__ import annotations

import re

# For each concept: what the word itself looks like, what stands before it, what stands after it ("" = does not matter); all must fit.
_FRIENDS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "w:participate": (("attending", "", r"\s*(?::|physician|MD\b|surgeon|doctor|of\s+record|provider|\()"), ("Attending", "", "")),
    "transfers": (
        (
            r"transfer\w*",
            "",
            r"\s+(?:to|from)\s+(?:an?\s+|the\s+)?(?:gestational|hospital|facility|another|other|SNF|ICU|acute|carrier|uterus)",
        ),
        (r"transfer\w*", r"(?:embryo|blastocyst|patient|interfacility|hospital|tendon|fat|funds?)\s+$", ""),
        (r"transfer\w*", "", r"\s+(?:cent(?:er|re)|log|summary|of\s+(?:care|records?|embryos?|an\s+embryo))"),
        (r"transferred", "", ""),
    ),
    "w:housing": (("apart", "", ""), (r"lives?", "", r"\s+(?:births?|vaccines?|in\s+(?:an?\s+)?(?:remission|pain))")),
    "w:reduce": (("less", r"\bor\s+$", ""), ("less", "", r"\s+than\b"), ("fewer", "", r"\s+than\b"), ("fewer", r"\bor\s+$", "")),
    "w:improve": (("better", r"\bor\s+$", ""), ("progress", "", r"\s+(?:notes?|reports?|summary)\b")),
    "mets": (("met", "", ""),),
    "compression": (("stock", "", ""),),
    "speech-therapy": (
        ("(?i:speech)", r"\b(?:of|motor|understood|understands?|slurred|clear|fluent|his|her|their|child.s|connected|spontaneous)\s+$", ""),
        (
            "(?i:speech)",
            "",
            (
                r"\s+(?:disorders?|understood|delay\w*|sounds?|intelligib\w+|is|was|production|fluency|recognition|discrimination|"
                r"perception|generating|impairment|clear|slurred|fluent|problems?|difficult\w+|apraxia|reception|audiometry)\b"
            ),
        ),
    ),
    "w:sign": (("sign", r"\b(?:objective|physical|clinical|vital|radiographic|warning|every|one|the|a|any|no|of)\s+$", ""),),
    "caregiver": (("partner", r"\b(?:exercise|training|practice|conversation|community)\s+$", ""),),
    "iv-therapy": (
        (
            "(?i:midline)",
            r"(?<!via\s)(?<!PICC\s)(?<!IV,\s)(?<!IV\s)(?<!a\s)(?<!the\s)$",
            r"(?!\s+(?:removed|placed|catheter|IV|line|in\s+place|[RL]\s+arm|d/?c|was\s+(?:removed|placed)|flush\w*|\d))",
        ),
    ),
    "fall": (("(?i:falls?|fell|falling)", "", r"\s+(?:asleep|short|within|below|under|outside|into|between|of\s+(?:19|20)\d\d)\b"),),
    "cane": (("cane", "", r"\s+sugar"),),
    "order": (("order", r"\bin\s+$", r"\s+to\b"),),
    "exercise": (("exercise", "", r"\s+(?:caution|of\s+(?:rights|judgment))"),),
    "spo2": (("(?i:sats?)", "", r"\s+(?:up|down|in|with|alone|\d+\s*(?:mo|months?|min|h|wk|weeks?)\b|\d{1,2}/\d)"),),
    "pregnancy": (
        ("(?i:pregnancies)", "", ""),
        (
            "(?i:pregnancy)",
            (
                r"(?i)\b(?:first|second|third|last|prior|previous|earlier|each|every|both|during|since|after|with)\s+(?:her\s+|the\s+|a\s+)?"
                r"(?:first\s+|second\s+|third\s+|last\s+|prior\s+|previous\s+)?$"
            ),
            r"(?!\s+now)",
        ),
        ("(?i:pregnancy)", "", r"\s+(?:history|soon|test|prevention|plans?|planning|rate|loss|termination)\b"),
    ),
    # named so only where the passage speaks of the nose, and of the deep veins
    "nasal-polyps": (
        (
            "(?i:polyps?)",
            r"\A(?![\s\S]*(?i:nas|sinus|meat|turbinat|ENT\b|scope:))",
            r"(?![\s\S]*(?i:nas|sinus|meat|\bMM\b|turbinat|mucopus))",
        ),
    ),
    "dvt": (
        ("(?i:thromb(?:us|osis|i))", r"\A(?![\s\S]*(?i:deep))", r"(?![\s\S]*(?i:deep))"),
        ("(?i:thromb(?:us|osis|i))", r"(?i)\b(?:superficial|saphenous|GSV|SSV|atrial|ventricular|mural|portal|sinus)\b[^.;]*$", ""),
    ),
    "w:require": (("need", r"\bno\s+$", ""),),
}
_COMPILED = {
    concept: tuple((re.compile(word), re.compile(before), re.compile(after)) for word, before, after in rules)
    for concept, rules in _FRIENDS.items()
    if rules
}


def false_friend(concept: str, text: str, start: int, end: int) -> bool:
    """True where the words at these offsets do not mean the concept although their letters name it."""
    for word, before, after in _COMPILED.get(concept, ()):
        if (
            word.fullmatch(text[start:end])
            and (not before.pattern or before.search(text[:start]))
            and (not after.pattern or after.match(text[end:]))
        ):
            return True
    return False
