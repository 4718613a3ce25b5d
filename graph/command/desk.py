"""What the commands that take judgements work on: a graph, its articles as they are now, and the file beside them."""

from __future__ import annotations

import datetime
import os
import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graph.command.finding import graph_file, load
from graph.command.origin import Origin, origin_of
from graph.errors import InputError, PassageError

if TYPE_CHECKING:
    from graph.judgements import Judgement, Verdict
    from graph.network import Graph
    from graph.records import Chain, Mention, Merge

_Command = TypeVar("_Command", bound=Callable[..., Any])


def judgement_options(command: _Command) -> _Command:
    """Add `--judgements` and `--note` to a command."""
    file = click.option(
        "--judgements", type=click.Path(path_type=Path),
        help="The file to write to, if not the judgements.jsonl beside the articles.",
    )  # fmt: skip
    note = click.option("--note", default="", help="Your reason, to be kept with the judgement.")
    return file(note(command))


@dataclass
class Desk:
    """A graph with its chains, the texts of its articles, and the judgements that stand."""

    graph: Graph
    origin: Origin
    read: Sequence[Path]
    """The files of judgements; what is new goes into the first."""
    texts: dict[str, str]
    chains: tuple[Chain, ...]
    standing: list[Judgement]

    @property
    def file(self) -> Path:
        """The file that judgements are written to."""
        return self.read[0]

    @cached_property
    def entity_of(self) -> dict[str, str]:
        """The id of each chain's entity, by the chain's id."""
        from graph.network.chains import entity_of

        return entity_of(self.graph, self.chains)

    @cached_property
    def proposals(self) -> tuple[tuple[Merge, Chain, Chain], ...]:
        """What the graph proposes, one a pair of entities, with its chains; best first."""
        from graph.network.chains import proposals

        return proposals(self.graph, self.chains)

    def chain_of(self, mention: Mention) -> Chain:
        """Return the chain that a mention of the graph is part of."""
        return next(chain for chain in self.chains if mention in chain.mentions)

    def name_of(self, chain: Chain) -> Mention:
        """Return the first mention of a chain that is a name, or else its first."""
        return next((m for m in chain.mentions if m.kind == "name"), chain.mentions[0])

    def judgement(self, verdict: Verdict, left: Mention, right: Mention, note: str = "") -> Judgement:
        """Return a judgement of today on two mentions; InputError where the article no longer has them so."""
        from graph.judgements import Anchor, Judgement

        anchors = []
        for mention in (left, right):
            document, text = self.graph.document[mention.document], self.texts.get(mention.document)
            if document.redacted:
                wrong = "it is redacted, so that a judgement could not be tied to it"
                raise InputError(document.path, wrong, "a graph built without --redact", "build one, and judge there")
            if text is not None and text[mention.start : mention.end] != mention.text:
                wrong = f"“{mention.text}” does not stand at {mention.start} in it"
                raise InputError(document.path, wrong, "the article that the graph was built from", "build again")
            type = self.chain_of(mention).type
            spot = document.path, mention.start, mention.end, document.sha256
            anchors.append(Anchor(mention.text, type, *spot))
        today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
        return Judgement(verdict, anchors[0], anchors[1], today, note, "this judgement")

    def add(self, judgements: Sequence[Judgement]) -> None:
        """Write judgements to the file; InputError where one contradicts what stands or cannot be obeyed."""
        from graph.judgements import append, place

        new = [j for j in judgements if all(j.spots != s.spots or j.verdict != s.verdict for s in self.standing)]
        _, unheeded = place([*self.standing, *new], self.graph.documents, self.chains)
        for one in unheeded:
            if one.judgement in new:
                names = f"“{one.judgement.left.name}” and “{one.judgement.right.name}”"
                raise InputError(names, one.reason, "two names that a judgement can be made on")
        append(self.file, new)
        self.standing = _standing(self.read)

    def take_back(self, judgement: Judgement) -> None:
        """Write to the file that a judgement no longer stands."""
        from graph.judgements import append

        found = next(j for j in self.standing if (j.spots, j.verdict) == (judgement.spots, judgement.verdict))
        append(Path(found.place.rpartition(":")[0]), [found], undo=True)
        self.standing = _standing(self.read)

    @property
    def reminder(self) -> str:
        """What to do so that judgements are obeyed."""
        paths = " ".join(shlex.quote(os.path.relpath(path)) for path in self.origin.sources)
        return f"What is decided counts from the next build, with the options of the last: passage build {paths}"


def desk(graph_path: Path, judgements: Path | None, *, sources: bool = True) -> Desk:
    """Return the graph at `graph_path` and what lies beside it.

    InputError where its build.json is not there; with `sources` false it is done without the articles then.
    """
    from graph.judgements import judgement_files
    from graph.network.chains import chains_of
    from graph.reading import reread

    graph = load(graph_path)
    try:
        origin = origin_of(graph_file(graph_path).parent, remedy="build the graph again with `passage build`")
    except InputError:
        if sources:
            raise
        origin = Origin(())
    named = judgements or origin.judgements
    read = [Path(os.path.relpath(one)) for one in ([named] if named else judgement_files(origin.sources))]
    found = reread(graph.documents, paths=origin.sources, encoding=origin.encoding or "utf-8") if origin.sources else ()
    # A redacted article's file still has the names, at other offsets.
    texts = {d.id: text for d, text in found if not isinstance(text, PassageError) and not d.redacted}
    return Desk(graph, origin, read, texts, chains_of(graph), _standing(read))


def _standing(files: Sequence[Path]) -> list[Judgement]:
    from graph.judgements import read_judgements

    return [judgement for file in files if file.is_file() for judgement in read_judgements(file)]
