"""The page is one file that asks for nothing, runs nothing from articles, and is the same every time."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from quarry_story import HOSTILE_OUTLET, quarry_graph

from graph.errors import InputError
from graph.network.graph import Graph
from graph.sinks.page import render_page, write_page
from graph.sinks.page.script_text import csp_hash, script_json

FRONT = Path(__file__).parents[2] / "graph" / "sinks" / "page" / "front"


class _Elements(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"/{tag}", {}))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] == "script":
            self.scripts[-1] += data


def test_nothing_is_loaded(page_html: str) -> None:
    elements = _Elements(page_html).found
    assert not [(tag, a) for tag, a in elements if {"src", "href", "srcset", "action", "data", "style"} & a.keys()]
    assert not [tag for tag, _ in elements if tag in ("link", "iframe", "object", "embed", "img", "base", "form")]
    style = page_html[page_html.index("<style>") : page_html.index("</style>")]
    assert "url(" not in style and "@import" not in style
    assert "sourceMappingURL" not in page_html


def test_only_our_two_scripts_may_run(page_html: str) -> None:
    parsed = _Elements(page_html)
    policy = next(a["content"] or "" for tag, a in parsed.found if a.get("http-equiv") == "Content-Security-Policy")
    kinds = [a.get("type") for tag, a in parsed.found if tag == "script"]
    assert kinds == ["application/json", "application/json", None, None]
    assert policy.startswith("default-src 'none';") and "unsafe-eval" not in policy
    assert f"script-src {csp_hash(parsed.scripts[2])} {csp_hash(parsed.scripts[3])};" in policy


def test_hostile_text_stays_text(page_html: str) -> None:
    parsed = _Elements(page_html)
    assert HOSTILE_OUTLET not in page_html and "<img" not in page_html
    assert json.loads(parsed.scripts[0])["documents"][2]["outlet"] == HOSTILE_OUTLET
    assert not re.search("[\u2028\u2029]", parsed.scripts[0])


@pytest.mark.parametrize("title", ["</title><script>window.hacked=1</script>", '"><img src=x onerror=1>', "{{ 7*7 }}"])
def test_a_hostile_title_stays_text(quarry: Graph, title: str) -> None:
    page = render_page(quarry, title=title)
    assert f"<title>{html.escape(title).replace('&quot;', '&#34;')}</title>" in page
    assert len(_Elements(page).scripts) == 4 and not [tag for tag, _ in _Elements(page).found if tag == "img"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("</script>", '"\\u003c/script\\u003e"'), ("a&b", '"a\\u0026b"'), ("\u2028", '"\\u2028"'),
        ("\ud800", '"\\ud800"'), ("Zoë", '"Zoë"'), ({"a": [1, None]}, '{"a":[1,null]}'),
    ],
)  # fmt: skip
def test_json_in_a_script(value: object, written: str) -> None:
    assert script_json(value) == written
    assert json.loads(written) == value


def test_the_front_end_makes_no_markup_from_text() -> None:
    risky = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\.href|fetch\(|XMLHttp"
    )
    assert [(f.name, m[0]) for f in sorted(FRONT.glob("*.js")) for m in risky.finditer(f.read_text("utf-8"))] == []


def test_the_same_graph_gives_the_same_bytes(page_html: str) -> None:
    code = (
        "import hashlib, sys; sys.path[:0] = sys.argv[1:]\n"
        "from quarry_story import quarry_graph; from graph.sinks.page import render_page\n"
        "print(hashlib.sha256(render_page(quarry_graph()).encode()).hexdigest())"
    )
    here = [str(Path(__file__).parent), str(Path(__file__).parents[2])]
    runs = {
        subprocess.run(
            [sys.executable, "-c", code, *here],
            env={"PYTHONHASHSEED": seed},
            text=True,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
    assert render_page(quarry_graph()) == page_html


def test_pyvis_is_loaded_only_when_a_page_is_made() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import graph.sinks.page\n"
        "print([m for m in ('pyvis', 'numpy', 'networkx') if m in sys.modules])"
    )
    root = str(Path(__file__).parents[2])
    assert (
        subprocess.run([sys.executable, "-c", code, root], text=True, capture_output=True, check=True).stdout == "[]\n"
    )


def test_an_empty_graph_gives_a_page() -> None:
    assert "What the articles say" in render_page(Graph((), (), ()))


def test_a_page_that_cannot_be_written_is_said_so(quarry: Graph, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"graph\.html: cannot be written"):
        write_page(quarry, tmp_path / "no such folder" / "graph.html")


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [(ink, ground, 4.5) for ink in ("ink", "soft", "accent", "planned", "alleged", "denied")
     for ground in ("ground", "panel")]
    + [("ink", "mark", 4.5), ("soft", "mark", 4.5)]
    + [(shape, "ground", 3.0) for shape in ("person", "group", "organisation", "place")]
    + [("asserted", "ground", 3.0)]
    + [(ink, ground, 4.5) for ink in ("ink", "soft") for ground in ("land", "visited", "sea")]
    + [(line, "land", 3.0) for line in ("place", "person", "group", "organisation", "planned", "alleged", "denied")],
)  # fmt: skip
def test_contrast(theme: int, ink: str, ground: str, least: float) -> None:
    block = re.findall(r":root \{(.*?)\}", (FRONT / "look.css").read_text("utf-8"), re.DOTALL)[theme]
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))
    dark, light = sorted((_luminance(colours[ink]), _luminance(colours[ground])))
    assert (light + 0.05) / (dark + 0.05) >= least
