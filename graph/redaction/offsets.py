"""Where the characters of a text went when parts of it were replaced."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.redaction.veil import Span


@dataclass(frozen=True)
class Offsets:
    """Maps ranges of the old text to the new one; a range that cuts a replaced part takes all of it."""

    spans: Sequence[Span]
    _starts: list[int] = field(init=False, repr=False, default_factory=list)
    _shifts: list[int] = field(init=False, repr=False, default_factory=list)

    def __post_init__(self) -> None:
        shift = 0
        for span in self.spans:
            self._starts.append(span.start)
            self._shifts.append(shift)
            shift += len(span.label) - (span.end - span.start)

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return where `[start, end)` stands in the new text."""
        low = self._at(start, last=False)
        return low, max(low, self._at(end - 1, last=True)) if end > start else low

    def _at(self, offset: int, *, last: bool) -> int:
        """Where a character went; `last`: right behind it."""
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return offset + last
        span, shift = self.spans[i], self._shifts[i]
        if offset < span.end:
            return span.start + shift + (len(span.label) if last else 0)
        return offset + shift + len(span.label) - (span.end - span.start) + last
