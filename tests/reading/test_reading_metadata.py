"""Title, outlet and date of publication out of the text: what is plain is read, what is in doubt is null."""

import pytest

from graph.reading import metadata_of
from graph.reading.dates import dates_in, is_iso_date

BODY = (
    "The council voted on Tuesday to close the old bridge to lorries, and the mayor signed the order that evening.\n\n"
    "Drivers will have to take the northern road until the spring of 2024, when repairs are due to be finished.\n"
)
TITLE = "Mayor closes the old bridge to lorries"

DATES = [
    ("14 March 2023", "2023-03-14"),
    ("Tuesday, March 14, 2023", "2023-03-14"),
    ("Oslo, Tuesday 14 March 2023", "2023-03-14"),
    ("/ 03:06 PM March 14, 2023", "2023-03-14"),
    ("14 March 2023 · Jane Doe", "2023-03-14"),
    ("Updated 16 March 2023, published 14 March 2023", "2023-03-14"),
    ("By Jane Doe | Mar 14, 2023 | Updated Mar 15, 2023", "2023-03-14"),
    ("Published: 14th of March, 2023 at 10.15 GMT", "2023-03-14"),
    ("Published 14 March 2023, updated 16 March 2023", "2023-03-14"),
    ("2023-03-14", "2023-03-14"),
    ("2023-03-14T10:15:00Z", "2023-03-14"),
    ("14/03/2023", "2023-03-14"),
    ("03/14/2023", "2023-03-14"),
    ("14.03.2023", "2023-03-14"),
    ("02.03.2023 | 12:15", "2023-03-02"),
    ("5/5/2023", "2023-05-05"),
    ("March 2023", "2023-03"),
    ("Sept. 4, 2023", "2023-09-04"),
    ("11/02/2024", None),
    ("31 February 2023", None),
    ("Updated 14 March 2023", None),
    ("Last modified on Tue 14 Mar 2023", None),
    ("Tuesday, March 14", None),
    ("The bridge as it was on 14 March 1953, before the storm", None),
]


BETWEEN_BARS = [
    ("Our town's free weekly · Thursday, 16 March 2023 · Pick up a copy at the station", "2023-03-16"),
    ("Oslo, 16 March 2023. Updated: 17 March, 08:15", "2023-03-16"),
    ("By Anna Hale | March 2023 | Photographs: Nils Berg", "2023-03"),
    ("No 3 · 16 March 2023 · Next issue on sale at the station · 23 March 2023", None),
    ("What happened on 16 March 2023 · Read all about it at the station", None),
]


@pytest.mark.parametrize(("line", "published"), BETWEEN_BARS)
def test_date_among_other_things_between_bars(line, published):
    assert metadata_of(f"The Gazette\n{line}\n\n{TITLE}\n\n{BODY}").published == published


@pytest.mark.parametrize(("line", "published"), DATES)
def test_date_under_the_headline(line, published):
    assert metadata_of(f"{TITLE}\n\n{line}\n\n{BODY}").published == published


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"OSLO, March 14, 2023 (Reuters) - {BODY}", "2023-03-14"),
        (f"OSLO, March 14 (Reuters) - {BODY}", None),
        (BODY, None),
        (f"Friday, June 2, 2023\n\n{TITLE}\n\n14 March 2023\n\n{BODY}", "2023-03-14"),
        (f"Friday, June 2, 2023\n\n{TITLE}\n\n{BODY}", "2023-06-02"),
        (f"{TITLE}\n\n{BODY}\nPublished on: 14 March 2023\n", "2023-03-14"),
        (f"{TITLE} - 14 March 2023\n\n{BODY}", "2023-03-14"),
        (f"{TITLE}\n\n{BODY}\n© 2023 The Valley Herald\n", None),
    ],
)
def test_date_elsewhere(text, published):
    assert metadata_of(text).published == published


OUTLETS = [
    (f"{TITLE}\nValley Sentinel | Weekend\n\n{BODY}", "Valley Sentinel"),
    (f"{TITLE}\nEl Puente | San José, Costa Rica\n\n{BODY}", "El Puente"),
    (f"{TITLE}\nJane Doe | San José, Costa Rica\n\n{BODY}", None),
    (f"{TITLE}\nValley News Agency\n\n{BODY}", "Valley News Agency"),
    (f"{TITLE}\nPhotograph: Jane Doe/Valley Sentinel\n\n{BODY}", None),
    (f"{TITLE}\nBy Jane Doe, Staff Reporter\n\n{BODY}", None),
    (f"{TITLE}\nThe Valley Herald\n\n{BODY}", "The Valley Herald"),
    (f"The Valley Herald\n{TITLE}\n\n{BODY}", "The Valley Herald"),
    (f"{TITLE}\nBBC News\n\n{BODY}", "BBC News"),
    (f"{TITLE}\nBy Jane Doe, BBC News, Oslo\n\n{BODY}", "BBC News"),
    (f"{TITLE}\nDECK & KEEL – the magazine for skippers\n\n{BODY}", "DECK & KEEL"),
    (
        f"{TITLE}\nDECK & KEEL – the magazine for skippers\n\n{BODY}\nNobody answered Deck & Keel when it asked.\n",
        "Deck & Keel",
    ),
    (f"{TITLE}\n\n{BODY}\nSource: The Valley Herald\n", "The Valley Herald"),
    (f"{TITLE}\n\n{BODY}\nSource : Vesti\n", "Vesti"),
    (f"{TITLE}\n\n{BODY}\n© Copyright 2001-2023 valley.net | All Rights Reserved\n", "valley.net"),
    (f"{TITLE}\n\n{BODY}\n© 2023 The Valley Herald. All rights reserved.\n", "The Valley Herald"),
    (f"{TITLE} - The Valley Herald\n\n{BODY}", "The Valley Herald"),
    (f"{TITLE} – BBC News – 11/02/2023\n\n{BODY}", None),
    (f"{TITLE}\n\n{BODY}", None),
    (f"{TITLE}\nBreaking News\n\n{BODY}", None),
    (f"{TITLE}\nWorld\n\n{BODY}", None),
    (f"{TITLE}\nOslo\n\n{BODY}", None),
    (f"{TITLE}\n\n{BODY}\nSource: Ministry of Transport\n", None),
    (f"{TITLE}\n\n{BODY}\nSource: a person close to the mayor.\n", None),
    (f"{TITLE}\n\n{BODY}\n© 2023 Valley Media Holdings Ltd\n", None),
    (f"{TITLE}\n\n{BODY}\nSource link\n", None),
    (f"{TITLE}\n\nThe bridge has been closed, the mayor told the Valley Herald on Monday.\n", None),
]


@pytest.mark.parametrize(("text", "outlet"), OUTLETS)
def test_outlet(text, outlet):
    assert metadata_of(text).outlet == outlet


TITLES = [
    (f"{TITLE}\n\n{BODY}", TITLE),
    (f"{TITLE}\n{BODY}", TITLE),
    (f"Who pays for the old bridge?\n\n{BODY}", "Who pays for the old bridge?"),
    (f"“Nobody asked us”: drivers on the closed bridge\n\n{BODY}", "“Nobody asked us”: drivers on the closed bridge"),
    (f"Home » News » Local\nFriday, June 2, 2023\n{TITLE}\nBy admin — 0 Comments\n\n{BODY}", TITLE),
    (f"Menu\nSearch\nHome\nNews\nSport\n{TITLE}\n{BODY}", TITLE),
    (f"Ghost bridge\nBy Jane Doe\n\n{BODY}", "Ghost bridge"),
    (f"{TITLE} | The Valley Herald\n\n{BODY}", TITLE),
    (f"Photo: Jane Doe/AFP\n{TITLE}\n\n{BODY}", TITLE),
    (BODY, None),
    (f"OSLO (Reuters) - {BODY}", None),
    (f"Advertisement\n\n{BODY}", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_title(text, title):
    assert metadata_of(text).title == title


def test_an_unreadable_date_is_found_but_not_read():
    assert [(d.start, d.end, d.iso) for d in dates_in("on 11/02/2024 and 2024-02-11")] == [
        (3, 13, None),
        (18, 28, "2024-02-11"),
    ]


@pytest.mark.parametrize(
    ("text", "is_date"),
    [("2024", True), ("2024-02", True), ("2024-02-29", True), ("2023-02-29", False), ("2024-13", False),
     ("24-02-11", False),
     ("11/02/2024", False), ("2024-2-1", False), ("", False), ("2024-02-11T10:00", False), ("٢٠٢٤", False)],
)  # fmt: skip
def test_iso_dates(text, is_date):
    assert is_iso_date(text) == is_date
