"""Words whose forms no stemmer brings together: "frozen" is of "freeze". Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from qa.language.stemming import stems_of

# Irregular verbs of which a form differs from the others by more than its ending, and nouns, as any
# grammar of English lists them; those that reports use, but for "give", "take" and the like: they name no
# topic.
_FORMS = """
arise arose arisen; awake awoke awoken; bear bore borne; beat beat beaten; become became; begin began begun;
bend bent; bind bound; bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred;
bring brought; build built; burn burnt; buy bought; catch caught; choose chose chosen; cling clung; creep
crept; deal dealt; die died dying; dig dug; draw drew drawn; dream dreamt; drink drank drunk; drive drove
driven; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fly
flew flown; forbid forbade forbidden; forget forgot forgotten; forgive forgave forgiven; freeze froze
frozen; grind ground; grow grew grown; hang hung; hear heard; hide hid hidden; kneel knelt; lay laid;
lead led; leap leapt; leave left; lend lent; lie lay lain; lose lost; mean meant; meet met; mistake
mistook mistaken; oversee oversaw overseen; overtake overtook overtaken; overthrow overthrew overthrown;
pay paid; ride rode ridden; ring rang rung; rise rose risen; run ran; seek sought; sell sold; send sent;
shake shook shaken; shine shone; shoot shot; show shown; shrink shrank shrunk; sing sang sung; sink sank
sunk; sit sat; sleep slept; slide slid; speak spoke spoken; speed sped; spend spent; spin spun; stand
stood; steal stole stolen; stick stuck; sting stung; strike struck stricken; strive strove striven; swear
swore sworn; sweep swept; swim swam swum; swing swung; teach taught; tear tore torn; throw threw thrown;
undergo underwent undergone; understand understood; undertake undertook undertaken; uphold upheld; wake
woke woken; wear wore worn; weep wept; win won; withdraw withdrew withdrawn; withhold withheld; withstand
withstood; write wrote written; man men; woman women; child children; foot feet; tooth teeth; mouse mice;
person people; crisis crises; life lives; wife wives; knife knives; thief thieves; leaf leaves; loaf
loaves; half halves; wolf wolves
"""
# Those that name no topic, or whose past is as the rest: of these, too, it must be known what is past.
_LIGHT = """
bid bid; burst burst; cast cast; come came; cost cost; cut cut; do did done; get got gotten; give gave
given; go went gone; have had; hit hit; hold held; hurt hurt; keep kept; know knew known; let let; make made;
put put; quit quit; read read; say said; see saw seen; set set; shed shed; shut shut; split split; spread
spread; sue sued; take took taken; tell told; think thought; thrust thrust; tie tied; vie vied
"""
# How verbs end before the "ed" of which the "e" is their own: "created", "closed", "scored", "retired".
_ENDS_IN_E = re.compile(
    r"(?:[cvzue]|[^aeious][aeiou]s|[nr]s|eas|^us|at|ut|[lr]g|dg|(?:^|[^aeiou])[^aeiou]+[ao]r|[iu]r|plet)$"
)
_ENDINGS = ("", "s", "es", "ing")


def other_forms(text: str) -> Mapping[str, tuple[str, ...]]:
    """The words of a text that have irregular forms, as it has them, each with its others."""
    found = {word: _known(_FORMS).get(word.casefold(), ()) for word in re.findall(r"[^\W\d_]+", text)}
    return {word: others for word, others in found.items() if others}


def all_forms(word: str) -> tuple[str, ...]:
    """Those of a word of which one is irregular; none of any other."""
    return _known(_FORMS).get(word.casefold(), ()) or _known(_LIGHT).get(word.casefold(), ())


def in_all_forms(words: str) -> str:
    """Each word with all of its forms."""
    return " ".join(form for word in words.split() for form in (word, *all_forms(word)))


def stems_in_all_forms(words: str) -> frozenset[str]:
    """The stems of all forms of words."""
    return stems_of(in_all_forms(words))


def is_past(word: str) -> bool:
    """Whether a verb in this form may be in the past, or a participle."""
    folded = word.casefold()
    return (folded.endswith("ed") and len(folded) > len("need")) or folded in _past()


def base(verb: str) -> str:
    """A verb in the past as it stands after "did": "open" of "opened"; most regular ones are spelt right."""
    if irregular := all_forms(verb):
        return irregular[0]
    verb = verb.casefold()
    stem = verb.removesuffix("ed")
    if stem == verb:
        return verb
    if stem.endswith("i"):
        return f"{stem[:-1]}y"
    doubled = re.search(r"([bdgmnprt])\1$", stem)
    return stem[:-1] if doubled else f"{stem}e" if _ENDS_IN_E.search(stem) else stem


@cache
def _known(rows: str) -> Mapping[str, tuple[str, ...]]:
    """All forms of a word, by each of them."""
    every: dict[str, tuple[str, ...]] = {}
    for base, *others in _rows(rows):
        regular = tuple(_with_ending(base, ending) for ending in _ENDINGS)
        for form in (*regular, *others):
            every[form] = (*every.get(form, ()), *regular, *others)
    return every


@cache
def _past() -> frozenset[str]:
    return frozenset(form for _, *others in (*_rows(_FORMS), *_rows(_LIGHT)) for form in others)


def _rows(forms: str) -> list[list[str]]:
    return [row.split() for row in forms.replace("\n", " ").split(";")]


def _with_ending(base: str, ending: str) -> str:
    return base[:-1] + ending if ending == "ing" and base.endswith("e") else base + ending
