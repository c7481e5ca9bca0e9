"""Names of people as different hands spell them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple, Protocol, TypeVar

from anyascii import anyascii

from qa.language.countries import Country, by_word

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
    " parliament embassy service army party bloc delegation council association federation".split()
)
# What "of" may follow without making somebody another: a place is its name, and the holder of an office may
# be named after what it is of ("superintendent of Pell Schools Jo Vale").
_ITSELF = frozenset("city town village county province region district republic kingdom municipality".split())
_MORE_OFFICES = frozenset("founder co-founder superintendent warden dean editor executive member".split())
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
# What stands before a name without being of it: "both Lavrov and Mirzoyan", "an angry Lavrov".
_BEFORE_NAMES = frozenset("the a an both either neither even also only when while as but and if".split())
_COURTESIES = frozenset(("the", "mr", "mrs", "ms", "dr", "sir", "dame"))  # as folded
# Peoples who write the surname first and whose surnames are few.
_SURNAME_FIRST = frozenset(
    "xi li wang zhang liu chen yang zhao huang zhou wu xu kim park yoon moon lee choi han nguyen tran".split()
)

# Where spelling Armenian letter by letter, as anyascii does, parts from how names are written in English.
_ARMENIAN = (
    (re.compile("ու"), "u"),
    (re.compile(r"\bո"), "vo"),
    (re.compile("և"), "ev"),
)
_SCHWA = str.maketrans("ə", "a")  # "İlham Əliyev" is Aliyev in English
# Letters that transliterations from Cyrillic, Armenian and Arabic disagree on.
_SPELLINGS = (
    (re.compile("x"), "ks"),
    (re.compile("aleksander"), "aleksandr"),
    (re.compile("kh"), "h"),
    (re.compile("dzh|dj"), "j"),
    (re.compile("[yi]+"), "i"),
    (re.compile("^ie"), "e"),  # "Yevgeny", "Evgeny"
)
_ARTICLE = re.compile(r"^(?:al|el)-")  # "al-Sharaa"
_TWO_LETTER_INITIALS = frozenset(("iu", "ia", "zh", "ch", "sh", "ts"))  # "Yu. Ushakov", as folded
STEM = 4  # letters that a country and its adjective share at least: "Iraq", "Iraqi"
_OF_A_COUNTRY = frozenset(("n", "an", "ian", "ean", "i", "ese", "ish"))  # as folded
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word in Latin letters, without case, diacritics, possessive and transliteration differences.

    "Лавров", "Փաշինյան" and "Erdoğan" come out as "Lavrov", "Pashinian" and "Erdogan" do.
    """
    plain = re.sub(r"['’]s?$", "", word.casefold().rstrip(".")).translate(_SCHWA)
    for letters, spelt in _ARMENIAN:
        plain = letters.sub(spelt, plain)
    plain = re.sub("['’`]", "", anyascii(plain).casefold())
    plain = _ARTICLE.sub("", plain)
    for spelling, common in _SPELLINGS:
        plain = spelling.sub(common, plain)
    return plain


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """The folded words of a name: given names, then the surname.

    Titles, what stands before them, and "Jr." after the name are left out: of "Russian Foreign
    Minister Sergei Lavrov" the last two are left. The last word is no title: "Martin King" is not
    Martin. A body keeps all but its article, and what follows its word goes before it: a foreign
    ministry is no defence ministry, and "the ministry of trade in Ostrel" an Ostrel trade ministry.
    """
    words = tuple(fold(word) for word in _WORD.findall(_head_last(name)))
    if suffix(name):
        words = words[:-1]
    if all(word in _FOLDED_TITLES for word in words):
        return words
    if words[-1] in _FOLDED_BODIES:
        return words[1:] if words[0] == "the" else words
    while len(words) > 1 and words[0] in _BEFORE_NAMES:
        words = words[1:]
    words = (*(word for word in words[:-1] if word != "the"), words[-1])
    offices = [i for i, word in enumerate(words[:-1]) if word in _FOLDED_TITLES]
    words = words[offices[-1] + 1 :] if offices else words
    while offices and len(words) > 2 and words[0] in {"of", "for"}:  # "Minister of Finance Suren Vale"
        words = words[2:]
    return words


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
    return frozenset(fold(word) for word in _WORD.findall(name)) & _FOLDED_TITLES - _COURTESIES


def is_body(name: str) -> bool:
    """Whether a name is that of a ministry, a company or the like, not of a person."""
    return parts(name)[-1:] != () and parts(name)[-1] in _FOLDED_BODIES


def suffix(name: str) -> str:
    """What tells a name from a parent's: "jr", folded; empty where there is none."""
    words = _WORD.findall(name)
    last = words[-1].casefold().rstrip(".") if len(words) > 2 else ""
    return last if last in _SUFFIXES else ""


@lru_cache(maxsize=65536)
def surnames(name: str) -> frozenset[str]:
    """The folded words that may stand for the whole name: all that ``same`` holds to be one share one."""
    found = {words[-1] for part in (name, _divided(name)[0]) if (words := parts(part))}
    words = parts(name)
    return frozenset(found | {words[0]} if words and words[0] in _FOLDED_SURNAMES else found)


def same(asked: str, found: str) -> bool:
    """Whether a name as found may be that of the one asked for.

    Surnames must agree; of given names, those of the shorter must be among those of the
    longer, an initial standing for any name it begins and a country for its people ("Russia's
    Foreign Ministry" is the Russian one). "Lavrov" is "Sergei Lavrov" is
    "Russian Foreign Minister S. Lavrov"; "Lavrova" is none of them. Where somebody is from or
    what a body is for must agree if both say it: "Doman Karesh of Orselia" is "Karesh".
    "Xi" is "Xi Jinping"; "Robert Vale" is not "Robert Vale Jr.", though "Vale" may be either.
    Who is told by somebody else is another: "the wife of Suren Vale", "a source close to Vale".
    """
    a, b = _read(asked), _read(found)
    if a.told_by_another != b.told_by_another:
        return False
    if a.after and b.after:
        return _agree(a.before, b.before) and _agree(a.after, b.after)
    return _agree(a.alone, b.alone)


class _Words(NamedTuple):
    """The ``parts`` of a name, or of a piece of one, and its ``suffix``."""

    parts: tuple[str, ...]
    suffix: str


class _Read(NamedTuple):
    """A name as ``same`` compares it.

    Args:
        before, after: what stands before and after the first "of"; None where nothing does.
        alone: what stands for it where the other has no "of": what is before it, if that names
            somebody, else all of it.
    """

    told_by_another: bool
    before: _Words
    after: _Words | None
    alone: _Words


@lru_cache(maxsize=65536)
def _read(name: str) -> _Read:
    before, after = _divided(name)
    alone = before if _names_somebody(before) else name
    return _Read(_told_by_another(name), _words(before), _words(after) if after else None, _words(alone))


def _words(name: str) -> _Words:
    return _Words(parts(name), suffix(name))


Mark = tuple[str, str]
_ANY, _ALONE = "*", ""


def marks(name: str) -> Iterator[Mark]:
    """What to keep a name under: its surname, with the beginnings of what stands beside it."""
    for *given, surname in _compared(name):
        yield surname, _ANY
        yield from ((surname, word[:1]) for word in given or [_ALONE])
        yield from ((first, _ANY) for first in given[:1] if first in _FOLDED_SURNAMES)


def marks_like(name: str) -> Iterator[Mark]:
    """What to look under for a name: all that ``same`` holds to be one with it have one of these marks,
    and few others do."""
    for *given, surname in _compared(name):
        yield from ((surname, word[:1]) for word in given)
        yield from ((word, _ALONE) for word in (surname, given[0])) if given else [(surname, _ANY)]


def _compared(name: str) -> list[tuple[str, ...]]:
    """The parts of what ``same`` compares of a name, one of which at least is compared with any other."""
    read = _read(name)
    return [words.parts for words in (read.alone, read.after) if words and words.parts]


def _told_by_another(name: str) -> bool:
    """Whether a name only says whose, or what of somebody's, it is. A spokesman for a company is as good as
    the company, so one for a person stays that person, too: nothing here tells them apart."""
    found = _WHOSE.match(name)
    return found is not None and found["what"].islower() and found["what"] not in _OWN


def _names_somebody(name: str) -> bool:
    """Whether a name has two words or more, and more than titles."""
    words = parts(name)
    return len(words) > 1 and not all(word in _FOLDED_TITLES for word in words)


class Known(Protocol):
    """Somebody under all the spellings that are known to be theirs."""

    @property
    def spellings(self) -> tuple[str, ...]: ...


K = TypeVar("K", bound=Known)


def candidates(name: str, people: Iterable[K]) -> tuple[K, ...]:
    """Those whom a name may mean, in the order given; several where it does not tell them apart.

    A name with a given name means only those known by one, unless nobody is: "Sergei Lavrov" is
    not also the "Lavrov" of whom no more is known, though "Lavrov" may be either. Where the
    archive itself calls one bearer by the surname alone, a question that does so means them.
    """
    wanted = surnames(name)
    fitting = [
        (person, known)
        for person in people
        if (known := [k for k in person.spellings if wanted & surnames(k) and same(name, k)])
    ]
    if len(parts(name)) > 1:
        fuller = [(person, known) for person, known in fitting if any(len(parts(k)) > 1 for k in known)]
        fitting = fuller or fitting
    called = [
        person
        for person, known in fitting
        if any(parts(k) == parts(name) for k in known) and any(len(parts(k)) > 1 for k in known)
    ]
    return tuple(called) if len(called) == 1 else tuple(person for person, _ in fitting)


def _divided(name: str) -> tuple[str, str]:
    """What stands before and after the first "of"."""
    before, _, after = name.partition(" of ")
    return before, after


def _agree(asked: _Words, found: _Words) -> bool:
    a, b = asked.parts, found.parts
    fewer, more = (a, b) if len(a) <= len(b) else (b, a)
    if len(fewer) < 2:
        first = fewer[:1] == more[:1] and _FOLDED_SURNAMES.issuperset(more[:1])
        return bool(fewer) and (fewer[0] == more[-1] or first)
    if a[-1] != b[-1] or asked.suffix != found.suffix:
        return False
    one = one_or_its_people if a[-1] in _FOLDED_BODIES else _one
    ways = ((fewer, more), (more, fewer)) if len(a) == len(b) else ((fewer, more),)
    return all(any(one(x, y) for y in there[:-1]) for here, there in ways for x in here[:-1])


def _one(a: str, b: str) -> bool:
    """Whether two folded given names may be one: equal, or one the other's initial."""
    return a == b or (is_initial(a) and b.startswith(a)) or (is_initial(b) and a.startswith(b))


def is_initial(folded: str) -> bool:
    """Whether a folded word only begins a name."""
    return len(folded) == 1 or folded in _TWO_LETTER_INITIALS


def one_or_its_people(a: str, b: str) -> bool:
    """Likewise of the words before a body's, where a country may also stand for its adjective:
    that begins with the country, a final "a" or "e" left out, and has an adjective's ending.
    Not so of people: Julia is not Julian.
    """
    if a[:STEM] != b[:STEM] or a == b:
        return _one(a, b)
    shorter, longer = sorted((a, b), key=len)
    stem = re.sub(r"[ae]$", "", shorter)
    ending = longer.removeprefix(stem)
    return len(stem) >= STEM and longer != ending and ending in _OF_A_COUNTRY


def one_country(a: str, b: str, *, capitals: bool = False) -> bool:
    """Whether two folded words mean one country, be it by its people ("France", "French").

    Args:
        capitals: whether a capital means its country, as in "the foreign ministry in Paris"; its police
            is no country's.
    """
    known = _folded_countries(capitals)
    return one_or_its_people(a, b) or (a in known and known[a] is known.get(b))


def words_of_country(word: str) -> tuple[str, ...]:
    """What the country that a folded word means, its people and its capital are called in one word,
    folded; empty where it means none."""
    known = _folded_countries(capitals=True)
    return tuple(other for other in known if known[other] is known[word]) if word in known else ()


@cache
def _folded_countries(capitals: bool) -> dict[str, Country]:
    return {fold(word): country for word, country in by_word(capitals=capitals).items()}


_BODY_OF = re.compile(
    rf"(?:the\s+)?(?P<body>(?:(?!\bof\b)[^,])*?\b(?:{'|'.join(sorted(BODIES))}))\s+(?P<after>(?:of|in|at|for)\s[^,]+)",
    re.IGNORECASE,
)
_LINKS = re.compile(r"\s*\b(?:of|in|at|for)\s+(?:the\s+)?", re.IGNORECASE)
_WHOSE = re.compile(r".*?(?P<what>\S+) (?:of|for|to) (?=.*[A-Z])")  # the first "of" tells
_OWN = (TITLES | BODIES | _ITSELF | _MORE_OFFICES) - {"attorney"}
_FOLDED_TITLES = frozenset(fold(title) for title in TITLES)
_FOLDED_BODIES = frozenset(fold(body) for body in BODIES)
_FOLDED_SURNAMES = frozenset(fold(name) for name in _SURNAME_FIRST)
