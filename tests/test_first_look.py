"""The notebook, run from top to bottom by a real kernel in the folder where it lies."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "notebooks" / "first_look.ipynb"


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str, str]]:
    """Source, plain text and HTML of each cell of code, in order."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    KernelHere.kernels = tmp_path_factory.mktemp("kernels")
    client = NotebookClient(notebook, timeout=300, kernel_name="here", kernel_manager_class=KernelHere,
                            resources={"metadata": {"path": str(NOTEBOOK.parent)}})  # fmt: skip
    client.execute()
    return [(c.source, *_shown(c.outputs)) for c in notebook.cells if c.cell_type == "code"]


class KernelHere(AsyncKernelManager):
    """A kernel of the Python that runs the tests, with this repository's package, whatever the user has installed."""

    kernels: Path

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        folder = self.kernels / "here"
        folder.mkdir(exist_ok=True)
        command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        spec = {"argv": command, "display_name": "here", "language": "python", "env": {"PYTHONPATH": str(ROOT)}}
        (folder / "kernel.json").write_text(json.dumps(spec))
        self.kernel_spec_manager = KernelSpecManager(kernel_dirs=[str(self.kernels)])


def _shown(outputs: list[Any]) -> tuple[str, str]:
    data = [output.get("data", {}) for output in outputs]
    streams = "".join(output.get("text", "") for output in outputs)
    return streams + "".join(d.get("text/plain", "") for d in data), "".join(d.get("text/html", "") for d in data)


def test_it_is_kept_without_outputs() -> None:
    cells = nbformat.read(NOTEBOOK, as_version=4).cells
    assert [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")] == []


def test_every_cell_shows_something(outputs: list[tuple[str, str, str]]) -> None:
    assert len(outputs) > 8
    assert [source for source, text, _ in outputs if not text] == []


@pytest.mark.parametrize(
    ("cell", "text", "html"),
    [
        ('graph.build("../seeds")', "<Graph: 5 documents", "Most connected"),
        ('g.find("alexander")', "type='PERSON'", ""),
        ("for relation in g.relations_of", "asserted: “", ""),
        ("== claim.quote", "True", ""),
        ("journey_of", "France", ""),
        ("single_source_shortest_path", " – ", ""),
        ("g.cypher", "'how': 'HELPED', 'helped': ", ""),
        ("graph.show", "a notebook shows it in place", 'sandbox="allow-scripts"'),
    ],
)
def test_a_cell_shows_its_point(outputs: list[tuple[str, str, str]], cell: str, text: str, html: str) -> None:
    ((_, shown, drawn),) = [output for output in outputs if cell in output[0]]
    assert text in shown and html in drawn
