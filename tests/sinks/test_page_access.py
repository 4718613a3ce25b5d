"""What the page says of people; its keys, colours and print, in a real Chromium with the network cut."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from coast_story import coast_graph

from graph.sinks.page import write_page

PANEL = "#panel"


def test_a_person_s_view_has_role_spellings_and_journey(opened: Any, coast: Path) -> None:
    dolan = opened("#entity=dolan", file=coast).page.inner_text(PANEL)
    assert "leads, Harbour Aid" in dolan and "1 other spelling\nDolan" in dolan
    reker = opened("#entity=reker", file=coast).page
    assert reker.locator(f"{PANEL} .picture").count() == 1 and "went on to Karsk in May 2021" in reker.inner_text(PANEL)
    reker.get_by_role("button", name="Journey on the map").click()
    assert reker.locator("#map").is_visible()


def test_tabs_go_by_arrow_keys_and_a_slash_in_a_field_is_a_slash(opened: Any, coast: Path) -> None:
    page = opened(file=coast).page
    page.get_by_role("tab", name="Story").focus()
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#panel h2") == "Journeys"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert page.inner_text("#panel h2") == "Filter"
    page.focus("#filter-from")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "filter-from"


def test_every_control_has_a_name_and_can_be_reached(opened: Any, coast: Path) -> None:
    page = opened("#filter", file=coast).page
    nameless = """[...document.querySelectorAll("button, input, [role=slider], [tabindex='0']")].filter(e =>
        e.checkVisibility() && !(e.textContent.trim() || e.getAttribute("aria-label") || e.labels?.length))
        .map(e => e.outerHTML)"""
    assert page.evaluate(nameless) == []
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"


@pytest.mark.parametrize(
    ("theme", "system", "ground"),
    [
        ("dark", "light", "rgb(21, 23, 27)"),
        ("light", "dark", "rgb(255, 255, 255)"),
        ("auto", "dark", "rgb(21, 23, 27)"),
    ],
)
def test_the_theme_is_the_reader_s_or_the_writer_s(
    chromium: Any, tmp_path: Path, theme: Any, system: Any, ground: str
) -> None:
    write_page(coast_graph(), tmp_path / "page.html", theme=theme)
    context = chromium.new_context(color_scheme=system)
    page = context.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground
    context.close()


def test_on_paper_the_panel_is_whole(opened: Any, coast: Path) -> None:
    page = opened("#relations", file=coast).page
    page.emulate_media(media="print")
    assert page.locator("#tabs").is_hidden() and page.locator("#search").is_hidden()
    assert page.evaluate(
        "document.querySelector('#panel').scrollHeight <= document.querySelector('#panel').clientHeight + 1"
    )
