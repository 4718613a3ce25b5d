"""The answers of an interview that is printed without quotation marks, and who gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from graph.extraction.syntax import SUBJECTS, preposition
from graph.vocabulary.speech import words

_LEAST = 3
"""Questions that make a text an interview."""
_LONGEST_QUESTION = 60
"""Words."""
_I = frozenset({"i", "me", "my", "mine", "myself"})
_YOU = frozenset({"you", "your", "yours", "yourself"})
_SPEAKING = words("say") | {"speak", "talk", "chat"}
_ASKING = frozenset({"ask", "interview", "meet"})


def answers(doc: Doc) -> Iterator[tuple[int, int, int]]:
    """Yield the answers as tokens `[start, end)`, each with a token that is the speaker or stands for them."""
    lines = list(_lines(doc))
    yield from _lettered(doc, lines) or _labelled(doc, lines) or _unmarked(doc, lines)


def asks(doc: Doc) -> bool:
    """Whether a text has the questions of an interview, whoever answers them."""
    return sum(_question(line) for line in _lines(doc)) >= _LEAST


def label(token: Token) -> bool:
    """Whether a word alone begins a line with who speaks it: "LUND: I was born there."."""
    first = token.i == 0 or "\n" in token.nbor(-1).text
    return first and token.is_alpha and token.is_upper and token.i + 1 < len(token.doc) and token.nbor(1).text == ":"


def _lines(doc: Doc) -> Iterator[Span]:
    """The lines of a text, without the white space around them."""
    start = 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if token.i > start:
                yield doc[start : token.i]
            start = token.i + 1
    if start < len(doc):
        yield doc[start : len(doc)]


def _lettered(doc: Doc, lines: Sequence[Span]) -> list[tuple[int, int, int]]:
    """Lines "Q: …" and "A: …": spoken by the first person named before the questions."""
    marked = [line for line in lines if len(line) > 1 and line[0].text in ("Q", "A") and line[1].text in (":", ".")]
    asked = next((line.start for line in marked if line[0].text == "Q"), None)
    speaker = next((t.i for t in doc[: asked or 0] if t.ent_type_ == "PER"), None)
    if asked is None or speaker is None:
        return []
    told = [line for line in marked if line.start > asked and line[0].text == "A" and len(line) > 2]
    return [(line.start + 2, line.end, speaker) for line in told]


def _labelled(doc: Doc, lines: Sequence[Span]) -> list[tuple[int, int, int]]:
    """Lines that begin with a name in capitals: spoken by who bears it, where the text names them elsewhere."""
    marked = [line for line in lines if len(line) > 2 and label(line[0])]
    if len(marked) < _LEAST or len({line[0].lower_ for line in marked}) < 2:
        return []
    labels = {line.start for line in marked}
    named: dict[str, int] = {}
    for token in doc:
        if token.ent_type_ == "PER" and token.i not in labels:
            named.setdefault(token.lower_, token.i)
    return [(line.start + 2, line.end, named.get(line[0].lower_, line.start)) for line in marked]


def _unmarked(doc: Doc, lines: Sequence[Span]) -> list[tuple[int, int, int]]:
    """Lines of questions, and between them what somebody says who calls themselves "I"."""
    asked = [n for n, line in enumerate(lines) if _question(line)]
    first = next((n for n in asked if n + 1 < len(lines) and n + 1 not in asked), None)
    if len(asked) < _LEAST or first is None:
        return []
    speaker = _introduced(doc[: lines[first].start])
    told: list[Span] = []
    for n in range(first + 1, len(lines)):
        line = lines[n]
        if n in asked or _prompt(line):
            continue
        # after the last question the interview goes on as long as somebody says "I"
        if n > asked[-1] + 1 and _without(line, _I):
            break
        told.append(line)
    speaking = sum(not _without(line, _I) for line in told)
    if speaker is None or speaking < max(2, len(told) / 3):
        return []
    return [(line.start, line.end, speaker) for line in told]


def _question(line: Span) -> bool:
    return line[-1].text == "?" and len(line) <= _LONGEST_QUESTION and _without(line, _I) and not _quotes(line)


def _prompt(line: Span) -> bool:
    """Whether it says something to somebody who then answers: "And then you left Riga."."""
    return len(line) <= _LONGEST_QUESTION and _without(line, _I) and not _without(line, _YOU) and not _quotes(line)


def _without(line: Span, some: frozenset[str]) -> bool:
    return not any(t.lower_ in some for t in line)


def _quotes(line: Span) -> bool:
    return any(t.is_quote and t.text not in "'’" for t in line)


def _introduced(before: Span) -> int | None:
    """Who speaks, talks or is asked in the last sentence of the introduction that tells so; else its only person."""
    found: Token | None = None
    for token in before:
        if token.pos_ == "VERB" and token.lemma_.lower() in _SPEAKING:
            doer = next((c for c in token.children if c.dep_ in SUBJECTS), None)
            to = next((c for c in token.children if c.dep_ == "obl" and preposition(c) in ("to", "with")), None)
            if doer is not None and doer.lower_ in ("we", "i") and to is not None:
                doer = to
            found = doer if doer is not None and _person(doer) else found
        elif token.pos_ == "VERB" and token.lemma_.lower() in _ASKING:
            found = next((c for c in token.children if c.dep_ == "obj" and _person(c)), found)
        elif token.lower_ == "interview":
            found = next((c for c in token.children if preposition(c) == "with" and _person(c)), found)
    if found is not None:
        return found.i
    people = {e.root.lower_: e.root.i for e in before.ents if e.label_ == "PER"}
    return next(iter(people.values())) if len(people) == 1 else None


def _person(token: Token) -> bool:
    return token.ent_type_ == "PER" or token.lower_ in ("he", "she", "him", "her")
