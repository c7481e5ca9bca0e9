"""Names of places that English has two of: "Kyiv" and "Kiev". Pure.

By hand: towns and countries whose name in English has changed, or that papers write in either way. A
gazetteer with all names of all towns has 35 MB, and names that are other words or places.
"""

from __future__ import annotations

from functools import cache

# As the index has them: case folded, without marks.
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
