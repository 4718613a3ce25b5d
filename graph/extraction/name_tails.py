"""Where the name of a body ends that goes on over small words: "Institute for the Study of Coasts"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from graph.vocabulary.lexicon import organisation_table, organisation_words, small_words


def with_tail(doc: Doc, start: int, end: int, limit: int) -> int:
    """Return the end of a body's name grown over "of", "for", "the" and lists of fields, `limit` at most."""
    if not any(t.lower_ in organisation_words() for t in doc[start:end]):
        return end
    at = end
    while at < limit and doc[at].lower_ in small_words("in_bodies"):
        at += 1
    beyond = at
    while (
        at < limit
        and doc[at].text[:1].isupper()
        and doc[at].is_alpha
        and doc[at].ent_type_ != "PER"
        and not of_calendar(doc[at])
    ):
        at += 1
    goes_on = end < beyond or doc[end - 1].lower_ in small_words("in_bodies")
    end = at if goes_on and beyond < at else end
    return _with_fields(doc, start, end, limit)


def _with_fields(doc: Doc, start: int, end: int, limit: int) -> int:
    """The end of a body's name that lists its fields: "Ministry of Youth | , Sport and Physical Education"."""
    kind = start + (doc[start].lower_ == "the")
    if end - kind <= 2 or doc[kind].lower_ not in organisation_words() or doc[kind + 1].lower_ not in ("of", "for"):
        return end
    at = end
    while at < limit and doc[at].lower_ in (",", "and", "&"):
        last = doc[at].text != ","
        at += 1
        if not last and at < limit and doc[at].lower_ == "and":
            last, at = True, at + 1
        first = at
        while at < limit and doc[at].text[:1].isupper() and doc[at].is_alpha and doc[at].ent_type_ != "PER":
            at += 1
        if at == first or doc[at - 1].lower_ not in organisation_table("fields"):
            return end
        if last:
            return at
    return end


def of_calendar(token: Token) -> bool:
    """Whether a word is a day's, a month's or a feast's, capitalised and no part of a name."""
    return token.lower_ in small_words("calendar")
