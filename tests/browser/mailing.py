"""A mailbox for the browser tests: what the site sends really goes there, and is read from there."""

from __future__ import annotations

import email
import queue
import re
from collections import defaultdict
from email import policy
from typing import Any

CODE = re.compile(r"^ {4}(\S+)$", re.M)
LINK = re.compile(r"^(http://localhost:\d+/\S+)$", re.M)


class Inbox:
    """A real mail server's messages: for each receiver in the order in which they came."""

    def __init__(self) -> None:
        self.came: defaultdict[str, queue.Queue[Any]] = defaultdict(queue.Queue)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - the name that aiosmtpd calls
        """Take a message."""
        self.came[envelope.rcpt_tos[0]].put(email.message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"

    def next(self, who: str) -> str:
        """The text of the next mail to somebody."""
        text: str = self.came[who].get(timeout=60).get_body(("plain",)).get_content()
        return text.replace("\r", "")

    def code(self, who: str) -> str:
        """The code in the next mail to somebody."""
        return str(CODE.findall(self.next(who))[0])

    def link(self, who: str, part: str) -> str:
        """The link in the next mail to somebody that has this part."""
        return next(str(found) for found in LINK.findall(self.next(who)) if part in found)
