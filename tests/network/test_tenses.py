"""Which claims came before what is told around them, and which are the last that an article knows."""

from dataclasses import replace

import pytest

from graph.network.tenses import earlier, latest, settled
from graph.records import Claim, Document

TITLE = "Editor reaches Lisbon after two years"


def claim(phrase, quote):
    return Claim("d", "ann", "TRAVELLED_TO", "a", 0, len(quote), quote, "asserted", None, None, phrase, 1.0)


@pytest.mark.parametrize(
    ("phrase", "quote", "told"),
    [
        ("fled to", "She had fled to Riga in a bread van.", "earlier"),
        ("fled to", "She'd already fled to Riga.", "earlier"),
        ("driven to", "She had been driven to Riga.", "earlier"),
        ("sent to", "“I sleep,” said Ann, who deserted after being sent to Riga.", "earlier"),
        ("left for", "Having left for Riga, he recalled crossing the border.", "earlier"),
        ("left for", "Having left for Riga, he crossed the border.", ""),
        ("sent to", "After being sent to Riga, she deserted.", ""),
        ("reached", "She has finally reached Riga.", "latest"),
        ("staying at", "They are now staying at a church in Riga.", "latest"),
        ("reaches", TITLE, "latest"),
        ("reached", "She reached Riga.", ""),
        ("reached", "The man whom she had feared reached Riga.", ""),
        ("reached", "By then she had reached Riga.", ""),
        ("reached", "By May she had reached Riga.", ""),
        ("reached", "The police said she had reached Riga.", ""),
        ("reached", "She reached Riga, where she has a brother.", ""),
    ],
)
def test_tense(phrase, quote, told):
    document = Document("d", "d.txt", TITLE, None, None, "", "")
    found = [name for name, is_it in (("earlier", earlier(claim(phrase, quote))),
                                      ("latest", latest(claim(phrase, quote), document))) if is_it]  # fmt: skip
    assert " ".join(found) == told


@pytest.mark.parametrize(
    ("phrase", "quote", "told"),
    [
        ("lives in", "Ann fled in May and now lives in Riga.", True),
        ("lives in", "Ann lives now in Riga.", True),
        ("lived in", "Ann has lived in Riga for two years.", True),
        ("lives in", "Ann lives in a flat in Riga since May.", True),
        ("lives in", "Ann, who lives in Riga, met them in May.", False),
        ("lived in", "Ann had lived in Riga.", False),
        ("lives in", "Ann lives in Riga; Bo has been ill since May.", False),
        ("", "Ann now lives in Riga.", False),
    ],
)
def test_settled(phrase, quote, told):
    assert settled(replace(claim(phrase, quote), type="LIVES_IN")) == told
    assert not settled(claim(phrase, quote))
