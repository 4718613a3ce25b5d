"""YAML whose values know the line they stand on, for messages such as `words.yaml:12: …`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from graph.errors import InputError
from graph.vocabulary.tables import Loader

_EXAMPLE = "graph/vocabulary/README.md shows an example"
_TEXT, _FLAG = "tag:yaml.org,2002:str", "tag:yaml.org,2002:bool"


@dataclass(frozen=True, slots=True)
class Marked:
    """A value of a file: text, flag, list or mapping; `place` is `file:line`."""

    place: str
    node: yaml.Node
    file: str

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self.node, yaml.SequenceNode)

    def fail(self, wrong: str, expected: str = "", remedy: str = "") -> InputError:
        """Return an error that stands at this value."""
        return InputError(self.place, wrong, expected, remedy)

    def text(self, what: str) -> str:
        """Return a text that is not blank; InputError where it is none."""
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag != _TEXT or not self.node.value.strip():
            raise self.fail(f"{what} is no text", "words", "put them between quotation marks")
        return " ".join(self.node.value.split())

    def flag(self, what: str) -> bool:
        """Return true or false; InputError where it is neither."""
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag != _FLAG:
            raise self.fail(f"{what} is neither true nor false", "true or false", "correct it")
        return bool(self.node.value.lower() == "true")

    def entries(self, what: str) -> Iterator[tuple[str, Marked, Marked]]:
        """Yield name, key and value of a mapping; InputError where it is none, or has a name twice."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.fail(f"{what} is no mapping", "lines of the form `name: value`", "correct it")
        seen: set[str] = set()
        for key, value in self.node.value:
            mark = _marked(key, self.file)
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name in seen:
                raise mark.fail(f"{name} stands in {what} twice", "each name once", "join the two, or rename one")
            seen.add(name)
            yield name, mark, _marked(value, self.file)

    def items(self, what: str) -> Iterator[Marked]:
        """Yield the values of a list; InputError where it is none."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.fail(f"{what} is no list", "lines that begin with `- `", "correct it")
        yield from (_marked(node, self.file) for node in self.node.value)


def parse(text: str, file: str) -> Marked:
    """Return the content of a YAML file; InputError with the line where it is not YAML, or empty."""
    try:
        node = yaml.compose(text, Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{file}:{mark.line + 1}" if mark else file
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise InputError(place, f"is not YAML ({problem})", "", "correct the line, or the one before it") from error
    except RecursionError as error:
        raise InputError(file, "is nested too deeply", "lists and mappings a few levels deep", "correct it") from error
    if node is None:
        raise InputError(file, "is empty", "`types:` or `patterns:`", _EXAMPLE)
    return _marked(node, file)


def _marked(node: yaml.Node, file: str) -> Marked:
    return Marked(f"{file}:{node.start_mark.line + 1}", node, file)
