"""What kind of place a name is, as far as a short list tells, and what else it is called. Pure."""

from __future__ import annotations

import re
from functools import cache

from qa.language.countries import countries

# Beside those of ``countries``: small ones, and parts of some that news calls countries.
_MORE_COUNTRIES = frozenset(
    """andorra|antigua and barbuda|bahamas|barbados|belize|bhutan|brunei|cape verde
|central african republic|comoros|democratic republic of congo|djibouti|dominica|dominican republic
|east timor|england|equatorial guinea|eswatini|greenland|grenada|guinea|guinea-bissau|guyana
|hong kong|kiribati|lesotho|liechtenstein|marshall islands|mauritius|micronesia|monaco|nauru
|northern ireland|palau|papua new guinea|puerto rico|saint lucia|samoa|san marino|scotland
|seychelles|solomon islands|suriname|tonga|trinidad and tobago|tuvalu|vanuatu|vatican city
|wales""".replace("\n", "").split("|")
)
_NO_COUNTRIES = frozenset(("eu", "european union", "holy see"))  # though they speak as countries do
STATES = frozenset(
    """alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii
|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan
|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico
|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island
|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia
|wisconsin|wyoming""".replace("\n", "").split("|")
)
CONTINENTS = frozenset("africa|antarctica|asia|australia|europe|north america|south america".split("|"))

_COUNTRY = re.compile(r"\b(?:countr(?:y|ies)|nations?)$", re.IGNORECASE)
_IS_A = (
    (re.compile(r"\bstates?$", re.IGNORECASE), STATES),
    (re.compile(r"\bcontinents?$", re.IGNORECASE), CONTINENTS),
)
_SMALLER = re.compile(
    r"\b(?:cit(?:y|ies)|towns?|villages?|capitals?|count(?:y|ies)|districts?)$", re.IGNORECASE
)
_SHARED = frozenset(
    ("new york", "washington", "singapore", "monaco", "luxembourg", "mexico", "vatican", "vatican city")
)


def is_a(name: str, noun: str) -> float:
    """1 where a name is known to be what the noun calls it, -1 where it is known to be none, else 0."""
    plain = _plain(name)
    if _COUNTRY.search(noun):
        return 1.0 if plain in _countries() else -1.0
    for pattern, names in _IS_A:
        if pattern.search(noun):
            return 1.0 if plain in names else -1.0
    if _SMALLER.search(noun) and plain in (_countries() | STATES) - _SHARED:
        return -1.0
    return 0.0


def may_be_within(name: str, place: str) -> bool:
    """Whether a place may be in another: a country is in no other country nor in a state, a state in no
    other state."""
    plain, around = _plain(name), _plain(place)
    if around in STATES:
        return plain not in (_whole_countries() | STATES) - _SHARED
    return around not in _whole_countries() or plain not in _whole_countries() - _SHARED


def _countries() -> frozenset[str]:
    return _whole_countries() | _MORE_COUNTRIES


@cache
def _whole_countries() -> frozenset[str]:
    """Those that are no part of another."""
    return frozenset(_plain(name) for one in countries() for name in one.names) - _NO_COUNTRIES


def _plain(name: str) -> str:
    return re.sub(r"^the ", "", name.casefold().replace(".", ""))


# What English has two names for, by hand: towns and countries whose name in it has changed, or that papers
# write in either way. A gazetteer of all towns has 35 MB, and names that are other words or places. As the
# index has them: case folded, without marks.
_NAMES = """
kyiv kiev, kharkiv kharkov, odesa odessa, lviv lvov, mykolaiv nikolaev nikolayev, luhansk lugansk, donbas
donbass, chornobyl chernobyl, zaporizhzhia zaporizhia zaporozhye, chernihiv chernigov, kherson cherson,
kremenchuk kremenchug, belarus belorussia byelorussia, chisinau kishinev, tbilisi tiflis, karabakh artsakh,
stepanakert khankendi xankendi, myanmar burma, yangon rangoon, mumbai bombay, kolkata calcutta, chennai
madras, bengaluru bangalore, varanasi benares, beijing peking, eswatini swaziland, turkey turkiye,
netherlands holland, krakow cracow, gdansk danzig, wroclaw breslau, lyon lyons, marseille marseilles, basel
basle, seville sevilla, cologne koln, prague praha, warsaw warszawa, moscow moskva, lisbon lisboa, mecca
makkah, falklands malvinas
"""


def other_names(word: str) -> tuple[str, ...]:
    """What else a place is called, by a word of a text, case folded."""
    return _others().get(word, ())


@cache
def _others() -> dict[str, tuple[str, ...]]:
    groups = [group.split() for group in _NAMES.split(",")]
    return {name: tuple(one for one in group if one != name) for group in groups for name in group}
