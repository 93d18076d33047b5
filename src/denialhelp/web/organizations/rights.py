"""What a member of an organization may do: roles and deeds as one table."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as lazy

from denialhelp.web.cases.access import Access


class Role(models.TextChoices):
    """What somebody is in an organization."""

    OWNER = "owner", lazy("owner")
    CLINICIAN = "clinician", lazy("clinician")
    BILLER = "biller", lazy("biller")
    ADVOCATE = "advocate", lazy("advocate")
    READER = "reader", lazy("reader")


class Deed(models.TextChoices):
    """What can be done in an organization, beside what is done in a case."""

    SEE = "see"  # the board, the causes, the statistics
    WORK = "work"  # stages, assignment, notes, new cases
    EXPORT = "export"  # take the board away as a table: names are in it
    BATCH = "batch"  # bring remittances in
    VOICE = "voice"  # letterhead, opening, closing
    MEMBERS = "members"  # invite, change roles, remove
    TOKENS = "tokens"  # keys for programs
    RENAME = "rename"  # the organization's own particulars, and its end


_ALL = frozenset(Deed)
_DESK = frozenset({Deed.SEE, Deed.WORK, Deed.EXPORT, Deed.BATCH})
MAY: dict[Role, frozenset[Deed]] = {
    Role.OWNER: _ALL,
    Role.CLINICIAN: _DESK | {Deed.VOICE},
    Role.BILLER: _DESK,
    Role.ADVOCATE: _DESK,
    Role.READER: frozenset({Deed.SEE}),
}
ACCESS: dict[Role, Access] = {
    Role.OWNER: Access.OWN,
    Role.CLINICIAN: Access.SEND,  # signs
    Role.BILLER: Access.WORK,
    Role.ADVOCATE: Access.WORK,
    Role.READER: Access.READ,
}


def may(role: str, deed: Deed) -> bool:
    """Whether a role may do this."""
    return deed in MAY[Role(role)]
