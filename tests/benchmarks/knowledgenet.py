"""Facts in text by the whole program: KnowledgeNet's passages, raw, against the graph that `graph.build` makes of them.

python tests/benchmarks/knowledgenet.py CORPORA [--fold 3] [--explain PROPERTY]
Prints precision, recall and F1 of each property that has a relation type of ours, then of all. A document is the
passages of one page in their order, a blank line between them; nothing gold is given. An asserted claim is right where
both its ends overlap those of a fact of its passage: any mention of the end in that passage, names and pronouns alike.
It is judged only in passages annotated for what it says, as in the paper (Mesquita et al. 2019, span overlap).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import graph
from training.facts import Passage, passages

EXPRESSED_BY: dict[str, tuple[tuple[str, ...], bool]] = {
    "CEO": (("LEADS",), True),
    "CHILD_OF": (("CHILD_OF",), False),
    "EDUCATED_AT": (("EDUCATED_AT",), False),
    "EMPLOYEE_OR_MEMBER_OF": (("MEMBER_OF", "LEADS"), False),
    "FOUNDED_BY": (("FOUNDED",), True),
    "HEADQUARTERS": (("BASED_IN",), False),
    "NATIONALITY": (("CITIZEN_OF",), False),
    "PLACE_OF_BIRTH": (("BORN_IN",), False),
    "PLACE_OF_RESIDENCE": (("LIVES_IN",), False),
    "POLITICAL_AFFILIATION": (("MEMBER_OF", "LEADS"), False),
    "SPOUSE": (("SPOUSE_OF",), False),
    "SUBSIDIARY_OF": (("PART_OF",), False),
}
"""The relation types that say a property, and whether subject and object change places; dates have no type."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as spans of its passage, in the passage's own offsets."""

    type: str
    subject: tuple[Span, ...]
    object: tuple[Span, ...]
    quote: str


@dataclass(slots=True)
class Counts:
    """What was found of one property."""

    right: int = 0
    wrong: int = 0
    facts: int = 0
    found: int = 0

    def figures(self) -> tuple[float, float, float]:
        """Return precision, recall, F1 in [0, 1]."""
        precision, recall = self.right / max(self.right + self.wrong, 1), self.found / max(self.facts, 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def pages(corpora: Path, fold: int) -> dict[str, list[Passage]]:
    """Return the passages of a fold by page, each page's in their order."""
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages(corpora / "knowledgenet-folds123.jsonl.gz"):
        if passage.fold == fold:
            found[passage.page].append(passage)
    return {page: sorted(own, key=lambda p: p.start) for page, own in found.items()}


def build(given: Sequence[Sequence[Passage]]) -> graph.Graph:
    """Return the graph of the pages, one row of a table each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "pages.jsonl")
        rows = (json.dumps({"text": "\n\n".join(p.text for p in own)}) for own in given)
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
        return graph.build(path)


def said(built: graph.Graph, given: Sequence[Sequence[Passage]]) -> Iterator[tuple[Passage, list[Said]]]:
    """Yield each passage with the asserted claims that the graph makes in it."""
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for entity in built.entities:
        for mention in entity.mentions:
            spans[entity.id, mention.document].append((mention.start, mention.end))
    claims = defaultdict(list)
    for relation in built.relations:
        for claim in relation.claims:
            if claim.status == "asserted":
                claims[claim.document].append(claim)
    document = {int(d.path.rpartition("#")[2]): d for d in built.documents}
    for number, own in enumerate(given, 1):
        start = 0
        for passage in own:
            end = start + len(passage.text)
            found = []
            for claim in claims[document[number].id] if number in document else ():
                if start <= claim.start < end:
                    ends = (
                        tuple((a - start, b - start) for a, b in spans[e, claim.document] if start <= a < end)
                        for e in (claim.subject, claim.object)
                    )
                    found.append(Said(claim.type, *ends, claim.quote))
            yield passage, found
            start = end + 2


def measure(judged: Sequence[tuple[Passage, list[Said]]], explain: str | None) -> dict[str, Counts]:
    """Return the counts of each property; prints what was missed and wrong of the property to explain."""
    counts = {name: Counts() for name in EXPRESSED_BY}
    for passage, claims in judged:
        met: set[int] = set()
        for claim in claims:
            of = [p for p in EXPRESSED_BY if claim.type in EXPRESSED_BY[p][0] and p in passage.properties]
            hit = [n for n, fact in enumerate(passage.facts) if fact[0] in of and _says(claim, fact)]
            met.update(hit)
            if hit:
                counts[passage.facts[hit[0]][0]].right += 1
            elif of:
                counts[of[0]].wrong += 1
                if explain in of:
                    print("wrong  ", _shown(claim, passage), "|", claim.quote)
        for n, (name, subject, object_) in enumerate(passage.facts):
            if name in counts:
                counts[name].facts += 1
                counts[name].found += n in met
                if name == explain and n not in met:
                    print("missing", passage.text[slice(*subject)], "->", passage.text[slice(*object_)], "|", passage.text)
    return counts


def _says(claim: Said, fact: tuple[str, Span, Span]) -> bool:
    name, subject, object_ = fact
    left, right = (claim.object, claim.subject) if EXPRESSED_BY[name][1] else (claim.subject, claim.object)
    straight = _touches(left, subject) and _touches(right, object_)
    return straight or (name == "SPOUSE" and _touches(right, subject) and _touches(left, object_))


def _touches(mentions: Sequence[Span], wanted: Span) -> bool:
    return any(a < wanted[1] and wanted[0] < b for a, b in mentions)


def _shown(claim: Said, passage: Passage) -> str:
    texts = ["/".join(passage.text[a:b] for a, b in spans[:2]) for spans in (claim.subject, claim.object)]
    return f"{texts[0]} {claim.type} {texts[1]}"


def main() -> None:
    """Build, measure, print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpora", type=Path, help="the folder that holds knowledgenet-folds123.jsonl.gz")
    options.add_argument("--fold", type=int, default=3, choices=(1, 2, 3))
    options.add_argument("--explain", choices=sorted(EXPRESSED_BY), help="print what was missed and wrong of a property")
    given = options.parse_args()
    own = list(pages(given.corpora, given.fold).values())
    counts = measure(list(said(build(own), own)), given.explain)
    every = Counts()
    for name, count in counts.items():
        print(f"{name:<22}", "P {:.3f} R {:.3f} F1 {:.3f}".format(*count.figures()), f"of {count.facts} facts")
        for field in ("right", "wrong", "facts", "found"):
            setattr(every, field, getattr(every, field) + getattr(count, field))
    print(f"{'all':<22}", "P {:.3f} R {:.3f} F1 {:.3f}".format(*every.figures()), f"of {every.facts} facts")


if __name__ == "__main__":
    main()
