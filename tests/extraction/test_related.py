"""RELATED: any other verb between two names, and nothing where a relation type says it better."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Maria Lund praised Norvik Shipping.", {("Maria Lund", "praised", "Norvik Shipping", "asserted")}),
        ("Maria Lund never mentioned Nils Berg.", {("Maria Lund", "mentioned", "Nils Berg", "denied")}),
        ("Nils Berg was ignored by Norvik Shipping.", {("Norvik Shipping", "ignored", "Nils Berg", "asserted")}),
        ("Maria Lund helped Nils Berg.", set()),
        ("Did Maria Lund ignore Nils Berg?", set()),
        ("Maria Lund praised the weather.", set()),
        ("Maria Lund is learning French.", set()),
    ],
)
def test_another_verb_between_two_names(read, text, wanted):
    _, chains, claims = read(text)
    name = {chain.id: chain.names[0] for chain in chains}
    found = {(name[c.subject], c.phrase, name[c.object], c.status) for c in claims if c.type == "RELATED"}
    assert found == wanted
