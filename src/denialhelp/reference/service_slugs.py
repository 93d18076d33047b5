"""The closed list of treatments and services that the coverage library, the literature and the help pages speak of."""

from __future__ import annotations

DRUGS = frozenset(
    (
        "glp-1-weight-loss glp-1-diabetes adalimumab etanercept infliximab ustekinumab risankizumab secukinumab vedolizumab dupilumab "
        "omalizumab tezepelumab jak-inhibitors cgrp-migraine botulinum-toxin-migraine ocrelizumab pcsk9-inhibitors denosumab romosozumab "
        "ivig hepatitis-c-antivirals growth-hormone esketamine adhd-stimulants cftr-modulators hemophilia-factor checkpoint-inhibitors "
        "car-t rituximab iron-infusion buprenorphine testosterone"
    ).split()
)
DEVICES = frozenset(
    (
        "cpap oral-appliance-sleep-apnea hypoglossal-nerve-stimulation insulin-pump continuous-glucose-monitor power-wheelchair "
        "prosthetic-limb hearing-aids cochlear-implant spinal-cord-stimulator pneumatic-compression home-oxygen custom-orthotics "
        "bone-growth-stimulator speech-generating-device"
    ).split()
)
PROCEDURES = frozenset(
    (
        "lumbar-spinal-fusion epidural-steroid-injection facet-radiofrequency-ablation basivertebral-nerve-ablation knee-replacement "
        "hip-replacement bariatric-surgery panniculectomy breast-reduction breast-reconstruction gynecomastia-surgery septoplasty "
        "sinus-surgery blepharoplasty varicose-vein-treatment ivf fertility-preservation proton-therapy stereotactic-radiotherapy "
        "organ-transplant gender-affirming-surgery hbot tms ect tmj-treatment"
    ).split()
)
THERAPIES = frozenset(
    (
        "cimt physical-therapy occupational-therapy speech-therapy aba chiropractic acupuncture cardiac-rehabilitation "
        "cognitive-rehabilitation intensive-outpatient partial-hospitalization residential-treatment"
    ).split()
)
TESTS = frozenset(
    (
        "mri ct-scan pet-scan coronary-cta hereditary-cancer-testing whole-exome-sequencing pharmacogenomic-testing tumor-profiling "
        "sleep-study colonoscopy"
    ).split()
)
SETTINGS = frozenset(
    (
        "inpatient-admission skilled-nursing-facility inpatient-rehabilitation long-term-acute-care home-health private-duty-nursing "
        "hospice infusion-site-of-care emergency-care ground-ambulance air-ambulance enteral-nutrition"
    ).split()
)
SERVICES = DRUGS | DEVICES | PROCEDURES | THERAPIES | TESTS | SETTINGS
