"""British and American spellings of a word, units in full and in short, other names of places. Pure.

Candidates: what the archive does not have is passed over, so a rule may make words that there are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from qa.archive.numerals import units
from qa.language.places import other_names

# How words begin on either side of the Atlantic. Where the index's stemmer makes them one ("travelled",
# "traveled") they are not here.
_BRITISH_AND_AMERICAN = """
armour armor, behaviour behavior, colour color, demeanour demeanor, endeavour endeavor, favour favor,
fervour fervor, flavour flavor, harbour harbor, honour honor, humour humor, labour labor, neighbour neighbor,
odour odor, parlour parlor, rigour rigor, rumour rumor, saviour savior, savour savor, splendour splendor,
tumour tumor, valour valor, vapour vapor, vigour vigor,
calibre caliber, centimetre centimeter, centre center, fibre fiber, kilometre kilometer, litre liter,
lustre luster, manoeuvr maneuver, metre meter, millimetre millimeter, sombre somber, spectre specter,
theatre theater, defence defense, licence license, offence offense, practise practice, pretence pretense,
anaem anem, anaesth anesth, archaeo archeo, caesar cesar, diarrhoea diarrhea, encyclopaed encycloped,
foet fet, gynaecolog gynecolog, haemo hemo, leukaem leukem, oestrogen estrogen, orthopaed orthoped,
paediatr pediatr, paedophil pedophil, ageing aging, acknowledgement acknowledgment, aeroplane airplane,
aluminium aluminum, analys analyz, artefact artifact, catalogue catalog, catalys catalyz, cosy cozy,
councillor councilor, counsellor counselor, dialogue dialog, doughnut donut, enrolment enrollment,
fulfilment fulfillment, grey gray, instalment installment, jewellery jewelry, judgement judgment,
marvellous marvelous, mould mold, moustache mustache, mum mom, paralys paralyz, plough plow,
programme program, pyjama pajama, sceptic skeptic, skilful skillful, smoulder smolder, sulphur sulfur,
tranquillis tranquiliz, tyre tire, whisky whiskey, woollen woolen, yoghurt yogurt
"""
_IZE = re.compile(
    r"(?<=[a-z]{2}[b-df-hj-np-tv-z][iy])(?P<letter>[sz])(?P<ending>e[drs]?|ers?|ing|ations?|ational)$"
)


def otherwise(word: str) -> tuple[str, ...]:
    """How a word, case folded, may be written otherwise, itself left out; each once."""
    return tuple(dict.fromkeys(form for form in _candidates(word) if form != word))


def _candidates(word: str) -> Iterator[str]:
    others, pattern = _beginnings()
    if found := pattern.match(word):
        yield others[found[0]] + word[found.end() :]
    if found := _IZE.search(word):
        yield word[: found.start()] + {"s": "z", "z": "s"}[found["letter"]] + found["ending"]
    yield from units().get(word, ())
    yield from other_names(word)


@cache
def _beginnings() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """By beginning the other one, and what finds the longest."""
    pairs = [pair.split() for pair in _BRITISH_AND_AMERICAN.split(",")]
    others = {one: other for pair in pairs for one, other in (pair, reversed(pair))}
    return others, re.compile("|".join(sorted(others, key=len, reverse=True)))
