"""The questions of this folder's README, with the Cypher that answers them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_QUESTION = re.compile(r"^### (\d+)\. ([^\n]+)\n```cypher\n(.*?)```", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the query that answers it once its parameters have values."""

    number: int
    text: str
    query: str

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of its parameters, in the order in which they stand."""
        return tuple(dict.fromkeys(re.findall(r"\$(\w+)", self.query)))


def questions() -> tuple[Question, ...]:
    """Return the questions in the order of their numbers."""
    page = Path(__file__).with_name("README.md").read_text("utf-8")
    return tuple(Question(int(number), text, query.strip()) for number, text, query in _QUESTION.findall(page))
