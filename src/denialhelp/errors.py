"""The one family of exceptions: a code for programs and a plain sentence that says what to do."""

from __future__ import annotations


class DenialHelpError(Exception):
    """Something stops the work.

    `code` is a stable slug; `message` is one plain sentence for a layman that says what to do and holds no text of a case.
    """

    exit_code = 2

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


class UnreadableFile(DenialHelpError):
    """A file cannot be read: missing, empty, encrypted, damaged, too large, or of an unknown kind."""


class WrongUse(DenialHelpError):
    """The command was called in a way that cannot work."""


class MissingProgram(DenialHelpError):
    """A program of the system that is needed is not installed."""


class FaultyReference(DenialHelpError):
    """The reference data breaks its own rules; `faults` lists every one."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("reference-faults", "The reference data has faults: " + "; ".join(faults))
        self.faults = faults


class CheckFailed(DenialHelpError):
    """A check that the user asked for did not pass."""

    exit_code = 1
