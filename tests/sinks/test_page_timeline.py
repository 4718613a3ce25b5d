"""The page's timeline, in a real Chromium with the network cut."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from coast_story import fragment, hidden

PANEL = "#panel"


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
    assert fragment(page) == "#story&from=2021-02&to=2021-04"
    assert not hidden(page, "reker", "ostrand") and hidden(page, "reker", "karsk") and hidden(page, "dolan", "five")
    assert page.text_content("#active .entry") == "February 2021 to April 2021 ×"
    assert "without the 26 undated" in page.inner_text("#timeline .told")
    page.get_by_role("button", name="Clear").click()
    assert fragment(page) == "#story" and not hidden(page, "dolan", "five")
    page.go_back()
    assert hidden(page, "dolan", "five")


def test_a_stretch_is_set_by_keyboard(opened: Any, coast: Path) -> None:
    page = opened(file=coast).page
    first = page.get_by_role("slider", name="First month shown")
    first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert first.get_attribute("aria-valuetext") == "April 2021" and fragment(page) == "#story&from=2021-04&to=2021-12"
    assert page.evaluate("document.activeElement.dataset.side") == "from"
    page.get_by_role("slider", name="Last month shown").focus()
    page.keyboard.press("PageDown")
    assert fragment(page) == "#story&from=2021-04&to=2021-04"
    page.keyboard.press("End")
    page.get_by_role("slider", name="First month shown").focus()
    page.keyboard.press("Home")
    assert fragment(page) == "#story"


def test_a_mark_is_chosen_by_a_click_and_a_stretch_by_touch(chromium: Any, coast: Path) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(coast.as_uri())
    page.locator("#timeline summary").tap()
    page.locator(".mark[data-date='2021-05'] rect").tap()
    assert fragment(page) == "#story&from=2021-05&to=2021-05"
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
    assert fragment(page) == "#story&from=2021-03&to=2021-06"
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
