"""Whether a capitalised run of words that the model gives no name is one, by what it is called and where it stands."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from graph.extraction.name_bounds import in_title_case
from graph.extraction.syntax import preposition
from graph.vocabulary.given_names import given_name
from graph.vocabulary.lexicon import (
    demonyms,
    nouns,
    organisation_table,
    organisation_words,
    small_words,
    words_before_names,
)

_NAMING = frozenset({"flat", "appos", "nmod:desc", "nsubj", "obj", "conj"})


def called_like_a_person(doc: Doc, i: int, n: int) -> bool:
    """Whether an unknown run of proper nouns begins with a given name, or behind a noun for a person, and ends there.

    "Captain Tomas Brandt", "photographer Xotl Abande".
    """
    run = doc[i : i + n]
    longer = i + n < len(doc) and doc[i + n].pos_ == "PROPN"
    if longer or any(t.pos_ != "PROPN" or t.ent_type_ or not t.text.istitle() for t in run) or in_title_case(run.sent):
        return False
    if given_name(run[0].text) is not None and all(t.head == run[0] and t.dep_ == "flat" for t in run[1:]):
        return True
    noun = doc[i - 1] if i > run.sent.start else run[0]
    described = noun.tag_ == "NN" and noun.is_lower and noun.lemma_ in nouns("person")
    return (
        described
        and all(t.dep_ == "flat" and t.head.i in range(i - 1, t.i) for t in run[1:])
        and run[0].dep_ in _NAMING
    )


def called_like_a_body(doc: Doc, i: int, n: int) -> bool:
    """Whether an unknown run of proper nouns stands behind the word for a body: "the magazine Orbita"."""
    run = doc[i : i + n]
    longer = i + n < len(doc) and doc[i + n].pos_ == "PROPN"
    if longer or i == run.sent.start or any(t.pos_ != "PROPN" or t.ent_type_ or not t.text.istitle() for t in run):
        return False
    if any(t.lower_ in small_words("calendar") for t in run):
        return False
    noun = run[0].head
    behind = noun.i == i - 1 and run[0].dep_ in ("appos", "flat", "nmod:desc") and noun.pos_ == "NOUN"
    return behind and noun.lemma_.lower() in nouns("organisation") and not in_title_case(run.sent)


def named_as_a_body(doc: Doc, i: int, n: int) -> bool:
    """Whether an unknown capitalised run ends as names of bodies do, or a noun behind it says what it is.

    "the weekly Amur Star", "the Blue Heron network".
    """
    run, last = doc[i : i + n], doc[i + n - 1]
    if i == run.sent.start or in_title_case(run.sent) or not all(_of_a_name(t) for t in run):
        return False
    after = doc[i + n] if i + n < len(doc) else None
    if after is not None and after.text[:1].isupper():
        return False
    if last.lower_ in organisation_words() | organisation_table("papers"):
        return all(t.pos_ == "PROPN" for t in run) and run[0].head in (last, *last.children, last.head)
    noun = last.head
    the = doc[i - 1].lower_ == "the"
    body = the and noun == after and noun.pos_ == "NOUN" and noun.lemma_.lower() in nouns("organisation")
    return body and all(t.dep_ in ("compound", "amod", "flat", "nmod:desc") for t in run)


def _of_a_name(token: Token) -> bool:
    known = token.text in demonyms() or token.lower_ in small_words("calendar") or token.lower_ in words_before_names()
    return token.text.istitle() and not token.ent_type_ and not known


def acted_on_as_a_body(doc: Doc, i: int, n: int) -> bool:
    """Whether an unknown capitalised run stands where bodies do: "would buy Baltic Lines", "works for Open Harbour"."""
    run, last = doc[i : i + n], doc[i + n - 1]
    capitalised = all(t.text.istitle() and t.ent_type_ == "" and t.text not in demonyms() for t in run)
    capitalised = capitalised and not any(t.lower_ in small_words("calendar") for t in run)
    if not capitalised or i == run.sent.start or not last.tag_.startswith("NN") or in_title_case(run.sent):
        return False
    if any(t.head != last for t in run[:-1]) or (i + n < len(doc) and doc[i + n].text[:1].isupper()):
        return False
    verb = last.head.lemma_.lower()
    joined = last.dep_ == "obl" and "for" in preposition(last).split() and verb in organisation_table("worked_for")
    return joined or (last.dep_ in ("obj", "nsubj:pass") and verb in organisation_table("done_to"))
