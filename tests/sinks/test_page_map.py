"""The page's map, in a real Chromium with the network cut."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from coast_story import fragment

PANEL = "#panel"


def test_a_journey_is_drawn_in_order_with_arrows(opened: Any, coast: Path) -> None:
    view = opened("#journey=reker", file=coast)
    page = view.page
    assert page.locator("#map .stop .number").all_text_contents() == ["2", "1"]
    assert page.locator("#map .stop .name").all_text_contents() == ["Oslo", "Bergen"]
    assert page.locator("#map .way polygon").count() == 1
    left, right = (
        page.locator(f"#map .stop[aria-label='{name}']").bounding_box()["x"] for name in ("1: Bergen", "2: Oslo")
    )
    assert left < right  # Bergen lies west of Oslo
    assert view.trouble == [] and view.asked == [coast.as_uri()]


def test_the_map_shows_the_whole_journey(opened: Any, coast: Path) -> None:
    for width, height in ((1280, 800), (390, 844)):
        page = opened("#journey=reker", file=coast, width=width, height=height).page
        frame = page.locator("#map").bounding_box()
        for stop in page.locator("#map .stop").all():
            box = stop.bounding_box()
            assert frame["x"] <= box["x"] and box["x"] + box["width"] <= frame["x"] + frame["width"]
            assert frame["y"] <= box["y"] and box["y"] + box["height"] <= frame["y"] + frame["height"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_list_has_quotes_dates_disputes_and_what_is_not_on_the_map(opened: Any, coast: Path) -> None:
    text = opened("#journey=reker", file=coast).page.inner_text(PANEL)
    assert "Bergen\nMarch 2021" in text and "fled to Ostrand in March 2021" in text
    assert "One report has Tomas Reker in Ostrand in March 2021, another in June 2021." in text
    assert "about 2 months later" in text and "On the map in Norway." in text
    anton = opened("#journey=anton", file=coast).page
    assert "planned" in anton.inner_text(PANEL) and "1 stop is not on the map" in anton.inner_text(PANEL)
    assert "Not on the map: no country, and no town of 15,000 people, is called so." in anton.inner_text(PANEL)
    assert anton.locator("#map .stop").count() == 1


def test_without_a_place_on_the_globe_there_is_no_map(opened: Any) -> None:
    view = opened("#journey=reker")
    assert view.page.evaluate("content.map") is None
    assert view.page.locator("#map").is_hidden() and view.page.locator("#stages").is_hidden()
    assert "fled to Ostrand" in view.page.inner_text(PANEL) and view.trouble == []


def test_the_map_is_moved_and_its_stops_chosen_by_keyboard(opened: Any, coast: Path) -> None:
    page = opened("#journey=reker", file=coast).page
    x = lambda: page.locator("#map .stop[aria-label='1: Bergen']").bounding_box()["x"]  # noqa: E731
    before = x()
    page.focus("#map")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(100)
    assert x() < before - 30
    apart = lambda: page.evaluate("stage.view.scale")  # noqa: E731
    near = apart()
    page.keyboard.press("+")
    assert apart() > near
    page.focus("#map .stop[aria-label='1: Bergen']")
    page.keyboard.press("Enter")
    assert "Tomas Reker travelled to Bergen" in " ".join(page.inner_text("#panel h2").split())


def test_drawing_and_map_change_places(opened: Any, coast: Path) -> None:
    page = opened(file=coast).page
    assert page.locator("#map").is_hidden()
    assert page.locator(".picture svg.map").count() == 1
    page.get_by_role("button", name="Map", exact=True).click()
    assert page.locator("#map").is_visible() and page.inner_text("#panel h2") == "Journeys"
    assert page.locator("#map .number").all_text_contents() == ["", ""]
    page.get_by_role("button", name="Network", exact=True).click()
    assert page.locator("#map").is_hidden() and page.inner_text("#panel h2") == "What this graph says"
    page.get_by_role("button", name="Map of the journey of Tomas Reker").click()
    assert page.locator("#map").is_visible() and fragment(page) == "#journey=reker"


@pytest.mark.parametrize(
    ("points", "longest"),
    [([[-77, -12], [129, 35]], 155), ([[10, 60], [5, 60]], 6), ([[179, 0], [-179, 0]], 3), ([[0, 0]], 1)],
)
def test_longitudes_are_taken_the_short_way_round(
    opened: Any, coast: Path, points: list[list[int]], longest: int
) -> None:
    script = """points => {
        const xs = points.map(together(points)).map(([x]) => x);
        return Math.max(...xs) - Math.min(...xs);
    }"""
    assert opened(file=coast).page.evaluate(script, points) < longest
