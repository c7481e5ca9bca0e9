"""The words of a name: which are titles, which given names, which the surname, and what is a body's. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from qa.language.transliteration import fold

TITLES = frozenset(
    "mr mrs ms dr sir dame lord lady prof professor president premier minister secretary prime foreign"
    " deputy vice defence defense interior former acting chairman chairwoman general gen colonel col"
    " senator sen ambassador commissioner spokesman spokeswoman spokesperson governor mayor king queen"
    " pope the adviser advisor affairs admiral archbishop attorney bishop captain capt cardinal ceo chair"
    " chancellor chief commander congressman congresswoman coordinator director emir envoy gov head judge"
    " justice leader lt major marshal mp negotiator officer patriarch prince princess rep representative"
    " rev sgt sheikh sheriff speaker state sultan treasurer".split()
)
# What speaks without being a person.
BODIES = frozenset(
    "ministry government statement commission mission company office union agency police court secretariat"
    " parliament embassy service army party bloc delegation council association federation department"
    " committee bureau board institute authority administration".split()
)
# ... and what is one among other words of a name.
ALL_BODIES = BODIES | frozenset(
    "campaign house senate team group bank ministries newspaper magazine website network channel"
    " university court foundation authorities leadership military league society firm".split()
)
FOLDED_TITLES = frozenset(map(fold, TITLES))
FOLDED_BODIES = frozenset(map(fold, BODIES))
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
# What stands before a name without being of it: "both Lavrov and Mirzoyan", "an angry Lavrov".
_BEFORE_NAMES = frozenset(
    "the a an both either neither even also only when while as but and if is are was were did does".split()
)
_POSSESSIVE = re.compile(r"[’']s?$")
_COURTESIES = frozenset(("the", "mr", "mrs", "ms", "dr", "sir", "dame"))  # as folded
_TWO_LETTER_INITIALS = frozenset(("iu", "ia", "zh", "ch", "sh", "ts"))  # "Yu. Ushakov", as folded
_DOTTED = re.compile(r"\b(U(?=\.\s?[KNS]\b)|E(?=\.\s?U\b))\.\s?([KNSU])\b\.?")  # not "E. K. Vale"
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
_BODY_OF = re.compile(
    rf"(?:the\s+)?(?P<body>(?:(?!\bof\b)[^,])*?\b(?:{'|'.join(sorted(BODIES))}))\s+(?P<after>(?:of|in|at|for)\s[^,]+)",
    re.IGNORECASE,
)
_LINKS = re.compile(r"\s*\b(?:of|in|at|for)\s+(?:the\s+)?", re.IGNORECASE)


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """The folded words of a name: given names, then the surname.

    Titles, what stands before them, and "Jr." after the name are left out: of "Russian Foreign
    Minister Sergei Lavrov" the last two are left. The last word is no title: "Martin King" is not
    Martin. A body keeps all but its article, and what follows its word goes before it: a foreign
    ministry is no defence ministry, and "the ministry of trade in Ostrel" an Ostrel trade ministry.
    """
    written = _WORD.findall(_head_last(undotted(name)))
    if suffix(name):
        written.pop()
    words = tuple("defense" if word == "defence" else word for word in map(fold, written))
    if all(word in FOLDED_TITLES for word in words):
        return words
    if words[-1] in FOLDED_BODIES:
        return words[1:] if words[0] == "the" else words
    while len(words) > 1 and words[0] in _BEFORE_NAMES and written[-len(words)] != "A.":
        words = words[1:]
    words = (*(word for word in words[:-1] if word != "the"), words[-1])
    offices = [i for i, word in enumerate(words[:-1]) if word in FOLDED_TITLES]
    words = words[offices[-1] + 1 :] if offices else words
    while offices and len(words) > 2 and words[0] in {"of", "for"}:  # "Minister of Finance Suren Vale"
        words = words[2:]
    return words


def surname(name: str) -> str:
    """The last of the ``parts`` of a name, or the only one; empty where it has none."""
    return parts(name)[-1] if parts(name) else ""


def undotted(name: str) -> str:
    """With "US" for "U.S.", and "UK", "UN" and "EU" likewise."""
    return _DOTTED.sub(r"\1\2", name)


def _head_last(name: str) -> str:
    """The name of a body with the word for what it is at the end, and without what a comma adds."""
    found = _BODY_OF.match(name)
    if not found:
        return name
    after = [part for part in _LINKS.split(found["after"]) if part]
    return " ".join((*reversed(after), found["body"]))


@lru_cache(maxsize=65536)
def titles(name: str) -> frozenset[str]:
    """The folded titles in a name, articles and courtesies left out."""
    return frozenset(fold(word) for word in _WORD.findall(name)) & FOLDED_TITLES - _COURTESIES


def is_body(name: str) -> bool:
    """Whether a name is that of a ministry, a company or the like, not of a person."""
    return surname(name) in FOLDED_BODIES


def without_possessive(name: str) -> str:
    """Of "Vensk's" and "the ministers'" the name."""
    return _POSSESSIVE.sub("", name)


def suffix(name: str) -> str:
    """What tells a name from a parent's: "jr", folded; empty where there is none."""
    words = _WORD.findall(name)
    last = words[-1].casefold().rstrip(".") if len(words) > 2 else ""
    return last if last in _SUFFIXES else ""


def without_suffix(name: str) -> str:
    """Of "Robert Vale, Jr." and of "Robert Vale" the name."""
    return name.rsplit(maxsplit=1)[0].rstrip(",") if suffix(name) else name


def may_be_one(a: str, b: str) -> bool:
    """Whether two folded given names may be one: equal, or one the other's initial."""
    return a == b or (is_initial(a) and b.startswith(a)) or (is_initial(b) and a.startswith(b))


def is_initial(folded: str) -> bool:
    """Whether a folded word only begins a name."""
    return len(folded) == 1 or folded in _TWO_LETTER_INITIALS
