"""What one to three sentences claim: `tables/*.txt`, a text and its claims on a line, nothing more and nothing less.

A row says "by" and "on" where its speakers and dates matter; rows of `known_failures.txt` are expected to fail.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

TABLES = Path(__file__).parent / "tables"
KNOWN_FAILURES = "known_failures"


def rows(table: str) -> Iterator[tuple[str, str, str | None, set[str]]]:
    """Yield the heading over each row, its text, the day it was published and its claims."""
    heading = ""
    for line in (TABLES / f"{table}.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            heading = line.strip("# ")
        elif line:
            text, _, wanted = line.partition(" => ")
            published = re.match(r"\[(\d{4}-\d\d-\d\d)\] ", text)
            text = (text[published.end() :] if published else text).replace("\\n", "\n")
            yield heading, text, published[1] if published else None, set(wanted.split("; ")) - {"nothing"}


def cases() -> Iterator[object]:
    for path in sorted(TABLES.glob("*.txt")):
        for reason, text, published, wanted in rows(path.stem):
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if path.stem == KNOWN_FAILURES else []
            yield pytest.param(text, published, wanted, marks=marks, id=f"{path.stem}: {text}")


@pytest.mark.parametrize(("text", "published", "wanted"), list(cases()))
def test_text_claims_this_and_no_more(
    told: Callable[..., set[str]], text: str, published: str | None, wanted: set[str]
) -> None:
    speakers = any(" by " in claim for claim in wanted)
    dates = published is not None or any(re.search(r" on \d", claim) for claim in wanted)
    assert told(text, published=published, speakers=speakers, dates=dates) == wanted


def test_each_row_is_written_once() -> None:
    texts = [(published, text) for path in TABLES.glob("*.txt") for _, text, published, _ in rows(path.stem)]
    assert len(texts) == len(set(texts)) > 300


def test_each_known_failure_has_a_reason() -> None:
    assert all(len(reason) > 10 for reason, *_ in rows(KNOWN_FAILURES))
