"""Which names a text holds, of what type, and which mentions are one thing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# names of one chain are joined by " = "
NAMED = [
    ("Prime Minister Anna Weber met Dr. Pedro Alves.", "PERSON Anna Weber; PERSON Pedro Alves"),
    ("Mayor Weber met King Olav and Sheikh Hamad.", "PERSON Weber; PERSON Olav; PERSON Hamad"),
    ("Maria van der Berg met Ibn al Rashid.", "PERSON Maria van der Berg; PERSON Ibn al Rashid"),
    ("Jean-Pierre Duval fled Saint-Malo.", "PERSON Jean-Pierre Duval; PLACE Saint-Malo"),
    ("South Korean police arrested Kim Min-jun.", "ORGANISATION South Korean police; PERSON Kim Min-jun"),
    ("Anna Weber’s firm, Weber & Sons, folded.", "PERSON Anna Weber; ORGANISATION Weber & Sons"),
    ("The Centre for Free Speech sued Polaris Bank.", "ORGANISATION Centre for Free Speech; ORGANISATION Polaris Bank"),
    ("The Bank of Finland cut rates.", "ORGANISATION Bank of Finland"),
    ("The organisation “Open Harbour” closed.", "ORGANISATION Open Harbour"),
    ("The Wall Street Journal reported it.", "ORGANISATION Wall Street Journal"),
    ("The Conflict Study Group (CSG) closed. CSG was small.", "ORGANISATION Conflict Study Group = CSG"),
    ("Weber said so. Anna Weber left.", "PERSON Anna Weber = Weber"),
    ("Anna Weber met Pedro Alves. Weber left.", "PERSON Anna Weber = Weber; PERSON Pedro Alves"),
    ("The Oslo-based magazine Orbita closed.", "ORGANISATION Orbita; PLACE Oslo"),
    ("The company Monday met.", ""),
    ("Airline Norvik Air is to close.\n\nNorvik Air said so on Monday.", "ORGANISATION Norvik Air"),
    ("Bank Norvik is to close.\n\nThe head of Bank Norvik said so.", "ORGANISATION Bank Norvik"),
    ("Noh Ji-won, who founded the group in 2011, said the case was simple.", "PERSON Noh Ji-won"),
    (
        "On the top floor of an old flour mill in Leeds, Wanza Kabwata is repairing bicycles. "
        "Kabwata was born in Lusaka and fled in May. Mutale Kabwata, his brother, taught chemistry.",
        "PLACE Leeds; PERSON Wanza Kabwata = Kabwata; PLACE Lusaka; PERSON Mutale Kabwata",
    ),
    pytest.param(
        "Pilots’ Aid Network, a charity, closed.",
        "ORGANISATION Pilots’ Aid Network",
        marks=pytest.mark.xfail(strict=True, reason="the network of four rounds cuts it short"),
    ),
    ("The ship Aurora sank off Malta.", "PLACE Malta"),
    ("Yesterday An Nguyen left Lyon.", "PERSON An Nguyen; PLACE Lyon"),
    pytest.param(
        "An Nguyen left Lyon.",
        "PERSON An Nguyen; PLACE Lyon",
        marks=pytest.mark.xfail(strict=True, reason="the network of four rounds cuts it short"),
    ),
    (
        "The Refugio Norte Foundation, or North Shelter Trust, closed.",
        "ORGANISATION Refugio Norte Foundation = North Shelter Trust",
    ),
    (
        "A nurse at Dravno Regional Hospital left. Her aunt in Dravno wept. Dravno State University closed.",
        "ORGANISATION Dravno Regional Hospital; PLACE Dravno; ORGANISATION Dravno State University",
    ),
    (
        "Norvik Shipping closed. Investors in Norvik wept. Norvik was founded in 1990.",
        "ORGANISATION Norvik Shipping = Norvik",
    ),
    ("Norvik Shipping (formerly Baltic Lines) closed.", "ORGANISATION Norvik Shipping = Baltic Lines"),
    (
        "Anna Lund left Norvik Shipping (formerly Baltic Lines).",
        "PERSON Anna Lund; ORGANISATION Norvik Shipping = Baltic Lines",
    ),
    ("Norvik Shipping, now known as Atlas Lines, closed.", "ORGANISATION Norvik Shipping = Atlas Lines"),
    (
        "Norvik Shipping, formerly Atlas Lines' landlord, closed.",
        "ORGANISATION Norvik Shipping; ORGANISATION Atlas Lines",
    ),
    ("Norvik Shipping, once led by Atlas Lines, closed.", "ORGANISATION Norvik Shipping; ORGANISATION Atlas Lines"),
    ("Karl Voss, also known as Kalle Berg, was freed.", "PERSON Karl Voss = Kalle Berg"),
    ("Karl Voss, and now Kalle Berg, left.", "PERSON Karl Voss; PERSON Kalle Berg"),
    ("Zimbabwe, formerly Rhodesia, closed its ports.", "PLACE Zimbabwe; PLACE Rhodesia"),
    ("In Oslo, formerly Christiania, it rained.", "PLACE Oslo = Christiania"),
    ("Anna Lusaka left. Lusaka was ill. Lusaka wept.", "PERSON Anna Lusaka = Lusaka"),
    ("Anna Lusaka left. Lusaka was ill. In Lusaka it rained. It rained in Lusaka.", "PERSON Anna Lusaka; PLACE Lusaka"),
    ("He called on Monday in June.", ""),
    ("A French cook and two Germans met.", ""),
    ("The United Nations met in Geneva.", "ORGANISATION United Nations; PLACE Geneva"),
    ("The University of Porto hired Anna Weber.", "ORGANISATION University of Porto; PERSON Anna Weber"),
    ("On Monday, Anna arrived.", "PERSON Anna"),
    ("The captain, Said Weber, who lives in Riga, left.", "PERSON Said Weber; PLACE Riga"),
    ("Said Weber, a cook, was freed on Monday.", "PERSON Said Weber"),
    ("“It is late,” said Weber.", "PERSON Weber"),
    ("Captain Tomas Brandt left Hamburg.", "PERSON Tomas Brandt; PLACE Hamburg"),
    ("Kim Min Ji spoke. Ms Kim is the daughter of Kim Dae Ho.", "PERSON Kim Min Ji = Kim; PERSON Kim Dae Ho"),
    ("The Ministry of Youth, Sport and Mining closed.", "ORGANISATION Ministry of Youth, Sport and Mining"),
    (
        "Staff of the Ministry of Land and Human Settlement Planning met.",
        "ORGANISATION Ministry of Land and Human Settlement Planning",
    ),
    ("The Ministry of Mines and Anna Weber met.", "ORGANISATION Ministry of Mines; PERSON Anna Weber"),
    (
        "Staff of the Ministry of Labour and the Supreme Court met.",
        "ORGANISATION Ministry of Labour; ORGANISATION Supreme Court",
    ),
    ("The nurse Park So-yi left. Park So-yi was born in Jeju.", "PERSON Park So-yi; PLACE Jeju"),
    ("Anna Weber-led teams met.", "PERSON Anna Weber"),
    ("He testified under the pseudonym Witness Q, who was afraid.", "PERSON Witness Q"),
    ("Her name is not Sevda. She fled.", "PERSON Sevda"),
    ("The chairman of Norvik Shipping Anna Lund left.", "ORGANISATION Norvik Shipping; PERSON Anna Lund"),
    ("The US Government said so.", ""),
    ("A nurse who asked to be called Florence fled to Oslo.", "PERSON Florence; PLACE Oslo"),
    ("A nurse moved to a town called Florence.", "PLACE Florence"),
    ("The Porters' and Cleaners' Union met.", "ORGANISATION Porters' and Cleaners' Union"),
    ("The Seamen's Council of Malta met.", "ORGANISATION Seamen's Council of Malta"),
    ("The People's Council of Malta met.", "ORGANISATION People's Council of Malta"),
    ("Pedro Alves told Kalahari Despatch that he was well.", "PERSON Pedro Alves; ORGANISATION Kalahari Despatch"),
    ("Pedro Alves told Marco Star that he was well.", "PERSON Pedro Alves; PERSON Marco Star"),
    ("Polaris Bank is part of the Silver Heron network.", "ORGANISATION Polaris Bank; ORGANISATION Silver Heron"),
    ("Polaris Bank is part of the biggest network.", "ORGANISATION Polaris Bank"),
    ("Anna Weber races for Ciclo Cadiz.", "PERSON Anna Weber; ORGANISATION Ciclo Cadiz"),
    ("Anna Weber left for Cadiz.", "PERSON Anna Weber; PLACE Cadiz"),
    ("Danish Ferries is a unit of Polaris Group.", "ORGANISATION Danish Ferries; ORGANISATION Polaris Group"),
    ("Anna Weber met Anna Braun in Saint Petersburg.", "PERSON Anna Weber; PERSON Anna Braun; PLACE Saint Petersburg"),
]


@pytest.mark.parametrize(("text", "wanted"), NAMED)
def test_names_and_their_types(read: Callable[..., tuple[object, ...]], text: str, wanted: str) -> None:
    _, chains, _ = read(text)
    found = {f"{chain.type} {' = '.join(chain.names)}" for chain in chains}  # type: ignore[attr-defined]
    assert found == set(filter(None, wanted.split("; ")))


@pytest.mark.parametrize(
    ("text", "gender", "roles"),
    [
        ("Captain Anna Weber left.", "f", ("captain",)),
        ("Mr Weber left.", "m", ("mr",)),
        ("Mrs. Weber left.", "f", ("mrs",)),
        ("Anna Weber, a nurse, left.", "f", ("nurse",)),
        ("Weber left.", None, ()),
    ],
)
def test_a_chain_keeps_what_the_text_calls_it(
    read: Callable[..., tuple[object, ...]], text: str, gender: str | None, roles: tuple[str, ...]
) -> None:
    _, (chain,), _ = read(text)
    assert (chain.gender, chain.roles) == (gender, roles)


FILLER = "The sea was calm and the harbour lay in the sun all day, and nothing was heard but the gulls. "


@pytest.mark.parametrize(
    ("between", "whose"),
    [
        (("", ""), "Anna Weber"),
        (("", FILLER), "Anna Weber"),
        ((FILLER * 12, ""), "Karl Weber"),
        ((FILLER * 12, FILLER * 12), "Anna Weber"),
    ],
    ids=["side by side", "both a while ago", "the first long ago", "both long ago"],
)
def test_a_bare_surname_is_the_first_namesakes_unless_named_long_before(
    read: Callable[..., tuple[object, ...]], between: tuple[str, str], whose: str
) -> None:
    _, chains, _ = read(
        f"Anna Weber left Riga. {between[0]}Karl Weber left Oslo. {between[1]}On Monday Weber arrived in Porto."
    )
    assert [c.names for c in chains if "Weber" in c.names] == [(whose, "Weber")]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Six sailors fled to Malta.", 6),
        ("The 12 sailors fled to Malta.", 12),
        ("Twenty-three sailors fled to Malta.", 23),
        ("Two French sailors fled to Malta.", 2),
    ],
)
def test_a_group_keeps_its_count(read: Callable[..., tuple[object, ...]], text: str, count: int) -> None:
    _, chains, _ = read(text)
    assert [chain.count for chain in chains if chain.type == "GROUP"] == [count]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text", ["Sailors fled to Malta.", "Thousands of sailors fled to Malta.", "Many fled to Malta."]
)
def test_people_nobody_counted_are_no_group(read: Callable[..., tuple[object, ...]], text: str) -> None:
    assert not [chain for chain in read(text)[1] if chain.type == "GROUP"]  # type: ignore[attr-defined]
