"""When two bundles of organisations are one: folded names, acronyms, shortened names, translations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from graph.records import Chain
from graph.resolution.bundles import Bundle, bundle
from graph.resolution.corpus import Corpus
from graph.resolution.evidence import Evidence
from graph.resolution.folding import bare_of_possessive, is_acronym
from graph.resolution.organisation_names import (
    acronyms,
    by_core,
    core,
    expansions,
    fullest,
    ideas_of,
    initials,
    place_words,
    telling_words,
    words_of,
)
from graph.resolution.posts import post_holders
from graph.resolution.skeleton import loose
from graph.vocabulary.lexicon import demonyms
from graph.vocabulary.places import place_kind


def bundles(chains: Sequence[Chain], corpus: Corpus) -> list[Bundle]:
    """Take chains, which are in order, together whose fullest names fold into one.

    "The police" are those of one report.
    """
    groups: dict[tuple[str, str], list[Chain]] = {}
    for chain in chains:
        report = corpus.report[chain.document] if _undistinguished(chain) else ""
        groups.setdefault(("".join(core(fullest(chain.names))), report), []).append(chain)
    return [
        bundle(found, order=corpus.order, reports=corpus.report, key="/".join(filter(None, key)),
               weak=_weak(fullest(found[0].names)))
        for key, found in groups.items()
    ]  # fmt: skip


def _undistinguished(chain: Chain) -> bool:
    """Whether an organisation has neither a name nor a word of where it belongs: "the police", "a court"."""
    if any(m.kind == "name" for m in chain.mentions):
        return False
    words = [word for name in chain.names for word in name.split()]
    return not any(word in demonyms() or place_kind(word) for word in words if word[:1].isupper())


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
    for letters in sorted(acronyms(one.names)):
        yield f"acronym {letters}"
    for order, _ in sorted(post_holders(one, corpus)):
        yield f"post {order}"


def differ(a: Bundle, b: Bundle) -> str | None:
    """Return why two organisations can never be one; names alone never say so, but to have none may."""
    # the chains of a bundle all have a name or all have none
    if a.key != b.key and (_undistinguished(a.chains[0]) or _undistinguished(b.chains[0])):
        return "a body without a name"
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
    """One is called by a name of the other; a shared acronym of two expansions that it fits says less."""
    left, right = by_core(a.names), by_core(b.names)
    shared = sorted(left.keys() & right.keys())
    if not shared:
        return None
    name = left[shared[0]]
    if is_acronym(bare_of_possessive(name)) and expansions(a.names) and expansions(b.names):
        if _one_in_the_other(a, b):
            return Evidence(0.93, f"both are called {name}, and the longer name of one has all words of the other's")
        same = not a.reports.isdisjoint(b.reports)
        spelt = [next((n for n in expansions(one.names) if acronyms((name,)) & initials(n)), None) for one in (a, b)]
        if spelt.count(None) == 1:
            return Evidence(
                0.88, f"both are called {name}, the initials of {next(filter(None, spelt))}, not of the other name"
            )
        return Evidence(
            0.9 if same else 0.55, f"both are called {name}{' in retellings of one report' if same else ''}"
        )
    return Evidence(0.93, f"both are called {name}")


def _one_in_the_other(a: Bundle, b: Bundle) -> bool:
    """Whether two organisations have long names of which one only adds words to the other: "… and Space Company"."""
    pairs = ((telling_words(x), telling_words(y)) for x in expansions(a.names) for y in expansions(b.names))
    return any(len(left & right) >= 3 and (left <= right or right <= left) for left, right in pairs)


def acronym(a: Bundle, b: Bundle, corpus: Corpus) -> Evidence | None:
    """One is the initials of the other."""
    for short, long in ((a, b), (b, a)):
        if acronyms(short.names) and not any(len(core(n)) > 1 for n in short.names):
            for name in long.names:
                fitting = sorted(acronyms(short.names) & initials(name)) if not is_acronym(name) else []
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
    if whole[len(head)] in {"and", "y", "et", "und"} or any(mark in long for mark in ("'s ", "’s ", "' ", "’ ", "&")):
        return None  # two organisations, or one of the other's
    if len(head) == 1 and (head[0] in words_of("generic") or len(head[0]) < 4 or head[0] in place_words()):
        return None
    near = not a.reports.isdisjoint(b.reports) or bool(corpus.stories(a.first_documents, b.first_documents))
    return Evidence(0.85 if near else 0.7, f"{long} shortened: {short}")


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
    """Retellings of one report whose names begin alike and stand beside the same, each only in the one text."""
    left, right = core(fullest(a.names)), core(fullest(b.names))
    if a.reports.isdisjoint(b.reports) or not left or not right or left[0] != right[0] or len(left) != len(right):
        return None
    if left[0] in words_of("generic") | place_words() or len(left[0]) < 4 or not _apart(a, b, corpus):
        return None
    if any(c.isdigit() for x, y in zip(left, right, strict=True) if x != y for c in x + y):
        return None
    beside = [frozenset().union(*(corpus.near(c) for c in one.chains)) for one in (a, b)]
    told = f"retellings of one report that put it in other words: {fullest(a.names)} / {fullest(b.names)}"
    return Evidence(0.82 if len(beside[0] & beside[1]) >= 2 else 0.6, told)


def _apart(a: Bundle, b: Bundle, corpus: Corpus) -> bool:
    """Whether no article that names one names the other too, as far as the first few of each say."""
    if not a.documents.isdisjoint(b.documents):
        return False
    sides = ((fullest(a.names), b), (fullest(b.names), a))
    return not any(corpus.named_in(bare_of_possessive(name), d) for name, one in sides for d in one.first_documents)


def translation(a: Bundle, b: Bundle, corpus: Corpus) -> Evidence | None:
    """Names that say the same in two languages."""
    best: Evidence | None = None
    for x in a.names:
        for y in b.names:
            shared = ideas_of(x) & ideas_of(y)
            if len(shared) >= 2 and "".join(core(x)) != "".join(core(y)) and telling_words(x) != telling_words(y):
                all_ideas = max(len(telling_words(x)), len(telling_words(y)))
                score = 0.8 if len(shared) >= all_ideas and len(shared) >= 3 else 0.55
                best = best or Evidence(score, f"one name in two languages: {x} / {y}")
    return best


def shared_post(a: Bundle, b: Bundle, corpus: Corpus) -> Evidence | None:
    """One person speaks for or runs both, in retellings of one report, neither of which names the other."""
    shared = sorted(post_holders(a, corpus) & post_holders(b, corpus))
    if not shared or not _apart(a, b, corpus):
        return None
    person = shared[0][1]
    if a.reports.isdisjoint(b.reports):
        return Evidence(0.55, f"{person} holds a post in both")
    return Evidence(0.85, f"{person} holds a post in both, in retellings of one report that each name one of them")


FEATURES = (shared_name, acronym, shortened, spelling, mangled, translation, shared_post)
"""What is asked of a pair, in this order."""
