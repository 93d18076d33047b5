"""What became of a treatment that a sentence names: completed, failed, declined, stopped-intolerance, stopped or ongoing."""

from __future__ import annotations

import re
from functools import lru_cache

COMPLETED, FAILED, DECLINED, INTOLERANCE, STOPPED, ONGOING = "completed", "failed", "declined", "stopped-intolerance", "stopped", "ongoing"

_HARM = (
    r"nausea|vomit|emesis|diarrhea|constipat|dyspepsia|heartburn|stomach|abdominal pain|gi (?:upset|intoleran|side|bleed|distress|"
    r"symptom)|gastr|bleed|ulcer|"
    r"rash|hives|urticaria|itch|prurit|angioedema|anaphyla|dizz|lighthead|drows|sedat|somnolen|sleepi|grogg|fatigue from|"
    r"cognitive (?:fog|slow)|brain fog|headaches? (?:from|on|with)|"
    r"weight gain|edema|swelling of|alt\b|ast\b|lfts?\b|liver|hepat|transamin|creatinine|renal|kidney|hypotens|bradycard|cough\b|"
    r"mood (?:change|swing)|irritab|suicid|insomnia|tremor|cramp|myalg|muscle (?:ache|pain)|hypoglyc|hyperkal|palpitat|hair loss|"
    r"alopecia|mouth sores|stomatitis|"
    r"pancreatitis|injection[- ]site|infusion reaction|reaction|intoleran|side[- ]effects?|adverse|toxicity|allerg|cytopenia|"
    r"neutropenia|leukopenia|"
    r"thrombocytopenia|infection|sexual|dry mouth|blurred vision|paresthesia|akathisia|dyskinesia|prolonged qt|qtc|kidney stones?|"
    r"serotonin|"
    r"not tolerated|poorly tolerated|hyponatremia|claustrophob|mask (?:leak|discomfort)|skin (?:breakdown|irritation)|burning|elevated|"
    r"visual disturbance|confusion|falls?\b|interact|hypertens|elevat"
)
_STOP = (
    r"(?:stopped|discontinued|d/c'?d?|dc'd|dc'ed|ceased|quit|halted|withdrawn|taken off|came off|weaned off|tapered off|held|"
    r"self-discontinued|had to stop|switched off|discontinuation)"
)
_WHY = r"(?:for|due to|because of|because|secondary to|owing to|after|from|by|given|2/2|d/t|on account of|with|-|\()"
_NO_GOOD = (
    r"(?:no|without|w/o|little|minimal|min|marginal|poor|limited|insufficient|inadequate|incomplete|suboptimal|sub-optimal|"
    r"only (?:brief|temporary|short|transient|minimal|mild|partial)|"
    r"brief|temporary|transient|short-lived|partial|lack of|loss of|lost|lacked|absence of|not (?:enough|much|any|significant))"
    r"(?: [a-z0-9%-]+){0,3} (?:relief|benefit|improvement|response|effect|effects|help|efficacy|success|gains?|change|difference|"
    r"control|progress|reduction)"
)
_RULES: tuple[tuple[str, str], ...] = (
    (
        DECLINED,
        (
            r"\b(?:declin(?:ed|es|ing)|refus(?:ed|es|al)|(?:does|did|do) not (?:want|wish|desire)|doesn't want|didn't want|"
            r"not interested in|prefers? (?:to wait|not to|to avoid|to hold off)|"
            r"preferred (?:not to|to wait|to avoid)|wish(?:es|ed) to (?:avoid|defer|hold off)|opt(?:ed|s) (?:against|out|not to)|"
            r"unwilling|chose not to|elected not to|hesitant to try|does not wish|(?:would|d) (?:rather|prefer) not|not "
            r"(?:agreeable|amenable|willing) to|(?:patients?|pt|parents?|family|families|mother|father|guardian|spouse|she|he|they|we|i) "
            r"(?:\w+ )?decline|turned down|said no to|against (?:his|her|their) (?:wishes|preference)|"
            r"per (?:patient|pt|parent|family)(?:'s)? (?:preference|wish(?:es)?|"
            r"choice))\b"
            r"(?! in (?:function|mobility|strength|range|vision|cognition|health))"
        ),
    ),
    (INTOLERANCE, rf"{_STOP}(?: \S+){{0,6}} {_WHY} ?(?:\S+ ){{0,5}}(?:{_HARM})"),
    (
        INTOLERANCE,
        (
            rf"(?:{_HARM})[^.;]{{0,50}}\b(?:so|therefore|and|led to|leading to|requiring|required|prompting|prompted|resulted in|"
            rf"resulting in|which led to|->|→|—|-|,)\s*(?:\w+ ){{0,3}}(?:{_STOP}|stop\b|discontinuation|withdrawal)"
        ),
    ),
    (
        INTOLERANCE,
        (
            r"\b(?:(?:could|did|can|does|would) ?n[o']t tolerate|cannot tolerate|unable to tolerate|"
            r"not (?:been )?(?:able to )?tolerated?\b|poorly tolerated|intoleran(?:t|ce)\b|inability to tolerate|failed to tolerate|"
            r"never tolerated|not tolerating)"
        ),
    ),
    (
        INTOLERANCE,
        (
            rf"\b(?:caused|causing|upset|gave (?:him|her|them|me|the patient)|made (?:him|her|them|me)|developed|experienced|"
            rf"complicated by|resulted in|produced|triggered|led to|had|limited by)\b(?: \S+){{0,4}} ?(?:{_HARM})[^.]{{0,60}}{_STOP}"
        ),
    ),
    (
        INTOLERANCE,
        (
            rf"\b(?:caused|causing|upset|gave (?:him|her|them|me)|made (?:him|her|them|me)|complicated by|triggered|limited by|"
            rf"unacceptable)\b (?:\S+ ){{0,4}}(?:{_HARM}|sick|ill|sleepy)"
        ),
    ),
    (
        INTOLERANCE,
        (
            r"\b(?:allergic to|allergy to|anaphylaxis (?:to|with|from)|adverse (?:reaction|effects?|events?) (?:to|with|from|on)|"
            r"side[- ]effects? (?:to|with|from|on|of)|(?:rash|hives|urticaria|angioedema|itching) (?:to|with|from|on|after)|reaction to)\b"
        ),
    ),
    (
        FAILED,
        (
            r"\b(?:failed|failing|fails|failure (?:of|to respond)|treatment failure|trial(?:s)? and failed|tried and failed|"
            r"unsuccessful|ineffective|not (?:been )?(?:effective|helpful|helping|working|successful|responsive)|"
            r"(?:did|does|do|has|have|had) ?n[o']t (?:meaningfully |significantly |really |adequately )?(?:help|helped|helping|work|"
            r"worked|improve|improved|respond|responded|change|changed|benefit|benefited|relieve|relieved|control|controlled|provide|"
            r"provided)|"
            r"(?:didn't|doesn't|hasn't|haven't) (?:help|helped|work|worked|improve|improved|respond|responded)|non-?respon(?:se|der|"
            r"sive)|unresponsive to|refractory (?:to)?|resistant to|recalcitrant|to no avail|"
            r"primary (?:inadequate response|non-?response|failure)|secondary (?:loss of response|failure)|breakthrough|"
            r"relapse[ds]? (?:on|after|despite)|inadequately controlled|lost response|worsened|worsening (?:on|despite)|"
            r"plateau(?:ed)?|leveled off)\b"
        ),
    ),
    (
        ONGOING,
        r"\b(?:partial|some|moderate|good) (?:relief|response|benefit|improvement|control)\b[^.;]*\b(?:cont'?d?\b|continu\w+|ongoing)",
    ),
    (FAILED, rf"\b{_NO_GOOD}\b"),
    (
        FAILED,
        (
            r"\b(?:PHQ-?9|GAD-?7|ODI|VAS|NRS|DLQI|PASI|EASI|BASDAI|DAS28|MIDAS|HIT-6|A1c|pain|scores?|symptoms|frequency|severity|"
            r"function|spasticity|snoring)\s(?:\w+\s){0,3}(?:unchanged|the same|not improved|no better|no different|as before)\b"
        ),
    ),
    (
        FAILED,
        (
            r"\b(?:did|done|does) (?:very )?(?:little|nothing) (?:for|to)\b|\bmade no difference\b|\bmade (?:it|symptoms|the pain) worse\b|"
            r"\b(?:pain|symptoms|headaches?|spasms|it|numbness|wheezing) (?:returned|recurred|came back) (?:within|after|in) (?:\w+ ){0,2}"
            r"(?:hours?|days?|a week|one week)\b|\blost (?:its )?(?:efficacy|effect|effectiveness)\b"
        ),
    ),
    (COMPLETED, r"\bgoals (?:were |have been |all )?(?:met|achieved)\b"),
    (FAILED, r"\bprogression\b(?! of (?:exercise|program|care|activit))|\bprogress(?:ed|ing) (?:on|after|through|despite)\b"),
    (
        INTOLERANCE,
        (
            r"\s(?:[-–:(]|->)\s*(?:severe |mild |bad )?(?:rash|hives|nausea(?: and vomiting)?|vomiting|diarrhea|gi (?:upset|"
            r"intolerance|side effects?)|side effects?|"
            r"intoleran(?:ce|t)|angioedema|anaphylaxis|dizziness|sedation|weight gain|myalgias?|hair loss|akathisia)\s*\)?\.?$"
        ),
    ),
    (FAILED, r"\b(?:despite|in spite of|notwithstanding)\b"),
    (
        FAILED,
        (
            r"\b(?:persist(?:s|ed|ent|ing)?|unchanged|uncontrolled|not controlled|still (?:has|had|having|symptomatic)|remain(?:s|"
            r"ed) (?:symptomatic|uncontrolled|active|severe|high))\b[^.;]{0,40}\b(?:after|following|on|with|while on|despite)\b"
        ),
    ),
    (FAILED, r"\b(?:[0-9]|1[0-9]|2[0-9]|30)\s?(?:%|percent)\s(?:\w+\s){0,2}(?:relief|improvement|benefit|reduction)\b"),
    (
        FAILED,
        (
            r"\brelief (?:for|lasting|lasted|of|that lasted) (?:only |about |just |less than )?(?:a |an |one |two |three |"
            r"\d+ )?(?:day|hour|few (?:hours|days))"
        ),
    ),
    (
        FAILED,
        (
            r"\b(?:helped|relief|benefit(?:ed)?|improvement|better|effective|improved)\b[^.;]{0,18}\b(?:for|lasting|"
            r"lasted)\s+(?:only |about |just |less than |approximately |under )?(?:a few|few|a couple of|a|an|one|two|"
            r"\d{1,2})[\s-](?:hours?|days?)\b"
        ),
    ),
    (
        FAILED,
        (
            r"\b(?:helped|relief|benefit(?:ed)?|improvement|better|effective|improved)\b[^.;]{0,18}\b(?:for|lasting|"
            r"lasted)\s+(?:only |about |just |less than |approximately |under )?(?:a|one|two|1|2)\sweeks?\b"
        ),
    ),
    (
        FAILED,
        (
            r"\b(?:no|without|nothing) (?:\w+ )?(?:better|good)\b|\bno longer (?:works?|working|effective|helps?|helping)\b|"
            r"\bstopped working\b|\bwore off\b"
        ),
    ),
    (
        STOPPED,
        (
            rf"\b(?:{_STOP}|last (?:dose|fill|taken|infusion|given|filled|used|received)|"
            rf"ended|no longer (?:on|takes?|taking|uses?|using)|off (?:since|of)|"
            rf"previously (?:on|took|taken)|was (?:on|taking))\b|\btaper(?:ed)? (?:off|to off)\b|\bHELD\b"
        ),
    ),
    (
        COMPLETED,
        (
            r"\b(?:complet(?:ed|es|ion of)|finished|attended|underwent|undergone|received|has had|status post|s/p|"
            r"discharged from (?:pt|ot|therapy|physical|occupational|speech)|graduated|"
            r"goals met|all goals|performed|done (?:on|in|\d)|treated with|course (?:of|completed)|(?:sessions|visits) (?:attended|"
            r"completed)|tried|trialed|trial of|took|taken for|used for|participated in (?=[^.;]*(?:\d|months?|weeks?|sessions?))|"
            r"had (?:\w+[ -]){0,3}(?:surgery|procedure|ablation|fusion|replacement|repair|release|"
            r"infusions?|blocks?|injections?|\w+(?:ectomy|plasty|otomy|oscopy|desis))\b|"
            r"had (?:a |an )?(?:course|trial|series|injection|surgery|"
            r"epidural|\d+))\b"
        ),
    ),
    (
        ONGOING,
        (
            r"^\W*(?:(?:pt|patient|he|she) )?(?:is )?(?:currently |now )?on (?!admission|arrival|exam|presentation|discharge|imaging|"
            r"review|follow|that|this|the\b|day|\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|"
            r"nov|dec|waitlist|hold|no\b)[a-z]"
        ),
    ),
    (
        ONGOING,
        (
            r"\b(?:continu(?:e|es|ed|ing)|currently|ongoing|remains on|still (?:on|taking|using|attending|doing)|is (?:on|taking|"
            r"using|attending|wearing)|are using|stable on|doing well on|compliant with|"
            r"adherent (?:to|with)|remains? in|controlled (?:on|with)|maintained on|takes|uses|wears|"
            r"active|since|tolerat(?:es|ing|ed) (?:well)?|started|initiated|begun|began|daily|twice (?:a day|daily)|nightly|weekly|"
            r"bid|tid|qd|qhs|every (?:\d+ )?(?:day|morning|night|hours|weeks?)|no change|unchanged dose)\b"
        ),
    ),
)
_BACKWARD_OK = {FAILED, DECLINED, INTOLERANCE, COMPLETED, STOPPED}
_SPLIT = re.compile(
    r";\s+(?!(?:patient|pt|he|she|they|family|parents)\s+(?:\w+\s)?(?:prefer|declin|refus|does not|did not|wish|wants? to (?:wait|"
    r"avoid|defer)))(?!(?:stopped|discontinued|d/c|no |without|failed|caused|not |did|never|held|last|completed|but |tolerat|"
    r"then stopped|declined|partial|minimal|relief|helped)\b)"
    r"|(?<=[a-z)])\.\s+(?=[A-Z])|,? but (?=\w+ (?:has |is |was )?(?:helped|effective|tolerated))|(?<!and),? then (?=[a-z]+ (?:mg|"
    r"\d))|, switched to | changed to | replaced by ",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((outcome, re.compile(pattern, re.IGNORECASE)) for outcome, pattern in _RULES)


def _clause(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The range of the sentence that speaks of the treatment at `start`."""
    begin, stop = 0, len(sentence)
    for cut in _SPLIT.finditer(sentence):
        if cut.end() <= start:
            begin = cut.end()
        elif cut.start() >= end:
            stop = cut.start()
            break
    return begin, stop


_STILL = re.compile(r"\b(?:continu\w+|currently|ongoing|remains|still|since)\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"^(?:(?:P|Plan|A/P)\s*:\s*)?(?:\d+[.)]\s*)?(?:continue|resume|maintain)\b(?!.*\b(?:stop|discontinu|declin|refus|intoleran))",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def _first_rule(clause: str) -> tuple[str, int, int] | None:
    if (goes_on := _GOES_ON.match(clause)) is not None:
        return ONGOING, goes_on.start(), goes_on.end()
    for outcome, pattern in _compiled():
        match = pattern.search(clause)
        if match:
            return outcome, match.start(), match.end()
    return None


def local_outcome(sentence: str, start: int, end: int, stop: int) -> str | None:
    """The outcome of one treatment of several: by its own words up to `stop`, else by the sentence's.

    That it "continues" by its own words yields to a failure that the sentence states of them all.
    """
    segment = " ".join(sentence[start : min(stop, _clause(sentence, start, end)[1])].split())
    own = _first_rule(segment)
    whole = outcome_of(sentence, start, end)
    if own is None or (
        own[0] == ONGOING and (whole not in {None, COMPLETED, ONGOING} or (whole == COMPLETED and not _STILL.search(segment)))
    ):
        return whole
    return own[0]


def outcome_of(sentence: str, start: int = 0, end: int | None = None) -> str | None:
    """What became of the treatment named by `sentence[start:end]` (of the sentence's treatment where no range is given), or None.

    The rules are tried from what weighs most: declined, stopped for harm, failed, stopped, completed, ongoing.
    """
    begin, stop = _clause(sentence, start, end if end is not None else start) if end is not None else (0, len(sentence))
    found = _first_rule(" ".join(sentence[begin:stop].split()))
    return found[0] if found else None
