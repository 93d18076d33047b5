"""What stands before the finished files of a case: free where payment is off, where nobody should pay, and where it is paid."""

from __future__ import annotations

from pathlib import PurePosixPath

from django.conf import settings
from django.http import HttpResponseBase
from django.shortcuts import redirect

from denialhelp.web.cases.models import Case
from denialhelp.web.payments.paying import bought
from denialhelp.web.payments.tool import advice

# The days and the list of what is left to do are always free.
FREE = frozenset({".ics", ".md"})


def owing(case: Case) -> bool:
    """Whether the finished letter of this case has still to be paid for."""
    return settings.PAYMENTS and not bought(case) and advice(case).worth_paying


def toll(case: Case, name: str) -> HttpResponseBase | None:
    """The way to the page that says what it costs, where it has still to be paid for."""
    if PurePosixPath(name).suffix in FREE or not owing(case):
        return None
    return redirect("pay", case_id=case.pk)
