"""The page's map, timeline, filters, focus and address, in a real Chromium with the network cut."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from quarry_story import HOSTILE_NAME, HOSTILE_OUTLET, quarry_graph

from graph.network.graph import Graph
from graph.sinks.page import write_page

PANEL = "#panel"
_REAL = {"ostrand": "Bergen", "karsk": "Oslo", "velmor": "Lima"}


def coast_graph() -> Graph:
    """The story of the quarry with towns that are on the globe, but for Sel Marin."""
    graph = quarry_graph()
    return replace(graph, entities=tuple(replace(e, name=_REAL.get(e.id, e.name)) for e in graph.entities))


@pytest.fixture(scope="module")
def coast(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("coast") / "graph.html"
    write_page(coast_graph(), path)
    return path


def _hidden(page: Any, subject: str, object: str) -> bool:
    script = "([s, o]) => !now.edges.has(content.relations.find(r => r.subject === s && r.object === o).id)"
    return bool(page.evaluate(script, [subject, object]))


def _fragment(page: Any) -> str:
    return str(page.evaluate("location.hash"))


# the map


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
    assert page.locator("#map").is_visible() and _fragment(page) == "#journey=reker"


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


# the timeline


def test_the_timeline_tells_precise_from_vague_dates_and_counts_the_undated(opened: Any, coast: Path) -> None:
    page = opened(file=coast).page
    kinds = page.evaluate(
        "[...document.querySelectorAll('.mark')].map(m => [m.dataset.date, m.getAttribute('class').split(' ')[1]])"
    )
    assert dict(kinds) == {
        "2021": "precision-interval",
        "2021-03": "precision-month",
        "2021-05": "precision-month",
        "2021-06": "precision-month",
    }
    assert page.inner_text("#timeline .told").startswith("5 of 31 claims have a date")


def test_a_stretch_is_drawn_by_mouse(opened: Any, coast: Path) -> None:
    page = opened(file=coast).page
    box = page.locator("#timeline .axis").bounding_box()
    at = lambda month: box["x"] + page.evaluate("m => pixels(monthFrom(m) + 0.5)", month)  # noqa: E731
    page.mouse.move(at("2021-02"), box["y"] + 12)
    page.mouse.down()
    page.mouse.move(at("2021-03"), box["y"] + 12, steps=4)
    page.mouse.move(at("2021-04"), box["y"] + 12, steps=4)
    page.mouse.up()
    assert _fragment(page) == "#story&from=2021-02&to=2021-04"
    assert not _hidden(page, "reker", "ostrand") and _hidden(page, "reker", "karsk") and _hidden(page, "dolan", "five")
    assert page.text_content("#active .entry") == "February 2021 to April 2021 ×"
    assert "without the 26 undated" in page.inner_text("#timeline .told")
    page.get_by_role("button", name="Clear").click()
    assert _fragment(page) == "#story" and not _hidden(page, "dolan", "five")
    page.go_back()
    assert _hidden(page, "dolan", "five")


def test_a_stretch_is_set_by_keyboard(opened: Any, coast: Path) -> None:
    page = opened(file=coast).page
    first = page.get_by_role("slider", name="First month shown")
    first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert first.get_attribute("aria-valuetext") == "April 2021" and _fragment(page) == "#story&from=2021-04&to=2021-12"
    assert page.evaluate("document.activeElement.dataset.side") == "from"
    page.get_by_role("slider", name="Last month shown").focus()
    page.keyboard.press("PageDown")
    assert _fragment(page) == "#story&from=2021-04&to=2021-04"
    page.keyboard.press("End")
    page.get_by_role("slider", name="First month shown").focus()
    page.keyboard.press("Home")
    assert _fragment(page) == "#story"


def test_a_mark_is_chosen_by_a_click_and_a_stretch_by_touch(chromium: Any, coast: Path) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(coast.as_uri())
    page.locator("#timeline summary").tap()
    page.locator(".mark[data-date='2021-05'] rect").tap()
    assert _fragment(page) == "#story&from=2021-05&to=2021-05"
    touch = """([kind, clientX, clientY]) => document.querySelector("#timeline .axis").dispatchEvent(
        new PointerEvent(kind, {clientX, clientY, pointerId: 1, pointerType: "touch", bubbles: true}))"""
    page.evaluate("document.querySelector('#timeline .axis').setPointerCapture = () => {}")
    box = page.locator("#timeline .axis").bounding_box()
    x = lambda month: box["x"] + page.evaluate("m => pixels(monthFrom(m) + 0.5)", month)  # noqa: E731
    for kind, month in (
        ("pointerdown", "2021-03"),
        ("pointermove", "2021-05"),
        ("pointermove", "2021-06"),
        ("pointerup", "2021-06"),
    ):
        page.evaluate(touch, [kind, x(month), box["y"] + 5])
    assert _fragment(page) == "#story&from=2021-03&to=2021-06"
    context.close()


@pytest.mark.parametrize(
    ("date", "from_", "to", "precision"),
    [
        ("2021", "2021-01", "2021-12", "interval"),
        ("2021-03", "2021-03", "2021-03", "month"),
        ("2021-03-31", "2021-03", "2021-03", "day"),
        ("2020/2021-02", "2020-01", "2021-02", "interval"),
        ("once", None, None, None),
        ("", None, None, None),
    ],
)
def test_what_months_a_date_means(
    opened: Any, date: str, from_: str | None, to: str | None, precision: str | None
) -> None:
    script = """date => {
        const s = spanOf(date);
        return s ? [monthText(Math.floor(s.from)), monthText(Math.ceil(s.to) - 1), s.precision] : [null, null, null];
    }"""
    assert opened().page.evaluate(script, date) == [from_, to, precision]


def test_empty_years_take_little_room(opened: Any) -> None:
    script = """dates => axisPieces(marksOf(dates.map(date => ({date}))), 400)
        .map(p => [p.empty, Math.round(p.right - p.left)])"""
    widths = opened().page.evaluate(script, ["1950", "2021-03", "2022-01-05"])
    assert [empty for empty, _ in widths] == [False, True, False, False]
    assert widths[1][1] < widths[0][1] and sum(width for _, width in widths) == pytest.approx(400, abs=2)


def test_many_days_become_months(opened: Any) -> None:
    days = [f"20{10 + i // 24}-0{1 + i % 6}-{10 + i % 19}" for i in range(120)]
    script = "dates => marksOf(dates.map(date => ({date}))).map(m => m.precision)"
    assert set(opened().page.evaluate(script, days)) == {"month"}
    assert set(opened().page.evaluate(script, days[:20])) == {"day"}


# filters, focus and address


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
    assert gone is None or _hidden(view.page, *gone)
    assert not _hidden(view.page, *stays)
    assert view.trouble == []


def test_two_reports_less_one_outlet_are_one(opened: Any, coast: Path) -> None:
    hostile = "%3C%2Fscript%3E%3Cscript%3Ewindow.hacked%3D1%3C%2Fscript%3E"
    view = opened(f"#relations&reports=2&no-outlet={hostile}", file=coast)
    assert _hidden(view.page, "dolan", "five")
    assert view.page.inner_text("#active").count(HOSTILE_OUTLET) == 1
    assert view.page.evaluate("window.hacked") is None and view.trouble == []
    view.page.get_by_role("button", name=f"without {HOSTILE_OUTLET}: take this filter back").click()
    assert not _hidden(view.page, "dolan", "five") and _fragment(view.page) == "#relations&reports=2"


def test_the_filter_view_filters_and_stays(opened: Any, coast: Path) -> None:
    page = opened("#filter", file=coast).page
    page.get_by_role("checkbox", name="Helped").uncheck()
    assert _hidden(page, "dolan", "five") and _fragment(page) == "#filter&no-relation=HELPED"
    assert page.evaluate("document.activeElement.type") == "checkbox"  # a keyboard's place is kept
    page.get_by_role("button", name="No outlets").click()
    assert page.evaluate("now.edges.size") == 0 and not page.get_by_role("checkbox", name="Karsk Courier").is_checked()
    page.get_by_role("button", name="All outlets").click()
    page.get_by_role("button", name="2 or more").click()
    assert not _hidden(page, "reker", "ostrand") and _hidden(page, "hale", "five")
    page.fill("#filter-from", "2021-06")
    page.locator("#filter-from").dispatch_event("change")
    assert "from=2021-06" in _fragment(page) and page.evaluate("now.edges.size") == 0
    page.get_by_role("button", name="Show everything").click()
    assert _fragment(page) == "#filter" and page.get_by_role("checkbox", name="Helped").is_checked()
    for _ in range(5):
        page.go_back()
    assert (
        _fragment(page) == "#filter&no-relation=HELPED" and not page.get_by_role("checkbox", name="Helped").is_checked()
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
    assert "focus=union" in _fragment(page)


def test_a_large_graph_opens_on_its_core(opened: Any, tmp_path: Path) -> None:
    write_page(quarry_graph(), tmp_path / "core.html", max_nodes=4)
    page = opened(file=tmp_path / "core.html").page
    assert page.evaluate("now.nodes.size") == 4
    page.get_by_role("button", name="lesser names").click()
    assert page.evaluate("now.nodes.size") > 10 and _fragment(page) == "#story&more=lesser"


def test_a_view_goes_from_one_reader_to_another(opened: Any, coast: Path) -> None:
    first = opened("#entity=reker", file=coast).page
    first.get_by_role("button", name="denied", exact=True).click()
    first.get_by_role("button", name="1 outlet spoken to").click()
    second = opened(_fragment(first), file=coast).page
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


# people, keys, colours


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
