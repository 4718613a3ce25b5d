"""The tables of words: YAML lets a later key silently replace an earlier one."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import graph.vocabulary

TABLES = sorted(Path(graph.vocabulary.__file__).parent.glob("*.yaml"))


def repeated(node: yaml.Node) -> list[str]:
    """The keys that stand twice in one mapping, at any depth."""
    found: list[str] = []
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        found += sorted({str(key) for key in keys if keys.count(key) > 1})
        found += [key for _, value in node.value for key in repeated(value)]
    if isinstance(node, yaml.SequenceNode):
        found += [key for value in node.value for key in repeated(value)]
    return found


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_no_key_stands_twice(path: Path) -> None:
    assert repeated(yaml.compose(path.read_text("utf-8"))) == []


def test_a_key_that_stands_twice_is_seen() -> None:
    assert repeated(yaml.compose("a: 1\nb: {c: 1, c: 2}\na: 2")) == ["a", "c"]
