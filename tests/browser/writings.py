"""A synthetic representative's particulars, as the form takes them."""

WRITING = {
    "plan_type": "medicare-advantage", "situation": "appointed", "patient_is": "sister", "patient_name": "Delphine Marchetti",
    "patient_address": "1 Sample St\nAustin, TX 78701", "patient_phone": "555-0101", "member_number": "1SYN-TH3-TH33",
    "plan": "Synthetic Advantage", "matter": "the denied therapy", "claim": "", "representative_name": "Ben Sample",
    "representative_address": "2 Sample St", "representative_phone": "555-0102", "relation": "brother", "authority": "",
    "ends_on": "2027-11-24",
}  # fmt: skip
