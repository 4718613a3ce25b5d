"""The page's filters, focus and address, in a real Chromium with the network cut."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from coast_story import coast_graph, fragment, hidden
from quarry_story import HOSTILE_NAME, HOSTILE_OUTLET, quarry_graph

from graph.sinks.page import write_page

PANEL = "#panel"


@pytest.mark.parametrize(
    ("fragment", "gone", "stays"),
    [
        ("#story&no-type=GROUP", ("dolan", "five"), ("reker", "karsk")),
        ("#story&no-status=denied", ("stone", "reker"), ("reker", "karsk")),
        ("#story&no-relation=LEADS", ("dolan", "aid"), ("reker", "karsk")),
        ("#story&reports=2", ("hale", "five"), ("dolan", "five")),
        ("#story&no-outlet=Karsk%20Courier", ("hale", "five"), ("dolan", "five")),
        ("#story&from=2021-05", ("dolan", "five"), ("reker", "karsk")),
        ("#story&to=2021-03", ("reker", "karsk"), ("reker", "ostrand")),
        ("#story&focus=aid", ("reker", "ostrand"), ("dolan", "aid")),
        ("#story&no-status=nothing,asserted%2&reports=x&from=2021-13&focus=nobody&no-type=", None, ("dolan", "five")),
    ],
)  # fmt: skip
def test_the_address_holds_the_filters(opened: Any, coast: Path, fragment: str, gone: Any, stays: Any) -> None:
    view = opened(fragment, file=coast)
    assert gone is None or hidden(view.page, *gone)
    assert not hidden(view.page, *stays)
    assert view.trouble == []


def test_two_reports_less_one_outlet_are_one(opened: Any, coast: Path) -> None:
    hostile = "%3C%2Fscript%3E%3Cscript%3Ewindow.hacked%3D1%3C%2Fscript%3E"
    view = opened(f"#relations&reports=2&no-outlet={hostile}", file=coast)
    assert hidden(view.page, "dolan", "five")
    assert view.page.inner_text("#active").count(HOSTILE_OUTLET) == 1
    assert view.page.evaluate("window.hacked") is None and view.trouble == []
    view.page.get_by_role("button", name=f"without {HOSTILE_OUTLET}: take this filter back").click()
    assert not hidden(view.page, "dolan", "five") and fragment(view.page) == "#relations&reports=2"


def test_the_filter_view_filters_and_stays(opened: Any, coast: Path) -> None:
    page = opened("#filter", file=coast).page
    page.get_by_role("checkbox", name="Helped").uncheck()
    assert hidden(page, "dolan", "five") and fragment(page) == "#filter&no-relation=HELPED"
    assert page.evaluate("document.activeElement.type") == "checkbox"  # a keyboard's place is kept
    page.get_by_role("button", name="No outlets").click()
    assert page.evaluate("now.edges.size") == 0 and not page.get_by_role("checkbox", name="Karsk Courier").is_checked()
    page.get_by_role("button", name="All outlets").click()
    page.get_by_role("button", name="2 or more").click()
    assert not hidden(page, "reker", "ostrand") and hidden(page, "hale", "five")
    page.fill("#filter-from", "2021-06")
    page.locator("#filter-from").dispatch_event("change")
    assert "from=2021-06" in fragment(page) and page.evaluate("now.edges.size") == 0
    page.get_by_role("button", name="Show everything").click()
    assert fragment(page) == "#filter" and page.get_by_role("checkbox", name="Helped").is_checked()
    for _ in range(5):
        page.go_back()
    assert (
        fragment(page) == "#filter&no-relation=HELPED" and not page.get_by_role("checkbox", name="Helped").is_checked()
    )


def test_the_lists_follow_the_filters_and_say_so(opened: Any, coast: Path) -> None:
    page = opened("#relations&reports=2", file=coast).page
    assert page.locator(f"{PANEL} .row").count() == 3 and "left out by the filters" in page.inner_text(PANEL)
    page.get_by_role("tab", name="Names").click()
    assert page.locator(f"{PANEL} .names li").count() == 5
    page.evaluate("go({ entity: 'dolan' })")
    assert "Helped" not in page.inner_text(f"{PANEL} h4") and page.locator(f"{PANEL} .saying").count() == 1


def test_focus_on_a_neighbourhood_and_back(opened: Any, coast: Path) -> None:
    page = opened("#entity=aid", file=coast).page
    page.get_by_role("button", name="Show only what is around it").click()
    assert page.evaluate("[...now.nodes].sort()") == ["aid", "dolan", "karsk"]
    assert page.text_content("#active .entry") == "around Harbour Aid ×"
    page.go_back()
    assert page.evaluate("now.nodes.size") > 10 and page.locator("#active").is_hidden()
    spot, box = (
        page.evaluate("network.canvasToDOM(network.getPosition('union'))"),
        page.locator("#network").bounding_box(),
    )
    page.mouse.dblclick(spot["x"] + box["x"], spot["y"] + box["y"])
    assert "focus=union" in fragment(page)


def test_a_large_graph_opens_on_its_core(opened: Any, tmp_path: Path) -> None:
    write_page(quarry_graph(), tmp_path / "core.html", max_nodes=4)
    page = opened(file=tmp_path / "core.html").page
    assert page.evaluate("now.nodes.size") == 4
    page.get_by_role("button", name="lesser names").click()
    assert page.evaluate("now.nodes.size") > 10 and fragment(page) == "#story&more=lesser"


def test_a_view_goes_from_one_reader_to_another(opened: Any, coast: Path) -> None:
    first = opened("#entity=reker", file=coast).page
    first.get_by_role("button", name="denied", exact=True).click()
    first.get_by_role("button", name="1 outlet spoken to").click()
    second = opened(fragment(first), file=coast).page
    state = "[[...now.nodes].sort(), [...now.edges].sort(), document.querySelector('#panel h2').textContent]"
    assert second.evaluate(state) == first.evaluate(state)


def test_a_long_list_opens_on_its_first_hundred(opened: Any, coast: Path) -> None:
    page = opened(file=coast).page
    page.evaluate("""panel.replaceChildren(...longList("rows", Array.from({length: 130}, (_, i) => i),
        (i) => el("li", {}, button({}, () => {}, String(i)))))""")
    assert page.locator(f"{PANEL} li").count() == 100
    page.get_by_role("button", name="Show 30 more").click()
    assert page.locator(f"{PANEL} li").count() == 130
    assert page.evaluate("document.activeElement.textContent") == "100"


def test_hostile_names_on_the_map_stay_text(opened: Any, tmp_path: Path) -> None:
    graph = coast_graph()
    hostile = tuple(
        replace(e, name=HOSTILE_NAME, aliases=("Bergen",)) if e.id == "ostrand"
        else replace(e, name="javascript:window.hacked=1") if e.id == "reker" else e for e in graph.entities
    )  # fmt: skip
    write_page(replace(graph, entities=hostile), tmp_path / "hostile.html", title=HOSTILE_OUTLET)
    view = opened("#journey=reker", file=tmp_path / "hostile.html")
    assert view.page.locator("#map .stop .name").all_text_contents() == ["Oslo", HOSTILE_NAME]
    view.page.get_by_role("tab", name="Journeys").click()
    view.page.evaluate("for (const status of STATUSES) { flip(filters.hidden.status, status); changeFilters(); }")
    assert view.page.evaluate("window.hacked") is None and view.page.locator("img, a, iframe").count() == 0
    assert view.trouble == []
