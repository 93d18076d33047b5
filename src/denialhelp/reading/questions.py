"""Questions about what a notice leaves open, in plain words, and what each answer changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from denialhelp.casefile.fact import Fact, Question, StatedDeadline

from .candidates import Choice

_ASK = {
    "notice_date": (
        "What date is printed on the notice?",
        "Most deadlines count from the date of the notice or from the day it reached you.",
    ),
    "service": ("What service, drug, test or item was refused?", "The coverage rules and the evidence to gather depend on it."),
    "member_id": ("What is the member number on the insurance card?", "The plan finds your file by it."),
    "claim_number": ("Which claim number was refused?", "The appeal must name the right claim."),
    "reference_number": ("Which reference or case number does the notice give for this decision?", "The plan files the appeal by it."),
    "patient_name": ("Who is the patient?", "The letter must name the patient, who may not be the person it was sent to."),
    "stated_deadline": ("How long does the notice give you to appeal, and counted from what day?", "The last day to file depends on it."),
    "service_start": ("On which day was the service given, or when should it begin?", "The letter names the service by its date."),
    "patient_dob": ("What is the patient's date of birth?", "The plan checks it when an appeal arrives."),
}
_SURE_OF_PACE = 0.7  # below it the notice only gives no sign of hurry
_ALWAYS = ("notice_date", "service")


def ask(facts: Mapping[str, Fact], open_choices: Mapping[str, Choice], kind: str) -> Iterator[Question]:
    """Questions for facts that matter and are missing, and for those that have more than one possible value."""
    if kind in ("approval", "other") and "stated_deadline" not in facts:
        return  # a paper without a right to appeal in it that does not say no: nothing to ask
    for name, (question, why) in _ASK.items():
        if name in facts:
            continue
        choice = open_choices.get(name)
        if choice is not None and choice.rivals:
            yield Question(name, f"{question} {_options(choice)}".strip(), why)
        elif name in _ALWAYS:
            yield Question(name, question, why)
    urgent = facts.get("urgent")
    if urgent is not None and urgent.confidence < _SURE_OF_PACE:
        yield Question(
            "urgent",
            "Could waiting a month for an answer seriously harm the patient's life or health, or leave severe pain untreated?",
            "An urgent case has an appeal that is answered within 72 hours; the notice does not say how the request was handled.",
        )
    stated = facts.get("stated_deadline")
    if "received_date" not in facts and (
        stated is None or (isinstance(stated.value, StatedDeadline) and stated.value.start in ("receipt", None))
    ):
        yield Question(
            "received_date",
            "On which day did the notice reach you (the day it came, not the day it was opened)?",
            "Where the period runs from receipt, the last day counts from that day.",
        )


def _options(choice: Choice) -> str:
    values = dict.fromkeys(_plain(c.value) for c in choice.rivals if c.score >= 0.3)
    return "The notice may say: " + " or ".join(list(values)[:3]) + "." if values else ""


def _plain(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%B} {value.day}, {value.year}"
    if isinstance(value, StatedDeadline):
        return f"{value.days} days" if value.days else f"{value.months} months" if value.months else str(value.date)
    return str(value)
