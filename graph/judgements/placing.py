"""Find again what judgements are about: in the same article wherever it lies now, or in what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.judgements.consistency import check_consistent
from graph.judgements.judgement import Anchor, Judgement
from graph.records import Chain, Document, Mention

ABSENT = "its article is not among those read"
GONE = "the name no longer stands in the article"
_ONE = "both names are tied together within one article, which no judgement can part"
_UNREAL = "a name that is not the real one is never joined with another name"


@dataclass(frozen=True, slots=True)
class Placed:
    """A judgement with the ids of the chains that it is about; they differ."""

    judgement: Judgement
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Unheeded:
    """A judgement that cannot be obeyed, and why."""

    judgement: Judgement
    reason: str

    @property
    def without_names(self) -> str:
        """The line and the reason alone: for outputs that are to hold no names."""
        return f"{self.judgement.place}: {self.reason}"

    def __str__(self) -> str:
        names = f"“{self.judgement.left.name}” / “{self.judgement.right.name}”"
        return f"{self.judgement.place}: {names}: {self.reason}"


class Placing:
    """The chains of articles, to look anchors up in."""

    def __init__(self, documents: Iterable[Document], chains: Iterable[Chain]) -> None:
        self._by_hash: dict[str, list[Document]] = {}
        self._by_path: dict[str, Document] = {}
        for document in sorted(documents, key=lambda d: (d.path, d.id)):
            self._by_hash.setdefault(document.sha256, []).append(document)
            self._by_path.setdefault(document.path, document)
        self._chains: dict[str, list[Chain]] = {}
        for chain in sorted(chains, key=lambda c: c.id):
            self._chains.setdefault(chain.document, []).append(chain)

    def chain_of(self, anchor: Anchor) -> Chain | str:
        """Return the chain of the mention that an anchor means, or why there is none.

        The article is known by its hash, of copies the one whose path ends most alike; else by its path. In it count
        the very span, in an unchanged article also one that overlaps it, then the nearest mention written the same.
        """
        copies = self._by_hash.get(anchor.sha256)
        if copies:
            document = max(copies, key=lambda d: _alike(d.path, anchor.path))
        elif anchor.path in self._by_path:
            document = self._by_path[anchor.path]
        else:
            return ABSENT
        found = [(m, c) for c in self._chains.get(document.id, ()) for m in c.mentions]
        best = max(found, key=lambda f: _fit(f[0], f[1], anchor, changed=not copies), default=None)
        if best is None or not _meant(best[0], anchor, changed=not copies):
            return GONE
        return best[1]


def place(
    judgements: Sequence[Judgement], documents: Iterable[Document], chains: Iterable[Chain]
) -> tuple[tuple[Placed, ...], tuple[Unheeded, ...]]:
    """Return the judgements with the chains they are about, and those that cannot be obeyed, in order.

    InputError where two contradict each other.
    """
    if not judgements:
        return (), ()
    placing = Placing(documents, chains)
    placed: list[Placed] = []
    unheeded: list[Unheeded] = []
    for judgement in judgements:
        left, right = placing.chain_of(judgement.left), placing.chain_of(judgement.right)
        if isinstance(left, str) or isinstance(right, str):
            unheeded.append(Unheeded(judgement, left if isinstance(left, str) else str(right)))
        elif left.id == right.id:
            if judgement.verdict == "different":
                unheeded.append(Unheeded(judgement, _ONE))
        elif judgement.verdict == "same" and (left.pseudonym or right.pseudonym) and _name(left) != _name(right):
            unheeded.append(Unheeded(judgement, _UNREAL))
        else:
            placed.append(Placed(judgement, left.id, right.id))
    check_consistent((p.judgement, p.left, p.right) for p in placed)
    return tuple(placed), tuple(unheeded)


def _alike(left: str, right: str) -> int:
    """Return how many parts of two paths are the same, counted from their ends."""
    pairs = zip(reversed(left.split("/")), reversed(right.split("/")), strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(left.count("/"), right.count("/")) + 1)


def _fit(mention: Mention, chain: Chain, anchor: Anchor, *, changed: bool) -> tuple[object, ...]:
    same = mention.text == anchor.name
    exact = same and (mention.start, mention.end) == (anchor.start, anchor.end)
    overlap = max(0, min(mention.end, anchor.end) - max(mention.start, anchor.start)) if same or not changed else 0
    distance = abs(mention.start - anchor.start)
    return exact, overlap, same, chain.type == anchor.type, mention.kind == "name", -distance


def _meant(mention: Mention, anchor: Anchor, *, changed: bool) -> bool:
    overlaps = mention.start < anchor.end and anchor.start < mention.end
    return mention.text == anchor.name or (overlaps and not changed)


def _name(chain: Chain) -> str:
    return " ".join(chain.names[0].casefold().split()) if chain.names else chain.id
