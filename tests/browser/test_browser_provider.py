"""A doctor is invited, enters the code and signs, by keyboard and on a phone without scripts; the patient takes the signed statement."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from browser.test_browser_case import DESKTOP, PHONE, faults_of, fits, open_page, upload


def test_a_doctor_signs_and_the_patient_sees_it(site: str, browser: Browser, tmp_path: Path) -> None:
    patient = open_page(browser, DESKTOP)
    upload(patient, site)
    patient.get_by_role("button", name="make my packet").click()
    patient.get_by_role("link", name="Doctor", exact=True).click()
    patient.get_by_role("button", name="Make a link for my doctor").click()
    link, code = patient.locator(".link").inner_text(), patient.locator(".code").inner_text()
    assert faults_of(patient) == []
    doctor = open_page(browser, PHONE, scripts=False)
    doctor.goto(link)
    doctor.get_by_label("The code").fill(code)
    doctor.keyboard.press("Enter")
    expect(doctor.get_by_role("heading", name="Review and sign")).to_be_visible()
    for item in doctor.get_by_role("radio", name="Accept").all():
        item.focus()
        doctor.keyboard.press("Space")
    doctor.get_by_role("radio", name="Strike").first.check()
    doctor.get_by_label("Your name, as printed").fill("Synthetic Doctor MD")
    doctor.get_by_label("NPI").fill("1234567893")
    doctor.keyboard.press("Enter")
    expect(doctor.get_by_role("heading", name="Thank you. The statement is signed.")).to_be_visible()
    patient.reload()
    expect(patient.get_by_text("Synthetic Doctor MD")).to_be_visible()
    expect(patient.get_by_text("Struck").first).to_be_visible()
    with patient.expect_download() as caught:
        patient.get_by_role("link", name="The signed statement (PDF)").click()
    caught.value.save_as(tmp_path / "signed.pdf")
    assert (tmp_path / "signed.pdf").read_bytes()[:5] == b"%PDF-"
    assert faults_of(patient) == []
    assert fits(patient)


def test_the_doctors_screens_are_accessible_and_fit(site: str, browser: Browser) -> None:
    patient = open_page(browser, DESKTOP)
    upload(patient, site)
    patient.get_by_role("button", name="make my packet").click()
    patient.get_by_role("link", name="Doctor", exact=True).click()
    patient.get_by_role("button", name="Make a link for my doctor").click()
    link, code = patient.locator(".link").inner_text(), patient.locator(".code").inner_text()
    doctor = open_page(browser, PHONE)
    doctor.goto(link)
    found = faults_of(doctor)
    doctor.get_by_label("The code").fill(code)
    doctor.keyboard.press("Enter")
    expect(doctor.get_by_role("heading", name="Review and sign")).to_be_visible()
    for size in (PHONE, DESKTOP):
        doctor.set_viewport_size(size)
        doctor.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        found += faults_of(doctor)
        assert fits(doctor)
    assert found == []
