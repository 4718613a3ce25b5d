"""Sentence boundaries on raw text: paragraphs first, then terminal punctuation, quotation marks and abbreviations."""

from __future__ import annotations

import numpy
from spacy.language import Language
from spacy.tokens import Doc, Token

from graph.language.tokens import ABBREVIATIONS
from graph.reading.layout import paragraphs

LONGEST = 140
"""Tokens in a sentence at most: the encoder was trained on sentences cut there."""

_TERMINAL = frozenset(".!?…") | {"...", "?!", "!?", "!!", "??", "．", "。"}
_CLOSING = frozenset("\"'”’)]»")
_OPENING = frozenset("“‘([«")
_STRAIGHT = frozenset("\"'")
# abbreviations that the tokenizer keeps with their full stop and that a sentence rarely ends with
_ABBREVIATIONS = """
    mr. mrs. ms. dr. prof. gen. rep. sen. gov. st. mt. rev. adm. vs. v. e.g. i.e. messrs. mme.
"""
_BEFORE_A_NAME = frozenset([*_ABBREVIATIONS.split(), *map(str.lower, ABBREVIATIONS)])
_BEFORE_A_NUMBER = frozenset({"no", "nos", "art", "sec", "vol", "pp"})
# words that are rarely capitalised inside a sentence
_COMMON = """
    the a an he she it they we i you his her its their this that these those there in on at for but and however
"""
_STARTERS = frozenset(_COMMON.split())

NAME = "sentence_boundaries"


@Language.component(NAME, assigns=["token.is_sent_start"])
def sentence_boundaries(doc: Doc) -> Doc:
    """Set `is_sent_start` on every token; whitespace tokens belong to the sentence before them."""
    starts = numpy.full((len(doc), 1), -1, dtype=numpy.int64)
    straight_open = False
    start, ended = 0, True  # where the sentence began; whether what follows begins a new one
    # a line of a hard-wrapped text is no paragraph: reading knows which line breaks count
    breaks = iter([*(unit.start for unit in paragraphs(doc.text)), len(doc.text) + 1])
    next_break = next(breaks)
    for token in doc:
        if token.is_space:
            continue
        if token.idx >= next_break:
            ended, straight_open = True, False
            while token.idx >= next_break:
                next_break = next(breaks)
        if token.text in _STRAIGHT:
            opening = not straight_open if token.text == '"' else bool(token.i and doc[token.i - 1].whitespace_)
            if token.text == '"':
                straight_open = not straight_open
        else:
            opening = token.text in _OPENING
        closing = token.text in _CLOSING and not opening
        if ended and not closing:
            starts[token.i] = 1
            start, ended = token.i, False
        elif token.i - start >= LONGEST and (doc[token.i - 1].is_punct or token.i - start >= LONGEST + 20):
            starts[token.i] = 1
            start = token.i
        if not closing:
            ended = _ends_sentence(token)
    starts[:1] = 1
    # all at once: setting one token's makes spaCy look through the whole Doc
    doc.from_array(["SENT_START"], starts.astype(numpy.uint64))  # type: ignore[arg-type]
    return doc


def _ends_sentence(token: Token) -> bool:
    word = token.text
    if not (word in _TERMINAL or word[-1] == "." or word[:1].isupper()):
        return False
    after = _next_word(token)
    if after is None:
        return False
    begins_new = after.text[:1].isupper() or after.text[:1].isdigit() or not after.text[:1].isalpha()
    if word in _TERMINAL:
        # "the worst … was behind" and 'No!" he said' go on; a full stop before a small letter is an abbreviation's
        if word == "." and after.is_digit and not _space_before(token) and token.nbor(-1).lower_ in _BEFORE_A_NUMBER:
            return False  # "No. 5"
        return begins_new
    if word.endswith(".") and len(word) > 1 and token.lower_ not in _BEFORE_A_NAME:
        # "U.S." or "p.m." may end a sentence: only a word that is rarely capitalised inside one tells
        return after.text[:1].isupper() and after.lower_ in _STARTERS
    # a paraphrasing machine glued "and" to "Israel" and lost the full stop: "andIsrael There are records"
    glued = token.i > 0 and not _space_before(token) and word[:1].isupper() and token.nbor(-1).text.isalpha()
    return glued and bool(token.whitespace_) and after.text[:1].isupper() and after.i == token.i + 1


def _space_before(token: Token) -> bool:
    """Whether white space stands before a token."""
    return token.i == 0 or bool(token.nbor(-1).whitespace_) or token.nbor(-1).is_space


def _next_word(token: Token) -> Token | None:
    doc = token.doc
    for i in range(token.i + 1, len(doc)):
        if not doc[i].is_space and not (doc[i].text in _CLOSING and not _space_before(doc[i])):
            return doc[i]
    return None
