"""Facts in text by the whole program: KnowledgeNet's passages, raw, against the graph that `graph.build` makes of them.

python tests/benchmarks/knowledgenet.py CORPORA [--learned] [--fold 3] [--sample N] [--explain PROPERTY]
Prints precision, recall and F1 of each property that has a relation type of ours, then of all. A document is the
passages of one page in their order, a blank line between them; nothing gold is given. An asserted claim is right where
both its ends overlap those of a fact of its passage: any mention of the end in that passage, names and pronouns alike
(Mesquita et al. 2019, span overlap). It is judged only in passages annotated for what it says: see `asked`.

The corpus counts pairs of mentions: "X, who leads Y (Z)" is four facts. The graph has one edge for them, whose ends are
things. So recall is given twice: of pairs, as in the paper, and of facts, where the pairs of one passage whose ends are
the same things (`same_things`) are one fact, found when one of its pairs is, or when the graph has it in two steps: of
"born in X, a town in Y" it says that somebody was born in X and that X lies in Y. A pair is within reach where both its
ends overlap mentions of things that the graph keeps; the rest, mostly pronouns whose name the passages never tell, are
nothing that a graph of named things can find. The number within reach is printed as the bound of recall.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import graph
from tests.benchmarks.same_things import Span, same_things
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

_CHIEF = ("ceo", "chief executive")


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as spans of its passage, in the passage's own offsets."""

    type: str
    subject: tuple[Span, ...]
    object: tuple[Span, ...]
    of_body: bool
    """Its object is an organisation or a place, not a described group."""
    quote: str


@dataclass(frozen=True, slots=True)
class Read:
    """A passage, its asserted claims and the spans of all things that the graph keeps in it."""

    passage: Passage
    claims: tuple[Said, ...]
    """LOCATED_IN among them."""
    kept: tuple[tuple[Span, ...], ...]


@dataclass(slots=True)
class Counts:
    """What was found of one property."""

    right: int = 0
    wrong: int = 0
    pairs: int = 0
    pairs_found: int = 0
    pairs_near: int = 0
    """Within reach."""
    facts: int = 0
    facts_found: int = 0
    facts_near: int = 0

    def line(self) -> str:
        """Return precision, and recall and F1 of pairs and of facts, in [0, 1]."""
        precision = self.right / max(self.right + self.wrong, 1)
        told = [f"P {precision:.3f}"]
        for name, all_, found in (
            ("pairs", self.pairs, self.pairs_found),
            ("facts", self.facts, self.facts_found),
        ):
            recall = found / max(all_, 1)
            told.append(
                f"R {recall:.3f} F1 {2 * precision * recall / max(precision + recall, 1e-9):.3f} of {all_} {name}"
            )
        return "  ".join(told)


def pages(corpora: Path, fold: int, sample: int) -> dict[str, list[Passage]]:
    """Return the passages of every `sample`th page of a fold by page, each page's in their order."""
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages(corpora / "knowledgenet-folds123.jsonl.gz"):
        if passage.fold == fold:
            found[passage.page].append(passage)
    return {page: sorted(found[page], key=lambda p: p.start) for page in list(found)[::sample]}


def build(given: Sequence[Sequence[Passage]], *, learned: bool) -> graph.Graph:
    """Return the graph of the pages, one row of a table each; `learned` as in `passage build --learned`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "pages.jsonl")
        rows = (json.dumps({"text": "\n\n".join(p.text for p in own)}) for own in given)
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
        return graph.build(path, learned=learned)


def read(built: graph.Graph, given: Sequence[Sequence[Passage]]) -> Iterator[Read]:
    """Yield each passage with the asserted claims that the graph makes in it."""
    spans: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for entity in built.entities:
        for mention in entity.mentions:
            spans[mention.document][entity.id].append((mention.start, mention.end))
    claims = defaultdict(list)
    for relation in built.relations:
        for claim in relation.claims:
            if claim.status == "asserted":
                claims[claim.document].append(claim)
    document = {int(d.path.rpartition("#")[2]): d.id for d in built.documents}
    for number, own in enumerate(given, 1):
        start, of = 0, spans[document[number]] if number in document else {}
        for passage in own:
            end = start + len(passage.text)
            here = {
                thing: tuple((a - start, b - start) for a, b in found if start <= a < end)
                for thing, found in of.items()
            }
            found = tuple(
                Said(
                    claim.type,
                    here[claim.subject],
                    here[claim.object],
                    built.entity[claim.object].type != "GROUP",
                    claim.quote,
                )
                for claim in (claims[document[number]] if number in document else ())
                if start <= claim.start < end
            )
            yield Read(passage, found, tuple(here.values()))
            start = end + 2


def measure(judged: Sequence[Read], parties: frozenset[str], explain: str | None) -> dict[str, Counts]:
    """Return the counts of each property; prints what was missed and wrong of the property to explain."""
    counts = {name: Counts() for name in EXPRESSED_BY}
    for one in judged:
        passage, met = one.passage, set[int]()
        lies_in = [claim for claim in one.claims if claim.type == "LOCATED_IN"]
        implied = set[int]()
        for claim in one.claims:
            of = asked(claim, passage, parties)
            hit = [n for n, fact in enumerate(passage.facts) if fact[0] in of and _says(claim, fact)]
            met.update(hit)
            for outer in (o.object for o in lies_in if set(o.subject) & set(claim.object)):
                wider = replace(claim, object=outer)
                implied |= {n for n, fact in enumerate(passage.facts) if fact[0] in of and _says(wider, fact)}
            if hit:
                counts[passage.facts[hit[0]][0]].right += 1
            elif of:
                counts[of[0]].wrong += 1
                if explain in of:
                    print("wrong  ", _shown(claim, passage), "|", claim.quote)
        near = {n for n, (_, a, b) in enumerate(passage.facts) if _within_reach(one, a, b)}
        for name, group in facts(passage):
            count = counts[name]
            count.pairs, count.facts = count.pairs + len(group), count.facts + 1
            count.pairs_found, count.facts_found = (
                count.pairs_found + len(met & group),
                count.facts_found + bool((met | implied) & group),
            )
            count.pairs_near, count.facts_near = (
                count.pairs_near + len(near & group),
                count.facts_near + bool(near & group),
            )
            if name == explain and not (met | implied) & group:
                ends = passage.facts[min(near & group, default=min(group))][1:]
                told = " -> ".join(passage.text[slice(*end)] for end in ends)
                print("missing" if near & group else "beyond ", told, "|", passage.text)
    return counts


def asked(claim: Said, passage: Passage, parties: frozenset[str]) -> list[str]:
    """Return the properties that a claim is held against in its passage.

    Most passages are annotated for one property. To belong to a council says nothing of a party, and to chair a board
    nothing of who is chief executive: there such claims are neither right nor wrong.
    """
    properties = [p for p in EXPRESSED_BY if claim.type in EXPRESSED_BY[p][0] and p in passage.properties]
    texts = {passage.text[a:b].lower() for a, b in claim.object}
    of_party = any(text in parties or "party" in text.split() for text in texts)
    of_chief = any(word in claim.quote.lower() for word in _CHIEF)
    for name, meant in (("POLITICAL_AFFILIATION", of_party), ("CEO", of_chief)):
        if name in properties and not meant:
            properties.remove(name)
    return properties if claim.of_body else []


def facts(passage: Passage) -> Iterator[tuple[str, set[int]]]:
    """Yield the passage's facts of our properties, each a property and the indexes of its pairs."""
    thing = same_things(passage)
    groups: dict[tuple[str, frozenset[tuple[bool, Span]]], set[int]] = defaultdict(set)
    for n, (name, subject, object_) in enumerate(passage.facts):
        if name in EXPRESSED_BY:
            second = name != "SPOUSE"  # its ends may change places
            groups[name, frozenset({(False, thing[subject]), (second, thing[object_])})].add(n)
    yield from ((name, group) for (name, _), group in groups.items())


def _within_reach(one: Read, subject: Span, object_: Span) -> bool:
    left, right = ({n for n, spans in enumerate(one.kept) if _touches(spans, end)} for end in (subject, object_))
    return bool(left and right and len(left | right) > 1)


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


def named_parties(corpora: Path) -> frozenset[str]:
    """Return what the corpus names as somebody's party, in small letters."""
    return frozenset(
        passage.text[slice(*object_)].lower()
        for passage in passages(corpora / "knowledgenet-folds123.jsonl.gz")
        for name, _, object_ in passage.facts
        if name == "POLITICAL_AFFILIATION"
    )


def main() -> None:
    """Build, measure, print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpora", type=Path, help="the folder that holds knowledgenet-folds123.jsonl.gz")
    options.add_argument("--fold", type=int, default=3, choices=(1, 2, 3))
    options.add_argument("--sample", type=int, default=1, metavar="N", help="take every Nth page only")
    options.add_argument(
        "--explain", choices=sorted(EXPRESSED_BY), help="print what was missed and wrong of a property"
    )
    options.add_argument("--learned", action="store_true", help="also relations that the language model alone sees")
    given = options.parse_args()
    own = list(pages(given.corpora, given.fold, given.sample).values())
    counts = measure(list(read(build(own, learned=given.learned), own)), named_parties(given.corpora), given.explain)
    every = Counts()
    for name, count in counts.items():
        print(f"{name:<22}{count.line()}")
        for part in fields(Counts):
            setattr(every, part.name, getattr(every, part.name) + getattr(count, part.name))
    print(f"{'all':<22}{every.line()}")
    print(f"within reach: {every.pairs_near} of {every.pairs} pairs, {every.facts_near} of {every.facts} facts")


if __name__ == "__main__":
    main()
