"""News passages written for this project, with who did what to whom: `passages/*.txt` (passages/README.md says how)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("passages")
HELD_OUT = FOLDER / "held_out"
_MARK = re.compile(r"\[([a-z]\d?):([^\[\]]+)\]")
_RELATION = re.compile(r"([a-z]\d?) ([A-Z_]+) ([a-z]\d?)([-?~]?)")
_KIND = re.compile(r"([a-z]\d?) (PER|ORG|LOC|X)")
SYMMETRIC = frozenset({"MET", "SPOUSE_OF", "RELATIVE_OF"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; spans count its characters."""

    text: str
    marked: list[tuple[int, int, str]]
    """Start and end of each mention, and the letter of its thing in the passage."""
    relations: list[tuple[str, str, str, str]]
    """Subject, type, object and status: "", "-" denied, "?" alleged, "~" planned."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that follow each other."""

    sentences: list[Sentence]
    kinds: dict[str, str]
    """PER, ORG, LOC, or X for none of these, of each thing of which it is known."""

    @property
    def text(self) -> str:
        """The sentences with a space between them."""
        return " ".join(sentence.text for sentence in self.sentences)


def all_of(folder: Path) -> list[Passage]:
    """Return the passages of the files of a folder."""
    return [passage for path in sorted(folder.glob("*.txt")) for passage in passages(path)]


def passages(path: Path) -> Iterator[Passage]:
    """Yield the passages of a file; ValueError where it cannot be read."""
    for block in path.read_text("utf-8").split("\n\n"):
        lines = [line.strip() for line in block.split("\n") if line.strip() and not line.startswith("#")]
        if not lines:
            continue
        said = _kinds(path, lines.pop()) if lines[-1].startswith("=") else {}
        if len(lines) % 2 or any(line.startswith(">") != bool(n % 2) for n, line in enumerate(lines)):
            raise ValueError(f"{path}: a sentence without its relations: {lines[0][:60]}")
        yield Passage([_sentence(path, lines[n], lines[n + 1]) for n in range(0, len(lines), 2)], said)


def _kinds(path: Path, line: str) -> dict[str, str]:
    found = {}
    for part in filter(None, map(str.strip, line[1:].split(";"))):
        read = _KIND.fullmatch(part)
        if read is None:
            raise ValueError(f"{path}: {part!r} does not say what a thing is: {line[:60]}")
        found[read[1]] = read[2]
    return found


def _sentence(path: Path, line: str, relations: str) -> Sentence:
    text, marked, at = "", [], 0
    for found in _MARK.finditer(line):
        text += line[at : found.start()]
        marked.append((len(text), len(text) + len(found[2]), found[1]))
        text, at = text + found[2], found.end()
    told = []
    for part in filter(None, map(str.strip, relations[1:].split(";"))):
        read = _RELATION.fullmatch(part)
        if read is None or not {read[1], read[3]} <= {name for *_, name in marked}:
            raise ValueError(f"{path}: {part!r} is no relation of two things marked in: {line[:60]}")
        told.append((read[1], read[2], read[3], read[4]))
    return Sentence(text + line[at:], marked, told)
