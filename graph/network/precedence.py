"""Put visits in order: weigh what the articles say on each pair, then rank the pairs so that no circle can form.

The ranking is that of Tideman, "Independence of clones as a criterion for voting rules" (1987): the surest pairs are
locked first, and a pair that contradicts those locked already is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from graph.network.containment import Containment
from graph.network.dates import before, days_apart, span
from graph.network.tenses import earlier, having, latest, recalled
from graph.network.visits import Event, Visit
from graph.records import Document
from graph.vocabulary import table

# What tells the order of two visits, surest first. A kind that speaks is never outvoted by a later one.
_DATES, _SENTENCE, _TENSE, _PUBLISHED, _ORIGIN, _TELLING, _ORIGIN_ELSEWHERE, _FIRST_TOLD = range(8)

_SCENE = 500
"""Characters back to what "had" puts something before."""

Pair = tuple[int, int]


class _Ballots:
    """Votes on pairs of visits (by index, lower first): +1 for the order of the pair, -1 against; one a report."""

    def __init__(self) -> None:
        self._votes: dict[tuple[Pair, int], dict[object, int]] = {}
        self._distance: dict[tuple[Pair, int], int] = {}

    def cast(self, first: int, then: int, kind: int, voter: object, *, distance: int = 0) -> None:
        """Count one voice of `voter` for visit `first` before visit `then`, told `distance` characters apart."""
        pair, sign = ((first, then), 1) if first < then else ((then, first), -1)
        votes = self._votes.setdefault((pair, kind), {})
        votes[voter] = votes.get(voter, 0) + sign
        self._distance[pair, kind] = min(distance, self._distance.get((pair, kind), distance))

    def decisions(self) -> list[Pair]:
        """Return one order for each pair that has votes, surest first; of equals the pair told closest together.

        On a draw of voters the one heard first decides.
        """
        decided: dict[Pair, tuple[int, int, int, int, Pair]] = {}
        for heard, ((pair, kind), votes) in enumerate(self._votes.items()):
            signs = [(total > 0) - (total < 0) for total in votes.values()]
            net = sum(signs) or next((sign for sign in signs if sign), 0)
            order = pair if net > 0 else (pair[1], pair[0])
            if net and (pair not in decided or kind < decided[pair][0]):
                decided[pair] = (kind, -abs(sum(signs)), self._distance[pair, kind], heard, order)
        return [order for *_, order in sorted(decided.values())]


def in_order(
    places: Sequence[Sequence[Visit]], documents: Mapping[str, Document], containment: Containment
) -> list[Visit]:
    """Return the visits of a traveller in the order in which they were most probably made.

    `places` holds the visits place by place, those of a place in order.
    """
    visits = [visit for stays in places for visit in stays]
    ballots = _Ballots()
    _vote_by_date(visits, documents, ballots)
    _vote_by_publication(visits, documents, containment, ballots)
    _vote_by_telling(visits, documents, containment, ballots)
    for i, j in combinations(range(len(visits)), 2):
        first, then = sorted((i, j), key=lambda k: visits[k].events[0].at)
        ballots.cast(first, then, _FIRST_TOLD, None)
    same_place = [(i, j) for i, j in combinations(range(len(visits)), 2) if visits[i].place == visits[j].place]
    return [visits[i] for i in _ranked(len(visits), same_place + ballots.decisions())]


def _ranked(size: int, decisions: Sequence[Pair]) -> list[int]:
    """Return 0..size-1 in an order that keeps each decision that does not contradict those before it."""
    later = [0] * size  # bit j of later[i]: i comes before j
    for first, then in decisions:
        if later[then] >> first & 1 or later[first] >> then & 1:
            continue
        reached = later[then] | 1 << then
        for i in range(size):
            if i == first or later[i] >> first & 1:
                later[i] |= reached
    return sorted(range(size), key=lambda i: (-later[i].bit_count(), i))


def _vote_by_date(visits: Sequence[Visit], documents: Mapping[str, Document], ballots: _Ballots) -> None:
    """Vote on each pair whose dates, in the words of one report or two, leave one order only."""
    seen, begun = [], []
    for i, visit in enumerate(visits):
        for report, events in _by_report(visit, documents).items():
            seen += [(i, report, date) for date in _earliest(events)]
            # When a stay began that was reached on an unknown day, the day of leaving it does not say.
            begun += [(i, report, date) for date in _earliest(e for e in events if e.arrival or not visit.arrived)]
    for (i, report, date), (j, other_report, other) in product(seen, begun):
        if i != j and before(date, other):
            ballots.cast(i, j, _DATES, (report, other_report))


def _by_report(visit: Visit, documents: Mapping[str, Document]) -> dict[str, list[Event]]:
    events: dict[str, list[Event]] = {}
    for event in visit.events:
        events.setdefault(documents[event.claim.document].own_report, []).append(event)
    return events


def _earliest(events: Iterable[Event]) -> list[str]:
    """Return the earliest date of `events`, in a list; an empty one where none has a date."""
    return sorted((event.claim.date for event in events if event.claim.date), key=lambda date: (span(date), date))[:1]


def _vote_by_publication(
    visits: Sequence[Visit], documents: Mapping[str, Document], containment: Containment, ballots: _Ballots
) -> None:
    """Vote for what an article tells before what is dated later than the article.

    And for what is dated earlier than the article before where it says that they are now.
    """
    dated = [(j, documents[e.claim.document].own_report, e.claim.date) for j, v in enumerate(visits) for e in v.events]
    for i, visit in enumerate(visits):
        for event in visit.events:
            document = documents[event.claim.document]
            if event.claim.date:
                continue
            now = event.arrival and latest(event.claim, document)
            for j, report, date in dated:
                if i == j or containment.related(visit.place, visits[j].place):
                    continue
                if now and before(date, document.published):
                    ballots.cast(j, i, _PUBLISHED, (document.own_report, report))
                elif before(document.published, date):
                    ballots.cast(i, j, _PUBLISHED, (document.own_report, report))


def _vote_by_telling(
    visits: Sequence[Visit], documents: Mapping[str, Document], containment: Containment, ballots: _Ballots
) -> None:
    told = sorted(((event, i) for i, visit in enumerate(visits) for event in visit.events), key=lambda e: e[0].at)
    reached = {visit.place for visit in visits if visit.arrived}
    followed = set(_after_a_dated_arrival(visits))
    for document in dict.fromkeys(event.claim.document for event, _ in told):
        here = [(event, i) for event, i in told if event.claim.document == document]
        report = documents[document].own_report
        for first, then in _in_one_sentence(here, containment):
            ballots.cast(first, then, _SENTENCE, report)
        for first, then in _by_tense(here, documents[document], containment):
            ballots.cast(first, then, _TENSE, report)
        for distance, (first, then) in _nearest(here):
            ballots.cast(first, then, _TELLING, report, distance=distance)
        # A place that is only ever left is where the way began; articles often name it after the place reached.
        # One that is left when they had been elsewhere is not.
        origin = next((i for event, i in here if event.claim.object not in reached and i not in followed), None)
        if origin is None:
            continue
        beside = {i for _, i in here}
        for i, visit in enumerate(visits):
            elsewhere = i not in beside and _known_before(visit, documents, documents[document])
            if visit.arrived and not elsewhere and not containment.related(visit.place, visits[origin].place):
                ballots.cast(origin, i, _ORIGIN if i in beside else _ORIGIN_ELSEWHERE, report)


def _known_before(visit: Visit, documents: Mapping[str, Document], document: Document) -> bool:
    """Whether an article told of a visit long before another did: what that one says of the way is news."""
    apart = table("journeys")["days_of_one_step"]
    for event in visit.events:
        known, news = documents[event.claim.document].published, document.published
        if known and news and before(known, news) and days_apart(known, news) > apart:
            return True
    return False


def _after_a_dated_arrival(visits: Sequence[Visit]) -> Iterator[int]:
    """Yield the visits all of whose dates come after the date of an arrival elsewhere."""
    arrivals = [event.claim for visit in visits for event in visit.events if event.arrival and event.claim.date]
    for i, visit in enumerate(visits):
        dates = [event.claim.date for event in visit.events if event.claim.date]
        elsewhere = [claim.date for claim in arrivals if claim.object != visit.place]
        if dates and any(all(before(other, date) for date in dates) for other in elsewhere):
            yield i


def _in_one_sentence(here: Sequence[tuple[Event, int]], containment: Containment) -> list[Pair]:
    """Return the pairs whose order one sentence tells: "from X to Y" and "reached Y from X" both put X first."""
    sentences: dict[tuple[int, int], dict[int, list[Event]]] = {}
    for event, i in here:
        sentences.setdefault((event.claim.start, event.claim.end), {}).setdefault(i, []).append(event)
    pairs = []
    for sentence in sentences.values():
        goals = _passed_before(sentence)
        for (i, first), (j, then) in combinations(sentence.items(), 2):
            i_arrives, j_arrives = (any(e.arrival for e in events) for events in (first, then))
            if not i_arrives and not j_arrives:
                continue
            apart = not containment.related(first[0].claim.object, then[0].claim.object)
            behind = apart and ((i_arrives and not j_arrives) or (_done_before(then) and not _done_before(first)))
            pairs.append((j, i) if behind or goals.get(j) == i else (i, j))
    return pairs


def _done_before(events: Sequence[Event]) -> bool:
    """Whether a sentence tells them as done before the rest of it: "have come to Y, having travelled via X"."""
    return all(having(event.claim) for event in events)


def _passed_before(sentence: Mapping[int, Sequence[Event]]) -> dict[int, int]:
    """Return the stops on the way that a sentence tells after the place they lead to: "flew to X, changing at Y"."""
    found: dict[int, int] = {}
    goal = None
    for i, events in sentence.items():
        arrivals = [event for event in events if event.arrival]
        words = {word for event in arrivals for word in re.findall(r"[\w-]+", event.claim.phrase.casefold())}
        if not words.isdisjoint(table("journeys")["words_on_the_way"]):
            found |= {} if goal is None else {i: goal}
        elif arrivals and found:
            return {}  # "reached X and, changing at Y, went on to Z"
        elif arrivals:
            goal = i
    return found


def _by_tense(here: Sequence[tuple[Event, int]], document: Document, containment: Containment) -> list[Pair]:
    """Return the pairs whose order tenses tell: what "had" happened came before, what "has" happened last."""
    pairs = []
    past = [earlier(event.claim) for event, _ in here]
    last = [event.arrival and latest(event.claim, document) for event, _ in here]
    for n, (event, i) in enumerate(here):
        for m, (other, j) in enumerate(here):
            if i == j or containment.related(event.claim.object, other.claim.object):
                continue
            back = event.claim.start - other.claim.start
            near = back <= _SCENE or recalled(event.claim)
            if (past[n] and not past[m] and back > 0 and near) or (last[m] and not last[n]):
                pairs.append((i, j))
    return pairs


def _nearest(here: Sequence[tuple[Event, int]]) -> list[tuple[int, Pair]]:
    """Return each pair of visits in the order of an article where it tells of them closest together, and how close."""
    nearest: dict[Pair, tuple[int, Pair]] = {}
    for (n, (event, i)), (m, (other, j)) in combinations(enumerate(here), 2):
        if i == j:
            continue
        pair = (min(i, j), max(i, j))
        distance = other.claim.start - event.claim.start
        if pair not in nearest or distance < nearest[pair][0]:
            nearest[pair] = (distance, (j, i) if _gone_back(here, n, m) else (i, j))
    return list(nearest.values())


def _gone_back(here: Sequence[tuple[Event, int]], n: int, m: int) -> bool:
    """Whether an article, having told the dated event `n`, goes back in time and tells `m` before it is there again.

    A flashback lasts until a date in it is as late as the event that it was told from.
    """
    date, undated = here[n][0].claim.date, here[m][0].claim.date is None
    if date is None or not undated:
        return False
    told = [event for event, _ in here[n + 1 : m] if event.claim.date]
    at_length = any(not earlier(event.claim) for event in told)  # not only "She had left Lima in May."
    return at_length and all(before(event.claim.date, date) for event in told)
