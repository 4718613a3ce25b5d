"""What a reader hands over: one article's text and what its file says of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Content:
    """The text of one article; facts that its file states; ranges of the text that are markup."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    """ISO 8601, or null."""
    markup: tuple[tuple[int, int], ...] = ()


def tidy(value: object) -> str | None:
    """Return a fact from a file as one line without control characters, or None where nothing is left."""
    line = " ".join("".join(c if c.isprintable() else " " for c in str(value or "")).split())
    return line[:500] or None
