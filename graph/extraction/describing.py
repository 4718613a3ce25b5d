"""Whom a noun describes, and what it ties them to: "X, head of Y", "Y's director X", "X was named president of Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from graph.extraction.clusters import Cluster
from graph.extraction.reader import Reader, eligible, of_types
from graph.extraction.subjects import subject
from graph.extraction.syntax import coordinated, passive, preposition
from graph.records import EntityType
from graph.vocabulary.lexicon import demonyms
from graph.vocabulary.speech import words

_TIES = frozenset({"of", "at", "for", "with", "in", "from", "to", "on"})


def described(reader: Reader, token: Token, types: Sequence[EntityType]) -> list[Cluster]:
    """Return who a noun describes: itself tied to a name, the subject of its copula, the name it is a title of."""
    cluster = reader.coreference.at(token.i)
    if cluster is not None and cluster.type in types and (cluster.names or (cluster.count and eligible(cluster))):
        return [cluster]
    if any(c.dep_ == "cop" for c in token.children):
        doer = next((c for c in token.children if c.dep_ in ("nsubj", "nsubj:outer")), None)
        if doer is None and token.dep_ == "conj":
            doer = subject(token)
        if doer is not None:
            return [c for c in of_types(reader.things(doer), types) if c.names or c.type == "GROUP"]
        return _named(reader, token.head, types) if token.dep_ == "acl:relcl" else []
    if token.dep_ in ("conj", "appos") and token.head != token and token.head.pos_ in ("NOUN", "PROPN"):
        of_head = reader.coreference.mention_at(token.head.i)
        beside_a_name = token.dep_ == "conj" and of_head is not None and of_head.kind == "name"
        return [] if beside_a_name else described(reader, token.head, types)
    if token.dep_ in ("compound", "flat", "nmod:desc", "amod"):
        return _named(reader, token.head, types)
    return _appointed(reader, token, types)


def ties(reader: Reader, token: Token, types: Sequence[EntityType]) -> Iterator[tuple[Cluster, str]]:
    """Yield what a noun is tied to, with the preposition: "of X", "X's", "X spokesman"; also over "prime minister"."""
    alone = not any(c.dep_ in ("nmod", "nmod:poss") for c in token.children)
    if token.dep_ == "conj" and token.head.pos_ == "NOUN" and alone:
        yield from ties(reader, token.head, types)
    if token.head.lemma_ in words("appoint") and token.dep_ in ("obl", "xcomp", "obj") and alone:
        # "X appointed Y as chief executive": of X
        appointer = next((c for c in token.head.children if c.dep_ == "nsubj"), None)
        if appointer is not None:
            yield from ((cluster, "") for cluster in of_types(reader.things(appointer), types))
    inner = (c for c in token.children if c.dep_ in ("compound", "amod") and c.pos_ in ("NOUN", "ADJ"))
    for child in (c for node in (token, *inner) for c in node.children):
        tie = preposition(child) if child.dep_ == "nmod" else ""
        of_place = child.dep_ == "amod" and child.text in demonyms()
        if tie in _TIES or child.dep_ in ("nmod:poss", "compound", "nmod:desc") or of_place:
            for _, member in coordinated(child):
                yield from ((cluster, tie) for cluster in of_types(reader.things(member), types))


def _named(reader: Reader, token: Token | None, types: Sequence[EntityType]) -> list[Cluster]:
    return [c for c in of_types(reader.things(token), types) if c.names] if token is not None else []


def _appointed(reader: Reader, token: Token, types: Sequence[EntityType]) -> list[Cluster]:
    """Who is "named president", "elected as mayor"; nobody where the office is given up ("stepped down as")."""
    verb = token.head
    appointing = verb.lemma_ in words("appoint")
    taken = verb.lemma_ in words("take_over")
    as_office = token.dep_ in ("obl", "nmod", "xcomp", "advcl") and preposition(token) == "as"
    if (
        verb.pos_ != "VERB"
        or (verb.lemma_ in words("end") | words("pretend") and not taken)
        or not (as_office or (appointing and token.dep_ in ("xcomp", "obj")))
    ):
        return []
    if taken:
        newcomer = next((c for c in verb.children if c.dep_ == "obl:agent"), None) if passive(verb) else subject(verb)
        return _named(reader, newcomer, types)
    named = (c for c in verb.children if c.dep_ == "obj" or (c.dep_ == "xcomp" and c.pos_ == "PROPN"))
    given = next((c for c in named if c != token), None)
    return _named(reader, given if given is not None and appointing else subject(verb), types)
