"""The order of the layers, and where each heavy library may be touched, read from the imports themselves."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "graph"
LAYERS = (
    {"errors", "records", "vocabulary"},
    {"judgements"},
    {"reading"},
    {"language"},
    {"extraction"},
    {"resolution"},
    {"redaction"},
    {"network"},
    {"sinks"},
    {"pipeline"},
    {"command"},
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}

# each library with the layers that may import it, and in how many files at most
TOUCHED_BY = {
    "spacy": ({"language", "extraction"}, None),
    "onnxruntime": ({"language"}, 1),
    "networkx": ({"network", "sinks"}, None),
    "pyvis": ({"sinks"}, 1),
    "neo4j": ({"sinks"}, 1),
    "pyarrow": ({"sinks"}, 1),
    "arcadedb": ({"sinks"}, 1),
    "click": ({"command"}, None),
    "trafilatura": ({"reading"}, 1),
    "pypdf": ({"reading"}, 1),
    "docx": ({"reading"}, 1),
}


def imports_of(source: str, package: str) -> Iterator[str]:
    """Yield the full names of all modules that a file imports: in functions and under TYPE_CHECKING too.

    `from graph import network` yields graph.network; `package` is what relative imports start from.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            module = ".".join([*base, *filter(None, [node.module])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def layer_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "graph" and len(parts) > 1 else None


@cache
def imports() -> dict[str, tuple[str, ...]]:
    """Return what each file of the package imports, by its path in the package."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE)
        found[name.as_posix()] = tuple(imports_of(path.read_text("utf-8"), ".".join(["graph", *name.parent.parts])))
    return found


def own_layer(name: str) -> str:
    return Path(name).parts[0].removesuffix(".py")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import spacy.tokens as t", ["spacy.tokens"]),
        ("from graph.network import read", ["graph.network.read"]),
        ("from graph import network", ["graph.network"]),
        ("def f():\n    import click", ["click"]),
        ("if TYPE_CHECKING:\n    from graph.sinks import x", ["graph.sinks.x"]),
        ("from .page import draw", ["graph.sinks.page.draw"]),
        ("from ..network import read", ["graph.network.read"]),
        ("text = 'import spacy'", []),
    ],
)
def test_imports_are_found_wherever_they_stand(source: str, expected: list[str]) -> None:
    assert list(imports_of(source, "graph.sinks")) == expected


def test_every_folder_and_module_has_its_place() -> None:
    assert {own_layer(name) for name in imports()} - {"__init__"} == set(LEVEL)


def test_a_layer_imports_only_from_those_below_it() -> None:
    wrong = [
        f"{name} imports {module}"
        for name, modules in imports().items()
        if name != "__init__.py"
        for module in modules
        if module.split(".")[0] == "graph"
        and (other := layer_of(module)) != (own := own_layer(name))
        and (other not in LEVEL or (LEVEL[other] >= LEVEL[own] and not (LEVEL[other] == LEVEL[own] == 0)))
    ]
    assert wrong == []


@pytest.mark.parametrize("library", TOUCHED_BY)
def test_a_library_is_touched_only_where_it_belongs(library: str) -> None:
    layers, most = TOUCHED_BY[library]
    touching = [n for n, modules in imports().items() if library in {m.split(".")[0] for m in modules}]
    assert {own_layer(name) for name in touching} <= layers
    assert most is None or len(touching) <= most, touching


def test_nothing_is_named_utils() -> None:
    assert [name for name in imports() if Path(name).stem in ("utils", "util", "helpers", "misc", "common")] == []
