"""Words of any script in Latin letters, as hands that spell them differently agree on. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

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


def folded(words: str) -> frozenset[str]:
    """Several words, given with blanks between them, each as ``fold`` has it."""
    return frozenset(map(fold, words.split()))


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
