"""Skin and spine: scales, light, patch tests, imaging at a level, guidance, allergies, in short forms with their traps (all synthetic)."""

from __future__ import annotations

import pytest
from test_criteria_examination import status

SKIN = "Biologic for atopic dermatitis"
SPINE = "Right L4 transforaminal epidural steroid injection"
GLOBAL = "Investigator's Global Assessment of 3 or 4"
CREAM = "The member uses a moisturizer every day"
PATCH = "Allergic contact dermatitis has been evaluated with patch testing, results included"
TAUGHT = "First injection is given under supervision, or self-injection training has been arranged"
ROOT = (
    "MRI or CT in the 24 months before the request shows "
    "compression or displacement of the nerve root at the level and on the side to be injected"
)
GUIDED = "Fluoroscopic or CT guidance with contrast is to be used"
ALLERGY = "Allergy to contrast, steroid and local anesthetic has been asked about and is absent or can be managed"
LATELY = "No epidural steroid injection was given in the 3 months before the request"
MRI = "MRI lumbar spine {d}\n\nFindings: {f}\n"
CASES = [
    (GLOBAL, SKIN, "BSA 12%, vIGA 4.", "met"),
    (GLOBAL, SKIN, "BSA 3%, IGA 2.", "not-met"),
    (GLOBAL, SKIN, "Goal: IGA 0-1.", "unknown"),
    (GLOBAL, SKIN, "Sister's IGA 4.", "unknown"),
    (CREAM, SKIN, "Uses CeraVe BID every day.", "met"),
    (CREAM, SKIN, "Advised to use a moisturizer daily.", "unknown"),
    (CREAM, SKIN, "Moisturizer once a week at most.", "not-met"),
    (PATCH, SKIN, "Patch test scheduled 12/10, wait list.", "not-met"),
    (PATCH, SKIN, "Patch test read 10/20: nickel ++, fragrance neg.", "met"),
    (PATCH, SKIN, "Consider contact allergy.", "unknown"),
    (TAUGHT, SKIN, "Injection teaching visit booked 11/19.", "met"),
    (TAUGHT, SKIN, "Rx: inject 300 mg every 14 days.", "unknown"),
    (ROOT, SPINE, MRI.format(d="06/01/2026", f="L3-4: right extrusion displaces the right L4 root."), "met"),
    (ROOT, SPINE, MRI.format(d="06/01/2026", f="L3-4: left extrusion displaces the left L4 root."), "unknown"),
    (ROOT, SPINE, MRI.format(d="06/01/2023", f="L3-4: right extrusion displaces the right L4 root."), "unknown"),
    (ROOT, SPINE, MRI.format(d="06/01/2026", f="L5-S1: right protrusion abuts the right S1 root."), "unknown"),
    (GUIDED, SPINE, "Procedure order\n\nR L4 TFESI under fluoro, Omnipaque.", "met"),
    (GUIDED, SPINE, "Procedure order\n\nR L4 TFESI, ultrasound.", "unknown"),
    (GUIDED, SPINE, "02/03/2024 L3 ESI under fluoro, Omnipaque, tol well.", "unknown"),
    (ALLERGY, SPINE, "NKDA, no reaction to contrast, steroid or lidocaine.", "met"),
    (ALLERGY, SPINE, "NKDA.", "unknown"),
    (ALLERGY, SPINE, "Allergies: contrast dye (hives).", "unknown"),
    (LATELY, SPINE, "ESI in 02/2024 R L4, good relief, no injections since.", "met"),
    (LATELY, SPINE, "Had R L4 ESI 10/20/2026, some relief.", "not-met"),
    (LATELY, SPINE, "Mother had no injections since 2020.", "unknown"),
]


@pytest.mark.parametrize(("criterion", "service", "said", "wanted"), CASES)
def test_skin_and_spine(criterion: str, service: str, said: str, wanted: str) -> None:
    assert status(criterion, said, service) == wanted
