"""Figures: what was found rightly, wrongly and not at all, and the things that lowered them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of what was found rightly, found wrongly and missed; precision, recall and F1 are in [0, 1]."""

    right: int
    wrong: int
    missing: int

    def __add__(self, other: Score) -> Score:
        """Pool the counts of two scores."""
        return Score(self.right + other.right, self.wrong + other.wrong, self.missing + other.missing)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 where nothing was found."""
        return self.right / (self.right + self.wrong or 1)

    @property
    def recall(self) -> float:
        """Share of what was to be found that was found; 0 where nothing was to be found."""
        return self.right / (self.right + self.missing or 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall or 1)


ZERO = Score(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of `total` are right (for quotes: are not in the text); `wrong` are those found that were not wanted."""

    count: int
    total: int
    wrong: int = 0


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that a figure was lowered by: its kind ("missing relation", "trap") and what it is about."""

    kind: str
    about: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.about}"
