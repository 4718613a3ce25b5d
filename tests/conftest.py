"""What the tests of the whole program share: one open model, one build of seeds/; and `--no-skips`."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import graph
from graph.command.entry import passage

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--no-skips", action="store_true", help="Fail where a test is skipped: a check that CI must not lose."
    )


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.getoption("--no-skips") and exitstatus == 0 and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if config.getoption("--no-skips") and (skipped := len(terminalreporter.stats.get("skipped", []))):
        terminalreporter.section(f"failed: --no-skips, and {skipped} skipped", red=True, bold=True)


@pytest.fixture(scope="session")
def nlp() -> Any:
    """The bundled model, opened once."""
    return graph.load_model()


@pytest.fixture(scope="session")
def seeds_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds a copy of seeds/ and, in exports/, what `passage build` makes of it."""
    folder = tmp_path_factory.mktemp("fresh")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    result = CliRunner().invoke(passage, ["build", str(folder / "seeds"), "--out", str(folder / "exports")])
    assert result.exit_code == 0, result.output
    return folder
