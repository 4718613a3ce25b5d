"""`passage why A B`: why two names are, or are not, one thing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.command.desk import Desk, desk
from graph.command.finding import graph_option
from graph.command.targets import Target, address, target
from graph.command.terminal import clean, width, wrapped
from graph.errors import InputError

if TYPE_CHECKING:
    from graph.judgements import Judgement
    from graph.records import Chain, Merge
    from graph.resolution import Comparison


@dataclass(frozen=True)
class _Answer:
    left: Chain
    right: Chain
    one: bool
    steps: tuple[Merge, ...] = ()
    judged: tuple[Judgement, ...] = ()
    proposals: tuple[Merge, ...] = ()
    compared: Comparison | None = None


@click.command(short_help="Why two names are, or are not, one.")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@graph_option
@click.option("--judgements", type=click.Path(path_type=Path), help="The file of judgements, if not the build's.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def why(left: str, right: str, graph_path: Path, judgements: Path | None, as_json: bool) -> None:
    """Say why A and B are one: each join with its reasons and score. Or why not: what speaks against, what is missing.

    Each is a name, an id, or the place of one mention: the article's path, a colon, and the offset.

    \b
    Example:
      passage why "Mira Olden" "M. Olden"
      passage why 001_wire.txt:120 003_courier.txt:14 --json
    """
    work = desk(graph_path, judgements, sources=False)
    answer = _answer(work, target(work.graph, left), target(work.graph, right))
    if as_json:
        click.echo(json.dumps(_data(work, answer), ensure_ascii=False, indent=1))
        return
    for line in _lines(work, answer):
        click.echo(line)


def _answer(work: Desk, a: Target, b: Target) -> _Answer:
    from graph.judgements import place
    from graph.resolution import ties

    sides = [[chain for chain in work.chains if any(m in chain.mentions for m in meant.mentions)] for meant in (a, b)]
    placed, _ = place(work.standing, work.graph.documents, work.chains)
    if a.entity == b.entity:
        pairs = [(x, y) for x in sides[0] for y in sides[1]]
        found = [(len(path), x, y, path) for x, y in pairs if (path := ties(work.graph.merges, x.id, y.id)) is not None]
        if not found:
            wrong = "the graph does not say what joined them"
            raise InputError(f"{a.said} / {b.said}", wrong, "", "build it again")
        _, x, y, path = min(found, key=lambda f: (f[0], f[1].id, f[2].id))
        return _Answer(x, y, one=True, steps=path)
    ids = [{c.id for c in work.chains if c.mentions[0] in meant.entity.mentions} for meant in (a, b)]

    def between(left: str, right: str) -> bool:
        return (left in ids[0] and right in ids[1]) or (left in ids[1] and right in ids[0])

    judged = tuple(p.judgement for p in placed if between(p.left, p.right))
    best = sorted(work.graph.merges, key=lambda m: (-m.score, m.left, m.right))
    proposals = tuple(m for m in best if m.decided_by == "proposal" and between(m.left, m.right))
    return _Answer(sides[0][0], sides[1][0], False, (), judged, proposals, _compared(work, a, b, sides))


def _compared(work: Desk, a: Target, b: Target, sides: Sequence[Sequence[Chain]]) -> Comparison:
    from graph.network.chains import neighbours
    from graph.resolution import compare_chains

    whole = [[c for c in work.chains if c.mentions[0] in meant.entity.mentions] for meant in (a, b)]
    chosen = [own if meant.exact else every for meant, own, every in zip((a, b), sides, whole, strict=True)]
    documents = [replace(d, text=work.texts.get(d.id, "")) for d in work.graph.documents]
    beside = neighbours(work.graph, work.chains)
    return compare_chains(chosen[0], chosen[1], chains=work.chains, documents=documents, neighbours=beside)


def _lines(work: Desk, answer: _Answer) -> Iterator[str]:
    across = width()
    title = f"{_called(work, answer.left)} and {_called(work, answer.right)} are {'one' if answer.one else 'two'}"
    for line in wrapped(title, first="", rest="  ", columns=across):
        yield click.style(line, bold=True)
    if answer.one and not answer.steps:
        told = (
            "one article ties them together: a name that it uses twice is one person's, and its words lead back to it"
        )
        yield from wrapped(told, first="  ", rest="  ", columns=across)
    by_id = {chain.id: chain for chain in work.chains}
    at = answer.left.id
    for merge in answer.steps:
        other = merge.right if merge.left == at else merge.left
        yield from _step(work, by_id[at], by_id[other], merge, across)
        at = other
    for judgement in answer.judged:
        verdict = {"different": "they are two", "same": "they are one", "unsure": "it cannot be told"}[
            judgement.verdict
        ]
        note = f": {judgement.note}" if judgement.note else ""
        told = f"a person says that {verdict} ({judgement.place}){note}"
        yield from wrapped(told, first="  ! ", rest="    ", columns=across)
    for merge in answer.proposals[:1]:
        yield from wrapped(f"proposed, not joined, with a score of {merge.score:.2f}:", first="  ", rest="  ",
                           columns=across)  # fmt: skip
        for reason in merge.reasons:
            yield from wrapped(reason, first="    · ", rest="      ", columns=across)
    if answer.compared is not None and all(j.verdict != "different" for j in answer.judged):
        yield from _weighed(answer.compared, across, told=bool(answer.proposals))


def _weighed(compared: Comparison, across: int, *, told: bool) -> Iterator[str]:
    for reason in compared.against:
        yield from wrapped(reason, first="  against  ", rest="           ", columns=across)
    if not told:
        for reason in compared.reasons:
            yield from wrapped(reason, first="  for      ", rest="           ", columns=across)
        if not compared.reasons:
            yield "  for      nothing in their names"
    if compared.score >= compared.needed:
        missing = f"score {compared.score:.2f} would suffice, if nothing stood against it and it fitted no other"
    else:
        missing = f"score {compared.score:.2f} of the {compared.needed:.2f} that it takes to join them"
    yield from wrapped(missing, first="  missing  ", rest="           ", columns=across)


def _step(work: Desk, one: Chain, other: Chain, merge: Merge, across: int) -> Iterator[str]:
    score = "" if merge.decided_by == "person" else f"  {merge.score:.2f}"
    head = f"{_called(work, one)} = {_called(work, other)}{score}"
    yield from wrapped(head, first="  ", rest="    ", columns=across)
    for reason in merge.reasons:
        yield from wrapped(reason, first="    · ", rest="      ", columns=across)


def _called(work: Desk, chain: Chain) -> str:
    mention = work.name_of(chain)
    name = chain.names[0] if chain.names else mention.text
    return f"“{clean(name)}” ({address(work.graph, mention)})"


def _data(work: Desk, answer: _Answer) -> dict[str, object]:
    by_id = {chain.id: chain for chain in work.chains}

    def named(chain: Chain) -> dict[str, object]:
        mention = work.name_of(chain)
        return {"name": chain.names[0] if chain.names else mention.text, "address": address(work.graph, mention)}

    def merged(merge: Merge) -> dict[str, object]:
        ends = {side: named(by_id[id]) for side, id in (("left", merge.left), ("right", merge.right))}
        return ends | {"score": merge.score, "reasons": merge.reasons, "decided_by": merge.decided_by}

    compared = answer.compared
    return {
        "one": answer.one,
        "left": named(answer.left),
        "right": named(answer.right),
        "steps": [merged(merge) for merge in answer.steps],
        "judgements": [{"judgement": j.verdict, "place": j.place, "note": j.note} for j in answer.judged],
        "proposals": [merged(merge) for merge in answer.proposals],
        "for": list(compared.reasons) if compared else [],
        "against": list(compared.against) if compared else [],
        "score": compared.score if compared else None,
        "needed": compared.needed if compared else None,
    }
