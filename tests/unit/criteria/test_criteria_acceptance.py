"""One sentence against one criterion: what proves it, what only sounds like it, what denies it. All samples are synthetic."""

from __future__ import annotations

from datetime import date

import pytest

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.policy import Finding
from denialhelp.criteria.context import CaseContext
from denialhelp.criteria.match import match
from denialhelp.criteria.parse import parse_policy
from denialhelp.reading.records import read_records

ALL = "The service is medically necessary when ALL of the following are met:"
NONE = "NONE of the following applies:"


def finding(lead: str, criterion: str, said: str) -> Finding:
    """The finding for a criterion of a two-line policy, from a note of one sentence."""
    page = Page(1, f"Policy\n\n{lead}\n1. {criterion}\n2. a signed consent form for the study of lemurs\n")
    policy = parse_policy(Document("policy.txt", "0" * 64, "text/plain", (page,)))
    note = f"Clinic note\nPatient: Jo Example  DOB 01/01/1970\n\nVisit 10/20/2026 - Ann Example, MD\n{said}\n"
    chart = Document("chart.txt", "1" * 64, "text/plain", (Page(1, note),))
    record = read_records([chart], as_of=date(2026, 11, 1))
    context = CaseContext(
        patient_name="Jo Example", born_on=date(1970, 1, 1), service="the requested service", request_on=date(2026, 10, 25)
    )
    result = match(policy, record, [chart], context, as_of=date(2026, 11, 1))
    return next(f for f in result.findings if not f.is_group and f.text.startswith(criterion[:12]))


def settled(got: str, wanted: str) -> bool:
    """ "!met" asks only that nothing is proven; silence is allowed where a reader would say met."""
    return got != "met" if wanted == "!met" else got in (wanted, "unknown")


@pytest.mark.parametrize(
    ("criterion", "said", "wanted"),
    [
        ("moderate to severe plaque psoriasis", "Plaque psoriasis, moderate, 12% BSA.", "met"),
        ("moderate to severe plaque psoriasis", "Mild plaque psoriasis on the elbows.", "!met"),
        ("moderate to severe plaque psoriasis", "Severe dandruff, no psoriasis.", "!met"),
        ("bilateral knee osteoarthritis", "Osteoarthritis of both knees on X-ray.", "met"),
        ("bilateral knee osteoarthritis", "Osteoarthritis of the right knee.", "!met"),
        (
            "dysphagia confirmed by a swallow study",
            "Modified barium swallow 09/2026: oropharyngeal dysphagia with aspiration of thin liquids.",
            "met",
        ),
        ("dysphagia confirmed by a swallow study", "She reports trouble swallowing pills; swallow study ordered.", "!met"),
        (
            "urinary incontinence that persists despite pelvic floor exercises",
            "Leaks urine daily in spite of three months of pelvic floor exercises.",
            "met",
        ),
        (
            "urinary incontinence that persists despite pelvic floor exercises",
            "Pelvic floor exercises have ended the urinary incontinence.",
            "!met",
        ),
        ("the patient is unable to walk without help", "He cannot walk without help of two persons.", "met"),
        ("the patient is unable to walk without help", "He walks without help.", "!met"),
        ("a history of deep vein thrombosis", "DVT of the left leg 2019.", "met"),
        ("a history of deep vein thrombosis", "Mother had a DVT.", "!met"),
        ("a history of deep vein thrombosis", "No history of DVT.", "!met"),
        ("chronic kidney disease stage 4", "CKD stage 4, eGFR 22.", "met"),
        ("chronic kidney disease stage 4", "CKD stage 2.", "!met"),
        ("evidence of heart failure", "Echo: LVEF 30%, HFrEF, NYHA III.", "met"),
        ("evidence of heart failure", "No signs of heart failure.", "!met"),
        ("evidence of heart failure", "At risk for heart failure.", "!met"),
        ("documented allergy to penicillin", "Allergies: penicillin (anaphylaxis 2001).", "met"),
        ("documented allergy to penicillin", "No known drug allergies.", "!met"),
        ("the patient lives alone", "Lives alone on the third floor.", "met"),
        ("the patient lives alone", "Lives with her daughter.", "!met"),
        ("the caregiver has been trained in tracheostomy care", "Mother trained in trach care and checked off 10/01/2026.", "met"),
        ("the caregiver has been trained in tracheostomy care", "Mother will be trained in trach care next month.", "!met"),
        ("skin breakdown on the residual limb", "Residual limb intact, no skin breakdown.", "!met"),
        ("recurrent aspiration pneumonia", "Aspiration pneumonia in March and again in August 2026.", "met"),
        ("recurrent aspiration pneumonia", "Aspiration pneumonia once, 2024.", "!met"),
        ("progressive weakness of the legs", "Progressive leg weakness over six weeks.", "met"),
        ("progressive weakness of the legs", "Leg weakness, stable for two years.", "!met"),
        ("a positive Tinel sign", "Tinel negative.", "!met"),
        ("oxygen saturation below 88% at rest", "SpO2 85% on room air at rest.", "met"),
        ("oxygen saturation below 88% at rest", "SpO2 93% on room air at rest.", "!met"),
        ("nocturnal seizures", "Febrile seizure as an infant.", "!met"),
        ("poor response to oral iron", "Oral iron for 4 months, ferritin still 6: no response.", "met"),
        ("poor response to oral iron", "Good response to oral iron, ferritin 80.", "!met"),
        ("pain that interferes with sleep", "Sleeps well.", "!met"),
        ("severe obesity with sleep apnea", "BMI 44, severe obesity, OSA on CPAP.", "met"),
        ("severe obesity with sleep apnea", "Severe obesity, sleep study negative for apnea.", "!met"),
        ("hearing loss in both ears", "Bilateral sensorineural hearing loss.", "met"),
        ("hearing loss in both ears", "Hearing loss in the left ear only.", "!met"),
        ("a fracture that has not healed", "Tibia fracture, healed.", "!met"),
        ("inability to perform activities of daily living", "Needs help with bathing, dressing and toileting; cannot do her ADLs.", "met"),
        ("inability to perform activities of daily living", "Independent in all ADLs.", "!met"),
        ("cancer that has spread to the liver", "Colon cancer, no metastases; liver normal.", "!met"),
        ("moderate asthma that is not controlled", "Moderate persistent asthma, uncontrolled, ACT 12.", "met"),
        ("moderate asthma that is not controlled", "Moderate persistent asthma, well controlled.", "!met"),
        ("a wound that has not improved in 30 days", "Heel ulcer smaller by half in 30 days.", "!met"),
    ],
)
def test_a_demand(criterion: str, said: str, wanted: str) -> None:
    assert settled(finding(ALL, criterion, said).status.value, wanted)


@pytest.mark.parametrize(
    ("criterion", "said", "wanted"),
    [
        ("active tuberculosis", "QuantiFERON negative; chest film clear, no tuberculosis.", "met"),
        ("active tuberculosis", "Treated for active tuberculosis now.", "!met"),
        ("pregnancy", "Pregnancy test negative today.", "met"),
        ("pregnancy", "She is 12 weeks pregnant.", "not-met"),
        ("uncontrolled diabetes", "A1c 6.1%, diabetes well controlled.", "met"),
        ("uncontrolled diabetes", "A1c 11.8%, diabetes uncontrolled.", "!met"),
        ("current anticoagulation", "Not on any anticoagulant.", "met"),
        ("current anticoagulation", "Takes apixaban 5 mg twice daily.", "not-met"),
        ("implanted pacemaker", "No pacemaker or other implant.", "met"),
        ("implanted pacemaker", "Dual-chamber pacemaker since 2020.", "not-met"),
        ("severe dementia", "Severe dementia, does not know her family.", "not-met"),
        ("allergy to latex", "No latex allergy.", "met"),
        ("allergy to latex", "Allergies: latex (hives).", "not-met"),
        ("active infection at the site", "No infection at the site.", "met"),
        ("active infection at the site", "Site red and draining, culture grows MRSA.", "!met"),
        ("cosmetic purpose", "The surgery is not cosmetic.", "met"),
        ("metastatic disease", "PET: no metastatic disease.", "met"),
        ("metastatic disease", "PET: liver and bone metastases.", "not-met"),
        ("untreated sleep apnea", "Sleep apnea, refuses treatment.", "!met"),
        ("chronic steroid use", "No steroids.", "met"),
        ("current smoking", "Never smoked.", "met"),
        ("current smoking", "Smokes a pack a day.", "not-met"),
        ("bleeding disorder", "Denies any bleeding disorder.", "met"),
        ("fracture", "No further fracture since 2020.", "!met"),
        ("knee replacement on the same side", "No surgery today.", "!met"),
    ],
)
def test_an_exclusion(criterion: str, said: str, wanted: str) -> None:
    assert settled(finding(NONE, criterion, said).status.value, wanted)


@pytest.mark.parametrize(
    ("lead", "criterion", "said", "wanted"),
    [
        (ALL, "dysphagia confirmed by a swallow study", "Modified barium swallow 09/2026: oropharyngeal dysphagia with aspiration.", "met"),
        (ALL, "the patient is unable to walk without help", "He cannot walk without help of two persons.", "met"),
        (ALL, "moderate asthma that is not controlled", "Moderate persistent asthma, uncontrolled, ACT 12.", "met"),
        (ALL, "poor response to oral iron", "Oral iron for 4 months, ferritin still 6: no response.", "met"),
        (NONE, "current anticoagulation", "Not on any anticoagulant.", "met"),
        (NONE, "metastatic disease", "PET: liver and bone metastases.", "not-met"),
    ],
)
def test_the_plain_ones_are_not_left_open(lead: str, criterion: str, said: str, wanted: str) -> None:
    assert finding(lead, criterion, said).status.value == wanted


def test_a_sentence_is_quoted_before_a_title_that_says_as_much() -> None:
    said = "Orthostatic hypotension log\nSBP falls 30 points on standing: orthostatic hypotension with daily titration of midodrine."
    found = finding(ALL, "orthostatic hypotension", said)
    assert found.status.value == "unknown" or found.evidence[0].pin.quote.startswith("SBP falls")


def test_the_name_of_a_practice_carries_no_day() -> None:
    found = finding(ALL, "seen by a cardiologist", "Harbor Cardiology Group\nSeen by cardiology for palpitations, no arrhythmia.")
    assert all(e.on is None for e in found.evidence if e.pin.quote == "Harbor Cardiology Group")
