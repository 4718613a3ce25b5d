"""Whether a word of a sentence, which no rule has read, says a relation that the language model sees in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import takewhile

from spacy.tokens import Token

from graph.extraction.belonging import belonging
from graph.extraction.reader import Reader
from graph.extraction.syntax import preposition, verbal
from graph.language.relations import Related
from graph.vocabulary.lexicon import small_words
from graph.vocabulary.patterns import Pattern
from graph.vocabulary.roles import KIN, role_kinds
from graph.vocabulary.speech import words
from graph.vocabulary.vocabulary import Vocabulary

_KINDS = {
    "MEMBER_OF": {"member", "trade", "speaks"},
    "LEADS": {"leads", "leads_place"},
    "FOUNDED": {"founder"},
    "EDUCATED_AT": {"graduate"},
    "BORN_IN": {"native"},
    "LIVES_IN": {"resident"},
    "CITIZEN_OF": {"citizen"},
    "SPOUSE_OF": {"spouse"},
    "CHILD_OF": {"child", "parent"},
    "PART_OF": {"subsidiary"},
}
"""The nouns of `roles.yaml` that say a type; the verbs stand in `patterns.yaml`."""
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod"})


def over(found: Related) -> Token:
    """Return the lowest word that both ends hang on, or the one of them that the other hangs on."""
    one, other = found.subject.root, found.object.root
    above = [other, *other.ancestors]
    return next(t for t in (one, *one.ancestors) if t in above)


def path(found: Related) -> list[Token]:
    """Return the words from the one end up to what holds both and down to the other, the ends among them."""
    top = over(found)
    ends = (found.subject.root, found.object.root)
    return [top, *(t for end in ends for t in takewhile(lambda t: t != top, (end, *end.ancestors)))]


def worded(reader: Reader, found: Related, type_: str, *, read: Collection[Token]) -> bool:
    """Whether a word between the ends, or on the path from one to the other, says `type_`; not one of those `read`."""
    if type_ == "CITIZEN_OF" and belonging(found.object.root):
        return _of_a_person(reader, found.object.root.head)
    return any(_says(token, type_, found, reader.vocabulary) for token in _near(found) if token not in read)


def _of_a_person(reader: Reader, noun: Token) -> bool:
    """Whether a noun describes a person, or what somebody is said to be: "a Danish cook", "is a Danish yodeller"."""
    mention = reader.coreference.mention_at(noun.i)
    if mention is not None and mention.type is not None:
        return mention.type == "PERSON"
    return noun.dep_ == "appos" or any(c.dep_ == "cop" for c in noun.children)


def beyond(found: Related) -> bool:
    """Whether one end stands in a clause on something that is neither end: "X met the head of Y, who was born in Z"."""
    ends = {t for end in (found.subject, found.object) for t in end}
    return any(node.dep_ == "acl:relcl" and node.head not in ends for node in path(found))


def _near(found: Related) -> Iterator[Token]:
    ends = sorted((found.subject, found.object), key=lambda span: span.start)
    inside = {t.i for end in ends for t in end}
    around = (t for node in path(found) for t in (node, *node.children))
    yield from (t for t in (*around, *found.subject.doc[ends[0].end : ends[1].start]) if t.i not in inside)


def _another(noun: Token, found: Related) -> bool:
    """Whether a noun is somebody else in the clause: the director of Acme in "X met the director of Acme"."""
    if noun.dep_ not in _ARGUMENTS or preposition(noun) == "as" or any(c.dep_ == "cop" for c in noun.children):
        return False
    return not all(noun.is_ancestor(end.root) for end in (found.subject, found.object))


def _says(token: Token, type_: str, found: Related, vocabulary: Vocabulary) -> bool:
    word = token.lemma_.lower()
    kinds = role_kinds(word) & _KINDS[type_] if token.pos_ != "VERB" else frozenset()
    former = any(c.lower_ in small_words("former") for c in token.children)
    whole = token.head if token.dep_ in ("amod", "compound") else token  # "chief executive"
    ended = whole.head.lemma_ in words("end")  # "sacked its director"
    if kinds and not ended and not _another(whole, found) and not (former and kinds & KIN):
        return True
    if token.dep_ in ("aux", "aux:pass", "cop"):
        return False
    patterns = vocabulary.patterns.get(("verbs" if verbal(token) else "nouns", word), ())
    return any(pattern.type == type_ and _complete(token, pattern) for pattern in patterns)


def _complete(token: Token, pattern: Pattern) -> bool:
    """Whether a word has beside it what its pattern needs besides its ends: "got … a degree", "took … over"."""
    beside = {c.lemma_.lower() for c in token.children}
    particle = not pattern.particle or pattern.particle in {c.lower_ for c in token.children}
    return particle and (not pattern.with_noun or not pattern.with_noun.isdisjoint(beside))
