"""Whether a name is a person's, a body's or a place's: each occurrence in the document votes, and the words around it.

The model's own type is worth 2 at each occurrence; the rest is worth what stands beside it in `name_votes.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from graph.extraction.name_bounds import Name
from graph.extraction.name_votes import LOCATIVE, ties, votes_of
from graph.records import EntityType
from graph.vocabulary.lexicon import organisation_table, organisation_words, small_words
from graph.vocabulary.places import place_kind

_MODEL, _SURE = 2, 30


def settled_types(
    doc: Doc, found: Sequence[Name], sure: set[int], agreed: Mapping[str, EntityType]
) -> list[EntityType | None]:
    """Return the type of each name, the same for the same name, or None where it is no name.

    `sure` are the starts of names whose type their own words tell, `agreed` the types that other articles give.
    """
    votes: dict[str, Counter[EntityType | None]] = {}
    located: set[str] = set()
    for name in found:
        count = votes.setdefault(_key(name.text), Counter())
        count[name.type] += _SURE if name.start in sure else _MODEL
        for vote, weight in votes_of(doc, name):
            count[vote] += weight
        if ties(doc, name) & (LOCATIVE | {"to", "through", "around"}):
            located.add(_key(name.text))
    for text, kind in agreed.items():
        if _key(text) in votes:
            votes[_key(text)][kind] += _SURE
    _share(votes, located)
    best = {text: max(count, key=lambda kind: (count[kind], kind or "")) for text, count in votes.items()}
    return [best[_key(name.text)] for name in found]


def _key(text: str) -> str:
    return text.replace("-", " ").replace("’", "'")


def _share(votes: dict[str, Counter[EntityType | None]], located: set[str]) -> None:
    """Let a full name and its parts vote together: a surname with its person, "Acme" with "Acme Shipping".

    What things are said to be in is no short name of a body that ends with it.
    """
    firsts: dict[str, list[str]] = {}
    lasts: dict[str, list[str]] = {}
    for text in votes:
        words = text.split()
        for i in range(1, len(words)):
            firsts.setdefault(" ".join(words[:i]), []).append(text)
        if len(words) > 1:
            lasts.setdefault(words[-1], []).append(text)
            if len(text.split()) > 2:
                lasts.setdefault(text.split()[-2], []).append(text)  # "Jorge Castro Vidal" may be called Castro
    for text, kin in _namesakes(votes):
        votes[text]["PERSON"] += max(votes[other]["PERSON"] for other in kin)
    for part in sorted(votes.keys() & (firsts.keys() | lasts.keys())):
        whole = {t: votes[t].most_common(1)[0][0] for t in (*lasts.get(part, ()), *firsts.get(part, ()))}
        people = [t for t in whole if whole[t] == "PERSON"]
        begun = [t for t in firsts.get(part, ()) if whole[t] == "ORGANISATION"]
        if part not in located:
            begun += [t for t in lasts.get(part, ()) if whole[t] == "ORGANISATION" and _kind_first(t)]
        own = votes[part].copy()
        for text in people or begun:  # a surname says nothing of a body that is called after its owner
            for kind in ("PERSON", "ORGANISATION"):
                votes[text][kind] += own[kind] // 2
        if people:
            votes[part]["PERSON"] += max(votes[t]["PERSON"] for t in people)
            if part not in located:
                votes[part]["PERSON"] += own["PLACE"]  # a surname that is a town's too, where nothing is there
        elif begun and not place_kind(part):
            votes[part]["ORGANISATION"] += 2 + max(votes[t]["ORGANISATION"] for t in begun) + own["PERSON"]


def _namesakes(votes: dict[str, Counter[EntityType | None]]) -> Iterator[tuple[str, list[str]]]:
    """Unknown names taken for places or bodies, with the people whose names end alike: "in Oslo, Ama Boateng sews"."""
    best = {text: count.most_common(1)[0][0] for text, count in votes.items()}
    for text in votes:
        last = text.split()[-1]
        body = not {word.lower() for word in text.split()}.isdisjoint(organisation_words()) or _kind_first(text)
        if (
            best[text] in ("PLACE", "ORGANISATION")
            and text != last
            and not (body or place_kind(text) or place_kind(last))
        ):
            kin = [other for other in votes if best[other] == "PERSON" and other.split()[-1] == last]
            if kin:
                yield text, kin


def _kind_first(text: str) -> bool:
    """Whether a name says first what kind of body it is: "Fundação Serrana" may be called "Serrana"."""
    words = [word.lower() for word in text.split()]
    kinds = organisation_words() | organisation_table("clubs")
    return len(words) > 1 and words[0] in kinds and set(words[1:-1]) <= small_words("in_names")
