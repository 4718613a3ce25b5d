"""What the heads tell apart, in the order of their outputs."""

from __future__ import annotations

from collections.abc import Sequence

from graph.language.bio import bio_spans
from graph.language.coreference import KINDS

UNKNOWN = -100
"""A label that is not trained on."""

NAME_TYPES = ("PER", "ORG", "LOC")
NAMES = ("O", *(f"{place}-{kind}" for kind in NAME_TYPES for place in "BI"))
NAME_ID = {label: i for i, label in enumerate(NAMES)}

# of the head word of a mention, named or not: what it refers to
KIND_ID = {kind: i for i, kind in enumerate(KINDS)}

POS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
TAGS = tuple(
    """$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW GW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$
    RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB ``""".split()
)
DEPENDENCIES = tuple(
    """acl acl:relcl advcl advmod amod appos aux aux:pass case cc ccomp compound compound:prt conj cop csubj dep det
    discourse dislocated expl fixed flat goeswith iobj list mark nmod nmod:desc nmod:poss nsubj nsubj:outer nsubj:pass
    nummod obj obl obl:agent obl:unmarked orphan parataxis punct reparandum root vocative xcomp""".split()
)
"""Universal Dependencies; of a relation that is not listed the part before the colon counts."""

RELATIONS = tuple(
    """LEADS MEMBER_OF MEMBER_OF_PARTY FOUNDED EDUCATED_AT PART_OF BASED_IN LOCATED_IN CITIZEN_OF BORN_IN LIVES_IN
    DIED_IN SPOUSE_OF CHILD_OF RELATIVE_OF BORN_ON DIED_ON FOUNDED_ON TRAVELLED_TO LEFT HELPED ADMITTED DETAINED
    DEPORTED SENTENCED KILLED ATTACKED MET TOLD ACCUSED""".split()
)
RELATION_ID = {name: i for i, name in enumerate(RELATIONS)}


def dependency(label: str) -> int:
    """Return the number of a relation as a treebank writes it."""
    return DEPENDENCIES.index(label if label in DEPENDENCIES else label.split(":", maxsplit=1)[0])


def name_spans(ids: Sequence[int]) -> list[tuple[int, int, str]]:
    """Return the names `[first, last + 1)` with their type that BIO numbers hold."""
    return bio_spans([NAMES[number] if number >= 0 else "O" for number in ids])
