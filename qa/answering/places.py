"""What kind of place a name is, as far as a short list tells: a country, a state, a continent. Pure."""

from __future__ import annotations

import re

# Members and observers of the United Nations and what news calls countries beside them, in everyday names.
COUNTRIES = frozenset(
    """afghanistan|albania|algeria|andorra|angola|antigua and barbuda|argentina|armenia|australia|austria
|azerbaijan|bahamas|bahrain|bangladesh|barbados|belarus|belgium|belize|benin|bhutan|bolivia|bosnia
|bosnia and herzegovina|botswana|brazil|britain|brunei|bulgaria|burkina faso|burma|burundi
|cambodia|cameroon|canada|cape verde|central african republic|chad|chile|china|colombia|comoros
|congo|costa rica|croatia|cuba|cyprus|czech republic|czechia|democratic republic of congo|denmark
|djibouti|dominica|dominican republic|east timor|ecuador|egypt|el salvador|england
|equatorial guinea|eritrea|estonia|eswatini|ethiopia|fiji|finland|france|gabon|gambia|georgia
|germany|ghana|great britain|greece|greenland|grenada|guatemala|guinea|guinea-bissau|guyana|haiti
|honduras|hong kong|hungary|iceland|india|indonesia|iran|iraq|ireland|israel|italy|ivory coast
|jamaica|japan|jordan|kazakhstan|kenya|kiribati|kosovo|kuwait|kyrgyzstan|laos|latvia|lebanon
|lesotho|liberia|libya|liechtenstein|lithuania|luxembourg|madagascar|malawi|malaysia|maldives|mali
|malta|marshall islands|mauritania|mauritius|mexico|micronesia|moldova|monaco|mongolia|montenegro
|morocco|mozambique|myanmar|namibia|nauru|nepal|netherlands|new zealand|nicaragua|niger|nigeria
|north korea|north macedonia|northern ireland|norway|oman|pakistan|palau|palestine|panama
|papua new guinea|paraguay|peru|philippines|poland|portugal|puerto rico|qatar|romania|russia
|rwanda|saint lucia|samoa|san marino|saudi arabia|scotland|senegal|serbia|seychelles|sierra leone
|singapore|slovakia|slovenia|solomon islands|somalia|south africa|south korea|south sudan|spain
|sri lanka|sudan|suriname|sweden|switzerland|syria|taiwan|tajikistan|tanzania|thailand|togo|tonga
|trinidad and tobago|tunisia|turkey|turkiye|turkmenistan|tuvalu|uganda|uk|ukraine
|united arab emirates|uae|united kingdom|united states|uruguay|us|usa|uzbekistan|vanuatu
|vatican city|venezuela|vietnam|wales|yemen|zambia|zimbabwe""".replace("\n", "").split("|")
)
STATES = frozenset(
    """alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii
|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan
|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico
|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island
|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia
|wisconsin|wyoming""".replace("\n", "").split("|")
)
CONTINENTS = frozenset("africa|antarctica|asia|australia|europe|north america|south america".split("|"))

_IS_A = (
    (re.compile(r"\b(?:countr(?:y|ies)|nations?)$", re.IGNORECASE), COUNTRIES),
    (re.compile(r"\bstates?$", re.IGNORECASE), STATES),
    (re.compile(r"\bcontinents?$", re.IGNORECASE), CONTINENTS),
)
_SMALLER = re.compile(
    r"\b(?:cit(?:y|ies)|towns?|villages?|capitals?|count(?:y|ies)|districts?)$", re.IGNORECASE
)
_SHARED = frozenset(("new york", "washington", "singapore", "monaco", "luxembourg", "mexico", "vatican city"))


def is_a(name: str, noun: str) -> float:
    """1 where a name is known to be what the noun calls it, -1 where it is known to be none, else 0."""
    plain = re.sub(r"^the ", "", name.casefold().replace(".", ""))
    for pattern, names in _IS_A:
        if pattern.search(noun):
            return 1.0 if plain in names else -1.0
    if _SMALLER.search(noun) and plain in (COUNTRIES | STATES) - _SHARED:
        return -1.0
    return 0.0
