"""A window: some sentences that the encoder reads together, with all that is known of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from graph.language.windows import LONGEST, cut


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention of a person, organisation or place in a chain of its document."""

    head: int
    start: int
    end: int
    kind: str
    chain: str


@dataclass(frozen=True, slots=True)
class Window:
    """Words with labels (numbers of `labels.py`); a field that is None, or `UNKNOWN` at a word, is not trained on."""

    words: list[str]
    sentences: list[int]
    """Of each word the number of its sentence, from 1."""
    names: list[int] | None = None
    pos: list[int] | None = None
    tags: list[int] | None = None
    heads: list[int] | None = None
    """0 for the root, else the head's place in the window, from 1."""
    dependencies: list[int] | None = None
    kinds: list[int] | None = None
    mentions: list[GoldMention] | None = None
    cells: frozenset[tuple[int, int, int]] = frozenset()
    """Related words: (subject, object, relation)."""
    ends: frozenset[int] = frozenset()
    """The words that may stand at the end of a relation; what is not in `cells` is unrelated."""
    asked: tuple[tuple[range, frozenset[int]], ...] = ()
    """Stretches of words, and the relations that were looked for between two words of one stretch."""
    open: frozenset[tuple[int, int]] = field(default=frozenset())
    """Pairs of words of which nothing is known."""
    guessed: bool = False
    """Whether tags and tree are a model's own: they say how mentions stand to each other, and are not trained on."""


def join(windows: Sequence[Window]) -> Window:
    """Return one window of several that follow each other and are annotated for the same things."""
    if len(windows) == 1:
        return windows[0]
    starts, last = [0], [0]
    for w in windows:
        starts.append(starts[-1] + len(w.words))
        last.append(last[-1] + max(w.sentences))

    def flat(name: str) -> list[int] | None:
        parts = [getattr(w, name) for w in windows]
        return None if parts[0] is None else [x for part in parts for x in part]

    heads = None
    if windows[0].heads is not None:
        heads = [h + at if h > 0 else h for w, at in zip(windows, starts, strict=False) for h in w.heads or ()]
    mentions = None
    if windows[0].mentions is not None:
        mentions = [moved(m, at) for w, at in zip(windows, starts, strict=False) for m in w.mentions or ()]
    placed = list(zip(windows, starts, strict=False))
    return Window(
        [word for w in windows for word in w.words],
        [s + before for w, before in zip(windows, last, strict=False) for s in w.sentences],
        flat("names"), flat("pos"), flat("tags"), heads, flat("dependencies"), flat("kinds"), mentions,
        frozenset((i + at, j + at, r) for w, at in placed for i, j, r in w.cells),
        frozenset(i + at for w, at in placed for i in w.ends),
        _looked_for((range(r.start + at, r.stop + at), of) for w, at in placed for r, of in w.asked),
        frozenset((i + at, j + at) for w, at in placed for i, j in w.open),
        any(w.guessed for w in windows),
    )  # fmt: skip


def _looked_for(stretches: Iterable[tuple[range, frozenset[int]]]) -> tuple[tuple[range, frozenset[int]], ...]:
    """Join the stretches that follow each other and were read for the same relations."""
    joined: list[tuple[range, frozenset[int]]] = []
    for words, relations in stretches:
        if joined and joined[-1][0].stop == words.start and joined[-1][1] == relations:
            joined[-1] = range(joined[-1][0].start, words.stop), relations
        else:
            joined.append((words, relations))
    return tuple(joined)


def moved(mention: GoldMention, by: int) -> GoldMention:
    """Return a mention `by` words further on."""
    return replace(mention, head=mention.head + by, start=mention.start + by, end=mention.end + by)


def packed(sentences: Iterable[Window], longest: int = LONGEST) -> Iterator[Window]:
    """Yield windows of consecutive sentences of one document, cut as the program cuts them at run time."""
    given = list(sentences)
    for first, last in cut([len(s.words) for s in given], longest=longest):
        yield join(given[first:last])


def lowered(window: Window) -> Window:
    """Return the window in small letters."""
    return replace(window, words=[w.lower() for w in window.words])


def headline(window: Window) -> Window:
    """Return the window with each word capitalised, as headlines are."""
    return replace(window, words=[w[:1].upper() + w[1:] for w in window.words])


def names_only(words: list[str], names: list[int], sentences: list[int]) -> Window:
    """Return a window of other words of which only the names are known."""
    assert len(words) == len(names) == len(sentences)
    return Window(words, sentences, names)
