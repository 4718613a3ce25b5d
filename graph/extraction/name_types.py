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
from graph.vocabulary.body_classes import STANDING, classes_of_name
from graph.vocabulary.lexicon import before_bodies, organisation_words, small_words
from graph.vocabulary.places import place_kind

_MODEL, _SURE = 2, 30
_BESIDE_A_FIRM, _ALONE = 3, 8
"""What must stand around a surname so that it is a body's too: where a body's full name begins so, and elsewhere."""


def settled_types(
    doc: Doc, found: Sequence[Name], sure: set[int], agreed: Mapping[str, EntityType]
) -> list[EntityType | None]:
    """Return the type of each name, the same for the same name, or None where it is no name.

    `sure` are the starts of names whose type their own words tell, `agreed` the types that other articles give.
    """
    votes: dict[str, Counter[EntityType | None]] = {}
    own: list[Counter[EntityType | None]] = []
    located: set[str] = set()
    for name in found:
        count = votes.setdefault(_key(name.text), Counter())
        count[name.type] += _SURE if name.start in sure else _MODEL
        own.append(Counter())
        for vote, weight in votes_of(doc, name):
            own[-1][vote] += weight
        count.update(own[-1])
        if ties(doc, name) & (LOCATIVE | {"to", "through", "around"}):
            located.add(_key(name.text))
    for text, kind in agreed.items():
        if _key(text) in votes:
            votes[_key(text)][kind] += _SURE
    _share(votes, located)
    best = {text: max(count, key=lambda kind: (count[kind], kind or "")) for text, count in votes.items()}
    firms = _called_after_a_family(best, found, own)
    return [
        _family_or_firm(doc, found[:n], name, own[n], several=firms[name.text] > 1)
        if name.text in firms
        else best[_key(name.text)]
        for n, name in enumerate(found)
    ]


def _called_after_a_family(
    best: Mapping[str, EntityType | None], found: Sequence[Name], own: Sequence[Counter[EntityType | None]]
) -> Mapping[str, int]:
    """Return the surnames that are a body's name too ("Anna Lund", "Lund Shipping"), with how many people bear each."""
    surnames = Counter(text.split()[-1] for text, kind in best.items() if kind == "PERSON" and " " in text)
    firms = {text.split()[0] for text, kind in best.items() if kind == "ORGANISATION" and " " in text}
    told: Counter[str] = Counter()
    for name, count in zip(found, own, strict=True):
        told[name.text] += count["ORGANISATION"] - count["PERSON"]
    return {n: many for n, many in surnames.items() if told[n] >= (_BESIDE_A_FIRM if n in firms else _ALONE)}


def _family_or_firm(
    doc: Doc, before: Sequence[Name], name: Name, own: Counter[EntityType | None], *, several: bool
) -> EntityType:
    """Whether a surname means who bears it or the body called so, by what stands around it.

    Where nothing tells: who bears it alone, or was just named in full; of a family with `several` people the body.
    """
    if name.titles or abs(own["PERSON"] - own["ORGANISATION"]) > 1:
        return "PERSON" if name.titles or own["PERSON"] > own["ORGANISATION"] else "ORGANISATION"
    start = doc[name.start].sent.start
    last = doc[start - 1].sent.start if start else 0
    full = any(o.start >= last and o.type == "PERSON" and o.text.endswith(f" {name.text}") for o in before)
    return "PERSON" if full or not several else "ORGANISATION"


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
        elif begun and not place_kind(part) and not (part in located and _a_town(own, begun)):
            votes[part]["ORGANISATION"] += 2 + max(votes[t]["ORGANISATION"] for t in begun) + own["PERSON"]


def _a_town(own: Counter[EntityType | None], bodies: Sequence[str]) -> bool:
    """Whether what begins names of bodies is where they stand: "in Brod" beside "Brod Hospital"."""
    standing = len(set(bodies)) > 1 or any(classes_of_name(text) & STANDING for text in bodies)
    return standing and own["PLACE"] > own["ORGANISATION"] + own["PERSON"]


def _namesakes(votes: dict[str, Counter[EntityType | None]]) -> Iterator[tuple[str, list[str]]]:
    """Unknown names taken for places or bodies, with the people whose names end alike: "in Oslo, Ama Boateng sews"."""
    best = {text: count.most_common(1)[0][0] for text, count in votes.items()}
    for text in votes:
        last = text.split()[-1]
        body = not {word.lower() for word in text.split()}.isdisjoint(organisation_words() | {"&"}) or _kind_first(text)
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
    return len(words) > 1 and words[0] in before_bodies() and set(words[1:-1]) <= small_words("in_names")
