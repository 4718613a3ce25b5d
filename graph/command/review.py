"""`passage review`: the pairs of names that may be one, shown one by one to be decided."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.command.beside import column_width, columns, excerpt
from graph.command.desk import Desk, desk, judgement_options
from graph.command.terminal import width, wrapped
from graph.command.wording import counted

if TYPE_CHECKING:
    from graph.judgements import Judgement, Verdict
    from graph.records import Chain, Mention, Merge

_ANSWERS: dict[str, str] = {
    "y": "same", "yes": "same", "n": "different", "no": "different", "u": "unsure", "unsure": "unsure",
    "b": "back", "back": "back", "undo": "back", "q": "quit", "quit": "quit",
}  # fmt: skip
_QUESTION = "Are they one? [y]es, [n]o, [u]nsure, [b]ack (undo), [q]uit"
_EXCERPTS = 2


@dataclass(frozen=True)
class _Pair:
    merge: Merge
    left: Chain
    right: Chain


@click.command(short_help="Decide, one by one, whether two names mean one.")
@click.argument("graph_path", metavar="[GRAPH]", type=click.Path(path_type=Path), default=Path("exports/graph.json"))
@judgement_options
@click.option("--json", "as_json", is_flag=True, help="Print the pairs that are open as JSON and ask nothing.")
def review(graph_path: Path, judgements: Path | None, note: str, as_json: bool) -> None:
    """Walk through the pairs of names in GRAPH that may be one, the likeliest first, both contexts side by side.

    Each answer is written at once to a judgements.jsonl beside the articles, to which lines are only ever added. What
    is decided is not asked again; every build obeys it.

    \b
    Example:
      passage review exports
      passage review exports --json
    """
    work = desk(graph_path, judgements)
    if as_json:
        click.echo(json.dumps([_data(work, pair) for pair in _open(work)], ensure_ascii=False, indent=1))
        return
    made = _walk(work, note)
    left = len(_open(work))
    click.echo(f"\n{counted(len(made), 'judgement')} made, {counted(left, 'pair')} left")
    if made:
        click.echo(f"written to {work.file}\n{work.reminder}")
    if any(document.redacted for document in work.graph.documents):
        click.echo("Names in redacted articles are decided on in a graph built without --redact.")


def _walk(work: Desk, note: str) -> list[Judgement]:
    made: list[Judgement] = []
    while pairs := _open(work):
        click.echo()
        for line in _shown(work, pairs[0], len(pairs)):
            click.echo(line)
        answer = _asked()
        if answer == "quit":
            break
        if answer == "back":
            if made:
                work.take_back(made.pop())
            else:
                click.echo("there is nothing to take back")
            continue
        verdict: Verdict = answer  # type: ignore[assignment]
        judgement = work.judgement(verdict, work.name_of(pairs[0].left), work.name_of(pairs[0].right), note)
        work.add([judgement])
        made.append(judgement)
    return made


def _asked() -> str:
    """Return what to do; the end of the input is "quit"."""
    while True:
        try:
            said = click.prompt(_QUESTION, prompt_suffix=": ", default="", show_default=False)
        except click.Abort:
            return "quit"
        if said.strip().lower() in _ANSWERS:
            return _ANSWERS[said.strip().lower()]
        click.echo("please answer y, n, u, b or q")


def _open(work: Desk) -> list[_Pair]:
    """Return the proposals that no judgement settles, directly or through others, best first; one a pair of things."""
    from graph.judgements import place
    from graph.resolution.judged import Judged

    of = work.entity_of
    placed, _ = place(work.standing, work.graph.documents, work.chains)
    on_things = [replace(p, left=of[p.left], right=of[p.right]) for p in placed]
    asked = {frozenset((p.left, p.right)) for p in on_things}
    decided = Judged(on_things)
    return [
        _Pair(merge, left, right)
        for merge, left, right in work.proposals
        if frozenset((of[left.id], of[right.id])) not in asked and not decided.settles(of[left.id], of[right.id])
    ]


def _shown(work: Desk, pair: _Pair, many: int) -> Iterator[str]:
    across = width()
    yield click.style(f"{counted(many, 'pair')} to decide · score {pair.merge.score:.2f}", underline=True)
    for reason in pair.merge.reasons:
        yield from wrapped(reason, first="  · ", rest="    ", columns=across)
    yield ""
    sides, inner = (pair.left, pair.right), column_width(across)
    yield from columns(*(_head(work, chain, inner) for chain in sides), width=across)
    yield from columns(*(_body(work, chain, inner) for chain in sides), width=across)
    yield ""


def _head(work: Desk, chain: Chain, across: int) -> Iterator[str]:
    document = work.graph.document[chain.document]
    entity = work.graph.entity[work.entity_of[chain.id]]
    articles = counted(len({m.document for m in entity.mentions}), "article")
    name = chain.names[0] if chain.names else chain.mentions[0].text
    for line in wrapped(name, first="", rest="", columns=across):
        yield click.style(line, bold=True)
    yield from wrapped(f"{chain.type.lower()}, in {articles}", first="", rest="", columns=across)
    others = ", ".join(n for n in (entity.name, *entity.aliases) if n != name)
    if others:
        yield from wrapped(others, first="also ", rest="     ", columns=across)
    source = ", ".join(filter(None, (document.outlet, document.published, document.path)))
    yield from wrapped(source, first="", rest="", columns=across)


def _body(work: Desk, chain: Chain, across: int) -> Iterator[str]:
    text = work.texts.get(chain.document)
    if text is None:
        yield from wrapped("(the article has changed or is not there)", first="", rest="", columns=across)
        return
    for mention in _telling(chain):
        yield ""
        yield from excerpt(text, mention.start, mention.end, columns=across)


def _telling(chain: Chain) -> list[Mention]:
    """Return the mentions to show: names, far enough apart to show different sentences."""
    named = [m for m in chain.mentions if m.kind == "name"] or list(chain.mentions)
    chosen = named[:1]
    for mention in named[1:]:
        if len(chosen) < _EXCERPTS and mention.start - chosen[-1].end > 300:
            chosen.append(mention)
    return chosen


def _data(work: Desk, pair: _Pair) -> dict[str, object]:
    def side(chain: Chain) -> dict[str, object]:
        document, mention = work.graph.document[chain.document], work.name_of(chain)
        return {
            "name": chain.names[0] if chain.names else mention.text,
            "type": chain.type,
            "address": f"{document.path}:{mention.start}",
            "outlet": document.outlet,
            "published": document.published,
        }

    merge = pair.merge
    return {"score": merge.score, "reasons": merge.reasons, "left": side(pair.left), "right": side(pair.right)}
