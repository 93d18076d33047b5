"""A new master key: every case's key, every mail that waits, what is set of services: all wrapped again; the cases stay as they are."""

from __future__ import annotations

import os

from django.conf import settings

from denialhelp.web.accounts.models import OutgoingMail
from denialhelp.web.cases.models import Case
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.master import VARIABLE, is_under, key_file, master_keys, unwrap, wrap, write_keys
from denialhelp.web.guard.models import Action, ServiceSettings
from denialhelp.web.guard.provided import sealed_for
from denialhelp.web.guard.sealing import new_key
from denialhelp.web.organizations.models import Organization


def rotate() -> int:
    """Wrap every case's key under a new master key; how many. A stop in between loses nothing: the old key is dropped last.

    Where the environment holds the keys (new one first, then the old), only the wrapping is done; else a new key is made in the file.
    """
    own_file = not os.environ.get(VARIABLE)
    keys = master_keys(settings.HOME)
    if own_file:
        keys = (new_key(), *keys)
        write_keys(key_file(settings.HOME), keys)
    count = 0
    for case in Case.objects.exclude(key_wrapped=b"").only("pk", "key_wrapped").iterator():
        held = bytes(case.key_wrapped)
        if not is_under(keys[0], held):
            wrapped = wrap(keys[0], unwrap(keys, held, case.pk), case.pk)
            count += Case.objects.filter(pk=case.pk, key_wrapped=held).update(key_wrapped=wrapped)
    for mail in OutgoingMail.objects.exclude(sealed=b"").iterator():
        held = bytes(mail.sealed)
        if not is_under(keys[0], held):
            again = wrap(keys[0], unwrap(keys, held, f"mail:{mail.key}"), f"mail:{mail.key}")
            OutgoingMail.objects.filter(pk=mail.pk, sealed=held).update(sealed=again)
    for service in ServiceSettings.objects.iterator():
        held = bytes(service.sealed)
        if not is_under(keys[0], held):
            again = wrap(keys[0], unwrap(keys, held, sealed_for(service.pk)), sealed_for(service.pk))
            ServiceSettings.objects.filter(pk=service.pk, sealed=held).update(sealed=again)
    for office in Organization.objects.exclude(key_wrapped=b"").only("pk", "key_wrapped", "keyed_as").iterator():
        held = bytes(office.key_wrapped)
        if not is_under(keys[0], held):
            wrapped = wrap(keys[0], unwrap(keys, held, office.keyed_as), office.keyed_as)
            Organization.objects.filter(pk=office.pk, key_wrapped=held).update(key_wrapped=wrapped)
    # What was made while this ran may still be under an old key: that key stays until the next rotation.
    left = [bytes(w) for kind in (Case, Organization) for w in kind.objects.exclude(key_wrapped=b"").values_list("key_wrapped", flat=True)]
    if own_file:
        write_keys(key_file(settings.HOME), [k for n, k in enumerate(keys) if n == 0 or any(is_under(k, w) for w in left)])
    record(Action.KEYS_ROTATED, who="command")
    return count
