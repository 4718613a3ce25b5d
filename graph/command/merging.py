"""`passage merge A B` and `passage split A B`: one judgement on who is who, for scripts and for those who know."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graph.command.desk import Desk, desk, judgement_options
from graph.command.finding import graph_option
from graph.command.targets import Target, addresses, target
from graph.command.terminal import clean
from graph.command.wording import counted
from graph.errors import InputError

if TYPE_CHECKING:
    from graph.judgements import Judgement, Verdict
    from graph.records import Chain, Mention

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _pair_options(command: _Command) -> _Command:
    undo = click.option("--undo", is_flag=True, help="Take such a judgement back instead of making it.")
    return graph_option(judgement_options(undo(command)))


@click.command(short_help="Decide that two names mean one thing.")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@_pair_options
def merge(left: str, right: str, graph_path: Path, judgements: Path | None, note: str, undo: bool) -> None:
    """Decide that A and B are one: every build from now on joins them.

    Each is a name, an id, or the place of one mention: the article's path, a colon, and the offset. The decision is
    written to the judgements.jsonl beside the articles.

    \b
    Example:
      passage merge "Mira Olden" "M. Olden" --note "same office, same photograph"
      passage merge "Mira Olden" 003_courier.txt:120 --undo
    """
    work = desk(graph_path, judgements)
    a, b = target(work.graph, left), target(work.graph, right)
    if undo:
        _take_back(work, "same", a, b)
        return
    pairs = [(a.mentions[0], b.mentions[0])]
    if a.entity == b.entity:
        pairs = _two_chains(work, a, b)
    _add(work, "same", pairs, note)


@click.command(short_help="Decide that two names mean two things.")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@_pair_options
def split(left: str, right: str, graph_path: Path, judgements: Path | None, note: str, undo: bool) -> None:
    """Decide that A and B are two: no build joins them from now on, not even through a third.

    Each is a name, an id, or the place of one mention: the article's path, a colon, and the offset. Where A is one
    mention and B all the rest of the same thing, A is parted from each article's chain of it.

    \b
    Example:
      passage split "Chris Doyle" "Christopher Doyle"
      passage split 003_courier.txt:120 "Mira Olden" --note "her niece"
    """
    work = desk(graph_path, judgements)
    a, b = target(work.graph, left), target(work.graph, right)
    if undo:
        _take_back(work, "different", a, b)
        return
    if a.entity != b.entity:
        pairs = [(a.mentions[0], b.mentions[0])]
    elif a.exact != b.exact:
        pairs = _one_from_all(work, *((a, b) if a.exact else (b, a)))
    else:
        pairs = _two_chains(work, a, b)
    _add(work, "different", pairs, note)


def _add(work: Desk, verdict: Verdict, pairs: list[tuple[Mention, Mention]], note: str) -> None:
    made = [work.judgement(verdict, left, right, note) for left, right in pairs]
    work.add(made)
    names = f"“{clean(pairs[0][0].text)}” and “{clean(pairs[0][1].text)}”"
    said = "are one" if verdict == "same" else "are two"
    lines = f" ({counted(len(made), 'line')})" if len(made) > 1 else ""
    click.echo(f"{names} {said}: written to {work.file}{lines}\n{work.reminder}")


def _chains(work: Desk, meant: Target) -> list[Chain]:
    return list({chain.id: chain for chain in (work.chain_of(m) for m in meant.mentions)}.values())


def _two_chains(work: Desk, a: Target, b: Target) -> list[tuple[Mention, Mention]]:
    """Return a mention for each of two targets of one entity, from different chains."""
    left, right = _chains(work, a), _chains(work, b)
    only_left = [c for c in left if c not in right]
    only_right = [c for c in right if c not in left]
    if not only_left or not only_right:
        whole = [chain for chain in work.chains if any(m in a.entity.mentions for m in chain.mentions)]
        if len(whole) == 1:
            wrong = "all its mentions are tied together within one article, which no judgement changes"
            raise InputError(a.said, wrong, "names of two chains")
        wrong, remedy = f"{clean(a.entity.name)} is one already, under both names", "name two of its mentions by place"
        raise InputError(f"{a.said} / {b.said}", wrong, remedy, addresses(work.graph, whole))
    return [(_of(only_left[0], a), _of(only_right[0], b))]


def _one_from_all(work: Desk, one: Target, rest: Target) -> list[tuple[Mention, Mention]]:
    own = work.chain_of(one.mentions[0])
    others = [c for c in work.chains if c != own and c.mentions[0] in rest.entity.mentions]
    if not others:
        wrong = "all its mentions are tied together within one article, which no judgement changes"
        raise InputError(one.said, wrong, "names of two chains")
    return [(one.mentions[0], work.name_of(chain)) for chain in others]


def _of(chain: Chain, meant: Target) -> Mention:
    return next(m for m in meant.mentions if m in chain.mentions)


def _take_back(work: Desk, verdict: Verdict, a: Target, b: Target) -> None:
    found = [j for j in work.standing if j.verdict == verdict and _is_on(work, j, a, b)]
    if not found:
        raise InputError(f"{a.said} / {b.said}", f"no judgement says that they are {verdict}", "one in the file",
                         f"look into {work.file}")  # fmt: skip
    for judgement in found:
        work.take_back(judgement)
    click.echo(f"{counted(len(found), 'judgement')} taken back in {work.file}\n{work.reminder}")


def _is_on(work: Desk, judgement: Judgement, a: Target, b: Target) -> bool:
    """Whether a judgement is on two chains of which one belongs to each target."""
    from graph.judgements import Placing

    placing = Placing(work.graph.documents, work.chains)
    ends = [placing.chain_of(anchor) for anchor in (judgement.left, judgement.right)]
    left, right = _chains(work, a), _chains(work, b)
    return (ends[0] in left and ends[1] in right) or (ends[0] in right and ends[1] in left)
