"""What has been found in a policy while its sections are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from denialhelp.casefile.fact import Code
from denialhelp.casefile.policy import Criterion, Node, Revision

from .build import Builder
from .choose import Block
from .items import Item

ROOT = "ROOT"
PREFIX = "excl"
LIMIT = "limit"


@dataclass(slots=True)
class Draft:
    """What has been found while the sections are read."""

    builder: Builder
    blocks: list[Block] = field(default_factory=list)
    exclusions: list[Node] = field(default_factory=list)
    limits: list[Node] = field(default_factory=list)
    rules: list[Criterion] = field(default_factory=list)
    sentences: list[Item] = field(default_factory=list)
    definitions: list[tuple[str, str]] = field(default_factory=list)
    codes: dict[Code, None] = field(default_factory=dict)
    revisions: list[Revision] = field(default_factory=list)
    denying: str = ""  # the label of the section that the exclusions stand in
