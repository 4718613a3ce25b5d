"""What the relations that the language model alone sees are worth in news: stories with gold, read three times.

python tests/benchmarks/seen_by_the_model.py [STORY...]
Prints, of all stories together (by default those of tests/stories), how many relations and statements are right, wrong
and missing, and the traps fallen into: with the rules alone, with what the program tells, and with `--learned`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parents[2]))

import graph
from graph.command.figures import summed
from graph.network import Evaluation, evaluate, read_gold
from graph.network.alignment import prefix

STORIES = Path(__file__).parents[1] / "stories"


def readings(folders: Sequence[Path], *, model: bool, learned: bool) -> Iterator[Evaluation]:
    """Yield the measures of each story; without `model` only what the rules tell."""
    nlp = graph.load_model()
    silent = patch("graph.extraction.document.seen_by_the_model", return_value=())
    for folder in folders:
        with nullcontext() if model else silent:
            built = graph.build(folder, nlp=nlp, learned=learned)
        texts = {prefix(d.path or d.id): d.text for d in built.documents}
        yield evaluate(read_gold(folder / "gold.yaml"), built, texts=texts)


def main() -> None:
    """Read, measure, print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("stories", nargs="*", type=Path, default=sorted(p.parent for p in STORIES.glob("*/gold.yaml")))
    folders = options.parse_args().stories
    for title, model, learned in (("rules", False, False), ("told", True, False), ("--learned", True, True)):
        measured = list(readings(folders, model=model, learned=learned))
        for what in ("relations", "statements"):
            score = summed({what: getattr(one, what)} for one in measured)[what]
            print(f"{title:<10}{what:<11}{score.right} right, {score.wrong} wrong, {score.missing} missing")
        print(f"{title:<10}{'traps':<11}{sum(one.traps for one in measured)}")
    print(f"{len(folders)} stories")


if __name__ == "__main__":
    main()
