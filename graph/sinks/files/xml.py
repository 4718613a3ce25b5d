"""XML written piece by piece, and the plain values that it can hold.

Lists are joined with " | ", what has no value is left out, and characters that XML does not know are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from graph.sinks.properties import JOINT, Value

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)
Plain = str | int | float | bool


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write an XML file of these lines."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("<?xml version='1.0' encoding='utf-8'?>\n")
        file.writelines(f"{line}\n" for line in lines)


def start(name: str, attributes: Mapping[str, Value]) -> str:
    """Return an opening tag; what has no value is left out."""
    return f"<{name}" + "".join(f' {key}="{escaped(value)}"' for key, value in plain(attributes)) + ">"


def empty(name: str, attributes: Mapping[str, Value]) -> str:
    """Return a tag without content."""
    return start(name, attributes)[:-1] + "/>"


def plain(values: Mapping[str, Value]) -> Iterator[tuple[str, Plain]]:
    """Yield the values that there are, none of them a list."""
    for key, value in values.items():
        if isinstance(value, list):
            yield key, JOINT.join(value)
        elif value is not None:
            yield key, value


def escaped(value: Plain) -> str:
    """Return a value as it stands in a tag or between tags; a line break in an attribute stays one."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _NO_XML.sub("", value).translate(_ESCAPED) if isinstance(value, str) else str(value)
