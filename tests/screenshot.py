"""Draw the picture of README.md: `python tests/screenshot.py exports/graph.html exports/graph.png`; it needs chromium.

`--fragment "#journey=…"` shows another view, `--dark` the dark colours, `--size 390x844` a phone.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

_SETTLED = 800
"""Milliseconds."""


def main() -> None:
    """Open a page in a headless browser, without a network, and save what it shows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--fragment", default="")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--size", default="1280x800")
    given = parser.parse_args()
    width, height = map(int, given.size.split("x"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        scheme = "dark" if given.dark else "light"
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, offline=True)
        page = context.new_page()
        page.goto(given.page.resolve().as_uri() + given.fragment)
        page.wait_for_timeout(_SETTLED)
        page.screenshot(path=given.picture)
        browser.close()


if __name__ == "__main__":
    main()
