"""The README holds: its commands, what it says of the formats, the relation types and the commands' options."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.command.entry import COMMANDS
from graph.reading.readers import FORMATS
from graph.records import STATUSES
from graph.vocabulary import relation_types

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SET_UP = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)


def test_there_are_two_commands_and_ci_runs_the_second() -> None:
    build, test = SET_UP
    assert build.endswith("passage build seeds") and test.endswith("pytest")
    assert test in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


@pytest.mark.parametrize("word", [*(f"`{name}`" for name in (*FORMATS, *relation_types(), *STATUSES)),
                                  *(f"passage {command.name} " for command in COMMANDS)])  # fmt: skip
def test_it_names(word: str) -> None:
    assert word in README


def test_its_links_lead_somewhere() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)", README) if "://" not in link]
    assert links and [link for link in links if not (ROOT / link).exists()] == []
