"""What is written in the place of a hidden name."""

from __future__ import annotations

import re

UNKNOWN = "[Name]"
"""For a hidden name where it is not known whose it is."""
LABEL = re.compile(r"\[(?:Source \d+|Name(?: \d+)?)\]")


def source(number: int) -> str:
    """Return the label of a pseudonym, counted from 1."""
    return f"[Source {number}]"


def name(number: int) -> str:
    """Return the label of another name, counted from 1."""
    return f"[Name {number}]"
