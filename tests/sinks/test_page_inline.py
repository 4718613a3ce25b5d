"""The page in a notebook's frame: it works there, and reaches nothing outside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from quarry_story import HOSTILE_NAME, quarry_graph

import graph
from graph.sinks.page import render_page, show


def test_the_frame_holds_the_page_escaped_and_shut_in() -> None:
    html = show(quarry_graph(), height=300)._repr_html_()
    assert html.startswith('<iframe srcdoc="') and 'sandbox="allow-scripts" style="width:100%;height:300px' in html
    srcdoc = html.removeprefix('<iframe srcdoc="').split('" sandbox=')[0]
    assert not set(srcdoc) & set("<>\"'") and HOSTILE_NAME not in html
    assert graph.show is show


def test_a_repr_is_short() -> None:
    shown = show(quarry_graph(), title="Any")
    assert len(repr(shown)) < 100 and shown.page == render_page(quarry_graph(), title="Any")


def test_one_can_go_about_in_it_and_back(chromium: Any, tmp_path: Path) -> None:
    file = tmp_path / "notebook.html"
    file.write_text(f"<!doctype html><meta charset=utf-8>{show(quarry_graph())._repr_html_()}", "utf-8")
    context = chromium.new_context()
    page, trouble = context.new_page(), []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
    page.goto(file.as_uri())
    frame = page.frames[1]
    frame.wait_for_selector("#panel h2")
    frame.get_by_role("tab", name="Names").click()
    frame.locator("#panel").get_by_role("button", name="Tomas Reker").click()
    assert "was detained by" in frame.inner_text("#panel")
    frame.locator("#panel .back").click()
    frame.locator("#panel h2", has_text="All names").wait_for()
    assert trouble == []
    context.close()
