"""Pronouns and descriptions against GUM's chains: how many are tied to the right person, organisation or place.

python tests/benchmarks/pronouns.py GUM.conllu.gz [--errors]
Words and sentences are gold; names, syntax and who is who are found. A pronoun or definite description that is tied to
something before it is right where the nearest name or description that it is tied to (of pronouns alone the nearest) is
of its gold chain. Recall is of those that have an antecedent in gold.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc

sys.path.insert(0, str(Path(__file__).parents[2]))

from graph import load_model
from graph.extraction.coreference import Coreference
from graph.extraction.mentions import Candidate, candidates
from graph.extraction.quotations import quotations
from training import treebanks
from training.windows import Window, moved

PRONOUNS = ("he", "she", "they", "it")


def kind(mention: Candidate) -> str | None:
    """Return the row of the table that a mention counts in; None of names and of first and second persons."""
    if mention.kind == "pronoun":
        plural = "they" if mention.text.lower().startswith("th") else "it"
        return None if mention.person != 3 else {"m": "he", "f": "she"}.get(mention.gender or "", plural)
    return f"the {mention.type.lower()}" if mention.kind != "name" and mention.definite and mention.type else None


def chains(sentences: list[Window]) -> tuple[dict[int, str], dict[str, int]]:
    """Return the chain of each word that heads a gold mention or stands in its name, and each chain's first head."""
    of_word: dict[int, str] = {}
    first: dict[str, int] = {}
    at = 0
    for sentence in sentences:
        for mention in (moved(m, at) for m in sentence.mentions or ()):
            first.setdefault(mention.chain, mention.head)
            of_word |= dict.fromkeys(range(mention.start, mention.end), mention.chain) | {mention.head: mention.chain}
        at += len(sentence.words)
    return of_word, first


def judged(doc: Doc, sentences: list[Window]) -> Iterator[tuple[str, bool, bool, bool, str]]:
    """Yield each mention's row, whether gold has an antecedent, whether it is tied, whether rightly, and a line."""
    of_word, first = chains(sentences)
    found = candidates(doc)
    known = Coreference(doc, found, quotations(doc))
    for mention in found:
        row = kind(mention)
        if row is None:
            continue
        chain = of_word.get(mention.i)
        cluster = known.at(mention.i)
        before = [m for m in cluster.mentions if m.i < mention.i] if cluster else []
        tied = max([m for m in before if m.kind != "pronoun"] or before, key=lambda m: m.i, default=None)
        right = (
            tied is not None and chain is not None and chain in {of_word.get(i) for i in range(tied.start, tied.end)}
        )
        line = f"{tied.text if tied else ''} <- {doc[max(mention.i - 12, 0) : mention.i + 6].text}"
        yield row, chain is not None and first[chain] < mention.i, tied is not None, right, line


def main(path: Path, *, errors: bool) -> None:
    """Print the table, and with `errors` each wrong tie."""
    nlp = load_model()
    gold: Counter[str] = Counter()
    tied: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for name, sentences in treebanks.gum(path):
        words = [w for s in sentences for w in s.words]
        starts = [i == 0 for s in sentences for i in range(len(s.words))]
        doc = nlp.get_pipe("annotator")(Doc(nlp.vocab, words=words, sent_starts=starts))  # type: ignore[operator]
        for row, has_antecedent, is_tied, is_right, line in judged(doc, list(sentences)):
            # of descriptions that gold has no mention for, nothing is known
            counted = {row, "he, she, they, it"} if row in PRONOUNS else {row}
            gold.update(counted if has_antecedent else ())
            tied.update(counted if is_tied else ())
            right.update(counted if is_right else ())
            if errors and is_tied and not is_right:
                print(f"{row:18} {name}: {line}")
    for row in sorted(tied):
        p, r = right[row] / tied[row], right[row] / max(gold[row], 1)
        print(f"{row:18} {gold[row]:5} in gold {tied[row]:5} tied {right[row]:5} right  P {p:.3f} R {r:.3f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gum", type=Path, help="GUM in CoNLL-U, gzipped.")
    parser.add_argument("--errors", action="store_true", help="Also each wrong tie.")
    options = parser.parse_args()
    main(options.gum, errors=options.errors)
