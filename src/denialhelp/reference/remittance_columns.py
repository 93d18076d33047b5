"""How exports of remittances and denials head their columns, by field, with where each name was read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from denialhelp.casefile.slugs import Reason
from denialhelp.errors import FaultyReference
from denialhelp.reference.checks import Fields
from denialhelp.reference.schema import Read
from denialhelp.reference.strict import read_strict
from denialhelp.reference.yaml_text import Faults

PLACE = "remittance/columns.yaml"
_OTHER = re.compile(r"[^a-z0-9]")


class Column(StrEnum):
    """What a column of an export holds. `claim_` amounts are of the whole claim, the others of the row; `adjustment` is the amount that
    belongs to the row's code, `denied` what was refused."""

    PAYER = "payer"
    CLAIM_NUMBER = "claim_number"
    PAYER_NUMBER = "payer_number"
    PATIENT = "patient"
    PATIENT_LAST = "patient_last"
    PATIENT_FIRST = "patient_first"
    MEMBER_ID = "member_id"
    PROVIDER = "provider"
    NPI = "npi"
    BILLED = "billed"
    CLAIM_BILLED = "claim_billed"
    PAID = "paid"
    CLAIM_PAID = "claim_paid"
    ALLOWED = "allowed"
    DENIED = "denied"
    ADJUSTMENT = "adjustment"
    CONTRACTUAL = "contractual"
    BALANCE = "balance"
    PATIENT_OWES = "patient_owes"
    DATED = "dated"
    SERVICE_FROM = "service_from"
    CODE = "code"
    MODIFIERS = "modifiers"
    LINE_NUMBER = "line_number"
    GROUP = "group"
    CARC = "carc"
    RARC = "rarc"
    REASON_WORDS = "reason_words"
    STATUS = "status"
    AUTHORIZATION = "authorization"
    SERVICE = "service"
    PLAN_TYPE = "plan_type"
    STATE = "state"
    NOTICE_FILE = "notice_file"


@dataclass(frozen=True, slots=True)
class ExportSystem:
    """A system whose public pages name its columns: where and when that was read."""

    id: str
    name: str
    source: str
    read: Read
    checked: date
    also: tuple[str, ...]
    columns: Mapping[str, Column]


@dataclass(frozen=True)
class ColumnNames:
    """All of it. `known`: a plain name -> its field and rank (the lower rank wins where two columns claim one field);
    `words`: a plain cell -> the reason it names; `not_read`: systems whose names no public page told."""

    known: Mapping[str, tuple[Column, int]]
    words: Mapping[str, Reason]
    systems: tuple[ExportSystem, ...]
    not_read: tuple[str, ...]

    def field(self, head: str) -> tuple[Column, int] | None:
        """The field of a heading, also as one of a numbered series ("Reason Code 2"); None where it is not known."""
        name = plain(head)
        return self.known.get(name) or self.known.get(name.rstrip("0123456789"))

    def reason(self, cell: str) -> Reason | None:
        """The reason that a cell names in general words, or None."""
        return self.words.get(plain(cell))


def plain(name: str) -> str:
    """A heading as it is compared: small letters and digits; the number sign is the word."""
    return _OTHER.sub("", name.replace("#", " number ").lower())


def _put(known: dict[str, tuple[Column, int]], name: str, column: Column, rank: int, fields: Fields) -> None:
    held = known.get(plain(name))
    if held is not None and held[0] is not column:
        fields.fault(f"'{name}' stands for {held[0].value} and for {column.value}")
    known.setdefault(plain(name), (column, rank))


def _system(one: Fields, known: dict[str, tuple[Column, int]]) -> ExportSystem | None:
    identity, name, source = one.text("id"), one.text("name"), one.text("source")
    also, read, day = one.texts("also"), one.member("read", Read), one.day("checked")
    if any(not s.startswith("https://") for s in (source, *also) if s):
        one.fault("'source' and 'also' must be public addresses")
    held = one.inner("columns")
    columns: dict[str, Column] = {}
    for rank, head in enumerate(held.data):
        column = held.member(head, Column)
        if column is not None:
            columns[head] = column
            _put(known, head, column, 1000 + rank, held)
    held.close()
    one.close()
    if read is None or day is None:
        one.fault("'read' and 'checked' are needed")
        return None
    return ExportSystem(identity, name, source, read, day, also, columns)


def read_columns(data: Any, where: str = PLACE) -> ColumnNames:
    """The table out of a YAML value; raises FaultyReference with every fault."""
    faults = Faults()
    top = Fields(data, where, faults)
    known: dict[str, tuple[Column, int]] = {}
    general = top.inner("general")
    for key in general.data:
        column = next((c for c in Column if c.value == key), None)
        if column is None:
            general.fault(f"unknown field '{key}'")
            continue
        for rank, name in enumerate(general.texts(key)):
            _put(known, name, column, rank, general)
    general.close()
    systems = [s for one in top.items("systems") if (s := _system(one, known)) is not None]
    words: dict[str, Reason] = {}
    said = top.inner("reasons_in_words")
    for key in said.data:
        reason = next((r for r in Reason if r.value == key), None)
        if reason is None:
            said.fault(f"unknown reason '{key}'")
            continue
        for text in said.texts(key):
            if words.setdefault(plain(text), reason) is not reason:
                said.fault(f"'{text}' stands for two reasons")
    said.close()
    not_read = top.texts("not_read")
    top.close()
    if faults.found:
        raise FaultyReference(tuple(faults.found))
    return ColumnNames(known, words, tuple(systems), not_read)


@cache
def load_columns() -> ColumnNames:
    """The packaged table, read once in a run."""
    return read_columns(read_strict(PLACE))
