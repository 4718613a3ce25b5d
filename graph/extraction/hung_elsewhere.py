"""What belongs to a verb though the parser hung it on another word."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.extraction.syntax import SUBJECTS, coordinated, passive, preposition, verbal
from graph.vocabulary.lexicon import small_words
from graph.vocabulary.tables import table

OF_VERBS = frozenset({"to", "into", "from", "via", "through", "for"})
"""Prepositions of ways, which belong to verbs of going."""

OF_PLACES = frozenset({"in", "at", "to", "into"})
"""Prepositions of places, which belong to verbs too."""
_STAYING = frozenset({"in", "at", "near", "outside"})


def fronted(verb: Token) -> Iterator[Token]:
    """Yield what is between "and" and the subject of a joined clause, hung on the verb before: "and in Rome she"."""
    doer = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    tie = next((c for c in verb.children if c.dep_ == "cc"), None)
    if verb.dep_ in ("conj", "parataxis") and doer is not None and tie is not None and tie.i < doer.i:
        between = (c for c in verb.head.children if c.dep_ in ("obl", "nmod") and tie.i < c.i < doer.i)
        yield from (c for c in between if preposition(c))


def loose_agent(verb: Token) -> Iterator[Token]:
    """Yield who stands behind "by" but hangs on another word: "founded in Lyon by | Jane Doe and her son, closed"."""
    for word in verb.doc[verb.i + 1 : verb.sent.end]:
        if word.is_punct or word.pos_ in ("VERB", "AUX"):
            return
        if word.lower_ == "by" and word.dep_ == "case":
            if word.head.i > word.i and not word.head.is_digit:
                yield from (member for _, member in coordinated(word.head))
            return


def after_participle(token: Token) -> Iterator[Token]:
    """Yield what follows a bare participle at once but hangs on its noun: "a company based | in Aarhus"."""
    if token.dep_ == "acl" and token.tag_ in ("VBN", "VBG") and not any(c.i > token.i for c in token.children):
        beside = (c for c in token.head.children if c.dep_ in ("nmod", "obl") and preposition(c))
        yield from (c for c in beside if c.left_edge.i == token.i + 1)


def behind(token: Token) -> Token | None:
    """Return what a preposition right behind a word ties, where it hangs elsewhere: "X is head of | Y".

    On a word before, or on the name behind it: "the head of | Acme Jane Doe".
    """
    if token.i + 1 >= token.sent.end:
        return None
    tie = token.nbor(1)
    tied = tie.head
    over = tied.head
    elsewhere = over.i < token.i or (over.i > tied.i and over.dep_ in ("appos", "flat") and over.head == token)
    return tied if tie.dep_ == "case" and tied.i > tie.i and elsewhere else None


def beside_a_person(name: Token) -> Iterator[tuple[str, Token]]:
    """Yield, with its slot, the place that hangs on the name of whom a verb acts on: "killed X | in Oslo"."""
    for child in name.children if name.ent_type_ == "PER" else ():
        if child.dep_ == "nmod" and child.ent_type_ == "LOC" and preposition(child) in OF_PLACES:
            yield preposition(child), child


def of_a_stay(place: Token) -> Token | None:
    """The noun of time behind which a place stands that is hung on the verb: "landed after seven months | in Oslo"."""
    before = place.doc[place.left_edge.i - 1] if place.left_edge.i > place.sent.start else place
    stayed = before.lemma_.lower() in small_words("time") and before.pos_ == "NOUN" and before.head == place.head
    after = any(c.dep_ == "case" and c.lower_ in ("after", "following") for c in before.children)
    return before if stayed and after and place.dep_ == "obl" else None


def misplaced(token: Token) -> Iterator[tuple[str, Token]]:
    """Yield, with its slot, what hangs on the name of a place though no such name takes it: "from Riga | to Oslo".

    And where somebody stays, which hangs on those with whom: "stayed with friends | in Oslo".
    """
    for child in token.children:  # "to Riga and from there | to Oslo"
        if token.pos_ == "PROPN" and child.dep_ == "conj" and child.pos_ == "ADV":
            yield from ((preposition(c), c) for c in child.children if c.dep_ in ("obl", "nmod") and preposition(c))
    on_the_way = token.lower_ in table("journeys")["words_on_the_way"]  # "with stops in X": told by the noun
    if token.pos_ == "NOUN" and preposition(token) == "with" and not on_the_way:
        for child in token.children:
            if child.dep_ == "nmod" and child.ent_type_ == "LOC" and preposition(child) in _STAYING:
                yield from coordinated(child, slot=preposition(child))
    if token.lower_ in small_words("time"):  # "left on the night of 5 May | with her son"
        for child in token.children:
            if child.dep_ == "nmod" and child.ent_type_ == "PER" and preposition(child) == "with":
                yield from coordinated(child, slot="with")
    if token.pos_ == "PROPN" and token.ent_type_ == "LOC":
        for child in token.children:
            if child.dep_ in ("nmod", "obl") and preposition(child) in OF_VERBS:
                yield from coordinated(child, slot=preposition(child))


def shared_object(verb: Token) -> Token | None:
    """The object behind two joined verbs, hung on the first: "owns and | runs Acme"."""
    first = verb.head
    if first.lower_ == "co" and first.i == verb.i - 2:
        return next((c for c in first.children if c.dep_ == "obj"), None)  # "co-founded Acme"
    if verb.dep_ != "conj" or not (verbal(verb) and verbal(first)) or passive(verb) or passive(first):
        return None
    if any(c.dep_ in ("obj", "ccomp", "xcomp", "obl", *SUBJECTS) for c in verb.children):
        return None
    object_ = next((c for c in first.children if c.dep_ == "obj"), None)
    return object_ if object_ is not None and object_.left_edge.i == verb.i + 1 else None
