"""Whom "he" and "she" mean in annotated news, and what weighs how much for it: `graph/vocabulary/antecedents.yaml`.

`pronouns/STORY.txt` has a line for each article of `tests/stories/STORY`: its number, and for each pronoun of people in
it, as `PRONOUN` finds them, the key in the story's gold of whom it means; several keys with "+", "other" for somebody
else, "-" for nobody and "?" where that is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import torch
import yaml
from spacy.tokens import Doc

from graph.extraction.antecedents import LIKELY, Antecedents
from graph.extraction.clusters import Cluster
from graph.extraction.coreference import Coreference
from graph.extraction.mentions import Candidate, candidates
from graph.extraction.quotations import quotations
from graph.extraction.salience import Salience
from graph.language import load_model
from graph.reading import read_paths

FOLDER = Path(__file__).with_name("pronouns")
STORIES = Path(__file__).parents[1] / "tests" / "stories"
WEIGHTS = Path(__file__).parents[1] / "graph" / "vocabulary" / "antecedents.yaml"
PRONOUN = re.compile(
    r"\b(?:he|she|him|her|his|hers|himself|herself|they|them|their|theirs|themselves)\b", re.IGNORECASE
)
FOLDS = 5
DECAY = 1.0
"""How much the square of a weight costs, in decisions."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Those whom a pronoun may mean: what speaks for each, and whether it is the one; of some it is none of them."""

    told: list[dict[str, float]]
    right: list[bool]
    known: bool
    """Whether the one it means has been mentioned by a name that was found."""


class _Taught(Antecedents):
    """Keeps what there is to decide on; is told whom each pronoun means, or has `weights` and its own mistakes."""

    def __init__(
        self,
        doc: Doc,
        salience: Salience,
        gold: Mapping[int, str],
        keys: Mapping[str, set[str]],
        weights: Mapping[str, float] | None,
    ) -> None:
        super().__init__(doc, salience, weights=weights or {})
        self._alone = weights is not None
        self._words, self._gold, self._keys = doc, gold, keys
        self.decisions: list[Decision] = []

    def best(self, mention: Candidate, fitting: Sequence[Cluster]) -> Cluster | None:
        key = self._gold.get(self._words[mention.i].idx, "?")
        own = super().best(mention, fitting) if self._alone else None
        if key in ("-", "?"):
            return own
        told = list(self.weighed(mention, fitting))
        right = [any(key in self._keys.get(_folded(name), ()) for name in c.names) for c, _ in told]
        named = any(key in self._keys.get(_folded(n), ()) for c in fitting for n in c.names)
        self.decisions.append(Decision([t for _, t in told], right, named))
        return own if self._alone else next((c for (c, _), is_it in zip(told, right, strict=True) if is_it), None)


def _folded(name: str) -> str:
    return re.sub(r"^the ", "", name.casefold())


def decisions(
    story: Path, read: Callable[[str], Doc], weights: Mapping[str, float] | None = None
) -> Iterator[Decision]:
    """Yield what there is to decide on in a story's articles; `read` gives a text as the language model sees it.

    The pronouns before are tied to whom they mean, or to whom `weights` tie them.
    """
    keys: dict[str, set[str]] = {}
    for key, entity in yaml.safe_load((story / "gold.yaml").read_text("utf-8"))["entities"].items():
        for name in entity["names"]:
            keys.setdefault(_folded(name), set()).add(key)
    lines = (FOLDER / f"{story.name}.txt").read_text("utf-8").splitlines()
    meant = {number: rest.split() for number, _, rest in (line.partition(" ") for line in lines)}
    for document in read_paths([story]):
        told = meant[Path(document.path).name[:3]]
        gold = dict(zip((m.start() for m in PRONOUN.finditer(document.text)), told, strict=True))
        doc = read(document.prose)
        kept: list[_Taught] = []

        def taught(doc: Doc, salience: Salience) -> Antecedents:
            kept.append(_Taught(doc, salience, gold, keys, weights))  # noqa: B023
            return kept[-1]  # noqa: B023

        Coreference(doc, candidates(doc), quotations(doc), ranked=taught)
        yield from kept[0].decisions


def fit(given: Sequence[Decision]) -> dict[str, float]:
    """Return the weights that make the right one likeliest, "nobody" among them (conditional logit, McFadden 1974)."""
    names = sorted({name for d in given for told in d.told for name in told})
    rows = [[told.get(name, 0.0) for name in names] for d in given for told in d.told]
    of = torch.tensor([n for n, d in enumerate(given) for _ in d.told])
    right = torch.tensor([is_it for d in given for is_it in d.right])
    none = torch.tensor([not any(d.right) for d in given])
    x, weights, nobody = torch.tensor(rows), torch.zeros(len(names)), torch.zeros(1)
    weights.requires_grad_()
    nobody.requires_grad_()
    search = torch.optim.LBFGS([weights, nobody], max_iter=100, line_search_fn="strong_wolfe")

    def odds(scores: torch.Tensor) -> torch.Tensor:
        return torch.zeros(len(given)).index_add(0, of, scores.exp())

    def loss() -> torch.Tensor:
        search.zero_grad()
        scores = x @ weights
        those = torch.where(none, nobody.exp(), odds(scores.masked_fill(~right, -torch.inf)))
        found = ((odds(scores) + nobody.exp()).log() - those.log()).sum() + DECAY * (weights**2).sum()
        found.backward()  # type: ignore[no-untyped-call]
        return found

    search.step(loss)  # type: ignore[no-untyped-call]
    return {**dict(zip(names, weights.tolist(), strict=True)), "nobody": nobody.item()}


def _fitted(
    stories: Sequence[Path], told: Sequence[Sequence[Decision]], read: Callable[[str], Doc], chosen: Sequence[int]
) -> dict[str, float]:
    """The weights for some stories: found with all before a pronoun tied rightly, then also as they tie it."""
    right = [d for n in chosen for d in told[n]]
    first = fit(right)
    return fit(right + [d for n in chosen for d in decisions(stories[n], read, first)])


def judged(given: Sequence[Decision], weights: Mapping[str, float]) -> tuple[int, int, int]:
    """Return how many pronouns were tied, how many rightly, and how many mean somebody who was named."""
    tied = right = 0
    for d in given:
        scores = torch.tensor([sum(weights.get(n, 0.0) * v for n, v in told.items()) for told in d.told])
        likely = torch.softmax(torch.cat([scores, torch.tensor([weights["nobody"]])]), 0)
        best = int(likely[:-1].argmax()) if d.told else None
        if best is not None and likely[best] >= LIKELY:
            tied, right = tied + 1, right + d.right[best]
    return tied, right, sum(d.known for d in given)


def train(model: Path | None = None) -> Iterator[str]:
    """Write the weights, and yield how well others, of four fifths of the stories each, do on the last fifth."""
    read = cache(load_model(model))
    stories = [STORIES / path.stem for path in sorted(FOLDER.glob("*.txt"))]
    told = [list(decisions(story, read)) for story in stories]
    counts = [0, 0, 0]
    for fold in range(FOLDS):
        weights = _fitted(stories, told, read, [n for n in range(len(stories)) if n % FOLDS != fold])
        unseen = [d for story in stories[fold::FOLDS] for d in decisions(story, read, weights)]
        counts = [a + b for a, b in zip(counts, judged(unseen, weights), strict=True)]
    tied, right, known = counts
    yield f"pronouns of one person, {known} of a named one: P {right / tied:.3f} R {right / known:.3f}"
    weights = _fitted(stories, told, read, range(len(stories)))
    lines = [f"{name}: {round(weight, 2)}" for name, weight in weights.items()]
    head = WEIGHTS.read_text("utf-8").split("\n\n")[0] if WEIGHTS.exists() else "# see training/pronouns.py"
    WEIGHTS.write_text("\n".join([head, "", *lines, ""]), "utf-8")
