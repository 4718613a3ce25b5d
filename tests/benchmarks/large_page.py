"""The page at size: a generated graph, opened in a headless Chromium, against plain pyvis with the same graph.

python tests/benchmarks/large_page.py [--entities 5000] [--relations 20000]
Prints for each: seconds to make the HTML, its size, seconds from opening until the network is drawn, and the median and
95th percentile of milliseconds between frames while the network is dragged for two seconds. Rendering is by software,
on a machine without a graphics card: compare the rows, not the figures with other machines'.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from generated_graph import generate
from playwright.sync_api import Page, TimeoutError, sync_playwright
from pyvis.network import Network

from graph import Graph
from graph.sinks.page import render_page

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
_SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
_PATIENCE = 120
"""Seconds that a page may take."""
_FRAMES = """
() => new Promise((done) => {
  const times = []; const until = performance.now() + 2000;
  const step = (now) => { times.push(now); now < until ? requestAnimationFrame(step) : done(times); };
  requestAnimationFrame(step);
})
"""


def plain(graph: Graph) -> str:
    """Return what pyvis alone makes of the graph, with its scripts in the file."""
    network = Network(directed=True, cdn_resources="in_line")
    for entity in graph.entities:
        network.add_node(entity.id, entity.name)
    for relation in graph.relations:
        network.add_edge(relation.subject, relation.object, title=relation.claims[0].quote)
    return str(network.generate_html())


def measure(page: Page, name: str, make: Callable[[], str]) -> None:
    """Print the figures of one way to draw."""
    began = time.perf_counter()
    html = make()
    made = time.perf_counter() - began
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.html")
        path.write_text(html, encoding="utf-8")
        began = time.perf_counter()
        try:
            page.goto(path.as_uri(), wait_until="load")
            page.wait_for_selector("canvas")
            page.evaluate(_SETTLED)
        except TimeoutError:
            print(
                f"{name:<18} made {made:6.1f} s  {len(html) / 1e6:5.1f} MB  not drawn after {_PATIENCE} s", flush=True
            )
            return
        opened = time.perf_counter() - began
        print(
            f"{name:<18} made {made:6.1f} s  {len(html) / 1e6:5.1f} MB  opened {opened:6.2f} s  {_drag(page)}",
            flush=True,
        )
        more = page.get_by_role("button", name="lesser name")
        if more.count():
            began = time.perf_counter()
            more.click()
            page.evaluate(_SETTLED)
            print(f"{'  all names':<18} shown after {time.perf_counter() - began:6.2f} s  {_drag(page)}", flush=True)


def _drag(page: Page) -> str:
    """Drag the drawing for two seconds and say how long its frames took."""
    box = page.locator("canvas").first.bounding_box()
    assert box is not None
    x, y = box["x"] + 40, box["y"] + box["height"] - 40
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(f"() => {{ window.frames_seen = ({_FRAMES})(); }}")
    for step in range(40):
        page.mouse.move(x + 5 * step, y - 4 * step)
        page.wait_for_timeout(25)
    page.mouse.up()
    times = page.evaluate("() => window.frames_seen")
    gaps = sorted(b - a for a, b in pairwise(times))
    return f"frames {statistics.median(gaps):6.0f} ms median, {gaps[int(len(gaps) * 0.95)]:6.0f} ms p95"


def main() -> None:
    """Generate, draw, measure, print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--entities", type=int, default=5000)
    options.add_argument("--relations", type=int, default=20_000)
    options.add_argument("--no-plain", action="store_true", help="leave plain pyvis out: it takes minutes at this size")
    given = options.parse_args()
    graph = generate(given.entities, relations=given.relations, claims=given.relations)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_FLAGS)
        for name, make in (("passage", lambda: render_page(graph)), ("pyvis", lambda: plain(graph))):
            if name == "pyvis" and given.no_plain:
                continue
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.set_default_timeout(_PATIENCE * 1000)
            measure(page, name, make)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
