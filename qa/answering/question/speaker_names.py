"""Names as questions have them, and whose words may be asked for. Pure."""

from __future__ import annotations

import re

from qa.answering.question.asking import BODY

# What no part of a name is, and what no name begins with.
_NO_NAME = (
    "what who whom whose when where why which how did does do has have had was were is are (?-i:will) would"
    " each both been after before since until because between among happened changed caught heard"
).split()
_NO_BEGINNING = (
    "in on at by from to of for about and or with said i we you he she it they list show tell give find quote"
    " cite all every any"
).split()
# In characters: to look for a name at each "a-" of "a-a-a-…" takes time as the square of its length.
_LONGEST_WORD = 60
_MOST_NAMES = 6  # in a list; the time to find where a longer one ends grows as its square
_AND = r"(?:and|or|vs\.?|versus)"
NAME_WORD = rf"(?:(?={BODY})|(?!(?:{'|'.join(_NO_NAME)})\b))[^\W\d_][\w.’'\-]{{0,{_LONGEST_WORD}}}"
_NAME = rf"(?!(?:{'|'.join(_NO_BEGINNING)})\b){NAME_WORD}(?: {NAME_WORD}){{0,8}}?"
NAMES = rf"{_NAME}(?:\s*,\s*{_NAME}){{0,{_MOST_NAMES - 2}}}(?:,? {_AND} {_NAME})?"
"""One name or more, as a pattern for ``phrase``."""

_NOBODY = frozenset(
    "he she it they we i you anyone anybody someone somebody people everyone the this that there who what"
    " which ministers minister leaders leader countries country sides side official person politician"
    " article articles report reports archive one".split()
)
# What bears words and has no mouth, and where its name ends: "the sign outside the museum".
_BEARS_WORDS = frozenset(
    "flag flags banner banners sign signs placard placards poster posters sticker stickers billboard"
    " billboards slogan slogans shirt shirts t-shirt t-shirts T-shirt T-shirts tattoo tattoos plaque plaques"
    " label labels headline headlines caption captions inscription graffiti".split()
)
_WHERE_IT_IS = re.compile(r"\s(?:of|in|on|at|by|from|outside|inside|near|over|above|behind|with|that)\s")
_NO_FIRST = frozenset(
    "its his her their our your my this these those that any some no other latest recent new public"
    " official more many all every".split()
)
_NEW_YORK = re.compile(r"New [A-Z]")
# What stands before "on" or after "according to" and has no voice.
_NO_VOICE = frozenset(
    "statement statements remark remarks comment comments quote quotes agreement agreements article"
    " articles assault attack attacks background ban bans book conference consensus constitution crackdown"
    " data deal debate decision details discussion document documents duties effect estimates figures"
    " focus impact information law laws life limit limits media meeting negotiations news plan poll"
    " position pressure progress raid record records referendum report reports research restrictions rules"
    " sanctions schedule statistics strike strikes studies study summit survey talks tariffs tax taxes"
    " text treaty update updates view views vote war work".split()
)


def listed(names: str) -> list[str]:
    """The names of a list, without their articles."""
    each = [name.strip() for name in re.split(rf"\s*,\s*(?:and\s+)?|\s+{_AND}\s+", names)]
    return [re.sub(r"^(?:the|an?)\s+", "", name, flags=re.IGNORECASE) for name in each]


def could_speak(name: str) -> bool:
    """Whether a name may be that of somebody, who has a mouth."""
    first = name.casefold().split()[:1]
    begins = first and first[0] in _NO_FIRST and not _NEW_YORK.match(name)
    if not first or (name.casefold() in _NOBODY and name != "WHO") or begins:
        return False
    return _WHERE_IT_IS.split(name)[0].split()[-1] not in _BEARS_WORDS


def has_a_voice(name: str) -> bool:
    """Whether it is not a report, a plan or the like."""
    return name.casefold().split()[-1] not in _NO_VOICE
