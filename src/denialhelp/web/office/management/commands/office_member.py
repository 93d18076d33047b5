"""Let a person work in the office, or no longer."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from denialhelp.web.accounts.models import User
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action


class Command(BaseCommand):
    """`office_member EMAIL [--remove]`."""

    help = "Let a person work in the office, or no longer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The address, and whether it is the end."""
        parser.add_argument("email")
        parser.add_argument("--remove", action="store_true")

    def handle(self, *_given: Any, **options: Any) -> str:
        """Make the account where there is none; signing in is by code or link as for everybody."""
        email = str(options["email"]).strip().lower()
        person = User.objects.filter(email=email).first()
        if options["remove"]:
            if person is None or not person.is_staff:
                return "That person does not work in the office."
            User.objects.filter(pk=person.pk).update(is_staff=False)
            record(Action.OFFICE_CHANGED, who="command", detail=f"person-{person.pk}-out")
            return "That person no longer works in the office."
        person = person or User.objects.create_user(email)
        User.objects.filter(pk=person.pk).update(is_staff=True)
        record(Action.OFFICE_CHANGED, who="command", detail=f"person-{person.pk}-in")
        return "That person works in the office; they sign in with their e-mail address and go to /office/."
