"""Where people are said to have been: "was back in Lyon", "has been to Lyon", "worked in Lyon for two years"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.extraction.clusters import Cluster
from graph.extraction.own_status import negated
from graph.extraction.raw_claims import RawClaim, as_said
from graph.extraction.reader import Reader, eligible, of_types
from graph.extraction.status import reading
from graph.extraction.subjects import subject
from graph.extraction.syntax import passive, preposition
from graph.vocabulary.lexicon import small_words

_LASTING = frozenset({"day", "week", "fortnight", "month", "year", "decade"})


def presence(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield "is back in Lyon", "has been to Lyon", "was in Lyon by Monday", "is from Lyon"; not bare "is in"."""
    cluster = reader.coreference.at(token.i)
    # "was back in Lyon": back may be the head
    back = token.dep_ == "obl" and token.head.lower_ in ("back", "home") and token.head.pos_ == "ADV"
    nodes = (token, token.head) if back else (token,)
    if cluster is None or cluster.type != "PLACE" or not any(c.dep_ == "cop" for node in nodes for c in node.children):
        return
    around = {c.lower_ for node in nodes for c in (node, *node.children) if c is not token}
    tie = preposition(token)
    stop = around & {"was", "were"} and _at_a_time(token)
    if tie == "from" and cluster.names:
        type_ = "LIVES_IN"
    elif stop or around & {"back", "home"} or around & {"has", "have"} or (tie == "to" and "had" in around):
        type_ = "TRAVELLED_TO"
    elif "still" in around:
        type_ = "LIVES_IN"
    else:
        return
    if negated(token) and any(preposition(c) == "since" for c in token.children):
        return  # "has not been to Lyon since" tells that somebody was there
    inner = (c for c in token.children if c.lower_ == "back")
    said = [c for node in (*nodes, *inner) for c in node.children]
    doer = next((c for c in said if c.dep_ == "nsubj"), None)
    if doer is None and token.dep_ == "conj" and stop:
        doer = subject(token)  # "flew to Lyon and was in Nice two days later"
    if doer is None or not eligible(cluster) or not (tie in ("in", "at", "from") or (tie == "to" and "been" in around)):
        return
    then = _and_then(reader, token) if stop and tie != "from" else []
    for person in of_types(reader.things(doer), ["PERSON", "GROUP"]):
        for place in (cluster, *then):
            yield from as_said(RawClaim(person, type_, place, token, 0.7))


def dwelling(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield where somebody did a thing for days or longer: "poured concrete in Lyon for two years"."""
    if token.pos_ != "VERB" or passive(token):
        return
    hung = [(preposition(c), c) for c in token.children if c.dep_ == "obl"]
    lasting = any(tie == "for" and c.lemma_.lower() in _LASTING for tie, c in hung)
    doer = subject(token) if lasting else None
    if doer is None or (status := reading(token).status) is None:
        return
    places = [p for tie, c in hung if tie == "in" for p in of_types(reader.things(c), ["PLACE"]) if eligible(p)]
    for person in of_types(reader.things(doer), ["PERSON"]):
        yield from (RawClaim(person, "TRAVELLED_TO", place, token, 0.6, "in", status) for place in places)


def _at_a_time(token: Token) -> bool:
    """Whether a time hangs on a predicate: "a week later she was in Lyon", "it was May and they were in Lyon"."""
    times = [
        c
        for node in (token, *token.children)
        for c in node.children
        if c.dep_ in ("obl", "obl:unmarked", "advmod") and (node is token or node.lower_ == "back")
    ]
    times += [token.head] if token.dep_ == "conj" and token.head.pos_ == "NUM" else []
    told = small_words("calendar") | small_words("time")
    return any(t.lower_ in told for time in times for t in time.subtree if t != token)


def _and_then(reader: Reader, token: Token) -> list[Cluster]:
    """The places of what is joined without a verb: "was in Lyon, and the day after that in Nice"."""
    joined = [c for c in token.children if c.dep_ == "conj" and c.lower_ in small_words("time")]
    inside = [g for c in joined for g in c.children if g.dep_ == "nmod" and preposition(g) in ("in", "at")]
    return of_types((cluster for place in inside for cluster in reader.things(place)), ["PLACE"])
