"""What is put over text: finds the names of those hidden, in any case and spelling, and writes labels there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.redaction.folded import Folded, folded
from graph.redaction.hidden import Hidden, words_of
from graph.redaction.ordinary_words import of_calendar, ordinary
from graph.vocabulary.labels import UNKNOWN

_LETTER = r"[^\W\d_]"
_RUN = re.compile(rf"{_LETTER}+")
_DATED = re.compile(r"(?:\b(?:in|since|until|till|by|from|of|late|early|mid|last|next|this)|\d)[\s,.-]*$")
_DAY = re.compile(r"\s*,?\s*\d")
_NEXT = re.compile(rf"[ \u00a0-]({_LETTER}+)")
_HANDLE = re.compile(r"[\w.+-]*[@#][\w.-]+|\b(?:https?://|www\.)\S+|[\w/-]*\w\.(?=[a-z]{2,5}\b)[\w./?=&#%-]+")
"""A handle, hash tag, address or file name: there, names stand in one word with others."""
_MARKS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")
_CUT = re.compile(rf"({_LETTER}+)…")
_EMBEDDED = 3
"""Letters of a name that is looked for inside such a word."""
_MOST_MORE = 3


@dataclass(frozen=True, slots=True)
class Span:
    """A range of a text and what is written there instead."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Veil:
    """Those hidden, protected ones first, and `more`: other spellings of their words, and whose nobody knows."""

    hidden: tuple[Hidden, ...]
    more: frozenset[str] = frozenset()
    _bearers: Mapping[str, tuple[Hidden, ...]] = field(init=False, repr=False, default_factory=dict)
    _pattern: re.Pattern[str] | None = field(init=False, repr=False, default=None)

    def __post_init__(self) -> None:
        bearers: dict[str, tuple[Hidden, ...]] = dict.fromkeys(self.more, ())
        for one in self.hidden:
            for key in {*(" ".join(words_of(name)) for name in one.names), *one.words}:
                if len(key) > 1:
                    bearers[key] = (*bearers.get(key, ()), one)
        longest = sorted(bearers, key=lambda key: (-len(key), key))
        either = "|".join(r"[\s.,'\"-]+".join(map(re.escape, key.split())) for key in longest)
        object.__setattr__(self, "_bearers", bearers)
        if either:
            object.__setattr__(self, "_pattern", re.compile(rf"(?<!{_LETTER})(?:{either})(?!{_LETTER})"))

    def text(self, text: str, *, near: Iterable[str] = (), path: bool = False) -> str:
        """Return a text with labels for names; `near` are the entities (ids) of the article that it belongs to.

        `path`: it is a file name, in which names may stand inside longer words.
        """
        return replaced(text, self.spans(text, near=near, path=path))

    def reason(self, text: str) -> str:
        """Return a reason with labels for names, and for the beginning of one that an ellipsis cuts off."""
        return _CUT.sub(lambda cut: UNKNOWN + "…" if self._begins(cut[1]) else cut[0], self.text(text))

    def _begins(self, fragment: str) -> bool:
        start = folded(fragment).text
        return fragment[0].isupper() and any(w.startswith(start) for w in self._bearers)

    def spans(
        self, text: str, *, near: Iterable[str] = (), known: Sequence[Span] = (), path: bool = False
    ) -> tuple[Span, ...]:
        """Return what to replace in a text, in order, not overlapping; `known` are names whose bearers are known."""
        if self._pattern is None and not known:
            return ()
        there = frozenset(near)
        found = [*known, *self._matches(text, there), *self._embedded(text, path=path)]
        result: list[Span] = []
        for span in sorted(found, key=lambda s: (s.start, -s.end)):
            last = result[-1] if result else None
            if last is None or span.start >= last.end:
                result.append(span)
            else:  # the first of those that overlap says whose name it is, unless a later one knows better
                label = span.label if last.label == UNKNOWN or (span in known and last not in known) else last.label
                result[-1] = Span(last.start, max(last.end, span.end), label)
        return tuple(result)

    def holds(self, text: str, *, path: bool = False) -> bool:
        """Whether a text has a hidden name; what may be a month or day, torn from its date, does not count."""
        spans = self.spans(text, path=path)
        return any(not all(map(of_calendar, words_of(text[s.start : s.end]))) for s in spans)

    def told_by(self, text: str) -> bool:
        """Whether a hidden name stands in a text of any size and kind, as a word that is not in small letters only."""
        spread = _MARKS.sub("", unicodedata.normalize("NFKD", text))
        found = self._pattern.finditer(spread.casefold()) if self._pattern else ()
        return any(not (spread[m.start() : m.end()].islower() and ordinary(m[0])) for m in found)

    def _matches(self, text: str, near: frozenset[str]) -> Iterator[Span]:
        plain = folded(text)
        for match in self._pattern.finditer(plain.text) if self._pattern else ():
            start, end = plain.span(*match.span())
            key = " ".join(words_of(match[0]))
            if self._is_a_word(key, text[start:end], plain, match):
                continue
            further = _further(text, end) if " " not in key else end
            yield Span(start, further, self._label(key, near) if further == end else UNKNOWN)

    def _is_a_word(self, key: str, written: str, plain: Folded, match: re.Match[str]) -> bool:
        """Whether it is no name here: a word of the language in small letters, or part of a date."""
        if written.islower() and all(map(ordinary, key.split())):
            return True
        before, after = plain.text[max(0, match.start() - 12) : match.start()], plain.text[match.end() :][:4]
        dated = _DATED.search(before) or _DAY.match(after)
        return of_calendar(key) and bool(dated)

    def _label(self, key: str, near: frozenset[str]) -> str:
        bearers = self._bearers.get(key, ())
        present = [h for h in bearers if h.entity in near]
        if present or (not near and len(bearers) == 1):
            return (present or list(bearers))[0].label
        return bearers[0].label if bearers and bearers[0].entity is None else UNKNOWN

    def _embedded(self, text: str, *, path: bool) -> Iterator[Span]:
        """Longer words that hold a name: "Lidias" anywhere, "@lidia_berg1", "JusticeForLidia" in handles and paths."""
        single = {word for one in self.hidden if one.source for word in one.words if len(word) >= _EMBEDDED}
        if not single:
            return
        plain = folded(text)
        handles = [(0, len(plain.text))] if path else [m.span() for m in _HANDLE.finditer(plain.text)]
        for run in _RUN.finditer(plain.text):
            inside = any(start <= run.start() < end for start, end in handles)
            holds = any(w in run[0] for w in single) if inside else run[0][:-1] in single and run[0].endswith("s")
            if holds and run[0] not in single and not ordinary(run[0]):
                yield Span(*plain.span(*run.span()), UNKNOWN)


def replaced(text: str, spans: Iterable[Span]) -> str:
    """Return a text with the labels of `spans` in their places."""
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], span.label]
        at = span.end
    return "".join([*parts, text[at:]])


def _further(text: str, end: int) -> int:
    """Return where a name ends that goes on with words that are names too: "Lidia" of "Lidia Sorensen" is another's."""
    at = end
    for _ in range(_MOST_MORE):
        match = _NEXT.match(text, at)
        if match is None or not match[1][0].isupper():
            break
        word = folded(match[1]).text
        if len(word) < 2 or ordinary(word) or of_calendar(word):
            break
        at = match.end()
    return at
