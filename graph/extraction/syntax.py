"""What a word's place in a dependency tree says: voice, prepositions, coordination."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

_ADVERBS = frozenset({"on", "back", "over", "down", "home", "north", "south", "east", "west"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})


def participle(token: Token) -> bool:
    """Whether an adjective is a verb's participle said of a subject: "was stranded in"."""
    said = token.pos_ == "ADJ" and token.lower_.endswith("ed")
    return said and any(c.dep_ in ("cop", "aux:pass") for c in token.children)


def verbal(token: Token) -> bool:
    """Whether a word says what happens as a verb does."""
    return token.pos_ in ("VERB", "AUX") or participle(token)


def gerund(verb: Token) -> bool:
    """Whether a verb form takes a noun's place: "of killing", "of having killed"."""
    return verb.tag_ == "VBG" or any(c.dep_ == "aux" and c.lower_ == "having" for c in verb.children)


def passive(verb: Token) -> bool:
    """Whether a verb form puts the one acted upon in the subject's place ("was freed", "the men freed by")."""
    if participle(verb):
        return True
    if any(c.dep_ in ("nsubj:pass", "aux:pass") for c in verb.children):
        return True
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return False
    if verb.dep_ == "conj":
        return passive(verb.head) and not any(c.dep_ == "nsubj" for c in verb.children)
    if verb.i == verb.sent.start:
        return True  # "Founded in Lyon in 1990, Acme …", whatever the parser hung it on
    bracketed = verb.dep_ in ("parataxis", "dep", "appos") and verb.head.pos_ == "PROPN"
    return (bracketed or verb.dep_ in ("acl", "advcl", "xcomp")) and not any(
        c.dep_ in ("nsubj", "aux") for c in verb.children
    )


def preposition(token: Token) -> str:
    """Return the words that tie an oblique or nominal modifier, lower-case ("to", "out of"), or ""."""
    found: list[Token] = []
    # the parser may hang it on another word of a name: "of | Fjord Holding"
    inside = (f for f in token.children if f.dep_ == "flat" or (f.dep_ == "compound" and f.i < token.i))
    for child in (c for node in (token, *inside) for c in node.children):
        if child.dep_ == "case" and child.lower_ not in ("'s", "’s", "'", "’"):
            found.append(child)
            found += [g for g in child.children if g.dep_ == "fixed"]
    words = [t.lower_ for t in sorted(found, key=lambda t: t.i)]
    # "travelled on to Paris": the adverb of the verb, taken for a preposition
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ADVERBS and words[1] == "to" else words)


def coordinated(token: Token, *, slot: str = "") -> Iterator[tuple[str, Token]]:
    """Yield (slot, token) for a token and what "and" or "or" joins to it, whose own preposition is its slot."""
    if not any(c.lower_ == "not" for c in token.children):  # "not to Rome but to Malta"
        yield slot, token
    for child in token.children:
        beyond = token.dep_ in SUBJECTS and token.i < token.head.i < child.i  # "X left the Acme Bank, or | AB": not X
        if child.dep_ != "conj" or child.pos_ == "VERB" or beyond:
            continue
        if not any(c.lower_ == "not" for c in child.children):
            yield from coordinated(child, slot=preposition(child) or slot)


def head_of(doc: Doc, start: int, end: int) -> Token:
    """Return the token of `[start, end)` whose head lies outside it; of several the first that is no mere part."""
    outside = [t for t in doc[start:end] if not start <= t.head.i < end or t.head == t]
    return next((t for t in (*(t for t in outside if t.dep_ != "compound"), *outside)), doc[end - 1])
