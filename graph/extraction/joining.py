"""Descriptions that syntax ties to a name: "Anna, his wife", "the city of Nice", "a cook named X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.extraction.own_status import negated
from graph.extraction.subjects import subject
from graph.extraction.syntax import SUBJECTS, passive, preposition
from graph.vocabulary.body_classes import body_classes
from graph.vocabulary.lexicon import nouns, small_words
from graph.vocabulary.roles import role_kinds
from graph.vocabulary.speech import words

_APPOSED = frozenset({"appos", "flat", "nmod:desc"})
_BEFORE_A_NAME = frozenset({"compound", "list", "nmod:desc"})


def joined(token: Token) -> Iterator[Token]:
    """Yield the heads of mentions that syntax says are the same thing as the one that `token` heads."""
    head = _last_in_a_row(token)
    if (
        (_apposed(token) and not _coordinated(token))
        or (token.dep_ == "compound" and (_one_thing(head, token) or _behind(token)))
        or (token.dep_ == "conj" and _bare(head) and not _doing_as_two(head))
    ):
        yield head
    elif token.dep_ in SUBJECTS:
        # "Another deserter, X, said": two subjects of one verb, nothing or a comma between them
        beside = [c for c in head.children if c.dep_ in SUBJECTS and c != token]
        yield from (c for c in beside if _side_by_side(c, token))
        # "X and her husband Y live": the last of the first subject's and the second subject
        last = (
            c for subject_ in beside for c in subject_.children if c.dep_ == "conj" and c.i == token.left_edge.i - 1
        )
        yield from (c for c in last if c.pos_ == "NOUN")
        if _says_what_it_is(head):
            yield head
    elif token.dep_ == "nmod" and _names_its_place(head, token):
        yield head
    if (
        head.lemma_ in words("call")
        and head.pos_ == "VERB"
        and token.dep_ in ("obl", "xcomp", "obj", "nsubj", "ccomp")
        and (passive(head) or (head.dep_ == "acl" and head.i == token.i - 1))
    ):
        # "a cook named X", "a sailor who asked to be identified only as X"
        described = subject(head)
        if described is not None and described != token:
            yield described
    if head.lemma_ in words("call") and head.dep_ == "acl:relcl" and token.dep_ in ("xcomp", "obj") and token.ent_type_:
        yield head.head  # "a cook whom she calls X"
        if head.head.dep_ == "nmod":
            yield head.head.head  # "a cook with the army, whom she calls X"
    beside_it = (
        _name_right_after(token)
        or _noun_right_before(token)
        or _holder(token)
        or _office(token)
        or _person_right_after(token)
    )
    if beside_it is not None:
        yield beside_it
    if _says_what_it_is(token):
        yield from (c for c in token.children if c.dep_ == "nsubj")
    if token.dep_ == "conj":
        yield from (c for c in token.head.children if c.dep_ == "appos" and _last_in_a_row(c) == token)
    for child in token.children:
        if (
            (_apposed(child) and not _coordinated(child) and _last_in_a_row(child) == token)
            or (child.dep_ == "compound" and (_one_thing(token, child) or _behind(child)))
            or (child.dep_ == "conj" and _bare(token) and not _doing_as_two(token))
            or (child.dep_ == "nmod" and _names_its_place(token, child))
        ):
            yield child


def _apposed(token: Token) -> bool:
    """Whether a word stands in apposition; a name behind a comma also where the parser says it modifies the noun."""
    if token.dep_ in _APPOSED:
        return not _of_the_next_in_a_row(token)
    noun, bare = token.head, not any(c.dep_ == "case" for c in token.children)
    behind = token.dep_ == "nmod" and bare and token.ent_type_ == "PER" and 2 <= token.i - noun.i <= 3
    return behind and noun.nbor(1).text == "," and noun.lemma_.lower() in nouns("person")


def _last_in_a_row(token: Token) -> Token:
    """What a description behind a row of names is said of: of "X, Y and Z, a shepherd," Z; of others the head."""
    head = token.head
    if head.lower_ in small_words("behind_an_office") and head.head.i == head.i - 1:
        return head.head  # "the attorney general, X"
    if token.dep_ != "appos" or token.tag_ not in ("NN", "NNP"):
        return head
    row = [c for c in head.children if c.dep_ == "conj" and _another(c) and c.i < token.i]
    return row[-1] if row else head


def _another(token: Token) -> bool:
    """Whether what "and" joins is another person: "X and Y", "the director and his wife", not "founder and head"."""
    own = {"cc"} < {c.dep_ for c in token.children} & {"cc", "det", "nmod:poss"}
    return token.ent_type_ == "PER" or (own and token.tag_ == "NN" and token.lemma_.lower() in nouns("person"))


def _of_the_next_in_a_row(token: Token) -> bool:
    """Whether a comma parts a word from the name it is hung on: "the cook X, | painter Y and driver Z" are three."""
    head = token.head
    if token.i < head.i or token.dep_ == "appos" or not any(t.text == "," for t in token.doc[head.i + 1 : token.i]):
        return False
    return token.dep_ == "flat" or (token.i + 1 < token.sent.end and token.nbor(1).ent_type_ == "PER")


def _person_right_after(noun: Token) -> Token | None:
    """The head of the name that a noun for a person stands before: "reporter | Jane Doe", wherever it is hung."""
    if noun.tag_ != "NN" or noun.lemma_.lower() not in nouns("person") or noun.i + 1 >= noun.sent.end:
        return None
    name = noun.nbor(1)
    if name.ent_type_ != "PER" or name.ent_iob_ != "B" or name.head == noun:
        return None
    return name if name.dep_ in ("flat", "appos", "nmod:desc", "conj") or name.head == noun.head else None


def _says_what_it_is(noun: Token) -> bool:
    """Whether a noun is what a subject is said to be: "X is a club", but not "X may be a club" nor "X is no club"."""
    told = {c.dep_ for c in noun.children}
    unsure = any(c.tag_ == "MD" for c in noun.children)
    return noun.pos_ == "NOUN" and noun.tag_ == "NN" and "cop" in told and not unsure and not negated(noun)


def _name_right_after(noun: Token) -> Token | None:
    """The head of the name that a noun for a body stands before: "the German airline Acme", however it is parsed.

    But not of "the company Acme bought", where the name is another clause's subject.
    """
    if noun.tag_ != "NN" or not body_classes(noun.lemma_.lower()) or noun.i + 1 >= noun.sent.end:
        return None
    name = noun.nbor(1)
    while name.dep_ in ("compound", "amod", "flat") and name.head.i > name.i and name.head.pos_ == "PROPN":
        name = name.head
    if name.pos_ != "PROPN" or not noun.nbor(1).text[:1].isupper():
        return None
    alike = name.head == noun.head and name.dep_ == noun.dep_
    apposed = name.dep_ == "appos" and name.head.i < noun.i
    return name if alike or apposed or (noun.head == name and noun.dep_ in _BEFORE_A_NAME) else None


def _noun_right_before(name: Token) -> Token | None:
    if name.pos_ != "PROPN":
        return None
    first = name
    while first.i > first.sent.start and first.nbor(-1).head == name and first.nbor(-1).text[:1].isupper():
        first = first.nbor(-1)
    noun = first.nbor(-1) if first.i > first.sent.start else None
    return noun if noun is not None and _name_right_after(noun) == name else None


def _holder(noun: Token) -> Token | None:
    """The head of the name that an office and its body stand right before: "president of Chile | Jane Doe".

    But not of "told the head of Acme Jane Doe was ill", where the name is another clause's subject.
    """
    if noun.tag_ not in ("NN", "NNP") or noun.lemma_.lower() not in nouns("person"):
        return None
    body = next((c for c in noun.children if c.dep_ == "nmod" and c.i > noun.i and preposition(c) == "of"), None)
    if body is None or not body.ent_type_ or body.i + 1 >= body.sent.end or body.nbor(1).ent_type_ != "PER":
        return None
    name = body.nbor(1)
    while name.head != name and name.head.ent_type_ == "PER" and name.head.i > body.i and name.dep_ != "conj":
        name = name.head
    return name if name.head == noun.head and name.dep_ == noun.dep_ else None


def _office(name: Token) -> Token | None:
    beside = (c for c in name.head.lefts if c.i < name.i and c.dep_ == name.dep_) if name.ent_type_ == "PER" else ()
    return next((c for c in beside if _holder(c) == name), None)


def _behind(name: Token) -> bool:
    """Whether a name said to be part of a noun stands behind it, with a comma: "their union, the X, has"."""
    return name.pos_ == "PROPN" and name.i > name.head.i and name.head.nbor(1).text == ","


def displaced(token: Token) -> Iterator[tuple[Token, list[Token]]]:
    """Yield what may be the same thing though a modifier stands between, with the modifiers.

    Of "the head of Acme, Jane Doe" a parser hangs Jane on Acme; whoever knows that Acme is no person looks further.
    """
    if token.dep_ in _APPOSED and not _coordinated(token):
        between = []
        node = token.head
        while node.dep_ == "nmod" and node.head != node:
            between.append(node)
            node = node.head
            yield node, list(between)
    yield from _under(token, [])


def _under(noun: Token, between: list[Token]) -> Iterator[tuple[Token, list[Token]]]:
    modifiers = [c for c in noun.children if c.dep_ == "nmod" and c.i > noun.i]
    for modifier in modifiers[-1:]:
        passed = [*between, modifier]
        yield from ((c, passed) for c in modifier.rights if c.dep_ == "appos" and not _coordinated(c))
        yield from _under(modifier, passed)


def _names_its_place(noun: Token, name: Token) -> bool:
    return noun.lemma_.lower() in nouns("place_of_name") and any(c.lower_ == "of" for c in name.children)


def _one_thing(noun: Token, before: Token) -> bool:
    """Whether a noun and what stands before it are one: "the Acme group", but not "an Acme subsidiary".

    Nor of people: "the Lund finance chief" serves a Lund.
    """
    if noun.lemma_.lower() in nouns("person"):
        return before.pos_ != "PROPN"
    the = any(c.dep_ == "det" and c.lower_ == "the" for c in noun.children)
    return the and "subsidiary" not in role_kinds(noun.lemma_.lower())


def _bare(noun: Token) -> bool:
    """Whether a noun for a person stands without an article, as in "poet and dissident Lund"."""
    articles = any(c.dep_ in ("det", "nmod:poss") for c in noun.children)
    return noun.lemma_.lower() in nouns("person") and noun.tag_ == "NN" and not articles


def _doing_as_two(noun: Token) -> bool:
    """Whether the verb of a subject is a plural's: "Writer and brother meet again"."""
    verbs = [noun.head, *(c for c in noun.head.children if c.dep_ in ("aux", "aux:pass", "cop"))]
    return noun.dep_ in SUBJECTS and any(v.tag_ == "VBP" or v.lower_ == "were" for v in verbs)


def _side_by_side(left: Token, right: Token) -> bool:
    first, last = sorted((left, right), key=lambda t: t.i)
    between = first.doc[first.i + 1 : last.i]
    return (len(between) == 0 or between[0].text == ",") and not any(t.pos_ in ("VERB", "CCONJ") for t in between)


def _coordinated(token: Token) -> bool:
    return any(c.dep_ == "cc" for c in token.children)
