"""Read the data files of this folder."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads "on", "no" and "yes" as the words that they are in these tables."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, found in Loader.yaml_implicit_resolvers.items()
}


@cache
def table(name: str) -> Any:
    """Return the content of `name`.yaml; it is shared, so callers do not change it."""
    return yaml.load(files("graph.vocabulary").joinpath(f"{name}.yaml").read_text("utf-8"), Loader)
