"""What an occurrence of a name says of its type: its own words, and the words around it, each with a weight."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from graph.extraction.belonging import belonging
from graph.extraction.interviews import label
from graph.extraction.name_bounds import Name
from graph.extraction.pseudonym_notes import explained_marks, mark_at
from graph.extraction.syntax import head_of, preposition
from graph.records import EntityType
from graph.vocabulary.given_names import given_name
from graph.vocabulary.lexicon import bodies, nouns, organisation_table, organisation_words, outlets, small_words, titles
from graph.vocabulary.places import is_division, place_kind
from graph.vocabulary.roles import role_kinds
from graph.vocabulary.speech import words
from graph.vocabulary.tables import table

Vote = tuple[EntityType | None, int]
"""None: it is no name at all."""
LOCATIVE = frozenset({"in", "into", "from", "near"})
"""With these, things are in what follows."""
_PEOPLE = frozenset({"him", "her", "me", "himself", "herself", "whom"})
_SPEAKING = frozenset(["say", "add", "recall", "think", "explain", "laugh", "smile"])
# these begin names of places and people too: "United States", "Capital Hill"
_NOT_AT_THE_START = frozenset(["united", "capital", "court", "post"])
_TOLD = 4
"""How much more it weighs that an apposition with an article says what a name is."""
_MARKS = frozenset("*†‡¹²³⁴([")
_MAKING = frozenset({"maker", "producer", "operator", "supplier", "retailer", "owner", "publisher", "seller"})
_RUNNING_ON = frozenset(["de", "del", "des", "du", "para", "por", "pour", "sans", "für", "und"])
_OF_PERSONS = frozenset(["president", "captain", "capt"])


def votes_of(doc: Doc, name: Name) -> Iterator[Vote]:
    """Yield what one occurrence of a name says of its type."""
    yield from _of_itself(doc, name)
    yield from _of_its_place(doc, name)


def ties(doc: Doc, name: Name) -> set[str]:
    """Return the prepositions before a name."""
    return {c.lower_ for c in head_of(doc, name.start, name.end).children if c.dep_ == "case"}


def _of_itself(doc: Doc, name: Name) -> Iterator[Vote]:
    """What the words of a name tell."""
    text, words, first = name.text, name.text.split(), doc[name.start]
    known = place_kind(text)
    if text == "May" and name.type == "PLACE":
        yield None, 10  # the month; some people are called so, and hardly a place
    if text in bodies() or text in outlets():
        yield "ORGANISATION", 20
    if known:
        yield "PLACE", 4 if len(words) == 1 and name.type == "PERSON" else 5 if known == "city" else 8
    of_bodies = (
        words[-1].lower() in organisation_words() or words[0].lower() in organisation_words() - _NOT_AT_THE_START
    )
    as_people = name.type == "PERSON" and len(words) == 2 and given_name(words[0]) and not _with_article(doc, name)
    if len(words) > 1 and of_bodies and not as_people:
        yield "ORGANISATION", 8
    elif len(words) > 1 and words[-1].lower() in organisation_table("papers") and not given_name(words[0]):
        yield "ORGANISATION", 5
    elif len(words) > 1 and name.type != "PLACE" and given_name(words[0]) and not _with_article(doc, name):
        yield "PERSON", 5 if name.type == "PERSON" else 3
    elif len(words) == 2 and not known and given_name(words[0]) and first.dep_ in ("obj", "nsubj", "nsubj:pass"):
        yield "PERSON", 3  # who is visited or reached looks like a place
    if len(words) > 1 and not known and words[0].lower() in titles("kept"):
        yield "PERSON", 4
    if _RUNNING_ON & set(words) and not given_name(words[0]):
        yield "ORGANISATION", 3  # "Casa de Acogida al Menor"
    if len(words) > 1 and _acronym_behind(doc, name):
        yield "ORGANISATION", 6
    if "&" in words and not known:
        yield "ORGANISATION", 6
    if len(words) > 1 and words[0].lower() in organisation_table("clubs") and not given_name(words[0]):
        yield "ORGANISATION", 6
    if len(words) > 1 and words[-1].lower() in table("regions")["facilities"]:
        yield "PLACE", 2
    elif len(words) > 1 and words[0].lower() in table("regions")["called_first"] and not of_bodies:
        yield "PLACE", 4
    lone = len(words) == 1 and name.type == "PERSON" and given_name(text) is not None
    if lone and first.dep_ in ("nsubj", "nsubj:pass", "appos"):
        yield "PERSON", 3  # many given names are towns' as well
    if len(words) == 1 and label(first):
        yield "PERSON", 10
    elif len(words) == 1 and text.isupper() and text.isalpha() and len(text) <= 6 and not _of_a_place(doc, name):
        yield "ORGANISATION", 5
    heading = first.i == first.sent.start and not any(t.pos_ in ("VERB", "AUX") for t in first.sent)
    if len(words) == 1 and name.type == "PLACE" and not known and heading:
        yield None, 4  # the first word of a heading has a capital whatever it is
    if _hidden(doc, name):
        yield "PERSON", 12  # "Lidia*, 23", where a note says that the name is not hers
    if set(name.titles) & (titles("honorific") | titles("military") | _OF_PERSONS):
        yield "PERSON", 6


def _hidden(doc: Doc, name: Name) -> bool:
    """Whether a mark behind a name hides whose it is."""
    behind = doc[name.end].text[:1] if name.end < len(doc) else ""
    if behind not in _MARKS and doc[name.end - 1].text[-1:] not in _MARKS:
        return False
    span, text = doc[name.start : name.end], doc.text
    return mark_at(text, span.start_char, span.end_char) in explained_marks(text)


def _with_article(doc: Doc, name: Name) -> bool:
    return name.start > 0 and doc[name.start - 1].lower_ == "the"


def _of_a_place(doc: Doc, name: Name) -> bool:
    """Whether capitals are a place's in a headline, "OSLO", or the letters of a state behind a town: "Murray, KY"."""
    behind_a_town = name.start > 1 and doc[name.start - 1].text == "," and doc[name.start - 2].ent_type_ == "LOC"
    return place_kind(name.text.title()) is not None or (behind_a_town and is_division(name.text))


def _acronym_behind(doc: Doc, name: Name) -> bool:
    """Whether its short form stands behind it in brackets: "… (OWT)"."""
    behind = doc[name.end : name.end + 3]
    return (
        len(behind) == 3
        and behind[0].text == "("
        and behind[1].is_upper
        and behind[2].text == ")"
        and len(behind[1]) > 1
    )


def _of_its_place(doc: Doc, name: Name) -> Iterator[Vote]:
    """What the words around a name tell: people are "who"; bodies are "which", have members, are joined and owned."""
    head = head_of(doc, name.start, name.end)
    tied = ties(doc, name)
    behind = doc[name.end : name.end + 2]
    if len(behind) == 2 and behind[0].text in ("-", "–") and behind[1].text in small_words("behind_a_town"):
        yield "PLACE", 8
    if name.type == "PERSON" and _with_article(doc, name) and head.i < name.end:
        # a ship, a prize, a disease: people have no article, bodies of several words often have
        yield (None if name.end - name.start < 3 else "ORGANISATION"), 3
    if any(c.dep_ == "nsubj" and c.lemma_ == "name" for c in head.children):
        yield "PERSON", 8  # "Her name is not X"
    if head.dep_ == "nsubj" and head.head.lemma_ == "name" and any(c.dep_ == "cop" for c in head.head.children):
        yield "PERSON", 8  # "X is not her real name"
    naming = head.head if head.dep_ in ("xcomp", "obj") and head.head.lemma_ in words("call") else None
    if naming is not None and naming.dep_ == "xcomp" and any(c.dep_ == "aux:pass" for c in naming.children):
        yield "PERSON", 8  # "asked to be called X"
    if naming is not None and any(c.dep_ == "obj" and c.lower_ in _PEOPLE and c.i < head.i for c in naming.children):
        yield "PERSON", 8  # "we are calling her X"
    if head.dep_ == "nsubj" and head.head.lemma_ in _SPEAKING and name.type != "PLACE":
        yield "PERSON", 1
    if head.dep_ in ("obl", "nmod") and head.i == name.start and tied & LOCATIVE:
        yield "PLACE", 1
    if name.type == "PLACE" and place_kind(name.text):
        return
    yield from _described(doc, name, head)
    yield from _of_a_body(name, head, tied)


def _described(doc: Doc, name: Name, head: Token) -> Iterator[Vote]:
    """Relative clauses and nouns in apposition."""
    inside = range(name.start, name.end)
    for child in (c for t in doc[name.start : name.end] for c in t.children if c.i not in inside):
        if child.dep_ == "acl:relcl":
            early = {t.lower_ for t in child.subtree if t.i - name.end < 3}
            if "which" in early:
                yield "ORGANISATION", 3
            elif early & {"who", "whom"}:
                yield "PERSON", 4
        elif child.dep_ in ("appos", "compound", "nmod:desc") and child.pos_ == "NOUN":
            # "X, a charity for sailors, is": said to tell what it is
            told = child.dep_ == "appos" and _telling(child)
            told = told and not ties(doc, name) & LOCATIVE  # "is 39, born in Lyon, a teacher"
            yield from ((kind, weight + _TOLD * told) for kind, weight in _of_noun(child))
    predicated = head.dep_ == "nsubj" and head.head.pos_ == "NOUN" and any(c.dep_ == "cop" for c in head.head.children)
    if predicated and _body_noun(head.head):
        yield "ORGANISATION", 4  # "X is a charity", "X is a unit of Y"
    behind = head.dep_ == "compound" and head.head.i < head.i  # "the movement X", hung so by mistake
    if (
        (behind or head.dep_ in ("appos", "flat", "nmod:desc"))
        and head.head.pos_ == "NOUN"
        and head.head.i not in inside
    ):
        yield from _of_noun(head.head)
    elif (
        head.dep_ in ("xcomp", "obj", "nsubj", "obl")
        and (head.head.dep_ == "acl" or (head.head.dep_ == "acl:relcl" and head.dep_ in ("xcomp", "obj")))
        and head.head.lemma_ in words("call")
    ):
        yield from _of_noun(head.head.head)  # "a charity called X"


def _telling(noun: Token) -> bool:
    """Whether a description is there to say what something is: "a charity", "the freight arm of Acme"."""
    article = next((c.lower_ for c in noun.children if c.dep_ == "det"), "")
    return article in ("a", "an") or (article == "the" and any(preposition(c) == "of" for c in noun.children))


def _of_noun(noun: Token) -> Iterator[Vote]:
    lemma = noun.lemma_.lower()
    if lemma in nouns("either"):
        wares = any(c.dep_ == "nmod" and c.tag_ == "NNS" and not c.ent_type_ for c in noun.children)
        engines = lemma == "maker" and any(c.dep_ == "compound" or belonging(c) for c in noun.lefts)
        if (lemma in _MAKING and wares) or engines:
            yield "ORGANISATION", 4  # "a maker of hearing aids", "the Swedish engine maker"
        return
    if lemma in nouns("person"):
        yield "PERSON", 4
    elif lemma in nouns("organisation"):
        yield "ORGANISATION", 5
    elif lemma in nouns("place"):
        yield "PLACE", 5


def _has_its_own(verb: Token, doer: Token) -> bool:
    """Whether what a verb acts on is "its", and nothing but the subject may be meant."""
    objects = [c for c in verb.children if c.dep_ == "obj" and c.i > verb.i]
    its = any(g.dep_ == "nmod:poss" and g.lower_ == "its" for c in objects for g in c.children)
    return its and doer.i < verb.i and not any(t.ent_type_ in ("ORG", "LOC") for t in verb.doc[doer.i + 1 : verb.i])


def _body_noun(noun: Token) -> bool:
    return noun.lemma_.lower() in nouns("organisation") or "subsidiary" in role_kinds(noun.lemma_.lower())


def _of_a_body(name: Name, head: Token, tied: set[str]) -> Iterator[Vote]:
    """What bodies do, and what is done with them."""
    above, dep = head.head, head.dep_
    lemma, kinds = above.lemma_.lower(), role_kinds(above.lemma_.lower())
    if above.pos_ == "NOUN" and kinds & {"leads", "member", "founder", "subsidiary", "headquarters"}:
        if (dep == "nmod:poss" and "member" not in kinds) or (dep == "nmod" and tied & {"of", "for", "at"}):
            yield "ORGANISATION", 4
        elif dep == "compound" and kinds & {"leads", "member"} and name.end - name.start < 3:
            yield "ORGANISATION", 2
    if dep == "compound" and lemma in organisation_table("kinds") and name.end - name.start > 1:
        yield "ORGANISATION", 3  # "the Silver Heron network"; but "the Long Creek council" is named after a place
    if dep in ("compound", "nmod:poss") and lemma in organisation_table("had_by_firms") and name.type != "PLACE":
        yield "ORGANISATION", 3
    if dep == "nmod" and tied & {"with", "from"} and lemma in organisation_table("party_to"):
        yield "ORGANISATION", 2
    if dep == "nsubj" and name.type == "PERSON" and _has_its_own(above, head):
        yield "ORGANISATION", 4  # "X has pulled its staff out": no person is an "it"
    if dep in ("obj", "nsubj:pass") and lemma in organisation_table("done_with"):
        yield "ORGANISATION", 4
    doing = dep in ("nsubj", "nsubj:pass") and lemma in organisation_table("done_by")
    if doing or (dep == "nsubj" and name.type == "PLACE" and lemma in organisation_table("done_by_unless_place")):
        yield "ORGANISATION", 3
    if dep == "obl:agent" and lemma in organisation_table("agent_of"):
        yield "ORGANISATION", 3
    if dep == "obl" and tied & {"at", "from"} and lemma in organisation_table("learnt_at"):
        yield "ORGANISATION", 3
    if dep == "obl" and "for" in tied and lemma in organisation_table("worked_for"):
        yield "ORGANISATION", 3
    if dep == "obj" and lemma in ("tell", "inform", "assure") and name.text.isupper():
        yield "ORGANISATION", 3
