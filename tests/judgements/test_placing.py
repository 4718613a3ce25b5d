"""A judgement finds its names again: in moved and copied articles, in changed ones, and says where it does not."""

from dataclasses import replace

import pytest

from graph.errors import InputError
from graph.judgements import Anchor, Placing, place
from graph.judgements.placing import ABSENT, GONE
from graph.records import Chain, Document, Mention


def document(path, sha256):
    return Document(f"{path}-{sha256}", path, None, None, None, sha256, "")


def chain(path, sha256, *mentions, type="PERSON", pseudonym=False):
    """A chain of names given as (start, text)."""
    of = f"{path}-{sha256}"
    made = tuple(Mention(of, start, start + len(text), text, "name") for start, text in mentions)
    names = tuple(dict.fromkeys(text for _, text in mentions))
    return Chain(f"{of}:{mentions[0][0]}/{type}", of, type, names, made, pseudonym=pseudonym)


ANCHOR = Anchor("Olden", "PERSON", "news/a.txt", 10, 15, "x")


@pytest.mark.parametrize(
    ("documents", "found"),
    [
        # the article as it was; moved; one of two copies, the one whose path ends most alike
        ([("news/a.txt", "x")], "news/a.txt"),
        ([("old/b.txt", "x")], "old/b.txt"),
        ([("a/other/a.txt", "x"), ("z/news/a.txt", "x")], "z/news/a.txt"),
        ([("b.txt", "x"), ("c.txt", "x")], "b.txt"),
        # the bytes win over the path; a changed article is known by its path
        ([("news/a.txt", "y"), ("moved.txt", "x")], "moved.txt"),
        ([("news/a.txt", "y"), ("b.txt", "z")], "news/a.txt"),
        ([("b.txt", "z")], ABSENT),
        ([], ABSENT),
    ],
)
def test_articles(documents, found):
    placing = Placing([document(*d) for d in documents], [chain(*d, (10, "Olden")) for d in documents])
    chain_found = placing.chain_of(ANCHOR)
    assert (chain_found if isinstance(chain_found, str) else chain_found.document.rpartition("-")[0]) == found


@pytest.mark.parametrize(
    ("sha256", "chains", "start"),
    [
        ("x", [[(10, "Olden")], [(40, "Olden")]], 10),
        ("x", [[(40, "Olden"), (10, "Olden")]], 40),
        # another reading of the same bytes: bounds of names change
        ("x", [[(5, "Mira Olden")], [(40, "Olden")]], 5),
        ("x", [[(30, "Olden")], [(90, "Olden")], [(12, "Reve")]], 12),
        ("x", [[(30, "Olden")], [(90, "Olden")]], 30),
        ("x", [[(30, "Reve")]], None),
        # another text: only the name as it was written counts, the nearest
        ("y", [[(10, "Reve")], [(14, "Olden")], [(90, "Olden")]], 14),
        ("y", [[(10, "Reve")], [(5, "Mira Olden")]], None),
        ("y", [], None),
    ],
)  # fmt: skip
def test_names(sha256, chains, start):
    placing = Placing([document("news/a.txt", sha256)], [chain("news/a.txt", sha256, *m) for m in chains])
    found = placing.chain_of(ANCHOR)
    assert found == GONE if start is None else found.mentions[0].start == start


def test_of_two_things_with_the_same_words_the_one_of_the_type():
    chains = [chain("news/a.txt", "x", (10, "Olden"), type=type) for type in ("GROUP", "PERSON", "PLACE")]
    placing = Placing([document("news/a.txt", "x")], chains)
    assert placing.chain_of(ANCHOR).type == "PERSON"
    assert placing.chain_of(replace(ANCHOR, type="PLACE")).type == "PLACE"


def test_what_cannot_be_obeyed_is_told_and_the_rest_kept(judgement):
    chains = [chain("a.txt", "a.txt", (0, "Mira Olden"), (50, "Olden")), chain("b.txt", "b.txt", (0, "M. Olden")),
              chain("b.txt", "b.txt", (40, "Kestrel"), pseudonym=True)]  # fmt: skip
    documents = [document("a.txt", "a.txt"), document("b.txt", "b.txt")]
    made = [
        judgement("same", "a.txt:0 Mira Olden", "b.txt:0 M. Olden"),
        judgement("same", "a.txt:0 Mira Olden", "c.txt:0 Olden"),
        judgement("different", "a.txt:0 Mira Olden", "b.txt:20 Reve"),
        judgement("different", "a.txt:0 Mira Olden", "a.txt:50 Olden"),
        judgement("same", "a.txt:0 Mira Olden", "a.txt:50 Olden"),
        judgement("same", "a.txt:0 Mira Olden", "b.txt:40 Kestrel"),
        judgement("different", "a.txt:0 Mira Olden", "b.txt:40 Kestrel"),
    ]
    placed, unheeded = place(made, documents, chains)
    assert [p.judgement for p in placed] == [made[0], made[6]]
    assert [(u.judgement, u.reason[:20]) for u in unheeded] == [
        (made[1], "its article is not a"), (made[2], "the name no longer s"), (made[3], "both names are tied "),
        (made[5], "a name that is not t"),
    ]  # fmt: skip


def test_a_contradiction_through_two_mentions_of_one_chain(judgement):
    chains = [chain("a.txt", "a.txt", (0, "Mira Olden"), (50, "Olden")), chain("b.txt", "b.txt", (0, "M. Olden"))]
    made = [
        judgement("same", "a.txt:0 Mira Olden", "b.txt:0 M. Olden", place="j:1"),
        judgement("different", "b.txt:0 M. Olden", "a.txt:50 Olden", place="j:2"),
    ]
    with pytest.raises(InputError, match=r"j:2: .* but j:1 says"):
        place(made, [document("a.txt", "a.txt"), document("b.txt", "b.txt")], chains)
