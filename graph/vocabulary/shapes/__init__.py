"""The shapes of the world's countries, for small maps: see README.md of this folder for their origin and licence."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def shapes() -> Any:
    """Return countries.json: `arcs`, and `countries` that are made of them; shared, so callers do not change it.

    An arc is whole numbers, `scale` to a degree, as text: the first point (longitude, latitude), then steps.
    A country has `iso` (two letters, or null), `name`, `point` (where to write on it, degrees) and `rings` of arcs
    (`~i` is arc i backwards).
    """
    return json.loads(files("graph.vocabulary.shapes").joinpath("countries.json").read_text("utf-8"))


@cache
def points() -> dict[str, tuple[float, float]]:
    """Return a point in each country, by its ISO letters: longitude and latitude of the middle of its people."""
    return {row["iso"]: (row["point"][0], row["point"][1]) for row in shapes()["countries"] if row["iso"]}
