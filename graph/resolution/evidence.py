"""A score and the reason for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one observation says about two chains: `score` in [-1, 1], 1 for "one thing", -1 for "never one thing"."""

    score: float
    reason: str


JOIN = 0.8
"""From this score on two things are joined, unless something speaks against it."""
PROPOSE = 0.5
"""From this score on a pair is shown to a person."""
MARGIN = 0.05
"""Two candidates that score closer than this and cannot both be right make neither right."""
