"""Rows of tables as lines."""

from __future__ import annotations

from denialhelp.intake.cells import row_lines


def test_cells_stand_along_the_row_and_an_empty_one_keeps_its_place() -> None:
    assert row_lines([["Drug"], [], ["12 months", "", "then yearly"]]) == ["Drug    12 months then yearly"]
    assert row_lines([[], [""]]) == []


def test_a_list_in_a_cell_keeps_its_lines() -> None:
    cell = ["All of the following:", "1. Age 18 or older", "2. One of these:", "", "a. metformin", "- sulfonylurea"]
    assert row_lines([["Examplex", "adults"], cell, ["6 months"]]) == ["Examplex adults", *[line for line in cell if line], "6 months"]


def test_two_numbered_lines_are_no_list() -> None:
    assert row_lines([["Claim"], ["1. Visit", "2. Test"], ["$40.00"]]) == ["Claim  1. Visit 2. Test  $40.00"]
