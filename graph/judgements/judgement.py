"""A person's decision on two names in articles, held so that it outlives the graph it was made on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph.records import EntityType

Verdict = Literal["same", "different", "unsure"]
VERDICTS: tuple[Verdict, ...] = ("same", "different", "unsure")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A name where it stands: `name` is the text at [start, end) of the article with `sha256`, last seen at `path`."""

    name: str
    type: EntityType
    path: str
    start: int
    end: int
    sha256: str

    @property
    def spot(self) -> tuple[str, int, int, EntityType]:
        """What two anchors of one mention share, wherever the article lies."""
        return self.sha256, self.start, self.end, self.type


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether the things that two names mean are one; `unsure` decides nothing and keeps from asking again."""

    verdict: Verdict
    left: Anchor
    right: Anchor
    on: str = ""
    """ISO 8601 day on which it was made; empty where the file does not say."""
    note: str = ""
    """The person's reason, in their own words."""
    place: str = ""
    """`file:line` where it was read."""

    @property
    def spots(self) -> frozenset[object]:
        """The pair of mentions, in no order."""
        return frozenset((self.left.spot, self.right.spot))
