"""The services of this installation, from its settings: the only place where one is chosen. None means print and mail."""

from __future__ import annotations

from denialhelp.errors import WrongUse
from denialhelp.web.guard import provided
from denialhelp.web.sending.models import Way
from denialhelp.web.sending.services.lob import Lob
from denialhelp.web.sending.services.port import Carrier, FaxService, MailService
from denialhelp.web.sending.services.postgrid import PostGrid
from denialhelp.web.sending.services.sinch import Sinch
from denialhelp.web.sending.services.telnyx import Telnyx


def fax_service() -> FaxService | None:
    """The service that faxes, or None."""
    s = provided.fax()
    match s["SERVICE"]:
        case "":
            return None
        case "telnyx":
            return Telnyx(s["KEY"], s["ACCOUNT"], s["FROM"], s["WEBHOOK_KEY"], s["URL"])
        case "sinch":
            return Sinch(s["KEY"], s["SECRET"], s["ACCOUNT"], s["FROM"], s["URL"])
    raise WrongUse("fax-service", "DENIALHELP_FAX_SERVICE is telnyx or sinch.")


def mail_service() -> MailService | None:
    """The service that prints and mails, or None."""
    s = provided.post()
    match s["SERVICE"]:
        case "":
            return None
        case "lob":
            return Lob(s["KEY"], s["WEBHOOK_KEY"], s["URL"])
        case "postgrid":
            return PostGrid(s["KEY"], s["WEBHOOK_KEY"], s["URL"])
    raise WrongUse("post-service", "DENIALHELP_POST_SERVICE is lob or postgrid.")


def carrier(way: str) -> Carrier | None:
    """The service for a way, or None where the installation has none."""
    return fax_service() if way == Way.FAX else mail_service()


def ways() -> list[Way]:
    """The ways for which there is a service."""
    return [w for w, on in ((Way.FAX, provided.fax()["SERVICE"]), (Way.CERTIFIED, provided.post()["SERVICE"])) if on]
