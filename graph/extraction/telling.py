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
        if clause.dep_ not in ("advcl", "obl", "acl") or node.pos_ not in ("VERB", "NOUN", "ADJ", "AUX"):
            continue
        marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "case")}
        done = clause.tag_ == "VBN" and any(c.lower_ == "having" for c in clause.children)
        if ("after" in marks or done) and clause.i > node.i:
            key = node.i - step + token.i / 1e5
        elif "before" in marks and clause.i < node.i:
            key = node.i + step + token.i / 1e5
        step /= 2
    return key
