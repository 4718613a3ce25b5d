import subprocess
import sys
from pathlib import Path

import click
import harbour
import pytest
from click.testing import CliRunner

from graph.command.entry import COMMANDS, passage
from graph.errors import DocumentError, InputError, ProofError
from graph.network import write

ROOT = Path(__file__).parents[2]
MAIN = [sys.executable, "-c", "from graph.command import main; main()"]


def run(*arguments):
    return CliRunner().invoke(passage, arguments)


def raising(error):
    @click.command()
    def fail():
        raise error

    return fail


@pytest.mark.parametrize("error", [InputError, DocumentError, ProofError])
def test_an_error_for_the_user_is_one_line_and_exit_code_2(monkeypatch, error):
    monkeypatch.setitem(passage.commands, "fail", raising(error("a.txt", "is\nbroken\x1b[0m", "text", "mend it")))
    result = run("fail")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "passage: a.txt: is broken [0m; text; mend it\n"


def test_a_stopped_command_exits_with_130(monkeypatch):
    monkeypatch.setitem(passage.commands, "fail", raising(KeyboardInterrupt()))
    result = run("fail")
    assert (result.exit_code, result.stderr) == (130, "passage: stopped\n")


def test_a_fault_of_the_program_is_not_hidden(monkeypatch):
    monkeypatch.setitem(passage.commands, "fail", raising(ZeroDivisionError()))
    assert isinstance(run("fail").exception, ZeroDivisionError)


@pytest.mark.parametrize("command", [None, *(command.name for command in COMMANDS)])
def test_help_and_its_example(command):
    result = run(*filter(None, [command]), "--help")
    assert result.exit_code == 0
    assert command is None or f"Example:\n    passage {command} " in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80, "fits into a terminal"


def test_every_command_stands_on_the_help_page_in_order():
    page = run("--help").stdout
    places = [page.index(f"\n  {command.name} ") for command in COMMANDS]
    assert places == sorted(places) and "..." not in page[places[0] :]


@pytest.mark.parametrize("arguments", [["fly"], ["show"], ["show", "x", "--fly"], ["show", "x", "--quotes", "-1"]])
def test_bad_usage_exits_with_2(arguments):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1 and result.stderr.startswith("passage") and "--help" in result.stderr


def test_version():
    result = run("--version")
    assert result.exit_code == 0 and result.stdout.startswith("passage ")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "is not JSON"),
        ('{"format": "x"}', "has the format 'x'"),
        ('{"format": "passage/1"}', "documents: is missing"),
        (None, "there is no such file"),
    ],
)
@pytest.mark.parametrize("command", ["show", "route"])
def test_a_graph_that_cannot_be_read(tmp_path, command, content, message):
    file = tmp_path / "graph.json"
    if content is not None:
        file.write_text(content)
    result = run(command, "x", "--graph", str(file))
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr and result.stderr.count("\n") == 1


def test_a_reader_that_goes_away_is_no_error(tmp_path):
    harbour.write_articles(tmp_path)
    write(harbour.story(), tmp_path / "graph.json")
    command = " ".join(f"'{part}'" for part in [*MAIN, "show", "olden", "--graph", str(tmp_path)])
    done = subprocess.run(["sh", "-c", f"{command} | true"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_help_loads_nothing_heavy():
    code = (
        "import sys, graph.command\n"
        "print(sorted({'spacy', 'networkx', 'rapidfuzz', 'neo4j', 'pyvis', 'numpy', 'onnxruntime'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_terminal_that_cannot_show_a_character(tmp_path):
    write(harbour.story(), tmp_path / "graph.json")
    done = subprocess.run([*MAIN, "show", "kestrel", "--graph", str(tmp_path)], cwd=ROOT, capture_output=True,
                          env={"PYTHONIOENCODING": "ascii"}, check=False)  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"") and b"Kestrel  person" in done.stdout
