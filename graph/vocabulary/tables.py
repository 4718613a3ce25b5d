"""Read the data files of this folder."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def table(name: str) -> Any:
    """Return the content of `name`.yaml; it is shared, so callers do not change it."""
    return yaml.load(files("graph.vocabulary").joinpath(f"{name}.yaml").read_text("utf-8"), _Loader)
