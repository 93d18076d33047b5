"""Kinds of criteria against sentences as clinicians write them, with the traps of each kind (all synthetic)."""

from __future__ import annotations

from datetime import date

import pytest

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.policy import Finding
from denialhelp.criteria.context import CaseContext
from denialhelp.criteria.match import match
from denialhelp.criteria.parse import parse_policy
from denialhelp.reading.records import read_records

AS_OF = date(2026, 11, 23)
NOTE = "Visit 11/02/2026\nPatient: Ann Example  DOB 01/01/1980\nAuthor: Sam Writer, MD\n\n"


def text_document(name: str, text: str) -> Document:
    return Document(name, "0" * 64, "text/plain", (Page(1, text),))


def finding(criterion: str, said: str, service: str = "spinal fusion") -> Finding:
    lead = "The service is medically necessary when ALL of the following are met:"
    policy = parse_policy(text_document("policy.txt", f"{lead}\n1. {criterion}"))
    chart = text_document("chart.txt", f"{NOTE}{said}\n")
    context = CaseContext("Ann Example", date(1980, 1, 1), service, request_on=date(2026, 11, 10), service_start=date(2026, 11, 20))
    record = read_records([chart], as_of=AS_OF, patient_name="Ann Example", patient_born=date(1980, 1, 1))
    return next(f for f in match(policy, record, [chart], context, as_of=AS_OF).findings if f.id == "1")


CASES = [
    # counts and shares bound to their noun
    ("At least 4 hours of recording", "Recording time 6 h 42 min.", "met"),
    ("At least 4 hours of recording", "Recording time 3 h 10 min.", "not-met"),
    ("At least 4 hours of recording", "Slept 6 hours at home last night.", "unknown"),
    ("At least 4 finger tests a day", "Finger tests: 2.3 a day on average.", "not-met"),
    ("At least 4 finger tests a day", "Finger tests 5 a day.", "met"),
    ("At least 4 finger tests a day", "Goal: finger tests 5 a day.", "unknown"),
    ("Attendance of at least 80% of the scheduled visits", "Attendance: 19 of 20 scheduled visits.", "met"),
    ("Attendance of at least 80% of the scheduled visits", "Attendance: 9 of 20 scheduled visits.", "not-met"),
    ("Measured progress on at least half of the goals", "Measured progress on 4 of 6 goals.", "met"),
    ("Number of treatments requested is 12 or fewer", "Plan: up to 12 treatments.", "met"),
    ("Three or more insemination cycles", "IUI x2, both negative.", "not-met"),
    # grades, stages, levels
    ("Functional level K3 or K4", "AMPPRO 45/47, K4.", "met"),
    ("Functional level K3 or K4", "Functional level K2.", "not-met"),
    ("Stage II or III lymphedema", "Lymphedema of the right leg, stage II.", "met"),
    ("Stage II or III lymphedema", "Lymphedema of the right leg, stage I.", "not-met"),
    ("Wound classified as Wagner grade 3 or higher", "Diabetic foot ulcer, Wagner grade 2.", "not-met"),
    ("Stage T1 or T2, N0, M0", "Clinical stage IA3 (cT1c N0 M0).", "met"),
    ("Stage T1 or T2, N0, M0", "Clinical stage cT3 N1 M0.", "not-met"),
    # laboratory values and their ranges
    ("Serum calcium is normal", "Calcium 9.4 mg/dL (8.6-10.2).", "met"),
    ("Serum calcium is normal", "Calcium 11.4 mg/dL (8.6-10.2).", "not-met"),
    ("BUN above 20 mg/dL", "Labs: Na 133, BUN 24, Cr 1.1.", "met"),
    ("Systolic blood pressure below 90 mmHg", "BP 104/62, HR 88.", "not-met"),
    ("Heart rate of 70 beats per minute or below", "HR 64 on metoprolol.", "met"),
    ("Weight does not exceed the maker's limit (275 lb)", "Weight 148 lb.", "met"),
    ("Weight does not exceed the maker's limit (275 lb)", "Weight 305 lb.", "not-met"),
    # family history
    ("A first-degree relative with breast cancer", "Mother had breast cancer at 44.", "met"),
    ("A first-degree relative with breast cancer", "Maternal aunt had breast cancer at 44.", "unknown"),
    ("A family history of colorectal cancer", "No family history of cancer.", "not-met"),
    ("A close relative with ovarian cancer", "Family: maternal aunt ovarian cancer at 58.", "met"),
    # earlier treatment
    ("Failure of at least 4 weeks of a nasal steroid", "Fluticasone nasal 2 sprays daily for 11 weeks, no change.", "met"),
    ("Failure of at least 4 weeks of a nasal steroid", "Fluticasone nasal 2 sprays daily for 11 weeks, much better.", "unknown"),
    ("Failure of at least 8 weeks of amitriptyline", "Amitriptyline offered in 2024, she declined.", "not-met"),
    ("Failure of at least 28 days of tacrolimus", "Protopic 0.1% February 1 to April 1, little help.", "met"),
    ("Intolerance of azathioprine", "Azathioprine 150 mg: pancreatitis after 5 weeks, stopped.", "met"),
    ("Migraine that medical treatment did not control", "Migraine. On topiramate and propranolol, still 12 days a month.", "met"),
    ("Other treatment has been tried and was not effective", "On nintedanib, still short of breath.", "met"),
    ("Not used together with another biologic", "Hyrimoz 40 mg 09/2024 to 02/2026. Hyrimoz was stopped in February.", "met"),
    ("Not used together with another biologic", "Current medications: adalimumab 40 mg every 2 weeks.", "not-met"),
    # notes and papers
    (
        "The note says why the device is needed",
        "A pump is needed because injections could not prevent lows. The device has an alarm.",
        "met",
    ),
    (
        "The order states the frequency and the duration",
        "Order: physical therapy 2 visits a week for 8 weeks. Signed Sam Writer, MD",
        "met",
    ),
    ("The order states the frequency and the duration", "Order: physical therapy. Signed Sam Writer, MD", "unknown"),
    ("Name, dose and dates of the medicines tried", "Naproxen 500 mg from 03/2026 to 06/2026.", "met"),
    ("Limb measurements taken before and after the trial", "Calf 44.5 cm.", "unknown"),
    # care, home and people
    ("The member is homebound", "Leaves home only by van with her daughter's help. Walking 10 ft leaves her short of breath.", "met"),
    ("The member is homebound", "Drives herself to church.", "unknown"),
    ("The home allows the chair to be used", "Home assessment 10/20/2026: doors 32 inches. Passes.", "met"),
    ("The patient or caregiver has been trained to use the device", "Mother was trained to use the ventilator 10/01/2026.", "met"),
    ("The patient or caregiver has been trained to use the device", "Training in the use of the device is offered at delivery.", "unknown"),
    ("Services do not duplicate what the school provides", "School: IEP with speech only, no behavior services.", "met"),
    ("Treatment is not duplicated", "No duplication of services.", "met"),
    ("Skilled techniques that a patient could not do alone", "Skilled care: manual mobilization and gait retraining.", "met"),
    ("Goals that are specific and measurable", "Goals: walk 150 ft with supervision by 12/15/2026.", "met"),
    ("Goals that are specific and measurable", "Goals: feel better.", "unknown"),
    ("Measurable progress toward a goal of the plan of care", "Transfers mod A -> min A.", "met"),
    ("Measurable progress toward a goal of the plan of care", "Transfers min A -> mod A.", "unknown"),
    ("Measurable progress toward a goal of the plan of care", "PHQ-9 improved from 21 to 12.", "met"),
    ("The plan was changed where there is no progress", "For the goal without progress we changed prompting.", "met"),
    ("Regular use of a compression garment of at least 30 mmHg", "Wore compression stockings 30-40 mmHg every day.", "met"),
    ("Regular use of a compression garment of at least 30 mmHg", "Wore compression stockings 15-20 mmHg every day.", "unknown"),
    ("Other causes such as alcohol, marijuana or steroids have been excluded", "Denies alcohol, marijuana, steroids.", "met"),
    ("Hepatitis B status was tested", "HBsAg negative 10/01/2026.", "met"),
    ("The result is expected to change treatment", "If the scan shows ischemia she will go to catheterization.", "met"),
    # what is asked and denied
    ("Bowel or bladder dysfunction", "No trouble with bladder or bowels.", "not-met"),
    ("Coronary artery bypass surgery", "Never had bypass.", "not-met"),
    ("Coronary artery bypass surgery", "LAD stent 2019.", "unknown"),
    ("Bleeding from a varicose vein", "Varicose veins of the left calf.", "unknown"),
    ("Myocardial infarction within the past 12 months", "MI in 2019.", "not-met"),
    ("Mammogram within 24 months, if age 50 or older", "Well.", "met"),
    ("Childhood apraxia of speech has been diagnosed", "Childhood apraxia of speech is suspected, not diagnosed.", "not-met"),
    # absence
    ("Not a smoker, or no nicotine for at least 6 weeks", "Cotinine urine 11/01/2026: negative.", "met"),
    ("No earlier treatment with an NS5A inhibitor", "Never treated for hepatitis C.", "met"),
    ("Not taking rifampin", "Medications: sertraline 50 mg, lisinopril 20 mg.", "met"),
    ("No personal or family history of medullary thyroid carcinoma", "No medullary thyroid carcinoma in the family.", "met"),
    ("The patient is not unwilling to take part in treatment", "She is motivated and wants to stay.", "met"),
    # copied text
    (
        "Insulin injections at least 3 times a day",
        "Template text, carried forward from 01/05/2024\nInsulin injections 4 times a day.",
        "unknown",
    ),
]


@pytest.mark.parametrize(("criterion", "said", "status"), CASES)
def test_a_sentence_settles_a_criterion_or_leaves_it_open(criterion: str, said: str, status: str) -> None:
    assert finding(criterion, said).status.value == status
