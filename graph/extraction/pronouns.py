"""Whom a pronoun of the third person means: the one that stands out, else what the language model's chain says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from spacy.tokens import Token

from graph.extraction.antecedents import REACH
from graph.extraction.clusters import Cluster
from graph.extraction.mentions import Candidate
from graph.extraction.settled import Settled
from graph.extraction.subjects import subject
from graph.extraction.syntax import SUBJECTS, preposition, verbal
from graph.vocabulary.lexicon import organisation_table
from graph.vocabulary.roles import KIN, role_kinds
from graph.vocabulary.speech import words

_REACH = {"they": 3, "it": 1}
"""How many sentences back an antecedent may stand."""
_OF_BODIES = frozenset({"leads", "founder", "owner", "speaks", "subsidiary", "headquarters"})
_BESIDE = frozenset({"parataxis", "vocative", "dislocated", "discourse", "appos"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})


def antecedent_of(settled: Settled, mention: Candidate, chains: Mapping[int, Sequence[int]]) -> Cluster | None:
    """Return what a pronoun means, or None where that is in doubt; `chains` are the model's, by the heads in them."""
    word = mention.text.lower()
    fits: Callable[[Cluster], bool]
    if mention.gender:
        fits, reach = (lambda c: c.type == "PERSON" and c.agrees(mention.gender)), REACH
    elif word in _PLURAL:
        fits, reach = (lambda c: c.plural or c.several), _REACH["they"]
    elif _of_a_body(settled.doc[mention.i]):
        fits, reach = (lambda c: c.type == "ORGANISATION"), _REACH["it"]
    else:
        fits, reach = (lambda c: c.type in ("ORGANISATION", "PLACE", None)), _REACH["it"]
    below = _below(settled.doc[mention.i])
    # who speaks says "I" and not their own name
    said = (i for q in settled.spoken.get(mention.i, ()) for i in range(q.start, q.end))
    others = {
        id(settled.at[i]) for i in (*below, *said) if i in settled.mentions and settled.mentions[i].kind == "name"
    }
    fitting = [c for c in settled.clusters if fits(c) and id(c) not in others]
    if (called := _whose_name(settled, mention)) is not None:
        return called
    if (doer := _reflexive(settled.doc[mention.i])) is not None:
        meant = settled.at.get(doer.i)
        if meant is not None and meant.type and meant in fitting:
            return meant
        if word not in _PLURAL:
            return None
    bound = _bound_to(settled.doc[mention.i])
    if bound is not None and (by_syntax := settled.at.get(bound.i)) in fitting and bound.i < mention.i:
        return by_syntax
    if mention.gender:
        # who has no name yet is weighed by hand: the articles taught little of them
        unnamed = [c for c in fitting if not c.names]
        likely = settled.antecedents.best(mention, fitting)
        return likely or settled.salience.best(mention, unnamed, reach=reach)
    cluster = settled.salience.best(mention, fitting, reach=reach) or _chained_to(settled, mention, fitting, chains)
    if cluster is None and word in _PLURAL:
        # "Acme announced the first of their cars"
        bodies = settled.named("ORGANISATION")
        near = any((d := settled.salience.distance(c, mention)) is not None and d == 0 for c in fitting)
        alone = None if near else settled.salience.best(mention, bodies, reach=0)
        cluster = _chained_to(settled, mention, bodies, chains) or alone
    return cluster if cluster and cluster.type else None


def _whose_name(settled: Settled, mention: Candidate) -> Cluster | None:
    """Who is said to be called, or not to be called, so: "Anna is not her real name", "we are calling her Anna"."""
    pronoun = settled.doc[mention.i]
    noun = pronoun.head
    if pronoun.dep_ == "obj" and noun.lemma_ in words("call"):
        called = next((c for c in noun.children if c.dep_ in ("xcomp", "obj") and c.i > pronoun.i), None)
        known = settled.at.get(called.i) if called is not None and called.ent_type_ == "PER" else None
        return known if known is not None and known.type == "PERSON" else None
    if pronoun.dep_ != "nmod:poss" or noun.lemma_ != "name" or not any(c.dep_ == "cop" for c in noun.children):
        return None
    name = next((c for c in noun.children if c.dep_ == "nsubj"), None)
    known = settled.at.get(name.i) if name is not None else None
    return known if known is not None and known.type == "PERSON" and known.names else None


def _reflexive(pronoun: Token) -> Token | None:
    """Who acts in the clause of "herself" and of "her own name", who alone can be meant; None of other pronouns."""
    own = pronoun.dep_ == "nmod:poss" and any(c.lower_ == "own" and c.dep_ == "amod" for c in pronoun.head.children)
    if not own and not pronoun.lower_.endswith(("self", "selves")):
        return None
    node = pronoun
    while node.head != node:
        node = node.head
        doer = subject(node) if verbal(node) else None
        if doer is not None and doer != pronoun and doer.i < pronoun.i:
            return doer
    return None


def _of_a_body(pronoun: Token) -> bool:
    """Whether it has what places have not: "its founder", "its spokeswoman", but not "its president"."""
    if pronoun.dep_ == "obj" and pronoun.head.lemma_ in organisation_table("run_by_people"):
        return True  # "founded Acme in Lyon and still runs it"
    kinds = role_kinds(pronoun.head.lemma_.lower()) if pronoun.dep_ == "nmod:poss" else frozenset()
    return bool(kinds & _OF_BODIES) and "leads_place" not in kinds


def _below(pronoun: Token) -> frozenset[int]:
    """The words under the clause in which a pronoun acts or is acted on: whoever is named there is another.

    Principle C of Chomsky, Lectures on Government and Binding (1981).
    """
    acts = pronoun.dep_ in SUBJECTS
    if not acts and pronoun.dep_ not in ("obj", "iobj"):
        return frozenset()
    ahead = [c for c in pronoun.head.children if c.i > pronoun.i and (acts or c.dep_ in ("ccomp", "xcomp"))]
    found: set[int] = set()
    while ahead:
        part = ahead.pop()
        if part.dep_ not in _BESIDE and not _with_another_subject(part):
            found.add(part.i)
            ahead += part.children
    return frozenset(found)


def _with_another_subject(clause: Token) -> bool:
    """Whether it is a clause beside the first, or one on somebody in it: "and X left", "who had told X"."""
    subjects = [c for c in clause.children if c.dep_ in SUBJECTS]
    if clause.dep_ == "acl:relcl":
        return any(c.tag_.startswith("W") for c in subjects)
    return clause.dep_ == "conj" and bool(subjects)


def _bound_to(pronoun: Token) -> Token | None:
    """Who acts in the clause that a pronoun stands in, lent by what the clause hangs on, and is most likely meant.

    "forced Acme to cut its prices", "the announcement by Acme that it had moved", "Acme's claim that it paid"; of kin
    listed with somebody whoever is listed first: "Ana Lund, her son and her daughter".
    """
    noun = pronoun.head
    if pronoun.dep_ == "nmod:poss" and noun.dep_ == "conj" and noun.head.ent_type_ == "PER":
        return noun.head if role_kinds(noun.lemma_.lower()) & KIN else None
    if pronoun.dep_ == "nmod:poss" and pronoun.head.dep_ == "obj" and pronoun.head.head.dep_ == "xcomp":
        verb = pronoun.head.head
        by_object = next((c for c in verb.head.children if c.dep_ in ("obj", "iobj") and c.i < verb.i), None)
        return by_object if verb.tag_ == "VB" and verb.head.lemma_ != "promise" else None
    clause = pronoun.head
    if pronoun.dep_ in SUBJECTS and clause.dep_ in ("acl", "ccomp", "acl:relcl") and clause.head.pos_ == "NOUN":
        marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
        makers = (c for c in clause.head.children if c.dep_ == "nmod:poss" or preposition(c) == "by")
        return next(makers, None) if marked else None
    return None


def _chained_to(
    settled: Settled, mention: Candidate, fitting: Sequence[Cluster], chains: Mapping[int, Sequence[int]]
) -> Cluster | None:
    """What the language model's chain says of a pronoun for which no antecedent stands out."""
    quotation = settled.quoted.get(mention.i)
    speaker = settled.speaker.get(quotation.start) if quotation else None  # who says "I" is not "she"
    before = (settled.at.get(i) for i in reversed(chains.get(mention.i, ())) if i < mention.i)
    fits = (c for c in before if c is not None and c in fitting and c is not speaker)
    return next((c for c in fits if not settled.salience.acts_on(c, mention)), None)
