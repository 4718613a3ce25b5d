"""How well whole stories are read, against what a careful reader finds in them: no change may cost more than a little.

The floors stand a little under what was measured when they were set. `passage evaluate GOLD GRAPH --explain` shows why
a figure fell; raise a floor when the figure has risen for good.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.network import Evaluation, evaluate, read_gold

STORIES = Path(__file__).parent / "stories"


@dataclass(frozen=True)
class Floor:
    entities: float
    merges: float
    relations: float
    statements: float
    traps: int
    journeys: int
    reports: int


FLOORS = {
    #                  entities merges relations statements traps journeys reports
    "airline": Floor(0.94, 0.96, 0.84, 0.75, 0, 2, 3),
    "araibi": Floor(0.90, 0.96, 0.62, 0.59, 0, 0, 4),
    "blogger": Floor(0.95, 0.98, 0.67, 0.59, 0, 0, 3),
    "brewer": Floor(0.97, 0.96, 0.83, 0.77, 0, 0, 3),
    "cellist": Floor(0.91, 0.96, 0.77, 0.73, 0, 3, 3),
    "choir": Floor(0.96, 0.95, 0.81, 0.77, 0, 4, 4),
    "clinic": Floor(0.90, 0.94, 0.73, 0.70, 0, 0, 3),
    "coach": Floor(0.93, 0.97, 0.74, 0.67, 1, 3, 3),
    "cobalt": Floor(0.95, 0.98, 0.79, 0.70, 0, 1, 3),
    "companies": Floor(0.94, 0.96, 0.84, 0.75, 0, 1, 3),
    "conscripts": Floor(0.95, 0.95, 0.70, 0.66, 2, 0, 3),
    "copper": Floor(0.98, 0.98, 0.92, 0.84, 0, 2, 3),
    "court": Floor(0.96, 0.95, 0.83, 0.77, 0, 1, 3),
    "crossing": Floor(0.95, 0.96, 0.76, 0.71, 0, 2, 3),
    "cyclists": Floor(0.95, 0.93, 0.85, 0.76, 0, 4, 3),
    "dam": Floor(0.90, 0.94, 0.67, 0.64, 0, 1, 4),
    "dean": Floor(0.98, 0.97, 0.81, 0.79, 0, 1, 3),
    "doping": Floor(0.95, 0.98, 0.80, 0.69, 0, 2, 3),
    "exile": Floor(0.98, 0.97, 0.87, 0.80, 0, 2, 3),
    "ferry": Floor(0.94, 0.97, 0.78, 0.74, 0, 5, 3),
    "festival": Floor(0.94, 0.97, 0.54, 0.53, 0, 0, 3),
    "ghosn": Floor(0.95, 0.96, 0.67, 0.65, 2, 2, 4),
    "herders": Floor(0.91, 0.95, 0.74, 0.67, 1, 2, 3),
    "hull": Floor(0.89, 0.92, 0.73, 0.70, 3, 3, 4),
    "islands": Floor(0.94, 0.95, 0.63, 0.59, 1, 1, 3),
    "keeper": Floor(0.93, 0.97, 0.60, 0.54, 1, 2, 3),
    "lawyer": Floor(0.94, 0.96, 0.68, 0.62, 0, 1, 3),
    "ledger": Floor(0.95, 0.97, 0.78, 0.73, 0, 1, 3),
    "ledgers": Floor(0.93, 0.96, 0.75, 0.63, 0, 1, 3),
    "medics": Floor(0.95, 0.96, 0.59, 0.55, 1, 1, 3),
    "minister": Floor(0.94, 0.95, 0.84, 0.76, 0, 0, 3),
    "novelist": Floor(0.95, 0.97, 0.75, 0.69, 0, 2, 4),
    "orchard": Floor(0.92, 0.98, 0.71, 0.68, 0, 0, 4),
    "pipeline": Floor(0.98, 0.96, 0.77, 0.62, 0, 2, 3),
    "press": Floor(0.96, 0.96, 0.71, 0.63, 0, 0, 3),
    "priest": Floor(0.96, 0.96, 0.66, 0.63, 1, 2, 3),
    "quarry": Floor(0.96, 0.96, 0.86, 0.84, 1, 2, 4),
    "relics": Floor(0.96, 0.93, 0.76, 0.74, 0, 0, 4),
    "rescue": Floor(0.96, 0.96, 0.80, 0.72, 0, 0, 3),
    "sanaa": Floor(0.97, 0.96, 0.68, 0.65, 1, 1, 4),
    "seminar": Floor(0.95, 0.97, 0.69, 0.63, 0, 0, 3),
    "shipyard": Floor(0.97, 0.96, 0.78, 0.74, 0, 2, 3),
    "sport": Floor(0.94, 0.92, 0.89, 0.79, 0, 0, 3),
    "strike": Floor(0.95, 0.94, 0.79, 0.74, 0, 2, 3),
    "testimony": Floor(0.96, 0.95, 0.80, 0.74, 0, 4, 4),
    "trawler": Floor(0.98, 0.98, 0.75, 0.73, 0, 1, 3),
    "vaccine": Floor(0.96, 0.97, 0.85, 0.82, 0, 2, 4),
    "wrestlers": Floor(0.97, 0.97, 0.70, 0.62, 0, 3, 3),
}


@pytest.fixture(scope="module")
def measured(nlp: Any) -> Any:
    @cache
    def of(story: str) -> Evaluation:
        built = graph.build(STORIES / story, nlp=nlp)
        texts = {document.path[:3]: document.text for document in built.documents}
        return evaluate(read_gold(STORIES / story / "gold.yaml"), built, texts=texts)

    return of


def test_every_story_has_its_floors() -> None:
    assert {folder.name for folder in STORIES.iterdir() if folder.is_dir()} == set(FLOORS)


@pytest.mark.parametrize("figure", ["entities", "merges", "relations", "statements"])
@pytest.mark.parametrize("story", FLOORS)
def test_a_story_is_read_as_well_as_before(measured: Any, story: str, figure: str) -> None:
    assert round(getattr(measured(story), figure).f1, 3) >= getattr(FLOORS[story], figure)


@pytest.mark.parametrize("story", FLOORS)
def test_a_story_keeps_its_journeys_and_reports_and_falls_into_no_more_traps(measured: Any, story: str) -> None:
    result, floor = measured(story), FLOORS[story]
    assert result.traps <= floor.traps
    assert (result.journeys.count, result.reports.count) >= (floor.journeys, floor.reports)


MISREAD = {
    "cellist": "of a woman who is not named yet, “her real name” is read as the name of one who is",
    "festival": "the network of five rounds takes Sohrab for a place",
}


@pytest.mark.parametrize(
    "story",
    [pytest.param(s, marks=pytest.mark.xfail(strict=True, reason=MISREAD[s])) if s in MISREAD else s for s in FLOORS],
)
def test_a_story_marks_its_names_that_are_not_real(measured: Any, story: str) -> None:
    pseudonyms = measured(story).pseudonyms
    assert pseudonyms.count == pseudonyms.total and pseudonyms.wrong == 0


@pytest.mark.parametrize("story", FLOORS)
def test_every_quote_of_a_story_is_in_its_article(measured: Any, story: str) -> None:
    quotes = measured(story).quotes
    assert quotes.total > 0 and quotes.count == 0
