"""The kinds of condition that are checked by type, one line each, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable

from .adherence import used_regularly
from .administrative import administrative
from .bedside import joint_counts, muscle_strength, pain_score, relief_share, walks
from .case import Scope
from .cessation import smoking_status
from .changed import changed
from .contents import contents
from .credentials import credential
from .diagnosis import named_only
from .done import done, done_in_time
from .dose import dose, medicines_listed
from .drugdays import drug_days
from .fields import FIELDS, TURNED
from .forms import stated
from .function import (
    aid_not_enough,
    expected_gain,
    home_fit,
    impaired_function,
    paper_contents,
    seen_in_person,
    several_therapies,
    takes_part,
    trained_in_use,
    will_decide,
)
from .given import dose_given, fda_cleared
from .graded import ceap, graded, tnm
from .headaches import headache_days
from .homebound import homebound
from .imaging import imaging_shows
from .interval import age_of_measurements, interval
from .lacking import cleared, no_helper, not_given_here, prior_level, ready
from .lasting import symptoms_last
from .lifelong import still_has
from .measure import measured
from .nervous import nervous
from .normal import normal_value
from .often import deviations, every, life_expectancy
from .options import lower_level_failed, others_failed
from .ordercount import order_count
from .organs import organ_normal
from .outcome import Outcome
from .overlap import no_overlap
from .paired import measured_twice
from .panels import panels_done
from .papers import certified_need, ordered, signed_after, signed_paper, specialist, stated_schedule
from .peaks import peak_values
from .presence import in_person
from .pressure import pressure
from .progress import measurable_goals, plan_changed, progress
from .purpose import refused
from .ranked import ranked
from .recommends import diagnosed_with_tool, recommended_by
from .recurring import recurring
from .relatives import family
from .response import responded
from .results import test_result
from .ruledout import ruled_out, test_excludes
from .sides import both_sides
from .signs import signs_positive
from .skilled import skilled_therapy
from .stay import hospital_stay, only_level
from .tally import tally
from .trial import trial
from .visitlist import attendance, visits_listed
from .visits import activities_limited, named_person, stated_by, visit

Check = Callable[[str, Scope], Outcome | None]  # None: the text is not of the kind

# Asked of a whole text before it is taken apart; only what is not left open counts.
WHOLE: tuple[Check, ...] = (homebound, no_overlap, others_failed, *FIELDS)

# Asked of a negated text, read as if it were not; what is not left open is turned round.
NEGATED: tuple[Check, ...] = (prior_level, *TURNED)

FINAL = frozenset(
    {
        "paper",
        "interval",
        "window",
        "admin",
        "specialist",
        "dose",
        "result",
        "impact",
        "visit",
        "statement",
        "named",
        "activity",
        "rank",
        "refusal",
        "tobacco",
        "recommendation",
    }
)  # what these leave open no similarity may answer
KINDS: tuple[Check, ...] = (
    administrative,
    stated,
    in_person,
    drug_days,
    recurring,
    visits_listed,
    signs_positive,
    headache_days,
    attendance,
    peak_values,
    recommended_by,
    diagnosed_with_tool,
    signed_after,
    ceap,
    panels_done,
    family,
    ruled_out,
    test_excludes,
    skilled_therapy,
    used_regularly,
    lower_level_failed,
    others_failed,
    pressure,
    changed,
    credential,
    nervous,
    order_count,
    measured_twice,
    age_of_measurements,
    interval,
    stated_by,
    visit,
    named_person,
    activities_limited,
    certified_need,
    signed_paper,
    ordered,
    specialist,
    stated_schedule,
    paper_contents,
    contents,
    expected_gain,
    takes_part,
    trained_in_use,
    plan_changed,
    progress,
    measurable_goals,
    several_therapies,
    aid_not_enough,
    will_decide,
    seen_in_person,
    only_level,
    hospital_stay,
    symptoms_last,
    home_fit,
    impaired_function,
    ranked,
    deviations,
    life_expectancy,
    every,
    joint_counts,
    pain_score,
    relief_share,
    muscle_strength,
    walks,
    organ_normal,
    both_sides,
    imaging_shows,
    cleared,
    no_helper,
    not_given_here,
    prior_level,
    ready,
    responded,
    dose_given,
    fda_cleared,
    refused,
    smoking_status,
    done_in_time,
    dose,
    tnm,
    graded,
    normal_value,
    medicines_listed,
    test_result,
    done,
    trial,
    measured,
    tally,
    still_has,
    named_only,
)
