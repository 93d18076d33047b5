"""Addresses: the JSON interface, version 1, and its OpenAPI document."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError

from denialhelp import __version__
from denialhelp.web.api import cases, letters
from denialhelp.web.api.door import Door, Refused

interface = NinjaAPI(
    title="DenialHelp",
    version=__version__,
    description="The same steps as on the pages, for programs of an organization. A token is made on the organization's page.",
    docs_url=None,
    urls_namespace="api",
    auth=Door(),
)
interface.add_router("/cases", cases.router)
interface.add_router("/cases", letters.router)


def _fault(request: HttpRequest, status: int, code: str, message: str) -> HttpResponse:
    answer = interface.create_response(request, {"code": code, "message": message}, status=status)
    if status == 401:
        answer["WWW-Authenticate"] = "Bearer"
    return answer


@interface.exception_handler(Refused)
def refused(request: HttpRequest, fault: Refused) -> HttpResponse:
    """A refusal as JSON."""
    return _fault(request, fault.status, fault.code, fault.message)


@interface.exception_handler(AuthenticationError)
def closed(request: HttpRequest, fault: AuthenticationError) -> HttpResponse:
    """No token, or one that does not open."""
    return _fault(request, 401, "no-token", "Give a token of your organization: Authorization: Bearer dh_...")


@interface.exception_handler(ValidationError)
def wrong(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    """What does not have the shape that is asked for; its places are named, its values are not repeated."""
    places = sorted({".".join(str(part) for part in error["loc"][1:]) or str(error["loc"][0]) for error in fault.errors})
    return _fault(request, 400, "shape", "These do not have the form that is asked for: " + ", ".join(places) + ".")


urlpatterns: list[URLPattern | URLResolver] = [path("v1/", interface.urls)]
