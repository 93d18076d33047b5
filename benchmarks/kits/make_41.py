# ruff: noqa: F403, F405, PERF401, Q003
"""Kit 41: Meritain Health for a self-funded cooperative, lumbar fusion, first appeal upheld, second level open."""
from make_4_lib import *

kit = Kit("41-meritain-lumbar-fusion-second-level")
doc(kit, "notice.pdf", """
# Meritain Health
Appeals Unit | P.O. Box 990731, Amherst, NY 14228 | acting for the Prairie Tallgrass Grain Cooperative Employee Health Plan

October 20, 2026

Marguerite A. Delacroix-Stamm<br/>
208 Silo Road, Grinnell, Iowa 50112

| w:.24 .26 .24 .26 |
| Member ID | PTG 5540 1187 02 | Group | 15-60442 |
| Patient | Marguerite A. Delacroix-Stamm | Date of birth | April 9, 1963 |
| Review number | AHH-2608-77120 | Appeal number | APL-1-0093318 |
| Requesting surgeon | Tobias Renquist-Amadi, MD | Facility | Grinnell River Surgical Hospital |
| Request | Posterior lumbar fusion with decompression, L4-L5, inpatient 2 days | Codes | CPT 22633, 22840, 63052; ICD-10-CM M43.16, M48.062 |
| Date of service | not scheduled | Status | Not approved |

## Re: Decision on your first appeal

Dear Ms. Delacroix-Stamm:

Your surgeon appealed for you on September 29, 2026 the decision of August 28, 2026 of the medical review firm American Health Holding, Inc. We have completed the review. **The earlier decision is upheld.** The operation is not approved because it does not meet the plan's definition of medically necessary.

The reviewer, a physician board certified in orthopedic surgery who was not involved before, wrote: "The records show a slip of L4 on L5. The policy asks for instability or severe narrowing at the level, for a full course of therapy, for medicines and for an injection, and for control of risks. Only five therapy visits were in the file. Motion films show two millimeters of movement. The most recent nicotine test in the file is positive. There is no recent hemoglobin A1c. The request does not meet Clinical Policy SPN-412, Lumbar Spinal Fusion, sections 1, 4 and 5."

## What was looked at
The request form; office notes of June 11 and July 16, 2026; therapy notes dated March 9 to March 23, 2026; flexion and extension radiographs of July 9, 2026; the letter of September 29, 2026.

## Your right to a second appeal
Your plan has two levels of appeal and asks you to use both. To use the second, write to the Plan Administrator's appeals committee **within 60 days after you receive this letter**. Send the letter to: Prairie Tallgrass Grain Cooperative, Second Level Appeals, c/o Meritain Health, P.O. Box 990733, Amherst, NY 14228, fax 716-555-0177. Questions: 1-800-555-0190. You may send new papers. A new reviewer decides within 15 days after the appeal arrives, since the care has not been given yet. If waiting would seriously endanger your life, your health or your ability to regain maximum function, or would leave you in severe pain that cannot be managed without the surgery, call 1-800-555-0191 and we answer within 72 hours.

## After the second appeal
If the second appeal is denied for a reason of medical judgment you may ask for review by an independent review organization within four months after you receive that denial. It costs nothing. You may also have the right to bring a civil action under section 502(a) of ERISA.

You may ask free of charge for copies of every document, record and guideline relevant to your claim, for the names of the experts consulted, and for the diagnosis and treatment codes with their meaning. Help: Employee Benefits Security Administration, 1-866-444-EBSA (3272).

Copy: Tobias Renquist-Amadi, MD &nbsp;&nbsp; (printed 10/21/2026, job 4417-B)
""".replace("**The earlier decision is upheld.**", "<b>The earlier decision is upheld.</b>").replace("**within 60 days after you receive this letter**", "<b>within 60 days after you receive this letter</b>"),
    "Appeal decision (synthetic sample)", font="Serif", size=10, margins=(64, 64, 54, 56))

doc(kit, "policy.pdf", """
# Clinical Policy SPN-412: Lumbar Spinal Fusion
| w:.3 .7 |
| Applies to | Self-funded plans that use the Meritain clinical policy set |
| Effective | 05/01/2026 (last review 03/12/2026) |
| Related | SPN-405 Epidural injections; SPN-418 Cervical fusion; SPN-430 Disc replacement |

## Background
Fusion joins two or more vertebrae. Results depend on the reason for surgery. Narrowing with a slip, deformity and fracture do better than back pain alone.

## Part I. Decompression without fusion
Laminectomy or discectomy alone (63030, 63047) is medically necessary for radiating pain with a matching compression on MRI after six weeks of care without surgery. The sections below are not used for decompression alone.

## Part II. Fusion for degenerative spondylolisthesis
Single-level or two-level lumbar fusion (22612, 22630, 22633) for degenerative spondylolisthesis is considered medically necessary when <b>all</b> of the sections 1 through 6 are met:

> 1. <b>Imaging.</b> Both of the following:
>> a. Spondylolisthesis of grade 1 or higher at the level to be fused, shown on standing radiographs no more than 12 months old; and
>> b. At least one of the following at that level:
>>> i. translation of 4 mm or more between flexion and extension;
>>> ii. severe central or foraminal stenosis on MRI or CT myelogram no more than 12 months old.
> 2. <b>Symptoms.</b> At least two of the following:
>> a. neurogenic claudication that limits walking to 10 minutes or less;
>> b. radiating leg pain of 4 or more on a scale of 10 in the distribution of the affected level;
>> c. muscle weakness of grade 4 or less in a muscle served by the affected level;
>> d. new disturbance of bladder or bowel from nerve compression.
> 3. <b>Duration.</b> The symptoms have lasted for at least 6 months.
> 4. <b>Care without surgery</b> within the 12 months before the request. All of the following:
>> a. supervised physical therapy of at least 12 visits over at least 6 weeks;
>> b. a non-steroidal anti-inflammatory drug or another analgesic that is not an opioid, taken regularly for at least 4 weeks, unless contraindicated;
---
>> c. one of the following:
>>> i. an epidural steroid injection at the affected level with less than 50% relief, or with relief that lasted less than 6 weeks;
>>> ii. a written statement of a physician why an injection must not be given.
> 5. <b>Risks.</b> All of the following:
>> a. no use of nicotine for at least 6 weeks, confirmed by a blood or urine cotinine test taken after those weeks;
>> b. body mass index below 40;
>> c. for members with diabetes, hemoglobin A1c below 8.0% no more than 3 months before the request or appeal;
>> d. a bone density test no more than 24 months old for women aged 60 or more, with a T-score above -2.5 at the spine and hip.
> 6. <b>None of the following applies:</b>
>> a. back pain from disc degeneration alone, without leg symptoms;
>> b. fusion of more than two levels in one operation;
>> c. active infection of the spine or of the blood.

## Part III. Fusion for other reasons
Fusion is also medically necessary for unstable fracture, tumor, infection after debridement, and scoliosis with a Cobb angle of more than 40 degrees in adults. Each needs the documents listed in the request form.

## Definitions
<b>Supervised physical therapy</b>: visits with a licensed therapist or assistant; a home program alone does not count, but a home program between visits is expected. <b>Severe stenosis</b>: the word "severe" or "high-grade" in the radiologist's report, or loss of all fat around the nerve root. <b>Nicotine</b> includes patches, gum and electronic cigarettes.

## Codes
| w:.2 .8 |
| 22633 | Combined posterior or posterolateral and interbody fusion, single interspace, lumbar |
| 22840 | Posterior non-segmental instrumentation |
| 63052 | Laminectomy with fusion at the same interspace, one segment |
| M43.16 | Spondylolisthesis, lumbar region |

## Revision history
05/01/2026: translation lowered from 5 mm to 4 mm; bone density added. 06/01/2024: twelve visits instead of three months of care. 01/01/2021: first issue.
""", "SPN-412 (synthetic sample)", foot="SPN-412 Lumbar Spinal Fusion | 05/01/2026 | page {p} of {n}", size=9.6)

doc(kit, "plan.pdf", """
# Prairie Tallgrass Grain Cooperative Employee Health Plan
Summary Plan Description, 2026 edition, pages 4 and 88 (excerpt)

## Type of plan and funding
This is a welfare plan under the Employee Retirement Income Security Act of 1974 (ERISA). The Cooperative pays benefits from its general assets. No insurance company insures the benefits. Meritain Health, Inc. processes claims under a service agreement and does not carry the risk. Stop-loss insurance protects the Cooperative, not the members. Plan number 501. Plan Administrator: Prairie Tallgrass Grain Cooperative, 14 Elevator Lane, Grinnell, Iowa 50112. The plan is not grandfathered.

## Appeals
First appeal: within 180 days after you receive the denial. Second appeal: within 60 days after you receive the decision on the first appeal; this appeal is required before external review or a lawsuit. Each level is decided within 15 days for care not yet given and within 30 days for care already given. External review by an independent review organization: within four months after you receive the final denial, for medical judgment and rescission.

A lawsuit must be filed within one year after the final decision.
""", "SPD excerpt (synthetic sample)", font="Serif", size=10.5)

HD = "Iowa Central Spine Associates | 77 Broad St, Grinnell IA 50112 | 641-555-0144<br/>DELACROIX-STAMM, MARGUERITE A &nbsp; DOB 04/09/1963 &nbsp; MRN 0417733"
doc(kit, "records/01_spine_clinic_notes.pdf", f"""
{HD}
# New patient visit 02/02/2026
<b>HPI:</b> 62 y/o woman, grain office clerk, seen for low back pain with pain down both legs, R worse than L, since about October 2025. Worse standing at the counter, better leaning on a cart. Walks about 15 minutes then has to sit. Pain R buttock to the outside of the calf and top of the foot. 5/10 most days. Denies bladder or bowel change. She had a bout of back pain in 2023 with therapy at that time (16 visits at Newton, fall 2023) that went away.

<b>ROS:</b> No fever, no weight loss, no night pain. Sleeps on the side with a pillow. No chest pain. No leg swelling. Knees ache going down stairs. Mood fine.

<b>Prior care:</b> chiropractor 6 visits 11/2025, little help. Heat, topical menthol. No opioids, no injections before 2026. Orthotic insoles. Employer gave a stool.

<b>PMH:</b> Type 2 diabetes (metformin 1000 mg bid). Hypertension. Hypothyroid. Tobacco: 1 pack/day since 1985. No prior spine surgery. No osteoporosis known; DXA 2021 "a little thin" per patient, report not in chart.

<b>FH:</b> Mother: osteoporosis with hip fracture. Brother: lumbar fusion L3-S1 2019, bladder trouble since.

<b>Exam:</b> Ht 163 cm, Wt 90 kg, BMI 33.9. Gait slow. Lumbar ext provokes R leg pain. Motor 5/5 all groups both legs. Sensation decreased dorsum R foot. SLR neg. Reflexes 2+ knees, 1+ ankles.

<b>Plan:</b> Naproxen 500 mg po bid with food #60 rf1 started today. PT referral 2-3x/wk. XR standing + MRI. Stop smoking - discussed, not ready. T. Renquist-Amadi, MD, e-signed 02/02/2026 17:20

## Medication list (as of 07/16/2026)
| w:.32 .2 .2 .28 |
| Drug | Start | Stop | Comment |
| Naproxen 500 mg bid | 02/02/2026 | 03/20/2026 | taken daily; stopped for epigastric pain, no lasting relief |
| Acetaminophen 1000 mg tid | 03/21/2026 | - | some help |
| Gabapentin 300 mg tid | 04/20/2026 | - | from PCP |
| Metformin 1000 mg bid | 2018 | - | |
| Levothyroxine 88 mcg | 2015 | - | |
| Nicotine patch 21 mg | 06/01/2026 | 06/28/2026 | step down, finished |
---
{HD}
# Follow-up 06/11/2026
<b>Interval:</b> PT finished 05/06. ESI 05/28 gave about 20 percent relief for 5 days then back to before. Now 7/10 R leg in the L5 pattern, 4/10 L. Walks from the door to the mailbox and back, about 6 minutes by her phone, then must sit. Legs heavy. No falls. Bladder and bowel normal, no saddle numbness.

<b>Tobacco:</b> started patches 06/01, last cigarette 05/31/2026 she says. Serum cotinine 05/14/2026 (before quitting) 212 ng/mL.

<b>Exam:</b> BMI 33.4. Motor: hip flexors, quads, TA, EHL, gastroc all 5/5 bilat. Sens decr R L5. Bilateral heel and toe walk ok.

<b>Vascular:</b> dorsalis pedis 2+ both, ABI 1.08/1.05 (05/2026): not vascular claudication.

<b>Shared decision:</b> risks incl. dural tear, infection, nonunion (higher with nicotine and high sugar), adjacent level disease, blood clot. Booklet given.

<b>A/P:</b> L4-5 degenerative spondylolisthesis w/ stenosis, neurogenic claudication. Failing care. Discussed lam vs lam/fusion. Flex/ext films. RTC 5 wk. TRA MD
---
{HD}
# Follow-up 07/16/2026
<i>Copied forward from 06/11/2026, reviewed:</i> PT finished 05/06. ESI 05/28 gave about 20 percent relief for 5 days then back to before. Now 7/10 R leg in the L5 pattern, 4/10 L.

<b>Interval:</b> Same. Leg pain worst thing, not the back. Walking 6 to 7 min. Flex/ext 07/09: 2 mm motion. MRI reviewed with her again: severe both foramina L4-5 and severe central.

<b>Tobacco:</b> no cigarettes since May 31, patches finished June 28. Will need a negative cotinine before OR.

<b>Exam:</b> unchanged, strength full. No fever, wound, UTI sx. WBC 7.1, CRP 3 mg/L on 07/09 PCP labs.

<b>Plan:</b> L4-5 decompression and TLIF, one level (22633, 22840, 63052). Preop: cotinine, A1c, DXA ordered, to be done at PCP. Request to insurance 08/14. T. Renquist-Amadi, MD 07/16/2026 16:02
---
{HD}
# Telephone encounters
08/31/2026 Pt calls, denial rec'd. Says cotinine lab never called her. Order re-sent to Poweshiek Family Practice. -L. Odegaard RN
~
09/22/2026 Staff: A1c in PCP chart is 7.4% 03/05/2026. Needs new. DXA appt was 09/15, pt canceled for harvest, to be rebooked. Cotinine: not drawn yet. -LO
~
09/29/2026 Appeal letter sent (Dr TRA). Attached 07/16 note and films. PT notes pp 1-3 attached only, rest of PT notes requested from Grinnell Hand & Back.
~
10/27/2026 Pt got appeal denial Saturday 10/24. Wants to do the 2nd appeal. PT chart complete now in media tab. Dr. TRA: pain is managed, not an emergency, no weakness; ordinary review is fine.
""", "Spine clinic (synthetic sample)", foot="Printed 11/10/2026 from SpineChart", size=9.6)

visits = [("03/09", "eval, 45 min", "ODI 52%, TUG 14.2 s"), ("03/11", "40 min", "flexion bias, core"), ("03/16", "40 min", "sore after"), ("03/18", "42 min", "bike 8 min"),
          ("03/23", "40 min", "manual, nerve glides"), ("03/26", "40 min", "walk 7 min then sat"), ("03/30", "38 min", "traction trial, no change"), ("04/02", "40 min", "core progress"),
          ("04/08", "45 min", "re-eval: ODI 50%, walk 8 min"), ("04/13", "no show", "called, ill"), ("04/15", "40 min", "aquatic"), ("04/20", "40 min", "aquatic"), ("04/23", "40 min", "aquatic, R leg 6/10"),
          ("04/29", "40 min", "core, stretch"), ("05/06", "45 min", "discharge: ODI 54%, TUG 15.0 s")]
doc(kit, "records/02_physical_therapy.pdf", """
# Grinnell Hand & Back Physical Therapy
Patient: Marguerite Delacroix-Stamm &nbsp; DOB 4/9/63 &nbsp; Ref: Renquist-Amadi &nbsp; Dx M43.16, M48.062

## Initial evaluation 03/09/2026
62F LBP w/ bilat LE sx R>L x ~5 mo. Aggr: stand 10 min, walk. Ease: sit, flexion. Prior PT 2023 (16 visits, other clinic) good result. Strength LE 5/5 throughout. ODI 26/50 = 52%. TUG 14.2 s. Pain 5/10 now, 7 worst. Plan 2x/wk x 8 wk: flexion-based stabilization, nerve glides, aquatic, HEP daily. Pt educated HEP, demonstrates. B. Falk, PT, DPT
---
## Visit log 2026
| w:.14 .2 .46 .2 |
| Date | Time | Treatment | Signed |
""" + "\n".join(f"| {a} | {b} | {c} | {'BF' if i % 3 else 'BF PT'} |" for i, (a, b, c) in enumerate(visits)) + """

Attended 14 of 15 visits, 03/09/2026 to 05/06/2026.
---
## Discharge summary 05/06/2026
Pt attended 14 visits over 8 weeks, compliant w/ HEP 5 d/wk per log. ODI 52 -> 50 -> 54%. Standing tolerance 10 min unchanged. Walk test stopped at 6 min 40 s for leg heaviness. No lasting benefit from traction or aquatic. Goals 1-3 not met. D/C to HEP and referring MD. B. Falk, PT, DPT 5/6/26
""", "PT (synthetic sample)", font="Narrow", size=10.6, foot="Grinnell Hand & Back PT")

img = doc(kit, "x", """
# POWESHIEK IMAGING CENTER
NAME: DELACROIX-STAMM, MARGUERITE &nbsp; DOB: 04/09/1963 &nbsp; EXAM: XR LUMBAR SPINE STANDING 4 VIEWS &nbsp; DATE: 02/10/2026

INDICATION: Back and leg pain.

FINDINGS: Five lumbar vertebrae. Anterior position of L4 on L5 by 8 mm, grade 1 spondylolisthesis, degenerative; no pars defect. Disc space narrowing L4-5 and L5-S1. No fracture. Alignment otherwise maintained. Bones appear mildly demineralized.

IMPRESSION: Grade 1 degenerative spondylolisthesis L4 on L5, standing.

R. Osei-Lund, MD, signed 02/10/2026
~
# POWESHIEK IMAGING CENTER
NAME: DELACROIX-STAMM, MARGUERITE &nbsp; DOB: 04/09/1963 &nbsp; EXAM: MRI LUMBAR SPINE WITHOUT CONTRAST &nbsp; DATE: 02/24/2026

L1-2, L2-3: no stenosis. L3-4: mild facet change, mild central stenosis. L4-5: uncovered disc, facet hypertrophy with effusions, thick ligament. Severe central canal stenosis. Severe bilateral foraminal stenosis with loss of fat around both L4 roots. L5-S1: disc narrowing, no significant stenosis. Conus normal. No marrow lesion, no discitis.

IMPRESSION: L4-5 severe central and bilateral foraminal stenosis with degenerative slip.

R. Osei-Lund, MD, signed 02/25/2026
---
# POWESHIEK IMAGING CENTER
NAME: DELACROIX-STAMM, MARGUERITE &nbsp; DOB: 04/09/1963 &nbsp; EXAM: XR LUMBAR FLEXION AND EXTENSION &nbsp; DATE: 07/09/2026

FINDINGS: L4 on L5: 8 mm in flexion, 6 mm in extension, change 2 mm. No other motion segment abnormal.

IMPRESSION: Stable grade 1 slip L4-5, 2 mm translation.

R. Osei-Lund, MD, signed 07/09/2026
---
# POWESHIEK IMAGING CENTER
NAME: DELACOURT, MARGARET &nbsp; DOB: 11/19/1958 &nbsp; EXAM: XR LUMBAR FLEXION AND EXTENSION &nbsp; DATE: 07/09/2026

FINDINGS: L4 on L5: 11 mm in flexion, 5 mm in extension, change 6 mm. Old L1 compression fracture.

IMPRESSION: Unstable grade 2 slip L4-5, 6 mm translation.

R. Osei-Lund, MD, signed 07/09/2026
""", "Imaging", font="Mono", size=9, write=False)
scan(kit, "records/03_imaging_scan.pdf", img, "Imaging scan (synthetic sample)", seed=4103)

doc(kit, "records/04_injection_and_primary_care.pdf", """
# Procedure note: Poweshiek Pain and Rehabilitation
Delacroix-Stamm, Marguerite &nbsp; 04/09/1963 &nbsp; <b>Date of procedure 05/28/2026</b>

<b>Procedure:</b> Transforaminal epidural steroid injection, bilateral L4-L5, fluoroscopic guidance. <b>Pre</b> pain 7/10 R leg. <b>Technique:</b> sterile prep, 22 G needle, contrast 1 mL shows epidural flow along L4 roots, dexamethasone 10 mg with lidocaine 1% 1 mL each side. No complication. <b>Post</b> 30 min: 5/10.

<b>Follow-up call 06/04/2026:</b> "it helped maybe 20 percent for five days, now it's all back." A second injection is not advised. J. Birkeland, DO
---
# Poweshiek Family Practice: visit 03/05/2026
T2DM f/u. A1c today 7.4% (was 8.3% 09/2025). BP 134/82. Still smoking 1 ppd, back hurts. Labs: creat 0.8, TSH 2.1. Depression screen PHQ-2 0. Continue metformin. R. Halloran, ARNP

# Poweshiek Family Practice: visit 07/09/2026
Preventive visit. Off cigarettes 5+ weeks! Patch finished. BMI 33.4, BP 128/80. WBC 7.1, CRP 3, creat 0.8, LFT normal. A1c not done today (specimen hemolyzed, will repeat at fall visit). Mammogram 04/2026 normal. DXA: last 10/2021, T -1.9 fem neck per outside report; will order new. Plan return in October for A1c, flu shot. R. Halloran, ARNP

<b>Problem list:</b> Type 2 diabetes mellitus; Essential hypertension; Hypothyroidism; Tobacco use disorder (not updated since 2019); Spondylolisthesis L4-5; Obesity class 1.
""", "Injection and PCP (synthetic sample)", font="Serif", size=10.4, foot="Released 11/12/2026")

soap = [("03/11/2026", "R leg 6/10 after work, back 3/10. Slept ok.", "Flexion-based core: pelvic tilt 3x10, dead bug 2x8, side plank knees 2x15 s. Sciatic and femoral nerve glides R 2x10. MHP 10 min in hooklying.", "Tolerates flexion, extension provokes leg. Needs cues for neutral spine.", 40),
        ("03/18/2026", "Bought a cart for the store. 5/10.", "Bike level 2 x 8 min, no leg pain. Sit-stand 2x10. Core progression. HEP sheet B.", "Bike better than walking (flexed posture).", 42),
        ("03/23/2026", "Naproxen stopped Friday because of stomach.", "Manual: gentle flexion mobilization L4-5 gr II, STM glutes. Nerve glides.", "Short relief, hours.", 40),
        ("03/26/2026", "Leg heavy at the elevator yesterday.", "Treadmill 1.2 mph: 7 min then sat, legs heavy, eased 2 min after sitting forward.", "Claudication pattern.", 40),
        ("03/30/2026", "No change.", "Mechanical traction supine 90/90, 60 lb, 12 min. After: no change in leg symptoms.", "Traction not continued.", 38),
        ("04/15/2026", "Missed Monday, stomach flu.", "Pool, chest depth: gait fwd/back 15 min, noodle cycling 8 min.", "Unloaded walking comfortable. Carryover on land none.", 40),
        ("04/23/2026", "R leg 6/10 last night, gabapentin started Monday by PCP.", "Pool: gait, squats, flutter kick. No weakness: heel raises 20/20 both sides single leg.", "Strength stays full. Standing tolerance still 10 min.", 40),
        ("04/29/2026", "\"I do the exercises, it does not change.\"", "Core endurance test 48 s. Hamstring and hip flexor stretch. Review body mechanics for counter work, footstool.", "Plateau. Discharge visit next week, back to Dr. Renquist-Amadi.", 40)]
pages = []
for i in range(0, len(soap), 2):
    pages.append("# Grinnell Hand & Back Physical Therapy: daily notes\nPatient: Marguerite Delacroix-Stamm &nbsp; DOB 4/9/63\n\n" + "\n".join(
        f"## {d} &nbsp; ({m} min, one to one)\n<b>S:</b> {a}\n\n<b>O:</b> {b}\n\n<b>A:</b> {c}\n\n<b>P:</b> cont per POC. {'B. Falk, PT, DPT' if j % 2 else 'T. Reyes, PTA / cosigned BF'}\n~" for j, (d, a, b, c, m) in enumerate(soap[i:i + 2])))
doc(kit, "records/05_physical_therapy_daily_notes.pdf", "\n---\n".join(pages), "PT daily notes (synthetic sample)", font="Narrow", size=11, foot="Grinnell Hand & Back PT, pages 4 to 7 of the chart")

kit.write("statement.txt", """My name is Marguerite Stamm (Delacroix-Stamm on the card). I work for the grain co-op and Meritain is on my card. The second no came on Saturday October 24, I wrote it on the envelope. My surgeon sent only the first 3 pages of therapy, I had 14 visits!

I quit smoking May 31 and finished the patches the end of June. Nobody has drawn the nicotine blood since. I missed the bone scan because of harvest. The sugar test has not been repeated since March, I have the appointment with Renee Halloran December 3.

My cousin says to send it to the Iowa insurance commissioner. I can wait, I just cannot walk past the mailbox. My brother had a fusion and now he has bladder trouble, I do not have that.
""")
A, B, I_, D = "records/01_spine_clinic_notes.pdf", "records/02_physical_therapy.pdf", "records/03_imaging_scan.pdf", "records/04_injection_and_primary_care.pdf"
last = after("2026-10-24", 60)
assert last == "2026-12-23"
gold = {
    "synthetic": True, "today": "2026-11-23", "difficulty": "hard",
    "title": "Meritain Health (self-funded cooperative, Iowa): lumbar fusion L4-L5, first appeal upheld, required second level open",
    "notice": {"payer": "meritain", "payer_name": "Meritain Health", "delegate": "American Health Holding, Inc.", "member_id": "PTG 5540 1187 02", "group_number": "15-60442",
               "claim_number": None, "reference_number": "APL-1-0093318", "patient_name": "Marguerite A. Delacroix-Stamm", "patient_dob": "1963-04-09",
               "provider_name": "Tobias Renquist-Amadi, MD", "facility_name": "Grinnell River Surgical Hospital", "notice_date": "2026-10-20", "received_date": "2026-10-24",
               "service_start": None, "service_end": None, "service": "Posterior lumbar fusion with decompression, L4-L5, inpatient 2 days",
               "codes": [{"system": "CPT", "code": "22633"}, {"system": "CPT", "code": "22840"}, {"system": "CPT", "code": "63052"}, {"system": "ICD-10-CM", "code": "M43.16"}, {"system": "ICD-10-CM", "code": "M48.062"}],
               "carc": [], "rarc": [], "group_code": None, "reasons": ["medical-necessity", "missing-information"], "pa_history": "requested-denied", "stage": "pre-service",
               "level": "internal-1", "urgent": False, "stated_deadline": {"days": 60, "from": "receipt"},
               "appeal_to": {"name": "Prairie Tallgrass Grain Cooperative, Second Level Appeals, c/o Meritain Health", "address": "P.O. Box 990733, Amherst, NY 14228", "fax": "716-555-0177", "phone": "1-800-555-0190", "portal": None},
               "cited_policy": "Clinical Policy SPN-412, Lumbar Spinal Fusion", "amount_billed": None, "amount_denied": None, "patient_owes": None},
    "plan": {"type": "erisa-self-funded", "state": "IA", "evidence": ev(("plan.pdf", 1, "The Cooperative pays benefits from its general assets."), ("plan.pdf", 1, "No insurance company insures the benefits."),
                                                                       ("plan.pdf", 1, "The plan is not grandfathered."))},
    "routes": ["second-level-appeal", "document-request", "external-review"],
    "not_routes": ["regulator-complaint", "submit-prior-authorization", "expedited-appeal", "fair-hearing", "no-appeal-other-help", "provider-write-off"],
    "deadlines": {"internal_last_day": last, "decision_due_days_after_filing": 15, "expedited_hours": 72,
                  "external_months_or_days": {"months": 4, "from": "receipt of the decision on the second appeal"},
                  "other": {"how_counted": "60 days after receipt on Saturday 2026-10-24 (day 1 is 10-25): Wednesday 2026-12-23; from the notice date it would be 2026-12-19",
                            "if_receipt_unproved_safe_day": "2026-12-18 (Friday before 2026-12-19)", "lawsuit": "one year after the final decision (plan term)"},
                  "citation": "29 CFR 2560.503-1(c)(2)-(3), (h), (i)(2)(ii); plan SPD page 88; 45 CFR 147.136(d)(2)(i)"},
    "notice_defects": ["no reference to the plan provision (SPD page) on which the decision rests, only 'the plan's definition of medically necessary'",
                       "does not discuss the MRI (severe stenosis), which the surgeon's notes name; no explanation why 1.b.ii is not met"],
    "criteria": [
        C("1", "Imaging: both", "all of ROOT", "met"),
        C("1.a", "Spondylolisthesis grade 1 or higher on standing radiographs, no more than 12 months old", "all of 1", "met", [(I_, 1, "Grade 1 degenerative spondylolisthesis L4 on L5, standing.")]),
        C("1.b", "At least one of i, ii at that level", "all of 1", "met"),
        C("1.b.i", "Translation of 4 mm or more between flexion and extension", "any of 1.b", "not-met", [(I_, 2, "8 mm in flexion, 6 mm in extension, change 2 mm"), (I_, 2, "Stable grade 1 slip L4-5, 2 mm translation.")], "not needed: 1.b.ii is met; the 6 mm film is of another patient"),
        C("1.b.ii", "Severe central or foraminal stenosis on MRI or CT myelogram, no more than 12 months old", "any of 1.b", "met", [(I_, 1, "L4-5 severe central and bilateral foraminal stenosis with degenerative slip.")]),
        C("2", "Symptoms: at least two", "all of ROOT", "met"),
        C("2.a", "Neurogenic claudication that limits walking to 10 minutes or less", "any of 2 (at least 2)", "met", [(A, 2, "about 6 minutes by her phone, then must sit"), (B, 3, "Walk test stopped at 6 min 40 s for leg heaviness.")]),
        C("2.b", "Radiating leg pain of 4 or more of 10 in the distribution of the level", "any of 2 (at least 2)", "met", [(A, 2, "Now 7/10 R leg in the L5 pattern, 4/10 L.")]),
        C("2.c", "Weakness of grade 4 or less", "any of 2 (at least 2)", "not-met", [(A, 2, "hip flexors, quads, TA, EHL, gastroc all 5/5 bilat"), (A, 3, "unchanged, strength full")], "not needed: two others are met"),
        C("2.d", "New disturbance of bladder or bowel", "any of 2 (at least 2)", "not-met", [(A, 2, "Bladder and bowel normal, no saddle numbness.")], "not needed; it was her brother"),
        C("3", "Symptoms for at least 6 months", "all of ROOT", "met", [(A, 1, "since about October 2025"), (A, 3, "Walking 6 to 7 min.")]),
        C("4", "Care without surgery within 12 months: all", "all of ROOT", "met"),
        C("4.a", "Supervised physical therapy, at least 12 visits over at least 6 weeks", "all of 4", "met", [(B, 2, "Attended 14 of 15 visits, 03/09/2026 to 05/06/2026."), (B, 3, "Pt attended 14 visits over 8 weeks")]),
        C("4.b", "NSAID or other non-opioid analgesic regularly for at least 4 weeks", "all of 4", "met", [(A, 1, "taken daily; stopped for epigastric pain, no lasting relief")]),
        C("4.c", "One of i, ii", "all of 4", "met"),
        C("4.c.i", "Epidural steroid injection at the level with less than 50% relief or relief under 6 weeks", "any of 4.c", "met", [(D, 1, "Transforaminal epidural steroid injection, bilateral L4-L5"), (D, 1, "it helped maybe 20 percent for five days, now it's all back.")]),
        C("4.c.ii", "Written statement why an injection must not be given", "any of 4.c", "not-met", [(D, 1, "Transforaminal epidural steroid injection, bilateral L4-L5")], "not needed: an injection was given"),
        C("5", "Risks: all", "all of ROOT", "unknown"),
        C("5.a", "No nicotine for at least 6 weeks, confirmed by cotinine after those weeks", "all of 5", "unknown", [(A, 4, "Cotinine: not drawn yet.")], "a cotinine test now; the only result (212 ng/mL, 2026-05-14) is from before she quit on 2026-05-31"),
        C("5.b", "Body mass index below 40", "all of 5", "met", [(A, 2, "BMI 33.4.")]),
        C("5.c", "Hemoglobin A1c below 8.0% no more than 3 months old (diabetes)", "all of 5", "unknown", [(A, 4, "A1c in PCP chart is 7.4% 03/05/2026. Needs new.")], "a new hemoglobin A1c (7.4% of 2026-03-05 is too old); appointment 2026-12-03"),
        C("5.d", "Bone density no more than 24 months old, T-score above -2.5", "all of 5", "unknown", [(A, 4, "DXA appt was 09/15, pt canceled for harvest, to be rebooked.")], "a new DXA; the 2021 value (-1.9) is too old"),
        C("6", "None of the exclusions", "all of ROOT", "met"),
        C("6.a", "Not back pain from disc degeneration alone", "all of 6", "met", [(A, 3, "Leg pain worst thing, not the back.")]),
        C("6.b", "Not more than two levels", "all of 6", "met", [(A, 3, "L4-5 decompression and TLIF, one level")]),
        C("6.c", "No active infection", "all of 6", "met", [(A, 3, "No fever, wound, UTI sx. WBC 7.1, CRP 3 mg/L on 07/09 PCP labs.")]),
    ],
    "overall": "unknown",
    "smallest_missing": ["5.a negative cotinine", "5.c hemoglobin A1c below 8.0%", "5.d DXA with T-score above -2.5"],
    "must_say": ["MRI of 2026-02-24: severe central and bilateral foraminal stenosis at L4-5, which satisfies 1.b without the flexion-extension test",
                 "14 therapy visits over 8 weeks (2026-03-09 to 2026-05-06), only the first pages were in the file", "injection 2026-05-28 with about 20% relief for 5 days; naproxen 2026-02-02 to 2026-03-20",
                 "the positive cotinine (2026-05-14) was taken before she stopped on 2026-05-31", "get cotinine, A1c and DXA before filing, file by 2026-12-23 in any case",
                 "asks for a reviewer who took part in neither earlier decision, and for the file and criteria free of charge", "after the second denial: free external review within four months; ERISA 502(a)"],
    "must_not_say": ["that there is 4 mm or more of motion (2 mm; the 6 mm film belongs to another patient)", "that she has leg weakness or bladder trouble", "that she is proved nicotine-free", "that A1c is current or that her bone density is normal",
                     "that the Iowa Insurance Division or Iowa external review decides this", "that external review can be requested now without the second appeal", "that the case is urgent", "that therapy of 2023 counts"],
    "traps": ["the Delacourt film on the last imaging page is another patient's", "physical therapy of 2023 (16 visits) is too old; one of 15 visits in 2026 was a no show", "cotinine 212 is before the quit date; problem list still says tobacco use disorder",
              "A1c 7.4% and DXA 2021 too old; DXA, A1c and cotinine are only planned", "brother's fusion with bladder trouble, mother's osteoporosis", "copied-forward paragraph in the note of 07/16",
              "two numbers and two P.O. boxes; the second-level box is 990733", "first-level 180 days do not apply to the second level (60 days, plan term)", "walking 15 minutes in February is the old value"],
}
done(kit, gold)
