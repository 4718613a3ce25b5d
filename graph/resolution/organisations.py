"""When two bundles of organisations are one: folded names, acronyms, shortened names, translations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from graph.records import Chain
from graph.resolution.bundles import Bundle, bundle
from graph.resolution.corpus import Corpus
from graph.resolution.evidence import Evidence
from graph.resolution.folding import bare_of_possessive, fold, is_acronym, words
from graph.resolution.posts import post_holders
from graph.resolution.skeleton import loose
from graph.vocabulary import table


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(table("organisation_words")[kind])


@cache
def _ideas() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for idea, others in table("organisation_words")["ideas"].items():
        for word in (idea, *others):
            found.setdefault(word, set()).add(idea)
    return {word: frozenset(ideas) for word, ideas in found.items()}


@lru_cache(maxsize=1 << 16)
def core(name: str) -> tuple[str, ...]:
    """Return the folded words of a name without the article before it and the forms of company after it."""
    found = list(words(bare_of_possessive(name)))
    while (
        len(found) > 1
        and found[0] in {"the", "a", "an", "la", "le", "el", "der", "die", "das"}
        and not is_acronym(name)
    ):
        found.pop(0)
    while len(found) > 1 and found[-1] in _words("legal"):
        found.pop()
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def initials(name: str) -> frozenset[str]:
    """Return the acronyms that a name of two words or more may have: with and without its small words."""
    found = [w for part in re.split(r"[-\s]+", bare_of_possessive(name)) for w in words(part)]
    if found and found[0] in {"the", "a"}:
        found = found[1:]
    telling = [w for w in found if w not in _words("small")]
    letters = {"".join(w[0] for w in chosen) for chosen in (found, telling) if len(chosen) >= 2}
    return frozenset(letters)


def fullest(names: Sequence[str]) -> str:
    """Return the name with the most words that is not an acronym; the first of equals."""
    return max(names, key=lambda n: (not is_acronym(n), len(core(n))))


def acronyms(one: Bundle) -> frozenset[str]:
    """Return the acronyms among a bundle's names, folded."""
    return frozenset(
        fold(bare_of_possessive(n)).replace(" ", "") for n in one.names if is_acronym(bare_of_possessive(n))
    )


def bundles(chains: Sequence[Chain], corpus: Corpus) -> list[Bundle]:
    """Take chains together whose fullest names fold into one."""
    groups: dict[str, list[Chain]] = {}
    for chain in sorted(chains, key=lambda c: corpus.order[c.id]):
        groups.setdefault("".join(core(fullest(chain.names))), []).append(chain)
    return [
        bundle(found, order=corpus.order, reports=corpus.report, key=key, weak=_weak(fullest(found[0].names)))
        for key, found in groups.items()
    ]


def _weak(name: str) -> bool:
    return is_acronym(bare_of_possessive(name)) or len(core(name)) == 1


def blocks(one: Bundle, corpus: Corpus) -> Iterator[str]:
    """Yield the keys under which a bundle is compared: acronyms, first words, ideas, sounds, who holds posts."""
    for name in one.names:
        found = core(name)
        yield f"name {''.join(found)}"
        yield f"sounds {loose(''.join(found))[:6]}"
        yield f"first {found[0]}" if found else "first"
        if not is_acronym(name):
            for letters in initials(name):
                yield f"acronym {letters}"
        for a, b in combinations(sorted(ideas_of(name)), 2):
            yield f"ideas {a} {b}"
    for letters in sorted(acronyms(one)):
        yield f"acronym {letters}"
    for order, _ in sorted({holder for chain in one.chains for holder in post_holders(chain, corpus)}):
        yield f"post {order}"


@lru_cache(maxsize=1 << 16)
def ideas_of(name: str) -> frozenset[str]:
    """Return the ideas that the words of a name stand for, whatever their language."""
    parts = [w for part in re.split(r"[-\s]+", name) for w in words(part)]
    return frozenset(idea for w in parts for idea in _ideas().get(w, ()))


def differ(a: Bundle, b: Bundle) -> str | None:
    """Return why two organisations can never be one; names alone never say so."""
    return None


def rivals(one: Bundle, left: Bundle, right: Bundle) -> bool:
    """Whether a short name that fits `left` and `right` fits two organisations: both say more than it does."""

    def said(bundle: Bundle) -> int:
        name = fullest(bundle.names)
        return 0 if is_acronym(bare_of_possessive(name)) else len(core(name))

    return said(one) < min(said(left), said(right))


def weigh(a: Bundle, b: Bundle, corpus: Corpus) -> tuple[float, tuple[str, ...]] | None:
    """Return score and reasons for a pair of bundles, or None where nothing speaks for it."""
    found = [e for e in (feature(a, b, corpus) for feature in FEATURES) if e]
    if not found:
        return None
    found.sort(key=lambda e: -e.score)
    score = found[0].score + 0.1 * sum(e.score >= 0.5 for e in found[1:])
    return round(min(score, 0.97), 2), tuple(e.reason for e in found)


def shared_name(a: Bundle, b: Bundle, corpus: Corpus) -> Evidence | None:
    """One is called by a name of the other; a shared acronym of two expansions says less."""
    left, right = ({"".join(core(n)): n for n in one.names} for one in (a, b))
    shared = sorted(left.keys() & right.keys())
    if not shared:
        return None
    name = left[shared[0]]
    expanded = [[n for n in one.names if not is_acronym(bare_of_possessive(n)) and len(core(n)) > 1] for one in (a, b)]
    if is_acronym(bare_of_possessive(name)) and all(expanded):
        same = not a.reports.isdisjoint(b.reports)
        return Evidence(
            0.9 if same else 0.55, f"both are called {name}{' in retellings of one report' if same else ''}"
        )
    return Evidence(0.93, f"both are called {name}")


def acronym(a: Bundle, b: Bundle, corpus: Corpus) -> Evidence | None:
    """One is the initials of the other."""
    for short, long in ((a, b), (b, a)):
        if not any(len(core(n)) > 1 for n in short.names):
            for name in long.names:
                fitting = sorted(acronyms(short) & initials(name)) if not is_acronym(name) else []
                if fitting:
                    sure = len(fitting[0]) >= 3 or not a.reports.isdisjoint(b.reports)
                    return Evidence(0.88 if sure else 0.7, f"{fitting[0].upper()} are the initials of {name}")
    return None


def shortened(a: Bundle, b: Bundle, corpus: Corpus) -> Evidence | None:
    """One is the first words of the other, and these are no word that many names share."""
    short, long = sorted((fullest(a.names), fullest(b.names)), key=lambda n: (len(core(n)), n))
    head, whole = core(short), core(long)
    if len(head) >= len(whole) or whole[: len(head)] != head or is_acronym(short):
        return None
    if len(head) == 1 and (head[0] in _words("generic") or len(head[0]) < 4 or head[0] in _place_words()):
        return None
    near = not a.reports.isdisjoint(b.reports) or bool(corpus.stories(a.documents, b.documents))
    return Evidence(0.85 if near else 0.7, f"{long} shortened: {short}")


@cache
def _place_words() -> frozenset[str]:
    demonyms = table("demonyms")
    return frozenset(fold(w) for place, peoples in demonyms.items() for w in (place, *peoples))


def spelling(a: Bundle, b: Bundle, corpus: Corpus) -> Evidence | None:
    """Long names, of which one word differs by a letter, or by two in a long word."""
    left, right = core(fullest(a.names)), core(fullest(b.names))
    if len(left) != len(right) or sum(map(len, left)) < 8:
        return None
    apart = [(x, y) for x, y in zip(left, right, strict=True) if x != y]
    if len(apart) != 1 or any(c.isdigit() for word in apart[0] for c in word):
        return None
    x, y = apart[0]
    allowed = 0 if min(len(x), len(y)) < 6 else 1 if min(len(x), len(y)) < 10 else 2
    if x[0] != y[0] or Levenshtein.distance(x, y) > allowed:
        return None
    return Evidence(0.84, f"one name spelt in two ways: {fullest(a.names)} / {fullest(b.names)}")


def mangled(a: Bundle, b: Bundle, corpus: Corpus) -> Evidence | None:
    """Retellings of one report whose names begin alike, neither of which stands in the other's text."""
    left, right = core(fullest(a.names)), core(fullest(b.names))
    if a.reports.isdisjoint(b.reports) or not left or not right or left[0] != right[0] or len(left) != len(right):
        return None
    if left[0] in _words("generic") or len(left[0]) < 4 or not _apart(a, b, corpus):
        return None
    if any(c.isdigit() for x, y in zip(left, right, strict=True) if x != y for c in x + y):
        return None
    return Evidence(
        0.82, f"retellings of one report that put it in other words: {fullest(a.names)} / {fullest(b.names)}"
    )


def _apart(a: Bundle, b: Bundle, corpus: Corpus) -> bool:
    """Whether no article that names one names the other too."""
    sides = ((fullest(a.names), b.documents), (fullest(b.names), a.documents))
    return not any(corpus.named_in(bare_of_possessive(name), d) for name, documents in sides for d in documents)


def translation(a: Bundle, b: Bundle, corpus: Corpus) -> Evidence | None:
    """Names that say the same in two languages."""
    best: Evidence | None = None
    for x in a.names:
        for y in b.names:
            shared, all_ideas = ideas_of(x) & ideas_of(y), max(len(_telling(x)), len(_telling(y)))
            if len(shared) >= 2 and "".join(core(x)) != "".join(core(y)) and _telling(x) != _telling(y):
                score = 0.8 if len(shared) >= all_ideas and len(shared) >= 3 else 0.55
                best = best or Evidence(score, f"one name in two languages: {x} / {y}")
    return best


def _telling(name: str) -> frozenset[str]:
    return frozenset(w for w in core(name) if w not in _words("small"))


def shared_post(a: Bundle, b: Bundle, corpus: Corpus) -> Evidence | None:
    """One person speaks for or runs both, in retellings of one report, neither of which names the other."""
    if not _apart(a, b, corpus):
        return None
    left, right = ({p for c in one.chains for p in post_holders(c, corpus)} for one in (a, b))
    shared = sorted(left & right)
    if not shared:
        return None
    person = shared[0][1]
    if a.reports.isdisjoint(b.reports):
        return Evidence(0.55, f"{person} holds a post in both")
    return Evidence(0.85, f"{person} holds a post in both, in retellings of one report that each name one of them")


FEATURES = (shared_name, acronym, shortened, spelling, mangled, translation, shared_post)
"""What is asked of a pair, in this order."""
