"""The page of an invented story, and a real browser to open it in; tests that need one skip where there is none."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from coast_story import coast_graph
from quarry_story import quarry_graph

from graph.network.graph import Graph
from graph.sinks.page import render_page, write_page

sys.path.insert(0, str(Path(__file__).parents[1] / "neo4j_server"))
import server

_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
          "--disable-component-update", "--disable-sync")  # fmt: skip


@pytest.fixture(scope="session")
def neo4j_uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One Neo4j without a password for all tests; whoever uses it begins by emptying it."""
    if server.missing():
        pytest.skip(server.missing())
    with server.running(tmp_path_factory.mktemp("neo4j") / "open") as address:
        yield address


@pytest.fixture(scope="session")
def quarry() -> Graph:
    return quarry_graph()


@pytest.fixture(scope="session")
def page_html(quarry: Graph) -> str:
    return render_page(quarry)


@pytest.fixture(scope="session")
def page_file(quarry: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "graph.html"
    write_page(quarry, path)
    return path


@pytest.fixture(scope="session")
def coast(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the same story on the globe."""
    path = tmp_path_factory.mktemp("coast") / "graph.html"
    write_page(coast_graph(), path)
    return path


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not path:
        pytest.skip("no chromium on PATH (apt-get install chromium)")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=list(_QUIET))
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Any, page_file: Path) -> Iterator[Any]:
    """Return a function that opens the page with the network cut, and notes what it asks for and what goes wrong."""
    contexts = []

    def open_page(
        fragment: str = "", *, file: Path = page_file, width: int = 1280, height: int = 800
    ) -> SimpleNamespace:
        context = chromium.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        context.route("http*://**/*", lambda route: route.abort())
        page = context.new_page()
        asked: list[str] = []
        trouble: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("requestfailed", lambda request: trouble.append(f"failed: {request.url}"))
        page.on(
            "console", lambda message: trouble.append(message.text) if message.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("dialog", lambda dialog: trouble.append(f"dialog: {dialog.message}"))
        page.goto(file.as_uri() + fragment)
        page.wait_for_selector("#panel h2")
        return SimpleNamespace(page=page, asked=asked, trouble=trouble)

    yield open_page
    for context in contexts:
        context.close()
