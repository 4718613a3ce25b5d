"""Word lists as sets: common nouns by what they describe, titles, words of organisations' names."""

from __future__ import annotations

from functools import cache

from graph.vocabulary.tables import table


@cache
def nouns(kind: str) -> frozenset[str]:
    """Return the common nouns (lower-case, singular) of one kind of `nouns.yaml`: person, organisation, place …"""
    rows = table("nouns")[kind]
    return frozenset(word for row in rows for word in row.split())


@cache
def small_words(kind: str) -> frozenset[str]:
    """Return the words of one kind of `small_words.yaml`: picking, others, former, in_names, in_bodies, calendar."""
    return frozenset(table("small_words")[kind])


@cache
def titles(kind: str) -> frozenset[str]:
    """Return the words of one kind of `titles.yaml`: honorific, office, military, modifier, female, male, kept."""
    return frozenset(table("titles")[kind])


@cache
def words_before_names() -> frozenset[str]:
    """Return every title, office, rank and modifier."""
    return frozenset().union(*(titles(k) for k in ("honorific", "office", "military", "modifier")))


@cache
def organisation_words() -> frozenset[str]:
    """Return words (lower-case) that mark a name as an organisation's."""
    return organisation_table("words")


@cache
def before_bodies() -> frozenset[str]:
    """Return words (lower-case) that may stand before a name by which a body is called: "Fundação X", "FC X"."""
    return organisation_words() | organisation_table("clubs")


@cache
def company_forms() -> frozenset[str]:
    """Return the forms of company at the end of names, folded: "ltd", "gmbh"."""
    return frozenset(table("organisation_words")["legal"])


@cache
def organisation_table(kind: str) -> frozenset[str]:
    """Return the words of one kind of `organisations.yaml`: causes, done_by, done_with, agent_of …"""
    return frozenset(table("organisations")[kind])


@cache
def bodies() -> frozenset[str]:
    """Return names of unions of states and like bodies, as written."""
    return organisation_table("bodies")


@cache
def outlets() -> frozenset[str]:
    """Return names of agencies, papers and stations, as written."""
    named = frozenset(table("outlets")["agencies"]) | frozenset(table("outlets")["outlets"])
    short = {name.removeprefix("The ") for name in named if len(name.split()) > 1}
    return named | short | organisation_table("platforms")


@cache
def demonyms() -> dict[str, str]:
    """Return the place that an adjective or noun of belonging names: "Belgian" and "Belgians" give "Belgium"."""
    found: dict[str, str] = {}
    for place, words in table("demonyms").items():
        for word in words:
            found[word] = place
            if word.endswith(("man", "woman")) and word.removesuffix("woman").removesuffix("man") in words:
                found[word[:-3] + "men"] = place  # "Frenchman", beside "French"
            elif word[-1] not in "hs" and not word.endswith("ese"):
                found[word + "s"] = place
    return found
