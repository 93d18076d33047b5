"""Who may use the interface: a token of an organization, its scopes, its cases, and how often."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from ninja.security import HttpBearer

from denialhelp.web.cases.models import Case
from denialhelp.web.guard.rate import allowed
from denialhelp.web.organizations.models import CaseOf, Membership, Scope, Token
from denialhelp.web.organizations.rights import Role


class Refused(Exception):
    """A request that is not done: the status and a sentence."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


class Door(HttpBearer):
    """Opens to tokens that are not revoked. `Authorization: Bearer dh_...`"""

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """The token, or None."""
        found = Token.of(token)
        if found is None or not found.organization.key_wrapped:
            return None
        if not allowed("api", str(found.pk)):
            raise Refused(429, "too-often", "This token asked too often; wait an hour, or ask the operator for a higher limit.")
        return found


def token_of(request: HttpRequest) -> Token:
    """The token that opened."""
    return cast("Token", request.auth)  # type: ignore[attr-defined]


def needs(request: HttpRequest, scope: Scope) -> Token:
    """The token, where it has this scope; raises Refused (403)."""
    token = token_of(request)
    if scope not in token.scopes:
        raise Refused(403, "scope", f"This token may not do that: it lacks the scope '{scope.value}'.")
    return token


def who(token: Token) -> str:
    """What the audit log calls a token."""
    return f"token:{token.pk}"


def member_for(token: Token) -> Membership:
    """The member in whose name a token puts cases on the board: who made it, else an owner. Raises Refused where there is none."""
    held = Membership.objects.filter(organization_id=token.organization_id)
    found = held.filter(person_id=token.made_by_id).first() or held.filter(role=Role.OWNER).first()
    if found is None:
        raise Refused(403, "no-owner", "This organization has no owner any more.")
    return found


def row_of(token: Token, case_id: str) -> CaseOf:
    """A case of the token's organization with its row; raises Refused (404) for any other, whether it exists or not."""
    row = CaseOf.objects.select_related("case").filter(organization_id=token.organization_id, case_id=case_id).first()
    if row is None or not row.case.key_wrapped:
        raise Refused(404, "no-case", "There is no such case.")
    return row


def case_of(request: HttpRequest, scope: Scope, case_id: str) -> Case:
    """The case of a request, where the token may do this with it."""
    return row_of(needs(request, scope), case_id).case
