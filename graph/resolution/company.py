"""What speaks for two bundles of persons beyond their names: the company they keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from graph.resolution.bundles import Bundle
from graph.resolution.corpus import Corpus
from graph.resolution.evidence import MARGIN, Evidence
from graph.resolution.person_names import full_names

_SAME_ARTICLE = 0.6
"""What it says that two chains of one name stand in one article: most articles have one bearer of a name."""

K = TypeVar("K")


def report(a: Bundle, b: Bundle, corpus: Corpus) -> Evidence | None:
    """Retellings of one report name the same people."""
    if a.reports.isdisjoint(b.reports) or (a.documents & b.documents and not (a.weak or b.weak)):
        return None
    return Evidence(0.55, "articles that retell one report")


def roles(a: Bundle, b: Bundle, corpus: Corpus) -> Evidence | None:
    """The same offices and trades."""
    shared = sorted(a.roles & b.roles)
    return Evidence(min(0.1 + 0.1 * len(shared), 0.3), f"both called {', '.join(shared[:3])}") if shared else None


def story(a: Bundle, b: Bundle, corpus: Corpus) -> Evidence | None:
    """The documents name the same things."""
    if not a.reports.isdisjoint(b.reports):
        return None
    own = frozenset(f"PERSON:{' '.join(n.words)}" for n in (*full_names(a.names), *full_names(b.names)))
    return corpus.stories(a.first_documents, b.first_documents, without=own)


def company(a: Bundle, b: Bundle, corpus: Corpus) -> Evidence | None:
    """The same things stand beside both names."""
    left, right = (frozenset().union(*(corpus.near(c) for c in one.chains[:8])) for one in (a, b))
    shared = sorted(left & right)
    if not shared:
        return None
    strong = any(not key.startswith("PLACE") for key in shared)
    told = ", ".join(dict.fromkeys(key.partition(":")[2] for key in shared[:3]))
    return Evidence(0.15 if strong else 0.05, f"both stand beside {told}")


Feature = Callable[[Bundle, Bundle, Corpus], Evidence | None]

COMPANY: tuple[Feature, ...] = (report, roles, story, company)
"""What is asked beyond the names, in this order, where the names alone do not settle it."""


def nearest(one: Bundle, parts: Mapping[K, Bundle], corpus: Corpus) -> K | None:
    """Return the key of the part with which `one`, of the same name, clearly has the most in common; None if none."""
    ranked = sorted(((_common(one, part, corpus), -i, key) for i, (key, part) in enumerate(parts.items())),
                    key=lambda r: r[:2], reverse=True)  # fmt: skip
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    return ranked[0][2] if ranked and ranked[0][0] > second + MARGIN else None


def _common(a: Bundle, b: Bundle, corpus: Corpus) -> float:
    beyond = sum(e.score for feature in COMPANY if (e := feature(a, b, corpus)))
    return beyond + (_SAME_ARTICLE if a.documents & b.documents else 0.0)
