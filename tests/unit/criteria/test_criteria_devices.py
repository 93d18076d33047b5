"""Sleep studies, downloads and the life of a device in suppliers' and clinics' short forms, with their traps (all synthetic)."""

from __future__ import annotations

import pytest
from test_criteria_examination import status

SERVICE = "Replacement CPAP device"
INDEX = "An apnea-hypopnea index (AHI) of 15 or more events per hour on the diagnostic sleep test"
CENTRAL = "Central events made up less than 25% of all respiratory events"
USE = "Use of 4 or more hours per night on at least 70% of nights in a period of 30 consecutive days within the 90 days before the request"
OLD = "The current device was delivered 5 or more years before the date of the request"
PAID = "No insurer paid for a CPAP device for the member in the 5 years before the request"
REPAIR = "The cost of repair is more than 60% of the cost of a replacement device"
RECALL = "The device is the subject of a manufacturer recall"
FACE = "Use of an oronasal (full face) mask"
STUDY = "Polysomnography report\n\nStudy date 03/02/2026\n\n"
TABLE = (
    "Respiratory events  Count  Index /h\nObstructive apnea  70  12.0\nCentral apnea  {c}  {ci}\nHypopnea  60  10.0\nTotal AHI  {t}  {ti}\n"
)
USED = "Download 11/02/2026\n\nPeriod  Nights used  Nights >= 4 h  AHI\n09/01-09/30/2026  {a}\n10/01-10/30/2026  {b}\n"
CASES = [
    (INDEX, STUDY + TABLE.format(c=5, ci="0.9", t=135, ti="22.9"), "met"),
    (INDEX, STUDY + TABLE.format(c=1, ci="0.2", t=65, ti="9.4"), "not-met"),
    (INDEX, "Download: residual AHI 22 on CPAP.", "unknown"),
    (INDEX, "Brother AHI 40.", "unknown"),
    (CENTRAL, STUDY + TABLE.format(c=5, ci="0.9", t=135, ti="22.9"), "met"),
    (CENTRAL, STUDY + TABLE.format(c=90, ci="15.0", t=220, ti="37.0"), "not-met"),
    (CENTRAL, "Central apnea index 0.9.", "unknown"),
    (USE, USED.format(a="28/30  25 (83%)  2.0", b="20/30  15 (50%)  2.4"), "met"),
    (USE, USED.format(a="28/30  12 (40%)  2.0", b="20/30  15 (50%)  2.4"), "unknown"),
    (USE, "Goal: 4 h on 70% of nights.", "unknown"),
    (OLD, "Delivery ticket 02/10/2021\n\nAirCurve 10 SN 555, humidifier. Received by patient.", "met"),
    (OLD, "Delivery ticket 02/10/2024\n\nAirCurve 10 SN 555, humidifier. Received by patient.", "not-met"),
    (OLD, "New unit to be delivered 12/01/2026.", "unknown"),
    (PAID, "Claims search: E0601 last paid DOS 02/10/2021.", "met"),
    (PAID, "Claims search: E0601 last paid DOS 02/10/2024.", "not-met"),
    (PAID, "Claims search: A7030 last paid DOS 02/10/2024.", "unknown"),
    (REPAIR, "Repair estimate $700.00. Replacement unit $900.00.", "met"),
    (REPAIR, "Repair estimate: motor and labor $150. New unit $900.", "not-met"),
    (REPAIR, "Repair estimate $700.00.", "unknown"),
    (RECALL, "Serial number checked: not part of the recall.", "not-met"),
    (RECALL, "Serial number is on the recall list.", "met"),
    (RECALL, "Asked whether the device was recalled.", "unknown"),
    (FACE, "Mask: nasal pillows S.", "not-met"),
    (FACE, "Interface: full face mask, size M.", "met"),
    (FACE, "Husband has a full face mask.", "unknown"),
]


@pytest.mark.parametrize(("criterion", "said", "wanted"), CASES)
def test_devices(criterion: str, said: str, wanted: str) -> None:
    assert status(criterion, said, SERVICE) == wanted
