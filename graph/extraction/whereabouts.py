"""Where people, bodies and places belong, as nouns and names say it: "the Paris-based charity", "a Belgian pilot"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile, takewhile

from spacy.tokens import Token

from graph.extraction.belonging import belonging
from graph.extraction.clusters import Cluster
from graph.extraction.raw_claims import RawClaim, as_said
from graph.extraction.reader import Reader, eligible, of_types
from graph.extraction.syntax import preposition
from graph.vocabulary.body_classes import STANDING, classes_of_name
from graph.vocabulary.lexicon import nouns, small_words
from graph.vocabulary.places import is_division, place_kind

# type of the thing, type of what hangs on its name, preposition ("'s": possessor) -> relation, confidence
_ON_A_NAME = {
    ("PERSON", "ORGANISATION", "of"): ("MEMBER_OF", 0.8),
    ("PERSON", "ORGANISATION", "from"): ("MEMBER_OF", 0.8),
    ("PERSON", "ORGANISATION", "at"): ("MEMBER_OF", 0.8),
    ("PERSON", "ORGANISATION", "'s"): ("MEMBER_OF", 0.8),
    ("PERSON", "ORGANISATION", "("): ("MEMBER_OF", 0.7),
    ("PERSON", "PLACE", "from"): ("LIVES_IN", 0.6),
    ("PERSON", "PLACE", "of"): ("LIVES_IN", 0.6),
    ("ORGANISATION", "PLACE", "'s"): ("BASED_IN", 0.6),
    ("ORGANISATION", "PLACE", "of"): ("BASED_IN", 0.6),
    ("ORGANISATION", "PLACE", "in"): ("BASED_IN", 0.6),
    ("ORGANISATION", "PLACE", "from"): ("BASED_IN", 0.6),
    ("PLACE", "PLACE", "in"): ("LOCATED_IN", 0.8),
    ("PLACE", "PLACE", "of"): ("LOCATED_IN", 0.8),
}
_ON_A_DESCRIPTION = {
    ("PERSON", "PLACE", "from"): ("LIVES_IN", 0.7),
    ("GROUP", "PLACE", "from"): ("LIVES_IN", 0.7),
    ("GROUP", "ORGANISATION", "from"): ("MEMBER_OF", 0.6),
    ("GROUP", "ORGANISATION", "of"): ("MEMBER_OF", 0.6),
    ("ORGANISATION", "PLACE", "in"): ("BASED_IN", 0.7),
    ("ORGANISATION", "PLACE", "from"): ("BASED_IN", 0.7),
    ("PLACE", "PLACE", "in"): ("LOCATED_IN", 0.8),
    ("PLACE", "PLACE", "of"): ("LOCATED_IN", 0.8),
}

_FARTHEST = 9
"""Tokens behind a place within which a wider one is told."""
_AT = frozenset({"at", "from", "for", "to"})


def compounds(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield "the Paris-based charity", "the Lyon-born singer"."""
    cluster = reader.coreference.at(token.i)
    if cluster is None or not cluster.names:
        return
    for child in token.lefts:
        if child.lower_ not in small_words("behind_a_town") or child.dep_ not in ("amod", "acl", "compound"):
            continue
        before = [t for t in reader.doc[max(child.i - 5, child.sent.start) : child.i] if t.text not in ("-", "–")]
        for place in of_types(reader.things(before[-1]), ["PLACE"]) if before else ():
            if cluster.type == "PERSON":
                yield RawClaim(cluster, "BORN_IN" if child.lower_ == "born" else "LIVES_IN", place, child, 0.85)
            elif cluster.type == "ORGANISATION":
                yield RawClaim(cluster, "BASED_IN", place, child, 0.9)


def aged(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield "X, 41, of Lyon, was": where somebody lives, behind the age, whatever the parser hung it on."""
    mention, person = reader.coreference.mention_at(token.i), reader.coreference.at(token.i)
    if mention is None or person is None or mention.kind != "name" or mention.type != "PERSON":
        return
    behind = [t for t in reader.doc[mention.end : mention.end + 5] if t.sent == token.sent]
    if len(behind) < 5 or behind[0].text not in (",", "(") or not behind[1].is_digit:
        return
    tie = next((t for t in behind[2:] if t.text not in (",", ")")), None)
    if tie is None or tie.lower_ not in ("of", "from") or behind[2].text not in (",", ")"):
        return
    place = reader.coreference.at(tie.i + 1)
    if place is not None and place.type == "PLACE" and place.names:
        yield RawClaim(person, "LIVES_IN", place, token, 0.7, tie.lower_)


def ties_of_mention(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield what hangs on a name ("X of the Y Trust", "the Trust's X") or description ("a road worker from Y")."""
    mention, cluster = reader.coreference.mention_at(token.i), reader.coreference.at(token.i)
    if mention is None or cluster is None or mention.kind == "pronoun" or not eligible(cluster):
        return
    if mention.kind == "nominal" and mention.type is None:
        return  # "Acme, a surprise in Lyon"
    table = _ON_A_NAME if mention.kind == "name" else _ON_A_DESCRIPTION
    for child in token.children:
        if child.dep_ not in ("nmod", "nmod:poss", "appos", "list"):
            continue
        edge = child.left_edge
        bracketed = "(" in (edge.text, edge.nbor(-1).text if edge.i else "")
        if preposition(child) and edge.i > mention.end and edge.nbor(-1).pos_ in ("NOUN", "VERB"):
            continue  # "X is the owner of Y": hung on X
        if child.dep_ == "nmod:poss" and not mention.start <= token.i < mention.end:
            continue  # "the Trust's director X": the office says it
        tie = "'s" if child.dep_ == "nmod:poss" else "(" if bracketed else preposition(child)
        # "spoke to the BBC in Lyon", "met the head of the BBC, in Lyon": it may belong to the verb
        of_verb = token.dep_ in ("obj", "obl", "iobj") or (edge.i > token.i and edge.nbor(-1).text == ",")
        if tie in ("in", "from") and mention.kind == "name" and mention.type == "ORGANISATION" and of_verb:
            continue
        beside = reader.coreference.mention_at(child.i)
        body = beside is not None and beside.type == "ORGANISATION"
        for target in reader.things(child):
            if body and target.type == "PLACE":
                continue  # "a deserter from the Swedish army": the state, not where somebody lives
            found = table.get((cluster.type or "", target.type or "", tie))
            if found is None or target is cluster or not (target.names or cluster.type in ("PERSON", "GROUP")):
                continue
            if found[0] == "LOCATED_IN" and not _lies_in(
                cluster, target, sure=tie == "in" or mention.kind == "nominal"
            ):
                continue
            if cluster.type == "GROUP" and found[0] == "MEMBER_OF" and mention.role in nouns("outsider"):
                continue  # "fans of Acme"
            type_ = "CITIZEN_OF" if found[0] == "LIVES_IN" and tie == "from" and _country(target) else found[0]
            if cluster.known or cluster.type == "GROUP":
                yield RawClaim(cluster, type_, target, token, found[1], "" if tie in ("'s", "(") else tie)


def _country(place: Cluster) -> bool:
    return place_kind(place.names[0]) == "country" if place.names else False


def address(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield "Lyon, France", "Lyon, in southern France" and "Lyon, in the east of France": a place in a wider one."""
    mention, inner = reader.coreference.mention_at(token.i), reader.coreference.at(token.i)
    if mention is None or mention.kind != "name" or inner is None or inner.type != "PLACE":
        return
    behind = reader.doc[mention.end : mention.end + _FARTHEST]
    if len(behind) < 2 or behind[0].text != ",":
        return
    outer, told = None, False
    if behind[1].lower_ != "in":
        outer = reader.coreference.at(behind[1].i)
    else:
        parts = small_words("parts_of_a_place") | nouns("place_of_name") | {"the", "-", "of"}
        part = [t.lower_ for t in takewhile(lambda t: t.lower_ in parts or t.pos_ == "ADJ", behind[2:])]
        told = len(part) > 1 and part[-1] == "of"
        words = behind[2 + len(part) :] if told else list(dropwhile(lambda t: t.pos_ == "ADJ", behind[2:]))
        outer = reader.coreference.at(words[0].i) if len(words) else None
    if outer is None or outer.type != "PLACE" or outer is inner or not outer.names:
        return
    if told and words[0].dep_ == "nmod:poss":
        return  # "in the middle of Peru's war"
    if _lies_in(inner, outer, sure=False) or (told and place_kind(inner.names[0]) != "country"):
        yield RawClaim(inner, "LOCATED_IN", outer, token, 0.8)


def institutions(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield "studied at the X Institute in Lyon": where a school, court or hospital is, whatever "in" is hung on."""
    mention, body = reader.coreference.mention_at(token.i), reader.coreference.at(token.i)
    if mention is None or mention.kind != "name" or body is None or mention.type != "ORGANISATION":
        return
    of_a_place = any(classes_of_name(name) & STANDING for name in body.names)
    if (
        preposition(token) not in _AT
        or not of_a_place
        or mention.end + 1 >= token.sent.end
        or reader.doc[mention.end].lower_ != "in"
    ):
        return
    place = reader.coreference.at(mention.end + 1)
    if place is not None and place.type == "PLACE" and place.names:
        yield RawClaim(body, "BASED_IN", place, token, 0.6, "in")


def origins(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield what an adjective of belonging says: "the Siberian city of X", "a Belgian pilot", "a Lyon company"."""
    doer = next((c for c in token.children if c.dep_ == "nsubj"), None)
    predicated = doer is not None and any(c.dep_ == "cop" for c in token.children)
    if doer is not None and predicated and token.pos_ == "ADJ" and belonging(token):
        for person in of_types(reader.things(doer), ["PERSON"]):  # "X is Finnish"
            yield from as_said(RawClaim(person, "CITIZEN_OF", reader.origin(belonging(token), token), token, 0.8))
    mention, cluster = reader.coreference.mention_at(token.i), reader.coreference.at(token.i)
    if mention is None or cluster is None or mention.kind == "pronoun" or not mention.origin:
        return
    if mention.kind == "name" and cluster.type != "PERSON":
        return
    if predicated and not cluster.known:
        cluster = next((c for c in reader.things(token) if c.known), cluster)  # "X is a Belgian pilot"
    place = reader.origin(mention.origin, token)
    if place is cluster or not eligible(cluster):
        return
    if cluster.type == "PLACE" and cluster.names and place_kind(cluster.names[0]) != "country":
        yield RawClaim(cluster, "LOCATED_IN", place, token, 0.75)
    elif cluster.type == "ORGANISATION" and cluster.names:
        yield RawClaim(cluster, "BASED_IN", place, token, 0.6)
    people = cluster.type == "PERSON" or (cluster.type == "GROUP" and cluster.count)
    named = cluster.type == "PERSON" and cluster.known  # "X, a Swede"
    if people and place_kind(mention.origin) == "country" and (named or not belonging(token)):
        yield RawClaim(cluster, "CITIZEN_OF", place, token, 0.6)


def _lies_in(inner: Cluster, outer: Cluster, *, sure: bool) -> bool:
    if not inner.names or not outer.names:
        return False
    small, large = place_kind(inner.names[0]), place_kind(outer.names[0])
    # of two provinces neither lies in the other: a list of them
    in_division = is_division(outer.names[0]) and not is_division(inner.names[0])
    outer_is_wide = large in ("country", "region") or in_division
    return small != "country" and (outer_is_wide or (sure and large is None))
