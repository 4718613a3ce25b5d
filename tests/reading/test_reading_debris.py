"""Debris is marked and prose is not: each row is a line as it would stand between two paragraphs of an article."""

import pytest

from graph.reading import mark_debris

BEFORE = "The council voted on Tuesday to close the old bridge to lorries, and the mayor signed the order that evening."
AFTER = "Drivers will have to take the northern road until the spring, when repairs are due to be finished."


def _marked(text: str) -> list[str]:
    return [text[start:end] for start, end in mark_debris(text)]


FURNITURE = [
    "Advertisement",
    "ADVERTISEMENT",
    "- Advertisement -",
    "Sponsored content",
    "Article continues after this advertisement",
    "Story continues below",
    "Skip advertisement",
    "Read more: How the bridge was built in a single winter",
    "READ MORE: Five things to know about the bridge",
    "READ: Mayor wins second term",
    "RELATED: Ferry company doubles its fares",
    "Also read: Ferry company doubles its fares",
    "Related story: Ferry company doubles its fares",
    "WATCH | Drone footage of the bridge",
    "Listen: the sound of the last lorry",
    "Click here to read the full report",
    "Sign up for our daily newsletter",
    "Subscribe to our newsletter!",
    "Get the latest headlines delivered to your inbox",
    "Enter your email address",
    "Thank you for subscribing!",
    "Your subscription could not be saved. Please try again.",
    "By signing up you agree to our terms of use and privacy policy.",
    "You have 2 free articles left this month. Subscribe",
    "This article is for subscribers only.",
    "Already a subscriber? Log in",
    "Subscribe now to continue reading",
    "Download our app for breaking news alerts",
    "We use cookies to improve your experience on this site.",
    "This website uses cookies to ensure you get the best experience. Accept all cookies",
    "Accept all cookies",
    "Comments (17) | Share | Print",
    "Share Tweet Email Print",
    "Facebook Twitter WhatsApp Copy link",
    "12 Comments",
    "Leave a comment",
    "Follow us on Facebook and Twitter",
    "Share this article",
    "By admin — 0 Comments",
    "By Jane Doe, Staff Writer",
    "By JANE DOE and TOM ROE in Oslo",
    "3 min read",
    "Updated 2 hours ago",
    "Last updated: 14 March 2023, 10:15 GMT",
    "14:32 GMT",
    "Home » World » Africa",
    "Home > News > Local",
    "News Sport Business Opinion Culture",
    "Tags: bridge, traffic, mayor",
    "TAGS: Bridge, Traffic",
    "Filed under: Transport",
    "Photo: Jane Doe/AFP",
    "Image: The City Archive",
    "[Photo: The bridge in winter. Handout]",
    "FILE - Lorries cross the bridge in this 2019 picture. (AP Photo/Jane Doe)",
    "Lorries queue at the closed bridge Image: Tom Roe/Getty Images",
    "Lorries queue at the closed bridge in MarchPhoto: Tom Roe",
    "REUTERS/Jane Doe",
    "© 2023 The Valley Herald. All rights reserved.",
    "All rights reserved.",
    "https://example.org/bridge",
    "* * *",
    "12",
    "Editor's note: The spelling of the mayor's name has been corrected.",
    "Correction: An earlier version of this article gave a wrong date.",
    "Reporting by Jane Doe; Editing by Tom Roe",
    "Google search engine",
    "Skip to main content",
    "View comments",
    "Listen to this article · 3 min",
    "Comments are closed.",
    "Please enable JavaScript to view the comments.",
]

PROSE = [
    "Read more books, the teacher told her pupils on the first day.",
    "She read more than forty letters that had been found under the bridge.",
    "“Read more: it is the only cure,” the old librarian used to say.",
    "The baker gave each child a cookie and asked them to share.",
    "The firm's cookies were banned in Norway after a court ruling.",
    "He uses cookies to lure the children to his stall, a neighbour says.",
    "Thousands subscribe to the theory that the bridge is haunted.",
    "Members subscribe to a fund that pays for the repairs.",
    "The image of a burning bridge went round the world.",
    "One image shows a soldier at the gate; another shows him dead.",
    "The source of the river lies in the hills above the town.",
    "A source close to the mayor said that she would resign.",
    "Sources: even the ministry did not know who they were, its minister admitted.",
    "The advertisement was banned by the regulator in May.",
    "Advertisement of the post brought only one candidate, a man from Oslo.",
    "He commented on the report, shared it and went home.",
    "Follow the road to the north and you will reach the camp, the guide told them.",
    "By Monday evening the police had arrested two men.",
    "By the river they found a boat and a child's shoe.",
    "The home page of the ministry was hacked on Friday.",
    "Home was a village in the hills where nobody owned a car.",
    "Two people died and 12 were hurt.",
    "No.",
    "“Yes,” he said.",
    "Click beetles were found under the beams, the engineers report.",
    "The newsletter of the union called him a traitor.",
    "Join our ranks or leave the country, the general told the officers.",
    "Share prices of the shipping company fell by a third.",
    "Print workers at the daily went on strike on Wednesday.",
    "Copyright law protects the song, the judge ruled.",
    "Correction officers at the jail found the two men dead.",
    "Photo journalists were kept away from the bridge.",
    "Video of the attack shows three men in uniform.",
    "The photo by Jane Doe won a prize and cost its subject her freedom.",
    "The man, pictured, was released on bail.",
    "Tags on the bodies bore no names.",
    "More on the mayor's mind than traffic was her trial.",
    "Related charges against his brother were dropped in June.",
    "Watch your step, a sign warns.",
    "Her account was closed by the bank and her passport was taken away.",
    "Your account was wrong, the judge told the officer.",
    "This article of the constitution has been used against him twice.",
    "Posted to the northern border in 2019, he deserted after a month.",
    "Published in 1988, her book made her an enemy of the regime.",
    "Updated figures show that 14 people drowned.",
    "Edited footage was shown to the jury.",
    "Built by prisoners between 1936 and 1939, the bridge has never been closed.",
    "2019: The mayor is elected for the first time",
    "24 February 2022",
    "Now it is the turn of the neighbours.",
    "A new start in the north",
    "Some names have been changed to protect the people concerned.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_marked(line):
    assert _marked(f"{BEFORE}\n\n{line}\n\n{AFTER}\n") == [line]


@pytest.mark.parametrize("line", PROSE)
def test_prose_stays(line):
    assert _marked(f"{BEFORE}\n\n{line}\n\n{AFTER}\n") == []
    assert _marked(f"{BEFORE}\n{line}\n{AFTER}") == []


@pytest.mark.parametrize("line", [line for line in PROSE if line.endswith(".")])
def test_prose_stays_at_the_end_of_an_article(line):
    assert _marked(f"{BEFORE}\n\n{AFTER}\n\n{line}\n") == []


WITHIN = [
    ("OSLO — Two men were arrested at the harbour on Monday.", ["OSLO —"]),
    ("OSLO, Norway — Two men were arrested at the harbour on Monday.", ["OSLO, Norway —"]),
    ("OSLO (Reuters) - Two men were arrested at the harbour.", ["OSLO (Reuters) -"]),
    ("OSLO, March 3 (Reuters) - Two men were arrested at the harbour.", ["OSLO, March 3 (Reuters) -"]),
    ("Oslo, Norway (CNN) — Two men were arrested at the harbour.", ["Oslo, Norway (CNN) —"]),
    ("Oslo, Norway – Two men were arrested at the harbour on Monday.", ["Oslo, Norway –"]),
    ("(Reuters) - Two men were arrested at the harbour on Monday.", ["(Reuters) -"]),
    ("Oslo, Norway – Europe's richest capital – has arrested two men.", []),
    ("NATO said that two men were arrested at the harbour - both are Danes.", []),
    ("Two men were arrested at the harbour. (AP Photo/Jane Doe)", ["(AP Photo/Jane Doe)"]),
    ("Two men were arrested at the harbour on Monday. Photo: Jane Doe/AFP", ["Photo: Jane Doe/AFP"]),
    ("Two men were arrested at the harbour on Monday. Agence France-Presse", ["Agence France-Presse"]),
    ("Two men were arrested at the harbour on Monday, he told Reuters", []),
    ("Two men were arrested at the harbour. Read more about the harbour here. Both are Danes.",
     ["Read more about the harbour here."]),
    ("Two men were arrested [Read more: Harbour unrest] at the harbour.", ["[Read more: Harbour unrest]"]),
    ("Two men were arrested (read the signs: nobody is safe) at the harbour.", []),
    ("Two men were arrested. [Read more: Harbour unrest] Both are Danes, he said.", ["[Read more: Harbour unrest]"]),
    ("Two men were arrested at the harbour. Follow us on Twitter for updates.", ["Follow us on Twitter for updates."]),
    ("Two men asked to follow us on Twitter were arrested at the harbour.", []),
]  # fmt: skip


@pytest.mark.parametrize(("line", "marked"), WITHIN)
def test_parts_of_paragraphs(line, marked):
    assert [part.strip() for part in _marked(f"{line}\n\n{AFTER}\n\n{BEFORE}\n")] == marked
