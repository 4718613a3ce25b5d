"""Where a name begins and ends: grown over its proper nouns, without titles, articles and punctuation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from graph.extraction.name_tails import of_calendar, with_tail
from graph.records import EntityType
from graph.vocabulary.given_names import given_name
from graph.vocabulary.lexicon import demonyms, nouns, organisation_words, small_words, words_before_names
from graph.vocabulary.places import place_kind

JOINTS = frozenset({"-", "&"})
_TRAILING = frozenset(["'s", "’s", "'", "’", "/", "-", "–", ",", ".", '"', "”", "“"])
_COURTESY = frozenset(["mr.", "mrs.", "ms.", "dr."])

_HALF = 6
"""Letters; the halves of a hyphenated given name are no longer."""

_SMALL = 4
"""Letters; headings write words that short with a small letter."""

Bounds = tuple[int, int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as tokens `[start, end)` without titles; `titles` are the words of office and courtesy before it."""

    start: int
    end: int
    type: EntityType
    text: str
    titles: tuple[str, ...] = ()


def mended(doc: Doc, start: int, end: int, kind: EntityType) -> Iterator[Bounds]:
    """Yield (start, end, titles before) of the names in a span of the model's: grown, cut, split at a possessive."""
    sent = doc[start].sent
    while end - start > 1 and doc[end - 1].text == "-":
        end -= 1  # cut in two halves: "Ji- | won"
    while start > sent.start and not _of_a_date(doc, start - 1) and (step := _step(doc, start - 1, start, -1)):
        start -= step
    while end < sent.end and (step := _step(doc, end - 1, end, 1)):
        end += step
    while end - start > 1 and _of_a_date(doc, start):
        start += 1
    if kind == "ORGANISATION":
        end = with_tail(doc, start, end, sent.end)
    for i in range(start, end - 1):
        if doc[i].text in ("'s", "’s") and not _of_many(doc, start, i, end):
            yield from mended(doc, start, i, kind)
            yield from mended(doc, i + 1, end, kind)
            return
        if kind == "ORGANISATION" and _two_bodies(doc, start, i, end):
            yield from _trimmed(doc, start, i, kind)
            yield from _trimmed(doc, i + 1, end, kind)
            return
    yield from _trimmed(doc, start, end, kind)


def _of_many(doc: Doc, start: int, i: int, end: int) -> bool:
    """Whether a possessive within a name is of people in general: "the People's Assembly", "Seamen's Union"."""
    of_a_body = any(t.lower_ in organisation_words() for t in doc[i + 1 : end])
    return i > start and doc[i - 1].tag_ in ("NNPS", "NNS") and of_a_body


def _of_a_date(doc: Doc, i: int) -> bool:
    """Whether a month or day belongs to what stands before it, and not to a name behind: "On 5 May Anna Lund left"."""
    before = doc[i - 1] if i else None
    dated = before is not None and (before.is_digit or before.lower_ in ("in", "on", "last", "since", "by", "until"))
    return dated and (doc[i].text == "May" or doc[i].lower_ in small_words("calendar"))


def _two_bodies(doc: Doc, start: int, i: int, end: int) -> bool:
    """Whether an "and" stands between two full names of bodies: "Acme Shipping and the Far Water Trust"."""
    if doc[i].lower_ != "and" or min(i - start, end - i - 1) < 2:
        return False
    return {doc[i - 1].lower_, doc[end - 1].lower_} <= organisation_words()


def proper(token: Token) -> bool:
    """Whether a token is part of a name: a proper noun, or a capitalised word of bodies' names ("Team")."""
    if not token.text[:1].isupper() or of_calendar(token):
        return False
    of_bodies = token.pos_ == "NOUN" and token.lower_ in organisation_words() and token.i > token.sent.start
    return token.pos_ in ("PROPN", "X") or token.ent_type_ != "" or of_bodies


def _trimmed(doc: Doc, start: int, end: int, kind: EntityType) -> Iterator[Bounds]:
    while end > start and doc[end - 1].text in _TRAILING:
        end -= 1
    while start < end and not doc[start].text[:1].isalnum():
        start += 1
    titles: list[str] = []
    while end - start > 1 and _is_title(doc[start]) and (kind == "PERSON" or doc[start].lower_ in _COURTESY):
        titles.append(doc[start].lower_.rstrip("."))
        start += 1
    while start < end and doc[start].lower_ == "the":
        start += 1
    if kind == "PLACE" and end - start > 1 and doc[start].text in ("A", "An") and not place_kind(doc[start:end].text):
        start += 1
    if end - start > 1 and _described_by_a_town(doc, start, end):
        end -= 1
    start += kind == "ORGANISATION" and _noun_before_a_name(doc, start, end)
    words = doc[start:end]
    behind = doc[end].text if end < len(doc) else ""
    if (
        words.text in demonyms()
        or f"{words.text} {behind}" in demonyms()
        or not any(t.text[:1].isupper() for t in words)
    ):
        return
    if all(_is_title(t) or of_calendar(t) or t.is_digit for t in words):
        return
    if len(words) > 1 and words[-1].lower_ == "government" and words[:-1].text in demonyms():
        return  # "the US Government" is the state at work, as "the US government" is
    at = start - len(titles) - 1
    while kind == "PERSON" and at >= doc[start].sent.start and _is_title(doc[at]):
        titles.insert(0, doc[at].lower_.rstrip("."))
        at -= 1
    yield start, end, tuple(titles)


def _described_by_a_town(doc: Doc, start: int, end: int) -> bool:
    """Whether it is the name of a place before a plain noun for a body, and no name: "a Lyon | foundation"."""
    noun = doc[end - 1]
    return (
        noun.is_lower and noun.lemma_.lower() in nouns("organisation") and bool(place_kind(doc[start : end - 1].text))
    )


def _noun_before_a_name(doc: Doc, start: int, end: int) -> bool:
    """Whether a sentence begins with a noun for the body named behind it: "Retailer | Acme to close", later "Acme".

    But not of "Bank Lund", where the document writes it with a capital within a sentence too.
    """
    first, rest = doc[start], doc[start + 1 : end]
    if first.i != first.sent.start or first.lemma_.lower() not in nouns("organisation"):
        return False
    if not rest or rest[0].pos_ != "PROPN":
        return False  # "Bank of Lund"
    again = [t.i for t in doc if t.text == rest[0].text and doc[t.i : t.i + len(rest)].text == rest.text]
    before = [doc[i - 1].text if i > doc[i].sent.start else "" for i in again if i != start + 1]
    return any(text != first.text for text in before) and first.text not in before


def _step(doc: Doc, left: int, right: int, way: int) -> int:
    """How many tokens a name grows by beyond the border between `left` and `right`, to the left (-1) or right (1)."""
    new, edge = (doc[left], doc[right]) if way < 0 else (doc[right], doc[left])
    if way < 0 and _adjective_in_a_name(new) and _one_name(doc[left], doc[right]):
        return 1
    if proper(new) and (way < 0 or new.ent_type_ == "") and _one_name(doc[left], doc[right]):
        return 1
    if way < 0 and _verb_for_a_name(new, edge):
        return 1
    if way > 0 and new.text == "-" and not edge.whitespace_ and not new.whitespace_ and right + 1 < len(doc):
        return 2 if proper(doc[right + 1]) or _second_half(edge, doc[right + 1]) else 0
    # over small words of other languages: "Casa | de Refugio", "Refugio | del Mar"
    at, small = new.i, 0
    while 0 <= at < len(doc) and doc[at].lower_ in small_words("in_names") and doc[at].is_lower and small < 2:
        at, small = at + way, small + 1
    if not 0 <= at < len(doc) or doc[at].sent.start != edge.sent.start or not doc[at].text[:1].isupper():
        return 0
    if small:
        return small + 1 if doc[at].is_alpha and not of_calendar(doc[at]) else 0
    return 1 if way < 0 and edge.lower_ in small_words("in_names") and edge.is_lower and doc[at].is_alpha else 0


def _second_half(first: Token, token: Token) -> bool:
    """Whether what stands behind a hyphen is no word but the rest of a name: "Kim Ha-na", "Hpa-an"; not "Lund-led"."""
    short = token.is_lower and token.is_alpha and len(token) <= _HALF
    if not short or token.text in small_words("after_hyphens"):
        return False
    if first.ent_type_ == "LOC":
        return token.pos_ not in ("VERB", "ADJ", "NOUN", "ADP", "CCONJ") and place_kind(first.text) is None
    before = first.nbor(-1) if first.i > first.sent.start else first
    return len(first) <= _HALF and before.pos_ == "PROPN" and token.pos_ != "ADP" and first.text[:1].isupper()


def _verb_for_a_name(token: Token, edge: Token) -> bool:
    """Whether what looks like a verb is a given name: ", Said | Weber, who"; to begin with, before a comma."""
    if token.pos_ != "VERB" or edge.ent_type_ != "PER" or not token.text.istitle() or not given_name(token.text):
        return False
    after = edge.nbor(1).text if edge.i + 1 < len(edge.doc) else ""
    return token.i > token.sent.start or after == ","


def _adjective_in_a_name(token: Token) -> bool:
    """Whether a capital makes an adjective part of the name behind it: "at Open | Harbour"; not in a heading."""
    if token.pos_ != "ADJ" or not token.text.istitle() or token.dep_ not in ("amod", "compound") or of_calendar(token):
        return False
    if token.i == token.sent.start:
        return token.tag_ == "NNP"
    return not in_title_case(token.sent)


def in_title_case(sent: Span) -> bool:
    """Whether a sentence is a heading: a capital at every word but the small ones, and no full stop."""
    stopped = any(t.text in (".", "?", "!") for t in sent[-3:])
    return not stopped and not any(t.is_lower and t.is_alpha and len(t) > _SMALL for t in sent)


def _one_name(left: Token, right: Token) -> bool:
    """Whether two neighbouring proper nouns belong to one name: a demonym or a title before it does not."""
    of_an_office = _is_title(left) and right.lower_ not in organisation_words()  # but "Foreign Ministry"
    if left.text in demonyms() or right.text in demonyms() or of_an_office:
        return False
    return right.i - left.i == 1 and left.text not in _TRAILING and not person_behind(left, right)


def person_behind(left: Token, right: Token) -> bool:
    """Whether the name of a person begins behind that of a body or a place: "the chairman of Acme | Jane Doe"."""
    behind = left.ent_type_ in ("ORG", "LOC") and right.ent_type_ == "PER" and right.ent_iob_ == "B"
    return behind and not (right.dep_ == "flat" and right.head.i < right.i)  # "Commission Scolaire | Jane Doe"


def _is_title(token: Token) -> bool:
    return token.lower_.rstrip(".") in words_before_names()
