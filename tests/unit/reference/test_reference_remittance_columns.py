"""The table of column names: strict, each system with its source and day, general names without one."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from denialhelp.casefile.slugs import Reason
from denialhelp.errors import FaultyReference
from denialhelp.reference.remittance_columns import PLACE, Column, load_columns, read_columns
from denialhelp.reference.strict import read_strict

TABLE = load_columns()


def test_every_system_says_where_and_when_it_was_read() -> None:
    assert len(TABLE.systems) >= 8
    for system in TABLE.systems:
        assert system.source.startswith("https://")
        assert system.checked >= date(2026, 11, 1)
        assert system.columns
        for head, column in system.columns.items():
            found = TABLE.field(head)
            assert found is not None
            assert found[0] is column
    assert "Availity Essentials" in TABLE.not_read


def test_headings_are_compared_by_letters_and_digits() -> None:
    assert TABLE.field("Claim #") == TABLE.field("CLAIM_NUMBER") == TABLE.field("Claim Number")
    found = TABLE.field("Reason Code 2")
    assert found is not None
    assert found[0] is Column.CARC
    assert TABLE.field("Favourite colour") is None
    assert TABLE.reason("Not medically necessary.") is Reason.MEDICAL_NECESSITY


def _without_source(data: Any) -> None:
    del data["systems"][0]["source"]


def _two_fields(data: Any) -> None:
    data["general"]["payer"].append("claim number")


def _strange(data: Any) -> None:
    data["general"]["colour"] = ["colour"]


def _two_reasons(data: Any) -> None:
    data["reasons_in_words"]["coding"].append("no auth")


def _no_such_reason(data: Any) -> None:
    data["reasons_in_words"]["bad-luck"] = ["bad luck"]


def _undated(data: Any) -> None:
    data["systems"][0]["checked"] = "soon"


@pytest.mark.parametrize("spoil", [_without_source, _two_fields, _strange, _two_reasons, _no_such_reason, _undated])
def test_faults_stop_the_load(spoil: Any) -> None:
    data = deepcopy(read_strict(PLACE))
    spoil(data)
    with pytest.raises(FaultyReference):
        read_columns(data)
