from dataclasses import replace
from html.parser import HTMLParser

import harbour

from graph.network import Graph


class Text(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen, self.tags = [], set()

    def handle_data(self, data):
        self.seen.append(data)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)


def parsed(graph):
    parser = Text()
    parser.feed(graph._repr_html_())
    return parser


def test_counts_and_the_most_connected():
    seen = parsed(harbour.story()).seen
    assert seen[seen.index("place") + 1] == "5"
    assert seen[seen.index("travelled to") + 1] == "3"
    assert seen[seen.index("Most connected") + 1 :][:2] == ["Mira Olden", "10"]
    assert "4 articles, 3 independent reports, 1 journeys" in seen


def test_names_are_escaped():
    story = harbour.story()
    name = '<script>alert(1)</script> & "co"'
    hostile = parsed(replace(story, entities=(replace(story.entities[0], name=name), *story.entities[1:])))
    assert name in hostile.seen and hostile.tags == {"div", "table", "thead", "tbody", "tr", "th", "td", "p"}


def test_an_empty_graph():
    assert "0 articles, 0 independent reports, 0 journeys" in parsed(Graph((), (), ())).seen
