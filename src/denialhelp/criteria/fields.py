"""The kinds of condition that belong to one field of medicine or kind of paper, in the order in which they are asked of a whole text."""

from __future__ import annotations

from collections.abc import Callable

from .behavior import diagnosed, left_unit, medically_fit, no_intent, program_hours, weekly_therapy
from .case import Scope
from .devices import came_long_ago, full_face, paid_before, recalled, repair_share, second_unit
from .discharge import helper_trained, home_seen, home_unfit, plan_to_leave, stable_signs
from .examination import found_on_exam, provoked, reflexes, sensation
from .fills import filled
from .household import absent_from_school, locked_away, parent_at_home, signed_by_both, visit_booked
from .nursingneeds import by_vein, wound_stage
from .outcome import Outcome
from .rehabilitation import daily_minutes, gains, help_needed, prior_function, timed_goals
from .skin import first_injection, global_grade, moisturizer, patch_test
from .sleeping import central_share, index_of_test, nights_of_use
from .spine import allergies_asked, given_lately, guided, root_on_imaging

# Each reads the text to its last word or answers None, so that nothing of a compound is left out.
FIELDS: tuple[Callable[[str, Scope], Outcome | None], ...] = (
    provoked,
    reflexes,
    sensation,
    found_on_exam,
    prior_function,
    timed_goals,
    gains,
    help_needed,
    daily_minutes,
    plan_to_leave,
    home_unfit,
    home_seen,
    helper_trained,
    stable_signs,
    by_vein,
    wound_stage,
    index_of_test,
    central_share,
    nights_of_use,
    came_long_ago,
    repair_share,
    recalled,
    full_face,
    no_intent,
    medically_fit,
    weekly_therapy,
    left_unit,
    diagnosed,
    program_hours,
    absent_from_school,
    parent_at_home,
    locked_away,
    signed_by_both,
    visit_booked,
    global_grade,
    moisturizer,
    patch_test,
    first_injection,
    root_on_imaging,
    guided,
    allergies_asked,
    filled,
)

# Asked of what must not be so, read as if it had to be.
TURNED: tuple[Callable[[str, Scope], Outcome | None], ...] = (paid_before, second_unit, given_lately)
