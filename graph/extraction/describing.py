"""Whom a noun describes, and what it ties them to: "X, head of Y", "Y's director X", "X was named president of Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from graph.extraction.belonging import belonging
from graph.extraction.clusters import Cluster
from graph.extraction.hung_elsewhere import behind
from graph.extraction.reader import Reader, eligible, of_types
from graph.extraction.status import reading
from graph.extraction.subjects import antecedent, fronted, subject
from graph.extraction.syntax import coordinated, passive, preposition
from graph.records import EntityType
from graph.vocabulary.lexicon import nouns
from graph.vocabulary.roles import role_kinds
from graph.vocabulary.speech import words

_TIES = frozenset({"of", "at", "for", "with", "in", "from", "to", "on"})


def described(reader: Reader, token: Token, types: Sequence[EntityType]) -> list[Cluster]:
    """Return who a noun describes: itself tied to a name, the subject of its copula, the name it is a title of."""
    ahead = fronted(token)
    if ahead is not None:
        return _named(reader, ahead, types)
    cluster = reader.coreference.at(token.i)
    if cluster is not None and cluster.type in types and (cluster.known or (cluster.count and eligible(cluster))):
        return [cluster]
    if token.dep_ == "nmod" and token.head.lower_ == "one" and preposition(token) == "of":
        return described(reader, token.head, types)  # "is one of the founders of Acme"
    if any(c.dep_ == "cop" for c in token.children):
        doer = next((c for c in token.children if c.dep_ in ("nsubj", "nsubj:outer")), None)
        if doer is None and token.dep_ == "conj":
            doer = subject(token)
        if doer is not None:
            found = [c for c in of_types(reader.things(doer), types) if c.known or c.type == "GROUP"]
            behind = antecedent(doer)
            beside = not found and behind is not doer and behind.dep_ == "appos"
            return described(reader, behind, types) if beside else found  # "X, the print house that is a unit of Y"
        return _named(reader, token.head, types) if token.dep_ == "acl:relcl" else []
    if (
        token.dep_ == "nsubj"
        and token.head.pos_ in ("PROPN", "NOUN")
        and any(c.dep_ == "cop" for c in token.head.children)
    ):
        # "X's mother is Y": said without a doubt, or of nobody
        return _named(reader, token.head, types) if reading(token.head).status == "asserted" else []
    if token.dep_ == "appos" and (born := _beside_a_place(reader, token)) is not None:
        return of_types(reader.things(born), types)
    if token.dep_ in ("conj", "appos") and token.head != token and token.head.pos_ in ("NOUN", "PROPN"):
        of_head = reader.coreference.mention_at(token.head.i)
        if token.dep_ == "conj" and token.tag_ == "NNS" and token.head.tag_ == "NN":
            return []  # "her husband, X, and her sons"
        if token.tag_ == "NNS" and token.dep_ == "appos" and _one_alone(token.head):
            return []  # "X, her sons and her husband": hung on X
        beside_a_name = token.dep_ == "conj" and of_head is not None and of_head.kind == "name"
        over = token.head.head
        if beside_a_name and token.head.dep_ in ("nmod", "obl") and role_kinds(over.lemma_.lower()) and _bare(token):
            return described(reader, over, types)  # "is the wife of X and mother of Y"
        return [] if beside_a_name else described(reader, token.head, types)
    if token.dep_ in ("compound", "flat", "nmod:desc", "amod"):
        return _named(reader, token.head, types)
    return _appointed(reader, token, types)


def _beside_a_place(reader: Reader, noun: Token) -> Token | None:
    """Of whom a noun is said that the parser hung on a place: "X was born in Riga, the daughter of Y"."""
    place = reader.coreference.at(noun.head.i)
    if place is None or place.type != "PLACE" or noun.head.head.pos_ != "VERB" or not role_kinds(noun.lemma_.lower()):
        return None
    return subject(noun.head.head)


def _one_alone(name: Token) -> bool:
    """Whether a person's name is joined to no other: a plural beside it describes somebody else."""
    people = [name.head, *name.children] if name.dep_ == "conj" else [*name.children]
    return name.ent_type_ == "PER" and not any(t.ent_type_ == "PER" and t.dep_ != "flat" for t in people)


def _bare(noun: Token) -> bool:
    return not any(c.dep_ in ("det", "nmod:poss", "nummod") for c in noun.children)


def ties(reader: Reader, token: Token, types: Sequence[EntityType]) -> Iterator[tuple[Cluster, str]]:
    """Yield what a noun is tied to, with the preposition: "of X", "X's", "X spokesman"; also over "prime minister".

    What is tied to one of two joined nouns is tied to both: "the chairman and chief executive of X".
    """
    noun = token
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN" and _alone(noun):
        noun = noun.head
        yield from _own_ties(reader, noun, types)
    joined = (c for c in token.children if c.dep_ == "conj" and c.i > token.i and c.pos_ in ("NOUN", "PROPN"))
    for other in joined if _alone(token) else ():
        articled = any(c.dep_ in ("det", "nmod:poss") for c in other.children)
        if role_kinds(other.lemma_.lower()) and not articled:
            yield from ((cluster, tie) for cluster, tie in _own_ties(reader, other, types) if tie)
    if token.head.lemma_ in words("appoint") | words("end") and token.dep_ in ("obl", "xcomp", "obj") and _alone(token):
        # "X appointed Y as chief executive", "X sacked Y as chief executive": of X
        appointer = next((c for c in token.head.children if c.dep_ == "nsubj"), None)
        if appointer is not None:
            yield from ((cluster, "") for cluster in of_types(reader.things(appointer), types))
    if token.dep_ == "obj" and token.head.lemma_ == "have":
        owner = subject(token.head)  # "X has a subsidiary, Y"
        yield from ((cluster, "") for cluster in of_types(reader.things(owner), types)) if owner is not None else ()
    yield from _own_ties(reader, token, types)


def _alone(noun: Token) -> bool:
    return not any(c.dep_ in ("nmod", "nmod:poss") for c in noun.children)


def _own_ties(reader: Reader, token: Token, types: Sequence[EntityType]) -> Iterator[tuple[Cluster, str]]:
    inner = (c for c in token.children if c.dep_ in ("compound", "amod") and c.pos_ in ("NOUN", "ADJ"))
    for child in (*(c for node in (token, *inner) for c in node.children), *_before_a_participle(token)):
        tie = preposition(child) if child.dep_ in ("nmod", "obl", "obl:agent") else ""
        of_place = child.dep_ == "amod" and belonging(child)
        bare = child.pos_ == "NOUN" and not any(c.dep_ == "det" for c in child.children)
        if tie and bare and _is_a_thing(reader.coreference.at(child.i)):
            # "a professor of physics at X": hung on the physics
            at = (c for c in child.children if c.dep_ == "nmod" and preposition(c) == "at")
            yield from ((cluster, "at") for c in at for cluster in of_types(reader.things(c), types))
        before = child.dep_ == "nmod" and not tie and child.i < token.i  # "a Tea Party politician"
        if tie in _TIES or child.dep_ in ("nmod:poss", "compound", "nmod:desc") or of_place or before:
            for _, member in coordinated(child):
                yield from ((cluster, tie) for cluster in of_types(reader.things(member), types))
    if (tied := behind(token)) is not None and preposition(tied) in _TIES:
        yield from ((cluster, preposition(tied)) for cluster in of_types(reader.things(tied), types))
    yield from ((cluster, "") for cluster in _right_before(reader, token, types))


def _right_before(reader: Reader, token: Token, types: Sequence[EntityType]) -> list[Cluster]:
    """The body whose name stands before an office and its holder, wherever it is hung: "Acme Steel director X"."""
    left = min((c.i for c in token.children if c.dep_ in ("compound", "amod") and not c.ent_type_), default=token.i)
    before = token.doc[left - 1] if left > token.sent.start else None
    holder = token.head if token.dep_ in ("nmod:desc", "compound", "flat") else None
    if before is None or before.ent_type_ != "ORG" or holder is None or holder.ent_type_ != "PER":
        return []
    cluster = reader.coreference.at(before.i)
    return of_types([cluster] if cluster is not None and holder.i == token.i + 1 else [], types)


def _is_a_thing(cluster: Cluster | None) -> bool:
    return cluster is None or cluster.type is None


def _before_a_participle(noun: Token) -> Iterator[Token]:
    """What follows a noun but is hung on the participle behind it: "a subsidiary of X | based in Oslo"."""
    for verb in noun.children:
        if verb.dep_ in ("acl", "advcl") and verb.tag_ in ("VBN", "VBG"):
            yield from (c for c in verb.children if c.dep_.startswith("obl") and noun.i < c.i < verb.i)


def _named(reader: Reader, token: Token | None, types: Sequence[EntityType]) -> list[Cluster]:
    return [c for c in of_types(reader.things(token), types) if c.known] if token is not None else []


def given_up(token: Token) -> bool:
    """Whether a noun is the office that a verb ends: "stepped down as president", "was sacked as coach"."""
    verb = token.head
    ends = verb.pos_ == "VERB" and verb.lemma_ in words("end") - words("take_over")
    return ends and token.dep_ in ("obl", "nmod", "xcomp", "advcl") and preposition(token) == "as"


def _appointed(reader: Reader, token: Token, types: Sequence[EntityType]) -> list[Cluster]:
    """Who is "named president", "elected as mayor", or held an office until then ("stepped down as")."""
    if token.dep_ == "nmod" and token.head.lemma_ in nouns("post") and preposition(token) == "of":
        return _appointed(reader, token.head, types)  # "promoted to the post of chief executive"
    verb = token.head
    appointing = verb.lemma_ in words("appoint")
    to_office = preposition(token) == "to" and (verb.lemma_ in words("rise") or appointing)
    as_office = token.dep_ in ("obl", "nmod", "xcomp", "advcl") and (preposition(token) == "as" or to_office)
    if (
        verb.pos_ != "VERB"
        or verb.lemma_ in words("qualify") | words("pretend")
        or not (as_office or (appointing and token.dep_ in ("xcomp", "obj")))
    ):
        return []
    if verb.lemma_ in words("take_over"):
        by = (c for node in (verb, token) for c in node.children if c.dep_ == "obl:agent" or preposition(c) == "by")
        newcomer = next(by, None) if passive(verb) else subject(verb)
        return _named(reader, newcomer, types)
    named = (c for c in verb.children if c.dep_ == "obj" or (c.dep_ == "xcomp" and c.pos_ == "PROPN"))
    given = next((c for c in named if c != token), None)
    by_others = given is not None and (appointing or verb.lemma_ in words("end"))
    return _named(reader, given if by_others else subject(verb), types)
