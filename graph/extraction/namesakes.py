"""Which names of one document name the same thing, by their words alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from spacy.tokens import Doc, Token

from graph.extraction.clusters import Cluster
from graph.extraction.introduced import kin_of, no_relation, two_people
from graph.extraction.mentions import Candidate
from graph.vocabulary.lexicon import (
    before_bodies,
    bodies,
    demonyms,
    organisation_table,
    organisation_words,
    small_words,
)
from graph.vocabulary.places import place_kind
from graph.vocabulary.roles import KIN, role_kinds

_LONG_AGO = 200
"""Tokens after which a reader has forgotten whose surname it was."""
_HEADLINE, _LEAD = 12, 80
"""Tokens from the start in which a headline names somebody, and how far from there the first lines reach."""
_BETWEEN_NAMES = 6
"""Tokens between a name and another one of the same."""


def name_clusters(
    doc: Doc, found: Sequence[Candidate], *, quoted: Collection[int] = (), unreal: Collection[str] = ()
) -> list[Cluster]:
    """Return the names of a document in clusters, in order of their first mention.

    `quoted` are the tokens in quotation marks. `unreal` are names, folded, that the text says are not real: no fuller
    name is that person's.
    """
    clusters: list[Cluster] = []
    by_given_name = _by_given_name(doc, found, quoted)
    bearers = _bearers(found, by_given_name)
    for mention in found:
        if mention.kind != "name":
            continue
        cluster = _choose(doc, clusters, mention, bearers, by_given_name, unreal)
        cluster = cluster or _otherwise_called(doc, clusters, mention) or _once_called(doc, clusters, mention, unreal)
        if cluster is None:
            cluster = Cluster(mention.type)
            clusters.append(cluster)
        cluster.add(mention)
        spelt_out = _spelt_out_before(doc, clusters, mention)
        if spelt_out is not None and spelt_out is not cluster:
            # "FWT … Far Water Trust (FWT)": the headline had the short form first
            spelt_out.absorb(cluster)
            clusters.remove(cluster)
    return clusters


def _otherwise_called(doc: Doc, clusters: Sequence[Cluster], mention: Candidate) -> Cluster | None:
    """The body of which a second name is told: "Casa Abierta, or Open House, which"; not one of two that are known."""
    before, after = doc[max(mention.start - 2, 0) : mention.start].text, doc[mention.end : mention.end + 1].text
    if mention.type != "ORGANISATION" or before != ", or" or after != "," or not clusters:
        return None
    last = clusters[-1].mentions[-1]
    if clusters[-1].type != "ORGANISATION" or last.end != mention.start - 2 or {last.text, mention.text} & bodies():
        return None
    return clusters[-1] if last.start and doc[last.start - 1].text != "," else None


def _once_called(doc: Doc, clusters: Sequence[Cluster], mention: Candidate, unreal: Collection[str]) -> Cluster | None:
    """What is told right before to have another name: "Norvik (formerly Baltic Lines)", "Lund, also known as Berg"."""
    cluster = max(clusters, key=lambda c: c.mentions[-1].end, default=None)
    if cluster is None or cluster.type != mention.type or _owns(doc, mention):
        return None
    between = [t.lower_ for t in doc[cluster.mentions[-1].end : mention.start]]
    if not 0 < len(between) <= _BETWEEN_NAMES:
        return None
    fits = between[0] in (",", "(") and not small_words("another_name").isdisjoint(between)
    whole = set(between[1:]) <= small_words("another_name") | small_words("beside_another_name")
    country = any(place_kind(name) == "country" for name in (mention.text, *cluster.names))  # of another time
    hidden = not {fold(name) for name in (mention.text, *cluster.names)}.isdisjoint(unreal)
    return cluster if fits and whole and not country and not hidden else None


def _owns(doc: Doc, mention: Candidate) -> bool:
    behind = doc[mention.end] if mention.end < len(doc) else None
    return behind is not None and behind.tag_ == "POS"


def _spelt_out_before(doc: Doc, clusters: Sequence[Cluster], short: Candidate) -> Cluster | None:
    """The cluster of the name that a name in brackets right behind it is the short form of."""
    if short.start < 2 or doc[short.start - 1].text != "(" or short.type == "PERSON":
        return None
    for cluster in clusters:
        last = cluster.mentions[-1]
        if last.end == short.start - 1 and cluster.type == short.type and _acronym(doc, last.text, short):
            return cluster
    return None


def fold(name: str) -> str:
    """Return a name in small letters, without quotation marks and hyphens."""
    return name.casefold().replace("’", "'").replace("-", " ").strip("\"'“”.,")


def _choose(
    doc: Doc,
    clusters: Sequence[Cluster],
    mention: Candidate,
    bearers: dict[str, list[str]],
    by_given_name: frozenset[str],
    unreal: Collection[str],
) -> Cluster | None:
    alike = [c for c in clusters if c.type == mention.type and _same(doc, c, mention, bearers, unreal)]
    alike = [c for c in alike if not two_people(doc, c, mention)]
    alike = [c for c in alike if not (c.gender and mention.gender and mention.titles and c.gender != mention.gender)]
    if mention.type == "PERSON":
        surname = fold(mention.text)
        alike = [
            c for c in alike if not any(fold(n) in by_given_name and fold(n).split()[-1] == surname for n in c.names)
        ]
    if mention.start and doc[mention.start - 1].lower_ in ("other", "another"):
        # "the other Lund" is not the one whom "Lund" means; where that is in doubt, neither
        most = max((len(c.mentions) for c in alike), default=0)
        alike = [c for c in alike if len(c.mentions) < most]
    # of two people with one surname, the bare surname is the one most spoken of: the captain, not his wife; of two who
    # were named as often the first, unless that was long before
    whole = " " in mention.text
    last = max((c.mentions[-1].i for c in alike), default=0)
    recent = min(mention.i - _LONG_AGO, mention.i - 3 * (mention.i - last))
    return max(
        alike,
        key=lambda c: (
            not set(mention.titles).isdisjoint(c.roles),
            not no_relation(doc, c.mentions[0]),
            (whole or kin_of(doc, c.mentions[0]) is not None) and fold(mention.text) in map(fold, c.names),
            len(c.mentions),
            c.mentions[-1].i > recent,
            -c.first,
        ),
        default=None,
    )


def _same(
    doc: Doc, cluster: Cluster, mention: Candidate, bearers: dict[str, list[str]], unreal: Collection[str]
) -> bool:
    new = fold(mention.text).split()
    for name in cluster.names:
        old = fold(name).split()
        if old == new or "".join(old) == "".join(new):
            return True
        if mention.type != "PERSON" and (
            _acronym(doc, name, mention) or any(_acronym(doc, mention.text, m) for m in cluster.mentions[-1:])
        ):
            return True
        if mention.type == "PLACE" and demonyms().get(name, name) == demonyms().get(mention.text, mention.text):
            return True  # "US" and "United States"
        short, full = sorted((old, new), key=len)
        if mention.type == "PERSON":
            if " ".join(short) in unreal and len(short) < len(full):
                return False
            if _surname(short, full) or (len(short) == 1 < len(full) and short[0] in _called(full)):
                if short is old and len(cluster.names) == 1 and bearers.get(short[-1], full) != full:
                    return False
                return all(_one_person(fold(n).split(), full) for n in cluster.names if " " in n)
            if len(short) == len(full) > 1 and old[-1] == new[-1] and _initial(old[0], new[0]):
                return True
        elif mention.type == "ORGANISATION":
            if len(short) < len(full) and (_begins(full, short) or _ends(full, short)):
                return True
            if _of_a_country(name, mention.text):
                return True
    return False


def _begins(full: Sequence[str], short: Sequence[str]) -> bool:
    """Whether a body's name begins with a shorter one that may stand for it: "Arx Group", "Arx"."""
    telling = len(short[0]) > 3 or len(short) > 1
    behind = full[len(short) :]
    return full[: len(short)] == short and (telling or all(w.rstrip(".") in organisation_words() for w in behind))


def _ends(full: Sequence[str], short: Sequence[str]) -> bool:
    """Whether nothing but words for bodies stands before a shorter name: "Fundação X", "X"; "Atlético de X"."""
    before = full[: -len(short)]
    tied = before[0] in organisation_table("clubs") and set(before[1:]) <= small_words("in_names")
    return len(short[0]) > 3 and full[-len(short) :] == short and (tied or all(w in before_bodies() for w in before))


def _of_a_country(one: str, other: str) -> bool:
    """Whether two names of several words differ by the country before them alone: "US Air Force" and "Air Force"."""
    (place, short), (other_place, other_short) = _country_apart(one), _country_apart(other)
    if short != other_short or (place is None and other_place is None):
        return False
    return place == other_place or (" " in short and None in (place, other_place))


def _country_apart(name: str) -> tuple[str | None, str]:
    """A name's country, in one spelling, and the rest: of "U.S. Air Force" United States and "air force"."""
    words = name.split()
    for n in (3, 2, 1):
        before = " ".join(words[:n]).removesuffix("'s").removesuffix("’s")
        place = demonyms().get(before) or (before if before in demonyms().values() else None)
        if place and len(words) > n:
            return place, fold(" ".join(words[n:]))
    return None, fold(name)


def _surname(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a name is another without its given name: "Lund", "al-Masri", "de la Cruz"."""
    particles = all(word in small_words("in_names") for word in short[:-1])
    return len(short) < len(full) and full[-len(short) :] == short and particles


def _called(full: Sequence[str]) -> tuple[str, ...]:
    """The words of a full name that may stand for it: first, last and, of three or more, the last but one.

    In Spanish and Portuguese names the father's or the mother's name may come last.
    """
    return (full[0], full[-1], *(w for w in full[-2:-1] if len(full) > 2 and len(w) > 2))


def _one_person(one: list[str], other: list[str]) -> bool:
    """Whether two full names may be one person's: no word of the shorter is missing in the longer, but for initials."""
    short, full = sorted((one, other), key=len)
    if one[-1] == other[-1] and (one[0] == other[0] or _initial(one[0], other[0])):
        return True
    return set(short) <= set(full)


def _acronym(doc: Doc, long: str, short: Candidate) -> bool:
    """Whether it stands in brackets right behind, or is the initials of the words: "Far Water Trust (FWT)"."""
    capital = short.text[:1].isupper() and sum(c.isupper() for c in short.text) > 1
    if not (capital and short.text.isalpha() and 2 <= len(short.text) <= 8 and " " in long):
        return False
    initials = "".join(w[0] for w in long.replace("-", " ").split() if w[0].isalnum())
    capitals = "".join(c for c in initials if c.isupper())
    behind = short.start > 1 and doc[short.start - 1].text == "("
    bracketed = behind and doc[max(short.start - 1 - len(long), 0) : short.start - 1].text.endswith(long)
    return short.text.upper() in (initials.upper(), capitals) or (bracketed and short.text[0] in long)


def _initial(left: str, right: str) -> bool:
    return (len(left.rstrip(".")) == 1 or len(right.rstrip(".")) == 1) and left[0] == right[0]


def _by_given_name(doc: Doc, found: Sequence[Candidate], quoted: Collection[int]) -> frozenset[str]:
    """The full names, folded, of those whom the document calls by the given name, and a namesake by the surname."""
    people = [m for m in found if m.kind == "name" and m.type == "PERSON"]
    full = {fold(m.text) for m in people if " " in m.text}
    single = {fold(m.text) for m in people if " " not in m.text and m.i not in quoted and not _has_kin(doc[m.i])}
    single -= {name.split()[-1] for name in full}
    familiar = {name for name in full if name.split()[0] in single}
    others = {name.split()[-1] for name in full - familiar}
    return frozenset(name for name in familiar if name.split()[-1] in others)


def _has_kin(name: Token) -> bool:
    """Whether a given name only tells whose kin another is: "Anna's sister"."""
    return name.dep_ == "nmod:poss" and bool(role_kinds(name.head.lemma_.lower()) & KIN)


def _bearers(found: Sequence[Candidate], by_given_name: frozenset[str]) -> dict[str, list[str]]:
    """The full name, as folded words, that each surname stands for oftenest in the document; of equals the first.

    A surname that the headline begins with stands for the one whom the first lines name so.
    """
    people = [m for m in found if m.kind == "name" and m.type == "PERSON"]
    full = Counter(tuple(fold(m.text).split()) for m in people if " " in m.text)
    full = Counter({name: often for name, often in full.items() if " ".join(name) not in by_given_name})
    backwards = list(full)[::-1]  # the sort is stable, and the last one stays
    ranked = sorted(backwards, key=full.__getitem__)
    middle = {words[-2]: list(words) for words in ranked if len(words) > 2}
    return middle | {words[-1]: list(words) for words in ranked} | _headed(people)


def _headed(people: Sequence[Candidate]) -> dict[str, list[str]]:
    """The first full name, as folded words, behind each bare surname that the headline has before any."""
    found: dict[str, list[str]] = {}
    told: set[str] = set()
    for n, mention in enumerate(people):
        words = fold(mention.text).split()
        if mention.i < _HEADLINE and len(words) == 1 and words[0] not in told:
            named = (fold(m.text).split() for m in people[n + 1 :] if " " in m.text and m.i - mention.i < _LEAD)
            first = next((full for full in named if full[-1] == words[0]), None)
            found |= {words[0]: first} if first is not None else {}
        told.add(words[-1])
    return found
