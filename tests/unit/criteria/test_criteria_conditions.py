"""Conditions of kinds that charts write in many ways: sides, old values, grades, lists of visits, forms (all synthetic)."""

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
LEAD = "The service is medically necessary when ALL of the following are met:"
NONE = "The service is medically necessary when NONE of the following applies:"


def text_document(name: str, text: str) -> Document:
    return Document(name, "0" * 64, "text/plain", (Page(1, text),))


def finding(criterion: str, said: str, service: str = "spinal fusion", lead: str = LEAD) -> Finding:
    policy = parse_policy(text_document("policy.txt", f"{lead}\n1. {criterion}"))
    chart = text_document("chart.txt", f"{NOTE}{said}\n")
    context = CaseContext("Ann Example", date(1980, 1, 1), service, request_on=date(2026, 11, 10), service_start=date(2026, 11, 20))
    record = read_records([chart], as_of=AS_OF, patient_name="Ann Example", patient_born=date(1980, 1, 1))
    return next(f for f in match(policy, record, [chart], context, as_of=AS_OF).findings if f.id == "1")


SIDES = [
    ("Grip strength below 10 kg", "L hand: grip strength 24 kg.", "unknown"),
    ("Grip strength below 10 kg", "R hand: grip strength 7 kg.", "met"),
    ("Numbness of the thumb", "Lt thumb numb since May.", "unknown"),
    ("Numbness of the thumb", "Rt thumb: numbness since May.", "met"),
    ("Swelling of the wrist", "L wrist: no swelling. Skin intact.", "unknown"),
    ("Swelling of the wrist", "R wrist: no swelling.", "not-met"),
    ("Swelling of the wrist", "Both wrists: no swelling.", "not-met"),
    ("Oxygen saturation of 88% or less", "SpO2 86% on room air; later 3 L nasal cannula.", "met"),
]


@pytest.mark.parametrize(("criterion", "said", "wanted"), SIDES)
def test_what_is_said_of_the_other_side_settles_nothing(criterion: str, said: str, wanted: str) -> None:
    assert finding(criterion, said, "release of the right carpal tunnel").status.value == wanted


OLD = [
    ("Body mass index of 40 or more", "BMI 38.2 on 03/10/2025.", "unknown"),
    ("Body mass index of 40 or more", "BMI 38.2 on 09/10/2026.", "not-met"),
    ("ACT of 19 or less at the time of the request", "ACT 17 on 05/04/2026.", "unknown"),
    ("ACT of 19 or less at the time of the request", "ACT 17 today.", "met"),
    ("Frequent hypoglycemia, with glucose below 54 mg/dL", "Glucose 180 mg/dL today.", "unknown"),
    ("Ejection fraction below 30% on an echocardiogram in the past 12 months", "EF 25% (05/2023).", "unknown"),
    ("Ejection fraction below 30% on an echocardiogram in the past 12 months", "EF 25% (06/2026).", "met"),
]


@pytest.mark.parametrize(("criterion", "said", "wanted"), OLD)
def test_an_old_value_speaks_only_for_its_day(criterion: str, said: str, wanted: str) -> None:
    assert finding(criterion, said).status.value == wanted


FORMS = [
    # what a paper must state, one thing a line: shown in the paper itself; an empty field shows that it is not stated
    ("The prescription states the flow rate in liters per minute", "PRESCRIPTION 11/02/2026: oxygen 2 L/min with exertion.", "met"),
    ("The prescription states the flow rate in liters per minute", "PRESCRIPTION 11/02/2026: oxygen. Flow rate: ________", "not-met"),
    ("The order states the hours of use per day", "ORDER 11/02/2026: ventilator. Hours of use per day: 16", "met"),
    ("The order states the hours of use per day", "ORDER 11/02/2026: ventilator. Hours of use per day: ______", "not-met"),
    ("The order states the hours of use per day", "Sleeps 6 hours a night. ORDER 11/02/2026: ventilator.", "unknown"),
    ("The order states the length of need", "ORDER 11/02/2026: bed. Length of need: ( ) 99 months ( ) other ____", "unknown"),
    ("The order states the diagnosis code", "ORDER 11/02/2026: lift. Diagnosis code: [blank]", "not-met"),
    # tests that must have been done: each of the things named has a value of its own
    ("Liver enzymes and bilirubin checked before the first dose", "Labs 10/12/2026: ALT 22, AST 19, total bilirubin 0.6.", "met"),
    ("Liver enzymes and bilirubin checked before the first dose", "Labs 10/12/2026: ALT 22, AST 19.", "unknown"),
    ("Liver enzymes and bilirubin checked before the first dose", "Will check ALT, AST, bilirubin.", "unknown"),
    ("Kidney function has been tested in the past 6 months", "Creatinine 0.9, eGFR 88 on 09/14/2026.", "met"),
    ("Kidney function has been tested in the past 6 months", "Creatinine 0.9 on 09/14/2025.", "unknown"),
    ("Complete blood count measured within 30 days before the request", "CBC 10/28/2026: WBC 6.1, Hgb 12.9, platelets 240.", "met"),
    ("Thyroid function has been tested", "TSH 1.8 mIU/L, free T4 1.1 on 10/01/2026.", "met"),
    ("Thyroid function has been tested", "Mother: TSH 9.", "unknown"),
]


@pytest.mark.parametrize(("criterion", "said", "wanted"), FORMS)
def test_what_a_paper_states_and_what_was_tested(criterion: str, said: str, wanted: str) -> None:
    assert finding(criterion, said, "home equipment").status.value == wanted


PRESENCE = [
    ("A pharmacist takes part in person in the training", "Pharmacist R. Doe joined the training by telephone.", "not-met"),
    ("A pharmacist takes part in person in the training", "Pharmacist R. Doe was present in the room for the training.", "met"),
    ("A pharmacist takes part in person in the training", "Pharmacist R. Doe filled the prescription.", "unknown"),
    ("A pharmacist takes part in person in the training", "Training by the nurse; the pharmacist will come next week.", "unknown"),
    (
        "A physician is present in the unit during each session; availability by telephone is not sufficient",
        "During each session the physician is reachable by phone within 5 minutes.",
        "not-met",
    ),
    (
        "A physician is present in the unit during each session; availability by telephone is not sufficient",
        "The physician is present in the unit during each session.",
        "met",
    ),
    (
        "A physician is present in the unit during each session; availability by telephone is not sufficient",
        "Physician called the patient by phone with the results.",
        "unknown",
    ),
]


@pytest.mark.parametrize(("criterion", "said", "wanted"), PRESENCE)
def test_in_person_is_not_by_telephone(criterion: str, said: str, wanted: str) -> None:
    assert finding(criterion, said).status.value == wanted


OFTEN = [
    # drug days in a month: each month of the record counts
    ("Triptans are used on fewer than 10 days per month", "September: sumatriptan days 6. October: sumatriptan days 8.", "met"),
    ("Triptans are used on fewer than 10 days per month", "September: sumatriptan days 6. October: sumatriptan days 12.", "not-met"),
    ("Triptans are used on fewer than 10 days per month", "Sumatriptan 100 mg, uses about 6 days a month.", "met"),
    ("Triptans are used on fewer than 10 days per month", "Sumatriptan 100 mg, 9 tablets dispensed.", "unknown"),
    ("Opioids are taken on fewer than 10 days per month", "Oxycodone 14 days a month.", "not-met"),
    ("Simple analgesics are used on fewer than 15 days per month", "Ibuprofen days 7, rizatriptan days 16.", "met"),
    ("Simple analgesics are used on fewer than 15 days per month", "Goal: ibuprofen fewer than 15 days per month.", "unknown"),
    # what recurs: a number of readings, or several values
    ("Recurrent hypoglycemia, with glucose below 54 mg/dL", "Meter: 11 readings < 54 in the past month.", "met"),
    ("Recurrent hypoglycemia, with glucose below 54 mg/dL", "Meter: 11 readings < 70 in the past month.", "unknown"),
    ("Recurrent hypoglycemia, with glucose below 54 mg/dL", "Meter: no readings below 54.", "unknown"),
    ("Recurring hypoglycemia", "Five lows under 60 in the past month, two at night.", "met"),
    ("Recurring hypoglycemia", "One low of 58 last year.", "unknown"),
    ("Recurrent oxygen desaturation below 85%", "Night log: 6 desaturations below 85%.", "met"),
    ("Recurrent oxygen desaturation below 85%", "SpO2 84% once in the ambulance.", "unknown"),
]


@pytest.mark.parametrize(("criterion", "said", "wanted"), OFTEN)
def test_how_often_something_was(criterion: str, said: str, wanted: str) -> None:
    assert finding(criterion, said).status.value == wanted


VISITS = [
    ("At least 4 therapy visits in the past 30 days", "Therapy visits October 13, 16, 20, 23, 27.", "met"),
    ("At least 4 therapy visits in the past 30 days", "Therapy visits June 2, 9, 16, 23, 30.", "unknown"),
    ("At least 4 therapy visits in the past 30 days", "Therapy visits scheduled for November 12, 16, 19, 23.", "unknown"),
    ("At least 4 therapy visits in the past 30 days", "Dental visits October 13, 16, 20, 23, 27.", "unknown"),
    (
        "Caregiver training of at least 2 hours a month",
        "Caregiver training: attended 2 sessions of 60 minutes in June, 2 in July, 3 in August.",
        "met",
    ),
    (
        "Caregiver training of at least 2 hours a month",
        "Caregiver training: attended 1 session of 60 minutes in June, 2 in July.",
        "not-met",
    ),
    ("Caregiver training of at least 2 hours a month", "Caregiver training planned: 2 sessions of 60 minutes in December.", "unknown"),
    (
        "Family training took place at least twice a month on average",
        "Family training: 2 sessions in August, 3 in September, 1 in October.",
        "met",
    ),
    (
        "Family training took place at least twice a month on average",
        "Family training: 1 session in August, 2 in September, 1 in October.",
        "not-met",
    ),
    # attendance from a total, and shares in words
    (
        "Attendance of at least 80 percent of the scheduled hours",
        "Month  Scheduled h  Attended h  %\nAug  60  40  67%\nTotal  180  150  83%",
        "met",
    ),
    (
        "Attendance of at least 80 percent of the scheduled hours",
        "Month  Scheduled h  Attended h  %\nAug  60  54  90%\nTotal  180  120  67%",
        "not-met",
    ),
    ("Attendance of at least 80 percent of the scheduled hours", "Goal: attends 80% of scheduled hours.", "unknown"),
    ("At least half of the goals were met", "Three of ten goals were met.", "not-met"),
    ("At least half of the goals were met", "Seven of ten goals were met.", "met"),
    ("At least half of the goals were met", "Goals: ten, none begun.", "unknown"),
]


@pytest.mark.parametrize(("criterion", "said", "wanted"), VISITS)
def test_visits_that_a_note_lists_are_counted(criterion: str, said: str, wanted: str) -> None:
    assert finding(criterion, said).status.value == wanted


GRADES = [
    ("CEAP class C4, C5 or C6", "CEAP R C4a,b Ep As Pr; L C2.", "met"),
    ("CEAP class C4, C5 or C6", "CEAP R C2; L C5.", "not-met"),
    ("CEAP class C3 or higher", "CEAP C3s, right.", "met"),
    ("CEAP class C4, C5 or C6", "Disc bulge at C4-C5 and C5-C6.", "unknown"),
    ("Grade II or higher gynecomastia", "Gynecomastia. Exam: Simon grade IIb both sides, tender.", "met"),
    ("Grade II or higher gynecomastia", "Gynecomastia. Exam: Simon grade I, soft.", "not-met"),
    ("Grade II or higher gynecomastia", "Gynecomastia. Systolic murmur grade II/VI.", "unknown"),
    (
        "Peak growth hormone below 10 ng/mL on two stimulation tests",
        "GH stimulation: arginine peak 4.1 ng/mL; clonidine peak 6.3 ng/mL.",
        "met",
    ),
    (
        "Peak growth hormone below 10 ng/mL on two stimulation tests",
        "GH stimulation: arginine peak 4.1 ng/mL; clonidine peak 14 ng/mL.",
        "not-met",
    ),
    ("Peak growth hormone below 10 ng/mL on two stimulation tests", "GH stimulation: arginine peak 4.1 ng/mL.", "unknown"),
    ("Weekly Itch Severity Score (WISS) of 10 or higher", "WISS (10/20-10/26/2026): 14.", "met"),
    ("Weekly Itch Severity Score (WISS) of 10 or higher", "WISS form given.", "unknown"),
]


@pytest.mark.parametrize(("criterion", "said", "wanted"), GRADES)
def test_grades_and_scores_by_their_own_names(criterion: str, said: str, wanted: str) -> None:
    assert finding(criterion, said, "ablation of the right saphenous vein").status.value == wanted


PEOPLE = [
    (
        "A sleep physician who has examined the member and recommends the device",
        "Sleep Medicine Consultation\nAnn Example was examined today. I recommend the device.\nL. Orr, MD, sleep medicine",
        "met",
    ),
    (
        "A sleep physician who has examined the member and recommends the device",
        "Sleep Medicine Consultation\nAnn Example was examined today. I do not recommend the device.\nL. Orr, MD, sleep medicine",
        "unknown",
    ),
    ("A sleep physician who has examined the member and recommends the device", "Dentist: I recommend the device. Exam normal.", "unknown"),
    (
        "The patient was examined by a medical geneticist, who orders or recommends the test",
        "Genetics clinic. Exam: hypotonia. Recommend exome sequencing.\nY. Sal, MD, medical genetics",
        "met",
    ),
    (
        "The patient was examined by a medical geneticist, who orders or recommends the test",
        "Referral to genetics; they may recommend exome sequencing.",
        "unknown",
    ),
    (
        "A diagnosis of autism spectrum disorder by a physician or a licensed psychologist, with the name of the instrument used",
        "Autism spectrum disorder F84.0, diagnosed 03/2024 by A. Ram, PsyD (ADOS-2 comparison score 8).",
        "met",
    ),
    (
        "A diagnosis of autism spectrum disorder by a physician or a licensed psychologist, with the name of the instrument used",
        "Autism spectrum disorder F84.0, diagnosed 03/2024 by A. Ram, PsyD.",
        "unknown",
    ),
    (
        "A diagnosis of autism spectrum disorder by a physician or a licensed psychologist, with the name of the instrument used",
        "Cousin with autism spectrum disorder, ADOS-2 by Dr. Ram, MD.",
        "unknown",
    ),
]


@pytest.mark.parametrize(("criterion", "said", "wanted"), PEOPLE)
def test_who_recommends_and_who_diagnosed(criterion: str, said: str, wanted: str) -> None:
    assert finding(criterion, said, "exome sequencing").status.value == wanted


AFTER = [
    (
        "An order signed no more than six months after the face-to-face examination",
        "Face-to-face examination 02/11/2026.\nOrder signed 09/02/2026 by I. Brand, NP.",
        "not-met",
    ),
    (
        "An order signed no more than six months after the face-to-face examination",
        "Face-to-face examination 07/11/2026.\nOrder signed 09/02/2026 by I. Brand, NP.",
        "met",
    ),
    ("An order signed no more than six months after the face-to-face examination", "Order signed 09/02/2026 by I. Brand, NP.", "unknown"),
    (
        "An order signed no more than six months after the face-to-face examination",
        "Face-to-face examination to be done. Order signed 09/02/2026.",
        "unknown",
    ),
]


@pytest.mark.parametrize(("criterion", "said", "wanted"), AFTER)
def test_a_paper_is_signed_in_time_after_the_examination(criterion: str, said: str, wanted: str) -> None:
    assert finding(criterion, said, "power wheelchair").status.value == wanted


SIGNS = [
    ("A positive drop arm, empty can or lag test on examination", "Empty can test positive, drop arm negative.", "met"),
    ("A positive drop arm, empty can or lag test on examination", "Empty can negative, drop arm negative, lag test negative.", "not-met"),
    ("A positive drop arm, empty can or lag test on examination", "Empty can negative.", "unknown"),
    ("A positive McMurray or Thessaly test", "McMurray + medially, Thessaly not done.", "met"),
    ("A positive McMurray or Thessaly test", "McMurray neg, Thessaly neg.", "not-met"),
    ("Weakness or a positive Phalen or Tinel sign", "Tinel positive at the wrist.", "met"),
    # the demand that holds for this patient's age (46 on the day of service)
    ("Pain for 12 months if under age 40, or 3 months if 40 or older", "Pain for 5 months.", "met"),
    ("Pain for 12 months if over 40, or 3 months if under 40", "Pain for 5 months.", "unknown"),
    ("Urticaria Activity Score over 7 days (UAS7) of 16 or higher", "UAS7 (10/20-10/26/2026): 31.", "met"),
    ("Urticaria Activity Score over 7 days (UAS7) of 16 or higher", "UAS7 (10/20-10/26/2026): 9.", "not-met"),
    # headache days of a month
    ("Headaches on 15 or more days per month for longer than 3 months", "She has 19 headache days a month since January 2026.", "met"),
    ("Headaches on 15 or more days per month for longer than 3 months", "She has 19 headache days this month.", "unknown"),
    ("Headaches on 15 or more days per month for longer than 3 months", "She has 9 headache days a month since January 2026.", "not-met"),
    (
        "Headaches on 15 or more days per month for longer than 3 months",
        "Her mother has 19 headache days a month since January 2026.",
        "unknown",
    ),
    (
        "Headaches on 15 or more days per month for longer than 3 months, of which at least 8 days per month have features of migraine",
        "20 to 22 headache days each month since last summer, about 12 of them throbbing.",
        "met",
    ),
    (
        "Headaches on 15 or more days per month for longer than 3 months, of which at least 8 days per month have features of migraine",
        "20 to 22 headache days each month since last summer, 4 migraine days.",
        "not-met",
    ),
    ("At least 4 migraine days per month", "Diary: migraine days 11 in October.", "met"),
    ("At least 4 migraine days per month", "Goal: 4 migraine days per month.", "unknown"),
]


@pytest.mark.parametrize(("criterion", "said", "wanted"), SIGNS)
def test_signs_ages_and_headache_days(criterion: str, said: str, wanted: str) -> None:
    assert finding(criterion, said).status.value == wanted


EXPECTING = [
    ("Pregnancy", "Varicose veins since second pregnancy (2016).", "unknown"),
    ("Pregnancy", "She is 12 weeks pregnant.", "not-met"),
    ("Pregnancy", "Both pregnancies uneventful, cesarean in 2014.", "unknown"),
    ("Pregnancy", "Urine hCG positive today, prenatal visit arranged.", "not-met"),
]


@pytest.mark.parametrize(("criterion", "said", "wanted"), EXPECTING)
def test_a_pregnancy_that_is_over_is_none_now(criterion: str, said: str, wanted: str) -> None:
    assert finding(criterion, said, lead=NONE).status.value == wanted
