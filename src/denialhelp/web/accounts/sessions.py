"""Sessions in the database that a copy of the database cannot use: the cookie's secret is kept as a keyed hash, and seals what is in it."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.contrib.sessions.serializers import JSONSerializer
from django.core import signing
from django.db import IntegrityError, transaction
from django.utils import timezone

from denialhelp.web.cases.access import SESSION
from denialhelp.web.guard.sealing import SealBroken, seal_json, unseal_json

_BEFORE = "django.contrib.sessions.backends.signed_cookies"


def _keyed(what: str, secret: str) -> bytes:
    return hmac.new(settings.SECRET_KEY.encode(), f"session {what}\x00{secret}".encode(), hashlib.sha256).digest()


def row_key(secret: str) -> str:
    """What a session's row is called; it does not lead back to the cookie's secret."""
    return _keyed("row", secret).hex()[:40]


def _rows() -> Any:
    from denialhelp.web.accounts.models import BrowserSession  # models are there only after the settings

    return BrowserSession.objects


class SessionStore(SessionBase):
    """One browser's session."""

    def load(self) -> dict[str, Any]:
        """What is in it; for a cookie of the time when sessions were signed cookies, the cases in it."""
        secret = self.session_key or ""
        row = _rows().filter(session_key=row_key(secret), expire_date__gt=timezone.now()).first() if secret else None
        if row is not None:
            try:
                held: Any = unseal_json(_keyed("seal", secret), base64.b64decode(row.session_data), "session")
                return dict(held)
            except SealBroken:
                pass
        self._session_key = None
        return self._carried(secret) if ":" in secret else {}

    def _carried(self, cookie: str) -> dict[str, Any]:
        try:
            held = signing.loads(cookie, serializer=JSONSerializer, max_age=settings.SESSION_COOKIE_AGE, salt=_BEFORE)
        except signing.BadSignature:
            return {}
        if not held.get(SESSION):
            return {}
        self.modified = True
        return {SESSION: held[SESSION]}

    def exists(self, session_key: str) -> bool:
        """Whether there is a session with this secret."""
        return bool(_rows().filter(session_key=row_key(session_key)).exists())

    def create(self) -> None:
        """A session with a fresh secret."""
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]  # Django's own, not in its stubs
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        """Keep what is in it."""
        if self.session_key is None:
            self.create()
            return
        data = self._get_session(no_load=must_create)  # type: ignore[attr-defined]  # as above
        sealed = base64.b64encode(seal_json(_keyed("seal", self.session_key), data, "session")).decode()
        person = data.get("_auth_user_id")
        values = {"session_data": sealed, "expire_date": self.get_expiry_date(), "person_id": int(person) if person else None}
        row = row_key(self.session_key)
        if not must_create:
            if not _rows().filter(session_key=row).update(**values):
                raise UpdateError
            return
        try:
            with transaction.atomic():
                _rows().create(session_key=row, **values)
        except IntegrityError as fault:
            raise CreateError from fault

    def delete(self, session_key: str | None = None) -> None:
        """End it."""
        secret = session_key or self.session_key
        if secret is not None:
            _rows().filter(session_key=row_key(secret)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        """Remove the sessions whose time is over."""
        _rows().filter(expire_date__lt=timezone.now()).delete()
