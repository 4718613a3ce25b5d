"""The page in a real Chromium with the network cut."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from quarry_story import HOSTILE_ALIAS, HOSTILE_NAME, quarry_graph

from graph.sinks.page import write_page

PANEL = "#panel"
_ON_SCREEN = """(() => {{
    const at = network.canvasToDOM({});
    const box = document.querySelector("#network canvas").getBoundingClientRect();
    return [at.x + box.left, at.y + box.top];
}})()"""


def _relation(page: Any, subject: str, object: str) -> str:
    return str(
        page.evaluate(
            "([s, o]) => content.relations.find(r => r.subject === s && r.object === o).id", [subject, object]
        )
    )


def _edge_hidden(page: Any, relation: str) -> bool:
    return bool(page.evaluate("id => !edges.get(id)", relation))


def _click_on_edge(page: Any, relation: str) -> None:
    page.mouse.click(*page.evaluate(_ON_SCREEN.format(f"network.body.edges['{relation}'].edgeType.getPoint(0.5)")))


def test_opens_offline_without_a_complaint(opened: Any, page_file: Path) -> None:
    view = opened()
    view.page.wait_for_timeout(300)
    assert view.asked == [page_file.as_uri()]
    assert view.trouble == []
    assert view.page.inner_text("h1") == "Five workers, Tomas Reker and Ostrand"
    counts = "4 articles · 3 independent reports · 10 people · 1 group · 5 organisations · 6 places"
    assert view.page.inner_text("#counts") == counts


def test_the_story_shows_journeys_and_what_is_best_supported(opened: Any) -> None:
    text = opened().page.inner_text(PANEL)
    assert "Tomas Reker\n→\nOstrandMar 2021\n→\nKarskMay 2021" in text
    assert "Mira Dolan helped five workers" in text
    assert "2 articles that retell one original" in text


def test_what_is_out_of_the_way_stays_hidden_until_asked_for(opened: Any) -> None:
    page = opened().page
    hidden = lambda entity: page.evaluate("id => !nodes.get(id)", entity)  # noqa: E731
    assert [hidden(e) for e in ("reker", "tarn", "courier")] == [False, True, True]
    page.get_by_role("button", name="4 more names without relations").click()
    page.get_by_role("button", name="1 outlet spoken to").click()
    assert [hidden(e) for e in ("reker", "tarn", "courier")] == [False, False, False]


def test_a_name_from_the_list_shows_its_quotes(opened: Any) -> None:
    page = opened().page
    page.get_by_role("tab", name="Names").click()
    page.locator(PANEL).get_by_role("button", name="Tomas Reker").click()
    text = page.inner_text(PANEL)
    assert (
        "1 other spelling\nReker Karsk Courier, Northern Post" in text
        and "was detained by" in text
        and "fled to Ostrand in March 2021" in text
    )
    assert page.evaluate("location.hash") == "#entity=reker"
    page.go_back()
    assert page.inner_text("#panel h2") == "All names"


@pytest.mark.parametrize(
    ("subject", "object", "said"),
    [
        ("reker", "ostrand", ["3 articles, 2 independent reports", "disputed",
                              "One report: Karsk Courier and Northern Post retell one original",
                              "happened March 2021", "published 3 June 2021", "according to Quarry Union"]),
        ("stone", "reker", ["denied", "No article asserts it", "according to Velmor Stone"]),
        ("stone", "anton", ["alleged", "according to Petra Lind"]),
    ],
)  # fmt: skip
def test_a_click_on_an_edge_shows_the_evidence(opened: Any, subject: str, object: str, said: list[str]) -> None:
    page = opened().page
    _click_on_edge(page, _relation(page, subject, object))
    page.wait_for_selector("#panel figure")
    text = " ".join(page.inner_text(PANEL).split())
    assert [part for part in said if part not in text] == []


def test_two_long_dates_stay_within_their_card(opened: Any) -> None:
    page = opened().page
    _click_on_edge(page, _relation(page, "reker", "ostrand"))
    page.wait_for_selector("#panel figure")
    beyond = """said => {
        const line = document.querySelector("#panel figcaption .date");
        line.textContent = said;
        return line.scrollWidth - line.clientWidth;
    }"""
    assert page.evaluate(beyond, "happened 19 September 2021 · published 29 September 2021") == 0


def test_it_says_why_articles_are_one_report(opened: Any) -> None:
    page = opened().page
    page.evaluate("id => go({ relation: id })", _relation(page, "reker", "karsk"))
    page.get_by_text("Why one report?").click()
    assert "both say <i>fled to Ostrand in March 2021</i>" in page.inner_text(PANEL)


def test_the_words_are_marked_and_the_passage_opens(opened: Any) -> None:
    view = opened()
    page = view.page
    page.evaluate("id => go({ relation: id })", _relation(page, "reker", "karsk"))
    assert page.locator("#panel figure mark").all_inner_texts() == ["went on to", "travelled to", "travelled to"]
    page.get_by_role("button", name="Show in its article").first.click()
    assert page.inner_text(".passage mark") == "went on to Karsk in May 2021"
    assert "The lawyer Mira Dolan" in page.inner_text(".passage")
    page.get_by_role("button", name="Hide the passage").click()
    assert page.locator(".passage").count() == 0
    assert view.trouble == []


def test_the_phrase_is_found_as_words(opened: Any) -> None:
    table = [  # text, phrase, what is marked in brackets
        ("soft of heart", "of", "soft [of] heart"), ("He FLED to it", "fled to", "He [FLED to] it"),
        ("a (b", "(b", "a [(b]"),
        ("unsaid", "said", "un[said]"), ("nothing here", "fled", "nothing here"), ("nothing", "", "nothing"),
    ]  # fmt: skip
    script = "rows => rows.map(([t, p]) => marked(t, p).map(x => x.textContent ? `[${x.textContent}]` : x).join(''))"
    assert opened().page.evaluate(script, table) == [marked for *_, marked in table]


def test_a_click_on_a_node_and_on_the_ground(opened: Any) -> None:
    page = opened().page
    page.mouse.click(*page.evaluate(_ON_SCREEN.format("network.getPosition('dolan')")))
    page.locator("#panel h2", has_text="Mira Dolan").wait_for()
    page.keyboard.press("Escape")
    assert page.inner_text("#panel h2") == "What this graph says"


def test_search_by_keyboard(opened: Any) -> None:
    page = opened().page
    page.keyboard.press("/")
    page.keyboard.type("vel")
    options = page.locator("#found li")
    assert [o.split("\n")[0] for o in options.all_inner_texts()] == ["Velmor Stone", "Velmor"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "Velmor"
    page.keyboard.press("/")
    page.keyboard.type("zzz")
    assert options.all_inner_texts() == ["No such name"]
    page.keyboard.press("Escape")
    assert page.input_value("#search") == "" and options.first.is_hidden()
    assert page.inner_text("#panel h2") == "Velmor"


def test_search_finds_other_spellings_and_reveals_what_was_hidden(opened: Any) -> None:
    page = opened().page
    page.fill("#search", "javascript:")
    assert page.inner_text("#found li").startswith("Ines Corvo")
    page.fill("#search", "tarn")
    page.keyboard.press("Enter")
    assert page.evaluate("!nodes.get('tarn')") is False
    assert "No relation was found" in page.inner_text(PANEL)


def test_statuses_and_types_switch_off_and_on(opened: Any) -> None:
    page = opened().page
    denied = _relation(page, "stone", "reker")
    asserted = _relation(page, "dolan", "five")
    button = page.get_by_role("button", name="denied", exact=True)
    assert not _edge_hidden(page, denied)
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert _edge_hidden(page, denied) and not _edge_hidden(page, asserted)
    button.click()
    page.get_by_role("button", name="groups", exact=True).click()
    assert _edge_hidden(page, asserted) and not _edge_hidden(page, denied)
    assert page.evaluate("!nodes.get('five')") is True


def test_statuses_look_different(opened: Any) -> None:
    page = opened().page
    look = "id => [JSON.stringify(edges.get(id).dashes), edges.get(id).color.color]"
    looks = [page.evaluate(look, _relation(page, *ends))
             for ends in (("reker", "karsk"), ("stone", "reker"), ("stone", "anton"), ("anton", "marin"))]  # fmt: skip
    assert len({dash for dash, _ in looks}) == len({colour for _, colour in looks}) == 4
    width = [
        page.evaluate("id => edges.get(id).width", _relation(page, *ends))
        for ends in (("reker", "karsk"), ("hale", "five"))
    ]
    assert width[0] > width[1]


@pytest.mark.parametrize("fragment", ["", "#entity=hostile", "#entity=%3Cscript%3E", "#entity=%"])
def test_hostile_text_never_runs(opened: Any, fragment: str) -> None:
    view = opened(fragment)
    view.page.evaluate("for (const relation of content.relations) go({ relation: relation.id })")
    view.page.evaluate("for (const entity of content.entities) go({ entity: entity.id })")
    assert view.page.evaluate("window.hacked") is None
    assert view.page.locator("img, main a").count() == 0
    assert view.trouble == []


def test_hostile_names_are_readable(opened: Any) -> None:
    assert opened("#entity=hostile").page.inner_text("#panel h2") == HOSTILE_NAME
    assert HOSTILE_ALIAS in opened("#entity=corvo").page.inner_text(PANEL)


def test_a_pseudonym_is_said_to_be_one(opened: Any) -> None:
    page = opened("#entity=anton").page
    assert page.inner_text("#panel h2") == "“Anton”"
    assert "not the real name" in page.inner_text(PANEL)
    assert opened().page.evaluate("nodes.get('anton').shapeProperties.borderDashes") == [3, 3]


def test_it_stands_still(opened: Any) -> None:
    page = opened().page
    before = page.evaluate("JSON.stringify(network.getPositions())")
    page.wait_for_timeout(400)
    assert page.evaluate("JSON.stringify(network.getPositions())") == before


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_everything_fits_the_window(opened: Any, width: int, height: int) -> None:
    page = opened(width=width, height=height).page
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    spots = page.evaluate("[...now.nodes].map(id => network.canvasToDOM(drawnNode.get(id)))")
    area = page.locator("#network").bounding_box()
    assert all(0 < s["x"] < area["width"] and 0 < s["y"] < area["height"] for s in spots)
    assert page.locator(PANEL).bounding_box()["height"] > 200
    labels = page.evaluate("labelBoxes.length")
    assert labels == len(spots) if width > 1000 else labels > len(spots) / 2


def test_without_the_texts_the_quotes_are_still_there(opened: Any, tmp_path: Path) -> None:
    write_page(quarry_graph(with_text=False), tmp_path / "bare.html")
    view = opened("#entity=reker", file=tmp_path / "bare.html")
    assert "fled to Ostrand in March 2021" in view.page.inner_text(PANEL)
    view.page.evaluate("id => go({ relation: id })", _relation(view.page, "reker", "ostrand"))
    assert view.page.locator("#panel blockquote").count() == 3
    assert view.page.get_by_role("button", name="Show in its article").count() == 0
    assert view.trouble == []


@pytest.mark.parametrize(
    ("second", "placed"),
    [((300, 100), "below"), ((100, 132), "below"), ((100, 90), "above"), ((100, 104), None)],
)
def test_a_label_gives_way_to_a_greater_one(opened: Any, second: tuple[int, int], placed: str | None) -> None:
    """Two things of radius 8; the greater stands at (100, 100) with its label below it."""
    script = """([x, y]) => {
        const context = document.createElement("canvas").getContext("2d");
        const item = (id, x, y) => ({ id, lines: ["Tomas Reker"], x, y, radius: 8 });
        const items = [item("a", 100, 100), item("b", x, y)];
        const { boxes } = drawNodeLabels(context, items, 1, { ink: "#000", ground: "#fff" });
        const box = boxes.find(({ id }) => id === "b");
        if (!box) return null;
        return box.top > y ? "below" : box.bottom < y ? "above" : box.left > x ? "right" : "left";
    }"""
    assert opened().page.evaluate(script, list(second)) == placed
