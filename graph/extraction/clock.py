"""When each word of action of a document happens: dates in its sentence, or told from those before it."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from graph.extraction.chronology import chronology, of_its_line
from graph.extraction.dates import Time, anchors, date_of, times

_PRESENT = frozenset({"VBZ", "VBP"})


class Clock:
    """Dates the verbs and nouns of one Doc, an article of the day `published` (ISO, may be partial or None)."""

    def __init__(self, doc: Doc, *, published: str | None) -> None:
        self._published = published
        self._anchors = anchors(doc, published=published)
        self._lines = chronology(doc)
        self._times: dict[tuple[int, bool], list[Time]] = {}

    def date(self, token: Token, *, planned: bool) -> str | None:
        """Return the ISO date of what `token` says, or None; `planned`: "in May" is the next May."""
        told = date_of(token, self._told(token.sent, planned=planned))
        line = self._lines.get(token.sent.start)
        return line if told is None and line and of_its_line(token) else told

    def ahead(self, token: Token) -> str | None:
        """Return the day that a verb in the present tells ahead of time: "she lands on Friday"; else None."""
        plain = not any(c.dep_ in ("aux", "aux:pass") for c in token.children)
        if not self._published or token.tag_ not in _PRESENT or not plain:
            return None
        date = self.date(token, planned=True)
        return date if date and len(date) == 10 and date[: len(self._published)] > self._published else None

    def _told(self, sent: Span, *, planned: bool) -> list[Time]:
        if (sent.start, planned) not in self._times:
            line = self._lines.get(sent.start)
            # what a dated line tells besides is of its year
            now = f"{line[:4]}-12-31" if line else self._published
            anchor = line or self._anchors.get(sent.start)
            self._times[sent.start, planned] = list(
                times(sent, published=now, planned=planned and not line, anchor=anchor)
            )
        return self._times[sent.start, planned]
