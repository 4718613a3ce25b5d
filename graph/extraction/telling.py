"""The order of events within a sentence, where it is not the order of its words."""

from __future__ import annotations

from spacy.tokens import Token


def in_time(token: Token) -> float:
    """Return a sort key by which the events of one sentence come in the order in which they happened.

    "reached Paris after fleeing to Riga", "came to Paris, having fled to Riga": the clause behind comes first;
    "before reaching Paris, he fled": the clause in front comes last. All else stays as it is told.
    """
    key, node, step = float(token.i), token, 0.5
    while node.head != node:
        clause, node = node, node.head
        if clause.dep_ not in ("advcl", "obl", "acl", "acl:relcl"):
            continue
        marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "case", "aux", "advmod")}
        done = clause.tag_ == "VBN" and "having" in marks
        if clause.dep_ == "acl:relcl":
            # a clause on a noun is timed by the clause the noun stands in, or by the one before it on that noun
            beside = [c for c in node.children if c.dep_ == "acl:relcl" and c.i < clause.i]
            main = beside[0] if done and beside else _verb_over(node) if {"where", "had"} <= marks else None
            if main is not None:
                key = main.i - step + token.i / 1e5
        elif ("after" in marks or done) and clause.i > node.i:
            key = node.i - step + token.i / 1e5
        elif "before" in marks and clause.i < node.i:
            key = node.i + step + token.i / 1e5
        step /= 2
    return key


def _verb_over(noun: Token) -> Token | None:
    while noun.head != noun and noun.pos_ not in ("VERB", "AUX"):
        noun = noun.head
    return noun if noun.pos_ in ("VERB", "AUX") else None
