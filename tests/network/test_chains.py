"""The chains that are found again in a graph, from the ids in its merges."""

import pytest

from graph.network.chains import chains_of
from graph.network.graph import Graph
from graph.records import Document, Entity, Mention, Merge

TEXT = "Ann Reve met her lawyer Mira Olden."
DOCUMENTS = tuple(Document(d, f"{d}.txt", None, None, None, "", TEXT) for d in ("d1", "d2"))


def mention(document, words, kind):
    start = TEXT.index(words)
    return Mention(document, start, start + len(words), words, kind)


@pytest.mark.parametrize("end", ["-23/PERSON", "-23", "/PERSON", ""])
def test_a_chain_begins_where_its_id_says_and_not_within(end):
    """ "her" of "her lawyer" is Ann's; "her lawyer" begins a chain of Mira's, which a merge names."""
    ann = Entity("ann", "PERSON", "Ann Reve", (), False, None,
                 (mention("d1", "Ann Reve", "name"), mention("d1", "her", "pronoun")))  # fmt: skip
    mira = Entity("mira", "PERSON", "Mira Olden", (), False, None,
                  (mention("d1", "her lawyer", "nominal"), mention("d1", "Mira Olden", "name"),
                   mention("d2", "Mira Olden", "name")))  # fmt: skip
    merge = Merge(f"d1:13{end}", "d2:24-34/PERSON", 0.97, (), "rule")
    chains = chains_of(Graph(DOCUMENTS, (ann, mira), (), merges=(merge,)))
    found = [(c.id, c.names, len(c.mentions)) for c in chains if c.names]
    assert (f"d1:13{end}", ("Mira Olden",), 2) in found and ("d2:24-34/PERSON", ("Mira Olden",), 1) in found
    if end.startswith("-"):
        assert len({c.id for c in chains}) == len(chains) == 3
